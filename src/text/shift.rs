//! By how much a clock was moved, and which way: »1 time og 3 minutter frem«.

use super::{Text, fill, thousands};

impl Text {
    /// In whole seconds, the largest unit first; what is none of is left out.
    pub fn shift(&self, seconds: i64) -> String {
        let words = &self.photos_in;
        let span = seconds.unsigned_abs();
        let units = [
            (span / 86_400, &words.day_one, &words.days),
            (span / 3_600 % 24, &words.hour_one, &words.hours),
            (span / 60 % 60, &words.minute_one, &words.minutes),
            (span % 60, &words.second_one, &words.seconds),
        ];
        let said = units.into_iter().filter(|(count, ..)| *count > 0);
        let said = said.map(|(count, one, many)| {
            let number = thousands(self.language, count);
            if count == 1 {
                one.clone()
            } else {
                fill(many, &[("count", &number)])
            }
        });
        let mut said: Vec<String> = said.collect();
        let last = said
            .pop()
            .unwrap_or_else(|| fill(&words.seconds, &[("count", "0")]));
        let span = if said.is_empty() {
            last
        } else {
            fill(&words.and, &[("before", &said.join(", ")), ("last", &last)])
        };
        let way = if seconds < 0 {
            &words.back
        } else {
            &words.forward
        };
        fill(way, &[("span", &span)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_shift_is_told_with_its_way() {
        let text = Text::load(Language::Danish).expect("Danish");
        for (seconds, words) in [
            (3_780, "1 time og 3 minutter frem"),
            (-3_600, "1 time tilbage"),
            (61, "1 minut og 1 sekund frem"),
            (
                2 * 86_400 + 3 * 3_600 + 60,
                "2 dage, 3 timer og 1 minut frem",
            ),
            (-9_805 * 86_400, "9.805 dage tilbage"),
            (0, "0 sekunder frem"),
            (
                i64::MIN,
                "106.751.991.167.300 dage, 15 timer, 30 minutter og 8 sekunder tilbage",
            ),
        ] {
            assert_eq!(text.shift(seconds), words);
        }
    }
}
