//! What the clinic keeps in order, in the settings: registrations, kit, instruction, batches, and an approved sheet.

use std::time::Duration;

use eframe::egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mimik::domain::clinic::SheetAdopted;
use mimik::domain::fact::Fact;
use mimik::domain::log::Export;
use mimik::domain::product::ProductId;
use mimik::domain::safety::{BatchPaused, EmergencyKitChecked, InstructionAdopted};
use mimik::journal::Edit;
use mimik::journal::view::LogFilter;
use mimik::paper::Printed;
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::command::{Command, Job, Report};
use mimik::ui::page::settings::sheet_page;

use super::first_start::{click, go_on, type_into};
use super::hands::{is_disabled, settings, shows};
use super::kit::{TestClinic, look, moment};

type Window = Harness<'static, App>;

fn pause(batch: &str) -> Edit {
    Edit::PauseBatch(BatchPaused {
        product: ProductId::new("vistabel"),
        batch: batch.to_owned(),
        paused: true,
        grounds: "Meddelelse fra leverandøren".to_owned(),
    })
}

#[test]
fn a_doctor_writes_what_the_register_says_of_a_nurse() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Brugere og roller");
    assert!(shows(&window, "Mangler registrering"));
    look(&mut window, "order-users-missing");
    let why = "Vælg en læge eller sygeplejerske i listen for at skrive registreringen.";
    assert!(shows(&window, why), "why the button is locked");
    click(&mut window, "Nina Demo, Sygeplejerske");
    click(&mut window, "Autorisation og registrering");
    look(&mut window, "order-registration-empty");
    go_on(&mut window);
    type_into(&mut window, "Autorisation gælder fra", "1.3.2019");
    click(&mut window, "Registreret for botulinumtoksin");
    type_into(&mut window, "Registrering gælder fra", "1.6.2026");
    type_into(&mut window, "Registrering gælder til", "31.5.2026");
    // An end before the beginning is no registration.
    go_on(&mut window);
    let premises = &window.state().journal().unwrap().clinic().premises;
    assert_eq!(premises.practitioner(clinic.nurse), None);
    super::first_start::type_over(&mut window, "Registrering gælder til", "31.5.2027");
    click(&mut window, "Registreret som medhjælp for");
    click(&mut window, "Vera Demo");
    look(&mut window, "order-registration");
    go_on(&mut window);
    let premises = &window.state().journal().unwrap().clinic().premises;
    let known = &premises.practitioner(clinic.nurse).unwrap().value;
    assert_eq!(known.assists, Some(clinic.doctor));
    assert_eq!(known.authorised.from, "2019-03-01".parse().unwrap());
    let registered = known.registered.unwrap();
    assert_eq!(registered.to, Some("2027-05-31".parse().unwrap()));
    // In this clinic the nurse was added without an authorisation id, and that is said next.
    assert!(shows(&window, "Mangler autorisations-id"));
    look(&mut window, "order-users");
}

#[test]
fn a_nurse_reads_registrations_and_writes_none() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Brugere og roller");
    assert!(shows(&window, "Mangler registrering"));
    assert_eq!(
        window
            .query_all_by_label("Autorisation og registrering")
            .count(),
        0
    );
    click(&mut window, "Nina Demo, Sygeplejerske");
    window.key_press(Key::Enter);
    window.run_ok();
    assert!(!shows(&window, "Autorisation gælder fra"));
}

#[test]
fn a_nurse_checks_the_kit_and_reads_the_instruction_for_herself() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let version = "2026-2".to_owned();
    journal
        .apply(Edit::AdoptInstruction(InstructionAdopted { version }))
        .unwrap();
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Beredskab og instruks");
    assert!(shows(&window, "Akutberedskabet er aldrig kontrolleret"));
    assert_eq!(
        window.query_all_by_label("Tag ny version i brug").count(),
        0
    );
    look(&mut window, "order-readiness-never");
    click(&mut window, "Kontrolleret nu");
    type_into(&mut window, "Adrenalin udløber", "30.6.2027");
    look(&mut window, "order-kit");
    go_on(&mut window);
    click(&mut window, "Jeg har læst den");
    look(&mut window, "order-readiness");
    assert!(shows(&window, "af Nina Demo"));
    assert!(shows(&window, "Senest 24. dec. 2026"));
    let premises = &window.state().journal().unwrap().clinic().premises;
    assert!(premises.has_read_instruction(clinic.nurse));
    assert!(!premises.has_read_instruction(clinic.doctor));
    assert!(shows(&window, "Ikke læst"));
    let check = premises
        .kit_checked(moment("2026-11-23T09:00:00+01:00"))
        .unwrap();
    assert_eq!(check.value.adrenaline_expiry, "2027-06-30".parse().unwrap());
}

