//! Consultations of the story: what the doctor asked, found and told, as the draft that is signed.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::Person;
use super::words::Sentences;
use crate::domain::area::Area;
use crate::domain::clinic::SheetAdopted;
use crate::domain::confirmation::ScreeningConfirmed;
use crate::domain::consultation::{
    Answer, Choice, ConsultationDraft, HealthItem, Medicine, MedicineKind, OralDraft, Outcome,
    PlanDraft, WrittenDraft,
};
use crate::domain::information::{
    Channel, Companion, Mark, Mode, OralInformation, Receipt, Scope, Topic, WrittenInformation,
};
use crate::domain::product::ProductId;
use crate::domain::time::{MINUTE, Moment, When};

/// The product of every practice plan.
pub fn product() -> ProductId {
    ProductId::new("vistabel")
}

/// Areas with the largest doses that the doctor plans.
pub type Doses = &'static [(Area, &'static str)];

pub const BROW: Doses = &[(Area::Glabella, "20")];
pub const FOREHEAD_AND_BROW: Doses = &[(Area::Forehead, "10"), (Area::Glabella, "20")];
pub const EYES: Doses = &[
    (Area::LateralCanthalRight, "12"),
    (Area::LateralCanthalLeft, "12"),
];
pub const ALL: Doses = &[
    (Area::Forehead, "10"),
    (Area::Glabella, "20"),
    (Area::LateralCanthalRight, "12"),
    (Area::LateralCanthalLeft, "12"),
];

/// Where the practice clinic injects in forehead, brow and both eyes: as much as its points come to.
pub const THREE_AREAS: Doses = &[
    (Area::Forehead, "10"),
    (Area::Glabella, "20"),
    (Area::LateralCanthalRight, "6"),
    (Area::LateralCanthalLeft, "6"),
];

/// What is planned for somebody who comes to be treated.
pub fn planned(person: Person) -> Doses {
    let others = [
        (Person::Photos, ALL),
        (Person::Treated, THREE_AREAS),
        (Person::Returning, THREE_AREAS),
        (Person::Ready, BROW),
        (Person::Nearly, BROW),
        (Person::Overridden, BROW),
        (Person::Deviation, BROW),
    ];
    let own = others.into_iter().find(|(other, _)| *other == person);
    own.map_or(FOREHEAD_AND_BROW, |(_, doses)| doses)
}

pub fn areas(doses: Doses) -> BTreeSet<Area> {
    doses.iter().map(|(area, _)| area.clone()).collect()
}

/// An ordinary consultation in the clinic: nothing speaks against treatment, and nothing has been told yet.
pub fn consultation(began: Moment, doses: Doses, text: &Sentences) -> ConsultationDraft {
    let no = Answer {
        choice: Choice::No,
        detail: String::new(),
    };
    ConsultationDraft {
        companion_offered: true,
        wishes: text.wishes.clone(),
        expectation: text.expectation.clone(),
        answers: HealthItem::ALL.map(|item| (item, no.clone())).into(),
        no_medicine: true,
        findings: text.findings.clone(),
        indication: text.indication.clone(),
        outcome: Some(Outcome::Planned),
        plan: PlanDraft {
            product: Some(product()),
            areas: areas(doses),
            units: units(doses),
            note: text.plan_note.clone(),
        },
        ..ConsultationDraft::begun(began)
    }
}

fn units(doses: Doses) -> BTreeMap<String, String> {
    let pair = |(area, units): &(Area, &str)| (area.to_string(), (*units).to_owned());
    doses.iter().map(pair).collect()
}

/// Hands over the sheet.
pub fn with_sheet(
    mut draft: ConsultationDraft,
    sheet: &SheetAdopted,
    at: Moment,
    channel: Channel,
) -> ConsultationDraft {
    draft.written = Some(WrittenDraft {
        sheet: sheet.version.clone(),
        sheet_sha256: sheet.sha256.clone(),
        channel,
        at: Some(at),
        mark: Mark::Full,
    });
    draft
}

