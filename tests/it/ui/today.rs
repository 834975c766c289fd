//! I dag: the day's appointments and their states, what is red first, and the keys.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{
    Key,
    accesskit::{Role as Part, Toggled},
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::appointment::AppointmentKind;
use mimik::domain::area::Area;
use mimik::domain::id::{EntryId, PatientId, UserId};
use mimik::domain::information::{
    Channel, Companion, Mark, Mode, OralInformation, Receipt, Scope, Topic, WrittenInformation,
};
use mimik::domain::log::DraftKind;
use mimik::domain::product::ProductId;
use mimik::domain::time::MINUTE;
use mimik::journal::{Booking, DraftContent, Edit, Journal, Slot};
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::Tab;
use mimik::ui::setup::ThemeChoice;

use super::kit::{TestClinic, complete_draft, look, moment, open, register, sign, window_with};

fn book(
    journal: &mut Journal,
    patient: PatientId,
    kind: AppointmentKind,
    who: UserId,
    start: &str,
) -> EntryId {
    let treatment = kind == AppointmentKind::Treatment;
    let booking = Booking {
        patient: Some(patient),
        kind,
        slot: Slot {
            practitioner: who,
            start: moment(start),
            minutes: 30,
        },
        areas: if treatment {
            BTreeSet::from([Area::Glabella, Area::Forehead])
        } else {
            BTreeSet::new()
        },
        product: treatment.then(|| ProductId::new("vistabel")),
        note: String::new(),
    };
    journal.apply(Edit::Book(booking)).unwrap().entries[0]
}

/// Written and oral information on a new area, completed at a time.
fn supplement(journal: &mut Journal, patient: PatientId, at: &str) {
    let sheet = journal.clinic().current_sheet().unwrap().clone();
    let scope = Scope {
        areas: BTreeSet::from([Area::Glabella, Area::Forehead]),
        products: BTreeSet::from([ProductId::new("vistabel")]),
    };
    let at = moment(at);
    let written = WrittenInformation {
        scope: scope.clone(),
        mark: Mark::Supplement,
        sheet: sheet.version,
        sheet_sha256: sheet.sha256,
        channel: Channel::Paper,
        receipt: Receipt::HandedOver,
    };
    journal
        .apply(Edit::RecordWritten {
            patient,
            at: at.plus(-MINUTE),
            information: written,
        })
        .unwrap();
    let topics: BTreeMap<_, _> = Topic::ALL.into_iter().map(|topic| (topic, at)).collect();
    let information = OralInformation {
        scope,
        mark: Mark::Supplement,
        topics,
        mode: Mode::InClinic,
        companion: Companion::default(),
        language: None,
        questions: None,
    };
    journal
        .apply(Edit::RecordOral {
            patient,
            at,
            information,
        })
        .unwrap();
}

struct Day {
    clinic: TestClinic,
    agnete: PatientId,
    malthe: PatientId,
    elif: PatientId,
}

/// Thursday 26 November: a treatment that is lawful, a consultation, a control.
fn busy_day() -> Day {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let agnete = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    let malthe = register(&mut journal, "Testrup", "Malthe", "620285-0013");
    let elif = register(&mut journal, "Demostrup", "Elif", "650592-0014");
    clinic.at("2026-11-23T14:33:00+01:00");
    sign(&mut journal, agnete, moment("2026-11-23T14:21:00+01:00"));
    book(
        &mut journal,
        malthe,
        AppointmentKind::Consultation,
        clinic.doctor,
        "2026-11-26T09:30:00+01:00",
    );
    book(
        &mut journal,
        agnete,
        AppointmentKind::Treatment,
        clinic.doctor,
        "2026-11-26T11:00:00+01:00",
    );
    book(
        &mut journal,
        elif,
        AppointmentKind::Control,
        clinic.nurse,
        "2026-11-26T13:00:00+01:00",
    );
    clinic.log_out(journal);
    Day {
        clinic,
        agnete,
        malthe,
        elif,
    }
}

fn says(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).count() > 0
}

fn row_is_selected(window: &Harness<'_, App>, words: &str) -> bool {
    let rows = window.query_all_by_role(Part::Row);
    rows.filter(|row| row.accesskit_node().toggled() == Some(Toggled::True))
        .any(|row| {
            row.accesskit_node()
                .label()
                .is_some_and(|label| label.contains(words))
        })
}

fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    window.run_ok();
}

#[test]
fn the_day_shows_each_appointment_with_its_state_in_words() {
    let mut day = busy_day();
    day.clinic.at("2026-11-26T10:12:00+01:00");
    let mut window = day.clinic.window(day.clinic.doctor);
    look(&mut window, "today");
    assert!(says(&window, "Torsdag 26. nov."));
    assert!(says(&window, "3 aftaler · 1 behandling tilbage"));
    for words in [
        "PRØVESEN, Agnete",
        "740385-XXXX · 41 år",
        "Stop: Før-fotos",
        "Planlagt",
        "Nu 10.12",
        "Ledig 1 t 30 min",
    ] {
        assert!(says(&window, words), "{words}");
    }
    // The next that is not done is selected by itself.
    assert!(row_is_selected(&window, "PRØVESEN"));
}

