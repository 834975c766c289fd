//! The overview of a record: timeline, next step, corrections, notes.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role as AccessRole;
use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable as _;
use mimik::domain::appointment::AppointmentKind;
use mimik::domain::area::Area;
use mimik::domain::fact::Fact;
use mimik::domain::id::PatientId;
use mimik::domain::log::{Export, LockReason};
use mimik::domain::photo::{Phase, TakenFrom, View};
use mimik::domain::product::ProductId;
use mimik::domain::time::HOUR;
use mimik::domain::user::Role;
use mimik::journal::task::{Chosen, Import, ReadPhotos};
use mimik::journal::view::LogFilter;
use mimik::journal::{Booking, Edit, Journal, Passphrase, Slot};
use mimik::text::Language;
use mimik::ui::command::{Command, Tab};
use mimik::ui::setup::ThemeChoice;

use super::hands::{choose, chosen_tab, click, has_button, is_disabled, shows, type_into, value};
use super::kit::{CHEAP, PASSPHRASE, TestClinic, look, moment, open, register, sign, window_with};

/// A patient whose consultation was signed on Monday 23 November: the reflection period ends on Wednesday at 14.09.
fn informed(clinic: &mut TestClinic) -> PatientId {
    clinic.at("2026-11-23T14:40:00+01:00");
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    sign(&mut journal, patient, moment("2026-11-23T14:00:00+01:00"));
    clinic.log_out(journal);
    patient
}

fn book(journal: &mut Journal, patient: PatientId, clinic: &TestClinic, start: &str) {
    let booking = Booking {
        patient: Some(patient),
        kind: AppointmentKind::Treatment,
        slot: Slot {
            practitioner: clinic.nurse,
            start: moment(start),
            minutes: 30,
        },
        areas: BTreeSet::from([Area::Glabella, Area::Forehead]),
        product: Some(ProductId::new("vistabel")),
        note: String::new(),
    };
    journal.apply(Edit::Book(booking)).unwrap();
}

#[test]
fn a_new_patient_is_led_to_the_consultation() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::Overview);
    look(&mut window, "overview-new");
    assert!(shows(&window, "Ikke begyndt") && shows(&window, "Patient oprettet"));
    click(&mut window, "Start forundersøgelse");
    assert_eq!(chosen_tab(&window), "Forundersøgelse");
}

#[test]
fn the_course_leads_from_information_to_booking_to_photos() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    clinic.at("2026-11-24T15:00:00+01:00");
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::Overview);
    look(&mut window, "overview-running");
    assert!(shows(&window, "onsdag 25. nov. kl. 14.09") && shows(&window, "Book behandling"));
    drop(window);

    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    clinic.at("2026-11-30T09:00:00+01:00");
    let mut journal = clinic.log_in(clinic.doctor);
    book(&mut journal, patient, &clinic, "2026-12-02T10:00:00+01:00");
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.nurse);
    open(&mut window, patient, Tab::Overview);
    look(&mut window, "overview-booked");
    assert!(shows(&window, "Opfyldt onsdag 25. nov. kl. 14.09"));
    assert!(shows(&window, "Behandling planlagt") && shows(&window, "Tag før-foto"));
    window.key_press(Key::F);
    window.run_ok();
    assert_eq!(chosen_tab(&window), "Fotos");
}

#[test]
fn the_timeline_is_filtered_by_kind_and_the_log_is_quiet_until_asked_for() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::Overview);
    assert!(shows(&window, "9 af 9 emner") && !shows(&window, "Journal åbnet"));
    choose(&mut window, "Log");
    look(&mut window, "overview-log");
    assert!(shows(&window, "Journal åbnet") && !shows(&window, "9 af 9 emner"));
    choose(&mut window, "Alle");
    assert!(shows(&window, "9 af 9 emner"));
}

