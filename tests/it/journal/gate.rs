//! The gate through `Edit` on a real journal: what opens it, what keeps it shut, and who may decide.

use std::collections::BTreeSet;

use mimik::domain::area::Area;
use mimik::domain::clinic::Clinic as Named;
use mimik::domain::consent::ConsentWithdrawn;
use mimik::domain::consultation::{Answer, Choice, HealthItem, Medicine, MedicineKind};
use mimik::domain::id::PatientId;
use mimik::domain::identity::{Number, NumberType};
use mimik::domain::name::PersonName;
use mimik::domain::patient::Patient;
use mimik::domain::product::ProductId;
use mimik::domain::rules::{RuleId, Verdict};
use mimik::domain::safety::BatchPaused;
use mimik::domain::time::{HOUR, SECOND, When};
use mimik::domain::user::Role;
use mimik::domain::vial::Expiry;
use mimik::journal::gate::Asked;
use mimik::journal::{Edit, Journal, Refusal};

use crate::clinic::*;

const BROW: [Area; 1] = [Area::Glabella];
/// The gate is asked then.
const NOW: &str = "2026-11-25 14:40";

/// A patient in order, and the nurse at the moment of the start.
fn at_the_gate() -> (Clinic, PatientId, Journal) {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &usual(&BROW));
    clinic.is_at(NOW);
    let journal = clinic.nurse();
    (clinic, patient, journal)
}

fn starting(journal: &Journal, patient: PatientId) -> Edit {
    let asked = asked(journal, patient, &BROW);
    Edit::StartTreatment { patient, asked }
}

#[track_caller]
fn opens(journal: &mut Journal, patient: PatientId) {
    let edit = starting(journal, patient);
    journal.apply(edit).unwrap();
    must_be_whole(journal);
}

#[track_caller]
fn stays_shut(journal: &mut Journal, patient: PatientId, because: &[RuleId]) {
    let edit = starting(journal, patient);
    assert_eq!(not_ready(journal, edit), because);
    let view = asked(journal, patient, &BROW);
    assert_eq!(stands_in_the_way(journal, patient, &view), because);
}

#[test]
fn a_patient_in_order_is_let_in_and_the_answers_are_kept() {
    let (clinic, patient, mut journal) = at_the_gate();
    opens(&mut journal, patient);
    let course = journal.record(patient).unwrap().course;
    let start = &course.starts[0].value;
    assert_eq!(start.practitioner, clinic.nurse);
    assert_eq!(start.snapshot.at, at(NOW));
    let kept = &start.snapshot.findings;
    assert!(kept.iter().all(|kept| kept.verdict <= Verdict::Info));
    assert!(kept.len() > 40, "{}", kept.len());
}

#[test]
fn an_expired_vial_is_judged_by_its_last_day() {
    for (expiry, because) in [
        (Expiry::On("2026-11-24".parse().unwrap()), Some(RuleId::R62)),
        (Expiry::On("2026-11-25".parse().unwrap()), None),
        (
            Expiry::InMonth("2026-10-01".parse().unwrap()),
            Some(RuleId::R62),
        ),
        (Expiry::InMonth("2026-11-01".parse().unwrap()), None),
    ] {
        let (_clinic, patient, mut journal) = at_the_gate();
        open_other(&mut journal, patient, |vial| vial.expiry = expiry);
        match because {
            Some(rule) => stays_shut(&mut journal, patient, &[rule]),
            None => opens(&mut journal, patient),
        }
    }
}

fn pausing(batch: &str, paused: bool) -> Edit {
    Edit::PauseBatch(BatchPaused {
        product: vistabel(),
        batch: batch.to_owned(),
        paused,
        grounds: "Ringet op af leverandøren".to_owned(),
    })
}

