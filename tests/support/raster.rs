//! One triangle at a time: where do its edges cross each row of pixels, and what colour lies between.

#![expect(
    clippy::many_single_char_names,
    clippy::float_cmp,
    clippy::cast_possible_wrap,
    reason = "geometry in the letters of geometry, and pixels that are exactly nothing or not"
)]

use eframe::egui::Color32;
use eframe::egui::epaint::Vertex;

pub struct Texture {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<Color32>,
    pub linear: bool,
    pub repeat: bool,
}

/// The picture that is painted into, and the part of it that may be painted: left, top, right and bottom in pixels.
pub struct Canvas<'a> {
    pub frame: &'a mut [Color32],
    pub width: usize,
    pub clip: [i32; 4],
}

impl Canvas<'_> {
    /// Paints a triangle; `ppp` is pixels per point.
    pub fn triangle(&mut self, texture: &Texture, vertices: [&Vertex; 3], ppp: f32) {
        let Some(paint) = Paint::new(texture, vertices, ppp) else {
            return;
        };
        let [left, top, right, bottom] = self.clip;
        let ys = paint.corners.map(|(_, y)| y);
        let highest = ys.iter().fold(f32::INFINITY, |a, b| a.min(*b));
        let lowest = ys.iter().fold(f32::NEG_INFINITY, |a, b| a.max(*b));
        let first = ((highest.max(top as f32) - 0.5).ceil() as i32).max(top);
        let last = ((lowest.min(bottom as f32) - 0.5).ceil() as i32).min(bottom);
        for y in first..last {
            let Some((from, until)) = paint.crossings(y as f32 + 0.5) else {
                continue;
            };
            let from = ((from - 0.5).ceil() as i32).max(left);
            let until = ((until - 0.5).ceil() as i32).min(right);
            if from < until {
                let start = y as usize * self.width;
                let row = &mut self.frame[start + from as usize..start + until as usize];
                paint.row(row, from, y);
            }
        }
    }
}

/// A triangle ready to be painted.
struct Paint<'a> {
    texture: &'a Texture,
    corners: [(f32, f32); 3],
    uvs: [(f32, f32); 3],
    colours: [[f32; 4]; 3],
    one_colour: bool,
    one_texel: Option<[f32; 4]>,
    inverse_area: f32,
}

impl<'a> Paint<'a> {
    fn new(texture: &'a Texture, v: [&Vertex; 3], ppp: f32) -> Option<Self> {
        let p = v.map(|v| (v.pos.x * ppp, v.pos.y * ppp));
        let area = (p[1].0 - p[0].0) * (p[2].1 - p[0].1) - (p[1].1 - p[0].1) * (p[2].0 - p[0].0);
        if area == 0.0 || !area.is_finite() {
            return None;
        }
        let one_place = v[0].uv == v[1].uv && v[1].uv == v[2].uv;
        Some(Self {
            texture,
            corners: p,
            uvs: v.map(|v| (v.uv.x, v.uv.y)),
            colours: v.map(|v| v.color.to_array().map(|part| f32::from(part) / 255.0)),
            one_colour: v[0].color == v[1].color && v[1].color == v[2].color,
            one_texel: one_place.then(|| sample(texture, v[0].uv.x, v[0].uv.y)),
            inverse_area: 1.0 / area,
        })
    }

    fn crossings(&self, y: f32) -> Option<(f32, f32)> {
        let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
        for (i, j) in [(0, 1), (1, 2), (2, 0)] {
            let (p, q) = (self.corners[i], self.corners[j]);
            // The same order of ends for both triangles of a shared edge keeps meshes watertight.
            let (a, b) = if p.1 <= q.1 { (p, q) } else { (q, p) };
            if y >= a.1 && y < b.1 {
                let x = a.0 + (y - a.1) * (b.0 - a.0) / (b.1 - a.1);
                left = left.min(x);
                right = right.max(x);
            }
        }
        (left < right).then_some((left, right))
    }

