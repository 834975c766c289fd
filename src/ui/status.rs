//! The status shapes – circle, triangle, octagon, dashed ring, clock – and the segment bar made of them.
//!
//! Form and colour say the same; a word always stands beside them and carries the name for screen readers.

use eframe::egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::mesh::{self, Pen};
use super::theme::{Theme, Tone, space};

/// How a check, an entry or an appointment stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Status {
    Ok,
    Warn,
    Stop,
    /// Not yet: a dashed ring.
    Pending,
    /// Time is passing: a clock.
    Running,
}

impl Status {
    /// The tone of the word beside the shape.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Ok => Tone::Ok,
            Self::Warn => Tone::Warn,
            Self::Stop => Tone::Stop,
            Self::Pending => Tone::Neutral,
            Self::Running => Tone::Accent,
        }
    }

    /// The colour of the word beside the shape; pending and running stay quiet.
    pub fn text(self, theme: &Theme) -> Color32 {
        match self {
            Self::Ok => theme.ok,
            Self::Warn => theme.warn,
            Self::Stop => theme.stop,
            Self::Pending | Self::Running => theme.text_2,
        }
    }

    const fn fill(self, theme: &Theme) -> Color32 {
        match self {
            Self::Ok => theme.palette.ok_fill,
            Self::Warn => theme.palette.warn_fill,
            Self::Stop => theme.palette.stop_fill,
            Self::Pending => theme.palette.none_fill,
            Self::Running => theme.palette.accent,
        }
    }

    /// Paints the shape around `center`; `size` is its width and height in points.
    pub fn paint(self, painter: &Painter, theme: &Theme, center: Pos2, size: f32) {
        self.paint_in(
            painter,
            (self.fill(theme), theme.surface, theme),
            center,
            size,
        );
    }

    /// The same on the patient banner, where rings and clocks are light.
    pub fn paint_on_banner(self, painter: &Painter, theme: &Theme, center: Pos2, size: f32) {
        let fill = match self {
            Self::Pending | Self::Running => theme.banner_text_2,
            Self::Ok | Self::Warn | Self::Stop => self.fill(theme),
        };
        self.paint_in(painter, (fill, theme.banner_text, theme), center, size);
    }

    fn paint_in(
        self,
        painter: &Painter,
        (fill, mark, theme): (Color32, Color32, &Theme),
        center: Pos2,
        size: f32,
    ) {
        let key = (self, size.to_bits(), fill.to_array(), mark.to_array());
        let min = center - vec2(size, size) * 0.5;
        mesh::paint(painter, key, min, |pen| {
            let drawing = Drawing {
                pen,
                scale: size / 16.0,
            };
            match self {
                Self::Ok => drawing.ok(fill, mark),
                Self::Warn => drawing.warn(fill, theme.warn_mark),
                Self::Stop => drawing.stop(fill, mark),
                Self::Pending => drawing.pending(fill),
                Self::Running => drawing.running(fill),
            }
        });
    }

    /// Takes a square in a layout and paints the shape there.
    pub fn show(self, ui: &mut Ui, size: f32) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
        self.paint(ui.painter(), Theme::of(ui), rect.center(), size);
        response
    }
}

/// The shapes on their grid of 16.
struct Drawing<'a> {
    pen: &'a mut Pen,
    scale: f32,
}

