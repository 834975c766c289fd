//! The second place of the anchors is read and written by the worker: no login, no work and no lock waits long for a disk that
//! is asleep or a network that is gone.

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::journal::SeenElsewhere;
use crate::journal::door::Door;
use crate::ui::command::{Job, Report};
use crate::ui::page::gate;
use crate::ui::session::Session;
use crate::ui::worker::Worker;

use super::App;

const KEEP: &str = "anchors elsewhere";
const LOOK: &str = "look elsewhere";

/// How long a login waits for an answer behind the passphrase: a disk that was asleep turns by then.
pub(super) const ANSWERS: Duration = Duration::from_secs(3);

/// Reads it while the passphrase is proven. While an earlier look waits for an answer, there is none.
pub(super) fn look(worker: &mut Worker, door: &Door) -> Receiver<SeenElsewhere> {
    let (seen, answer) = channel();
    if !gate::is_running(worker.running(), LOOK) {
        let look = door.look_elsewhere();
        worker.submit(Job::new(LOOK, move |_| {
            // Nobody listens any more if it took too long.
            seen.send(look.run()).ok();
            Report::BeenElsewhere
        }));
    }
    answer
}

impl App {
    /// In each frame. While one is being written, the next wait where they are, also through a lock.
    pub(super) fn keep_elsewhere(&mut self) {
        if gate::is_running(self.worker.running(), KEEP) {
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
            self.worker.submit(Job::new(KEEP, move |_| {
                keep.run();
                Report::BeenElsewhere
            }));
        }
    }
}
