//! History, review and log: everything can be read, nothing is changed, and every opening is written down.

use std::collections::BTreeSet;

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::appointment::AppointmentKind;
use mimik::domain::area::Area;
use mimik::domain::entry::Entry;
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId, UserId};
use mimik::domain::information::{Channel, Mark, Scope, WrittenInformation};
use mimik::domain::patient::{ContactChannel, ContactNote};
use mimik::domain::photo::{Phase, PhotoAttached, Purpose, TakenFrom, View};
use mimik::domain::user::Role;
use mimik::journal::task::ChainState;
use mimik::journal::view::LogFilter;
use mimik::journal::{
    Amendment, Booking, Edit, Error, Journal, Passphrase, Receipt, Refusal, SealedPhoto, Slot,
};
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::{Command, Job, Place, Report, Tab};
use mimik::ui::setup::ThemeChoice;

use super::kit::{CHEAP, PASSPHRASE, TestClinic, look, moment, open, register, sign, window_with};

const ORIGINAL: &str = "Ringede om ømhed i panden";
const CORRECTED: &str = "Ringede om ømhed i tindingen";
const REASON: &str = "Forkert område skrevet";

fn note(text: &str) -> ContactNote {
    ContactNote {
        channel: ContactChannel::Telephone,
        text: text.to_owned(),
    }
}

/// A patient with a signed consultation, a note written two days late, and a correction of it.
fn record_of(clinic: &mut TestClinic) -> PatientId {
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.at("2026-11-23T14:40:00+01:00");
    sign(&mut journal, patient, moment("2026-11-23T14:00:00+01:00"));
    clinic.at("2026-11-25T10:00:00+01:00");
    let at = moment("2026-11-23T16:00:00+01:00");
    let added = journal.apply(Edit::AddContactNote {
        patient,
        at,
        note: note(ORIGINAL),
    });
    let entry = added.unwrap().entries[0];
    clinic.at("2026-11-25T11:00:00+01:00");
    amend(&mut journal, patient, entry);
    clinic.log_out(journal);
    patient
}

fn amend(journal: &mut Journal, patient: PatientId, entry: EntryId) {
    let amendment = Amendment {
        patient,
        entry,
        occurred_at: moment("2026-11-23T16:00:00+01:00"),
        fact: Fact::ContactNote(note(CORRECTED)),
        reason: REASON.to_owned(),
    };
    journal.apply(Edit::Amend(amendment)).unwrap();
}

fn is_role(result: &Result<Receipt, Error>) -> bool {
    let refusal = result.as_ref().err().and_then(Error::refusal);
    matches!(refusal, Some(Refusal::Role(_)))
}

fn entries(window: &Harness<'_, App>, patient: PatientId) -> Vec<Entry> {
    let journal = window.state().journal().unwrap();
    journal.record(patient).unwrap().entries
}

fn openings(window: &Harness<'_, App>, patient: PatientId, user: UserId) -> Vec<Option<String>> {
    let by = |entry: &Entry| entry.header.user == Some(user);
    let all = entries(window, patient);
    let purposes = all.into_iter().filter(by).filter_map(|entry| {
        let Fact::RecordOpened(opened) = entry.fact else {
            return None;
        };
        Some(opened.purpose)
    });
    purposes.collect()
}

fn shows(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).count() > 0
}

fn find(window: &mut Harness<'_, App>, words: &str) {
    window.get_by_label("Søg patient i gennemsyn").focus();
    window.run_ok();
    window
        .get_by_label("Søg patient i gennemsyn")
        .type_text(words);
    window.run_ok();
}

#[test]
fn a_reviewer_states_a_purpose_before_she_reads_and_the_opening_stands_in_the_chain() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let reviewer = clinic.reviewer;
    let mut window = clinic.window(reviewer);
    look(&mut window, "review-empty");
    find(&mut window, "prøve");
    look(&mut window, "review-found");
    window.get_by_label("Læs journalen").click();
    window.run_ok();
    look(&mut window, "review-purpose");
    // Without a purpose the button does nothing.
    window.get_by_label_contains("Åbn journalen").click();
    window.run_ok();
    assert!(openings(&window, patient, reviewer).is_empty());
    window.get_by_label("Tilsyn").click();
    window.run_ok();
    window.get_by_label_contains("Åbn journalen").click();
    window.run_ok();
    assert_eq!(
        openings(&window, patient, reviewer),
        [Some("Tilsyn".to_owned())]
    );
    assert!(shows(&window, "Formål: Tilsyn"));
    look(&mut window, "review-record");
    // The query was opened before it came to rest: it is in the log, once.
    let journal = window.state().journal().unwrap();
    let log = journal.log(&LogFilter::default(), None, 50).unwrap();
    let searches = log
        .iter()
        .filter(|row| matches!(row.entry.fact, Fact::Searched(_)));
    assert_eq!(searches.count(), 1);
    // What she did is read in the history itself.
    window.get_by_label("Åbninger").click();
    window.run_ok();
    assert!(shows(&window, "Journal åbnet"));
    assert!(shows(&window, "Tilsyn"));
}

