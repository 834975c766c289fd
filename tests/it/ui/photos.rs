//! Photos: attaching them as a nurse does, refusing what is no photo, and looking at them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{self, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::area::Area;
use mimik::domain::id::PatientId;
use mimik::domain::photo::{Phase, TakenFrom, View};
use mimik::journal::task::{
    Chosen, Findings, Import, Progress, ReadPhotos, Share, Verify, Witness,
};
use mimik::journal::view::PhotoItem;
use mimik::journal::{Edit, Refusal};
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::command::{Command, Job, Report, Tab, Tell};
use mimik::ui::setup::ThemeChoice;
use mimik::ui::worker::Worker;
use tempfile::TempDir;

use super::kit::{TestClinic, harness, look, moment, open, register, setup, sign, window_with};
use super::pictures::{FROWN, RAISE, REST, file, taken};

pub type Window = Harness<'static, App>;

/// A patient with glabella and forehead planned, and a folder of photo files.
pub struct Story {
    pub clinic: TestClinic,
    pub patient: PatientId,
    pub card: TempDir,
}

impl Story {
    pub fn begun() -> Self {
        let mut clinic = TestClinic::new();
        let mut journal = clinic.log_in(clinic.doctor);
        let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
        clinic.at("2026-11-23T09:40:00+01:00");
        sign(&mut journal, patient, moment("2026-11-23T09:10:00+01:00"));
        clinic.log_out(journal);
        clinic.at("2026-11-25T14:11:00+01:00");
        let card = TempDir::new().unwrap();
        Self {
            clinic,
            patient,
            card,
        }
    }

    pub fn nurse(&mut self) -> Window {
        let mut window = self.clinic.window(self.clinic.nurse);
        open(&mut window, self.patient, Tab::Photos);
        window
    }

    pub fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        file(self.card.path(), name, content)
    }

    /// Rest, frown and raised brows, as a camera wrote them a few minutes ago.
    pub fn three(&self) -> [PathBuf; 3] {
        [
            self.file("IMG_0410.jpg", &taken(REST, "2026:11:25 14:03:07")),
            self.file("IMG_0411.jpg", &taken(FROWN, "2026:11:25 14:04:12")),
            self.file("IMG_0412.jpg", &taken(RAISE, "2026:11:25 14:05:30")),
        ]
    }
}

#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the page reads files by itself".to_owned())
    }
}

pub fn drop_files(window: &mut Window, paths: &[PathBuf]) {
    for path in paths {
        let file = Arc::new(Dropped(path.clone()));
        window.input_mut().dropped_files.push(file);
    }
    settle(window);
}

fn type_path(window: &mut Window, path: &Path) {
    write(window, "Filens sti", path.to_str().unwrap());
    click(window, "Læs fil");
}

/// Writes into a field in the place of what stands there.
pub fn write(window: &mut Window, label: &str, text: &str) {
    window.get_by_label(label).focus();
    settle(window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    settle(window);
    window.get_by_label(label).type_text(text);
    settle(window);
}

pub fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).scroll_to_me();
    settle(window);
    window.get_by_label(label).click();
    settle(window);
}

pub fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    settle(window);
}

pub fn ask(window: &mut Window, job: Job) {
    window.state_mut().ask(Command::Work(job));
    settle(window);
}

/// Lets come in what was worked on beside the window, and what follows from it.
pub fn settle(window: &mut Window) {
    for _ in 0..3 {
        window.run_ok();
        window.step();
    }
}

pub fn is_shown(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).count() > 0
}

pub fn can_save(window: &Window) -> bool {
    let save = window.query_by_label("Gem i journalen");
    save.is_some_and(|save| !save.accesskit_node().is_disabled())
}

/// Oldest first.
pub fn photos(window: &Window, patient: PatientId) -> Vec<PhotoItem> {
    let record = window.state().journal().unwrap().record(patient).unwrap();
    let mut photos = record.photos;
    photos.sort_by_key(|item| item.taken_at);
    photos
}

