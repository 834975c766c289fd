//! A treatment in a line each: what the gate is asked, the vial, the draft, the signature.

use std::collections::BTreeSet;

use mimik::domain::area::Area;
use mimik::domain::id::{DraftId, EntryId, PatientId};
use mimik::domain::information::Part;
use mimik::domain::log::DraftKind;
use mimik::domain::rules::{Assessment, RuleId};
use mimik::domain::time::Moment;
use mimik::domain::treatment::map::MapPoint;
use mimik::domain::treatment::{DrawnDraft, InjectionMap, Side, TenThousandths, TreatmentDraft};
use mimik::domain::vial::{Diluent, DiluentKind, Expiry, Storage, VialOpened};
use mimik::journal::gate::Asked;
use mimik::journal::view::vials_at_hand;
use mimik::journal::{DraftContent, Edit, Journal, Proof, Receipt, Refusal, Result};

use super::{at, entries, vistabel};

/// What the gate is asked by the one who is logged in and will inject, from the vial at hand.
pub fn asked(journal: &Journal, patient: PatientId, areas: &[Area]) -> Asked {
    let record = journal.record(patient).unwrap();
    let now = journal.now().unwrap().moment;
    Asked {
        product: vistabel(),
        areas: areas.to_vec(),
        practitioner: journal.author().user,
        vials: vials_at_hand(&record.course, &vistabel(), now),
        given: None,
    }
}

/// Every rule that says no to a start now; empty if the gate is open.
pub fn stands_in_the_way(journal: &Journal, patient: PatientId, asked: &Asked) -> Vec<RuleId> {
    let record = journal.record(patient).unwrap();
    let areas: BTreeSet<Area> = asked.areas.iter().cloned().collect();
    let gate = journal
        .gate(&record, Some(asked.practitioner), &BTreeSet::new())
        .unwrap();
    let planned = gate.asked.unwrap();
    assert_eq!(planned.areas.into_iter().collect::<BTreeSet<_>>(), areas);
    failing(&gate.assessment)
}

/// The rules that say no, each once, in the order of the gate.
pub fn failing(assessment: &Assessment) -> Vec<RuleId> {
    let mut rules: Vec<RuleId> = assessment.failed().map(|found| found.rule).collect();
    rules.dedup();
    rules
}

/// A start or a signature that the rules refuse: which of them do, and that nothing was written or lost.
#[track_caller]
pub fn not_ready(journal: &mut Journal, edit: Edit) -> Vec<RuleId> {
    let before = (entries(journal), journal.draft_revision());
    let refusal = super::refusal(journal.apply(edit));
    let after = (entries(journal), journal.draft_revision());
    assert_eq!((before.0 + 1, before.1), after, "one log fact: {refusal:?}");
    assert_eq!(super::last_kinds(journal, 1), ["refused"]);
    let Refusal::NotReady(assessment) = refusal else {
        panic!("{refusal:?}");
    };
    failing(&assessment)
}

/// As [`super::refused`], with a proof.
#[track_caller]
pub fn refused_signed(journal: &mut Journal, edit: Edit, proof: Proof) -> Refusal {
    let before = (entries(journal), journal.draft_revision());
    let refusal = super::refusal(journal.apply_signed(edit, proof));
    assert_eq!(
        before,
        (entries(journal), journal.draft_revision()),
        "{refusal:?}"
    );
    refusal
}

pub fn part(area: &Area) -> Part {
    Part {
        area: area.clone(),
        product: vistabel(),
    }
}

/// Fifty units in 1.25 ml, mixed now.
pub fn vial(mixed: Moment) -> VialOpened {
    VialOpened {
        product: vistabel(),
        batch: "TEST-0426-A".to_owned(),
        expiry: Expiry::On("2028-03-31".parse().unwrap()),
        nominal: "50".parse().unwrap(),
        diluent: Some(Diluent {
            kind: DiluentKind::Saline,
            volume: "1.25".parse().unwrap(),
        }),
        mixed_at: Some(mixed),
        storage: Some(Storage::Cold),
    }
}

/// Opens a vial now, with something changed about it.
#[track_caller]
pub fn open_other(
    journal: &mut Journal,
    patient: PatientId,
    change: impl FnOnce(&mut VialOpened),
) -> EntryId {
    let now = journal.now().unwrap().moment;
    let mut vial = vial(now);
    change(&mut vial);
    let opened = journal.apply(Edit::OpenVial {
        patient,
        at: now,
        vial,
    });
    *opened.unwrap().entries.first().unwrap()
}

/// A draft with these points, all from one vial that was drawn up whole; everything else is filled in.
#[track_caller]
pub fn filled(
    (start, vial): (EntryId, EntryId),
    (began, ended): (&str, &str),
    points: &[(Area, &str)],
) -> TreatmentDraft {
    let mut map = InjectionMap::default();
    for (number, (area, units)) in points.iter().enumerate() {
        map.add(point(number, area, units));
    }
    map.fill_vials(vial);
    let drawn = "50".parse().unwrap();
    TreatmentDraft {
        map,
        vials: vec![DrawnDraft { vial, drawn }],
        began: Some(at(began)),
        ended: Some(at(ended)),
        disinfected: true,
        needle: "30 G".to_owned(),
        aftercare_oral: true,
        aftercare_written: true,
        ..TreatmentDraft::new(start, vistabel())
    }
}

/// Free points side by side, each on the side of its area.
#[track_caller]
fn point(number: usize, area: &Area, units: &str) -> MapPoint {
    let (side, x) = if *area == Area::LateralCanthalRight {
        (Side::Right, 2_400)
    } else if *area == Area::LateralCanthalLeft {
        (Side::Left, 7_600)
    } else {
        (Side::Midline, 5_000)
    };
    MapPoint {
        site: format!("x.{}", number + 1),
        area: area.clone(),
        muscle: "procerus".to_owned(),
        side,
        x: TenThousandths::clamped(x),
        y: TenThousandths::clamped(3_000 + i32::try_from(number).unwrap() * 200),
        units: Some(units.parse().unwrap()),
        vial: None,
    }
}

/// Five points of four units between the brows: as much as is prescribed.
pub fn brow() -> Vec<(Area, &'static str)> {
    vec![(Area::Glabella, "4"); 5]
}

#[track_caller]
pub fn begin_treatment(
    journal: &mut Journal,
    patient: PatientId,
    draft: TreatmentDraft,
) -> (DraftId, i64) {
    let begun = journal.apply(Edit::BeginDraft {
        patient,
        kind: DraftKind::Treatment,
        content: DraftContent::Treatment(Box::new(draft)),
    });
    begun.unwrap().draft.unwrap()
}

pub fn save_treatment(
    journal: &mut Journal,
    (draft, revision): (DraftId, i64),
    content: TreatmentDraft,
) -> Result<Receipt> {
    journal.apply(Edit::SaveDraft {
        draft,
        revision,
        content: DraftContent::Treatment(Box::new(content)),
    })
}

/// What the gate is asked when a draft is signed; decisions are made about the same.
#[track_caller]
pub fn asked_about(journal: &Journal, draft: &TreatmentDraft) -> Asked {
    let phone = &journal.clinic().clinic.phone;
    mimik::journal::treatments::asked(journal.author().user, draft, phone).unwrap()
}
