//! A passphrase to be offered: five random Danish words, easy to type and to remember.

use zeroize::Zeroizing;

use crate::vault::Error;
use crate::vault::secret::random;

/// Common words without å, æ and ø, so that they can be typed on every keyboard.
const WORDS: &str = include_str!("../../../assets/words-da.txt");
/// With 800 words to choose from, five are worth 48 bits; argon2id makes each guess slow.
const COUNT: usize = 5;

/// Five words with a space between them, of the system's randomness.
///
/// # Errors
/// The system gave no random bytes.
pub fn suggestion() -> Result<Zeroizing<String>, Error> {
    let words: Vec<&str> = WORDS.lines().collect();
    let mut text = Zeroizing::new(String::with_capacity(64));
    for place in 0..COUNT {
        if place > 0 {
            text.push(' ');
        }
        text.push_str(pick(&words, u32::from_le_bytes(*random()?)));
    }
    Ok(text)
}

/// Scales 32 random bits down; no word is likelier than another by more than one in a million.
fn pick<'w>(words: &[&'w str], bits: u32) -> &'w str {
    let place = (u64::from(bits) * words.len() as u64) >> 32;
    words.get(place as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::vault::keys::{Passphrase, Strength, strength};

    #[test]
    fn the_words_are_many_short_and_all_different() {
        let words: Vec<&str> = WORDS.lines().collect();
        let different: BTreeSet<&str> = words.iter().copied().collect();
        assert!(words.len() >= 800, "{}", words.len());
        assert_eq!(different.len(), words.len());
        for word in words {
            let letters = word.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(letters && (3..=9).contains(&word.len()), "{word}");
        }
    }

    #[test]
    fn the_first_and_the_last_word_can_be_picked() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(Some(&pick(&words, 0)), words.first());
        assert_eq!(Some(&pick(&words, u32::MAX)), words.last());
    }

    #[test]
    fn a_suggestion_is_taken_as_a_passphrase_and_differs_each_time() {
        let one = suggestion().expect("words");
        assert_eq!(one.split(' ').count(), 5);
        assert!(Passphrase::chosen(&one, &[]).is_ok());
        assert!(strength(&one) >= Strength::Fair, "{}", *one);
        assert_ne!(one, suggestion().expect("words"));
    }
}
