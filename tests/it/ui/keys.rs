//! Passphrases, the recovery key and the end of somebody's access, as a person does them in the window.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use mimik::domain::user::Role;
use mimik::journal::RecoveryKey;
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::setup::ThemeChoice;

use super::first_start::{click, go_on, type_into};
use super::hands::{settings, shows};
use super::kit::{PASSPHRASE, TestClinic, gate, look, window_with};
use super::lock::{start, unlock};

type Window = Harness<'static, App>;

const NEW: &str = "kajak lampe tirsdag";

fn role(window: &Window) -> Option<Role> {
    let journal = window.state().journal();
    journal.map(|journal| journal.author().role)
}

fn lock(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_ok();
}

fn type_words(window: &mut Window, words: &str) {
    window.event(Event::Text(words.to_owned()));
    window.run_ok();
}

/// From here on somebody knows the recovery key.
fn with_recovery_key(clinic: &mut TestClinic) -> RecoveryKey {
    let recovery = RecoveryKey::new().unwrap();
    let mut journal = clinic.log_in(clinic.doctor);
    journal.replace_recovery_key(&recovery).unwrap();
    clinic.log_out(journal);
    recovery
}

#[test]
fn a_nurse_changes_her_own_passphrase_and_the_old_one_opens_nothing_more() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Sikkerhed");
    look(&mut window, "keys-safety");
    click(&mut window, "Skift adgangskode");
    assert!(shows(&window, "Gamle sikkerhedskopier åbnes stadig"));
    type_into(
        &mut window,
        "Din nuværende adgangskode",
        "ikke den rigtige kode",
    );
    type_into(&mut window, "Adgangskode", "adgangskode 2026");
    assert!(shows(&window, "Den adgangskode prøver alle først."));
    click(&mut window, "Adgangskode");
    for _ in 0..16 {
        window.key_press(Key::Backspace);
    }
    window.run_ok();
    type_into(&mut window, "Adgangskode", NEW);
    type_into(&mut window, "Skriv adgangskoden igen", NEW);
    look(&mut window, "keys-passphrase");
    go_on(&mut window);
    assert!(shows(&window, "Forkert adgangskode."));
    type_into(&mut window, "Din nuværende adgangskode", PASSPHRASE);
    go_on(&mut window);
    look(&mut window, "keys-changed");
    assert!(shows(&window, "Din adgangskode er skiftet."));
    lock(&mut window);
    unlock(&mut window, PASSPHRASE);
    assert_eq!(role(&window), None);
    unlock(&mut window, NEW);
    assert_eq!(role(&window), Some(Role::Nurse));
}

#[test]
fn a_forgotten_passphrase_is_replaced_with_the_sheet_and_a_wrong_character_is_named() {
    let mut clinic = TestClinic::new();
    let recovery = with_recovery_key(&mut clinic);
    let (mut window, _clinic) = start(clinic, ThemeChoice::Light);
    look(&mut window, "keys-lock");
    window.key_press(Key::ArrowRight);
    window.run_ok();
    click(&mut window, "Glemt adgangskode");
    assert!(shows(&window, "Ny adgangskode til Nina Demo"));
    let text = recovery.to_text();
    let field = "Gendannelsesnøgle fra arket";
    type_into(&mut window, field, "42O");
    assert!(shows(&window, "Tegn 3 findes ikke i nøgler."));
    look(&mut window, "keys-forgotten-wrong");
    retype(&mut window, field, &swapped(&text));
    assert!(shows(&window, "Nøglen er skrevet forkert et sted."));
    retype(&mut window, field, &RecoveryKey::new().unwrap().to_text());
    type_into(&mut window, "Adgangskode", NEW);
    type_into(&mut window, "Skriv adgangskoden igen", NEW);
    go_on(&mut window);
    assert!(shows(&window, "hører ikke til denne journal"));
    look(&mut window, "keys-forgotten-other");
    retype(&mut window, field, &text.to_lowercase());
    look(&mut window, "keys-forgotten");
    go_on(&mut window);
    assert_eq!(role(&window), Some(Role::Nurse));
    lock(&mut window);
    unlock(&mut window, PASSPHRASE);
    assert_eq!(role(&window), None);
    unlock(&mut window, NEW);
    assert_eq!(role(&window), Some(Role::Nurse));
}

/// Two different neighbours changed places.
fn swapped(key: &str) -> String {
    let mut letters: Vec<char> = key.chars().filter(|letter| *letter != '-').collect();
    let place = (0..31).find(|at| letters[*at] != letters[at + 1]).unwrap();
    letters.swap(place, place + 1);
    letters.into_iter().collect()
}

fn retype(window: &mut Window, label: &str, text: &str) {
    super::first_start::type_over(window, label, text);
}

