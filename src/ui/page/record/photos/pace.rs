//! How long something still takes, judged by how long the first of it took.

use crate::text::{Text, fill};

/// Sooner, nothing can be said.
const SOONEST: f64 = 1.0;

/// What was seen of work whose steps take about the same time.
#[derive(Default)]
pub struct Pace {
    /// When it began, in seconds of the window's own clock, and the steps that were done by then.
    begun: Option<(f64, u64)>,
    last: u64,
}

impl Pace {
    /// The seconds that are left, about; none as long as that is anybody's guess.
    pub fn left(&mut self, now: f64, (done, total): (u64, u64)) -> Option<u64> {
        // Fewer steps than before are those of something new.
        if done < self.last {
            self.begun = None;
        }
        self.last = done;
        let (begun, before) = *self.begun.get_or_insert((now, done));
        let (passed, steps) = (now - begun, done.saturating_sub(before));
        if passed < SOONEST || steps == 0 || total <= done {
            return None;
        }
        Some((passed / steps as f64 * (total - done) as f64).ceil() as u64)
    }

    /// Nothing is done any more.
    pub const fn rest(&mut self) {
        *self = Self {
            begun: None,
            last: 0,
        };
    }
}

/// »12 af 40 · cirka 20 sekunder tilbage«; `counted` has places for both numbers.
pub fn in_words(
    text: &Text,
    counted: &str,
    (done, total): (u64, u64),
    left: Option<u64>,
) -> String {
    let numbers = [("done", &*done.to_string()), ("total", &*total.to_string())];
    let counted = fill(counted, &numbers);
    let Some(left) = left else {
        return counted;
    };
    let words = &text.photos;
    let left = if left >= 90 {
        fill(
            &words.minutes_left,
            &[("count", &left.div_ceil(60).to_string())],
        )
    } else {
        // By five: a number that changes with each file is not believed.
        let seconds = left.div_ceil(5) * 5;
        fill(&words.seconds_left, &[("count", &seconds.to_string())])
    };
    format!("{counted} · {left}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn what_is_left_follows_from_what_was_done() {
        let mut pace = Pace::default();
        assert_eq!(pace.left(10.0, (0, 40)), None);
        assert_eq!(pace.left(10.5, (10, 40)), None, "too soon to say");
        assert_eq!(pace.left(12.0, (10, 40)), Some(6));
        assert_eq!(pace.left(18.0, (40, 40)), None, "done");
        assert_eq!(pace.left(20.0, (0, 8)), None, "something new");
        assert_eq!(pace.left(24.0, (2, 8)), Some(12));
        pace.rest();
        assert_eq!(pace.left(90.0, (3, 8)), None);
    }

    #[test]
    fn seconds_come_by_five_and_long_waits_in_minutes() {
        let text = Text::load(Language::Danish).expect("Danish");
        let said = |left| in_words(&text, "{done} af {total}", (12, 40), left);
        assert_eq!(said(None), "12 af 40");
        assert_eq!(said(Some(18)), "12 af 40 · cirka 20 sekunder tilbage");
        assert_eq!(said(Some(1)), "12 af 40 · cirka 5 sekunder tilbage");
        assert_eq!(said(Some(90)), "12 af 40 · cirka 2 minutter tilbage");
    }
}
