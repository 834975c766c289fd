//! The toggles above the map: what is seen upon the face.

use eframe::egui::{Align2, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::text::Text;
use crate::ui::face::Layers;
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, size, space};

const ICON: f32 = 14.0;

/// From right to left, as the title row lays its controls.
pub(super) fn toggles(ui: &mut Ui, shown: &mut Layers, text: &Text) {
    let words = &text.injection_map;
    ui.spacing_mut().item_spacing.x = space::S2;
    for (on, icon, name) in [
        (&mut shown.rim, Icon::Ruler, &words.rim),
        (&mut shown.wrinkles, Icon::Spline, &words.wrinkles),
        (&mut shown.muscles, Icon::Activity, &words.muscles),
    ] {
        if toggle(ui, *on, icon, name).clicked() {
            *on = !*on;
        }
    }
}

/// Whether what is different is marked; where there is something to compare with.
pub(super) fn difference(ui: &mut Ui, shown: &mut bool, text: &Text) {
    ui.spacing_mut().item_spacing.x = space::S2;
    if toggle(ui, *shown, Icon::Columns2, &text.injection_map.difference).clicked() {
        *shown = !*shown;
    }
}

fn toggle(ui: &mut Ui, on: bool, icon: Icon, name: &str) -> Response {
    let theme = Theme::of(ui);
    let colour = if on { theme.accent } else { theme.text_2 };
    let text = paint::line(ui, name, Kind::SmallMedium, colour);
    let wanted = vec2(ICON + space::S6 + text.size().x + 2.0 * space::S8, 28.0);
    let (rect, response) = ui.allocate_exact_size(wanted.max(vec2(0.0, size::HIT)), Sense::click());
    let ground = if on {
        theme.accent_weak
    } else {
        paint::ground(ui, &response)
    };
    let painter = ui.painter();
    painter.rect_filled(rect, paint::CONTROL_CORNER, ground);
    let left = rect.left() + space::S8;
    let middle = pos2(left + ICON * 0.5, rect.center().y);
    icon.paint(painter, middle, ICON, colour);
    let at = pos2(left + ICON + space::S6, rect.center().y);
    paint::text(painter, at, Align2::LEFT_CENTER, text);
    paint::focus_ring(ui, &response, rect, paint::CONTROL_CORNER);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name));
    response
}
