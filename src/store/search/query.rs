//! What was typed, as words to look for.

use memchr::memmem::Finder;

use crate::domain::fold::fold;

/// The words of a query; what is typed as digits alone is read as one number first.
pub(super) struct Query {
    pub words: Words,
    /// The same digits as several fragments, if the one number is nowhere.
    pub otherwise: Option<Words>,
}

/// The longest word, and the others that must stand in the same line.
pub(super) struct Words {
    pub longest: Option<Finder<'static>>,
    pub others: Vec<Finder<'static>>,
}

impl Query {
    pub(super) fn read(typed: &str) -> Self {
        let separate: Vec<String> = typed.split_whitespace().flat_map(words_of).collect();
        let digits_alone = typed.chars().all(|c| !c.is_alphabetic()) && separate.len() > 1;
        if digits_alone {
            Self {
                words: Words::of(vec![separate.concat()]),
                otherwise: Some(Words::of(separate)),
            }
        } else {
            Self {
                words: Words::of(separate),
                otherwise: None,
            }
        }
    }
}

/// A piece with digits is part of a number, in which blanks and hyphens mean nothing; others may be several words.
fn words_of(piece: &str) -> Vec<String> {
    let folded = fold(piece);
    if folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return vec![folded.replace(' ', "")];
    }
    folded
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

impl Words {
    fn of(mut words: Vec<String>) -> Self {
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut finders = words
            .iter()
            .map(|word| Finder::new(word.as_bytes()).into_owned());
        Self {
            longest: finders.next(),
            others: finders.collect(),
        }
    }
}
