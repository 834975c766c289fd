//! Booking, clicked through as doctor and nurse: the worked examples 143–147 of the rules, and what becomes of appointments.

use eframe::egui::{Event, Key, Modifiers, accesskit::Role as Part};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::appointment::AppointmentKind;
use mimik::domain::area::Area;
use mimik::domain::consultation::{Choice, HealthItem, PriorToxin};
use mimik::domain::course::{Appointment, AppointmentState};
use mimik::domain::id::{PatientId, UserId};
use mimik::domain::product::ProductId;
use mimik::domain::time::When;
use mimik::domain::user::Role;
use mimik::journal::{Booking, Edit, Journal, Slot};
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::{Command, Tab};
use mimik::ui::setup::ThemeChoice;

use super::kit::{
    PASSPHRASE, TestClinic, complete_draft, look, moment, open, register, sign, sign_draft,
    window_with,
};

const REASON: &str = "Patienten rejser torsdag og bliver ringet op";

/// Information completed on Monday 23 November 2026 at 14.30: the limit is Wednesday at 14.30.
fn informed_clinic() -> (TestClinic, PatientId) {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.at("2026-11-23T14:33:00+01:00");
    sign(&mut journal, patient, moment("2026-11-23T14:21:00+01:00"));
    clinic.log_out(journal);
    clinic.at("2026-11-23T14:36:00+01:00");
    (clinic, patient)
}

/// Takes a practitioner's time with something of another patient.
fn occupy(journal: &mut Journal, other: PatientId, who: UserId, start: &str, minutes: u32) {
    let slot = Slot {
        practitioner: who,
        start: moment(start),
        minutes,
    };
    let booking = Booking {
        patient: Some(other),
        kind: AppointmentKind::Control,
        slot,
        areas: std::collections::BTreeSet::default(),
        product: None,
        note: String::new(),
    };
    journal.apply(Edit::Book(booking)).unwrap();
}

fn booking_page(clinic: &mut TestClinic, role: Role, patient: PatientId) -> Harness<'static, App> {
    let user = match role {
        Role::Doctor => clinic.doctor,
        Role::Nurse => clinic.nurse,
        Role::Reviewer => clinic.reviewer,
    };
    let mut window = clinic.window(user);
    open(&mut window, patient, Tab::Booking);
    window
}

fn press(window: &mut Harness<'_, App>, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run_ok();
}

fn has_button(window: &Harness<'_, App>, label: &str) -> bool {
    window
        .query_by_role_and_label(Part::Button, label)
        .is_some()
}

fn says(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).count() > 0
}

/// Writes into a field in place of what stood there.
fn write(window: &mut Harness<'_, App>, role: Part, label: &str, text: &str) {
    window.get_by_role_and_label(role, label).click();
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_ok();
    window.event(eframe::egui::Event::Text(text.to_owned()));
    window.run_ok();
}

/// Types a date and a time as at the desk.
fn type_time(window: &mut Harness<'_, App>, date: &str, time: &str) {
    write(window, Part::TextInput, "Dato", date);
    write(window, Part::TextInput, "Kl.", time);
}

fn appointments(window: &Harness<'_, App>, patient: PatientId) -> Vec<Appointment> {
    let journal = window.state().journal().unwrap();
    journal.record(patient).unwrap().course.appointments
}

/// Fills in the doctor's dialog and presses its button.
fn save_too_early(window: &mut Harness<'_, App>, reason: &str, passphrase: &str) {
    write(window, Part::MultilineTextInput, "Begrundelse", reason);
    write_passphrase(window, passphrase);
    press(window, "Gem som for tidligt");
}

fn write_passphrase(window: &mut Harness<'_, App>, passphrase: &str) {
    window
        .get_by_role_and_label(Part::PasswordInput, "Adgangskode for Vera Demo, læge")
        .click();
    window.run_ok();
    window.event(eframe::egui::Event::Text(passphrase.to_owned()));
    window.run_ok();
}

