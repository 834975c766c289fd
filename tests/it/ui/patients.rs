//! Finding, registering and correcting patients, as somebody at the desk would.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mimik::domain::fact::Fact;
use mimik::domain::log::Searched;
use mimik::journal::view::LogFilter;
use mimik::ui::app::App;
use mimik::ui::command::{Command, Place};

use super::hands::{chosen_tab, click, is_disabled, shows, type_into, value};
use super::kit::{TestClinic, look, register};

const SEARCH: &str = "Navn, nummer, telefon eller fødselsdato";

fn go(window: &mut Harness<'_, App>, place: Place) {
    window.state_mut().ask(Command::Go(place));
    window.run_ok();
}

/// Every search in the log, oldest first.
fn searches(window: &Harness<'_, App>) -> Vec<Searched> {
    let rows = window
        .state()
        .journal()
        .unwrap()
        .log(&LogFilter::default(), None, 500)
        .unwrap();
    let searched = rows.into_iter().filter_map(|row| {
        if let Fact::Searched(fact) = row.entry.fact {
            Some(fact)
        } else {
            None
        }
    });
    let mut all: Vec<Searched> = searched.collect();
    all.reverse();
    all
}

/// Lets so many seconds pass on the window's clock.
fn wait(window: &mut Harness<'_, App>, seconds: f32) {
    for _ in 0..=(seconds / 0.25) as usize {
        window.step();
    }
}

fn some_patients(clinic: &mut TestClinic) {
    let mut journal = clinic.log_in(clinic.doctor);
    register(&mut journal, "Prøvesen", "Agnete", "610190-0701");
    register(&mut journal, "Prøvesen", "Agnes", "740385-0718");
    register(&mut journal, "Testesen", "Malthe", "621179-0707");
    register(&mut journal, "Ågård", "Søren", "890204-4702");
    clinic.log_out(journal);
}

#[test]
fn typing_narrows_the_list_and_each_settled_query_is_logged_once() {
    let mut clinic = TestClinic::new();
    some_patients(&mut clinic);
    let mut window = clinic.window(clinic.nurse);
    go(&mut window, Place::Patients);
    look(&mut window, "patients-all");
    assert!(shows(&window, "4 patienter") && shows(&window, "ÅGÅRD, Søren"));
    window.get_by_label(SEARCH).focus();
    window.step();
    for key in ["p", "r", "ø", " ", "a", "g", "n"] {
        window.get_by_label(SEARCH).type_text(key);
        window.step();
    }
    assert!(shows(&window, "PRØVESEN, Agnete") && !shows(&window, "TESTESEN"));
    wait(&mut window, 1.0);
    wait(&mut window, 1.0);
    look(&mut window, "patients-found");
    let logged: Vec<(String, u32)> = searches(&window)
        .into_iter()
        .map(|fact| (fact.text, fact.hits))
        .collect();
    assert_eq!(logged, [("prø agn".to_owned(), 2)]);
}

#[test]
fn patients_are_found_by_number_phone_and_birth_date() {
    let mut clinic = TestClinic::new();
    some_patients(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    go(&mut window, Place::Patients);
    for query in ["610190-0701", "010190", "aagaard", "12345678"] {
        window.get_by_label(SEARCH).focus();
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.key_press(Key::Backspace);
        window.run_ok();
        type_into(&mut window, SEARCH, query);
        let found = if query == "aagaard" {
            "ÅGÅRD, Søren"
        } else {
            "PRØVESEN, Agnete"
        };
        assert!(shows(&window, found), "{query}");
    }
}

#[test]
fn arrows_and_enter_open_a_hit_and_log_the_search() {
    let mut clinic = TestClinic::new();
    some_patients(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    go(&mut window, Place::Patients);
    type_into(&mut window, SEARCH, "prø");
    window.key_press(Key::ArrowDown);
    window.run_ok();
    window.key_press(Key::Enter);
    window.run_ok();
    assert!(shows(&window, "Overblik") && shows(&window, "PRØVESEN, Agnete"));
    assert_eq!(searches(&window).len(), 1);
}

#[test]
fn a_search_without_hits_offers_to_register_what_was_typed() {
    let mut clinic = TestClinic::new();
    some_patients(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    go(&mut window, Place::Patients);
    type_into(&mut window, SEARCH, "Ukendt");
    look(&mut window, "patients-nobody");
    assert!(shows(&window, "Ingen patient passer"));
    window
        .get_all_by_label("Ny patient")
        .next()
        .unwrap()
        .click();
    window.run_ok();
    assert_eq!(value(&window, "Efternavn"), ("Ukendt"));
}

#[test]
fn a_patient_is_registered_and_her_record_opens_on_the_consultation() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.run_ok();
    look(&mut window, "register-empty");
    assert!(shows(&window, "Nummer, Fødselsdato, Efternavn, Fornavn"));
    // The keyboard begins in the number, and goes on to the name when the number has told the rest.
    window.event(Event::Text("740385-0718".to_owned()));
    window.run_ok();
    assert_eq!(value(&window, "Fødselsdato"), (""));
    click(&mut window, "Brug 14. mar. 1985 fra nummeret");
    click(&mut window, "Brug Kvinde fra nummeret");
    window.event(Event::Text("Prøvesen".to_owned()));
    window.run_ok();
    assert_eq!(value(&window, "Efternavn"), "Prøvesen");
    type_into(&mut window, "Fornavn", "Agnete");
    type_into(&mut window, "Telefon", "12 34 56 78");
    look(&mut window, "register-filled");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_ok();
    assert!(shows(&window, "PRØVESEN, Agnete") && shows(&window, "740385-XXXX"));
    assert_eq!(chosen_tab(&window), "Forundersøgelse");
}

#[test]
fn another_birth_date_than_the_numbers_is_said_and_blocks() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    window.state_mut().ask(Command::NewPatient {
        typed: String::new(),
    });
    window.run_ok();
    type_into(&mut window, "Nummer", "740385-0718");
    type_into(&mut window, "Fødselsdato", "15.3.1985");
    type_into(&mut window, "Efternavn", "Prøvesen");
    type_into(&mut window, "Fornavn", "Agnete");
    look(&mut window, "register-other-date");
    assert!(shows(&window, "siger 14. mar. 1985"));
    assert!(is_disabled(&window, "Opret patient"));
    assert_eq!(value(&window, "Fødselsdato"), ("15.3.1985"));
}

#[test]
fn a_failing_control_digit_warns_and_is_registered_all_the_same() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    window.state_mut().ask(Command::NewPatient {
        typed: "740385-0700".to_owned(),
    });
    window.run_ok();
    assert!(shows(&window, "Kontrolcifret passer ikke"));
    click(&mut window, "Brug 14. mar. 1985 fra nummeret");
    type_into(&mut window, "Efternavn", "Testesen");
    type_into(&mut window, "Fornavn", "Ida");
    click(&mut window, "Opret patient");
    look(&mut window, "register-warned");
    assert!(shows(&window, "Kontrollér, før patienten oprettes"));
    assert_eq!(value(&window, "Efternavn"), ("Testesen"));
    click(&mut window, "Opret alligevel");
    assert!(shows(&window, "TESTESEN, Ida"));
    assert_eq!(chosen_tab(&window), "Overblik");
}

