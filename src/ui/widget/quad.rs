//! A picture drawn into four corners: turned, sized and shaded by the graphics card, never in its own pixels.

use eframe::egui::epaint::Vertex;
use eframe::egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, TextureId, pos2};

/// The whole of a texture.
pub const WHOLE: Rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));

/// Paints the part `uv` of a texture; its corners go from the upper left one with the clock.
pub fn quad(painter: &Painter, texture: TextureId, corners: [Pos2; 4], uv: Rect, tint: Color32) {
    let mut mesh = Mesh::with_texture(texture);
    let of_texture = [
        uv.left_top(),
        uv.right_top(),
        uv.right_bottom(),
        uv.left_bottom(),
    ];
    let vertices = corners.into_iter().zip(of_texture);
    mesh.vertices.extend(vertices.map(|(pos, uv)| Vertex {
        pos,
        uv,
        color: tint,
    }));
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    painter.add(Shape::mesh(mesh));
}

/// The corners of an upright rectangle.
pub fn corners(rect: Rect) -> [Pos2; 4] {
    [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
    ]
}
