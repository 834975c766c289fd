//! An entry said otherwise or withdrawn, from the history and from the treatment, by the names on the screen.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::fact::Fact;
use mimik::domain::id::PatientId;
use mimik::domain::log::Export;
use mimik::journal::Journal;
use mimik::journal::view::RecordView;
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::command::{Command, Job, Report, Tab};
use mimik::ui::page::record::history::{HandedOut, page_handed_out};
use mimik::ui::setup::ThemeChoice;

use super::hands::{choose, click, has_button, is_disabled, shows, type_into, value};
use super::kit::{look, open, window_with};
use crate::clinic::{Clinic, DEMO, last_kinds, lock, register};
use crate::journal::corrections::treated;

type Window = Harness<'static, App>;

fn window_at(clinic: &Clinic, journal: Journal, patient: PatientId, tab: Tab) -> Window {
    let mut window = window_with(journal, &clinic.clock, Language::Danish, ThemeChoice::Light);
    open(&mut window, patient, tab);
    window.run_steps(4);
    window
}

fn record(window: &Window, patient: PatientId) -> RecordView {
    window.state().journal().unwrap().record(patient).unwrap()
}

fn kinds(window: &Window, count: u32) -> Vec<String> {
    last_kinds(window.state().journal().unwrap(), count)
}

/// Chooses the first row of the history that says this.
fn choose_row(window: &mut Window, words: &str) {
    let row = window.query_all_by_role(Role::Row).find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains(words)
    });
    let all: Vec<String> = window
        .query_all_by_role(Role::Row)
        .map(|node| node.accesskit_node().label().unwrap_or_default())
        .collect();
    row.unwrap_or_else(|| panic!("no row says {words}: {all:#?}"))
        .click_accesskit();
    window.run_steps(3);
}

#[test]
fn a_consent_is_said_otherwise_with_a_reason_and_both_texts_are_read() {
    let clinic = Clinic::new();
    let (patient, journal) = treated(&clinic);
    let mut window = window_at(&clinic, journal, patient, Tab::History);
    choose_row(&mut window, "Samtykke");
    click(&mut window, "Ret …");
    assert!(shows(&window, "Ret: Samtykke"));
    type_into(&mut window, "Begrundelse", "Underskrevet på skærmen.");
    assert!(is_disabled(&window, "Underskriv rettelse"));
    window.get_by_role_and_label(Role::ComboBox, "Form").click();
    window.run_steps(2);
    window.get_by_label("På skærmen").click();
    window.run_steps(2);
    look(&mut window, "correct-consent");
    click(&mut window, "Underskriv rettelse");
    window.run_steps(3);
    assert_eq!(kinds(&window, 1), ["consent_given"]);
    assert!(!shows(&window, "Ret: Samtykke"), "the dialog is left");
    choose_row(&mut window, "Samtykke");
    look(&mut window, "corrected-consent");
    assert!(shows(&window, "Begrundelse: »Underskrevet på skærmen.«"));
    let course = record(&window, patient).course;
    assert_eq!(course.consents.len(), 1);
    assert!(course.consents[0].amended);
}

#[test]
fn a_vial_that_was_misread_is_corrected_field_by_field() {
    let clinic = Clinic::new();
    let (patient, journal) = treated(&clinic);
    let mut window = window_at(&clinic, journal, patient, Tab::History);
    choose_row(&mut window, "Hætteglas");
    click(&mut window, "Ret …");
    type_into(&mut window, "Begrundelse", "Læst forkert.");
    type_into(&mut window, "Batch", "-9");
    look(&mut window, "correct-vial");
    click(&mut window, "Underskriv rettelse");
    window.run_steps(3);
    let vial = record(&window, patient).course.vials[0].clone();
    assert!(vial.value.batch.ends_with("-9"), "{}", vial.value.batch);
    assert!(vial.amended);
}

#[test]
fn a_treatment_in_the_wrong_record_is_withdrawn_by_a_doctor() {
    let clinic = Clinic::new();
    let (patient, mut journal) = treated(&clinic);
    let other = register(&mut journal, DEMO[1]);
    drop(lock(journal));
    let mut window = window_at(&clinic, clinic.doctor(), patient, Tab::History);
    choose_row(&mut window, " Behandling ");
    click(&mut window, "Træk tilbage …");
    look(&mut window, "withdraw-opened");
    assert!(is_disabled(&window, "Træk tilbage"));
    let (given, family) = {
        let journal = window.state().journal().unwrap();
        let row = journal.patient_row(other).unwrap().unwrap();
        (row.given, row.family)
    };
    type_into(&mut window, "Patienten, den handler om", &family);
    window.run_steps(3);
    let row = window.query_all_by_role(Role::Button).find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains(&given) && label.contains("Født")
    });
    row.expect("the other patient").click();
    window.run_steps(2);
    type_into(&mut window, "Hvordan det skete", "To patienter i træk.");
    look(&mut window, "withdraw-treatment");
    click(&mut window, "Træk tilbage");
    window.run_steps(3);
    let left = record(&window, patient).course;
    assert!(left.treatments.is_empty());
    assert!(
        left.aftercare.is_empty(),
        "what was signed with it went too"
    );
    assert_eq!(record(&window, other).course.misplaced.len(), 3);
    choose_row(&mut window, "Trukket tilbage");
    look(&mut window, "withdrawn-treatment");
    assert!(shows(&window, "Begrundelse: »To patienter i træk.«"));
    assert!(!has_button(&window, "Træk tilbage …"));
}