#[test]
fn a_paused_batch_is_shut_for_all_until_a_doctor_lets_it_go() {
    let (clinic, patient, mut journal) = at_the_gate();
    journal.apply(pausing("test 0426 a", true)).unwrap();
    stays_shut(&mut journal, patient, &[RuleId::R62b]);
    let release = journal.apply(pausing("TEST-0426-A", false));
    assert_eq!(refusal(release), Refusal::Role(Role::Doctor));
    drop(lock(journal));
    clinic.is_at("2026-11-25 14:41");
    let mut journal = clinic.doctor();
    journal.apply(pausing("TEST-0426-A", false)).unwrap();
    drop(lock(journal));
    clinic.is_at("2026-11-25 14:42");
    opens(&mut clinic.nurse(), patient);
}

#[test]
fn another_product_on_pause_stops_nobody() {
    let (_clinic, patient, mut journal) = at_the_gate();
    let mut other = pausing("TEST-0426-A", true);
    if let Edit::PauseBatch(paused) = &mut other {
        paused.product = ProductId::new("azzalure");
    }
    journal.apply(other).unwrap();
    opens(&mut journal, patient);
}

#[test]
fn a_vial_is_good_for_twenty_four_hours_and_not_a_second_more() {
    for (age, because) in [
        (24 * HOUR, None),
        (24 * HOUR + SECOND, Some(RuleId::R67)),
        (25 * HOUR, Some(RuleId::R67)),
    ] {
        let (_clinic, patient, mut journal) = at_the_gate();
        let mixed = at(NOW).plus(-age);
        open_other(&mut journal, patient, |vial| vial.mixed_at = Some(mixed));
        match because {
            Some(rule) => stays_shut(&mut journal, patient, &[rule]),
            None => opens(&mut journal, patient),
        }
    }
}

#[test]
fn a_vial_of_another_patient_is_no_vial() {
    let (clinic, patient, mut journal) = at_the_gate();
    let doctor = clinic.doctor;
    let registered = journal.apply(Edit::RegisterPatient(registration(
        somebody(DEMO[1], "Bodil", "Prøvesen"),
        doctor,
    )));
    let other = registered.unwrap().patient.unwrap();
    let others = open_other(&mut journal, other, |_| ());
    let mut asked = asked(&journal, patient, &BROW);
    asked.vials = vec![others];
    let start = Edit::StartTreatment {
        patient,
        asked: asked.clone(),
    };
    assert_eq!(not_ready(&mut journal, start), [RuleId::R68]);
    // A doctor may answer for it, for this vial and no other.
    let overriding = overridden(patient, &asked, RuleId::R68, None);
    let proof = proof_of(&journal, doctor);
    journal.apply_signed(overriding, proof).unwrap();
    let another = open_other(&mut journal, other, |_| ());
    let with_another = Asked {
        vials: vec![another],
        ..asked.clone()
    };
    let start = |asked| Edit::StartTreatment { patient, asked };
    assert_eq!(not_ready(&mut journal, start(with_another)), [RuleId::R68]);
    journal.apply(start(asked)).unwrap();
}

#[test]
fn no_vial_at_all_passes_nothing_that_asks_for_one() {
    let (_clinic, patient, mut journal) = at_the_gate();
    let mut asked = asked(&journal, patient, &BROW);
    asked.vials.clear();
    let start = Edit::StartTreatment { patient, asked };
    let because = [
        RuleId::R62,
        RuleId::R62b,
        RuleId::R67,
        RuleId::R68,
        RuleId::R69,
    ];
    assert_eq!(not_ready(&mut journal, start), because);
}

fn before_consent() -> (Clinic, PatientId, Journal) {
    let clinic = Clinic::new();
    let patient = ready_but_for_consent(&clinic, &usual(&BROW));
    clinic.is_at(NOW);
    let journal = clinic.nurse();
    (clinic, patient, journal)
}

/// The last topic was told on 23 November at 09.45.
#[test]
fn consent_counts_from_the_very_second_in_which_the_period_ends() {
    for (time, because) in [
        ("2026-11-25 09:44:59", vec![RuleId::R31]),
        ("2026-11-25 09:45:00", vec![]),
        ("2026-11-25 09:45:01", vec![]),
    ] {
        let (_clinic, patient, mut journal) = before_consent();
        let missing = [RuleId::R30, RuleId::R31, RuleId::R32];
        stays_shut(&mut journal, patient, &missing);
        let consent = consenting(patient, &BROW, at(time));
        journal.apply(consent).unwrap();
        if because.is_empty() {
            opens(&mut journal, patient);
        } else {
            stays_shut(&mut journal, patient, &because);
        }
    }
}

