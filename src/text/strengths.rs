//! Volumes and strengths in words: `1,25 ml`, `4 enheder pr. 0,1 ml`.

use super::{Text, fill};
use crate::domain::strength::Strength;
use crate::domain::volume::Millilitres;

impl Text {
    /// `1,25 ml`
    pub fn millilitres(&self, volume: Millilitres) -> String {
        let number = volume.decimal().normalize().to_string();
        let words = &self.readiness_dialogs.millilitres;
        fill(words, &[("number", &self.decimal(&number))])
    }

    /// `4 enheder pr. 0,1 ml`; `cirka` where it was rounded down.
    pub fn strength(&self, strength: Strength) -> String {
        let (words, amounts) = (&self.readiness_dialogs, &self.injection_map);
        let number = strength.per_tenth().to_string();
        let units = if number == "1" {
            amounts.units_one.clone()
        } else {
            fill(&amounts.units, &[("units", &self.decimal(&number))])
        };
        let words = if strength.is_exact() {
            &words.strength
        } else {
            &words.strength_about
        };
        fill(words, &[("units", &units)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_strength_is_said_as_the_label_says_it() {
        let text = Text::load(Language::Danish).expect("Danish");
        let said = |units: &str, volume: &str| {
            let volume = volume.parse().expect("a volume");
            let strength = Strength::of(units.parse().expect("units"), volume);
            text.strength(strength.expect("a strength"))
        };
        assert_eq!(said("50", "1.25"), "4 enheder pr. 0,1 ml");
        assert_eq!(said("125", "1.25"), "10 enheder pr. 0,1 ml");
        assert_eq!(said("125", "0.63"), "cirka 19,84 enheder pr. 0,1 ml");
        assert_eq!(said("10", "1"), "1 enhed pr. 0,1 ml");
        let volume: Millilitres = "1.25".parse().expect("a volume");
        assert_eq!(text.millilitres(volume), "1,25 ml");
    }
}
