//! A decision about one finding: a warning accepted by name, or a block overridden by a doctor with a reason (§6).

use crate::domain::information::Part;
use crate::domain::readiness::Check;
use crate::domain::rules::acceptance::is_open_to_decision;
use crate::domain::rules::{Finding, RuleId, Verdict};
use crate::journal::Edit;
use crate::journal::view::{GateView, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::about_finding::AboutFinding;
use crate::ui::page::record::decide::{Answer, Decide};

use super::acts::Asked;

/// The dialog, and what it is about.
pub(super) struct DecideDialog {
    about: AboutFinding,
    dialog: Decide,
}

/// What it takes to decide about a finding.
pub(super) enum Decision {
    /// The person who is logged in may, by name.
    AtOnce(Box<Edit>),
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

/// »Tilsidesat af Vera Mikkelsen«; nothing where nobody decided.
pub(super) fn said(cx: &Cx<'_>, finding: &Finding) -> Option<String> {
    let words = &cx.text.readiness;
    let name = cx.user_name(Some(finding.accepted_by?));
    let template = if finding.verdict == Verdict::Warn {
        &words.accepted_by
    } else {
        &words.overridden_by
    };
    Some(fill(template, &[("name", &name)]))
}

impl DecideDialog {
    pub fn for_rule(
        cx: &Cx<'_>,
        view: &RecordView,
        gate: &GateView,
        (rule, part): (RuleId, Option<&Part>),
    ) -> Decision {
        let mut findings = gate.assessment.findings.iter();
        let found = findings.find(|finding| {
            finding.rule == rule && finding.part.as_ref() == part && can_be_decided(finding)
        });
        let (Some(finding), Some(asked)) = (found, gate.asked.clone()) else {
            return Decision::None;
        };
        let about = AboutFinding::new(asked, finding);
        if about.is_own(cx) {
            return Decision::AtOnce(Box::new(about.edit(view, String::new())));
        }
        let dialog = about.dialog(cx, finding);
        Decision::Dialog(Box::new(Self { about, dialog }))
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
                    Box::new(self.about.edit(view, reason)),
                    doctor,
                    passphrase,
                ))
            }
        }
    }
}
