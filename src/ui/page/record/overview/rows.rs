//! The rows of the timeline: every fact, appointment and photo of a record in words, newest first.

use crate::domain::appointment::AppointmentKind;
use crate::domain::area::Area;
use crate::domain::consultation::Plan;
use crate::domain::course::{Appointment, AppointmentState, Course};
use crate::domain::entry::Entry;
use crate::domain::fact::{Fact, Family};
use crate::domain::id::EntryId;
use crate::domain::rules::recording::is_late;
use crate::domain::time::{Day, Moment};
use crate::journal::ClinicState;
use crate::journal::view::RecordView;
use crate::text::{Around, Text, fill};
use crate::ui::command::Tab;
use crate::ui::icon::Icon;
use crate::ui::theme::Tone;

/// Long texts are read whole in the history; here they are cut after so many characters.
const LONGEST: usize = 320;

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
            | (Self::Course, Family::Course)
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

struct Writer<'a> {
    text: &'a Text,
    clinic: &'a ClinicState,
    view: &'a RecordView,
    today: Day,
}

impl Writer<'_> {
    fn name(&self, user: Option<crate::domain::id::UserId>) -> String {
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

    fn appointment(&self, known: &Appointment) -> Row {
        let (text, words) = (self.text, &self.text.overview);
        let to_come = known.is_standing() && known.end() > self.view.now.moment;
        let kind = text.appointment_kind(known.kind);
        let title = match known.state {
            AppointmentState::Planned => fill(&words.planned, &[("kind", kind)]),
            AppointmentState::Arrived { .. }
            | AppointmentState::Cancelled { .. }
            | AppointmentState::NoShow { .. } => kind.to_owned(),
        };
        let red = known.is_red(self.view.now.moment);
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
            tab: Tab::Booking,
        }
    }

    fn appointment_badges(&self, known: &Appointment, red: bool) -> Vec<(String, Tone)> {
        let words = &self.text.overview;
        let mut badges = Vec::new();
        if red {
            badges.push((words.too_early.clone(), Tone::Stop));
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

    fn entry(&self, entry: &Entry) -> Row {
        let (text, header) = (self.text, &entry.header);
        let around = Around {
            clinic: self.clinic,
            course: &self.view.course,
            entries: &self.view.entries,
            today: self.today,
        };
        let who = match &entry.fact {
            Fact::AppointmentJudged(_) => text.overview.by_journal.clone(),
            _ => self.name(header.user),
        };
        let is_photo = matches!(entry.fact, Fact::PhotoAttached(_));
        Row {
            at: header.occurred_at,
            group: header.occurred_at.day().year().to_string(),
            day: self.day(header.occurred_at),
            time: text.time(header.occurred_at),
            icon: icon(&entry.fact),
            title: text.fact_kind(entry.fact.kind()).to_owned(),
            who,
            signed: entry.fact.family() == Family::Course,
            badges: self.badges(entry),
            planned: false,
            tone: Tone::Neutral,
            body: match &entry.fact {
                // The areas stand there as chips already; units never stand without their product.
                Fact::Plan(plan) if plan.areas.iter().all(|area| area.units.is_none()) => {
                    text.product(&plan.product)
                }
                _ => shortened(&text.summary(entry, &around)),
            },
            chips: match &entry.fact {
                Fact::Plan(plan) => plan_chips(text, plan),
                _ => Vec::new(),
            },
            photos: is_photo.then_some(header.id).into_iter().collect(),
            tab: tab(&entry.fact),
        }
    }

    fn badges(&self, entry: &Entry) -> Vec<(String, Tone)> {
        let words = &self.text.overview;
        let mut badges = Vec::new();
        if entry.header.amends.is_some() {
            badges.push((words.amendment.clone(), Tone::Warn));
        }
        let id = entry.header.id;
        if self
            .view
            .entries
            .iter()
            .any(|other| other.header.amends == Some(id))
        {
            badges.push((words.amended.clone(), Tone::Warn));
        }
        if is_open_late_entry(self.view, self.clinic, entry) {
            badges.push((words.late.clone(), Tone::Warn));
        }
        badges
    }

    /// The views of photos that share a row: »Front, hvile; Front, smil«.
    fn photos_told(&self, photos: &[EntryId]) -> String {
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

/// Written more than the clinic's limit after it happened, and no doctor has vouched for it yet (R06).
pub fn is_open_late_entry(view: &RecordView, clinic: &ClinicState, entry: &Entry) -> bool {
    let header = &entry.header;
    entry.fact.family() == Family::Course
        && is_late(header.occurred_at, header.recorded_at, &clinic.policy)
        && !view
            .course
            .countersigned
            .contains_key(&first_version(&view.course, header.id))
}

/// Countersignatures stand under the first version of what was corrected.
fn first_version(course: &Course, id: EntryId) -> EntryId {
    let written = course.written.iter().map(|told| (told.id, &told.versions));
    let oral = course.oral.iter().map(|told| (told.id, &told.versions));
    let consultations = course
        .consultations
        .iter()
        .map(|told| (told.id, &told.versions));
    let mut all = written.chain(oral).chain(consultations);
    all.find(|(_, versions)| versions.contains(&id))
        .map_or(id, |(first, _)| first)
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

pub const fn area_tone(area: &Area) -> Tone {
    match area {
        Area::Forehead => Tone::Forehead,
        Area::Glabella => Tone::Glabella,
        Area::LateralCanthalRight | Area::LateralCanthalLeft => Tone::Lateral,
        Area::BunnyLines
        | Area::UpperLip
        | Area::MouthCorners
        | Area::Chin
        | Area::Masseter
        | Area::Other(_) => Tone::OtherArea,
    }
}

fn area_chips<'a>(text: &Text, areas: impl IntoIterator<Item = &'a Area>) -> Vec<(String, Tone)> {
    let chip = |area: &Area| (text.area(area).to_owned(), area_tone(area));
    areas.into_iter().map(chip).collect()
}

fn plan_chips(text: &Text, plan: &Plan) -> Vec<(String, Tone)> {
    area_chips(text, plan.areas.iter().map(|planned| &planned.area))
}

pub const fn appointment_icon(kind: AppointmentKind) -> Icon {
    match kind {
        AppointmentKind::Consultation => Icon::NotebookPen,
        AppointmentKind::Treatment => Icon::Syringe,
        AppointmentKind::Control => Icon::CalendarCheck,
        AppointmentKind::Blocked => Icon::Ban,
    }
}

/// The tab in which a fact is worked with; what has none of its own is read in the history.
const fn tab(fact: &Fact) -> Tab {
    match fact.family() {
        Family::Course => match fact {
            Fact::ContactNote(_) | Fact::LateEntryCountersigned(_) => Tab::History,
            _ => Tab::Consultation,
        },
        Family::Appointment => Tab::Booking,
        Family::Photo => Tab::Photos,
        Family::Clinic | Family::Patient | Family::Log => Tab::History,
    }
}

/// One icon for each kind of fact (`design.md` §7).
pub const fn icon(fact: &Fact) -> Icon {
    match fact {
        Fact::VaultCreated(_) | Fact::ClinicChanged(_) => Icon::Building2,
        Fact::PolicyChanged(_) => Icon::Settings,
        Fact::UserAdded(_) | Fact::PatientRegistered(_) => Icon::UserRoundPlus,
        Fact::SheetAdopted(_) | Fact::WrittenInformation(_) => Icon::FileText,
        Fact::PatientCorrected(_) => Icon::PenLine,
        Fact::ResponsibleDoctorSet(_) => Icon::Stethoscope,
        Fact::Consultation(_) | Fact::ContactNote(_) | Fact::DraftBegun(_) => Icon::NotebookPen,
        Fact::OralInformation(_) => Icon::MessageSquareText,
        Fact::InformationDeclined(_) => Icon::Ban,
        Fact::Plan(_) => Icon::ListChecks,
        Fact::LateEntryCountersigned(_) => Icon::BadgeCheck,
        Fact::AppointmentBooked(_) => Icon::CalendarPlus,
        Fact::AppointmentMoved(_) | Fact::AppointmentJudged(_) => Icon::CalendarDays,
        Fact::AppointmentCancelled(_) | Fact::AppointmentNoShow(_) | Fact::DraftDiscarded(_) => {
            Icon::X
        }
        Fact::AppointmentArrived(_) => Icon::CalendarCheck,
        Fact::PhotoAttached(_) => Icon::Camera,
        Fact::SessionOpened(_) => Icon::Cpu,
        Fact::LoggedIn(_) => Icon::LogIn,
        Fact::LoginFailed(_) | Fact::Refused(_) => Icon::ShieldAlert,
        Fact::Locked(_) => Icon::Lock,
        Fact::RecordOpened(_) => Icon::Eye,
        Fact::Searched(_) => Icon::Search,
        Fact::Exported(_) => Icon::Download,
        Fact::ClockConfirmed(_) => Icon::Check,
    }
}
