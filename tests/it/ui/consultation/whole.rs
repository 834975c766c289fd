//! A consultation from the first word to the signature, by clicks and by keys.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::consultation::{Choice, HealthItem, Outcome};
use mimik::domain::log::LockReason;
use mimik::domain::time::MINUTE;
use mimik::domain::user::Role as UserRole;
use mimik::journal::Passphrase;
use mimik::text::Language;
use mimik::ui::command::{Command, Tab};
use mimik::ui::setup::ThemeChoice;

use super::super::kit::{CHEAP, PASSPHRASE, TestClinic, look, moment, open, register, window_with};
use super::{
    NOW, Topics as _, clinic, clinic_with, course, doctors_window, field, press, press_role,
    primary_key, record, says, wait, window, with_draft, write,
};

#[test]
fn a_doctor_documents_a_whole_consultation_and_signs_it() {
    let (mut clinic, patient) = clinic();
    let mut window = doctors_window(&mut clinic, patient);
    assert!(
        record(&window, patient).drafts.is_empty(),
        "opening the tab begins nothing"
    );
    primary_key(&mut window);
    assert_eq!(record(&window, patient).drafts.len(), 1);

    write(&mut window, "Ønsker", "Vil gerne se mindre vred ud");
    write(&mut window, "Begyndt, kl.", "14.30");
    let first = "Gravid eller måske gravid";
    window
        .get_by_role_and_label(Role::RadioGroup, first)
        .focus();
    window.run_ok();
    for _ in 0..16 {
        window.key_press(Key::N);
        window.run_ok();
    }
    press(&mut window, "Tager ingen medicin eller kosttilskud");
    press(&mut window, "Skriftlig information udleveret");
    for topic in window.state().text().clone().topics() {
        wait(&mut window, &clinic, MINUTE);
        press(&mut window, &topic);
    }
    press(&mut window, "Tilbudt at have en ledsager med");
    write(&mut window, "Indikation", "Mimiske rynker");
    press(&mut window, "Behandling planlagt");
    press_role(&mut window, Role::ComboBox, "Produkt");
    press(&mut window, "Vistabel");
    press_role(&mut window, Role::CheckBox, "Bekymringsrynke");
    write(&mut window, "Højst enheder, Bekymringsrynke", "20,5");
    window.set_size(vec2(1440.0, 1900.0));
    window.run_ok();
    look(&mut window, "whole");

    // Vistabel asks for one thing more.
    assert!(says(&window, "Mangler 1:"));
    press(
        &mut window,
        "Kan blive gravid og bruger ikke prævention: Nej",
    );
    assert!(says(&window, "Alt er besvaret."));
    primary_key(&mut window);
    assert!(says(&window, "Forundersøgelsen låses med dit navn."));
    primary_key(&mut window);

    let course = course(&window, patient);
    let consultation = &course.newest_consultation().unwrap().value;
    assert_eq!(consultation.wishes, "Vil gerne se mindre vred ud");
    assert!(
        consultation
            .answers
            .values()
            .all(|answer| answer.choice == Choice::No)
    );
    assert_eq!(consultation.answers.len(), HealthItem::ALL.len());
    assert_eq!(consultation.outcome, Outcome::Planned);
    assert_eq!(
        course.newest_consultation().unwrap().occurred_at,
        moment("2026-11-23T14:30:00+01:00")
    );
    let plan = &course.current_plan().unwrap().value;
    assert_eq!(plan.areas[0].units.unwrap().to_string(), "20.5");
    assert_eq!(course.written[0].occurred_at, moment(NOW));
    assert_eq!(course.oral[0].occurred_at, moment(NOW).plus(9 * MINUTE));
    assert!(course.oral[0].value.is_complete());
    assert!(record(&window, patient).drafts.is_empty());
    assert!(says(&window, "Underskrevet af Vera Demo"));
    // Once too often begins nothing anew: it leads on to the booking.
    primary_key(&mut window);
    assert!(record(&window, patient).drafts.is_empty());
    assert!(says(&window, "Book tidligst mulige"));
}