#[test]
fn consent_at_the_talk_is_void_and_far_from_the_start() {
    let (_clinic, patient, mut journal) = before_consent();
    let at_the_talk = consenting(patient, &BROW, at("2026-11-23 09:50"));
    journal.apply(at_the_talk).unwrap();
    // Written down two days late as well.
    let because = [RuleId::R06, RuleId::R31, RuleId::R32];
    stays_shut(&mut journal, patient, &because);
}

#[test]
fn an_answer_changed_after_the_verdict_is_seen_by_the_start() {
    let (_clinic, patient, mut journal) = at_the_gate();
    let seen = asked(&journal, patient, &BROW);
    assert_eq!(stands_in_the_way(&journal, patient, &seen), []);
    let mut screening = journal.record(patient).unwrap().course.screenings[0]
        .value
        .clone();
    let yes = Answer {
        choice: Choice::Yes,
        detail: "Test i går".to_owned(),
    };
    screening.answers.insert(HealthItem::Pregnant, yes);
    journal
        .apply(Edit::ConfirmScreening { patient, screening })
        .unwrap();
    let start = Edit::StartTreatment {
        patient,
        asked: seen,
    };
    assert!(not_ready(&mut journal, start).contains(&RuleId::R40));
    assert!(journal.record(patient).unwrap().course.starts.is_empty());
}

/// Born on 26 November 2008.
fn eighteen_tomorrow() -> Patient {
    let birth_date = "2008-11-26".parse().unwrap();
    Patient {
        name: PersonName::parse("Testesen", "Emil", None).unwrap(),
        birth_date,
        number: Number::parse(NumberType::Demo, &under_age_number()).unwrap(),
        sex: None,
        phone: String::new(),
        email: String::new(),
        address: String::new(),
    }
}

/// A demonstration number for that day: the day raised by 60, and a control digit that holds (`identity.md` §7).
fn under_age_number() -> String {
    let weights = [4, 3, 2, 7, 6, 5, 4, 3, 2];
    let whole = (0..100).find_map(|serial| {
        let nine = format!("8611084{serial:02}");
        let sum: u32 = nine
            .bytes()
            .zip(weights)
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum();
        let control = (11 - sum % 11) % 11;
        (control < 10).then(|| format!("{nine}{control}"))
    });
    whole.unwrap()
}

#[test]
fn who_turns_eighteen_tomorrow_is_a_child_until_midnight() {
    let (clinic, _patient, mut journal) = at_the_gate();
    let registered = journal.apply(Edit::RegisterPatient(registration(
        eighteen_tomorrow(),
        clinic.doctor,
    )));
    let child = registered.unwrap().patient.unwrap();
    for (time, is_child) in [
        ("2026-11-25 23:59:59", true),
        ("2026-11-26 00:00:00", false),
        ("2026-11-26 00:00:01", false),
    ] {
        clinic.is_at(time);
        let start = starting(&journal, child);
        let because = not_ready(&mut journal, start);
        assert_eq!(because.contains(&RuleId::R01), is_child, "{time}");
        // Nothing else is there either: no talk, no consent, no vial.
        assert!(because.contains(&RuleId::R12) && because.contains(&RuleId::R30));
    }
}

fn overridden(patient: PatientId, asked: &Asked, rule: RuleId, area: Option<&Area>) -> Edit {
    Edit::OverrideRule {
        patient,
        asked: asked.clone(),
        rule,
        part: area.map(part),
        reason: "Lægen står inde for det her".to_owned(),
    }
}

