//! How hard a passphrase is to guess: an honest, simple estimate for the person who is choosing it.
//!
//! It counts what each character adds: little inside a word, almost nothing where it repeats or continues a series.
//! It knows no list of common passphrases, and it refuses nothing.

/// From weakest to strongest; the words for people are chosen where it is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Strength {
    /// Guessed soon by a thief with the folder.
    Weak,
    Fair,
    Good,
    Strong,
}

/// Estimates a passphrase as it is being typed.
pub fn strength(text: &str) -> Strength {
    match tenths_of_bits(text) {
        0..400 => Strength::Weak,
        400..550 => Strength::Fair,
        550..700 => Strength::Good,
        _ => Strength::Strong,
    }
}

fn tenths_of_bits(text: &str) -> usize {
    let letters: Vec<char> = text.chars().collect();
    let lowered: Vec<char> = text.chars().map(lower).collect();
    let mut bits = 0;
    for (at, letter) in letters.iter().enumerate() {
        let before = lowered.get(..at).unwrap_or_default();
        let previous = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        bits += if is_foretold(lower(*letter), before) {
            5
        } else {
            added_by(*letter, previous)
        };
    }
    bits
}

/// Tenths of bits that one more character adds.
fn added_by(letter: char, previous: Option<char>) -> usize {
    let goes_on = previous.is_some_and(|previous| {
        previous.is_alphabetic() && previous.is_uppercase() == letter.is_uppercase()
    });
    match letter {
        _ if letter.is_whitespace() => 10,
        _ if letter.is_alphabetic() && goes_on => 20,
        _ if letter.is_alphabetic() => 47,
        _ if letter.is_numeric() => 33,
        _ => 50,
    }
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// It repeats the one before, continues a series (`abc`, `321`), or continues something typed earlier.
fn is_foretold(letter: char, before: &[char]) -> bool {
    let Some(previous) = before.last() else {
        return false;
    };
    if u32::from(letter).abs_diff(u32::from(*previous)) <= 1 {
        return true;
    }
    let Some([one, two]) = before.last_chunk::<2>() else {
        return false;
    };
    before.windows(3).any(|run| run == [*one, *two, letter])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Strength) {
        let bits = tenths_of_bits(text);
        assert_eq!(strength(text), expected, "{text}: {bits}");
    }

    #[test]
    fn repetition_and_series_do_not_count() {
        check("", Strength::Weak);
        check("aaaaaaaaaaaaaaaaaaaaaaaa", Strength::Weak);
        check("123456789012345678901234", Strength::Weak);
        check("abcdefghijklmnopqrstuvw", Strength::Weak);
        check("hundhundhundhundhundhund", Strength::Weak);
        check("adgangskode1234", Strength::Weak);
    }

    #[test]
    fn several_words_are_better_than_one_with_a_year() {
        check("sommerferie2026!", Strength::Weak);
        check("kajak lampe tirsdag", Strength::Fair);
        check("kajak lampe tirsdag gulerod", Strength::Good);
        check("kajak lampe tirsdag mos gulerod", Strength::Strong);
        check("k7#Pq!x2vZ&9mR@4t", Strength::Strong);
    }

    #[test]
    fn more_characters_never_make_it_weaker() {
        let text = "kajak lampe tirsdag mos 123 kajak";
        let mut last = 0;
        for length in 0..=text.chars().count() {
            let start: String = text.chars().take(length).collect();
            let bits = tenths_of_bits(&start);
            assert!(bits >= last);
            last = bits;
        }
    }
}