#[test]
fn space_ticks_one_topic_after_the_other() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    let stamped = |place: usize| format!("VD 14.{:02}", place + 1);
    let ticks: Vec<String> = window.state().text().clone().topics();
    for (place, topic) in ticks.iter().enumerate() {
        press(&mut window, &format!("{topic}, {}", stamped(place)));
    }
    assert!(says(&window, "Mundtlig information 0 af 9"));
    window
        .get_by_role_and_label(Role::CheckBox, &ticks[0])
        .focus();
    window.run_ok();
    for _ in 0..9 {
        window.key_press(Key::Space);
        window.run_ok();
    }
    assert!(says(&window, "9 af 9"));
    assert!(says(&window, "VD 14.40"));
}

#[test]
fn what_is_missing_is_listed_and_gone_to_one_by_one() {
    let (mut clinic, patient) = clinic();
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Start forundersøgelse");
    assert!(says(&window, "Mangler 19:"));
    let sign = window.get_by_role_and_label(Role::Button, "Underskriv forundersøgelse");
    assert!(sign.accesskit_node().is_disabled());
    primary_key(&mut window);
    assert!(field(&window, "Ønsker").is_focused());
    field(&window, "Ønsker").type_text("Mindre vred");
    window.run_ok();
    primary_key(&mut window);
    let question = window.get_by_role_and_label(Role::RadioGroup, "Gravid eller måske gravid");
    assert!(question.is_focused());
    window.key_press(Key::J);
    window.run_ok();
    assert!(says(&window, "Mangler 17:"));
    // A step leads to what it lacks.
    press_role(&mut window, Role::Button, "Medicin");
    assert!(
        window
            .get_by_label("Tager ingen medicin eller kosttilskud")
            .is_focused()
    );
}

#[test]
fn oral_before_written_is_red_and_can_be_signed_all_the_same() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    write(&mut window, "Udleveret, kl.", "14.20");
    assert!(says(&window, "Mundtlig før skriftlig"));
    assert!(says(&window, "(R21b)"));
    look(&mut window, "oral-first");
    primary_key(&mut window);
    assert!(says(&window, "(R21b)"));
    primary_key(&mut window);
    let course = course(&window, patient);
    assert!(course.oral[0].occurred_at < course.written[0].occurred_at);
}

#[test]
fn another_doctor_takes_over_with_a_tick() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    let passphrase = Passphrase::typed(PASSPHRASE);
    let mut task = journal
        .new_user(
            "Villy Demo".to_owned(),
            UserRole::Doctor,
            None,
            true,
            passphrase,
        )
        .unwrap();
    task.cost = CHEAP;
    let (slot, user) = task.run().unwrap();
    let other = user.id;
    journal.add_user(&slot, user).unwrap();
    clinic.log_out(journal);
    let mut journal = clinic.log_in(other);
    clinic.at(NOW);
    with_draft(&mut journal, patient);
    clinic.log_out(journal);

    let mut window = window(&mut clinic, other, patient);
    assert!(says(&window, "Mangler 1:"));
    press_role(&mut window, Role::CheckBox, "Jeg overtager ansvaret");
    primary_key(&mut window);
    primary_key(&mut window);
    assert_eq!(course(&window, patient).responsible_doctor, Some(other));
}

#[test]
fn the_page_is_there_in_the_dark_in_english_and_in_a_small_window() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let journal = clinic.log_in(clinic.doctor);
    let mut dark = window_with(journal, &clinic.clock, Language::English, ThemeChoice::Dark);
    open(&mut dark, patient, Tab::Consultation);
    look(&mut dark, "dark");
    assert!(says(&dark, "Everything is answered."));
    dark.set_size(vec2(1180.0, 760.0));
    dark.run_ok();
    look(&mut dark, "small");
    assert!(says(&dark, "Sign consultation"));
    dark.state_mut().ask(Command::Lock(LockReason::Asked));
    dark.run_ok();
    assert!(!says(&dark, "Sign consultation"));
}
