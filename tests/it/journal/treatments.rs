//! Treatments through `Edit` on a real journal: signed as they were given, refused where a rule says no, never lost; and
//! what was given against the gate.

use mimik::domain::area::Area;
use mimik::domain::consent::{ConsentForm, ConsentGiven, ConsentWithdrawn};
use mimik::domain::consultation::{Answer, Choice, HealthItem};
use mimik::domain::id::{DraftId, EntryId, PatientId};
use mimik::domain::prescription::{AreaLimit, Prescription};
use mimik::domain::product::ProductId;
use mimik::domain::rules::{RuleId, Verdict};
use mimik::domain::safety::BatchPaused;
use mimik::domain::time::{HOUR, MINUTE};
use mimik::domain::treatment::map::InjectionMap;
use mimik::domain::treatment::{
    Deviation, DrawnDraft, DrawnVial, NotFinished, StatedProduct, TreatmentDraft,
};
use mimik::domain::units::Units;
use mimik::domain::user::Role;
use mimik::journal::{DraftContent, Edit, Error, Journal, Refusal, Thing};

use crate::clinic::*;

const BROW: [Area; 1] = [Area::Glabella];
const BOTH: [Area; 2] = [Area::Glabella, Area::Forehead];
const GATE: &str = "2026-11-25 14:40";
/// First and last injection.
const TIMES: (&str, &str) = ("2026-11-25 14:42", "2026-11-25 14:50");
const SIGNED: &str = "2026-11-25 14:54";

/// A treatment whose gate has opened, and a draft of it.
struct Open {
    clinic: Clinic,
    patient: PatientId,
    journal: Journal,
    start: EntryId,
    vial: EntryId,
    draft: (DraftId, i64),
}

impl Open {
    fn of(areas: &[Area], points: &[(Area, &str)]) -> Self {
        let clinic = Clinic::new();
        let patient = ready(&clinic, &usual(areas));
        clinic.is_at(GATE);
        let nurse = clinic.nurse();
        Self::started(clinic, patient, nurse, areas, points)
    }

    /// The one who is logged in starts, and writes a draft.
    fn started(
        clinic: Clinic,
        patient: PatientId,
        mut journal: Journal,
        areas: &[Area],
        points: &[(Area, &str)],
    ) -> Self {
        let asked = asked(&journal, patient, areas);
        let vial = asked.vials[0];
        let started = journal.apply(Edit::StartTreatment { patient, asked });
        let start = started.unwrap().entries[0];
        let draft = filled((start, vial), TIMES, points);
        let draft = begin_treatment(&mut journal, patient, draft);
        clinic.is_at(SIGNED);
        Self {
            clinic,
            patient,
            journal,
            start,
            vial,
            draft,
        }
    }

    fn brow() -> Self {
        Self::of(&BROW, &brow())
    }

    fn draft(&self) -> TreatmentDraft {
        let draft = self.journal.draft(self.draft.0).unwrap().unwrap();
        match draft.content {
            DraftContent::Treatment(draft) => *draft,
            other => panic!("{other:?}"),
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut TreatmentDraft)) {
        let mut draft = self.draft();
        change(&mut draft);
        let saved = save_treatment(&mut self.journal, self.draft, draft);
        self.draft = saved.unwrap().draft.unwrap();
    }

    fn signing(&self) -> Edit {
        Edit::SignTreatment(self.draft.0)
    }

    /// Signed, and nothing is left over.
    #[track_caller]
    fn is_signed(&mut self) {
        let edit = self.signing();
        self.journal.apply(edit).unwrap();
        let record = self.journal.record(self.patient).unwrap();
        assert!(record.drafts.is_empty());
        must_be_whole(&self.journal);
    }

    /// Refused by these rules; the draft lies there as it was.
    #[track_caller]
    fn is_refused(&mut self, because: &[RuleId]) {
        let (edit, before) = (self.signing(), self.draft());
        assert_eq!(not_ready(&mut self.journal, edit), because);
        assert_eq!(self.draft(), before);
    }

    /// A doctor answers for a rule beside the nurse's session.
    #[track_caller]
    fn accept(&mut self, rule: RuleId, area: Option<&Area>) {
        let asked = asked_about(&self.journal, &self.draft());
        let accept = Edit::AcceptWarning {
            patient: self.patient,
            asked,
            rule,
            part: area.map(part),
        };
        let proof = proof_of(&self.journal, self.clinic.doctor);
        self.journal.apply_signed(accept, proof).unwrap();
    }

