//! The half-written consultation, and what it still lacks before a doctor can sign it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::health::{Answer, Choice, HealthItem, PriorToxin, Weight};
use super::{Consultation, Medicine, Outcome, Plan, PlannedArea};
use crate::domain::area::Area;
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

/// What the record holds already, so that it need not be in the draft.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct AlreadyInformed {
    pub written: bool,
    pub oral: bool,
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
        for item in HealthItem::ALL {
            let asked = item != HealthItem::Contraception
                || product.is_some_and(|product| product.asks_contraception);
            match self.answers.get(&item) {
                None => need(!asked, Missing::Health(item)),
                Some(answer) if answer.choice == Choice::Yes => {
                    self.need_detail(item, answer, &mut need);
                }
                Some(_) => {}
            }
        }
        need(
            self.no_medicine || !self.medicines.is_empty(),
            Missing::Medicines,
        );
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
        self.need_information(already, &mut need);
        missing
    }

    fn need_detail(&self, item: HealthItem, answer: &Answer, need: &mut impl FnMut(bool, Missing)) {
        match item {
            HealthItem::PriorToxin => need(self.prior_toxin.is_some(), Missing::PriorToxinDetail),
            HealthItem::LocalInfection => {
                need(!self.infected_areas.is_empty(), Missing::InfectedAreas);
            }
            HealthItem::Pregnant
            | HealthItem::Breastfeeding
            | HealthItem::Contraception
            | HealthItem::Fever => {}
            HealthItem::MyastheniaGravis
            | HealthItem::LambertEaton
            | HealthItem::Als
            | HealthItem::OtherMuscleDisease
            | HealthItem::NeurologicalDisease
            | HealthItem::ToxinAllergy
            | HealthItem::ExcipientAllergy
            | HealthItem::Dysphagia
            | HealthItem::Dyspnoea
            | HealthItem::BleedingDisorder
            | HealthItem::PriorReaction => need(
                !answer.detail.trim().is_empty(),
                Missing::HealthDetail(item),
            ),
        }
    }

    /// Going on in spite of a contraindication, and advising against treatment, both need the doctor's words.
    fn needs_assessment(&self) -> bool {
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
    fn planned_areas(&self) -> Option<Vec<PlannedArea>> {
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
