//! The dialogs of *Klar til behandling?*, each in a window of its own over a real journal.

mod day;
mod deviation;
mod prescription;
mod vial;

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Ui};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use mimik::domain::area::Area;
use mimik::domain::consultation::ConsultationDraft;
use mimik::domain::course::Course;
use mimik::domain::id::PatientId;
use mimik::journal::view::{GateView, RecordView};
use mimik::journal::{Edit, Journal};
use mimik::text::{Language, Text};
use mimik::ui::cx::Cx;
use mimik::ui::page::record::readiness::dialogs::Answer;
use mimik::ui::theme;

use super::hands::letters;
use crate::clinic::{Clinic, DEMO, at, informed, register, sign};

/// Draws one dialog.
type Draw<D> = fn(&mut D, &Cx<'_>, &RecordView, &Ui) -> Option<Answer>;
/// Makes one.
type Make<D> = fn(&Cx<'_>, &RecordView, &GateView) -> D;

/// A dialog with what it rests on, and what it came to.
struct Bench<D> {
    journal: Journal,
    text: Text,
    view: RecordView,
    dialog: Option<D>,
    draw: Draw<D>,
    answer: Option<Answer>,
}

type Window<D> = Harness<'static, Bench<D>>;

impl<D> Bench<D> {
    fn with<R>(&mut self, act: impl FnOnce(&mut D, &Cx<'_>, &RecordView) -> R) -> Option<R> {
        let cx = Cx {
            journal: &self.journal,
            text: &self.text,
            now: self.journal.now().unwrap(),
            commands: &mut Vec::new(),
            chain: None,
            running: &[],
            photo_folder: None,
            open: Some(self.view.id),
        };
        let dialog = self.dialog.as_mut()?;
        Some(act(dialog, &cx, &self.view))
    }

    fn frame(&mut self, ui: &Ui) {
        let draw = self.draw;
        let answer = self.with(|dialog, cx, view| draw(dialog, cx, view, ui));
        if let Some(Some(answer)) = answer {
            self.answer = Some(answer);
            self.dialog = None;
        }
    }
}

fn window<D: 'static>(
    journal: Journal,
    patient: PatientId,
    make: Make<D>,
    draw: Draw<D>,
) -> Window<D> {
    let view = journal.record(patient).unwrap();
    let gate = journal.gate(&view, None, &BTreeSet::new()).unwrap();
    let text = Text::load(Language::Danish).unwrap();
    let cx = Cx {
        journal: &journal,
        text: &text,
        now: journal.now().unwrap(),
        commands: &mut Vec::new(),
        chain: None,
        running: &[],
        photo_folder: None,
        open: Some(patient),
    };
    let dialog = Some(make(&cx, &view, &gate));
    let bench = Bench {
        journal,
        text,
        view,
        dialog,
        draw,
        answer: None,
    };
    let mut window = Harness::builder()
        .with_size([1440.0, 1400.0])
        .with_context_setup(theme::install)
        .build_ui_state(|ui, bench: &mut Bench<D>| bench.frame(ui), bench);
    window.run_ok();
    window
}

fn key<D>(window: &mut Window<D>, key: Key) {
    window.key_press(key);
    window.run_ok();
}

fn press<D>(window: &mut Window<D>, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).click_accesskit();
    window.run_ok();
}

/// The one in this place, where several are called alike.
fn press_nth<D>(window: &mut Window<D>, role: Role, label: &str, place: usize) {
    let found = window.query_all_by_role_and_label(role, label).nth(place);
    found.unwrap().click_accesskit();
    window.run_ok();
}

fn field<'w, D>(window: &'w Window<D>, label: &'w str) -> Node<'w> {
    let one_line = window.query_by_role_and_label(Role::TextInput, label);
    one_line.unwrap_or_else(|| window.get_by_role_and_label(Role::MultilineTextInput, label))
}

fn write<D>(window: &mut Window<D>, label: &str, text: &str) {
    field(window, label).focus();
    window.run_ok();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.key_press(Key::Delete);
    field(window, label).type_text(text);
    window.run_ok();
}

fn says<D>(window: &Window<D>, words: &str) -> bool {
    window.query_all_by_label_contains(words).count() > 0
}

/// Why a button is locked; nothing if it is not.
fn locked<D>(window: &Window<D>, label: &str) -> Option<String> {
    let button = window.get_by_role_and_label(Role::Button, label);
    let node = button.accesskit_node();
    node.is_disabled()
        .then(|| node.data().description().unwrap_or_default().to_owned())
}

fn saved<D>(window: &Window<D>) -> Vec<Edit> {
    match &window.state().answer {
        Some(Answer::Save(edits)) => edits.clone(),
        other => panic!("nothing is saved: {other:?}"),
    }
}

/// Carries out what was saved, and gives the course that follows from it.
fn carry_out<D>(window: &mut Window<D>) -> Course {
    let edits = saved(window);
    let bench = window.state_mut();
    for edit in edits {
        bench.journal.apply(edit).unwrap();
    }
    bench.journal.record(bench.view.id).unwrap().course
}

/// Monday's consultation about some areas, changed before it is signed; the doctor is back on Wednesday afternoon.
fn planned(
    clinic: &Clinic,
    areas: &[Area],
    change: impl FnOnce(&mut ConsultationDraft),
) -> (Journal, PatientId) {
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    clinic.is_at("2026-11-23 14:40");
    let told = (at("2026-11-23 14:20"), at("2026-11-23 14:30"));
    let mut draft = informed(&journal, at("2026-11-23 14:00"), areas, told);
    change(&mut draft);
    sign(&mut journal, patient, draft).unwrap();
    clinic.is_at("2026-11-25 14:40");
    (journal, patient)
}