/// A red appointment on Wednesday at 10.30.
fn with_red_appointment(clinic: &mut TestClinic, patient: PatientId) -> Harness<'static, App> {
    let mut window = booking_page(clinic, Role::Doctor, patient);
    type_time(&mut window, "25.11", "10.30");
    press(&mut window, "Gem som for tidligt …");
    save_too_early(&mut window, REASON, PASSPHRASE);
    window
}

#[test]
fn row_143_the_limit_itself_is_booked_as_any_other_time() {
    let (mut clinic, patient) = informed_clinic();
    let mut window = booking_page(&mut clinic, Role::Nurse, patient);
    look(&mut window, "booking-open");
    press(&mut window, "Ledig onsdag 25. nov. kl. 15.10");
    type_time(&mut window, "25.11", "14.30");
    look(&mut window, "booking-lawful");
    assert!(says(&window, "Tiden er ledig."));
    press(&mut window, "Book onsdag kl. 14.30");
    let booked = appointments(&window, patient);
    assert_eq!(booked.len(), 1);
    assert_eq!(booked[0].start, moment("2026-11-25T14:30:00+01:00"));
    assert_eq!(
        (booked[0].kind, booked[0].minutes),
        (AppointmentKind::Treatment, 30)
    );
    assert_eq!(booked[0].areas.len(), 2);
    assert_eq!(booked[0].too_early, None);
    look(&mut window, "booking-booked");
}

#[test]
fn row_144_a_minute_too_early_is_refused_and_the_first_free_lawful_time_is_offered() {
    let (mut clinic, patient) = informed_clinic();
    let mut journal = clinic.log_in(clinic.doctor);
    let other = register(&mut journal, "Testrup", "Malthe", "620285-0013");
    occupy(
        &mut journal,
        other,
        clinic.nurse,
        "2026-11-25T14:10:00+01:00",
        30,
    );
    clinic.log_out(journal);
    let mut window = booking_page(&mut clinic, Role::Nurse, patient);
    type_time(&mut window, "25.11", "14.29");
    look(&mut window, "booking-nurse-too-early");
    assert!(says(&window, "1 min for tidligt"));
    assert!(says(&window, "Der mangler 1 min."));
    assert!(!has_button(&window, "Book onsdag kl. 14.29"));
    assert!(says(&window, "Kun en læge kan gemme tiden alligevel."));
    window
        .get_by_role_and_label(Part::Button, "Gem som for tidligt …")
        .click();
    window.run_ok();
    assert!(
        !says(&window, "Begrundelse"),
        "a nurse must not get the dialog"
    );
    // 14.30 is taken until 14.40.
    press(&mut window, "Book tidligst mulige: ons. kl. 14.40");
    let booked = appointments(&window, patient);
    assert_eq!(booked[0].start, moment("2026-11-25T14:40:00+01:00"));
    assert_eq!(booked[0].too_early, None);
    assert!(
        !says(&window, "Testrup") && !says(&window, "TESTRUP"),
        "other patients have no name here"
    );
    assert!(says(
        &window,
        "Optaget onsdag 25. nov. kl. 14.10 til kl. 14.40"
    ));
}