/// A patient in order whose photos are too few: her forehead is to be treated as well.
fn without_photos(clinic: &Clinic) -> (PatientId, [Area; 2]) {
    equip(clinic);
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    drop(lock(journal));
    let areas = [Area::Glabella, Area::Forehead];
    put_in_order(clinic, patient, &usual(&areas), FIRST);
    (patient, areas)
}

/// The nurse's registration as the doctor's assistant has run out (R11b).
fn unregistered_nurse(clinic: &Clinic) {
    use mimik::domain::safety::{PractitionerRegistered, Span};
    let mut journal = clinic.doctor();
    let span = |to: Option<&str>| Span {
        from: "2020-01-01".parse().unwrap(),
        to: to.map(|day| day.parse().unwrap()),
    };
    journal
        .apply(Edit::RegisterPractitioner(PractitionerRegistered {
            user: clinic.nurse,
            authorised: span(None),
            registered: Some(span(Some("2026-11-24"))),
            assists: Some(clinic.doctor),
        }))
        .unwrap();
    drop(lock(journal));
}

#[test]
fn a_block_is_opened_by_a_doctors_passphrase_and_reason_and_by_nothing_less() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &usual(&BROW));
    clinic.is_at(NOW);
    unregistered_nurse(&clinic);
    let mut journal = clinic.nurse();
    stays_shut(&mut journal, patient, &[RuleId::R11b]);
    let asked = asked(&journal, patient, &BROW);
    let edit = overridden(patient, &asked, RuleId::R11b, None);

    // Without a proof, with a nurse's, with a reason that is a character too short.
    assert_eq!(refused(&mut journal, edit.clone()), Refusal::ProofNeeded);
    let nurses = proof_of(&journal, clinic.nurse);
    let answer = refusal(journal.apply_signed(edit.clone(), nurses));
    assert_eq!(answer, Refusal::Role(Role::Doctor));
    let with_reason = |reason: &str| match edit.clone() {
        Edit::OverrideRule {
            patient,
            asked,
            rule,
            part,
            ..
        } => Edit::OverrideRule {
            patient,
            asked,
            rule,
            part,
            reason: reason.to_owned(),
        },
        other => other,
    };
    let short = with_reason("  nitten tegn er lidt  ");
    let doctors = proof_of(&journal, clinic.doctor);
    let answer = refused_signed(&mut journal, short, doctors);
    assert_eq!(
        answer,
        Refusal::ReasonTooShort {
            needed: 20,
            has: 19
        }
    );
    stays_shut(&mut journal, patient, &[RuleId::R11b]);

    let enough = with_reason("tyve tegn er lige nok");
    let doctors = proof_of(&journal, clinic.doctor);
    journal.apply_signed(enough, doctors).unwrap();
    // It stands under the doctor's name although the nurse is logged in, and nobody decides twice.
    let course = journal.record(patient).unwrap().course;
    assert_eq!(course.overrides[0].user, Some(clinic.doctor));
    let doctors = proof_of(&journal, clinic.doctor);
    let again = refused_signed(&mut journal, edit, doctors);
    assert_eq!(again, Refusal::NothingToDecide);
    opens(&mut journal, patient);
}

#[test]
fn no_law_and_no_prescription_is_overridden() {
    let (clinic, patient, mut journal) = before_consent();
    let asked = asked(&journal, patient, &BROW);
    let hard = overridden(patient, &asked, RuleId::R30, Some(&Area::Glabella));
    let proof = proof_of(&journal, clinic.doctor);
    let answer = refused_signed(&mut journal, hard, proof);
    assert_eq!(answer, Refusal::NothingToDecide);
    drop(lock(journal));

    // Nobody prescribed the forehead.
    let mut journal = clinic.nurse();
    let both = Asked {
        areas: vec![Area::Glabella, Area::Forehead],
        ..asked
    };
    let delegated = overridden(patient, &both, RuleId::R13, Some(&Area::Forehead));
    let proof = proof_of(&journal, clinic.doctor);
    let answer = refused_signed(&mut journal, delegated, proof);
    assert_eq!(answer, Refusal::NotOpenToDecision);
    // Nor is a rule that says no such thing.
    let passed = overridden(patient, &both, RuleId::R80, Some(&Area::Glabella));
    let proof = proof_of(&journal, clinic.doctor);
    let answer = refused_signed(&mut journal, passed, proof);
    assert_eq!(answer, Refusal::NothingToDecide);
}