#[test]
fn without_a_purpose_the_journal_itself_refuses_a_reviewer() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let reviewer = clinic.reviewer;
    let mut window = clinic.window(reviewer);
    open(&mut window, patient, Tab::History);
    assert!(openings(&window, patient, reviewer).is_empty());
    assert!(!shows(&window, "PRØVESEN, Agnete"));
    let sentence = window.state().text().refusals.purpose_needed.clone();
    assert!(shows(&window, &sentence));
}

#[test]
fn a_query_that_came_to_rest_is_logged_once() {
    let mut clinic = TestClinic::new();
    record_of(&mut clinic);
    let mut window = clinic.window(clinic.reviewer);
    find(&mut window, "agn");
    window.run_steps(8);
    window.run_steps(8);
    let journal = window.state().journal().unwrap();
    let log = journal.log(&LogFilter::default(), None, 50).unwrap();
    let searched: Vec<_> = log
        .into_iter()
        .filter_map(|row| {
            let Fact::Searched(searched) = row.entry.fact else {
                return None;
            };
            Some((searched.text, searched.hits))
        })
        .collect();
    assert_eq!(searched, [("agn".to_owned(), 1)]);
}

#[test]
fn a_reviewer_has_one_place_one_tab_and_nothing_to_write_with() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let reviewer = clinic.reviewer;
    let mut window = clinic.window(reviewer);
    window.state_mut().ask(Command::OpenRecord {
        patient,
        tab: Tab::Overview,
        purpose: Some("Tilsyn".to_owned()),
    });
    window.run_ok();
    for elsewhere in [
        Place::Today,
        Place::Patients,
        Place::AuditLog,
        Place::Settings,
    ] {
        window.state_mut().ask(Command::Go(elsewhere));
        window.run_ok();
        assert!(shows(&window, "Kun læsning"), "{elsewhere:?}");
    }
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.key_press_modifiers(Modifiers::ALT, Key::Num2);
    window.run_ok();
    for absent in [
        "Søg patient",
        "Forundersøgelse",
        "Booking",
        "Overblik",
        "Ret som ny version",
    ] {
        let controls = window.query_all_by_label(absent).filter(|node| {
            let role = node.accesskit_node().role();
            role != eframe::egui::accesskit::Role::Label
                && role != eframe::egui::accesskit::Role::Row
        });
        assert_eq!(controls.count(), 0, "{absent}");
    }
    // Below the buttons the journal refuses too.
    let mut journal = {
        drop(window);
        clinic_again(&mut clinic)
    };
    let refused = journal.apply(Edit::AddContactNote {
        patient,
        at: moment("2026-11-25T11:00:00+01:00"),
        note: note("skrevet af gennemsyn"),
    });
    assert!(is_role(&refused));
}

/// A journal of the reviewer in another clinic of the same kind: a window keeps its own.
fn clinic_again(clinic: &mut TestClinic) -> Journal {
    *clinic = TestClinic::new();
    let patient = record_of(clinic);
    let mut journal = clinic.log_in(clinic.reviewer);
    let purpose = Some("Tilsyn".to_owned());
    journal
        .apply(Edit::OpenRecord { patient, purpose })
        .unwrap();
    journal
}

#[test]
fn original_and_corrected_text_are_both_whole_with_the_reason() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::History);
    look(&mut window, "history");
    assert!(shows(&window, ORIGINAL));
    assert!(shows(&window, CORRECTED));
    assert!(shows(&window, REASON));
    assert!(shows(
        &window,
        "Oprindelig · 25. nov. 2026 kl. 10.00 · Vera Demo"
    ));
    assert!(shows(
        &window,
        "Rettet til · 25. nov. 2026 kl. 11.00 · Vera Demo"
    ));
    assert!(shows(&window, "Sen registrering"));
    // It happened on one day and was written on another: both are said.
    assert!(shows(&window, "23. nov. 2026 kl. 16.00"));
    assert!(shows(&window, "Ubrudt kæde"));
}

