//! The first-start wizard: clinic, doctor, passphrase, recovery key, folder; or the practice clinic (`design.md` §9.15).
//!
//! Everything stays in memory until the last step; a failure keeps all that was typed.

mod clinic;
mod folder;
mod founding;
mod practice;
mod recovery;
mod restore;

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::id::OriginId;
use crate::journal::task::{FoundBackup, RestoreError};
use crate::journal::{BackupFault, Clock, KdfCost};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::icon::Icon;
use crate::ui::setup::Setup;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::gate as halves;
use crate::ui::widget::shell;
use crate::ui::widget::steps::WizardStep;

use super::gate::{self, Running};
use super::new_passphrase::{self, NewPassphrase};
use clinic::{ClinicForm, DoctorForm};
pub use clinic::{LONGEST, line_fault};
use folder::FolderForm;
pub use practice::{known_logins, make_practice, try_practice};
use recovery::RecoveryForm;
use restore::RestorePage;

/// A dialog that is gone sooner was never there.
pub const NO_DIALOG: Duration = Duration::from_millis(200);
const WIDTH: f32 = 620.0;
/// Every step takes as much, so that their titles stand in the same place.
const HEIGHT: f32 = 560.0;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Step {
    Clinic,
    Doctor,
    Passphrase,
    Recovery,
    Folder,
}

impl Step {
    const ALL: [Self; 5] = [
        Self::Clinic,
        Self::Doctor,
        Self::Passphrase,
        Self::Recovery,
        Self::Folder,
    ];

    const fn place(self) -> usize {
        self as usize
    }
}

pub struct FirstStart {
    step: Step,
    /// A step was just reached: its first field takes the keyboard.
    entered: bool,
    clinic: ClinicForm,
    doctor: DoctorForm,
    passphrase: NewPassphrase,
    recovery: RecoveryForm,
    folder: FolderForm,
    /// The journal shall be made here as soon as the system has said that the place is good.
    awaited: Option<PathBuf>,
    trouble: Option<String>,
    practice: PathBuf,
    clock: Clock,
    origin: OriginId,
    cost: KdfCost,
    /// Where a journal from a backup is suggested.
    suggested: PathBuf,
    /// Instead of the steps: a journal from a backup.
    restoring: Option<Box<RestorePage>>,
}

impl FirstStart {
    pub fn new(setup: &Setup, clock: Clock) -> Self {
        Self {
            step: Step::Clinic,
            entered: true,
            clinic: ClinicForm::new(setup.folder.clone()),
            doctor: DoctorForm::default(),
            passphrase: NewPassphrase::default(),
            recovery: RecoveryForm::default(),
            folder: FolderForm::new(&setup.suggested),
            awaited: None,
            trouble: None,
            practice: setup.practice_folder(),
            clock,
            origin: setup.origin,
            cost: KdfCost::STANDARD,
            suggested: setup.suggested.clone(),
            restoring: None,
        }
    }

    /// What one guess of the passphrase shall cost: tests take a cheap one.
    pub const fn set_cost(&mut self, cost: KdfCost) {
        self.cost = cost;
    }

    /// Making the journal or the practice clinic went wrong; everything that was typed is still there.
    pub fn founding_failed(&mut self, sentence: String) {
        self.trouble = Some(sentence);
    }

    /// The system's dialog is closed; one that came back at once was not there at all.
    pub fn folder_chosen(&mut self, text: &Text, path: Option<PathBuf>, shown: Duration) {
        if let Some(page) = &mut self.restoring {
            page.chosen(text, path, shown);
            return;
        }
        match path {
            Some(path) => self.folder.choose(&path),
            None if shown < NO_DIALOG => self.folder.no_dialog(text),
            None => {}
        }
    }

    /// A backup was looked for in a folder.
    pub fn backup_found(&mut self, text: &Text, found: Result<Box<FoundBackup>, BackupFault>) {
        if let Some(page) = &mut self.restoring {
            page.looked(text, found);
        }
    }

    /// A journal came back, or not.
    pub fn restored(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        to: PathBuf,
        restored: Result<u64, RestoreError>,
    ) {
        if let Some(page) = &mut self.restoring {
            page.restored(text, commands, to, restored);
        }
    }

    pub fn ui(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        running: Running<'_>,
        ui: &mut Ui,
    ) {
        if let Some(page) = &mut self.restoring {
            halves::night(ui, &text.gate.program, "");
            let leaves = halves::form(ui, WIDTH, |ui| page.ui(text, commands, running, ui));
            gate::language_ui(text, commands, ui);
            if leaves {
                self.restoring = None;
                self.entered = true;
            }
            return;
        }
        let busy = gate::is_running(running, "found") || gate::is_running(running, "practice");
        let words = &text.first_start;
        let steps = self.steps(text);
        let steps = steps
            .each_ref()
            .map(|(title, detail)| WizardStep { title, detail });
        let current = self.step.place();
        halves::wizard(ui, &text.gate.program, (&steps, current), &words.foot);
        let blocked = self.blocked(text);
        let mut go = false;
        shell::foot(ui, |ui| {
            go = self.actions_ui(text, blocked.as_deref(), running, busy, ui);
        });
        let submitted = halves::form(ui, WIDTH, |ui| {
            ui.set_min_height(HEIGHT);
            if let Some(trouble) = &self.trouble {
                gate::trouble_ui(ui, trouble);
            }
            practice::progress_ui(text, running, ui);
            ui.add_enabled_ui(!busy, |ui| self.step_ui(text, commands, ui))
                .inner
        });
        gate::language_ui(text, commands, ui);
        if go || (submitted && blocked.is_none() && !busy) {
            self.go_on(text, commands);
            ui.ctx().request_repaint();
        }
        if self.step != Step::Recovery {
            RecoveryForm::forget_typing(ui);
        }
    }

