//! The consultation page: a whole one by clicks and keys, drafts that survive, corrections that stand beside what they correct.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use mimik::domain::area::Area;
use mimik::domain::consultation::{Choice, HealthItem, Outcome};
use mimik::domain::course::Course;
use mimik::domain::id::{PatientId, UserId};
use mimik::domain::information::{Channel, Topic};
use mimik::domain::log::{DraftKind, LockReason};
use mimik::domain::time::{HOUR, MINUTE, SECOND};
use mimik::domain::user::Role as UserRole;
use mimik::journal::view::RecordView;
use mimik::journal::{DraftContent, Edit, Journal, Passphrase};
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::{Command, Tab};
use mimik::ui::setup::ThemeChoice;

use super::kit::{
    CHEAP, PASSPHRASE, TestClinic, complete_draft, look, moment, open, register, sign, window_with,
};

const BEGAN: &str = "2026-11-23T14:00:00+01:00";
const NOW: &str = "2026-11-23T14:40:00+01:00";

type Window = Harness<'static, App>;

/// A clinic with one patient, on the afternoon of 23 November.
fn clinic() -> (TestClinic, PatientId) {
    clinic_with(|_, _| {})
}

fn clinic_with(prepare: impl FnOnce(&mut Journal, PatientId)) -> (TestClinic, PatientId) {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.at(NOW);
    prepare(&mut journal, patient);
    clinic.log_out(journal);
    (clinic, patient)
}

fn with_draft(journal: &mut Journal, patient: PatientId) {
    let mut draft = complete_draft(journal, moment(BEGAN));
    draft
        .plan
        .units
        .insert("glabella".to_owned(), "20".to_owned());
    let content = DraftContent::Consultation(Box::new(draft));
    let kind = DraftKind::Consultation;
    journal
        .apply(Edit::BeginDraft {
            patient,
            kind,
            content,
        })
        .unwrap();
}

fn signed(journal: &mut Journal, patient: PatientId) {
    sign(journal, patient, moment(BEGAN));
}

fn window(clinic: &mut TestClinic, user: UserId, patient: PatientId) -> Window {
    let mut window = clinic.window(user);
    open(&mut window, patient, Tab::Consultation);
    window
}

fn doctors_window(clinic: &mut TestClinic, patient: PatientId) -> Window {
    let doctor = clinic.doctor;
    window(clinic, doctor, patient)
}

fn record(window: &Window, patient: PatientId) -> RecordView {
    window.state().journal().unwrap().record(patient).unwrap()
}

fn course(window: &Window, patient: PatientId) -> Course {
    record(window, patient).course
}

/// Wherever on the page it stands.
fn press(window: &mut Window, label: &str) {
    window.get_by_label(label).click_accesskit();
    window.run_ok();
}

fn press_role(window: &mut Window, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).click_accesskit();
    window.run_ok();
}

fn field<'w>(window: &'w Window, label: &'w str) -> Node<'w> {
    let one_line = window.query_by_role_and_label(Role::TextInput, label);
    one_line.unwrap_or_else(|| window.get_by_role_and_label(Role::MultilineTextInput, label))
}

fn write(window: &mut Window, label: &str, text: &str) {
    field(window, label).focus();
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    field(window, label).type_text(text);
    window.run_ok();
}

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).count() > 0
}

/// Time passes, and the window is looked at again.
fn wait(window: &mut Window, clinic: &TestClinic, micros: i64) {
    let now = clinic.clock.system_time();
    clinic.clock.move_to(now.plus(micros));
    window.run_ok();
}

fn primary_key(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_ok();
}

