//! After a treatment, under the hands of nurse and doctor: a reaction, the red flag, how it went, and the list of everybody.

use std::collections::BTreeSet;

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mimik::domain::aftercare::{AdverseEvent, AlarmSymptom, EventDone, Reaction, Satisfaction};
use mimik::domain::course::Course;
use mimik::domain::id::{PatientId, UserId};
use mimik::journal::{Edit, Passphrase};
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::{Command, Place, Tab};
use mimik::ui::setup::ThemeChoice;

use super::hands::{choose, chosen_tab, has_button, is_disabled, shows, type_into, value};
use super::kit::{look, open, window_with};
use crate::clinic::{Clinic, DEMO, PASSPHRASE, at, equip, give, lock, open_batch, register};

type Window = Harness<'static, App>;

/// Treated by the nurse on the Monday; two days have passed.
fn treated() -> (Clinic, PatientId) {
    let clinic = Clinic::new();
    equip(&clinic);
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 10:30");
    let vial = open_batch(&mut journal, patient, at("2026-11-23 10:00"), "TEST-0426-A");
    give(&mut journal, patient, at("2026-11-23 10:05"), vial);
    drop(lock(journal));
    clinic.is_at("2026-11-25 09:52");
    (clinic, patient)
}

fn page(clinic: &Clinic, user: UserId, patient: PatientId, theme: ThemeChoice) -> Window {
    let journal = clinic.enter(user);
    let mut window = window_with(journal, &clinic.clock, Language::Danish, theme);
    open(&mut window, patient, Tab::FollowUp);
    window.run_steps(3);
    window
}

fn light(clinic: &Clinic, user: UserId, patient: PatientId) -> Window {
    page(clinic, user, patient, ThemeChoice::Light)
}

fn course(window: &Window, patient: PatientId) -> Course {
    let journal = window.state().journal().unwrap();
    journal.record(patient).unwrap().course
}

/// Ticks what is told, says that it is so now, and saves it.
fn tell(window: &mut Window, what: &[&str], save: &str) {
    for label in what {
        tick(window, label);
    }
    press(window, "Nu");
    press(window, save);
}

fn tick(window: &mut Window, label: &str) {
    let role = eframe::egui::accesskit::Role::CheckBox;
    window.get_by_role_and_label(role, label).click();
    window.run_steps(3);
}

/// The clock of an open flag ticks, so that the page never rests.
fn press(window: &mut Window, label: &str) {
    let role = eframe::egui::accesskit::Role::Button;
    window.get_by_role_and_label(role, label).click_accesskit();
    window.run_steps(4);
}

/// The clock moves on, and the pages see it.
fn later(window: &mut Window, clinic: &Clinic, time: &str) {
    clinic.is_at(time);
    window.run_steps(4);
}

#[test]
fn an_ordinary_reaction_is_saved_and_raises_no_flag() {
    let (clinic, patient) = treated();
    let mut window = light(&clinic, clinic.nurse, patient);
    assert!(is_disabled(&window, "Gem bivirkning"));
    tick(&mut window, "Blåt mærke");
    assert!(is_disabled(&window, "Gem bivirkning"), "when did it begin?");
    assert!(shows(&window, "Mangler: Begyndte"));
    tick(&mut window, "Andet");
    press(&mut window, "Nu");
    assert!(shows(&window, "Mangler: Hvad patienten siger"));
    type_into(&mut window, "Hvad patienten siger", "Ved højre øjenkrog");
    press(&mut window, "Gem bivirkning");
    let course = course(&window, patient);
    let told = &course.adverse_events[0].value;
    let reactions = BTreeSet::from([Reaction::Bruise, Reaction::Other]);
    assert_eq!((&told.reactions, told.is_alarming()), (&reactions, false));
    assert!(shows(&window, "Bivirkningen er gemt."));
    assert!(shows(&window, "Blåt mærke, Andet"));
    assert!(is_disabled(&window, "Gem bivirkning"), "it is empty again");
    assert!(!shows(&window, "RØDT FLAG"));
}

