//! The own passphrase and the clinic's recovery key: what can be done with them, and when the key was proven last.

mod passphrase;
mod recovery;

use eframe::egui::Ui;

use crate::domain::time::Day;
use crate::journal::{Error, Journal, NewSlot, VaultError};
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::space;
use crate::ui::widget::button::Button;
use crate::ui::widget::notice;

use super::clinic::narrow_card;
use passphrase::PassphraseDialog;
use recovery::RecoveryDialog;

/// A key on paper that nobody has tried for so long may be lost or unreadable.
const PROVEN_DAYS: i64 = 365;

#[derive(Default)]
pub struct KeysSection {
    open: Option<Open>,
    /// What was done last, in words.
    done: Option<String>,
}

enum Open {
    Passphrase(Box<PassphraseDialog>),
    Recovery(Box<RecoveryDialog>),
}

impl KeysSection {
    pub fn ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.keys;
        narrow_card(ui, |ui| {
            if let Some(done) = &self.done {
                notice::remark(ui, Status::Ok, done);
            }
            let (status, said) = proven(cx);
            notice::remark(ui, status, &said);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = [space::S8; 2].into();
                if Button::secondary(&words.change).show(ui).clicked() {
                    self.begin(Open::Passphrase(Box::default()));
                }
                if Button::secondary(&words.test).show(ui).clicked() {
                    self.begin(Open::Recovery(Box::new(RecoveryDialog::test())));
                }
                let only_doctor = (!cx.is_doctor()).then_some(cx.text.common.doctor_only.as_str());
                let renew = Button::secondary(&words.renew).locked_if(only_doctor);
                if renew.show(ui).clicked() {
                    match RecoveryDialog::renew() {
                        Ok(dialog) => self.begin(Open::Recovery(Box::new(dialog))),
                        Err(fault) => self.done = Some(cx.text.vault_fault(&fault).to_owned()),
                    }
                }
            });
        });
    }

    fn begin(&mut self, open: Open) {
        self.open = Some(open);
        self.done = None;
    }

    pub fn begin_passphrase(&mut self) {
        self.begin(Open::Passphrase(Box::default()));
    }

    pub const fn take_done(&mut self) -> Option<String> {
        self.done.take()
    }

    pub fn dialog_ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        let closed = match &mut self.open {
            Some(Open::Passphrase(dialog)) => dialog.ui(cx, ui),
            Some(Open::Recovery(dialog)) => dialog.ui(cx, ui),
            None => false,
        };
        if closed {
            self.open = None;
        }
    }

    /// The own keys lie under another passphrase, or not.
    ///
    /// # Errors
    /// What went wrong, when no dialog is open that could say it.
    pub fn passphrase_made(
        &mut self,
        text: &Text,
        journal: &mut Journal,
        made: Result<Box<NewSlot>, VaultError>,
        today: Option<Day>,
    ) -> Result<(), Error> {
        let changed = match made {
            Ok(slot) => journal.passphrase_changed(&slot),
            Err(fault) => {
                let user = journal.author().user;
                let wrong = matches!(fault, VaultError::WrongPassphrase);
                let noted = wrong.then(|| journal.passphrase_was_wrong(user));
                noted.unwrap_or(Ok(())).and(Err(fault.into()))
            }
        };
        self.told(text, changed, &text.keys.changed, today)
    }

    /// What came of a recovery key that was tested or made.
    ///
    /// # Errors
    /// What went wrong, when no dialog is open that could say it.
    pub fn told(
        &mut self,
        text: &Text,
        result: Result<(), Error>,
        done: &str,
        today: Option<Day>,
    ) -> Result<(), Error> {
        match (result, &mut self.open, today) {
            (Ok(()), _, _) => {
                self.open = None;
                self.done = Some(done.to_owned());
                Ok(())
            }
            (Err(error), Some(Open::Passphrase(dialog)), Some(today)) => {
                dialog.failed(text, &error, today);
                Ok(())
            }
            (Err(error), Some(Open::Recovery(dialog)), Some(today)) => {
                dialog.failed(text, &error, today);
                Ok(())
            }
            (Err(error), _, _) => Err(error),
        }
    }
}

/// When somebody last proved that the key on paper opens the journal.
fn proven(cx: &Cx<'_>) -> (Status, String) {
    let words = &cx.text.keys;
    let Some(at) = cx.journal.clinic().recovery_proven else {
        return (Status::Warn, words.never_proven.clone());
    };
    let date = cx.text.date(at.day());
    let days = at.day().days_until(cx.today());
    if days > PROVEN_DAYS {
        (
            Status::Warn,
            fill(&words.proven_long_ago, &[("date", &date)]),
        )
    } else {
        (Status::Ok, fill(&words.proven, &[("date", &date)]))
    }
}