fn verified(window: &Window) -> Findings {
    let reader = window.state().journal().unwrap().reader().open().unwrap();
    let verify = Verify {
        reader,
        anchors: Vec::new(),
        second: Witness::At(None),
        photos: Share::All,
    };
    verify.run(&Progress::default()).unwrap()
}

fn files_in(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_nurse_attaches_three_photos_by_typed_paths() {
    let mut story = Story::begun();
    let folder = story.card.path().join("Ærøskøbing på kortet");
    let rest = file(
        &folder,
        "hvile æøå.jpg",
        &taken(REST, "2026:11:25 14:03:07"),
    );
    let [_, frown, raise] = story.three();
    let mut window = story.nurse();
    assert!(is_shown(&window, "0 af 3 nødvendige fotos"));
    assert!(is_shown(&window, "Mangler: Front, hvile · Front, bekymret"));
    look(&mut window, "photos-empty");

    for path in [&rest, &frown, &raise] {
        type_path(&mut window, path);
    }
    look(&mut window, "photos-offered");
    assert!(is_shown(&window, "hvile æøå.jpg"));
    assert!(can_save(&window));
    assert!(
        photos(&window, story.patient).is_empty(),
        "nothing is saved before somebody says so"
    );

    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    look(&mut window, "photos-saved");
    assert!(is_shown(&window, "Gemt 3 fotos"));
    assert!(!is_shown(&window, "Nye fotos"));
    assert!(!is_shown(&window, "Mangler:"));

    let saved = photos(&window, story.patient);
    let said: Vec<_> = saved
        .iter()
        .map(|item| (item.photo.view, item.photo.areas.clone()))
        .collect();
    let both = vec![Area::Forehead, Area::Glabella];
    let expected = [
        (View::FrontRest, both),
        (View::FrontFrown, vec![Area::Glabella]),
        (View::FrontBrowsRaised, vec![Area::Forehead]),
    ];
    assert_eq!(said, expected);
    for item in &saved {
        assert_eq!(
            (item.photo.phase, item.photo.taken_from),
            (Phase::Before, TakenFrom::Camera)
        );
    }
    assert_eq!(saved[0].taken_at, moment("2026-11-25T14:03:07+01:00"));

    let found = verified(&window);
    assert_eq!(
        (found.exit_code(), found.photos_read, found.photos_unlisted),
        (0, 3, 0)
    );
    let name = saved[0].photo.name.parse().unwrap();
    let journal = window.state().journal().unwrap();
    let kept = journal.vault().read_photo(name).unwrap();
    assert_eq!(kept.bytes, std::fs::read(&rest).unwrap(), "byte for byte");
}

#[test]
fn what_is_no_photo_is_refused_by_name_and_the_rest_is_saved() {
    let mut story = Story::begun();
    let good = taken(REST, "2026:11:25 14:03:07");
    let files = [
        story.file("halv.jpg", &good[..good.len() / 2]),
        story.file("god.jpg", &good),
        story.file("brev.jpg", b"Dette er ikke et billede."),
        story.file("tom.jpg", b""),
        story.card.path().join("væk.jpg"),
    ];
    let mut window = story.nurse();
    drop_files(&mut window, &files);
    look(&mut window, "photos-refused");
    for sentence in [
        "halv.jpg: Filen er afkortet",
        "brev.jpg: Filen er ikke et billede",
        "tom.jpg: Filen er tom",
        "væk.jpg: Filen findes ikke",
    ] {
        assert!(is_shown(&window, sentence), "{sentence}");
    }
    window
        .get_all_by_label("Luk besked")
        .next()
        .unwrap()
        .click();
    settle(&mut window);
    assert!(!is_shown(&window, "halv.jpg"));
    assert!(is_shown(&window, "brev.jpg"));

    click(&mut window, "Gem i journalen");
    assert!(is_shown(&window, "Gemt 1 foto"));
    assert_eq!(photos(&window, story.patient).len(), 1);
    let found = verified(&window);
    assert_eq!(
        (found.exit_code(), found.photos_read, found.photos_unlisted),
        (0, 1, 0)
    );
    assert_eq!(files_in(&story.clinic.folder.path().join("journal/tmp")), 0);
}

#[test]
fn digits_choose_the_view_of_the_selected_photo_and_delete_takes_it_away() {
    let mut story = Story::begun();
    let files = story.three();
    let mut window = story.nurse();
    drop_files(&mut window, &files[..2]);
    click(&mut window, "Front, bekymret, IMG_0411.jpg");
    press(&mut window, Key::Num3);
    assert!(is_shown(&window, "Front, løft bryn, IMG_0411.jpg"));
    press(&mut window, Key::Num8);
    assert!(is_shown(&window, "Profil, venstre, IMG_0411.jpg"));

    // Digits that are typed into a field stay there.
    window.get_by_label("Klokken").focus();
    settle(&mut window);
    press(&mut window, Key::Num5);
    assert!(is_shown(&window, "Profil, venstre, IMG_0411.jpg"));
    press(&mut window, Key::Escape);

    press(&mut window, Key::Delete);
    assert!(!is_shown(&window, "IMG_0411.jpg"));
    assert!(is_shown(&window, "IMG_0410.jpg"));
    click(&mut window, "Gem i journalen");
    assert_eq!(photos(&window, story.patient).len(), 1);
}

#[test]
fn the_time_is_asked_when_the_file_does_not_say_it() {
    let mut story = Story::begun();
    let files = [
        story.file("hvile.jpg", REST),
        story.file("bekymret.jpg", FROWN),
    ];
    let mut window = story.nurse();
    drop_files(&mut window, &files);
    assert!(!can_save(&window));
    assert!(is_shown(
        &window,
        "hvile.jpg Skriv, hvornår billedet er taget"
    ));
    write(&mut window, "Taget den", "i dag");
    write(&mut window, "Klokken", "15.00");
    look(&mut window, "photos-asked");
    assert!(is_shown(&window, "Tidspunktet ligger i fremtiden"));
    write(&mut window, "Klokken", "13.55");
    assert!(!is_shown(&window, "Tidspunktet ligger i fremtiden"));

    click(&mut window, "Brug tiden på alle uden tid");
    click(&mut window, "Gem i journalen");
    let saved = photos(&window, story.patient);
    assert_eq!(saved.len(), 2);
    for item in saved {
        assert_eq!(item.taken_at, moment("2026-11-25T13:55:00+01:00"));
        assert_eq!(item.photo.taken_from, TakenFrom::Asked);
    }
}

#[test]
fn a_picture_older_than_the_clinic_allows_covers_nothing_before_treatment() {
    let mut story = Story::begun();
    let [_, frown, _] = story.three();
    let old = story.file("gammel.jpg", &taken(REST, "2026:10:25 23:59:59"));
    let mut window = story.nurse();
    drop_files(&mut window, &[old, frown]);
    assert!(is_shown(&window, "for gammelt til at tælle som før-foto"));
    click(&mut window, "Gem i journalen");
    assert_eq!(photos(&window, story.patient).len(), 2);
    assert!(is_shown(&window, "1 af 3 nødvendige fotos"));
    assert!(is_shown(&window, "Mangler: Front, hvile"));
}

#[test]
fn an_old_picture_is_said_and_can_still_be_kept() {
    let mut story = Story::begun();
    let old = story.file("gammel.jpg", &taken(REST, "2026:10:03 10:00:00"));
    let mut window = story.nurse();
    drop_files(&mut window, &[old]);
    look(&mut window, "photos-old");
    assert!(is_shown(&window, "Billedet er fra 3. okt."));
    assert!(can_save(&window));
    // The first is the photo's own; the page has a switch of the same name.
    let own = window.get_all_by_label("Efter").next().unwrap();
    own.click();
    settle(&mut window);
    click(&mut window, "Næserynker");
    click(&mut window, "Gem i journalen");
    let saved = photos(&window, story.patient);
    assert_eq!(saved[0].photo.phase, Phase::After);
    assert!(saved[0].photo.areas.contains(&Area::BunnyLines));
    // An after-photo covers nothing before a treatment.
    assert!(is_shown(&window, "0 af 3 nødvendige fotos"));
}

#[test]
fn the_same_picture_here_or_at_somebody_else_is_said() {
    let mut story = Story::begun();
    let mut journal = story.clinic.log_in(story.clinic.doctor);
    let other = register(&mut journal, "Eksempelsen", "Bo", "610190-0701");
    story.clinic.log_out(journal);
    let photo = story.file("IMG_0410.jpg", &taken(REST, "2026:11:25 14:03:07"));
    let mut window = story.nurse();
    type_path(&mut window, &photo);
    type_path(&mut window, &photo);
    assert!(is_shown(&window, "IMG_0410.jpg: Filen er valgt allerede"));
    click(&mut window, "Gem i journalen");
    type_path(&mut window, &photo);
    assert!(is_shown(
        &window,
        "IMG_0410.jpg: Fotoet ligger allerede i journalen"
    ));
    assert!(!is_shown(&window, "Nye fotos"));

    open(&mut window, other, Tab::Photos);
    type_path(&mut window, &photo);
    look(&mut window, "photos-elsewhere");
    assert!(is_shown(
        &window,
        "Samme billede ligger hos en anden patient"
    ));
    // Nothing is planned for him: view and area are asked.
    assert!(!can_save(&window));
    press(&mut window, Key::Num1);
    click(&mut window, "Pande");
    click(&mut window, "Gem i journalen");
    assert_eq!(photos(&window, other).len(), 1);
    assert_eq!(verified(&window).exit_code(), 0);
}

#[test]
fn a_failure_keeps_every_new_photo_for_another_try() {
    let mut story = Story::begun();
    let files = story.three();
    let mut window = story.nurse();
    drop_files(&mut window, &files);
    let folder = story.clinic.folder.path().join("journal");
    std::fs::rename(folder.join("tmp"), folder.join("away")).unwrap();
    click(&mut window, "Gem i journalen");
    look(&mut window, "photos-failed");
    assert!(is_shown(&window, "Fotos er ikke gemt"));
    assert!(is_shown(&window, "De nye fotos står stadig klar"));
    assert!(!is_shown(&window, "Gemt 3 fotos"));
    assert!(photos(&window, story.patient).is_empty());

    std::fs::rename(folder.join("away"), folder.join("tmp")).unwrap();
    click(&mut window, "Gem i journalen");
    assert!(is_shown(&window, "Gemt 3 fotos"));
    assert!(!is_shown(&window, "Fotos er ikke gemt"));
    let found = verified(&window);
    assert_eq!(
        (found.exit_code(), found.photos_read, found.photos_unlisted),
        (0, 3, 0)
    );
}

#[test]
fn what_is_sealed_after_another_record_was_opened_is_attached_where_it_was_meant() {
    let mut story = Story::begun();
    let mut journal = story.clinic.log_in(story.clinic.doctor);
    let other = register(&mut journal, "Eksempelsen", "Bo", "610190-0701");
    story.clinic.log_out(journal);
    let files = story.three();
    let mut window = story.nurse();
    open(&mut window, other, Tab::Photos);
    let sealed = import(&window, story.patient, &files[0]).run(&Progress::default());
    let patient = story.patient;
    let late = move |_: &_| Report::PhotosSealed { patient, sealed };
    ask(&mut window, Job::new("seal photos", late));
    assert_eq!(photos(&window, story.patient).len(), 1);
    assert!(photos(&window, other).is_empty());
    assert!(
        !is_shown(&window, "Gemt"),
        "nothing of this record was saved"
    );
}

/// The task that seals one photo.
fn import(window: &Window, patient: PatientId, path: &Path) -> Import {
    let paths = vec![path.to_owned()];
    let offered = ReadPhotos::of(paths).run(&Progress::default()).remove(0);
    let offered = offered.unwrap();
    let chosen = Chosen {
        taken_at: offered.taken_at.unwrap(),
        offered,
        taken_from: TakenFrom::Camera,
        clock_corrected_seconds: None,
        areas: vec![Area::Glabella],
        view: View::FrontRest,
        phase: Phase::Before,
    };
    Import {
        vault: window.state().journal().unwrap().vault().clone(),
        patient,
        imported_at: moment("2026-11-25T14:11:00+01:00"),
        photos: vec![chosen],
    }
}

#[test]
fn stopping_before_anything_is_sealed_stores_nothing() {
    let mut story = Story::begun();
    let file = story.three()[0].clone();
    let window = story.nurse();
    let progress = Progress::default();
    progress.cancel();
    let nothing = import(&window, story.patient, &file).run(&progress);
    assert!(nothing.unwrap().is_empty());
    assert_eq!(files_in(&story.clinic.folder.path().join("journal/tmp")), 0);
    assert_eq!(verified(&window).photos_unlisted, 0);
}

#[test]
fn files_chosen_for_one_patient_are_never_offered_to_another() {
    let mut story = Story::begun();
    let mut journal = story.clinic.log_in(story.clinic.doctor);
    let other = register(&mut journal, "Eksempelsen", "Bo", "610190-0701");
    story.clinic.log_out(journal);
    let paths = story.three().to_vec();
    let mut window = story.nurse();
    open(&mut window, other, Tab::Photos);
    let late = story.patient;
    let read = move |progress: &_, tell: Tell<'_>| {
        let (patient, reading) = (late, 1);
        for (place, file) in ReadPhotos::of(paths).run(progress).into_iter().enumerate() {
            let file = file.map(|offered| Box::new((offered, egui::ColorImage::default())));
            tell(Report::PhotoRead {
                patient,
                reading,
                place,
                file,
            });
        }
        Report::ReadingEnded { patient, reading }
    };
    ask(&mut window, Job::telling("read photos", read));
    assert!(!is_shown(&window, "IMG_0410.jpg"));
}