#[test]
fn a_doctor_closes_an_access_and_whoever_looks_for_the_tile_is_told() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Brugere og roller");
    click(&mut window, "Nina Demo, Sygeplejerske");
    look(&mut window, "keys-users");
    click(&mut window, "Luk adgang");
    assert!(shows(&window, "Luk adgangen for Nina Demo?"));
    type_words(&mut window, "ikke den rigtige kode");
    go_on(&mut window);
    assert!(shows(&window, "Forkert adgangskode."));
    type_words(&mut window, PASSPHRASE);
    look(&mut window, "keys-retire");
    go_on(&mut window);
    for _ in 0..3 {
        window.run_ok();
    }
    assert!(shows(&window, "Nina Demo kan ikke længere logge ind"));
    assert!(!shows(&window, "Nina Demo, Sygeplejerske"));
    look(&mut window, "keys-left");
    unlock(&mut window, PASSPHRASE);
    let journal = window.state().journal().unwrap();
    assert_eq!(journal.keys().epoch(), 2);
    assert_eq!(journal.author().role, Role::Doctor);
    settings(&mut window, "Brugere og roller");
    assert!(shows(&window, "Nina Demo, Udgået"));
    look(&mut window, "keys-users-after");
}

#[test]
fn the_last_doctor_is_told_why_she_stays() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Brugere og roller");
    click(&mut window, "Vera Demo, Læge");
    click(&mut window, "Luk adgang");
    type_words(&mut window, PASSPHRASE);
    go_on(&mut window);
    assert!(shows(&window, "Klinikkens eneste læge kan ikke udgå."));
    assert_eq!(role(&window), Some(Role::Doctor));
}

#[test]
fn the_recovery_key_is_tested_and_replaced_in_the_settings() {
    let mut clinic = TestClinic::new();
    let recovery = with_recovery_key(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Sikkerhed");
    click(&mut window, "Afprøv gendannelsesnøglen");
    let field = "Gendannelsesnøgle fra arket";
    type_into(&mut window, field, &recovery.to_text());
    look(&mut window, "keys-test");
    go_on(&mut window);
    assert!(shows(&window, "Gendannelsesnøglen passer."));
    click(&mut window, "Ny gendannelsesnøgle");
    look(&mut window, "keys-renew");
    type_into(&mut window, field, &recovery.to_text());
    assert!(shows(&window, "Det er ikke den viste nøgle."));
    go_on(&mut window);
    let journal = window.state().journal().unwrap();
    assert!(
        journal.keys().recover(&recovery).is_ok(),
        "the old one still holds"
    );
}

#[test]
fn a_nurse_tests_the_recovery_key_and_only_a_doctor_replaces_it() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Sikkerhed");
    click(&mut window, "Ny gendannelsesnøgle");
    assert!(!shows(&window, "Nøglen vises kun nu."));
    click(&mut window, "Afprøv gendannelsesnøglen");
    let other = RecoveryKey::new().unwrap().to_text();
    type_into(&mut window, "Gendannelsesnøgle fra arket", &other);
    go_on(&mut window);
    assert!(shows(&window, "hører ikke til denne journal"));
}

#[test]
fn all_of_it_speaks_english_too() {
    let mut clinic = TestClinic::new();
    let journal = clinic.log_in(clinic.doctor);
    let mut window = window_with(journal, &clinic.clock, Language::English, ThemeChoice::Dark);
    settings(&mut window, "Security");
    click(&mut window, "Change passphrase");
    assert!(shows(
        &window,
        "Old backups still open with the old passphrase"
    ));
    look(&mut window, "keys-passphrase-en");
    drop(window);
    let (clinic, folder) = clinic.closed();
    let mut window = gate(
        &clinic.clock,
        Some(folder),
        ThemeChoice::Dark,
        Language::English,
    );
    click(&mut window, "Forgotten passphrase");
    assert!(shows(&window, "New passphrase for Vera Demo"));
    look(&mut window, "keys-forgotten-en");
}

#[test]
fn a_reviewer_changes_her_own_passphrase_and_has_no_other_settings() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.reviewer);
    assert!(!shows(&window, "Indstillinger"));
    click(&mut window, "Min kode");
    type_into(
        &mut window,
        "Din nuværende adgangskode",
        "ikke den rigtige kode",
    );
    type_into(&mut window, "Adgangskode", NEW);
    type_into(&mut window, "Skriv adgangskoden igen", NEW);
    go_on(&mut window);
    assert!(shows(&window, "Forkert adgangskode."));
    type_into(&mut window, "Din nuværende adgangskode", PASSPHRASE);
    look(&mut window, "keys-reviewer");
    go_on(&mut window);
    assert!(shows(&window, "Din adgangskode er skiftet."));
    lock(&mut window);
    unlock(&mut window, PASSPHRASE);
    assert_eq!(role(&window), None);
    unlock(&mut window, NEW);
    assert_eq!(role(&window), Some(Role::Reviewer));
}
