//! Who somebody is and when she comes next: what a search may show of her before her record is opened.

use crate::domain::course::Course;
use crate::domain::id::PatientId;
use crate::domain::patient::Patient;
use crate::journal::{Journal, Now, Refusal, Result, Thing};
use crate::store::{AppointmentRow, AppointmentState};

/// Nothing of the course is in it, so that showing it is no opening of the record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IdentityView {
    pub patient: Patient,
    /// The next appointment that stands.
    pub next: Option<AppointmentRow>,
    pub now: Now,
}

impl Journal {
    pub fn identity(&self, id: PatientId) -> Result<IdentityView> {
        let told = Course::of(&self.store.entries_of(id)?).patient;
        let patient = told.ok_or(Refusal::Unknown(Thing::Patient))?.value;
        let now = self.now()?;
        let to_come = |row: &AppointmentRow| match row.state {
            AppointmentState::Planned | AppointmentState::Arrived => row.end > now.moment,
            AppointmentState::Cancelled | AppointmentState::NoShow => false,
        };
        let next = self.store.appointments_of(id)?.into_iter().find(to_come);
        Ok(IdentityView { patient, next, now })
    }
}
