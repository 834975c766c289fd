//! A signed consultation as it is read: everything in it, with each correction beside what it corrects.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::consultation::Outcome;
use crate::domain::course::Told;
use crate::domain::entry::Entry;
use crate::domain::id::EntryId;
use crate::domain::rules::recording::is_late;
use crate::domain::rules::{Limit, Reflection};
use crate::domain::user::Role;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::Tone;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::card::Card;
use crate::ui::widget::chip::chip;
use crate::ui::widget::reflection_bar::{Progress, ReflectionBar, earliest};
use crate::ui::widget::{empty_state, notice, shell, timeline};

use super::correcting::Standing;
use super::rows::Rows;
use super::side::bar_ui;

/// What was pressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    Begin,
    Correct,
    RecordWritten,
    RecordOral,
    CorrectWritten(EntryId),
    CorrectOral(EntryId),
    Countersign(EntryId),
}

pub fn ui(cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<Action> {
    let newest = view.course.newest_consultation().map(|told| told.id);
    let standing = newest.and_then(|id| Standing::of(&view.course, id));
    let mut action = bar_of_actions(cx, view, standing.as_ref(), ui);
    let has_information = !(view.course.written.is_empty() && view.course.oral.is_empty());
    if standing.is_some() || has_information {
        let status = reflection(view).0;
        shell::Side {
            name: &cx.text.reflection.title,
            status: Some(status),
        }
        .show(ui, |ui| side_ui(cx, view, ui));
    }
    shell::main(ui, |ui| {
        let Some(standing) = &standing else {
            nothing_yet_ui(cx, view, &mut action, ui);
            return;
        };
        let words = &cx.text.consultation;
        let signed = fill(
            &words.signed_by,
            &[
                ("who", &cx.user_name(standing.consultation.user)),
                (
                    "when",
                    &cx.text.dated(standing.consultation.first_recorded_at),
                ),
            ],
        );
        shell::page_head(ui, &cx.text.shell.consultation, &signed, |_| {});
        shell::columns(ui, [1.0, 1.0], 700.0, |column, ui| {
            if column == 0 {
                fact_card(
                    cx,
                    view,
                    &words.consultation,
                    standing.consultation,
                    None,
                    &mut action,
                    ui,
                );
            } else {
                right_ui(cx, view, standing, &mut action, ui);
            }
        });
    });
    action
}

fn nothing_yet_ui(cx: &Cx<'_>, view: &RecordView, action: &mut Option<Action>, ui: &mut Ui) {
    let words = &cx.text.consultation;
    let hint = if cx.is_doctor() {
        &words.none_yet_hint
    } else {
        &words.none_yet_other
    };
    empty_state::empty_state(ui, &words.none_yet, hint, None);
    shell::columns(ui, [1.0, 1.0], 700.0, |column, ui| {
        information_ui(cx, view, column == 0, column == 1, action, ui);
    });
}

fn right_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    standing: &Standing<'_>,
    action: &mut Option<Action>,
    ui: &mut Ui,
) {
    let words = &cx.text.consultation;
    if let Some(plan) = standing.plan {
        fact_card(cx, view, &words.plan, plan, None, action, ui);
    }
    for plan in view
        .course
        .plans
        .iter()
        .filter(|plan| standing.plan.is_none_or(|own| own.id != plan.id))
    {
        fact_card(cx, view, &words.plan, plan, None, action, ui);
    }
    information_ui(cx, view, true, true, action, ui);
}

