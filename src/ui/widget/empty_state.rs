//! An empty page: the sleeping face, one sentence, one action.

use eframe::egui::{Rect, Response, Ui, vec2};

use super::button::Button;
use super::paint;
use crate::ui::face::{self, Look};
use crate::ui::theme::{Theme, space};

const FACE: f32 = 150.0;
/// The neck is cut off.
const SEEN: f32 = 120.0;

/// Shows it in the middle of the layout's width; gives the answer of its button.
pub fn empty_state(
    ui: &mut Ui,
    sentence: &str,
    detail: &str,
    action: Option<Button>,
) -> Option<Response> {
    let theme = Theme::of(ui);
    ui.vertical_centered(|ui| {
        ui.spacing_mut().item_spacing.y = space::S4;
        ui.add_space(space::S24);
        let rect = paint::reserve(ui, vec2(FACE, SEEN));
        let mut painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
        painter.set_opacity(0.55);
        let whole = Rect::from_min_size(rect.min, vec2(FACE, FACE));
        face::paint(&painter, theme, whole, Look::Asleep, &[]);
        ui.add_space(space::S8);
        ui.label(theme.h2(sentence));
        if !detail.is_empty() {
            ui.label(theme.muted(detail));
        }
        ui.add_space(space::S8);
        action.map(|action| action.show(ui))
    })
    .inner
}
