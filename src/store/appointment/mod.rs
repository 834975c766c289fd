//! Appointments as they are now, of all patients.

use std::collections::BTreeSet;

use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};

use super::{Result, Store, row};
use crate::domain::appointment::AppointmentKind;
use crate::domain::area::Area;
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::product::ProductId;
use crate::domain::time::{HOUR, Moment};

/// What became of an appointment: the last thing that was said of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentState {
    Planned,
    Arrived,
    Cancelled,
    NoShow,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AppointmentRow {
    /// The entry that booked it.
    pub id: EntryId,
    /// None for blocked time; of somebody who was registered twice, the registration that is worked in.
    pub patient: Option<PatientId>,
    pub kind: AppointmentKind,
    pub practitioner: UserId,
    pub start: Moment,
    pub end: Moment,
    pub areas: BTreeSet<Area>,
    pub product: Option<ProductId>,
    pub note: String,
    pub state: AppointmentState,
    /// When it came into this state.
    pub state_at: Moment,
    /// As judged when it was booked, moved, or when information changed.
    pub too_early: bool,
    /// The earliest lawful moment as it was then.
    pub limit: Option<Moment>,
}

impl Store {
    pub fn appointment(&self, id: EntryId) -> Result<Option<AppointmentRow>> {
        let sql = "SELECT * FROM appointment WHERE id = :id";
        let rows = self.appointments(sql, named_params! { ":id": id.as_bytes() })?;
        Ok(rows.into_iter().next())
    }

    /// All that begin in `from..until`, cancelled ones too, in time order.
    pub fn appointments_between(&self, from: Moment, until: Moment) -> Result<Vec<AppointmentRow>> {
        let range = named_params! { ":from": from.micros(), ":until": until.micros() };
        self.appointments(include_str!("between.sql"), range)
    }

    /// All of a practitioner that begin in `from..until`, cancelled ones too, in time order.
    pub fn appointments_with(
        &self,
        practitioner: UserId,
        from: Moment,
        until: Moment,
    ) -> Result<Vec<AppointmentRow>> {
        let range = named_params! {
            ":practitioner": practitioner.as_bytes(),
            ":from": from.micros(),
            ":until": until.micros(),
        };
        self.appointments(include_str!("with.sql"), range)
    }

    /// What takes up a practitioner's or a patient's time somewhere in `from..until`: neither cancelled nor missed, in
    /// time order.
    pub fn busy(
        &self,
        practitioner: UserId,
        patient: Option<PatientId>,
        from: Moment,
        until: Moment,
    ) -> Result<Vec<AppointmentRow>> {
        let other = self.other_of(patient)?;
        let range = named_params! {
            ":practitioner": practitioner.as_bytes(),
            ":patient": patient.as_ref().map(PatientId::as_bytes),
            ":from": from.micros(),
            ":other": other.as_ref().map(PatientId::as_bytes),
            ":until": until.micros(),
            ":longest": 24 * HOUR,
        };
        self.appointments(include_str!("busy.sql"), range)
    }

    /// All of a patient, in time order.
    pub fn appointments_of(&self, patient: PatientId) -> Result<Vec<AppointmentRow>> {
        let (mut rows, of_two) = self.of_person(patient, |patient| {
            let patient = named_params! { ":patient": patient.as_bytes() };
            self.appointments(include_str!("of_patient.sql"), patient)
        })?;
        if of_two {
            rows.sort_by_key(|row| (row.start, row.id));
        }
        Ok(rows)
    }

    /// Those that stand, are too early and begin at or after a moment, in time order (rules §8.4).
    pub fn appointments_too_early(&self, from: Moment) -> Result<Vec<AppointmentRow>> {
        let from = named_params! { ":from": from.micros() };
        self.appointments(include_str!("too_early.sql"), from)
    }

    fn appointments(
        &self,
        sql: &str,
        parameters: &[(&str, &dyn rusqlite::ToSql)],
    ) -> Result<Vec<AppointmentRow>> {
        let mut rows = row::all(&self.db, sql, parameters, appointment)?;
        for row in &mut rows {
            row.patient = row.patient.map(|of| self.person(of)).transpose()?;
        }
        Ok(rows)
    }
}

fn appointment(found: &Row<'_>) -> Result<AppointmentRow> {
    Ok(AppointmentRow {
        id: row::entry_id(found, "id")?,
        patient: row::patient_id_or_none(found, "patient")?,
        kind: row::from_word(found, "kind")?,
        practitioner: row::user_id(found, "practitioner")?,
        start: row::moment(found, "start_at")?,
        end: row::moment(found, "end_at")?,
        areas: row::from_json(found, "areas")?,
        product: found
            .get::<_, Option<String>>("product")?
            .map(ProductId::new),
        note: found.get("note")?,
        state: row::from_word(found, "state")?,
        state_at: row::moment(found, "state_at")?,
        too_early: found.get("too_early")?,
        limit: row::moment_or_none(found, "limit_at")?,
    })
}
