//! A batch is found from anywhere, and everybody who was given something from it stands in one table.

use std::time::Duration;

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mimik::domain::fact::Fact;
use mimik::domain::id::PatientId;
use mimik::domain::log::Export;
use mimik::domain::safety::BatchPaused;
use mimik::journal::Edit;
use mimik::journal::view::LogFilter;
use mimik::paper::Printed;
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::command::{Command, Job, Place, Report, Tab};
use mimik::ui::page::record::aftercare_page;

use super::hands::{chosen_tab, click, has_button, is_disabled, shows};
use super::kit::{TestClinic, look, moment, open, register};
use crate::clinic::{deviate, deviation, drawn, give, open_batch, points};

const FIELD: &str = "Navn, CPR, telefon eller handling";

fn given_to_two(clinic: &mut TestClinic) -> [PatientId; 2] {
    let mut journal = clinic.log_in(clinic.doctor);
    let agnete = register(&mut journal, "Prøvesen", "Agnete", "610190-0701");
    let malthe = register(&mut journal, "Testesen", "Malthe", "621179-0707");
    clinic.at("2026-11-23T14:40:00+01:00");
    let vial = open_batch(
        &mut journal,
        agnete,
        moment("2026-11-23T10:00:00+01:00"),
        "TEST-0426-A",
    );
    give(
        &mut journal,
        agnete,
        moment("2026-11-23T10:05:00+01:00"),
        vial,
    );
    give(
        &mut journal,
        malthe,
        moment("2026-11-23T11:00:00+01:00"),
        vial,
    );
    clinic.log_out(journal);
    [agnete, malthe]
}

fn log_of(window: &Harness<'_, App>) -> Vec<Fact> {
    let journal = window.state().journal().unwrap();
    let rows = journal.log(&LogFilter::default(), None, 500).unwrap();
    rows.into_iter().map(|row| row.entry.fact).collect()
}

#[test]
fn a_typed_batch_number_finds_everybody_and_a_row_opens_the_record() {
    let mut clinic = TestClinic::new();
    given_to_two(&mut clinic);
    let mut window = clinic.window(clinic.nurse);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_ok();
    window.get_by_label(FIELD).type_text("test0426");
    window.run_ok();
    look(&mut window, "recall-palette");
    assert!(shows(&window, "Batch TEST-0426-A: 2 patienter"));
    assert!(!shows(&window, "Ingen patient passer"));
    window.key_press(Key::Enter);
    window.run_ok();
    look(&mut window, "recall");
    assert!(window.query_by_label(FIELD).is_none());
    assert!(shows(&window, "PRØVESEN, Agnete") && shows(&window, "TESTESEN, Malthe"));
    assert!(shows(&window, "8,5 enheder Vistabel · 2 punkter"));
    assert!(shows(&window, "Afvigelse") && shows(&window, "Vera Demo"));
    let searched = log_of(&window).into_iter().find_map(|fact| match fact {
        Fact::Searched(searched) => Some((searched.text, searched.hits)),
        _ => None,
    });
    assert_eq!(searched, Some(("TEST-0426-A".to_owned(), 2)));
    window.key_press(Key::ArrowDown);
    window.run_ok();
    window.key_press(Key::Enter);
    window.run_ok();
    assert!(!shows(&window, "TESTESEN, Malthe"));
    assert!(shows(&window, "610190-XXXX"));
    assert_eq!(chosen_tab(&window), "Overblik");
}

#[test]
fn escape_closes_and_a_batch_of_nobody_is_not_offered() {
    let mut clinic = TestClinic::new();
    given_to_two(&mut clinic);
    let mut journal = clinic.log_in(clinic.doctor);
    let product = mimik::domain::product::ProductId::new("vistabel");
    journal
        .apply(Edit::PauseBatch(BatchPaused {
            product,
            batch: "TEST-0500-C".to_owned(),
            paused: true,
            grounds: "Prøve".to_owned(),
        }))
        .unwrap();
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    for (typed, offered) in [("te", false), ("tes", true), ("test-05", false)] {
        window.key_press_modifiers(Modifiers::COMMAND, Key::K);
        window.run_ok();
        window.get_by_label(FIELD).type_text(typed);
        window.run_ok();
        assert_eq!(shows(&window, "Batch TEST-0426-A"), offered, "{typed}");
        window.key_press(Key::Escape);
        window.run_ok();
    }
    let batch = "TEST-0426-A".to_owned();
    window.state_mut().ask(Command::ShowRecall {
        batch,
        purpose: None,
    });
    window.run_ok();
    assert!(is_disabled(&window, "Åbn journal"));
    window.key_press(Key::Escape);
    window.run_ok();
    assert!(!shows(&window, "PRØVESEN, Agnete"));
}

