//! What the practice clinic is told in: `assets/practice/words.toml`, names and sentences of people who do not exist.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Error;
use super::cast::Person;
use super::face::{self, Dose};
use crate::domain::clinic::Clinic;
use crate::domain::patient::Sex;
use crate::domain::time::Day;
use crate::domain::treatment::map::MapPoint;
use crate::domain::user::Role;

/// Somebody who can log in to the practice clinic.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoUser {
    pub role: Role,
    pub name: String,
    #[serde(default)]
    pub authorisation: Option<String>,
    pub passphrase: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    doses: Vec<Dose>,
    /// Where the practice clinic injects, and how much.
    #[serde(skip)]
    pub points: Vec<MapPoint>,
    pub clinic: Clinic,
    pub users: Vec<DemoUser>,
    pub register: Register,
    pub cast: BTreeMap<Person, Card>,
    pub text: Sentences,
    pub names: Names,
}

/// Since when the register of the authority knows doctor and nurse.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    pub authorised: Day,
    pub registered: Day,
}

/// One of the cast: with a number, or with a birth date or an age from which one follows.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    pub family: String,
    pub given: String,
    #[serde(default)]
    pub number: Option<String>,
    #[serde(default)]
    pub born: Option<Day>,
    /// Her birthday is the day that the clinic is made for.
    #[serde(default)]
    pub age: Option<i32>,
    #[serde(default)]
    pub sex: Option<Sex>,
    pub phone: String,
}

/// For all who only fill the list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    pub female: Vec<String>,
    pub male: Vec<String>,
    pub family: Vec<String>,
}

macro_rules! sentences {
    ($($field:ident),* $(,)?) => {
        /// What is said and written in the story.
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Sentences { $(pub $field: String),* }
    };
}

sentences! {
    wishes, wishes_eyes, expectation, findings, indication, plan_note, questions, companion, platform, medicine,
    medicine_dose, myasthenia, advised_against, declined, half_wishes, amended_because, corrected_because,
    corrected_phone, called, asked, too_early_because, lunch, storeroom, cancelled, purpose, search, instruction, batch, earlier_batch, needle, anaesthesia, treatment_note,
    earlier_place, fish_oil, fish_oil_dose, exempted_because, overridden_because, deviated_because, deviation_account, template, controlled,
    controlled_next, bruised, alarmed,
}

impl Words {
    /// Compiled in, and read by a test.
    pub fn shipped() -> Result<Self, Error> {
        let read = toml::from_str(include_str!("../../../assets/practice/words.toml"));
        let mut words: Self = read.map_err(|_fault| Error::Words)?;
        words.points = face::points(&words.doses)?;
        Ok(words)
    }

    pub fn user(&self, role: Role) -> Result<&DemoUser, Error> {
        let found = self.users.iter().find(|user| user.role == role);
        found.ok_or(Error::Words)
    }

    pub fn card(&self, person: Person) -> Result<&Card, Error> {
        self.cast.get(&person).ok_or(Error::Words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::keys::Passphrase;

    #[test]
    fn the_shipped_words_are_whole() {
        let words = Words::shipped().expect("the words");
        for person in Person::ALL {
            assert!(words.card(person).is_ok(), "{person:?}");
        }
        assert_eq!(words.cast.len(), Person::ALL.len());
    }

    #[test]
    fn the_practice_passphrases_are_as_long_as_any_other() {
        let words = Words::shipped().expect("the words");
        for role in [Role::Doctor, Role::Nurse, Role::Reviewer] {
            let user = words.user(role).expect("a user");
            let names = [user.name.as_str(), words.clinic.name.as_str()];
            assert!(Passphrase::chosen(&user.passphrase, &names).is_ok());
        }
    }
}
