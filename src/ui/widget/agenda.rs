//! The list of a day: appointments 62 points high, between them free gaps and the line of the present moment.
//!
//! The whole row is clicked, ↑↓ moves and ↵ opens. A day has few rows, so all of them are painted.

use std::sync::Arc;

use eframe::egui::{
    Align2, Frame, Galley, Key, Modifiers, Painter, Rect, Response, Role, ScrollArea, Sense,
    Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::chip;
use super::{key, paint};
use crate::ui::icon::Icon;
use crate::ui::status::{Status, segments};
use crate::ui::theme::{Kind, Theme, Tone, radius, size, space};

/// An appointment, in the words that it shows.
#[derive(Clone, Debug, Default)]
pub struct Row<'a> {
    /// »14.30«, and under it »30 min«.
    pub time: &'a str,
    pub length: &'a str,
    /// »PRØVESEN, Agnete«, and under it number and age.
    pub name: &'a str,
    pub identity: &'a str,
    pub kind: &'a str,
    pub icon: Option<Icon>,
    /// Areas; without any, `detail` stands in their place.
    pub chips: &'a [(&'a str, Tone)],
    pub detail: &'a str,
    pub initials: &'a str,
    pub who: &'a str,
    pub status: Option<Status>,
    pub state: &'a str,
    pub state_detail: &'a str,
    /// One block for each check; with them stands `state` alone, and the detail is told to screen readers.
    pub segments: &'a [Status],
    /// Gone by: paler.
    pub past: bool,
    /// The accessible name.
    pub told: &'a str,
}

/// A line of the day.
#[derive(Clone, Debug)]
pub enum Line<'a> {
    Appointment(Row<'a>),
    /// Nobody is booked: since when, and for how long.
    Gap {
        time: &'a str,
        words: &'a str,
    },
    /// »Nu 10.12«.
    Now(&'a str),
}

/// What was done in this frame; places count the appointments alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    pub selected: Option<usize>,
    /// By double click, ↵, or a click on the selected one.
    pub opened: Option<usize>,
}

const GAP_ROW: f32 = 30.0;
const NOW_ROW: f32 = 22.0;
/// How much of a row that has gone by is still seen.
const PAST: f32 = 0.8;

/// Time, patient, appointment, who, state: left edge and width of each column.
type Columns = [(f32, f32); 5];

/// Shows the day under its five heads, as wide and at most as high as the layout.
pub fn agenda(ui: &mut Ui, heads: [&str; 5], lines: &[Line], selected: Option<usize>) -> Outcome {
    let theme = Theme::of(ui);
    let count = lines
        .iter()
        .filter(|line| matches!(line, Line::Appointment(_)))
        .count();
    let mut outcome = Outcome {
        selected: selected.filter(|selected| *selected < count),
        opened: None,
    };
    let moved = keys(ui, count, &mut outcome);
    Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(size::HAIRLINE, theme.line))
        .corner_radius(radius::CARD)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            let columns = columns(ui.available_width());
            head(ui, heads, &columns);
            ScrollArea::vertical()
                .id_salt("agenda")
                .auto_shrink([false, true])
                .max_height(ui.available_height() - space::S2)
                .show(ui, |ui| {
                    let mut place = 0;
                    for line in lines {
                        match line {
                            Line::Appointment(row) => {
                                one(ui, row, (place, &columns), moved, &mut outcome);
                                place += 1;
                            }
                            Line::Gap { time, words } => gap(ui, (time, words), &columns),
                            Line::Now(words) => now(ui, words),
                        }
                    }
                });
        });
    outcome
}

/// ↑↓ move the selection, ↵ opens it, while nothing else has the keyboard.
fn keys(ui: &Ui, count: usize, outcome: &mut Outcome) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let pressed = |key| key::pressed(ui, Modifiers::NONE, key);
    let now = outcome.selected;
    let target = if pressed(Key::ArrowDown) {
        Some(now.map_or(0, |row| (row + 1).min(last)))
    } else if pressed(Key::ArrowUp) {
        Some(now.map_or(last, |row| row.saturating_sub(1)))
    } else {
        None
    };
    if target.is_some() {
        outcome.selected = target;
    } else if now.is_some() && pressed(Key::Enter) {
        outcome.opened = now;
    }
    target
}

