//! The patient's own face under the map: where it lies, and which photo it is.

use eframe::egui::epaint::Vertex;
use eframe::egui::{Align2, Color32, Mesh, Painter, Rect, Shape, TextureHandle, Ui, pos2, vec2};

use super::paint;
use crate::domain::alignment::Pupils;
use crate::ui::face::Picture;
use crate::ui::theme::{Kind, Theme, radius, space};

/// What the layer can show.
#[derive(Clone, Copy)]
pub enum PhotoLayer<'a> {
    /// Nothing, and why; told where the layer is chosen.
    Locked(&'a str),
    Photo(UnderMap<'a>),
}

/// A photo to lie under the map.
#[derive(Clone, Copy)]
pub struct UnderMap<'a> {
    /// None while it is being opened, and if it cannot be.
    pub texture: Option<&'a TextureHandle>,
    /// Of the upright original, in pixels.
    pub size: (u32, u32),
    pub pupils: Pupils,
    /// Which photo it is and when it was taken, or why it is not seen.
    pub said: &'a str,
}

impl<'a> PhotoLayer<'a> {
    pub(super) const fn photo(self) -> Option<UnderMap<'a>> {
        match self {
            Self::Locked(_) => None,
            Self::Photo(photo) => Some(photo),
        }
    }
}

impl UnderMap<'_> {
    /// Paints the photo with its pupils upon those of the drawing; says whether there was one to paint.
    pub(super) fn paint(&self, painter: &Painter, theme: &Theme, picture: &Picture) -> bool {
        let Some((texture, corners)) = self.texture.zip(picture.corners_of(self.size, self.pupils))
        else {
            return false;
        };
        // What the photo does not reach is no part of it.
        painter.rect_filled(painter.clip_rect(), 0.0, theme.pressed);
        let mut mesh = Mesh::with_texture(texture.id());
        let of_photo = [
            pos2(0.0, 0.0),
            pos2(1.0, 0.0),
            pos2(1.0, 1.0),
            pos2(0.0, 1.0),
        ];
        let vertices = corners.into_iter().zip(of_photo);
        mesh.vertices.extend(vertices.map(|(pos, uv)| Vertex {
            pos,
            uv,
            color: Color32::WHITE,
        }));
        mesh.add_triangle(0, 1, 2);
        mesh.add_triangle(0, 2, 3);
        painter.add(Shape::mesh(mesh));
        true
    }

    /// Between the two sides, in the middle below.
    pub(super) fn caption(&self, ui: &mut Ui, painter: &Painter, rect: Rect) {
        /// What the words in either corner need.
        const CORNERS: f32 = 2.0 * 128.0;
        let theme = Theme::of(ui);
        let room = (rect.width() - CORNERS - 2.0 * space::S12, 2);
        let text = paint::rows(ui, self.said, Kind::SmallMedium, theme.text, room);
        let at = rect.center_bottom() - vec2(0.0, space::S12);
        let size = text.size() + vec2(2.0 * space::S12, space::S8);
        let ground = Align2::CENTER_BOTTOM.anchor_size(at, size);
        paint::framed(painter, ground, radius::CONTROL, theme.surface, theme.line);
        let place = paint::text(painter, ground.center(), Align2::CENTER_CENTER, text);
        paint::say(ui, place, self.said);
    }
}
