//! A warning at signing: accepted by name, by a doctor beside a nurse's session where it is clinical.

use super::*;

/// Started for glabella and forehead, but only the forehead was given: that alone warns (R71).
fn forehead_alone() -> (Clinic, PatientId, Window) {
    let (clinic, patient, mut window) = started(&[Area::Forehead, Area::Glabella]);
    inject(&mut window, "fr.midt", &[Key::Num2]);
    fill_in(&mut window, &clinic);
    (clinic, patient, window)
}

#[test]
fn a_nurse_needs_a_doctor_for_a_clinical_warning() {
    let (clinic, patient, mut window) = forehead_alone();
    assert!(is_disabled(&window, "Underskriv behandling"));
    look(&mut window, "treatment-warned");
    press(&mut window, "Acceptér …");
    assert!(is_disabled(&window, "Acceptér"), "nobody is chosen");
    choose(&mut window, "Læge", "Jonas Prøvesen");
    write_passphrase(&mut window);
    look(&mut window, "treatment-accept");
    press(&mut window, "Acceptér");
    let accepted = course(&window, patient).warnings_accepted;
    assert_eq!(accepted.first().unwrap().user, Some(clinic.colleague));
    window.run_ok();
    assert!(!is_disabled(&window, "Underskriv behandling"));
    press(&mut window, "Underskriv behandling");
    assert!(shows(&window, "OBS accepteret af Jonas Prøvesen"));
    press(&mut window, "Underskriv");
    assert_eq!(course(&window, patient).given.len(), 1);
    window.run_ok();
    assert!(shows(&window, "Accepteret OBS"));
}

#[test]
fn a_wrong_passphrase_changes_nothing_and_is_said_in_the_dialog() {
    let (_clinic, patient, mut window) = forehead_alone();
    press(&mut window, "Acceptér …");
    choose(&mut window, "Læge", "Jonas Prøvesen");
    window.get_by_role(Role::PasswordInput).focus();
    window.run_ok();
    window.event(Event::Text("en helt forkert adgangskode".to_owned()));
    window.run_ok();
    press(&mut window, "Acceptér");
    assert!(shows(&window, "Forkert adgangskode"));
    assert!(course(&window, patient).warnings_accepted.is_empty());
    window.key_press(Key::Escape);
    window.run_ok();
    assert!(is_disabled(&window, "Underskriv behandling"));
}
