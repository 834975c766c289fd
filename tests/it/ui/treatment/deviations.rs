//! What no rule allows and was given all the same: told plainly, marked for ever, signed by a doctor.

use mimik::domain::rules::RuleId;

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
    assert!(deviation.why.starts_with("Panden blev taget med\n"));
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
fn what_was_written_before_a_deviation_goes_with_it() {
    let (_clinic, patient, mut window) = given_without_consent();
    write(&mut window, "Bemærkning", "Let rødme");
    press(&mut window, "Registrér afvigelse");
    look(&mut window, "treatment-deviation-along");
    for said in [
        "Bemærkning: Let rødme",
        "Nål: 30G",
        "Bedøvelse: Ingen",
        "Efterråd er givet mundtligt og skriftligt.",
    ] {
        assert!(shows(&window, said), "{said}");
    }
    let account = "Hvad skete der, hvorfor, og hvad blev gjort for patienten?";
    write(&mut window, account, "Panden blev taget med");
    press(&mut window, "Registrér afvigelsen");
    window.run_ok();

    let told = course(&window, patient);
    let deviation = &told.deviations.first().unwrap().value;
    let lines: Vec<&str> = deviation.why.lines().collect();
    assert_eq!(
        lines,
        [
            "Panden blev taget med",
            "Bemærkning: Let rødme",
            "Hud desinficeret",
            "Nål: 30G",
            "Bedøvelse: Ingen",
        ]
    );
    let advice = &told.aftercare.first().unwrap().value;
    assert!(advice.oral && advice.written);
    let unadvised = deviation.rules.iter().any(|kept| kept.rule == RuleId::R90);
    assert!(!unadvised, "the advice was given");
    assert!(shows(&window, "Efterråd er givet mundtligt og skriftligt."));
    look(&mut window, "treatment-deviation-told");
}

#[test]
fn a_point_without_units_and_a_vial_with_too_little_are_told_in_words() {
    let (clinic, patient, mut window) = given_without_consent();
    inject(&mut window, "gl.corr_med.H", &[]);
    write(&mut window, "Trukket op, enheder", "3");
    write(&mut window, "Sidste injektion", "senere");
    wait(&mut window, &clinic, "2026-11-25 14:52:20");
    press(&mut window, "Registrér afvigelse");
    let account = "Hvad skete der, hvorfor, og hvad blev gjort for patienten?";
    write(&mut window, account, "Mere end der var");
    press(&mut window, "Registrér afvigelsen");
    window.run_ok();
    let told = course(&window, patient);
    let why = &told.deviations.first().unwrap().value.why;
    assert!(why.contains("Bryn, inderst, højre: uden enheder"), "{why}");
    assert!(why.contains("TEST-0426-A: trukket op 3 enheder"), "{why}");
    assert!(why.contains("Sidste injektion: senere"), "{why}");
}

#[test]
fn a_refused_account_saves_the_advice_once() {
    let (_clinic, patient, mut window) = given_without_consent();
    press(&mut window, "Registrér afvigelse");
    let account = "Hvad skete der, hvorfor, og hvad blev gjort for patienten?";
    write(&mut window, account, &"x".repeat(20_001));
    press(&mut window, "Registrér afvigelsen");
    window.run_ok();
    assert!(shows(&window, "Teksten er på"));
    write(&mut window, account, "Panden blev taget med");
    press(&mut window, "Registrér afvigelsen");
    window.run_ok();
    let told = course(&window, patient);
    assert_eq!((told.deviations.len(), told.aftercare.len()), (1, 1));
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
