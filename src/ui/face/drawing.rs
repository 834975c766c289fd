//! Draws the face map with a pen: fills, hair, areas, muscles, wrinkles, lines, closed eyes, guides – in this order.

use eframe::egui::{Color32, Shape, Stroke};

use super::map::{self, AreaShape, Muscle, Path, Point};
use super::picture::{Crossed, Layers};
use super::{Area, Look, Placement, WIDTH};
use crate::domain::treatment::Side;
use crate::ui::mesh::Pen;
use crate::ui::theme::Theme;

pub(super) struct Drawing<'a> {
    pub(super) pen: &'a mut Pen,
    pub(super) theme: &'a Theme,
    pub(super) look: Look,
    pub(super) placement: Placement,
    pub(super) layers: Layers,
    pub(super) crossed: Crossed,
}

impl Drawing<'_> {
    pub(super) fn draw(mut self, areas: &[Area]) {
        let drawn_face = !self.layers.photo;
        if drawn_face {
            self.fills();
            if self.look != Look::Mini {
                self.paths("hair");
            }
        }
        for area in areas {
            self.area(*area);
        }
        if self.layers.muscles {
            self.muscles(areas);
        }
        if drawn_face {
            if self.layers.wrinkles {
                self.paths("wrinkles");
            }
            self.paths("base");
        }
        if self.asleep() {
            self.paths("eyes_closed");
        }
        self.orbital_rims();
    }

    const fn asleep(&self) -> bool {
        matches!(self.look, Look::Asleep | Look::Night)
    }

    fn left_out(&self, name: &str) -> bool {
        let open = &map::map().eyes_open_prefixes;
        self.asleep() && open.iter().any(|prefix| name.starts_with(prefix.as_str()))
    }

    /// Small pictures need stronger lines than the map.
    const fn line_scale(&self) -> f32 {
        match self.look {
            Look::Map => 1.25,
            Look::Mini => 2.2,
            Look::Asleep => 1.7,
            Look::Night => 1.05,
        }
    }

    fn colour(&self, token: &str, alpha: f32) -> Color32 {
        let theme = self.theme;
        let at_night = match (self.look, token) {
            (Look::Night, "ink") => Some(theme.night_ink),
            (Look::Night, "ink_soft") => Some(theme.night_ink_soft),
            (Look::Night, "ink_hair") => Some(theme.night_ink_hair),
            (Look::Night, "skin") => Some(theme.night_skin),
            _ => None,
        };
        let colour = at_night.or_else(|| theme.token(token));
        colour.unwrap_or(theme.text_3).gamma_multiply(alpha)
    }

    fn fills(&mut self) {
        for fill in &map::map().fills {
            if self.left_out(&fill.name) {
                continue;
            }
            let colour = self.colour(&fill.token, fill.alpha);
            let placement = self.placement;
            let points = fill.points.iter().map(|&point| placement.at(point));
            self.pen.fill(points, &fill.triangles, colour);
        }
    }

    fn paths(&mut self, layer: &str) {
        let in_layer = |path: &&Path| path.layer == layer;
        for path in map::map().paths.iter().filter(in_layer) {
            if self.left_out(&path.name) {
                continue;
            }
            let width = path.stroke_width * self.line_scale();
            let colour = self.colour(&path.token, path.alpha);
            self.line(&path.polyline, width, colour);
        }
    }

    /// `width` is a fraction of the width of the box.
    fn line(&mut self, points: &[Point], width: f32, colour: Color32) {
        let points = points.iter().map(|&point| self.placement.at(point));
        let points = points.collect();
        self.pen
            .line(points, width * WIDTH * self.placement.scale, colour);
    }

    /// A translucent line without round ends, which would lie upon it as dots.
    fn thread(&mut self, points: &[Point], width: f32, colour: Color32) {
        let points = points.iter().map(|&point| self.placement.at(point));
        let stroke = Stroke::new(width * WIDTH * self.placement.scale, colour);
        self.pen.shape(Shape::line(points.collect(), stroke));
    }

    fn area(&mut self, area: Area) {
        let (tint, outline) = match self.look {
            Look::Map => (0.11, Some(0.00175)),
            Look::Mini | Look::Asleep | Look::Night => (0.16, None),
        };
        let shapes = map::map()
            .areas
            .iter()
            .filter(|shape| shape.id == area.id());
        for shape in shapes {
            self.area_shape(shape, tint, outline);
        }
    }

    fn area_shape(&mut self, shape: &AreaShape, tint: f32, outline: Option<f32>) {
        let placement = self.placement;
        for polygon in &shape.polygons {
            let closed = polygon.polyline.first() == polygon.polyline.last();
            let corners = polygon.polyline.len() - usize::from(closed);
            let points = polygon.polyline.iter().take(corners);
            let points = points.map(|&point| placement.at(point));
            let colour = self.colour(&shape.token, tint);
            self.pen.fill(points, &polygon.triangles, colour);
            if let Some(width) = outline {
                let colour = self.colour(&shape.token, 0.45);
                self.line(&polygon.polyline, width, colour);
            }
        }
    }

    fn muscles(&mut self, areas: &[Area]) {
        for area in areas {
            let of_area = |muscle: &&Muscle| muscle.area == area.id();
            let token = map::shape(*area).map_or("area_other", |shape| &shape.token);
            let colour = self.colour(token, 0.38);
            for muscle in map::map().muscles.iter().filter(of_area) {
                for fibre in &muscle.fibres {
                    self.thread(fibre, 0.0015, colour);
                }
            }
        }
    }

    /// A rim with a point inside is seen, whether or not the layer is.
    fn orbital_rims(&mut self) {
        for side in [Side::Right, Side::Left] {
            let crossed = self.crossed.has(side);
            let Some(guide) = map::rim(side).filter(|_| crossed || self.layers.rim) else {
                continue;
            };
            let (token, width, alpha) = if crossed {
                ("stop", 2.0, 1.0)
            } else {
                ("text_3", 1.1, 0.8)
            };
            let units = self.placement.scale;
            let stroke = Stroke::new((width * units).max(0.8), self.colour(token, alpha));
            let points = guide.polyline.iter().map(|&point| self.placement.at(point));
            let points: Vec<_> = points.collect();
            let [dash, gap] = guide.dash;
            for dash in Shape::dashed_line(&points, stroke, dash * units, gap * units) {
                self.pen.shape(dash);
            }
        }
    }
}
