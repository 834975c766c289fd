//! One personal number: typed text becomes a `Number` only if its form is right and its date exists.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::birth;
use super::country::Country;
use super::typed::{ECPR, Place, normalised, ten_characters};
use crate::domain::name::{LineFault, one_line};
use crate::domain::time::Day;

/// The longest foreign id, in characters.
pub const LONGEST_FOREIGN: usize = 50;

/// The types of `identity.md` §2.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberType {
    Cpr,
    /// *Erstatnings-CPR*: the day is raised by 60.
    ReplacementCpr,
    /// Local eCPR: unique in this clinic only.
    DEcpr,
    /// National eCPR.
    XEcpr,
    /// Passport or identity number of another country.
    ForeignId,
    /// Only in a practice journal: the day is raised by 60.
    Demo,
}

/// Why typed text is no number of the wanted type. It never holds what was typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Fault {
    #[error("nothing was typed")]
    Empty,
    /// Blanks and hyphens are not counted.
    #[error("it has {characters} characters, not ten")]
    Length { characters: usize },
    /// `position` counts from 1, without blanks and hyphens.
    #[error("character {position} is not a digit")]
    NotADigit { position: usize },
    #[error("character {position} is not a letter from A to Z")]
    NotALetter { position: usize },
    /// The seventh character of an eCPR belongs to no type, or to the other one.
    #[error("the seventh character belongs to no number of this type")]
    OtherMark,
    /// R03: a day or month that no calendar has.
    #[error("there is no such date")]
    NoSuchDate,
    /// A day from 61 to 91: an *erstatnings-CPR*, or in a practice journal a demonstration number.
    #[error("the day is raised by 60, as in a replacement number")]
    RaisedDay,
    /// A day from 1 to 31 where it should be raised by 60.
    #[error("the day is not raised by 60")]
    PlainDay,
    #[error("a foreign number needs its country")]
    CountryMissing,
    #[error("a country is two letters")]
    NoSuchCountry,
    #[error("{0}")]
    Line(#[from] LineFault),
}

/// What the last digit says: odd is male, even is female. Offered, never stored as a clinical fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SexDigit {
    Female,
    Male,
}

/// A personal number whose form is right and whose date, if it holds one, exists.
///
/// Whether it fits *this* patient on *this* day is [`check`](super::check()). JSON: `{"type":"cpr","number":"…"}`,
/// `{"type":"foreign_id","text":"…","country":"SE"}`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "super::written::Written", into = "super::written::Written")]
pub struct Number {
    kind: NumberType,
    text: String,
    country: Option<Country>,
    born: Option<Day>,
}

impl Number {
    /// Reads typed text as a number of this type: blanks and hyphens are dropped, letters made upper case.
    ///
    /// A foreign id has a country and is read by [`Number::foreign`].
    pub fn parse(kind: NumberType, typed: &str) -> Result<Self, Fault> {
        let pattern: [Place; 10] = match kind {
            NumberType::Cpr | NumberType::ReplacementCpr | NumberType::Demo => [Place::Digit; 10],
            NumberType::DEcpr | NumberType::XEcpr => ECPR,
            NumberType::ForeignId => return Err(Fault::CountryMissing),
        };
        let text = normalised(typed);
        let ten = ten_characters(&text, &pattern)?;
        Ok(Self {
            kind,
            born: Some(birth::read(kind, &ten)?),
            text,
            country: None,
        })
    }

    /// A foreign id, at most 50 characters, kept as it was typed: in other countries a hyphen can mean something.
    pub fn foreign(typed: &str, country: Country) -> Result<Self, Fault> {
        Ok(Self {
            kind: NumberType::ForeignId,
            text: one_line(typed, LONGEST_FOREIGN)?,
            country: Some(country),
            born: None,
        })
    }

    pub const fn kind(&self) -> NumberType {
        self.kind
    }

    /// As it is stored and searched: ten characters without hyphen, or the foreign id as typed.
    pub fn stored(&self) -> &str {
        &self.text
    }

