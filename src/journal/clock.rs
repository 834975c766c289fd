//! The trusted now: the only place in the program that asks the system for the time.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use super::machine;
use crate::domain::time::{MINUTE, Moment};

/// Where the time comes from. Tests and the practice clinic set it by hand.
#[derive(Clone)]
pub enum Clock {
    System,
    Set(Arc<SetClock>),
}

/// A clock in the hands of a test, in microseconds.
pub struct SetClock {
    system: AtomicI64,
    /// Since the PC was started.
    boot: AtomicI64,
    /// Of that, asleep.
    asleep: AtomicI64,
}

/// In `clock_flag`: the clock had jumped forward.
pub(super) const JUMPED: i32 = 2;

/// The time to decide with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Now {
    /// Never behind what is written already, since the last confirmation.
    pub moment: Moment,
    /// The system clock lies more than two minutes behind the newest entry.
    pub is_behind: bool,
    /// It ran more than two minutes ahead of the time that passed, and no doctor has vouched for it since.
    pub has_jumped: bool,
    pub system: Moment,
}

impl Clock {
    pub fn set(at: Moment) -> Self {
        Self::Set(Arc::new(SetClock {
            system: AtomicI64::new(at.micros()),
            boot: AtomicI64::new(at.micros()),
            asleep: AtomicI64::new(0),
        }))
    }

    /// Lets time pass until then on a clock that is set by hand; the system's cannot be moved. Backwards it is set, since
    /// time does not pass that way.
    pub fn move_to(&self, at: Moment) {
        if let Self::Set(set) = self {
            let before = set.system.swap(at.micros(), Ordering::Relaxed);
            let passed = at.micros().saturating_sub(before).max(0);
            set.boot.fetch_add(passed, Ordering::Relaxed);
        }
    }

    /// The PC sleeps until then: time passes, and no program notices.
    pub fn sleep_to(&self, at: Moment) {
        if let Self::Set(set) = self {
            let asleep = at.since(self.system_time()).max(0);
            set.asleep.fetch_add(asleep, Ordering::Relaxed);
            self.move_to(at);
        }
    }

    /// How long the PC has slept since this program's clock began, as far as the system tells; only the difference of two
    /// answers means anything.
    pub fn asleep(&self) -> Option<i64> {
        let awake = i64::try_from(self.uptime().as_micros()).ok()?;
        Some(self.since_boot()? - awake)
    }

    /// Sets it without any time passing.
    pub fn jump_to(&self, at: Moment) {
        if let Self::Set(set) = self {
            set.system.store(at.micros(), Ordering::Relaxed);
        }
    }

    /// Microseconds since the PC was started, sleep included; none where the system does not tell.
    pub fn since_boot(&self) -> Option<i64> {
        match self {
            Self::System => machine::since_boot(),
            Self::Set(set) => Some(set.boot.load(Ordering::Relaxed)),
        }
    }

    /// Which start of which PC that is reckoned from.
    pub fn boot(&self) -> String {
        match self {
            Self::System => machine::boot(),
            Self::Set(_) => "set by hand".to_owned(),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn system_time(&self) -> Moment {
        match self {
            Self::System => Moment::from_micros(chrono::Utc::now().timestamp_micros()),
            Self::Set(set) => Moment::from_micros(set.system.load(Ordering::Relaxed)),
        }
    }

    /// Time that only goes forward while the PC is awake, for idle minutes.
    pub fn uptime(&self) -> Duration {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        match self {
            Self::System => START.elapsed(),
            Self::Set(set) => {
                let awake = set.boot.load(Ordering::Relaxed) - set.asleep.load(Ordering::Relaxed);
                Duration::from_micros(awake.unsigned_abs())
            }
        }
    }

    /// `floor` is the newest time written since the clock was last confirmed.
    pub fn now(&self, floor: Option<Moment>) -> Now {
        let system = self.system_time();
        let floor = floor.unwrap_or(system);
        Now {
            moment: system.max(floor),
            is_behind: floor.since(system) > 2 * MINUTE,
            has_jumped: false,
            system,
        }
    }
}

impl Now {
    /// No time rule passes (§2.8): the clock is behind, or it has jumped.
    pub const fn is_in_doubt(self) -> bool {
        self.is_behind || self.has_jumped
    }

    /// As `clock_flag` says it in an entry.
    pub const fn flag(self) -> i32 {
        self.is_behind as i32 + JUMPED * self.has_jumped as i32
    }

    #[must_use]
    pub(super) const fn jumped_if(self, has_jumped: bool) -> Self {
        Self { has_jumped, ..self }
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
            assert_eq!(now.is_in_doubt(), in_doubt, "{behind}");
            assert!(now.moment >= written);
        }
    }
}
