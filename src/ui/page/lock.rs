//! The lock screen: nobody sees a record unattended, and back at work in seconds (`design.md` §9.1).

use eframe::egui::{CentralPanel, Ui};

use crate::domain::id::UserId;
use crate::domain::log::LockReason;
use crate::domain::time::Moment;
use crate::domain::user::Role;
use crate::journal::door::Door;
use crate::journal::{Error, VaultError};
use crate::text::Text;
use crate::ui::command::Command;

pub struct LockPage {
    pub door: Door,
}

impl LockPage {
    pub const fn new(door: Door) -> Self {
        Self { door }
    }

    /// Why and when it was locked, to be shown.
    pub fn locked_because(&mut self, _why: LockReason, _at: Moment) {}

    /// A wrong passphrase counts towards the wait; anything else is said as it is.
    pub fn unlocking_failed(&mut self, _text: &Text, _user: UserId, _fault: &VaultError) {}

    /// The passphrase was right, but the journal could not be opened.
    pub fn entering_failed(&mut self, _text: &Text, _error: &Error) {}

    /// The practice clinic's users and passphrases stand on its own lock screen.
    pub fn tell_practice_passphrases(&mut self, _users: Vec<(String, Role, String)>) {}

    pub fn ui(&mut self, text: &Text, _commands: &mut Vec<Command>, ui: &mut Ui) {
        CentralPanel::default().show(ui, |ui| ui.label(&text.common.passphrase));
    }
}
