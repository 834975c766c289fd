//! Choosing a passphrase: typed twice, its strength shown, five random words offered; names are refused.

use eframe::egui::Ui;
use zeroize::Zeroizing;

use crate::journal::{self, PassphraseFault, Strength, strength, suggestion};
use crate::text::{Text, fill};
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::button::Button;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::passphrase::{Passphrase, PassphraseField};
use crate::ui::widget::steps;

/// What was typed so far; wiped when it goes.
#[derive(Default)]
pub struct NewPassphrase {
    first: Passphrase,
    again: Passphrase,
    suggested: Option<Zeroizing<String>>,
}

/// Why it cannot be taken yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    Fault(PassphraseFault),
    /// The second field is empty, or so far the same.
    Again,
    Differs,
}

impl NewPassphrase {
    /// The passphrase, if it can be taken. `names` must not occur in it.
    pub fn chosen(&self, names: &[&str]) -> Result<journal::Passphrase, Missing> {
        let taken = journal::Passphrase::chosen(self.first.as_str(), names);
        let taken = taken.map_err(Missing::Fault)?;
        let (first, again) = (self.first.as_str(), self.again.as_str());
        if first == again {
            Ok(taken)
        } else if first.starts_with(again) {
            Err(Missing::Again)
        } else {
            Err(Missing::Differs)
        }
    }

    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.again.is_empty()
    }

    /// Both fields; the first takes the keyboard if nothing else has it and `take_focus` says so.
    ///
    /// True when ↵ was pressed in the second one.
    pub fn ui(&mut self, text: &Text, names: &[&str], take_focus: bool, ui: &mut Ui) -> bool {
        // Names of their own, so that the keyboard does not stay in the second because a form before this had a second field.
        ui.push_id("new passphrase", |ui| {
            self.fields_ui(text, names, take_focus, ui)
        })
        .inner
    }

    fn fields_ui(&mut self, text: &Text, names: &[&str], take_focus: bool, ui: &mut Ui) -> bool {
        let missing = self.chosen(names).err();
        let note = self.note(text, missing);
        let error = match missing {
            Some(Missing::Fault(
                fault @ (PassphraseFault::ContainsName
                | PassphraseFault::Common
                | PassphraseFault::TooLong),
            )) => Some(said(text, Missing::Fault(fault))),
            Some(
                Missing::Fault(PassphraseFault::TooShort { .. })
                | Missing::Again
                | Missing::Differs,
            )
            | None => None,
        };
        let field = PassphraseField::new(&text.common.passphrase, &mut self.first);
        field
            .touch()
            .take_focus(take_focus)
            .note(&note)
            .error(error.as_deref())
            .show(ui);
        self.strength_ui(text, ui);
        let differs = missing == Some(Missing::Differs);
        let error = differs.then(|| text.new_passphrase.differs.clone());
        let note = if missing.is_none() {
            &text.new_passphrase.same
        } else {
            ""
        };
        let field = PassphraseField::new(&text.new_passphrase.again, &mut self.again);
        let field = field.touch().note(note).error(error.as_deref());
        let submitted = field.show(ui).submitted;
        // Last, so that Tab leads from one field to the other and a space that is typed there presses no button.
        self.suggestion_ui(text, ui);
        submitted
    }

    fn note(&self, text: &Text, missing: Option<Missing>) -> String {
        match missing {
            Some(short @ Missing::Fault(PassphraseFault::TooShort { .. }))
                if !self.first.is_empty() =>
            {
                said(text, short)
            }
            Some(_) | None => text.new_passphrase.note.clone(),
        }
    }

    fn strength_ui(&self, text: &Text, ui: &mut Ui) {
        if self.first.is_empty() {
            return;
        }
        let words = &text.new_passphrase;
        let (filled, status, word) = match strength(self.first.as_str()) {
            Strength::Weak => (1, Status::Stop, &words.weak),
            Strength::Fair => (2, Status::Warn, &words.fair),
            Strength::Good => (3, Status::Ok, &words.good),
            Strength::Strong => (4, Status::Ok, &words.strong),
        };
        steps::strength(ui, filled, status, word);
    }

    /// The words fill the first field only: typing them again is how they are learnt.
    fn suggestion_ui(&mut self, text: &Text, ui: &mut Ui) {
        let words = &text.new_passphrase;
        let Some(suggested) = &self.suggested else {
            if Button::link(&words.suggest).show(ui).clicked() {
                self.suggested = suggestion().ok();
            }
            return;
        };
        let notice = Notice::quiet(Icon::KeyRound, &words.suggested).text(suggested);
        if notice
            .action(Button::secondary(&words.use_suggestion))
            .show(ui)
        {
            self.first.clear();
            self.first.push_str(suggested);
        }
    }
}

/// Why a passphrase is not taken yet, in words.
pub fn said(text: &Text, missing: Missing) -> String {
    let words = &text.new_passphrase;
    match missing {
        Missing::Fault(PassphraseFault::TooShort { characters }) => {
            fill(&words.too_short, &[("has", &characters.to_string())])
        }
        Missing::Fault(PassphraseFault::TooLong) => words.too_long.clone(),
        Missing::Fault(PassphraseFault::ContainsName) => words.contains_name.clone(),
        Missing::Fault(PassphraseFault::Common) => words.common.clone(),
        Missing::Again => words.again_missing.clone(),
        Missing::Differs => words.differs.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(first: &str, again: &str) -> Option<Missing> {
        let mut passphrase = NewPassphrase::default();
        passphrase.first.push_str(first);
        passphrase.again.push_str(again);
        passphrase.chosen(&["Øveklinikken"]).err()
    }

    #[test]
    fn a_passphrase_is_long_free_of_names_and_typed_twice() {
        let long = "kajak lampe tirsdag";
        assert!(typed(long, long).is_none());
        assert!(typed(long, "kajak").is_some_and(|missing| missing == Missing::Again));
        assert!(typed(long, "kanal").is_some_and(|missing| missing == Missing::Differs));
        let fault = |first| typed(first, first);
        assert!(
            fault("kajak lampe")
                == Some(Missing::Fault(PassphraseFault::TooShort { characters: 11 }))
        );
        assert!(fault("min øveklinikken 1") == Some(Missing::Fault(PassphraseFault::ContainsName)));
    }
}
