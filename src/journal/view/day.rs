//! One day: who comes when, and how far each is.

use crate::domain::appointment::AppointmentKind;
use crate::domain::area::Area;
use crate::domain::course::Course;
use crate::domain::id::{DraftId, PatientId};
use crate::domain::information::Part;
use crate::domain::log::DraftKind;
use crate::domain::readiness::{self, Readiness};
use crate::domain::rules::{Assessment, Question, Reflection};
use crate::domain::time::{Day, Moment};
use crate::journal::{Journal, Now, Result, case};
use crate::store::{AppointmentRow, AppointmentState};

use super::PatientRow;
use super::follow_ups::FollowUpRow;
use super::gate::{has_arrived, is_over, vials_at_hand};

#[derive(Clone, Debug)]
pub struct DayView {
    pub day: Day,
    /// In time order, cancelled ones left out.
    pub rows: Vec<DayRow>,
    /// Appointments too early on any day, first in the work list until they are moved.
    pub too_early: Vec<DayRow>,
    /// Red flags that no doctor has closed, the longest open first.
    pub flags: Vec<FollowUpRow>,
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
    /// Of a treatment today: how far it is.
    pub gate: Option<DayGate>,
}

/// How far a treatment of today is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DayGate {
    /// Not given yet: the thirteen checks, as of its start or of now, whichever is later.
    Open(Box<Readiness>),
    Started,
    Signed,
    /// *Afvigelse*
    Deviation,
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
            flags: self.flagged(now)?,
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
                gate: None,
            });
        };
        let patient = self.patient_row(id)?;
        let (reflection, gate) = match appointment.kind {
            AppointmentKind::Treatment => {
                let course = Course::of(&self.store.entries_of(id)?);
                let question = Question::booking(appointment.start, parts(&appointment));
                let reflection = Reflection::of(&self.case(&course, question, now));
                (
                    Some(reflection),
                    self.day_gate(id, &course, &appointment, now)?,
                )
            }
            AppointmentKind::Consultation | AppointmentKind::Control | AppointmentKind::Blocked => {
                (None, None)
            }
        };
        Ok(DayRow {
            appointment,
            patient,
            reflection,
            gate,
        })
    }

    fn day_gate(
        &self,
        patient: PatientId,
        course: &Course,
        appointment: &AppointmentRow,
        now: Now,
    ) -> Result<Option<DayGate>> {
        let today = now.moment.day();
        let standing = matches!(
            appointment.state,
            AppointmentState::Planned | AppointmentState::Arrived
        );
        if appointment.start.day() != today || !standing {
            return Ok(None);
        }
        let mut given = course.treatments.iter();
        if let Some(given) = given.rfind(|treatment| treatment.started.day() == today) {
            let deviation = given.deviation;
            return Ok(Some(if deviation {
                DayGate::Deviation
            } else {
                DayGate::Signed
            }));
        }
        let running = course.running_start();
        if running.is_some_and(|start| start.occurred_at.day() == today) {
            return Ok(Some(DayGate::Started));
        }
        let start = appointment.start.max(now.moment);
        let vials = appointment
            .product
            .as_ref()
            .map(|product| vials_at_hand(course, product, start));
        let question = Question::start(start, parts(appointment))
            .by(Some(appointment.practitioner))
            .from_vials(vials.unwrap_or_default());
        let case = case::with_others(&self.store, patient, self.case(course, question, now))?;
        let assessment = Assessment::of(&case);
        let day = readiness::Day {
            arrived: has_arrived(course, now.moment),
            reflection_over: is_over(&assessment),
        };
        let readiness = Readiness::of(&assessment, course, day);
        Ok(Some(DayGate::Open(Box::new(readiness))))
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
