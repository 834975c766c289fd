//! All patients, found as somebody types; registering one and correcting what is known about her.

pub mod form;
pub mod form_ui;
pub mod list;
mod register;
pub mod words;

use eframe::egui::Ui;

use crate::domain::user::Role;
use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;

use list::{Asked, PatientList};
use register::{Outcome, Register};

pub struct PatientsPage {
    list: PatientList,
    /// What is being typed about somebody new; it is kept while the list is looked at.
    register: Option<Register>,
    registering: bool,
    /// The form has just been opened: its first field takes the keyboard.
    opening: bool,
    role: Role,
    /// The pass in which the page was last seen: coming back to it, the search field takes the keyboard.
    seen: u64,
}

impl Default for PatientsPage {
    fn default() -> Self {
        Self {
            list: PatientList::default(),
            register: None,
            registering: false,
            opening: false,
            role: Role::Nurse,
            seen: 0,
        }
    }
}

impl PatientsPage {
    /// Begins to register somebody; what was typed into a search is carried over.
    pub fn begin(&mut self, journal: &Journal, typed: &str) {
        let practice = journal.clinic().practice;
        let is_begun = self
            .register
            .as_ref()
            .is_some_and(|begun| !begun.is_blank(practice));
        if !is_begun || !typed.trim().is_empty() {
            self.register = Some(Register::new(journal, typed));
        }
        self.registering = true;
        self.opening = true;
    }

    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        let (Edit::RegisterPatient(_), Some(register)) = (edit, &mut self.register) else {
            return false;
        };
        if register.answered(text, commands, (self.role, result)) {
            self.register = None;
            self.registering = false;
        }
        true
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        self.role = cx.role();
        let pass = ui.ctx().cumulative_pass_nr();
        let came_back = pass > self.seen + 1;
        self.seen = pass;
        if let (true, Some(register)) = (self.registering, &mut self.register) {
            if std::mem::take(&mut self.opening) {
                ui.memory_mut(|memory| memory.request_focus(form_ui::number_id()));
            }
            match register.ui(cx, ui) {
                Outcome::Stays => {}
                Outcome::Back => self.registering = false,
                Outcome::Cleared => self.register = Some(Register::new(cx.journal, "")),
            }
            return;
        }
        let nobody_types = ui.memory(|memory| memory.focused().is_none());
        if came_back && nobody_types {
            ui.memory_mut(|memory| memory.request_focus(list::field_id()));
        }
        if self.list.ui(cx, ui) == Some(Asked) {
            let typed = self.list.unmatched().to_owned();
            self.begin(cx.journal, &typed);
        }
    }
}
