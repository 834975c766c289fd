//! The present state of each appointment, as [`crate::domain::course::Appointment`] reckons it, but for all patients at once.

use rusqlite::{Connection, named_params};

use super::super::{Result, row};
use super::Happened;
use crate::domain::appointment::{
    AppointmentBooked, AppointmentJudged, AppointmentMoved, SavedTooEarly,
};
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::product::ProductId;
use crate::domain::time::{MINUTE, Moment};

/// An appointment is known by the entry that booked it, so an amendment speaks of its root.
///
/// A corrected booking says anew what was agreed; when it is, only while no move has set another time.
pub(super) fn book(
    db: &Connection,
    happened: &Happened<'_>,
    fact: &AppointmentBooked,
) -> Result<()> {
    let parameters = named_params! {
        ":id": happened.root.as_bytes(),
        ":patient": happened.patient.as_ref().map(PatientId::as_bytes),
        ":kind": row::word(&fact.kind)?,
        ":practitioner": fact.practitioner.as_bytes(),
        ":start_at": fact.start.whole_second().micros(),
        ":areas": row::json(&fact.areas)?,
        ":product": fact.product.as_ref().map(ProductId::as_str),
        ":note": fact.note,
        ":state_at": happened.occurred_at.micros(),
    };
    row::change(db, include_str!("appointment_book.sql"), parameters)?;
    let placed = Placed {
        practitioner: fact.practitioner,
        start: fact.start,
        minutes: fact.minutes,
        too_early: fact.too_early.as_ref(),
    };
    set_place(db, happened, happened.root, &placed)
}

/// A time that no doctor decided to keep is a lawful one, and takes the flag away (rules §8.5).
pub(super) fn place(
    db: &Connection,
    happened: &Happened<'_>,
    fact: &AppointmentMoved,
) -> Result<()> {
    let placed = Placed {
        practitioner: fact.practitioner,
        start: fact.start,
        minutes: fact.minutes,
        too_early: fact.too_early.as_ref(),
    };
    set_place(db, happened, fact.appointment, &placed)
}

pub(super) fn state(
    db: &Connection,
    happened: &Happened<'_>,
    appointment: EntryId,
    state: &str,
) -> Result<()> {
    let parameters = named_params! {
        ":id": appointment.as_bytes(),
        ":state": state,
        ":state_at": happened.occurred_at.micros(),
    };
    row::change(db, include_str!("appointment_state.sql"), parameters)?;
    Ok(())
}

pub(super) fn judge(db: &Connection, fact: &AppointmentJudged) -> Result<()> {
    let limit = fact.limit.filter(|_| fact.too_early);
    let parameters = named_params! {
        ":id": fact.appointment.as_bytes(),
        ":too_early": fact.too_early,
        ":limit_at": limit.map(Moment::micros),
    };
    row::change(db, include_str!("appointment_judge.sql"), parameters)?;
    Ok(())
}

struct Placed<'a> {
    practitioner: UserId,
    start: Moment,
    minutes: u32,
    too_early: Option<&'a SavedTooEarly>,
}

fn set_place(
    db: &Connection,
    happened: &Happened<'_>,
    appointment: EntryId,
    placed: &Placed<'_>,
) -> Result<()> {
    let start = placed.start.whole_second();
    let limit = placed.too_early.and_then(|saved| saved.limit);
    let parameters = named_params! {
        ":id": appointment.as_bytes(),
        ":practitioner": placed.practitioner.as_bytes(),
        ":start_at": start.micros(),
        ":end_at": start.plus(i64::from(placed.minutes) * MINUTE).micros(),
        ":too_early": placed.too_early.is_some(),
        ":limit_at": limit.map(Moment::micros),
        ":by": happened.root.as_bytes(),
        ":amends": happened.amends(),
    };
    row::change(db, include_str!("appointment_place.sql"), parameters)?;
    Ok(())
}
