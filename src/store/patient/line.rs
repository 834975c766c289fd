//! One patient as a list shows her and as the search finds her.

use crate::domain::fold::fold;
use crate::domain::id::PatientId;
use crate::domain::patient::Patient;
use crate::domain::time::Day;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PatientLine {
    pub patient: PatientId,
    pub family: String,
    pub given: String,
    pub preferred: Option<String>,
    pub birth_date: Day,
    /// `DDMMÅÅ-XXXX`
    pub number_masked: String,
    pub phone: String,
    /// Sorts as the Danish alphabet does.
    pub name_key: String,
    /// Everything she is found by, folded, one field behind the other with a tab between: names, number, phone, birth
    /// date with two and with four digits of the year.
    pub search: String,
}

impl PatientLine {
    pub fn of(id: PatientId, patient: &Patient) -> Self {
        let name = &patient.name;
        Self {
            patient: id,
            family: name.family().to_owned(),
            given: name.given().to_owned(),
            preferred: name.preferred().map(str::to_owned),
            birth_date: patient.birth_date,
            number_masked: patient.number.masked(),
            phone: patient.phone.clone(),
            name_key: name_key(name.family(), name.given()),
            search: search_line(patient),
        }
    }

    /// Of somebody who was registered twice: what the other registration is found by finds this one too.
    pub fn is_found_by(&mut self, other: &Self) {
        self.search.push('\t');
        self.search.push_str(&other.search);
    }

    /// Given name and family name, as they are spoken.
    pub fn full_name(&self) -> String {
        [self.given.as_str(), &self.family].join(" ")
    }
}

fn search_line(patient: &Patient) -> String {
    let name = &patient.name;
    let names = [
        name.given(),
        name.family(),
        name.preferred().unwrap_or_default(),
    ];
    let number = fold(&patient.number.key()).replace(' ', "");
    let phone: String = patient.phone.chars().filter(char::is_ascii_digit).collect();
    let born = patient.birth_date.date();
    let short = born.format("%d%m%y").to_string();
    let long = born.format("%d%m%Y").to_string();
    [fold(&names.join(" ")), number, phone, short, long].join("\t")
}

/// As in a Danish telephone book: family name first, æ, ø and å behind z, aa as å.
fn name_key(family: &str, given: &str) -> String {
    let words = [family, given].into_iter().flat_map(str::split_whitespace);
    words.map(word_key).collect::<Vec<_>>().join(" ")
}

/// `{`, `|` and `}` follow `z`.
fn word_key(word: &str) -> String {
    let lower = word
        .to_lowercase()
        .replace("a\u{30A}", "å")
        .replace("aa", "å");
    let mut key = String::with_capacity(lower.len());
    for piece in lower.split_inclusive(['æ', 'ä', 'ø', 'ö', 'å']) {
        let (before, sign) = match piece.chars().next_back() {
            Some(last @ ('æ' | 'ä')) => (piece.trim_end_matches(last), "{"),
            Some(last @ ('ø' | 'ö')) => (piece.trim_end_matches(last), "|"),
            Some(last @ 'å') => (piece.trim_end_matches(last), "}"),
            _ => (piece, ""),
        };
        key.push_str(&fold(before));
        key.push_str(sign);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let keys = names.map(|(family, given)| name_key(family, given));
        assert!(keys.is_sorted(), "{keys:?}");
        assert_eq!(name_key("Ågård", "Åse"), name_key("aagaard", "aase"));
    }
}
