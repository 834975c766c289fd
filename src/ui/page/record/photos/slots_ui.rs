//! The eight standard views, each with its photo or with the outline of a face, and the two switches above them.

use eframe::egui::{Rect, Ui, vec2};

use crate::domain::coverage::{Coverage, planned, shown_by};
use crate::domain::id::EntryId;
use crate::domain::photo::{Phase, View};
use crate::journal::view::{PhotoItem, RecordView};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, Tone, space};
use crate::ui::widget::photo_cell::{PhotoCell, Picture};
use crate::ui::widget::segmented::Segmented;

use super::gallery;
use super::grid::{self, Places};
use super::known::Known;
use super::offers::Offers;
use super::offers_ui::{DIGITS, digit};
use super::shelf::{Shelf, Thumbnail};
use super::slots::{Shown, Slots, need};
use crate::ui::widget::key;
use eframe::egui::Modifiers;

const COLUMNS: usize = 4;

/// Height of a picture for its width: all eight stand on the screen together.
const RATIO: f32 = 0.84;

/// What was pressed.
pub enum Pressed {
    Photo(EntryId),
    /// The empty place of a view.
    Empty(View),
}

/// Which phase, and whether views or all photos.
pub fn switches_ui(cx: &Cx<'_>, slots: &mut Slots, offers: &mut Offers, ui: &mut Ui) {
    let words = &cx.text.photos_in;
    let title = match slots.shown {
        Shown::Slots => match slots.phase {
            Phase::Before => &words.before_photos,
            Phase::After => &words.after_photos,
            Phase::Control => &words.control_photos,
        },
        Shown::All => &words.all_photos,
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        ui.label(Theme::of(ui).h2(title));
        let right = eframe::egui::Layout::right_to_left(eframe::egui::Align::Center);
        ui.with_layout(right, |ui| {
            Segmented::new(&words.shown, &mut slots.shown)
                .option_with_icon(Shown::Slots, &words.views, Icon::LayoutGrid)
                .option_with_icon(Shown::All, &words.all, Icon::Images)
                .show(ui);
            if slots.shown == Shown::Slots {
                let mut phases = Segmented::new(&words.phase, &mut slots.phase);
                for phase in Phase::ALL {
                    phases = phases.option(phase, cx.text.phase(phase));
                }
                if phases.show(ui).changed() {
                    // Whoever looks at the places of a phase is about to fill them.
                    offers.begin_with(slots.phase);
                }
            }
        });
    });
}

/// The digits select a place, as long as there is no new photo for which they confirm the view; gives the one selected.
pub fn keys(slots: &mut Slots, offers: &Offers, ui: &Ui) -> Option<View> {
    if !offers.list.is_empty() {
        return None;
    }
    let mut views = View::ALL.into_iter().zip(DIGITS);
    let (view, _) = views.find(|(_, digit)| key::pressed(ui, Modifiers::NONE, *digit))?;
    slots.selected = Some(view);
    Some(view)
}

/// What is drawn from.
pub struct Around<'a> {
    pub view: &'a RecordView,
    pub known: &'a Known,
    pub coverage: &'a Coverage,
    /// Photos that are not saved yet: each stands in its place already.
    pub offers: &'a mut Offers,
    pub shelf: &'a mut Shelf,
    /// The photo that the side panel tells of.
    pub chosen: Option<EntryId>,
    pub attaches: bool,
}

pub fn show(
    cx: &Cx<'_>,
    slots: &mut Slots,
    mut around: Around<'_>,
    ui: &mut Ui,
) -> Option<Pressed> {
    let mut pressed = None;
    let places = Places::in_columns(ui.available_width(), COLUMNS, RATIO);
    grid::show_in(ui, View::ALL.len(), places, |place, ui, size| {
        let Some(of) = View::ALL.get(place).copied() else {
            return;
        };
        if let Some(now) = slot_ui(cx, slots, &mut around, of, ui, size) {
            pressed = Some(now);
        }
    });
    pressed
}