impl Drawing<'_> {
    fn points(&self, points: &[(f32, f32)]) -> Vec<Pos2> {
        let place = |&(x, y): &(f32, f32)| pos2(x * self.scale, y * self.scale);
        points.iter().map(place).collect()
    }

    fn line(&mut self, points: &[(f32, f32)], width: f32, colour: Color32) {
        let points = self.points(points);
        self.pen.line(points, width * self.scale, colour);
    }

    fn ok(mut self, fill: Color32, mark: Color32) {
        let center = pos2(8.0, 8.0) * self.scale;
        self.pen
            .shape(Shape::circle_filled(center, 7.0 * self.scale, fill));
        self.line(&[(4.8, 8.2), (7.1, 10.5), (11.3, 5.9)], 1.8, mark);
    }

    fn warn(mut self, fill: Color32, mark: Color32) {
        let corners = self.points(&TRIANGLE);
        self.pen
            .shape(Shape::convex_polygon(corners, fill, Stroke::NONE));
        self.line(&[(8.0, 5.6), (8.0, 9.2)], 1.7, mark);
        let dot = pos2(8.0, 11.7) * self.scale;
        self.pen
            .shape(Shape::circle_filled(dot, 0.95 * self.scale, mark));
    }

    fn stop(mut self, fill: Color32, mark: Color32) {
        let corners = self.points(&OCTAGON);
        self.pen
            .shape(Shape::convex_polygon(corners, fill, Stroke::NONE));
        self.line(&[(5.6, 5.6), (10.4, 10.4)], 1.8, mark);
        self.line(&[(10.4, 5.6), (5.6, 10.4)], 1.8, mark);
    }

    fn pending(self, colour: Color32) {
        let ring = self.ring();
        let stroke = Stroke::new(1.6 * self.scale, colour);
        // Eight dashes and eight gaps close the ring evenly: 2 π 6.3 = 8 × (2.6 + 2.35).
        let (dash, gap) = (2.6 * self.scale, 2.348 * self.scale);
        for dash in Shape::dashed_line(&ring, stroke, dash, gap) {
            self.pen.shape(dash);
        }
    }

    fn running(mut self, colour: Color32) {
        let ring = self.ring();
        self.pen.line(ring, 1.6 * self.scale, colour);
        self.line(&[(8.0, 4.6), (8.0, 8.0), (10.3, 9.6)], 1.6, colour);
    }

    fn ring(&self) -> Vec<Pos2> {
        let point = |step: i32| {
            let angle = step as f32 / 64.0 * std::f32::consts::TAU;
            pos2(8.0 + 6.3 * angle.cos(), 8.0 + 6.3 * angle.sin()) * self.scale
        };
        let mut ring: Vec<Pos2> = (0..64).map(point).collect();
        ring.push(point(0));
        ring
    }
}

/// A triangle with rounded corners, clockwise.
const TRIANGLE: [(f32, f32); 17] = [
    (6.85, 2.08),
    (7.02, 1.9),
    (7.43, 1.56),
    (8.0, 1.4),
    (8.57, 1.56),
    (8.98, 1.9),
    (9.15, 2.08),
    (14.75, 11.98),
    (14.92, 12.66),
    (14.7, 13.4),
    (14.3, 13.83),
    (13.6, 13.98),
    (2.4, 13.98),
    (1.7, 13.83),
    (1.3, 13.4),
    (1.08, 12.66),
    (1.25, 11.98),
];

const OCTAGON: [(f32, f32); 8] = [
    (5.2, 1.0),
    (10.8, 1.0),
    (15.0, 5.2),
    (15.0, 10.8),
    (10.8, 15.0),
    (5.2, 15.0),
    (1.0, 10.8),
    (1.0, 5.2),
];

/// One block for each check, in the order given; `name` says the same in words, for screen readers.
pub fn segments(ui: &mut Ui, checks: &[Status], name: &str) -> Response {
    const BLOCK: f32 = 9.0;
    const GAP: f32 = 3.0;
    const HEIGHT: f32 = 8.0;
    let theme = Theme::of(ui);
    let width = checks.len() as f32 * (BLOCK + GAP) - GAP;
    let (rect, response) = ui.allocate_exact_size(vec2(width.max(0.0), HEIGHT), Sense::hover());
    for (index, check) in checks.iter().enumerate() {
        let left = rect.left() + index as f32 * (BLOCK + GAP);
        let block = Rect::from_min_size(pos2(left, rect.top()), vec2(BLOCK, HEIGHT));
        let fill = match check {
            Status::Pending => theme.line_2,
            Status::Ok | Status::Warn | Status::Stop | Status::Running => check.fill(theme),
        };
        ui.painter().rect_filled(block, space::S2, fill);
    }
    response
        .widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Image, true, name));
    response
}
