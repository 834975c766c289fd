//! One day: who comes when, and how far each is.

use crate::domain::appointment::AppointmentKind;
use crate::domain::area::Area;
use crate::domain::course::Course;
use crate::domain::id::DraftId;
use crate::domain::information::Part;
use crate::domain::log::DraftKind;
use crate::domain::rules::{Question, Reflection};
use crate::domain::time::{Day, Moment};
use crate::journal::{Journal, Now, Result};
use crate::store::{AppointmentRow, AppointmentState};

use super::PatientRow;

#[derive(Clone, Debug)]
pub struct DayView {
    pub day: Day,
    /// In time order, cancelled ones left out.
    pub rows: Vec<DayRow>,
    /// Appointments too early on any day, first in the work list until they are moved.
    pub too_early: Vec<DayRow>,
    /// Drafts of whoever is logged in that still lack a signature.
    pub unsigned: Vec<Unsigned>,
    pub now: Now,
}

#[derive(Clone, Debug)]
pub struct DayRow {
    pub appointment: AppointmentRow,
    /// None for blocked time.
    pub patient: Option<PatientRow>,
    /// Where the reflection period stands, for a treatment.
    pub reflection: Option<Reflection>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unsigned {
    pub draft: DraftId,
    pub kind: DraftKind,
    pub patient: PatientRow,
    pub saved_at: Moment,
}

impl Journal {
    pub fn day(&self, day: Day) -> Result<DayView> {
        let now = self.now()?;
        let appointments = self.store.appointments_between(day.at(0), day.end())?;
        let shown = |row: &AppointmentRow| row.state != AppointmentState::Cancelled;
        let rows = appointments
            .into_iter()
            .filter(shown)
            .map(|row| self.day_row(row, now))
            .collect::<Result<_>>()?;
        // Time passing takes no flag away (rules §8.5), so those that have gone by are here too.
        let ever = Moment::from_micros(i64::MIN);
        let too_early = self.store.appointments_too_early(ever)?;
        let too_early = too_early
            .into_iter()
            .map(|row| self.day_row(row, now))
            .collect::<Result<_>>()?;
        Ok(DayView {
            day,
            rows,
            too_early,
            unsigned: self.unsigned()?,
            now,
        })
    }

    fn day_row(&self, appointment: AppointmentRow, now: Now) -> Result<DayRow> {
        let Some(id) = appointment.patient else {
            return Ok(DayRow {
                appointment,
                patient: None,
                reflection: None,
            });
        };
        let patient = self.patient_row(id)?;
        let reflection = match appointment.kind {
            AppointmentKind::Treatment => {
                let course = Course::of(&self.store.entries_of(id)?);
                let question = Question::booking(appointment.start, parts(&appointment));
                Some(Reflection::of(&self.case(&course, question, now)))
            }
            AppointmentKind::Consultation | AppointmentKind::Control | AppointmentKind::Blocked => {
                None
            }
        };
        Ok(DayRow {
            appointment,
            patient,
            reflection,
        })
    }

    fn unsigned(&self) -> Result<Vec<Unsigned>> {
        let mut unsigned = Vec::new();
        for draft in self.store.drafts_by(self.author.user)? {
            if let Some(patient) = self.patient_row(draft.patient)? {
                unsigned.push(Unsigned {
                    draft: draft.id,
                    kind: draft.kind,
                    patient,
                    saved_at: draft.saved_at,
                });
            }
        }
        Ok(unsigned)
    }
}

fn parts(row: &AppointmentRow) -> Vec<Part> {
    let part = |area: &Area| {
        row.product.clone().map(|product| Part {
            area: area.clone(),
            product,
        })
    };
    row.areas.iter().filter_map(part).collect()
}