#[test]
fn row_145_and_146_a_doctor_saves_too_early_only_with_reason_and_passphrase() {
    let (mut clinic, patient) = informed_clinic();
    let mut window = booking_page(&mut clinic, Role::Doctor, patient);
    press(&mut window, "Ledig onsdag 25. nov. kl. 10.30");
    look(&mut window, "booking-too-early");
    assert!(says(&window, "4 timer for tidligt"));
    let warning = "For tidligt. Skriftlig information mandag 23. nov. kl. 14.21, mundtlig kl. 14.30. Behandling valgt \
                   onsdag 25. nov. kl. 10.30. Der mangler 4 timer. Tidligst onsdag 25. nov. kl. 14.30.";
    assert!(says(&window, warning));
    assert!(!has_button(&window, "Book onsdag kl. 10.30"));
    assert!(has_button(&window, "Book tidligst mulige: ons. kl. 14.30"));

    press(&mut window, "Gem som for tidligt …");
    save_too_early(&mut window, "For kort", PASSPHRASE);
    assert_eq!(
        appointments(&window, patient),
        [],
        "a reason of eight characters is none"
    );
    write(&mut window, Part::MultilineTextInput, "Begrundelse", REASON);
    press(&mut window, "Gem som for tidligt");
    look(&mut window, "booking-dialog");
    let booked = appointments(&window, patient);
    assert_eq!(booked[0].start, moment("2026-11-25T10:30:00+01:00"));
    let saved = booked[0].too_early.clone().unwrap().saved.unwrap();
    assert_eq!(
        (saved.reason.as_str(), saved.session),
        (REASON, clinic.doctor)
    );
    assert!(says(&window, "Gemt som for tidligt"));
    // Why it is red stands beside it, and in the banner.
    assert!(says(
        &window,
        "Betænkningstiden slutter onsdag 25. nov. kl. 14.30."
    ));
    assert!(says(&window, REASON));
    look(&mut window, "booking-red");
}

#[test]
fn what_is_typed_at_once_is_the_reason_and_no_passphrase_can_land_in_it() {
    let (mut clinic, patient) = informed_clinic();
    let mut window = booking_page(&mut clinic, Role::Doctor, patient);
    press(&mut window, "Ledig onsdag 25. nov. kl. 10.30");
    press(&mut window, "Gem som for tidligt …");
    for (typed, key) in [(REASON, Key::Tab), (PASSPHRASE, Key::Enter)] {
        window.event(Event::Text(typed.to_owned()));
        window.run_ok();
        window.key_press(key);
        window.run_ok();
    }
    let booked = appointments(&window, patient);
    let saved = booked[0].too_early.clone().unwrap().saved.unwrap();
    assert_eq!(saved.reason, REASON);
}

#[test]
fn a_wrong_passphrase_is_said_in_the_dialog_and_keeps_the_reason() {
    let (mut clinic, patient) = informed_clinic();
    let mut window = booking_page(&mut clinic, Role::Doctor, patient);
    type_time(&mut window, "25.11", "10.30");
    press(&mut window, "Gem som for tidligt …");
    save_too_early(&mut window, REASON, "en helt anden adgangskode");
    look(&mut window, "booking-wrong-passphrase");
    assert!(says(&window, "Forkert adgangskode."));
    assert_eq!(appointments(&window, patient), []);
    let reason = window.get_by_role_and_label(Part::MultilineTextInput, "Begrundelse");
    assert_eq!(reason.value().as_deref(), Some(REASON));
    write_passphrase(&mut window, PASSPHRASE);
    press(&mut window, "Gem som for tidligt");
    assert_eq!(appointments(&window, patient).len(), 1);
}

#[test]
fn row_147_moving_to_a_lawful_time_takes_the_red_away_and_keeps_the_history() {
    let (mut clinic, patient) = informed_clinic();
    let mut window = with_red_appointment(&mut clinic, patient);
    assert!(appointments(&window, patient)[0].too_early.is_some());
    press(&mut window, "Flyt");
    press(&mut window, "Foreslået onsdag 25. nov. kl. 14.30");
    window.key_press(Key::ArrowDown);
    window.run_ok();
    look(&mut window, "booking-move");
    press(&mut window, "Flyt til onsdag kl. 14.40");
    let moved = &appointments(&window, patient)[0];
    assert_eq!(moved.start, moment("2026-11-25T14:40:00+01:00"));
    assert_eq!(moved.too_early, None);
    assert!(says(
        &window,
        "Flyttet fra onsdag 25. nov. kl. 10.30 til onsdag 25. nov. kl. 14.40"
    ));
    assert!(says(&window, &format!("For tidligt: »{REASON}«")));
    look(&mut window, "booking-moved");
}

