//! The dialog that closes a user's access: what follows from it, and a doctor's own passphrase.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::id::UserId;
use crate::domain::time::Day;
use crate::domain::user::User;
use crate::journal::{self, Edit, Error, VaultError};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::gate;
use crate::ui::status::Status;
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::passphrase::{Passphrase, PassphraseField};

pub struct RetireDialog {
    user: UserId,
    name: String,
    typed: Passphrase,
    error: Option<String>,
}

impl RetireDialog {
    pub fn new(user: &User) -> Self {
        Self {
            user: user.id,
            name: user.name.clone(),
            typed: Passphrase::default(),
            error: None,
        }
    }

    pub fn failed(&mut self, text: &Text, error: &Error, today: Day) {
        if matches!(error, Error::Vault(VaultError::WrongPassphrase)) {
            self.typed.clear();
        }
        self.error = Some(text.error(error, today));
    }

    /// True when it is to be closed.
    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) -> bool {
        let (text, words) = (cx.text, &cx.text.keys);
        let proving = gate::is_running(cx.running, "prove");
        let name = [("name", self.name.as_str())];
        let title = fill(&words.retire_title, &name);
        let about = fill(&words.retire_about, &name);
        let label = if proving {
            &text.settings.clock_proving
        } else {
            &words.retire_do
        };
        let ready = !proving && !self.typed.is_empty();
        let dialog = Dialog::new("retire", &title).remark(&about);
        let shown = dialog.status(Status::Warn).show(
            ui,
            |ui| {
                Notice::quiet(Icon::KeyRound, &words.retire_keys)
                    .text(&words.retire_keys_detail)
                    .show(ui);
                let field = PassphraseField::new(&text.common.own_passphrase, &mut self.typed);
                field
                    .take_focus(true)
                    .enabled(!proving)
                    .error(self.error.as_deref())
                    .show(ui)
                    .submitted
            },
            |ui| {
                let cancel = Button::secondary(&text.common.cancel).hint("Esc");
                let cancel = cancel.show(ui).clicked();
                let retire = Button::primary(label)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .enabled(ready);
                (cancel, retire.show(ui).clicked())
            },
        );
        let (submitted, (cancel, retire)) = shown.inner;
        if ready && (submitted || retire) {
            self.error = None;
            cx.send(Command::Proven {
                edit: Edit::RetireUser(self.user),
                doctor: cx.journal.author().user,
                passphrase: journal::Passphrase::typed(self.typed.as_str()),
            });
        }
        cancel || shown.cancelled
    }
}
