//! The first start: from an empty disk to an open journal, and what stands in the way.

use std::path::Path;
use std::time::Duration;

use eframe::egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::user;
use mimik::journal::task::place_for_new;
use mimik::journal::{RecoveryKey, demo};
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::setup::{Setup, ThemeChoice};
use mimik::ui::worker::Worker;
use tempfile::TempDir;

use super::kit::{CHEAP, PASSPHRASE, harness, look, moment, setup};

type Window = Harness<'static, App>;

fn wizard_in(folder: &Path) -> Window {
    let setup = Setup {
        suggested: folder.join("mimik"),
        ..setup(ThemeChoice::Light, Language::Danish)
    };
    let clock = mimik::journal::Clock::set(moment("2026-11-23T09:00:00+01:00"));
    let text = Text::load(Language::Danish).unwrap();
    let mut app = App::new(
        setup.clone(),
        text,
        clock,
        Worker::inline(),
        Box::new(|_| {}),
    );
    app.first_start().unwrap().set_cost(CHEAP);
    harness(app, setup)
}

pub fn type_into(window: &mut Window, label: &str, text: &str) {
    click(window, label);
    window.event(Event::Text(text.to_owned()));
    window.run_ok();
}

/// Clicks a control; the words above or beside it have the same name. The topmost of several wins, as in a dialog.
pub fn click(window: &mut Window, label: &str) {
    let named = window.query_all_by_label(label);
    let controls = named.filter(|node| node.accesskit_node().role() != Role::Label);
    controls.fold(None, |_, node| Some(node)).unwrap().click();
    window.run_ok();
}

/// Ctrl+↵, the key of every form.
pub fn go_on(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_ok();
}

fn is_said(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).count() > 0
}

fn until_passphrase(window: &mut Window) {
    type_into(window, "Klinikkens navn", "Klinik Prøvehuset");
    click(window, "Fortsæt");
    type_into(window, "Lægens fulde navn", "Vera Modelby");
    type_into(window, "Autorisations-id", "0000X");
    click(window, "Fortsæt");
}

fn until_recovery(window: &mut Window) {
    until_passphrase(window);
    type_into(window, "Adgangskode", PASSPHRASE);
    type_into(window, "Skriv adgangskoden igen", PASSPHRASE);
    click(window, "Fortsæt");
}

/// The key as it stands on the screen, in eight groups of four.
fn shown_key(window: &Window) -> String {
    let is_symbol = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let said = window
        .root()
        .children_recursive()
        .filter_map(|node| node.accesskit_node().value());
    let groups: Vec<String> = said
        .filter(|label| label.len() == 4 && label.chars().all(is_symbol))
        .collect();
    assert_eq!(groups.len(), 8, "{groups:?}");
    groups.join("-")
}

fn until_folder(window: &mut Window) {
    until_recovery(window);
    let key = shown_key(window);
    type_into(window, "Skriv hele nøglen fra dit ark", &key.to_lowercase());
    click(window, "To personer ved, hvor arket ligger");
    click(window, "Fortsæt");
}

#[test]
fn the_wizard_leads_from_an_empty_disk_to_an_open_journal() {
    let place = TempDir::new().unwrap();
    let mut window = wizard_in(place.path());
    look(&mut window, "wizard-1");
    until_folder(&mut window);
    look(&mut window, "wizard-5");
    click(&mut window, "Opret journalen");

    let journal = window.state().journal().unwrap();
    let clinic = journal.clinic();
    assert_eq!(clinic.clinic.name, "Klinik Prøvehuset");
    assert!(!clinic.practice);
    assert_eq!(journal.author().role, user::Role::Doctor);
    let doctor = clinic.user(journal.author().user).unwrap();
    assert_eq!(
        (doctor.name.as_str(), doctor.authorisation.as_deref()),
        ("Vera Modelby", Some("0000X"))
    );
    assert!(place.path().join("mimik/journal.db").exists());
}