#[test]
fn a_doctor_documents_a_whole_consultation_and_signs_it() {
    let (mut clinic, patient) = clinic();
    let mut window = doctors_window(&mut clinic, patient);
    assert!(
        record(&window, patient).drafts.is_empty(),
        "opening the tab begins nothing"
    );
    primary_key(&mut window);
    assert_eq!(record(&window, patient).drafts.len(), 1);

    write(&mut window, "Ønsker", "Vil gerne se mindre vred ud");
    write(&mut window, "Begyndt, kl.", "14.30");
    let first = "Gravid eller måske gravid";
    window
        .get_by_role_and_label(Role::RadioGroup, first)
        .focus();
    window.run_ok();
    for _ in 0..16 {
        window.key_press(Key::N);
        window.run_ok();
    }
    press(&mut window, "Tager ingen medicin eller kosttilskud");
    press(&mut window, "Skriftlig information udleveret");
    for topic in window.state().text().clone().topics() {
        wait(&mut window, &clinic, MINUTE);
        press(&mut window, &topic);
    }
    press(&mut window, "Tilbudt at have en ledsager med");
    write(&mut window, "Indikation", "Mimiske rynker");
    press(&mut window, "Behandling planlagt");
    press_role(&mut window, Role::ComboBox, "Produkt");
    press(&mut window, "Vistabel");
    press_role(&mut window, Role::CheckBox, "Bekymringsrynke");
    write(&mut window, "Højst enheder, Bekymringsrynke", "20,5");
    window.set_size(vec2(1440.0, 1900.0));
    window.run_ok();
    look(&mut window, "whole");

    // Vistabel asks for one thing more.
    assert!(says(&window, "Mangler 1:"));
    press(
        &mut window,
        "Kan blive gravid og bruger ikke prævention: Nej",
    );
    assert!(says(&window, "Alt er besvaret."));
    primary_key(&mut window);
    assert!(says(&window, "Forundersøgelsen låses med dit navn."));
    primary_key(&mut window);

    let course = course(&window, patient);
    let consultation = &course.newest_consultation().unwrap().value;
    assert_eq!(consultation.wishes, "Vil gerne se mindre vred ud");
    assert!(
        consultation
            .answers
            .values()
            .all(|answer| answer.choice == Choice::No)
    );
    assert_eq!(consultation.answers.len(), HealthItem::ALL.len());
    assert_eq!(consultation.outcome, Outcome::Planned);
    assert_eq!(
        course.newest_consultation().unwrap().occurred_at,
        moment("2026-11-23T14:30:00+01:00")
    );
    let plan = &course.current_plan().unwrap().value;
    assert_eq!(plan.areas[0].units.unwrap().to_string(), "20.5");
    assert_eq!(course.written[0].occurred_at, moment(NOW));
    assert_eq!(course.oral[0].occurred_at, moment(NOW).plus(9 * MINUTE));
    assert!(course.oral[0].value.is_complete());
    assert!(record(&window, patient).drafts.is_empty());
    assert!(says(&window, "Underskrevet af Vera Demo"));
}

/// The words of the topics, as they stand on their ticks.
trait Topics {
    fn topics(&self) -> Vec<String>;
}

impl Topics for mimik::text::Text {
    fn topics(&self) -> Vec<String> {
        Topic::ALL
            .map(|topic| self.topic(topic).to_owned())
            .to_vec()
    }
}

#[test]
fn space_ticks_one_topic_after_the_other() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    let stamped = |place: usize| format!("VD 14.{:02}", place + 1);
    let ticks: Vec<String> = window.state().text().clone().topics();
    for (place, topic) in ticks.iter().enumerate() {
        press(&mut window, &format!("{topic}, {}", stamped(place)));
    }
    assert!(says(&window, "Mundtlig information 0 af 9"));
    window
        .get_by_role_and_label(Role::CheckBox, &ticks[0])
        .focus();
    window.run_ok();
    for _ in 0..9 {
        window.key_press(Key::Space);
        window.run_ok();
    }
    assert!(says(&window, "9 af 9"));
    assert!(says(&window, "VD 14.40"));
}

