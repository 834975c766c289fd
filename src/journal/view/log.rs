//! The log: a filtered walk backwards through all entries. Doctors see all, others their own lines (`design.md` §9.13).

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
    /// Only what the reviewer or doctor should notice: wrong passphrases, refusals, too-early bookings.
    pub notable: bool,
}

#[derive(Clone, Debug)]
pub struct LogRow {
    pub entry: Entry,
    pub patient: Option<PatientRow>,
}

/// Kinds that can be notable; of appointments, only those that are too early.
const NOTABLE: [&str; 6] = [
    "login_failed",
    "refused",
    "clock_confirmed",
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
            only_too_early: filter.notable,
            limit,
        };
        let row = |entry: Entry| {
            let patient = entry
                .header
                .patient
                .map(|id| self.patient_row(id))
                .transpose()?
                .flatten();
            Ok(LogRow { entry, patient })
        };
        self.store.log_page(&page)?.into_iter().map(row).collect()
    }
}