#[test]
fn the_keyboard_alone_leads_through_the_wizard() {
    let place = TempDir::new().unwrap();
    let mut window = wizard_in(place.path());
    for line in ["Klinik Prøvehuset", "Vera Modelby"] {
        window.event(Event::Text(line.to_owned()));
        window.run_ok();
        go_on(&mut window);
    }
    assert!(is_said(&window, "Skriv lægens autorisations-id"));
    window.key_press(Key::Tab);
    window.run_ok();
    window.event(Event::Text("0000X".to_owned()));
    window.run_ok();
    go_on(&mut window);
    // Pasting is allowed.
    window.event(Event::Paste(PASSPHRASE.to_owned()));
    window.run_ok();
    assert!(is_said(&window, "Trin 3 af 5 · Skriv adgangskoden igen"));
    // Found by typing in a real window: Tab led to a button between the fields, and the first space pressed it.
    window.key_press(Key::Tab);
    window.run_ok();
    for letter in PASSPHRASE.chars() {
        if letter == ' ' {
            window.key_press(Key::Space);
        }
        window.event(Event::Text(letter.to_string()));
        window.run_ok();
    }
    go_on(&mut window);
    assert!(is_said(&window, "Trin 4 af 5"));
}

#[test]
fn a_short_passphrase_and_one_with_a_name_are_refused() {
    let place = TempDir::new().unwrap();
    let mut window = wizard_in(place.path());
    until_passphrase(&mut window);
    type_into(&mut window, "Adgangskode", "for kort");
    assert!(is_said(&window, "Mindst 15 tegn. 8 skrevet."));
    assert!(is_said(&window, "Svag"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Backspace);
    window.event(Event::Text("vera modelby er læge her".to_owned()));
    window.run_ok();
    assert!(is_said(
        &window,
        "Klinikkens og brugerens navn må ikke indgå"
    ));
    look(&mut window, "wizard-3-name");
    click(&mut window, "Fortsæt");
    assert!(is_said(&window, "Trin 3 af 5"));
}

#[test]
fn five_suggested_words_are_taken_into_the_first_field_only() {
    let place = TempDir::new().unwrap();
    let mut window = wizard_in(place.path());
    until_passphrase(&mut window);
    click(&mut window, "Foreslå fem ord");
    click(&mut window, "Brug forslaget");
    look(&mut window, "wizard-3");
    assert!(is_said(&window, "Trin 3 af 5 · Skriv adgangskoden igen"));
}

#[test]
fn a_wrong_recovery_key_does_not_lead_on_and_says_why() {
    let place = TempDir::new().unwrap();
    let mut window = wizard_in(place.path());
    until_recovery(&mut window);
    assert!(is_said(&window, "Skriv hele nøglen. 0 af 32 tegn."));
    let field = "Skriv hele nøglen fra dit ark";
    let key = shown_key(&window);

    let mut swapped = key.clone().into_bytes();
    swapped[0] = if swapped[0] == b'2' { b'3' } else { b'2' };
    type_into(&mut window, field, &String::from_utf8(swapped).unwrap());
    assert!(is_said(&window, "Nøglen er skrevet forkert et sted"));
    look(&mut window, "wizard-4");
    window.set_size(eframe::egui::vec2(1180.0, 760.0));
    window.run_ok();
    look(&mut window, "wizard-4-small");
    window.set_size(eframe::egui::vec2(1440.0, 900.0));
    window.run_ok();

    let other = RecoveryKey::new().unwrap();
    type_over(&mut window, field, &other.to_text());
    assert!(is_said(&window, "Det er ikke den viste nøgle"));
    type_over(&mut window, field, "O");
    assert!(is_said(&window, "Tegn 1 findes ikke i nøgler"));
    type_over(&mut window, field, &key.replace('-', " "));
    assert!(is_said(&window, "Nøglen passer"));
    assert!(is_said(
        &window,
        "Sæt kryds, når to personer ved, hvor arket ligger"
    ));
    go_on(&mut window);
    assert!(is_said(&window, "Trin 4 af 5"));
    click(&mut window, "To personer ved, hvor arket ligger");
    go_on(&mut window);
    assert!(is_said(&window, "Trin 5 af 5"));
}

pub fn type_over(window: &mut Window, label: &str, text: &str) {
    click(window, label);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.event(Event::Text(text.to_owned()));
    window.run_ok();
}

#[test]
fn the_recovery_key_stays_the_same_when_somebody_goes_back() {
    let place = TempDir::new().unwrap();
    let mut window = wizard_in(place.path());
    until_recovery(&mut window);
    let key = shown_key(&window);
    click(&mut window, "Tilbage");
    click(&mut window, "Fortsæt");
    assert_eq!(shown_key(&window), key);
}

#[test]
fn a_place_that_cannot_be_used_is_told_and_nothing_typed_is_lost() {
    let place = TempDir::new().unwrap();
    let mut window = wizard_in(place.path());
    until_folder(&mut window);
    let dropbox = place.path().join("Dropbox").join("Journal");
    type_over(&mut window, "Journalmappe", &dropbox.display().to_string());
    go_on(&mut window);
    assert!(is_said(&window, "Mappen synkroniseres af Dropbox"));
    look(&mut window, "wizard-5-refused");
    assert!(window.state().journal().is_none());
    type_over(&mut window, "Journalmappe", "journal");
    go_on(&mut window);
    assert!(is_said(&window, "Skriv hele stien til mappen"));

    let right = place.path().join("her");
    type_over(&mut window, "Journalmappe", &right.display().to_string());
    go_on(&mut window);
    assert!(window.state().journal().is_some());
    assert!(place_for_new(&right).is_err());
}

#[test]
fn without_a_folder_dialog_the_path_is_typed() {
    let place = TempDir::new().unwrap();
    let mut window = wizard_in(place.path());
    until_folder(&mut window);
    let text = Text::load(Language::Danish).unwrap();
    let page = window.state_mut().first_start().unwrap();
    page.folder_chosen(&text, None, Duration::from_millis(20));
    window.run_ok();
    assert!(is_said(&window, "Der kom ingen mappevælger frem."));
}

#[test]
fn a_chosen_folder_with_other_things_in_it_gets_a_folder_for_the_journal() {
    let place = TempDir::new().unwrap();
    let mut window = wizard_in(place.path());
    until_folder(&mut window);
    let documents = place.path().join("Dokumenter");
    std::fs::create_dir(&documents).unwrap();
    std::fs::write(documents.join("brev.txt"), "kære").unwrap();
    let text = Text::load(Language::Danish).unwrap();
    let page = window.state_mut().first_start().unwrap();
    page.folder_chosen(&text, Some(documents.clone()), Duration::from_secs(5));
    window.run_ok();
    click(&mut window, "Opret journalen");
    assert!(documents.join("mimik").join("journal.db").exists());
}

#[test]
fn the_practice_clinic_is_tried_with_the_passphrases_on_its_own_lock() {
    let place = TempDir::new().unwrap();
    let mut window = wizard_in(place.path());
    click(&mut window, "Prøv med øveklinik");
    look(&mut window, "practice");
    assert!(is_said(&window, "Øveklinik – alle personer er opdigtede"));
    assert!(place.path().join("mimik-oevelse/journal.db").exists());
    let doctor = demo::users().unwrap().into_iter().next().unwrap();
    assert!(is_said(&window, &doctor.passphrase));
    window.event(Event::Text(doctor.passphrase));
    window.run_ok();
    window.key_press(Key::Enter);
    window.run_ok();
    assert!(window.state().journal().unwrap().clinic().practice);

    // Tried again, the same one is opened, and the passphrases still stand there.
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_ok();
    click(&mut window, "Forlad øveklinikken");
    assert!(is_said(&window, "Velkommen til Mimik"));
    click(&mut window, "Prøv med øveklinik");
    assert!(is_said(&window, "Adgangskoder i øveklinikken"));
}