#[test]
fn what_is_missing_is_listed_and_gone_to_one_by_one() {
    let (mut clinic, patient) = clinic();
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Start forundersøgelse");
    assert!(says(&window, "Mangler 19:"));
    let sign = window.get_by_role_and_label(Role::Button, "Underskriv forundersøgelse");
    assert!(sign.accesskit_node().is_disabled());
    primary_key(&mut window);
    assert!(field(&window, "Ønsker").is_focused());
    field(&window, "Ønsker").type_text("Mindre vred");
    window.run_ok();
    primary_key(&mut window);
    let question = window.get_by_role_and_label(Role::RadioGroup, "Gravid eller måske gravid");
    assert!(question.is_focused());
    window.key_press(Key::J);
    window.run_ok();
    assert!(says(&window, "Mangler 17:"));
    // A step leads to what it lacks.
    press_role(&mut window, Role::Button, "Medicin");
    assert!(
        window
            .get_by_label("Tager ingen medicin eller kosttilskud")
            .is_focused()
    );
}

#[test]
fn a_yes_that_speaks_against_treatment_proposes_to_advise_against_it() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Myasthenia gravis: Ja");
    press(&mut window, "Tidligere behandlet med botulinumtoksin: Ja");
    press(&mut window, "Måned");
    press(&mut window, "Infektion i området: Ved ikke");
    press(&mut window, "Infektion i området: Ja");
    press(&mut window, "Tidligere behandlet med botulinumtoksin: Nej");
    press(&mut window, "Infektion i området: Nej");
    look(&mut window, "against");
    let chosen = |window: &Window, label: &str| {
        let radio = window.get_by_role_and_label(Role::RadioButton, label);
        radio.accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(chosen(&window, "Frarådet af læge"));
    assert!(says(&window, "Mangler 2:"), "details and assessment");
    press(&mut window, "Behandling planlagt");
    assert!(
        says(&window, "Lægens vurdering"),
        "going on needs the doctor's words"
    );
    press(&mut window, "Myasthenia gravis: Nej");
    assert!(chosen(&window, "Behandling planlagt"));
    press(&mut window, "ALS: Ved ikke");
    assert!(
        chosen(&window, "Frarådet af læge"),
        "not knowing is no »no«"
    );
}

#[test]
fn the_draft_is_there_again_after_locking_and_unlocking() {
    let (mut clinic, patient) = clinic();
    let doctor = clinic.doctor;
    let mut window = window(&mut clinic, doctor, patient);
    press(&mut window, "Start forundersøgelse");
    write(&mut window, "Ønsker", "Halvt skrev");
    write(&mut window, "Begyndt, kl.", "14.");
    press(&mut window, "Tilføj");
    write(&mut window, "Navn 1", "fiskeolie");
    press(&mut window, "Dato");
    write(&mut window, "Sidst taget 1, dato", "23.1");
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_ok();
    assert!(window.state().journal().is_none());

    window.state_mut().ask(Command::Unlock {
        user: doctor,
        passphrase: Passphrase::typed(PASSPHRASE),
    });
    window.run_ok();
    open(&mut window, patient, Tab::Consultation);
    assert_eq!(
        field(&window, "Ønsker").value().as_deref(),
        Some("Halvt skrev")
    );
    assert_eq!(
        field(&window, "Begyndt, kl.").value().as_deref(),
        Some("14.")
    );
    assert_eq!(
        field(&window, "Navn 1").value().as_deref(),
        Some("fiskeolie")
    );
    assert_eq!(
        field(&window, "Sidst taget 1, dato").value().as_deref(),
        Some("23.1")
    );
    look(&mut window, "again");
}

