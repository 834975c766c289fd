//! How a search sees names and numbers, and in which order it keeps them.

use unicode_normalization::UnicodeNormalization as _;

use crate::domain::time::Day;

/// Lower case, `å` → `aa`, `ø ö` → `oe`, `æ ä` → `ae`, other diacritics dropped, everything but letters and digits one
/// blank; no blank at either end.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 4);
    for letter in text.nfc().flat_map(char::to_lowercase) {
        match letter {
            'å' | 'ǻ' => folded.push_str("aa"),
            'æ' | 'ä' | 'ǽ' => folded.push_str("ae"),
            'ø' | 'ö' | 'ǿ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            _ if letter.is_alphanumeric() => {
                folded.extend(
                    std::iter::once(letter)
                        .nfd()
                        .filter(|part| part.is_alphanumeric()),
                );
            }
            '\u{300}'..='\u{36F}' => {}
            _ if folded.is_empty() || folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What a patient is found by.
pub(in crate::store) struct Findable<'a> {
    pub given: &'a str,
    pub family: &'a str,
    pub preferred: Option<&'a str>,
    /// Letters and digits of the number alone.
    pub number_key: &'a str,
    pub phone: &'a str,
    pub born: Day,
}

/// All of it in one line, one field behind the other with a tab between: names, number, phone, birth date
/// with two and with four digits of the year.
pub(in crate::store) fn search_line(patient: &Findable<'_>) -> String {
    let name = fold(
        &[
            patient.given,
            patient.family,
            patient.preferred.unwrap_or_default(),
        ]
        .join(" "),
    );
    let phone: String = patient.phone.chars().filter(char::is_ascii_digit).collect();
    let born = patient.born.date();
    let (short, long) = (
        born.format("%d%m%y").to_string(),
        born.format("%d%m%Y").to_string(),
    );
    [name, fold(patient.number_key), phone, short, long].join("\t")
}

/// Sorts as a Danish telephone book does: family name first, æ, ø and å behind z, aa as å.
pub(in crate::store) fn name_key(family: &str, given: &str) -> String {
    [family, given]
        .iter()
        .flat_map(|name| name.split_whitespace())
        .map(word_key)
        .collect::<Vec<_>>()
        .join(" ")
}

/// `{`, `|` and `}` follow `z`.
fn word_key(word: &str) -> String {
    let lower: String = word.nfc().flat_map(char::to_lowercase).collect();
    let mut key = String::with_capacity(lower.len());
    for piece in lower
        .replace("aa", "å")
        .split_inclusive(['æ', 'ä', 'ø', 'ö', 'å'])
    {
        let last = piece.chars().next_back();
        let sign = match last {
            Some('æ' | 'ä') => "{",
            Some('ø' | 'ö') => "|",
            Some('å') => "}",
            _ => "",
        };
        key.push_str(&fold(if sign.is_empty() {
            piece
        } else {
            piece.trim_end_matches(|c| Some(c) == last)
        }));
        key.push_str(sign);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_to_one_text() {
        for (text, folded) in [
            ("Søren", "soeren"),
            ("soeren", "soeren"),
            ("SÖREN", "soeren"),
            ("So\u{308}ren", "soeren"),
            ("Ågård", "aagaard"),
            ("A\u{30A}gaard", "aagaard"),
            ("  Anne-Marie   O'Hara. ", "anne marie o hara"),
            ("Zoë Nguyễn", "zoe nguyen"),
            ("Иван", "иван"),
            ("010185", "010185"),
            (" - ", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(fold(&fold(text)), folded, "{text} twice");
        }
    }

    #[test]
    fn names_stand_in_the_order_of_the_danish_alphabet() {
        let names = [
            ("Demo", "Bo"),
            ("Demo", "Zoë"),
            ("Demo", "Æske"),
            ("Demo", "Øst"),
            ("Demo", "Åse"),
            ("Demosen", "Ane"),
            ("Zeta", "A"),
            ("Ægir", "A"),
            ("Østerby", "A"),
            ("Aagaard", "Bo"),
            ("Ågård", "Ib"),
        ];
        let keys: Vec<_> = names
            .iter()
            .map(|(family, given)| name_key(family, given))
            .collect();
        assert!(keys.is_sorted(), "{keys:?}");
        assert_eq!(name_key("Ågård", "Åse"), name_key("aagaard", "aase"));
    }
}
