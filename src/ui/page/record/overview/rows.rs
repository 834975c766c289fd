//! The rows of the timeline: every fact, appointment and photo of a record in words, newest first.

use crate::domain::entry::Entry;
use crate::domain::fact::{Fact, Family};
use crate::domain::id::EntryId;
use crate::domain::time::Moment;
use crate::journal::ClinicState;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::command::Tab;
use crate::ui::icon::Icon;
use crate::ui::theme::Tone;

use super::writer::Writer;

/// What the timeline shows.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Filter {
    /// Everything but the log.
    #[default]
    All,
    Course,
    Appointments,
    Photos,
    Person,
    Log,
}

impl Filter {
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Course,
        Self::Appointments,
        Self::Photos,
        Self::Person,
        Self::Log,
    ];

    const fn shows(self, family: Family) -> bool {
        match (self, family) {
            (Self::All, Family::Log | Family::Clinic) => false,
            (Self::All, _)
            | (Self::Course, Family::Course | Family::Treatment)
            | (Self::Appointments, Family::Appointment)
            | (Self::Photos, Family::Photo)
            | (Self::Person, Family::Patient)
            | (Self::Log, Family::Log) => true,
            (Self::Course | Self::Appointments | Self::Photos | Self::Person | Self::Log, _) => {
                false
            }
        }
    }

    const fn shows_appointments(self) -> bool {
        matches!(self, Self::All | Self::Appointments)
    }
}

/// One row, in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    pub at: Moment,
    /// The heading that it stands under.
    pub group: String,
    pub day: String,
    pub time: String,
    pub icon: Icon,
    pub title: String,
    pub who: String,
    pub signed: bool,
    pub badges: Vec<(String, Tone)>,
    /// An appointment that is still to come.
    pub planned: bool,
    pub tone: Tone,
    pub body: String,
    pub chips: Vec<(String, Tone)>,
    pub photos: Vec<EntryId>,
    /// The treatment whose aftercare can be saved as a page.
    pub aftercare: Option<EntryId>,
    /// Where a click leads.
    pub tab: Tab,
}

/// All rows that a filter shows, newest first.
pub fn rows(text: &Text, clinic: &ClinicState, view: &RecordView, filter: Filter) -> Vec<Row> {
    let writer = Writer {
        text,
        clinic,
        view,
        today: view.now.moment.day(),
    };
    let mut rows: Vec<Row> = Vec::new();
    if filter.shows_appointments() {
        rows.extend(
            view.course
                .appointments
                .iter()
                .map(|known| writer.appointment(known)),
        );
    }
    let mut entries = view.entries.iter().peekable();
    while let Some(entry) = entries.next() {
        if !filter.shows(entry.fact.family()) {
            continue;
        }
        let mut row = writer.entry(entry);
        // Photos that were attached together are one row.
        while let Some(next) = entries.next_if(|next| are_one_row(entry, next)) {
            row.photos.push(next.header.id);
        }
        if row.photos.len() > 1 {
            let count = row.photos.len().to_string();
            row.who = format!(
                "{} · {}",
                fill(&text.overview.photos_count, &[("count", &count)]),
                row.who
            );
            row.body = writer.photos_told(&row.photos);
        }
        rows.push(row);
    }
    for row in &mut rows {
        let in_sight = |photo: &_| !view.out_of_sight.contains(photo);
        row.photos.retain(in_sight);
    }
    // Of two at the same time, what was written later stands above.
    rows.reverse();
    rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    rows
}

/// Photos of one transaction, of the same phase.
fn are_one_row(one: &Entry, other: &Entry) -> bool {
    match (&one.fact, &other.fact) {
        (Fact::PhotoAttached(first), Fact::PhotoAttached(second)) => {
            one.header.recorded_at == other.header.recorded_at && first.phase == second.phase
        }
        (_, _) => false,
    }
}