/// All information of the record: what was signed with a consultation and what was recorded by itself.
fn information_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    written: bool,
    oral: bool,
    action: &mut Option<Action>,
    ui: &mut Ui,
) {
    let words = &cx.text.consultation;
    for told in view.course.written.iter().filter(|_| written) {
        let correct = Some(Action::CorrectWritten(told.id));
        fact_card(cx, view, &words.written, told, correct, action, ui);
    }
    for told in view.course.oral.iter().filter(|_| oral) {
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
    for told in view.course.declined.iter().filter(|_| oral) {
        fact_card(cx, view, &words.declined_title, told, None, action, ui);
    }
}

/// One fact: whole, and every version of it if it was corrected.
fn fact_card<T>(
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

const fn may(role: Role, action: Action) -> bool {
    match (role, action) {
        (Role::Doctor, _) => true,
        (Role::Nurse, Action::RecordWritten | Action::CorrectWritten(_)) => true,
        (Role::Nurse | Role::Reviewer, _) => false,
    }
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

fn reflection(view: &RecordView) -> (Status, Option<&Limit>) {
    match &view.reflection {
        Reflection::NotBegun { .. } => (Status::Pending, None),
        Reflection::Running(limit) => (Status::Running, Some(limit)),
        Reflection::Over(limit) => (Status::Ok, Some(limit)),
    }
}

fn side_ui(cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
    let (text, today) = (cx.text, cx.today());
    shell::section(
        ui,
        &text.reflection.title,
        |_| {},
        |ui| match &view.reflection {
            Reflection::NotBegun { missing } => {
                notice::remark(ui, Status::Pending, &text.reflection.not_begun);
                let bar = ReflectionBar {
                    name: &text.reflection.not_begun,
                    progress: Progress::NotBegun,
                    start: "",
                    end: "",
                    midnights: &[],
                    now: "",
                    appointment: None,
                    height: 14.0,
                };
                bar.show(ui);
                for gap in missing {
                    notice::remark(ui, Status::Pending, &text.gap(gap));
                }
            }
            Reflection::Running(limit) => {
                earliest(ui, &text.reflection.earliest, &text.moment(limit.at, today));
                bar_ui(ui, text, (limit.from, limit.at), cx.moment());
            }
            Reflection::Over(limit) => {
                let when = text.moment(limit.at, today);
                notice::remark(
                    ui,
                    Status::Ok,
                    &fill(&text.reflection.elapsed_at, &[("when", &when)]),
                );
                bar_ui(ui, text, (limit.from, limit.at), cx.moment());
            }
        },
    );
    shell::section(
        ui,
        &text.consultation.sheet,
        |_| {},
        |ui| {
            if Button::link(&text.consultation.read_sheet)
                .icon(Icon::FileText)
                .show(ui)
                .clicked()
            {
                cx.send(Command::ShowSheet);
            }
        },
    );
}

fn bar_of_actions(
    cx: &Cx<'_>,
    view: &RecordView,
    standing: Option<&Standing<'_>>,
    ui: &mut Ui,
) -> Option<Action> {
    let words = &cx.text.consultation;
    let lock =
        |action: Action| (!may(cx.role(), action)).then_some(cx.text.common.doctor_only.as_str());
    let begin = if standing.is_some() {
        &words.start_again
    } else {
        &words.start
    };
    let primary = |label| Button::primary(label).key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
    let written = (Action::RecordWritten, &words.record_written);
    let oral = (Action::RecordOral, &words.record_oral);
    let correct = standing.map(|_| (Action::Correct, &words.correct));
    let begin = (Action::Begin, begin);
    // The filled one is what this user comes here for.
    let (others, main) = match cx.role() {
        Role::Doctor => (vec![Some(written), Some(oral), correct], Some(begin)),
        Role::Nurse => (vec![Some(oral), correct, Some(begin)], Some(written)),
        Role::Reviewer => (Vec::new(), None),
    };
    let others = others
        .into_iter()
        .flatten()
        .map(|(action, label)| (action, Button::secondary(label)));
    let main = main.map(|(action, label)| (action, primary(label).icon(Icon::NotebookPen)));
    let buttons: Vec<(Action, Button<'_>)> = others.chain(main).collect();
    let (lead, rest) = match standing {
        None => (words.none_yet.clone(), String::new()),
        Some(standing) => {
            let outcome = standing.consultation.value.outcome;
            let next = match (outcome, &view.reflection) {
                (Outcome::Planned, Reflection::Running(limit) | Reflection::Over(limit)) => {
                    format!(
                        "{} {}",
                        cx.text.reflection.earliest,
                        cx.text.moment(limit.at, cx.today())
                    )
                }
                (_, _) => String::new(),
            };
            (cx.text.outcome(outcome).to_owned(), next)
        }
    };
    let rest = if cx.is_doctor() {
        rest
    } else {
        words.none_yet_other.clone()
    };
    let state = StateText {
        mark: Mark::Status(reflection(view).0),
        lead: &lead,
        rest: &rest,
    };
    let actions: Vec<Action> = buttons.iter().map(|(action, _)| *action).collect();
    let shown = buttons
        .into_iter()
        .map(|(action, button)| button.locked_if(lock(action)));
    let clicked = shell::foot(ui, |ui| action_bar(ui, &state, shown));
    clicked.and_then(|clicked| actions.get(clicked).copied())
}
