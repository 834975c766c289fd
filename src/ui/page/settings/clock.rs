//! Confirming the clock: a doctor says, with her own passphrase, that the time shown is right (`rules.md` §2.8).

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::id::UserId;
use crate::domain::user::Role;
use crate::journal::{self, Edit, Error, Journal, Now, VaultError};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::status::Status;
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::passphrase::{Passphrase, PassphraseField};

const LABEL: f32 = 170.0;

pub struct ConfirmClock {
    doctor: UserId,
    typed: Passphrase,
    error: Option<String>,
    /// The key is being derived.
    proving: bool,
}

impl ConfirmClock {
    /// Nothing if there is no doctor who could.
    pub fn new(journal: &Journal) -> Option<Self> {
        let author = journal.author();
        let doctor = match author.role {
            Role::Doctor => author.user,
            Role::Nurse | Role::Reviewer => journal.clinic().doctors().next()?.id,
        };
        Some(Self {
            doctor,
            typed: Passphrase::default(),
            error: None,
            proving: false,
        })
    }

    pub fn failed(&mut self, text: &Text, error: &Error) {
        self.proving = false;
        let words = match error {
            Error::Vault(fault) => text.vault_fault(fault),
            Error::Refused(_) => &text.refusals.proof_needed,
            Error::Store(fault) => text.store_fault(fault),
            Error::Closed(_) | Error::UserDisagrees | Error::DraftUnreadable | Error::Random(_) => {
                &text.faults.store
            }
        };
        if matches!(error, Error::Vault(VaultError::WrongPassphrase)) {
            self.typed.clear();
        }
        self.error = Some(words.to_owned());
    }

    /// True when it is to be closed.
    pub fn ui(
        &mut self,
        journal: &Journal,
        text: &Text,
        now: Now,
        commands: &mut Vec<Command>,
        ui: &Ui,
    ) -> bool {
        let words = &text.settings;
        let today = now.system.day();
        let shown = fill(&words.clock_shown, &[("when", &text.dated(now.system))]);
        let label = if self.proving {
            &words.clock_proving
        } else {
            &text.shell.confirm_clock
        };
        let ready = !self.proving && !self.typed.is_empty();
        let newest = text.moment_of_day(now.moment, today);
        let dialog = Dialog::new("clock", &shown)
            .remark(&words.clock_detail)
            .status(Status::Warn);
        let dialog = dialog.show(
            ui,
            |ui| {
                pair(ui, LABEL, &words.clock_entry, &newest);
                self.fields_ui(journal, text, ui)
            },
            |ui| {
                let cancel = Button::secondary(&text.common.cancel).hint("Esc");
                let cancel = cancel.show(ui).clicked();
                let confirm = Button::primary(label)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .enabled(ready);
                (cancel, confirm.show(ui).clicked())
            },
        );
        let (submitted, (cancel, confirm)) = dialog.inner;
        if ready && (submitted || confirm) {
            self.prove(commands);
        }
        cancel || dialog.cancelled
    }

    /// True when ↵ was pressed in the passphrase field.
    fn fields_ui(&mut self, journal: &Journal, text: &Text, ui: &mut Ui) -> bool {
        let doctors: Vec<(UserId, &str)> = journal
            .clinic()
            .doctors()
            .map(|doctor| (doctor.id, doctor.name.as_str()))
            .collect();
        // A doctor who is logged in answers for herself.
        if journal.author().role != Role::Doctor {
            Choice::new(&text.settings.clock_doctor, &mut self.doctor, &doctors)
                .enabled(!self.proving)
                .show(ui);
        }
        let field = PassphraseField::new(&text.common.own_passphrase, &mut self.typed);
        field
            .take_focus(true)
            .enabled(!self.proving)
            .error(self.error.as_deref())
            .show(ui)
            .submitted
    }

    fn prove(&mut self, commands: &mut Vec<Command>) {
        self.proving = true;
        self.error = None;
        commands.push(Command::Proven {
            edit: Edit::ConfirmClock,
            doctor: self.doctor,
            passphrase: journal::Passphrase::typed(self.typed.as_str()),
        });
    }
}