#[test]
fn corrected_details_need_a_reason_and_the_old_ones_stay_readable() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    let mut window = clinic.window(clinic.nurse);
    open(&mut window, patient, Tab::Overview);
    click(&mut window, "Ret stamdata");
    look(&mut window, "correct-dialog");
    assert!(!shows(&window, "740385-0718"));
    assert!(is_disabled(&window, "Gem rettelse"));
    type_into(&mut window, "Adresse", "Testvej 1");
    assert!(is_disabled(&window, "Gem rettelse"));
    type_into(&mut window, "Begrundelse", "Flyttet");
    click(&mut window, "Gem rettelse");
    look(&mut window, "overview-corrected");
    assert!(!has_button(&window, "Gem rettelse"));
    assert!(shows(&window, "Tidligere oplysninger"));
    assert!(shows(
        &window,
        "Adresse: Ikke oplyst → Testvej 1 · Begrundelse: Flyttet"
    ));
}

#[test]
fn a_note_is_signed_and_stands_in_the_timeline() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    let mut window = clinic.window(clinic.nurse);
    open(&mut window, patient, Tab::Overview);
    window.key_press(Key::N);
    window.run_ok();
    window.event(Event::Text("Spørger om hun må løbe".to_owned()));
    window.run_ok();
    look(&mut window, "note-dialog");
    let place = window.get_by_label("Nyt notat").rect();
    window.step();
    assert_eq!(
        window.get_by_label("Nyt notat").rect(),
        place,
        "the dialog stands still"
    );
    choose(&mut window, "Spørgsmål");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_ok();
    assert!(!has_button(&window, "Underskriv notat"));
    assert!(shows(&window, "Spørgsmål · Spørger om hun må løbe"));
    let journal = window.state().journal().unwrap();
    assert!(journal.record(patient).unwrap().drafts.is_empty());
}

#[test]
fn a_note_in_the_future_cannot_be_signed_and_keeps_its_text() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    let mut window = clinic.window(clinic.nurse);
    open(&mut window, patient, Tab::Overview);
    click(&mut window, "Notat");
    type_into(&mut window, "Notat", "Ringede");
    window.get_by_label("Dato").focus();
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_ok();
    type_into(&mut window, "Dato", "+1d");
    assert!(shows(&window, "Tidspunktet ligger i fremtiden"));
    assert!(is_disabled(&window, "Underskriv notat"));
}

#[test]
fn a_half_written_note_survives_the_lock() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    let mut window = clinic.window(clinic.nurse);
    open(&mut window, patient, Tab::Overview);
    click(&mut window, "Notat");
    type_into(&mut window, "Notat", "Halvt skrevet");
    // No pause: the lock comes before the draft would be saved by itself.
    window.state_mut().ask(Command::Lock(LockReason::Asked));
    window.run_ok();
    drop(window);

    let mut window = clinic.window_again(clinic.nurse);
    open(&mut window, patient, Tab::Overview);
    assert!(shows(&window, "Et notat er begyndt og ikke underskrevet"));
    click(&mut window, "Skriv videre");
    assert_eq!(value(&window, "Notat"), ("Halvt skrevet"));
    click(&mut window, "Kassér kladde");
    assert!(!shows(&window, "Et notat er begyndt"));
}

#[test]
fn a_doctor_countersigns_what_was_written_late() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.at("2026-11-26T09:00:00+01:00");
    sign(&mut journal, patient, moment("2026-11-23T14:00:00+01:00"));
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::Overview);
    look(&mut window, "overview-late");
    let before = window.query_all_by_label("Bekræft").count();
    assert!(before > 0 && shows(&window, "Sen registrering"));
    window.get_all_by_label("Bekræft").next().unwrap().click();
    window.run_ok();
    assert_eq!(window.query_all_by_label("Bekræft").count(), before - 1);
}

