//! One appointment whole: why it is red, what it is for, what can be done with it, and what has become of it.

use eframe::egui::{Ui, vec2};

use crate::domain::appointment::SavedTooEarly;
use crate::domain::course::{Appointment, AppointmentState};
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, UserId};
use crate::domain::time::Moment;
use crate::domain::user::Role;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::area;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::chip;
use crate::ui::widget::notice::Notice;

use super::own::OwnAct;

/// One appointment whole: why it is red, what it is for, its history, and what can be done.
pub(super) fn whole_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    appointment: &Appointment,
    ui: &mut Ui,
) -> Option<OwnAct> {
    const LABEL: f32 = 84.0;
    let (words, theme) = (&cx.text.booking, Theme::of(ui));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S8, space::S6);
        ui.add_space(space::S4);
        if appointment.is_red() {
            red_ui(cx, view, appointment, ui);
        }
        pair(
            ui,
            LABEL,
            &words.practitioner,
            &cx.user_name(Some(appointment.practitioner)),
        );
        let minutes = format!("{} {}", appointment.minutes, cx.text.common.minutes);
        pair(ui, LABEL, &words.duration, &minutes);
        if let Some(product) = &appointment.product {
            pair(ui, LABEL, &words.product, &cx.text.product(product));
        }
        if !appointment.note.is_empty() {
            pair(ui, LABEL, &words.note, &appointment.note);
        }
        if !appointment.areas.is_empty() {
            let chips: Vec<_> = appointment
                .areas
                .iter()
                .map(|area| (cx.text.area(area), area::tone(area)))
                .collect();
            chip::chips(ui, &chips);
        }
        let act = actions_ui(cx, appointment, ui);
        ui.label(theme.micro(&words.history));
        for (line, detail) in history(cx, view, appointment) {
            ui.label(theme.body(line));
            ui.label(theme.small(detail));
        }
        ui.add_space(space::S8);
        act
    })
    .inner
}

/// The limit, and either the doctor's reason or that the journal found it out by itself.
fn red_ui(cx: &Cx<'_>, view: &RecordView, appointment: &Appointment, ui: &mut Ui) {
    let (words, today) = (&cx.text.booking, cx.today());
    let Some(flag) = &appointment.too_early else {
        return;
    };
    let limit = flag.limit.map_or_else(
        || words.why_red_no_limit.clone(),
        |limit| fill(&words.why_red, &[("when", &cx.text.moment(limit, today))]),
    );
    let why = match &flag.saved {
        Some(saved) => {
            let who = cx.user_name(placed_by(view, appointment));
            fill(
                &words.reason_by,
                &[("who", &who), ("reason", &saved.reason)],
            )
        }
        None => words.turned_red.clone(),
    };
    let sentence = format!("{limit} {why}");
    Notice::new(Status::Stop, &cx.text.shell.too_early)
        .text(&sentence)
        .show(ui);
}

/// Who set the time that it has now.
fn placed_by(view: &RecordView, appointment: &Appointment) -> Option<UserId> {
    let entry = appointment
        .moves
        .last()
        .map_or(appointment.id, |last| last.id);
    let written = view.entries.iter().find(|known| known.header.id == entry);
    written.and_then(|entry| entry.header.user)
}

/// What can be done with one that is still to come about. A cancellation comes before the start, a missed one after it.
fn actions_ui(cx: &Cx<'_>, appointment: &Appointment, ui: &mut Ui) -> Option<OwnAct> {
    if appointment.state != AppointmentState::Planned || cx.role() == Role::Reviewer {
        return None;
    }
    let (words, now, id) = (&cx.text.booking, cx.moment(), appointment.id);
    let begun = now > appointment.start;
    let is_today = appointment.start.day() == cx.today();
    let choices = [
        (true, &words.move_it, OwnAct::Move(id)),
        (!begun, &words.cancel_it, OwnAct::Cancel(id)),
        (is_today, &words.arrived, OwnAct::Arrive(id)),
        (begun, &words.no_show, OwnAct::NoShow(id)),
    ];
    let mut act = None;
    ui.horizontal_wrapped(|ui| {
        for (offered, label, choice) in choices {
            if offered && Button::secondary(label).small().show(ui).clicked() {
                act = Some(choice);
            }
        }
    });
    act
}

/// Each time it has had, the first first; flags and reasons of earlier times stay readable.
fn history(cx: &Cx<'_>, view: &RecordView, appointment: &Appointment) -> Vec<(String, String)> {
    let (words, today) = (&cx.text.booking, cx.today());
    let at = |moment: Moment| cx.text.moment(moment, today);
    let first = appointment
        .moves
        .first()
        .map_or(appointment.start, |first| first.from);
    let mut lines = vec![(
        fill(&words.history_booked, &[("to", &at(first))]),
        detail(
            cx,
            (appointment.booked_at, appointment.booked_by),
            booked_too_early(view, appointment.id),
        ),
    )];
    for moved in &appointment.moves {
        let span = [("from", &*at(moved.from)), ("to", &*at(moved.to.start))];
        lines.push((
            fill(&words.history_moved, &span),
            detail(
                cx,
                (moved.moved_at, moved.user),
                moved.to.too_early.as_ref(),
            ),
        ));
    }
    lines
}

fn detail(
    cx: &Cx<'_>,
    (when, who): (Moment, Option<UserId>),
    saved: Option<&SavedTooEarly>,
) -> String {
    let signed = format!(
        "{} · {}",
        cx.text.moment_of_day(when, cx.today()),
        cx.user_name(who)
    );
    match saved {
        Some(saved) => {
            let reason = fill(
                &cx.text.booking.history_too_early,
                &[("reason", &saved.reason)],
            );
            format!("{signed}. {reason}")
        }
        None => signed,
    }
}

/// The doctor's decision when it was booked; a later move takes it off the appointment, but not out of the record.
fn booked_too_early(view: &RecordView, id: EntryId) -> Option<&SavedTooEarly> {
    let booked = view.entries.iter().find(|entry| entry.header.id == id)?;
    let Fact::AppointmentBooked(fact) = &booked.fact else {
        return None;
    };
    fact.too_early.as_ref()
}
