//! The lock: who may come in, who must wait, and what is safe meanwhile.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mimik::domain::user::Role;
use mimik::journal::door::Door;
use mimik::journal::task::Unlock;
use mimik::journal::{Ids, Passphrase};
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::setup::ThemeChoice;

use crate::clinic::{ORIGIN, age};

use super::first_start::click;
use super::kit::{PASSPHRASE, TestClinic, gate, look, moment, register};

type Window = Harness<'static, App>;

/// A window that starts with the folder of a journal.
pub fn start(clinic: TestClinic, theme: ThemeChoice) -> (Window, TestClinic) {
    let (clinic, folder) = clinic.closed();
    (
        gate(&clinic.clock, Some(folder), theme, Language::Danish),
        clinic,
    )
}

pub fn unlock(window: &mut Window, passphrase: &str) {
    window.event(Event::Text(passphrase.to_owned()));
    window.run_ok();
    window.key_press(Key::Enter);
    window.run_ok();
}

fn is_said(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).count() > 0
}

fn role(window: &Window) -> Option<Role> {
    window
        .state()
        .journal()
        .map(|journal| journal.author().role)
}

#[test]
fn typing_and_enter_unlock_and_arrows_choose_the_user() {
    let (mut window, _clinic) = start(TestClinic::new(), ThemeChoice::Light);
    look(&mut window, "lock-start");
    assert!(is_said(&window, "Adgangskode for Vera Demo"));
    window.key_press(Key::ArrowRight);
    window.run_ok();
    assert!(is_said(&window, "Adgangskode for Nina Demo"));
    unlock(&mut window, PASSPHRASE);
    assert_eq!(role(&window), Some(Role::Nurse));
}

#[test]
fn a_wrong_passphrase_is_counted_and_five_make_that_user_wait_and_nobody_else() {
    let (mut window, clinic) = start(TestClinic::new(), ThemeChoice::Light);
    for tries in 1..=4 {
        unlock(&mut window, "ikke den rigtige kode");
        assert!(
            is_said(
                &window,
                &format!("Forkert adgangskode. {tries}. forsøg af 5.")
            ),
            "{tries}"
        );
    }
    look(&mut window, "lock-wrong");
    unlock(&mut window, "ikke den rigtige kode");
    assert!(is_said(&window, "For mange forsøg. Vent 1.00."));
    clinic.at("2026-11-23T09:00:31+01:00");
    window.run_ok();
    assert!(is_said(&window, "Vent 0.29."));
    look(&mut window, "lock-wait");
    unlock(&mut window, PASSPHRASE);
    assert!(window.state().journal().is_none());

    click(&mut window, "Nina Demo, Sygeplejerske");
    assert!(!is_said(&window, "Vent"));
    click(&mut window, "Vera Demo, Læge");
    clinic.at("2026-11-23T09:01:01+01:00");
    window.run_ok();
    unlock(&mut window, PASSPHRASE);
    assert_eq!(role(&window), Some(Role::Doctor));
}

#[test]
fn what_was_typed_for_one_user_is_not_tried_for_another() {
    let (mut window, _clinic) = start(TestClinic::new(), ThemeChoice::Light);
    window.event(Event::Text(PASSPHRASE.to_owned()));
    window.run_ok();
    window.key_press(Key::ArrowRight);
    window.run_ok();
    window.key_press(Key::Enter);
    window.run_ok();
    assert!(window.state().journal().is_none());
}

