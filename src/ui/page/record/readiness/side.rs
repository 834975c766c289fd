//! The side panel: verdict in words, reflection period, next steps, who and where, and the chosen check with its decisions.

use eframe::egui::Ui;

use crate::domain::course::Told;
use crate::domain::readiness::{Answer, CheckId, Group};
use crate::domain::rules::{Finding, Verdict};
use crate::domain::user::Role;
use crate::journal::view::{GateView, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::area;
use crate::ui::page::record::overview::reflection;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::CheckRow;
use crate::ui::widget::chip::pick;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::shell::{Side, section};

use super::acts::Act;
use super::decide;
use super::fix::Fix;
use super::rows::{counts, reader};
use super::{ReadinessPage, scrolled};

impl ReadinessPage {
    pub(super) fn side_ui(
        &self,
        cx: &Cx<'_>,
        view: &RecordView,
        gate: &GateView,
        ui: &mut Ui,
    ) -> Option<Act> {
        let words = &cx.text.readiness;
        let mut act = None;
        let (status, verdict) = verdict(cx, gate);
        let side = Side {
            name: &verdict,
            status: Some(status),
        };
        side.show(ui, |ui| {
            scrolled(ui, |ui| {
                section(
                    ui,
                    "",
                    |_| {},
                    |ui| {
                        ui.horizontal(|ui| {
                            status.show(ui, 34.0);
                            ui.add_space(space::S8);
                            ui.vertical(|ui| {
                                let theme = Theme::of(ui);
                                let colour = status.text(theme);
                                ui.label(Theme::text_in(&verdict, Kind::Figure, colour));
                                ui.label(theme.small(counts(cx, gate)));
                            });
                        });
                        earliest_ui(cx, gate, ui);
                    },
                );
                act = self.chosen_ui(cx, view, gate, ui);
                section(
                    ui,
                    &cx.text.reflection.title,
                    |_| {},
                    |ui| reflection::ui(cx.text, view, ui),
                );
                steps_ui(cx, view, gate, ui);
                act = what_ui(cx, gate, ui).or_else(|| act.take());
                if cx.role() != Role::Reviewer {
                    section(
                        ui,
                        "",
                        |_| {},
                        |ui| {
                            if Button::link(&words.deviation).show(ui).clicked() {
                                act = Some(Act::Deviation);
                            }
                        },
                    );
                }
            });
        });
        act
    }

    /// Every sentence of the chosen check, and what can be decided about it.
    fn chosen_ui(
        &self,
        cx: &Cx<'_>,
        view: &RecordView,
        gate: &GateView,
        ui: &mut Ui,
    ) -> Option<Act> {
        let words = &cx.text.readiness;
        let id = self.chosen?;
        let check = gate.readiness.check(id)?;
        let mut act = None;
        section(
            ui,
            cx.text.check(id),
            |_| {},
            |ui| {
                for finding in check.findings.iter().filter(|finding| is_said(finding)) {
                    act = finding_ui(cx, gate, finding, ui).or_else(|| act.take());
                }
                if check.locked && gate.asked.is_some() {
                    let locked = if id.group() == Group::Law {
                        &words.law_locked
                    } else {
                        &words.check_locked
                    };
                    ui.label(Theme::of(ui).small(locked));
                }
                if id == CheckId::Consent && standing_consent(view).is_some() {
                    let withdraw = Button::link(&words.withdraw);
                    if cx.role() != Role::Reviewer && withdraw.show(ui).clicked() {
                        act = Some(Act::Withdraw);
                    }
                }
            },
        );
        act
    }
}

/// Who injects, and which areas this time: a failure stops its area, others may proceed (§9).
fn what_ui(cx: &Cx<'_>, gate: &GateView, ui: &mut Ui) -> Option<Act> {
    let words = &cx.text.readiness;
    let asked = gate.asked.as_ref()?;
    let mut act = None;
    section(
        ui,
        &words.what,
        |_| {},
        |ui| {
            let product = cx.text.product(&asked.product);
            ui.label(Theme::of(ui).strong(product));
            ui.horizontal_wrapped(|ui| {
                for each in &gate.areas {
                    let mut taken = asked.areas.contains(each);
                    if pick(ui, cx.text.area(each), area::tone(each), &mut taken).clicked() {
                        act = Some(Act::Area(each.clone()));
                    }
                }
            });
            let clinic = cx.journal.clinic();
            let users: Vec<_> = clinic.practitioners().collect();
            let names: Vec<_> = users
                .iter()
                .map(|user| (user.id, user.name.as_str()))
                .collect();
            let mut by = asked.practitioner;
            let choice = Choice::new(&words.injected_by, &mut by, &names);
            choice.enabled(cx.role() != Role::Reviewer).show(ui);
            if by != asked.practitioner {
                act = Some(Act::By(by));
            }
        },
    );
    act
}

/// A consent that nobody has withdrawn.
pub(super) fn standing_consent(
    view: &RecordView,
) -> Option<&Told<crate::domain::consent::ConsentGiven>> {
    let mut given = view.course.consents.iter();
    given.rfind(|told| view.course.withdrawal_of(told).is_none())
}

fn is_said(finding: &Finding) -> bool {
    finding.verdict != Verdict::Passed
}

fn finding_ui(cx: &Cx<'_>, gate: &GateView, finding: &Finding, ui: &mut Ui) -> Option<Act> {
    let words = &cx.text.readiness;
    let sentence = cx.text.finding(finding, reader(cx));
    let theme = Theme::of(ui);
    let light = match finding.verdict {
        Verdict::Passed | Verdict::Info => Status::Ok,
        Verdict::Warn => Status::Warn,
        Verdict::Block | Verdict::Hard if finding.accepted_by.is_some() => Status::Warn,
        Verdict::Block | Verdict::Hard => Status::Stop,
    };
    let row = CheckRow {
        status: light,
        title: &sentence,
        why: "",
        fix: "",
        locked: false,
    };
    row.show(ui);
    if let Some(decided) = decide::said(cx, finding) {
        ui.label(theme.small(decided));
        return None;
    }
    let is_planned = gate
        .asked
        .as_ref()
        .is_some_and(|asked| !asked.areas.is_empty());
    if cx.role() == Role::Reviewer || !is_planned || !decide::can_be_decided(finding) {
        return None;
    }
    let label = if finding.verdict == Verdict::Warn {
        &words.accept
    } else {
        &words.override_
    };
    let pressed = Button::secondary(label).small().show(ui).clicked();
    pressed.then(|| Act::Decide(finding.rule, finding.part.clone()))
}

/// »Må ikke behandles nu«.
pub(super) fn verdict(cx: &Cx<'_>, gate: &GateView) -> (Status, String) {
    let words = &cx.text.readiness;
    match gate.readiness.verdict {
        Answer::MustNot => (Status::Stop, words.must_not.clone()),
        Answer::Nearly => (Status::Pending, words.nearly.clone()),
        Answer::ReadyWithRemarks => (Status::Warn, words.ready_with_remarks.clone()),
        Answer::Ready => (Status::Ok, words.ready.clone()),
    }
}

/// The moment at which time alone will have mended every law.
fn earliest_ui(cx: &Cx<'_>, gate: &GateView, ui: &mut Ui) {
    if let Some(earliest) = gate.readiness.earliest {
        let when = cx.text.moment(earliest, cx.today());
        let said = fill(&cx.text.readiness.earliest, &[("when", &when)]);
        ui.label(Theme::of(ui).small(said));
    }
}

fn steps_ui(cx: &Cx<'_>, view: &RecordView, gate: &GateView, ui: &mut Ui) {
    let fixes = gate.readiness.checks.iter();
    let fixes = fixes.filter_map(|check| Fix::of(cx, view, gate, check));
    let mut steps: Vec<String> = Vec::new();
    for step in fixes.map(|fix| fix.step(cx)) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    if steps.is_empty() {
        return;
    }
    section(
        ui,
        &cx.text.readiness.next_steps,
        |_| {},
        |ui| {
            for (number, step) in (1..).zip(&steps) {
                ui.label(Theme::of(ui).body(format!("{number}. {step}")));
            }
        },
    );
}