    fn overriding(&self, rule: RuleId, area: Option<&Area>) -> Edit {
        Edit::OverrideRule {
            patient: self.patient,
            asked: asked_about(&self.journal, &self.draft()),
            rule,
            part: area.map(part),
            reason: "Lægen står inde for det her".to_owned(),
        }
    }
}

#[test]
fn what_was_given_is_signed_with_its_points_its_vial_and_every_answer() {
    let mut open = Open::brow();
    open.is_signed();
    let course = open.journal.record(open.patient).unwrap().course;
    let given = &course.given[0];
    assert_eq!(given.occurred_at, at(TIMES.0));
    assert_eq!(given.user, Some(open.clinic.nurse));
    let treatment = &given.value;
    assert_eq!(treatment.points.len(), 5);
    assert_eq!(treatment.vials[0].drawn.to_string(), "50");
    assert_eq!(treatment.vials[0].discarded.to_string(), "30");
    assert_eq!(treatment.prescription, Some(course.prescriptions[0].latest));
    assert!(treatment.snapshot.met(RuleId::R23));
    assert_eq!(course.aftercare.len(), 1);
    assert!(course.running_start().is_none());
    // Nobody signs it twice.
    let again = open.signing();
    let answer = refused(&mut open.journal, again);
    assert_eq!(answer, Refusal::Unknown(Thing::Draft));
    let (start, vial) = (open.start, open.vial);
    let another = filled((start, vial), TIMES, &brow());
    let another = begin_treatment(&mut open.journal, open.patient, another);
    let answer = refused(&mut open.journal, Edit::SignTreatment(another.0));
    assert_eq!(answer, Refusal::AlreadySigned);
}

#[test]
fn amounts_that_are_none_are_not_even_written() {
    for typed in [
        "0", "0.00", "-4", "+4", "1000.01", "1001", "4.005", "1e2", "", "NaN",
    ] {
        assert!(typed.parse::<Units>().is_err(), "{typed}");
    }
    let open = Open::brow();
    let json = serde_json::to_string(&open.draft()).unwrap();
    for wrong in ["0", "-4", "1001"] {
        let wrong = json.replace("\"units\":\"4\"", &format!("\"units\":\"{wrong}\""));
        assert!(serde_json::from_str::<TreatmentDraft>(&wrong).is_err());
    }
}

#[test]
fn a_thousand_units_are_stopped_by_every_limit_there_is() {
    let mut open = Open::of(&BROW, &[(Area::Glabella, "1000")]);
    let edit = open.signing();
    let answer = refused(&mut open.journal, edit);
    let more = NotFinished::MoreThanDrawn(open.vial);
    assert_eq!(answer, Refusal::NotFinished(more));
    let vial = open.vial;
    open.change(|draft| {
        let drawn = "1000".parse().unwrap();
        draft.vials = vec![DrawnDraft { vial, drawn }];
    });
    let because = [
        RuleId::R69,
        RuleId::R63,
        RuleId::R64,
        RuleId::R66,
        RuleId::R72,
    ];
    open.is_refused(&because);
}

#[test]
fn nothing_is_signed_while_something_of_it_is_unsaid() {
    let mut open = Open::brow();
    let refuse = |open: &mut Open| {
        let edit = open.signing();
        match refused(&mut open.journal, edit) {
            Refusal::NotFinished(unfinished) => unfinished,
            other => panic!("{other:?}"),
        }
    };
    let whole = open.draft();
    open.change(|draft| draft.ended = None);
    assert_eq!(refuse(&mut open), NotFinished::Times);
    open.change(|draft| {
        *draft = whole.clone();
        draft.map.set_units(0, None);
    });
    assert!(matches!(refuse(&mut open), NotFinished::Points(_)));
    open.change(|draft| {
        *draft = whole.clone();
        draft.map.set_vial(4, None);
    });
    assert!(matches!(refuse(&mut open), NotFinished::Points(_)));
    open.change(|draft| draft.map = InjectionMap::default());
    assert_eq!(refuse(&mut open), NotFinished::NoPoints);
    open.change(|draft| {
        *draft = whole.clone();
        draft.vials.clear();
    });
    // Nothing was drawn up: neither the points nor any area has a product.
    let edit = open.signing();
    let because = not_ready(&mut open.journal, edit);
    assert!(because.contains(&RuleId::R65), "{because:?}");
    open.change(|draft| *draft = whole.clone());
    open.is_signed();
}

