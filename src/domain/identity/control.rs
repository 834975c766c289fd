//! Modulus 11: the control digit that most CPR numbers carry and newer ones need not (`identity.md` §4, R04). It never blocks.

use super::birth::digit;
use super::number::{Number, NumberType};

const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// What the weighted sum of the ten digits says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ControlDigit {
    Holds,
    /// It fails, but numbers for 1 January are known to be issued without it: INFO.
    ExemptFirstOfJanuary,
    /// It fails: WARN, look for a typing error.
    Fails,
}

impl Number {
    /// The control digit of a CPR or demonstration number; other types have none.
    pub fn control_digit(&self) -> Option<ControlDigit> {
        match self.kind() {
            NumberType::Cpr | NumberType::Demo => {}
            NumberType::ReplacementCpr
            | NumberType::DEcpr
            | NumberType::XEcpr
            | NumberType::ForeignId => return None,
        }
        let first_of_january = self
            .birth_date()
            .is_some_and(|day| (day.month(), day.day_of_month()) == (1, 1));
        Some(match (remainder(self.stored()), first_of_january) {
            (0, _) => ControlDigit::Holds,
            (_, true) => ControlDigit::ExemptFirstOfJanuary,
            (_, false) => ControlDigit::Fails,
        })
    }
}

/// The weighted sum of ten digits modulo 11.
pub(super) fn remainder(ten: &str) -> u32 {
    let weighted = |(character, weight): (u8, u32)| u32::from(digit(character)) * weight;
    ten.bytes().zip(WEIGHTS).map(weighted).sum::<u32>() % 11
}