#[test]
fn enlarged_by_half_the_date_is_shortened_and_never_cut() {
    let mut clinic = TestClinic::new();
    let mut window = clinic.window(clinic.doctor);
    assert!(says(&window, "Mandag 23. nov."));
    // A window of 1440 × 900 at 150 %.
    window.set_size(eframe::egui::vec2(960.0, 600.0));
    window.run_ok();
    look(&mut window, "today-enlarged");
    assert!(says(&window, "Man. 23. nov."));
}

#[test]
fn the_day_is_readable_in_the_dark_and_in_a_small_window() {
    let mut day = busy_day();
    day.clinic.at("2026-11-26T10:12:00+01:00");
    let journal = day.clinic.log_in(day.clinic.doctor);
    let mut window = window_with(
        journal,
        &day.clinic.clock,
        Language::Danish,
        ThemeChoice::Dark,
    );
    look(&mut window, "today-dark");
    window.set_size(eframe::egui::vec2(1180.0, 760.0));
    window.run_ok();
    look(&mut window, "today-small");
    let row = window.get_by_label_contains("11.00 PRØVESEN").rect();
    assert!(row.right() < 1180.0 && row.width() > 600.0, "{row:?}");
    open(&mut window, day.agnete, Tab::Booking);
    look(&mut window, "booking-small");
    window.set_size(eframe::egui::vec2(1440.0, 900.0));
    window.run_ok();
    look(&mut window, "booking-dark");
}

#[test]
fn an_appointment_turned_too_early_by_new_information_is_red_until_it_is_moved() {
    let mut day = busy_day();
    let mut journal = day.clinic.log_in(day.clinic.doctor);
    day.clinic.at("2026-11-24T15:00:00+01:00");
    supplement(&mut journal, day.agnete, "2026-11-24T15:00:00+01:00");
    day.clinic.log_out(journal);
    let mut window = day.clinic.window(day.clinic.doctor);
    look(&mut window, "today-red-work");
    // On another day than its own it stands first in the list of work.
    assert!(says(
        &window,
        "tor. 26. nov. kl. 11.00 · tidligst tor. 26. nov. kl. 15.00"
    ));
    window
        .get_by_label_contains("PRØVESEN, Agnete tor.")
        .click();
    window.run_ok();
    look(&mut window, "booking-turned-red");
    assert!(says(&window, "For tidligt"));
    assert!(says(
        &window,
        "Informationen er ændret, efter at aftalen blev booket."
    ));
    // On the day itself the row is red, and it opens where it can be moved.
    window.state_mut().ask(mimik::ui::command::Command::ShowDay(
        moment("2026-11-26T12:00:00+01:00").day(),
    ));
    window.run_ok();
    look(&mut window, "today-red");
    assert!(says(
        &window,
        "11.00 PRØVESEN, Agnete Behandling For tidligt"
    ));
    window.get_by_label_contains("11.00 PRØVESEN").click();
    window.run_ok();
    press(&mut window, Key::Enter);
    window.get_by_role_and_label(Part::Button, "Flyt").click();
    window.run_ok();
    window
        .get_by_role_and_label(Part::Button, "Flyt til tidligst mulige: tor. kl. 15.00")
        .click();
    window.run_ok();
    let record = window
        .state()
        .journal()
        .unwrap()
        .record(day.agnete)
        .unwrap();
    assert_eq!(record.course.appointments[0].too_early, None);
    window.state_mut().ask(mimik::ui::command::Command::Go(
        mimik::ui::command::Place::Today,
    ));
    window.run_ok();
    assert!(!says(&window, "For tidligt"));
}

#[test]
fn the_keys_walk_days_and_rows() {
    let mut day = busy_day();
    day.clinic.at("2026-11-26T09:00:00+01:00");
    let mut window = day.clinic.window(day.clinic.nurse);
    assert!(row_is_selected(&window, "TESTRUP"));
    press(&mut window, Key::ArrowDown);
    assert!(row_is_selected(&window, "PRØVESEN"));
    press(&mut window, Key::ArrowDown);
    assert!(row_is_selected(&window, "DEMOSTRUP"));
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::ArrowRight);
    assert!(says(&window, "Fredag 27. nov."));
    assert!(says(&window, "Ingen aftaler"));
    look(&mut window, "today-empty");
    press(&mut window, Key::ArrowLeft);
    assert!(says(&window, "Torsdag 26. nov."));
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert!(
        window.query_all_by_label_contains("740385-XXXX").count() > 0,
        "the record is open"
    );
    assert!(!says(&window, "TESTRUP"));
    let record = window
        .state()
        .journal()
        .unwrap()
        .record(day.malthe)
        .unwrap();
    assert_eq!(record.course.appointments.len(), 1);
}

