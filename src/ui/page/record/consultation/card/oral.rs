//! The oral information, topic by topic, by the doctor; and what holds when it is not given now.

use eframe::egui::Ui;

use crate::domain::consultation::{Missing, TypedField};
use crate::domain::information::Topic;
use crate::journal::already_informed;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::card::{self, Card};
use crate::ui::widget::chip::Chip;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::{self, Notice};
use crate::ui::widget::tick::Tick;

use super::super::form::Form;
use super::super::information::parts;
use super::super::place::step_card;
use super::super::steps::{Step, is_oral_first};
use super::inset;

pub fn ui(cx: &Cx<'_>, view: &RecordView, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    step_card(form, Step::Oral, ui, |form, ui| {
        let (current, ticked) = (form.step == Step::Oral, form.draft.oral.topics.len());
        let count = [
            ("count", ticked.to_string()),
            ("total", Topic::ALL.len().to_string()),
        ];
        let count = count
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let count = fill(&words.told, &count);
        let all = if ticked == Topic::ALL.len() {
            Status::Ok
        } else {
            Status::Pending
        };
        Card::new(&words.oral)
            .remark(&words.oral_remark)
            .current(current)
            .rows_with(
                ui,
                |ui| {
                    Chip::new(&count).status(all).show(ui);
                },
                |ui| {
                    topics_ui(cx, form, ui);
                    card::ruled(ui);
                    ui.add_space(12.0);
                    inset(ui, |ui| around_ui(cx, view, form, ui));
                },
            );
    });
}

fn topics_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let at = form.oral_moment(cx.moment(), cx.text);
    let current = form.step == Step::Oral;
    let next = parts::topics_ui(ui, cx, &mut form.draft.oral.topics, (at, current));
    if let Some(next) = next {
        let ticked = form.draft.oral.topics.len();
        form.mends(Missing::OralInformation { ticked }, &next);
    }
}

fn around_ui(cx: &Cx<'_>, view: &RecordView, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    if is_oral_first(form) {
        Notice::new(Status::Stop, &words.oral_first_title)
            .text(&words.oral_first)
            .show(ui);
    } else if form.draft.oral.topics.is_empty() && already_informed(&view.course, &form.draft).oral
    {
        notice::explained(ui, Icon::Info, &words.oral_already);
    }
    let shown = ui.scope(|ui| form.oral.ui(ui, (cx.text, cx.moment()), &words.tick_time));
    form.note_moment(TypedField::Oral, shown.inner);
    if form.oral.is_empty() {
        ui.label(Theme::of(ui).faint(&words.tick_note));
    }
    form.mends(Missing::Unreadable(TypedField::Oral), &shown.response);
    parts::mark_ui(ui, cx.text, &words.oral_mark, &mut form.draft.oral.mark);
    let language = Field::line(&words.language, &mut form.draft.oral.language);
    language.hint(&words.language_hint).show(ui);
    Field::area(&words.questions, &mut form.draft.oral.questions, 2).show(ui);
    Tick::new(&words.later, &mut form.draft.information_later).show(ui);
    declined_ui(cx, form, ui);
}

/// The patient does not want to be informed: then no treatment may be given (R22).
fn declined_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    let mut declined = form.draft.information_declined.is_some();
    if Tick::new(&words.declined, &mut declined).show(ui).changed() {
        form.draft.information_declined = declined.then(String::new);
    }
    if let Some(said) = &mut form.draft.information_declined {
        let field = Field::area(&words.declined_words, said, 2)
            .note(&words.declined_note)
            .show(ui);
        form.mends(Missing::DeclinedWords, &field);
    }
}
