//! Drafts: saved in time, there again after locking, never lost between two editions.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use mimik::domain::log::LockReason;
use mimik::domain::time::SECOND;
use mimik::journal::{DraftContent, Edit, Passphrase};
use mimik::ui::command::{Command, Tab};

use super::super::kit::{PASSPHRASE, look, open};
use super::{
    clinic, clinic_with, course, doctors_window, field, press, primary_key, record, says, wait,
    window, with_draft, write,
};

#[test]
fn the_draft_is_there_again_after_locking_and_unlocking() {
    let (mut clinic, patient) = clinic();
    let doctor = clinic.doctor;
    let mut window = window(&mut clinic, doctor, patient);
    press(&mut window, "Start forundersøgelse");
    write(&mut window, "Ønsker", "Halvt skrev");
    write(&mut window, "Begyndt, kl.", "14.");
    press(&mut window, "Tilføj");
    write(&mut window, "Navn 1", "fiskeolie");
    press(&mut window, "Dato");
    write(&mut window, "Sidst taget 1, dato", "23.1");
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_ok();
    assert!(window.state().journal().is_none());
    assert!(says(&window, "Det, du skrev, er gemt"));

    window.state_mut().ask(Command::Unlock {
        user: doctor,
        passphrase: Passphrase::typed(PASSPHRASE),
    });
    window.run_ok();
    open(&mut window, patient, Tab::Consultation);
    assert_eq!(
        field(&window, "Ønsker").value().as_deref(),
        Some("Halvt skrev")
    );
    assert_eq!(
        field(&window, "Begyndt, kl.").value().as_deref(),
        Some("14.")
    );
    assert_eq!(
        field(&window, "Navn 1").value().as_deref(),
        Some("fiskeolie")
    );
    assert_eq!(
        field(&window, "Sidst taget 1, dato").value().as_deref(),
        Some("23.1")
    );
    look(&mut window, "again");
}

/// On a slow PC both fall into one frame: the save would come behind the lock, when nobody is there any more.
#[test]
fn a_draft_that_is_due_to_be_saved_when_somebody_locks_is_saved_before() {
    let (mut clinic, patient) = clinic();
    let doctor = clinic.doctor;
    let mut window = window(&mut clinic, doctor, patient);
    press(&mut window, "Start forundersøgelse");
    write(&mut window, "Ønsker", "Mindre vred");
    let now = clinic.clock.system_time();
    clinic.clock.move_to(now.plus(SECOND));
    window.state_mut().ask(Command::Lock(LockReason::Asked));
    window.run_ok();
    assert!(window.state().journal().is_none());
    window.state_mut().ask(Command::Unlock {
        user: doctor,
        passphrase: Passphrase::typed(PASSPHRASE),
    });
    window.run_ok();
    open(&mut window, patient, Tab::Consultation);
    let DraftContent::Consultation(draft) = &record(&window, patient).drafts[0].content else {
        panic!("another draft");
    };
    assert_eq!(draft.wishes, "Mindre vred");
}

#[test]
fn what_is_typed_is_in_the_database_within_two_seconds() {
    let (mut clinic, patient) = clinic();
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Start forundersøgelse");
    write(&mut window, "Ønsker", "Mindre vred");
    assert!(says(&window, "Gemmer"));
    wait(&mut window, &clinic, SECOND / 2);
    assert!(says(&window, "Kladde gemt 14.40"));
    let drafts = record(&window, patient).drafts;
    let DraftContent::Consultation(draft) = &drafts[0].content else {
        panic!("another draft");
    };
    assert_eq!(draft.wishes, "Mindre vred");
    // Another page in between does not lose sight of the revision.
    write(&mut window, "Ønsker", "Mindre vred ud");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    window.run_ok();
    open(&mut window, patient, Tab::Consultation);
    write(&mut window, "Ønsker", "Mindre vred og træt ud");
    wait(&mut window, &clinic, SECOND);
    assert!(says(&window, "Kladde gemt 14.40"));
}

#[test]
fn two_editions_of_a_draft_are_both_shown_and_a_person_chooses() {
    let (mut clinic, patient) = clinic();
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Start forundersøgelse");
    let draft = record(&window, patient).drafts.remove(0);
    let DraftContent::Consultation(mut elsewhere) = draft.content else {
        panic!("another draft");
    };
    elsewhere.wishes = "Skrevet et andet sted".to_owned();
    let content = DraftContent::Consultation(elsewhere);
    let edit = Edit::SaveDraft {
        draft: draft.id,
        revision: draft.revision,
        content,
    };
    window.state_mut().ask(Command::Edit(edit));
    window.run_ok();

    write(&mut window, "Ønsker", "Skrevet her");
    wait(&mut window, &clinic, SECOND);
    look(&mut window, "conflict");
    assert!(says(&window, "Skrevet et andet sted"));
    assert!(window.query_all_by_label("Skrevet her").count() > 0);
    press(&mut window, "Brug den gemte");
    assert_eq!(
        field(&window, "Ønsker").value().as_deref(),
        Some("Skrevet et andet sted")
    );
    write(&mut window, "Ønsker", "Og videre");
    wait(&mut window, &clinic, SECOND);
    assert!(says(&window, "Kladde gemt"));
}

#[test]
fn a_draft_is_thrown_away_only_after_a_dialog_that_says_so() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Kassér kladde");
    look(&mut window, "discard");
    window.key_press(Key::Escape);
    window.run_ok();
    assert_eq!(record(&window, patient).drafts.len(), 1);
    press(&mut window, "Kassér kladde");
    press(&mut window, "Kassér");
    assert!(record(&window, patient).drafts.is_empty());
    assert!(says(&window, "Ingen forundersøgelse endnu"));
}

#[test]
fn a_text_that_is_too_long_is_refused_with_its_sentence_and_kept() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    let long = "å".repeat(100_000);
    write(&mut window, "Fund", &long);
    primary_key(&mut window);
    primary_key(&mut window);
    assert!(says(&window, "Teksten er på 100.000 tegn."));
    window.key_press(Key::Escape);
    window.run_ok();
    assert_eq!(field(&window, "Fund").value().unwrap(), long);
    assert!(course(&window, patient).consultations.is_empty());
}
