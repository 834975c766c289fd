//! Common passphrases: what a thief tries first, however often it is repeated and whatever numbers stand around it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use zeroize::Zeroizing;

/// Words and phrases in the form of `folded`: small letters and digits alone.
const LIST: &str = include_str!("../../../assets/common-passphrases.txt");

static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| LIST.lines().collect());

/// More different words than this are a phrase of somebody's own, even if each of them is common.
const MOST: usize = 3;

/// Whether a passphrase, folded to small letters and digits, is nothing but common words and numbers.
///
/// Digits count for nothing, because everybody puts the year behind a word.
pub fn is_common(folded: &str) -> bool {
    let longest = WORDS.iter().map(|word| word.len()).max().unwrap_or(0);
    // For each place the fewest different words that lead up to it; none where no words do.
    let mut ways: Vec<Option<BTreeSet<&str>>> = vec![None; folded.len() + 1];
    if let Some(first) = ways.first_mut() {
        *first = Some(BTreeSet::new());
    }
    for (at, letter) in folded.char_indices() {
        let Some(way) = ways.get(at).cloned().flatten() else {
            continue;
        };
        let rest = folded.get(at..).unwrap_or_default();
        let next = at + letter.len_utf8();
        if letter.is_numeric() || goes_on(folded.get(..at).unwrap_or_default(), letter) {
            reach(&mut ways, next, way.clone());
        }
        for end in rest
            .char_indices()
            .map(|(end, letter)| end + letter.len_utf8())
        {
            if end > longest {
                break;
            }
            if let Some(word) = rest.get(..end).and_then(|word| WORDS.get(word)) {
                let mut way = way.clone();
                way.insert(word);
                reach(&mut ways, at + end, way);
            }
        }
    }
    ways.last()
        .is_some_and(|way| way.as_ref().is_some_and(|way| way.len() <= MOST))
}

fn reach<'w>(ways: &mut [Option<BTreeSet<&'w str>>], place: usize, way: BTreeSet<&'w str>) {
    if let Some(known) = ways.get_mut(place)
        && known.as_ref().is_none_or(|known| way.len() < known.len())
    {
        *known = Some(way);
    }
}

/// The same letter again, or the next of the alphabet.
fn goes_on(before: &str, letter: char) -> bool {
    let last = before.chars().next_back();
    last.is_none_or(|last| last == letter || u32::from(last) + 1 == u32::from(letter))
}

/// Small letters and digits alone, for comparing.
pub fn folded(text: &str) -> Zeroizing<String> {
    use unicode_normalization::UnicodeNormalization as _;
    // Composing and lowering never make text longer than this; one buffer leaves no copies behind.
    let mut folded = Zeroizing::new(String::with_capacity(text.len() * 4));
    folded.extend(
        text.nfc()
            .flat_map(char::to_lowercase)
            .filter(|letter| letter.is_alphanumeric()),
    );
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_folded_and_stands_there_once() {
        let lines: Vec<&str> = LIST.lines().collect();
        let different: BTreeSet<&str> = lines.iter().copied().collect();
        assert_eq!(lines.len(), different.len());
        for line in lines {
            assert_eq!(folded(line).as_str(), line);
            assert!(!line.is_empty() && is_common(line), "{line}");
        }
    }

    #[test]
    fn words_everybody_takes_are_common_however_they_are_dressed_up() {
        for text in [
            "PasswordPassword",
            "adgangskode 2026!",
            "Sommer-Sommer-2026",
            "qwertyuiopasdfghjkl",
            "1q2w3e4r5t6y7u8i",
            "aaaaaaaaaaaaaaaaaaa",
            "abcdefghijklmnopqrs",
            "123456789012345",
            "correct horse battery staple",
            "Min adgangskode er 12345",
            "velkommen til".trim_end_matches(" til"),
            "Rødgrød med fløde",
            "K\u{f8}benhavnK\u{f8}benhavn1",
            "Journalen journal 2026",
        ] {
            assert!(is_common(&folded(text)), "{text}");
        }
    }

    #[test]
    fn a_phrase_of_somebodys_own_is_not() {
        for text in [
            "kajak lampe tirsdag gulerod",
            "blåbærgrød på en tirsdag",
            "gulerod og hyldeblomst",
            "sommer mandag klinik hest journal",
            "k7#Pq!x2vZ&9mR@4t",
        ] {
            assert!(!is_common(&folded(text)), "{text}");
        }
    }

    #[test]
    fn the_longest_passphrase_is_judged_at_once() {
        let text = "password".repeat(128);
        assert!(is_common(&text));
        assert!(!is_common(&format!("{text}hz")));
    }
}