#[test]
fn a_click_opens_the_photo_large_and_arrows_leaf_through() {
    let mut story = Story::begun();
    let files = story.three();
    let mut window = story.nurse();
    drop_files(&mut window, &files);
    click(&mut window, "Gem i journalen");
    click(
        &mut window,
        "Front, hvile, Før · 14.03 · Pande, Bekymringsrynke",
    );
    look(&mut window, "photos-large");
    let large = "Før · 25. nov. 2026 kl. 14.03 · Pande, Bekymringsrynke";
    window.get_by_label(large);
    assert!(
        !is_shown(&window, "Åbner fotoet"),
        "the whole photo is there"
    );
    assert!(is_shown(&window, "3 af 3"));
    press(&mut window, Key::ArrowLeft);
    assert!(is_shown(&window, "kl. 14.04 · Bekymringsrynke"));
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    window.get_by_label(large);
    press(&mut window, Key::Escape);
    assert!(is_shown(&window, "Dækning af områder"));

    // The space bar opens the one that was looked at last.
    press(&mut window, Key::Space);
    window.get_by_label(large);
    press(&mut window, Key::Escape);

    let folder = story.clinic.folder.path().join("journal/photos");
    std::fs::remove_dir_all(folder).unwrap();
    press(&mut window, Key::Space);
    look(&mut window, "photos-file-missing");
    assert!(is_shown(&window, "Fotoets fil mangler"));
}

