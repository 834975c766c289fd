//! *Klar til behandling?* under the hands of nurse and doctor, found by the names on the screen.

mod day;
mod unplanned;

use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::area::Area;
use mimik::domain::id::PatientId;
use mimik::journal::Journal;
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::Tab;
use mimik::ui::setup::ThemeChoice;

use super::hands::{
    choose, chosen_tab, click, has_button, is_disabled, is_whole, shows, type_into,
};
use super::kit::{look, open, window_with};
use crate::clinic::{Clinic, PASSPHRASE, consult, equip, lock, ready, register};

type Window = Harness<'static, App>;

fn panel(clinic: &Clinic, journal: Journal, patient: PatientId) -> Window {
    let mut window = window_with(journal, &clinic.clock, Language::Danish, ThemeChoice::Light);
    open(&mut window, patient, Tab::Readiness);
    window.run_ok();
    window
}

/// Examined and informed on Monday; nothing of the day itself.
fn informed(now: &str) -> (Clinic, PatientId) {
    let clinic = Clinic::new();
    equip(&clinic);
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, crate::clinic::DEMO[0]);
    clinic.is_at("2026-11-23 10:00");
    consult(
        &mut journal,
        patient,
        &[Area::Glabella],
        ("2026-11-23 09:30", "2026-11-23 09:45"),
    );
    drop(lock(journal));
    clinic.is_at(now);
    (clinic, patient)
}

#[test]
fn who_does_not_inject_reads_why_she_cannot_start() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &[(Area::Glabella, "20")]);
    clinic.is_at("2026-11-25 14:40");
    let mut window = panel(&clinic, clinic.doctor(), patient);
    window.get_by_role(Role::ComboBox).click();
    window.run_ok();
    window.get_by_label("Nina Testesen").click();
    window.run_ok();
    assert!(is_disabled(&window, "Start behandling"));
    let reason = "Behandlingen startes af den, der injicerer.";
    assert!(shows(&window, reason));
}

#[test]
fn everything_in_order_opens_the_start_and_leads_to_the_treatment() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, &[(Area::Glabella, "20")]);
    clinic.is_at("2026-11-25 14:40");
    let mut window = panel(&clinic, clinic.nurse(), patient);
    look(&mut window, "readiness-ready");
    assert!(shows(&window, "Klar"));
    assert!(!is_disabled(&window, "Start behandling"));
    click(&mut window, "Start behandling");
    window.run_ok();
    assert_eq!(chosen_tab(&window), "Behandling");
    let record = window.state().journal().unwrap().record(patient).unwrap();
    assert_eq!(record.course.starts.len(), 1);
}

#[test]
fn a_law_has_a_lock_and_no_button_for_anybody() {
    let (clinic, patient) = informed("2026-11-24 10:00");
    let mut window = panel(&clinic, clinic.doctor(), patient);
    look(&mut window, "readiness-blocked");
    assert!(shows(&window, "Må ikke behandles nu"));
    assert!(is_disabled(&window, "Start behandling"));
    choose_check(&mut window, "Betænkningstid");
    assert!(shows(&window, "Lovkrav kan ikke tilsidesættes af nogen."));
    assert!(!has_button(&window, "Tilsidesæt …"));
}

#[test]
fn what_is_no_law_is_not_called_one() {
    // Without a vial there is nothing to treat with, whatever a doctor says.
    let (clinic, patient) = informed("2026-11-25 10:00");
    let mut window = panel(&clinic, clinic.doctor(), patient);
    choose_check(&mut window, "Produkt og batch");
    assert!(shows(
        &window,
        "Det her tjek kan ikke tilsidesættes af nogen."
    ));
    assert!(!shows(&window, "Lovkrav kan ikke"));
}

