//! A strip across the page that stays until somebody closes it: a red one for what went wrong, a quiet one for what was done.

use eframe::egui::{Align, Frame, Layout, Margin, TextStyle, TextWrapMode, Ui, WidgetText, vec2};

use super::button::{Button, icon_button};
use crate::ui::icon::Icon;
use crate::ui::theme::{Theme, Tone, space};

/// What went wrong, what is safe, what to do. True when it was closed.
pub fn strip(ui: &mut Ui, sentence: &str, close: &str) -> bool {
    toned(ui, Tone::Stop, sentence, close)
}

/// What the program did by itself, for whoever wants to know. True when it was closed.
pub fn quiet(ui: &mut Ui, sentence: &str, close: &str) -> bool {
    toned(ui, Tone::Accent, sentence, close)
}

/// What stays as long as it is so, with a button for whoever has done something about it. True when that was pressed.
pub fn with_way_out(ui: &mut Ui, tone: Tone, sentence: &str, way_out: &str) -> bool {
    framed(ui, tone, sentence, BUTTON, |ui| {
        Button::toned(way_out, tone).small().show(ui).clicked()
    })
}

/// Room for a small button at the right.
const BUTTON: f32 = 120.0;

fn toned(ui: &mut Ui, tone: Tone, sentence: &str, close: &str) -> bool {
    framed(ui, tone, sentence, space::S48, |ui| {
        icon_button(ui, Icon::X, close).clicked()
    })
}

/// A sentence over as many lines as it takes, and something to press at its right.
fn framed(
    ui: &mut Ui,
    tone: Tone,
    sentence: &str,
    right: f32,
    press: impl FnOnce(&mut Ui) -> bool,
) -> bool {
    let theme = Theme::of(ui);
    let colours = theme.tone(tone);
    let margin = Margin::symmetric(space::PAGE_X as i8, space::S6 as i8);
    let shown = Frame::new()
        .fill(colours.weak)
        .inner_margin(margin)
        .show(ui, |ui| {
            // To the edge of the window, however narrow the button is.
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let width = (ui.available_width() - right).max(0.0);
                let sentence = WidgetText::from(theme.toned(sentence, tone)).into_galley(
                    ui,
                    Some(TextWrapMode::Wrap),
                    width,
                    TextStyle::Body,
                );
                // As high as it is, so that it stands in the middle of the row.
                let size = vec2(width, sentence.size().y);
                ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
                    ui.set_min_width(width);
                    ui.label(sentence);
                });
                ui.with_layout(Layout::right_to_left(Align::Center), press)
                    .inner
            })
            .inner
        });
    shown.inner
}
