//! The recovery key as somebody types it from paper: a wrong character is found by its check symbols before anything is tried.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Id, Response, Ui};
use zeroize::Zeroizing;

use crate::journal::{RecoveryFault, RecoveryKey};
use crate::text::{Text, fill};
use crate::ui::status::Status;
use crate::ui::widget::field::Field;

/// The groups of four and the hyphens, and room for spaces.
const LONGEST: usize = 80;

/// What was typed so far; wiped when it goes.
#[derive(Default)]
pub struct RecoveryField {
    typed: Zeroizing<String>,
}

impl RecoveryField {
    /// The key, if it is a whole one.
    pub fn key(&self) -> Result<RecoveryKey, RecoveryFault> {
        RecoveryKey::parse(&self.typed)
    }

    /// `wrong`: a whole key, but another one than it should be.
    pub fn ui(&mut self, text: &Text, label: &str, wrong: Option<&str>, ui: &mut Ui) -> Response {
        let words = &text.first_start;
        let fault = self.key().err();
        let (error, note) = match fault {
            // While it is being typed, a short key is not wrong.
            Some(RecoveryFault::Length { typed: 0..=32 }) => (None, words.recovery_note.clone()),
            Some(fault) => (Some(said(text, fault)), String::new()),
            None => (wrong.map(str::to_owned), text.keys.recovery_whole.clone()),
        };
        let whole = fault.is_none() && wrong.is_none();
        Field::line(label, &mut self.typed)
            .limit(LONGEST)
            .id(field_id())
            .status(whole.then_some(Status::Ok))
            .note(&note)
            .error(error.as_deref())
            .show(ui)
    }

    /// The text field remembers what was typed, for undoing; a key must not stay in memory for that.
    pub fn forget_typing(ui: &Ui) {
        ui.data_mut(|data| data.remove::<TextEditState>(field_id()));
    }
}

fn field_id() -> Id {
    Id::unique("recovery key again")
}

/// What is wrong with it, in words.
pub fn said(text: &Text, fault: RecoveryFault) -> String {
    let words = &text.first_start;
    match fault {
        RecoveryFault::Length { typed } => {
            fill(&words.recovery_length, &[("typed", &typed.to_string())])
        }
        RecoveryFault::Symbol { position, .. } => fill(
            &words.recovery_symbol,
            &[("position", &position.to_string())],
        ),
        RecoveryFault::Check => words.recovery_check.clone(),
    }
}