#[test]
fn what_is_typed_is_in_the_database_within_two_seconds() {
    let (mut clinic, patient) = clinic();
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Start forundersøgelse");
    write(&mut window, "Ønsker", "Mindre vred");
    assert!(says(&window, "Gemmer"));
    wait(&mut window, &clinic, SECOND / 2);
    assert!(says(&window, "Kladde gemt 14.40"));
    let drafts = record(&window, patient).drafts;
    let DraftContent::Consultation(draft) = &drafts[0].content else {
        panic!("another draft");
    };
    assert_eq!(draft.wishes, "Mindre vred");
    // Another page in between does not lose sight of the revision.
    write(&mut window, "Ønsker", "Mindre vred ud");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    window.run_ok();
    open(&mut window, patient, Tab::Consultation);
    write(&mut window, "Ønsker", "Mindre vred og træt ud");
    wait(&mut window, &clinic, SECOND);
    assert!(says(&window, "Kladde gemt 14.40"));
}

#[test]
fn two_editions_of_a_draft_are_both_shown_and_a_person_chooses() {
    let (mut clinic, patient) = clinic();
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Start forundersøgelse");
    let draft = record(&window, patient).drafts.remove(0);
    let DraftContent::Consultation(mut elsewhere) = draft.content else {
        panic!("another draft");
    };
    elsewhere.wishes = "Skrevet et andet sted".to_owned();
    let content = DraftContent::Consultation(elsewhere);
    let edit = Edit::SaveDraft {
        draft: draft.id,
        revision: draft.revision,
        content,
    };
    window.state_mut().ask(Command::Edit(edit));
    window.run_ok();

    write(&mut window, "Ønsker", "Skrevet her");
    wait(&mut window, &clinic, SECOND);
    look(&mut window, "conflict");
    assert!(says(&window, "Skrevet et andet sted"));
    assert!(window.query_all_by_label("Skrevet her").count() > 0);
    press(&mut window, "Brug den gemte");
    assert_eq!(
        field(&window, "Ønsker").value().as_deref(),
        Some("Skrevet et andet sted")
    );
    write(&mut window, "Ønsker", "Og videre");
    wait(&mut window, &clinic, SECOND);
    assert!(says(&window, "Kladde gemt"));
}

#[test]
fn a_draft_is_thrown_away_only_after_a_dialog_that_says_so() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Kassér kladde");
    look(&mut window, "discard");
    window.key_press(Key::Escape);
    window.run_ok();
    assert_eq!(record(&window, patient).drafts.len(), 1);
    press(&mut window, "Kassér kladde");
    press(&mut window, "Kassér");
    assert!(record(&window, patient).drafts.is_empty());
    assert!(says(&window, "Ingen forundersøgelse endnu"));
}

#[test]
fn oral_before_written_is_red_and_can_be_signed_all_the_same() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    write(&mut window, "Udleveret, kl.", "14.20");
    assert!(says(&window, "Mundtlig før skriftlig"));
    assert!(says(&window, "(R21b)"));
    look(&mut window, "oral-first");
    primary_key(&mut window);
    assert!(says(&window, "(R21b)"));
    primary_key(&mut window);
    let course = course(&window, patient);
    assert!(course.oral[0].occurred_at < course.written[0].occurred_at);
}

#[test]
fn a_patient_who_declines_information_is_noted_in_her_words() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Patienten frabeder sig information");
    assert!(says(&window, "Mangler 1:"));
    write(
        &mut window,
        "Frabedt med patientens ord",
        "Det vil jeg ikke høre",
    );
    primary_key(&mut window);
    primary_key(&mut window);
    assert_eq!(
        course(&window, patient).declined[0].value.words,
        "Det vil jeg ikke høre"
    );
}

#[test]
fn an_online_consultation_asks_for_platform_photo_id_and_receipt() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Online");
    assert!(says(&window, "Mangler 2:"));
    write(&mut window, "Videoplatform", "Sikker video");
    press_role(
        &mut window,
        Role::CheckBox,
        "Fotolegitimation set på kamera",
    );
    press(&mut window, "Undersøgelsen på video var tilstrækkelig");
    assert!(says(&window, "Modtagelse bekræftet af patienten"));
    look(&mut window, "online");
    primary_key(&mut window);
    primary_key(&mut window);
    let course = course(&window, patient);
    assert!(course.newest_consultation().unwrap().value.video_sufficient);
    let received = mimik::domain::information::Receipt::Confirmed;
    assert_eq!(course.written[0].value.receipt, received);
}

