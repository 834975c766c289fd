//! The dialogs before a signature and before a draft is thrown away: whose record it is, and what the button does.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::consultation::Outcome;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::CheckRow;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::notice::Notice;

use super::super::identity;
use super::estimate::Estimate;
use super::form::Form;
use super::steps::is_oral_first;

/// What came of a dialog.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    Waiting,
    Cancelled,
    Agreed,
}

pub fn sign_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    form: &Form,
    refused: Option<&str>,
    ui: &Ui,
) -> Answer {
    let words = &cx.text.consultation;
    let correction = form.is_correction();
    let (title, remark, button) = if correction {
        (
            &words.sign_correction,
            &words.correction_locks,
            &words.sign_correction,
        )
    } else {
        (&words.sign, &words.signing_locks, &words.sign_now)
    };
    let (name, identity) = (
        view.patient.name.shown(),
        identity::strip(cx.text, view, cx.today()),
    );
    let shown = Dialog::new("sign consultation", title)
        .remark(remark)
        .identity(&name, &identity)
        .show(
            ui,
            |ui| {
                if !correction {
                    contents_ui(cx, view, form, ui);
                }
                if let Some(refused) = refused {
                    Notice::new(Status::Stop, refused).show(ui);
                }
            },
            |ui| actions_ui(cx.text, Button::primary(button).icon(Icon::PenLine), ui),
        );
    if shown.cancelled {
        Answer::Cancelled
    } else {
        shown.inner.1
    }
}

fn actions_ui(text: &Text, agree: Button<'_>, ui: &mut Ui) -> Answer {
    let cancel = Button::secondary(&text.common.cancel)
        .hint("Esc")
        .show(ui)
        .clicked();
    let agree = agree
        .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
        .show(ui)
        .clicked();
    match (cancel, agree) {
        (_, true) => Answer::Agreed,
        (true, false) => Answer::Cancelled,
        (false, false) => Answer::Waiting,
    }
}

/// What signing adds to the journal, one line each.
fn contents_ui(cx: &Cx<'_>, view: &RecordView, form: &Form, ui: &mut Ui) {
    let (text, words, draft, today) = (cx.text, &cx.text.consultation, &form.draft, cx.today());
    let line = |ui: &mut Ui, status: Status, title: &str, why: &str| {
        CheckRow {
            status,
            title,
            why,
            fix: "",
            locked: false,
        }
        .show(ui);
    };
    if draft.take_over && form.must_take_over(cx, view) {
        line(ui, Status::Warn, &words.take_over, "");
    }
    let outcome = draft
        .outcome
        .map(|outcome| text.outcome(outcome))
        .unwrap_or_default();
    line(ui, Status::Ok, &text.shell.consultation, outcome);
    if let Some(at) = draft.written.as_ref().and_then(|written| written.at) {
        line(
            ui,
            Status::Ok,
            &words.written,
            &text.moment_of_day(at, today),
        );
    }
    if let Some(at) = draft.oral.topics.values().max() {
        let status = if is_oral_first(form) {
            Status::Stop
        } else {
            Status::Ok
        };
        line(ui, status, &words.oral, &text.moment_of_day(*at, today));
    }
    if is_oral_first(form) {
        Notice::new(Status::Stop, &words.oral_first_title)
            .text(&words.oral_first)
            .show(ui);
    }
    if draft.information_declined.is_some() {
        line(ui, Status::Stop, &words.declined, &words.declined_note);
    } else if draft.outcome == Some(Outcome::Planned) {
        let estimate = Estimate::of(
            draft,
            &view.course,
            &cx.journal.clinic().policy,
            cx.moment(),
        );
        if estimate.is_complete() {
            let when = text.moment(estimate.at, today);
            let earliest = format!("{} {when}", text.reflection.earliest);
            line(ui, Status::Running, &text.reflection.title, &earliest);
        } else {
            line(
                ui,
                Status::Pending,
                &text.reflection.title,
                &text.reflection.not_begun,
            );
        }
    }
}

/// Throwing a draft away cannot be undone; its beginning and its end stay in the log.
pub fn discard_ui(cx: &Cx<'_>, view: &RecordView, form: &Form, ui: &Ui) -> Answer {
    let words = &cx.text.consultation;
    let (name, identity) = (
        view.patient.name.shown(),
        identity::strip(cx.text, view, cx.today()),
    );
    let began = fill(
        &words.discard_hint,
        &[("when", &cx.text.moment_of_day(form.draft.began, cx.today()))],
    );
    let shown = Dialog::new("discard draft", &words.discard)
        .remark(&began)
        .identity(&name, &identity)
        .show(
            ui,
            |_| {},
            |ui| {
                let cancel = Button::secondary(&words.keep_writing)
                    .hint("Esc")
                    .show(ui)
                    .clicked();
                let discard = Button::danger(&words.discard_now).show(ui).clicked();
                match (cancel, discard) {
                    (_, true) => Answer::Agreed,
                    (true, false) => Answer::Cancelled,
                    (false, false) => Answer::Waiting,
                }
            },
        );
    if shown.cancelled {
        Answer::Cancelled
    } else {
        shown.inner.1
    }
}
