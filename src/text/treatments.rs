//! Amounts, volumes and strengths of a treatment in words: exact, and never a unit without what it is a unit of.

use rust_decimal::Decimal;

use super::{Text, fill};
use crate::domain::aftercare::AftercareGiven;
use crate::domain::product::ProductId;
use crate::domain::strength::{Strength, Volume};
use crate::domain::treatment::map::Tally;
use crate::domain::vial::{DiluentKind, VialOpened};

/// Keeps a number, its unit and its product on one line.
const NO_BREAK: &str = "\u{a0}";

impl Text {
    /// `1,25`, `4`: no trailing zero.
    pub fn amount(&self, amount: Decimal) -> String {
        self.decimal(&amount.normalize().to_string())
    }

    /// »Efterråd er givet mundtligt.«
    pub fn aftercare_said(&self, given: &AftercareGiven) -> &str {
        let words = &self.treatment;
        match (given.oral, given.written) {
            (true, true) => &words.aftercare_both,
            (true, false) => &words.aftercare_only_oral,
            (false, true) => &words.aftercare_only_written,
            (false, false) => &words.aftercare_none,
        }
    }

    /// `44 enheder`, `1 enhed`.
    pub fn units(&self, amount: Decimal) -> String {
        let words = &self.injection_map;
        if amount == Decimal::ONE {
            return words.units_one.clone();
        }
        fill(&words.units, &[("units", &self.amount(amount))])
    }

    /// `44 enheder Vistabel`, which never breaks over two lines.
    pub fn units_of(&self, amount: Decimal, product: &ProductId) -> String {
        let said = format!("{} {}", self.units(amount), self.product(product));
        said.replace(' ', NO_BREAK)
    }

    /// `0,1 ml`, or `omkring 0,063 ml` where the decimal does not end.
    pub fn volume(&self, volume: Volume) -> String {
        let words = &self.treatment;
        let template = if volume.exact {
            &words.volume_exact
        } else {
            &words.volume_rounded
        };
        fill(template, &[("volume", &self.amount(volume.millilitres))])
    }

    /// `4 enheder` and `pr. 0,1 ml`; where that does not come out even, `50 enheder` and `i 1,2 ml`.
    pub fn strength(&self, strength: Strength) -> (String, String) {
        let words = &self.treatment;
        if let Some(share) = strength.in_a_tenth() {
            return (self.units(share), words.per_tenth.clone());
        }
        let volume = self.amount(strength.volume);
        let within = fill(&words.within, &[("volume", &volume)]);
        (self.units(strength.units.decimal()), within)
    }

    /// `Opløst i NaCl 9 mg/ml`, and how much of it.
    pub fn diluted(&self, vial: &VialOpened) -> (String, String) {
        let words = &self.treatment;
        let Some(diluent) = &vial.diluent else {
            return (words.diluent.clone(), self.whole.ready_made.clone());
        };
        let label = match &diluent.kind {
            DiluentKind::Saline => words.diluent_saline.clone(),
            DiluentKind::Other(what) => fill(&words.diluent_other, &[("what", what)]),
        };
        let volume = self.amount(diluent.volume.decimal());
        (label, fill(&words.volume_exact, &[("volume", &volume)]))
    }

    /// `højre 8, midt 4, venstre 8`, the sides that there are.
    pub fn by_sides(&self, sides: [Tally; 3]) -> String {
        let words = &self.treatment;
        let named = [&words.side_right, &words.side_middle, &words.side_left];
        let told = sides.into_iter().zip(named);
        let told = told.filter(|(tally, _)| tally.points > 0);
        let told =
            told.map(|(tally, template)| fill(template, &[("units", &self.amount(tally.units))]));
        told.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_strength_is_told_exactly_or_as_the_whole() {
        let text = Text::load(Language::Danish).expect("Danish");
        for (units, millilitres, told) in [
            ("50", "1.25", ("4 enheder", "pr. 0,1 ml")),
            ("100", "8", ("1,25 enheder", "pr. 0,1 ml")),
            ("50", "1.2", ("50 enheder", "i 1,2 ml")),
            ("10", "1", ("1 enhed", "pr. 0,1 ml")),
        ] {
            let strength = Strength {
                units: units.parse().expect("units"),
                volume: millilitres.parse().expect("millilitres"),
            };
            let (amount, within) = text.strength(strength);
            assert_eq!((amount.as_str(), within.as_str()), told);
        }
    }

    #[test]
    fn units_and_product_stay_together() {
        let text = Text::load(Language::Danish).expect("Danish");
        let said = text.units_of(Decimal::from(20), &ProductId::new("vistabel"));
        assert_eq!(said, "20\u{a0}enheder\u{a0}Vistabel");
    }
}
