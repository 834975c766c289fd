//! The dates of the view as small pictures: which one stands at the left, and which one at the right.

use eframe::egui::{ScrollArea, Ui, vec2};

use crate::domain::id::EntryId;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::page::record::photos::shelf::{Shelf, Thumbnail};
use crate::ui::theme::{Theme, Tone, space};
use crate::ui::widget::photo_cell::{PhotoCell, Picture};
use crate::ui::widget::segmented::Segmented;

use super::choice::{self, Pair, Place};

/// Shows them; gives the photo that was clicked.
pub fn show(
    cx: &Cx<'_>,
    view: &RecordView,
    (pair, chooses): (Pair, &mut Place),
    shelf: &mut Shelf,
    ui: &mut Ui,
) -> Option<EntryId> {
    let words = &cx.text.compare;
    ui.spacing_mut().item_spacing = vec2(space::S12, space::S8);
    ui.label(Theme::of(ui).h2(&words.times));
    ui.label(Theme::of(ui).small(&words.choose_for));
    Segmented::new(&words.choose_for, chooses)
        .option(Place::Left, &words.left)
        .option(Place::Right, &words.right)
        .wide()
        .show(ui);
    let photos = choice::of_view(&view.photos, pair.view);
    let mut clicked = None;
    let strip = ScrollArea::vertical().id_salt("times").auto_shrink(false);
    strip.show(ui, |ui| {
        // The ring around the chosen ones reaches beyond their cells.
        ui.add_space(space::S4);
        ui.spacing_mut().item_spacing.x = 0.0;
        let width = ((ui.available_width() - space::S16 - 2.0 * space::S4) * 0.5).floor();
        for row in photos.chunks(2) {
            ui.horizontal(|ui| {
                ui.add_space(space::S4);
                ui.spacing_mut().item_spacing.x = space::S16;
                for item in row {
                    let size = vec2(width, (width * 1.1).floor());
                    if cell_ui(cx, view, (item, pair), shelf, size, ui) {
                        clicked = Some(item.id);
                    }
                }
            });
        }
    });
    clicked
}

/// True when it was clicked.
fn cell_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    (item, pair): (&PhotoItem, Pair),
    shelf: &mut Shelf,
    size: eframe::egui::Vec2,
    ui: &mut Ui,
) -> bool {
    let picture = match shelf.get(item.id) {
        Thumbnail::Here(texture) => Picture::Shown(texture.id(), texture.size_vec2()),
        Thumbnail::Coming => Picture::Loading,
        Thumbnail::Unreadable => Picture::Missing(&cx.text.photos.no_thumbnail, Tone::Stop),
    };
    let place = pair.place_of(item.id);
    let phase = choice::phase(cx.text, &view.course, item);
    let cell = PhotoCell {
        picture,
        title: &cx.text.date_near(item.taken_at.day(), cx.today()),
        detail: &format!("{phase} · {}", cx.text.time(item.taken_at)),
        hint: "",
        status: None,
        mark: place.map_or("", |place| side_of(cx.text, place)),
        selected: place.is_some(),
        receiving: false,
    };
    cell.show(ui, size).clicked()
}

pub fn side_of(text: &Text, place: Place) -> &str {
    match place {
        Place::Left => &text.compare.left,
        Place::Right => &text.compare.right,
    }
}
