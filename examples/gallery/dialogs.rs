//! The dialogs of *Klar til behandling?* over a practice clinic: a returning patient, what was confirmed, and each form.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role as Widget;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use mimik::domain::id::{OriginId, PatientId};
use mimik::domain::time::Moment;
use mimik::domain::user::Role;
use mimik::journal::demo::{self, Demo};
use mimik::journal::door::Door;
use mimik::journal::task::{Progress, Unlock};
use mimik::journal::view::{GateView, RecordView};
use mimik::journal::{Clock, Ids, Journal, Passphrase};
use mimik::text::{Language, Text};
use mimik::ui::cx::Cx;
use mimik::ui::page::record::readiness::dialogs::{
    DayDialog, DeviationDialog, PrescriptionDialog, VialDialog,
};
use uuid::Uuid;

use crate::prelude::*;
use crate::record::head;

const NOW: &str = "2026-11-25T10:18:00+01:00";

/// A clinic with a doctor logged in, and a patient with a plan.
pub struct Clinic {
    _folder: tempfile::TempDir,
    journal: Journal,
    text: Text,
    view: RecordView,
    gate: GateView,
}

impl Clinic {
    pub fn new() -> Result<Self, Box<dyn std::error::Error>> {
        let at = Moment::parse_rfc3339(NOW).ok_or("no moment")?;
        let folder = tempfile::TempDir::new()?;
        let place = folder.path().join("journal");
        let origin = OriginId::new(Uuid::from_u128(1));
        let demo = Demo {
            at,
            seed: 1,
            patients: demo::smallest(),
            origin,
            cost: mimik::journal::KdfCost::STANDARD,
        };
        let users = demo::make(&place, &demo, &Progress::default())?;
        let doctor = users.iter().find(|user| user.role == Role::Doctor);
        let doctor = doctor.ok_or("no doctor")?;
        let door = Door::inspect(&place, Clock::set(at), Ids::System, origin)?;
        let tiles = door.tiles();
        let tile = tiles.iter().find(|tile| tile.name == doctor.name);
        let unlock = Unlock {
            keys: door.keys().clone(),
            user: tile.ok_or("no tile")?.user,
            passphrase: Passphrase::typed(&doctor.passphrase),
        };
        let (journal, _) = door.enter(unlock.run()?).map_err(|(_, error)| error)?;
        let (view, gate) = planned(&journal)?;
        Ok(Self {
            _folder: folder,
            text: Text::load(Language::Danish)?,
            journal,
            view,
            gate,
        })
    }