fn slot_ui(
    cx: &Cx<'_>,
    slots: &mut Slots,
    around: &mut Around<'_>,
    of: View,
    ui: &mut Ui,
    size: eframe::egui::Vec2,
) -> Option<Pressed> {
    let place = Rect::from_min_size(ui.cursor().min, size);
    let aimed = around.attaches && slots.is_aiming() && is_under_pointer(ui, place);
    if aimed {
        slots.aim_at(of);
    }
    let item = around.known.standing(around.view, slots.phase, of);
    let needed = need(around.coverage, slots.phase, of);
    let seen = seen(cx, around, (item, of, slots.phase), (needed, aimed));
    let selected = match (slots.selected, item) {
        (Some(selected), _) => selected == of,
        (None, Some(item)) => around.chosen == Some(item.id),
        (None, None) => false,
    };
    let cell = PhotoCell {
        picture: seen.picture,
        title: cx.text.view(of),
        detail: &seen.detail,
        hint: digit(of),
        status: seen.status,
        mark: seen.mark,
        selected,
        receiving: aimed,
    };
    if !cell.show(ui, size).clicked() {
        return None;
    }
    slots.selected = Some(of);
    match item {
        Some(item) => Some(Pressed::Photo(item.id)),
        None => around.attaches.then_some(Pressed::Empty(of)),
    }
}

fn is_under_pointer(ui: &Ui, place: Rect) -> bool {
    let pointer = ui.input(|input| input.pointer.latest_pos());
    pointer.is_some_and(|pointer| place.expand2(vec2(0.0, space::S8)).contains(pointer))
}

/// What is seen in a place.
struct Seen<'a> {
    picture: Picture<'a>,
    detail: String,
    status: Option<Status>,
    /// Words on a picture that is there.
    mark: &'a str,
}

fn seen<'a>(
    cx: &'a Cx<'_>,
    around: &mut Around<'_>,
    (item, of, phase): (Option<&PhotoItem>, View, Phase),
    (needed, aimed): (Option<bool>, bool),
) -> Seen<'a> {
    let (text, words) = (cx.text, &cx.text.photos_in);
    let mark = if aimed { text.photos.drop.as_str() } else { "" };
    let is_meant = |said: &super::said::Said| said.view == Some(of) && said.phase == phase;
    let mut offers = around.offers.list.iter();
    if let Some(offer) = offers.find(|offer| is_meant(&offer.said)) {
        return Seen {
            picture: picture(text, &around.offers.shelf.get(offer.id)),
            detail: text.photos.new_remark.clone(),
            status: Some(Status::Pending),
            mark,
        };
    }
    if let Some(item) = item {
        return Seen {
            picture: picture(text, &around.shelf.get(item.id)),
            detail: gallery::detail_near(text, item, cx.today()),
            // It is there, but not for every area that needs it: too old, or of another area.
            status: needed.map(|there| if there { Status::Ok } else { Status::Warn }),
            mark,
        };
    }
    let (word, tone) = match (aimed, needed) {
        (true, _) => (&text.photos.drop, Tone::Accent),
        (false, Some(_)) => (&words.missing, Tone::Stop),
        (false, None) => (&words.optional, Tone::Neutral),
    };
    let areas: Vec<_> = match needed {
        Some(_) => shown_by(of, &planned(around.coverage))
            .into_iter()
            .collect(),
        None => Vec::new(),
    };
    Seen {
        picture: Picture::Ghost(of, word, tone),
        detail: text.areas(&areas),
        status: None,
        mark: "",
    }
}

fn picture<'a>(text: &'a crate::text::Text, thumbnail: &Thumbnail<'_>) -> Picture<'a> {
    match thumbnail {
        Thumbnail::Here(texture) => Picture::Shown(texture.id(), texture.size_vec2()),
        Thumbnail::Coming => Picture::Loading,
        Thumbnail::Unreadable => Picture::Missing(&text.photos.no_thumbnail, Tone::Stop),
    }
}
