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

/// The letters of somebody who types faster than the window is painted: all of them before the next frame.
fn at_once(window: &mut Window, all: &str) {
    let events = &mut window.input_mut().events;
    for letter in all.chars().map(String::from) {
        let key = Key::from_name(&letter.to_uppercase());
        let key = |pressed| {
            key.map(|key| Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            })
        };
        events.extend(key(true));
        events.push(Event::Text(letter));
        events.extend(key(false));
    }
    window.run_ok();
}

#[test]
fn letters_typed_faster_than_the_window_is_painted_answer_their_own_questions() {
    let (clinic, patient) = informed("2026-11-25 10:00");
    let mut window = panel(&clinic, clinic.nurse(), patient);
    letters(&mut window, "i");
    window.key_press(Key::Space);
    window.run_ok();
    at_once(&mut window, "uuæ");
    let chosen = |card: &str, answer: &str| {
        let name = format!("{card}: {answer}");
        let node = window.get_by_role_and_label(Role::RadioButton, &name);
        format!("{node:?}").contains("toggled: True")
    };
    for (card, answer) in [
        ("Graviditet og amning", Some("Uændret")),
        ("Muskel- eller nervesygdom", Some("Uændret")),
        ("Allergi", Some("Ændret")),
        ("Infektion og feber", None),
    ] {
        for offered in ["Uændret", "Ændret"] {
            let expected = answer == Some(offered);
            assert_eq!(chosen(card, offered), expected, "{card}: {offered}");
        }
    }
}
