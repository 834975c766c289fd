//! What the doctor found, and why treatment is indicated.

use eframe::egui::Ui;

use crate::domain::consultation::Missing;
use crate::ui::cx::Cx;
use crate::ui::widget::card::Card;
use crate::ui::widget::field::Field;

use super::super::form::Form;
use super::super::place::step_card;
use super::super::steps::Step;

pub fn ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    step_card(form, Step::Examination, ui, |form, ui| {
        let current = form.step == Step::Examination;
        Card::new(&words.examination)
            .current(current)
            .show(ui, |ui| {
                Field::area(&words.findings, &mut form.draft.findings, 3).show(ui);
                let indication =
                    Field::area(&words.indication, &mut form.draft.indication, 2).show(ui);
                form.mends(Missing::Indication, &indication);
            });
    });
}