#[test]
fn a_countersigned_late_entry_says_so() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let mut journal = clinic.log_in(clinic.doctor);
    let late = journal.record(patient).unwrap().entries;
    let late = late
        .iter()
        .find(|entry| matches!(entry.fact, Fact::ContactNote(_)))
        .unwrap();
    journal
        .apply(Edit::Countersign {
            patient,
            entry: late.header.id,
        })
        .unwrap();
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::History);
    assert!(shows(&window, "Bekræftet af læge"));
    assert_eq!(window.query_all_by_label("Sen registrering").count(), 0);
}

#[test]
fn filters_narrow_by_kind_and_by_word() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::History);
    let rows = |window: &Harness<'_, App>| {
        window
            .query_all_by_role(eframe::egui::accesskit::Role::Row)
            .count()
    };
    let all = rows(&window);
    window.get_by_label("Information").click();
    window.run_ok();
    assert_eq!(rows(&window), 2);
    look(&mut window, "history-information");
    window.get_by_label("Alle").click();
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run_ok();
    window
        .get_by_label("Søg i historikken")
        .type_text("tindingen");
    window.run_ok();
    assert_eq!(rows(&window), 1, "only the correction holds the word");
    assert!(all > 4);
}

#[test]
fn the_arrows_move_and_a_consultation_is_read_whole() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::History);
    window.get_by_label("Forløb").click();
    window.run_ok();
    for _ in 0..6 {
        window.key_press(Key::ArrowDown);
        window.run_ok();
    }
    look(&mut window, "history-consultation");
    assert!(shows(&window, "Jeg vil gerne se mindre vred ud"));
    assert!(shows(&window, "Mimiske rynker"));
}

#[test]
fn a_broken_chain_is_red_and_the_list_jumps_to_the_first_bad_entry() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::History);
    let all = entries(&window, patient);
    let bad = all
        .iter()
        .find(|entry| matches!(entry.fact, Fact::Consultation(_)))
        .unwrap();
    let seq = bad.header.seq;
    let job = Job::new("chain", move |_| {
        Report::ChainChecked(Ok(ChainState::Broken { seq }))
    });
    window.state_mut().ask(Command::Work(job));
    window.run_ok();
    window.run_ok();
    look(&mut window, "history-broken");
    assert!(shows(&window, &format!("Kæden er brudt ved post {seq}")));
    assert!(shows(&window, "Efter bruddet"));
    assert!(
        shows(&window, "Jeg vil gerne se mindre vred ud"),
        "the bad entry is open and readable"
    );
    // Walking again finds that the real chain is whole.
    window.key_press(Key::K);
    window.run_ok();
    window.run_ok();
    assert!(shows(&window, "Ubrudt kæde"));
}

#[test]
fn the_whole_number_is_shown_only_when_asked_for_and_that_is_logged() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::History);
    window.get_by_label("Stamdata").click();
    window.run_ok();
    assert!(!shows(&window, "740385-0718"));
    window.get_by_label("Vis hele nummeret").click();
    window.run_ok();
    assert!(shows(&window, "740385-0718"));
    assert!(
        entries(&window, patient)
            .iter()
            .any(|entry| matches!(entry.fact, Fact::Exported(_)))
    );
}

#[test]
fn a_nurse_sees_her_own_lines_of_the_log_and_a_doctor_all() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let mut journal = clinic.log_in(clinic.nurse);
    journal
        .apply(Edit::OpenRecord {
            patient,
            purpose: None,
        })
        .unwrap();
    let refused = journal.apply(Edit::DeclineInformation {
        patient,
        words: "nej".to_owned(),
    });
    refused.unwrap();
    clinic.log_out(journal);
    let log_of = |clinic: &mut TestClinic, user: UserId, name: &str| {
        let mut window = clinic.window(user);
        window.state_mut().ask(Command::Go(Place::AuditLog));
        window.run_ok();
        look(&mut window, name);
        (
            shows(&window, "Vera Demo"),
            shows(&window, "Nina Demo"),
            shows(&window, "740385-XXXX"),
        )
    };
    let doctor = clinic.doctor;
    assert_eq!(log_of(&mut clinic, doctor, "log"), (true, true, true));
}

#[test]
fn a_nurse_does_not_see_what_others_did() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let mut window = clinic.window(clinic.nurse);
    open(&mut window, patient, Tab::History);
    window.state_mut().ask(Command::Go(Place::AuditLog));
    window.run_ok();
    assert!(shows(&window, "Journal åbnet"));
    assert_eq!(window.query_all_by_label_contains("Vera Demo").count(), 0);
}

