//! A signed consultation as it is read: everything in it, with each correction beside what it corrects.

mod facts;

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::consultation::Outcome;
use crate::domain::id::EntryId;
use crate::domain::rules::{Limit, Reflection};
use crate::domain::user::Role;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::record::overview::reflection::waived_ui;
use crate::ui::status::Status;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::reflection_bar::{Progress, ReflectionBar, earliest};
use crate::ui::widget::{empty_state, notice, shell};

use super::correcting::Standing;
use super::side::bar_ui;
use facts::{fact_card, oral_ui, written_ui};

/// What was pressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    Begin,
    Correct,
    /// To the week in which a time is chosen.
    Book,
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
                    &words.page,
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
        if column == 0 {
            written_ui(cx, view, action, ui);
        } else {
            oral_ui(cx, view, action, ui);
        }
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
    written_ui(cx, view, action, ui);
    oral_ui(cx, view, action, ui);
}

pub(super) const fn may(role: Role, action: Action) -> bool {
    match (role, action) {
        (Role::Doctor, _) | (Role::Nurse, Action::RecordWritten | Action::CorrectWritten(_)) => {
            true
        }
        (Role::Nurse | Role::Reviewer, _) => false,
    }
}

/// Treatment was agreed, a time can be lawful, and none has been set.
fn can_be_booked(view: &RecordView, standing: Option<&Standing<'_>>) -> bool {
    let agreed = |found: &Standing<'_>| found.consultation.value.outcome == Outcome::Planned;
    standing.is_some_and(agreed)
        && !matches!(view.reflection, Reflection::NotBegun { .. })
        && view.next_appointment().is_none()
}

fn reflection(view: &RecordView) -> (Status, Option<&Limit>) {
    match &view.reflection {
        Reflection::NotBegun { .. } | Reflection::Waived => (Status::Pending, None),
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
            Reflection::Waived => waived_ui(text, ui),
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
                cx.send(Command::ShowSheet { version: None });
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
    let book = (Action::Book, &cx.text.overview.button_book);
    let primary = |label| Button::primary(label).key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
    let written = (Action::RecordWritten, &words.record_written);
    let oral = (Action::RecordOral, &words.record_oral);
    let correct = standing.map(|_| (Action::Correct, &words.correct));
    let begin = (Action::Begin, begin);
    // The filled one is what this user comes here for, and never twice the same: ↵ once too often begins nothing anew.
    let (others, main) = match cx.role() {
        Role::Doctor if standing.is_none() => (vec![Some(written), Some(oral)], Some(begin)),
        Role::Doctor => (
            vec![Some(written), Some(oral), correct, Some(begin)],
            can_be_booked(view, standing).then_some(book),
        ),
        Role::Nurse => (vec![Some(oral), correct, Some(begin)], Some(written)),
        Role::Reviewer => (Vec::new(), None),
    };
    let others = others
        .into_iter()
        .flatten()
        .map(|(action, label)| (action, Button::secondary(label)));
    let icon = if main == Some(book) {
        Icon::CalendarPlus
    } else {
        Icon::NotebookPen
    };
    let main = main.map(|(action, label)| (action, primary(label).icon(icon)));
    let buttons: Vec<(Action, Button<'_>)> = others.chain(main).collect();
    let (lead, rest) = match standing {
        None => (words.none_yet.clone(), String::new()),
        Some(standing) => {
            let outcome = standing.consultation.value.outcome;
            let next = match (outcome, &view.reflection) {
                (Outcome::Planned, Reflection::Running(limit)) => {
                    let when = cx.text.moment(limit.at, cx.today());
                    format!("· {} {when}", cx.text.reflection.earliest)
                }
                (Outcome::Planned, Reflection::Over(limit)) => {
                    let when = cx.text.moment(limit.at, cx.today());
                    let elapsed = fill(&cx.text.reflection.elapsed_at, &[("when", &when)]);
                    format!("· {elapsed}")
                }
                (_, _) => String::new(),
            };
            (cx.text.outcome(outcome).to_owned(), next)
        }
    };
    let rest = if cx.is_doctor() {
        rest
    } else {
        format!("· {}", words.none_yet_other)
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