#[test]
fn an_alarm_raises_the_flag_at_once_and_a_nurse_writes_whom_she_reached() {
    let (clinic, patient) = treated();
    let mut window = light(&clinic, clinic.nurse, patient);
    tick(&mut window, "Synkebesvær");
    assert!(shows(&window, "Ring 112 ved påvirket vejrtrækning."));
    look(&mut window, "follow-up-alarm");
    press(&mut window, "Nu");
    type_into(&mut window, "Hvad patienten siger", "Maden sidder fast");
    press(&mut window, "Rejs rødt flag");
    later(&mut window, &clinic, "2026-11-25 09:54");
    assert!(shows(&window, "RØDT FLAG: synkebesvær"));
    assert!(shows(&window, "Alarmsymptom – afventer læge"));
    assert!(shows(&window, "00.02.00"));
    press(&mut window, "Påvirket");
    assert!(shows(&window, "Ring 112 nu."));
    window.key_press(Key::Num1);
    window.run_steps(4);
    look(&mut window, "follow-up-flag-nurse");
    assert!(is_disabled(&window, "Luk med vurdering …"));
    assert!(!has_button(&window, "Jeg overtager"));
    press(&mut window, "Ring til læge …");
    assert!(is_disabled(&window, "Gem"));
    look(&mut window, "follow-up-inform");
    let role = eframe::egui::accesskit::Role::ComboBox;
    window.get_by_role_and_label(role, "Læge").click();
    window.run_steps(4);
    window.get_by_label("Jonas Prøvesen").click();
    window.run_steps(4);
    let buttons = window.get_all_by_label("Nu").count();
    window
        .get_all_by_label("Nu")
        .nth(buttons - 1)
        .unwrap()
        .click_accesskit();
    window.run_steps(4);
    press(&mut window, "Gem");
    assert!(shows(&window, "Rødt flag – læge orienteret"));
    let course = course(&window, patient);
    let done: Vec<EventDone> = course
        .event_steps
        .iter()
        .map(|told| told.value.done)
        .collect();
    let doctor = clinic.colleague;
    assert_eq!(
        done,
        [
            EventDone::Asked { affected: true },
            EventDone::Rang112,
            EventDone::DoctorInformed { doctor }
        ]
    );
    assert_eq!(course.red_flags_closed.len(), 0);
}

#[test]
fn what_is_half_told_is_there_again_after_a_lock_and_a_colleague_hears_of_the_alarm() {
    let (clinic, patient) = treated();
    let mut window = light(&clinic, clinic.nurse, patient);
    tick(&mut window, "Synkebesvær");
    type_into(&mut window, "Hvad patienten siger", "Maden sidder fast");
    type_into(&mut window, "Begyndte, kl.", "9.");
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_steps(4);
    assert!(window.state().journal().is_none());
    assert!(shows(&window, "Det, du skrev, er gemt"));

    let enter = |window: &mut Window, user| {
        let passphrase = Passphrase::typed(PASSPHRASE);
        window.state_mut().ask(Command::Unlock { user, passphrase });
        window.run_steps(6);
        open(window, patient, Tab::FollowUp);
        window.run_steps(3);
    };
    enter(&mut window, clinic.doctor);
    assert!(shows(&window, "Rødt flag ikke rejst: synkebesvær"));
    assert!(shows(&window, "Nina Testesen krydsede dette af"));
    assert!(
        is_disabled(&window, "Gem bivirkning"),
        "her own form is empty"
    );
    look(&mut window, "follow-up-untold");
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_steps(4);

    enter(&mut window, clinic.nurse);
    assert!(shows(&window, "Ring 112 ved påvirket vejrtrækning."));
    assert_eq!(value(&window, "Hvad patienten siger"), "Maden sidder fast");
    assert_eq!(value(&window, "Begyndte, kl."), "9.");
    press(&mut window, "Nu");
    press(&mut window, "Rejs rødt flag");
    assert!(shows(&window, "RØDT FLAG: synkebesvær"));
    let journal = window.state().journal().unwrap();
    assert_eq!(journal.record(patient).unwrap().drafts, []);
}

#[test]
fn a_page_that_was_scrolled_hides_nothing_of_the_next() {
    let (clinic, patient) = treated();
    let mut journal = clinic.nurse();
    let other = register(&mut journal, DEMO[1]);
    drop(lock(journal));
    let mut window = light(&clinic, clinic.nurse, patient);
    window.set_size(eframe::egui::vec2(1200.0, 620.0));
    window.run_steps(4);
    let top = |window: &Window| window.get_by_label("Almindelige").rect().top();
    let unscrolled = top(&window);
    let last = eframe::egui::accesskit::Role::CheckBox;
    let last = window.get_by_role_and_label(last, "Alvorlig");
    last.scroll_to_me();
    window.run_steps(8);
    assert!(top(&window) < unscrolled - 50.0, "{unscrolled}");
    open(&mut window, other, Tab::FollowUp);
    window.run_steps(4);
    assert!((top(&window) - unscrolled).abs() < 2.0, "{unscrolled}");
}

