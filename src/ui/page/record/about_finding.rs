//! A decision about one finding: a warning accepted by name, or a block overridden by a doctor with a reason (§6).
//!
//! The gate and the signature ask for it alike.

use crate::domain::information::Part;
use crate::domain::rules::acceptance::ADMINISTRATIVE;
use crate::domain::rules::{Finding, RuleId, Verdict};
use crate::journal::Edit;
use crate::journal::gate::Asked;
use crate::journal::view::RecordView;
use crate::text::findings::Reader;
use crate::ui::cx::Cx;
use crate::ui::status::Status;

use super::decide::Decide;

/// What is decided about.
pub struct AboutFinding {
    asked: Asked,
    rule: RuleId,
    part: Option<Part>,
    verdict: Verdict,
}

impl AboutFinding {
    pub fn new(asked: Asked, finding: &Finding) -> Self {
        Self {
            asked,
            rule: finding.rule,
            part: finding.part.clone(),
            verdict: finding.verdict,
        }
    }

    /// Whether the person who is logged in may accept it by her own name: a doctor, or who injects what is no clinical matter.
    pub fn is_own(&self, cx: &Cx<'_>) -> bool {
        let injects = self.asked.practitioner == cx.journal.author().user;
        let own = cx.is_doctor() || (ADMINISTRATIVE.contains(&self.rule) && injects);
        self.verdict == Verdict::Warn && own
    }

    /// Asks a doctor's own passphrase for whatever is not the person's own to accept.
    pub fn dialog(&self, cx: &Cx<'_>, finding: &Finding) -> Decide {
        let words = &cx.text.readiness;
        let reader = Reader {
            users: &cx.journal.clinic().users,
            today: cx.today(),
        };
        let sentence = cx.text.finding(finding, reader);
        if self.is_own(cx) {
            return Decide::new(Status::Warn, &words.accept_title, &words.accept)
                .remark(&words.accept_own)
                .about([sentence]);
        }
        let least = cx.journal.clinic().policy.reason_length;
        let dialog = if self.verdict == Verdict::Warn {
            Decide::new(Status::Warn, &words.accept_title, &words.accept)
                .remark(&words.accept_detail)
        } else {
            Decide::new(Status::Stop, &words.override_title, &words.override_save)
                .remark(&words.override_detail)
                .reason(&cx.text.common.reason, least)
        };
        dialog.about([sentence]).proven(cx)
    }

    pub fn edit(&self, view: &RecordView, reason: String) -> Edit {
        let (patient, asked, rule) = (view.id, self.asked.clone(), self.rule);
        let part = self.part.clone();
        if self.verdict == Verdict::Warn {
            Edit::AcceptWarning {
                patient,
                asked,
                rule,
                part,
            }
        } else {
            Edit::OverrideRule {
                patient,
                asked,
                rule,
                part,
                reason,
            }
        }
    }
}
