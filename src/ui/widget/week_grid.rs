//! The week of booking: hours down, days across, with zones, blocks, free times and the line where a lawful time begins.
//!
//! It knows minutes and days of the week only; what they mean is the page's.

use std::ops::Range;

use eframe::egui::{
    Align2, Color32, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::paint;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, radius, size, space};

const AXIS: f32 = 52.0;
const HEAD: f32 = 44.0;
/// The narrowest that a day gets.
const DAY_MIN: f32 = 96.0;

/// The head of a day.
#[derive(Clone, Copy, Debug)]
pub struct DayHead<'a> {
    /// »man. 23. nov.«.
    pub label: &'a str,
    pub today: bool,
    /// In semibold: the day that matters here.
    pub strong: bool,
}

/// A grid that is painted and now takes zones and blocks.
pub struct WeekGrid {
    rect: Rect,
    days: usize,
    minutes: Range<u32>,
    day_width: f32,
}

/// A kind of ground.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Zone {
    /// Gone by, or closed.
    Past,
    /// The reflection period: hatched red.
    Reflection,
}

/// How a block looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// Busy: another patient, a meeting.
    Busy,
    /// Busy and gone by.
    Gone,
    /// This patient's own appointment.
    Own,
    /// A free time that can be taken.
    Free,
    /// The first lawful one.
    Suggested,
    /// Chosen, and lawful.
    Chosen,
    /// Chosen or saved, and too early.
    TooEarly,
}

/// A block in the grid.
#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    pub day: usize,
    /// Minutes since midnight.
    pub from: u32,
    pub until: u32,
    pub look: Look,
    pub title: &'a str,
    /// A second line, when there is room.
    pub detail: &'a str,
    /// Who, at the right.
    pub who: &'a str,
    /// The accessible name.
    pub name: &'a str,
}

impl WeekGrid {
    /// Paints the empty grid from one minute of the day to another (540..1020 is 9 to 17), `height` points high in all.
    /// `hour` writes an hour (»09.00«).
    pub fn show(
        ui: &mut Ui,
        days: &[DayHead],
        minutes: Range<u32>,
        height: f32,
        hour: impl Fn(u32) -> String,
    ) -> Self {
        let width = ui.available_width().max(AXIS + DAY_MIN * days.len() as f32);
        let rect = paint::reserve(ui, vec2(width, height));
        let grid = Self {
            rect,
            days: days.len(),
            day_width: (width - AXIS) / days.len().max(1) as f32,
            minutes,
        };
        let theme = Theme::of(ui);
        paint::framed(ui.painter(), rect, radius::CARD, theme.surface, theme.line);
        grid.paint_hours(ui, hour);
        for (index, day) in days.iter().enumerate() {
            grid.paint_head(ui, index, day);
        }
        grid
    }

    /// Where the whole grid lies.
    pub const fn rect(&self) -> Rect {
        self.rect
    }

    /// Where a stretch of a day lies.
    pub fn place(&self, day: usize, from: u32, until: u32) -> Rect {
        let left = self.left(day);
        Rect::from_min_max(
            pos2(left, self.y(from)),
            pos2(left + self.day_width, self.y(until)),
        )
    }

    /// Which day and minute lie at a point of the grid, the minute cut to `step`.
    pub fn at(&self, point: eframe::egui::Pos2, step: u32) -> Option<(usize, u32)> {
        let body = self
            .rect
            .with_min_x(self.rect.left() + AXIS)
            .with_min_y(self.rect.top() + HEAD);
        if !body.contains(point) {
            return None;
        }
        let day = ((point.x - body.left()) / self.day_width) as usize;
        let span = (self.minutes.end - self.minutes.start) as f32;
        let minute = (point.y - body.top()) / body.height() * span;
        let minute = self.minutes.start + (minute.max(0.0) as u32 / step.max(1)) * step.max(1);
        (day < self.days).then_some((day, minute))
    }

    fn left(&self, day: usize) -> f32 {
        (self.rect.left() + AXIS + self.day_width * day as f32).round()
    }

    fn y(&self, minute: u32) -> f32 {
        let minute = minute.clamp(self.minutes.start, self.minutes.end) - self.minutes.start;
        let span = (self.minutes.end - self.minutes.start).max(1) as f32;
        let body = self.rect.height() - HEAD;
        (self.rect.top() + HEAD + body * minute as f32 / span).round()
    }

    fn paint_hours(&self, ui: &Ui, hour: impl Fn(u32) -> String) {
        let theme = Theme::of(ui);
        let painter = ui.painter();
        let first = self.minutes.start.div_ceil(60);
        for number in first..self.minutes.end.div_ceil(60) {
            let y = self.y(number * 60);
            let x = self.rect.left() + AXIS..=self.rect.right();
            paint::hairline(painter, x, y, theme.line);
            let text = paint::line(ui, &hour(number), Kind::Micro, theme.text_3);
            let at = pos2(self.rect.left() + AXIS - 10.0, y);
            paint::text(painter, at, Align2::RIGHT_CENTER, text);
        }
    }