#[test]
fn times_lie_between_the_gate_and_now() {
    let mut open = Open::brow();
    for (began, ended) in [
        ("2026-11-25 14:39:59", "2026-11-25 14:50"),
        ("2026-11-25 14:50", "2026-11-25 14:49:59"),
    ] {
        open.change(|draft| (draft.began, draft.ended) = (Some(at(began)), Some(at(ended))));
        let edit = open.signing();
        let answer = refused(&mut open.journal, edit);
        assert_eq!(answer, Refusal::TimesDisagree, "{began}");
    }
    open.change(|draft| draft.ended = Some(at(SIGNED).plus(2 * MINUTE + 1_000_000)));
    let edit = open.signing();
    let answer = refused(&mut open.journal, edit);
    assert!(matches!(answer, Refusal::InFuture { .. }), "{answer:?}");
    open.change(|draft| (draft.began, draft.ended) = (Some(at(GATE)), Some(at(GATE))));
    open.is_signed();
}

#[test]
fn skin_and_advice_belong_to_a_signature() {
    let mut open = Open::brow();
    open.change(|draft| draft.disinfected = false);
    open.is_refused(&[RuleId::R73]);
    open.change(|draft| (draft.disinfected, draft.aftercare_written) = (true, false));
    open.is_refused(&[RuleId::R90]);
    open.change(|draft| draft.aftercare_written = true);
    open.is_signed();
}

/// An Azzalure vial under a Vistabel map: its units are other units.
#[test]
fn units_of_another_product_are_never_taken_for_these() {
    let mut open = Open::brow();
    let azzalure = open_other(&mut open.journal, open.patient, |vial| {
        vial.product = ProductId::new("azzalure");
        vial.nominal = "125".parse().unwrap();
        vial.mixed_at = Some(at(GATE));
    });
    open.change(|draft| {
        for index in 0..5 {
            draft.map.set_vial(index, Some(azzalure));
        }
        let drawn = "125".parse().unwrap();
        draft.vials = vec![DrawnDraft {
            vial: azzalure,
            drawn,
        }];
    });
    let edit = open.signing();
    let because = not_ready(&mut open.journal, edit);
    for rule in [RuleId::R60, RuleId::R69] {
        assert!(because.contains(&rule), "{rule}: {because:?}");
    }
    assert_eq!(open.draft().vials[0].vial, azzalure);
    // And as Azzalure it was neither planned nor told of, nor consented to.
    open.change(|draft| draft.product = ProductId::new("azzalure"));
    let edit = open.signing();
    let because = not_ready(&mut open.journal, edit);
    for rule in [RuleId::R12, RuleId::R23, RuleId::R27, RuleId::R30] {
        assert!(because.contains(&rule), "{rule}: {because:?}");
    }
}

#[test]
fn the_last_injection_lies_within_the_hours_of_the_vial() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &usual(&BROW));
    clinic.is_at(GATE);
    let mut journal = clinic.nurse();
    // The first injection is in time, and so is the last one at 14.50; one at 14.50.01 is not.
    open_other(&mut journal, patient, |vial| {
        vial.mixed_at = Some(at(TIMES.1).plus(-24 * HOUR));
    });
    let mut open = Open::started(clinic, patient, journal, &BROW, &brow());
    open.change(|draft| draft.ended = Some(at("2026-11-25 14:50:01")));
    open.is_refused(&[RuleId::R67]);
    open.change(|draft| draft.ended = Some(at(TIMES.1)));
    open.is_signed();
}

fn withdraw(open: &mut Open, time: &str) {
    let course = open.journal.record(open.patient).unwrap().course;
    let consent = course.consents[0].id;
    let note = "Har fortrudt".to_owned();
    open.journal
        .apply(Edit::WithdrawConsent {
            patient: open.patient,
            at: at(time),
            withdrawn: ConsentWithdrawn { consent, note },
        })
        .unwrap();
}

#[test]
fn a_consent_withdrawn_before_the_needle_is_none() {
    for (time, stands) in [
        ("2026-11-25 14:41:59", false),
        ("2026-11-25 14:42:00", false),
        ("2026-11-25 14:42:01", true),
    ] {
        let mut open = Open::brow();
        withdraw(&mut open, time);
        if stands {
            open.is_signed();
        } else {
            open.is_refused(&[RuleId::R30]);
        }
    }
}

#[test]
fn a_consent_recorded_after_the_needle_heals_nothing() {
    let mut open = Open::brow();
    withdraw(&mut open, "2026-11-25 14:41");
    let consent = ConsentGiven {
        product: vistabel(),
        areas: BROW.into(),
        form: ConsentForm::Paper,
    };
    open.journal
        .apply(Edit::GiveConsent {
            patient: open.patient,
            at: at("2026-11-25 14:41:30"),
            consent,
        })
        .unwrap();
    open.is_refused(&[RuleId::R30]);
}