fn with_painkiller(journal: &mut Journal, patient: PatientId) {
    let mut screening = journal.record(patient).unwrap().course.screenings[0]
        .value
        .clone();
    screening.medicines = vec![Medicine {
        name: "Ibuprofen".to_owned(),
        dose: String::new(),
        kind: MedicineKind::Bruising,
        prescribed: false,
        last_intake: When::Exactly(at(NOW).plus(-43 * HOUR)),
        pause_advised: false,
    }];
    journal
        .apply(Edit::ConfirmScreening { patient, screening })
        .unwrap();
}

fn accepting(patient: PatientId, asked: &Asked, rule: RuleId) -> Edit {
    Edit::AcceptWarning {
        patient,
        asked: asked.clone(),
        rule,
        part: None,
    }
}

#[test]
fn a_clinical_warning_is_a_doctors_and_an_administrative_one_is_whose_who_starts() {
    let (clinic, patient, mut journal) = at_the_gate();
    with_painkiller(&mut journal, patient);
    stays_shut(&mut journal, patient, &[RuleId::R48]);
    let view = asked(&journal, patient, &BROW);
    let clinical = accepting(patient, &view, RuleId::R48);
    assert_eq!(
        refused(&mut journal, clinical.clone()),
        Refusal::ProofNeeded
    );
    let nurses = proof_of(&journal, clinic.nurse);
    let answer = refusal(journal.apply_signed(clinical.clone(), nurses));
    assert_eq!(answer, Refusal::Role(Role::Doctor));
    let doctors = proof_of(&journal, clinic.doctor);
    journal.apply_signed(clinical, doctors).unwrap();
    let course = journal.record(patient).unwrap().course;
    assert_eq!(course.warnings_accepted[0].user, Some(clinic.doctor));
    opens(&mut journal, patient);
}

#[test]
fn the_kit_is_answered_for_by_who_starts() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &usual(&BROW));
    clinic.is_at(NOW);
    let mut journal = clinic.nurse();
    // The adrenaline that is looked at now ran out yesterday.
    let check = mimik::domain::safety::EmergencyKitChecked {
        adrenaline_expiry: "2026-11-24".parse().unwrap(),
    };
    journal
        .apply(Edit::CheckEmergencyKit { at: at(NOW), check })
        .unwrap();
    stays_shut(&mut journal, patient, &[RuleId::R14]);
    let view = asked(&journal, patient, &BROW);
    journal
        .apply(accepting(patient, &view, RuleId::R14))
        .unwrap();
    let course = journal.record(patient).unwrap().course;
    assert_eq!(course.warnings_accepted[0].user, Some(clinic.nurse));
    opens(&mut journal, patient);
}

#[test]
fn a_decision_is_for_the_day_and_for_what_was_seen() {
    let (clinic, patient, mut journal) = at_the_gate();
    with_painkiller(&mut journal, patient);
    let view = asked(&journal, patient, &BROW);
    let doctors = proof_of(&journal, clinic.doctor);
    let accept = accepting(patient, &view, RuleId::R48);
    journal.apply_signed(accept, doctors).unwrap();
    // Asked again, with the very same answer: that is another entry, and asks anew.
    clinic.is_at("2026-11-25 14:41");
    with_painkiller(&mut journal, patient);
    stays_shut(&mut journal, patient, &[RuleId::R48]);
}

#[test]
fn only_the_one_who_injects_starts_and_only_now() {
    let (clinic, patient, mut journal) = at_the_gate();
    let asked = asked(&journal, patient, &BROW);
    let for_another = Asked {
        practitioner: clinic.doctor,
        ..asked
    };
    let start = Edit::StartTreatment {
        patient,
        asked: for_another,
    };
    assert_eq!(refused(&mut journal, start), Refusal::NotOwnTreatment);
}

