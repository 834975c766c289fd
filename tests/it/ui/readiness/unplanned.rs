//! Nothing is planned, or every area is left out: a button leads where something can be mended, or is not there.

use super::*;

/// A patient whom nobody has examined yet.
fn unexamined() -> (Clinic, PatientId) {
    let clinic = Clinic::new();
    equip(&clinic);
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, crate::clinic::DEMO[0]);
    drop(lock(journal));
    clinic.is_at("2026-11-26 10:00");
    (clinic, patient)
}

const ELSEWHERE: [&str; 9] = [
    "Vurdér",
    "Tag foto",
    "Tag samtykke",
    "Bekræft",
    "Ordinér",
    "Hætteglas",
    "Se tider",
    "Acceptér",
    "Tilsidesæt …",
];

fn leads_nowhere(window: &Window) -> Vec<&'static str> {
    let there = |label: &&str| {
        let mut buttons = window.query_all_by_role_and_label(Role::Button, label);
        buttons.next().is_some()
    };
    ELSEWHERE.into_iter().filter(there).collect()
}

#[test]
fn a_doctor_without_a_plan_is_led_to_the_consultation_and_nowhere_else() {
    let (clinic, patient) = unexamined();
    let mut window = panel(&clinic, clinic.doctor(), patient);
    look(&mut window, "readiness-unplanned");
    assert!(leads_nowhere(&window).is_empty());
    choose_check(&mut window, "Fyldt 18 år");
    assert!(leads_nowhere(&window).is_empty());
    click(&mut window, "Bring i orden: Forundersøgelse af læge");
    assert_eq!(chosen_tab(&window), "Forundersøgelse");
}

#[test]
fn a_nurse_without_a_plan_books_the_doctor_and_hands_over_the_sheet() {
    let (clinic, patient) = unexamined();
    let mut window = panel(&clinic, clinic.nurse(), patient);
    look(&mut window, "readiness-unplanned-nurse");
    assert!(leads_nowhere(&window).is_empty());
    assert!(!has_button(&window, "Bed læge"));
    click(&mut window, "Gå til");
    assert_eq!(chosen_tab(&window), "Forundersøgelse");
    open(&mut window, patient, Tab::Readiness);
    window.run_ok();
    click(&mut window, "Book forundersøgelse");
    assert_eq!(chosen_tab(&window), "Booking");
}

#[test]
fn with_every_area_left_out_there_is_nothing_to_mend_but_the_areas() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &[(Area::Glabella, "20")]);
    clinic.is_at("2026-11-25 14:40");
    let mut window = panel(&clinic, clinic.nurse(), patient);
    let area = "Bekymringsrynke";
    window.get_by_role_and_label(Role::CheckBox, area).click();
    window.run_ok();
    assert!(shows(&window, "Der er ikke valgt område eller produkt."));
    assert!(leads_nowhere(&window).is_empty());
    assert!(!has_button(&window, "Gå til"));
}