#[test]
fn a_batch_paused_after_the_needle_is_for_the_next() {
    use mimik::domain::safety::BatchPaused;
    let mut open = Open::brow();
    let paused = BatchPaused {
        product: vistabel(),
        batch: "TEST-0426-A".to_owned(),
        paused: true,
        grounds: "Ringet op af leverandøren".to_owned(),
    };
    open.journal.apply(Edit::PauseBatch(paused)).unwrap();
    open.is_signed();
}

/// The nurse gave 12 units on a forehead where 10 were prescribed.
#[test]
fn more_than_was_prescribed_needs_a_new_prescription() {
    let mut points = brow();
    points.extend(vec![(Area::Forehead, "2.4"); 5]);
    let mut open = Open::of(&BOTH, &points);
    open.is_refused(&[RuleId::R72]);
    let forehead = Some(&Area::Forehead);
    let edit = open.overriding(RuleId::R72, forehead);
    let proof = proof_of(&open.journal, open.clinic.doctor);
    let answer = refused_signed(&mut open.journal, edit, proof);
    assert_eq!(answer, Refusal::NotOpenToDecision);

    let Open {
        clinic,
        patient,
        journal,
        draft,
        start,
        vial,
    } = open;
    drop(lock(journal));
    clinic.is_at("2026-11-25 15:00");
    let mut journal = clinic.doctor();
    let limit = |area, units: &str| AreaLimit {
        area,
        units: units.parse().unwrap(),
    };
    let prescription = Prescription {
        product: vistabel(),
        limits: vec![limit(Area::Glabella, "20"), limit(Area::Forehead, "12")],
        practitioners: vec![clinic.nurse],
        valid_until: None,
        off_label_note: None,
    };
    journal
        .apply(Edit::Prescribe {
            patient,
            prescription,
        })
        .unwrap();
    drop(lock(journal));
    clinic.is_at("2026-11-25 15:05");
    let journal = clinic.nurse();
    let mut open = Open {
        clinic,
        patient,
        journal,
        start,
        vial,
        draft,
    };
    // It leaves a warning that a doctor accepts by name.
    open.is_refused(&[RuleId::R72]);
    open.accept(RuleId::R72, forehead);
    open.is_signed();
    let course = open.journal.record(open.patient).unwrap().course;
    let snapshot = &course.given[0].value.snapshot;
    let kept = snapshot.findings.iter();
    let mut kept = kept.filter(|kept| kept.rule == RuleId::R72 && kept.accepted_by.is_some());
    assert_eq!(kept.next().unwrap().verdict, Verdict::Warn);
}

#[test]
fn less_than_was_prescribed_is_a_doctors_warning() {
    let mut open = Open::of(&BROW, &brow()[1..]);
    open.is_refused(&[RuleId::R72]);
    open.accept(RuleId::R72, Some(&Area::Glabella));
    open.is_signed();
}

/// The doctor herself gives 22 units where the label ends at 20.
#[test]
fn an_override_is_for_that_dose_and_for_no_higher_one() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &usual(&BROW));
    clinic.is_at(GATE);
    let doctor = clinic.doctor();
    let mut points = brow();
    points.push((Area::Glabella, "2"));
    let mut open = Open::started(clinic, patient, doctor, &BROW, &points);
    let brow = Some(&Area::Glabella);
    open.is_refused(&[RuleId::R64, RuleId::R72]);
    open.accept(RuleId::R72, brow);
    let edit = open.overriding(RuleId::R64, brow);
    let proof = proof_of(&open.journal, open.clinic.doctor);
    open.journal.apply_signed(edit, proof).unwrap();
    open.change(|draft| assert!(draft.map.set_units(5, Some("2.01".parse().unwrap()))));
    open.is_refused(&[RuleId::R64, RuleId::R72]);
    open.change(|draft| assert!(draft.map.set_units(5, Some("2".parse().unwrap()))));
    open.is_signed();
}

