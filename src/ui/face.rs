//! The face: map of the areas, small map beside an entry, and the sleeping face of the lock and of empty pages.
//!
//! Its lines and positions are data (`assets/face.json`, `design.md` §12); image left is the patient's right.

mod drawing;
pub mod ghost;
mod map;
mod picture;
pub mod place;
#[cfg(test)]
pub mod testing;
mod upon;

use eframe::egui::{
    Align2, FontId, Painter, Pos2, Rect, Response, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo,
    vec2,
};

use super::mesh;
use super::theme::{Kind, Theme, Tone, radius, size};
use drawing::Drawing;
pub use map::{Area, Site};
pub use picture::{Crossed, Layers, Picture};
pub use upon::Upon;

/// The unit box in drawing units; its height is 1000.
const WIDTH: f32 = 800.0;
const HEIGHT: f32 = 1000.0;

/// What of the face is drawn, and how.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Look {
    /// Everything, with areas and the orbital rim.
    Map,
    /// Few strong lines, for pictures the size of a stamp.
    Mini,
    /// Eyes closed, in the colours of the page: nothing to see here.
    Asleep,
    /// Eyes closed, on the ground of the patient banner: the record sleeps.
    Night,
}

impl Look {
    /// The part of the drawing that is seen.
    const fn view(self) -> View {
        match self {
            Self::Map => [76.0, 72.0, 648.0, 757.0],
            Self::Mini => [130.0, 196.0, 540.0, 592.0],
            Self::Asleep => [96.0, 72.0, 608.0, 608.0],
            Self::Night => [52.0, -34.0, 760.0, 900.0],
        }
    }
}

/// Left, top, width and height in drawing units.
type View = [f32; 4];

/// Where the drawing lies on the screen.
#[derive(Clone, Copy)]
struct Placement {
    origin: Pos2,
    scale: f32,
}

impl Placement {
    /// The whole view inside `area`, in the middle.
    fn inside(area: Rect, [left, top, width, height]: View) -> Self {
        let scale = (area.width() / width).min(area.height() / height);
        let middle = vec2(left + width * 0.5, top + height * 0.5);
        Self {
            origin: area.center() - middle * scale,
            scale,
        }
    }

    fn at(self, [x, y]: [f32; 2]) -> Pos2 {
        self.origin + vec2(x * WIDTH, y * HEIGHT) * self.scale
    }

    fn back(self, at: Pos2) -> [f32; 2] {
        let from_origin = (at - self.origin) / self.scale;
        [from_origin.x / WIDTH, from_origin.y / HEIGHT]
    }
}

/// Paints the face into `area`, which clips it.
pub fn paint(painter: &Painter, theme: &Theme, area: Rect, look: Look, areas: &[Area]) {
    let layers = match look {
        Look::Map => Layers::ALL,
        Look::Mini | Look::Asleep | Look::Night => Layers::NONE,
    };
    let paper = Paper {
        area,
        look,
        view: look.view(),
        layers,
        crossed: Crossed::default(),
    };
    paper.paint(painter, theme, areas);
}

/// A face of some size with everything that its kept drawing depends on, but for theme and areas.
struct Paper {
    area: Rect,
    look: Look,
    view: View,
    layers: Layers,
    crossed: Crossed,
}

impl Paper {
    fn paint(&self, painter: &Painter, theme: &Theme, areas: &[Area]) {
        let size = self.area.size();
        let key = (
            "face",
            (self.look, self.view.map(f32::to_bits), areas),
            (self.layers, self.crossed),
            [size.x.to_bits(), size.y.to_bits()],
            theme.dark,
        );
        let painter = painter.with_clip_rect(painter.clip_rect().intersect(self.area));
        mesh::paint(&painter, key, self.area.min, |pen| {
            let from_origin = Rect::from_min_size(Pos2::ZERO, size);
            Drawing {
                pen,
                theme,
                look: self.look,
                placement: Placement::inside(from_origin, self.view),
                layers: self.layers,
                crossed: self.crossed,
            }
            .draw(areas);
        });
    }
}

/// A point that was treated or is planned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marker<'a> {
    /// A site's id in `assets/face.json`, such as `gl.procerus`; an unknown one is not painted.
    pub site: &'a str,
    /// The units, or empty for a plain dot.
    pub units: &'a str,
}

/// Paints points upon a face painted by [`paint`] with the same `area` and `look`.
pub fn paint_markers(painter: &Painter, theme: &Theme, area: Rect, look: Look, markers: &[Marker]) {
    let placement = Placement::inside(area, look.view());
    for marker in markers {
        let Some(site) = map::site(marker.site) else {
            continue;
        };
        let center = placement.at([site.x, site.y]);
        let colour = theme
            .tone(site.area().map_or(Tone::Neutral, Area::tone))
            .text;
        if marker.units.is_empty() {
            let dot = (13.0 * placement.scale).max(2.0);
            painter.circle_filled(center, dot, colour);
            continue;
        }
        let round = (16.0 * placement.scale).max(7.0);
        let stroke = (2.4 * placement.scale).max(1.2);
        painter.circle(center, round, theme.surface, (stroke, colour));
        let font = FontId::new((round * 0.95).min(13.0), Kind::MicroStrong.font().family);
        painter.text(center, Align2::CENTER_CENTER, marker.units, font, colour);
    }
}

/// The small map of an entry, in its frame: 84 × 92 points unless told otherwise. `name` tells a screen reader what it shows.
pub fn mini_map(
    ui: &mut Ui,
    at_size: Vec2,
    areas: &[Area],
    markers: &[Marker],
    name: &str,
) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(at_size, Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(rect, radius::CONTROL, theme.sunken);
    let inside = rect.shrink(size::HAIRLINE);
    paint(painter, theme, inside, Look::Mini, areas);
    paint_markers(painter, theme, inside, Look::Mini, markers);
    let outline = (size::HAIRLINE, theme.line);
    painter.rect_stroke(rect, radius::CONTROL, outline, StrokeKind::Inside);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    response
}

/// The usual size of a small map.
pub const MINI: Vec2 = vec2(84.0, 92.0);
