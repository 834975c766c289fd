//! What no rule allows and was given all the same: told plainly, marked for ever, signed by a doctor.

use super::*;

/// Glabella was consented to; the forehead was given as well.
fn given_without_consent() -> (Clinic, PatientId, Window) {
    let (clinic, patient, mut window) = started(&[(Area::Glabella, "4")]);
    inject(&mut window, "gl.procerus", &[Key::Num4]);
    inject(&mut window, "fr.midt", &[]);
    press(&mut window, "Pande");
    window
        .get_by_label("Pande, frit punkt 1: uden enheder")
        .click_accesskit();
    window.run_ok();
    window.key_press(Key::Num2);
    window.run_steps(14);
    fill_in(&mut window, &clinic);
    (clinic, patient, window)
}

#[test]
fn a_hard_rule_closes_the_signature_and_the_truth_is_told_as_a_deviation() {
    let (clinic, patient, mut window) = given_without_consent();
    assert!(is_disabled(&window, "Underskriv behandling"));
    assert!(shows(&window, "Kan ikke underskrives."));
    look(&mut window, "treatment-blocked");
    press(&mut window, "Registrér afvigelse");
    assert!(
        is_disabled(&window, "Registrér afvigelsen"),
        "without an account"
    );
    write(
        &mut window,
        "Hvad skete der, hvorfor, og hvad blev gjort for patienten?",
        "Panden blev taget med",
    );
    look(&mut window, "treatment-deviation");
    press(&mut window, "Registrér afvigelsen");
    window.run_ok();

    let told = course(&window, patient);
    let deviation = &told.deviations.first().unwrap().value;
    assert_eq!(deviation.why, "Panden blev taget med");
    assert_eq!(deviation.points.len(), 2);
    assert_eq!(deviation.areas, [Area::Glabella, Area::Forehead].into());
    assert!(!deviation.rules.is_empty());
    assert!(told.given.is_empty() && record(&window, patient).drafts.is_empty());
    for words in [
        "Afvigelse",
        "Afventer lægens afvigelse",
        "Panden blev taget med",
    ] {
        assert!(shows(&window, words), "{words}");
    }
    look(&mut window, "treatment-deviation-read");

    lock_and_enter(&mut window, clinic.doctor, patient);
    press(&mut window, "Attestér afvigelse …");
    assert!(is_disabled(&window, "Attestér nu"));
    let reason = "Hvad skete der, hvorfor, og hvad blev gjort for patienten?";
    write(&mut window, reason, "For kort");
    write_passphrase(&mut window);
    assert!(
        is_disabled(&window, "Attestér nu"),
        "nineteen characters are too few"
    );
    write(&mut window, reason, "Patienten ønskede det på dagen");
    press(&mut window, "Attestér nu");
    window.run_ok();
    assert_eq!(course(&window, patient).attested.len(), 1);
    assert!(!shows(&window, "Afventer lægens afvigelse"));
    assert!(shows(&window, "Afvigelse"), "for ever");
}

#[test]
fn a_deviation_needs_to_know_when() {
    let (_clinic, _, mut window) = started(GLABELLA);
    inject(&mut window, "gl.procerus", &[Key::Num2, Key::Num0]);
    assert!(window.query_by_label("Registrér afvigelse").is_none());
    write(&mut window, "Trukket op, enheder", "10");
    window.run_ok();
    press(&mut window, "Registrér afvigelse");
    assert!(shows(
        &window,
        "Skriv først, hvornår første injektion blev givet."
    ));
    write(
        &mut window,
        "Hvad skete der, hvorfor, og hvad blev gjort for patienten?",
        "Mere end der var",
    );
    assert!(is_disabled(&window, "Registrér afvigelsen"));
}
