//! The trusted now: the only place in the program that asks the system for the time.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use crate::domain::time::{MINUTE, Moment};

/// Where the time comes from. Tests and the practice clinic set it by hand.
#[derive(Clone)]
pub enum Clock {
    System,
    Set(Arc<AtomicI64>),
}

/// The time to decide with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Now {
    /// Never behind what is written already, since the last confirmation.
    pub moment: Moment,
    /// The system clock lies more than two minutes behind the newest entry: no time rule passes (§2.8).
    pub in_doubt: bool,
    pub system: Moment,
}

impl Clock {
    pub fn set(at: Moment) -> Self {
        Self::Set(Arc::new(AtomicI64::new(at.micros())))
    }

    /// Moves a clock that is set by hand; the system's cannot be moved.
    pub fn move_to(&self, at: Moment) {
        if let Self::Set(micros) = self {
            micros.store(at.micros(), Ordering::Relaxed);
        }
    }

    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn system_time(&self) -> Moment {
        match self {
            Self::System => Moment::from_micros(chrono::Utc::now().timestamp_micros()),
            Self::Set(micros) => Moment::from_micros(micros.load(Ordering::Relaxed)),
        }
    }

    /// Time that only goes forward, for waits and idle minutes.
    pub fn uptime(&self) -> Duration {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        match self {
            Self::System => START.elapsed(),
            Self::Set(micros) => {
                Duration::from_micros(micros.load(Ordering::Relaxed).unsigned_abs())
            }
        }
    }

    /// `floor` is the newest time written since the clock was last confirmed.
    pub fn now(&self, floor: Option<Moment>) -> Now {
        let system = self.system_time();
        let floor = floor.unwrap_or(system);
        Now {
            moment: system.max(floor),
            in_doubt: floor.since(system) > 2 * MINUTE,
            system,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_more_than_two_minutes_behind_is_in_doubt() {
        let written = Moment::from_micros(1_000 * MINUTE);
        for (behind, in_doubt) in [
            (-1, false),
            (0, false),
            (2 * MINUTE, false),
            (2 * MINUTE + 1, true),
        ] {
            let now = Clock::set(written.plus(-behind)).now(Some(written));
            assert_eq!(now.in_doubt, in_doubt, "{behind}");
            assert!(now.moment >= written);
        }
    }
}