/// Tells all topics, the last of them at `end`.
pub fn told(mut draft: ConsultationDraft, end: Moment, text: &Sentences) -> ConsultationDraft {
    draft.oral = OralDraft {
        topics: topics(end),
        mark: Mark::Full,
        language: String::new(),
        questions: text.questions.clone(),
    };
    draft
}

/// Two minutes for each topic.
pub fn topics(end: Moment) -> BTreeMap<Topic, Moment> {
    let moments = (0..).map(|back| end.plus(-back * 2 * MINUTE));
    Topic::ALL.into_iter().rev().zip(moments).collect()
}

/// What the patient is told about.
pub fn scope(doses: Doses) -> Scope {
    Scope {
        areas: areas(doses),
        products: [product()].into(),
    }
}

/// The sheet handed over in the clinic, outside a consultation.
pub fn handed_over(sheet: &SheetAdopted, scope: Scope) -> WrittenInformation {
    WrittenInformation {
        scope,
        mark: Mark::Full,
        sheet: sheet.version.clone(),
        sheet_sha256: sheet.sha256.clone(),
        channel: Channel::Paper,
        receipt: Receipt::HandedOver,
    }
}

/// Everything told in the clinic, outside a consultation, the last of it at `end`.
pub fn told_alone(scope: Scope, end: Moment) -> OralInformation {
    OralInformation {
        scope,
        mark: Mark::Full,
        topics: topics(end),
        mode: Mode::InClinic,
        companion: Companion {
            offered: true,
            who: None,
        },
        language: None,
        questions: None,
    }
}

/// On the day of the treatment: nothing to tell, nothing taken, no doubt.
pub fn screening() -> ScreeningConfirmed {
    let no = Answer {
        choice: Choice::No,
        detail: String::new(),
    };
    ScreeningConfirmed {
        answers: HealthItem::ALL.map(|item| (item, no.clone())).into(),
        prior_toxin: None,
        infected_areas: BTreeSet::new(),
        medicines: Vec::new(),
        doubt: BTreeSet::new(),
    }
}

/// Something that raises bruising, taken then.
pub fn bruising(name: &str, dose: &str, last_intake: Moment) -> Medicine {
    Medicine {
        name: name.to_owned(),
        dose: dose.to_owned(),
        kind: MedicineKind::Bruising,
        prescribed: false,
        last_intake: When::Exactly(last_intake),
        pause_advised: true,
    }
}

/// Takes a painkiller, and was told to pause it.
pub fn with_painkiller(
    mut draft: ConsultationDraft,
    last_intake: Moment,
    text: &Sentences,
) -> ConsultationDraft {
    draft.no_medicine = false;
    draft.medicines = vec![bruising(&text.medicine, &text.medicine_dose, last_intake)];
    draft
}

/// By video; a photo identification was seen.
pub fn online(mut draft: ConsultationDraft, text: &Sentences) -> ConsultationDraft {
    draft.online = true;
    draft.platform.clone_from(&text.platform);
    draft.photo_id_seen = true;
    draft
}

/// A disease that forbids treatment; the doctor says so.
pub fn advised_against(mut draft: ConsultationDraft, text: &Sentences) -> ConsultationDraft {
    let yes = Answer {
        choice: Choice::Yes,
        detail: text.myasthenia.clone(),
    };
    draft.answers.insert(HealthItem::MyastheniaGravis, yes);
    draft.outcome = Some(Outcome::AdvisedAgainst);
    draft.assessment.clone_from(&text.advised_against);
    draft.plan = PlanDraft::default();
    draft
}

/// As it stands after a few minutes: half of the questions asked, nothing decided.
pub fn half(began: Moment, text: &Sentences) -> ConsultationDraft {
    let whole = consultation(began, BROW, text);
    let asked = whole.answers.into_iter().take(8).collect();
    ConsultationDraft {
        companion_offered: true,
        wishes: text.half_wishes.clone(),
        answers: asked,
        ..ConsultationDraft::begun(began)
    }
}
