//! Everything that somebody signed can be told otherwise, with a reason: both texts stay, and so does every mark (R94).

use std::collections::BTreeSet;

use mimik::domain::aftercare::{AdverseEvent, AftercareGiven, FollowUp, FollowUpMode, Reaction};
use mimik::domain::area::Area;
use mimik::domain::correction::Correction;
use mimik::domain::entry::Entry;
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::time::MINUTE;
use mimik::domain::treatment::map::InjectionMap;
use mimik::domain::treatment::{Treatment, TreatmentDraft};
use mimik::domain::user::Role;
use mimik::journal::{Amendment, Edit, Error, Journal, Receipt, Refusal};

use crate::clinic::*;

pub const BROW: [Area; 1] = [Area::Glabella];
const WHY: &str = "Læst forkert på sprøjten";

/// A patient who was treated between the brows by the nurse at 14.42, and the nurse's journal.
pub fn treated(clinic: &Clinic) -> (PatientId, Journal) {
    let patient = ready(clinic, &usual(&BROW));
    clinic.is_at("2026-11-25 14:40");
    let mut journal = clinic.nurse();
    give_brow(clinic, &mut journal, patient);
    (patient, journal)
}

fn give_brow(clinic: &Clinic, journal: &mut Journal, patient: PatientId) {
    let asked = asked(journal, patient, &BROW);
    let vial = asked.vials[0];
    let started = journal.apply(Edit::StartTreatment { patient, asked });
    let start = started.unwrap().entries[0];
    let times = ("2026-11-25 14:42", "2026-11-25 14:50");
    let draft = filled((start, vial), times, &brow());
    let (draft, _) = begin_treatment(journal, patient, draft);
    clinic.is_at("2026-11-25 14:54");
    journal.apply(Edit::SignTreatment(draft)).unwrap();
}

fn given(journal: &Journal, patient: PatientId) -> (EntryId, EntryId, Treatment) {
    let course = journal.record(patient).unwrap().course;
    let told = course.given[0].clone();
    (told.id, course.starts[0].id, told.value)
}

/// A correction of what stands, changed as somebody does it on the map.
fn correct(
    journal: &mut Journal,
    patient: PatientId,
    change: impl FnOnce(&mut TreatmentDraft),
) -> Result<Receipt, Error> {
    let (id, start, stands) = given(journal, patient);
    let map = InjectionMap::from_signed(&stands.points, |_| None);
    let mut draft = TreatmentDraft::correcting((id, start), &stands, map).unwrap();
    draft.correction = Some(Correction {
        entry: id,
        reason: WHY.to_owned(),
    });
    change(&mut draft);
    let (draft, _) = begin_treatment(journal, patient, draft);
    let signed = journal.apply(Edit::SignTreatment(draft));
    if signed.is_err() {
        journal.apply(Edit::DiscardDraft(draft)).unwrap();
    }
    signed
}

fn entries_of(journal: &Journal, patient: PatientId, kind: &str) -> Vec<Entry> {
    let mut entries = journal.record(patient).unwrap().entries;
    entries.retain(|entry| entry.fact.kind() == kind);
    entries
}

#[test]
fn a_treatment_is_corrected_and_keeps_its_giver_its_marks_and_both_texts() {
    let clinic = Clinic::new();
    let (patient, mut journal) = treated(&clinic);
    let (id, _, before) = given(&journal, patient);
    correct(&mut journal, patient, |draft| {
        draft.map.set_units(0, "3".parse().ok());
        "Ømhed ved næseroden".clone_into(&mut draft.note);
    })
    .unwrap();
    let course = journal.record(patient).unwrap().course;
    let told = &course.given[0];
    assert_eq!((course.given.len(), told.id, told.amended), (1, id, true));
    assert_eq!(told.value.points[0].units, "3".parse().unwrap());
    assert_eq!(told.value.note, "Ømhed ved næseroden");
    assert_eq!(told.value.vials[0].discarded.to_string(), "31");
    assert_eq!(told.value.snapshot, before.snapshot);
    assert_eq!(told.value.practitioner, before.practitioner);
    assert_eq!(told.value.prescription, before.prescription);

    let texts = entries_of(&journal, patient, "treatment");
    assert_eq!(texts[0].fact, Fact::from(before));
    assert_eq!(texts[1].header.amends, Some(id));
    assert_eq!(texts[1].reason.as_deref(), Some(WHY));
    assert!(journal.record(patient).unwrap().drafts.is_empty());
    must_be_whole(&journal);
}

