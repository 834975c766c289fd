//! Booking, moving, cancelling: what is lawful is booked, what is too early is refused with the earliest lawful moment.

use crate::domain::appointment::{
    AppointmentArrived, AppointmentBooked, AppointmentCancelled, AppointmentJudged,
    AppointmentKind, AppointmentMoved, AppointmentNoShow, CancelledBy, SavedTooEarly,
};
use crate::domain::course::{Appointment, AppointmentState as Standing, Course};
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, PatientId};
use crate::domain::information::Part;
use crate::domain::product::Catalogue;
use crate::domain::rules::booking::judge;
use crate::domain::rules::{BookingVerdict, Case, Question};
use crate::domain::time::{MINUTE, Moment};
use crate::domain::user::Role;
use crate::store::{AppointmentRow, AppointmentState};

use super::decision::{Decision, Whose};
use super::edit::{Booking, Slot};
use super::error::Result;
use super::grounds::{Grounds, must_fit};
use super::refusal::{Refusal, Thing};

/// How long an appointment may last, in minutes.
const MINUTES: std::ops::RangeInclusive<u32> = 5..=240;

pub fn book(grounds: &Grounds<'_>, booking: Booking) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    must_be_bookable(grounds, &booking)?;
    must_be_free(grounds, booking.patient, booking.slot, None)?;
    if booking.kind == AppointmentKind::Treatment {
        must_be_lawful(verdict(grounds, &booking)?)?;
    }
    Ok(booked(grounds, booking, None))
}

/// A doctor saves it all the same, with a reason and her own passphrase. It stays red until moved, and permits nothing (§8.4–6).
pub fn book_too_early(grounds: &Grounds<'_>, booking: Booking, reason: String) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_be_proven()?;
    grounds.must_give_reason(&reason)?;
    must_be_bookable(grounds, &booking)?;
    must_be_free(grounds, booking.patient, booking.slot, None)?;
    let limit = too_early_limit(grounds, &booking)?;
    let saved = SavedTooEarly {
        reason,
        limit,
        session: grounds.author.user,
    };
    Ok(booked(grounds, booking, Some(saved)).by_proof())
}

fn booked(grounds: &Grounds<'_>, booking: Booking, too_early: Option<SavedTooEarly>) -> Decision {
    let Booking {
        patient,
        kind,
        slot,
        areas,
        product,
        note,
    } = booking;
    let Slot {
        practitioner,
        start,
        minutes,
    } = slot;
    let whose = patient.map_or(Whose::Clinic, Whose::Patient);
    let start = start.whole_second();
    let fact = AppointmentBooked {
        kind,
        practitioner,
        start,
        minutes,
        areas,
        product,
        note,
        too_early,
    };
    Decision::default().with(whose, grounds.now.moment, fact)
}

pub fn move_to(grounds: &Grounds<'_>, id: EntryId, to: Slot) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let appointment = planned(grounds, id)?;
    must_be_usable(grounds, to)?;
    must_be_free(grounds, appointment.patient, to, Some(id))?;
    if appointment.kind == AppointmentKind::Treatment {
        must_be_lawful(verdict(grounds, &again(&appointment, to))?)?;
    }
    Ok(moved(grounds, appointment.patient, id, to, None))
}

pub fn move_too_early(
    grounds: &Grounds<'_>,
    id: EntryId,
    to: Slot,
    reason: String,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    grounds.must_be_proven()?;
    grounds.must_give_reason(&reason)?;
    let appointment = planned(grounds, id)?;
    must_be_usable(grounds, to)?;
    must_be_free(grounds, appointment.patient, to, Some(id))?;
    let limit = too_early_limit(grounds, &again(&appointment, to))?;
    let saved = SavedTooEarly {
        reason,
        limit,
        session: grounds.author.user,
    };
    Ok(moved(grounds, appointment.patient, id, to, Some(saved)).by_proof())
}

fn moved(
    grounds: &Grounds<'_>,
    patient: Option<PatientId>,
    appointment: EntryId,
    to: Slot,
    too_early: Option<SavedTooEarly>,
) -> Decision {
    let Slot {
        practitioner,
        start,
        minutes,
    } = to;
    let fact = AppointmentMoved {
        appointment,
        practitioner,
        start: start.whole_second(),
        minutes,
        too_early,
    };
    Decision::default().with(
        patient.map_or(Whose::Clinic, Whose::Patient),
        grounds.now.moment,
        fact,
    )
}