#[test]
fn notable_lines_are_found_with_one_switch() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let mut journal = clinic.log_in(clinic.nurse);
    let plan = mimik::domain::consultation::Plan {
        product: mimik::domain::product::ProductId::new("vistabel"),
        areas: Vec::new(),
        note: String::new(),
    };
    let refused = journal.apply(Edit::RecordPlan { patient, plan });
    assert!(is_role(&refused));
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    window.state_mut().ask(Command::Go(Place::AuditLog));
    window.run_ok();
    window.get_by_label("Kun særlige hændelser").click();
    window.run_ok();
    look(&mut window, "log-notable");
    let rows = window.query_all_by_role(eframe::egui::accesskit::Role::Row);
    assert_eq!(rows.count(), 1);
    assert!(shows(&window, "Afvist"));
    assert!(shows(&window, "rollen giver ikke adgang"));
}

#[test]
fn the_log_is_searched_by_word() {
    let mut clinic = TestClinic::new();
    record_of(&mut clinic);
    let mut window = clinic.window(clinic.doctor);
    window.state_mut().ask(Command::Go(Place::AuditLog));
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run_ok();
    window.get_by_label("Søg i loggen").type_text("tindingen");
    window.run_ok();
    let rows = window.query_all_by_role(eframe::egui::accesskit::Role::Row);
    assert_eq!(rows.count(), 1);
}

#[test]
fn older_pages_of_the_log_are_loaded_when_the_end_comes_near() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    for hits in 0..230 {
        let text = format!("søgning {hits}");
        journal.apply(Edit::NoteSearch { text, hits }).unwrap();
    }
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    window.state_mut().ask(Command::Go(Place::AuditLog));
    window.run_ok();
    assert!(shows(&window, "200 linjer hentet"));
    for _ in 0..230 {
        window.key_press(Key::ArrowDown);
    }
    window.run_ok();
    window.run_ok();
    assert!(!shows(&window, "200 linjer hentet"));
}

#[test]
fn a_doctor_may_read_in_review_without_a_purpose() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let doctor = clinic.doctor;
    let mut window = clinic.window(doctor);
    let before = openings(&window, patient, doctor).len();
    window.state_mut().ask(Command::Go(Place::Review));
    window.run_ok();
    find(&mut window, "agnete");
    window.key_press(Key::Enter);
    window.run_ok();
    window.get_by_label_contains("Åbn journalen").click();
    window.run_ok();
    assert_eq!(openings(&window, patient, doctor).len(), before + 1);
    assert!(shows(&window, "Historik"));
}

#[test]
fn the_pages_are_calm_in_the_dark_in_english_and_in_a_small_window() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let journal = clinic.log_in(clinic.doctor);
    let mut window = window_with(journal, &clinic.clock, Language::English, ThemeChoice::Dark);
    open(&mut window, patient, Tab::History);
    look(&mut window, "history-dark");
    assert!(shows(&window, "Corrected"));
    window.set_size(eframe::egui::vec2(1180.0, 760.0));
    window.run_ok();
    look(&mut window, "history-small");
    window.state_mut().ask(Command::Go(Place::AuditLog));
    window.run_ok();
    look(&mut window, "log-small");
    assert!(shows(&window, "Record opened"));
}

/// A small JPEG, as the import makes them.
fn thumbnail() -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(64, 48, image::Rgb([200, 160, 140]));
    let mut jpeg = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut jpeg, image::ImageFormat::Jpeg)
        .unwrap();
    jpeg.into_inner()
}

/// The nurse attaches a photo of the front view with a frown.
fn attach_photo(clinic: &mut TestClinic, patient: PatientId) {
    let mut journal = clinic.log_in(clinic.nurse);
    let photo = PhotoAttached {
        name: "ab".repeat(32),
        sha256: "cd".repeat(32),
        bytes: 1_234_567,
        sealed_blake3: "ef".repeat(32),
        mime: "image/jpeg".to_owned(),
        width: 4032,
        height: 3024,
        orientation: 1,
        taken_from: TakenFrom::Camera,
        clock_corrected_seconds: None,
        areas: vec![Area::Glabella],
        view: View::FrontFrown,
        phase: Phase::Before,
        purpose: Purpose::Documentation,
        moved_from: None,
    };
    let photos = vec![SealedPhoto {
        photo,
        taken_at: moment("2026-11-25T10:30:00+01:00"),
        thumbnail: thumbnail(),
    }];
    journal
        .apply(Edit::AttachPhotos { patient, photos })
        .unwrap();
    clinic.log_out(journal);
}

