//! The action bar of the form: what is missing or said no, and the one thing to do now.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::rules::{Finding, Verdict};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::shell;

use super::standing::{Standing, Way, failures};

/// What was pressed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Action {
    AsLast,
    Templates,
    Product,
    /// The start came to nothing.
    NotGiven,
    Deviate,
    Decide(Box<Finding>),
    /// To what mends it.
    Readiness,
    Save,
    Sign,
    /// What was to be corrected stays as it is.
    Discard,
}

/// What the bar has to know beside the standing.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The last saving failed; what is typed is only on the screen.
    pub unsaved: bool,
    /// No point stands on the map.
    pub empty: bool,
    /// Whether there is an earlier treatment to copy; a reason if it cannot be.
    pub as_last: Option<Result<(), &'a str>>,
    /// There is a template to place, or somebody who may make one.
    pub templates: bool,
    /// What is written corrects what is signed.
    pub correction: bool,
}

pub fn ui(cx: &Cx<'_>, standing: &Standing, look: Look<'_>, ui: &mut Ui) -> Option<Action> {
    let words = &cx.text.treatment;
    let way = standing.way();
    let (mark, lead, rest) = state(cx, standing, &way, look.unsaved);
    let mut buttons: Vec<(Action, Button<'_>)> = Vec::new();
    if look.correction {
        return correction_ui(cx, (mark, &lead, &rest), &way, look.unsaved, ui);
    }
    if look.empty {
        buttons.push((Action::NotGiven, Button::ghost(&words.not_given)));
    }
    if standing.may_deviate() {
        buttons.push((Action::Deviate, Button::ghost(&words.deviate)));
    }
    if let Some(as_last) = look.as_last {
        let button = Button::secondary(&words.as_last).locked_if(as_last.err());
        buttons.push((Action::AsLast, button));
    }
    if look.templates {
        buttons.push((Action::Templates, Button::secondary(&words.templates)));
    }
    buttons.push((Action::Product, Button::secondary(&words.change_product)));
    let primary = |label| Button::primary(label).key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
    let locked = Button::secondary(&words.sign).locked(&rest);
    if look.unsaved {
        buttons.push((Action::Save, primary(&cx.text.common.retry)));
    } else {
        match way {
            Way::Sign => buttons.push((Action::Sign, primary(&words.sign).icon(Icon::PenLine))),
            // Nothing that is still to be written has a place of its own to go to: the lock says it.
            Way::GoOn => buttons.push((Action::Sign, Button::primary(&words.sign).locked(&rest))),
            Way::Decide(finding) => {
                buttons.push((Action::Sign, locked));
                let label = if finding.verdict == Verdict::Warn {
                    &words.accept
                } else {
                    &words.override_rule
                };
                buttons.push((Action::Decide(finding), primary(label)));
            }
            Way::Blocked => {
                buttons.push((Action::Sign, locked));
                buttons.push((Action::Readiness, Button::primary(&words.to_readiness)));
            }
        }
    }
    let actions: Vec<Action> = buttons.iter().map(|(action, _)| action.clone()).collect();
    let shown = StateText {
        mark: Mark::Status(mark),
        lead: &lead,
        rest: &rest,
    };
    let clicked = shell::foot(ui, |ui| {
        action_bar(ui, &shown, buttons.into_iter().map(|(_, button)| button))
    });
    clicked.and_then(|clicked| actions.get(clicked).cloned())
}

/// A correction is signed or thrown away; nothing else of a treatment is done over again.
fn correction_ui(
    cx: &Cx<'_>,
    (mark, lead, rest): (Status, &str, &str),
    way: &Way,
    unsaved: bool,
    ui: &mut Ui,
) -> Option<Action> {
    let words = &cx.text.correcting;
    let primary = |label| Button::primary(label).key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
    let discard = Button::ghost(&cx.text.treatment.discard);
    let (action, last) = if unsaved {
        (Action::Save, primary(&cx.text.common.retry))
    } else if *way == Way::Sign {
        let sign = primary(&words.treatment_save).icon(Icon::PenLine);
        (Action::Sign, sign)
    } else {
        let locked = Button::primary(&words.treatment_save).locked(rest);
        (Action::Sign, locked)
    };
    let complete = *way == Way::Sign && !unsaved;
    let shown = StateText {
        mark: Mark::Status(if complete { Status::Running } else { mark }),
        lead: if complete {
            &words.treatment_title
        } else {
            lead
        },
        rest: if complete {
            &words.treatment_remark
        } else {
            rest
        },
    };
    let clicked = shell::foot(ui, |ui| action_bar(ui, &shown, vec![discard, last]));
    match clicked? {
        0 => Some(Action::Discard),
        _ => Some(action),
    }
}

fn state(cx: &Cx<'_>, standing: &Standing, way: &Way, unsaved: bool) -> (Status, String, String) {
    let (text, words) = (cx.text, &cx.text.treatment);
    if unsaved {
        let safe = text.consultation.not_saved_hint.clone();
        return (Status::Stop, text.consultation.not_saved.clone(), safe);
    }
    let everything = || standing.sentences(cx).join(" ");
    match way {
        Way::GoOn => (Status::Pending, words.missing.clone(), everything()),
        Way::Blocked => (Status::Stop, words.blocked.clone(), everything()),
        Way::Decide(finding) => {
            let status = if finding.verdict == Verdict::Warn {
                Status::Warn
            } else {
                Status::Stop
            };
            let said = failures(standing.failed(), cx).join(" ");
            (status, words.to_decide.clone(), said)
        }
        Way::Sign => (
            Status::Ok,
            words.complete.clone(),
            words.complete_hint.clone(),
        ),
    }
}