/// The appointment as if it were booked anew at another time.
fn again(appointment: &AppointmentRow, slot: Slot) -> Booking {
    Booking {
        patient: appointment.patient,
        kind: appointment.kind,
        slot,
        areas: appointment.areas.clone(),
        product: appointment.product.clone(),
        note: appointment.note.clone(),
    }
}

/// Before its start it is a cancellation; after it, nobody came (R98).
pub fn cancel(
    grounds: &Grounds<'_>,
    id: EntryId,
    by: CancelledBy,
    note: String,
) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    must_fit(&note)?;
    let appointment = planned(grounds, id)?;
    if grounds.now.moment > appointment.start {
        return Err(Refusal::InPast {
            at: appointment.start,
        }
        .into());
    }
    Ok(about(
        grounds,
        appointment.patient,
        AppointmentCancelled {
            appointment: id,
            by,
            note,
        },
    ))
}

pub fn arrive(grounds: &Grounds<'_>, id: EntryId) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let patient = planned(grounds, id)?.patient;
    Ok(about(
        grounds,
        patient,
        AppointmentArrived { appointment: id },
    ))
}

pub fn no_show(grounds: &Grounds<'_>, id: EntryId) -> Result<Decision> {
    grounds.author.must_be_clinician()?;
    let appointment = planned(grounds, id)?;
    if grounds.now.moment <= appointment.start {
        return Err(Refusal::NotStartedYet {
            start: appointment.start,
        }
        .into());
    }
    Ok(about(
        grounds,
        appointment.patient,
        AppointmentNoShow { appointment: id },
    ))
}

fn about(grounds: &Grounds<'_>, patient: Option<PatientId>, fact: impl Into<Fact>) -> Decision {
    Decision::default().with(
        patient.map_or(Whose::Clinic, Whose::Patient),
        grounds.now.moment,
        fact,
    )
}

/// An appointment that is still to come about, with its patient.
fn planned(grounds: &Grounds<'_>, id: EntryId) -> Result<AppointmentRow> {
    let appointment = grounds
        .read
        .appointment(id)?
        .ok_or(Refusal::Unknown(Thing::Appointment))?;
    match appointment.state {
        AppointmentState::Planned => Ok(appointment),
        AppointmentState::Arrived | AppointmentState::Cancelled | AppointmentState::NoShow => {
            Err(Refusal::AppointmentIsOver(id).into())
        }
    }
}

fn must_be_bookable(grounds: &Grounds<'_>, booking: &Booking) -> Result<()> {
    must_fit(&booking.note)?;
    if booking.patient.is_some() == (booking.kind == AppointmentKind::Blocked) {
        return Err(Refusal::Unknown(Thing::Patient).into());
    }
    if let Some(patient) = booking.patient {
        grounds.must_know(patient)?;
    }
    must_be_usable(grounds, booking.slot)
}

/// A time in the future with somebody who treats.
fn must_be_usable(grounds: &Grounds<'_>, slot: Slot) -> Result<()> {
    grounds.must_be_active(slot.practitioner)?;
    if grounds.user(slot.practitioner)?.role == Role::Reviewer {
        return Err(Refusal::Unknown(Thing::User).into());
    }
    if !MINUTES.contains(&slot.minutes) {
        let outside = crate::domain::rules::policy::OutOfBounds::Duration;
        return Err(Refusal::OutsideBounds(vec![outside]).into());
    }
    if slot.start < grounds.now.moment.plus(-MINUTE) {
        return Err(Refusal::InPast { at: slot.start }.into());
    }
    Ok(())
}

/// Nobody is in two places at once: neither who treats nor who is treated.
fn must_be_free(
    grounds: &Grounds<'_>,
    patient: Option<PatientId>,
    slot: Slot,
    except: Option<EntryId>,
) -> Result<()> {
    let end = slot.start.plus(i64::from(slot.minutes) * MINUTE);
    let mut busy = grounds
        .read
        .busy(slot.practitioner, patient, slot.start, end)?;
    busy.retain(|taken| Some(taken.id) != except);
    let person = patient.map(|of| grounds.read.person(of)).transpose()?;
    let is_own = |taken: &AppointmentRow| person.is_some() && taken.patient == person;
    // What the practitioner does with others is said first, as on the page.
    busy.sort_by_key(is_own);
    let Some(taken) = busy.first() else {
        return Ok(());
    };
    let (start, end) = (taken.start, taken.end);
    Err(if is_own(taken) {
        Refusal::PatientBooked { start, end }
    } else {
        Refusal::DoubleBooked { start, end }
    }
    .into())
}

