//! Backups at the desk: choosing a disk, copying now, at lock and every four hours, trying a restore, and being warned.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use mimik::domain::backup::RestoreRehearsed;
use mimik::domain::time::{HOUR, MINUTE};
use mimik::journal::Clock;
use mimik::journal::task::FoundBackup;
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::{Command, Job, Report};
use mimik::ui::setup::ThemeChoice;

use super::hands::{click, has_button, is_disabled, settings, shows, type_into, value};
use super::kit::{TestClinic, gate, look, moment};
use super::lock::unlock;
use crate::clinic::{PASSPHRASE, found};

type Window = Harness<'static, App>;

/// The system's dialog was closed with a folder.
fn choose(window: &mut Window, path: &Path) {
    answer(window, Some(path.to_owned()), Duration::from_secs(3));
}

fn answer(window: &mut Window, path: Option<PathBuf>, shown: Duration) {
    window
        .state_mut()
        .ask(Command::Work(Job::new("backup folder", move |_| {
            Report::BackupFolderChosen { path, shown }
        })));
    settle(window);
}

/// Once for what was asked, once for what came of the work, once for what is shown then.
fn settle(window: &mut Window) {
    for _ in 0..3 {
        window.run_ok();
    }
}

fn press(window: &mut Window, label: &str) {
    click(window, label);
    settle(window);
}

fn disk(clinic: &TestClinic, name: &str) -> PathBuf {
    let path = clinic.folder.path().join(name);
    fs::create_dir_all(&path).unwrap();
    path
}

fn backups(target: &Path) -> usize {
    let inside = fs::read_dir(target).unwrap().next();
    inside.map_or(0, |shelf| {
        let manifests = shelf.unwrap().path().join("manifests");
        fs::read_dir(manifests).unwrap().count()
    })
}

#[test]
fn a_doctor_chooses_a_disk_copies_now_and_tries_a_restore() {
    let mut clinic = TestClinic::new();
    let target = disk(&clinic, "Stick");
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Sikkerhedskopi");
    assert!(shows(&window, "Journalen kopieres ikke endnu"));
    look(&mut window, "backups-none");

    choose(
        &mut window,
        &clinic.folder.path().join("journal").join("photos"),
    );
    assert!(shows(&window, "Mappen er journalens egen"));
    choose(&mut window, &target);
    assert!(!shows(&window, "Mappen er journalens egen"));
    assert!(shows(&window, "Ingen kopi endnu"));
    choose(&mut window, &target);
    assert!(shows(&window, "Mappen er i listen i forvejen."));
    look(&mut window, "backups-chosen");

    press(&mut window, "Kopiér nu");
    assert_eq!(backups(&target), 1);
    assert!(shows(&window, "Sikkerhedskopi fuldført"));
    // The folder of a test lies on the journal's own disk, and that is said.
    assert!(shows(&window, "Samme disk"));
    press(&mut window, "Prøv gendannelse");
    assert!(shows(&window, "Gendannelsen lykkedes. Alt var der."));
    look(&mut window, "backups-made");

    fs::remove_dir_all(&target).unwrap();
    press(&mut window, "Kopiér nu");
    assert!(shows(&window, "Mislykkedes"));
    assert!(shows(&window, "Sæt disken i, og prøv igen."));
    look(&mut window, "backups-gone");
    press(&mut window, "Fjern");
    assert!(shows(&window, "Journalen kopieres ikke endnu"));
}

#[test]
fn where_no_dialog_comes_the_folder_is_typed() {
    let clinic = &mut TestClinic::new();
    let target = disk(clinic, "Stick");
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Sikkerhedskopi");
    assert!(!has_button(&window, "Brug mappen"));
    answer(&mut window, None, Duration::ZERO);
    assert!(shows(&window, "Der kom ingen mappevælger frem."));
    assert!(is_disabled(&window, "Brug mappen"));
    look(&mut window, "backups-typed");

    let photos = clinic.folder.path().join("journal").join("photos");
    // The keyboard is in the field already.
    window.event(Event::Text(photos.to_string_lossy().into_owned()));
    press(&mut window, "Brug mappen");
    assert!(shows(&window, "Mappen er journalens egen"));
    // What was typed is still there to be put right.
    let field = value(&window, "Stien til mappen");
    assert_eq!(field, photos.to_string_lossy());

    type_into(&mut window, "Stien til mappen", "");
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_ok();
    type_into(&mut window, "Stien til mappen", &target.to_string_lossy());
    press(&mut window, "Brug mappen");
    assert!(shows(&window, "Ingen kopi endnu"));
    assert!(!has_button(&window, "Brug mappen"));
    press(&mut window, "Kopiér nu");
    assert_eq!(backups(&target), 1);
}