#[test]
fn ctrl_l_locks_and_the_lock_shows_no_patient_but_who_was_here() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.nurse);
    super::kit::open(&mut window, patient, mimik::ui::command::Tab::Overview);
    assert!(is_said(&window, "PRØVESEN, Agnete"));

    clinic.clock.move_to(moment("2026-11-23T09:03:00+01:00"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_ok();
    look(&mut window, "lock");
    window.set_size(eframe::egui::vec2(1180.0, 760.0));
    window.run_ok();
    look(&mut window, "lock-small");
    assert!(window.state().journal().is_none());
    for patient in ["PRØVESEN", "Prøvesen", "Agnete", "740385"] {
        assert!(!is_said(&window, patient), "{patient}");
    }
    assert!(is_said(&window, "Låst kl. 09.03."));
    assert!(
        !is_said(&window, "Det, du skrev, er gemt"),
        "there was nothing to keep"
    );
    assert!(is_said(&window, "Adgangskode for Nina Demo"));
    unlock(&mut window, PASSPHRASE);
    assert_eq!(role(&window), Some(Role::Nurse));
}

#[test]
fn five_idle_minutes_lock_and_the_reason_is_told() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    clinic.clock.move_to(moment("2026-11-23T09:05:01+01:00"));
    window.run_ok();
    assert!(is_said(&window, "Låste automatisk kl. 09.05"));
}

#[test]
fn the_language_is_changed_on_the_lock_screen() {
    let (mut window, _clinic) = start(TestClinic::new(), ThemeChoice::Dark);
    click(&mut window, "English");
    assert!(is_said(&window, "Passphrase of Vera Demo"));
    look(&mut window, "lock-dark");
}

#[test]
fn the_practice_clinic_says_so_on_its_lock() {
    let (window, _clinic) = start(TestClinic::new(), ThemeChoice::Light);
    assert!(is_said(&window, "Øveklinik – alle personer er opdigtede"));
}

#[test]
fn a_journal_of_an_older_program_opens_and_a_quiet_notice_says_where_it_lies_as_it_was() {
    let (clinic, folder) = TestClinic::new().closed();
    let door = Door::inspect(&folder, clinic.clock.clone(), Ids::System, ORIGIN).unwrap();
    let keys = Unlock {
        keys: door.keys().clone(),
        user: clinic.doctor,
        passphrase: Passphrase::typed(PASSPHRASE),
    };
    let key = *keys.run().unwrap().keys.database();
    drop(door);
    let database = folder.join("journal.db");
    age(&database, &key, 8);
    let part = folder.join("journal-schema.part");
    std::fs::create_dir(&part).unwrap();
    std::fs::write(part.join("in the way"), "").unwrap();
    let mut window = gate(
        &clinic.clock,
        Some(folder.clone()),
        ThemeChoice::Light,
        Language::Danish,
    );
    unlock(&mut window, PASSPHRASE);
    assert!(window.state().journal().is_none());
    assert!(is_said(
        &window,
        "kopien kunne ikke laves. Intet er ændret."
    ));
    look(&mut window, "lock-not-upgraded");

    std::fs::remove_dir_all(part).unwrap();
    window.key_press(Key::Enter);
    window.run_ok();
    assert_eq!(role(&window), Some(Role::Doctor));
    let copy = "journal-schema-8-20261123T080000Z.db";
    assert!(folder.join(copy).exists());
    assert!(is_said(&window, copy));
    look(&mut window, "desk-upgraded");
    click(&mut window, "Luk besked");
    assert!(!is_said(&window, copy));
}

/// the first frame after sleep shows the lock, and nothing of what stood there before.
#[test]
fn a_pc_that_slept_shows_the_lock_before_anything_else() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.nurse);
    super::kit::open(&mut window, patient, mimik::ui::command::Tab::Overview);
    assert!(is_said(&window, "PRØVESEN, Agnete"));
    clinic.clock.sleep_to(moment("2026-11-23T09:00:02+01:00"));
    window.event(Event::PointerMoved(eframe::egui::pos2(700.0, 400.0)));
    window.step();
    assert!(window.state().journal().is_none());
    assert!(!is_said(&window, "PRØVESEN"));
    assert!(is_said(&window, "fordi pc’en sov"));
    look(&mut window, "lock-slept");
    unlock(&mut window, PASSPHRASE);
    assert_eq!(role(&window), Some(Role::Nurse));
}
