//! The wizard's fourth step: the recovery key is shown once, typed back whole, and two people know where it lies.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Id, Ui};
use zeroize::Zeroizing;

use crate::journal::{RecoveryFault, RecoveryKey, VaultError};
use crate::text::{Text, fill};
use crate::ui::status::Status;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::steps;
use crate::ui::widget::tick::Tick;

use super::clinic::{head, submitted};

/// The groups of four and the hyphens, and room for spaces.
const LONGEST: usize = 80;

#[derive(Default)]
pub struct RecoveryForm {
    /// Made when the step is reached first, and then the same until the journal is there.
    key: Option<RecoveryKey>,
    typed: Zeroizing<String>,
    witnesses: bool,
}

/// What is wrong with the key as typed.
enum Fault {
    Typed(RecoveryFault),
    /// A whole key, but not the one shown.
    Other,
}

impl RecoveryForm {
    /// # Errors
    /// The system gave no random bytes.
    pub fn make_key(&mut self) -> Result<(), VaultError> {
        if self.key.is_none() {
            self.key = Some(RecoveryKey::new()?);
        }
        Ok(())
    }

    /// The key once more, for making the journal: a failure must leave it here.
    pub fn key(&self) -> Option<RecoveryKey> {
        RecoveryKey::parse(&self.key.as_ref()?.to_text()).ok()
    }

    fn fault(&self) -> Option<Fault> {
        let shown = self.key.as_ref()?;
        match RecoveryKey::parse(&self.typed) {
            Ok(typed) if typed.is(shown) => None,
            Ok(_) => Some(Fault::Other),
            Err(fault) => Some(Fault::Typed(fault)),
        }
    }

    pub fn missing(&self, text: &Text) -> Option<String> {
        let words = &text.first_start;
        match self.fault() {
            Some(fault) => Some(said(text, &fault)),
            None if self.witnesses => None,
            None => Some(words.witnesses_missing.clone()),
        }
    }

    pub fn ui(&mut self, text: &Text, entered: bool, ui: &mut Ui) -> bool {
        let words = &text.first_start;
        head(ui, &words.recovery_title, &words.recovery_about);
        let shown = self.key.as_ref().map(RecoveryKey::to_text);
        let shown = shown.unwrap_or_default();
        let groups: Vec<&str> = shown.split('-').collect();
        steps::key_groups(ui, &groups);
        let fault = self.fault();
        let (error, note) = match &fault {
            // While it is being typed, a short key is not wrong.
            Some(Fault::Typed(RecoveryFault::Length { typed: 0..=32 })) => {
                (None, words.recovery_note.clone())
            }
            Some(fault) => (Some(said(text, fault)), String::new()),
            None => (None, words.recovery_right.clone()),
        };
        let field = Field::line(&words.recovery_typed, &mut self.typed)
            .touch()
            .limit(LONGEST)
            .id(field_id())
            .status(fault.is_none().then_some(Status::Ok))
            .note(&note)
            .error(error.as_deref());
        let response = field.show(ui);
        if entered {
            response.request_focus();
        }
        Tick::new(&words.witnesses, &mut self.witnesses).show(ui);
        Notice::new(Status::Warn, &words.recovery_warning)
            .text(&words.recovery_warning_detail)
            .show(ui);
        submitted(ui, &response)
    }

    /// The text field remembers what was typed, for undoing; a key must not stay in memory for that.
    pub fn forget_typing(ui: &Ui) {
        ui.data_mut(|data| data.remove::<TextEditState>(field_id()));
    }
}

fn field_id() -> Id {
    Id::unique("recovery key")
}

fn said(text: &Text, fault: &Fault) -> String {
    let words = &text.first_start;
    match fault {
        Fault::Typed(RecoveryFault::Length { typed }) => {
            fill(&words.recovery_length, &[("typed", &typed.to_string())])
        }
        Fault::Typed(RecoveryFault::Symbol { position, .. }) => fill(
            &words.recovery_symbol,
            &[("position", &position.to_string())],
        ),
        Fault::Typed(RecoveryFault::Check) => words.recovery_check.clone(),
        Fault::Other => words.recovery_other.clone(),
    }
}