/// What is tried is the copy: nobody may read that the journal itself was brought back.
#[test]
fn a_rehearsal_that_lacks_photos_speaks_of_the_copy() {
    let clinic = &mut TestClinic::new();
    let target = disk(clinic, "Stick");
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Sikkerhedskopi");
    choose(&mut window, &target);
    press(&mut window, "Kopiér nu");
    let tried = RestoreRehearsed {
        target: target.to_string_lossy().into_owned(),
        backup: "20261123-080000".to_owned(),
        seq: 4,
        head: "0".repeat(64),
        photos: 3,
        photos_bad: 1,
    };
    window
        .state_mut()
        .ask(Command::Work(Job::new("rehearsal", move |_| {
            Report::Rehearsed(Ok(tried))
        })));
    settle(&mut window);
    look(&mut window, "backups-rehearsed-without");
    assert!(shows(
        &window,
        "men nogle fotos mangler eller er beskadiget i kopien."
    ));
    assert!(!shows(&window, "Journalen er gendannet"));
}

#[test]
fn a_nurse_copies_but_does_not_choose_where() {
    let mut clinic = TestClinic::new();
    let target = disk(&clinic, "Stick");
    let mut journal = clinic.log_in(clinic.doctor);
    crate::clinic::set_targets(&mut journal, &[&target]);
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Sikkerhedskopi");
    assert!(is_disabled(&window, "Tilføj mappe") && is_disabled(&window, "Fjern"));
    press(&mut window, "Kopiér nu");
    assert_eq!(backups(&target), 1);
}

#[test]
fn copies_are_made_at_lock_at_exit_and_every_four_hours() {
    let mut clinic = TestClinic::new();
    let target = disk(&clinic, "Stick");
    let mut journal = clinic.log_in(clinic.doctor);
    crate::clinic::set_targets(&mut journal, &[&target]);
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    let start = moment("2026-11-23T09:00:00+01:00");
    for minutes in 1..240 {
        clinic.clock.move_to(start.plus(minutes * MINUTE));
        window.event(Event::PointerMoved(eframe::egui::pos2(
            minutes as f32,
            300.0,
        )));
        window.run_ok();
    }
    assert_eq!(backups(&target), 0);
    clinic.clock.move_to(start.plus(4 * HOUR));
    window.event(Event::PointerMoved(eframe::egui::pos2(1.0, 1.0)));
    window.run_ok();
    assert_eq!(backups(&target), 1);

    window
        .state_mut()
        .ask(Command::Lock(mimik::domain::log::LockReason::Asked));
    settle(&mut window);
    assert!(window.state().journal().is_none());
    assert_eq!(backups(&target), 2);
    assert!(shows(&window, "Der er ingen kopi på en anden disk"));
    unlock(&mut window, super::kit::PASSPHRASE);
    assert!(window.state().journal().is_some());
    let ctx = window.ctx.clone();
    window.state_mut().close(&ctx);
    let last = window.state_mut().last_work();
    drop(window);
    last.run();
    assert_eq!(backups(&target), 3);
    let newest = FoundBackup::at(&target, None).unwrap();
    assert_eq!(newest.damaged + newest.unlisted, 0);
}

#[test]
fn a_clinic_without_a_copy_is_warned_after_a_day_and_after_three() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("journal");
    let clock = Clock::set(moment("2026-11-23T09:00:00+01:00"));
    let founded = found(&folder, false, clock.clone());
    let begun = moment("2026-11-23T09:00:00+01:00");
    drop(founded);
    let mut warned = Vec::new();
    for hours in [23, 25, 73] {
        clock.move_to(begun.plus(hours * HOUR));
        let light = ThemeChoice::Light;
        let mut window = gate(&clock, Some(folder.clone()), light, Language::Danish);
        assert!(shows(&window, "Der er ingen kopi på en anden disk"));
        look(&mut window, "backups-lock");
        unlock(&mut window, PASSPHRASE);
        let notice = shows(&window, "Ingen sikkerhedskopi");
        let card = shows(&window, "Vælg en mappe på en anden disk");
        warned.push((notice, card));
        look(&mut window, &format!("backups-warned-{hours}"));
        drop(window);
    }
    assert_eq!(warned, [(false, false), (true, false), (true, true)]);
    assert!(!has_button(
        &gate(&clock, None, ThemeChoice::Light, Language::Danish),
        "Kopiér nu"
    ));
}
