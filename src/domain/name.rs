//! A person's name as it is written down: one clean line for each part, never anything that could disguise another name.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;

/// The longest part of a name, in characters.
pub const LONGEST: usize = 200;

/// Why a line of text was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum LineFault {
    #[error("there is nothing to read in it")]
    Empty,
    /// More characters than allowed.
    #[error("it is longer than {most} characters")]
    TooLong { most: usize },
    /// A control character, a line break, or a sign that turns the direction of writing.
    #[error("it holds a character that cannot be seen")]
    Forbidden,
}

/// Which part of a name a fault lies in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NamePart {
    Family,
    Given,
    Preferred,
}

/// Why a name was not taken, and where. It never holds the name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("the {part:?} name is not accepted: {fault}")]
pub struct NameFault {
    pub part: NamePart,
    pub fault: LineFault,
}

/// Names that passed [`PersonName::parse`]; deserialising checks the same.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct PersonName {
    family: String,
    given: String,
    preferred: Option<String>,
}

impl PersonName {
    /// Trims, normalises to NFC and checks each part: 1–200 characters, none of them forbidden.
    ///
    /// A preferred name that is blank is no preferred name.
    pub fn parse(family: &str, given: &str, preferred: Option<&str>) -> Result<Self, NameFault> {
        let read = |part, text| one_line(text, LONGEST).map_err(|fault| NameFault { part, fault });
        let preferred = preferred.filter(|text| !is_blank(text));
        Ok(Self {
            family: read(NamePart::Family, family)?,
            given: read(NamePart::Given, given)?,
            preferred: preferred
                .map(|text| read(NamePart::Preferred, text))
                .transpose()?,
        })
    }

    pub fn family(&self) -> &str {
        &self.family
    }

    pub fn given(&self) -> &str {
        &self.given
    }

    /// What the person wants to be called, if it is something else.
    pub fn preferred(&self) -> Option<&str> {
        self.preferred.as_deref()
    }

    /// Given name and family name, as they are spoken.
    pub fn full(&self) -> String {
        format!("{} {}", self.given, self.family)
    }
}

/// One line typed by a person: trimmed, NFC, not blank, at most so many characters, and none that hides or turns text
/// (C0, C1, line and paragraph separators, U+202A–E, U+2066–9).
pub fn one_line(text: &str, most: usize) -> Result<String, LineFault> {
    let line: String = text.trim().nfc().collect();
    if is_blank(&line) {
        return Err(LineFault::Empty);
    }
    if line.chars().any(is_forbidden) {
        return Err(LineFault::Forbidden);
    }
    if line.chars().count() > most {
        return Err(LineFault::TooLong { most });
    }
    Ok(line)
}

/// Zero-width characters are allowed inside a name, where some scripts need them, but they alone are no name.
fn is_blank(text: &str) -> bool {
    let zero_width = |c| {
        matches!(
            c,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
        )
    };
    text.chars().all(|c| c.is_whitespace() || zero_width(c))
}

fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    family: String,
    given: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    preferred: Option<String>,
}

impl TryFrom<Written> for PersonName {
    type Error = NameFault;

    fn try_from(written: Written) -> Result<Self, NameFault> {
        Self::parse(
            &written.family,
            &written.given,
            written.preferred.as_deref(),
        )
    }
}

impl From<PersonName> for Written {
    fn from(name: PersonName) -> Self {
        Self {
            family: name.family,
            given: name.given,
            preferred: name.preferred,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_trimmed_and_composed() {
        let name = PersonName::parse(" Prøvesen ", "A\u{30A}se", Some("  ")).expect("a name");
        assert_eq!(
            (name.family(), name.given(), name.preferred()),
            ("Prøvesen", "\u{C5}se", None)
        );
        assert_eq!(name.full(), "\u{C5}se Prøvesen");
    }

    #[test]
    fn what_is_no_name_is_refused_with_its_part() {
        #[track_caller]
        fn check(text: &str, fault: LineFault) {
            assert_eq!(one_line(text, LONGEST), Err(fault), "{text:?}");
        }
        let too_long = LineFault::TooLong { most: 200 };
        for (text, fault) in [
            ("", LineFault::Empty),
            (" \t ", LineFault::Empty),
            ("\u{200B}\u{200D}", LineFault::Empty),
            ("Test\u{7}sen", LineFault::Forbidden),
            ("Test\nsen", LineFault::Forbidden),
            ("Test\u{85}sen", LineFault::Forbidden),
            ("Test\u{9F}sen", LineFault::Forbidden),
            ("Test\u{2028}sen", LineFault::Forbidden),
            ("Test\u{202E}nes", LineFault::Forbidden),
            ("Test\u{2066}sen", LineFault::Forbidden),
            (&"å".repeat(201), too_long),
        ] {
            check(text, fault);
        }
        assert!(one_line(&"å".repeat(200), LONGEST).is_ok());
        assert!(one_line("Nguy\u{1EC5}n \u{4F60}", LONGEST).is_ok());
        let fault = PersonName::parse("Testesen", "\u{1}", None).expect_err("a fault");
        assert_eq!(fault.part, NamePart::Given);
    }

    #[test]
    fn stored_names_are_checked_like_typed_ones() {
        let json = r#"{"family":"Demo","given":"Ida"}"#;
        let name: PersonName = serde_json::from_str(json).expect("a name");
        assert_eq!(serde_json::to_string(&name).expect("JSON"), json);
        for bad in [
            r#"{"family":"","given":"Ida"}"#,
            r#"{"family":"Demo\u202e","given":"Ida"}"#,
            r#"{"family":"Demo","given":"Ida","title":"x"}"#,
            r#"{"family":"Demo"}"#,
        ] {
            assert!(serde_json::from_str::<PersonName>(bad).is_err(), "{bad}");
        }
    }
}