#[test]
fn a_decision_holds_for_one_treatment() {
    use mimik::domain::safety::{PractitionerRegistered, Span};
    let clinic = Clinic::new();
    let patient = ready(&clinic, &usual(&BOTH));
    clinic.is_at(GATE);
    let mut journal = clinic.doctor();
    let span = |to: Option<&str>| Span {
        from: "2020-01-01".parse().unwrap(),
        to: to.map(|day| day.parse().unwrap()),
    };
    let unregistered = PractitionerRegistered {
        user: clinic.nurse,
        authorised: span(None),
        registered: Some(span(Some("2026-11-24"))),
        assists: Some(clinic.doctor),
    };
    journal
        .apply(Edit::RegisterPractitioner(unregistered))
        .unwrap();
    drop(lock(journal));
    let mut journal = clinic.nurse();
    let asked_first = asked(&journal, patient, &BROW);
    let overriding = Edit::OverrideRule {
        patient,
        asked: asked_first,
        rule: RuleId::R11b,
        part: None,
        reason: "Registreringen er på vej".to_owned(),
    };
    let proof = proof_of(&journal, clinic.doctor);
    journal.apply_signed(overriding, proof).unwrap();
    let mut open = Open::started(clinic, patient, journal, &BROW, &brow());
    open.is_signed();

    // The forehead, an hour later: what was decided is used up.
    open.clinic.is_at("2026-11-25 15:50");
    open_other(&mut open.journal, patient, |_| ());
    let forehead = [Area::Forehead];
    let second = asked(&open.journal, patient, &forehead);
    let edit = Edit::StartTreatment {
        patient,
        asked: second,
    };
    let because = not_ready(&mut open.journal, edit);
    assert!(because.contains(&RuleId::R11b), "{because:?}");
}

#[test]
fn a_clock_set_back_stops_the_signature_until_it_is_right_again() {
    let mut open = Open::brow();
    // Something was written after the injections.
    let seen = Edit::ConfirmIdentity(open.patient);
    open.journal.apply(seen).unwrap();
    open.clinic.is_at("2026-11-24 14:54");
    let edit = open.signing();
    let because = not_ready(&mut open.journal, edit);
    for rule in [RuleId::R01, RuleId::R23, RuleId::R31, RuleId::R67] {
        assert!(because.contains(&rule), "{rule}: {because:?}");
    }
    // A doctor says that it is yesterday: then the injections have not been yet.
    let proof = proof_of(&open.journal, open.clinic.doctor);
    open.journal
        .apply_signed(Edit::ConfirmClock, proof)
        .unwrap();
    let edit = open.signing();
    let answer = refused(&mut open.journal, edit);
    assert!(matches!(answer, Refusal::InFuture { .. }), "{answer:?}");
    // Set right again, it is signed as it was given, and the chain is whole.
    open.clinic.is_at(SIGNED);
    open.is_signed();
}

#[test]
fn a_draft_is_its_authors_whoever_is_logged_in_meanwhile() {
    let open = Open::brow();
    let Open {
        clinic,
        patient,
        journal,
        start,
        vial,
        draft,
    } = open;
    drop(lock(journal));
    let mut journal = clinic.doctor();
    assert!(journal.record(patient).unwrap().drafts.is_empty());
    let answer = refused(&mut journal, Edit::SignTreatment(draft.0));
    assert_eq!(answer, Refusal::Unknown(Thing::Draft));
    let answer = refused(&mut journal, Edit::DiscardDraft(draft.0));
    assert_eq!(answer, Refusal::Unknown(Thing::Draft));
    // Nor does a draft of her own make the nurse's start hers.
    let own = filled((start, vial), TIMES, &brow());
    let own = begin_treatment(&mut journal, patient, own);
    let answer = refused(&mut journal, Edit::SignTreatment(own.0));
    assert_eq!(answer, Refusal::NotOwnTreatment);
    journal.apply(Edit::DiscardDraft(own.0)).unwrap();
    drop(lock(journal));
    let journal = clinic.nurse();
    let mut open = Open {
        clinic,
        patient,
        journal,
        start,
        vial,
        draft,
    };
    open.is_signed();
}

#[test]
fn a_doctor_stands_by_a_treatment_and_a_nurse_does_not() {
    let mut open = Open::brow();
    open.is_signed();
    let entry = open.journal.record(open.patient).unwrap().course.given[0].id;
    let patient = open.patient;
    let attest = Edit::Attest {
        patient,
        entry,
        reason: None,
    };
    let answer = refusal(open.journal.apply(attest.clone()));
    assert_eq!(answer, Refusal::Role(Role::Doctor));
    drop(lock(open.journal));
    let mut journal = open.clinic.doctor();
    journal.apply(attest).unwrap();
    let course = journal.record(patient).unwrap().course;
    assert_eq!(course.attested[&entry].0, open.clinic.doctor);
}

