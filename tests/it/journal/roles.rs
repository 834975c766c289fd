//! What each role may do, refused below every window: one log fact, and nothing else.

use std::collections::BTreeSet;

use mimik::domain::alignment::{PhotoAligned, Pupils, Spot};
use mimik::domain::appointment::{AppointmentKind, CancelledBy};
use mimik::domain::area::Area;
use mimik::domain::clinic::{Clinic as Named, SheetAdopted};
use mimik::domain::consultation::{Plan, PlannedArea};
use mimik::domain::fact::Fact;
use mimik::domain::id::{DraftId, EntryId, PatientId};
use mimik::domain::information::Mark;
use mimik::domain::log::{DraftKind, Export};
use mimik::domain::rules::policy::Policy;
use mimik::domain::user::{Role, User};
use mimik::journal::view::LogFilter;
use mimik::journal::{Amendment, Booking, DraftContent, Edit, Journal, Refusal, Thing};

use crate::clinic::{
    Clinic, DEMO, answered, at, consult, enter, entries, last_kinds, lock, must_be_whole, note,
    oral, proof_of, refusal, refused, register, registration, slot, somebody, treatment, vistabel,
    written,
};

const AREAS: [Area; 1] = [Area::Glabella];

/// A patient who was examined and has an appointment.
struct Case {
    patient: PatientId,
    consultation: EntryId,
    appointment: EntryId,
}

fn case(clinic: &Clinic) -> Case {
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 14:35");
    consult(
        &mut journal,
        patient,
        &AREAS,
        ("2026-11-23 14:04", "2026-11-23 14:30"),
    );
    let booking = treatment(patient, &AREAS, slot(clinic.doctor, "2026-11-25 14:30"));
    let appointment = crate::clinic::booked(journal.apply(Edit::Book(booking)));
    let consultation = journal.record(patient).unwrap().course.consultations[0].id;
    drop(lock(journal));
    Case {
        patient,
        consultation,
        appointment,
    }
}

/// What only a doctor may do.
fn doctors_edits(journal: &Journal, case: &Case) -> Vec<Edit> {
    let (patient, now) = (case.patient, at("2026-11-23 14:35"));
    let clinic = journal.clinic();
    let draft = DraftContent::Consultation(Box::new(answered(now, &AREAS)));
    let told = journal.record(patient).unwrap().course.consultations[0].clone();
    vec![
        Edit::SetResponsibleDoctor {
            patient,
            doctor: clinic.doctors().last().unwrap().id,
        },
        Edit::BeginDraft {
            patient,
            kind: DraftKind::Consultation,
            content: draft.clone(),
        },
        Edit::SaveDraft {
            draft: DraftId::from_bytes([9; 16]),
            revision: 1,
            content: draft,
        },
        Edit::SignConsultation(DraftId::from_bytes([9; 16])),
        Edit::RecordOral {
            patient,
            at: now,
            information: oral(&AREAS, Mark::Full, now),
        },
        Edit::RecordPlan {
            patient,
            plan: Plan {
                product: vistabel(),
                areas: vec![PlannedArea {
                    area: Area::Chin,
                    units: None,
                }],
                note: String::new(),
            },
        },
        Edit::Countersign {
            patient,
            entry: case.consultation,
        },
        Edit::Amend(Amendment {
            patient,
            entry: told.id,
            occurred_at: told.occurred_at,
            fact: told.value.into(),
            reason: "Et ord for meget".to_owned(),
        }),
        Edit::AddUser(User {
            name: "Falsk Demo".to_owned(),
            ..clinic.users[0].clone()
        }),
        Edit::ChangeClinic(Named {
            name: "En anden klinik".to_owned(),
            ..Named::default()
        }),
        Edit::ChangePolicy(Policy::default()),
        Edit::AdoptSheet(SheetAdopted {
            version: "2".to_owned(),
            ..clinic.current_sheet().unwrap().clone()
        }),
    ]
}