fn columns(width: f32) -> Columns {
    const TIME: f32 = 54.0;
    const WHO: f32 = 34.0;
    const CHEVRON: f32 = 24.0;
    const GAP: f32 = 14.0;
    let rest = width - 2.0 * space::CARD_X - TIME - WHO - CHEVRON - 4.0 * GAP;
    let shared = [0.28, 0.38, 0.34].map(|share| (rest * share).max(60.0).floor());
    let mut left = space::CARD_X;
    [TIME, shared[0], shared[1], WHO, shared[2]].map(|width| {
        let place = (left, width);
        left += width + GAP;
        place
    })
}

fn head(ui: &mut Ui, heads: [&str; 5], columns: &Columns) {
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), size::HEAD));
    let corner = eframe::egui::CornerRadius {
        nw: radius::CARD as u8,
        ne: radius::CARD as u8,
        sw: 0,
        se: 0,
    };
    ui.painter().rect_filled(rect, corner, theme.sunken);
    for (words, (left, width)) in heads.into_iter().zip(columns) {
        let text = paint::cut(ui, words, Kind::Micro, theme.text_3, *width);
        let at = pos2(rect.left() + left, rect.center().y);
        let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
        paint::say(ui, place, words);
    }
}

fn one(
    ui: &mut Ui,
    row: &Row,
    (place, columns): (usize, &Columns),
    moved: Option<usize>,
    outcome: &mut Outcome,
) {
    let wanted = vec2(ui.available_width(), size::ROW_APPOINTMENT);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let selected = outcome.selected == Some(place);
    if moved == Some(place) {
        ui.scroll_to_rect(rect, None);
    }
    ground(ui, rect, &response, selected);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    if row.past {
        inside.multiply_opacity(PAST);
    }
    cells(&mut inside, row, (rect, columns), selected);
    paint::focus_ring(ui, &response, rect.shrink(3.0), 4.0);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, row.told));
    if response.clicked() {
        outcome.selected = Some(place);
    }
    if response.double_clicked() || (response.clicked() && selected) {
        outcome.opened = Some(place);
    }
}

fn ground(ui: &Ui, rect: Rect, response: &Response, selected: bool) {
    let theme = Theme::of(ui);
    let fill = if selected {
        theme.accent_weak
    } else {
        paint::ground(ui, response)
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, fill);
    paint::hairline(painter, rect.x_range(), rect.top(), theme.line);
    if selected {
        let edge = rect.with_max_x(rect.left() + 3.0);
        painter.rect_filled(edge, 0.0, theme.accent);
    }
}

fn cells(ui: &mut Ui, row: &Row, (rect, columns): (Rect, &Columns), selected: bool) {
    let theme = Theme::of(ui);
    let cell = |column: usize| {
        let (left, width) = columns[column.min(4)];
        rect.with_min_x(rect.left() + left)
            .with_max_x(rect.left() + left + width)
    };
    two_lines(ui, cell(0), (row.time, Kind::Clock), row.length);
    two_lines(ui, cell(1), (row.name, Kind::BodyStrong), row.identity);
    appointment(ui, row, cell(2), selected);
    if !row.initials.is_empty() {
        let circle = Align2::LEFT_CENTER.anchor_size(cell(3).left_center(), vec2(26.0, 26.0));
        let mut who = ui.new_child(UiBuilder::new().max_rect(circle));
        chip::initials(&mut who, row.initials, row.who);
    }
    state(ui, row, cell(4));
    let center = pos2(rect.right() - space::CARD_X - 8.0, rect.center().y);
    if !row.name.is_empty() {
        Icon::ChevronRight.paint(ui.painter(), center, 16.0, theme.text_3);
    }
}

/// A strong line and a small one, in the middle of the row.
fn two_lines(ui: &mut Ui, cell: Rect, (first, kind): (&str, Kind), second: &str) {
    let theme = Theme::of(ui);
    let top = paint::cut(ui, first, kind, theme.text, cell.width());
    let bottom = paint::cut(ui, second, Kind::Small, theme.text_2, cell.width());
    pair(ui, cell, (top, first), (bottom, second));
}

fn pair(
    ui: &mut Ui,
    cell: Rect,
    (top, first): (Arc<Galley>, &str),
    (bottom, second): (Arc<Galley>, &str),
) {
    let painter = ui.painter().clone();
    if second.is_empty() {
        said(
            ui,
            &painter,
            cell.left_center(),
            Align2::LEFT_CENTER,
            (top, first),
        );
        return;
    }
    let at = pos2(cell.left(), cell.center().y + 1.0);
    said(ui, &painter, at, Align2::LEFT_BOTTOM, (top, first));
    said(ui, &painter, at, Align2::LEFT_TOP, (bottom, second));
}