#[test]
fn below_the_window_a_reviewer_is_refused_as_well() {
    let mut story = Story::begun();
    let mut journal = story.clinic.log_in(story.clinic.reviewer);
    let attach = Edit::AttachPhotos {
        patient: story.patient,
        photos: Vec::new(),
    };
    let refused = journal.apply(attach).unwrap_err();
    assert!(matches!(refused.refusal(), Some(Refusal::Role(_))));
}

#[test]
fn without_a_file_dialog_the_other_ways_are_named() {
    let mut story = Story::begun();
    let patient = story.patient;
    let mut window = story.nurse();
    let closed = |milliseconds| {
        Job::new("files", move |_: &_| Report::FilesChosen {
            patient,
            paths: None,
            shown: Duration::from_millis(milliseconds),
        })
    };
    ask(&mut window, closed(900));
    assert!(!is_shown(&window, "fildialog"), "somebody has cancelled it");
    ask(&mut window, closed(40));
    assert!(is_shown(&window, "Der blev ikke fundet en fildialog"));
    let paths = Some(story.three().to_vec());
    let chosen = move |_: &_| Report::FilesChosen {
        patient,
        paths,
        shown: Duration::from_secs(9),
    };
    ask(&mut window, Job::new("files", chosen));
    assert!(is_shown(&window, "IMG_0412.jpg"));
}