#[test]
fn the_same_number_again_is_refused_and_opens_the_record_that_is_there() {
    let mut clinic = TestClinic::new();
    some_patients(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    window.state_mut().ask(Command::NewPatient {
        typed: "740385-0718".to_owned(),
    });
    window.run_ok();
    click(&mut window, "Brug 14. mar. 1985 fra nummeret");
    type_into(&mut window, "Efternavn", "Andensen");
    type_into(&mut window, "Fornavn", "Ny");
    click(&mut window, "Opret patient");
    look(&mut window, "register-same");
    assert!(shows(
        &window,
        "Der findes allerede en patient med dette CPR-nummer"
    ));
    assert_eq!(value(&window, "Efternavn"), ("Andensen"));
    click(&mut window, "Åbn den journal");
    assert!(shows(&window, "PRØVESEN, Agnes"));
}

#[test]
fn a_similar_name_with_the_same_birth_date_is_warned_about() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    register(&mut journal, "Ågård", "Søren", "610190-0701");
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    window.state_mut().ask(Command::NewPatient {
        typed: "Aagaard, Soeren".to_owned(),
    });
    window.run_ok();
    type_into(&mut window, "Nummer", "610190-0719");
    type_into(&mut window, "Fødselsdato", "1.1.90");
    click(&mut window, "Opret patient");
    assert!(shows(&window, "Navnelighed"));
    click(&mut window, "Opret alligevel");
    assert!(shows(&window, "AAGAARD, Soeren"));
}

#[test]
fn a_foreign_id_asks_for_its_country() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    window.state_mut().ask(Command::NewPatient {
        typed: String::new(),
    });
    window.run_ok();
    type_into(&mut window, "Nummer", "P1234567890");
    click(&mut window, "Brug Udenlandsk id");
    type_into(&mut window, "Land", "SE");
    type_into(&mut window, "Fødselsdato", "140385");
    type_into(&mut window, "Efternavn", "Demo");
    type_into(&mut window, "Fornavn", "Ida");
    look(&mut window, "register-foreign");
    click(&mut window, "Opret patient");
    assert!(shows(&window, "SE XXXX"));
}

#[test]
fn a_name_with_a_hidden_character_is_refused_under_its_field() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    window.state_mut().ask(Command::NewPatient {
        typed: "Testesen, Ida\u{202E}".to_owned(),
    });
    window.run_ok();
    assert!(shows(&window, "tegn, der ikke kan ses"));
    assert!(is_disabled(&window, "Opret patient"));
}

#[test]
fn what_was_typed_about_somebody_new_is_there_after_a_look_at_the_list() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    window.state_mut().ask(Command::NewPatient {
        typed: "Testesen, Ida".to_owned(),
    });
    window.run_ok();
    click(&mut window, "Tilbage til listen");
    go(&mut window, Place::Today);
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.run_ok();
    assert_eq!(value(&window, "Efternavn"), ("Testesen"));
    click(&mut window, "Ryd felterne");
    assert_eq!(value(&window, "Efternavn"), (""));
}
