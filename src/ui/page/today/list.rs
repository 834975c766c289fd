//! The day's appointments as lines: what each says, where nobody is booked, and where the present moment lies.

use crate::domain::appointment::AppointmentKind;
use crate::domain::time::{Day, MINUTE, Moment};
use crate::domain::user::User;
use crate::journal::view::DayRow;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::area;
use crate::ui::theme::Tone;
use crate::ui::widget::agenda::{Line, Row};

use super::state::{self, State};

/// The words of a row, owned, so that the list can borrow them.
pub(super) struct RowWords {
    time: String,
    length: String,
    name: String,
    identity: String,
    kind: String,
    icon: Icon,
    chips: Vec<(String, Tone)>,
    initials: String,
    who: String,
    state: State,
    note: String,
    past: bool,
    told: String,
}

/// What stands between or as appointments, before it is borrowed for drawing.
pub(super) enum Piece {
    Row(Box<RowWords>),
    Gap { time: String, words: String },
    Now(String),
}

/// All pieces of a day, in time order.
pub(super) fn pieces(cx: &Cx<'_>, day: Day, rows: &[&DayRow]) -> Vec<Piece> {
    let now = cx.moment();
    let is_today = day == cx.today();
    let mut pieces = Vec::new();
    let mut now_said = !is_today;
    let mut busy_until: Option<Moment> = None;
    for row in rows {
        let start = row.appointment.start;
        if !now_said && start > now {
            pieces.push(now_line(cx));
            now_said = true;
        }
        if let Some(gap) = busy_until.and_then(|until| gap(cx, until, start)) {
            pieces.push(gap);
        }
        pieces.push(Piece::Row(Box::new(row_words(cx, row))));
        let end = row.appointment.end;
        busy_until = Some(busy_until.map_or(end, |until| until.max(end)));
    }
    if !now_said && !rows.is_empty() {
        pieces.push(now_line(cx));
    }
    pieces
}

fn now_line(cx: &Cx<'_>) -> Piece {
    let time = cx.text.time(cx.moment());
    Piece::Now(fill(&cx.text.today.now_at, &[("time", &time)]))
}

/// Free time that is left and long enough for an appointment.
fn gap(cx: &Cx<'_>, from: Moment, until: Moment) -> Option<Piece> {
    let least = i64::from(cx.journal.clinic().policy.default_minutes) * MINUTE;
    let from = from.max(cx.moment());
    let is_gap = until.since(from) >= least;
    is_gap.then(|| Piece::Gap {
        time: cx.text.time(from),
        words: fill(
            &cx.text.today.gap,
            &[("duration", &cx.text.duration(until.since(from)))],
        ),
    })
}

pub(super) fn lines<'p>(pieces: &'p [Piece], chips: &'p [Vec<(&'p str, Tone)>]) -> Vec<Line<'p>> {
    let none: &'p [(&'p str, Tone)] = &[];
    let line = |(place, piece): (usize, &'p Piece)| match piece {
        Piece::Row(row) => {
            Line::Appointment(row.borrowed(chips.get(place).map_or(none, |chips| chips.as_slice())))
        }
        Piece::Gap { time, words } => Line::Gap { time, words },
        Piece::Now(words) => Line::Now(words),
    };
    pieces.iter().enumerate().map(line).collect()
}

/// The chips of each piece, borrowed.
pub(super) fn chips(pieces: &[Piece]) -> Vec<Vec<(&str, Tone)>> {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Row(row) => row
                .chips
                .iter()
                .map(|(words, tone)| (words.as_str(), *tone))
                .collect(),
            Piece::Gap { .. } | Piece::Now(_) => Vec::new(),
        })
        .collect()
}

impl RowWords {
    fn borrowed<'p>(&'p self, chips: &'p [(&'p str, Tone)]) -> Row<'p> {
        Row {
            time: &self.time,
            length: &self.length,
            name: &self.name,
            identity: &self.identity,
            kind: &self.kind,
            icon: Some(self.icon),
            chips,
            detail: &self.note,
            initials: &self.initials,
            who: &self.who,
            status: self.state.status,
            state: &self.state.words,
            state_detail: &self.state.detail,
            segments: &self.state.segments,
            past: self.past,
            told: &self.told,
        }
    }
}

fn row_words(cx: &Cx<'_>, row: &DayRow) -> RowWords {
    let (text, appointment) = (cx.text, &row.appointment);
    let minutes = appointment.end.since(appointment.start) / MINUTE;
    let time = text.time(appointment.start);
    let (name, identity) = match &row.patient {
        Some(patient) => (
            name_of(row),
            format!(
                "{} · {}",
                patient.masked_number,
                text.age(patient.birth_date, cx.today())
            ),
        ),
        None => (String::new(), String::new()),
    };
    let practitioner = cx.journal.clinic().user(appointment.practitioner);
    let state = state::of(cx, row);
    let kind = text.appointment_kind(appointment.kind);
    let told = [&time, name.as_str(), kind, &state.words];
    let told = told.into_iter().filter(|words| !words.is_empty());
    RowWords {
        told: told.collect::<Vec<_>>().join(" "),
        length: format!("{minutes} {}", text.common.minutes),
        name,
        identity,
        kind: kind.to_owned(),
        icon: icon(appointment.kind),
        chips: chips_of(text, row),
        initials: practitioner.map(User::initials).unwrap_or_default(),
        who: cx.user_name(Some(appointment.practitioner)),
        note: appointment.note.clone(),
        past: appointment.end <= cx.moment(),
        time,
        state,
    }
}

/// »PRØVESEN, Agnete«; of blocked time, that it is blocked.
pub(super) fn name_of(row: &DayRow) -> String {
    row.patient
        .as_ref()
        .map(|patient| format!("{}, {}", patient.family.to_uppercase(), patient.given))
        .unwrap_or_default()
}

fn chips_of(text: &Text, row: &DayRow) -> Vec<(String, Tone)> {
    let areas = row.appointment.areas.iter();
    areas
        .map(|area| (text.area(area).to_owned(), area::tone(area)))
        .collect()
}

const fn icon(kind: AppointmentKind) -> Icon {
    match kind {
        AppointmentKind::Treatment => Icon::Syringe,
        AppointmentKind::Consultation => Icon::NotebookPen,
        AppointmentKind::Control => Icon::CalendarCheck,
        AppointmentKind::Blocked => Icon::Ban,
    }
}
