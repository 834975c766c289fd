//! The present state of each appointment: what it is for, when and with whom, what became of it, and how it is judged.

use rusqlite::{Connection, named_params};

use super::super::{Result, row};
use super::Happened;
use crate::domain::appointment::{
    AppointmentBooked, AppointmentJudged, AppointmentMoved, SavedTooEarly,
};
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::product::ProductId;
use crate::domain::time::{MINUTE, Moment};

pub(super) fn book(
    db: &Connection,
    happened: &Happened<'_>,
    fact: &AppointmentBooked,
) -> Result<()> {
    // The appointment is known by the entry that booked it, so an amendment speaks of its root.
    let id = happened.root;
    let purpose = named_params! {
        ":id": id.as_bytes(),
        ":patient": happened.patient.as_ref().map(PatientId::as_bytes),
        ":kind": row::word(&fact.kind)?,
        ":practitioner": fact.practitioner.as_bytes(),
        ":start_at": fact.start.micros(),
        ":end_at": fact.end().micros(),
        ":areas": row::json(&fact.areas)?,
        ":product": fact.product.as_ref().map(ProductId::as_str),
        ":note": fact.note,
        ":state_at": happened.occurred_at.micros(),
        ":too_early": fact.too_early.is_some(),
        ":limit_at": limit(fact.too_early.as_ref()).map(Moment::micros),
    };
    if !happened.amends() {
        row::change(db, include_str!("appointment_book.sql"), purpose)?;
        return Ok(());
    }
    let said = named_params! {
        ":id": id.as_bytes(),
        ":kind": row::word(&fact.kind)?,
        ":areas": row::json(&fact.areas)?,
        ":product": fact.product.as_ref().map(ProductId::as_str),
        ":note": fact.note,
    };
    row::change(db, include_str!("appointment_purpose.sql"), said)?;
    let placed = Placed {
        practitioner: fact.practitioner,
        start: fact.start,
        end: fact.end(),
    };
    set_place(db, happened, id, &placed)?;
    set_judgement(
        db,
        happened,
        id,
        fact.too_early.is_some(),
        limit(fact.too_early.as_ref()),
    )
}

pub(super) fn place(
    db: &Connection,
    happened: &Happened<'_>,
    fact: &AppointmentMoved,
) -> Result<()> {
    let end = fact.start.plus(i64::from(fact.minutes) * MINUTE);
    let placed = Placed {
        practitioner: fact.practitioner,
        start: fact.start,
        end,
    };
    set_place(db, happened, fact.appointment, &placed)?;
    set_judgement(
        db,
        happened,
        fact.appointment,
        fact.too_early.is_some(),
        limit(fact.too_early.as_ref()),
    )
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
        ":by": happened.root.as_bytes(),
        ":amends": happened.amends(),
    };
    row::change(db, include_str!("appointment_state.sql"), parameters)?;
    Ok(())
}

pub(super) fn judge(
    db: &Connection,
    happened: &Happened<'_>,
    fact: &AppointmentJudged,
) -> Result<()> {
    set_judgement(db, happened, fact.appointment, fact.too_early, fact.limit)
}

struct Placed {
    practitioner: UserId,
    start: Moment,
    end: Moment,
}

fn set_place(
    db: &Connection,
    happened: &Happened<'_>,
    appointment: EntryId,
    placed: &Placed,
) -> Result<()> {
    let parameters = named_params! {
        ":id": appointment.as_bytes(),
        ":practitioner": placed.practitioner.as_bytes(),
        ":start_at": placed.start.micros(),
        ":end_at": placed.end.micros(),
        ":by": happened.root.as_bytes(),
        ":amends": happened.amends(),
    };
    row::change(db, include_str!("appointment_place.sql"), parameters)?;
    Ok(())
}

fn set_judgement(
    db: &Connection,
    happened: &Happened<'_>,
    appointment: EntryId,
    too_early: bool,
    limit: Option<Moment>,
) -> Result<()> {
    let parameters = named_params! {
        ":id": appointment.as_bytes(),
        ":too_early": too_early,
        ":limit_at": limit.map(Moment::micros),
        ":by": happened.root.as_bytes(),
        ":amends": happened.amends(),
    };
    row::change(db, include_str!("appointment_judgement.sql"), parameters)?;
    Ok(())
}

fn limit(saved: Option<&SavedTooEarly>) -> Option<Moment> {
    saved.and_then(|saved| saved.limit)
}
