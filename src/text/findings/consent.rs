//! Consent, repeat treatments and who may inject, in words.

use super::{Reader, Text, fill};
use crate::domain::rules::consent_fault::{ConsentFault, RepeatGap, RoleFault};
use crate::domain::time::{Day, Moment};

impl Text {
    pub(super) fn consent_fault(&self, fault: &ConsentFault, today: Day) -> String {
        let words = &self.findings;
        let moment = |at: Moment| self.moment_of_day(at, today);
        match fault {
            ConsentFault::Missing => words.consent_missing.clone(),
            ConsentFault::Withdrawn { at } => {
                fill(&words.consent_withdrawn, &[("at", &moment(*at))])
            }
            ConsentFault::WithoutInformation => words.consent_without_information.clone(),
            ConsentFault::TooEarly {
                given,
                limit,
                missing_micros,
            } => fill(
                &words.consent_too_early,
                &[
                    ("given", &moment(*given)),
                    ("missing", &self.duration(*missing_micros)),
                    ("limit", &self.moment(*limit, today)),
                ],
            ),
            ConsentFault::NotAfterInformation { given, .. } => {
                fill(&words.consent_not_after, &[("given", &moment(*given))])
            }
            ConsentFault::AfterStart { given } => {
                fill(&words.consent_after_start, &[("given", &moment(*given))])
            }
            ConsentFault::FarFromStart { given, hours } => fill(
                &words.consent_far,
                &[("given", &moment(*given)), ("hours", &hours.to_string())],
            ),
        }
    }

    pub(super) fn not_exempt(&self, gaps: &[RepeatGap], today: Day) -> String {
        let gaps: Vec<String> = gaps
            .iter()
            .map(|gap| self.repeat_gap(*gap, today))
            .collect();
        fill(&self.findings.not_exempt, &[("gaps", &gaps.join(", "))])
    }

    fn repeat_gap(&self, gap: RepeatGap, today: Day) -> String {
        let words = &self.findings;
        match gap {
            RepeatGap::NoEarlierTreatment => words.gap_no_earlier.clone(),
            RepeatGap::NotInformed => words.gap_not_informed.clone(),
            RepeatGap::TooLongAgo { until } => fill(
                &words.gap_too_long,
                &[("until", &self.date_near(until, today))],
            ),
            RepeatGap::NewAnswer => words.gap_new_answer.clone(),
            RepeatGap::NotAskedToday => words.gap_not_asked.clone(),
            RepeatGap::SheetChanged => words.gap_sheet.clone(),
            RepeatGap::NoDecision => words.gap_no_decision.clone(),
        }
    }

    pub(super) fn role_fault(&self, fault: &RoleFault, reader: Reader<'_>) -> String {
        let words = &self.findings;
        let named = |template: &str, user| {
            let name = reader.name(Some(user));
            let name = name.unwrap_or_else(|| words.somebody.clone());
            fill(template, &[("name", &name)])
        };
        match fault {
            RoleFault::Nobody => words.nobody_injects.clone(),
            RoleFault::NotAClinician { user } => named(&words.not_a_clinician, *user),
            RoleFault::NotAuthorised { user } => named(&words.not_authorised, *user),
            RoleFault::NobodyResponsible => words.nobody_responsible.clone(),
            RoleFault::NotRegistered { user } => named(&words.not_registered, *user),
            RoleFault::ClinicNotRegistered => words.clinic_not_registered.clone(),
            RoleFault::NotAssisting { user } => named(&words.not_assisting, *user),
            RoleFault::NotPrescribed => words.not_prescribed.clone(),
            RoleFault::InstructionUnread { user } => named(&words.instruction_unread, *user),
        }
    }
}
