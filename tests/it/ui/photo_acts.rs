//! What can be done with a stored photo: corrected, hidden and shown again, given to the right patient, agreed on, handed out.

use std::time::Duration;

use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::area::Area;
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::photo::{Purpose, View};
use mimik::journal::Journal;
use mimik::picture;
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::{Command, Job, Place, Report, Tab};
use mimik::ui::page::record::photos::copies;
use mimik::ui::saving::Page;
use mimik::ui::setup::ThemeChoice;

use super::hands::{choose, click, has_button, is_disabled, shows, type_into};
use super::kit::{look, open, window_with};
use super::pupils::photographed;
use crate::clinic::{Clinic, DEMO, last_kinds, lock, register};

type Window = Harness<'static, App>;

struct Story {
    clinic: Clinic,
    patient: PatientId,
    other: PatientId,
    photo: EntryId,
}

impl Story {
    /// Two patients, and a photo in the record of the first.
    fn begun() -> Self {
        let clinic = Clinic::new();
        let mut journal = clinic.nurse();
        let (patient, other) = (
            register(&mut journal, DEMO[0]),
            register(&mut journal, DEMO[1]),
        );
        let photo = photographed(&clinic, &mut journal, patient, View::FrontRest);
        drop(lock(journal));
        Self {
            clinic,
            patient,
            other,
            photo,
        }
    }

    fn window(&self, journal: Journal) -> Window {
        let (language, theme) = (Language::Danish, ThemeChoice::Light);
        let mut window = window_with(journal, &self.clinic.clock, language, theme);
        open(&mut window, self.patient, Tab::Photos);
        window.run_steps(4);
        window
    }

    fn kinds(window: &Window, count: u32) -> Vec<String> {
        last_kinds(window.state().journal().unwrap(), count)
    }
}

#[test]
fn a_photo_is_hidden_with_a_reason_and_shown_again() {
    let story = Story::begun();
    let mut window = story.window(story.clinic.nurse());
    click(&mut window, "Skjul …");
    assert!(is_disabled(&window, "Skjul foto"));
    type_into(&mut window, "Begrundelse", "Øjnene er lukkede.");
    look(&mut window, "photos-hide");
    click(&mut window, "Skjul foto");
    window.run_steps(3);
    assert_eq!(Story::kinds(&window, 1), ["photo_hidden"]);
    assert!(shows(&window, "0 fotos"));
    assert!(shows(&window, "»Øjnene er lukkede.«"));
    look(&mut window, "photos-hidden");

    click(&mut window, "Vis igen …");
    type_into(&mut window, "Begrundelse", "De er åbne nok.");
    click(&mut window, "Vis foto");
    window.run_steps(3);
    assert!(shows(&window, "1 foto"));
    assert!(!shows(&window, "Skjulte fotos"));
}

#[test]
fn a_photo_is_given_to_the_patient_whose_it_is() {
    let story = Story::begun();
    let mut window = story.window(story.clinic.nurse());
    let name = {
        let journal = window.state().journal().unwrap();
        let row = journal.patient_row(story.other).unwrap().unwrap();
        (row.given, row.family)
    };
    click(&mut window, "Forkert patient …");
    type_into(&mut window, "Patienten, det hører til", &name.1);
    window.run_steps(3);
    assert!(is_disabled(&window, "Træk foto tilbage"));
    let row = window.query_all_by_role(Role::Button).find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains(&name.0) && label.contains("Født")
    });
    row.expect("the other patient").click();
    window.run_steps(2);
    type_into(
        &mut window,
        "Hvordan det skete",
        "Kortet var fra hende før.",
    );
    look(&mut window, "photos-withdraw");
    click(&mut window, "Træk foto tilbage");
    window.run_steps(3);
    assert_eq!(
        Story::kinds(&window, 2),
        ["photo_withdrawn", "photo_attached"]
    );
    assert!(shows(&window, "1 foto er trukket tilbage. Se Historik."));
    let journal = window.state().journal().unwrap();
    assert_eq!(journal.record(story.other).unwrap().photos.len(), 1);
    window
        .state_mut()
        .ask(Command::Go(Place::Record(Tab::History)));
    window.run_steps(4);
    look(&mut window, "photos-withdrawn-history");
    assert!(shows(&window, "Foto trukket tilbage"));
}

#[test]
fn what_was_said_of_a_photo_is_corrected_and_the_picture_is_not() {
    let story = Story::begun();
    let mut window = story.window(story.clinic.nurse());
    click(&mut window, "Ret …");
    type_into(&mut window, "Begrundelse", "Panden er ikke med.");
    assert!(
        is_disabled(&window, "Gem rettelse"),
        "nothing is changed yet"
    );
    window
        .get_by_role_and_label(Role::CheckBox, "Pande")
        .click();
    window.run_steps(2);
    look(&mut window, "photos-correct");
    click(&mut window, "Gem rettelse");
    window.run_steps(3);
    let record = window
        .state()
        .journal()
        .unwrap()
        .record(story.patient)
        .unwrap();
    assert!(!record.photos[0].photo.areas.contains(&Area::Forehead));
    assert_eq!(record.photos[0].id, story.photo);
    let last = record.entries.last().unwrap();
    assert_eq!(last.reason.as_deref(), Some("Panden er ikke med."));
}