#[test]
fn a_path_that_leads_nowhere_stays_in_its_field() {
    let mut story = Story::begun();
    let mut window = story.nurse();
    type_path(&mut window, Path::new("/findes/ikke æøå.jpg"));
    assert!(is_shown(&window, "ikke æøå.jpg: Filen findes ikke"));
    assert_eq!(
        window.get_by_label("Filens sti").value(),
        Some("/findes/ikke æøå.jpg".to_owned())
    );
}

#[test]
fn a_pasted_picture_is_kept_as_png_and_asks_when_it_was_taken() {
    let mut story = Story::begun();
    let mut window = story.nurse();
    let pixels = egui::ColorImage::filled([64, 48], egui::Color32::GRAY);
    window.event(egui::Event::PasteImage(Arc::new(pixels)));
    settle(&mut window);
    assert!(is_shown(&window, "Et indsat billede gemmes som PNG."));
    assert!(is_shown(&window, "Indsat billede"));
    assert!(is_shown(&window, "Filen har intet tidspunkt."));
}

#[test]
fn files_over_the_window_are_shown_where_they_can_be_dropped() {
    let mut story = Story::begun();
    let mut window = story.nurse();
    window
        .input_mut()
        .hovered_files
        .push(egui::HoveredFile::default());
    settle(&mut window);
    look(&mut window, "photos-hovering");
    window.get_by_label("Slip for at vedhæfte");
}

