//! The action bar of the form: what is missing, and the one thing to do now.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::consultation::Missing;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::shell;

use super::estimate::Estimate;
use super::form::Form;

/// What was pressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    Discard,
    Save,
    /// To the next thing that is missing.
    GoOn,
    Sign,
}

/// How the draft stands, for the bar.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    pub lacks: &'a [Missing],
    /// The last saving failed; what is typed is only on the screen.
    pub unsaved: bool,
    /// A correction that changes nothing yet.
    pub unchanged: bool,
}

pub fn ui(
    cx: &Cx<'_>,
    view: &RecordView,
    form: &Form,
    standing: Standing<'_>,
    ui: &mut Ui,
) -> Option<Action> {
    let words = &cx.text.consultation;
    let sign = if form.is_correction() {
        &words.sign_correction
    } else {
        &words.sign
    };
    let blocked = !standing.lacks.is_empty() || standing.unchanged;
    let (lead, rest) = state(cx, view, form, standing);
    let mark = match (standing.unsaved, blocked) {
        (true, _) => Status::Stop,
        (false, true) => Status::Pending,
        (false, false) => Status::Ok,
    };
    let primary = |label| Button::primary(label).key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
    let mut buttons = vec![
        (Action::Discard, Button::secondary(&words.discard)),
        (
            Action::Save,
            Button::secondary(&words.save_draft).key("Ctrl S", Modifiers::COMMAND, Key::S),
        ),
    ];
    if blocked {
        buttons.push((Action::Sign, Button::secondary(sign).locked(&lead)));
    }
    if standing.unsaved {
        // What is typed comes first: nothing else is worth pressing before it is safe.
        buttons.retain(|(action, _)| *action != Action::Save);
        buttons.push((Action::Save, primary(&cx.text.common.retry)));
    } else if !standing.lacks.is_empty() {
        buttons.push((Action::GoOn, primary(&words.next_missing)));
    } else if !standing.unchanged {
        buttons.push((Action::Sign, primary(sign).icon(Icon::PenLine)));
    }
    let actions: Vec<Action> = buttons.iter().map(|(action, _)| *action).collect();
    let shown = StateText {
        mark: Mark::Status(mark),
        lead: &lead,
        rest: &rest,
    };
    let clicked = shell::foot(ui, |ui| {
        action_bar(ui, &shown, buttons.into_iter().map(|(_, button)| button))
    });
    clicked.and_then(|clicked| actions.get(clicked).copied())
}

fn state(cx: &Cx<'_>, view: &RecordView, form: &Form, standing: Standing<'_>) -> (String, String) {
    let (text, words) = (cx.text, &cx.text.consultation);
    if standing.unsaved {
        return (words.not_saved.clone(), words.not_saved_hint.clone());
    }
    if !standing.lacks.is_empty() {
        let lead = fill(
            &words.lacks,
            &[("count", &standing.lacks.len().to_string())],
        );
        let names: Vec<String> = standing
            .lacks
            .iter()
            .map(|missing| text.missing(*missing))
            .collect();
        return (lead, names.join(", "));
    }
    if standing.unchanged {
        return (words.nothing_changed.clone(), String::new());
    }
    let planned = form.draft.outcome == Some(crate::domain::consultation::Outcome::Planned);
    let estimate = Estimate::of(
        &form.draft,
        &view.course,
        &cx.journal.clinic().policy,
        cx.moment(),
    );
    if planned && estimate.is_complete() && !form.is_correction() {
        let from = text.moment_of_day(estimate.from, cx.today());
        return (
            words.complete.clone(),
            fill(&words.complete_hint, &[("from", &from)]),
        );
    }
    (words.complete.clone(), String::new())
}
