//! How much a mixed vial holds in a volume: exact decimals, and said to be rounded where a decimal does not end.

use rust_decimal::Decimal;

use super::units::Units;
use super::vial::VialOpened;
use super::volume::Millilitres;

/// What a vial holds, and in how much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Strength {
    pub units: Units,
    /// Millilitres.
    pub volume: Decimal,
}

/// Millilitres to at most three decimals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Volume {
    pub millilitres: Decimal,
    /// Nothing was rounded away.
    pub exact: bool,
}

const DECIMALS: u32 = 3;

impl Strength {
    /// None for a ready-made product: nobody has mixed it here.
    pub fn of(vial: &VialOpened) -> Option<Self> {
        let diluent = vial.diluent.as_ref()?;
        Some(Self {
            units: vial.nominal,
            volume: diluent.volume.decimal(),
        })
    }

    /// What a package would hold, mixed so.
    pub fn mixed(units: Units, volume: Millilitres) -> Self {
        Self {
            units,
            volume: volume.decimal(),
        }
    }

    /// Units in a tenth of a millilitre. None where the decimal does not end: then only the whole can be told exactly.
    pub fn in_a_tenth(self) -> Option<Decimal> {
        let tenth = self.units.decimal() * Decimal::new(1, 1);
        let share = tenth.checked_div(self.volume)?.normalize();
        (share.scale() <= DECIMALS && share * self.volume == tenth).then_some(share)
    }

    /// The volume that so many units lie in. None if it is too large to reckon with.
    pub fn volume_of(self, amount: Decimal) -> Option<Volume> {
        let whole = amount.checked_mul(self.volume)?;
        let volume = whole.checked_div(self.units.decimal())?;
        let rounded = volume.round_dp(DECIMALS).normalize();
        Some(Volume {
            millilitres: rounded,
            exact: rounded.checked_mul(self.units.decimal())? == whole,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strength(units: &str, millilitres: &str) -> Strength {
        Strength {
            units: units.parse().expect("units"),
            volume: millilitres.parse().expect("millilitres"),
        }
    }

    fn dec(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn a_strength_is_exact_or_not_told() {
        for (units, millilitres, in_a_tenth) in [
            ("50", "1.25", Some("4")),
            ("100", "2.5", Some("4")),
            ("50", "1", Some("5")),
            ("125", "0.63", None),
            ("50", "1.2", None),
            ("50", "3", None),
            ("100", "8", Some("1.25")),
            // Four decimals are one too many to be read at a glance.
            ("10", "16", None),
        ] {
            let told = strength(units, millilitres).in_a_tenth();
            assert_eq!(told, in_a_tenth.map(dec), "{units} in {millilitres}");
        }
    }

    #[test]
    fn a_volume_says_whether_it_was_rounded() {
        let vistabel = strength("50", "1.25");
        for (amount, millilitres, exact) in [
            ("4", "0.1", true),
            ("42", "1.05", true),
            ("2.5", "0.0625", false),
            ("0", "0", true),
        ] {
            let volume = vistabel.volume_of(dec(amount)).expect("a volume");
            assert_eq!(volume.exact, exact, "{amount}");
            assert_eq!(volume.millilitres, dec(millilitres).round_dp(3));
        }
        let third = strength("30", "1").volume_of(dec("10")).expect("a volume");
        assert_eq!((third.millilitres, third.exact), (dec("0.333"), false));
    }
}