fn said(
    ui: &mut Ui,
    painter: &Painter,
    at: eframe::egui::Pos2,
    align: Align2,
    (galley, words): (Arc<Galley>, &str),
) {
    let place = paint::text(painter, at, align, galley);
    if !words.is_empty() {
        paint::say(ui, place, words);
    }
}

/// The kind with its icon, and the areas as chips under it.
fn appointment(ui: &mut Ui, row: &Row, cell: Rect, selected: bool) {
    const ICON: f32 = 15.0;
    let theme = Theme::of(ui);
    let second = !row.chips.is_empty() || !row.detail.is_empty();
    let line = if second {
        cell.top() + 20.0
    } else {
        cell.center().y
    };
    let mut left = cell.left();
    if let Some(icon) = row.icon {
        let center = pos2(left + ICON * 0.5, line);
        icon.paint(ui.painter(), center, ICON, theme.text_2);
        left += ICON + space::S6;
    }
    let kind = paint::cut(ui, row.kind, Kind::Body, theme.text, cell.right() - left);
    let painter = ui.painter().clone();
    said(
        ui,
        &painter,
        pos2(left, line),
        Align2::LEFT_CENTER,
        (kind, row.kind),
    );
    let below = cell
        .with_min_y(cell.top() + 32.0)
        .with_max_y(cell.top() + 54.0);
    if row.chips.is_empty() {
        let detail = paint::cut(ui, row.detail, Kind::Small, theme.text_2, cell.width());
        said(
            ui,
            &painter,
            below.left_top(),
            Align2::LEFT_TOP,
            (detail, row.detail),
        );
        return;
    }
    let mut chips = ui.new_child(UiBuilder::new().max_rect(below).layout(
        eframe::egui::Layout::left_to_right(eframe::egui::Align::Min),
    ));
    chips.shrink_clip_rect(below.expand2(vec2(2.0, 0.0)));
    chips.spacing_mut().item_spacing.x = space::S6;
    chip::chips_in_line(&mut chips, row.chips, selected);
}

fn state(ui: &mut Ui, row: &Row, cell: Rect) {
    const SHAPE: f32 = 15.0;
    let theme = Theme::of(ui);
    let mut words = cell;
    let mut colour = theme.text_2;
    if let Some(status) = row.status {
        let center = pos2(cell.left() + SHAPE * 0.5, cell.center().y);
        status.paint(ui.painter(), theme, center, SHAPE);
        words.min.x += SHAPE + space::S8;
        colour = status.text(theme);
    }
    // Without a second line of its own, a long state goes onto two.
    let rows = if row.state_detail.is_empty() && row.segments.is_empty() {
        2
    } else {
        1
    };
    let room = (words.width(), rows);
    let top = paint::rows(ui, row.state, Kind::BodyMedium, colour, room);
    if !row.segments.is_empty() {
        let painter = ui.painter().clone();
        let at = pos2(words.left(), words.center().y + 1.0);
        said(ui, &painter, at, Align2::LEFT_BOTTOM, (top, row.state));
        let below = words.with_min_y(at.y + space::S4);
        let mut blocks = ui.new_child(UiBuilder::new().max_rect(below));
        segments(&mut blocks, row.segments, row.state_detail);
        return;
    }
    let detail = paint::cut(
        ui,
        row.state_detail,
        Kind::Small,
        theme.text_2,
        words.width(),
    );
    pair(ui, words, (top, row.state), (detail, row.state_detail));
}

fn gap(ui: &mut Ui, (time, words): (&str, &str), columns: &Columns) {
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), GAP_ROW));
    ui.painter().rect_filled(rect, 0.0, theme.sunken);
    paint::hairline(ui.painter(), rect.x_range(), rect.top(), theme.line);
    let [(first, _), (second, _), ..] = columns;
    let painter = ui.painter().clone();
    for (left, text) in [(first, time), (second, words)] {
        let galley = paint::line(ui, text, Kind::Small, theme.text_2);
        let at = pos2(rect.left() + left, rect.center().y);
        said(ui, &painter, at, Align2::LEFT_CENTER, (galley, text));
    }
}

fn now(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), NOW_ROW));
    paint::hairline(ui.painter(), rect.x_range(), rect.top(), theme.line);
    let text = paint::line(ui, words, Kind::MicroStrong, theme.accent);
    let at = rect.left_center() + vec2(space::CARD_X, 0.0);
    let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
    let x = place.right() + space::S8..=rect.right() - space::CARD_X;
    let y = rect.center().y - 1.0..=rect.center().y + 1.0;
    ui.painter()
        .rect_filled(Rect::from_x_y_ranges(x, y), 1.0, theme.accent);
    paint::say(ui, place, words);
}
