//! The views at the left, each with its newest photo; what cannot be compared stands greyed below, and why.

use eframe::egui::{
    Align2, Frame, Image, Panel, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::domain::id::EntryId;
use crate::domain::photo::View;
use crate::journal::view::RecordView;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::record::photos::shelf::{Shelf, Thumbnail};
use crate::ui::theme::{Kind, Theme, radius, size, space};
use crate::ui::widget::{paint, photo_cell};

use super::choice::{Pair, of_view};

const WIDTH: f32 = 176.0;
const THUMBNAIL: Vec2 = vec2(38.0, 46.0);
const ROW: f32 = 58.0;

/// Shows them; gives the pair of the view that was chosen.
pub fn show(
    cx: &Cx<'_>,
    view: &RecordView,
    pair: Pair,
    shelf: &mut Shelf,
    ui: &mut Ui,
) -> Option<Pair> {
    let theme = Theme::of(ui);
    Panel::left("views")
        .exact_size(WIDTH)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(theme.surface))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            let stroke = Stroke::new(size::HAIRLINE, theme.line);
            ui.painter()
                .vline(rect.right() - 0.5, rect.y_range(), stroke);
            let list = ScrollArea::vertical().id_salt("views").auto_shrink(false);
            list.show(ui, |ui| list_ui(cx, view, pair, shelf, ui)).inner
        })
        .inner
}

fn list_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    pair: Pair,
    shelf: &mut Shelf,
    ui: &mut Ui,
) -> Option<Pair> {
    let words = &cx.text.compare;
    ui.spacing_mut().item_spacing = vec2(0.0, space::S2);
    ui.add_space(space::S12);
    title_ui(&words.views, ui);
    let mut chosen = None;
    let (mut none, mut single) = (Vec::new(), Vec::new());
    for of in View::ALL {
        let photos = of_view(&view.photos, of);
        let found = Pair::of_view(&view.photos, &view.course, of);
        match (photos.last(), found) {
            (Some(newest), Some(found)) => {
                let name = cx.text.view(of);
                if row_ui(name, newest.id, pair.view == of, shelf, ui).clicked() {
                    chosen = Some(found);
                }
            }
            (Some(_), None) => single.push(of),
            (None, _) => none.push(of),
        }
    }
    for (title, views) in [(&words.single, single), (&words.none, none)] {
        if views.is_empty() {
            continue;
        }
        ui.add_space(space::S8);
        title_ui(title, ui);
        for of in views {
            Frame::new()
                .inner_margin(vec2(space::S16, space::S2))
                .show(ui, |ui| {
                    ui.label(Theme::of(ui).faint(cx.text.view(of)));
                });
        }
    }
    chosen
}

fn title_ui(title: &str, ui: &mut Ui) {
    Frame::new()
        .inner_margin(vec2(space::S16, space::S4))
        .show(ui, |ui| {
            ui.label(Theme::of(ui).label(title));
        });
}

fn row_ui(name: &str, photo: EntryId, chosen: bool, shelf: &mut Shelf, ui: &mut Ui) -> Response {
    let theme = Theme::of(ui);
    let wanted = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let inside = rect.shrink2(vec2(space::S8, 1.0));
    let fill = if chosen {
        theme.accent_weak
    } else {
        paint::ground(ui, &response)
    };
    ui.painter().rect_filled(inside, radius::CONTROL, fill);
    let corner = pos2(
        inside.left() + space::S8,
        inside.center().y - THUMBNAIL.y * 0.5,
    );
    let place = Rect::from_min_size(corner, THUMBNAIL);
    match shelf.get(photo) {
        Thumbnail::Here(texture) => Image::from_texture((texture.id(), THUMBNAIL))
            .uv(photo_cell::covering(texture.size_vec2(), THUMBNAIL))
            .corner_radius(radius::CHIP)
            .paint_at(ui, place),
        Thumbnail::Coming | Thumbnail::Unreadable => {
            ui.painter().rect_filled(place, radius::CHIP, theme.hover);
            Icon::Image.paint(ui.painter(), place.center(), 16.0, theme.text_3);
        }
    }
    let (kind, colour) = if chosen {
        (Kind::BodyStrong, theme.accent)
    } else {
        (Kind::Body, theme.text)
    };
    let left = place.right() + space::S8;
    let text = paint::rows(ui, name, kind, colour, (inside.right() - left, 2));
    let at = pos2(left, rect.center().y);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
    paint::focus_ring(ui, &response, inside, radius::CONTROL);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    response
}