#[test]
fn a_red_appointment_can_be_moved_to_another_early_time_only_by_a_doctor() {
    let (mut clinic, patient) = informed_clinic();
    let mut window = with_red_appointment(&mut clinic, patient);
    press(&mut window, "Flyt");
    type_time(&mut window, "25.11", "11.00");
    assert!(has_button(
        &window,
        "Flyt til tidligst mulige: ons. kl. 14.30"
    ));
    press(&mut window, "Gem som for tidligt …");
    save_too_early(
        &mut window,
        "Patienten kan kun komme klokken elleve",
        PASSPHRASE,
    );
    let moved = &appointments(&window, patient)[0];
    assert_eq!(moved.start, moment("2026-11-25T11:00:00+01:00"));
    assert!(moved.too_early.is_some());
}

/// R51 at booking: a task that names the first passing date, and no refusal (§8.10).
#[test]
fn a_treatment_too_soon_after_the_last_one_is_a_task_and_no_refusal() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.at("2026-11-23T14:33:00+01:00");
    let began = moment("2026-11-23T14:21:00+01:00");
    let mut draft = complete_draft(&journal, began);
    let answer = draft.answers.get_mut(&HealthItem::PriorToxin).unwrap();
    answer.choice = Choice::Yes;
    draft.prior_toxin = Some(PriorToxin {
        when: When::InMonth("2026-09-01".parse().unwrap()),
        area: "Pande".to_owned(),
        medical: false,
        place: "En anden klinik".to_owned(),
    });
    sign_draft(&mut journal, patient, draft);
    clinic.log_out(journal);
    clinic.at("2026-11-23T14:36:00+01:00");
    let mut window = booking_page(&mut clinic, Role::Nurse, patient);
    let task = "Patienten oplyser botulinumtoksin senest 30. sep. Kan behandles igen fra 30. dec.";
    type_time(&mut window, "25.11", "14.30");
    look(&mut window, "booking-interval");
    assert!(says(&window, task));
    press(&mut window, "Book onsdag kl. 14.30");
    assert_eq!(appointments(&window, patient).len(), 1);
    type_time(&mut window, "30.12", "10.00");
    assert!(!says(&window, task));
}

#[test]
fn without_a_limit_a_consultation_is_booked_instead() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Blindberg", "Jonas", "670799-4003");
    clinic.log_out(journal);
    let mut window = booking_page(&mut clinic, Role::Nurse, patient);
    window
        .get_by_role_and_label(Part::RadioButton, "Behandling")
        .click();
    window.run_ok();
    look(&mut window, "booking-no-limit");
    assert!(says(&window, "Forundersøgelsen er ikke underskrevet"));
    assert!(says(&window, "Skriftlig information mangler"));
    press(&mut window, "Ledig tirsdag 24. nov. kl. 10.00");
    assert!(!has_button(&window, "Book tirsdag kl. 10.00"));
    look(&mut window, "booking-no-limit-chosen");
    press(&mut window, "Book forundersøgelse");
    press(&mut window, "Book tirsdag kl. 10.00");
    let booked = &appointments(&window, patient)[0];
    assert_eq!(booked.kind, AppointmentKind::Consultation);
    assert!(booked.areas.is_empty() && booked.product.is_none());
}

#[test]
fn a_doctor_can_hold_a_time_that_has_no_limit_yet() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Blindberg", "Jonas", "670799-4003");
    clinic.log_out(journal);
    let mut window = booking_page(&mut clinic, Role::Doctor, patient);
    window
        .get_by_role_and_label(Part::RadioButton, "Behandling")
        .click();
    window.run_ok();
    window
        .get_by_role_and_label(Part::CheckBox, "Pande")
        .click();
    window.run_ok();
    type_time(&mut window, "24.11", "10.00");
    press(&mut window, "Gem som for tidligt …");
    save_too_early(&mut window, REASON, PASSPHRASE);
    let held = &appointments(&window, patient)[0];
    assert_eq!(held.too_early.as_ref().map(|flag| flag.limit), Some(None));
    assert!(says(&window, "Der kan ikke nævnes en frist."));
}

