//! Two quiet seconds after the last save, the journal empties its write-ahead log into the database
//! (`reliability.md` »Every connection«), so that no save ever has to wait for it.

use std::time::Duration;

use eframe::egui::Context;

use crate::journal::Journal;

const QUIET: Duration = Duration::from_secs(2);

#[derive(Default)]
pub struct Settling {
    /// Revisions of facts and drafts at the last save that was seen.
    seen: (u64, u64),
    /// When that was; nothing if it has been settled since.
    since: Option<Duration>,
}

impl Settling {
    /// Before each frame.
    pub fn watch(&mut self, ctx: &Context, journal: &Journal, uptime: Duration) {
        let revisions = (journal.revision(), journal.draft_revision());
        if revisions != self.seen {
            self.seen = revisions;
            self.since = Some(uptime);
        }
        let Some(since) = self.since else { return };
        let quiet = uptime.saturating_sub(since);
        if quiet >= QUIET {
            self.since = None;
            journal.settle();
        } else {
            ctx.request_repaint_after(QUIET.saturating_sub(quiet));
        }
    }
}