fn verdict(grounds: &Grounds<'_>, booking: &Booking) -> Result<BookingVerdict> {
    let patient = booking.patient.ok_or(Refusal::Unknown(Thing::Patient))?;
    let course = grounds.course(patient)?;
    let product = booking.product.clone();
    let part = |area| product.clone().map(|product| Part { area, product });
    let parts = booking.areas.iter().cloned().filter_map(part).collect();
    let question = Question::booking(booking.slot.start.whole_second(), parts);
    Ok(judge(&grounds.case(&course, question)))
}

fn must_be_lawful(verdict: BookingVerdict) -> Result<(), Refusal> {
    if verdict == BookingVerdict::Lawful {
        Ok(())
    } else {
        Err(Refusal::NotBookable(Box::new(verdict)))
    }
}

/// The limit that the doctor saves against; a lawful time needs no exception, and nobody under age gets one (§8.10).
fn too_early_limit(grounds: &Grounds<'_>, booking: &Booking) -> Result<Option<Moment>> {
    // Only a treatment can be too early: anything else would be red with nothing that could ever heal it.
    if booking.kind != AppointmentKind::Treatment {
        return Err(Refusal::NotTooEarly.into());
    }
    match verdict(grounds, booking)? {
        BookingVerdict::Lawful => Err(Refusal::NotTooEarly.into()),
        BookingVerdict::TooEarly { limit, .. } => Ok(Some(limit)),
        BookingVerdict::NoLimit { .. } => Ok(None),
        verdict @ BookingVerdict::UnderAge { .. } => {
            Err(Refusal::NotBookable(Box::new(verdict)).into())
        }
    }
}

/// After information or a plan changed, judges the patient's future treatments again, in the same transaction (§8.7).
pub fn judge_again(
    grounds: &Grounds<'_>,
    patient: PatientId,
    decision: Decision,
) -> Result<Decision> {
    let entries = grounds.entries(patient)?;
    Ok(judge_as(grounds, patient, entries, decision))
}

/// The same as of entries that the record is about to consist of.
pub fn judge_as(
    grounds: &Grounds<'_>,
    patient: PatientId,
    mut entries: Vec<Entry>,
    mut decision: Decision,
) -> Decision {
    let added = decision.additions.iter().enumerate();
    entries.extend(added.map(|(i, addition)| {
        let whose = match addition.whose {
            Whose::Patient(whose) => whose,
            Whose::Program | Whose::Clinic | Whose::NewPatient => patient,
        };
        grounds.provisional(whose, addition, i)
    }));
    let course = Course::of(&entries);
    for appointment in &course.appointments {
        if let Some(judged) = judged(grounds, &course, appointment) {
            decision = decision.and(patient, grounds.now.moment, judged);
        }
    }
    decision
}

/// A new judgement, if it differs from what stands.
fn judged(
    grounds: &Grounds<'_>,
    course: &Course,
    appointment: &Appointment,
) -> Option<AppointmentJudged> {
    let still_to_come =
        appointment.state == Standing::Planned && appointment.start > grounds.now.moment;
    if appointment.kind != AppointmentKind::Treatment || !still_to_come {
        return None;
    }
    let question = Question::booking(appointment.start, appointment.parts());
    // Planned start and limit are both as they were stated: what the clock shows now makes no difference between them.
    let case = Case {
        products: Catalogue::shipped(),
        clock_in_doubt: false,
        ..grounds.case(course, question)
    };
    let (too_early, limit) = match judge(&case) {
        BookingVerdict::Lawful => (false, None),
        BookingVerdict::TooEarly { limit, .. } => (true, Some(limit)),
        BookingVerdict::NoLimit { .. } | BookingVerdict::UnderAge { .. } => (true, None),
    };
    let stands = appointment.too_early.as_ref().map(|flag| flag.limit);
    let differs = stands != too_early.then_some(limit);
    differs.then_some(AppointmentJudged {
        appointment: appointment.id,
        too_early,
        limit,
    })
}
