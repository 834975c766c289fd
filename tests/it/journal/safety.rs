//! What the clinic keeps in order: who may write what, and that nobody reads or confirms for somebody else.

use mimik::domain::product::ProductId;
use mimik::domain::safety::{
    BatchPaused, EmergencyKitChecked, InstructionAdopted, PractitionerRegistered, ProductWatched,
    SheetApproved, SheetItem, Span,
};
use mimik::domain::user::Role;
use mimik::journal::{Edit, Journal, Refusal, Thing};

use crate::clinic::{Clinic, at, last_kinds, lock, refusal, refused};

fn pause(paused: bool, batch: &str) -> Edit {
    Edit::PauseBatch(BatchPaused {
        product: ProductId::new("vistabel"),
        batch: batch.to_owned(),
        paused,
        grounds: "Meddelelse fra leverandøren".to_owned(),
    })
}

fn check(time: &str) -> Edit {
    Edit::CheckEmergencyKit {
        at: at(time),
        check: EmergencyKitChecked {
            adrenaline_expiry: "2027-06-30".parse().unwrap(),
        },
    }
}

fn adopt(version: &str) -> Edit {
    Edit::AdoptInstruction(InstructionAdopted {
        version: version.to_owned(),
    })
}

fn register(clinic: &Clinic, span: Span) -> Edit {
    Edit::RegisterPractitioner(PractitionerRegistered {
        user: clinic.nurse,
        authorised: span,
        registered: Some(span),
        assists: Some(clinic.doctor),
    })
}

fn span(from: &str, to: Option<&str>) -> Span {
    Span {
        from: from.parse().unwrap(),
        to: to.map(|to| to.parse().unwrap()),
    }
}

fn approve(journal: &Journal) -> Edit {
    Edit::ApproveSheet(SheetApproved {
        sha256: journal.clinic().current_sheet().unwrap().sha256.clone(),
        items: SheetItem::ALL.into(),
    })
}

#[test]
fn a_doctor_follows_the_list_of_products_under_the_stricter_duty_and_a_nurse_does_not() {
    let clinic = Clinic::new();
    let watch = |product: &str, watched| {
        let product = ProductId::new(product);
        Edit::WatchProduct(ProductWatched { product, watched })
    };
    let mut journal = clinic.nurse();
    let asked = journal.apply(watch("vistabel", true));
    assert_eq!(refusal(asked), Refusal::Role(Role::Doctor));
    drop(lock(journal));
    let mut journal = clinic.doctor();
    let unknown = refused(&mut journal, watch("en anden", true));
    assert_eq!(unknown, Refusal::Unknown(Thing::Product));
    for watched in [true, false] {
        journal.apply(watch("vistabel", watched)).unwrap();
        let known = &journal.clinic().premises.watched;
        assert_eq!(known.contains(&ProductId::new("vistabel")), watched);
        drop(lock(journal));
        journal = clinic.doctor();
        let known = &journal.clinic().premises.watched;
        let still = known.contains(&ProductId::new("vistabel"));
        assert_eq!(still, watched, "it is known at the next opening too");
    }
}

#[test]
fn a_nurse_stops_a_batch_at_once_and_only_a_doctor_lets_it_be_used_again() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    journal.apply(pause(true, "TEST-0426-A")).unwrap();
    assert_eq!(
        refusal(journal.apply(pause(false, "TEST-0426-A"))),
        Refusal::Role(Role::Doctor)
    );
    let product = ProductId::new("vistabel");
    let stopped = journal
        .clinic()
        .premises
        .pause(&product, "test 0426 a")
        .unwrap();
    assert_eq!(stopped.by, Some(clinic.nurse));
    drop(lock(journal));
    let mut journal = clinic.doctor();
    journal.apply(pause(false, "test0426a")).unwrap();
    assert_eq!(
        journal.clinic().premises.pause(&product, "TEST-0426-A"),
        None
    );
}