#[test]
fn a_start_that_came_to_nothing_is_closed_and_another_can_begin() {
    let mut open = Open::brow();
    let (patient, start) = (open.patient, open.start);
    let closing = |why: &str| Edit::RecordNothingGiven {
        patient,
        start,
        why: why.to_owned(),
    };
    let answer = refused(&mut open.journal, closing(" "));
    assert_eq!(answer, Refusal::EmptyText);
    open.journal.apply(closing("Patienten fortrød")).unwrap();
    let course = open.journal.record(patient).unwrap().course;
    assert!(course.running_start().is_none());
    // Nothing is signed on it any more, and it is not closed twice.
    let signing = open.signing();
    for edit in [signing, closing("Igen")] {
        assert_eq!(refused(&mut open.journal, edit), Refusal::AlreadySigned);
    }
    let asked = asked(&open.journal, patient, &BROW);
    let again = Edit::StartTreatment { patient, asked };
    open.journal.apply(again).unwrap();
    let course = open.journal.record(patient).unwrap().course;
    assert!(course.running_start().is_some());
    must_be_whole(&open.journal);
}

#[test]
fn a_doctor_closes_a_nurses_start_and_a_nurse_no_doctors() {
    let open = Open::brow();
    let (clinic, patient, start) = (open.clinic, open.patient, open.start);
    drop(lock(open.journal));
    let closing = |start| Edit::RecordNothingGiven {
        patient,
        start,
        why: "Startet ved en fejl".to_owned(),
    };
    let mut journal = clinic.doctor();
    journal.apply(closing(start)).unwrap();
    let asked = asked(&journal, patient, &BROW);
    let started = journal.apply(Edit::StartTreatment { patient, asked });
    let own = started.unwrap().entries[0];
    drop(lock(journal));
    let mut journal = clinic.nurse();
    let answer = refusal(journal.apply(closing(own)));
    assert_eq!(answer, Refusal::Role(Role::Doctor));
}

fn deviation(clinic: &Clinic, started: &str) -> Deviation {
    Deviation {
        started: at(started),
        ended: None,
        practitioner: clinic.nurse,
        product: Some(StatedProduct::Id(vistabel())),
        areas: BROW.into(),
        units: Some("20".to_owned()),
        batch: None,
        expiry: None,
        points: Vec::new(),
        vials: Vec::new(),
        why: "Behandlet uden at klarheden var spurgt".to_owned(),
        rules: Vec::new(),
        asked: false,
    }
}

fn recording(patient: PatientId, deviation: &Deviation) -> Edit {
    Edit::RecordDeviation {
        patient,
        deviation: Box::new(deviation.clone()),
    }
}

/// Somebody who was informed the day before and is treated all the same; the nurse writes it down.
fn treated_too_early() -> (Clinic, PatientId, Journal) {
    let clinic = Clinic::new();
    equip(&clinic);
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    drop(lock(journal));
    put_in_order(
        &clinic,
        patient,
        &usual(&BROW),
        Days {
            talk: "2026-11-24",
            treatment: "2026-11-25",
        },
    );
    clinic.is_at(SIGNED);
    let journal = clinic.nurse();
    (clinic, patient, journal)
}

#[test]
fn a_deviation_lies_in_the_past_and_gives_an_account() {
    let (clinic, patient, mut journal) = treated_too_early();
    let of_another = Deviation {
        practitioner: clinic.doctor,
        ..deviation(&clinic, TIMES.0)
    };
    let answer = refusal(journal.apply(recording(patient, &of_another)));
    assert_eq!(answer, Refusal::Role(Role::Doctor));
    let future = deviation(&clinic, "2026-11-25 14:54:01");
    let answer = refused(&mut journal, recording(patient, &future));
    assert_eq!(answer, Refusal::TimesDisagree);
    let mut silent = deviation(&clinic, TIMES.0);
    silent.why = "  ".to_owned();
    let answer = refused(&mut journal, recording(patient, &silent));
    assert_eq!(answer, Refusal::EmptyText);
    let mut backwards = deviation(&clinic, TIMES.0);
    backwards.ended = Some(at("2026-11-25 14:41:59"));
    let answer = refused(&mut journal, recording(patient, &backwards));
    assert_eq!(answer, Refusal::TimesDisagree);
    // Now itself is the past already.
    let now = deviation(&clinic, SIGNED);
    journal.apply(recording(patient, &now)).unwrap();
    must_be_whole(&journal);
}

