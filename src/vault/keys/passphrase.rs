//! A passphrase: what a person types, in one form of Unicode, wiped when it goes.

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::common::{folded, is_common};

use crate::vault::secret::silent;

/// In normalisation form C, because å from two systems differs in bytes.
pub struct Passphrase(Zeroizing<String>);

silent! { Passphrase }

/// Why a new passphrase is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PassphraseFault {
    #[error("the passphrase has {characters} characters, fewer than 15")]
    TooShort { characters: usize },
    #[error("the passphrase has more than 1024 characters")]
    TooLong,
    #[error("the passphrase contains the name of the user or of the clinic")]
    ContainsName,
    #[error("the passphrase is one that everybody tries first")]
    Common,
}

impl Passphrase {
    pub const SHORTEST: usize = 15;
    pub const LONGEST: usize = 1024;

    /// As it was typed to unlock: nothing is demanded of it.
    pub fn typed(text: &str) -> Self {
        // Composing never makes text longer than three times; one buffer leaves no copies behind.
        let mut composed = Zeroizing::new(String::with_capacity(text.len() * 3));
        composed.extend(text.nfc());
        Self(composed)
    }

    /// A new one: 15 to 1024 characters, any kind, not a common one, without the names of the user and the clinic.
    pub fn chosen(text: &str, names: &[&str]) -> Result<Self, PassphraseFault> {
        let passphrase = Self::typed(text);
        let characters = passphrase.0.chars().count();
        if characters < Self::SHORTEST {
            return Err(PassphraseFault::TooShort { characters });
        }
        if characters > Self::LONGEST {
            return Err(PassphraseFault::TooLong);
        }
        if names.iter().any(|name| passphrase.contains_name(name)) {
            return Err(PassphraseFault::ContainsName);
        }
        if is_common(&folded(&passphrase.0)) {
            return Err(PassphraseFault::Common);
        }
        Ok(passphrase)
    }

    /// The whole name from four letters on, or one of its words from five, without regard to case and punctuation.
    fn contains_name(&self, name: &str) -> bool {
        let passphrase = folded(&self.0);
        let whole = folded(name);
        let found = |part: &str, shortest: usize| {
            part.chars().count() >= shortest && passphrase.contains(part)
        };
        found(&whole, 4) || name.split_whitespace().any(|word| found(&folded(word), 5))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 2] = ["Åse Prøvesen", "Øveklinik"];

    #[track_caller]
    fn check(text: &str, expected: Result<(), PassphraseFault>) {
        assert_eq!(Passphrase::chosen(text, &NAMES).map(|_| ()), expected);
    }

    #[test]
    fn a_new_passphrase_has_15_to_1024_characters_of_any_kind() {
        check(
            &"ø".repeat(14),
            Err(PassphraseFault::TooShort { characters: 14 }),
        );
        check(&"øl".repeat(8), Ok(()));
        check(&"øl ".repeat(341), Ok(()));
        check(&"øl ".repeat(342), Err(PassphraseFault::TooLong));
        // 14 characters once å is composed of its two parts.
        check(
            &"a\u{30a}".repeat(14),
            Err(PassphraseFault::TooShort { characters: 14 }),
        );
    }

    #[test]
    fn the_names_of_user_and_clinic_are_refused_however_they_are_written() {
        for text in [
            "åse prøvesen 2026!",
            "ÅSEPRØVESEN og lidt til",
            "min øve-klinik i byen",
            "jeg hedder prøvesen",
            "jeg hedder prøvesen".replace('ø', "Ø").as_str(),
        ] {
            check(text, Err(PassphraseFault::ContainsName));
        }
        check("åse hedder så mange", Ok(()));
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        check("Adgangskode 2026", Err(PassphraseFault::Common));
        check(&"ø".repeat(15), Err(PassphraseFault::Common));
        check(&" ".repeat(15), Err(PassphraseFault::Common));
    }

    #[test]
    fn the_same_letters_from_two_systems_are_the_same_passphrase() {
        let (composed, parted) = (
            Passphrase::typed("blåbær"),
            Passphrase::typed("bla\u{30a}bær"),
        );
        assert_eq!(composed.as_bytes(), parted.as_bytes());
        assert_eq!(format!("{composed:?}"), "Passphrase { .. }");
    }
}
