//! What became of appointments, in a line.

use super::{Around, Text, fill};
use crate::domain::appointment::{
    AppointmentBooked, AppointmentCancelled, AppointmentJudged, AppointmentMoved, CancelledBy,
    SavedTooEarly,
};
use crate::domain::course::{Appointment, AppointmentState};
use crate::domain::entry::Entry;
use crate::domain::id::{EntryId, UserId};

impl Text {
    pub(super) fn booked(&self, fact: &AppointmentBooked, around: &Around<'_>) -> Vec<String> {
        let when = self.moment_of_day(fact.start, around.today);
        let product = fact.product.as_ref().map(|id| self.product(id));
        vec![
            fill(
                &self.summaries.appointment_at,
                &[("kind", self.appointment_kind(fact.kind)), ("when", &when)],
            ),
            self.minutes_with(fact.minutes, fact.practitioner, around),
            self.areas(&fact.areas),
            product.unwrap_or_default(),
            fact.note.clone(),
            self.saved_too_early(fact.too_early.as_ref()),
        ]
    }

    fn minutes_with(&self, minutes: u32, practitioner: UserId, around: &Around<'_>) -> String {
        let name = self.named(Some(practitioner), around);
        let values = [("minutes", &*minutes.to_string()), ("name", &*name)];
        fill(&self.summaries.minutes_with, &values)
    }

    fn saved_too_early(&self, saved: Option<&SavedTooEarly>) -> String {
        let reason = saved.map_or("", |saved| saved.reason.as_str());
        Self::if_said(&self.summaries.saved_too_early, "reason", reason)
    }

    pub(super) fn moved(
        &self,
        fact: &AppointmentMoved,
        entry: &Entry,
        around: &Around<'_>,
    ) -> Vec<String> {
        let appointment = around.course.appointment(fact.appointment);
        let step = appointment
            .and_then(|known| known.moves.iter().find(|step| step.id == entry.header.id));
        let from = step.map(|step| self.moment_of_day(step.from, around.today));
        let to = self.moment_of_day(fact.start, around.today);
        let kind = appointment.map_or("", |known| self.appointment_kind(known.kind));
        let values = [
            ("kind", kind),
            ("from", from.as_deref().unwrap_or_default()),
            ("to", &to),
        ];
        vec![
            fill(&self.summaries.moved, &values),
            self.minutes_with(fact.minutes, fact.practitioner, around),
            self.saved_too_early(fact.too_early.as_ref()),
        ]
    }

    /// `Behandling onsdag 25. nov. kl. 14.40`
    pub(super) fn appointment_named(&self, id: EntryId, around: &Around<'_>) -> Vec<String> {
        let known = around.course.appointment(id);
        known
            .map(|appointment| {
                let when = self.moment_of_day(appointment.start, around.today);
                let kind = self.appointment_kind(appointment.kind);
                fill(
                    &self.summaries.appointment_at,
                    &[("kind", kind), ("when", &when)],
                )
            })
            .into_iter()
            .collect()
    }

    pub(super) fn cancelled(
        &self,
        fact: &AppointmentCancelled,
        around: &Around<'_>,
    ) -> Vec<String> {
        let words = &self.summaries;
        let by = match fact.by {
            CancelledBy::Patient => &words.cancelled_by_patient,
            CancelledBy::Clinic => &words.cancelled_by_clinic,
        };
        let late = around
            .course
            .appointment(fact.appointment)
            .is_some_and(is_late);
        let mut pieces = self.appointment_named(fact.appointment, around);
        pieces.push(by.clone());
        if late {
            pieces.push(words.cancelled_late.clone());
        }
        pieces.push(fact.note.clone());
        pieces
    }

    pub(super) fn judged(&self, fact: &AppointmentJudged, around: &Around<'_>) -> Vec<String> {
        let Some(appointment) = around.course.appointment(fact.appointment) else {
            return Vec::new();
        };
        let words = &self.summaries;
        let template = if fact.too_early {
            &words.judged_too_early
        } else {
            &words.judged_lawful
        };
        let when = self.moment_of_day(appointment.start, around.today);
        let kind = self.appointment_kind(appointment.kind);
        let limit = fact.limit.map(|limit| self.moment(limit, around.today));
        vec![
            fill(template, &[("kind", kind), ("when", &when)]),
            Self::if_said(
                &words.earliest,
                "when",
                limit.as_deref().unwrap_or_default(),
            ),
        ]
    }
}

const fn is_late(appointment: &Appointment) -> bool {
    match appointment.state {
        AppointmentState::Cancelled { late, .. } => late,
        AppointmentState::Planned
        | AppointmentState::Arrived { .. }
        | AppointmentState::NoShow { .. } => false,
    }
}