/// What a doctor or a nurse may do.
fn clinicians_edits(clinic: &Clinic, journal: &Journal, case: &Case) -> Vec<Edit> {
    let (patient, now) = (case.patient, at("2026-11-23 14:35"));
    let to = slot(clinic.colleague, "2026-12-01 10:00");
    vec![
        Edit::RegisterPatient(registration(somebody(DEMO[1], "Bo", "Demo"), clinic.doctor)),
        Edit::CorrectPatient {
            patient,
            to: somebody(DEMO[0], "Ny", "Testesen"),
            reason: "Gift".to_owned(),
        },
        note(patient, now, "Ringede"),
        Edit::BeginDraft {
            patient,
            kind: DraftKind::ContactNote,
            content: DraftContent::ContactNote {
                note: mimik::domain::patient::ContactNote {
                    channel: mimik::domain::patient::ContactChannel::Email,
                    text: String::new(),
                },
                at: None,
            },
        },
        Edit::RecordWritten {
            patient,
            at: now,
            information: written(journal, &AREAS, Mark::Full),
        },
        Edit::DeclineInformation {
            patient,
            words: "Nej tak".to_owned(),
        },
        Edit::Book(Booking {
            patient: Some(patient),
            kind: AppointmentKind::Control,
            slot: to,
            areas: BTreeSet::new(),
            product: None,
            note: String::new(),
        }),
        Edit::Move {
            appointment: case.appointment,
            to,
        },
        Edit::Cancel {
            appointment: case.appointment,
            by: CancelledBy::Clinic,
            note: String::new(),
        },
        Edit::Arrive(case.appointment),
        Edit::NoShow(case.appointment),
        Edit::AttachPhotos {
            patient,
            photos: Vec::new(),
        },
        Edit::AlignPhoto {
            patient,
            aligned: PhotoAligned {
                photo: case.appointment,
                pupils: Pupils {
                    right: Spot { x: 1, y: 1 },
                    left: Spot { x: 2, y: 1 },
                },
            },
        },
    ]
}

/// Each is refused by role: one log fact that names the edit and nothing of what it held.
fn must_refuse(journal: &mut Journal, edits: Vec<Edit>) {
    for edit in edits {
        let (name, before) = (edit.name(), entries(journal));
        let refusal = refusal(journal.apply(edit));
        assert!(matches!(refusal, Refusal::Role(_)), "{name}: {refusal:?}");
        assert_eq!(entries(journal), before + 1, "{name}");
        let row = journal
            .log(&LogFilter::default(), None, 1)
            .unwrap()
            .remove(0);
        let Fact::Refused(fact) = row.entry.fact else {
            panic!("{name}: {:?}", row.entry.fact);
        };
        assert_eq!(
            (fact.edit.as_str(), fact.because),
            (name, vec!["role".to_owned()])
        );
        assert_eq!(row.entry.header.user, Some(journal.author().user));
    }
}

#[test]
fn a_nurse_calling_a_doctors_edit_below_the_window_is_refused() {
    let clinic = Clinic::new();
    let case = case(&clinic);
    let mut journal = clinic.nurse();
    let before = journal.record(case.patient).unwrap();
    let state = journal.clinic().clone();
    let edits = doctors_edits(&journal, &case);
    must_refuse(&mut journal, edits);
    assert_eq!(
        journal.record(case.patient).unwrap().entries,
        before.entries
    );
    assert_eq!(*journal.clinic(), state);
    must_be_whole(&journal);
}

#[test]
fn a_reviewer_reads_and_writes_nothing() {
    let clinic = Clinic::new();
    let case = case(&clinic);
    let mut journal = clinic.reviewer();
    let before = journal.record(case.patient).unwrap();
    let mut edits = doctors_edits(&journal, &case);
    edits.extend(clinicians_edits(&clinic, &journal, &case));
    must_refuse(&mut journal, edits);
    let after = journal.record(case.patient).unwrap();
    assert_eq!((after.entries, after.drafts), (before.entries, vec![]));
    must_be_whole(&journal);
}

#[test]
fn a_doctors_passphrase_in_a_reviewers_session_books_nothing() {
    let clinic = Clinic::new();
    let case = case(&clinic);
    let mut journal = clinic.reviewer();
    let reason = "Patienten rejser torsdag morgen".to_owned();
    let to = slot(clinic.doctor, "2026-11-25 10:30");
    for edit in [
        Edit::BookTooEarly {
            booking: treatment(case.patient, &AREAS, to),
            reason: reason.clone(),
        },
        Edit::MoveTooEarly {
            appointment: case.appointment,
            to,
            reason,
        },
    ] {
        let proof = proof_of(&journal, clinic.doctor);
        let refusal = refusal(journal.apply_signed(edit, proof));
        assert!(matches!(refusal, Refusal::Role(_)), "{refusal:?}");
    }
}

