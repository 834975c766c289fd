//! Numbers as people write them here: a dot between thousands in Danish, a comma in English; and what is left of a wait.

use std::time::Duration;

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

/// `0.59`, `1.00`: minutes and seconds that are left, counted in seconds begun.
pub fn countdown(left: Duration) -> String {
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    format!("{}.{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_counts_down_in_seconds_begun() {
        assert_eq!(countdown(Duration::from_mins(1)), "1.00");
        assert_eq!(countdown(Duration::from_millis(59_001)), "1.00");
        assert_eq!(countdown(Duration::from_secs(9)), "0.09");
    }

    #[test]
    fn thousands_are_separated() {
        assert_eq!(thousands(Language::Danish, 2418), "2.418");
        assert_eq!(thousands(Language::English, 1_000_000), "1,000,000");
        assert_eq!(thousands(Language::Danish, 7), "7");
    }
}
