//! The toggles above the map: what is seen upon the face.

use eframe::egui::{Align2, Color32, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{MapLook, PhotoLayer, paint};
use crate::text::Text;
use crate::ui::face::Layers;
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, size, space};

const ICON: f32 = 14.0;

/// From right to left, as the title row lays its controls.
pub(super) fn toggles(ui: &mut Ui, shown: &mut Layers, look: MapLook) {
    let words = &look.text.injection_map;
    ui.spacing_mut().item_spacing.x = space::S2;
    let mut on_photo = false;
    if let Some(layer) = look.photo {
        let locked = match layer {
            PhotoLayer::Locked(reason) => Some(reason),
            PhotoLayer::Photo(_) => None,
        };
        on_photo = shown.photo && locked.is_none();
        let photo = Toggle::new(Icon::Camera, &words.on_photo, on_photo).locked_if(locked);
        if photo.show(ui).clicked() {
            shown.photo = !on_photo;
        }
    }
    let hidden = on_photo.then_some(words.wrinkles_on_photo.as_str());
    for (on, icon, name, locked) in [
        (&mut shown.rim, Icon::Ruler, &words.rim, None),
        (&mut shown.wrinkles, Icon::Spline, &words.wrinkles, hidden),
        (&mut shown.muscles, Icon::Activity, &words.muscles, None),
    ] {
        let toggle = Toggle::new(icon, name, *on && locked.is_none()).locked_if(locked);
        if toggle.show(ui).clicked() {
            *on = !*on;
        }
    }
}

/// Whether what is different is marked; where there is something to compare with.
pub(super) fn difference(ui: &mut Ui, shown: &mut bool, text: &Text) {
    ui.spacing_mut().item_spacing.x = space::S2;
    let name = &text.injection_map.difference;
    if Toggle::new(Icon::Columns2, name, *shown).show(ui).clicked() {
        *shown = !*shown;
    }
}

struct Toggle<'a> {
    icon: Icon,
    name: &'a str,
    on: bool,
    /// Why it cannot be pressed; told on hover and to screen readers.
    locked: Option<&'a str>,
}

impl<'a> Toggle<'a> {
    const fn new(icon: Icon, name: &'a str, on: bool) -> Self {
        Self {
            icon,
            name,
            on,
            locked: None,
        }
    }

    const fn locked_if(mut self, reason: Option<&'a str>) -> Self {
        self.locked = reason;
        self
    }

    fn show(self, ui: &mut Ui) -> Response {
        let Self {
            icon,
            name,
            on,
            locked,
        } = self;
        let theme = Theme::of(ui);
        let colour = match (locked, on) {
            (Some(_), _) => theme.text_3,
            (None, true) => theme.accent,
            (None, false) => theme.text_2,
        };
        let sense = locked.map_or_else(Sense::click, |_| Sense::hover());
        let text = paint::line(ui, name, Kind::SmallMedium, colour);
        let wanted = vec2(ICON + space::S6 + text.size().x + 2.0 * space::S8, 28.0);
        let (rect, response) = ui.allocate_exact_size(wanted.max(vec2(0.0, size::HIT)), sense);
        let ground = match (locked, on) {
            (Some(_), _) => Color32::TRANSPARENT,
            (None, true) => theme.accent_weak,
            (None, false) => paint::ground(ui, &response),
        };
        let painter = ui.painter();
        painter.rect_filled(rect, paint::CONTROL_CORNER, ground);
        let left = rect.left() + space::S8;
        let middle = pos2(left + ICON * 0.5, rect.center().y);
        icon.paint(painter, middle, ICON, colour);
        let at = pos2(left + ICON + space::S6, rect.center().y);
        paint::text(painter, at, Align2::LEFT_CENTER, text);
        paint::focus_ring(ui, &response, rect, paint::CONTROL_CORNER);
        let enabled = locked.is_none() && ui.is_enabled();
        response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, name));
        let Some(reason) = locked else {
            return response;
        };
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_description(reason));
        paint::tip(response, reason)
    }
}
