//! The birth date inside a number: day, month and year from the first six digits, the century from the seventh (`identity.md` §3).

use super::number::{Fault, NumberType};
use crate::domain::time::Day;

/// What is added to the day of an *erstatnings-CPR* and of a demonstration number.
const RAISED: u8 = 60;

/// Reads the date in ten checked characters. Errors: R03, no such date, or a day that belongs to another type.
pub(super) fn read(kind: NumberType, ten: &[u8; 10]) -> Result<Day, Fault> {
    let pair = |first: u8, second: u8| digit(first) * 10 + digit(second);
    let [d1, d2, m1, m2, y1, y2, seventh, ..] = *ten;
    let year = pair(y1, y2);
    let century = century(kind, digit(seventh), year).ok_or(Fault::OtherMark)?;
    let day = day_of_month(kind, pair(d1, d2))?;
    Day::new(century + i32::from(year), pair(m1, m2).into(), day.into()).ok_or(Fault::NoSuchDate)
}

pub(super) const fn digit(character: u8) -> u8 {
    character.wrapping_sub(b'0')
}

fn day_of_month(kind: NumberType, written: u8) -> Result<u8, Fault> {
    let raised = match kind {
        NumberType::ReplacementCpr | NumberType::Demo => true,
        NumberType::Cpr | NumberType::DEcpr | NumberType::XEcpr | NumberType::ForeignId => false,
    };
    match (written, raised) {
        (1..=31, false) => Ok(written),
        (61..=91, true) => Ok(written - RAISED),
        (61..=91, false) => Err(Fault::RaisedDay),
        (1..=31, true) => Err(Fault::PlainDay),
        _ => Err(Fault::NoSuchDate),
    }
}

/// The first year of the century; `None` when an eCPR's mark belongs to no century of its type.
fn century(kind: NumberType, seventh: u8, year: u8) -> Option<i32> {
    match kind {
        NumberType::Cpr | NumberType::ReplacementCpr | NumberType::Demo => {
            Some(century_of_cpr(seventh, year))
        }
        NumberType::DEcpr => match seventh {
            0 => Some(1900),
            5 => Some(1800),
            6 => Some(2000),
            _ => None,
        },
        NumberType::XEcpr => match seventh {
            1 => Some(1900),
            7 => Some(2000),
            _ => None,
        },
        NumberType::ForeignId => None,
    }
}

const fn century_of_cpr(seventh: u8, year: u8) -> i32 {
    match (seventh, year) {
        (4 | 9, 0..=36) | (5..=8, 0..=57) => 2000,
        (5..=8, _) => 1800,
        _ => 1900,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seventh_digit_and_the_year_give_the_century() {
        for (seventh, year, born) in [
            (0, 0, 1900),
            (0, 99, 1999),
            (1, 36, 1936),
            (2, 58, 1958),
            (3, 99, 1999),
            (4, 0, 2000),
            (4, 36, 2036),
            (4, 37, 1937),
            (4, 99, 1999),
            (5, 57, 2057),
            (5, 58, 1858),
            (6, 57, 2057),
            (7, 58, 1858),
            (8, 0, 2000),
            (8, 99, 1899),
            (9, 36, 2036),
            (9, 37, 1937),
        ] {
            assert_eq!(
                century_of_cpr(seventh, year) + i32::from(year),
                born,
                "{seventh}, {year}"
            );
        }
    }
}