    /// The issuing country of a foreign id.
    pub const fn country(&self) -> Option<Country> {
        self.country
    }

    /// The date inside the number; a foreign id holds none.
    ///
    /// That of an `x_ecpr` may be the date on which the number was made (`identity.md` §2).
    pub const fn birth_date(&self) -> Option<Day> {
        self.born
    }

    pub fn sex_digit(&self) -> Option<SexDigit> {
        self.born?;
        let last = birth::digit(*self.text.as_bytes().last()?);
        Some(if last % 2 == 1 {
            SexDigit::Male
        } else {
            SexDigit::Female
        })
    }

    /// The whole number for eyes that asked for it: `DDMMÅÅ-1234`. Showing it is logged by whoever shows it.
    pub fn full(&self) -> String {
        match self.text.split_at_checked(6) {
            Some((date, rest)) if self.country.is_none() => format!("{date}-{rest}"),
            _ => self.text.clone(),
        }
    }

    /// For lists, banners and prints: `DDMMÅÅ-XXXX`. Of a foreign id only the country shows, `SE XXXX`,
    /// because no part of it is known to be harmless and its length alone can tell what it is.
    pub fn masked(&self) -> String {
        match (self.country, self.text.split_at_checked(6)) {
            (Some(country), _) => format!("{country} XXXX"),
            (None, Some((date, _))) => format!("{date}-XXXX"),
            (None, None) => "XXXX".to_owned(),
        }
    }

    /// As numbers are compared and looked up: without blanks and hyphens, upper case.
    pub fn key(&self) -> String {
        normalised(&self.text)
    }

    /// R05: the same type, the same country and the same [`key`](Self::key).
    pub fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.country == other.country && self.key() == other.key()
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({})", self.kind, self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_masked_unless_asked_for() {
        let number = Number::parse(NumberType::Demo, "7403850718").expect("a number");
        assert_eq!(number.masked(), "740385-XXXX");
        assert_eq!(number.full(), "740385-0718");
        assert_eq!(format!("{number:?}"), "Demo(740385-XXXX)");

        let sweden = Country::parse("se").expect("a country");
        let foreign = Number::foreign(" 19850314-071X ", sweden).expect("a number");
        assert_eq!(foreign.masked(), "SE XXXX");
        assert_eq!(foreign.full(), "19850314-071X");
        assert_eq!(format!("{foreign:?}"), "ForeignId(SE XXXX)");
        assert_eq!((foreign.birth_date(), foreign.sex_digit()), (None, None));
    }

    #[test]
    fn the_same_number_is_the_same_however_it_was_typed() {
        let foreign = |text, country| {
            Number::foreign(text, Country::parse(country).expect("a country")).expect("a number")
        };
        let one = foreign("ab 12-34", "SE");
        assert!(one.is_same(&foreign("AB1234", "SE")));
        assert!(!one.is_same(&foreign("AB1234", "NO")));
        assert!(!one.is_same(&foreign("AB1235", "SE")));
        let ecpr = |text| Number::parse(NumberType::DEcpr, text).expect("a number");
        assert!(ecpr("140385-0ab2").is_same(&ecpr("1403850AB2")));
    }

    #[test]
    fn a_foreign_id_needs_text_and_a_country() {
        let norway = Country::parse("NO").expect("a country");
        assert_eq!(
            Number::foreign("  ", norway),
            Err(Fault::Line(LineFault::Empty))
        );
        assert!(Number::foreign(&"1".repeat(51), norway).is_err());
        assert!(Number::foreign("12\u{202E}34", norway).is_err());
        assert_eq!(
            Number::parse(NumberType::ForeignId, "123"),
            Err(Fault::CountryMissing)
        );
        for bad in ["", "N", "NOR", "N1", "ÆØ"] {
            assert_eq!(Country::parse(bad), Err(Fault::NoSuchCountry), "{bad}");
        }
    }
}
