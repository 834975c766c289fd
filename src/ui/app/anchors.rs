//! The second place of the anchors is read and written by the worker: no login, no check, no work and no lock waits long for a
//! disk that is asleep or a network that is gone.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::journal::{KeepElsewhere, LookElsewhere, SeenElsewhere};
use crate::ui::command::{Job, Report};
use crate::ui::page::gate;
use crate::ui::session::Session;
use crate::ui::worker::Worker;

use super::App;

const KEEP: &str = "anchors elsewhere";
const LOOK: &str = "look elsewhere";

/// How long an answer is waited for, by a login behind the passphrase: a disk that was asleep turns by then.
const ANSWERS: Duration = Duration::from_secs(3);

/// What is known of the second place, and what is on its way there.
#[derive(Default)]
pub(super) struct Elsewhere {
    answer: Answer,
    /// Being written; done again at the exit, where nobody can wait to hear that it was.
    keeping: Option<KeepElsewhere>,
}

/// What lies there, as soon as it has been read.
#[derive(Clone, Default)]
pub(super) struct Answer(Arc<(Mutex<Option<SeenElsewhere>>, Condvar)>);

impl Answer {
    fn came(&self, seen: SeenElsewhere) {
        let (known, came) = &*self.0;
        *known.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
        came.notify_all();
    }

    /// For a worker. What has not answered in time is like what cannot be read.
    pub(super) fn wait(&self) -> SeenElsewhere {
        let (known, came) = &*self.0;
        let known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let (known, _) = came
            .wait_timeout_while(known, ANSWERS, |known| known.is_none())
            .unwrap_or_else(PoisonError::into_inner);
        known.clone().unwrap_or_default()
    }
}

impl Elsewhere {
    /// Has it read. Whoever asks again before it has answered waits for the same answer.
    pub(super) fn look(&mut self, worker: &mut Worker, look: LookElsewhere) -> Answer {
        if !gate::is_running(worker.running(), LOOK) {
            self.answer = Answer::default();
            let answer = self.answer.clone();
            worker.submit(Job::new(LOOK, move |_| {
                answer.came(look.run());
                Report::SeenElsewhere
            }));
        }
        self.answer.clone()
    }

    pub(super) fn kept(&mut self) {
        self.keeping = None;
    }

    /// What may not have come there yet.
    pub(super) fn unfinished(&mut self) -> Option<KeepElsewhere> {
        self.keeping.take()
    }
}

impl App {
    /// In each frame. While one is being written, the next wait where they are, also through a lock.
    pub(super) fn keep_elsewhere(&mut self) {
        if self.elsewhere.keeping.is_some() {
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
            self.elsewhere.keeping = Some(keep.clone());
            self.worker.submit(Job::new(KEEP, move |_| {
                keep.run();
                Report::KeptElsewhere
            }));
        }
    }
}
