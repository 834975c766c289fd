//! Why a rule came out as it did, in a sentence or two for people: what is so, and what would mend it.

mod consent;
mod dose;
mod health;
mod interval;
mod vial;

use super::{Text, fill};
use crate::domain::aftercare::AftercareFault;
use crate::domain::area::Area;
use crate::domain::id::UserId;
use crate::domain::readiness::{CheckId, Group};
use crate::domain::rules::{Finding, Verdict, Why};
use crate::domain::safety::SheetItem;
use crate::domain::time::{Day, Moment};
use crate::domain::user::User;

/// Who is meant by an id, and what day it is.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub users: &'a [User],
    pub today: Day,
}

impl Reader<'_> {
    fn name(&self, user: Option<UserId>) -> Option<String> {
        let mut known = self.users.iter();
        let known = known.find(|known| Some(known.id) == user);
        known.map(|user| user.name.clone())
    }
}

impl Text {
    /// The sentence of a finding; empty where there is nothing to say because the rule is met.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each reason, and no reason without a sentence"
    )]
    pub fn finding(&self, finding: &Finding, reader: Reader<'_>) -> String {
        let words = &self.findings;
        let today = reader.today;
        let moment = |at: Moment| self.moment_of_day(at, today);
        let area = || {
            finding
                .part
                .as_ref()
                .map_or("", |part| self.area(&part.area))
        };
        let named = |template: &str, user: Option<UserId>| {
            let name = reader.name(user).unwrap_or_else(|| words.somebody.clone());
            fill(template, &[("name", &name)])
        };
        match &finding.why {
            Why::Met => String::new(),
            Why::NothingPlanned => words.nothing_planned.clone(),
            Why::ClockInDoubt => words.clock_in_doubt.clone(),
            Why::BirthDateUnknown => words.birth_date_unknown.clone(),
            Why::UnderAge { from } => fill(
                &words.under_age,
                &[("from", &self.weekday_and_date(*from, today))],
            ),
            Why::UnderAgeAtConsultation { held, .. } => fill(
                &words.under_age_at_consultation,
                &[("held", &self.date_near(held.day(), today))],
            ),
            Why::NoConsultation => words.no_consultation.clone(),
            Why::NoTreatmentAgreed { outcome } => fill(
                &words.no_treatment_agreed,
                &[("outcome", self.outcome(*outcome))],
            ),
            Why::ConsultationByAnother { user } => named(&words.consultation_by_another, *user),
            Why::ConsultationWithoutIndication => words.without_indication.clone(),
            Why::ConsultationSignedTooLate { signed } => {
                fill(&words.signed_too_late, &[("signed", &moment(*signed))])
            }
            Why::AreaOutsidePlan => fill(&words.outside_plan, &[("area", area())]),
            Why::ConsultationTooRecent {
                began,
                limit,
                missing_micros,
            } => fill(
                &words.consultation_too_recent,
                &[
                    ("began", &moment(*began)),
                    ("missing", &self.duration(*missing_micros)),
                    ("limit", &self.moment(*limit, today)),
                ],
            ),
            Why::VideoOnly => words.video_only.clone(),
            Why::WrittenMissing => words.written_missing.clone(),
            Why::OralMissing => words.oral_missing.clone(),
            Why::OralIncomplete { ticked } => {
                fill(&words.oral_incomplete, &[("ticked", &ticked.to_string())])
            }
            Why::OralByAnother { user } => named(&words.oral_by_another, *user),
            Why::OralBeforeWritten { written, oral } => fill(
                &words.oral_first,
                &[("written", &moment(*written)), ("oral", &moment(*oral))],
            ),
            Why::OralWithWritten => words.oral_with_written.clone(),
            Why::Declined => words.declined.clone(),
            Why::NotCovered => fill(&words.not_covered, &[("area", area())]),
            Why::RecordedLate { occurred, recorded } => fill(
                &words.recorded_late,
                &[
                    ("occurred", &moment(*occurred)),
                    ("recorded", &moment(*recorded)),
                ],
            ),
            Why::Old { given, months } => fill(
                &words.old,
                &[
                    ("given", &self.date_near(given.day(), today)),
                    ("months", &months.to_string()),
                ],
            ),
            Why::NewerSheet { given, current } => fill(
                &words.newer_sheet,
                &[("given", given), ("current", current)],
            ),
            Why::ProductUnknown => words.product_unknown.clone(),
            Why::AboveLabelledAge { from } => {
                let part = finding.part.as_ref();
                let product = part.map_or_else(String::new, |part| self.product(&part.product));
                // As strict as the label of the product is.
                let template = match finding.verdict {
                    Verdict::Hard => &words.label_forbids_age,
                    Verdict::Block => &words.label_ends_at_age,
                    Verdict::Passed | Verdict::Info | Verdict::Warn => {
                        &words.label_knows_little_of_age
                    }
                };
                let from = from.to_string();
                fill(template, &[("product", &product), ("from", &from)])
            }
            Why::OffLabel => {
                let part = finding.part.as_ref();
                let product = part.map_or_else(String::new, |part| self.product(&part.product));
                fill(&words.off_label, &[("area", area()), ("product", &product)])
            }
            Why::ForeheadAlone => words.forehead_alone.clone(),
            Why::PhotosMissing { views } => {
                // A view has a comma in its own name.
                let views: Vec<&str> = views.iter().map(|view| self.view(*view)).collect();
                fill(
                    &words.photos_missing,
                    &[("area", area()), ("views", &views.join("; "))],
                )
            }
            Why::ReflectionOver { limit } => fill(
                &words.reflection_over,
                &[("limit", &self.moment(*limit, today))],
            ),
            Why::ReflectionRunning {
                limit,
                missing_micros,
                ..
            } => fill(
                &words.reflection_running,
                &[
                    ("missing", &self.duration(*missing_micros)),
                    ("limit", &self.moment(*limit, today)),
                ],
            ),
            Why::Spent { treated } => fill(
                &words.spent,
                &[("treated", &self.date_near(treated.day(), today))],
            ),
            Why::Exempt { informed } => fill(
                &words.exempt,
                &[("informed", &self.date_near(informed.day(), today))],
            ),
            Why::NotExempt { gaps } => self.not_exempt(gaps, today),
            Why::SheetNotApproved { version } => {
                fill(&words.sheet_not_approved, &[("version", version)])
            }
            Why::NotNoted { companion, .. } => {
                if *companion {
                    words.questions_not_noted.clone()
                } else {
                    words.companion_not_noted.clone()
                }
            }
            Why::Aftercare { faults } => self.aftercare_faults(faults),
            Why::Consent(fault) => self.consent_fault(fault, today),
            Why::Health(fault) => self.health_fault(fault, finding.part.as_ref(), today),
            Why::Vial(fault) => self.vial_fault(fault, finding.part.as_ref(), today),
            Why::Dose(fault) => self.dose_fault(fault, finding.part.as_ref(), today),
            Why::Interval(fault) => self.interval_fault(fault, finding.part.as_ref(), today),
            Why::Role(fault) => self.role_fault(fault, reader),
        }
    }

    fn aftercare_faults(&self, faults: &[AftercareFault]) -> String {
        let words = &self.findings;
        let said = |fault: &AftercareFault| match fault {
            AftercareFault::NotOral => words.aftercare_not_oral.as_str(),
            AftercareFault::NotWritten => &words.aftercare_not_written,
            AftercareFault::NoPhone => &words.aftercare_no_phone,
            AftercareFault::AfterSigning => &words.aftercare_after_signing,
        };
        let said: Vec<&str> = faults.iter().map(said).collect();
        said.join(" ")
    }

    pub fn check(&self, check: CheckId) -> &str {
        let words = &self.readiness;
        match check {
            CheckId::Age => &words.age,
            CheckId::Consultation => &words.consultation,
            CheckId::Information => &words.information,
            CheckId::Reflection => &words.reflection,
            CheckId::Consent => &words.consent,
            CheckId::Identity => &words.identity,
            CheckId::Contraindications => &words.contraindications,
            CheckId::Medicines => &words.medicines,
            CheckId::Photos => &words.photos,
            CheckId::RedFlag => &words.red_flag,
            CheckId::Prescription => &words.prescription,
            CheckId::Product => &words.product,
            CheckId::Interval => &words.interval,
        }
    }

    pub fn sheet_item(&self, item: SheetItem) -> &str {
        let words = &self.whole;
        match item {
            SheetItem::RealisticResult => &words.realistic_result,
            SheetItem::Complications => &words.complications,
            SheetItem::TreatmentOfComplications => &words.treatment_of_complications,
            SheetItem::LateEffects => &words.late_effects,
        }
    }

    pub fn check_group(&self, group: Group) -> &str {
        let words = &self.readiness;
        match group {
            Group::Law => &words.law,
            Group::Safety => &words.safety,
            Group::Product => &words.product_group,
        }
    }

    /// Areas of several findings, each once, in words.
    pub fn areas_of<'a>(&self, findings: impl IntoIterator<Item = &'a Finding>) -> String {
        let areas = findings
            .into_iter()
            .filter_map(|finding| finding.part.as_ref());
        let mut areas: Vec<&Area> = areas.map(|part| &part.area).collect();
        areas.sort();
        areas.dedup();
        self.areas(areas)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::product::{Catalogue, ProductId};
    use crate::domain::rules::RuleId;
    use crate::domain::rules::testing::{GLABELLA, day};
    use crate::text::Language;

    /// What is said of somebody above the age of a label is as strict as that label.
    #[test]
    fn an_age_above_the_label_is_told_in_the_terms_of_its_product() {
        let text = Text::load(Language::Danish).expect("Danish");
        let users = Vec::new();
        let reader = Reader {
            users: &users,
            today: day("2026-11-25"),
        };
        for (product, verdict, from, said) in [
            (
                "vistabel",
                Verdict::Warn,
                66,
                "Produktresuméet for Vistabel siger, at der kun er begrænset viden om brug fra 66 år.",
            ),
            (
                "azzalure",
                Verdict::Block,
                65,
                "Azzalure er efter produktresuméet kun til voksne under 65 år.",
            ),
            (
                "letybo",
                Verdict::Hard,
                75,
                "Letybo må efter produktresuméet ikke bruges fra 75 år.",
            ),
        ] {
            let product = ProductId::new(product);
            assert!(Catalogue::shipped().get(&product).is_some());
            let part = crate::domain::information::Part {
                area: GLABELLA,
                product,
            };
            let why = Why::AboveLabelledAge { from };
            let finding = Finding {
                rule: RuleId::R52,
                verdict,
                part: Some(part),
                why,
                evidence: Vec::new(),
                earliest: None,
                accepted_by: None,
            };
            assert_eq!(text.finding(&finding, reader), said);
        }
    }
}
