//! How the two were laid upon each other, in numbers, and whether they are shown otherwise than the camera saw them.

use eframe::egui::{Key, Modifiers, Ui, vec2};

use crate::domain::id::EntryId;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::page::record::photos::attaches;
use crate::ui::page::record::photos::viewer::{angle, tilt};
use crate::ui::status::Status;
use crate::ui::theme::{Theme, Tone, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::{notice, paint, tick};

use super::choice::Place;
use super::times_ui::side_of;
use super::{Seen, laying, points, stage};

/// What it needs below the dates.
pub const HEIGHT: f32 = 330.0;
const LABELS: f32 = 64.0;

/// Shows it; gives a photo whose pupils shall be marked.
pub fn show(
    cx: &Cx<'_>,
    view: &RecordView,
    (items, chooses, both_here): ([&PhotoItem; 2], Place, bool),
    seen: &mut Seen,
    ui: &mut Ui,
) -> Option<EntryId> {
    let words = &cx.text.compare;
    ui.spacing_mut().item_spacing = vec2(space::S8, space::S6);
    paint::divider(ui);
    ui.label(Theme::of(ui).h2(&words.adjusting));
    let mut marks = None;
    if items[0].photo.view.is_front() {
        marks = pupils_ui(cx, (items, chooses), seen, ui);
    } else {
        ui.label(Theme::of(ui).small(&words.front_only));
    }
    if items.iter().any(|item| !item.marks.is_empty()) {
        tick::switch(ui, &words.show_marks, &mut seen.shows_marks);
    }
    if points::are_there(view, items) {
        tick::switch(ui, &words.show_map, &mut seen.shows_map);
    }
    light_ui(cx.text, both_here, seen, ui);
    marks
}

fn pupils_ui(
    cx: &Cx<'_>,
    (items, chooses): ([&PhotoItem; 2], Place),
    seen: &mut Seen,
    ui: &mut Ui,
) -> Option<EntryId> {
    let words = &cx.text.compare;
    for (item, place) in items.into_iter().zip(Place::BOTH) {
        let (status, said) = match item.pupils {
            Some(pupils) => tilt::said(cx.text, pupils),
            None => (Status::Pending, words.not_marked.clone()),
        };
        let side = side_of(cx.text, place);
        let values = [("side", side), ("said", &*said)];
        notice::remark(ui, status, &fill(&words.of_side, &values));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        match stage::similarity(seen, items) {
            Some(laid) => {
                pair(
                    ui,
                    LABELS,
                    &words.turn,
                    &turned(cx.text, angle::turn(&laid)),
                );
                let percent = (angle::scale(&laid) + 5) / 10;
                let scale = fill(
                    &cx.text.viewer.percent,
                    &[("percent", &percent.to_string())],
                );
                pair(ui, LABELS, &words.scale, &scale);
            }
            None => {
                ui.label(Theme::of(ui).small(&words.not_adjusted));
            }
        }
    });
    let can_adjust = laying::similarity(items).is_some();
    let mut marks = None;
    ui.horizontal_wrapped(|ui| {
        if can_adjust {
            let (label, aligned) = if seen.aligned {
                (&words.reset, false)
            } else {
                (&words.adjust, true)
            };
            if Button::secondary(label).small().show(ui).clicked() {
                seen.aligned = aligned;
            }
        }
        if attaches(cx) {
            marks = mark_ui(cx.text, items, chooses, ui);
        }
    });
    marks
}

/// Leads to the photo whose pupils are missing, or else corrects those on the side that is chosen for.
fn mark_ui(text: &Text, items: [&PhotoItem; 2], chooses: Place, ui: &mut Ui) -> Option<EntryId> {
    let words = &text.compare;
    let mut sides = items.into_iter().zip(Place::BOTH);
    let missing = sides.clone().find(|(item, _)| item.pupils.is_none());
    let chosen = sides.find(|(_, place)| *place == chooses);
    let template = match missing {
        Some(_) => &words.mark,
        None => &words.mark_again,
    };
    let (item, place) = missing.or(chosen)?;
    let side = side_of(text, place).to_lowercase();
    let label = fill(template, &[("side", &side)]);
    let button = Button::secondary(&label).small();
    let button = button.key("J", Modifiers::NONE, Key::J);
    button.show(ui).clicked().then_some(item.id)
}

fn light_ui(text: &Text, both_here: bool, seen: &mut Seen, ui: &mut Ui) {
    let words = &text.compare;
    if both_here {
        tick::switch(ui, &words.match_light, &mut seen.light_matched);
    }
    if both_here && seen.light_matched {
        ui.horizontal_top(|ui| {
            Status::Warn.show(ui, 14.0);
            ui.label(Theme::of(ui).toned(&words.light_changed, Tone::Warn));
        });
    } else {
        ui.label(Theme::of(ui).small(&words.light_unchanged));
    }
}

/// »0,4° med uret«.
fn turned(text: &Text, tenths: i32) -> String {
    let degrees = tilt::degrees(text, tenths);
    let template = match tenths {
        0 => &text.compare.degrees,
        ..0 => &text.compare.against_clock,
        1.. => &text.compare.with_clock,
    };
    fill(template, &[("degrees", &degrees)])
}