#[test]
fn a_nurse_writes_nothing_afterwards_that_she_could_not_have_signed() {
    let clinic = Clinic::new();
    let (patient, mut journal) = treated(&clinic);
    let more = |draft: &mut TreatmentDraft| {
        draft.map.set_units(0, "9".parse().ok());
    };
    let refused = refusal(correct(&mut journal, patient, more));
    assert_eq!(refused, Refusal::Role(Role::Doctor));
    drop(lock(journal));
    // The truth is never refused: a doctor writes it.
    let mut journal = clinic.doctor();
    correct(&mut journal, patient, more).unwrap();
    let (_, _, now) = given(&journal, patient);
    assert_eq!(now.points[0].units, "9".parse().unwrap());
}

#[test]
fn a_correction_that_changes_nothing_or_does_not_add_up_is_refused() {
    let clinic = Clinic::new();
    let (patient, mut journal) = treated(&clinic);
    let same = correct(&mut journal, patient, |_| {});
    assert_eq!(refusal(same), Refusal::NothingCorrected);
    let before_the_gate = correct(&mut journal, patient, |draft| {
        draft.began = Some(at("2026-11-25 14:30"));
    });
    assert_eq!(refusal(before_the_gate), Refusal::TimesDisagree);
    // Whatever start the draft names, the gate was opened when it was.
    let from_elsewhere = correct(&mut journal, patient, |draft| {
        draft.start = EntryId::from_bytes([9; 16]);
        draft.began = Some(at("2026-11-25 14:30"));
    });
    assert_eq!(refusal(from_elsewhere), Refusal::TimesDisagree);
    let without_reason = correct(&mut journal, patient, |draft| {
        draft.note.push('!');
        if let Some(correction) = &mut draft.correction {
            correction.reason.clear();
        }
    });
    assert_eq!(refusal(without_reason), Refusal::EmptyText);
    let too_little_drawn = correct(&mut journal, patient, |draft| {
        draft.vials[0].drawn = "10".parse().unwrap();
    });
    assert!(matches!(refusal(too_little_drawn), Refusal::NotFinished(_)));
}

#[test]
fn a_doctor_stands_by_what_she_had_read_and_not_by_what_was_changed_since() {
    let clinic = Clinic::new();
    let (patient, journal) = treated(&clinic);
    drop(lock(journal));
    let mut journal = clinic.doctor();
    let (entry, ..) = given(&journal, patient);
    let attest = |entry| Edit::Attest {
        patient,
        entry,
        reason: None,
    };
    let attested = |journal: &Journal| {
        let course = journal.record(patient).unwrap().course;
        course.attested.contains_key(&entry)
    };
    journal.apply(attest(entry)).unwrap();
    correct(&mut journal, patient, |draft| draft.note.push_str("Øm")).unwrap();
    assert!(attested(&journal), "a remark is no other treatment");
    correct(&mut journal, patient, |draft| {
        draft.map.set_units(0, "3".parse().ok());
    })
    .unwrap();
    assert!(!attested(&journal));
    journal.apply(attest(entry)).unwrap();
    assert!(attested(&journal));
}

/// A fact of the record with something of it said otherwise; none for a kind that is not corrected so.
fn otherwise(fact: &Fact) -> Option<Fact> {
    let more = |text: &str| format!("{text} Rettet.").trim().to_owned();
    let mut fact = fact.clone();
    match &mut fact {
        Fact::ConsentGiven(said) => said.form = mimik::domain::consent::ConsentForm::OnScreen,
        Fact::ConsentWithdrawn(said) => said.note = more(&said.note),
        Fact::Prescription(said) => said.limits[0].units = "19".parse().unwrap(),
        Fact::ScreeningConfirmed(said) => {
            said.infected_areas.insert(Area::Chin);
        }
        Fact::AreaInspected(said) => said.infected = true,
        Fact::VialOpened(said) => "TEST-0426-B".clone_into(&mut said.batch),
        Fact::NothingGiven(said) => said.why = more(&said.why),
        Fact::Deviation(said) => said.why = more(&said.why),
        Fact::AftercareGiven(said) => "00 00 00 01".clone_into(&mut said.phone),
        Fact::AdverseEvent(said) => said.words = more(&said.words),
        Fact::FollowUp(said) => said.note = more(&said.note),
        Fact::ContactNote(said) => said.text = more(&said.text),
        Fact::WrittenInformation(_)
        | Fact::OralInformation(_)
        | Fact::Consultation(_)
        | Fact::Plan(_) => {}
        _ => return None,
    }
    Some(fact)
}

