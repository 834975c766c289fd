//! The log: a filtered walk backwards through all entries. Doctors see all, others their own lines (`design.md` §9.13).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::course::Course;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::PatientId;
use crate::domain::user::Role;
use crate::journal::{Journal, Result};
use crate::store::LogPage;

use super::PatientRow;

#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct LogFilter {
    pub patient: Option<PatientId>,
    /// Only what the reviewer or doctor should notice: wrong passphrases, refusals, too-early bookings, ends and
    /// recoveries of an access.
    pub notable: bool,
}

#[derive(Clone, Debug)]
pub struct LogRow {
    pub entry: Entry,
    pub patient: Option<PatientRow>,
    /// What the line has to be read together with; empty for a fact that tells everything itself.
    pub around: Arc<Surroundings>,
}

/// The entries that one may refer to, and what they come to.
#[derive(Clone, Default, Debug)]
pub struct Surroundings {
    pub entries: Vec<Entry>,
    pub course: Course,
}

/// Kinds that can be notable; of appointments, only those that are too early.
const NOTABLE: [&str; 11] = [
    "user_retired",
    "access_recovered",
    "login_failed",
    "refused",
    "clock_jumped",
    "clock_confirmed",
    "journal_restored",
    "journal_checked",
    "appointment_booked",
    "appointment_moved",
    "appointment_judged",
];

impl Journal {
    /// One page of at most `limit` rows, newest first, older than `before`.
    pub fn log(&self, filter: &LogFilter, before: Option<i64>, limit: u32) -> Result<Vec<LogRow>> {
        let kinds: &[&str] = if filter.notable {
            &NOTABLE
        } else {
            Fact::KINDS
        };
        let user = match self.author.role {
            Role::Doctor => None,
            Role::Nurse | Role::Reviewer => Some(self.author.user),
        };
        let page = LogPage {
            before,
            kinds,
            patient: filter.patient,
            user,
            only_notable: filter.notable,
            limit,
        };
        let mut known = BTreeMap::new();
        let row = |entry: Entry| {
            let patient = entry
                .header
                .patient
                .map(|id| self.patient_row(id))
                .transpose()?
                .flatten();
            let around = self.surroundings(&entry, &mut known)?;
            Ok(LogRow {
                entry,
                patient,
                around,
            })
        };
        self.store.log_page(&page)?.into_iter().map(row).collect()
    }

    /// Read once for each record on a page of the log, and only where a line needs it.
    fn surroundings(
        &self,
        entry: &Entry,
        known: &mut BTreeMap<Option<PatientId>, Arc<Surroundings>>,
    ) -> Result<Arc<Surroundings>> {
        if !refers_to_others(&entry.fact) {
            return Ok(Arc::default());
        }
        let patient = entry.header.patient;
        if let Some(found) = known.get(&patient) {
            return Ok(Arc::clone(found));
        }
        let entries = match patient {
            Some(patient) => self.store.entries_of(patient)?,
            None => self.store.appointment_entries_without_patient()?,
        };
        let course = Course::of(&entries);
        let read = Arc::new(Surroundings { entries, course });
        known.insert(patient, Arc::clone(&read));
        Ok(read)
    }
}

/// Says what became of something that another entry tells.
const fn refers_to_others(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::PatientCorrected(_)
            | Fact::LateEntryCountersigned(_)
            | Fact::AppointmentMoved(_)
            | Fact::AppointmentCancelled(_)
            | Fact::AppointmentArrived(_)
            | Fact::AppointmentNoShow(_)
            | Fact::AppointmentJudged(_)
    )
}