/// The tab has the same name as the filter, and stands before it.
fn choose_photos(window: &mut Harness<'_, App>) {
    window.query_all_by_label("Fotos").last().unwrap().click();
    window.run_ok();
}

fn shows_picture(window: &Harness<'_, App>) -> bool {
    let image = eframe::egui::accesskit::Role::Image;
    window
        .query_by_role_and_label(image, "Front, bekymret")
        .is_some()
}

#[test]
fn a_photo_is_seen_small_with_everything_that_is_known_about_it() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    attach_photo(&mut clinic, patient);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::History);
    choose_photos(&mut window);
    look(&mut window, "history-photo");
    assert!(shows(&window, "1.234.567 byte"));
    assert!(shows(&window, &"cd".repeat(32)));
    assert!(shows_picture(&window));
}

#[test]
fn a_reviewer_without_photos_reads_about_them_and_is_told_why_she_sees_none() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    attach_photo(&mut clinic, patient);
    let mut journal = clinic.log_in(clinic.doctor);
    let mut task = journal
        .new_user(
            "Runa Demo".to_owned(),
            Role::Reviewer,
            None,
            false,
            Passphrase::typed(PASSPHRASE),
        )
        .unwrap();
    task.cost = CHEAP;
    let (slot, user) = task.run().unwrap();
    let reviewer = user.id;
    journal.add_user(&slot, user).unwrap();
    clinic.log_out(journal);
    let mut window = clinic.window(reviewer);
    window.state_mut().ask(Command::OpenRecord {
        patient,
        tab: Tab::History,
        purpose: Some("Tilsyn".to_owned()),
    });
    window.run_ok();
    choose_photos(&mut window);
    look(&mut window, "history-no-photos");
    assert!(shows(&window, "1.234.567 byte"));
    assert!(shows(&window, "Din adgang omfatter ikke fotos."));
    assert!(!shows_picture(&window) && !shows(&window, "Det lille billede mangler"));
}

/// A lawful treatment time, and then the sheet is given anew: the time has become too early by itself.
fn too_early_by_itself(journal: &mut Journal, patient: PatientId) {
    let plan = journal.record(patient).unwrap().course;
    let plan = plan.current_plan().unwrap().value.clone();
    let areas: BTreeSet<Area> = plan
        .areas
        .iter()
        .map(|planned| planned.area.clone())
        .collect();
    let slot = Slot {
        practitioner: journal.author().user,
        start: moment("2026-11-26T10:00:00+01:00"),
        minutes: 30,
    };
    let booking = Booking {
        patient: Some(patient),
        kind: AppointmentKind::Treatment,
        slot,
        areas: areas.clone(),
        product: Some(plan.product.clone()),
        note: String::new(),
    };
    journal.apply(Edit::Book(booking)).unwrap();
    let sheet = journal.clinic().current_sheet().unwrap().clone();
    let information = WrittenInformation {
        scope: Scope {
            areas,
            products: BTreeSet::from([plan.product]),
        },
        mark: Mark::Full,
        sheet: sheet.version,
        sheet_sha256: sheet.sha256,
        channel: Channel::Paper,
        receipt: mimik::domain::information::Receipt::HandedOver,
    };
    let at = moment("2026-11-25T11:00:00+01:00");
    journal
        .apply(Edit::RecordWritten {
            patient,
            at,
            information,
        })
        .unwrap();
}

#[test]
fn a_time_that_became_too_early_is_red_in_history_and_log() {
    let mut clinic = TestClinic::new();
    let patient = record_of(&mut clinic);
    let mut journal = clinic.log_in(clinic.doctor);
    too_early_by_itself(&mut journal, patient);
    clinic.log_out(journal);
    let mut window = clinic.window(clinic.doctor);
    open(&mut window, patient, Tab::History);
    window.get_by_label("Aftaler").click();
    window.run_ok();
    look(&mut window, "history-too-early");
    assert!(shows(&window, "For tidligt"));
    assert!(shows(&window, "er nu for tidligt · Tidligst"));
    window.state_mut().ask(Command::Go(Place::AuditLog));
    window.run_ok();
    window.get_by_label("Kun særlige hændelser").click();
    window.run_ok();
    look(&mut window, "log-too-early");
    // The booking itself was lawful; the judgement is what should be noticed.
    let rows = window.query_all_by_role(eframe::egui::accesskit::Role::Row);
    assert_eq!(rows.count(), 1);
    assert!(shows(&window, "er nu for tidligt · Tidligst"));
}
