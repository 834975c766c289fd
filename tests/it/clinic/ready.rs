//! A patient in order: everything that has to stand in the record before the gate opens. The one place to add to when a
//! rule asks for more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use mimik::domain::area::Area;
use mimik::domain::clinic::Clinic as Named;
use mimik::domain::confirmation::{AreaInspected, ScreeningConfirmed};
use mimik::domain::consent::{ConsentForm, ConsentGiven};
use mimik::domain::consultation::{Answer, Choice, HealthItem};
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::photo::{Phase, TakenFrom, View, required_views};
use mimik::domain::prescription::{AreaLimit, Prescription};
use mimik::domain::safety::{
    EmergencyKitChecked, InstructionAdopted, PractitionerRegistered, SheetApproved, SheetItem, Span,
};
use mimik::domain::time::{Day, MINUTE, Moment};
use mimik::domain::vial::{Diluent, DiluentKind, Expiry, Storage, VialOpened};
use mimik::journal::gate::Asked;
use mimik::journal::task::{Chosen, Import, Progress};
use mimik::journal::view::vials_at_hand;
use mimik::journal::{Edit, Journal, Receipt, Result};

use super::{Clinic, consult, lock, read, small_jpeg, vistabel};

/// The largest dose that a doctor prescribes for each area; a nurse who gives less is asked why (R72).
pub type Doses<'a> = &'a [(Area, &'a str)];

/// The days of a course: the talk, and the treatment two days later.
#[derive(Clone, Copy)]
pub struct Days {
    pub talk: &'static str,
    pub treatment: &'static str,
}

pub const FIRST: Days = Days {
    talk: "2026-11-23",
    treatment: "2026-11-25",
};

/// More than three months later.
pub const SECOND: Days = Days {
    talk: "2027-03-08",
    treatment: "2027-03-10",
};

/// Registrations, instruction and emergency kit. The clock stands at the opening.
pub fn equip(clinic: &Clinic) {
    let mut journal = clinic.doctor();
    let mut apply = |edit| journal.apply(edit).unwrap();
    apply(Edit::ChangeClinic(Named {
        name: "Øveklinik".to_owned(),
        phone: "00 00 00 01".to_owned(),
        registration: "TEST-0001".to_owned(),
        ..Named::default()
    }));
    let span = Span {
        from: day("2020-01-01"),
        to: None,
    };
    for (user, assists) in [
        (clinic.doctor, None),
        (clinic.colleague, None),
        (clinic.nurse, Some(clinic.doctor)),
    ] {
        apply(Edit::RegisterPractitioner(PractitionerRegistered {
            user,
            authorised: span,
            registered: Some(span),
            assists,
        }));
    }
    let sheet = journal.clinic().current_sheet().unwrap().sha256.clone();
    let mut apply = |edit| journal.apply(edit).unwrap();
    apply(Edit::ApproveSheet(SheetApproved {
        sha256: sheet,
        items: SheetItem::ALL.into(),
    }));
    apply(Edit::AdoptInstruction(InstructionAdopted {
        version: "1".to_owned(),
    }));
    drop(lock(journal));
    for user in [clinic.doctor, clinic.nurse] {
        let mut journal = clinic.enter(user);
        journal.apply(Edit::ReadInstruction).unwrap();
        drop(lock(journal));
    }
}

/// Everything for a treatment with Vistabel as it is prescribed, up to the minute before the gate is asked: 14.38.
pub fn put_in_order(clinic: &Clinic, patient: PatientId, doses: Doses<'_>, days: Days) {
    put_in_order_but_for_consent(clinic, patient, doses, days);
    let mut journal = clinic.nurse();
    let ten_minutes_ago = journal.now().unwrap().moment.plus(-10 * MINUTE);
    let consent = consenting(patient, &areas_of(doses), ten_minutes_ago);
    journal.apply(consent).unwrap();
    drop(lock(journal));
}

/// Everything but that the patient has said yes.
pub fn put_in_order_but_for_consent(
    clinic: &Clinic,
    patient: PatientId,
    doses: Doses<'_>,
    days: Days,
) {
    plan_and_prescribe(clinic, patient, doses, days.talk);
    clinic.is_at(&format!("{} 14:38", days.treatment));
    let mut journal = clinic.nurse();
    let areas = &areas_of(doses);
    photograph(clinic, &mut journal, patient, areas);
    on_the_day(&mut journal, patient, areas);
    check_kit(&mut journal);
    open_vial(&mut journal, patient, "TEST-0426-A");
    drop(lock(journal));
}

/// A doctor informs in the morning of a day, plans, and prescribes.
pub fn plan_and_prescribe(clinic: &Clinic, patient: PatientId, doses: Doses<'_>, day: &str) {
    let talk = |time: &str| format!("{day} {time}");
    clinic.is_at(&talk("10:00"));
    let mut journal = clinic.doctor();
    let (written, oral) = (talk("09:30"), talk("09:45"));
    consult(&mut journal, patient, &areas_of(doses), (&written, &oral));
    let prescription = prescription(clinic, doses);
    journal
        .apply(Edit::Prescribe {
            patient,
            prescription,
        })
        .unwrap();
    drop(lock(journal));
}

/// A patient of the equipped clinic, ready for her first treatment.
pub fn ready(clinic: &Clinic, doses: Doses<'_>) -> PatientId {
    let patient = first_patient(clinic);
    put_in_order(clinic, patient, doses, FIRST);
    patient
}

/// The same, before she has said yes.
pub fn ready_but_for_consent(clinic: &Clinic, doses: Doses<'_>) -> PatientId {
    let patient = first_patient(clinic);
    put_in_order_but_for_consent(clinic, patient, doses, FIRST);
    patient
}

fn first_patient(clinic: &Clinic) -> PatientId {
    equip(clinic);
    let mut journal = clinic.doctor();
    let patient = super::register(&mut journal, super::DEMO[0]);
    drop(lock(journal));
    patient
}

/// What the clinic usually prescribes: 20 units between the brows, 10 on the forehead, 6 beside each eye.
pub fn usual(areas: &[Area]) -> Vec<(Area, &'static str)> {
    let most = |area: &Area| {
        if *area == Area::Glabella {
            "20"
        } else if *area == Area::Forehead {
            "10"
        } else {
            "6"
        }
    };
    areas
        .iter()
        .map(|area| (area.clone(), most(area)))
        .collect()
}

pub fn areas_of(doses: Doses<'_>) -> Vec<Area> {
    doses.iter().map(|(area, _)| area.clone()).collect()
}

fn prescription(clinic: &Clinic, doses: Doses<'_>) -> Prescription {
    let limit = |(area, units): &(Area, &str)| AreaLimit {
        area: area.clone(),
        units: units.parse().unwrap(),
    };
    Prescription {
        product: vistabel(),
        limits: doses.iter().map(limit).collect(),
        practitioners: vec![clinic.nurse, clinic.doctor],
        valid_until: None,
        off_label_note: None,
    }
}

/// The patient's yes to Vistabel, on paper.
pub fn consenting(patient: PatientId, areas: &[Area], at: Moment) -> Edit {
    Edit::GiveConsent {
        patient,
        at,
        consent: ConsentGiven {
            product: vistabel(),
            areas: areas.iter().cloned().collect(),
            form: ConsentForm::Paper,
        },
    }
}

/// Identity, answers and areas, all of them now.
pub fn on_the_day(journal: &mut Journal, patient: PatientId, areas: &[Area]) {
    let no = Answer {
        choice: Choice::No,
        detail: String::new(),
    };
    let answers: BTreeMap<HealthItem, Answer> =
        HealthItem::ALL.map(|item| (item, no.clone())).into();
    let screening = ScreeningConfirmed {
        answers,
        prior_toxin: None,
        infected_areas: BTreeSet::new(),
        medicines: Vec::new(),
        doubt: BTreeSet::new(),
    };
    let inspected = |area: &Area| AreaInspected {
        area: area.clone(),
        infected: false,
        findings: BTreeSet::new(),
    };
    for edit in [
        Edit::ConfirmIdentity(patient),
        Edit::ConfirmScreening { patient, screening },
        Edit::InspectAreas {
            patient,
            areas: areas.iter().map(inspected).collect(),
        },
    ] {
        journal.apply(edit).unwrap();
    }
}

/// The emergency kit was complete an hour ago.
pub fn check_kit(journal: &mut Journal) {
    let at = journal.now().unwrap().moment.plus(-60 * MINUTE);
    let check = EmergencyKitChecked {
        adrenaline_expiry: day("2028-06-30"),
    };
    journal
        .apply(Edit::CheckEmergencyKit { at, check })
        .unwrap();
}

/// Fifty units in 1.25 ml, mixed two minutes ago.
pub fn open_vial(journal: &mut Journal, patient: PatientId, batch: &str) -> EntryId {
    let mixed = journal.now().unwrap().moment.plus(-2 * MINUTE);
    let vial = VialOpened {
        product: vistabel(),
        batch: batch.to_owned(),
        expiry: Expiry::On(day("2028-03-31")),
        nominal: "50".parse().unwrap(),
        diluent: Some(Diluent {
            kind: DiluentKind::Saline,
            volume: "1.25".parse().unwrap(),
        }),
        mixed_at: Some(mixed),
        storage: Some(Storage::UsedAtOnce),
    };
    let opened = journal.apply(Edit::OpenVial {
        patient,
        at: mixed,
        vial,
    });
    *opened.unwrap().entries.first().unwrap()
}

/// Every view that these areas need, each a file of its own, taken now.
pub fn photograph(clinic: &Clinic, journal: &mut Journal, patient: PatientId, areas: &[Area]) {
    let now = journal.now().unwrap().moment;
    let needed = areas.iter().flat_map(required_views).copied();
    let views: BTreeSet<View> = needed.collect();
    let photo = |(number, view): (usize, View)| {
        let seed = (now.micros() / 1_000_000) as u32 + number as u32;
        let path = clinic.desk().join(format!("{seed}.jpg"));
        std::fs::write(&path, small_jpeg(seed)).unwrap();
        Chosen {
            offered: read(&path),
            taken_at: now,
            taken_from: TakenFrom::Asked,
            clock_corrected_seconds: None,
            areas: areas.to_vec(),
            view,
            phase: Phase::Before,
        }
    };
    let import = Import {
        vault: Arc::clone(journal.vault()),
        patient,
        imported_at: now,
        photos: views.into_iter().enumerate().map(photo).collect(),
    };
    let photos = import.run(&Progress::default()).unwrap();
    journal
        .apply(Edit::AttachPhotos { patient, photos })
        .unwrap();
}

/// The gate is asked by the one who is logged in and will inject.
pub fn start(journal: &mut Journal, patient: PatientId, areas: &[Area]) -> Result<Receipt> {
    let record = journal.record(patient)?;
    let now = journal.now()?.moment;
    let asked = Asked {
        product: vistabel(),
        areas: areas.to_vec(),
        practitioner: journal.author().user,
        vials: vials_at_hand(&record.course, &vistabel(), now),
        given: None,
    };
    journal.apply(Edit::StartTreatment { patient, asked })
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}