#[test]
fn a_deviation_lists_every_rule_that_said_no_with_what_decided_it() {
    let (clinic, patient, mut journal) = treated_too_early();
    let mut stated = deviation(&clinic, TIMES.0);
    // What the caller says about rules and gate is not believed.
    stated.asked = true;
    journal.apply(recording(patient, &stated)).unwrap();
    let course = journal.record(patient).unwrap().course;
    let told = &course.deviations[0].value;
    assert!(!told.asked, "nobody asked the gate");
    let rules: Vec<(RuleId, Verdict)> = told
        .rules
        .iter()
        .map(|kept| (kept.rule, kept.verdict))
        .collect();
    let hard = |rule| (rule, Verdict::Hard);
    let block = |rule| (rule, Verdict::Block);
    // Which vial it was is not known either.
    let expected = [
        hard(RuleId::R23),
        hard(RuleId::R31),
        hard(RuleId::R62),
        hard(RuleId::R62b),
        hard(RuleId::R67),
        block(RuleId::R68),
        hard(RuleId::R69),
    ];
    assert_eq!(rules, expected);
    let reflection = &told.rules[0];
    assert_eq!(reflection.inputs["because"], "reflection_running");
    // Told on the 24th at 09.45, treated on the 25th at 14.42: 19 hours and three minutes are missing.
    let missing = 19 * HOUR + 3 * MINUTE;
    assert_eq!(reflection.inputs["missing_micros"], missing);
    assert_eq!(reflection.evidence.len(), 2);

    // It counts as given, and spends what was told; it never counts as met.
    let given = &course.treatments[0];
    assert!(given.deviation && !given.met_reflection);
}

#[test]
fn what_is_recorded_afterwards_heals_no_deviation() {
    let (clinic, patient, mut journal) = treated_too_early();
    let consent = journal.record(patient).unwrap().course.consents[0].id;
    let withdrawn = ConsentWithdrawn {
        consent,
        note: String::new(),
    };
    let before = "2026-11-25 14:41";
    journal
        .apply(Edit::WithdrawConsent {
            patient,
            at: at(before),
            withdrawn,
        })
        .unwrap();
    // Said to be of before the needle, written after it.
    let consent = ConsentGiven {
        product: vistabel(),
        areas: BROW.into(),
        form: ConsentForm::Paper,
    };
    journal
        .apply(Edit::GiveConsent {
            patient,
            at: at("2026-11-25 14:41:30"),
            consent,
        })
        .unwrap();
    journal
        .apply(recording(patient, &deviation(&clinic, TIMES.0)))
        .unwrap();
    let course = journal.record(patient).unwrap().course;
    let rules = course.deviations[0].value.rules.iter();
    let rules: Vec<RuleId> = rules.map(|kept| kept.rule).collect();
    assert!(rules.contains(&RuleId::R30), "{rules:?}");
}

#[test]
fn a_doctor_writes_down_what_a_nurse_has_done_and_nobody_what_a_reviewer_did() {
    let (clinic, patient, journal) = treated_too_early();
    drop(lock(journal));
    let mut journal = clinic.doctor();
    let by_reviewer = Deviation {
        practitioner: clinic.reviewer,
        ..deviation(&clinic, TIMES.0)
    };
    let answer = refused(&mut journal, recording(patient, &by_reviewer));
    assert_eq!(answer, Refusal::Unknown(Thing::User));
    let by_nurse = recording(patient, &deviation(&clinic, TIMES.0));
    journal.apply(by_nurse).unwrap();
    let course = journal.record(patient).unwrap().course;
    assert_eq!(course.deviations[0].value.practitioner, clinic.nurse);
}

#[test]
fn what_the_clinic_wrote_down_afterwards_heals_no_deviation() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &usual(&BROW));
    clinic.is_at(GATE);
    let mut journal = clinic.doctor();
    let pause = |paused| {
        Edit::PauseBatch(BatchPaused {
            product: vistabel(),
            batch: "TEST-0426-A".to_owned(),
            paused,
            grounds: "Brev fra producenten".to_owned(),
        })
    };
    journal.apply(pause(true)).unwrap();
    clinic.is_at(SIGNED);
    journal.apply(pause(false)).unwrap();
    drop(lock(journal));
    let mut journal = clinic.nurse();
    let mut told = deviation(&clinic, TIMES.0);
    let vial = journal.record(patient).unwrap().course.vials[0].latest;
    told.vials = vec![DrawnVial {
        vial,
        product: vistabel(),
        drawn: "50".parse().unwrap(),
        discarded: "30".parse().unwrap(),
    }];
    journal.apply(recording(patient, &told)).unwrap();
    let course = journal.record(patient).unwrap().course;
    let rules = course.deviations[0].value.rules.iter();
    let rules: Vec<RuleId> = rules.map(|kept| kept.rule).collect();
    assert!(rules.contains(&RuleId::R62b), "{rules:?}");
}