    fn with<R>(&self, act: impl FnOnce(&Cx<'_>) -> R) -> Result<R, String> {
        let now = self.journal.now().map_err(|error| error.to_string())?;
        Ok(act(&Cx {
            journal: &self.journal,
            text: &self.text,
            now,
            commands: &mut Vec::new(),
            chain: None,
            running: &[],
            photo_folder: None,
            open: Some(self.view.id),
        }))
    }
}

/// The patient with the most to look at: the most areas, and medicines if there are any.
fn planned(journal: &Journal) -> Result<(RecordView, GateView), Box<dyn std::error::Error>> {
    let mut best: Option<(usize, RecordView, GateView)> = None;
    let all: Vec<PatientId> = journal
        .find("", 50)?
        .rows
        .iter()
        .map(|row| row.id)
        .collect();
    for patient in all {
        let view = journal.record(patient)?;
        let gate = journal.gate(&view, None, &BTreeSet::new())?;
        let taken = view.course.newest_consultation();
        let taken = taken.map_or(0, |told| told.value.medicines.len());
        let worth = 3 * gate.areas.len() + taken;
        if best.as_ref().is_none_or(|(most, ..)| worth > *most) {
            best = Some((worth, view, gate));
        }
    }
    let (_, view, gate) = best.ok_or("nobody is planned")?;
    Ok((view, gate))
}

/// What somebody does before the picture is taken.
pub enum Step {
    Press(Widget, &'static str),
    Write(&'static str, &'static str),
}

pub type Draw<'c> = Box<dyn FnMut(&mut Ui) + 'c>;

/// The name of the picture, the dialog, and what was done in it.
pub type Shown<'c> = (&'static str, Draw<'c>, Vec<Step>);

/// Every dialog in its states.
pub fn pages(clinic: &Clinic) -> Result<Vec<Shown<'_>>, String> {
    use Step::{Press, Write};
    let (view, gate) = (&clinic.view, &clinic.gate);
    let day = || clinic.with(|cx| DayDialog::new(cx, view, gate));
    let (fresh, changed, answered) = (day()?, day()?, day()?);
    let vial = clinic.with(|cx| VialDialog::new(cx, view, gate))?;
    let prescription = clinic.with(|cx| PrescriptionDialog::new(cx, view, gate))?;
    let failing = || vec!["Betænkningstid: 18 minutter manglede".to_owned()];
    let deviation = clinic.with(|cx| DeviationDialog::new(cx, view, gate).failing(failing()))?;
    macro_rules! page {
        ($dialog:ident) => {{
            let mut dialog = $dialog;
            let draw: Draw<'_> = Box::new(move |ui: &mut Ui| {
                head(ui, 4);
                shell::main(ui, |_| {});
                let shown = clinic.with(|cx| dialog.ui(cx, view, ui));
                assert!(shown.is_ok(), "a clock that is set can be read");
            });
            draw
        }};
    }
    let radio = |label| Press(Widget::RadioButton, label);
    Ok(vec![
        ("dialog-day", page!(fresh), Vec::new()),
        (
            "dialog-day-changed",
            page!(changed),
            vec![
                radio("Allergi: Ændret"),
                radio("Allergi over for botulinumtoksin: Nej"),
                radio("Allergi over for et hjælpestof: Ja"),
            ],
        ),
        (
            "dialog-day-answered",
            page!(answered),
            vec![
                Press(
                    Widget::CheckBox,
                    "Navn, fødselsdato og nummer er sagt og stemmer",
                ),
                Press(Widget::Button, "Resten uændret (7)"),
                radio("Medicin og kosttilskud: Ændret"),
                Press(Widget::Button, "Tilføj medicin"),
                radio("Tvivl om, at samtykket er frit: Tvivl"),
                radio("Pande: Fund"),
                radio("Bekymringsrynke: Uden anmærkning"),
            ],
        ),
        (
            "dialog-vial",
            page!(vial),
            vec![
                Write("Batch", "TEST-0426-A"),
                Write("Udløb, som det er trykt", "10/26"),
                radio("50 enheder"),
                radio("1,25 ml"),
                radio("Saltvand 0,9 % uden konservering"),
                radio("Opbevaret ved 2–8 °C"),
                Press(Widget::Button, "Nu"),
            ],
        ),
        (
            "dialog-prescription",
            page!(prescription),
            vec![Write("Højst enheder, Bekymringsrynke", "20,5")],
        ),
        (
            "dialog-deviation",
            page!(deviation),
            vec![
                Write("Første injektion, kl.", "9.30"),
                Press(Widget::CheckBox, "Batch: Ikke oplyst"),
            ],
        ),
    ])
}

/// Does what a person would; what is not there is left.
pub fn carry_out(window: &mut Harness<'_>, steps: &[Step]) {
    for step in steps {
        match step {
            Step::Press(role, label) => {
                let mut found = window.query_all_by_role_and_label(*role, label);
                if let Some(node) = found.next() {
                    node.click_accesskit();
                }
            }
            Step::Write(label, text) => {
                if let Some(node) = window.query_by_role_and_label(Widget::TextInput, label) {
                    node.focus();
                }
                window.run_ok();
                window.key_press_modifiers(Modifiers::COMMAND, Key::A);
                if let Some(node) = window.query_by_role_and_label(Widget::TextInput, label) {
                    node.type_text(text);
                }
            }
        }
        window.run_ok();
    }
}
