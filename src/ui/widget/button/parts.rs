//! What stands in a button, measured and painted: icon or lock, label, key.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, Galley, Rect, Response, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

use super::{Button, Look, State};
use crate::ui::icon::Icon;
use crate::ui::theme::{Theme, size};
use crate::ui::widget::{key, paint};

const GAP: f32 = 7.0;

/// What stands in a button, from left to right.
pub(super) struct Parts {
    icon: Option<(Icon, f32)>,
    label: Arc<Galley>,
    hint: Option<Vec2>,
}

impl Parts {
    pub(super) fn measure(ui: &Ui, button: &Button) -> Self {
        let icon = match button.state {
            State::Locked(_) => Some((Icon::LockKeyhole, 14.0)),
            State::Ready | State::Disabled => button.icon.map(|icon| (icon, 15.0)),
        };
        let label = paint::line(ui, button.label, button.kind(), Color32::PLACEHOLDER);
        let hint = !button.hint.is_empty() && button.state == State::Ready;
        Self {
            icon,
            label,
            hint: hint.then(|| key::hint_size(ui, button.hint)),
        }
    }

    fn content_width(&self) -> f32 {
        let icon = self.icon.map_or(0.0, |(_, size)| size + GAP);
        let hint = self.hint.map_or(0.0, |size| size.x + GAP);
        icon + self.label.size().x + hint
    }

    pub(super) fn size(&self, button: &Button) -> Vec2 {
        let width = self.content_width() + 2.0 * button.padding();
        vec2(width.ceil(), button.height())
    }

    pub(super) fn paint(self, ui: &Ui, button: &Button, rect: Rect, response: &Response) {
        let theme = Theme::of(ui);
        let (text, fill, outline) = button.colours(theme, response);
        let stroke = outline.map_or(Stroke::NONE, |colour| Stroke::new(size::HAIRLINE, colour));
        let painter = ui.painter();
        painter.rect(
            rect,
            paint::CONTROL_CORNER,
            fill,
            stroke,
            StrokeKind::Inside,
        );
        let middle = rect.center().y;
        let mut left = (rect.center().x - self.content_width() * 0.5).round();
        if let Some((icon, size)) = self.icon {
            icon.paint(painter, pos2(left + size * 0.5, middle), size, text);
            left += size + GAP;
        }
        let width = self.label.size().x;
        let at = Align2::LEFT_CENTER.anchor_size(pos2(left, middle), self.label.size());
        painter.galley_with_override_text_color(at.min, self.label, text);
        if self.hint.is_some() {
            let ground = match button.look {
                Look::Secondary | Look::Ghost | Look::Link => key::Ground::Quiet,
                Look::Primary | Look::Danger | Look::Toned(_) => key::Ground::Filled(text),
            };
            let at = pos2(left + width + GAP, middle);
            key::paint_hint(ui, painter, at, button.hint, ground);
        }
        paint::focus_ring(ui, response, rect, paint::CONTROL_CORNER);
    }
}