#[test]
fn every_kind_that_a_person_words_can_be_worded_better() {
    let clinic = Clinic::new();
    let (patient, mut journal) = treated(&clinic);
    let now = journal.now().unwrap().moment.whole_second();
    let treatment = given(&journal, patient).0;
    let deviation = Box::new(deviation(clinic.nurse, now.plus(-20 * MINUTE)));
    for edit in [
        Edit::GiveAftercare {
            patient,
            at: now,
            aftercare: AftercareGiven {
                oral: true,
                written: false,
                phone: String::new(),
            },
        },
        Edit::ReportAdverseEvent {
            patient,
            at: now,
            event: AdverseEvent {
                noticed: now,
                alarm: BTreeSet::new(),
                reactions: BTreeSet::from([Reaction::Bruise]),
                serious: false,
                words: "Venstre bryn.".to_owned(),
                informed_doctor: None,
                reported: false,
            },
        },
        Edit::RecordFollowUp {
            patient,
            at: now,
            follow_up: FollowUp {
                treatment,
                mode: FollowUpMode::Telephone,
                effects: Vec::new(),
                symmetrical: Some(true),
                satisfaction: None,
                note: "Tilfreds.".to_owned(),
                next_step: String::new(),
            },
        },
        Edit::RecordDeviation { patient, deviation },
        note(patient, now, "Ringede."),
    ] {
        journal.apply(edit).unwrap();
    }
    drop(lock(journal));
    let mut journal = clinic.doctor();
    let mut seen = Vec::new();
    for entry in journal.record(patient).unwrap().entries {
        let Some(fact) = otherwise(&entry.fact) else {
            continue;
        };
        let amendment = Amendment {
            patient,
            entry: entry.header.id,
            occurred_at: entry.header.occurred_at,
            fact: fact.clone(),
            reason: WHY.to_owned(),
        };
        let receipt = journal.apply(Edit::Amend(amendment)).unwrap();
        let record = journal.record(patient).unwrap();
        let is_it = |known: &&Entry| known.header.id == receipt.entries[0];
        let corrected = record.entries.iter().find(is_it).unwrap();
        assert_eq!(corrected.fact, fact);
        assert_eq!(corrected.header.amends, Some(entry.header.id));
        assert_eq!(corrected.header.occurred_at, entry.header.occurred_at);
        let original = record
            .entries
            .iter()
            .find(|known| known.header.id == entry.header.id);
        assert_eq!(original, Some(&entry), "the old text stands as it was");
        seen.push(entry.fact.kind());
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(
        seen,
        [
            "adverse_event",
            "aftercare_given",
            "area_inspected",
            "consent_given",
            "consultation",
            "contact_note",
            "deviation",
            "follow_up",
            "oral_information",
            "plan",
            "prescription",
            "screening_confirmed",
            "vial_opened",
            "written_information"
        ]
    );
    must_be_whole(&journal);
}

#[test]
fn what_the_rules_said_no_to_stays_with_a_deviation_whatever_is_corrected() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-25 14:54");
    deviate(
        &mut journal,
        patient,
        deviation(clinic.doctor, at("2026-11-25 14:40")),
    );
    let told = journal.record(patient).unwrap().course.deviations[0].clone();
    assert!(!told.value.rules.is_empty());
    let mut healed = told.value.clone();
    healed.rules.clear();
    healed.asked = true;
    healed.practitioner = clinic.nurse;
    "Strømmen gik i hele huset".clone_into(&mut healed.why);
    journal
        .apply(Edit::Amend(Amendment {
            patient,
            entry: told.id,
            occurred_at: told.occurred_at,
            fact: healed.into(),
            reason: WHY.to_owned(),
        }))
        .unwrap();
    let now = journal.record(patient).unwrap().course.deviations[0].clone();
    assert_eq!(now.value.why, "Strømmen gik i hele huset");
    assert_eq!(now.value.rules, told.value.rules);
    assert_eq!(now.value.asked, told.value.asked);
    assert_eq!(now.value.practitioner, clinic.doctor);
}
