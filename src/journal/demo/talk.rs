//! Consultations of the story: what the doctor asked, found and told, as the draft that is signed.

use std::collections::{BTreeMap, BTreeSet};

use super::words::Sentences;
use crate::domain::area::Area;
use crate::domain::clinic::SheetAdopted;
use crate::domain::consultation::{
    Answer, Choice, ConsultationDraft, HealthItem, Medicine, MedicineKind, OralDraft, Outcome,
    PlanDraft, WrittenDraft,
};
use crate::domain::information::{Channel, Mark, Topic};
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

/// Takes a painkiller, and was told to pause it.
pub fn with_painkiller(
    mut draft: ConsultationDraft,
    last_intake: Moment,
    text: &Sentences,
) -> ConsultationDraft {
    draft.no_medicine = false;
    draft.medicines = vec![Medicine {
        name: text.medicine.clone(),
        dose: text.medicine_dose.clone(),
        kind: MedicineKind::Bruising,
        prescribed: false,
        last_intake: When::Exactly(last_intake),
        pause_advised: true,
    }];
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
