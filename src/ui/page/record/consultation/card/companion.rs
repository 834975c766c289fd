//! Somebody may come along, and the patient was told so (R29).

use eframe::egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::widget::card::Card;
use crate::ui::widget::field::Field;
use crate::ui::widget::tick::Tick;

use super::super::form::Form;
use super::super::place::step_card;
use super::super::steps::Step;

pub fn ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    step_card(form, Step::Companion, ui, |form, ui| {
        let current = form.step == Step::Companion;
        Card::new(&words.companion).current(current).show(ui, |ui| {
            Tick::new(&words.companion_offered, &mut form.draft.companion_offered).show(ui);
            Field::line(&words.companion_who, &mut form.draft.companion)
                .hint(&words.companion_hint)
                .show(ui);
        });
    });
}
