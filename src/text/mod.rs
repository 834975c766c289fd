//! What things are called: every text for people, Danish first, read from `assets/locales` into typed sections.
//!
//! A key that is missing or unknown in one language is an error that a test finds, so no language is ever half there.

mod aftercare;
mod backups;
mod checks;
mod consultations;
mod dates;
mod errors;
mod faults;
pub mod findings;
mod follow_ups;
pub mod handed_out;
mod maps;
mod names;
mod numbers;
mod recall;
mod sections;
pub mod sheet;
mod shift;
mod summaries;
mod treatments;
mod volumes;
mod whole;

use toml::Value;

pub use backups::BackupStatus;
pub use dates::Dates;
pub use follow_ups::ToDo;
pub use numbers::{countdown, thousands};
pub use sections::Sections;
use sections::Worded as _;
pub use summaries::Around;
pub use whole::{Line, Named, plain};

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Language {
    #[default]
    Danish,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Danish, Self::English];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Danish => "da",
            Self::English => "en",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Danish => include_str!("../../assets/locales/da.toml"),
            Self::English => include_str!("../../assets/locales/en.toml"),
        }
    }
}

/// All words of one language. Sections are read as fields: `text.consultation.sign`.
#[derive(Clone, Debug)]
pub struct Text {
    pub language: Language,
    sections: Sections,
}

impl std::ops::Deref for Text {
    type Target = Sections;

    fn deref(&self) -> &Sections {
        &self.sections
    }
}

/// A language file that lacks a word or has one too many.
#[derive(Debug, thiserror::Error)]
#[error("the words of `{language}` cannot be read: {fault}")]
pub struct Unreadable {
    language: &'static str,
    fault: String,
}

impl Text {
    pub fn load(language: Language) -> Result<Self, Unreadable> {
        let code = language.code();
        let unreadable = |fault| Unreadable {
            language: code,
            fault,
        };
        let file = toml::from_str(language.file())
            .map_err(|fault: toml::de::Error| unreadable(fault.to_string()))?;
        let mut faults = Vec::new();
        let sections = Sections::read(Some(Value::Table(file)), code, &mut faults);
        if faults.is_empty() {
            Ok(Self { language, sections })
        } else {
            Err(unreadable(faults.join(", ")))
        }
    }
}

/// Puts values into a sentence: `fill("Tidligst {when}", &[("when", "…")])`.
///
/// A value that ends with a full stop, as »4. dec.« does, ends the sentence too.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.push_str(name),
        }
        rest = match behind.strip_prefix('.') {
            Some(after) if filled.ends_with('.') => after,
            Some(_) | None => behind,
        };
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_complete() {
        for language in Language::ALL {
            Text::load(language).expect("a complete language");
        }
    }

    #[test]
    fn values_are_put_in_once_and_never_read_again() {
        assert_eq!(fill("{a} og {b}", &[("a", "{b}"), ("b", "2")]), "{b} og 2");
        assert_eq!(fill("ingen", &[]), "ingen");
    }

    #[test]
    fn a_sentence_that_ends_with_a_short_month_has_one_full_stop() {
        let until = |when| fill("Fra {when}. Og så.", &[("when", when)]);
        assert_eq!(until("4. dec."), "Fra 4. dec. Og så.");
        assert_eq!(until("4. maj"), "Fra 4. maj. Og så.");
    }
}
