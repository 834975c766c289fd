//! The lock screen: nobody sees a record unattended, and back at work in seconds (`design.md` §9.1).
//!
//! It knows the door, and so nothing about patients.

mod forgotten;
mod form;

pub use form::WIDTH as FORM;

use std::time::Duration;

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::id::UserId;
use crate::domain::log::LockReason;
use crate::domain::time::Moment;
use crate::domain::user::Role;
use crate::journal::door::Door;
use crate::journal::{self, Error, Tile, VaultError};
use crate::text::{Text, countdown, fill};
use crate::ui::command::Command;
use crate::ui::widget::gate as halves;
use crate::ui::widget::passphrase::Passphrase;

use forgotten::{Answer, Forgotten};

use super::first_start::known_logins;
use super::gate::{self, Running};

/// So many wrong passphrases in a row make a user wait.
const TRIES: u32 = 5;

pub struct LockPage {
    pub door: Door,
    tiles: Vec<Tile>,
    /// The place of a tile.
    chosen: usize,
    typed: Passphrase,
    locked: Option<(LockReason, Moment)>,
    trouble: Option<Trouble>,
    drafts: Typed,
    forgotten: Option<Box<Forgotten>>,
    /// Name, role and passphrase of each user of the practice clinic, as far as they are known.
    logins: Vec<(String, Role, String)>,
    /// The journal is of an older program and is being made ready.
    upgrading: bool,
}

/// What a person had typed without signing it when the journal was locked.
pub enum Typed {
    Nothing,
    /// It lies ready in the journal.
    Safe,
    /// It could not be saved, and why.
    Lost(String),
}

enum Trouble {
    WrongPassphrase,
    Said(String),
}

impl LockPage {
    pub fn new(door: Door) -> Self {
        let tiles = door.tiles();
        let logins = if door.is_practice() {
            known_logins(&tiles)
        } else {
            Vec::new()
        };
        Self {
            door,
            tiles,
            chosen: 0,
            typed: Passphrase::default(),
            locked: None,
            trouble: None,
            drafts: Typed::Nothing,
            forgotten: None,
            logins,
            upgrading: false,
        }
    }

    /// Why and when it was locked, to be shown.
    pub const fn locked_because(&mut self, why: LockReason, at: Moment) {
        self.locked = Some((why, at));
    }

    /// Whoever was logged in comes back most likely.
    pub fn choose(&mut self, user: UserId) {
        if let Some(place) = self.tiles.iter().position(|tile| tile.user == user) {
            self.choose_tile(place);
        }
    }

    /// What became of what was typed when the journal was locked.
    pub fn tell_drafts(&mut self, typed: Typed) {
        self.drafts = typed;
    }

    /// A wrong passphrase counts towards the wait; anything else is said as it is.
    pub fn unlocking_failed(&mut self, text: &Text, user: UserId, fault: &VaultError) {
        if matches!(fault, VaultError::WrongPassphrase) {
            self.door.passphrase_was_wrong(user);
            self.typed.clear();
            self.trouble = Some(Trouble::WrongPassphrase);
        } else {
            self.trouble = Some(Trouble::Said(text.vault_fault(fault).to_owned()));
        }
    }

    /// Unlocking takes longer this once.
    pub const fn upgrading(&mut self) {
        self.upgrading = true;
    }

    /// The passphrase was right, but the journal could not be opened.
    pub fn entering_failed(&mut self, text: &Text, error: &Error) {
        (self.upgrading, self.forgotten) = (false, None);
        let today = self.door.clock().system_time().day();
        self.trouble = Some(Trouble::Said(text.error(error, today)));
    }

    /// The recovery key did not do it; a wrong one counts as a wrong passphrase.
    pub fn recovering_failed(&mut self, text: &Text, user: UserId, fault: &VaultError) {
        if matches!(fault, VaultError::WrongRecoveryKey) {
            self.door.passphrase_was_wrong(user);
        }
        match &mut self.forgotten {
            Some(dialog) => dialog.failed(text, fault),
            None => self.trouble = Some(Trouble::Said(text.vault_fault(fault).to_owned())),
        }
    }

