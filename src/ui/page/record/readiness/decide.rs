//! A decision about one finding: a warning accepted by name, or a block overridden by a doctor with a reason (§6).

use crate::domain::information::Part;
use crate::domain::readiness::Check;
use crate::domain::rules::acceptance::{ADMINISTRATIVE, is_open_to_decision};
use crate::domain::rules::{Finding, RuleId, Verdict};
use crate::domain::user::Role;
use crate::journal::Edit;
use crate::journal::gate::Asked as Planned;
use crate::journal::view::{GateView, RecordView};
use crate::ui::cx::Cx;
use crate::ui::page::record::decide::{Answer, Decide};
use crate::ui::status::Status;

use super::acts::Asked;
use super::rows::reader;

/// The dialog, and what it is about.
pub(super) struct DecideDialog {
    asked: Planned,
    rule: RuleId,
    part: Option<Part>,
    verdict: Verdict,
    dialog: Decide,
}

/// What it takes to decide about a finding.
pub(super) enum Decision {
    /// The person who is logged in may, by name.
    AtOnce,
    Dialog(Box<DecideDialog>),
    None,
}

/// Something that stands in the way and that a person may decide about.
pub(super) fn can_be_decided(finding: &Finding) -> bool {
    finding.is_failed() && is_open_to_decision(finding)
}

/// What nobody has asked or looked at today is asked, not decided about.
pub(super) fn is_open(check: &Check) -> bool {
    let mut findings = check.findings.iter();
    findings.any(|finding| can_be_decided(finding) && !finding.why.is_done_on_the_day())
}

impl DecideDialog {
    pub fn for_rule(cx: &Cx<'_>, gate: &GateView, rule: RuleId, part: Option<&Part>) -> Decision {
        let mut findings = gate.assessment.findings.iter();
        let found = findings.find(|finding| {
            finding.rule == rule && finding.part.as_ref() == part && can_be_decided(finding)
        });
        let (Some(finding), Some(asked)) = (found, gate.asked.clone()) else {
            return Decision::None;
        };
        let author = cx.journal.author();
        let own = ADMINISTRATIVE.contains(&rule) && asked.practitioner == author.user;
        if finding.verdict == Verdict::Warn && (author.role == Role::Doctor || own) {
            return Decision::AtOnce;
        }
        let words = &cx.text.readiness;
        let sentence = cx.text.finding(finding, reader(cx));
        let least = cx.journal.clinic().policy.reason_length;
        let dialog = if finding.verdict == Verdict::Warn {
            Decide::new(Status::Warn, &words.accept_title, &words.accept)
                .remark(&words.accept_detail)
        } else {
            Decide::new(Status::Stop, &words.override_title, &words.override_save)
                .remark(&words.override_detail)
                .reason(&cx.text.common.reason, least)
        };
        Decision::Dialog(Box::new(Self {
            asked,
            rule,
            part: part.cloned(),
            verdict: finding.verdict,
            dialog: dialog.about([sentence]).proven(cx),
        }))
    }

    /// It was refused: the passphrase is typed again, the reason stays.
    pub fn refused(&mut self, sentence: String) {
        self.dialog.refused(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &eframe::egui::Ui) -> Option<Asked> {
        match self.dialog.ui(cx, view, ui)? {
            Answer::Cancel => Some(Asked::Cancel),
            Answer::Agree { reason, proof } => {
                let (doctor, passphrase) = proof?;
                Some(Asked::Proven(
                    Box::new(self.edit(view, reason)),
                    doctor,
                    passphrase,
                ))
            }
        }
    }

    fn edit(&self, view: &RecordView, reason: String) -> Edit {
        let (patient, asked, rule) = (view.id, self.asked.clone(), self.rule);
        let part = self.part.clone();
        if self.verdict == Verdict::Block {
            Edit::OverrideRule {
                patient,
                asked,
                rule,
                part,
                reason,
            }
        } else {
            Edit::AcceptWarning {
                patient,
                asked,
                rule,
                part,
            }
        }
    }
}
