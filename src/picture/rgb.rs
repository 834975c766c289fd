//! Any pixels to 8-bit RGB, in the buffer in which they lie: a second one would double what the largest photo takes.

use image::ColorType;

use super::Refusal;

/// Opacity is dropped. Errors: a kind of pixel that no accepted file has.
pub(super) fn to_rgb8(kind: ColorType, pixels: &mut Vec<u8>) -> Result<(), Refusal> {
    match kind {
        ColorType::Rgb8 => {}
        ColorType::L8 => widened(pixels, |&[grey]: &[u8; 1]| [grey; 3]),
        ColorType::La8 => widened(pixels, |&[grey, _]: &[u8; 2]| [grey; 3]),
        ColorType::L16 => widened(pixels, |&[a, b]: &[u8; 2]| [eighth(a, b); 3]),
        ColorType::Rgba8 => narrowed(pixels, |&[r, g, b, _]: &[u8; 4]| [r, g, b]),
        ColorType::La16 => narrowed(pixels, |&[a, b, ..]: &[u8; 4]| [eighth(a, b); 3]),
        ColorType::Rgb16 => narrowed(pixels, |&[r, s, g, h, b, c]: &[u8; 6]| {
            [eighth(r, s), eighth(g, h), eighth(b, c)]
        }),
        ColorType::Rgba16 => narrowed(pixels, |&[r, s, g, h, b, c, ..]: &[u8; 8]| {
            [eighth(r, s), eighth(g, h), eighth(b, c)]
        }),
        ColorType::Rgb32F => narrowed(pixels, |of: &[u8; 12]| light(of)),
        ColorType::Rgba32F => narrowed(pixels, |of: &[u8; 16]| light(of)),
        _ => return Err(Refusal::Damaged),
    }
    Ok(())
}

/// The nearest of 256 steps.
fn eighth(first: u8, second: u8) -> u8 {
    let sixteen = u32::from(u16::from_ne_bytes([first, second]));
    ((sixteen + 128) / 257) as u8
}

fn light(of: &[u8]) -> [u8; 3] {
    let (parts, _) = of.as_chunks::<4>();
    let mut rgb = [0; 3];
    for (to, part) in rgb.iter_mut().zip(parts) {
        *to = (f32::from_ne_bytes(*part).clamp(0.0, 1.0) * 255.0).round() as u8;
    }
    rgb
}

/// From fewer than three bytes a pixel, the last one first.
fn widened<const N: usize>(pixels: &mut Vec<u8>, rgb: impl Fn(&[u8; N]) -> [u8; 3]) {
    let count = pixels.len() / N;
    pixels.resize(count * 3, 0);
    for pixel in (0..count).rev() {
        let from = pixels.get(pixel * N..).and_then(<[u8]>::first_chunk);
        let Some(made) = from.map(&rgb) else { return };
        if let Some(to) = pixels
            .get_mut(pixel * 3..)
            .and_then(<[u8]>::first_chunk_mut)
        {
            *to = made;
        }
    }
}

/// From more than three bytes a pixel, the first one first.
fn narrowed<const N: usize>(pixels: &mut Vec<u8>, rgb: impl Fn(&[u8; N]) -> [u8; 3]) {
    let count = pixels.len() / N;
    for pixel in 0..count {
        let from = pixels.get(pixel * N..).and_then(<[u8]>::first_chunk);
        let Some(made) = from.map(&rgb) else { return };
        if let Some(to) = pixels
            .get_mut(pixel * 3..)
            .and_then(<[u8]>::first_chunk_mut)
        {
            *to = made;
        }
    }
    pixels.truncate(count * 3);
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, ImageBuffer};

    use super::*;

    #[test]
    fn every_kind_becomes_what_a_copy_of_it_would() {
        let part = |x: u32, y: u32| ((x * 7_919 + y * 104_729) % 65_536) as u16;
        let wide = ImageBuffer::from_fn(41, 23, |x, y| {
            image::Rgba([part(x, y), part(y, x), part(x + y, 3), part(9, y)])
        });
        let all = DynamicImage::ImageRgba16(wide);
        for picture in [
            DynamicImage::ImageLuma8(all.to_luma8()),
            DynamicImage::ImageLumaA8(all.to_luma_alpha8()),
            DynamicImage::ImageLuma16(all.to_luma16()),
            DynamicImage::ImageLumaA16(all.to_luma_alpha16()),
            DynamicImage::ImageRgb8(all.to_rgb8()),
            DynamicImage::ImageRgba8(all.to_rgba8()),
            DynamicImage::ImageRgb16(all.to_rgb16()),
            DynamicImage::ImageRgb32F(all.to_rgb32f()),
            DynamicImage::ImageRgba32F(all.to_rgba32f()),
            all,
        ] {
            let (kind, mut pixels) = (picture.color(), picture.as_bytes().to_vec());
            to_rgb8(kind, &mut pixels).expect("a known kind");
            assert!(pixels == picture.to_rgb8().into_raw(), "{kind:?}");
        }
    }
}
