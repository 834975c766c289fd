//! The dialogs of the recovery key: the yearly test that changes nothing, and a new key, shown once and typed back whole.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::time::Day;
use crate::journal::{Error, RecoveryKey, VaultError};
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::page::gate;
use crate::ui::page::recovery_field::{self, RecoveryField};
use crate::ui::status::Status;
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::notice::Notice;
use crate::ui::widget::steps;
use crate::ui::widget::tick::Tick;

const WIDTH: f32 = 560.0;

pub struct RecoveryDialog {
    /// The new one, shown while the dialog is open; none where the present one is tested.
    new: Option<RecoveryKey>,
    typed: RecoveryField,
    witnesses: bool,
    wrong_key: bool,
    trouble: Option<String>,
}

impl RecoveryDialog {
    pub fn test() -> Self {
        Self {
            new: None,
            typed: RecoveryField::default(),
            witnesses: false,
            wrong_key: false,
            trouble: None,
        }
    }

    /// # Errors
    /// The system gave no random bytes.
    pub fn renew() -> Result<Self, VaultError> {
        Ok(Self {
            new: Some(RecoveryKey::new()?),
            ..Self::test()
        })
    }

    /// Everything that was typed stays there.
    pub fn failed(&mut self, text: &Text, error: &Error, today: Day) {
        self.wrong_key = matches!(error, Error::Vault(VaultError::WrongRecoveryKey));
        self.trouble = (!self.wrong_key).then(|| text.error(error, today));
    }

    fn checked(&self, text: &Text) -> Result<RecoveryKey, String> {
        let typed = self.typed.key();
        let typed = typed.map_err(|fault| recovery_field::said(text, fault))?;
        match &self.new {
            Some(new) if !typed.is(new) => Err(text.first_start.recovery_other.clone()),
            Some(_) if !self.witnesses => Err(text.first_start.witnesses_missing.clone()),
            Some(_) | None => Ok(typed),
        }
    }

    /// True when it is to be closed.
    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) -> bool {
        let (text, words) = (cx.text, &cx.text.keys);
        let checked = self.checked(text);
        let blocked = checked.as_ref().err().cloned();
        let (title, about, label) = if self.new.is_some() {
            (&words.renew_title, &words.renew_about, &words.renew_do)
        } else {
            (&words.test_title, &words.test_about, &words.test_do)
        };
        let dialog = Dialog::new("recovery", title).remark(about).width(WIDTH);
        let shown = dialog.show(
            ui,
            |ui| self.form_ui(text, ui),
            |ui| {
                let cancel = Button::secondary(&text.common.cancel).hint("Esc");
                let cancel = cancel.show(ui).clicked();
                let go = Button::primary(label)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .locked_if(blocked.as_deref());
                (cancel, go.show(ui).clicked())
            },
        );
        let ((), (cancel, go)) = shown.inner;
        let closed = cancel || shown.cancelled;
        if let (Ok(key), true) = (checked, go) {
            self.trouble = None;
            cx.send(if self.new.is_some() {
                Command::ReplaceRecoveryKey(key)
            } else {
                Command::TestRecoveryKey(key)
            });
        }
        if closed || go {
            RecoveryField::forget_typing(ui);
        }
        closed
    }

    fn form_ui(&mut self, text: &Text, ui: &mut Ui) {
        let words = &text.keys;
        if let Some(trouble) = &self.trouble {
            gate::trouble_ui(ui, trouble);
        }
        if let Some(new) = &self.new {
            let shown = new.to_text();
            let groups: Vec<&str> = shown.split('-').collect();
            steps::key_groups(ui, &groups);
        }
        let other = self.new.as_ref().is_some_and(|new| {
            let typed = self.typed.key();
            typed.is_ok_and(|typed| !typed.is(new))
        });
        let wrong = if other {
            Some(text.first_start.recovery_other.as_str())
        } else {
            self.wrong_key.then_some(words.recovery_other.as_str())
        };
        let field = self.typed.ui(text, &words.recovery_typed, wrong, ui);
        if field.changed() {
            self.wrong_key = false;
        }
        dialog::begin_with(ui, &field);
        if self.new.is_some() {
            Tick::new(&text.first_start.witnesses, &mut self.witnesses).show(ui);
            Notice::new(Status::Warn, &words.renew_old)
                .text(&words.renew_old_detail)
                .show(ui);
        }
    }
}