/// What the system's dialog answers when a place is asked for.
fn chosen(window: &mut Window, page: Page, path: std::path::PathBuf) {
    let job = Job::new("page", move |_: &_| Report::PlaceChosen {
        page: Box::new(page),
        path: Some(path),
        shown: Duration::from_secs(2),
    });
    window.state_mut().ask(Command::Work(job));
    window.run_steps(6);
}

#[test]
fn teaching_needs_the_patients_own_yes_and_her_doctor() {
    let story = Story::begun();
    let window = story.window(story.clinic.nurse());
    assert!(
        is_disabled(&window, "Indhent samtykke …"),
        "a doctor's to obtain"
    );
    drop(window);

    let mut window = story.window(story.clinic.doctor());
    click(&mut window, "Udlevér …");
    assert!(is_disabled(&window, "Vælg sted …"));
    choose(&mut window, "Undervisning");
    assert!(shows(&window, "Patienten har ikke givet samtykke"));
    type_into(&mut window, "Hvem får dem", "Et kursus");
    assert!(is_disabled(&window, "Vælg sted …"));
    look(&mut window, "photos-export-refused");
    choose(&mut window, "Dokumentation");
    assert!(!is_disabled(&window, "Vælg sted …"));
    look(&mut window, "photos-export");
    click(&mut window, "Annullér");

    click(&mut window, "Indhent samtykke …");
    window
        .get_by_role_and_label(Role::CheckBox, "Undervisning")
        .click();
    window.run_steps(2);
    type_into(
        &mut window,
        "Hvor og hvordan de bruges",
        "Kursus i klinikken",
    );
    choose(&mut window, "På papir");
    click(&mut window, "Nu");
    type_into(
        &mut window,
        "Lægens vurdering af, at samtykket er frit givet",
        "Hun foreslog det selv.",
    );
    look(&mut window, "photos-consent");
    click(&mut window, "Gem samtykke");
    window.run_steps(3);
    assert_eq!(Story::kinds(&window, 1), ["photo_use_consented"]);
    assert!(shows(&window, "Samtykke 23. nov. 2026"));
    look(&mut window, "photos-consented");

    click(&mut window, "Træk tilbage for undervisning …");
    type_into(&mut window, "Hvad patienten siger", "Har fortrudt");
    click(&mut window, "Nu");
    click(&mut window, "Gem tilbagetrækning");
    window.run_steps(3);
    assert_eq!(Story::kinds(&window, 1), ["consent_withdrawn"]);
    assert!(shows(&window, "trak sit samtykke tilbage"));
    assert!(has_button(&window, "Indhent samtykke …"));
}

#[test]
fn copies_leave_upright_without_metadata_and_are_noted_first() {
    let story = Story::begun();
    let mut window = story.window(story.clinic.nurse());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kopi.jpg");
    let page = |purpose| {
        let journal = window.state().journal().unwrap();
        let record = journal.record(story.patient).unwrap();
        let asked = (Some(purpose), "Hende selv".to_owned());
        let named = ("Foto".to_owned(), journal.reader());
        copies(named, story.patient, &[&record.photos[0]], asked).unwrap()
    };
    let (teaching, documentation) = (page(Purpose::Teaching), page(Purpose::Documentation));
    chosen(&mut window, teaching, path.clone());
    assert!(shows(&window, "Patienten har ikke givet samtykke"));
    assert!(!path.exists(), "nothing leaves that may not");
    assert_eq!(Story::kinds(&window, 1), ["refused"]);

    chosen(&mut window, documentation, path.clone());
    assert_eq!(Story::kinds(&window, 1), ["exported"]);
    let copy = std::fs::read(&path).unwrap();
    let inspected = picture::inspect(&copy).unwrap();
    assert_eq!((inspected.width, inspected.height), (640, 800));
    assert_eq!(inspected.taken, None);
    for metadata in [b"Exif".as_slice(), b"ICC_PROFILE", b"http://ns.adobe.com"] {
        assert!(!copy.windows(metadata.len()).any(|part| part == metadata));
    }
    let record = window
        .state()
        .journal()
        .unwrap()
        .record(story.patient)
        .unwrap();
    let Fact::Exported(exported) = &record.entries.last().unwrap().fact else {
        panic!("an export");
    };
    assert_eq!(exported.photos.as_ref().unwrap().photos, [story.photo]);
}
