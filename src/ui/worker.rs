//! Runs jobs beside the window, on threads that live as long as it. Answers come back as reports and wake the frame.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use eframe::egui::Context;

use crate::domain::time::SECOND;
use crate::journal::Clock;
use crate::journal::door::Bell;
pub use crate::journal::task::Progress;
use crate::journal::wipe_stack;

use super::command::{Job, Report};

/// How jobs are run.
enum Hands {
    /// A few threads that take jobs from one queue.
    Threads {
        queue: Sender<(Job, Progress)>,
        bell: Arc<Mutex<Option<Bell>>>,
    },
    /// At once, on the calling thread: for tests and pictures, which must not depend on who is faster.
    Inline {
        reports: Sender<Told>,
        bell: Option<Bell>,
    },
}

/// How often somebody who knocks is listened for.
const LISTENS: Duration = Duration::from_secs(1);

/// What a job says.
enum Told {
    /// Before its end.
    Meanwhile(Report),
    Done {
        name: &'static str,
        report: Report,
    },
}

pub struct Worker {
    hands: Hands,
    reports: Receiver<Told>,
    running: Vec<(&'static str, Progress)>,
}

/// One decode on each core less one, so that the window keeps its own; four at least, so that unlocking never waits, and
/// thumbnails come while an import, which has hands of its own, is waited for.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(4, |cores| cores.get().saturating_sub(1).max(4))
}

impl Worker {
    pub fn on_threads(ctx: &Context) -> Self {
        let (queue, jobs) = channel::<(Job, Progress)>();
        let (report, reports) = channel();
        let jobs = Arc::new(Mutex::new(jobs));
        let ctx = ctx.clone();
        for _ in 0..threads() {
            let (jobs, report, ctx) = (Arc::clone(&jobs), report.clone(), ctx.clone());
            start(move || work(&jobs, &report, &ctx));
        }
        let bell = Arc::new(Mutex::new(None));
        let heard = Arc::clone(&bell);
        start(move || listen(&heard, &report, &ctx));
        Self {
            hands: Hands::Threads { queue, bell },
            reports,
            running: Vec::new(),
        }
    }

    pub fn inline() -> Self {
        let (report, reports) = channel();
        Self {
            hands: Hands::Inline {
                reports: report,
                bell: None,
            },
            reports,
            running: Vec::new(),
        }
    }

    pub fn submit(&mut self, job: Job) {
        let (name, progress) = (job.name, Progress::default());
        self.running.push((name, progress.clone()));
        // Sending fails only when the threads are gone, and they live as long as this.
        match &self.hands {
            Hands::Threads { queue, .. } => drop(queue.send((job, progress))),
            Hands::Inline { reports, .. } => {
                let tell = |report| drop(reports.send(Told::Meanwhile(report)));
                let report = (job.run)(&progress, &tell);
                drop(reports.send(Told::Done { name, report }));
            }
        }
    }

    /// Listens for a second start at the folder that this window has; nothing if it has none.
    pub fn listen_to(&mut self, folder: Option<Bell>) {
        match &mut self.hands {
            Hands::Threads { bell, .. } => {
                *bell.lock().unwrap_or_else(PoisonError::into_inner) = folder;
            }
            Hands::Inline { bell, .. } => *bell = folder,
        }
    }

    /// What has been told since the last frame, in the order of telling.
    pub fn told(&mut self) -> Vec<Report> {
        if let Hands::Inline { reports, bell } = &self.hands
            && bell.as_ref().is_some_and(Bell::rang)
        {
            drop(reports.send(Told::Meanwhile(Report::Knocked)));
        }
        let told: Vec<Told> = self.reports.try_iter().collect();
        let report = |told| match told {
            Told::Meanwhile(report) => report,
            Told::Done { name, report } => {
                self.ended(name);
                report
            }
        };
        told.into_iter().map(report).collect()
    }

    fn ended(&mut self, ended: &str) {
        let place = self.running.iter().position(|(name, _)| *name == ended);
        if let Some(place) = place {
            self.running.remove(place);
        }
    }

    pub fn running(&self) -> &[(&'static str, Progress)] {
        &self.running
    }

    pub fn cancel(&self, name: &str) {
        for (_, progress) in self.running.iter().filter(|(running, _)| *running == name) {
            progress.cancel();
        }
    }

    /// At lock: what was asked for the open journal is no longer wanted.
    pub fn forget_all(&mut self) {
        for (_, progress) in &self.running {
            progress.cancel();
        }
    }
}

fn work(jobs: &Mutex<Receiver<(Job, Progress)>>, reports: &Sender<Told>, ctx: &Context) {
    loop {
        // The lock is held only while waiting for the next job, not while it runs.
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((job, progress)) = next else {
            return;
        };
        let name = job.name;
        let tell = |report| {
            drop(reports.send(Told::Meanwhile(report)));
            ctx.request_repaint();
        };
        let report = (job.run)(&progress, &tell);
        wipe_stack();
        if reports.send(Told::Done { name, report }).is_err() {
            return;
        }
        ctx.request_repaint();
    }
}

/// Beside the window, which sleeps while nobody touches it. Ends with the window.
fn listen(bell: &Mutex<Option<Bell>>, reports: &Sender<Told>, ctx: &Context) {
    let mut asleep = Clock::System.asleep();
    loop {
        std::thread::sleep(LISTENS);
        // What stood there before the PC slept must not go on standing there: the next frame locks.
        if Clock::System.asleep() > asleep.map(|before| before + SECOND) {
            asleep = Clock::System.asleep();
            ctx.request_repaint();
        }
        let rang = {
            let bell = bell.lock().unwrap_or_else(PoisonError::into_inner);
            bell.as_ref().is_some_and(Bell::rang)
        };
        if rang {
            if reports.send(Told::Meanwhile(Report::Knocked)).is_err() {
                return;
            }
            ctx.request_repaint();
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is ui::worker")]
fn start(work: impl FnOnce() + Send + 'static) {
    drop(std::thread::spawn(work));
}
