//! A journal comes back from a backup in the window of another PC: with a passphrase, with the key from paper, with a photo too few.

use std::fs;
use std::path::PathBuf;

use eframe::egui::{Event, Key};
use egui_kittest::Harness;
use mimik::journal::task::RestoreError;
use mimik::journal::{BackupFault, RecoveryKey};
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::command::{Command, Job, Report};
use mimik::ui::setup::{Setup, ThemeChoice};
use mimik::ui::worker::Worker;

use super::first_start::{click, go_on, type_into, type_over};
use super::hands::{choose, shows};
use super::kit::{gate, harness, look, setup};
use super::lock::unlock;
use crate::clinic::{Clinic, PASSPHRASE, backup, disk, files_below, lock, shelf, with_photos};

type Window = Harness<'static, App>;

const FROM: &str = "Mappen med sikkerhedskopien";
const TO: &str = "Her skal journalen ligge";
const KEY: &str = "Gendannelsesnøgle fra arket";

/// A clinic with three photos whose PC is gone, its backup, and the key that lies in the drawer.
struct Lost {
    clinic: Clinic,
    target: PathBuf,
    recovery: RecoveryKey,
}

impl Lost {
    fn new() -> Self {
        let clinic = Clinic::new();
        let (mut journal, _) = with_photos(&clinic);
        let recovery = RecoveryKey::new().unwrap();
        journal.replace_recovery_key(&recovery).unwrap();
        let target = disk(&clinic, "E");
        backup(&journal, &target).unwrap();
        drop(lock(journal));
        Self {
            clinic,
            target,
            recovery,
        }
    }

    fn place(&self) -> PathBuf {
        self.clinic.desk().join("Ny pc").join("Journal")
    }

    /// Another PC, where the backup was found and the place is typed.
    fn found(&self) -> Window {
        let mut window = gate(
            &self.clinic.clock,
            None,
            ThemeChoice::Light,
            Language::Danish,
        );
        click(&mut window, "Gendan fra en sikkerhedskopi");
        type_into(&mut window, FROM, self.target.to_str().unwrap());
        click(&mut window, "Find kopien");
        assert!(shows(&window, "Kopien er fra"));
        type_over(&mut window, TO, self.place().to_str().unwrap());
        window
    }
}

#[test]
fn a_journal_comes_back_with_a_passphrase() {
    let lost = Lost::new();
    let mut window = gate(
        &lost.clinic.clock,
        None,
        ThemeChoice::Light,
        Language::Danish,
    );
    click(&mut window, "Gendan fra en sikkerhedskopi");
    let nowhere = disk(&lost.clinic, "Ny pc");
    type_into(&mut window, FROM, nowhere.to_str().unwrap());
    click(&mut window, "Find kopien");
    assert!(shows(
        &window,
        "Der ligger ingen sikkerhedskopi af en journal her."
    ));

    let mut window = lost.found();
    type_into(&mut window, "Adgangskode", "ikke den rigtige kode");
    go_on(&mut window);
    look(&mut window, "restore-wrong");
    assert!(shows(&window, "Forkert adgangskode.") && !lost.place().exists());
    type_into(&mut window, "Adgangskode", PASSPHRASE);
    look(&mut window, "restore-passphrase");
    go_on(&mut window);
    assert!(shows(
        &window,
        "Journalen er gendannet og efterset. Alt var der."
    ));
    assert!(shows(&window, "Adgangskode for Vera Mikkelsen"));
    unlock(&mut window, PASSPHRASE);
    assert!(window.state().journal().is_some());
}

/// Nobody remembers anything: the sheet from the drawer brings the journal back, and then lets its doctor in.
#[test]
fn a_journal_comes_back_with_the_key_from_paper() {
    let lost = Lost::new();
    let mut window = lost.found();
    choose(&mut window, "Gendannelsesnøgle");
    type_into(&mut window, KEY, "42O");
    assert!(shows(&window, "Tegn 3 findes ikke i nøgler."));
    go_on(&mut window);
    assert!(!lost.place().exists());

    type_over(&mut window, KEY, &RecoveryKey::new().unwrap().to_text());
    go_on(&mut window);
    look(&mut window, "restore-other-key");
    assert!(shows(&window, "hører ikke til denne journal"));
    assert!(!lost.place().exists());

    type_over(&mut window, KEY, &lost.recovery.to_text());
    look(&mut window, "restore-key");
    go_on(&mut window);
    assert!(shows(
        &window,
        "Journalen er gendannet og efterset. Alt var der."
    ));
    click(&mut window, "Glemt adgangskode");
    let new = "cykel havregryn sommer nord";
    type_into(&mut window, KEY, &lost.recovery.to_text());
    type_into(&mut window, "Adgangskode", new);
    type_into(&mut window, "Skriv adgangskoden igen", new);
    go_on(&mut window);
    assert!(window.state().journal().is_some());
}

/// Nobody's hand leaves the keyboard: the path, ↵, the passphrase, ↵.
#[test]
fn the_keyboard_alone_brings_it_back() {
    let lost = Lost::new();
    let setup = Setup {
        suggested: lost.place(),
        ..setup(ThemeChoice::Light, Language::Danish)
    };
    let text = Text::load(Language::Danish).unwrap();
    let clock = lost.clinic.clock.clone();
    let app = App::new(
        setup.clone(),
        text,
        clock,
        Worker::inline(),
        Box::new(|_| {}),
    );
    let mut window = harness(app, setup);
    click(&mut window, "Gendan fra en sikkerhedskopi");
    for typed in [lost.target.to_str().unwrap(), PASSPHRASE] {
        window.event(Event::Text(typed.to_owned()));
        window.run_ok();
        window.key_press(Key::Enter);
        window.run_ok();
        window.run_ok();
    }
    assert!(shows(&window, "Adgangskode for Vera Mikkelsen"));
    assert!(lost.place().exists());
}

#[test]
fn a_photo_that_the_backup_has_lost_is_told_before_the_journal_is_opened() {
    let lost = Lost::new();
    fs::remove_file(&files_below(&shelf(&lost.target).join("photos"))[0]).unwrap();
    let mut window = lost.found();
    type_into(&mut window, "Adgangskode", PASSPHRASE);
    go_on(&mut window);
    look(&mut window, "restore-photo-missing");
    assert!(shows(
        &window,
        "men nogle fotos manglede eller var beskadiget i kopien."
    ));
    click(&mut window, "Åbn journalen");
    unlock(&mut window, PASSPHRASE);
    assert!(window.state().journal().is_some());
}

#[test]
fn a_restore_that_was_stopped_says_so_and_keeps_what_was_typed() {
    let lost = Lost::new();
    let mut window = lost.found();
    let to = lost.place();
    window
        .state_mut()
        .ask(Command::Work(Job::new("restore", move |_| {
            let restored = Err(RestoreError::Backup(BackupFault::Cancelled));
            Report::Restored { to, restored }
        })));
    for _ in 0..3 {
        window.run_ok();
    }
    look(&mut window, "restore-stopped");
    assert!(shows(&window, "Gendannelsen blev afbrudt."));
    assert!(shows(&window, "Kopien er fra"));
    type_into(&mut window, "Adgangskode", PASSPHRASE);
    go_on(&mut window);
    assert!(shows(&window, "Adgangskode for Vera Mikkelsen"));
}
