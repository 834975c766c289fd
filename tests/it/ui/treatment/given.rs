//! What was given: the newest and earlier ones, as last time with its difference, and a doctor's attestation.

use super::*;
use crate::clinic::{SECOND, put_in_order};

const TWELVE: Doses<'static> = &[(Area::Glabella, "12")];

/// A signed treatment of the glabella: three points of four units, as prescribed.
fn treated() -> (Clinic, PatientId, Window) {
    let (clinic, patient, mut window) = started(TWELVE);
    for site in ["gl.procerus", "gl.corr_med.H", "gl.corr_med.V"] {
        inject(&mut window, site, &[Key::Num4]);
    }
    fill_in(&mut window, &clinic);
    sign(&mut window);
    assert_eq!(course(&window, patient).given.len(), 1);
    (clinic, patient, window)
}

#[test]
fn as_last_time_copies_the_map_and_shows_what_is_different() {
    let (clinic, patient, window) = treated();
    drop(window);
    put_in_order(&clinic, patient, TWELVE, SECOND);
    let mut window = start_as_nurse(&clinic, patient, TWELVE, "2027-03-10 14:40:00");
    assert!(!shows(&window, "Næserod: 4 enheder"), "no dose by itself");
    press(&mut window, "Som sidst");
    for point in ["Næserod: 4 enheder", "Bryn, inderst, højre: 4 enheder"] {
        assert!(shows(&window, point), "{point}");
    }
    assert!(shows(&window, "Samme punkter og enheder som sidst."));
    let copied = draft_map(&mut window, &clinic, patient);
    assert_eq!(copied, 3);

    window.get_by_label("Næserod: 4 enheder").click_accesskit();
    window.run_ok();
    window.key_press(Key::Num6);
    window.run_steps(14);
    inject(&mut window, "gl.corr_lat.V", &[Key::Num2]);
    window
        .get_by_label("Bryn, inderst, højre: 4 enheder")
        .click_accesskit();
    window.run_ok();
    window.key_press(Key::Delete);
    window.run_ok();
    look(&mut window, "treatment-as-last");
    for words in [
        "Næserod: 6 enheder, sidst 4 enheder",
        "Andre enheder",
        "Nyt punkt",
        "Udeladt",
    ] {
        assert!(shows(&window, words), "{words}");
    }
}

/// How many points the saved draft has, and all of them from today's vial.
fn draft_map(window: &mut Window, clinic: &Clinic, patient: PatientId) -> usize {
    wait(window, clinic, "2027-03-10 14:40:02");
    let draft = draft(window, patient);
    let vial = draft.vials.first().unwrap().vial;
    let points = draft.map.points();
    assert!(points.iter().all(|point| point.vial == Some(vial)));
    points.len()
}

#[test]
fn as_last_time_can_be_undone_in_one_step() {
    let (clinic, patient, window) = treated();
    drop(window);
    put_in_order(&clinic, patient, TWELVE, SECOND);
    let mut window = start_as_nurse(&clinic, patient, TWELVE, "2027-03-10 14:40:00");
    inject(&mut window, "gl.corr_lat.H", &[Key::Num2]);
    press(&mut window, "Som sidst");
    assert!(!shows(&window, "Bryn, yderst, højre: 2 enheder"));
    window.get_by_label("Næserod: 4 enheder").click_accesskit();
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_ok();
    assert!(shows(&window, "Injektionskort, 1 punkt"));
}

#[test]
fn a_doctor_attests_what_a_nurse_gave() {
    let (clinic, patient, mut window) = treated();
    assert!(
        window.query_by_label("Attestér").is_none(),
        "not the nurse herself"
    );
    assert!(window.query_by_label("Gem som skabelon …").is_none());
    lock_and_enter(&mut window, clinic.doctor, patient);
    press(&mut window, "Gem som skabelon …");
    write(&mut window, "Navn", "Let");
    assert!(shows(&window, "12\u{a0}enheder\u{a0}Vistabel"));
    press(&mut window, "Godkend skabelon");
    let templates = &window.state().journal().unwrap().clinic().templates;
    assert_eq!(templates.in_use().len(), 1);
    press(&mut window, "Attestér");
    press(&mut window, "Attestér nu");
    assert_eq!(course(&window, patient).attested.len(), 1);
    window.run_ok();
    assert!(window.query_by_label("Attestér").is_none());
    assert!(!shows(&window, "Afventer lægens attest"));
    assert!(shows(&window, "Vera Mikkelsen, "));
}

#[test]
fn a_reviewer_reads_and_can_do_nothing() {
    let (clinic, patient, window) = treated();
    drop(window);
    let journal = clinic.reviewer();
    let mut window = window_with(journal, &clinic.clock, Language::Danish, ThemeChoice::Light);
    window.state_mut().ask(Command::OpenRecord {
        patient,
        tab: Tab::Treatment,
        purpose: Some("Tilsyn".to_owned()),
    });
    window.run_ok();
    for button in ["Attestér", "Gå til Opfølgning", "Underskriv behandling"] {
        assert!(window.query_by_label(button).is_none(), "{button}");
    }
}

#[test]
fn without_a_start_the_page_says_where_it_begins() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, GLABELLA);
    let mut window = window_of(&clinic, clinic.nurse, patient);
    assert!(shows(&window, "Ingen behandling endnu"));
    look(&mut window, "treatment-empty");
    press(&mut window, "Gå til Klar til behandling?");
    assert_eq!(
        super::super::hands::chosen_tab(&window),
        "Klar til behandling?"
    );
}