#[test]
fn medicines_carry_kind_last_intake_and_the_pause() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    window.key_press(Key::M);
    window.run_ok();
    assert!(field(&window, "Navn 1").is_focused());
    field(&window, "Navn 1").type_text("fiskeolie");
    window.run_ok();
    write(&mut window, "Dosis 1", "1 kapsel dagligt");
    assert!(says(&window, "Mangler 1:"), "the last intake");
    press_role(&mut window, Role::ComboBox, "Medicin, art 1");
    press(&mut window, "Smertestillende eller kosttilskud");
    press(&mut window, "Pause 48 timer aftalt");
    press(&mut window, "Klokkeslæt");
    write(&mut window, "Sidst taget 1, dato", "i dag");
    write(&mut window, "Sidst taget 1, kl.", "8");
    assert!(says(&window, "Alt er besvaret."));
    press(&mut window, "Ordineret");
    assert!(says(&window, "Må ikke pauseres uden aftale"));
    look(&mut window, "medicine");
    primary_key(&mut window);
    primary_key(&mut window);
    let course = course(&window, patient);
    let medicine = &course.newest_consultation().unwrap().value.medicines[0];
    assert_eq!(
        (medicine.name.as_str(), medicine.prescribed),
        ("fiskeolie", true)
    );
    assert!(
        !medicine.pause_advised,
        "prescribed medicine is never paused from here"
    );
}

#[test]
fn another_doctor_takes_over_with_a_tick() {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    let passphrase = Passphrase::typed(PASSPHRASE);
    let mut task = journal
        .new_user(
            "Villy Demo".to_owned(),
            UserRole::Doctor,
            None,
            true,
            passphrase,
        )
        .unwrap();
    task.cost = CHEAP;
    let (slot, user) = task.run().unwrap();
    let other = user.id;
    journal.add_user(&slot, user).unwrap();
    clinic.log_out(journal);
    let mut journal = clinic.log_in(other);
    clinic.at(NOW);
    with_draft(&mut journal, patient);
    clinic.log_out(journal);

    let mut window = window(&mut clinic, other, patient);
    assert!(says(&window, "Mangler 1:"));
    press_role(&mut window, Role::CheckBox, "Jeg overtager ansvaret");
    primary_key(&mut window);
    primary_key(&mut window);
    assert_eq!(course(&window, patient).responsible_doctor, Some(other));
}

#[test]
fn a_correction_stands_beside_the_original_with_its_reason() {
    let (mut clinic, patient) = clinic_with(signed);
    clinic.at("2026-11-23T15:00:00+01:00");
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Ret som ny version");
    assert!(says(&window, "Mangler 1:"), "the reason");
    write(&mut window, "Begrundelse for rettelsen", "Tastefejl");
    assert!(says(&window, "Intet er ændret endnu."));
    write(&mut window, "Ønsker", "Jeg vil gerne se mindre træt ud");
    write(&mut window, "Højst enheder, Pande", "10");
    look(&mut window, "correcting");
    primary_key(&mut window);
    primary_key(&mut window);
    look(&mut window, "corrected");

    for words in [
        "Jeg vil gerne se mindre vred ud",
        "Jeg vil gerne se mindre træt ud",
        "Tastefejl",
    ] {
        assert!(says(&window, words), "{words}");
    }
    assert!(says(
        &window,
        "Oprindelig · 23. nov. 2026 kl. 14.40 · Vera Demo"
    ));
    assert!(says(
        &window,
        "Rettet til · 23. nov. 2026 kl. 15.00 · Vera Demo"
    ));
    let course = course(&window, patient);
    let consultation = course.newest_consultation().unwrap();
    assert_eq!(
        (consultation.versions.len(), consultation.occurred_at),
        (2, moment(BEGAN))
    );
    assert_eq!(course.current_plan().unwrap().versions.len(), 2);
    assert_eq!(
        course.written[0].versions.len(),
        1,
        "what was not changed is not told again"
    );
    assert_eq!(course.oral[0].versions.len(), 1);
    assert!(record(&window, patient).drafts.is_empty());
}