#[test]
fn a_reviewer_states_a_purpose_before_she_sees_anything() {
    let mut clinic = TestClinic::new();
    let [agnete, malthe] = given_to_two(&mut clinic);
    let mut window = clinic.window(clinic.reviewer);
    window
        .get_by_label("Søg patient i gennemsyn")
        .type_text("TEST-0426-A");
    window.run_ok();
    look(&mut window, "recall-review");
    click(&mut window, "Batch TEST-0426-A: 2 patienter");
    assert!(!shows(&window, "PRØVESEN, Agnete"));
    look(&mut window, "recall-purpose");
    window
        .get_by_label("Formål")
        .type_text("Tilbagekaldelse af batch");
    window.run_ok();
    click(&mut window, "Vis patienter");
    look(&mut window, "recall-reviewer");
    assert!(shows(&window, "PRØVESEN, Agnete"));
    let journal = window.state().journal().unwrap();
    for patient in [agnete, malthe] {
        let entries = journal.record(patient).unwrap().entries;
        let Fact::RecordOpened(opened) = &entries.last().unwrap().fact else {
            panic!("opened");
        };
        assert_eq!(opened.purpose.as_deref(), Some("Tilbagekaldelse af batch"));
    }
    // Without a purpose nothing is shown.
    window.key_press(Key::Escape);
    window.run_ok();
    let batch = "TEST-0426-A".to_owned();
    window.state_mut().ask(Command::ShowRecall {
        batch,
        purpose: None,
    });
    window.run_ok();
    assert!(!shows(&window, "PRØVESEN, Agnete"));
}

#[test]
fn aftercare_is_saved_from_the_timeline_when_there_is_a_number_to_ring() {
    let mut clinic = TestClinic::new();
    let [agnete, _] = given_to_two(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, agnete, Tab::Overview);
    look(&mut window, "aftercare-locked");
    assert!(is_disabled(&window, "Gem efterråd som PDF …"));
    let mut named = window.state().journal().unwrap().clinic().clinic.clone();
    named.phone = "70 00 00 00".to_owned();
    window
        .state_mut()
        .ask(Command::Edit(Edit::ChangeClinic(named)));
    window.run_ok();
    assert!(!is_disabled(&window, "Gem efterråd som PDF …"));
    look(&mut window, "aftercare");
    let place = clinic.folder.path().join("råd.pdf");
    let journal = window.state().journal().unwrap();
    let view = journal.record(agnete).unwrap();
    let entry = view.course.deviations[0].latest;
    let given = aftercare_page::given(&view, entry).unwrap();
    assert_eq!(given.ended, moment("2026-11-23T10:15:00+01:00"));
    assert_eq!((given.areas.len(), given.products.len()), (1, 1));
    let text = Text::load(Language::Danish).unwrap();
    let printed = Printed {
        at: journal.now().unwrap().moment,
        head: journal.head().ok(),
    };
    let page = Box::new(aftercare_page::page(&text, journal, &view, given, printed));
    assert_eq!(page.file_name(), "Efterråd 23. nov. 2026.pdf");
    let (path, shown) = (Some(place.clone()), Duration::from_secs(5));
    let job = Job::new("page", move |_: &_| Report::PlaceChosen {
        page,
        path,
        shown,
    });
    window.state_mut().ask(Command::Work(job));
    window.run_ok();
    window.run_ok();
    assert!(std::fs::read(place).unwrap().starts_with(b"%PDF-"));
    let journal = window.state().journal().unwrap();
    let last = journal.record(agnete).unwrap().entries.pop().unwrap();
    assert!(matches!(last.fact, Fact::Exported(exported) if exported.what == Export::Aftercare));
}

#[test]
fn a_treatment_without_a_known_end_has_no_aftercare_page() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "610190-0701");
    clinic.at("2026-11-23T14:40:00+01:00");
    let at = moment("2026-11-23T10:00:00+01:00");
    let vial = open_batch(&mut journal, patient, at, "TEST-0426-A");
    let mut unknown = deviation(clinic.doctor, at);
    unknown.ended = None;
    unknown.points = points(vial);
    unknown.vials = vec![drawn(vial)];
    deviate(&mut journal, patient, unknown);
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::Overview);
    assert!(!has_button(&window, "Gem efterråd som PDF …"));
    window.state_mut().ask(Command::Go(Place::Patients));
    window.run_ok();
}
