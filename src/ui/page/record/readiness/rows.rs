//! The checks in their groups: what needs something done stands first in its group, the green ones stay.

use eframe::egui::Ui;

use crate::domain::readiness::{Check, CheckId, Group, Light};
use crate::domain::rules::{Finding, HealthFault, Verdict, Why};
use crate::journal::view::{GateView, RecordView};
use crate::text::fill;
use crate::text::findings::Reader;
use crate::ui::cx::Cx;
use crate::ui::status::{Status, segments};
use crate::ui::widget::card::Card;
use crate::ui::widget::gate_row::{GateRow, group_head};
use crate::ui::widget::notice::Notice;

use super::acts::Act;
use super::fix::Fix;
use super::{ReadinessPage, decide, met, status};

impl ReadinessPage {
    pub(super) fn rows_ui(
        &self,
        cx: &Cx<'_>,
        view: &RecordView,
        gate: &GateView,
        ui: &mut Ui,
    ) -> Option<Act> {
        let words = &cx.text.readiness;
        let mut act = None;
        if let Some((status, sentence)) = &self.said {
            Notice::new(*status, sentence).show(ui);
        }
        let count = gate.readiness.checks.len().to_string();
        let title = fill(&words.title, &[("count", &count)]);
        let when = cx.text.time(gate.judged_at);
        let remark = fill(&words.recomputed, &[("when", &when)]);
        let lights: Vec<Status> = gate
            .readiness
            .checks
            .iter()
            .map(|check| status(check.light))
            .collect();
        let spoken = counts(cx, gate);
        Card::new(&title).remark(&remark).rows_with(
            ui,
            |ui| {
                segments(ui, &lights, &spoken);
            },
            |ui| {
                for group in Group::ALL {
                    let mut checks: Vec<&Check> = gate
                        .readiness
                        .checks
                        .iter()
                        .filter(|check| check.id.group() == group)
                        .collect();
                    checks.sort_by_key(|check| {
                        std::cmp::Reverse(matches!(check.light, Light::Stop | Light::Warn))
                    });
                    let well = checks.iter().filter(|check| check.light <= Light::Accepted);
                    let (well, all) = (well.count().to_string(), checks.len().to_string());
                    let in_order = fill(&words.in_order, &[("well", &well), ("all", &all)]);
                    group_head(ui, cx.text.check_group(group), &in_order);
                    for check in checks {
                        act = self
                            .row_ui(cx, view, gate, check, ui)
                            .or_else(|| act.take());
                    }
                }
            },
        );
        act
    }

    fn row_ui(
        &self,
        cx: &Cx<'_>,
        view: &RecordView,
        gate: &GateView,
        check: &Check,
        ui: &mut Ui,
    ) -> Option<Act> {
        let fix = Fix::of(cx, view, gate, check);
        let why = why(cx, view, gate, check);
        let evidence = evidence(cx, view, check);
        let button = fix.as_ref().map(|fix| fix.button(cx));
        let row = GateRow {
            status: status(check.light),
            name: cx.text.check(check.id),
            locked: check.locked,
            why: &why,
            evidence: &evidence,
            fix: button,
            chosen: self.chosen == Some(check.id),
        };
        let pressed = row.show(ui);
        if pressed.fix {
            return fix.map(Act::Fix);
        }
        pressed.row.then_some(Act::Choose(check.id))
    }
}

/// »2 stop · 2 OBS · 1 afventer · 7 i orden«, leaving out what is none.
pub(super) fn counts(cx: &Cx<'_>, gate: &GateView) -> String {
    let words = &cx.text.readiness;
    let well = gate.readiness.count(Light::Ok) + gate.readiness.count(Light::Accepted);
    let counted = [
        (gate.readiness.count(Light::Stop), &words.count_stop),
        (gate.readiness.count(Light::Warn), &words.count_warn),
        (gate.readiness.count(Light::Pending), &words.count_pending),
        (well, &words.count_ok),
    ];
    let said = counted.into_iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> = said
        .map(|(count, template)| fill(template, &[("count", &count.to_string())]))
        .collect();
    said.join(" · ")
}

/// What stands in the way, each sentence once; of a green check, what it rests on.
pub(super) fn why(cx: &Cx<'_>, view: &RecordView, gate: &GateView, check: &Check) -> String {
    let reader = reader(cx);
    let mut said: Vec<String> = Vec::new();
    for finding in told(check) {
        let sentence = cx.text.finding(finding, reader);
        if !sentence.is_empty() && !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    if said.is_empty() {
        return met::said(cx, view, gate, check);
    }
    let more = said.len().saturating_sub(2);
    said.truncate(2);
    if more > 0 {
        said.push(fill(
            &cx.text.readiness.more,
            &[("count", &more.to_string())],
        ));
    }
    said.join(" ")
}

/// What is said of a check: that nobody has asked today is said once, by the check that is about it.
fn told(check: &Check) -> Vec<&Finding> {
    let unasked = |finding: &&Finding| {
        matches!(
            &finding.why,
            Why::Health(HealthFault::NotScreenedToday { .. })
        )
    };
    let all: Vec<&Finding> = check.remarks().collect();
    let others = all.iter().filter(|finding| !unasked(finding)).count();
    if check.id == CheckId::Consent && others > 0 {
        return all
            .into_iter()
            .filter(|finding| !unasked(finding))
            .collect();
    }
    all
}

/// Who decided about it; else initials and time of the newest entry that the check rests on.
fn evidence(cx: &Cx<'_>, view: &RecordView, check: &Check) -> String {
    let mut decided: Vec<String> = Vec::new();
    for said in check
        .findings
        .iter()
        .filter_map(|one| decide::said(cx, one))
    {
        if !decided.contains(&said) {
            decided.push(said);
        }
    }
    if !decided.is_empty() {
        return decided.join("\n");
    }
    let named = check.findings.iter().flat_map(|finding| &finding.evidence);
    let known = named.filter_map(|id| view.entries.iter().find(|entry| entry.header.id == *id));
    let Some(newest) = known.max_by_key(|entry| entry.header.occurred_at) else {
        return String::new();
    };
    let user = newest
        .header
        .user
        .and_then(|id| cx.journal.clinic().user(id));
    let initials = user
        .map(crate::domain::user::User::initials)
        .unwrap_or_default();
    let at = newest.header.occurred_at;
    let day = cx.text.date_near(at.day(), cx.today());
    format!("{initials} {day} {}", cx.text.time(at))
        .trim()
        .to_owned()
}

pub(super) fn reader<'a>(cx: &Cx<'a>) -> Reader<'a> {
    Reader {
        users: &cx.journal.clinic().users,
        today: cx.today(),
    }
}

/// Every sentence of what stops a treatment now, for the account of one that was given all the same.
pub(super) fn failing(cx: &Cx<'_>, gate: &GateView) -> Vec<String> {
    let failed = gate.assessment.failed();
    let failed = failed.filter(|finding| finding.verdict >= Verdict::Block);
    let mut said: Vec<String> = Vec::new();
    for sentence in failed.map(|finding| cx.text.finding(finding, reader(cx))) {
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    said
}