    fn paint_head(&self, ui: &mut Ui, index: usize, day: &DayHead) {
        let theme = Theme::of(ui);
        let left = self.left(index);
        let stroke = Stroke::new(size::HAIRLINE, theme.line);
        ui.painter().vline(left, self.rect.y_range(), stroke);
        let (kind, colour) = match (day.today, day.strong) {
            (true, _) => (Kind::BodyStrong, theme.accent),
            (false, true) => (Kind::BodyStrong, theme.text),
            (false, false) => (Kind::BodyMedium, theme.text),
        };
        let text = paint::cut(ui, day.label, kind, colour, self.day_width - space::S12);
        let at = pos2(left + 10.0, self.rect.top() + HEAD * 0.5);
        let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
        paint::say(ui, place, day.label);
    }

    /// Paints a ground under a stretch of a day. Before the blocks.
    pub fn zone(&self, ui: &Ui, day: usize, (from, until): (u32, u32), zone: Zone) {
        let theme = Theme::of(ui);
        let mut rect = self.place(day, from, until);
        rect.min.x += 1.0;
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
        match zone {
            Zone::Past => {
                painter.rect_filled(rect, 0.0, theme.hover.gamma_multiply(0.75));
            }
            Zone::Reflection => {
                painter.rect_filled(rect, 0.0, theme.stop.gamma_multiply(0.04));
                hatch(
                    &painter,
                    rect,
                    self.rect.min,
                    theme.stop.gamma_multiply(0.17),
                );
            }
        }
    }

    /// The line where a lawful time begins, with its words above.
    pub fn limit(&self, ui: &mut Ui, day: usize, minute: u32, words: &str) {
        let theme = Theme::of(ui);
        let (left, y) = (self.left(day), self.y(minute));
        let line = Rect::from_x_y_ranges(left - 2.0..=left + self.day_width, y - 1.0..=y + 2.0);
        ui.painter().rect_filled(line, 2.0, theme.ok_fill);
        let text = paint::line(ui, words, Kind::MicroStrong, theme.ok);
        let ground = Rect::from_min_size(
            pos2(left + space::S8, y - 20.0),
            text.size() + vec2(space::S12, space::S4),
        );
        ui.painter()
            .rect_filled(ground, radius::CHIP, theme.surface);
        let at = ground.min + vec2(space::S6, space::S2);
        let place = paint::text(ui.painter(), at, Align2::LEFT_TOP, text);
        paint::say(ui, place, words);
    }

    /// A part of a day that can be clicked but shows nothing of its own, and that Tab passes over.
    pub fn cell(&self, ui: &Ui, (day, from, until): (usize, u32, u32), name: &str) -> Response {
        let id = ui.scope_id().with(("cell", day, from));
        let response = ui.interact(self.place(day, from, until), id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        response
    }

    /// Paints a block that cannot be clicked: what a click here would choose.
    pub fn preview(&self, ui: &Ui, block: &Block) {
        paint_block(ui, self.inside(block), block, false);
    }

    fn inside(&self, block: &Block) -> Rect {
        let rect = self.place(block.day, block.from, block.until);
        Rect::from_min_max(
            pos2(rect.left() + 5.0, rect.top() + 1.0),
            pos2(
                rect.right() - 4.0,
                (rect.bottom() - 1.0).max(rect.top() + 15.0),
            ),
        )
    }

    /// Paints a block and lets it be clicked.
    pub fn block(&self, ui: &mut Ui, block: &Block) -> Response {
        let rect = self.inside(block);
        let id = ui
            .scope_id()
            .with(("block", block.day, block.from, block.until, block.name));
        let response = ui.interact(rect, id, Sense::click());
        paint_block(ui, rect, block, response.hovered());
        paint::focus_ring(ui, &response, rect, 5.0);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, block.name));
        response
    }
}

/// A part of the legend: the pattern of a zone, or of a free time, and what it means.
pub fn legend(ui: &mut Ui, zone: Option<Zone>, words: &str) {
    let theme = Theme::of(ui);
    let text = paint::line(ui, words, Kind::Small, theme.text_2);
    let whole = paint::reserve(
        ui,
        vec2(25.0 + text.size().x + space::S4, Kind::Body.line()),
    );
    let rect = Align2::LEFT_CENTER.anchor_size(whole.left_center(), vec2(18.0, 12.0));
    match zone {
        Some(Zone::Reflection) => {
            let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
            painter.rect_filled(rect, 2.0, theme.surface);
            hatch(&painter, rect, rect.min, theme.stop.gamma_multiply(0.3));
            let stroke = Stroke::new(size::HAIRLINE, theme.stop_line);
            painter.rect_stroke(rect, 2.0, stroke, StrokeKind::Inside);
        }
        Some(Zone::Past) => {
            ui.painter().rect_filled(rect, 2.0, theme.pressed);
        }
        None => outline_dashed(ui, rect, theme.accent_line),
    }
    let at = whole.left_center() + vec2(25.0, 0.0);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
    paint::say(ui, whole, words);
}