#[test]
fn reading_tells_how_far_it_is_and_can_be_stopped() {
    let mut story = Story::begun();
    let journal = story.clinic.log_in(story.clinic.nurse);
    let given = setup(ThemeChoice::Light, Language::Danish);
    let text = Text::load(Language::Danish).unwrap();
    let worker = Worker::on_threads(&egui::Context::default());
    let app = App::with_journal(
        given.clone(),
        text,
        story.clinic.clock.clone(),
        worker,
        journal,
    );
    let mut window = harness(app, given);
    open(&mut window, story.patient, Tab::Photos);
    let patient = story.patient;
    let slow = move |progress: &Progress| {
        progress.expect(12);
        progress.step();
        while !progress.is_cancelled() {
            std::thread::sleep(Duration::from_millis(5));
        }
        Report::ReadingEnded {
            patient,
            reading: 1,
        }
    };
    window
        .state_mut()
        .ask(Command::Work(Job::new("read photos", slow)));
    until(&mut window, |window| {
        is_shown(window, "Læser 1 af 12 filer")
    });
    look(&mut window, "photos-reading");
    click(&mut window, "Stop");
    until(&mut window, |window| !is_shown(window, "Læser"));
}

pub fn until(window: &mut Window, is_so: impl Fn(&Window) -> bool) {
    for _ in 0..600 {
        settle(window);
        if is_so(window) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    unreachable!("it never came");
}

#[test]
fn the_page_is_calm_in_the_dark_and_in_a_small_window() {
    let mut story = Story::begun();
    let files = story.three();
    let journal = story.clinic.log_in(story.clinic.nurse);
    let mut window = window_with(
        journal,
        &story.clinic.clock,
        Language::English,
        ThemeChoice::Dark,
    );
    open(&mut window, story.patient, Tab::Photos);
    drop_files(&mut window, &files[..1]);
    click(&mut window, "Save in the journal");
    drop_files(&mut window, &files[1..]);
    look(&mut window, "photos-dark");
    window.set_size(egui::vec2(1180.0, 760.0));
    settle(&mut window);
    look(&mut window, "photos-small");
    assert!(is_shown(&window, "IMG_0412.jpg"));
}
