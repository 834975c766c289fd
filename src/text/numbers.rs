//! Numbers as people write them here: a dot between thousands in Danish, a comma in English.

use super::Language;

pub fn thousands(language: Language, number: u64) -> String {
    let digits = number.to_string();
    let separator = match language {
        Language::Danish => '.',
        Language::English => ',',
    };
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated() {
        assert_eq!(thousands(Language::Danish, 2418), "2.418");
        assert_eq!(thousands(Language::English, 1_000_000), "1,000,000");
        assert_eq!(thousands(Language::Danish, 7), "7");
    }
}
