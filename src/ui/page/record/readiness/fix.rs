//! The button of a check: what mends it, and with which key.

use eframe::egui::{Key, Modifiers};

use crate::domain::readiness::{Check, CheckId, Light};
use crate::domain::rules::consent_fault::ConsentFault;
use crate::domain::rules::{RuleId, Why};
use crate::domain::user::Role;
use crate::journal::view::{GateView, RecordView};
use crate::ui::command::Tab;
use crate::ui::cx::Cx;
use crate::ui::widget::button::Button;

/// What a press on the button of a row does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Fix {
    Show(Tab, CheckId),
    /// The consultation itself, held by a doctor on another day.
    BookConsultation,
    Consent,
    /// Who she is, how she is, and each area: all of it in one dialog.
    Day(CheckId),
    Vial,
    Prescribe,
    /// Only a doctor can: there is nothing to press.
    AskDoctor(CheckId),
    Exempt,
    Decide(CheckId),
}

impl Fix {
    /// What mends a check that is not green; nothing for somebody who only reads.
    pub fn of(cx: &Cx<'_>, view: &RecordView, gate: &GateView, check: &Check) -> Option<Self> {
        if cx.role() == Role::Reviewer || check.light <= Light::Accepted {
            return None;
        }
        let fails = |rule: RuleId| {
            let mut failed = check.findings.iter().filter(|finding| finding.is_failed());
            failed.any(|finding| finding.rule == rule)
        };
        // An alarm waits for a doctor whether anything is planned or not.
        if check.id == CheckId::RedFlag {
            return Some(Self::Show(Tab::FollowUp, check.id));
        }
        let mut failed = check.findings.iter().filter(|finding| finding.is_failed());
        let no_sheet = failed.any(|finding| finding.why == Why::WrittenMissing);
        match &gate.asked {
            None => return Self::of_nothing_planned(cx, check.id, no_sheet),
            // The areas are chosen in the side.
            Some(asked) if asked.areas.is_empty() => return None,
            Some(_) => {}
        }
        let open = || super::decide::is_open(check);
        match check.id {
            CheckId::Consultation | CheckId::Information => {
                Some(Self::of_the_talk(cx, check.id, no_sheet))
            }
            CheckId::Reflection => Some(if is_repeat(view) && cx.is_doctor() {
                Self::Exempt
            } else {
                Self::Show(Tab::Booking, check.id)
            }),
            CheckId::Consent => can_consent(gate, check)
                .then_some(Self::Consent)
                .or_else(|| open().then_some(Self::Decide(check.id))),
            CheckId::Identity if fails(RuleId::R02) => Some(Self::Day(check.id)),
            CheckId::Contraindications | CheckId::Medicines if fails_on_the_day(check) => {
                Some(Self::Day(check.id))
            }
            CheckId::Photos => Some(Self::Show(Tab::Photos, check.id)),
            CheckId::Prescription if fails(RuleId::R13) || fails(RuleId::R72) => {
                Some(if cx.is_doctor() {
                    Self::Prescribe
                } else {
                    Self::AskDoctor(check.id)
                })
            }
            CheckId::Product if fails(RuleId::R62) || fails(RuleId::R67) || fails(RuleId::R62b) => {
                Some(Self::Vial)
            }
            CheckId::Age
            | CheckId::Identity
            | CheckId::Contraindications
            | CheckId::Medicines
            | CheckId::Prescription
            | CheckId::RedFlag
            | CheckId::Interval
            | CheckId::Product => open().then_some(Self::Decide(check.id)),
        }
    }

    /// Where nothing is planned, everything but the talk with a doctor comes later.
    fn of_nothing_planned(cx: &Cx<'_>, check: CheckId, no_sheet: bool) -> Option<Self> {
        match check {
            CheckId::Consultation if !cx.is_doctor() => Some(Self::BookConsultation),
            CheckId::Consultation | CheckId::Information => {
                Some(Self::of_the_talk(cx, check, no_sheet))
            }
            CheckId::Age
            | CheckId::Reflection
            | CheckId::Consent
            | CheckId::Identity
            | CheckId::Contraindications
            | CheckId::Medicines
            | CheckId::Photos
            | CheckId::RedFlag
            | CheckId::Prescription
            | CheckId::Interval
            | CheckId::Product => None,
        }
    }