    /// The keys should have given way, and did not yet.
    pub fn renewing_failed(&mut self, text: &Text, error: &Error) {
        let today = self.door.clock().system_time().day();
        let why = text.error(error, today);
        self.trouble = Some(Trouble::Said(format!(
            "{} {why}",
            text.keys.renewing_failed
        )));
    }

    /// The practice clinic's users and passphrases stand on its own lock screen.
    pub fn tell_practice_passphrases(&mut self, users: Vec<(String, Role, String)>) {
        self.logins = users;
    }

    pub fn ui(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        running: Running<'_>,
        ui: &mut Ui,
    ) {
        let unlocking = gate::is_running(running, "unlock");
        if !unlocking && self.forgotten.is_none() {
            self.arrows(ui);
        }
        let wait = self.wait();
        if let Some(wait) = wait {
            ui.ctx().request_repaint_after(until_next_second(wait));
        }
        halves::night(ui, &text.gate.program, self.door.clinic());
        halves::form(ui, form::WIDTH, |ui| {
            self.form_ui(text, commands, (unlocking, wait), ui);
        });
        gate::language_ui(text, commands, ui);
        self.forgotten_ui(text, commands, gate::is_running(running, "recover"), ui);
    }

    fn forgotten_ui(&mut self, text: &Text, commands: &mut Vec<Command>, working: bool, ui: &Ui) {
        let clinic = self.door.clinic();
        let Some(dialog) = &mut self.forgotten else {
            return;
        };
        match dialog.ui(text, clinic, working, ui) {
            Answer::Open => {}
            Answer::Cancelled => self.forgotten = None,
            Answer::Recover(command) => commands.push(*command),
        }
    }

    fn tile(&self) -> Option<&Tile> {
        self.tiles.get(self.chosen)
    }

    fn wait(&self) -> Option<Duration> {
        self.door.wait(self.tile()?.user)
    }

    /// What was typed for one user is never tried for another.
    fn choose_tile(&mut self, place: usize) {
        if place != self.chosen {
            self.chosen = place;
            self.typed.clear();
            self.trouble = None;
        }
    }

    /// ←→ choose a user, also while the passphrase field has the keyboard: there they would do nothing.
    fn arrows(&mut self, ui: &Ui) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowLeft) {
            self.choose_tile(self.chosen.saturating_sub(1));
        }
        if pressed(Key::ArrowRight) && self.chosen + 1 < self.tiles.len() {
            self.choose_tile(self.chosen + 1);
        }
    }

    fn unlock(&mut self, commands: &mut Vec<Command>) {
        let Some(user) = self.tile().map(|tile| tile.user) else {
            return;
        };
        self.trouble = None;
        let passphrase = journal::Passphrase::typed(self.typed.as_str());
        commands.push(Command::Unlock { user, passphrase });
    }

    /// What stands under the passphrase field in red.
    fn error(&self, text: &Text, wait: Option<Duration>) -> Option<String> {
        if let Some(wait) = wait {
            let time = countdown(wait);
            return Some(fill(&text.faults.wait, &[("time", &time)]));
        }
        let failures = self.door.failures_of(self.tile()?.user);
        match self.trouble {
            // The wait is over: the next five attempts are counted from the first.
            Some(Trouble::WrongPassphrase) if failures.is_multiple_of(TRIES) => None,
            Some(Trouble::WrongPassphrase) => {
                let tries = (failures % TRIES).to_string();
                Some(fill(&text.faults.wrong_passphrase, &[("tries", &tries)]))
            }
            Some(Trouble::Said(_)) | None => None,
        }
    }
}

/// How long the countdown shows what it shows now.
fn until_next_second(wait: Duration) -> Duration {
    let begun = Duration::from_nanos(u64::from(wait.subsec_nanos()));
    if begun.is_zero() {
        Duration::from_secs(1)
    } else {
        begun
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countdown_is_painted_anew_when_its_second_ends() {
        let shown = Duration::from_millis(9_300);
        assert_eq!(until_next_second(shown), Duration::from_millis(300));
        assert_eq!(
            until_next_second(Duration::from_secs(9)),
            Duration::from_secs(1)
        );
    }
}
