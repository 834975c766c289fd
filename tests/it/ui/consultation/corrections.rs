//! What is signed: corrected beside the original, or vouched for when it was late.

use egui_kittest::kittest::Queryable as _;
use mimik::domain::time::HOUR;
use mimik::journal::Edit;
use mimik::ui::command::Command;

use super::super::kit::{look, moment, sign};
use super::{
    BEGAN, NOW, clinic_with, course, doctors_window, field, press, primary_key, record, says,
    signed, write,
};

#[test]
fn a_correction_stands_beside_the_original_with_its_reason() {
    let (mut clinic, patient) = clinic_with(signed);
    clinic.at("2026-11-23T15:00:00+01:00");
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Ret som ny version");
    assert!(says(&window, "Mangler 1:"), "the reason");
    write(&mut window, "Begrundelse for rettelsen", "Tastefejl");
    assert!(says(&window, "Intet er ændret endnu."));
    write(&mut window, "Ønsker", "Jeg vil gerne se mindre træt ud");
    write(&mut window, "Højst enheder, Pande", "10");
    look(&mut window, "correcting");
    primary_key(&mut window);
    primary_key(&mut window);
    look(&mut window, "corrected");

    for words in [
        "Jeg vil gerne se mindre vred ud",
        "Jeg vil gerne se mindre træt ud",
        "Tastefejl",
    ] {
        assert!(says(&window, words), "{words}");
    }
    assert!(says(
        &window,
        "Oprindelig · 23. nov. 2026 kl. 14.40 · Vera Demo"
    ));
    assert!(says(
        &window,
        "Rettet til · 23. nov. 2026 kl. 15.00 · Vera Demo"
    ));
    let course = course(&window, patient);
    let consultation = course.newest_consultation().unwrap();
    assert_eq!(
        (consultation.versions.len(), consultation.occurred_at),
        (2, moment(BEGAN))
    );
    assert_eq!(course.current_plan().unwrap().versions.len(), 2);
    assert_eq!(
        course.written[0].versions.len(),
        1,
        "what was not changed is not told again"
    );
    assert_eq!(course.oral[0].versions.len(), 1);
    assert!(record(&window, patient).drafts.is_empty());
}

#[test]
fn a_correction_that_is_begun_is_never_signed_as_a_consultation() {
    let (mut clinic, patient) = clinic_with(signed);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Ret som ny version");
    let draft = record(&window, patient).drafts[0].id;
    window
        .state_mut()
        .ask(Command::Edit(Edit::SignConsultation(draft)));
    window.run_ok();
    assert_eq!(course(&window, patient).consultations.len(), 1);
}

#[test]
fn a_new_consultation_begins_beside_an_old_one() {
    let (mut clinic, patient) = clinic_with(signed);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Ny forundersøgelse");
    assert_eq!(field(&window, "Ønsker").value().as_deref(), Some(""));
    assert_eq!(course(&window, patient).consultations.len(), 1);
}

#[test]
fn a_doctor_vouches_for_what_was_written_late() {
    let (mut clinic, patient) = clinic_with(|journal, patient| {
        sign(journal, patient, moment(NOW).plus(-30 * HOUR));
    });
    let mut window = doctors_window(&mut clinic, patient);
    look(&mut window, "late");
    assert!(says(&window, "Sen registrering"));
    let late = window
        .query_all_by_label("Bekræft sen registrering")
        .count();
    window
        .get_all_by_label("Bekræft sen registrering")
        .next()
        .unwrap()
        .click_accesskit();
    window.run_ok();
    let left = window
        .query_all_by_label("Bekræft sen registrering")
        .count();
    assert_eq!(left + 1, late);
    assert_eq!(course(&window, patient).countersigned.len(), 1);
}