#[test]
fn nobody_is_booked_for_a_day_before_the_18th_birthday() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Ungermand", "Per", "641208-4008");
    clinic.log_out(journal);
    let mut window = booking_page(&mut clinic, Role::Doctor, patient);
    window
        .get_by_role_and_label(Part::RadioButton, "Behandling")
        .click();
    window.run_ok();
    window
        .get_by_role_and_label(Part::CheckBox, "Pande")
        .click();
    window.run_ok();
    type_time(&mut window, "25.11", "10.30");
    look(&mut window, "booking-under-age");
    assert!(says(
        &window,
        "Patienten er under 18 år og kan først behandles fra fredag 4. dec."
    ));
    assert!(!has_button(&window, "Gem som for tidligt …"));
    assert!(!has_button(&window, "Book onsdag kl. 10.30"));
}

#[test]
fn a_time_that_is_taken_is_refused_in_words() {
    let (mut clinic, patient) = informed_clinic();
    let mut journal = clinic.log_in(clinic.doctor);
    let other = register(&mut journal, "Testrup", "Malthe", "620285-0013");
    occupy(
        &mut journal,
        other,
        clinic.doctor,
        "2026-11-26T10:00:00+01:00",
        30,
    );
    clinic.log_out(journal);
    let mut window = booking_page(&mut clinic, Role::Doctor, patient);
    type_time(&mut window, "26.11", "10.10");
    look(&mut window, "booking-taken");
    assert!(says(
        &window,
        "Behandleren er optaget fra kl. 10.00 til kl. 10.30. Vælg en anden tid."
    ));
    assert!(!has_button(&window, "Book torsdag kl. 10.10"));
    press(&mut window, "Book tidligst mulige: tor. kl. 10.30");
    assert_eq!(
        appointments(&window, patient)[0].start,
        moment("2026-11-26T10:30:00+01:00")
    );
}

#[test]
fn a_time_at_which_the_patient_is_with_somebody_else_is_refused_in_words() {
    let (mut clinic, patient) = informed_clinic();
    let mut journal = clinic.log_in(clinic.doctor);
    let nurse = clinic.nurse;
    occupy(
        &mut journal,
        patient,
        nurse,
        "2026-11-26T10:00:00+01:00",
        30,
    );
    clinic.log_out(journal);
    let mut window = booking_page(&mut clinic, Role::Doctor, patient);
    type_time(&mut window, "26.11", "10.10");
    assert!(says(
        &window,
        "Patienten har allerede en tid fra kl. 10.00 til kl. 10.30. Vælg en anden tid."
    ));
    press(&mut window, "Book tidligst mulige: tor. kl. 10.30");
    assert_eq!(
        appointments(&window, patient)[1].start,
        moment("2026-11-26T10:30:00+01:00")
    );
}

#[test]
fn the_journal_itself_refuses_a_time_that_was_taken_meanwhile_and_nothing_is_lost() {
    let (mut clinic, patient) = informed_clinic();
    let mut journal = clinic.log_in(clinic.doctor);
    let other = register(&mut journal, "Testrup", "Malthe", "620285-0013");
    occupy(
        &mut journal,
        other,
        clinic.doctor,
        "2026-11-26T10:00:00+01:00",
        30,
    );
    clinic.log_out(journal);
    let mut window = booking_page(&mut clinic, Role::Doctor, patient);
    type_time(&mut window, "26.11", "10.10");
    // In another week the page does not know what is taken on Thursday; the journal does.
    press(&mut window, "Ugen efter");
    press(&mut window, "Book torsdag kl. 10.10");
    assert!(says(
        &window,
        "Behandleren er optaget fra kl. 10.00 til kl. 10.30. Vælg en anden tid."
    ));
    assert_eq!(appointments(&window, patient), []);
    let time = window.get_by_role_and_label(Part::TextInput, "Kl.");
    assert_eq!(time.value().as_deref(), Some("10.10"));
}

