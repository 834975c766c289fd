//! R51 and R51b in words: how long ago, and from when on.

use crate::domain::information::Part;
use crate::domain::rules::{EarlierToxin, IntervalFault};
use crate::domain::time::Day;
use crate::text::{Text, fill};

impl Text {
    pub fn interval_fault(&self, fault: &IntervalFault, part: Option<&Part>, today: Day) -> String {
        let words = &self.findings_interval;
        let area = part.map_or(words.the_area.as_str(), |part| self.area(&part.area));
        let dated = |template: &str, last: Day, from: Day| {
            let (last, from) = (self.date_near(last, today), self.date_near(from, today));
            fill(
                template,
                &[("area", area), ("last", &last), ("from", &from)],
            )
        };
        match fault {
            IntervalFault::NotAsked => words.not_asked.clone(),
            IntervalFault::NotKnown => words.not_known.clone(),
            IntervalFault::WhenNotKnown => words.when_not_known.clone(),
            IntervalFault::TooSoon { what, last, from } => {
                let template = match what {
                    EarlierToxin::SameAreaHere => &words.same_area,
                    EarlierToxin::OtherAreaHere => &words.other_area,
                    EarlierToxin::Elsewhere => &words.elsewhere,
                    EarlierToxin::Medical => &words.medical,
                };
                dated(template, *last, *from)
            }
            IntervalFault::TouchUp {
                last,
                days: _,
                from,
            } => dated(&words.touch_up, *last, *from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{GLABELLA, day, part};
    use crate::text::Language;

    #[test]
    fn the_first_day_that_passes_is_named() {
        let text = Text::load(Language::Danish).expect("Danish");
        let fault = IntervalFault::TooSoon {
            what: EarlierToxin::SameAreaHere,
            last: day("2026-11-01"),
            from: day("2027-02-01"),
        };
        let said = text.interval_fault(&fault, Some(&part(&GLABELLA)), day("2026-11-29"));
        assert_eq!(
            said,
            "Bekymringsrynke blev behandlet 1. nov. Kan behandles igen fra 1. feb. 2027."
        );
    }
}
