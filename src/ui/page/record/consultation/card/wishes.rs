//! When and how the consultation is held, and what the patient wishes, in her own words.

use eframe::egui::Ui;

use crate::domain::consultation::{Missing, TypedField};
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::card::Card;
use crate::ui::widget::field::Field;
use crate::ui::widget::tick::Tick;

use super::super::form::Form;
use super::super::place::step_card;
use super::super::steps::Step;

pub fn ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    step_card(form, Step::Wishes, ui, |form, ui| {
        reason_ui(cx, form, ui);
        let current = form.step == Step::Wishes;
        Card::new(&words.wishes)
            .aside(&words.own_words)
            .current(current)
            .show(ui, |ui| {
                wishes_ui(cx, form, ui);
                began_ui(cx, form, ui);
                if form.draft.online {
                    online_ui(cx, form, ui);
                }
            });
    });
}

fn wishes_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    let wishes = Field::area(&words.wishes, &mut form.draft.wishes, 3)
        .label_hidden()
        .show(ui);
    form.mends(Missing::Wishes, &wishes);
    Field::line(&words.expectation, &mut form.draft.expectation).show(ui);
}

fn began_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let shown = ui.scope(|ui| {
        form.began
            .ui(ui, (cx.text, cx.moment()), &cx.text.consultation.began)
    });
    if let Some(at) = form.note_moment(TypedField::Began, shown.inner) {
        form.draft.began = at;
    }
    form.mends(Missing::Unreadable(TypedField::Began), &shown.response);
}

fn online_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    let platform = Field::line(&words.platform, &mut form.draft.platform)
        .hint(&words.platform_hint)
        .show(ui);
    form.mends(Missing::Platform, &platform);
    let seen = Tick::new(&words.photo_id_seen, &mut form.draft.photo_id_seen).show(ui);
    form.mends(Missing::PhotoId, &seen);
    Tick::new(&words.video_sufficient, &mut form.draft.video_sufficient).show(ui);
}

/// A correction begins with why.
fn reason_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    let Some(correction) = &mut form.draft.correction else {
        return;
    };
    let reason = Card::new(&words.correction)
        .status(Status::Warn)
        .show(ui, |ui| {
            ui.label(Theme::of(ui).muted(&words.correction_locks));
            Field::area(&words.correction_reason, &mut correction.reason, 2).show(ui)
        });
    form.mends(Missing::Reason, &reason);
}