/// A treatment on Wednesday at 14.40, and the clock at a later time.
fn booked_clinic(now: &str) -> (TestClinic, PatientId) {
    let (mut clinic, patient) = informed_clinic();
    let mut journal = clinic.log_in(clinic.doctor);
    let slot = Slot {
        practitioner: clinic.nurse,
        start: moment("2026-11-25T14:40:00+01:00"),
        minutes: 30,
    };
    let booking = Booking {
        patient: Some(patient),
        kind: AppointmentKind::Treatment,
        slot,
        areas: [Area::Glabella].into(),
        product: Some(ProductId::new("vistabel")),
        note: "Ring dagen før".to_owned(),
    };
    journal.apply(Edit::Book(booking)).unwrap();
    clinic.log_out(journal);
    clinic.at(now);
    (clinic, patient)
}

/// Shows the only appointment whole.
fn select(window: &mut Harness<'_, App>) {
    window
        .get_by_role_and_label(Part::Button, "Behandling onsdag 25. nov. kl. 14.40")
        .click();
    window.run_ok();
}

#[test]
fn a_late_cancellation_is_said_before_it_is_noted() {
    // Exactly 24 hours before is in time, a second later is not (rows 134 and 135).
    let (mut clinic, patient) = booked_clinic("2026-11-24T14:40:00+01:00");
    let mut window = booking_page(&mut clinic, Role::Nurse, patient);
    select(&mut window);
    assert!(says(&window, "Ring dagen før"));
    press(&mut window, "Afbud");
    look(&mut window, "booking-cancel");
    assert!(says(
        &window,
        "Afbud er rettidigt til og med tirsdag 24. nov. kl. 14.40."
    ));
    clinic.at("2026-11-24T14:40:01+01:00");
    window.run_ok();
    assert!(says(
        &window,
        "Afbud senere end 24 timer før. Fristen var tirsdag 24. nov. kl. 14.40."
    ));
    window
        .get_by_role_and_label(Part::RadioButton, "Klinikken")
        .click();
    window.run_ok();
    press(&mut window, "Notér afbud");
    let cancelled = &appointments(&window, patient)[0];
    assert!(matches!(
        cancelled.state,
        AppointmentState::Cancelled { late: true, .. }
    ));
    assert!(says(&window, "Afbud fra klinikken"));
    assert!(!has_button(&window, "Flyt"));
}

#[test]
fn after_the_start_it_is_a_missed_appointment_and_no_cancellation() {
    let (mut clinic, patient) = booked_clinic("2026-11-25T14:40:01+01:00");
    let mut window = booking_page(&mut clinic, Role::Nurse, patient);
    select(&mut window);
    look(&mut window, "booking-own");
    assert!(!has_button(&window, "Afbud"));
    press(&mut window, "Udeblevet");
    let missed = &appointments(&window, patient)[0];
    assert!(matches!(missed.state, AppointmentState::NoShow { .. }));
}

#[test]
fn somebody_arrives_on_the_day_itself() {
    let (mut clinic, patient) = booked_clinic("2026-11-25T14:32:00+01:00");
    let mut window = booking_page(&mut clinic, Role::Nurse, patient);
    select(&mut window);
    press(&mut window, "Fremmødt");
    assert!(says(&window, "Fremmødt onsdag 25. nov. kl. 14.32"));
    let (mut clinic, patient) = booked_clinic("2026-11-24T14:32:00+01:00");
    let mut window = booking_page(&mut clinic, Role::Nurse, patient);
    select(&mut window);
    assert!(!has_button(&window, "Fremmødt"), "not the day before");
}

