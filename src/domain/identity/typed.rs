//! Typed text as ten characters: blanks and hyphens dropped, letters upper case, each place holding what belongs there.

use super::number::Fault;

/// What may stand in one of the ten places.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Digit,
    Letter,
}

/// `DDMMÅÅ` `C` `AA` `G`.
pub(super) const ECPR: [Place; 10] = {
    let mut places = [Place::Digit; 10];
    places[7] = Place::Letter;
    places[8] = Place::Letter;
    places
};

/// Blanks and hyphens of every kind gone, letters upper case.
pub(super) fn normalised(typed: &str) -> String {
    let hyphen = |c| matches!(c, '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    typed
        .chars()
        .filter(|c| !c.is_whitespace() && !hyphen(*c))
        .flat_map(char::to_uppercase)
        .collect()
}

pub(super) fn ten_characters(text: &str, pattern: &[Place; 10]) -> Result<[u8; 10], Fault> {
    let characters = text.chars().count();
    if characters == 0 {
        return Err(Fault::Empty);
    }
    if characters != 10 {
        return Err(Fault::Length { characters });
    }
    for (position, (c, place)) in (1..).zip(text.chars().zip(pattern)) {
        match place {
            Place::Digit if !c.is_ascii_digit() => return Err(Fault::NotADigit { position }),
            Place::Letter if !c.is_ascii_uppercase() => return Err(Fault::NotALetter { position }),
            Place::Digit | Place::Letter => {}
        }
    }
    // Ten characters that are all ASCII are ten bytes.
    text.as_bytes()
        .first_chunk()
        .copied()
        .ok_or(Fault::Length { characters })
}
