//! How an appointment stands, in a shape and words; it turns with the minute and not only with the next reading.

use crate::domain::appointment::AppointmentKind;
use crate::domain::readiness::{Answer, Light};
use crate::domain::rules::Reflection;
use crate::domain::time::Moment;
use crate::journal::AppointmentState;
use crate::journal::view::{DayGate, DayRow};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness as readiness_page;
use crate::ui::status::Status;

/// How an appointment stands: shape, words, and a second line.
pub(super) struct State {
    pub status: Option<Status>,
    pub words: String,
    pub detail: String,
    /// Of a treatment today: one block for each check.
    pub segments: Vec<Status>,
}

/// Reckoned from the limit that was read and from now.
pub(super) fn of(cx: &Cx<'_>, row: &DayRow) -> State {
    let (words, appointment) = (&cx.text.today, &row.appointment);
    let plain = |status, words: String| State {
        status,
        words,
        detail: String::new(),
        segments: Vec::new(),
    };
    if let Some(gate) = &row.gate
        && (appointment.state == AppointmentState::Arrived || !appointment.too_early)
    {
        return gate_state(cx, gate);
    }
    match appointment.state {
        AppointmentState::Arrived => {
            let time = cx.text.time(appointment.state_at);
            let arrived = fill(&words.was_arrived, &[("time", &time)]);
            plain(Some(Status::Ok), arrived)
        }
        AppointmentState::NoShow | AppointmentState::Cancelled => {
            plain(Some(Status::Warn), words.was_no_show.clone())
        }
        AppointmentState::Planned if appointment.too_early => State {
            status: Some(Status::Stop),
            words: words.too_early.clone(),
            detail: limit_words(cx, appointment.limit),
            segments: Vec::new(),
        },
        AppointmentState::Planned => match (&row.reflection, appointment.kind) {
            (_, AppointmentKind::Blocked) => plain(None, String::new()),
            (None, _) => plain(Some(Status::Pending), words.planned.clone()),
            (Some(reflection), _) => reflection_state(cx, reflection, appointment.start),
        },
    }
}

fn reflection_state(cx: &Cx<'_>, reflection: &Reflection, start: Moment) -> State {
    let words = &cx.text.today;
    let plain = |status, words: String| State {
        status: Some(status),
        words,
        detail: String::new(),
        segments: Vec::new(),
    };
    match reflection {
        Reflection::NotBegun { missing } => State {
            status: Some(Status::Pending),
            words: words.not_begun.clone(),
            detail: missing
                .first()
                .map(|gap| cx.text.gap(gap))
                .unwrap_or_default(),
            segments: Vec::new(),
        },
        Reflection::Waived => plain(Status::Pending, cx.text.reflection.waived.clone()),
        Reflection::Running(limit) | Reflection::Over(limit) => {
            if cx.moment() >= limit.at && !cx.now.is_in_doubt() {
                plain(Status::Ok, words.elapsed.clone())
            } else if start < limit.at {
                State {
                    status: Some(Status::Stop),
                    words: words.too_early.clone(),
                    detail: limit_words(cx, Some(limit.at)),
                    segments: Vec::new(),
                }
            } else {
                plain(Status::Running, limit_words(cx, Some(limit.at)))
            }
        }
    }
}

/// »Klar«, or the first thing that is missing, over the blocks of all checks.
fn gate_state(cx: &Cx<'_>, gate: &DayGate) -> State {
    let words = &cx.text.today;
    let plain = |status, words: &str| State {
        status: Some(status),
        words: words.to_owned(),
        detail: String::new(),
        segments: Vec::new(),
    };
    let readiness = match gate {
        DayGate::Open(readiness) => readiness,
        DayGate::Started => return plain(Status::Running, &words.gate_started),
        DayGate::Signed => return plain(Status::Ok, &words.gate_signed),
        DayGate::Deviation => return plain(Status::Stop, &words.gate_deviation),
    };
    let segments: Vec<Status> = readiness
        .checks
        .iter()
        .map(|check| readiness_page::status(check.light))
        .collect();
    let worst = readiness.checks.iter().map(|check| check.light).max();
    let mut checks = readiness.checks.iter();
    let worst = checks.find(|check| Some(check.light) == worst);
    let missing = worst.map_or("", |check| cx.text.check(check.id));
    let (status, said) = match readiness.verdict {
        Answer::Ready => (Status::Ok, cx.text.readiness.ready.clone()),
        Answer::ReadyWithRemarks => (Status::Warn, cx.text.readiness.ready_with_remarks.clone()),
        Answer::Nearly => (
            Status::Pending,
            fill(&words.gate_nearly, &[("check", missing)]),
        ),
        Answer::MustNot => (Status::Stop, fill(&words.gate_stop, &[("check", missing)])),
    };
    let well = readiness.count(Light::Ok) + readiness.count(Light::Accepted);
    let (well, all) = (well.to_string(), readiness.checks.len().to_string());
    State {
        status: Some(status),
        words: said,
        detail: fill(
            &cx.text.readiness.in_order,
            &[("well", &well), ("all", &all)],
        ),
        segments,
    }
}

/// »Tidligst onsdag 25. nov. kl. 14.30«.
pub(super) fn limit_words(cx: &Cx<'_>, limit: Option<Moment>) -> String {
    let words = &cx.text.today;
    limit.map_or_else(
        || words.too_early_no_limit.clone(),
        |limit| {
            let when = cx.text.moment(limit, cx.today());
            fill(&words.earliest, &[("when", &when)])
        },
    )
}

/// »tor. 26. nov. kl. 11.00«, where there is little room.
pub(super) fn short_moment(cx: &Cx<'_>, at: Moment) -> String {
    let shown = at.rounded_up_to_minute();
    format!(
        "{} {} {}",
        cx.text.weekday_short(shown.day()),
        cx.text.date_near(shown.day(), cx.today()),
        cx.text.clock(shown)
    )
}
