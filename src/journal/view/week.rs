//! A week of one practitioner, as the booking page shows it: other patients are only »Optaget«.

use crate::domain::appointment::AppointmentKind;
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::rules::slots::{Busy, first_free};
use crate::domain::time::{Day, Moment};
use crate::journal::{Journal, Result};
use crate::store::{AppointmentRow, AppointmentState};

#[derive(Clone, PartialEq, Debug)]
pub struct WeekView {
    pub monday: Day,
    pub practitioner: UserId,
    pub blocks: Vec<Block>,
}

/// Time that is taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    pub id: EntryId,
    pub start: Moment,
    pub end: Moment,
    /// The open patient's own appointment; of others only the time is shown.
    pub own: bool,
    pub kind: AppointmentKind,
    pub too_early: bool,
}

impl Journal {
    /// The seven days from a Monday. `patient` is whose record is open.
    pub fn week(
        &self,
        monday: Day,
        practitioner: UserId,
        patient: Option<PatientId>,
    ) -> Result<WeekView> {
        let (from, until) = (monday.at(0), monday.plus_days(6).end());
        let mut rows = self.store.appointments_with(practitioner, from, until)?;
        if let Some(patient) = patient {
            // The patient's own appointments with others: she cannot be in two places either.
            let own = self.store.appointments_of(patient)?.into_iter();
            rows.extend(own.filter(|row| {
                row.practitioner != practitioner && row.start >= from && row.start < until
            }));
        }
        let person = patient.map(|of| self.store.person(of)).transpose()?;
        let block = |row: AppointmentRow| Block {
            id: row.id,
            start: row.start,
            end: row.end,
            own: row.patient.is_some() && row.patient == person,
            kind: row.kind,
            too_early: row.too_early,
        };
        Ok(WeekView {
            monday,
            practitioner,
            blocks: rows.into_iter().filter(stands).map(block).collect(),
        })
    }

    /// The first time at or after `from` at which both the practitioner and the patient are free, on the clinic's grid
    /// within opening hours.
    pub fn first_free(
        &self,
        practitioner: UserId,
        patient: PatientId,
        from: Moment,
        minutes: u32,
    ) -> Result<Option<Moment>> {
        let now = self.now()?.moment;
        let from = from.max(now);
        let until = from
            .day()
            .plus_days(i64::from(self.clinic.policy.search_days) + 1)
            .end();
        let rows = self
            .store
            .busy(practitioner, Some(patient), from.day().at(0), until)?;
        let busy: Vec<Busy> = rows
            .iter()
            .map(|row| Busy {
                start: row.start,
                end: row.end,
            })
            .collect();
        Ok(first_free(&busy, from, minutes, &self.clinic.policy, now))
    }
}

fn stands(row: &AppointmentRow) -> bool {
    matches!(
        row.state,
        AppointmentState::Planned | AppointmentState::Arrived
    )
}