#[test]
fn a_doctor_overrides_one_block_with_reason_and_passphrase() {
    let (clinic, patient) = informed("2026-11-25 10:00");
    let mut window = panel(&clinic, clinic.doctor(), patient);
    choose_check(&mut window, "Før-fotos");
    assert!(shows(&window, "mangler Front, hvile; Front, bekymret"));
    click(&mut window, "Tilsidesæt …");
    look(&mut window, "readiness-override");
    assert!(is_disabled(&window, "Tilsidesæt"));
    type_into(&mut window, "Begrundelse", "Kameraet er i stykker i dag");
    let field = window
        .get_all_by_role(Role::PasswordInput)
        .next()
        .expect("a passphrase");
    field.focus();
    window.run_ok();
    window.event(eframe::egui::Event::Text(PASSPHRASE.to_owned()));
    window.run_ok();
    click(&mut window, "Tilsidesæt");
    window.run_ok();
    let record = window.state().journal().unwrap().record(patient).unwrap();
    assert_eq!(record.course.overrides.len(), 1);
    look(&mut window, "readiness-overridden");
    let told = window.query_all_by_label("Tilsidesat af Vera Mikkelsen");
    assert_eq!(told.count(), 2, "in its row and in the side");
    // The side is folded away: the row itself says who.
    window.set_size(eframe::egui::vec2(1180.0, 1100.0));
    window.run_ok();
    window.key_press(eframe::egui::Key::Escape);
    window.run_ok();
    window.get_by_label("Tilsidesat af Vera Mikkelsen");
    assert!(is_whole(window.output(), "Tilsidesat af Vera Mikkelsen"));
}

#[test]
fn in_a_narrow_window_choosing_a_check_opens_what_is_told_about_it() {
    let (clinic, patient) = informed("2026-11-25 10:00");
    let mut window = panel(&clinic, clinic.doctor(), patient);
    window.set_size(eframe::egui::vec2(1180.0, 760.0));
    window.run_ok();
    assert!(!has_button(&window, "Tilsidesæt …"));
    choose_check(&mut window, "Før-fotos");
    assert!(has_button(&window, "Tilsidesæt …"));
    // Another one while it is open, and away with the key that closes it.
    choose_check(&mut window, "Betænkningstid");
    assert!(!has_button(&window, "Tilsidesæt …"));
    choose_check(&mut window, "Før-fotos");
    look(&mut window, "readiness-narrow");
    assert!(has_button(&window, "Tilsidesæt …"));
    window.key_press(eframe::egui::Key::Escape);
    window.run_ok();
    assert!(!has_button(&window, "Tilsidesæt …"));
}

#[test]
fn a_nurse_is_told_that_only_the_doctor_prescribes() {
    let (clinic, patient) = informed("2026-11-25 10:00");
    let mut window = panel(&clinic, clinic.nurse(), patient);
    look(&mut window, "readiness-nurse");
    assert!(is_disabled(&window, "Bed læge"));
    assert!(shows(&window, "Bed lægen om en ordination"), "a step");
    assert!(!has_button(&window, "Bed lægen om en ordination"));
    assert!(shows(&window, "Ikke i orden: "));
    click(&mut window, "Tag samtykke");
    look(&mut window, "readiness-consent");
    assert!(is_disabled(&window, "Gem samtykke"));
    assert!(shows(&window, "Mangler: Patientens underskrift og 1 mere"));
    window
        .get_by_label("Patienten har læst, spurgt og underskrevet")
        .click();
    window.run_ok();
    choose(&mut window, "På papir");
    click(&mut window, "Gem samtykke");
    window.run_ok();
    let record = window.state().journal().unwrap().record(patient).unwrap();
    assert_eq!(record.course.consents.len(), 1);
    assert!(!has_button(&window, "Gem samtykke"));
}

/// The row of a check is its own button, whose name begins with the check's.
fn choose_check(window: &mut Window, name: &str) {
    let row = window
        .get_all_by_role(Role::Button)
        .find(|row| {
            let label = row.accesskit_node().label().unwrap_or_default();
            label.starts_with(&format!("{name}."))
        })
        .unwrap();
    row.click_accesskit();
    window.run_ok();
}
