//! The bar: why the start is locked, the first step that unblocks it, and *Start behandling* when everything is in order.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::readiness::{Answer, Check, Light};
use crate::domain::user::Role;
use crate::journal::view::{GateView, RecordView};
use crate::text::fill;
use crate::ui::command::Tab;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;

use super::ReadinessPage;
use super::acts::Act;
use super::fix::Fix;

impl ReadinessPage {
    pub(super) fn bar_ui(
        &self,
        cx: &Cx<'_>,
        view: &RecordView,
        gate: &GateView,
        ui: &mut Ui,
    ) -> Option<Act> {
        let words = &cx.text.readiness;
        if cx.role() == Role::Reviewer {
            let state = StateText {
                mark: Mark::Icon(Icon::Eye),
                lead: &cx.text.shell.read_only,
                rest: "",
            };
            action_bar(ui, &state, []);
            return None;
        }
        if view.course.running_start().is_some() {
            let state = StateText {
                mark: Mark::Status(Status::Running),
                lead: &words.running,
                rest: "",
            };
            let go = Button::primary(&words.to_treatment).key("↵", Modifiers::NONE, Key::Enter);
            return action_bar(ui, &state, [go]).map(|_| Act::ToTreatment);
        }
        let own = cx.journal.author().user;
        let by_other = gate
            .asked
            .as_ref()
            .is_some_and(|asked| asked.practitioner != own);
        let (status, lead, mut rest) = state(cx, gate);
        if by_other && gate.readiness.is_open() {
            rest.clone_from(&words.started_by_injector);
        }
        let state = StateText {
            mark: Mark::Status(status),
            lead: &lead,
            rest: &rest,
        };
        if gate.readiness.is_open() && !by_other {
            let start = Button::primary(&words.start)
                .icon(Icon::Syringe)
                .key("↵", Modifiers::NONE, Key::Enter)
                .enabled(!self.is_asking());
            return action_bar(ui, &state, [start]).map(|_| Act::Start);
        }
        let reason = if by_other && gate.readiness.is_open() {
            words.started_by_injector.as_str()
        } else {
            words.start_locked.as_str()
        };
        let start = Button::secondary(&words.start).locked(reason);
        let Some(fix) = next(cx, view, gate) else {
            action_bar(ui, &state, [start]);
            return None;
        };
        let label = fix.step(cx);
        let first = Button::primary(&label).enabled(!self.is_asking());
        let pressed = action_bar(ui, &state, [start, first]);
        (pressed == Some(1)).then_some(Act::Fix(fix))
    }
}

/// The first thing that she herself can do something about: what stops before what waits.
pub(super) fn next(cx: &Cx<'_>, view: &RecordView, gate: &GateView) -> Option<Fix> {
    let mut checks: Vec<&Check> = gate.readiness.checks.iter().collect();
    checks.sort_by_key(|check| std::cmp::Reverse(check.light));
    let mut fixes = checks
        .into_iter()
        .filter_map(|check| Fix::of(cx, view, gate, check));
    let waits = |fix: &Fix| matches!(fix, Fix::Show(Tab::Booking, _) | Fix::AskDoctor(_));
    fixes.find(|fix| !waits(fix))
}

/// »Start er låst: Betænkningstid og Før-fotos mangler.«
fn state(cx: &Cx<'_>, gate: &GateView) -> (Status, String, String) {
    let words = &cx.text.readiness;
    let (status, lead) = match gate.readiness.verdict {
        Answer::Ready => (Status::Ok, words.all_in_order.clone()),
        Answer::ReadyWithRemarks => (Status::Warn, words.accepted_remarks.clone()),
        Answer::Nearly => (Status::Pending, words.start_locked.clone()),
        Answer::MustNot => (Status::Stop, words.start_locked.clone()),
    };
    let stands = gate.readiness.checks.iter();
    let stands = stands.filter(|check| check.light >= Light::Pending);
    let names: Vec<&str> = stands.map(|check| cx.text.check(check.id)).collect();
    let rest = if names.is_empty() {
        String::new()
    } else {
        fill(&words.locked_by, &[("checks", &names.join(", "))])
    };
    (status, lead, rest)
}
