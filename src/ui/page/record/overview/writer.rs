//! Puts appointments and entries into the words of a row.

use crate::domain::area::Area;
use crate::domain::consultation::Plan;
use crate::domain::course::{Appointment, AppointmentState};
use crate::domain::entry::Entry;
use crate::domain::fact::{Fact, Family};
use crate::domain::id::{EntryId, UserId};
use crate::domain::time::{Day, Moment};
use crate::journal::ClinicState;
use crate::journal::view::RecordView;
use crate::text::{Around, Text, fill};
use crate::ui::command::Tab;
use crate::ui::page::record::aftercare_page;
use crate::ui::theme::Tone;

use super::late::is_open_late_entry;
use super::rows::Row;
use super::signs::{appointment_icon, area_tone, icon, tab};

/// Long texts are read whole in the history; here they are cut after so many characters.
const LONGEST: usize = 320;

pub struct Writer<'a> {
    pub text: &'a Text,
    pub clinic: &'a ClinicState,
    pub view: &'a RecordView,
    pub today: Day,
}

impl Writer<'_> {
    fn name(&self, user: Option<UserId>) -> String {
        let known = user.and_then(|id| self.clinic.user(id));
        known.map_or_else(
            || self.text.names.role.system.clone(),
            |user| user.name.clone(),
        )
    }

    fn day(&self, at: Moment) -> String {
        if at.day() == self.today {
            self.text.shell.today.clone()
        } else {
            self.text.day_and_month(at.day())
        }
    }

    pub fn appointment(&self, known: &Appointment) -> Row {
        let (text, words) = (self.text, &self.text.overview);
        let to_come = known.is_standing() && known.end() > self.view.now.moment;
        let kind = text.appointment_kind(known.kind);
        let title = match known.state {
            AppointmentState::Planned => fill(&words.planned, &[("kind", kind)]),
            AppointmentState::Arrived { .. }
            | AppointmentState::Cancelled { .. }
            | AppointmentState::NoShow { .. } => kind.to_owned(),
        };
        let red = known.is_red();
        let group = if to_come {
            words.upcoming.clone()
        } else {
            known.start.day().year().to_string()
        };
        Row {
            at: known.start,
            group,
            day: self.day(known.start),
            time: text.time(known.start),
            icon: appointment_icon(known.kind),
            title,
            who: format!(
                "{} · {} {}",
                self.name(Some(known.practitioner)),
                known.minutes,
                text.common.minutes
            ),
            signed: false,
            badges: self.appointment_badges(known, red),
            planned: to_come && !red,
            tone: if red { Tone::Stop } else { Tone::Neutral },
            body: shortened(&known.note),
            chips: area_chips(text, &known.areas),
            photos: Vec::new(),
            aftercare: None,
            tab: Tab::Booking,
        }
    }

    fn appointment_badges(&self, known: &Appointment, red: bool) -> Vec<(String, Tone)> {
        let words = &self.text.overview;
        let mut badges = Vec::new();
        if red {
            badges.push((words.too_early.clone(), Tone::Stop));
        }
        let mut entries = self.view.entries.iter();
        let booked = entries.find(|entry| entry.header.id == known.id);
        if booked.is_some_and(|entry| self.view.is_of_other(entry)) {
            badges.push((self.text.same_person.mark.clone(), Tone::Neutral));
        }
        match known.state {
            AppointmentState::Planned => {}
            AppointmentState::Arrived { at } => {
                let when = self.text.clock(at);
                badges.push((fill(&words.arrived, &[("when", &when)]), Tone::Ok));
            }
            AppointmentState::Cancelled { late: true, .. } => {
                badges.push((words.cancelled_late.clone(), Tone::Warn));
            }
            AppointmentState::Cancelled { late: false, .. } => {
                badges.push((words.cancelled.clone(), Tone::Neutral));
            }
            AppointmentState::NoShow { .. } => badges.push((words.no_show.clone(), Tone::Warn)),
        }
        badges
    }

    pub fn entry(&self, entry: &Entry) -> Row {
        let (text, header) = (self.text, &entry.header);
        let around = Around {
            clinic: self.clinic,
            course: &self.view.course,
            entries: &self.view.entries,
            today: self.today,
        };
        let is_judged = matches!(entry.fact, Fact::AppointmentJudged(_));
        let who = if is_judged {
            text.overview.by_journal.clone()
        } else {
            self.name(header.user)
        };
        let plan = if let Fact::Plan(plan) = &entry.fact {
            Some(plan)
        } else {
            None
        };
        // The areas stand there as chips already; units never stand without their product.
        let product = plan.filter(|plan| plan.areas.iter().all(|area| area.units.is_none()));
        let product = product.map(|plan| text.product(&plan.product));
        let is_photo = matches!(entry.fact, Fact::PhotoAttached(_));
        Row {
            at: header.occurred_at,
            group: header.occurred_at.day().year().to_string(),
            day: self.day(header.occurred_at),
            time: text.time(header.occurred_at),
            icon: icon(&entry.fact),
            title: text.fact_kind(entry.fact.kind()).to_owned(),
            who,
            signed: matches!(entry.fact.family(), Family::Course | Family::Treatment),
            badges: self.badges(entry),
            planned: false,
            tone: Tone::Neutral,
            body: product.unwrap_or_else(|| shortened(&text.summary(entry, &around))),
            chips: plan.map_or_else(Vec::new, |plan| plan_chips(text, plan)),
            photos: is_photo.then_some(header.id).into_iter().collect(),
            aftercare: aftercare_page::given(self.view, header.id).map(|_| header.id),
            tab: tab(&entry.fact),
        }
    }

    fn badges(&self, entry: &Entry) -> Vec<(String, Tone)> {
        let words = &self.text.overview;
        let mut badges = Vec::new();
        let withdraws = matches!(
            entry.fact,
            Fact::PhotoWithdrawn(_) | Fact::EntryWithdrawn(_)
        );
        if entry.header.amends.is_some() && !withdraws {
            badges.push((words.amendment.clone(), Tone::Warn));
        }
        let id = entry.header.id;
        if self
            .view
            .entries
            .iter()
            .any(|other| other.header.amends == Some(id) && other.fact.kind() == entry.fact.kind())
        {
            badges.push((words.amended.clone(), Tone::Warn));
        }
        if let Some(word) = self.text.set_aside(&self.view.course, id) {
            badges.push((word.to_owned(), Tone::Stop));
        }
        if self.view.is_of_other(entry) {
            badges.push((self.text.same_person.mark.clone(), Tone::Neutral));
        }
        if is_open_late_entry(self.view, self.clinic, entry) {
            badges.push((words.late.clone(), Tone::Warn));
        }
        badges
    }

    /// The views of photos that share a row: »Front, hvile; Front, smil«.
    pub fn photos_told(&self, photos: &[EntryId]) -> String {
        let shown = |id: &EntryId| {
            let item = self.view.photos.iter().find(|item| item.id == *id)?;
            Some(self.text.view(item.photo.view))
        };
        photos
            .iter()
            .filter_map(shown)
            .collect::<Vec<_>>()
            .join("; ")
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

fn area_chips<'a>(text: &Text, areas: impl IntoIterator<Item = &'a Area>) -> Vec<(String, Tone)> {
    let chip = |area: &Area| (text.area(area).to_owned(), area_tone(area));
    areas.into_iter().map(chip).collect()
}

fn plan_chips(text: &Text, plan: &Plan) -> Vec<(String, Tone)> {
    area_chips(text, plan.areas.iter().map(|planned| &planned.area))
}
