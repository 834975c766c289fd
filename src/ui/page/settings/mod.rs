//! Settings: the clinic, its users, policies, sheets, and how this machine looks (`design.md` §9.14).

use eframe::egui::Ui;

use crate::domain::user::{Role, User};
use crate::journal::{Edit, Error, Journal, NewSlot, Now, Passphrase, Receipt, VaultError};
use crate::text::Text;
use crate::ui::command::{Command, Job};
use crate::ui::cx::Cx;

#[derive(Default)]
pub struct SettingsPage {}

impl SettingsPage {
    /// The job that derives a new user's keys from the passphrase that she typed herself.
    pub fn make_user(
        journal: &mut Journal,
        name: String,
        role: Role,
        authorisation: Option<String>,
        photos: bool,
        passphrase: Passphrase,
    ) -> Result<Job, Error> {
        let task = journal.new_user(name, role, authorisation, photos, passphrase)?;
        Ok(Job::new("user", move |_| {
            crate::ui::command::Report::UserMade(task.run().map(Box::new))
        }))
    }

    /// The keys are made: the slot goes into the key file and the user into the journal.
    pub fn user_made(
        &mut self,
        journal: &mut Journal,
        made: Result<Box<(NewSlot, User)>, VaultError>,
    ) -> Option<(Edit, Result<Receipt, Error>)> {
        match made {
            Ok(made) => {
                let (slot, user) = *made;
                let result = journal.add_user(&slot, user.clone());
                Some((Edit::AddUser(user), result))
            }
            Err(_fault) => None,
        }
    }

    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        _text: &Text,
        _edit: &Edit,
        _result: &Result<Receipt, Error>,
    ) -> bool {
        false
    }

    /// The dialog in which a doctor confirms the clock; it can open on every page.
    pub fn confirm_clock_ui(
        &mut self,
        _journal: &Journal,
        _text: &Text,
        _now: Now,
        _commands: &mut Vec<Command>,
        _ui: &mut Ui,
    ) {
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        super::not_yet::ui(cx, ui);
    }
}