    /// Title of each step, and what was chosen in those that are done.
    fn steps(&self, text: &Text) -> [(String, String); 5] {
        let words = &text.first_start;
        Step::ALL.map(|step| {
            let (title, chosen) = match step {
                Step::Clinic => (&words.step_clinic, self.clinic.name.trim()),
                Step::Doctor => (&words.step_doctor, self.doctor.name.trim()),
                Step::Passphrase => (&words.step_passphrase, words.passphrase_chosen.as_str()),
                Step::Recovery => (&words.step_recovery, words.recovery_done.as_str()),
                Step::Folder => (&words.step_folder, ""),
            };
            let chosen = if step < self.step { chosen } else { "" };
            (title.clone(), chosen.to_owned())
        })
    }

    /// Why one cannot go on from here.
    fn blocked(&self, text: &Text) -> Option<String> {
        match self.step {
            Step::Clinic => self.clinic.missing(text),
            Step::Doctor => self.doctor.missing(text),
            Step::Passphrase => {
                let missing = self.passphrase.chosen(&self.names()).err()?;
                Some(new_passphrase::said(text, missing))
            }
            Step::Recovery => self.recovery.missing(text),
            Step::Folder => self.folder.missing(text),
        }
    }

    /// They must not occur in the passphrase.
    fn names(&self) -> [&str; 2] {
        [self.clinic.name.trim(), self.doctor.name.trim()]
    }

    fn step_ui(&mut self, text: &Text, commands: &mut Vec<Command>, ui: &mut Ui) -> bool {
        let entered = std::mem::take(&mut self.entered);
        match self.step {
            Step::Clinic => {
                let submitted = self.clinic.ui(text, commands, entered, ui);
                if practice::offer_ui(text, ui) {
                    self.trouble = None;
                    commands.push(try_practice(&self.practice));
                }
                let restore = Button::link(&text.first_start.restore_offer);
                if restore.show(ui).clicked() {
                    self.trouble = None;
                    let today = self.clock.system_time().day();
                    self.restoring = Some(Box::new(RestorePage::new(&self.suggested, today)));
                }
                submitted
            }
            Step::Doctor => self.doctor.ui(text, entered, ui),
            Step::Passphrase => self.passphrase_ui(text, ui),
            Step::Recovery => self.recovery.ui(text, entered, ui),
            Step::Folder => self.folder.ui(text, commands, entered, ui),
        }
    }

    fn passphrase_ui(&mut self, text: &Text, ui: &mut Ui) -> bool {
        let words = &text.first_start;
        clinic::head(ui, &words.passphrase_title, &words.passphrase_about);
        let (clinic, doctor) = (self.clinic.name.clone(), self.doctor.name.clone());
        let names = [clinic.trim(), doctor.trim()];
        self.passphrase.ui(text, &names, true, ui)
    }

    /// The action bar; true when the filled button was pressed.
    fn actions_ui(
        &mut self,
        text: &Text,
        blocked: Option<&str>,
        running: Running<'_>,
        busy: bool,
        ui: &mut Ui,
    ) -> bool {
        let words = &text.first_start;
        let step = (self.step.place() + 1).to_string();
        let mut state = fill(&words.step_of, &[("step", &step)]);
        if gate::is_running(running, "found") {
            state.clone_from(&words.creating);
        } else if let Some(reason) = blocked {
            state = format!("{state} · {reason}");
        }
        let state = StateText {
            mark: Mark::Icon(Icon::Info),
            lead: "",
            rest: &state,
        };
        let label = if self.step == Step::Folder {
            &words.create
        } else {
            &text.common.next
        };
        let forward = Button::primary(label)
            .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
            .enabled(!busy)
            .locked_if(blocked.filter(|_| !busy));
        if self.step == Step::Clinic {
            return action_bar(ui, &state, [forward]).is_some();
        }
        let back = Button::secondary(&text.common.back).enabled(!busy);
        match action_bar(ui, &state, [back, forward]) {
            Some(0) => {
                self.go_back(ui);
                false
            }
            Some(_) => true,
            None => false,
        }
    }

    fn go_back(&mut self, ui: &Ui) {
        let before = Step::ALL.into_iter().rev().find(|step| *step < self.step);
        self.step = before.unwrap_or(self.step);
        self.awaited = None;
        self.entered = true;
        self.trouble = None;
        ui.ctx().request_repaint();
    }
}
