//! *Bekræft i dag* from the page: three parts that are saved one after the other, and a refusal between them.

use eframe::egui::{Event, Key, Modifiers};
use mimik::domain::course::Course;

use super::super::hands::letters;
use super::*;

fn press(window: &mut Window, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).click_accesskit();
    window.run_ok();
}

fn write(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.event(Event::Text(text.to_owned()));
    window.run_ok();
}

fn save(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_ok();
}

fn course(window: &Window, patient: PatientId) -> Course {
    let journal = window.state().journal().unwrap();
    journal.record(patient).unwrap().course
}

#[test]
fn a_refused_part_keeps_the_answers_and_what_was_saved_is_not_saved_again() {
    let (clinic, patient) = informed("2026-11-25 10:00");
    let mut window = panel(&clinic, clinic.nurse(), patient);
    letters(&mut window, "i");
    window.key_press(Key::Space);
    window.run_ok();
    letters(&mut window, "uuuuuuuæ");
    press(&mut window, Role::Button, "Tilføj medicin");
    write(&mut window, "Navn 1", "Magnyl");
    write(&mut window, "Dosis 1", &"x".repeat(20_001));
    press(&mut window, Role::ComboBox, "Medicin, art 1");
    press(&mut window, Role::ListBoxOption, "Blodfortyndende");
    press(&mut window, Role::RadioButton, "Ordineret");
    let no_doubt = "Tvivl om, at samtykket er frit: Ingen tvivl";
    press(&mut window, Role::RadioButton, no_doubt);
    let seen = "Bekymringsrynke: Uden anmærkning";
    press(&mut window, Role::RadioButton, seen);
    save(&mut window);
    look(&mut window, "readiness-day-refused");

    assert!(shows(&window, "Teksten er på 20.001 tegn"));
    assert!(shows(&window, "Identitet bekræftet i dag"));
    let told = course(&window, patient);
    let saved = |told: &Course| {
        let (identity, health) = (told.identity_confirmed.len(), told.screenings.len());
        (identity, health, told.inspections.len())
    };
    assert_eq!(saved(&told), (1, 0, 0), "what comes after a refusal waits");

    write(&mut window, "Dosis 1", "75 mg");
    save(&mut window);
    let told = course(&window, patient);
    assert_eq!(saved(&told), (1, 1, 1));
    let taken = &told.screenings.first().unwrap().value.medicines;
    assert_eq!(taken.first().unwrap().name, "Magnyl");
    assert!(!shows(&window, "Spørg patienten igen"), "it is closed");
}
