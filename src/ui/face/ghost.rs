//! A faint face as a standard view shows it: how the next photo should be framed.

use eframe::egui::{Painter, Pos2, Rect};

use super::map::{self, Point};
use super::{Placement, View as Window, WIDTH};
use crate::domain::photo::View;
use crate::ui::mesh::{self, Pen};
use crate::ui::theme::Theme;

/// The part of the drawing that is seen from the front.
const FRONT: Window = [76.0, 72.0, 648.0, 810.0];

/// The same from the side.
const SIDE: Window = [76.0, 60.0, 700.0, 840.0];

/// Lines are stronger than those of the map, since the picture is small.
const LINES: f32 = 1.6;

const FAINT: f32 = 0.5;

/// Paints it into `area`, which clips it.
pub fn paint(painter: &Painter, theme: &Theme, area: Rect, view: View) {
    let size = area.size();
    let bits = [size.x.to_bits(), size.y.to_bits()];
    let painter = painter.with_clip_rect(painter.clip_rect().intersect(area));
    mesh::paint(
        &painter,
        ("ghost", view, bits, theme.dark),
        area.min,
        |pen| {
            let whole = Rect::from_min_size(Pos2::ZERO, size);
            match guide(view) {
                Some(id) => side(pen, theme, Placement::inside(whole, SIDE), id),
                None => front(pen, theme, Placement::inside(whole, FRONT)),
            }
        },
    );
}

/// Its drawing in `assets/face.json`; none for the views from the front, which the face itself is.
const fn guide(view: View) -> Option<&'static str> {
    match view {
        View::FrontRest | View::FrontFrown | View::FrontBrowsRaised | View::FrontSmile => None,
        View::ObliqueRight => Some("skraa_hoejre"),
        View::ObliqueLeft => Some("skraa_venstre"),
        View::ProfileRight => Some("profil_hoejre"),
        View::ProfileLeft => Some("profil_venstre"),
    }
}

fn front(pen: &mut Pen, theme: &Theme, placement: Placement) {
    let drawn = |path: &&map::Path| matches!(path.layer.as_str(), "base" | "hair");
    for path in map::map().paths.iter().filter(drawn) {
        let look = (path.token.as_str(), path.alpha, path.stroke_width);
        line(pen, theme, placement, look, &path.polyline);
    }
}

fn side(pen: &mut Pen, theme: &Theme, placement: Placement, id: &str) {
    let guides = map::map().photo_guides.iter();
    for path in guides
        .filter(|guide| guide.id == id)
        .flat_map(|guide| &guide.paths)
    {
        let look = (path.token.as_str(), 1.0, path.stroke_width);
        line(pen, theme, placement, look, &path.polyline);
    }
}

fn line(
    pen: &mut Pen,
    theme: &Theme,
    placement: Placement,
    (token, alpha, width): (&str, f32, f32),
    points: &[Point],
) {
    let colour = theme.token(token).unwrap_or(theme.text_3);
    let points = points.iter().map(|&point| placement.at(point)).collect();
    let width = width * LINES * WIDTH * placement.scale;
    pen.line(points, width, colour.gamma_multiply(alpha * FAINT));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_has_its_drawing() {
        for view in View::ALL {
            assert_eq!(guide(view).is_none(), view.is_front());
            if let Some(id) = guide(view) {
                let mut guides = map::map().photo_guides.iter();
                let drawn = guides.find(|guide| guide.id == id).expect(id);
                assert!(drawn.paths.len() > 10, "{id}");
            }
        }
    }
}
