//! The consultation page, driven as a doctor or a nurse would.

mod answers;
mod corrections;
mod drafts;
mod information;
mod whole;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, Node};
use mimik::domain::course::Course;
use mimik::domain::id::{PatientId, UserId};
use mimik::domain::information::Topic;
use mimik::domain::log::DraftKind;
use mimik::journal::view::RecordView;
use mimik::journal::{DraftContent, Edit, Journal};
use mimik::ui::app::App;
use mimik::ui::command::Tab;

use super::kit::{TestClinic, complete_draft, moment, open, register, sign};

pub const BEGAN: &str = "2026-11-23T14:00:00+01:00";
pub const NOW: &str = "2026-11-23T14:40:00+01:00";

pub type Window = Harness<'static, App>;

/// A clinic with one patient, on the afternoon of 23 November.
pub fn clinic() -> (TestClinic, PatientId) {
    clinic_with(|_, _| {})
}

pub fn clinic_with(prepare: impl FnOnce(&mut Journal, PatientId)) -> (TestClinic, PatientId) {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.at(NOW);
    prepare(&mut journal, patient);
    clinic.log_out(journal);
    (clinic, patient)
}

pub fn with_draft(journal: &mut Journal, patient: PatientId) {
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

pub fn signed(journal: &mut Journal, patient: PatientId) {
    sign(journal, patient, moment(BEGAN));
}

pub fn window(clinic: &mut TestClinic, user: UserId, patient: PatientId) -> Window {
    let mut window = clinic.window(user);
    open(&mut window, patient, Tab::Consultation);
    window
}

pub fn doctors_window(clinic: &mut TestClinic, patient: PatientId) -> Window {
    let doctor = clinic.doctor;
    window(clinic, doctor, patient)
}

pub fn record(window: &Window, patient: PatientId) -> RecordView {
    window.state().journal().unwrap().record(patient).unwrap()
}

pub fn course(window: &Window, patient: PatientId) -> Course {
    record(window, patient).course
}

/// Wherever on the page it stands.
pub fn press(window: &mut Window, label: &str) {
    window.get_by_label(label).click_accesskit();
    window.run_ok();
}

pub fn press_role(window: &mut Window, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).click_accesskit();
    window.run_ok();
}

pub fn field<'w>(window: &'w Window, label: &'w str) -> Node<'w> {
    let one_line = window.query_by_role_and_label(Role::TextInput, label);
    one_line.unwrap_or_else(|| window.get_by_role_and_label(Role::MultilineTextInput, label))
}

pub fn write(window: &mut Window, label: &str, text: &str) {
    field(window, label).focus();
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    field(window, label).type_text(text);
    window.run_ok();
}

pub fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).count() > 0
}

/// Time passes, and the window is looked at again.
pub fn wait(window: &mut Window, clinic: &TestClinic, micros: i64) {
    let now = clinic.clock.system_time();
    clinic.clock.move_to(now.plus(micros));
    window.run_ok();
}

pub fn primary_key(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_ok();
}

/// The words of the topics, as they stand on their ticks.
pub trait Topics {
    fn topics(&self) -> Vec<String>;
}

impl Topics for mimik::text::Text {
    fn topics(&self) -> Vec<String> {
        Topic::ALL
            .map(|topic| self.topic(topic).to_owned())
            .to_vec()
    }
}
