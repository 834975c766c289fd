//! The side panel: the newest treatment, what its effect is expected to be and when, and its batches.

use std::collections::BTreeSet;

use eframe::egui::{Ui, vec2};
use rust_decimal::Decimal;

use crate::domain::tasks::{Phase, RecallWindow};
use crate::domain::time::Day;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::face::{Marker, mini_map};
use crate::ui::page::record::treatment::difference::map_of;
use crate::ui::page::record::treatment::given::{Given, Kind};
use crate::ui::page::record::treatment::product::vial_of;
use crate::ui::page::record::treatment::writing::drawn_areas;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, Tone};
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::shell::{Side, section};

use super::{Act, effect};

const LABEL: f32 = 110.0;
const FACE: f32 = 210.0;

/// How many others were given something from each batch of the newest treatment, as of a revision.
#[derive(Default)]
pub(super) struct Others {
    seen: Option<u64>,
    batches: Vec<(String, usize)>,
}

impl Others {
    /// Counted once for each revision: never while drawing.
    pub fn follow(&mut self, cx: &Cx<'_>, view: &RecordView) {
        let revision = cx.journal.revision();
        if self.seen == Some(revision) {
            return;
        }
        self.seen = Some(revision);
        let batches = effect::newest(view).map(|given| batches(view, &given));
        let count = |batch: String| {
            let others = cx.journal.others_of_batch(view.id, &batch).ok()?;
            Some((batch, others))
        };
        let batches = batches.unwrap_or_default().into_iter();
        self.batches = batches.filter_map(count).collect();
    }
}

pub(super) fn ui(cx: &Cx<'_>, view: &RecordView, others: &Others, ui: &mut Ui) -> Option<Act> {
    let words = &cx.text.follow_up;
    let given = effect::newest(view);
    let mut act = None;
    let side = Side {
        name: &words.treatment,
        status: (!view.flags.is_empty()).then_some(Status::Stop),
    };
    side.show(ui, |ui| match &given {
        None => {
            section(
                ui,
                &words.treatment,
                |_| {},
                |ui| {
                    ui.label(Theme::of(ui).muted(&words.not_treated));
                },
            );
        }
        Some(given) => {
            treatment_ui(cx, view, given, ui);
            expected_ui(cx, given, ui);
            act = batches_ui(cx, others, ui);
        }
    });
    act
}

fn treatment_ui(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>, ui: &mut Ui) {
    let words = &cx.text.follow_up;
    let days = given.started.day().days_until(cx.today());
    let title = match days {
        ..=0 => words.treated_today.clone(),
        1 => words.treated_yesterday.clone(),
        days => fill(&words.treated_ago, &[("days", &days.to_string())]),
    };
    section(
        ui,
        &title,
        |_| {},
        |ui| {
            let theme = Theme::of(ui);
            let date = cx.text.date(given.started.day());
            let who = cx.user_name(Some(given.practitioner));
            ui.label(theme.small(format!("{date} · {who}")));
            if given.is_deviation() {
                ui.label(theme.toned(&cx.text.treatment.deviation, Tone::Stop));
            }
            face_ui(cx, given, ui);
            for line in lines(cx, view, given) {
                ui.label(theme.body(line));
            }
        },
    );
}

pub fn face_ui(cx: &Cx<'_>, given: &Given<'_>, ui: &mut Ui) {
    let areas = given.areas();
    if areas.is_empty() {
        return;
    }
    let drawn = drawn_areas(&areas);
    let map = map_of(given);
    let sites = map.points().iter().map(|point| point.site.as_str());
    let markers: Vec<Marker<'_>> = sites.map(|site| Marker { site, units: "" }).collect();
    let name = cx.text.areas(&areas);
    let width = ui.available_width();
    mini_map(ui, vec2(width, FACE), &drawn, &markers, &name);
}

/// What was given: units never stand without their product.
pub fn lines(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for drawn in given.vials {
        let points = given.points.iter().filter(|point| point.vial == drawn.vial);
        let units: Decimal = points.map(|point| point.units.decimal()).sum();
        lines.push(cx.text.units_of(units, &drawn.product));
    }
    let batches = batches(view, given);
    if !batches.is_empty() {
        let batches = batches.into_iter().collect::<Vec<_>>().join(", ");
        lines.push(fill(&cx.text.summaries.batch, &[("batch", &batches)]));
    }
    lines.push(cx.text.areas(&given.areas()));
    lines.retain(|line| !line.is_empty());
    lines
}

/// »20 enheder Vistabel, batch TEST-0426-A, 17. nov. 2026«: what a report asks for.
pub(super) fn given_in_words(cx: &Cx<'_>, view: &RecordView, given: &Given<'_>) -> String {
    let mut said = lines(cx, view, given);
    said.push(cx.text.date(given.started.day()));
    said.join(" · ")
}

fn batches(view: &RecordView, given: &Given<'_>) -> BTreeSet<String> {
    let vials = given.vials.iter();
    let vials = vials.filter_map(|drawn| vial_of(&view.course, drawn.vial));
    let stated = match given.kind {
        Kind::Treatment(_) => None,
        Kind::Deviation(deviation) => deviation.batch.clone(),
    };
    vials.map(|vial| vial.batch.clone()).chain(stated).collect()
}

/// R99b: when it is seen, when it is full, and when the next treatment may be.
fn expected_ui(cx: &Cx<'_>, given: &Given<'_>, ui: &mut Ui) {
    let words = &cx.text.follow_up;
    let months = cx.journal.clinic().policy.interval_months;
    let window = RecallWindow::of(given.ended.unwrap_or(given.started), months);
    section(
        ui,
        &words.expected,
        |_| {},
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (label, days) in [
                (&words.onset, window.onset),
                (&words.full_effect, window.full),
                (&words.next_treatment, window.next),
            ] {
                pair(ui, LABEL, label, &span(cx, days));
            }
            if window.phase(cx.today()) == Phase::Overdue {
                let theme = Theme::of(ui);
                ui.label(theme.toned(&words.overdue, Tone::Warn));
            }
        },
    );
}

pub(super) fn span(cx: &Cx<'_>, (from, to): (Day, Day)) -> String {
    let near = |day| cx.text.date_near(day, cx.today());
    let values = [("from", &*near(from)), ("to", &*near(to))];
    fill(&cx.text.follow_up.span, &values)
}

/// Others are counted, never named in an open record; the recall names them.
fn batches_ui(cx: &Cx<'_>, others: &Others, ui: &mut Ui) -> Option<Act> {
    let words = &cx.text.follow_up;
    if others.batches.is_empty() {
        return None;
    }
    let mut act = None;
    section(
        ui,
        &words.same_batch,
        |_| {},
        |ui| {
            for (batch, count) in &others.batches {
                let said = match count {
                    0 => words.nobody_else.clone(),
                    1 => words.one_other.clone(),
                    count => fill(&words.others, &[("count", &count.to_string())]),
                };
                ui.label(Theme::of(ui).body(format!("{batch} · {said}")));
                let who = Button::secondary(&words.who_else).small();
                if *count > 0 && who.show(ui).clicked() {
                    act = Some(Act::Recall(batch.clone()));
                }
            }
        },
    );
    act
}
