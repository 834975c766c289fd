//! What is being booked: the kind, the parts, how long, and the time as it was typed.

use std::collections::BTreeSet;

use crate::domain::appointment::AppointmentKind;
use crate::domain::area::Area;
use crate::domain::course::Appointment;
use crate::domain::id::{EntryId, PatientId, UserId};
use crate::domain::information::Part;
use crate::domain::product::ProductId;
use crate::domain::time::{Day, Moment};
use crate::journal::view::RecordView;
use crate::journal::{Booking, Edit, Journal, Slot};
use crate::text::Text;
use crate::ui::widget::date_field::parse_day;
use crate::ui::widget::time_field::parse_time;

/// What the page owns of an appointment that is not booked yet, or that is about to be moved.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// The appointment that is moved; a new one is booked without it.
    pub moving: Option<EntryId>,
    pub kind: AppointmentKind,
    pub practitioner: UserId,
    pub areas: BTreeSet<Area>,
    pub product: Option<ProductId>,
    pub minutes: u32,
    pub note: String,
    /// As typed; [`Form::chosen`] is what they mean.
    pub date: String,
    pub time: String,
}

impl Form {
    /// With the plan filled in. Without a plan there is no treatment to book, so a consultation is proposed.
    pub fn new(journal: &Journal, view: &RecordView) -> Self {
        let author = journal.author().user;
        let clinic = journal.clinic();
        let practitioner = clinic
            .practitioners()
            .find(|user| user.id == author)
            .or_else(|| clinic.practitioners().next())
            .map_or(author, |user| user.id);
        let parts = view.planned_parts();
        let kind = if parts.is_empty() {
            AppointmentKind::Consultation
        } else {
            AppointmentKind::Treatment
        };
        Self {
            moving: None,
            kind,
            practitioner,
            product: parts.first().map(|part| part.product.clone()),
            areas: parts.into_iter().map(|part| part.area).collect(),
            minutes: clinic.policy.default_minutes,
            note: String::new(),
            date: String::new(),
            time: String::new(),
        }
    }

    /// An appointment that gets another time; what it is for stays.
    pub fn of(appointment: &Appointment) -> Self {
        Self {
            moving: Some(appointment.id),
            kind: appointment.kind,
            practitioner: appointment.practitioner,
            areas: appointment.areas.clone(),
            product: appointment.product.clone(),
            minutes: appointment.minutes,
            note: appointment.note.clone(),
            date: String::new(),
            time: String::new(),
        }
    }

    /// What would be treated; nothing for a consultation or a control.
    pub fn parts(&self) -> Vec<Part> {
        if self.kind != AppointmentKind::Treatment {
            return Vec::new();
        }
        let part = |area: &Area| {
            self.product.clone().map(|product| Part {
                area: area.clone(),
                product,
            })
        };
        self.areas.iter().filter_map(part).collect()
    }

    /// The time that is typed, once both date and time can be read.
    pub fn chosen(&self, today: Day, today_words: &[&str]) -> Option<Moment> {
        let day = parse_day(&self.date, today, today_words)?;
        parse_time(&self.time).map(|minutes| day.at(minutes))
    }

    /// Writes a time that was chosen elsewhere into the fields.
    pub fn write(&mut self, text: &Text, at: Moment) {
        let day = at.day();
        self.date = format!(
            "{:02}.{:02}.{}",
            day.day_of_month(),
            day.month(),
            day.year()
        );
        self.time = text.time(at);
    }

    pub fn clear_time(&mut self) {
        self.date.clear();
        self.time.clear();
    }

    pub const fn slot(&self, start: Moment) -> Slot {
        Slot {
            practitioner: self.practitioner,
            start,
            minutes: self.minutes,
        }
    }

    /// What a doctor asks for with her own passphrase (rules §8.4).
    pub fn too_early(&self, patient: PatientId, start: Moment, reason: String) -> Edit {
        match self.moving {
            Some(appointment) => Edit::MoveTooEarly {
                appointment,
                to: self.slot(start),
                reason,
            },
            None => Edit::BookTooEarly {
                booking: self.booking(patient, start),
                reason,
            },
        }
    }

    /// A consultation or a control is for no part.
    pub fn booking(&self, patient: PatientId, start: Moment) -> Booking {
        let treatment = self.kind == AppointmentKind::Treatment;
        Booking {
            patient: Some(patient),
            kind: self.kind,
            slot: self.slot(start),
            areas: if treatment {
                self.areas.clone()
            } else {
                BTreeSet::new()
            },
            product: self.product.clone().filter(|_| treatment),
            note: self.note.trim().to_owned(),
        }
    }
}
