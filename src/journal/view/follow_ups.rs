//! What is left to do after treatments, for everybody: open red flags first, then reports, signatures, controls and recalls.

use std::collections::BTreeSet;

use crate::domain::aftercare::{AdverseEvent, AlarmSymptom};
use crate::domain::course::{Course, Told};
use crate::domain::id::{PatientId, UserId};
use crate::domain::log::DraftKind;
use crate::domain::rules::{OpenFlag, Question, open_flags};
use crate::domain::tasks::{self, Signature, Task, signature};
use crate::domain::time::{Day, Moment};
use crate::journal::clinic::ClinicState;
use crate::journal::task::{ListFollowUps, Progress};
use crate::journal::{DraftContent, Journal, Now, Result, case};
use crate::store::{Draft, Store};

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
    /// Somebody ticked an alarm symptom and has raised no flag: it is in no record yet, and no rule knows of it.
    Untold(Untold),
    /// What nobody has signed or saved (R95); when it ended is not known before, so that the last key counts.
    Draft {
        kind: DraftKind,
        author: UserId,
        saved_at: Moment,
        waits: Signature,
    },
}

/// What alarms in a reaction that is half written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Untold {
    /// None if the event was called serious, and no more.
    pub alarm: BTreeSet<AlarmSymptom>,
    pub author: UserId,
    pub saved_at: Moment,
}

impl Untold {
    /// Nothing if the draft is none of a reaction, or does not alarm.
    ///
    /// One that cannot be read is nobody's reason to lock the record: it stays on the list as what is not finished.
    pub(super) fn of(draft: &Draft) -> Option<Self> {
        if draft.kind != DraftKind::Reaction {
            return None;
        }
        let Ok(DraftContent::Reaction(reaction)) = DraftContent::parse(&draft.json) else {
            return None;
        };
        reaction.is_alarming().then_some(Self {
            alarm: reaction.alarm,
            author: draft.author,
            saved_at: draft.saved_at,
        })
    }

    /// Somebody has raised a flag since it was written.
    pub(super) fn is_told(&self, course: &Course) -> bool {
        let raised_since = |told: &Told<AdverseEvent>| {
            told.value.is_alarming() && told.recorded_at >= self.saved_at
        };
        course.adverse_events.iter().any(raised_since)
    }
}

impl Waiting {
    /// Where it stands among others: what kind it is, and when it is due or since when it waits.
    fn place(&self) -> (u8, i64) {
        let day = |day: Day| day.at(0).micros();
        match self {
            Self::Task(Task::RedFlag { flag, .. }) => (0, flag.since.micros()),
            Self::Untold(untold) => (0, untold.saved_at.micros()),
            Self::Task(Task::Report { due, .. }) => (1, day(due.due)),
            Self::Task(Task::Access(open)) => (1, day(open.due)),
            Self::Task(Task::Unsigned { started, .. }) => (2, started.micros()),
            Self::Draft { saved_at, .. } => (2, saved_at.micros()),
            Self::Task(Task::NoControl(control)) => (3, day(control.to)),
            Self::Task(Task::Recall { window, .. }) => (4, day(window.next.1)),
        }
    }

    /// A red flag, raised or still to be raised.
    pub const fn is_red_flag(&self) -> bool {
        matches!(self, Self::Task(Task::RedFlag { .. }) | Self::Untold(_))
    }
}

impl Journal {
    /// Reads what is left to do after treatments, behind the window: every record treated within a year is folded for it.
    pub fn list_follow_ups(&self) -> Result<ListFollowUps> {
        Ok(ListFollowUps {
            reader: self.reader(),
            clinic: self.clinic.clone(),
            now: self.now()?,
        })
    }

    /// How many red flags are open.
    pub fn open_flags(&self) -> Result<usize> {
        Ok(self.source(self.now()?).raised()?.len())
    }

    /// How many are still to be raised: ticked by somebody, and in no record.
    pub fn untold_alarms(&self) -> Result<usize> {
        let unfinished = self.source(self.now()?).unfinished()?;
        let untold = unfinished.iter().filter(|row| row.waiting.is_red_flag());
        Ok(untold.count())
    }

    /// Red flags, open and still to be raised.
    pub(super) fn flagged(&self, now: Now) -> Result<Vec<FollowUpRow>> {
        let source = self.source(now);
        let mut rows = source.raised()?;
        rows.extend(source.unfinished()?);
        rows.retain(|row| row.waiting.is_red_flag());
        sort(&mut rows);
        Ok(rows)
    }

    const fn source(&self, now: Now) -> Source<'_> {
        Source {
            store: &self.store,
            clinic: &self.clinic,
            now,
        }
    }

    /// Red flags of a course that no doctor has closed.
    pub(super) fn flags(&self, course: &Course, now: Now) -> Vec<OpenFlag> {
        flags(&self.clinic, course, now)
    }
}

