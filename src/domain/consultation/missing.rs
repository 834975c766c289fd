//! What a draft still lacks before a doctor can sign it.

use super::draft::ConsultationDraft;
use super::half_typed::TypedField;
use super::health::{Answer, Choice, HealthItem, Weight};
use super::{Medicine, Outcome};
use crate::domain::information::Topic;
use crate::domain::product::Product;

/// One thing that stands between a draft and its signature.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Missing {
    Platform,
    PhotoId,
    Wishes,
    Health(HealthItem),
    HealthDetail(HealthItem),
    PriorToxinDetail,
    InfectedAreas,
    Medicines,
    Indication,
    Outcome,
    PlanAreas,
    PlanProduct,
    PlanUnits,
    /// A contraindication or advice against treatment needs the doctor's words.
    Assessment,
    WrittenInformation,
    WrittenReceipt,
    /// How many of the topics are ticked.
    OralInformation {
        ticked: usize,
    },
    /// Another doctor is responsible.
    TakeOver,
    /// A date or time that means nothing yet.
    Unreadable(TypedField),
    /// The patient does not want the information, and her words are not noted (R22).
    DeclinedWords,
    /// Why what is signed is corrected.
    Reason,
}

/// What the record holds already, so that it need not be in the draft.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct AlreadyInformed {
    pub written: bool,
    pub oral: bool,
}

impl ConsultationDraft {
    /// A health answer that speaks against treatment.
    pub fn has_contraindication(&self) -> bool {
        self.answers.iter().any(|(item, answer)| {
            answer.choice != Choice::No && item.weight_of_yes() != Weight::Note
        })
    }

    /// Everything that is missing, in the order of the screen. Empty means that it can be signed.
    pub fn missing(&self, already: AlreadyInformed, product: Option<&Product>) -> Vec<Missing> {
        let mut missing = Vec::new();
        let mut need = |there: bool, what: Missing| {
            if !there {
                missing.push(what);
            }
        };
        if self.online {
            need(!self.platform.trim().is_empty(), Missing::Platform);
            need(self.photo_id_seen, Missing::PhotoId);
        }
        need(!self.wishes.trim().is_empty(), Missing::Wishes);
        self.need_health(product, &mut need);
        self.need_decision(&mut need);
        self.need_information(already, &mut need);
        for field in self.half_typed.keys().filter(|field| self.shows(**field)) {
            need(false, Missing::Unreadable(*field));
        }
        if let Some(correction) = &self.correction {
            need(!correction.reason.trim().is_empty(), Missing::Reason);
        }
        missing
    }

    fn need_health(&self, product: Option<&Product>, need: &mut impl FnMut(bool, Missing)) {
        for item in HealthItem::ALL {
            let asked = item != HealthItem::Contraception
                || product.is_some_and(|product| product.asks_contraception);
            match self.answers.get(&item) {
                None => need(!asked, Missing::Health(item)),
                Some(answer) if answer.choice == Choice::Yes => {
                    self.need_detail(item, answer, need);
                }
                Some(_) => {}
            }
        }
        let named = |medicine: &Medicine| !medicine.name.trim().is_empty();
        let told = !self.medicines.is_empty() && self.medicines.iter().all(named);
        need(self.no_medicine || told, Missing::Medicines);
    }

    fn need_decision(&self, need: &mut impl FnMut(bool, Missing)) {
        need(self.outcome.is_some(), Missing::Outcome);
        if self.needs_assessment() {
            need(!self.assessment.trim().is_empty(), Missing::Assessment);
        }
        if self.outcome == Some(Outcome::Planned) {
            need(!self.indication.trim().is_empty(), Missing::Indication);
            need(!self.plan.areas.is_empty(), Missing::PlanAreas);
            need(self.plan.product.is_some(), Missing::PlanProduct);
            need(self.plan.planned_areas().is_some(), Missing::PlanUnits);
        }
    }

    /// Whether a field for a moment is on the screen at all.
    fn shows(&self, field: TypedField) -> bool {
        match field {
            TypedField::Began | TypedField::Oral => true,
            TypedField::Written => self.written.is_some(),
            TypedField::PriorToxin => self
                .answers
                .get(&HealthItem::PriorToxin)
                .is_some_and(|answer| answer.choice == Choice::Yes),
            TypedField::Medicine(place) => place < self.medicines.len(),
        }
    }

