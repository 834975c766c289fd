//! The small picture that a camera puts beside the large one: to look at until the real one is there, and for nothing else.
//!
//! Whatever edits a photo may forget to edit this, so it is never stored, compared or taken for the photo.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::copies::{Workbench, screen};
use super::sniff::{Mime, inspect};
use super::{Pixels, THUMBNAIL_SIDE, exif, jpeg};

/// It lies in the first segment, which is 64 KB at most, behind another short one.
const HEAD: u64 = 68 << 10;

/// No camera writes a larger one there.
const LONGEST: u32 = 1_024;

/// Upright, long side at most 320 pixels. Nothing if it is no JPEG with such a picture at its beginning.
pub fn glimpse(path: &Path, workbench: &mut Workbench) -> Option<Pixels> {
    // Opening a pipe could wait for ever.
    if !std::fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut head = Vec::new();
    File::open(path)
        .ok()?
        .take(HEAD)
        .read_to_end(&mut head)
        .ok()?;
    of_head(&head, workbench)
}

fn of_head(head: &[u8], workbench: &mut Workbench) -> Option<Pixels> {
    let block = jpeg::exif(head)?;
    let small = exif::thumbnail(block)?;
    let inspected = inspect(&small).ok()?;
    if inspected.mime != Mime::Jpeg || inspected.long_side() > LONGEST {
        return None;
    }
    let lying = screen(&small, &inspected, THUMBNAIL_SIDE, workbench).ok()?;
    Some(lying.upright(exif::orientation(block)))
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    fn of(photo: &[u8]) -> Option<Pixels> {
        let head = &photo[..photo.len().min(HEAD as usize)];
        of_head(head, &mut Workbench::new())
    }

    fn sample(mut exif: samples::Exif, thumbnail: Vec<u8>) -> Vec<u8> {
        exif.thumbnail = thumbnail;
        samples::with_exif(&samples::jpeg(640, 400), &exif)
    }

    #[test]
    fn the_cameras_small_picture_stands_upright() {
        let small = samples::jpeg(160, 100);
        let lying = of(&sample(samples::Exif::default(), small.clone())).expect("a glimpse");
        assert_eq!((lying.width, lying.height), (160, 100));
        for unexpected_next in [false, true] {
            let exif = samples::Exif {
                orientation: 6,
                unexpected_next,
                ..samples::Exif::default()
            };
            let upright = of(&sample(exif, small.clone())).expect("a glimpse");
            assert_eq!((upright.width, upright.height), (100, 160));
            assert_eq!(
                upright,
                lying.clone().upright(crate::picture::Orientation::Rotate90)
            );
        }
    }

    #[test]
    fn a_block_with_a_claimed_third_directory_still_shows_it() {
        let mut photo = sample(samples::Exif::default(), samples::jpeg(160, 100));
        // The directory of the small picture claims a successor: its last four bytes stand before the picture.
        let starts = photo
            .windows(2)
            .enumerate()
            .filter(|(_, pair)| *pair == [0xFF, 0xD8]);
        let small = starts.map(|(at, _)| at).nth(1).expect("the small picture");
        photo[small - 4] = 8;
        assert!(of(&photo).is_some());
    }

    #[test]
    fn what_is_no_small_jpeg_is_no_glimpse() {
        let plain = samples::Exif::default;
        assert_eq!(of(&samples::jpeg(640, 400)), None, "none inside");
        assert_eq!(
            of(&sample(plain(), samples::jpeg(1_100, 40))),
            None,
            "too large"
        );
        assert_eq!(
            of(&sample(plain(), samples::png(16, 16))),
            None,
            "another type"
        );
        let half = samples::jpeg(160, 100);
        let half = half[..half.len() / 2].to_vec();
        assert_eq!(of(&sample(plain(), half)), None, "cut");
        assert_eq!(of(&samples::png(64, 40)), None);
        assert_eq!(of(b""), None);
    }

    #[test]
    fn a_broken_block_is_no_obstacle() {
        let whole = sample(samples::Exif::default(), samples::jpeg(160, 100));
        for length in 0..400 {
            let _ = of(&whole[..length]);
        }
        for at in 0..400 {
            let mut changed = whole.clone();
            changed[at] ^= 0xFF;
            let _ = of(&changed);
        }
    }

    #[test]
    fn only_files_are_looked_into() {
        let mut bench = Workbench::new();
        assert_eq!(glimpse(Path::new("/findes/ikke"), &mut bench), None);
        assert_eq!(glimpse(&std::env::temp_dir(), &mut bench), None);
    }
}
