//! How strong a mixed product is: what a whole package holds, in the volume it was mixed with (`products.md` §4).
//!
//! It is shown beside what is given and never turned back into a dose.

use rust_decimal::{Decimal, RoundingStrategy};

use super::units::Units;
use super::volume::Millilitres;

/// Units in a tenth of a millilitre, to two decimals, as units are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Strength {
    per_tenth: Decimal,
    exact: bool,
}

impl Strength {
    /// Where it does not come out it is rounded down: nobody is shown more than there is.
    pub fn of(nominal: Units, volume: Millilitres) -> Option<Self> {
        let tenths = volume.decimal() * Decimal::TEN;
        let whole = nominal.decimal().checked_div(tenths)?;
        let shown = whole.round_dp_with_strategy(2, RoundingStrategy::ToZero);
        Some(Self {
            per_tenth: shown.normalize(),
            exact: shown * tenths == nominal.decimal(),
        })
    }

    /// Units in 0.1 ml.
    pub const fn per_tenth(self) -> Decimal {
        self.per_tenth
    }

    /// Whether nothing was rounded away.
    pub const fn is_exact(self) -> bool {
        self.exact
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn strength(units: &str, millilitres: &str) -> (String, bool) {
        let (units, volume) = (units.parse().expect("units"), millilitres.parse());
        let strength = Strength::of(units, volume.expect("a volume")).expect("a strength");
        (strength.per_tenth().to_string(), strength.is_exact())
    }

    /// The check figures of `products.md` §4: 40, 198.4 and 100 units in a millilitre.
    #[test]
    fn the_check_figures_come_out() {
        let exact = |text: &str| (text.to_owned(), true);
        assert_eq!(strength("50", "1.25"), exact("4"));
        assert_eq!(strength("100", "2.5"), exact("4"));
        assert_eq!(strength("125", "1.25"), exact("10"));
        assert_eq!(strength("125", "0.625"), exact("20"));
        assert_eq!(strength("150", "1.5"), exact("10"));
        assert_eq!(strength("125", "0.63"), ("19.84".to_owned(), false));
    }

    #[test]
    fn what_does_not_come_out_is_rounded_down() {
        assert_eq!(strength("100", "3"), ("3.33".to_owned(), false));
        assert_eq!(strength("200", "3"), ("6.66".to_owned(), false));
        assert_eq!(strength("50", "2"), ("2.5".to_owned(), true));
        // Two decimals come out, three do not.
        assert_eq!(strength("1", "0.8"), ("0.12".to_owned(), false));
        assert_eq!(strength("1", "1.25"), ("0.08".to_owned(), true));
    }
}
