//! Decoded pixels in the form that the graphics card takes: made by the worker, so that no frame waits for it.

use eframe::egui::ColorImage;

use crate::picture::Pixels;

/// An empty picture stands for pixels that do not fill their size, which no decoder gives.
pub fn for_the_screen(pixels: &Pixels) -> ColorImage {
    let size = [pixels.width as usize, pixels.height as usize];
    if size[0] * size[1] * 3 == pixels.rgb.len() {
        ColorImage::from_rgb(size, &pixels.rgb)
    } else {
        ColorImage::default()
    }
}
