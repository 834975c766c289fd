//! Demonstration numbers: a day raised by 60, so that nobody living has them, and a control digit that holds (`identity.md` §7).

use crate::domain::identity::{Number, NumberType};
use crate::domain::time::Day;

const WEIGHTS: [u32; 9] = [4, 3, 2, 7, 6, 5, 4, 3, 2];

/// A number for this birth date; its last digit says woman or man.
pub fn of(born: Day, female: bool) -> Option<Number> {
    let seventh = *seventh_digits(born).first()?;
    let numbers = (0..100).filter_map(|serial| digits(born, seventh, serial));
    let mut fitting = numbers.filter(|digits| is_female(digits) == female);
    fitting.find_map(|digits| parsed(&digits))
}

/// The `nth` number for this birth date, counted from 0, that [`of`] never gives; and whether it is a woman's.
pub fn nth(born: Day, nth: usize) -> Option<(Number, bool)> {
    let sevenths = seventh_digits(born).iter().skip(1);
    let mut numbers = sevenths
        .flat_map(|seventh| (0..100).filter_map(move |serial| digits(born, *seventh, serial)));
    let digits = numbers.nth(nth)?;
    Some((parsed(&digits)?, is_female(&digits)))
}

/// The seventh digits that say the century of a birth (`identity.md` §3).
fn seventh_digits(born: Day) -> &'static [u32] {
    match born.year() {
        1937..=1999 => &[0, 1, 2, 3],
        2000..=2036 => &[4, 9],
        _ => &[],
    }
}

/// Ten digits, unless no control digit makes them hold.
fn digits(born: Day, seventh: u32, serial: u32) -> Option<String> {
    let nine = format!(
        "{:02}{:02}{:02}{seventh}{serial:02}",
        born.day_of_month() + 60,
        born.month(),
        born.year() % 100
    );
    let values = nine.bytes().map(|digit| u32::from(digit - b'0'));
    let sum: u32 = values
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    match (11 - sum % 11) % 11 {
        10 => None,
        control => Some(format!("{nine}{control}")),
    }
}

fn parsed(digits: &str) -> Option<Number> {
    Number::parse(NumberType::Demo, digits).ok()
}

/// Even is female.
fn is_female(digits: &str) -> bool {
    digits
        .bytes()
        .last()
        .is_some_and(|digit| digit.is_multiple_of(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::ControlDigit;

    #[test]
    fn every_number_holds_its_date_and_its_control_digit() {
        for (year, month, day) in [
            (1937, 1, 1),
            (1968, 2, 29),
            (1999, 12, 31),
            (2004, 2, 29),
            (2036, 7, 4),
        ] {
            let born = Day::new(year, month, day).expect("a day");
            for female in [true, false] {
                let number = of(born, female).expect("a number");
                assert_eq!(number.birth_date(), Some(born));
                assert_eq!(number.control_digit(), Some(ControlDigit::Holds));
                assert_eq!(is_female(number.stored()), female);
            }
        }
    }

    #[test]
    fn numbers_of_one_day_are_all_different() {
        let born = Day::new(1971, 10, 5).expect("a day");
        let mut numbers: Vec<String> = (0..200)
            .filter_map(|index| nth(born, index))
            .map(|(number, _)| number.stored().to_owned())
            .collect();
        numbers.extend(
            [true, false].map(|female| of(born, female).expect("a number").stored().to_owned()),
        );
        assert_eq!(numbers.len(), 202);
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), 202);
    }
}
