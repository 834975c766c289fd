//! A red strip across the page that stays until somebody closes it: what went wrong, what is safe, what to do.

use eframe::egui::{Frame, Margin, Ui, vec2};

use super::button::icon_button;
use crate::ui::icon::Icon;
use crate::ui::theme::{Theme, Tone, space};

/// True when it was closed.
pub fn strip(ui: &mut Ui, sentence: &str, close: &str) -> bool {
    let theme = Theme::of(ui);
    let colours = theme.tone(Tone::Stop);
    let margin = Margin::symmetric(space::PAGE_X as i8, space::S6 as i8);
    let shown = Frame::new()
        .fill(colours.weak)
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let width = (ui.available_width() - space::S48).max(0.0);
                ui.allocate_ui(vec2(width, 0.0), |ui| {
                    ui.set_min_width(width);
                    ui.label(theme.toned(sentence, Tone::Stop));
                });
                icon_button(ui, Icon::X, close).clicked()
            })
            .inner
        });
    shown.inner
}
