//! The dialog that changes the own passphrase: the old one, then the new one twice.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::time::Day;
use crate::journal::{self, Error, VaultError};
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::gate;
use crate::ui::page::new_passphrase::{self, NewPassphrase};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::passphrase::{Passphrase, PassphraseField};

const WIDTH: f32 = 560.0;

#[derive(Default)]
pub struct PassphraseDialog {
    old: Passphrase,
    new: NewPassphrase,
    error: Option<String>,
}

impl PassphraseDialog {
    /// Under the field of the old passphrase; the new one stays typed.
    pub fn failed(&mut self, text: &Text, error: &Error, today: Day) {
        if matches!(error, Error::Vault(VaultError::WrongPassphrase)) {
            self.old.clear();
        }
        self.error = Some(text.error(error, today));
    }

    fn checked(&self, text: &Text, names: &[&str]) -> Result<journal::Passphrase, String> {
        if self.old.is_empty() {
            return Err(text.keys.old_missing.clone());
        }
        let chosen = self.new.chosen(names);
        chosen.map_err(|missing| new_passphrase::said(text, missing))
    }

    /// True when it is to be closed.
    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) -> bool {
        let (text, words) = (cx.text, &cx.text.keys);
        let working = gate::is_running(cx.running, "passphrase");
        let clinic = cx.journal.clinic();
        let own = cx.user_name(Some(cx.journal.author().user));
        let names = [clinic.clinic.name.as_str(), own.as_str()];
        let checked = self.checked(text, &names);
        let blocked = checked.as_ref().err().filter(|_| !working).cloned();
        let label = if working {
            &words.changing
        } else {
            &words.change_do
        };
        let dialog = Dialog::new("passphrase", &words.change_title).remark(&words.change_about);
        let shown = dialog.width(WIDTH).show(
            ui,
            |ui| {
                let form = |ui: &mut Ui| self.form_ui(text, &names, ui);
                ui.add_enabled_ui(!working, form).inner
            },
            |ui| {
                let cancel = Button::secondary(&text.common.cancel).hint("Esc");
                let cancel = cancel.enabled(!working).show(ui).clicked();
                let change = Button::primary(label)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .enabled(!working)
                    .locked_if(blocked.as_deref());
                (cancel, change.show(ui).clicked())
            },
        );
        let (submitted, (cancel, change)) = shown.inner;
        if let (Ok(new), true) = (checked, (change || submitted) && !working) {
            self.error = None;
            let old = journal::Passphrase::typed(self.old.as_str());
            cx.send(Command::ChangePassphrase { old, new });
        }
        (cancel || shown.cancelled) && !working
    }

    /// True when ↵ was pressed in the first field, to which a wrong passphrase leads back, or in the last.
    fn form_ui(&mut self, text: &Text, names: &[&str], ui: &mut Ui) -> bool {
        let words = &text.keys;
        let old = PassphraseField::new(&words.old, &mut self.old)
            .touch()
            .take_focus(true)
            .error(self.error.as_deref())
            .show(ui);
        let submitted = self.new.ui(text, names, false, ui) || old.submitted;
        Notice::quiet(Icon::Info, &words.old_backups)
            .text(&words.old_backups_detail)
            .show(ui);
        submitted
    }
}