    fn row(&self, row: &mut [Color32], from: i32, y: i32) {
        if let (true, Some(texel)) = (self.one_colour, self.one_texel) {
            flat(row, product(texel, self.colours[0]));
            return;
        }
        let y = y as f32 + 0.5;
        for (n, pixel) in row.iter_mut().enumerate() {
            let weights = self.weights((from + n as i32) as f32 + 0.5, y);
            let source = product(self.texel(weights), self.colour(weights));
            if source != [0.0; 4] {
                blend(pixel, source);
            }
        }
    }

    /// Barycentric weights of a point; they are affine in x and y.
    fn weights(&self, x: f32, y: f32) -> [f32; 3] {
        let p = self.corners;
        let along = (x - p[0].0) * (p[2].1 - p[0].1) - (y - p[0].1) * (p[2].0 - p[0].0);
        let across = (p[1].0 - p[0].0) * (y - p[0].1) - (p[1].1 - p[0].1) * (x - p[0].0);
        let (one, two) = (along * self.inverse_area, across * self.inverse_area);
        [1.0 - one - two, one, two]
    }

    fn texel(&self, [a, b, c]: [f32; 3]) -> [f32; 4] {
        self.one_texel.unwrap_or_else(|| {
            let [p, q, r] = self.uvs;
            let u = p.0 * a + q.0 * b + r.0 * c;
            let v = p.1 * a + q.1 * b + r.1 * c;
            sample(self.texture, u, v)
        })
    }

    fn colour(&self, [a, b, c]: [f32; 3]) -> [f32; 4] {
        let [p, q, r] = self.colours;
        if self.one_colour {
            return p;
        }
        std::array::from_fn(|part| (p[part] * a + q[part] * b + r[part] * c).clamp(0.0, 1.0))
    }
}

fn product(texel: [f32; 4], colour: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|part| texel[part] * colour[part])
}

fn flat(row: &mut [Color32], colour: [f32; 4]) {
    if colour[3] >= 254.5 {
        let mut pixel = Color32::BLACK;
        blend(&mut pixel, colour);
        row.fill(pixel);
    } else if colour != [0.0; 4] {
        for pixel in row {
            blend(pixel, colour);
        }
    }
}

fn sample(texture: &Texture, u: f32, v: f32) -> [f32; 4] {
    let wrap = |i: i32, n: usize| {
        if texture.repeat {
            i.rem_euclid(n as i32) as usize
        } else {
            i.clamp(0, n as i32 - 1) as usize
        }
    };
    let texel = |x: i32, y: i32| {
        let index = wrap(y, texture.height) * texture.width + wrap(x, texture.width);
        texture.pixels[index].to_array().map(f32::from)
    };
    let (x, y) = (u * texture.width as f32, v * texture.height as f32);
    if !texture.linear {
        return texel(x.floor() as i32, y.floor() as i32);
    }
    let (x, y) = (x - 0.5, y - 0.5);
    let (fx, fy) = (x - x.floor(), y - y.floor());
    let (x, y) = (x.floor() as i32, y.floor() as i32);
    let (a, b) = (texel(x, y), texel(x + 1, y));
    let (c, d) = (texel(x, y + 1), texel(x + 1, y + 1));
    std::array::from_fn(|i| {
        let above = a[i] + (b[i] - a[i]) * fx;
        let below = c[i] + (d[i] - c[i]) * fx;
        above + (below - above) * fy
    })
}

fn blend(target: &mut Color32, source: [f32; 4]) {
    let opaque = source[3] >= 254.5;
    let keep = if opaque { 0.0 } else { 1.0 - source[3] / 255.0 };
    let old = target.to_array().map(f32::from);
    let [r, g, b, a] = std::array::from_fn(|i| (source[i] + old[i] * keep + 0.5).min(255.0) as u8);
    *target = Color32::from_rgba_premultiplied(r, g, b, a);
}
