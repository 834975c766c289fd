//! Appointments: booked, moved, cancelled, judged.

use super::lines::Lines;
use crate::domain::appointment::{
    AppointmentBooked, AppointmentCancelled, AppointmentJudged, AppointmentMoved, CancelledBy,
    SavedTooEarly,
};
use crate::domain::id::{EntryId, UserId};
use crate::domain::time::{MINUTE, Moment};

pub fn booked(lines: &mut Lines<'_>, fact: &AppointmentBooked) {
    let AppointmentBooked {
        kind,
        practitioner,
        start,
        minutes,
        areas,
        product,
        note,
        too_early,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.kind, text.appointment_kind(*kind));
    slot(lines, (*practitioner, *start, *minutes));
    lines.say(&words.areas, &text.areas(areas));
    let product = product.as_ref().map(|id| text.product(id));
    lines.maybe(&words.product, product.as_deref());
    lines.say(&words.note, note);
    saved_too_early(lines, too_early.as_ref());
}

fn slot(lines: &mut Lines<'_>, (practitioner, start, minutes): (UserId, Moment, u32)) {
    let words = &lines.text.whole;
    lines.user(&words.practitioner, practitioner);
    lines.at(&words.start, start);
    let duration = lines.text.duration(i64::from(minutes) * MINUTE);
    lines.say(&words.duration, &duration);
}

fn saved_too_early(lines: &mut Lines<'_>, saved: Option<&SavedTooEarly>) {
    let words = &lines.text.whole;
    let Some(SavedTooEarly {
        reason,
        limit: earliest,
        session,
    }) = saved
    else {
        lines.whether(&words.saved_too_early, false);
        return;
    };
    lines.whether(&words.saved_too_early, true);
    lines.say(&lines.text.common.reason, reason);
    limit(lines, *earliest);
    lines.user(&words.session, *session);
}

fn limit(lines: &mut Lines<'_>, limit: Option<Moment>) {
    let words = &lines.text.whole;
    match limit {
        // A limit is shown as everywhere: rounded up to the minute (§2.2).
        Some(limit) => lines.at(&words.limit, limit.rounded_up_to_minute()),
        None => lines.say(&words.limit, &words.no_limit),
    }
}

pub fn named(lines: &mut Lines<'_>, appointment: EntryId) {
    lines.entry(&lines.text.whole.appointment, appointment);
}

pub fn moved(lines: &mut Lines<'_>, fact: &AppointmentMoved) {
    let AppointmentMoved {
        appointment,
        practitioner,
        start,
        minutes,
        too_early,
    } = fact;
    slot(lines, (*practitioner, *start, *minutes));
    saved_too_early(lines, too_early.as_ref());
    named(lines, *appointment);
}

pub fn cancelled(lines: &mut Lines<'_>, fact: &AppointmentCancelled) {
    let AppointmentCancelled {
        appointment,
        by,
        note,
    } = fact;
    let words = &lines.text.whole;
    let who = match by {
        CancelledBy::Patient => &words.by_patient,
        CancelledBy::Clinic => &words.by_clinic,
    };
    lines.say(&words.cancelled_by, who);
    lines.say(&words.note, note);
    named(lines, *appointment);
}

pub fn judged(lines: &mut Lines<'_>, fact: &AppointmentJudged) {
    let AppointmentJudged {
        appointment,
        too_early,
        limit: earliest,
    } = fact;
    lines.whether(&lines.text.whole.judged_too_early, *too_early);
    limit(lines, *earliest);
    named(lines, *appointment);
}