#[test]
fn the_week_is_walked_with_the_keyboard() {
    let (mut clinic, patient) = informed_clinic();
    let mut window = booking_page(&mut clinic, Role::Doctor, patient);
    press(&mut window, "Foreslået onsdag 25. nov. kl. 14.30");
    assert!(has_button(&window, "Book onsdag kl. 14.30"));
    window.key_press(Key::ArrowDown);
    window.run_ok();
    assert!(has_button(&window, "Book onsdag kl. 14.40"));
    window.key_press(Key::ArrowRight);
    window.run_ok();
    assert!(has_button(&window, "Book torsdag kl. 14.40"));
    window.key_press(Key::Tab);
    window.run_ok();
    assert!(has_button(&window, "Book torsdag kl. 14.50"));
    window.key_press(Key::Escape);
    window.run_ok();
    assert!(has_button(&window, "Book tidligst mulige: ons. kl. 14.30"));
    press(&mut window, "Ledig torsdag 26. nov. kl. 09.00");
    window.key_press(Key::Enter);
    window.run_ok();
    assert_eq!(
        appointments(&window, patient)[0].start,
        moment("2026-11-26T09:00:00+01:00")
    );
}

#[test]
fn a_full_calendar_says_that_nothing_is_free() {
    let (mut clinic, patient) = informed_clinic();
    let mut journal = clinic.log_in(clinic.doctor);
    let mut policy = journal.clinic().policy.clone();
    policy.search_days = 1;
    journal.apply(Edit::ChangePolicy(policy)).unwrap();
    let other = register(&mut journal, "Testrup", "Malthe", "620285-0013");
    for day in ["25", "26", "27"] {
        for hour in ["09", "13"] {
            let start = format!("2026-11-{day}T{hour}:00:00+01:00");
            occupy(&mut journal, other, clinic.doctor, &start, 240);
        }
    }
    clinic.log_out(journal);
    let mut window = booking_page(&mut clinic, Role::Doctor, patient);
    look(&mut window, "booking-full");
    assert!(says(
        &window,
        "Ingen ledig tid hos Vera Demo de næste 1 dage."
    ));
    assert!(
        window
            .get_by_role_and_label(Part::Button, "Book tidligst mulige")
            .accesskit_node()
            .is_disabled()
    );
}

#[test]
fn a_plan_that_is_signed_while_the_record_is_open_fills_the_form() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Blindberg", "Jonas", "670799-4003");
    clinic.log_out(journal);
    clinic.at("2026-11-23T09:20:00+01:00");
    let mut window = booking_page(&mut clinic, Role::Doctor, patient);
    assert!(
        !says(&window, "Bekymringsrynke"),
        "a consultation has no areas"
    );
    let draft = {
        let journal = window.state().journal().unwrap();
        super::kit::complete_draft(journal, moment("2026-11-23T09:00:00+01:00"))
    };
    let content = mimik::journal::DraftContent::Consultation(Box::new(draft));
    let kind = mimik::domain::log::DraftKind::Consultation;
    window.state_mut().ask(Command::Edit(Edit::BeginDraft {
        patient,
        kind,
        content,
    }));
    window.run_ok();
    let id = window
        .state()
        .journal()
        .unwrap()
        .record(patient)
        .unwrap()
        .drafts[0]
        .id;
    window
        .state_mut()
        .ask(Command::Edit(Edit::SignConsultation(id)));
    window.run_ok();
    assert!(says(&window, "Bekymringsrynke"));
    assert!(says(&window, "Tidligst onsdag 25. nov. kl. 09.09"));
}

#[test]
fn the_warning_is_whole_in_english_too() {
    let (mut clinic, patient) = informed_clinic();
    let journal = clinic.log_in(clinic.doctor);
    let mut window = window_with(
        journal,
        &clinic.clock,
        Language::English,
        ThemeChoice::Light,
    );
    open(&mut window, patient, Tab::Booking);
    press(&mut window, "Free Wednesday 25 Nov at 16:30");
    press(&mut window, "Cancel");
    write(&mut window, Part::TextInput, "Date", "25.11");
    write(&mut window, Part::TextInput, "Time", "10:30");
    look(&mut window, "booking-english");
    assert!(says(&window, "4 hours too early"));
    assert!(has_button(
        &window,
        "Book the earliest possible: Wed at 14:30"
    ));
    assert!(has_button(&window, "Save as too early …"));
}
