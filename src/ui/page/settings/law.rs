//! What the law demands at least, to be read and not to be changed.

use eframe::egui::Ui;

use crate::text::Text;
use crate::ui::widget::card::Card;
use crate::ui::widget::check_row::pair;

const LABEL: f32 = 150.0;

pub fn ui(text: &Text, ui: &mut Ui) {
    let words = &text.settings;
    let card = Card::new(&words.law).aside(&words.law_note);
    card.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (label, value) in [
            (&words.law_reflection, &words.law_reflection_value),
            (&words.law_order, &words.law_order_value),
            (&words.law_oral, &words.law_oral_value),
            (&words.law_age, &words.law_age_value),
        ] {
            pair(ui, LABEL, label, value);
        }
    });
}