#[test]
fn a_nurse_writes_no_registration_adopts_no_instruction_and_approves_no_sheet() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    for edit in [
        register(&clinic, span("2020-01-01", None)),
        adopt("2"),
        approve(&journal),
    ] {
        let name = edit.name();
        assert_eq!(
            refusal(journal.apply(edit)),
            Refusal::Role(Role::Doctor),
            "{name}"
        );
        assert_eq!(last_kinds(&journal, 1), ["refused"]);
    }
}

#[test]
fn a_reviewer_does_none_of_it() {
    let clinic = Clinic::new();
    let mut journal = clinic.reviewer();
    for edit in [
        register(&clinic, span("2020-01-01", None)),
        pause(true, "TEST-0426-A"),
        pause(false, "TEST-0426-A"),
        check("2026-11-23 08:00"),
        adopt("2"),
        Edit::ReadInstruction,
        approve(&journal),
    ] {
        let name = edit.name();
        let refusal = refusal(journal.apply(edit));
        assert!(matches!(refusal, Refusal::Role(_)), "{name}: {refusal:?}");
    }
}

#[test]
fn the_instruction_is_read_for_oneself_alone_and_in_the_version_in_use() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let none = Refusal::Unknown(Thing::Instruction);
    assert_eq!(refused(&mut journal, Edit::ReadInstruction), none);
    drop(lock(journal));
    let mut journal = clinic.doctor();
    journal.apply(adopt("1")).unwrap();
    drop(lock(journal));
    let mut journal = clinic.nurse();
    clinic.is_at("2026-11-23 09:00");
    journal.apply(Edit::ReadInstruction).unwrap();
    clinic.is_at("2026-11-23 10:00");
    journal.apply(Edit::ReadInstruction).unwrap();
    let premises = &journal.clinic().premises;
    assert_eq!(
        premises.instruction_read(clinic.nurse),
        Some(at("2026-11-23 09:00"))
    );
    assert_eq!(premises.instruction_read(clinic.doctor), None);
    drop(lock(journal));
    let mut journal = clinic.doctor();
    journal.apply(adopt("2")).unwrap();
    assert!(!journal.clinic().premises.has_read_instruction(clinic.nurse));
    assert_eq!(
        journal.clinic().premises.instruction().unwrap().by,
        Some(clinic.doctor)
    );
}

#[test]
fn a_kit_is_not_checked_in_the_future_and_a_span_does_not_end_before_it_begins() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    clinic.is_at("2026-11-23 09:00");
    journal.apply(check("2026-11-23 09:02")).unwrap();
    let ahead = refused(&mut journal, check("2026-11-23 09:02:01"));
    assert!(matches!(ahead, Refusal::InFuture { .. }));
    for (to, allowed) in [
        ("2026-11-22", false),
        ("2026-11-23", true),
        ("2026-11-24", true),
    ] {
        let edit = register(&clinic, span("2026-11-23", Some(to)));
        assert_eq!(journal.apply(edit).is_ok(), allowed, "{to}");
    }
}

#[test]
fn an_approval_says_who_stands_by_the_sheet_and_what_was_not_found() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let sha256 = journal.clinic().current_sheet().unwrap().sha256.clone();
    let approved = SheetApproved {
        sha256: sha256.clone(),
        items: [SheetItem::Complications].into(),
    };
    journal.apply(Edit::ApproveSheet(approved.clone())).unwrap();
    let noted = journal.clinic().premises.sheet_approval(&sha256).unwrap();
    assert_eq!((noted.by, &noted.value), (Some(clinic.doctor), &approved));
    let unknown = Edit::ApproveSheet(SheetApproved {
        sha256: "0".repeat(64),
        ..approved
    });
    assert_eq!(
        refused(&mut journal, unknown),
        Refusal::Unknown(Thing::Entry)
    );
    // It is folded from the journal again as it was told.
    drop(lock(journal));
    let journal = clinic.nurse();
    let noted = journal.clinic().premises.sheet_approval(&sha256).unwrap();
    assert_eq!(noted.by, Some(clinic.doctor));
}