    fn need_detail(&self, item: HealthItem, answer: &Answer, need: &mut impl FnMut(bool, Missing)) {
        if item == HealthItem::PriorToxin {
            let where_ = self
                .prior_toxin
                .as_ref()
                .map_or("", |prior| prior.area.trim());
            need(!where_.is_empty(), Missing::PriorToxinDetail);
        } else if item == HealthItem::LocalInfection {
            need(!self.infected_areas.is_empty(), Missing::InfectedAreas);
        } else if item.yes_needs_words() {
            need(
                !answer.detail.trim().is_empty(),
                Missing::HealthDetail(item),
            );
        }
    }

    /// Going on in spite of a contraindication, and advising against treatment, both need the doctor's words.
    pub fn needs_assessment(&self) -> bool {
        match self.outcome {
            Some(Outcome::Planned) => self.has_contraindication(),
            Some(Outcome::AdvisedAgainst) => true,
            Some(Outcome::DeclinedTreatment) | None => false,
        }
    }

    fn need_information(&self, already: AlreadyInformed, need: &mut impl FnMut(bool, Missing)) {
        let ticked = self.oral.topics.len();
        let half_told = ticked > 0 && ticked < Topic::ALL.len();
        let wanted = self.outcome == Some(Outcome::Planned)
            && !self.information_later
            && self.information_declined.is_none();
        match &self.written {
            Some(written) => need(written.at.is_some(), Missing::WrittenReceipt),
            None => need(already.written || !wanted, Missing::WrittenInformation),
        }
        let told = ticked == Topic::ALL.len() || already.oral && ticked == 0;
        need(
            !half_told && (told || !wanted),
            Missing::OralInformation { ticked },
        );
        if let Some(words) = &self.information_declined {
            need(!words.trim().is_empty(), Missing::DeclinedWords);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consultation::{HalfTyped, MedicineKind, PriorToxin};
    use crate::domain::time::{Moment, When};

    fn missing_of(change: impl FnOnce(&mut ConsultationDraft)) -> Vec<Missing> {
        let began = Moment::parse_rfc3339("2026-11-23T14:00:00+01:00").expect("a moment");
        let mut draft = ConsultationDraft::begun(began);
        draft.wishes = "Mindre vred".to_owned();
        draft.no_medicine = true;
        draft.outcome = Some(Outcome::DeclinedTreatment);
        for item in HealthItem::ALL {
            draft.answers.insert(
                item,
                Answer {
                    choice: Choice::No,
                    detail: String::new(),
                },
            );
        }
        change(&mut draft);
        draft.missing(AlreadyInformed::default(), None)
    }

    #[test]
    fn a_text_that_means_no_moment_keeps_the_draft_from_being_signed() {
        let half = |field| {
            missing_of(|draft| {
                draft.half_typed.insert(field, HalfTyped::default());
            })
        };
        assert_eq!(
            half(TypedField::Began),
            [Missing::Unreadable(TypedField::Began)]
        );
        // Nothing is asked for that the screen does not show.
        assert_eq!(half(TypedField::PriorToxin), []);
        assert_eq!(half(TypedField::Medicine(0)), []);
    }

    #[test]
    fn a_medicine_has_a_name() {
        let named = |name: &str| {
            missing_of(|draft| {
                draft.no_medicine = false;
                draft.medicines.push(Medicine {
                    name: name.to_owned(),
                    dose: String::new(),
                    kind: MedicineKind::Other,
                    prescribed: false,
                    last_intake: When::Unknown,
                    pause_advised: false,
                });
            })
        };
        assert_eq!(named(" "), [Missing::Medicines]);
        assert_eq!(named("levothyroxin"), []);
    }

    #[test]
    fn earlier_toxin_says_where() {
        let treated = |area: &str| {
            missing_of(|draft| {
                let answer = Answer {
                    choice: Choice::Yes,
                    detail: String::new(),
                };
                draft.answers.insert(HealthItem::PriorToxin, answer);
                draft.prior_toxin = Some(PriorToxin {
                    when: When::Unknown,
                    area: area.to_owned(),
                    medical: false,
                    place: String::new(),
                });
            })
        };
        assert_eq!(treated(""), [Missing::PriorToxinDetail]);
        assert_eq!(treated("Panden"), []);
    }
}
