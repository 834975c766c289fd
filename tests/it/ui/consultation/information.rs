//! Information recorded by itself, who may, and the sheet in large type.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::area::Area;
use mimik::domain::information::Channel;

use super::super::kit::{look, moment};
use super::{
    Topics as _, Window, clinic, clinic_with, course, doctors_window, field, press, press_role,
    primary_key, record, says, signed, window, write,
};

#[test]
fn a_nurse_reads_and_may_record_the_sheet_only() {
    let (mut clinic, patient) = clinic_with(signed);
    let nurse = clinic.nurse;
    let mut window = window(&mut clinic, nurse, patient);
    look(&mut window, "nurse");
    assert!(says(&window, "Jeg vil gerne se mindre vred ud"));
    for locked in [
        "Ny forundersøgelse",
        "Ret som ny version",
        "Registrér mundtlig information",
    ] {
        let button = window.get_by_role_and_label(Role::Button, locked);
        assert!(button.accesskit_node().is_disabled(), "{locked}");
    }
    // The filled button is what she may do.
    primary_key(&mut window);
    assert!(record(&window, patient).drafts.is_empty());
    look(&mut window, "nurse-written");
    press_role(&mut window, Role::ComboBox, "Kanal");
    press(&mut window, "Sikker mail");
    press(&mut window, "Modtagelse bekræftet");
    write(&mut window, "Modtaget, kl.", "14.20");
    primary_key(&mut window);
    let course = course(&window, patient);
    assert_eq!(course.written.len(), 2);
    let written = &course.written[1];
    assert_eq!(written.occurred_at, moment("2026-11-23T14:20:00+01:00"));
    assert_eq!(written.value.channel, Channel::SecureMail);
    assert_eq!(
        written.value.scope.areas.len(),
        2,
        "prefilled from the plan"
    );
    assert_eq!(written.user, Some(nurse));
}

#[test]
fn information_before_any_consultation_says_what_it_is_about() {
    let (mut clinic, patient) = clinic();
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Registrér mundtlig information");
    for topic in window.state().text().clone().topics() {
        press(&mut window, &topic);
    }
    // Oral before written is red, and can be recorded.
    assert!(says(&window, "(R21b)"));
    let record_it = window.get_by_role_and_label(Role::Button, "Registrér");
    assert!(
        record_it.accesskit_node().is_disabled(),
        "nothing says what it is about"
    );
    press_role(&mut window, Role::CheckBox, "Pande");
    press_role(&mut window, Role::ComboBox, "Produkt");
    press(&mut window, "Azzalure");
    look(&mut window, "oral-alone");
    press_role(&mut window, Role::Button, "Registrér");
    let course = course(&window, patient);
    assert_eq!(course.oral[0].value.scope.areas, [Area::Forehead].into());
    assert!(says(&window, "Virkning og varighed"));
}

#[test]
fn information_in_the_future_cannot_be_recorded() {
    let (mut clinic, patient) = clinic_with(signed);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Registrér skriftlig information");
    write(&mut window, "Udleveret, kl.", "15.00");
    assert!(says(&window, "Tidspunktet ligger i fremtiden"));
    primary_key(&mut window);
    assert_eq!(course(&window, patient).written.len(), 1);
    assert_eq!(
        field(&window, "Udleveret, kl.").value().as_deref(),
        Some("15.00")
    );
}

#[test]
fn information_that_was_recorded_wrongly_is_corrected_with_a_reason() {
    let (mut clinic, patient) = clinic_with(signed);
    let nurse = clinic.nurse;
    let mut window = window(&mut clinic, nurse, patient);
    press_role(&mut window, Role::Button, "Ret");
    press_role(&mut window, Role::ComboBox, "Kanal");
    press(&mut window, "Sikker mail");
    write(&mut window, "Begrundelse for rettelsen", "Den blev sendt");
    primary_key(&mut window);
    let course = course(&window, patient);
    assert_eq!(
        (course.written.len(), course.written[0].versions.len()),
        (1, 2)
    );
    assert!(says(&window, "Begrundelse: Den blev sendt"));
}

#[test]
fn the_sheet_is_read_in_large_type_with_version_and_fingerprint() {
    let (mut clinic, patient) = clinic_with(signed);
    let mut window = doctors_window(&mut clinic, patient);
    let sheet = window
        .state()
        .journal()
        .unwrap()
        .clinic()
        .current_sheet()
        .unwrap()
        .clone();
    press(&mut window, "Læs informationsarket");
    look(&mut window, "sheet");
    assert!(says(&window, &sheet.sha256));
    assert!(says(&window, "Hvad er botox og hvordan virker det?"));
    let top = |window: &Window| {
        window
            .get_by_label("Behandlingseffektiviteten")
            .rect()
            .top()
    };
    let before = top(&window);
    window.key_press(Key::PageDown);
    window.run_ok();
    assert!(top(&window) < before);
    window.key_press(Key::Escape);
    window.run_ok();
    assert!(window.query_by_label("Behandlingseffektiviteten").is_none());
}
