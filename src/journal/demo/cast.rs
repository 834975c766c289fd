//! The cast: one invented patient for each state of the course.

use serde::Deserialize;

use super::words::{Card, Words};
use super::{Calendar, Error, numbers};
use crate::domain::id::UserId;
use crate::domain::identity::{Number, NumberType, SexDigit};
use crate::domain::name::PersonName;
use crate::domain::patient::{Patient, Sex};
use crate::domain::time::Day;
use crate::journal::Registration;

macro_rules! cast {
    ($($(#[$doc:meta])* $name:ident)*) => {
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Person { $($(#[$doc])* $name,)* }

        impl Person {
            pub const ALL: [Self; [$(stringify!($name)),*].len()] = [$(Self::$name),*];
        }
    };
}

cast! {
    /// Registered, nothing more.
    New
    /// Examined, but the doctor has not signed.
    Draft
    /// Informed; the reflection period is running.
    Running
    /// The period is over; nothing is booked.
    Over
    /// Booked rightly.
    Booked
    /// Booked too early, with a doctor's reason.
    TooEarly
    /// Before-photos of nearly everything.
    Photos
    /// A view is missing.
    PhotosMissing
    /// The plan and the telephone number were corrected.
    Amended
    /// Examined by video.
    Online
    /// The doctor advised against treatment.
    AdvisedAgainst
    /// Two with nearly the same name and the same birth date.
    LookAlike
    OtherLookAlike
    /// Told before the sheet was handed over (R21b).
    OralFirst
    /// Does not want the information (R22).
    Declined
    /// Information that was written down two days late (R06).
    Late
    /// Her 18th birthday is today.
    EighteenToday
    /// 17 years old.
    UnderAge
    /// Everything is confirmed today.
    Ready
    /// The same, and a warning that the doctor has accepted.
    ReadyWithRemarks
    /// Comes later today: identity, screening and consent wait for her.
    Nearly
    /// The period is over, but a photo is missing, and she has taken fish oil.
    Blocked
    /// Treated today, although the doctor had to override a rule.
    Overridden
    /// Treated four months ago, informed anew, and booked again today.
    Treated
    /// Treated half an hour too early last month; the doctor has not signed yet.
    Deviation
    /// The same, signed.
    DeviationSigned
    /// Treated four months ago, and in order for the same again (R24).
    Returning
}

impl Person {
    /// Those who came before the story's last days, in the order in which they were registered.
    pub fn is_new_this_week(self) -> bool {
        matches!(self, Self::New | Self::EighteenToday | Self::UnderAge)
    }

    /// Those who were treated here long ago.
    pub fn came_first(self) -> bool {
        matches!(self, Self::Treated | Self::Returning)
    }

    pub fn registration(
        self,
        words: &Words,
        calendar: &Calendar,
        responsible_doctor: UserId,
    ) -> Result<Registration, Error> {
        let card = words.card(self)?;
        let number = Self::number(card, calendar).ok_or(Error::Words)?;
        let patient = Patient {
            name: PersonName::parse(&card.family, &card.given, None).or(Err(Error::Words))?,
            birth_date: number.birth_date().ok_or(Error::Words)?,
            sex: card.sex.or_else(|| sex(&number)),
            number,
            phone: card.phone.clone(),
            email: String::new(),
            address: String::new(),
        };
        Ok(Registration {
            patient,
            responsible_doctor,
            warnings_seen: true,
        })
    }

    fn number(card: &Card, calendar: &Calendar) -> Option<Number> {
        match (&card.number, Self::born(card, calendar)) {
            (Some(digits), _) => Number::parse(NumberType::Demo, digits).ok(),
            (None, Some(born)) => numbers::of(born, card.sex == Some(Sex::Female)),
            (None, None) => None,
        }
    }

    fn born(card: &Card, calendar: &Calendar) -> Option<Day> {
        let on_her_birthday = |age: i32| calendar.today.anniversary(-age);
        card.age.map(on_her_birthday).or(card.born)
    }
}

fn sex(number: &Number) -> Option<Sex> {
    number.sex_digit().map(|digit| match digit {
        SexDigit::Female => Sex::Female,
        SexDigit::Male => Sex::Male,
    })
}
