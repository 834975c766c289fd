//! The side panel while a consultation is written: the earliest moment as it would be, the plan, and what is missing.

use eframe::egui::{Align, Layout, Ui};

use crate::domain::consultation::{Missing, Outcome};
use crate::domain::rules::reflection::{Reading, reading};
use crate::domain::time::Moment;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, Tone};
use crate::ui::widget::button::Button;
use crate::ui::widget::chip::chip;
use crate::ui::widget::reflection_bar::{Progress, ReflectionBar, earliest};
use crate::ui::widget::{check_row, notice, shell};

use super::card::plan::tone;
use super::estimate::Estimate;
use super::form::Form;
use super::place::Target;
use super::steps::{Step, is_oral_first, total_units};

pub fn ui(cx: &Cx<'_>, view: &RecordView, form: &mut Form, lacks: &[Missing], ui: &mut Ui) {
    let status = if lacks.is_empty() {
        Status::Ok
    } else {
        Status::Pending
    };
    shell::Side {
        name: &cx.text.reflection.title,
        status: Some(status),
    }
    .show(ui, |ui| {
        if !form.is_correction() {
            reflection_ui(cx, view, form, ui);
        }
        plan_ui(cx.text, form, ui);
        lacks_ui(cx.text, form, lacks, ui);
    });
}

fn reflection_ui(cx: &Cx<'_>, view: &RecordView, form: &Form, ui: &mut Ui) {
    let (text, words) = (cx.text, &cx.text.consultation);
    let hours = text.duration(48 * crate::domain::time::HOUR);
    shell::section(
        ui,
        &text.reflection.title,
        |ui| {
            chip(ui, &hours, Tone::Accent);
        },
        |ui| {
            let draft = &form.draft;
            if matches!(
                draft.outcome,
                Some(Outcome::AdvisedAgainst | Outcome::DeclinedTreatment)
            ) {
                ui.label(Theme::of(ui).muted(&text.reflection.no_treatment));
                return;
            }
            if draft.information_declined.is_some() {
                notice::remark(ui, Status::Stop, &text.reflection.declined);
                return;
            }
            let estimate = Estimate::of(
                draft,
                &view.course,
                &cx.journal.clinic().policy,
                cx.moment(),
            );
            estimate_ui(cx, estimate, ui);
            if is_oral_first(form) {
                notice::remark(ui, Status::Stop, &words.oral_first_title);
            }
        },
    );
}

fn estimate_ui(cx: &Cx<'_>, estimate: Estimate, ui: &mut Ui) {
    let (text, words, today) = (cx.text, &cx.text.consultation, cx.today());
    let shown = text.moment(estimate.at, today);
    earliest(ui, &text.reflection.earliest, &shown);
    bar_ui(ui, text, (estimate.from, estimate.at), cx.moment());
    let moment = |at: Moment| {
        if at.day() == today {
            text.time(at)
        } else {
            text.moment_of_day(at, today)
        }
    };
    let why = match (estimate.written, estimate.oral) {
        _ if estimate.by_consultation => fill(
            &text.reflection.binding_consultation,
            &[("when", &moment(estimate.from))],
        ),
        (Some(written), Some(oral)) => fill(
            &words.reckoned_from,
            &[("written", &moment(written)), ("oral", &moment(oral))],
        ),
        (_, _) => words.if_finished_now.clone(),
    };
    notice::explained(ui, Icon::Info, &why);
    match reading(estimate.from, &cx.journal.clinic().policy) {
        Reading::Either | Reading::WholeDays => {}
        Reading::Hours => notice::explained(ui, Icon::Info, &words.reading_hours),
        Reading::Clock => notice::explained(ui, Icon::Info, &words.reading_clock),
    }
    notice::explained(ui, Icon::PenLine, &words.counts_when_signed);
}

/// The bar between two moments, with the midnights that lie between.
pub fn bar_ui(ui: &mut Ui, text: &Text, (from, at): (Moment, Moment), now: Moment) {
    let span = at.since(from).max(1) as f32;
    let along = |moment: Moment| moment.since(from) as f32 / span;
    let days: Vec<(f32, String)> = (1..4)
        .map(|days| from.day().plus_days(days).at(0))
        .filter(|midnight| *midnight < at)
        .map(|midnight| {
            (
                along(midnight),
                text.weekday_short(midnight.day()).to_owned(),
            )
        })
        .collect();
    let midnights: Vec<(f32, &str)> = days.iter().map(|(at, day)| (*at, day.as_str())).collect();
    let progress = if now >= at {
        Progress::Over
    } else {
        Progress::Running(along(now))
    };
    let name = format!(
        "{}, {} {}",
        text.reflection.title,
        text.reflection.earliest,
        text.moment(at, now.day())
    );
    ReflectionBar {
        name: &name,
        progress,
        start: &text.short_moment(from),
        end: &text.short_moment(at),
        midnights: &midnights,
        now: "",
        appointment: None,
        height: 14.0,
    }
    .show(ui);
}

fn plan_ui(text: &Text, form: &mut Form, ui: &mut Ui) {
    let words = &text.consultation;
    let mut edit = false;
    shell::section(
        ui,
        &words.plan,
        |ui| edit = Button::link(&text.common.edit).hint("P").show(ui).clicked(),
        |ui| {
            let Some(outcome) = form.draft.outcome else {
                ui.label(Theme::of(ui).faint(&words.no_decision));
                return;
            };
            if outcome != Outcome::Planned {
                ui.label(Theme::of(ui).strong(text.outcome(outcome)));
                return;
            }
            let brand = form
                .product()
                .map_or(&*text.common.not_recorded, |product| product.brand.as_str());
            for area in &form.draft.plan.areas {
                let units = form
                    .draft
                    .plan
                    .units
                    .get(&area.to_string())
                    .map_or("", |typed| typed.trim());
                let units = if units.is_empty() {
                    &words.no_largest_dose
                } else {
                    units
                };
                ui.horizontal(|ui| {
                    chip(ui, text.area(area), tone(area));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.label(Theme::of(ui).strong(units));
                    });
                });
            }
            let total =
                total_units(form).map(|units| fill(&words.units_in_all, &[("units", &units)]));
            check_row::pair(ui, 110.0, brand, &total.unwrap_or_default());
        },
    );
    if edit
        || crate::ui::widget::key::pressed(ui, eframe::egui::Modifiers::NONE, eframe::egui::Key::P)
    {
        form.step = Step::Plan;
        form.go_to = Some(Target::Step(Step::Plan));
    }
}

fn lacks_ui(text: &Text, form: &mut Form, lacks: &[Missing], ui: &mut Ui) {
    /// More than these would only be scrolled past.
    const SHOWN: usize = 8;
    let words = &text.consultation;
    if lacks.is_empty() {
        return;
    }
    let title = fill(&words.lacks_title, &[("count", &lacks.len().to_string())]);
    shell::section(
        ui,
        &title,
        |_| {},
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for missing in lacks.iter().take(SHOWN) {
                if Button::link(&text.missing(*missing)).show(ui).clicked() {
                    form.step = Step::of(*missing);
                    form.go_to = Some(Target::Mend(*missing));
                }
            }
            if lacks.len() > SHOWN {
                let more = (lacks.len() - SHOWN).to_string();
                ui.label(Theme::of(ui).faint(fill(&words.and_more, &[("count", &more)])));
            }
        },
    );
}
