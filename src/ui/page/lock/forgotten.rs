//! »Glemt adgangskode«: the recovery key from paper, then a new passphrase, all in one dialog.

use eframe::egui::{Key, Modifiers, Ui};

use crate::journal::{self, RecoveryKey, Tile, VaultError};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::page::gate;
use crate::ui::page::new_passphrase::{self, NewPassphrase};
use crate::ui::page::recovery_field::{self, RecoveryField};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::{self, Dialog};

const WIDTH: f32 = 560.0;

pub struct Forgotten {
    tile: Tile,
    recovery: RecoveryField,
    passphrase: NewPassphrase,
    /// A whole key that is not this journal's.
    wrong_key: bool,
    trouble: Option<String>,
}

/// What was done with the dialog in this frame.
pub enum Answer {
    Open,
    Cancelled,
    Recover(Box<Command>),
}

impl Forgotten {
    pub fn new(tile: Tile) -> Self {
        Self {
            tile,
            recovery: RecoveryField::default(),
            passphrase: NewPassphrase::default(),
            wrong_key: false,
            trouble: None,
        }
    }

    /// Everything that was typed stays there.
    pub fn failed(&mut self, text: &Text, fault: &VaultError) {
        self.wrong_key = matches!(fault, VaultError::WrongRecoveryKey);
        let sentence = text.vault_fault(fault).to_owned();
        self.trouble = (!self.wrong_key).then_some(sentence);
    }

    /// Everything that is needed, or what is missing first.
    fn checked(
        &self,
        text: &Text,
        clinic: &str,
    ) -> Result<(RecoveryKey, journal::Passphrase), String> {
        let key = self.recovery.key();
        let key = key.map_err(|fault| recovery_field::said(text, fault))?;
        let chosen = self.passphrase.chosen(&[clinic, &self.tile.name]);
        let chosen = chosen.map_err(|missing| new_passphrase::said(text, missing))?;
        Ok((key, chosen))
    }

    pub fn ui(&mut self, text: &Text, clinic: &str, working: bool, ui: &Ui) -> Answer {
        let words = &text.keys;
        let checked = self.checked(text, clinic);
        let blocked = checked.as_ref().err().filter(|_| !working).cloned();
        let label = if working {
            &text.settings.making_keys
        } else {
            &words.forgotten_do
        };
        let title = fill(&words.forgotten_title, &[("name", &self.tile.name)]);
        let dialog = Dialog::new("forgotten", &title).remark(&words.forgotten_about);
        let shown = dialog.width(WIDTH).show(
            ui,
            |ui| {
                ui.add_enabled_ui(!working, |ui| self.form_ui(text, clinic, ui))
                    .inner
            },
            |ui| {
                let cancel = Button::secondary(&text.common.cancel).hint("Esc");
                let cancel = cancel.enabled(!working).show(ui).clicked();
                let go = Button::primary(label)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .enabled(!working)
                    .locked_if(blocked.as_deref());
                (cancel, go.show(ui).clicked())
            },
        );
        let (submitted, (cancel, go)) = shown.inner;
        if (cancel || shown.cancelled) && !working {
            RecoveryField::forget_typing(ui);
            return Answer::Cancelled;
        }
        match checked {
            Ok((recovery, passphrase)) if (go || submitted) && !working => {
                self.trouble = None;
                self.wrong_key = false;
                RecoveryField::forget_typing(ui);
                Answer::Recover(Box::new(Command::Recover {
                    user: self.tile.user,
                    recovery,
                    passphrase,
                }))
            }
            Ok(_) | Err(_) => Answer::Open,
        }
    }

    /// True when ↵ was pressed in the last field.
    fn form_ui(&mut self, text: &Text, clinic: &str, ui: &mut Ui) -> bool {
        if let Some(trouble) = &self.trouble {
            gate::trouble_ui(ui, trouble);
        }
        let words = &text.keys;
        let wrong = self.wrong_key.then_some(words.recovery_other.as_str());
        let field = self.recovery.ui(text, &words.recovery_typed, wrong, ui);
        if field.changed() {
            self.wrong_key = false;
        }
        dialog::begin_with(ui, &field);
        let names = [clinic, self.tile.name.as_str()];
        self.passphrase.ui(text, &names, false, ui)
    }
}
