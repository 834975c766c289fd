//! Anchors are written to the second place by the worker: neither work nor a lock waits for a disk that is asleep.

use crate::ui::command::{Job, Report};
use crate::ui::page::gate;
use crate::ui::session::Session;

use super::App;

const JOB: &str = "anchors elsewhere";

impl App {
    /// In each frame. While one is being written, the next wait where they are, also through a lock.
    pub(super) fn keep_elsewhere(&mut self) {
        if gate::is_running(self.worker.running(), JOB) {
            return;
        }
        let owed = match &mut self.session {
            Session::Open(desk) => desk.keep_elsewhere(),
            Session::Locked(page) => page.door.keep_elsewhere(),
            Session::FirstStart(_)
            | Session::Refused(_)
            | Session::Renewing(_)
            | Session::Between => None,
        };
        if let Some(keep) = owed {
            self.worker.submit(Job::new(JOB, move |_| {
                keep.run();
                Report::KeptElsewhere
            }));
        }
    }
}
