//! What is left to do after treatments, for everybody: open red flags first, then reports, signatures, controls and recalls.

use std::collections::BTreeSet;

use crate::domain::course::Course;
use crate::domain::id::{PatientId, UserId};
use crate::domain::rules::{OpenFlag, Question, open_flags};
use crate::domain::tasks::{self, Signature, Task, signature};
use crate::domain::time::{Day, Moment};
use crate::journal::{Journal, Now, Result};

use super::PatientRow;

/// How far back treatments are looked for. Whoever has not been here since is not asked to come again; a red flag and a
/// report never end this way.
const MONTHS: u32 = 12;

#[derive(Clone, Debug)]
pub struct FollowUpsView {
    /// What is worst first, and then what is due first.
    pub rows: Vec<FollowUpRow>,
    pub now: Now,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FollowUpRow {
    pub patient: PatientRow,
    pub waiting: Waiting,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Waiting {
    Task(Task),
    /// A consultation that nobody has signed (R95); when it ended is not known before, so that the last key counts.
    Draft {
        author: UserId,
        saved_at: Moment,
        waits: Signature,
    },
}

impl Waiting {
    /// Where it stands among others: what kind it is, and when it is due or since when it waits.
    fn place(&self) -> (u8, i64) {
        let day = |day: Day| day.at(0).micros();
        match self {
            Self::Task(Task::RedFlag { flag, .. }) => (0, flag.since.micros()),
            Self::Task(Task::Report { due, .. }) => (1, day(due.due)),
            Self::Task(Task::Unsigned { started, .. }) => (2, started.micros()),
            Self::Draft { saved_at, .. } => (2, saved_at.micros()),
            Self::Task(Task::NoControl(control)) => (3, day(control.to)),
            Self::Task(Task::Recall { window, .. }) => (4, day(window.next.1)),
        }
    }

    pub const fn is_red_flag(&self) -> bool {
        matches!(self, Self::Task(Task::RedFlag { .. }))
    }
}

impl Journal {
    /// Everything that is left to do after treatments.
    pub fn follow_ups(&self) -> Result<FollowUpsView> {
        let now = self.now()?;
        let since = now.moment.day().minus_months(MONTHS).at(0);
        let mut patients: BTreeSet<PatientId> =
            self.store.patients_flagged()?.into_iter().collect();
        patients.extend(self.store.patients_treated_since(since)?);
        let mut rows = Vec::new();
        for patient in patients {
            rows.extend(self.tasks_of(patient, now)?);
        }
        rows.extend(self.unsigned_consultations(now)?);
        sort(&mut rows);
        Ok(FollowUpsView { rows, now })
    }

    /// How many red flags are open, for the rail.
    pub fn open_flags(&self) -> Result<usize> {
        Ok(self.flagged(self.now()?)?.len())
    }

    pub(super) fn flagged(&self, now: Now) -> Result<Vec<FollowUpRow>> {
        let mut rows = Vec::new();
        for patient in self.store.patients_flagged()? {
            rows.extend(self.tasks_of(patient, now)?);
        }
        rows.retain(|row| row.waiting.is_red_flag());
        sort(&mut rows);
        Ok(rows)
    }

    /// Red flags of a course that no doctor has closed.
    pub(super) fn flags(&self, course: &Course, now: Now) -> Vec<OpenFlag> {
        let question = Question::start(now.moment, Vec::new());
        open_flags(&self.case(course, question, now))
    }

    fn tasks_of(&self, patient: PatientId, now: Now) -> Result<Vec<FollowUpRow>> {
        let Some(row) = self.patient_row(patient)? else {
            return Ok(Vec::new());
        };
        let course = Course::of(&self.store.entries_of(patient)?);
        let flags = self.flags(&course, now);
        let tasks = tasks::of(&course, &flags, &self.clinic.policy, now.moment);
        let row = |task| FollowUpRow {
            patient: row.clone(),
            waiting: Waiting::Task(task),
        };
        Ok(tasks.into_iter().map(row).collect())
    }

    fn unsigned_consultations(&self, now: Now) -> Result<Vec<FollowUpRow>> {
        let mut rows = Vec::new();
        for draft in self.store.consultation_drafts()? {
            let waits = signature(draft.saved_at, now.moment, self.clinic.policy.closes);
            if waits == Signature::Today {
                continue;
            }
            if let Some(patient) = self.patient_row(draft.patient)? {
                let waiting = Waiting::Draft {
                    author: draft.author,
                    saved_at: draft.saved_at,
                    waits,
                };
                rows.push(FollowUpRow { patient, waiting });
            }
        }
        Ok(rows)
    }
}

/// Stable: what is due together stays in the order in which it was read.
fn sort(rows: &mut [FollowUpRow]) {
    rows.sort_by_key(|row| row.waiting.place());
}
