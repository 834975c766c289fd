//! A warning at signing: accepted by name, by a doctor beside a nurse's session where it is clinical.

use mimik::domain::rules::RuleId;

use super::*;

/// Started for glabella and forehead, but only the forehead was given: that alone warns (R72).
fn forehead_alone() -> (Clinic, PatientId, Window) {
    let (clinic, patient, mut window) = started(&[(Area::Forehead, "2"), (Area::Glabella, "20")]);
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
fn what_a_rule_says_moves_nothing_under_the_hand() {
    let (clinic, _, mut window) = started(&[(Area::Forehead, "2"), (Area::Glabella, "20")]);
    inject(&mut window, "fr.midt", &[Key::Num2]);
    press(&mut window, "Første injektion nu");
    wait(&mut window, &clinic, "2026-11-25 14:44");
    let place = |window: &Window| {
        let tick = window.get_by_role_and_label(Role::CheckBox, "Hud desinficeret");
        tick.rect().top()
    };
    let unscrolled = place(&window);
    window.get_by_label("Bemærkning").scroll_to_me();
    window.run_ok();
    let before = place(&window);
    assert!(before < unscrolled - 100.0, "{unscrolled} {before}");
    assert!(!shows(&window, "Kræver en beslutning"));
    press(&mut window, "Sidste injektion nu");
    window.run_ok();
    assert!(shows(&window, "Kræver en beslutning"));
    let moved = (place(&window) - before).abs();
    assert!(moved < 2.0, "{moved}");
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

/// Prescribed twelve units between the brows, given so many in each point.
fn given_of_twelve(points: &[Key]) -> (Clinic, PatientId, Window) {
    let (clinic, patient, mut window) = started(&[(Area::Glabella, "12")]);
    let sites = [
        "gl.procerus",
        "gl.corr_med.H",
        "gl.corr_med.V",
        "gl.corr_lat.H",
    ];
    for (site, units) in sites.into_iter().zip(points) {
        inject(&mut window, site, &[*units]);
    }
    fill_in(&mut window, &clinic);
    (clinic, patient, window)
}

#[test]
fn less_than_prescribed_is_signed_once_a_doctor_accepts_it() {
    let (clinic, patient, mut window) = given_of_twelve(&[Key::Num4, Key::Num4, Key::Num3]);
    assert!(shows(&window, "Ordineret 12, givet 11."));
    assert!(is_disabled(&window, "Underskriv behandling"));
    look(&mut window, "treatment-less");
    press(&mut window, "Acceptér …");
    choose(&mut window, "Læge", "Vera Mikkelsen");
    write_passphrase(&mut window);
    press(&mut window, "Acceptér");
    window.run_ok();
    sign(&mut window);
    let told = course(&window, patient);
    let accepted = told.warnings_accepted.first().unwrap();
    assert_eq!(accepted.user, Some(clinic.doctor));
    assert_eq!(accepted.value.rule, RuleId::R72);
    assert_eq!(told.given.len(), 1);
}

#[test]
fn what_is_prescribed_needs_nobody_and_more_cannot_be_accepted() {
    let four = Key::Num4;
    let (_clinic, _, window) = given_of_twelve(&[four, four, four]);
    assert!(!is_disabled(&window, "Underskriv behandling"));
    let (_clinic, _, window) = given_of_twelve(&[four, four, four, Key::Num1]);
    assert!(is_disabled(&window, "Underskriv behandling"));
    assert!(shows(&window, "Kan ikke underskrives."));
    assert!(window.query_by_label("Acceptér …").is_none());
}
