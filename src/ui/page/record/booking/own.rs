//! The patient's own appointments in a list: when each is, and how it stands.

use eframe::egui::Ui;

use crate::domain::appointment::{AppointmentKind, CancelledBy};
use crate::domain::course::{Appointment, AppointmentState};
use crate::domain::id::EntryId;
use crate::domain::time::Moment;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::check_row::ListRow;

use super::whole;

/// What was asked about an appointment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum OwnAct {
    /// Shows the whole of it, or folds it again.
    Select(EntryId),
    Move(EntryId),
    Cancel(EntryId),
    Arrive(EntryId),
    NoShow(EntryId),
}

/// All of them: what is to come first, what has been after it, newest first.
pub(super) fn list_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    selected: Option<EntryId>,
    ui: &mut Ui,
) -> Option<OwnAct> {
    let mut act = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    if view.course.appointments.is_empty() {
        ui.label(Theme::of(ui).muted(&cx.text.booking.none));
    }
    for appointment in in_order(cx, view) {
        let is_selected = selected == Some(appointment.id);
        let when = cx.text.short_date_and_time(appointment.start, cx.today());
        let title = named(cx, appointment, &when);
        let detail = state_words(cx, appointment);
        let row = ListRow {
            status: Some(status(appointment)),
            title: &title,
            detail: &detail,
            trailing: "",
            selected: is_selected,
        };
        if row.show(ui).clicked() {
            act = Some(OwnAct::Select(appointment.id));
        }
        if is_selected {
            act = whole::whole_ui(cx, view, appointment, ui).or(act);
        }
    }
    act
}

fn in_order<'v>(cx: &Cx<'_>, view: &'v RecordView) -> Vec<&'v Appointment> {
    let now = cx.moment();
    let (mut to_come, mut past): (Vec<_>, Vec<_>) = view
        .course
        .appointments
        .iter()
        .partition(|appointment| appointment.is_standing() && appointment.end() > now);
    to_come.sort_by_key(|appointment| appointment.start);
    past.sort_by_key(|appointment| std::cmp::Reverse(appointment.start));
    to_come.extend(past);
    to_come
}

pub(super) fn title(cx: &Cx<'_>, appointment: &Appointment) -> String {
    let when = cx.text.moment(appointment.start, cx.today());
    named(cx, appointment, &when)
}

fn named(cx: &Cx<'_>, appointment: &Appointment, when: &str) -> String {
    let kind = cx.text.appointment_kind(appointment.kind);
    fill(&cx.text.booking.own_at, &[("kind", kind), ("when", when)])
}

const fn status(appointment: &Appointment) -> Status {
    match (&appointment.state, &appointment.too_early) {
        (AppointmentState::Planned, Some(_)) => Status::Stop,
        (AppointmentState::Planned, None) | (AppointmentState::Cancelled { .. }, _) => {
            Status::Pending
        }
        (AppointmentState::Arrived { .. }, _) => Status::Ok,
        (AppointmentState::NoShow { .. }, _) => Status::Warn,
    }
}

fn state_words(cx: &Cx<'_>, appointment: &Appointment) -> String {
    let (words, today) = (&cx.text.booking, cx.today());
    let at = |moment: Moment| cx.text.moment_of_day(moment, today);
    match &appointment.state {
        AppointmentState::Planned if appointment.too_early.is_some() => {
            cx.text.shell.too_early.clone()
        }
        AppointmentState::Planned => {
            let minutes = appointment.minutes.to_string();
            let who = cx.user_name(Some(appointment.practitioner));
            fill(&words.with, &[("minutes", &minutes), ("who", &who)])
        }
        AppointmentState::Arrived { at: arrived } => {
            fill(&words.state_arrived, &[("when", &at(*arrived))])
        }
        AppointmentState::NoShow { .. } => words.state_no_show.clone(),
        AppointmentState::Cancelled {
            at: cancelled,
            by,
            late,
        } => {
            let by = match by {
                CancelledBy::Patient => &words.by_patient,
                CancelledBy::Clinic => &words.by_clinic,
            };
            let sentence = if *late {
                &words.state_cancelled_late
            } else {
                &words.state_cancelled
            };
            fill(sentence, &[("by", by), ("when", &at(*cancelled))])
        }
    }
}

/// The one that the page opens on: red appointments come before everything else.
pub(super) fn first_red(view: &RecordView) -> Option<EntryId> {
    let mut red: Vec<&Appointment> = view
        .course
        .appointments
        .iter()
        .filter(|appointment| {
            appointment.is_red() && appointment.kind == AppointmentKind::Treatment
        })
        .collect();
    red.sort_by_key(|appointment| appointment.start);
    red.first().map(|appointment| appointment.id)
}