    /// A nurse hands over the sheet; the rest of the talk is a doctor's.
    fn of_the_talk(cx: &Cx<'_>, check: CheckId, no_sheet: bool) -> Self {
        if cx.is_doctor() || (check == CheckId::Information && no_sheet) {
            Self::Show(Tab::Consultation, check)
        } else {
            Self::AskDoctor(check)
        }
    }

    pub fn button<'t>(&self, cx: &Cx<'t>) -> Button<'t> {
        let words = &cx.text.readiness;
        let key = |label: &'t str, hint: &'static str, key: Key| {
            Button::secondary(label)
                .small()
                .key(hint, Modifiers::NONE, key)
        };
        match self {
            Self::Show(Tab::Photos, _) => key(&words.fix_photo, "F", Key::F),
            Self::Show(Tab::Booking, _) => Button::secondary(&words.fix_move).small(),
            Self::Show(Tab::FollowUp, _) => Button::secondary(&words.fix_open).small(),
            Self::Show(_, _) => Button::secondary(&words.fix_go).small(),
            Self::Consent => key(&words.fix_consent, "S", Key::S),
            Self::Day(CheckId::Identity) => key(&words.fix_confirm, "I", Key::I),
            Self::Day(_) => Button::secondary(&words.fix_confirm).small(),
            Self::Vial => key(&words.fix_vial, "B", Key::B),
            Self::Prescribe => key(&words.fix_prescribe, "O", Key::O),
            Self::BookConsultation => Button::secondary(&words.fix_book).small(),
            Self::AskDoctor(_) => Button::secondary(&words.fix_ask_doctor)
                .small()
                .locked(&words.only_doctor),
            Self::Exempt => key(&words.fix_exempt, "G", Key::G),
            Self::Decide(_) => Button::secondary(&words.fix_assess).small(),
        }
    }

    /// For the list of next steps.
    pub fn step(&self, cx: &Cx<'_>) -> String {
        let words = &cx.text.readiness;
        match self {
            Self::Show(Tab::Photos, _) => words.step_photo.clone(),
            Self::Show(Tab::Booking, _) => words.step_wait.clone(),
            Self::Show(Tab::FollowUp, _) => words.step_flag.clone(),
            Self::Show(_, check) => {
                let name = cx.text.check(*check);
                crate::text::fill(&words.step_mend, &[("check", name)])
            }
            Self::Consent => words.step_consent.clone(),
            Self::Day(_) => words.step_confirm.clone(),
            Self::Vial => words.step_vial.clone(),
            Self::Prescribe => words.step_prescribe.clone(),
            Self::BookConsultation => words.step_book.clone(),
            Self::AskDoctor(CheckId::Consultation) => words.step_ask_consultation.clone(),
            Self::AskDoctor(CheckId::Information) => words.step_ask_information.clone(),
            Self::AskDoctor(_) => words.step_ask_prescribe.clone(),
            Self::Exempt => words.step_exempt.clone(),
            Self::Decide(check) => {
                let name = cx.text.check(*check);
                crate::text::fill(&words.step_assess, &[("check", name)])
            }
        }
    }
}

/// Treated here before: then a doctor may find that no new reflection period is needed (R24).
fn is_repeat(view: &RecordView) -> bool {
    !view.course.treatments.is_empty()
}

/// Before the limit a consent would be void, so that it is not asked for.
fn can_consent(gate: &GateView, check: &Check) -> bool {
    let wanting = |why: &Why| {
        matches!(
            why,
            Why::Consent(
                ConsentFault::Missing
                    | ConsentFault::Withdrawn { .. }
                    | ConsentFault::TooEarly { .. }
                    | ConsentFault::NotAfterInformation { .. }
                    | ConsentFault::FarFromStart { .. }
                    | ConsentFault::WithoutInformation
            )
        )
    };
    let mut failed = check.findings.iter().filter(|finding| finding.is_failed());
    gate.day.reflection_over && failed.any(|finding| wanting(&finding.why))
}

fn fails_on_the_day(check: &Check) -> bool {
    let mut failed = check.findings.iter().filter(|finding| finding.is_failed());
    failed.any(|finding| finding.why.is_done_on_the_day())
}
