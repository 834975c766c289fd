//! The bar of the reflection period (`design.md` §10): not begun, running, running with an appointment too early, over.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, Galley, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::paint;
use crate::ui::theme::{Kind, Theme, size};

/// How far the period is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Progress {
    NotBegun,
    /// From 0 to 1.
    Running(f32),
    Over,
}

/// A chosen appointment on the bar.
#[derive(Clone, Copy, Debug)]
pub struct Appointment<'a> {
    /// 0 is the start, 1 the earliest moment; beyond 1 the axis grows.
    pub at: f32,
    pub label: &'a str,
}

/// The bar. Fractions are of the time from start to the earliest moment.
#[derive(Clone, Copy, Debug)]
pub struct ReflectionBar<'a> {
    /// The whole in words, for screen readers: »Betænkningstid, tidligst onsdag 25. nov. kl. 14.30«.
    pub name: &'a str,
    pub progress: Progress,
    /// Under its left end; empty with `end` for a bar without labels.
    pub start: &'a str,
    /// Under its right end, in semibold.
    pub end: &'a str,
    /// Midnights between, and the day that begins there.
    pub midnights: &'a [(f32, &'a str)],
    /// A mark at the present moment; empty for none.
    pub now: &'a str,
    pub appointment: Option<Appointment<'a>>,
    /// 14 points in panels, 10 in small places.
    pub height: f32,
}

const ABOVE: f32 = 20.0;
const BELOW: f32 = 20.0;
/// Between the words of start and end.
const BETWEEN: f32 = 10.0;

impl ReflectionBar<'_> {
    /// Shows it as wide as the layout.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let marked = self.appointment.is_some() || !self.now.is_empty();
        let above = if marked { ABOVE } else { 0.0 };
        let labelled = !(self.start.is_empty() && self.end.is_empty());
        let below = if labelled { BELOW } else { 0.0 };
        let wanted = vec2(ui.available_width(), above + self.height + below);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
        let top = rect.top() + above;
        let track = Rect::from_min_size(
            pos2(rect.left(), top),
            vec2(self.track_width(rect.width()), self.height),
        );
        self.paint_track(ui, track, rect.right());
        self.paint_midnights(ui, track);
        self.paint_marks(ui, track, rect);
        if labelled {
            self.paint_labels(ui, track, rect.right());
        }
        response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, self.name));
        if let Progress::Running(done) = self.progress {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_numeric_value(f64::from((done.clamp(0.0, 1.0) * 100.0).floor()));
            });
        }
        response
    }

    /// An appointment after the end needs room on the same axis.
    fn track_width(&self, width: f32) -> f32 {
        match self.appointment {
            Some(appointment) if appointment.at > 1.0 => {
                (width / (appointment.at + 0.06).clamp(1.12, 3.0)).floor()
            }
            _ => width,
        }
    }

    fn paint_track(&self, ui: &Ui, track: Rect, right: f32) {
        let theme = Theme::of(ui);
        let painter = ui.painter();
        let corner = self.height * 0.5;
        paint::framed(painter, track, corner, theme.accent_weak, theme.accent_line);
        let (done, colour) = match self.progress {
            Progress::NotBegun => return,
            Progress::Running(done) => (done.clamp(0.0, 1.0), theme.accent),
            Progress::Over => (1.0, theme.ok_fill),
        };
        let width = (track.width() * done).max(self.height);
        let fill = Rect::from_min_size(track.min, vec2(width, self.height));
        painter.rect_filled(fill, corner, colour);
        if track.right() + 3.0 < right {
            let tail = Rect::from_x_y_ranges(
                track.right() + 3.0..=right,
                track.center().y - 1.0..=track.center().y + 1.0,
            );
            painter.rect_filled(tail, 0.0, theme.ok_line);
        }
    }

    fn paint_midnights(&self, ui: &Ui, track: Rect) {
        let colour = Theme::of(ui).surface.gamma_multiply(0.65);
        for (at, _) in self.midnights {
            let x = track.left() + track.width() * at;
            let y = track.top() + 2.0..=track.bottom() - 2.0;
            ui.painter().vline(x, y, (size::HAIRLINE, colour));
        }
    }

    fn paint_marks(&self, ui: &Ui, track: Rect, rect: Rect) {
        let theme = Theme::of(ui);
        if let (Progress::Running(done), false) = (self.progress, self.now.is_empty()) {
            let x = track.left() + track.width() * done.clamp(0.0, 1.0);
            let text = paint::line(ui, self.now, Kind::Micro, theme.text);
            mark(ui, x, track, rect, (text, theme.text));
        }
        if let Some(appointment) = self.appointment {
            let colour = if appointment.at < 1.0 {
                theme.stop
            } else {
                theme.ok
            };
            let x = track.left() + track.width() * appointment.at.max(0.0);
            let text = paint::line(ui, appointment.label, Kind::MicroStrong, colour);
            mark(ui, x.min(rect.right() - 1.0), track, rect, (text, colour));
        }
    }

    fn paint_labels(&self, ui: &mut Ui, track: Rect, right: f32) {
        let theme = Theme::of(ui);
        let y = track.bottom() + 5.0;
        let end_colour = if self.progress == Progress::Over {
            theme.ok
        } else {
            theme.text
        };
        let start = paint::line(ui, self.start, Kind::Micro, theme.text_2);
        let end = paint::line(ui, self.end, Kind::MicroStrong, end_colour);
        let first = paint::text(ui.painter(), pos2(track.left(), y), Align2::LEFT_TOP, start);
        let at = end_label(first.right(), track.right(), right, end.size().x);
        let last = paint::text(ui.painter(), pos2(at, y), Align2::LEFT_TOP, end);
        for (at, day) in self.midnights {
            let text = paint::line(ui, day, Kind::Micro, theme.text_3);
            let x = track.left() + track.width() * at;
            let place = Align2::CENTER_TOP.anchor_size(pos2(x, y), text.size());
            // A day's name gives way to the two moments that count.
            let free = !place.expand(6.0).intersects(first) && !place.expand(6.0).intersects(last);
            if free {
                paint::text(ui.painter(), place.min, Align2::LEFT_TOP, text);
            }
        }
        for (place, text) in [(first, self.start), (last, self.end)] {
            if !text.is_empty() {
                paint::say(ui, place, text);
            }
        }
    }
}