#[test]
fn an_appointment_that_became_too_early_is_red_and_the_next_step() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    clinic.at("2026-11-30T09:00:00+01:00");
    let mut journal = clinic.log_in(clinic.doctor);
    book(&mut journal, patient, &clinic, "2026-12-01T10:00:00+01:00");
    // Information given anew starts the period again.
    sign(&mut journal, patient, moment("2026-11-30T08:00:00+01:00"));
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::Overview);
    look(&mut window, "overview-too-early");
    assert!(shows(&window, "For tidligt") && shows(&window, "Flyt aftalen"));
    assert!(shows(&window, "I gang · aftalen er for tidlig"));
}

#[test]
fn the_whole_number_is_copied_on_request_and_that_is_logged() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    let mut window = clinic.window(clinic.nurse);
    open(&mut window, patient, Tab::Overview);
    window.event(Event::Key {
        key: Key::C,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::COMMAND.plus(Modifiers::SHIFT),
    });
    let mut copied = false;
    for _ in 0..4 {
        window.step();
        let commands = &window.output().platform_output.commands;
        copied |= commands.iter().any(
            |command| matches!(command, OutputCommand::CopyText(text) if text == "740385-0718"),
        );
    }
    assert!(copied, "the number is on the clipboard");
    let journal = window.state().journal().unwrap();
    let logged = journal.log(&LogFilter::default(), None, 100).unwrap();
    assert!(logged.iter().any(|row| matches!(
        &row.entry.fact,
        Fact::Exported(fact) if fact.what == Export::PersonalNumber
    )));
    assert!(!shows(&window, "740385-0718"));
}

#[test]
fn a_nurse_cannot_countersign_or_start_the_consultation() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.nurse);
    open(&mut window, patient, Tab::Overview);
    assert!(!has_button(&window, "Start forundersøgelse"));
    click(&mut window, "Book forundersøgelse");
    assert_eq!(chosen_tab(&window), "Booking");
}

#[test]
fn a_reviewer_reads_and_nothing_else() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    let mut window = clinic.window(clinic.reviewer);
    window.state_mut().ask(Command::OpenRecord {
        patient,
        tab: Tab::Overview,
        purpose: Some("Tilsyn".to_owned()),
    });
    window.run_ok();
    look(&mut window, "overview-reviewer");
    for label in ["Notat", "Ret stamdata", "Book tid", "Book behandling"] {
        assert!(!has_button(&window, label), "{label}");
    }
    assert!(shows(&window, "Kun læsning"));
}

#[test]
fn a_timeline_of_two_hundred_notes_shows_the_newest_first_and_more_on_request() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    let began = moment("2026-11-10T09:00:00+01:00");
    for number in 0..200 {
        let note = mimik::domain::patient::ContactNote {
            channel: mimik::domain::patient::ContactChannel::Telephone,
            text: format!("Samtale nummer {number}."),
        };
        journal
            .apply(Edit::AddContactNote {
                patient,
                at: began.plus(number * HOUR),
                note,
            })
            .unwrap();
    }
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::Overview);
    look(&mut window, "overview-long");
    assert!(shows(&window, "Samtale nummer 199.") && !shows(&window, "Samtale nummer 100."));
    window.get_by_label("Vis 60 mere").scroll_to_me();
    window.run_ok();
    click(&mut window, "Vis 60 mere");
    assert!(shows(&window, "Samtale nummer 100."));
}

#[test]
fn the_overview_is_whole_in_the_dark_in_english_and_in_a_small_window() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    let journal = clinic.log_in(clinic.doctor);
    let mut window = window_with(journal, &clinic.clock, Language::English, ThemeChoice::Dark);
    open(&mut window, patient, Tab::Overview);
    look(&mut window, "overview-dark-english");
    assert!(shows(&window, "Next step:"));
    window.set_size(eframe::egui::vec2(1180.0, 760.0));
    window.run_ok();
    look(&mut window, "overview-small");
    window.event(Event::PointerGone);
    window.state_mut().ask(Command::OpenPalette);
    window.run_ok();
    look(&mut window, "palette-dark");
    window.state_mut().ask(Command::NewPatient {
        typed: String::new(),
    });
    window.run_ok();
    look(&mut window, "register-dark-small");
}

