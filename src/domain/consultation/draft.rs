//! The half-written consultation, and what comes of it when a doctor signs it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::half_typed::{HalfTyped, TypedField};
use super::health::{Answer, Choice, HealthItem, PriorToxin};
use super::missing::{AlreadyInformed, Missing};
use super::{Consultation, Medicine, Outcome, Plan, PlannedArea};
use crate::domain::area::Area;
use crate::domain::correction::Correction;
use crate::domain::information::{
    Channel, Companion, InformationDeclined, Mark, Mode, OralInformation, Receipt, Scope, Topic,
    WrittenInformation,
};
use crate::domain::product::{Product, ProductId};
use crate::domain::time::Moment;
use crate::domain::units::Units;

/// Everything the doctor has typed and ticked so far; free to change until it is signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ConsultationDraft {
    /// When the consultation began: set when the draft is first opened, and editable.
    pub began: Moment,
    pub online: bool,
    pub platform: String,
    pub photo_id_seen: bool,
    pub video_sufficient: bool,
    pub companion_offered: bool,
    pub companion: String,
    pub wishes: String,
    pub expectation: String,
    pub answers: BTreeMap<HealthItem, Answer>,
    pub prior_toxin: Option<PriorToxin>,
    pub infected_areas: BTreeSet<Area>,
    pub medicines: Vec<Medicine>,
    /// »Takes no medicine« was said; an empty list alone says nothing.
    pub no_medicine: bool,
    pub findings: String,
    pub indication: String,
    pub outcome: Option<Outcome>,
    pub assessment: String,
    pub plan: PlanDraft,
    pub written: Option<WrittenDraft>,
    pub oral: OralDraft,
    /// The information is given at another time; then the consultation can be signed without it.
    pub information_later: bool,
    /// The patient does not want the information, in her words (R22).
    pub information_declined: Option<String>,
    /// Another doctor than the responsible one takes over by signing.
    pub take_over: bool,
    /// What is typed in a field for a moment and means none yet. Nothing is signed while there is any.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub half_typed: BTreeMap<TypedField, HalfTyped>,
    /// Set when the draft corrects what is signed already; then it amends, and is never signed anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
}

#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct PlanDraft {
    pub product: Option<ProductId>,
    pub areas: BTreeSet<Area>,
    /// As typed; an empty text is »no largest dose stated«.
    pub units: BTreeMap<String, String>,
    pub note: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WrittenDraft {
    pub sheet: String,
    pub sheet_sha256: String,
    pub channel: Channel,
    /// When the patient had it: handed over, or receipt confirmed.
    pub at: Option<Moment>,
    pub mark: Mark,
}

#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct OralDraft {
    pub topics: BTreeMap<Topic, Moment>,
    pub mark: Mark,
    pub language: String,
    pub questions: String,
}

/// What signing adds to the journal, each with the time at which it was so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signed {
    pub began: Moment,
    pub consultation: Consultation,
    pub plan: Option<Plan>,
    pub written: Option<(Moment, WrittenInformation)>,
    pub oral: Option<(Moment, OralInformation)>,
    pub declined: Option<InformationDeclined>,
}

impl ConsultationDraft {
    pub fn begun(began: Moment) -> Self {
        Self {
            began: began.whole_second(),
            online: false,
            platform: String::new(),
            photo_id_seen: false,
            video_sufficient: false,
            companion_offered: false,
            companion: String::new(),
            wishes: String::new(),
            expectation: String::new(),
            answers: BTreeMap::new(),
            prior_toxin: None,
            infected_areas: BTreeSet::new(),
            medicines: Vec::new(),
            no_medicine: false,
            findings: String::new(),
            indication: String::new(),
            outcome: None,
            assessment: String::new(),
            plan: PlanDraft::default(),
            written: None,
            oral: OralDraft::default(),
            information_later: false,
            information_declined: None,
            take_over: false,
            half_typed: BTreeMap::new(),
            correction: None,
        }
    }

    pub fn mode(&self) -> Mode {
        if self.online {
            Mode::Online {
                platform: self.platform.trim().to_owned(),
                photo_id_seen: self.photo_id_seen,
            }
        } else {
            Mode::InClinic
        }
    }

    /// The scope that information in this draft covers: the plan's areas × its product.
    pub fn scope(&self) -> Scope {
        Scope {
            areas: self.plan.areas.clone(),
            products: self.plan.product.iter().cloned().collect(),
        }
    }