/// Where the words of the end begin: under the end of the track, and after those of its start where the track is short.
fn end_label(start_ends: f32, track_ends: f32, right: f32, width: f32) -> f32 {
    let under_the_end = track_ends - width;
    under_the_end.max(start_ends + BETWEEN).min(right - width)
}

/// A line through the bar with its words above, kept inside the widget.
fn mark(ui: &Ui, x: f32, track: Rect, rect: Rect, (text, colour): (Arc<Galley>, Color32)) {
    let line = Rect::from_x_y_ranges(
        (x - 1.0).round()..=(x - 1.0).round() + 2.0,
        track.top() - 5.0..=track.bottom() + 5.0,
    );
    ui.painter().rect_filled(line, 0.0, colour);
    let half = text.size().x * 0.5;
    let middle = x.clamp(
        rect.left() + half,
        (rect.right() - half).max(rect.left() + half),
    );
    let at = pos2(middle, track.top() - 6.0);
    paint::text(ui.painter(), at, Align2::CENTER_BOTTOM, text);
}

/// The headline beside every bar: »Tidligst« small, and the moment in 22 points.
pub fn earliest(ui: &mut Ui, small: &str, moment: &str) {
    let theme = Theme::of(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(theme.muted(small));
        ui.label(theme.figure(moment));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_start_and_end_never_lie_upon_each_other() {
        // The start's words end at 80 and those of the end are 70 wide; there is room until 300.
        for (track_ends, begins) in [(300.0, 230.0), (161.0, 91.0), (160.0, 90.0), (100.0, 90.0)] {
            let found = end_label(80.0, track_ends, 300.0, 70.0);
            assert!((found - begins).abs() < 0.1, "{track_ends}: {found}");
        }
    }
}