#[test]
fn the_end_of_the_reflection_period_is_seen_without_opening_the_record_again() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    clinic.at("2026-11-25T14:08:00+01:00");
    let mut window = clinic.window(clinic.nurse);
    open(&mut window, patient, Tab::Overview);
    assert!(!shows(&window, "Opfyldt onsdag 25. nov. kl. 14.09"));
    clinic.at("2026-11-25T14:09:00+01:00");
    window.step();
    window.step();
    assert!(shows(&window, "Opfyldt onsdag 25. nov. kl. 14.09"));
}

#[test]
fn a_patient_who_may_be_mistaken_for_another_carries_it_in_the_banner() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    register(&mut journal, "Aagaard", "Soeren", "610190-0719");
    let long = "Wilhelmina-Konstantina Alexandrine Frederikke Charlotte Amalie Benedikte Margrethe";
    let patient = register(&mut journal, "Ågård", "Søren", "610190-0701");
    let longest = register(
        &mut journal,
        "Fiktivsen-Eksempelsen-Prøvesen",
        long,
        "890204-4702",
    );
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::Overview);
    assert!(shows(&window, "Navnelighed – bekræft CPR"));
    open(&mut window, longest, Tab::Overview);
    look(&mut window, "overview-long-name");
    assert!(!shows(&window, "Navnelighed – bekræft CPR"));
    assert!(shows(&window, "Benedikte Margrethe"));
}

#[test]
fn a_doctor_hands_the_patient_over_to_another_doctor() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let mut task = journal
        .new_user(
            "Bodil Prøve".to_owned(),
            Role::Doctor,
            None,
            true,
            Passphrase::typed(PASSPHRASE),
        )
        .unwrap();
    task.cost = CHEAP;
    let (slot, user) = task.run().unwrap();
    journal.add_user(&slot, user).unwrap();
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::Overview);
    click(&mut window, "Skift læge");
    window
        .get_by_role_and_label(AccessRole::ComboBox, "Ansvarlig læge")
        .click();
    window.run_ok();
    window
        .get_by_role_and_label(AccessRole::ListBoxOption, "Bodil Prøve")
        .click();
    window.run_ok();
    look(&mut window, "doctor-dialog");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_ok();
    assert!(shows(&window, "Ansvarlig læge Bodil Prøve"));
}

#[test]
fn photos_of_one_import_are_one_row_with_their_pictures() {
    let mut clinic = TestClinic::new();
    let patient = informed(&mut clinic);
    let mut journal = clinic.log_in(clinic.nurse);
    let face = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/photos/face.jpg"
    );
    let mut read =
        ReadPhotos::of(vec![face.into()]).run(&mimik::journal::task::Progress::default());
    let offered = read.pop().unwrap().unwrap();
    let chosen = Chosen {
        offered,
        taken_at: moment("2026-11-23T14:30:00+01:00"),
        taken_from: TakenFrom::Asked,
        clock_corrected_seconds: None,
        areas: vec![Area::Glabella],
        view: View::FrontRest,
        phase: Phase::Before,
    };
    let import = Import {
        vault: std::sync::Arc::clone(journal.vault()),
        patient,
        imported_at: moment("2026-11-23T14:40:00+01:00"),
        photos: vec![chosen],
    };
    let mut photos = import
        .run(&mimik::journal::task::Progress::default())
        .unwrap();
    // The same picture under another name, as if there were two: only the row is looked at here.
    let mut second = photos.first().unwrap().clone();
    second.photo.view = View::FrontFrown;
    second.photo.sha256 = "0".repeat(64);
    second.photo.name = "0".repeat(64);
    photos.push(second);
    journal
        .apply(Edit::AttachPhotos { patient, photos })
        .unwrap();
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.nurse);
    open(&mut window, patient, Tab::Overview);
    look(&mut window, "overview-photos");
    assert!(shows(&window, "2 fotos") && shows(&window, "Front, hvile; Front, bekymret"));
}