/// Slanted lines, aligned to `origin` so that zones beside each other continue.
fn hatch(painter: &eframe::egui::Painter, rect: Rect, origin: eframe::egui::Pos2, colour: Color32) {
    const STEP: f32 = 12.7;
    let stroke = Stroke::new(1.0, colour);
    // A line is all points of one x + y.
    let sum = |point: eframe::egui::Pos2| point.x - origin.x + point.y - origin.y;
    let mut at = (sum(rect.min) / STEP).floor() * STEP;
    while at < sum(rect.max) {
        let offset = at - sum(rect.min);
        let from = pos2(rect.left() + offset, rect.top());
        let to = pos2(rect.left() + offset - rect.height(), rect.bottom());
        painter.line_segment([from, to], stroke);
        at += STEP;
    }
}

fn outline_dashed(ui: &Ui, rect: Rect, colour: Color32) {
    let rect = rect.shrink(0.75);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    let stroke = Stroke::new(1.5, colour);
    ui.painter()
        .extend(Shape::dashed_line(&corners, stroke, 4.0, 3.0));
}

fn paint_block(ui: &Ui, rect: Rect, block: &Block, hovered: bool) {
    let theme = Theme::of(ui);
    let painter = ui.painter();
    let (fill, outline, text) = match block.look {
        Look::Busy => (theme.surface, theme.line_2, theme.text),
        Look::Gone => (theme.surface.gamma_multiply(0.75), theme.line, theme.text_3),
        Look::Own => (theme.accent_weak, theme.accent_line, theme.text),
        Look::Free if hovered => (theme.accent_weak, theme.accent_line, theme.accent),
        Look::Free => (theme.surface, theme.accent_line, theme.accent),
        Look::Suggested | Look::Chosen => (theme.accent_weak, theme.accent, theme.accent),
        Look::TooEarly => (theme.stop_weak, theme.stop, theme.stop),
    };
    let width = match block.look {
        Look::Busy | Look::Gone | Look::Own => 1.0,
        Look::Free | Look::Suggested => 1.5,
        Look::Chosen | Look::TooEarly => 2.0,
    };
    if block.look == Look::Free {
        painter.rect_filled(rect, 5.0, fill);
        outline_dashed(ui, rect, outline);
    } else {
        painter.rect(
            rect,
            5.0,
            fill,
            Stroke::new(width, outline),
            StrokeKind::Inside,
        );
    }
    let edge = match block.look {
        Look::Busy => Some(theme.none_fill),
        Look::Gone => Some(theme.line_2),
        Look::Own => Some(theme.accent),
        Look::Free | Look::Suggested | Look::Chosen | Look::TooEarly => None,
    };
    if let Some(colour) = edge {
        let corner = eframe::egui::CornerRadius {
            nw: 5,
            sw: 5,
            ne: 0,
            se: 0,
        };
        painter.rect_filled(rect.with_max_x(rect.left() + 3.0), corner, colour);
    }
    paint_block_words(ui, rect, block, text);
}

fn paint_block_words(ui: &Ui, rect: Rect, block: &Block, colour: Color32) {
    let theme = Theme::of(ui);
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
    let two = !block.detail.is_empty() && rect.height() >= 38.0;
    let tall = rect.height() >= 40.0;
    let middle = if tall {
        rect.top() + 12.0
    } else {
        rect.center().y
    };
    let mut left = rect.left() + 10.0;
    if block.look == Look::TooEarly {
        Status::Stop.paint(&painter, theme, pos2(left + 6.5, middle), 13.0);
        left += 19.0;
    }
    let who = paint::line(ui, block.who, Kind::Micro, theme.text_3);
    let at = pos2(rect.right() - space::S8, middle);
    let end = paint::text(&painter, at, Align2::RIGHT_CENTER, who).left();
    let strong = matches!(
        block.look,
        Look::Suggested | Look::Chosen | Look::TooEarly | Look::Own
    );
    let kind = if strong {
        Kind::SmallStrong
    } else {
        Kind::SmallMedium
    };
    let title = paint::cut(ui, block.title, kind, colour, end - left - space::S4);
    let place = paint::text(&painter, pos2(left, middle), Align2::LEFT_CENTER, title);
    if two {
        let room = rect.right() - left - space::S8;
        let detail = paint::cut(ui, block.detail, Kind::Micro, theme.text_3, room);
        paint::text(&painter, place.left_bottom(), Align2::LEFT_TOP, detail);
    }
}