#[test]
fn a_correction_that_is_begun_is_never_signed_as_a_consultation() {
    let (mut clinic, patient) = clinic_with(signed);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Ret som ny version");
    let draft = record(&window, patient).drafts[0].id;
    window
        .state_mut()
        .ask(Command::Edit(Edit::SignConsultation(draft)));
    window.run_ok();
    assert_eq!(course(&window, patient).consultations.len(), 1);
}

#[test]
fn a_new_consultation_begins_beside_an_old_one() {
    let (mut clinic, patient) = clinic_with(signed);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Ny forundersøgelse");
    assert_eq!(field(&window, "Ønsker").value().as_deref(), Some(""));
    assert_eq!(course(&window, patient).consultations.len(), 1);
}

#[test]
fn a_nurse_reads_and_may_record_the_sheet_only() {
    let (mut clinic, patient) = clinic_with(signed);
    let nurse = clinic.nurse;
    let mut window = window(&mut clinic, nurse, patient);
    look(&mut window, "nurse");
    assert!(says(&window, "Jeg vil gerne se mindre vred ud"));
    for locked in [
        "Ny forundersøgelse",
        "Ret som ny version",
        "Registrér mundtlig information",
    ] {
        let button = window.get_by_role_and_label(Role::Button, locked);
        assert!(button.accesskit_node().is_disabled(), "{locked}");
    }
    // The filled button is what she may do.
    primary_key(&mut window);
    assert!(record(&window, patient).drafts.is_empty());
    look(&mut window, "nurse-written");
    press_role(&mut window, Role::ComboBox, "Kanal");
    press(&mut window, "Sikker mail");
    press(&mut window, "Modtagelse bekræftet");
    write(&mut window, "Modtaget, kl.", "14.20");
    primary_key(&mut window);
    let course = course(&window, patient);
    assert_eq!(course.written.len(), 2);
    let written = &course.written[1];
    assert_eq!(written.occurred_at, moment("2026-11-23T14:20:00+01:00"));
    assert_eq!(written.value.channel, Channel::SecureMail);
    assert_eq!(
        written.value.scope.areas.len(),
        2,
        "prefilled from the plan"
    );
    assert_eq!(written.user, Some(nurse));
}

#[test]
fn information_before_any_consultation_says_what_it_is_about() {
    let (mut clinic, patient) = clinic();
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Registrér mundtlig information");
    for topic in window.state().text().clone().topics() {
        press(&mut window, &topic);
    }
    // Oral before written is red, and can be recorded.
    assert!(says(&window, "(R21b)"));
    let record_it = window.get_by_role_and_label(Role::Button, "Registrér");
    assert!(
        record_it.accesskit_node().is_disabled(),
        "nothing says what it is about"
    );
    press_role(&mut window, Role::CheckBox, "Pande");
    press_role(&mut window, Role::ComboBox, "Produkt");
    press(&mut window, "Azzalure");
    look(&mut window, "oral-alone");
    press_role(&mut window, Role::Button, "Registrér");
    let course = course(&window, patient);
    assert_eq!(course.oral[0].value.scope.areas, [Area::Forehead].into());
    assert!(says(&window, "Virkning og varighed"));
}

#[test]
fn information_in_the_future_cannot_be_recorded() {
    let (mut clinic, patient) = clinic_with(signed);
    let mut window = doctors_window(&mut clinic, patient);
    press(&mut window, "Registrér skriftlig information");
    write(&mut window, "Udleveret, kl.", "15.00");
    assert!(says(&window, "Tidspunktet ligger i fremtiden"));
    primary_key(&mut window);
    assert_eq!(course(&window, patient).written.len(), 1);
    assert_eq!(
        field(&window, "Udleveret, kl.").value().as_deref(),
        Some("15.00")
    );
}

