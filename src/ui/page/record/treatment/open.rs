//! A draft on the screen: its form, and how it is saved and signed.

use crate::domain::treatment::TreatmentDraft;
use crate::journal::Edit;
use crate::ui::command::Command;
use crate::ui::page::record::saving::Saving;

use super::form::Form;

pub struct Open {
    pub form: Form,
    pub saving: Saving<TreatmentDraft>,
    /// To be signed as soon as it is saved: what is signed is what is in the database.
    pub sign_when_saved: bool,
}

impl Open {
    pub fn save(&mut self, commands: &mut Vec<Command>) {
        commands.extend(self.saving.ask(&self.form.draft).map(Command::Edit));
    }

    pub fn sign(&mut self, commands: &mut Vec<Command>) {
        self.sign_when_saved = !self.saving.is_saved(&self.form.draft);
        self.save(commands);
        if !self.sign_when_saved {
            commands.push(Command::Edit(Edit::SignTreatment(self.saving.id)));
        }
    }
}
