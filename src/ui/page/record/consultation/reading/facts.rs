//! One fact as it is read: whole, with every correction under what it corrects, and the badge of a late entry.

use eframe::egui::Ui;

use crate::domain::course::Told;
use crate::domain::entry::Entry;
use crate::domain::id::EntryId;
use crate::domain::rules::recording::is_late;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::Tone;
use crate::ui::widget::button::Button;
use crate::ui::widget::card::Card;
use crate::ui::widget::chip::chip;
use crate::ui::widget::{notice, timeline};

use super::super::rows::Rows;
use super::{Action, may};

/// All sheets of the record: those signed with a consultation and those recorded by themselves.
pub fn written_ui(cx: &Cx<'_>, view: &RecordView, action: &mut Option<Action>, ui: &mut Ui) {
    let words = &cx.text.consultation;
    for told in &view.course.written {
        let correct = Some(Action::CorrectWritten(told.id));
        fact_card(cx, view, &words.written, told, correct, action, ui);
    }
}

/// All talks of the record, and whether the patient declined to be informed.
pub fn oral_ui(cx: &Cx<'_>, view: &RecordView, action: &mut Option<Action>, ui: &mut Ui) {
    let words = &cx.text.consultation;
    for told in &view.course.oral {
        fact_card(
            cx,
            view,
            &words.oral,
            told,
            Some(Action::CorrectOral(told.id)),
            action,
            ui,
        );
    }
    for told in &view.course.declined {
        fact_card(cx, view, &words.declined_title, told, None, action, ui);
    }
}

/// One fact: whole, and every version of it if it was corrected.
pub fn fact_card<T>(
    cx: &Cx<'_>,
    view: &RecordView,
    title: &str,
    told: &Told<T>,
    correct: Option<Action>,
    action: &mut Option<Action>,
    ui: &mut Ui,
) {
    let words = &cx.text.consultation;
    let late = is_late(
        told.occurred_at,
        told.recorded_at,
        &cx.journal.clinic().policy,
    ) && !view.course.countersigned.contains_key(&told.id);
    let may_correct = correct.filter(|correct| may(cx.role(), *correct));
    let mut pressed = None;
    Card::new(title).show_with(
        ui,
        |ui| {
            if let Some(correct) = may_correct
                && Button::link(&cx.text.common.edit).show(ui).clicked()
            {
                pressed = Some(correct);
            }
            if told.amended {
                chip(ui, &words.corrected, Tone::Warn);
            }
            if late {
                chip(ui, &words.late, Tone::Warn);
            }
        },
        |ui| {
            versions_ui(cx, view, &told.versions, ui);
            if late {
                late_ui(cx, told, action, ui);
            }
        },
    );
    *action = action.or(pressed);
}

fn versions_ui(cx: &Cx<'_>, view: &RecordView, versions: &[EntryId], ui: &mut Ui) {
    let entries: Vec<&Entry> = versions
        .iter()
        .filter_map(|id| view.entries.iter().find(|entry| entry.header.id == *id))
        .collect();
    let rows = |entry: &Entry| Rows::of(cx.text, &entry.fact, entry.header.occurred_at);
    if let [only] = entries.as_slice() {
        rows(only).ui(ui);
        return;
    }
    let words = &cx.text.consultation;
    let head = |template: &str, entry: &Entry| {
        let (who, when) = (
            cx.user_name(entry.header.user),
            cx.text.dated(entry.header.recorded_at),
        );
        fill(template, &[("who", &who), ("when", &when)])
    };
    for (before, after) in entries.iter().zip(entries.iter().skip(1)) {
        let first = if entries.first() == Some(before) {
            &words.original
        } else {
            &words.corrected_to
        };
        let reason = format!(
            "{}: {}",
            cx.text.common.reason,
            after.reason.as_deref().unwrap_or_default()
        );
        timeline::correction(
            ui,
            (&head(first, before), &rows(before).to_text()),
            (&head(&words.corrected_to, after), &rows(after).to_text()),
            &reason,
        );
    }
}

/// Written more than a day after it happened: a doctor vouches for it, as an act of its own (R06).
fn late_ui<T>(cx: &Cx<'_>, told: &Told<T>, action: &mut Option<Action>, ui: &mut Ui) {
    let words = &cx.text.consultation;
    let when = fill(
        &words.late_hint,
        &[("when", &cx.text.dated(told.recorded_at))],
    );
    notice::explained(ui, Icon::Info, &when);
    let lock = (!cx.is_doctor()).then_some(cx.text.common.doctor_only.as_str());
    if Button::toned(&words.countersign, Tone::Warn)
        .small()
        .locked_if(lock)
        .show(ui)
        .clicked()
    {
        *action = Some(Action::Countersign(told.id));
    }
}
