//! A CPU rasteriser for egui's meshes, so that pictures of the window need no GPU and no display.
//!
//! Gamma-space blending of premultiplied colours, exactly as `egui_glow`'s shader; paint callbacks are skipped.
//! Shared by the tests and the examples through `#[path]`.

#[path = "raster.rs"]
mod raster;

use std::collections::HashMap;

use eframe::egui::epaint::{ClippedPrimitive, Primitive};
use eframe::egui::{
    self, Color32, ImageData, Rect, TextureFilter, TextureId, TextureWrapMode, TexturesDelta,
};
use raster::{Canvas, Texture};

/// Keeps the textures of one context and paints its frames.
#[derive(Default)]
pub struct SoftRenderer {
    textures: HashMap<TextureId, Texture>,
}

impl SoftRenderer {
    /// Must be called for every frame: a debug build of egui panics if a delta is dropped unapplied.
    #[expect(
        clippy::iter_over_hash_type,
        reason = "each texture is apart from the others, so their order says nothing"
    )]
    pub fn update_textures(&mut self, delta: &mut TexturesDelta) {
        for (id, deltas) in delta.set.drain() {
            for delta in deltas {
                let ImageData::Color(image) = &delta.image;
                match (delta.pos, self.textures.get_mut(&id)) {
                    (Some(at), Some(texture)) => patch(texture, at, image),
                    (Some(_), None) => {}
                    (None, _) => {
                        let [width, height] = image.size;
                        let texture = Texture {
                            width,
                            height,
                            pixels: image.pixels.clone(),
                            linear: delta.options.magnification == TextureFilter::Linear,
                            repeat: delta.options.wrap_mode == TextureWrapMode::Repeat,
                        };
                        self.textures.insert(id, texture);
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    /// Paints what `Context::tessellate` gave; `ppp` is pixels per point.
    pub fn render(
        &self,
        [width, height]: [usize; 2],
        ppp: f32,
        primitives: &[ClippedPrimitive],
        clear: Color32,
    ) -> Vec<Color32> {
        let mut frame = vec![clear; width * height];
        for primitive in primitives {
            let Primitive::Mesh(mesh) = &primitive.primitive else {
                continue;
            };
            let Some(texture) = self.textures.get(&mesh.texture_id) else {
                continue;
            };
            let clip = pixels(primitive.clip_rect, [width, height], ppp);
            if clip[0] >= clip[2] || clip[1] >= clip[3] {
                continue;
            }
            let mut canvas = Canvas {
                frame: &mut frame,
                width,
                clip,
            };
            for corner in mesh.indices.chunks_exact(3) {
                let vertices = [0, 1, 2].map(|n| &mesh.vertices[corner[n] as usize]);
                canvas.triangle(texture, vertices, ppp);
            }
        }
        frame
    }
}

fn patch(texture: &mut Texture, [x0, y0]: [usize; 2], image: &egui::ColorImage) {
    let [width, height] = image.size;
    for y in 0..height {
        let start = (y0 + y) * texture.width + x0;
        texture.pixels[start..start + width]
            .copy_from_slice(&image.pixels[y * width..(y + 1) * width]);
    }
}

fn pixels(rect: Rect, [width, height]: [usize; 2], ppp: f32) -> [i32; 4] {
    let pixel = |point: f32, size: usize| (point * ppp).round().clamp(0.0, size as f32) as i32;
    [
        pixel(rect.min.x, width),
        pixel(rect.min.y, height),
        pixel(rect.max.x, width),
        pixel(rect.max.y, height),
    ]
}

/// Lets the test harness paint with this renderer: `Harness::builder().renderer(Soft::default())`.
#[derive(Default)]
pub struct Soft(SoftRenderer);

impl egui_kittest::TestRenderer for Soft {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.0.update_textures(delta);
    }

    fn render(
        &mut self,
        ctx: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<image::RgbaImage, String> {
        let ppp = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * ppp;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        let primitives = ctx.tessellate(output.shapes.clone(), ppp);
        let clear = Color32::TRANSPARENT;
        let frame = self.0.render([width, height], ppp, &primitives, clear);
        let bytes = frame.iter().flat_map(Color32::to_array).collect();
        image::RgbaImage::from_raw(width as u32, height as u32, bytes)
            .ok_or_else(|| "the frame does not fill the picture".to_owned())
    }
}