#[test]
fn a_correction_afterwards_heals_no_deviation() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &usual(&BROW));
    clinic.is_at(GATE);
    let mut journal = clinic.nurse();
    let record = journal.record(patient).unwrap();
    let screening = record.course.screenings[0].value.clone();
    let mut pregnant = screening.clone();
    let yes = Answer {
        choice: Choice::Yes,
        detail: "Test i går".to_owned(),
    };
    pregnant.answers.insert(HealthItem::Pregnant, yes);
    let told = Edit::ConfirmScreening {
        patient,
        screening: pregnant,
    };
    journal.apply(told).unwrap();
    clinic.is_at(SIGNED);
    let denied = Edit::ConfirmScreening { patient, screening };
    journal.apply(denied).unwrap();
    journal
        .apply(recording(patient, &deviation(&clinic, TIMES.0)))
        .unwrap();
    let course = journal.record(patient).unwrap().course;
    let rules = course.deviations[0].value.rules.iter();
    let rules: Vec<RuleId> = rules.map(|kept| kept.rule).collect();
    assert!(rules.contains(&RuleId::R40), "{rules:?}");
}

#[test]
fn a_deviation_after_a_start_says_that_the_gate_was_asked() {
    let mut open = Open::brow();
    // The vial broke: what was drawn is not known.
    let deviation = deviation(&open.clinic, TIMES.0);
    open.journal
        .apply(recording(open.patient, &deviation))
        .unwrap();
    let course = open.journal.record(open.patient).unwrap().course;
    assert!(course.deviations[0].value.asked);
    assert!(course.running_start().is_none());
    // The start is used up: the same injections are not signed a second time.
    let edit = open.signing();
    assert_eq!(refused(&mut open.journal, edit), Refusal::AlreadySigned);
    // Nor was the gate asked about what is told of a second time.
    let again = deviation;
    open.journal.apply(recording(open.patient, &again)).unwrap();
    let course = open.journal.record(open.patient).unwrap().course;
    assert!(!course.deviations[1].value.asked);
}

#[test]
fn a_deviation_of_no_known_place_was_not_asked_about() {
    let mut open = Open::brow();
    let mut told = deviation(&open.clinic, TIMES.0);
    told.areas.clear();
    open.journal.apply(recording(open.patient, &told)).unwrap();
    let course = open.journal.record(open.patient).unwrap().course;
    assert!(!course.deviations[0].value.asked);
}

#[test]
fn a_deviation_is_attested_with_a_passphrase_and_twenty_characters() {
    let (clinic, patient, mut journal) = treated_too_early();
    journal
        .apply(recording(patient, &deviation(&clinic, TIMES.0)))
        .unwrap();
    let entry = journal.record(patient).unwrap().course.deviations[0].id;
    drop(lock(journal));
    let mut journal = clinic.doctor();
    let attest = |reason: Option<&str>| Edit::Attest {
        patient,
        entry,
        reason: reason.map(str::to_owned),
    };
    let enough = "Uret gik forkert, hun har det godt";
    let answer = refused(&mut journal, attest(Some(enough)));
    assert_eq!(answer, Refusal::ProofNeeded);
    for (reason, has) in [(None, 0), (Some("nitten tegn er lidt"), 19)] {
        let proof = proof_of(&journal, clinic.doctor);
        let answer = refused_signed(&mut journal, attest(reason), proof);
        assert_eq!(answer, Refusal::ReasonTooShort { needed: 20, has });
    }
    let nurses = proof_of(&journal, clinic.nurse);
    let answer = refusal(journal.apply_signed(attest(Some(enough)), nurses));
    assert_eq!(answer, Refusal::Role(Role::Doctor));
    let proof = proof_of(&journal, clinic.doctor);
    let twenty = attest(Some("tyve tegn er nok her"));
    journal.apply_signed(twenty, proof).unwrap();
    let course = journal.record(patient).unwrap().course;
    assert_eq!(course.attested[&entry].0, clinic.doctor);
    // Attested or not, it stays what it is.
    assert!(course.treatments[0].deviation);
    must_be_whole(&journal);
}

#[test]
fn a_reviewer_writes_no_treatment() {
    let open = Open::brow();
    let draft = open.draft();
    let (patient, start) = (open.patient, open.start);
    let deviation = recording(patient, &deviation(&open.clinic, TIMES.0));
    let signing = open.signing();
    drop(lock(open.journal));
    let mut journal = open.clinic.reviewer();
    let kind = mimik::domain::log::DraftKind::Treatment;
    let content = DraftContent::Treatment(Box::new(draft));
    let begin = Edit::BeginDraft {
        patient,
        kind,
        content,
    };
    let attest = Edit::Attest {
        patient,
        entry: start,
        reason: None,
    };
    for edit in [begin, deviation, signing, attest] {
        let name = edit.name();
        match journal.apply(edit) {
            Err(Error::Refused(refusal)) => {
                assert!(matches!(*refusal, Refusal::Role(_)), "{name}: {refusal:?}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    assert!(journal.record(patient).unwrap().course.given.is_empty());
}