    /// The end of the information in this draft, if both parts are complete: what the earliest moment would be reckoned from.
    pub fn information_completed(&self) -> Option<Moment> {
        let written = self.written.as_ref()?.at?;
        let complete = Topic::ALL
            .iter()
            .all(|topic| self.oral.topics.contains_key(topic));
        let oral = self
            .oral
            .topics
            .values()
            .copied()
            .max()
            .filter(|_| complete)?;
        Some(written.max(oral))
    }

    /// Parses the draft into what signing adds, or says everything that is missing.
    pub fn complete(
        &self,
        already: AlreadyInformed,
        product: Option<&Product>,
    ) -> Result<Signed, Vec<Missing>> {
        let missing = self.missing(already, product);
        let (true, Some(outcome)) = (missing.is_empty(), self.outcome) else {
            return Err(missing);
        };
        Ok(Signed {
            began: self.began,
            consultation: self.consultation(outcome),
            plan: (outcome == Outcome::Planned)
                .then(|| self.signed_plan())
                .flatten(),
            written: self.signed_written(),
            oral: self.signed_oral(),
            declined: self
                .information_declined
                .clone()
                .map(|words| InformationDeclined { words }),
        })
    }

    fn consultation(&self, outcome: Outcome) -> Consultation {
        let said = |item: HealthItem| {
            self.answers
                .get(&item)
                .is_some_and(|answer| answer.choice == Choice::Yes)
        };
        Consultation {
            mode: self.mode(),
            companion: self.companion(),
            wishes: self.wishes.clone(),
            expectation: self.expectation.clone(),
            answers: self.answers.clone(),
            prior_toxin: self
                .prior_toxin
                .clone()
                .filter(|_| said(HealthItem::PriorToxin)),
            infected_areas: if said(HealthItem::LocalInfection) {
                self.infected_areas.clone()
            } else {
                BTreeSet::new()
            },
            medicines: self.medicines.clone(),
            findings: self.findings.clone(),
            indication: self.indication.clone(),
            outcome,
            assessment: Some(self.assessment.trim().to_owned()).filter(|text| !text.is_empty()),
            video_sufficient: self.online && self.video_sufficient,
        }
    }

    fn companion(&self) -> Companion {
        let who = self.companion.trim();
        Companion {
            offered: self.companion_offered,
            who: (!who.is_empty()).then(|| who.to_owned()),
        }
    }

    fn signed_plan(&self) -> Option<Plan> {
        let (product, areas) = (self.plan.product.clone()?, self.plan.planned_areas()?);
        Some(Plan {
            product,
            areas,
            note: self.plan.note.trim().to_owned(),
        })
    }

    fn signed_written(&self) -> Option<(Moment, WrittenInformation)> {
        let written = self.written.as_ref()?;
        let information = WrittenInformation {
            scope: self.scope(),
            mark: written.mark,
            sheet: written.sheet.clone(),
            sheet_sha256: written.sheet_sha256.clone(),
            channel: written.channel.clone(),
            receipt: if self.online {
                Receipt::Confirmed
            } else {
                Receipt::HandedOver
            },
        };
        Some((written.at?, information))
    }

    fn signed_oral(&self) -> Option<(Moment, OralInformation)> {
        let last = self.oral.topics.values().copied().max()?;
        let text = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        let information = OralInformation {
            scope: self.scope(),
            mark: self.oral.mark,
            topics: self.oral.topics.clone(),
            mode: self.mode(),
            companion: self.companion(),
            language: text(&self.oral.language),
            questions: text(&self.oral.questions),
        };
        Some((last, information))
    }
}

impl PlanDraft {
    /// The areas with their largest doses; `None` if an amount cannot be read.
    pub(super) fn planned_areas(&self) -> Option<Vec<PlannedArea>> {
        self.areas
            .iter()
            .map(|area| self.planned_area(area))
            .collect()
    }

    fn planned_area(&self, area: &Area) -> Option<PlannedArea> {
        let typed = self
            .units
            .get(&area.to_string())
            .map_or("", |text| text.trim());
        let units = if typed.is_empty() {
            None
        } else {
            Some(typed.parse::<Units>().ok()?)
        };
        Some(PlannedArea {
            area: area.clone(),
            units,
        })
    }
}