#[test]
fn information_that_was_recorded_wrongly_is_corrected_with_a_reason() {
    let (mut clinic, patient) = clinic_with(signed);
    let nurse = clinic.nurse;
    let mut window = window(&mut clinic, nurse, patient);
    press_role(&mut window, Role::Button, "Ret");
    press_role(&mut window, Role::ComboBox, "Kanal");
    press(&mut window, "Sikker mail");
    write(&mut window, "Begrundelse for rettelsen", "Den blev sendt");
    primary_key(&mut window);
    let course = course(&window, patient);
    assert_eq!(
        (course.written.len(), course.written[0].versions.len()),
        (1, 2)
    );
    assert!(says(&window, "Begrundelse: Den blev sendt"));
}

#[test]
fn a_doctor_vouches_for_what_was_written_late() {
    let (mut clinic, patient) = clinic_with(|journal, patient| {
        sign(journal, patient, moment(NOW).plus(-30 * HOUR));
    });
    let mut window = doctors_window(&mut clinic, patient);
    look(&mut window, "late");
    assert!(says(&window, "Sen registrering"));
    let late = window
        .query_all_by_label("Bekræft sen registrering")
        .count();
    window
        .get_all_by_label("Bekræft sen registrering")
        .next()
        .unwrap()
        .click_accesskit();
    window.run_ok();
    let left = window
        .query_all_by_label("Bekræft sen registrering")
        .count();
    assert_eq!(left + 1, late);
    assert_eq!(course(&window, patient).countersigned.len(), 1);
}

#[test]
fn a_text_that_is_too_long_is_refused_with_its_sentence_and_kept() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let mut window = doctors_window(&mut clinic, patient);
    let long = "å".repeat(100_000);
    write(&mut window, "Fund", &long);
    primary_key(&mut window);
    primary_key(&mut window);
    assert!(says(&window, "Teksten er på 100.000 tegn."));
    window.key_press(Key::Escape);
    window.run_ok();
    assert_eq!(field(&window, "Fund").value().unwrap(), long);
    assert!(course(&window, patient).consultations.is_empty());
}

#[test]
fn the_sheet_is_read_in_large_type_with_version_and_fingerprint() {
    let (mut clinic, patient) = clinic_with(signed);
    let mut window = doctors_window(&mut clinic, patient);
    let sheet = window
        .state()
        .journal()
        .unwrap()
        .clinic()
        .current_sheet()
        .unwrap()
        .clone();
    press(&mut window, "Læs informationsarket");
    look(&mut window, "sheet");
    assert!(says(&window, &sheet.sha256));
    assert!(says(&window, "Hvad er botox og hvordan virker det?"));
    let top = |window: &Window| {
        window
            .get_by_label("Behandlingseffektiviteten")
            .rect()
            .top()
    };
    let before = top(&window);
    window.key_press(Key::PageDown);
    window.run_ok();
    assert!(top(&window) < before);
    window.key_press(Key::Escape);
    window.run_ok();
    assert!(window.query_by_label("Behandlingseffektiviteten").is_none());
}

#[test]
fn the_page_is_there_in_the_dark_in_english_and_in_a_small_window() {
    let (mut clinic, patient) = clinic_with(with_draft);
    let journal = clinic.log_in(clinic.doctor);
    let mut dark = window_with(journal, &clinic.clock, Language::English, ThemeChoice::Dark);
    open(&mut dark, patient, Tab::Consultation);
    look(&mut dark, "dark");
    assert!(says(&dark, "Everything is answered."));
    dark.set_size(vec2(1180.0, 760.0));
    dark.run_ok();
    look(&mut dark, "small");
    assert!(says(&dark, "Sign consultation"));
    dark.state_mut().ask(Command::Lock(LockReason::Asked));
    dark.run_ok();
    assert!(!says(&dark, "Sign consultation"));
}
