//! The reflection period in the side panel: the bar in its four states, and the moment in words (`design.md` §10).

use eframe::egui::Ui;

use crate::domain::rules::{Limit, Reflection, RuleId};
use crate::domain::time::Moment;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::status::Status;
use crate::ui::theme::{Theme, Tone};
use crate::ui::widget::notice;
use crate::ui::widget::reflection_bar::{self, Appointment, Progress, ReflectionBar};

use super::next_step::next_treatment;

const HEIGHT: f32 = 14.0;

pub fn ui(text: &Text, view: &RecordView, ui: &mut Ui) {
    match &view.reflection {
        Reflection::NotBegun { missing } => {
            notice::remark(ui, Status::Pending, &text.reflection.not_begun);
            bar(text, Progress::NotBegun).show(ui);
            for gap in missing {
                ui.label(Theme::of(ui).small(text.gap(gap)));
            }
        }
        Reflection::Running(limit) => begun_ui(text, view, (limit, false), ui),
        Reflection::Over(limit) => begun_ui(text, view, (limit, true), ui),
        Reflection::Waived => waived_ui(text, ui),
    }
}

/// A repeat: there is no period to draw.
pub fn waived_ui(text: &Text, ui: &mut Ui) {
    notice::remark(ui, Status::Pending, &text.reflection.waived);
    ui.label(Theme::of(ui).small(&text.reflection.waived_why));
}

fn bar(text: &Text, progress: Progress) -> ReflectionBar<'_> {
    ReflectionBar {
        name: &text.reflection.title,
        progress,
        start: "",
        end: "",
        midnights: &[],
        now: "",
        appointment: None,
        height: HEIGHT,
    }
}

fn begun_ui(text: &Text, view: &RecordView, (limit, over): (&Limit, bool), ui: &mut Ui) {
    let (now, words) = (view.now.moment, &text.reflection);
    let when = text.moment(limit.at, now.day());
    let appointment = next_treatment(view);
    let too_early = appointment.is_some_and(|known| known.start < limit.at);
    headline_ui(text, &when, (over, too_early), ui);
    let fraction = |at: Moment| fraction(limit, at);
    let midnights = midnights(text, limit);
    let midnights: Vec<(f32, &str)> = midnights
        .iter()
        .map(|(at, day)| (*at, day.as_str()))
        .collect();
    let start = fill(
        &text.overview.info_at,
        &[("when", &text.short_moment(limit.from))],
    );
    let end = text.short_moment(limit.at);
    let label = appointment
        .map(|known| text.short_moment(known.start))
        .unwrap_or_default();
    let progress = if over {
        Progress::Over
    } else {
        Progress::Running(fraction(now))
    };
    let chosen = appointment.map(|known| Appointment {
        at: fraction(known.start),
        label: &label,
    });
    ReflectionBar {
        name: &format!("{}, {} {when}", words.title, words.earliest),
        start: &start,
        end: &end,
        midnights: &midnights,
        now: if over || chosen.is_some() {
            ""
        } else {
            &text.common.now
        },
        // An appointment far behind would squeeze the bar to nothing.
        appointment: chosen.filter(|chosen| chosen.at < 4.0),
        ..bar(text, progress)
    }
    .show(ui);
    basis_ui(text, view, limit, ui);
}

fn headline_ui(text: &Text, when: &str, (over, too_early): (bool, bool), ui: &mut Ui) {
    let (theme, words) = (Theme::of(ui), &text.reflection);
    if over {
        ui.label(theme.toned(fill(&words.elapsed_at, &[("when", when)]), Tone::Ok));
    } else {
        reflection_bar::earliest(ui, &words.earliest, when);
    }
    if too_early && !over {
        notice::remark(ui, Status::Stop, &words.running_too_early);
    }
}

/// What the period is reckoned from.
fn basis_ui(text: &Text, view: &RecordView, limit: &Limit, ui: &mut Ui) {
    let (theme, words, today) = (Theme::of(ui), &text.reflection, view.now.moment.day());
    let said =
        |template: &str, at: Moment| fill(template, &[("when", &text.moment_of_day(at, today))]);
    ui.label(theme.small(said(&words.written, limit.written)));
    ui.label(theme.small(said(&words.oral, limit.oral)));
    if limit.binding == RuleId::R12b {
        ui.label(theme.small(said(&words.binding_consultation, limit.from)));
    }
}

/// How far a moment lies between the start (0) and the earliest moment (1).
fn fraction(limit: &Limit, at: Moment) -> f32 {
    let whole = limit.at.since(limit.from).max(1) as f64;
    (at.since(limit.from) as f64 / whole) as f32
}

/// Each midnight in between, with the day that begins there.
fn midnights(text: &Text, limit: &Limit) -> Vec<(f32, String)> {
    let days = limit.from.day().days_until(limit.at.day());
    (1..=days)
        .map(|step| limit.from.day().plus_days(step))
        .filter(|day| day.at(0) < limit.at)
        .map(|day| {
            (
                fraction(limit, day.at(0)),
                text.weekday_short(day).to_owned(),
            )
        })
        .collect()
}