#[test]
fn a_kit_is_overdue_on_the_day_after_the_last() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    journal
        .apply(Edit::CheckEmergencyKit {
            at: moment("2026-11-23T09:00:00+01:00"),
            check: EmergencyKitChecked {
                adrenaline_expiry: "2026-12-24".parse().unwrap(),
            },
        })
        .unwrap();
    clinic.log_out(journal);
    clinic.clock.move_to(moment("2026-12-24T09:00:00+01:00"));
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Beredskab og instruks");
    assert!(!shows(&window, "Kontrollen skulle være lavet senest"));
    assert!(!shows(&window, "Adrenalinen udløb"));
    drop(window);
    clinic.clock.move_to(moment("2026-12-25T09:00:00+01:00"));
    let mut window = clinic.window_again(clinic.doctor);
    settings(&mut window, "Beredskab og instruks");
    assert!(shows(
        &window,
        "Kontrollen skulle være lavet senest 24. dec. 2026"
    ));
    assert!(shows(&window, "Adrenalinen udløb 24. dec. 2026"));
    look(&mut window, "order-kit-overdue");
}

#[test]
fn a_doctor_takes_a_new_instruction_into_use() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Beredskab og instruks");
    assert!(shows(&window, "Ingen instruks er taget i brug"));
    for _ in 0..2 {
        click(&mut window, "Tag ny version i brug");
        type_into(&mut window, "Version", "2026-1");
        go_on(&mut window);
    }
    // The same version again is none: the dialog is still there.
    assert!(shows(&window, "Tag en ny version af instruksen i brug"));
    look(&mut window, "order-instruction");
    let premises = &window.state().journal().unwrap().clinic().premises;
    assert_eq!(premises.instruction().unwrap().value, "2026-1");
}

#[test]
fn a_doctor_says_of_which_product_every_event_is_reported() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Produkter og batch");
    assert!(shows(
        &window,
        "Intet produkt har skærpet indberetningspligt her."
    ));
    click(&mut window, "Ret …");
    look(&mut window, "order-watched");
    // The product has the keyboard, so that ↵ opens its menu.
    go_on(&mut window);
    click(&mut window, "Vistabel");
    click(&mut window, "Har skærpet pligt");
    go_on(&mut window);
    assert!(shows(&window, "Skærpet indberetningspligt: Vistabel"));
    let premises = &window.state().journal().unwrap().clinic().premises;
    assert!(premises.watched.contains(&ProductId::new("vistabel")));
}

#[test]
fn a_nurse_puts_a_batch_on_pause_and_cannot_take_it_off() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Produkter og batch");
    assert!(shows(&window, "Ingen batch er på pause"));
    go_on(&mut window);
    look(&mut window, "order-pause");
    // The product has the keyboard, so that ↵ opens its menu; nothing is asked for yet.
    go_on(&mut window);
    assert!(shows(&window, "Sæt en batch på pause"));
    click(&mut window, "Vistabel");
    type_into(&mut window, "Batch", "TEST-0426-A");
    type_into(&mut window, "Begrundelse", "Synlige partikler");
    go_on(&mut window);
    assert!(shows(&window, "Synlige partikler") && shows(&window, "Nina Demo"));
    look(&mut window, "order-batches-nurse");
    assert_eq!(window.query_all_by_label("Tag af pause").count(), 0);
    let premises = &window.state().journal().unwrap().clinic().premises;
    assert!(
        premises
            .pause(&ProductId::new("vistabel"), "test0426a")
            .is_some()
    );
}

#[test]
fn a_doctor_takes_a_batch_off_pause_with_a_reason() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.nurse);
    journal.apply(pause("TEST-0426-A")).unwrap();
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Produkter og batch");
    let why = "Vælg en batch i listen for at tage den af pause.";
    assert!(shows(&window, why), "why the button is locked");
    click(&mut window, "Batch TEST-0426-A");
    look(&mut window, "order-batches");
    assert!(!shows(&window, why));
    click(&mut window, "Tag af pause");
    go_on(&mut window);
    assert!(shows(&window, "Tag batch TEST-0426-A af pause"));
    window.event(Event::Text("Leverandøren har frigivet det".to_owned()));
    window.run_ok();
    look(&mut window, "order-unpause");
    go_on(&mut window);
    assert!(shows(&window, "Ingen batch er på pause"));
}

#[test]
fn a_doctor_approves_the_sheet_and_says_what_is_missing() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    settings(&mut window, "Informationsark");
    assert!(shows(&window, "Ikke godkendt"));
    go_on(&mut window);
    go_on(&mut window);
    assert!(shows(&window, "Godkend informationsark version 1"));
    click(
        &mut window,
        "Hvilket resultat patienten realistisk kan vente",
    );
    click(
        &mut window,
        "Art og hyppighed af komplikationer og bivirkninger",
    );
    click(&mut window, "Hvordan komplikationer behandles");
    look(&mut window, "order-approve-found");
    assert!(shows(
        &window,
        "Står som manglende i godkendelsen: senfølger."
    ));
    click(
        &mut window,
        "Jeg har læst arket og står inde for det, som det er",
    );
    look(&mut window, "order-approve");
    go_on(&mut window);
    assert!(shows(&window, "Vera Demo, 23. nov. 2026"));
    assert!(shows(&window, "Mangler: senfølger"));
    assert_eq!(window.query_all_by_label("Godkend").count(), 0);
    look(&mut window, "order-sheets");
}