#[test]
fn a_reviewer_states_why_and_the_opening_is_a_fact_of_the_record() {
    let clinic = Clinic::new();
    let case = case(&clinic);
    let mut journal = clinic.reviewer();
    let open = |purpose: Option<&str>| Edit::OpenRecord {
        patient: case.patient,
        purpose: purpose.map(str::to_owned),
    };
    assert_eq!(refused(&mut journal, open(None)), Refusal::PurposeNeeded);
    assert_eq!(
        refused(&mut journal, open(Some("  "))),
        Refusal::PurposeNeeded
    );
    journal
        .apply(open(Some(" Tilsyn af information ")))
        .unwrap();
    let record = journal.record(case.patient).unwrap();
    let Fact::RecordOpened(opened) = &record.entries.last().unwrap().fact else {
        panic!("opened");
    };
    assert_eq!(opened.purpose.as_deref(), Some("Tilsyn af information"));
    drop(lock(journal));
    // Others open records in their work.
    let mut journal = clinic.nurse();
    journal.apply(open(None)).unwrap();
    assert_eq!(last_kinds(&journal, 1), ["record_opened"]);
}

#[test]
fn a_doctor_sees_the_whole_log_and_others_their_own_lines() {
    let clinic = Clinic::new();
    let case = case(&clinic);
    let mut journal = clinic.nurse();
    journal
        .apply(note(case.patient, at("2026-11-23 14:30"), "Ringede"))
        .unwrap();
    let own = journal.log(&LogFilter::default(), None, 100).unwrap();
    assert!(
        own.iter()
            .all(|row| row.entry.header.user == Some(clinic.nurse))
    );
    drop(lock(journal));
    let journal = clinic.doctor();
    let all = journal.log(&LogFilter::default(), None, 100).unwrap();
    assert_eq!(all.len() as u64, entries(&journal));
}

#[test]
fn a_failed_login_is_in_the_log_of_whoevers_tile_it_was_tried_on() {
    let clinic = Clinic::new();
    let mut door = clinic.door();
    for user in [clinic.nurse, clinic.doctor, clinic.nurse] {
        door.passphrase_was_wrong(user);
    }
    let Ok((journal, _)) = enter(door, clinic.nurse) else {
        panic!("the nurse gets in");
    };
    for notable in [false, true] {
        let filter = LogFilter {
            notable,
            ..LogFilter::default()
        };
        let own = journal.log(&filter, None, 100).unwrap();
        let tried = own.iter().filter_map(|row| {
            let Fact::LoginFailed(failed) = &row.entry.fact else {
                return None;
            };
            Some(failed.user)
        });
        assert_eq!(
            tried.collect::<Vec<_>>(),
            [clinic.nurse; 2],
            "notable: {notable}"
        );
    }
}

#[test]
fn nothing_is_written_about_a_patient_who_is_not_here() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = PatientId::from_bytes([9; 16]);
    let now = at("2026-11-23 08:00");
    let unknown = Refusal::Unknown(Thing::Patient);
    let open = Edit::OpenRecord {
        patient,
        purpose: None,
    };
    let export = Edit::NoteExport {
        patient: Some(patient),
        what: Export::History,
    };
    let set = Edit::SetResponsibleDoctor {
        patient,
        doctor: clinic.doctor,
    };
    let photos = Edit::AttachPhotos {
        patient,
        photos: Vec::new(),
    };
    for edit in [open, export, set, photos, note(patient, now, "Ringede")] {
        let name = edit.name();
        assert_eq!(refused(&mut journal, edit), unknown, "{name}");
    }
}

#[test]
fn settings_beyond_the_law_are_refused_and_lawful_ones_hold_at_once() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let lax = Policy {
        late_entry_hours: 48,
        ..Policy::default()
    };
    let refusal = refused(&mut journal, Edit::ChangePolicy(lax));
    assert!(matches!(refusal, Refusal::OutsideBounds(_)), "{refusal:?}");
    let strict = Policy {
        reason_length: 30,
        ..Policy::default()
    };
    journal.apply(Edit::ChangePolicy(strict.clone())).unwrap();
    assert_eq!(journal.clinic().policy, strict);
    drop(lock(journal));
    assert_eq!(clinic.doctor().clinic().policy, strict);
}

#[test]
fn names_of_users_and_of_the_clinic_hide_and_turn_nothing() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    for hidden in ["Tes\u{202E}nes Ida", "Ida\u{7} Demo", "Ida\nDemo"] {
        let user = User {
            name: hidden.to_owned(),
            role: Role::Nurse,
            ..journal.clinic().users[0].clone()
        };
        let change = Edit::ChangeClinic(Named {
            name: hidden.to_owned(),
            ..Named::default()
        });
        for edit in [Edit::AddUser(user), change] {
            let refusal = refused(&mut journal, edit);
            assert_eq!(refusal, Refusal::HiddenCharacters, "{hidden:?}");
        }
    }
}