#[test]
fn a_reviewer_may_nothing() {
    let (clinic, patient, journal) = at_the_gate();
    let asked = asked(&journal, patient, &BROW);
    let record = journal.record(patient).unwrap();
    let course = record.course;
    let screening = course.screenings[0].value.clone();
    let now = at(NOW);
    drop(lock(journal));
    let mut journal = clinic.reviewer();
    let edits: Vec<Edit> = vec![
        Edit::StartTreatment {
            patient,
            asked: asked.clone(),
        },
        accepting(patient, &asked, RuleId::R14),
        Edit::ConfirmIdentity(patient),
        Edit::ConfirmScreening { patient, screening },
        Edit::InspectAreas {
            patient,
            areas: vec![course.inspections[0].value.clone()],
        },
        Edit::OpenVial {
            patient,
            at: now,
            vial: vial(now),
        },
        consenting(patient, &BROW, at(NOW)),
        Edit::WithdrawConsent {
            patient,
            at: now,
            withdrawn: ConsentWithdrawn {
                consent: course.consents[0].id,
                note: String::new(),
            },
        },
        Edit::Prescribe {
            patient,
            prescription: course.prescriptions[0].value.clone(),
        },
        Edit::ReadInstruction,
        pausing("TEST-0426-A", true),
    ];
    for edit in edits {
        let name = edit.name();
        let answer = refusal(journal.apply(edit));
        assert!(matches!(answer, Refusal::Role(_)), "{name}: {answer:?}");
        assert_eq!(last_kinds(&journal, 1), ["refused"], "{name}");
    }
    let after = journal.record(patient).unwrap().course;
    assert!(after.starts.is_empty() && after.warnings_accepted.is_empty());
}

#[test]
fn what_one_area_lacks_stops_that_area_alone() {
    let clinic = Clinic::new();
    let (patient, areas) = without_photos(&clinic);
    clinic.is_at(NOW);
    let mut journal = clinic.nurse();
    let withdrawn = journal.record(patient).unwrap().course.consents[0].id;
    let note = String::new();
    journal
        .apply(Edit::WithdrawConsent {
            patient,
            at: at(NOW),
            withdrawn: ConsentWithdrawn {
                consent: withdrawn,
                note,
            },
        })
        .unwrap();
    journal.apply(consenting(patient, &BROW, at(NOW))).unwrap();
    let record = journal.record(patient).unwrap();
    let judge = |left_out: &[Area]| {
        let left_out: BTreeSet<Area> = left_out.iter().cloned().collect();
        let gate = journal.gate(&record, Some(clinic.nurse), &left_out);
        failing(&gate.unwrap().assessment)
    };
    assert_eq!(judge(&[]), [RuleId::R30]);
    assert_eq!(judge(&areas[1..]), []);
}

#[test]
fn a_clinic_without_its_registration_starts_nobody() {
    let (clinic, patient, journal) = at_the_gate();
    drop(lock(journal));
    let mut journal = clinic.doctor();
    journal
        .apply(Edit::ChangeClinic(Named {
            name: "Øveklinik".to_owned(),
            phone: "00 00 00 01".to_owned(),
            ..Named::default()
        }))
        .unwrap();
    drop(lock(journal));
    stays_shut(&mut clinic.nurse(), patient, &[RuleId::R11]);
}

#[test]
fn an_identity_of_yesterday_is_none() {
    let (clinic, patient, mut journal) = at_the_gate();
    clinic.is_at("2026-11-26 00:10");
    let start = starting(&journal, patient);
    let because = not_ready(&mut journal, start);
    for rule in [RuleId::R02, RuleId::R54, RuleId::R45] {
        assert!(because.contains(&rule), "{rule}: {because:?}");
    }
    // The vial of yesterday afternoon is still good, and so are the photos.
    for rule in [RuleId::R67, RuleId::R80, RuleId::R23] {
        assert!(!because.contains(&rule), "{rule}: {because:?}");
    }
}