#[test]
fn a_nurse_approves_nothing() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Informationsark");
    assert!(shows(&window, "Gem som PDF …"));
    assert_eq!(window.query_all_by_label("Godkend").count(), 0);
}

/// What the system's dialog answers when the sheet is saved.
fn choose(window: &mut Window, path: Option<std::path::PathBuf>, shown: Duration) {
    let journal = window.state().journal().unwrap();
    let text = Text::load(Language::Danish).unwrap();
    let sheet = journal.clinic().current_sheet().unwrap();
    let printed = Printed {
        at: journal.now().unwrap().moment,
        head: journal.head().ok(),
    };
    let page = Box::new(sheet_page(&text, journal.clinic(), sheet, printed));
    let job = Job::new("page", move |_: &_| Report::PlaceChosen {
        page,
        path,
        shown,
    });
    window.state_mut().ask(Command::Work(job));
    // Once for the place, and once for the page that is saved there.
    window.run_ok();
    window.run_ok();
    window.run_ok();
}

fn exports(window: &Window) -> usize {
    let journal = window.state().journal().unwrap();
    let rows = journal.log(&LogFilter::default(), None, 500).unwrap();
    let exported = rows.iter().filter(
        |row| matches!(&row.entry.fact, Fact::Exported(exported) if exported.what == Export::Sheet),
    );
    exported.count()
}

#[test]
fn an_older_sheet_is_read_from_its_own_row() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let first = journal.clinic().current_sheet().unwrap().clone();
    let second = SheetAdopted {
        version: "99".to_owned(),
        ..first.clone()
    };
    journal.apply(Edit::AdoptSheet(second)).unwrap();
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Informationsark");
    click(&mut window, &format!("Version {}", first.version));
    click(&mut window, "Læs arket");
    look(&mut window, "order-older-sheet");
    assert!(shows(&window, &format!("Version {} ", first.version)));
    assert!(!shows(&window, "Version 99 "));
}

#[test]
fn the_sheet_is_saved_as_a_page_and_that_it_left_is_logged() {
    let mut clinic = TestClinic::new();
    let place = clinic.folder.path().to_owned();
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Informationsark");
    choose(
        &mut window,
        Some(place.join("ark.pdf")),
        Duration::from_secs(5),
    );
    let saved = std::fs::read(place.join("ark.pdf")).unwrap();
    assert!(saved.starts_with(b"%PDF-"));
    assert_eq!(exports(&window), 1);
    assert!(shows(&window, "Gemt: "));
    look(&mut window, "order-saved");
    // A name without its ending gets it; the dialog has not asked whether a file of that name may go.
    choose(&mut window, Some(place.join("ark")), Duration::from_secs(5));
    assert!(shows(&window, "Der findes en fil med det navn."));
    assert_eq!(std::fs::read(place.join("ark.pdf")).unwrap(), saved);
}

/// Not every PC has a dialog for files, and what a patient asks for must leave the journal all the same.
#[test]
fn where_no_dialog_comes_the_folder_is_typed_and_no_file_is_replaced() {
    let mut clinic = TestClinic::new();
    let place = clinic.folder.path().join("Skrivebord");
    std::fs::create_dir(&place).unwrap();
    let mut window = clinic.window(clinic.nurse);
    settings(&mut window, "Informationsark");
    choose(&mut window, None, Duration::from_millis(20));
    assert!(is_disabled(&window, "Gem i mappen"));
    window.event(Event::Text(place.to_string_lossy().into_owned()));
    window.run_ok();
    look(&mut window, "order-no-dialog");
    for _ in 0..2 {
        click(&mut window, "Gem i mappen");
        for _ in 0..3 {
            window.run_ok();
        }
        assert_eq!(std::fs::read_dir(&place).unwrap().count(), 1);
        // The path is remembered for the next page.
        choose(&mut window, None, Duration::from_millis(20));
    }
    click(&mut window, "Gem i mappen");
    for _ in 0..3 {
        window.run_ok();
    }
    look(&mut window, "order-no-dialog-exists");
    assert!(shows(&window, "Der findes en fil med det navn."));
    assert!(shows(&window, "Skriv stien til en anden mappe."));
    assert_eq!(
        exports(&window),
        1,
        "what did not leave is not said to have left"
    );
}

#[test]
fn nothing_is_saved_or_logged_when_the_dialog_was_given_up() {
    let mut clinic = TestClinic::new();
    let place = clinic.folder.path().to_owned();
    let mut window = clinic.window(clinic.nurse);
    choose(&mut window, None, Duration::from_secs(5));
    assert_eq!(exports(&window), 0);
    assert!(!shows(&window, "Systemets vindue"));
    choose(&mut window, None, Duration::from_millis(20));
    assert!(shows(
        &window,
        "Systemets vindue til at gemme filer kom ikke frem"
    ));
    click(&mut window, "Annullér");
    assert!(!shows(&window, "Systemets vindue"));
    assert_eq!(exports(&window), 0);
    choose(
        &mut window,
        Some(place.join("journal").join("ark.pdf")),
        Duration::from_secs(5),
    );
    assert!(shows(&window, "Her ligger journalens egne filer."));
    assert!(!place.join("journal").join("ark.pdf").exists());
}
