//! Whether the system clock ran ahead of the time that has really passed: then somebody set it forward (`rules.md` §2.8).
//!
//! What really passed is told by the clock that starts with the PC and cannot be set; it counts sleep too. Across a restart
//! of the PC nothing can be told.

use crate::domain::log::ClockJumped;
use crate::domain::time::{MINUTE, Moment, SECOND};

use super::clock::{Clock, JUMPED};
use super::error::Result;
use crate::store::Store;

/// What the two clocks showed when they were last known to agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Steady {
    system: Moment,
    /// Microseconds since the PC was started; none where the system does not tell.
    boot: Option<i64>,
    /// A jump was recorded, and no doctor has said that the time is right since.
    doubted: bool,
}

impl Steady {
    pub fn from_now(clock: &Clock, doubted: bool) -> Self {
        Self {
            system: clock.system_time(),
            boot: clock.since_boot(),
            doubted,
        }
    }

    /// From what the journal says of an earlier session since the same start of this PC, if nobody confirmed the clock after it.
    pub fn known(store: &Store, clock: &Clock) -> Result<Self> {
        let doubted = store.head()?.clock_flag & JUMPED != 0;
        let since = store
            .last_session()?
            .filter(|(_, session)| session.boot == clock.boot());
        Ok(match since {
            Some((system, session)) if !doubted => Self {
                system,
                boot: Some(session.uptime_micros),
                doubted,
            },
            Some(_) | None => Self::from_now(clock, doubted),
        })
    }

    /// No time rule passes.
    pub fn is_in_doubt(&self, clock: &Clock) -> bool {
        self.doubted || self.jump(clock).is_some()
    }

    /// A jump of more than two minutes that is not recorded yet.
    pub fn unrecorded(&self, clock: &Clock) -> Option<ClockJumped> {
        self.jump(clock).filter(|_| !self.doubted)
    }

    pub const fn is_recorded(&mut self) {
        self.doubted = true;
    }

    fn jump(&self, clock: &Clock) -> Option<ClockJumped> {
        let passed = clock.since_boot()? - self.boot?;
        let ahead = clock.system_time().since(self.system) - passed;
        (ahead > 2 * MINUTE).then_some(ClockJumped {
            seconds: ahead / SECOND,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::HOUR;

    fn at(minutes: i64) -> Moment {
        Moment::from_micros(minutes * MINUTE)
    }

    #[test]
    fn only_what_the_clock_gained_beyond_two_minutes_is_a_jump() {
        for (ahead, seconds) in [
            (-HOUR, None),
            (0, None),
            (2 * MINUTE, None),
            (2 * MINUTE + SECOND, Some(121)),
            (24 * HOUR, Some(86_400)),
        ] {
            let clock = Clock::set(at(1_000));
            let steady = Steady::from_now(&clock, false);
            // A night goes by, and the clock with it.
            clock.move_to(at(1_600));
            assert_eq!(steady.unrecorded(&clock), None);
            clock.jump_to(at(1_600).plus(ahead));
            let jumped = seconds.map(|seconds| ClockJumped { seconds });
            assert_eq!(steady.unrecorded(&clock), jumped, "{ahead}");
            assert_eq!(steady.is_in_doubt(&clock), jumped.is_some(), "{ahead}");
        }
    }

    #[test]
    fn a_recorded_jump_stays_in_doubt_and_is_not_recorded_again() {
        let clock = Clock::set(at(1_000));
        let mut steady = Steady::from_now(&clock, false);
        clock.jump_to(at(2_000));
        steady.is_recorded();
        assert!(steady.unrecorded(&clock).is_none() && steady.is_in_doubt(&clock));
        clock.jump_to(at(1_000));
        assert!(steady.is_in_doubt(&clock));
        assert!(!Steady::from_now(&clock, false).is_in_doubt(&clock));
    }
}
