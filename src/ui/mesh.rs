//! Drawings that are tessellated once and kept: icons, the face, status shapes.
//!
//! A kept drawing costs a frame one copy of its vertices; nothing is computed again until its size or colour changes.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::epaint::{PathShape, Stroke, TessellationOptions, Tessellator, Vertex, WHITE_UV};
use eframe::egui::{Color32, Id, Mesh, Painter, Pos2, Shape};

/// More kept drawings than this are a sign of a changing size (zooming); then all are dropped.
const KEPT: usize = 2_000;

type Cache = Arc<Mutex<HashMap<u64, Arc<Mesh>>>>;

/// Paints a drawing at `min`. `key` must tell apart everything that `draw` depends on; `draw` works from the origin.
pub fn paint(painter: &Painter, key: impl Hash, min: Pos2, draw: impl FnOnce(&mut Pen)) {
    let scale = painter.pixels_per_point();
    let mut hasher = DefaultHasher::new();
    (key, scale.to_bits()).hash(&mut hasher);
    let key = hasher.finish();
    let cache: Cache = painter
        .ctx()
        .data_mut(|data| data.get_temp_mut_or_default::<Cache>(Id::NULL).clone());
    let mut cache = cache.lock().unwrap_or_else(PoisonError::into_inner);
    if cache.len() > KEPT {
        cache.clear();
    }
    let kept = cache.entry(key).or_insert_with(|| {
        let mut pen = Pen::new(scale);
        draw(&mut pen);
        Arc::new(pen.mesh)
    });
    let mut mesh = Mesh::clone(kept);
    let on_grid = |point: f32| (point * scale).round() / scale;
    mesh.translate(Pos2::new(on_grid(min.x), on_grid(min.y)).to_vec2());
    painter.add(Shape::mesh(mesh));
}

/// Turns lines and filled shapes into one mesh.
pub struct Pen {
    scale: f32,
    tessellator: Tessellator,
    mesh: Mesh,
}

impl Pen {
    fn new(pixels_per_point: f32) -> Self {
        let options = TessellationOptions {
            // Everything lies at the origin here, where the tessellator's clip rectangle says nothing.
            coarse_tessellation_culling: false,
            prerasterized_discs: false,
            ..TessellationOptions::default()
        };
        Self {
            scale: pixels_per_point,
            tessellator: Tessellator::new(pixels_per_point, options, [1, 1], Vec::new()),
            mesh: Mesh::default(),
        }
    }

    /// A line with round ends, unless it is too thin for them to be seen. A last point equal to the first closes it.
    pub fn line(&mut self, mut points: Vec<Pos2>, width: f32, colour: Color32) {
        let closed = points.len() > 2 && points.first() == points.last();
        if closed {
            points.pop();
        }
        // Below a pixel egui fades a line but not a disc: its ends would be dark dots.
        let round = !closed && width * self.scale > 1.0;
        if let (Some(&first), Some(&last), true) = (points.first(), points.last(), round) {
            for end in [first, last] {
                self.shape(Shape::circle_filled(end, width * 0.5, colour));
            }
        }
        self.shape(Shape::Path(PathShape {
            points,
            closed,
            fill: Color32::TRANSPARENT,
            stroke: Stroke::new(width, colour).into(),
        }));
    }

    /// A filled shape that is already cut into triangles; egui itself fills convex shapes only.
    pub fn fill(&mut self, points: impl Iterator<Item = Pos2>, triangles: &[u32], colour: Color32) {
        let mut mesh = Mesh {
            indices: triangles.to_vec(),
            ..Mesh::default()
        };
        mesh.vertices.extend(points.map(|pos| Vertex {
            pos,
            uv: WHITE_UV,
            color: colour,
        }));
        if mesh.is_valid() {
            self.mesh.append(mesh);
        }
    }

    /// Any shape of egui's own.
    pub fn shape(&mut self, shape: Shape) {
        self.tessellator.tessellate_shape(shape, &mut self.mesh);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vertices(width: f32) -> usize {
        let mut pen = Pen::new(1.0);
        let points = vec![Pos2::new(0.0, 0.0), Pos2::new(20.0, 0.0)];
        pen.line(points, width, Color32::BLACK);
        pen.mesh.vertices.len()
    }

    #[test]
    fn a_line_thinner_than_a_pixel_has_no_dots_at_its_ends() {
        assert!(vertices(0.6) < vertices(2.0));
    }
}
