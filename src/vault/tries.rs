//! Wrong passphrases: five in a row for one user make that user wait, and nobody else.
//!
//! It stops a person at the keyboard; against a copied folder only argon2id and the passphrase count.

pub mod log;

use std::collections::BTreeMap;
use std::time::Duration;

use crate::domain::id::UserId;

/// Failures in a row per user, in memory. `now` is the time since any fixed start, from a clock that cannot be set.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Tries(BTreeMap<UserId, Row>);

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Row {
    failures: u32,
    until: Duration,
}

impl Tries {
    const IN_A_ROW: u32 = 5;
    const FIRST_WAIT: Duration = Duration::from_mins(1);
    const LONGEST_WAIT: Duration = Duration::from_mins(5);

    /// How long this user must still wait before another attempt; none when an attempt may be made.
    pub fn wait(&self, user: UserId, now: Duration) -> Option<Duration> {
        let left = self.0.get(&user)?.until.saturating_sub(now);
        (!left.is_zero()).then_some(left)
    }

    /// A wrong passphrase: the fifth in a row waits 60 s, each further five double it, at most 300 s.
    pub fn failed(&mut self, user: UserId, now: Duration) {
        let row = self.0.entry(user).or_default();
        row.failures = row.failures.saturating_add(1);
        if row.failures.is_multiple_of(Self::IN_A_ROW) {
            let doublings = (row.failures / Self::IN_A_ROW - 1).min(8);
            let wait = Self::FIRST_WAIT * 2_u32.pow(doublings);
            row.until = now + wait.min(Self::LONGEST_WAIT);
        }
    }

    /// After a restart: who was waiting when the program ended waits again, in full. Neither a restart nor the system's
    /// clock shortens a wait; who has tried again since had waited.
    pub fn after_restart(failed: impl IntoIterator<Item = UserId>, now: Duration) -> Self {
        let mut tries = Self::default();
        for user in failed {
            tries.failed(user, now);
        }
        for row in tries.0.values_mut() {
            if !row.failures.is_multiple_of(Self::IN_A_ROW) {
                row.until = now;
            }
        }
        tries
    }

    /// In a row, since this user last came in.
    pub fn failures_of(&self, user: UserId) -> u32 {
        self.0.get(&user).map_or(0, |row| row.failures)
    }

    /// The right passphrase: this user starts anew.
    pub fn succeeded(&mut self, user: UserId) {
        self.0.remove(&user);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn user(last: u8) -> UserId {
        UserId::from_bytes([last; 16])
    }

    fn after(failures: u32) -> Option<u64> {
        let mut tries = Tries::default();
        for _ in 0..failures {
            tries.failed(user(1), Duration::ZERO);
        }
        tries
            .wait(user(1), Duration::ZERO)
            .map(|wait| wait.as_secs())
    }

    #[test]
    fn five_in_a_row_wait_a_minute_and_each_further_five_double_it_up_to_five_minutes() {
        assert_eq!(after(4), None);
        assert_eq!(after(5), Some(60));
        assert_eq!(after(9), Some(60));
        assert_eq!(after(10), Some(120));
        assert_eq!(after(15), Some(240));
        assert_eq!(after(20), Some(300));
        assert_eq!(after(1000), Some(300));
    }

    #[test]
    fn the_wait_ends_to_the_second_and_four_more_attempts_are_free() {
        let mut tries = Tries::default();
        for _ in 0..5 {
            tries.failed(user(1), Duration::from_secs(10));
        }
        let at = Duration::from_secs;
        assert_eq!(tries.wait(user(1), at(69)), Some(at(1)));
        assert_eq!(tries.wait(user(1), at(70)), None);
        for _ in 0..4 {
            tries.failed(user(1), at(80));
            assert_eq!(tries.wait(user(1), at(80)), None);
        }
        tries.failed(user(1), at(80));
        assert_eq!(tries.wait(user(1), at(80)), Some(at(120)));
    }

    #[test]
    fn after_a_restart_whoever_was_waiting_waits_again_in_full() {
        for (failures, wait) in [
            (0, None),
            (4, None),
            (5, Some(60)),
            (6, None),
            (9, None),
            (10, Some(120)),
            (15, Some(240)),
            (16, None),
            (20, Some(300)),
            (1000, Some(300)),
        ] {
            let now = Duration::from_secs(7);
            let failed = (0..failures).map(|_| user(1));
            let mut tries = Tries::after_restart(failed, now);
            let left = tries.wait(user(1), now).map(|wait| wait.as_secs());
            assert_eq!(left, wait, "{failures}");
            assert_eq!(tries.wait(user(2), now), None);
            assert_eq!(tries.failures_of(user(1)), failures);
            // The next five count on from there.
            for _ in failures % 5..5 {
                tries.failed(user(1), now);
            }
            assert!(tries.wait(user(1), now) >= Some(Duration::from_mins(1)));
        }
    }

    #[test]
    fn a_colleague_is_not_touched_and_the_right_passphrase_starts_anew() {
        let mut tries = Tries::default();
        for _ in 0..5 {
            tries.failed(user(1), Duration::ZERO);
        }
        assert_eq!(tries.wait(user(2), Duration::ZERO), None);
        tries.succeeded(user(1));
        assert_eq!(tries.wait(user(1), Duration::ZERO), None);
        for _ in 0..4 {
            tries.failed(user(1), Duration::ZERO);
        }
        assert_eq!(tries.wait(user(1), Duration::ZERO), None);
    }
}
