//! The many who only fill the list, so that searching is worth practising.

use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

use super::numbers;
use super::words::Names;
use crate::domain::id::UserId;
use crate::domain::name::PersonName;
use crate::domain::patient::{Patient, Sex};
use crate::domain::time::Day;
use crate::journal::Registration;

/// How many are registered in one transaction.
pub const BATCH: usize = 500;

/// The first birth date of the crowd, and how many days there are from it to the end of 1999.
const FIRST: (i32, u32, u32) = (1940, 1, 1);
const DAYS: usize = 21_915;

/// Steps over the days so that neighbours in the list are not born on neighbouring days; it divides no number of days.
const STRIDE: usize = 7_919;

/// Patients that follow from a seed, one after the other.
pub struct Crowd<'a> {
    names: &'a Names,
    random: ChaCha8Rng,
    made: usize,
}

impl<'a> Crowd<'a> {
    pub fn new(names: &'a Names, seed: u64) -> Self {
        Self {
            names,
            random: ChaCha8Rng::seed_from_u64(seed ^ 0x0063_726f_7764),
            made: 0,
        }
    }

    /// The next patient. None when the numbers of the years 1940 to 1999 have run out.
    pub fn next(&mut self, responsible_doctor: UserId) -> Option<Registration> {
        let place = self.made;
        self.made += 1;
        let (year, month, day) = FIRST;
        let ahead = place * STRIDE % DAYS;
        let ahead = i64::try_from(ahead).ok()?;
        let born = Day::new(year, month, day)?.plus_days(ahead);
        let (number, female) = numbers::nth(born, place / DAYS)?;
        let patient = Patient {
            name: self.name(female)?,
            number,
            birth_date: born,
            sex: Some(if female { Sex::Female } else { Sex::Male }),
            phone: phone(place),
            email: String::new(),
            address: String::new(),
        };
        Some(Registration {
            patient,
            responsible_doctor,
            // In a crowd some are called alike and born on the same day.
            warnings_seen: true,
        })
    }

    fn name(&mut self, female: bool) -> Option<PersonName> {
        let Names {
            female: women,
            male,
            family,
        } = self.names;
        let given = if female { women } else { male };
        let family = self.any(family)?;
        let mut given = self.any(given)?.to_owned();
        if self.random.random_ratio(1, 4) {
            let middle = self.any(&self.names.family)?;
            given = format!("{given} {middle}");
        }
        PersonName::parse(family, &given, None).ok()
    }

    fn any(&mut self, names: &'a [String]) -> Option<&'a str> {
        let place = self.random.random_range(0..names.len().max(1));
        names.get(place).map(String::as_str)
    }
}

/// No telephone begins with two noughts.
fn phone(place: usize) -> String {
    let number = (place + 1_000) % 1_000_000;
    let (a, b, c) = (number / 10_000, number / 100 % 100, number % 100);
    format!("00 {a:02} {b:02} {c:02}")
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::*;

    #[test]
    fn a_crowd_follows_from_its_seed_and_has_no_number_twice() {
        let words = Words::shipped().expect("the words");
        let doctor = UserId::from_bytes([1; 16]);
        let crowd = |seed, count| {
            let mut crowd = Crowd::new(&words.names, seed);
            (0..count)
                .map(|_| crowd.next(doctor).expect("a patient"))
                .collect::<Vec<_>>()
        };
        assert_eq!(crowd(1, 50), crowd(1, 50));
        assert_ne!(crowd(1, 50), crowd(2, 50));
        let mut numbers: Vec<String> = crowd(1, 60_000)
            .iter()
            .map(|made| made.patient.number.stored().to_owned())
            .collect();
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), 60_000);
    }
}
