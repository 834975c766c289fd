//! Nobody at the desk: after the clinic's idle minutes the journal locks itself.

use std::time::Duration;

use eframe::egui::{Context, Event};

use crate::domain::log::LockReason;
use crate::ui::command::Command;
use crate::ui::session::Session;

use super::App;

impl App {
    /// After the clinic's idle minutes the journal locks itself; the last minute counts down by the second.
    pub(super) fn watch_idleness(&mut self, ctx: &Context) {
        let Session::Open(desk) = &mut self.session else {
            return;
        };
        let now = self.clock.uptime();
        if ctx.input(|input| input.events.iter().any(is_somebody)) {
            self.last_input = now;
        }
        let allowed =
            Duration::from_secs(u64::from(desk.journal().clinic().policy.auto_lock_minutes) * 60);
        let idle = now.saturating_sub(self.last_input);
        let left = allowed.saturating_sub(idle);
        desk.locks_in(left);
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
