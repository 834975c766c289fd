//! The dialog that adds a user: a doctor fills in who, and the new user types the own passphrase twice.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::user::Role;
use crate::journal;
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::first_start::{LONGEST, line_fault};
use crate::ui::page::gate;
use crate::ui::page::new_passphrase::{self, NewPassphrase};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::tick;

use super::looks::labelled_ui;

const WIDTH: f32 = 560.0;

pub struct NewUserDialog {
    name: String,
    role: Option<Role>,
    authorisation: String,
    /// Asked of a reviewer only.
    photos: bool,
    passphrase: NewPassphrase,
    trouble: Option<String>,
}

impl Default for NewUserDialog {
    fn default() -> Self {
        Self {
            name: String::new(),
            role: None,
            authorisation: String::new(),
            photos: true,
            passphrase: NewPassphrase::default(),
            trouble: None,
        }
    }
}

/// What was done with the dialog in this frame.
pub enum Answer {
    Open,
    Cancelled,
    Add(Box<Command>),
}

impl NewUserDialog {
    pub fn failed(&mut self, sentence: String) {
        self.trouble = Some(sentence);
    }

    /// Everything that is needed, or what is missing first.
    fn checked(&self, text: &Text, clinic: &str) -> Result<(Role, journal::Passphrase), String> {
        let words = &text.settings;
        if let Some(fault) = line_fault(&self.name, &words.name_missing, text) {
            return Err(fault);
        }
        let role = self.role.ok_or_else(|| words.role_missing.clone())?;
        if role != Role::Reviewer
            && let Some(fault) = line_fault(&self.authorisation, &words.authorisation_missing, text)
        {
            return Err(fault);
        }
        let names = [clinic, self.name.trim()];
        let passphrase = self.passphrase.chosen(&names);
        let passphrase = passphrase.map_err(|missing| new_passphrase::said(text, missing))?;
        Ok((role, passphrase))
    }

    fn command(&self, role: Role, passphrase: journal::Passphrase) -> Command {
        let authorisation = self.authorisation.trim().to_owned();
        Command::AddUser {
            name: self.name.trim().to_owned(),
            role,
            authorisation: Some(authorisation).filter(|id| !id.is_empty()),
            photos: self.photos,
            passphrase,
        }
    }

    pub fn ui(&mut self, cx: &Cx<'_>, making: bool, ui: &Ui) -> Answer {
        let words = &cx.text.settings;
        let clinic = cx.journal.clinic().clinic.name.as_str();
        let checked = self.checked(cx.text, clinic);
        let blocked = checked.as_ref().err().filter(|_| !making).cloned();
        let label = if making {
            &words.making_keys
        } else {
            &words.add_user
        };
        let dialog = Dialog::new("new user", &words.new_user).remark(&words.new_user_about);
        let shown = dialog.width(WIDTH).show(
            ui,
            |ui| {
                ui.add_enabled_ui(!making, |ui| self.form_ui(cx.text, clinic, ui))
                    .inner
            },
            |ui| {
                let cancel = Button::secondary(&cx.text.common.cancel).hint("Esc");
                let cancel = cancel.enabled(!making).show(ui).clicked();
                let add = Button::primary(label)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .enabled(!making)
                    .locked_if(blocked.as_deref());
                (cancel, add.show(ui).clicked())
            },
        );
        let (submitted, (cancel, add)) = shown.inner;
        if (cancel || shown.cancelled) && !making {
            return Answer::Cancelled;
        }
        match checked {
            Ok((role, passphrase)) if (add || submitted) && !making => {
                self.trouble = None;
                Answer::Add(Box::new(self.command(role, passphrase)))
            }
            Ok(_) | Err(_) => Answer::Open,
        }
    }

    /// True when ↵ was pressed in the last field.
    fn form_ui(&mut self, text: &Text, clinic: &str, ui: &mut Ui) -> bool {
        let words = &text.settings;
        if let Some(trouble) = &self.trouble {
            gate::trouble_ui(ui, trouble);
        }
        let name = Field::line(&words.name, &mut self.name).limit(LONGEST);
        let name = name.show(ui);
        dialog::begin_with(ui, &name);
        labelled_ui(ui, &words.role, |ui| {
            Segmented::new(&words.role, &mut self.role)
                .option(Some(Role::Doctor), text.role(Role::Doctor))
                .option(Some(Role::Nurse), text.role(Role::Nurse))
                .option(Some(Role::Reviewer), text.role(Role::Reviewer))
                .show(ui);
        });
        match self.role {
            Some(Role::Reviewer) => {
                tick::switch(ui, &words.see_photos, &mut self.photos);
            }
            Some(Role::Doctor | Role::Nurse) | None => {
                let field = Field::line(&words.authorisation, &mut self.authorisation);
                let note = &text.first_start.authorisation_note;
                field.limit(LONGEST).note(note).show(ui);
            }
        }
        let title = match self.name.trim() {
            "" => words.hand_over_somebody.clone(),
            name => fill(&words.hand_over, &[("name", name)]),
        };
        Notice::quiet(Icon::KeyRound, &title)
            .text(&words.hand_over_detail)
            .show(ui);
        let name = self.name.clone();
        self.passphrase.ui(text, &[clinic, name.trim()], false, ui)
    }
}