#[test]
fn how_it_went_is_kept_too_and_a_form_that_is_left_empty_leaves_no_draft() {
    let (clinic, patient) = treated();
    let mut window = light(&clinic, clinic.nurse, patient);
    choose(&mut window, "Effekt og tilfredshed");
    type_into(&mut window, "Notat", "Ser");
    window.state_mut().ask(Command::Go(Place::Today));
    window.run_steps(4);
    assert!(shows(&window, "Opfølgning"));
    let drafts = |window: &Window| {
        let journal = window.state().journal().unwrap();
        journal.record(patient).unwrap().drafts.len()
    };
    assert_eq!(drafts(&window), 1);
    open(&mut window, patient, Tab::FollowUp);
    window.run_steps(3);
    choose(&mut window, "Bivirkning");
    tick(&mut window, "Blåt mærke");
    assert_eq!(drafts(&window), 2);
    tick(&mut window, "Blåt mærke");
    window.state_mut().ask(Command::Go(Place::Today));
    window.run_steps(4);
    assert_eq!(drafts(&window), 1);
}

#[test]
fn a_doctor_takes_over_and_closes_it_with_an_assessment() {
    let (clinic, patient) = treated();
    let mut window = light(&clinic, clinic.doctor, patient);
    tell(&mut window, &["Vejrtrækningsbesvær"], "Rejs rødt flag");
    later(&mut window, &clinic, "2026-11-25 09:55:14");
    look(&mut window, "follow-up-flag");
    window.key_press(Key::L);
    window.run_steps(4);
    assert!(shows(&window, "Rødt flag – læge orienteret"));
    press(&mut window, "Ikke påvirket");
    press(&mut window, "Indberettet");
    later(&mut window, &clinic, "2026-11-25 09:56");
    window
        .get_all_by_label("Luk med vurdering …")
        .next()
        .unwrap()
        .click_accesskit();
    window.run_steps(4);
    assert!(is_disabled(&window, "Luk flaget"));
    type_into_last(&mut window, "Vurdering og plan", "Undersøgt uden fund");
    look(&mut window, "follow-up-close");
    press(&mut window, "Luk flaget");
    later(&mut window, &clinic, "2026-11-25 09:57");
    assert!(!shows(&window, "RØDT FLAG"));
    assert!(shows(&window, "Flaget er lukket med lægens vurdering."));
    let journal = window.state().journal().unwrap();
    assert_eq!(journal.open_flags().unwrap(), 0);
    let course = course(&window, patient);
    assert!(course.is_reported(&course.adverse_events[0]));
}

/// The page beneath a dialog still has its fields.
fn type_into_last(window: &mut Window, label: &str, text: &str) {
    type_into(window, label, text);
    window.run_steps(4);
}

#[test]
fn how_it_went_is_written_for_each_area_that_was_treated() {
    let (clinic, patient) = treated();
    clinic.is_at("2026-12-07 10:00");
    let mut window = light(&clinic, clinic.nurse, patient);
    choose(&mut window, "Effekt og tilfredshed");
    assert!(is_disabled(&window, "Gem opfølgning"));
    choose(&mut window, "Telefon");
    assert!(is_disabled(&window, "Gem opfølgning"), "how did it go?");
    choose(&mut window, "Ja");
    choose(&mut window, "5");
    type_into(&mut window, "Næste skridt", "Ny tid i marts");
    look(&mut window, "follow-up-effect");
    press(&mut window, "Gem opfølgning");
    let course = course(&window, patient);
    let told = &course.follow_ups[0].value;
    assert_eq!(told.symmetrical, Some(true));
    assert_eq!(told.satisfaction.map(Satisfaction::number), Some(5));
    assert!(shows(&window, "Opfølgningen er gemt."));
    assert!(shows(&window, "Tilfredshed 5 af 5"));
}

