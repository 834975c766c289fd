//! The reflection period beside the form: the earliest moment, the bar with the chosen time, and what it is reckoned from.

use eframe::egui::Ui;

use crate::domain::rules::{Limit, Reflection, RuleId};
use crate::domain::time::{Day, Moment};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::overview::reflection::waived_ui;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::check_row::CheckRow;
use crate::ui::widget::notice;
use crate::ui::widget::reflection_bar::{self, Appointment, Progress, ReflectionBar};

use super::when;

/// The whole of it: headline, bar and the events; or what is missing before there is one.
pub(super) fn section_ui(
    cx: &Cx<'_>,
    reflection: &Reflection,
    chosen: Option<Moment>,
    ui: &mut Ui,
) {
    let words = &cx.text.reflection;
    match reflection {
        Reflection::NotBegun { missing } => {
            notice::remark(ui, Status::Pending, &words.not_begun);
            empty_bar_ui(cx, ui);
            for gap in missing {
                let title = cx.text.gap(gap);
                let row = CheckRow {
                    status: Status::Warn,
                    title: &title,
                    why: "",
                    fix: "",
                    locked: false,
                };
                row.show(ui);
            }
        }
        Reflection::Waived => waived_ui(cx.text, ui),
        Reflection::Running(limit) | Reflection::Over(limit) => {
            let moment = cx.text.moment(limit.at, cx.today());
            reflection_bar::earliest(ui, &words.earliest, &moment);
            bar_ui(cx, limit, chosen, ui);
            let (status, state) = state(cx, limit, chosen);
            notice::remark(ui, status, &state);
            events_ui(cx, limit, ui);
        }
    }
}

/// One of the four states in words (`design.md` §10).
fn state(cx: &Cx<'_>, limit: &Limit, chosen: Option<Moment>) -> (Status, String) {
    let words = &cx.text.reflection;
    let too_early = chosen.is_some_and(|chosen| chosen < limit.at);
    if is_over(cx, limit) {
        let when = cx.text.moment(limit.at, cx.today());
        (Status::Ok, fill(&words.elapsed_at, &[("when", &when)]))
    } else if too_early {
        (Status::Stop, words.running_too_early.clone())
    } else {
        (Status::Running, words.running.clone())
    }
}

/// While the clock is in doubt no period is over (§2.8).
fn is_over(cx: &Cx<'_>, limit: &Limit) -> bool {
    cx.moment() >= limit.at && !cx.now.is_in_doubt()
}

fn events_ui(cx: &Cx<'_>, limit: &Limit, ui: &mut Ui) {
    let (words, today) = (&cx.text.reflection, cx.today());
    let at = |moment: Moment| cx.text.moment_of_day(moment, today);
    let mut lines = vec![
        fill(&words.written, &[("when", &at(limit.written))]),
        fill(&words.oral, &[("when", &at(limit.oral))]),
    ];
    if limit.binding == RuleId::R12b {
        lines.push(fill(
            &words.binding_consultation,
            &[("when", &at(limit.from))],
        ));
    }
    for line in &lines {
        ui.label(Theme::of(ui).small(line));
    }
}

fn empty_bar_ui(cx: &Cx<'_>, ui: &mut Ui) {
    let name = format!(
        "{}, {}",
        cx.text.reflection.title,
        cx.text.reflection.not_begun.to_lowercase()
    );
    let bar = ReflectionBar {
        name: &name,
        progress: Progress::NotBegun,
        start: "",
        end: "",
        midnights: &[],
        now: "",
        appointment: None,
        height: 14.0,
    };
    bar.show(ui);
}

/// The bar with its ends, the midnights between, and the chosen time as a line.
pub(super) fn bar_ui(cx: &Cx<'_>, limit: &Limit, chosen: Option<Moment>, ui: &mut Ui) {
    let place = |at: Moment| fraction(limit, at);
    let days = midnights(limit);
    let names: Vec<(f32, &str)> = days
        .iter()
        .map(|day| (place(day.at(0)), cx.text.weekday_short(*day)))
        .collect();
    let progress = if is_over(cx, limit) {
        Progress::Over
    } else {
        Progress::Running(place(cx.moment()))
    };
    let label = chosen.map(|at| cx.text.time(at)).unwrap_or_default();
    let name = format!(
        "{}, {} {}",
        cx.text.reflection.title,
        cx.text.reflection.earliest.to_lowercase(),
        cx.text.moment(limit.at, cx.today())
    );
    let bar = ReflectionBar {
        name: &name,
        progress,
        start: &when::happened(cx.text, limit.from),
        end: &cx.text.short_moment(limit.at),
        midnights: &names,
        now: "",
        appointment: chosen.map(|at| Appointment {
            at: place(at),
            label: &label,
        }),
        height: 14.0,
    };
    bar.show(ui);
}

/// 0 where the period begins, 1 where it ends.
fn fraction(limit: &Limit, at: Moment) -> f32 {
    let whole = limit.at.since(limit.from).max(1);
    at.since(limit.from) as f32 / whole as f32
}

fn midnights(limit: &Limit) -> Vec<Day> {
    let first = limit.from.day();
    let count = first.days_until(limit.at.day()).clamp(0, 14);
    (1..=count)
        .map(|days| first.plus_days(days))
        .filter(|day| day.at(0) < limit.at)
        .collect()
}
