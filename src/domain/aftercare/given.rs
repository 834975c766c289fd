//! That aftercare was given, and whether all of it was (R90).

use serde::{Deserialize, Serialize};

use crate::domain::time::Moment;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AftercareGiven {
    pub oral: bool,
    pub written: bool,
    /// The number that the patient was told to ring; blank if none was given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

/// What R90 finds wanting; each of them blocks the signature of the treatment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AftercareFault {
    NotOral,
    NotWritten,
    /// Nothing that could be rung.
    NoPhone,
    /// Given later than the treatment was signed.
    AfterSigning,
}

impl AftercareGiven {
    /// R90: in speech and in writing, with a number to ring, and not later than the treatment is signed.
    ///
    /// The alarm symptoms stand in every written advice, so they need no field of their own.
    pub fn faults(&self, occurred_at: Moment, signed_at: Moment) -> Vec<AftercareFault> {
        let checks = [
            (self.oral, AftercareFault::NotOral),
            (self.written, AftercareFault::NotWritten),
            (can_be_rung(&self.phone), AftercareFault::NoPhone),
            (
                occurred_at.whole_second() <= signed_at.whole_second(),
                AftercareFault::AfterSigning,
            ),
        ];
        checks
            .into_iter()
            .filter(|(fits, _)| !fits)
            .map(|(_, fault)| fault)
            .collect()
    }

    pub fn is_complete(&self, occurred_at: Moment, signed_at: Moment) -> bool {
        self.faults(occurred_at, signed_at).is_empty()
    }
}

/// A number has a digit; how many differs from country to country.
pub fn can_be_rung(phone: &str) -> bool {
    phone.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::SECOND;

    fn given() -> AftercareGiven {
        AftercareGiven {
            oral: true,
            written: true,
            phone: "70 00 00 00".to_owned(),
        }
    }

    #[test]
    fn aftercare_is_complete_up_to_the_second_of_the_signature() {
        let signed = Moment::parse_rfc3339("2026-11-25T15:00:00.7+01:00").expect("a moment");
        let second = signed.whole_second();
        for (occurred, complete) in [
            (second.plus(-SECOND), true),
            (second, true),
            (second.plus(SECOND - 1), true),
            (second.plus(SECOND), false),
        ] {
            assert_eq!(given().is_complete(occurred, signed), complete);
        }
    }

    #[test]
    fn each_missing_part_is_named() {
        let at = Moment::from_micros(0);
        let lacking = |change: fn(&mut AftercareGiven)| {
            let mut given = given();
            change(&mut given);
            given.faults(at, at)
        };
        assert_eq!(lacking(|_| ()), []);
        assert_eq!(
            lacking(|given| given.oral = false),
            [AftercareFault::NotOral]
        );
        assert_eq!(
            lacking(|given| given.written = false),
            [AftercareFault::NotWritten]
        );
        for phone in ["", " ", "klinikken"] {
            let given = AftercareGiven {
                phone: phone.to_owned(),
                ..given()
            };
            assert_eq!(given.faults(at, at), [AftercareFault::NoPhone], "{phone:?}");
        }
        let nothing = AftercareGiven {
            oral: false,
            written: false,
            phone: String::new(),
        };
        assert_eq!(nothing.faults(at.plus(SECOND), at).len(), 4);
    }
}
