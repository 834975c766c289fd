//! The check of the whole journal in the settings: well, and with a photo file that somebody has changed.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use mimik::journal::task::{VerifyAll, Witness};
use mimik::journal::{RecoveryKey, SecondPlace};
use mimik::text::Language;
use mimik::ui::command::{Command, Job, Place, Report};
use mimik::vault::Folder;

use super::hands::{click, settings, shows, type_into};
use super::kit::look;
use super::outline::outline;
use super::photos::{Story, Window, ask, drop_files};
use crate::clinic::swap_recovery;

fn check(window: &mut Window) {
    settings(window, "Kontrol");
    press(window, "Kontrollér journalen");
}

/// Presses what begins work, and waits for what comes of it.
fn press(window: &mut Window, label: &str) {
    click(window, label);
    for _ in 0..3 {
        window.run_ok();
    }
}

/// One byte of the only sealed photo is turned.
fn tamper(story: &Story) {
    let photos = story.clinic.folder.path().join("journal").join("photos");
    let folder = fs::read_dir(photos).unwrap().next().unwrap().unwrap();
    let file = fs::read_dir(folder.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let mut bytes = fs::read(file.path()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file.path(), bytes).unwrap();
}

#[test]
fn a_nurse_reads_the_whole_journal_again_and_a_changed_photo_is_said() {
    let mut story = Story::begun();
    let photo = story.three()[0].clone();
    let mut window = story.nurse();
    drop_files(&mut window, &[photo]);
    click(&mut window, "Gem i journalen");
    for _ in 0..3 {
        window.run_ok();
    }
    settings(&mut window, "Kontrol");
    assert!(shows(&window, "Den ændrer intet, og du kan arbejde imens."));
    assert!(shows(&window, "Journalen er endnu ikke kontrolleret"));
    check(&mut window);
    look(&mut window, "integrity-well");
    assert!(shows(&window, "Alt er, som det blev skrevet."));
    assert!(shows(&window, "Ubrudt kæde · "));
    assert!(shows(&window, "underskrifter er ægte"));
    assert!(shows(&window, "Uændrede: 1"));
    assert!(shows(&window, "Alle sider er hele"));

    tamper(&story);
    check(&mut window);
    look(&mut window, "integrity-photo");
    assert!(shows(&window, "Noget er ikke, som det blev skrevet."));
    assert!(shows(&window, "Mangler eller er beskadiget: 1"));
    assert!(shows(&window, "Ubrudt kæde · "));
}

/// Whoever is in works on without it: nothing else says that nobody will come in again.
#[test]
fn a_key_file_that_is_swapped_or_gone_is_told_before_the_lock() {
    let mut story = Story::begun();
    let mut journal = story.clinic.log_in(story.clinic.doctor);
    let key = RecoveryKey::new().unwrap();
    journal.replace_recovery_key(&key).unwrap();
    let mut window = super::kit::window_with(
        journal,
        &story.clinic.clock,
        Language::Danish,
        mimik::ui::setup::ThemeChoice::Light,
    );
    settings(&mut window, "Kontrol");
    check(&mut window);
    assert!(shows(
        &window,
        "Nøglefilen har den nøgle, som journalen kender"
    ));
    swap_recovery(&story.clinic.folder.path().join("journal"));
    check(&mut window);
    assert!(shows(
        &window,
        "Nøglen i nøglefilen er ikke den, som journalen kender."
    ));
    let folder = Folder::new(&story.clinic.folder.path().join("journal"));
    for path in [folder.keys(), folder.keys_copy()] {
        fs::remove_file(path).unwrap();
    }
    check(&mut window);
    look(&mut window, "integrity-no-keys");
    assert!(shows(&window, "Nøglefilen kan ikke læses."));
    assert!(shows(&window, "Noget er ikke, som det blev skrevet."));
}

#[test]
fn a_check_that_was_stopped_does_not_say_that_all_is_well() {
    let mut story = Story::begun();
    let photo = story.three()[0].clone();
    let mut window = story.nurse();
    drop_files(&mut window, &[photo]);
    click(&mut window, "Gem i journalen");
    settings(&mut window, "Kontrol");
    let all = VerifyAll {
        reader: window.state().journal().unwrap().reader(),
        second: Witness::At(None),
    };
    ask(
        &mut window,
        Job::new("verify", move |progress| {
            progress.cancel();
            Report::Verified(all.run(progress).map(Box::new))
        }),
    );
    look(&mut window, "integrity-stopped");
    assert!(shows(&window, "Ikke læst: 1"));
    assert!(shows(&window, "Kontrollen blev stoppet"));
    assert!(!shows(&window, "Alt er, som det blev skrevet."));
}

/// For the test that no Danish stands among English words.
pub fn english_screens() -> Vec<String> {
    let mut story = Story::begun();
    let journal = story.clinic.log_in(story.clinic.doctor);
    let mut window = super::kit::window_with(
        journal,
        &story.clinic.clock,
        Language::English,
        mimik::ui::setup::ThemeChoice::Light,
    );
    settings(&mut window, "Check");
    let mut screens = vec![outline(&window)];
    click(&mut window, "Check the journal");
    for _ in 0..3 {
        window.run_ok();
    }
    screens.push(outline(&window));
    screens
}

fn choose(window: &mut Window, folder: Option<PathBuf>, shown: Duration) {
    ask(
        window,
        Job::new("second place", move |_| Report::SecondPlaceChosen {
            path: folder,
            shown,
        }),
    );
}

/// A week later, in the first minute in which nobody touches anything for half of it; what it finds is said until a check ends well.
#[test]
fn once_a_week_the_check_begins_by_itself_and_what_it_finds_is_said_until_it_is_mended() {
    let mut story = Story::begun();
    let photo = story.three()[0].clone();
    let mut window = story.nurse();
    drop_files(&mut window, &[photo]);
    press(&mut window, "Gem i journalen");
    drop(window);
    story.clinic.at("2026-12-02T08:00:00+01:00");
    tamper(&story);
    let mut window = story.clinic.window_again(story.clinic.doctor);
    let checked = |window: &Window| window.state().journal().unwrap().clinic().checked.clone();
    for second in 0..30 {
        story
            .clinic
            .at(&format!("2026-12-02T08:00:{second:02}+01:00"));
        window.run_ok();
        assert_eq!(checked(&window), None);
    }
    story.clinic.at("2026-12-02T08:00:30+01:00");
    for _ in 0..3 {
        window.run_ok();
    }
    let (_, found) = checked(&window).unwrap();
    assert_eq!(found.photos_bad, Some(1));
    assert!(shows(
        &window,
        "fandt noget, der ikke er, som det blev skrevet: Fotofiler."
    ));
    look(&mut window, "integrity-by-itself");
    settings(&mut window, "Kontrol");
    assert!(shows(&window, "Mangler eller er beskadiget: 1"));

    // Not again and again in the same half hour.
    let entries = |window: &Window| window.state().journal().unwrap().revision();
    let before = entries(&window);
    story.clinic.at("2026-12-02T08:02:00+01:00");
    window.run_ok();
    assert_eq!(entries(&window), before);

    drop(window);
    let mut window = story.clinic.window_again(story.clinic.nurse);
    settings(&mut window, "Kontrol");
    assert!(shows(
        &window,
        "fandt noget, der ikke er, som det blev skrevet: Fotofiler."
    ));
    look(&mut window, "integrity-told-later");
    tamper(&story);
    check(&mut window);
    assert!(shows(&window, "Alt er, som det blev skrevet."));
    window.state_mut().ask(Command::Go(Place::Today));
    window.run_ok();
    assert!(!shows(&window, "fandt noget"));
}

#[test]
fn a_doctor_chooses_another_place_for_the_anchors_and_hears_what_came_of_it() {
    let long = Duration::from_secs(2);
    let mut story = Story::begun();
    let mut window = story.clinic.window(story.clinic.doctor);
    settings(&mut window, "Kontrol");
    check(&mut window);
    assert!(shows(&window, "De ligger kun i journalens egen mappe"));
    look(&mut window, "integrity-elsewhere");
    let folder = story.clinic.folder.path().join("usb");
    fs::create_dir(&folder).unwrap();
    choose(&mut window, Some(folder.clone()), long);
    assert!(shows(&window, "Ankre bliver nu også gemt i "));
    let remembered = window.state().setup().second_place.clone();
    assert_eq!(remembered, Some(SecondPlace::chosen(folder.clone())));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);

    // Within the journal, and where nothing can be written: the place of before stays.
    let journal = story.clinic.folder.path().join("journal");
    choose(&mut window, Some(journal.join("photos")), long);
    assert!(shows(
        &window,
        "Ankre dér bliver sat tilbage sammen med journalen."
    ));
    let missing = story.clinic.folder.path().join("taget ud");
    choose(&mut window, Some(missing), long);
    assert!(shows(&window, "Der kunne ikke skrives i "));
    choose(&mut window, None, long);
    assert_eq!(window.state().setup().second_place, remembered);
}

#[test]
fn where_no_dialog_comes_the_other_place_is_typed() {
    let mut story = Story::begun();
    let mut window = story.clinic.window(story.clinic.doctor);
    settings(&mut window, "Kontrol");
    choose(&mut window, None, Duration::ZERO);
    assert!(shows(&window, "Der kom ingen mappevælger frem."));
    look(&mut window, "integrity-elsewhere-typed");

    let missing = story.clinic.folder.path().join("taget ud");
    type_into(&mut window, "Stien til mappen", &missing.to_string_lossy());
    press(&mut window, "Brug mappen");
    assert!(shows(&window, "Der kunne ikke skrives i "));
    assert_eq!(window.state().setup().second_place, None);

    fs::create_dir(&missing).unwrap();
    press(&mut window, "Brug mappen");
    assert!(shows(&window, "Ankre bliver nu også gemt i "));
    assert!(!shows(&window, "Der kom ingen mappevælger frem."));
    let remembered = window.state().setup().second_place.clone();
    assert_eq!(remembered, Some(SecondPlace::chosen(missing)));
}