/// What the lists are read from: the journal's own connection, or one of a worker.
pub(in crate::journal) struct Source<'s> {
    pub store: &'s Store,
    pub clinic: &'s ClinicState,
    pub now: Now,
}

impl Source<'_> {
    /// Everything that is left to do after treatments; nothing if it was cancelled.
    pub fn follow_ups(&self, progress: &Progress) -> Result<Option<FollowUpsView>> {
        let since = self.now.moment.day().minus_months(MONTHS).at(0);
        let mut patients: BTreeSet<PatientId> =
            self.store.patients_flagged()?.into_iter().collect();
        patients.extend(self.store.patients_asking_access()?);
        patients.extend(self.store.patients_treated_since(since)?);
        let mut rows = Vec::new();
        for patient in patients {
            if progress.is_cancelled() {
                return Ok(None);
            }
            rows.extend(self.tasks_of(patient)?);
        }
        rows.extend(self.unfinished()?);
        sort(&mut rows);
        let now = self.now;
        Ok(Some(FollowUpsView { rows, now }))
    }

    fn raised(&self) -> Result<Vec<FollowUpRow>> {
        let mut rows = Vec::new();
        for patient in self.store.patients_flagged()? {
            rows.extend(self.tasks_of(patient)?);
        }
        rows.retain(|row| row.waiting.is_red_flag());
        Ok(rows)
    }

    fn tasks_of(&self, patient: PatientId) -> Result<Vec<FollowUpRow>> {
        let Some(row) = PatientRow::read(self.store, patient)? else {
            return Ok(Vec::new());
        };
        let course = Course::of(&self.store.entries_of(patient)?);
        let flags = flags(self.clinic, &course, self.now);
        let settings = (&self.clinic.policy, &self.clinic.premises.watched);
        let tasks = tasks::of(&course, &flags, settings, self.now.moment);
        let row = |task| FollowUpRow {
            patient: row.clone(),
            waiting: Waiting::Task(task),
        };
        Ok(tasks.into_iter().map(row).collect())
    }

    fn untold(&self, draft: &Draft) -> Result<Option<Untold>> {
        let Some(untold) = Untold::of(draft) else {
            return Ok(None);
        };
        let course = Course::of(&self.store.entries_of(draft.patient)?);
        Ok((!untold.is_told(&course)).then_some(untold))
    }

    fn unfinished(&self) -> Result<Vec<FollowUpRow>> {
        let mut rows = Vec::new();
        for draft in self.store.unfinished_drafts()? {
            let waits = signature(draft.saved_at, self.now.moment, self.clinic.policy.closes);
            let waiting = match self.untold(&draft)? {
                Some(untold) => Waiting::Untold(untold),
                None if waits == Signature::Today => continue,
                None => Waiting::Draft {
                    kind: draft.kind,
                    author: draft.author,
                    saved_at: draft.saved_at,
                    waits,
                },
            };
            if let Some(patient) = PatientRow::read(self.store, draft.patient)? {
                rows.push(FollowUpRow { patient, waiting });
            }
        }
        Ok(rows)
    }
}

fn flags(clinic: &ClinicState, course: &Course, now: Now) -> Vec<OpenFlag> {
    let question = Question::start(now.moment, Vec::new());
    open_flags(&case::of_course(clinic, now, course, question))
}

/// Stable: what is due together stays in the order in which it was read.
fn sort(rows: &mut [FollowUpRow]) {
    rows.sort_by_key(|row| row.waiting.place());
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::DraftId;

    /// A failing disk, or a program of another day, must not keep anybody from the record.
    #[test]
    fn a_draft_that_cannot_be_read_tells_of_no_alarm_and_is_no_error() {
        let told = |kind, json: &str| {
            let draft = Draft {
                id: DraftId::new(Uuid::from_u128(1)),
                patient: PatientId::new(Uuid::from_u128(2)),
                author: UserId::new(Uuid::from_u128(3)),
                kind,
                json: json.to_owned(),
                saved_at: Moment::from_micros(0),
                revision: 1,
            };
            Untold::of(&draft).is_some()
        };
        let reaction = DraftKind::Reaction;
        assert!(told(reaction, r#"{"reaction":{"alarm":["speaking"]}}"#));
        assert!(told(reaction, r#"{"reaction":{"serious":true}}"#));
        for calm in [
            r#"{"reaction":{}}"#,
            r#"{"reaction":{"alarm":["spea"#,
            "",
            "null",
        ] {
            assert!(!told(reaction, calm), "{calm}");
        }
    }
}
