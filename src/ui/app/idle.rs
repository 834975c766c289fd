//! Nobody at the desk: after the clinic's idle minutes, after the PC slept, and twelve hours after a passphrase the journal
//! locks itself.

use std::time::Duration;

use eframe::egui::{Context, Event};

use crate::domain::log::LockReason;
use crate::domain::time::SECOND;
use crate::journal::Clock;
use crate::ui::command::Command;
use crate::ui::session::Session;

use super::App;

/// Nobody works longer; whoever sits there then says again who she is.
const LONGEST: Duration = Duration::from_hours(12);

/// When somebody came in, on both clocks: the one that counts sleep and the one that does not.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Entered {
    at: Duration,
    asleep: Option<i64>,
}

impl Entered {
    pub fn now(clock: &Clock) -> Self {
        Self {
            at: clock.uptime(),
            asleep: clock.asleep(),
        }
    }

    /// Why the journal must be locked whatever somebody does now.
    fn must_lock(self, clock: &Clock) -> Option<LockReason> {
        let slept = clock.asleep().zip(self.asleep);
        if slept.is_some_and(|(now, then)| now - then > SECOND) {
            Some(LockReason::Slept)
        } else if clock.uptime().saturating_sub(self.at) >= LONGEST {
            Some(LockReason::TooLong)
        } else {
            None
        }
    }
}

impl App {
    /// After the clinic's idle minutes the journal locks itself; the last minute counts down by the second.
    pub(super) fn watch_idleness(&mut self, ctx: &Context) {
        let Session::Open(desk) = &mut self.session else {
            return;
        };
        if let Some(why) = self.entered.must_lock(&self.clock) {
            self.commands.push(Command::Lock(why));
            return;
        }
        let now = self.clock.uptime();
        if ctx.input(|input| input.events.iter().any(is_somebody)) {
            self.last_input = now;
        }
        let allowed =
            Duration::from_secs(u64::from(desk.journal().clinic().policy.auto_lock_minutes) * 60);
        let idle = now.saturating_sub(self.last_input);
        let left = allowed.saturating_sub(idle);
        desk.idle_for(idle, left);
        if left.is_zero() {
            self.commands.push(Command::Lock(LockReason::Idle));
        } else {
            let last_minute = Duration::from_mins(1);
            let wait = if left > last_minute {
                left.saturating_sub(last_minute)
            } else {
                Duration::from_secs(1)
            };
            ctx.request_repaint_after(wait);
        }
    }
}

/// A person did something, as opposed to the window being moved or shown.
fn is_somebody(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::PointerMoved(_)
            | Event::PointerButton { .. }
            | Event::MouseWheel { .. }
            | Event::Paste(_)
            | Event::Touch { .. }
            | Event::Ime(_)
            // A screen reader presses for somebody.
            | Event::AccessKitActionRequest(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::{HOUR, Moment};

    /// nothing that somebody does then keeps it open, and nothing less does it.
    #[test]
    fn sleep_and_half_a_day_lock_whatever_somebody_does() {
        let begun = Moment::from_micros(1_000 * HOUR);
        for (asleep, awake, why) in [
            (0, 0, None),
            (SECOND, 0, None),
            (SECOND + 1, 0, Some(LockReason::Slept)),
            (8 * HOUR, 0, Some(LockReason::Slept)),
            (0, 12 * HOUR - SECOND, None),
            (0, 12 * HOUR, Some(LockReason::TooLong)),
        ] {
            let clock = Clock::set(begun);
            let entered = Entered::now(&clock);
            clock.sleep_to(begun.plus(asleep));
            clock.move_to(begun.plus(asleep + awake));
            assert_eq!(entered.must_lock(&clock), why, "{asleep} {awake}");
        }
    }

    /// A clock that is set neither wakes nor sleeps.
    #[test]
    fn a_clock_that_is_set_forward_is_no_sleep() {
        let clock = Clock::set(Moment::from_micros(0));
        let entered = Entered::now(&clock);
        clock.jump_to(Moment::from_micros(24 * HOUR));
        assert_eq!(entered.must_lock(&clock), None);
        assert!(Clock::System.asleep().is_some() || !cfg!(target_os = "linux"));
    }
}
