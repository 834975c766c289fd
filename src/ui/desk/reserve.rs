//! Room held back for a full disk: looked after behind the window, and said across the page while there is none.

use std::time::Duration;

use eframe::egui::{Context, Ui};

use crate::journal::Reserve;
use crate::text::Text;
use crate::ui::command::{Command, Job, Report};
use crate::ui::theme::Tone;
use crate::ui::widget::{shell, trouble};

use super::Desk;

pub const JOB: &str = "reserve";

/// Somebody may have made room meanwhile.
const LOOKS_AGAIN: Duration = Duration::from_mins(1);

/// What is known of the room that is held back.
#[derive(Default)]
pub struct Watch {
    /// When it was last looked after.
    looked: Option<Duration>,
    reserve: Option<Reserve>,
}

impl Desk {
    /// Before each frame: room is held back as soon as there is any, and looked for again while there is none.
    pub(super) fn watch_reserve(
        &mut self,
        ctx: &Context,
        commands: &mut Vec<Command>,
        now: Duration,
    ) {
        if self.journal.gave_up_reserve() {
            self.reserve.reserve = Some(Reserve::NoRoom);
        }
        let due = match (self.reserve.looked, self.reserve.reserve) {
            (None, _) => true,
            // Just given up: it would only be taken back from what is being written.
            (Some(at), Some(Reserve::NoRoom)) => {
                let left = LOOKS_AGAIN.saturating_sub(now.saturating_sub(at));
                ctx.request_repaint_after(left);
                left.is_zero()
            }
            (Some(_), Some(Reserve::Kept) | None) => false,
        };
        if due {
            self.reserve.looked = Some(now);
            self.look_after_reserve(commands);
        }
    }

    fn look_after_reserve(&self, commands: &mut Vec<Command>) {
        if let Some(task) = self.journal.keep_reserve() {
            commands.push(Command::Work(Job::new(JOB, |_| {
                Report::ReserveKept(task.run().ok())
            })));
        }
    }

    pub(super) fn reserve_is(&mut self, kept: Option<Reserve>) {
        // A disk that cannot even be asked says so with the next save.
        if let Some(reserve) = kept {
            self.reserve.reserve = Some(reserve);
            self.journal.reserve_is(reserve);
        }
    }

    /// What happened, what is safe, what to do: until there is room again.
    pub(super) fn reserve_ui(&self, text: &Text, commands: &mut Vec<Command>, ui: &mut Ui) {
        let words = &text.shell;
        let (tone, said) = if self.journal.gave_up_reserve() {
            (Tone::Stop, &words.disk_full)
        } else if self.reserve.reserve == Some(Reserve::NoRoom) {
            (Tone::Warn, &words.disk_nearly_full)
        } else {
            return;
        };
        let again = shell::bar(ui, JOB, |ui| {
            trouble::with_way_out(ui, tone, said, &text.common.retry)
        });
        if again {
            self.look_after_reserve(commands);
        }
    }
}
