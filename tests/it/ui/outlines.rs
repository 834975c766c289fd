//! The outline of every page in its main states, kept as text: what is there to read and press, and what is locked.
//!
//! `cargo insta review`, or `INSTA_UPDATE=always cargo test`, takes in a change that was meant.

use std::collections::BTreeSet;

use eframe::egui::Key;
use egui_kittest::Harness;
use insta::assert_snapshot;
use mimik::domain::appointment::AppointmentKind;
use mimik::domain::id::{PatientId, UserId};
use mimik::journal::{Booking, Edit, Slot};
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::{Command, Place, Tab};
use mimik::ui::setup::ThemeChoice;

use super::hands::click;
use super::kit::{TestClinic, complete_draft, gate, moment, open, register, sign, window_with};
use super::outline::outline;

type Window = Harness<'static, App>;

/// A clinic on Monday 23 November 2026 with one patient who is new, and one whose information ended at 14.30.
struct Day {
    clinic: TestClinic,
    new: PatientId,
    informed: PatientId,
}

impl Day {
    fn begun() -> Self {
        let mut clinic = TestClinic::new();
        let mut journal = clinic.log_in(clinic.doctor);
        let new = register(&mut journal, "Testesen", "Bodil", "740385-0718");
        let informed = register(&mut journal, "Prøvesen", "Agnete", "610190-0002");
        clinic.at("2026-11-23T14:33:00+01:00");
        sign(&mut journal, informed, moment("2026-11-23T14:21:00+01:00"));
        journal
            .apply(Edit::Book(Booking {
                patient: Some(new),
                kind: AppointmentKind::Consultation,
                slot: Slot {
                    practitioner: clinic.doctor,
                    start: moment("2026-11-23T15:00:00+01:00"),
                    minutes: 30,
                },
                areas: BTreeSet::default(),
                product: None,
                note: String::new(),
            }))
            .unwrap();
        clinic.log_out(journal);
        clinic.at("2026-11-23T14:36:00+01:00");
        Self {
            clinic,
            new,
            informed,
        }
    }

    fn window(&mut self, user: UserId, language: Language) -> Window {
        let journal = self.clinic.log_in(user);
        window_with(journal, &self.clinic.clock, language, ThemeChoice::Light)
    }

    fn doctors(&mut self) -> Window {
        let doctor = self.clinic.doctor;
        self.window(doctor, Language::Danish)
    }
}

fn at(mut window: Window, place: Place) -> String {
    window.state_mut().ask(Command::Go(place));
    window.run_ok();
    outline(&window)
}

fn tab(mut window: Window, patient: PatientId, tab: Tab) -> Window {
    open(&mut window, patient, tab);
    window
}

/// The temporary folder has another name each time.
fn anonymous(outline: &str, clinic: &TestClinic) -> String {
    outline.replace(&clinic.folder.path().display().to_string(), "FOLDER")
}

/// What people wrote into the clinic of these tests, in their own language.
const WRITTEN: [&str; 10] = [
    "Øveklinikken",
    "Øveklinik",
    "Prøve740385",
    "Testesen, Bodil",
    "Prøvesen, Agnete",
    "Vera Demo",
    "Nina Demo",
    "Rita Demo",
    "Jeg vil gerne se mindre vred ud",
    "Mimiske rynker",
];

/// Letters in small, without what stands between them.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let between = |letter: char| !letter.is_alphabetic();
    text.split(between)
        .filter(|word| word.chars().count() > 1)
        .map(str::to_lowercase)
}

/// Words that hardly a Danish sentence does without, and that are none in English.
const TELLTALE: [&str; 11] = [
    "og", "ikke", "er", "af", "skal", "kan", "som", "eller", "ved", "hos", "dag",
];

