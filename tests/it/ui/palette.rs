//! Search from anywhere.

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mimik::domain::fact::Fact;
use mimik::journal::view::LogFilter;
use mimik::ui::app::App;
use mimik::ui::command::Tab;

use super::hands::{chosen_tab, shows, value};
use super::kit::{TestClinic, look, moment, open, register, sign};

const FIELD: &str = "Navn, CPR, telefon eller handling";

fn open_palette(window: &mut Harness<'_, App>, typed: &str) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_ok();
    if !typed.is_empty() {
        window.get_by_label(FIELD).type_text(typed);
        window.run_ok();
    }
}

fn searches(window: &Harness<'_, App>) -> usize {
    let journal = window.state().journal().unwrap();
    let rows = journal.log(&LogFilter::default(), None, 500).unwrap();
    rows.iter()
        .filter(|row| matches!(row.entry.fact, Fact::Searched(_)))
        .count()
}

fn two_alike(clinic: &mut TestClinic) {
    let mut journal = clinic.log_in(clinic.doctor);
    let agnete = register(&mut journal, "Prøvesen", "Agnete", "610190-0701");
    register(&mut journal, "Prøvesen", "Agnes", "740385-0718");
    register(&mut journal, "Testesen", "Malthe", "621179-0707");
    clinic.at("2026-11-23T14:40:00+01:00");
    sign(&mut journal, agnete, moment("2026-11-23T14:00:00+01:00"));
    clinic.log_out(journal);
}

#[test]
fn two_strokes_find_and_open_a_patient_and_log_it() {
    let mut clinic = TestClinic::new();
    two_alike(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open_palette(&mut window, "prø agn");
    look(&mut window, "palette-found");
    assert!(shows(&window, "Patienter, der ligner hinanden"));
    assert!(shows(&window, "Handlinger for PRØVESEN, Agnes"));
    window.key_press(Key::ArrowDown);
    window.run_ok();
    look(&mut window, "palette-second");
    assert!(shows(&window, "Handlinger for PRØVESEN, Agnete"));
    window.key_press(Key::Enter);
    window.run_ok();
    assert!(shows(&window, "610190-XXXX") && window.query_by_label(FIELD).is_none());
    assert_eq!(searches(&window), 1);
}

#[test]
fn the_search_shows_who_somebody_is_and_nothing_of_her_course() {
    let mut clinic = TestClinic::new();
    two_alike(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open_palette(&mut window, "agnete");
    assert!(shows(&window, "610190-XXXX") && shows(&window, "Ingen aftale"));
    // Her consultation is signed, so that a limit could be told; who wants to know it opens the record.
    assert!(!shows(&window, "Tidligst"));
    let journal = window.state().journal().unwrap();
    let rows = journal.log(&LogFilter::default(), None, 500).unwrap();
    let mut facts = rows.iter().map(|row| &row.entry.fact);
    assert!(!facts.any(|fact| matches!(fact, Fact::RecordOpened(_))));
}

#[test]
fn one_letter_shows_nobody() {
    let mut clinic = TestClinic::new();
    two_alike(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open_palette(&mut window, "p");
    assert!(!shows(&window, "PRØVESEN"));
    assert!(shows(&window, "Skriv mindst to tegn"));
}

#[test]
fn a_deed_opens_its_tab() {
    let mut clinic = TestClinic::new();
    two_alike(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open_palette(&mut window, "malthe");
    window.key_press(Key::Tab);
    window.run_ok();
    window.key_press(Key::ArrowDown);
    window.run_ok();
    window.key_press(Key::Enter);
    window.run_ok();
    assert!(shows(&window, "TESTESEN, Malthe"));
    assert_eq!(chosen_tab(&window), "Booking");
}

#[test]
fn nobody_found_carries_the_text_over_to_a_new_patient() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    open_palette(&mut window, "Agnete Ukendt");
    look(&mut window, "palette-nobody");
    window
        .get_by_label("Ingen patient passer. Opret ny?")
        .click();
    window.run_ok();
    assert_eq!(value(&window, "Efternavn"), ("Ukendt"));
    assert_eq!(value(&window, "Fornavn"), ("Agnete"));
}

#[test]
fn ctrl_n_in_the_palette_carries_the_text_over_too() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    open_palette(&mut window, "Agnete Ukendt");
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.run_ok();
    assert_eq!(value(&window, "Efternavn"), ("Ukendt"));
}

#[test]
fn places_are_found_by_name_and_escape_closes() {
    let mut clinic = TestClinic::new();
    two_alike(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open_palette(&mut window, "");
    look(&mut window, "palette-empty");
    window.key_press(Key::Escape);
    window.run_ok();
    assert!(window.query_by_label(FIELD).is_none());
    open_palette(&mut window, "opsæt");
    window.key_press(Key::ArrowDown);
    window.key_press(Key::Enter);
    window.run_ok();
    assert!(window.query_by_label(FIELD).is_none());
    assert!(shows(&window, "Opsætning"));
}

#[test]
fn before_anything_is_typed_deeds_are_about_the_open_record() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "610190-0701");
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::Overview);
    open_palette(&mut window, "");
    look(&mut window, "palette-open-record");
    assert!(shows(&window, "Handlinger for PRØVESEN, Agnete"));
}

#[test]
fn nothing_that_a_pointer_rests_on_speaks_above_the_palette() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    let hint = "Ctrl 2";
    window.get_by_label("Patienter").hover();
    for _ in 0..4 {
        window.run_ok();
        window.run_steps(4);
    }
    assert!(shows(&window, hint));
    open_palette(&mut window, "");
    assert!(!shows(&window, hint));
}