#[test]
fn somebody_arrives_and_somebody_stays_away() {
    let mut day = busy_day();
    day.clinic.at("2026-11-26T09:28:00+01:00");
    let mut window = day.clinic.window(day.clinic.nurse);
    window
        .get_by_role_and_label(Part::Button, "Fremmødt")
        .click();
    window.run_ok();
    assert!(says(&window, "Fremmødt 09.28"));
    // The next one is selected now; before its time nobody has stayed away.
    assert!(row_is_selected(&window, "PRØVESEN"));
    assert!(
        window
            .query_by_role_and_label(Part::Button, "Udeblevet")
            .is_none()
    );
}

#[test]
fn after_its_time_an_appointment_can_be_noted_as_missed() {
    let mut day = busy_day();
    day.clinic.at("2026-11-26T13:10:00+01:00");
    let mut window = day.clinic.window(day.clinic.nurse);
    assert!(row_is_selected(&window, "DEMOSTRUP"));
    press(&mut window, Key::U);
    let record = window.state().journal().unwrap().record(day.elif).unwrap();
    let state = record.course.appointments[0].state;
    assert!(matches!(
        state,
        mimik::domain::course::AppointmentState::NoShow { .. }
    ));
    look(&mut window, "today-states");
}

#[test]
fn time_is_blocked_for_a_practitioner_and_never_twice() {
    let mut day = busy_day();
    day.clinic.at("2026-11-26T09:00:00+01:00");
    let mut window = day.clinic.window(day.clinic.doctor);
    window
        .get_by_role_and_label(Part::Button, "Blokér tid")
        .click();
    window.run_ok();
    window
        .get_by_role_and_label(Part::TextInput, "Fra kl.")
        .click();
    window.run_ok();
    window.event(eframe::egui::Event::Text("11.10".to_owned()));
    window.run_ok();
    window.get_by_role_and_label(Part::Button, "Blokér").click();
    window.run_ok();
    look(&mut window, "today-block");
    assert!(says(
        &window,
        "Behandleren er optaget fra kl. 11.00 til kl. 11.30."
    ));
    window
        .get_by_role_and_label(Part::TextInput, "Fra kl.")
        .click();
    window.run_ok();
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::A);
    window.event(eframe::egui::Event::Text("12.00".to_owned()));
    window.run_ok();
    window.get_by_role_and_label(Part::Button, "Blokér").click();
    window.run_ok();
    assert!(says(&window, "12.00 Blokeret"));
    look(&mut window, "today-blocked");
}

#[test]
fn only_my_own_appointments_can_be_shown() {
    let mut day = busy_day();
    day.clinic.at("2026-11-26T09:00:00+01:00");
    let mut window = day.clinic.window(day.clinic.nurse);
    window
        .get_by_role_and_label(Part::RadioButton, "Mine")
        .click();
    window.run_ok();
    assert!(says(&window, "DEMOSTRUP") && !says(&window, "PRØVESEN"));
}

#[test]
fn a_draft_waits_for_its_signature_until_it_is_signed() {
    let mut day = busy_day();
    let mut journal = day.clinic.log_in(day.clinic.doctor);
    let content = DraftContent::Consultation(Box::new(complete_draft(
        &journal,
        moment("2026-11-23T14:40:00+01:00"),
    )));
    journal
        .apply(Edit::BeginDraft {
            patient: day.malthe,
            kind: DraftKind::Consultation,
            content,
        })
        .unwrap();
    day.clinic.log_out(journal);
    day.clinic.at("2026-11-23T15:00:00+01:00");
    let mut window = day.clinic.window(day.clinic.doctor);
    assert!(says(&window, "TESTRUP, Malthe Forundersøgelse i dag 14.33"));
    look(&mut window, "today-draft");
}

#[test]
fn every_area_of_a_treatment_is_named_even_where_there_is_no_room_for_it() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Eksempelsen", "Solveig", "740385-0718");
    let began = moment("2026-11-23T09:00:00+01:00");
    let mut draft = complete_draft(&journal, began);
    let areas = [
        Area::Forehead,
        Area::Glabella,
        Area::LateralCanthalRight,
        Area::LateralCanthalLeft,
    ];
    draft.plan.areas = areas.iter().cloned().collect();
    clinic.at("2026-11-23T09:30:00+01:00");
    let begun = journal
        .apply(Edit::BeginDraft {
            patient,
            kind: DraftKind::Consultation,
            content: DraftContent::Consultation(Box::new(draft)),
        })
        .unwrap();
    let (draft, _) = begun.draft.unwrap();
    journal.apply(Edit::SignConsultation(draft)).unwrap();
    let booking = Booking {
        patient: Some(patient),
        kind: AppointmentKind::Treatment,
        slot: Slot {
            practitioner: clinic.doctor,
            start: moment("2026-11-26T10:00:00+01:00"),
            minutes: 30,
        },
        areas: areas.iter().cloned().collect(),
        product: Some(ProductId::new("vistabel")),
        note: String::new(),
    };
    journal.apply(Edit::Book(booking)).unwrap();
    clinic.log_out(journal);
    clinic.at("2026-11-26T09:00:00+01:00");
    let mut window = clinic.window(clinic.doctor);
    look(&mut window, "today-four-areas");
    assert!(says(&window, "Smilerynker højre, Smilerynker venstre"));
}