#[test]
fn no_danish_sentence_was_left_in_the_english_words() {
    let file = std::fs::read_to_string("assets/locales/en.toml").unwrap();
    let danish =
        |word: &String| TELLTALE.contains(&word.as_str()) || word.contains(['æ', 'ø', 'å']);
    let left: Vec<String> = words(&file).filter(danish).collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn no_danish_word_stands_on_an_english_screen() {
    let file =
        |language| std::fs::read_to_string(format!("assets/locales/{language}.toml")).unwrap();
    let values = |file: &str| -> BTreeSet<String> {
        let values = file
            .lines()
            .filter_map(|line| Some(line.split_once(" = ")?.1));
        values.flat_map(words).collect()
    };
    let (danish, english) = (values(&file("da")), values(&file("en")));
    let written: BTreeSet<String> = WRITTEN.iter().flat_map(|text| words(text)).collect();
    let of_danish_only = |word: &String| {
        let foreign = danish.contains(word) || word.contains(['æ', 'ø', 'å']);
        foreign && !english.contains(word) && !written.contains(word)
    };
    let mut found = BTreeSet::new();
    for screen in english_screens() {
        found.extend(words(&screen).filter(of_danish_only));
    }
    // The switch of the language names each in itself, and companies are called what they are called.
    found.remove("dansk");
    assert_eq!(found, BTreeSet::new());
}

/// The outline of every page, in English.
fn english_screens() -> Vec<String> {
    let mut day = Day::begun();
    let (doctor, new, informed) = (day.clinic.doctor, day.new, day.informed);
    let mut window = day.window(doctor, Language::English);
    let mut screens = vec![outline(&window)];
    for place in [
        Place::Patients,
        Place::FollowUps,
        Place::Review,
        Place::AuditLog,
        Place::Settings,
    ] {
        window.state_mut().ask(Command::Go(place));
        window.run_ok();
        screens.push(outline(&window));
    }
    for patient in [new, informed] {
        for page in Tab::ALL {
            open(&mut window, patient, page);
            screens.push(outline(&window));
        }
    }
    open(&mut window, new, Tab::Consultation);
    click(&mut window, "Start consultation");
    screens.push(outline(&window));
    open(&mut window, informed, Tab::Booking);
    click(&mut window, "Free Wednesday 25 Nov at 10:30");
    screens.push(outline(&window));
    window.state_mut().ask(Command::OpenPalette);
    window.run_ok();
    screens.push(outline(&window));
    let clinic = TestClinic::new();
    screens.push(outline(&gate(
        &clinic.clock,
        None,
        ThemeChoice::Light,
        Language::English,
    )));
    let gone = clinic.folder.path().join("disk/journal");
    screens.push(outline(&gate(
        &clinic.clock,
        Some(gone),
        ThemeChoice::Light,
        Language::English,
    )));
    let (clinic, folder) = TestClinic::new().closed();
    screens.push(outline(&gate(
        &clinic.clock,
        Some(folder),
        ThemeChoice::Light,
        Language::English,
    )));
    screens.extend(super::pupils::english_screens());
    screens.extend(super::compare::english_screens());
    screens.extend(super::viewer::english_screens());
    screens.extend(super::integrity::english_screens());
    screens.extend(super::treatment::on_photo::english_screens());
    screens
}

#[test]
fn the_wizard_begins_with_the_clinic() {
    let clinic = TestClinic::new();
    let window = gate(&clinic.clock, None, ThemeChoice::Light, Language::Danish);
    assert_snapshot!("wizard", anonymous(&outline(&window), &clinic));
}

#[test]
fn the_lock_screen_names_everybody() {
    for (language, name) in [(Language::Danish, "lock"), (Language::English, "lock-en")] {
        let (clinic, folder) = TestClinic::new().closed();
        let window = gate(&clinic.clock, Some(folder), ThemeChoice::Light, language);
        assert_snapshot!(name, anonymous(&outline(&window), &clinic));
    }
}

#[test]
fn a_folder_that_is_gone_is_said_with_what_to_do() {
    let clinic = TestClinic::new();
    let window = gate(
        &clinic.clock,
        Some(clinic.folder.path().join("disk/Journal")),
        ThemeChoice::Light,
        Language::Danish,
    );
    assert_snapshot!("refused", anonymous(&outline(&window), &clinic));
}

#[test]
fn the_day_shows_each_appointment_in_words() {
    let mut day = Day::begun();
    assert_snapshot!("today", outline(&day.doctors()));
}

#[test]
fn the_places_of_the_rail() {
    for (place, name) in [
        (Place::Patients, "patients"),
        (Place::Review, "review"),
        (Place::AuditLog, "log"),
        (Place::Settings, "settings"),
    ] {
        let mut day = Day::begun();
        assert_snapshot!(name, at(day.doctors(), place));
    }
}

#[test]
fn the_overview_tells_the_course() {
    for (language, name) in [
        (Language::Danish, "overview"),
        (Language::English, "overview-en"),
    ] {
        let mut day = Day::begun();
        let (doctor, patient) = (day.clinic.doctor, day.informed);
        let window = tab(day.window(doctor, language), patient, Tab::Overview);
        assert_snapshot!(name, outline(&window));
    }
}

#[test]
fn the_consultation_empty_begun_and_signed() {
    let mut day = Day::begun();
    let (new, informed) = (day.new, day.informed);
    let mut window = tab(day.doctors(), new, Tab::Consultation);
    assert_snapshot!("consultation-none", outline(&window));
    click(&mut window, "Start forundersøgelse");
    assert_snapshot!("consultation-begun", outline(&window));
    open(&mut window, informed, Tab::Consultation);
    assert_snapshot!("consultation-signed", outline(&window));
}

#[test]
fn a_complete_consultation_can_be_signed() {
    let mut day = Day::begun();
    let patient = day.new;
    let doctor = day.clinic.doctor;
    let mut journal = day.clinic.log_in(doctor);
    let began = moment("2026-11-23T14:10:00+01:00");
    let draft = complete_draft(&journal, began);
    let content = mimik::journal::DraftContent::Consultation(Box::new(draft));
    let begin = Edit::BeginDraft {
        patient,
        kind: content.kind(),
        content,
    };
    journal.apply(begin).unwrap();
    let window = window_with(
        journal,
        &day.clinic.clock,
        Language::Danish,
        ThemeChoice::Light,
    );
    let window = tab(window, patient, Tab::Consultation);
    assert_snapshot!("consultation-complete", outline(&window));
}

#[test]
fn booking_warns_with_everything_a_person_needs_to_know() {
    for (language, free, name) in [
        (
            Language::Danish,
            "Ledig onsdag 25. nov. kl. 10.30",
            "booking-too-early",
        ),
        (
            Language::English,
            "Free Wednesday 25 Nov at 10:30",
            "booking-too-early-en",
        ),
    ] {
        let mut day = Day::begun();
        let (doctor, patient) = (day.clinic.doctor, day.informed);
        let mut window = tab(day.window(doctor, language), patient, Tab::Booking);
        click(&mut window, free);
        assert_snapshot!(name, outline(&window));
    }
}

#[test]
fn photos_tell_what_is_still_needed() {
    let mut day = Day::begun();
    let (nurse, patient) = (day.clinic.nurse, day.informed);
    let window = tab(day.window(nurse, Language::Danish), patient, Tab::Photos);
    assert_snapshot!("photos", outline(&window));
}

#[test]
fn a_reviewer_reads_the_history_and_nothing_else() {
    let mut day = Day::begun();
    let (reviewer, patient) = (day.clinic.reviewer, day.informed);
    let mut window = day.window(reviewer, Language::Danish);
    window.state_mut().ask(Command::OpenRecord {
        patient,
        tab: Tab::History,
        purpose: Some("Tilsyn".to_owned()),
    });
    window.run_ok();
    assert_snapshot!("history-of-a-reviewer", outline(&window));
}

#[test]
fn the_palette_finds_patients_and_what_to_do_with_them() {
    let mut day = Day::begun();
    let mut window = day.doctors();
    window.state_mut().ask(Command::OpenPalette);
    window.run_ok();
    window.event(eframe::egui::Event::Text("agnete".to_owned()));
    window.run_ok();
    window.key_press(Key::ArrowDown);
    window.run_ok();
    assert_snapshot!("palette", outline(&window));
}