#[test]
fn a_refused_withdrawal_says_why_and_keeps_what_was_typed() {
    let clinic = Clinic::new();
    let (patient, journal) = treated(&clinic);
    drop(lock(journal));
    let mut window = window_at(&clinic, clinic.doctor(), patient, Tab::History);
    choose_row(&mut window, "Hætteglas");
    click(&mut window, "Træk tilbage …");
    choose(&mut window, "Ingen anden, eller det vides ikke");
    type_into(&mut window, "Hvordan det skete", "Fejl.");
    click(&mut window, "Træk tilbage");
    window.run_steps(3);
    look(&mut window, "withdraw-refused");
    assert!(shows(
        &window,
        "En anden post bygger på den. Træk begge tilbage sammen. Intet er ændret."
    ));
    assert_eq!(value(&window, "Hvordan det skete"), "Fejl.");
}

#[test]
fn the_nurse_corrects_her_own_treatment_on_the_map_and_signs_a_new_version() {
    let clinic = Clinic::new();
    let (patient, journal) = treated(&clinic);
    let mut window = window_at(&clinic, journal, patient, Tab::Treatment);
    click(&mut window, "Ret …");
    window.run_steps(4);
    look(&mut window, "treatment-correcting");
    let point = window
        .query_all_by_role(Role::Button)
        .find(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.ends_with(": 4 enheder")
        })
        .expect("a point of four units");
    point.click_accesskit();
    window.run_ok();
    window.key_press(Key::Num3);
    window.run_steps(14);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_steps(3);
    assert!(is_disabled(&window, "Underskriv rettelse"));
    type_into(&mut window, "Begrundelse", "Læst forkert på sprøjten.");
    look(&mut window, "treatment-correction-signed");
    click(&mut window, "Underskriv rettelse");
    window.run_steps(6);
    assert_eq!(kinds(&window, 1), ["treatment"]);
    let course = record(&window, patient).course;
    assert!(course.given[0].amended);
    let units: Vec<String> = course.given[0]
        .value
        .points
        .iter()
        .map(|point| point.units.to_string())
        .collect();
    assert_eq!(units.iter().filter(|units| *units == "3").count(), 1);
    assert!(shows(&window, "Rettet"));
    look(&mut window, "treatment-corrected");
}

#[test]
fn a_doctor_who_corrects_a_nurses_treatment_sees_what_was_prescribed_for_it() {
    let clinic = Clinic::new();
    let (patient, journal) = treated(&clinic);
    drop(lock(journal));
    let mut window = window_at(&clinic, clinic.doctor(), patient, Tab::Treatment);
    click(&mut window, "Ret …");
    window.run_steps(4);
    assert!(window.query_all_by_label_contains("Ordineret 20").count() > 0);
}

#[test]
fn a_correction_that_was_begun_survives_the_lock_and_can_be_thrown_away() {
    let clinic = Clinic::new();
    let (patient, journal) = treated(&clinic);
    let mut window = window_at(&clinic, journal, patient, Tab::Treatment);
    click(&mut window, "Ret …");
    window.run_steps(4);
    drop(window);
    let mut window = window_at(&clinic, clinic.nurse(), patient, Tab::Treatment);
    assert!(has_button(&window, "Underskriv rettelse …"));
    click(&mut window, "Kassér kladde");
    window.run_steps(4);
    assert!(has_button(&window, "Ret …"));
    assert!(!record(&window, patient).course.given[0].amended);
}

#[test]
fn a_reviewer_is_offered_nothing_to_change() {
    let clinic = Clinic::new();
    let (patient, journal) = treated(&clinic);
    drop(lock(journal));
    let (danish, light) = (Language::Danish, ThemeChoice::Light);
    let mut window = window_with(clinic.reviewer(), &clinic.clock, danish, light);
    window.state_mut().ask(Command::OpenRecord {
        patient,
        tab: Tab::History,
        purpose: Some("Tilsyn".to_owned()),
    });
    window.run_steps(4);
    choose_row(&mut window, "Hætteglas");
    assert!(!has_button(&window, "Ret …"));
    assert!(!has_button(&window, "Træk tilbage …"));
}

#[test]
fn the_whole_record_and_its_openings_leave_on_paper_and_the_log_says_so() {
    let clinic = Clinic::new();
    let (patient, journal) = treated(&clinic);
    let mut window = window_at(&clinic, journal, patient, Tab::History);
    click(&mut window, "Udlevér …");
    assert!(is_disabled(&window, "Vælg sted …"));
    type_into(&mut window, "Hvem får dem", "Patienten selv");
    look(&mut window, "hand-out");
    choose(&mut window, "Åbninger af journalen");
    assert!(!is_disabled(&window, "Vælg sted …"));
    window.key_press(Key::Escape);
    window.run_steps(2);
    for (what, kind) in [
        (HandedOut::Record, Export::History),
        (HandedOut::Accesses, Export::Accesses),
    ] {
        let path = clinic.desk().join(format!("{kind:?}.pdf"));
        let text = Text::load(Language::Danish).unwrap();
        let journal = window.state().journal().unwrap();
        let view = journal.record(patient).unwrap();
        let page = page_handed_out(&text, journal, &view, (what, "Patienten selv".to_owned()));
        let chosen = path.clone();
        let job = Job::new("page", move |_: &_| Report::PlaceChosen {
            page: Box::new(page),
            path: Some(chosen),
            shown: std::time::Duration::from_secs(2),
        });
        window.state_mut().ask(Command::Work(job));
        window.run_steps(6);
        let pdf = std::fs::read(&path).unwrap();
        assert!(pdf.starts_with(b"%PDF"));
        let last = record(&window, patient).entries.pop().unwrap();
        assert!(matches!(&last.fact, Fact::Exported(exported)
            if exported.what == kind && exported.to == "Patienten selv"));
        if let Some(folder) = std::env::var_os("LOOK") {
            let name = format!("{kind:?}.pdf");
            std::fs::write(std::path::Path::new(&folder).join(name), pdf).unwrap();
        }
    }
}