#[test]
fn the_list_begins_with_red_flags_and_opens_where_they_are_worked_with() {
    let (clinic, patient) = treated();
    let mut window = light(&clinic, clinic.nurse, patient);
    tell(&mut window, &["Talebesvær"], "Rejs rødt flag");
    later(&mut window, &clinic, "2026-11-25 09:55");
    window.state_mut().ask(Command::Go(Place::FollowUps));
    window.run_steps(4);
    look(&mut window, "follow-ups");
    for words in [
        "Rødt flag: talebesvær",
        "Afventer læge",
        "Ingen kontrol booket",
    ] {
        assert!(shows(&window, words), "{words}");
    }
    assert!(is_disabled(&window, "Åbn patient"));
    window.key_press(Key::ArrowDown);
    window.run_steps(4);
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert_eq!(chosen_tab(&window), "Opfølgning");
}

#[test]
fn whoever_is_chosen_on_the_list_stays_chosen_when_somebody_worse_comes_above_her() {
    let (clinic, patient) = treated();
    let mut window = light(&clinic, clinic.nurse, patient);
    window.state_mut().ask(Command::Go(Place::FollowUps));
    window.run_steps(4);
    window.key_press(Key::ArrowDown);
    window.run_steps(4);
    let chosen = "· Ingen kontrol booket";
    assert!(shows(&window, chosen));
    tell_quietly(&mut window, &clinic, patient);
    assert!(shows(&window, "Rødt flag: talebesvær"));
    assert!(shows(&window, chosen));
}

/// Somebody else's words, written while the list is open.
fn tell_quietly(window: &mut Window, clinic: &Clinic, patient: PatientId) {
    let at = at("2026-11-25 09:52");
    let event = AdverseEvent {
        noticed: at,
        alarm: BTreeSet::from([AlarmSymptom::Speaking]),
        reactions: BTreeSet::new(),
        serious: false,
        words: String::new(),
        informed_doctor: None,
        reported: false,
    };
    let edit = Edit::ReportAdverseEvent { patient, at, event };
    window.state_mut().ask(Command::Edit(edit));
    later(window, clinic, "2026-11-25 09:53");
}

#[test]
fn the_day_shows_red_flags_first_and_the_letter_r_opens_the_longest_open() {
    let (clinic, patient) = treated();
    let mut window = light(&clinic, clinic.nurse, patient);
    tell(&mut window, &["Allergisk reaktion"], "Rejs rødt flag");
    later(&mut window, &clinic, "2026-11-25 09:55");
    window.state_mut().ask(Command::Go(Place::Today));
    window.run_steps(4);
    look(&mut window, "follow-up-today");
    assert!(shows(&window, "Rødt flag: allergisk reaktion"));
    window.key_press(Key::R);
    window.run_steps(4);
    assert_eq!(chosen_tab(&window), "Opfølgning");
}

#[test]
fn the_check_of_an_open_flag_leads_to_it() {
    let (clinic, patient) = treated();
    let mut window = light(&clinic, clinic.doctor, patient);
    tell(&mut window, &["Muskelsvaghed"], "Rejs rødt flag");
    later(&mut window, &clinic, "2026-11-25 09:55");
    window.key_press_modifiers(Modifiers::ALT, Key::Num5);
    window.run_steps(4);
    assert_eq!(chosen_tab(&window), "Klar til behandling?");
    press(&mut window, "Åbn");
    assert_eq!(chosen_tab(&window), "Opfølgning");
}

#[test]
fn a_flag_looks_like_one_in_the_dark_too() {
    let (clinic, patient) = treated();
    let mut window = page(&clinic, clinic.doctor, patient, ThemeChoice::Dark);
    tell(
        &mut window,
        &["Synkebesvær", "Blåt mærke"],
        "Rejs rødt flag",
    );
    later(&mut window, &clinic, "2026-11-25 09:55:14");
    look(&mut window, "follow-up-flag-dark");
    assert!(shows(&window, "00.03.14"));
    let journal = window.state().journal().unwrap();
    let events = journal.record(patient).unwrap().course.adverse_events;
    assert_eq!(events.len(), 1);
    drop(window);
    let mut journal = clinic.doctor();
    let what = mimik::domain::log::Export::History;
    let patient = Some(patient);
    assert!(journal.apply(Edit::NoteExport { patient, what }).is_ok());
}
