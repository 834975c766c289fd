//! What the camera wrote beside the pixels: how the photo was held and when it was taken.

use std::ops::RangeInclusive;

use ::exif::{DateTime, Exif, In, Reader, Tag, Value};
use chrono::{FixedOffset, NaiveDate, NaiveDateTime};

use super::Orientation;
use super::decode::guarded;

/// EXIF blocks are at most 64 KB in a JPEG; other files could claim any size.
pub(super) const LARGEST: usize = 1 << 20;

/// From the first photo on, and no later than a record can hold: what says otherwise was written by chance.
const YEARS: RangeInclusive<u16> = 1826..=2299;

/// When a photo was taken, as its camera believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Taken {
    /// The camera's clock face; which zone it was set to is not known unless `offset` says it.
    pub local: NaiveDateTime,
    /// The camera's own distance from UTC, if it wrote one.
    pub offset: Option<FixedOffset>,
}

/// The orientation of a TIFF header; as it lies, if there is none that can be read.
pub(super) fn orientation(exif: &[u8]) -> Orientation {
    Orientation::from_exif_chunk(exif).unwrap_or(Orientation::NoTransforms)
}

/// `DateTimeOriginal` with `OffsetTimeOriginal`; nothing if blank, absent, impossible or in a block larger than `most`.
pub(super) fn taken(exif: &[u8], most: usize) -> Option<Taken> {
    if exif.is_empty() || exif.len() > most {
        return None;
    }
    guarded(|| Ok(read(exif))).ok().flatten()
}

/// The bytes that stand for a small picture, whatever they are; nothing if there are none.
pub(super) fn thumbnail(exif: &[u8]) -> Option<Vec<u8>> {
    if exif.is_empty() || exif.len() > LARGEST {
        return None;
    }
    guarded(|| Ok(small(exif))).ok().flatten()
}

fn small(exif: &[u8]) -> Option<Vec<u8>> {
    let read = parsed(exif)?;
    let number = |tag| read.get_field(tag, In::THUMBNAIL)?.value.get_uint(0);
    let start = usize::try_from(number(Tag::JPEGInterchangeFormat)?).ok()?;
    let length = usize::try_from(number(Tag::JPEGInterchangeFormatLength)?).ok()?;
    let bytes = exif.get(start..start.checked_add(length)?)?;
    Some(bytes.to_vec())
}

/// Some writers leave a fault that would cost the whole block: what was read up to it counts.
fn parsed(exif: &[u8]) -> Option<Exif> {
    Reader::new()
        .continue_on_error(true)
        .read_raw(exif.to_vec())
        .or_else(|error| error.distill_partial_result(drop))
        .ok()
}

fn read(exif: &[u8]) -> Option<Taken> {
    let read = parsed(exif)?;
    let local = clock_face(&DateTime::from_ascii(text(&read, Tag::DateTimeOriginal)?).ok()?)?;
    let offset = text(&read, Tag::OffsetTimeOriginal).and_then(from_utc);
    Some(Taken { local, offset })
}

fn text(exif: &Exif, tag: Tag) -> Option<&[u8]> {
    let Value::Ascii(lines) = &exif.get_field(tag, In::PRIMARY)?.value else {
        return None;
    };
    lines.first().map(Vec::as_slice)
}

fn clock_face(read: &DateTime) -> Option<NaiveDateTime> {
    let time = |part: u8| u32::from(part);
    if !YEARS.contains(&read.year) {
        return None;
    }
    NaiveDate::from_ymd_opt(read.year.into(), time(read.month), time(read.day))?.and_hms_opt(
        time(read.hour),
        time(read.minute),
        time(read.second),
    )
}

fn from_utc(text: &[u8]) -> Option<FixedOffset> {
    let mut any_day = DateTime::from_ascii(b"2000:01:01 00:00:00").ok()?;
    any_day.parse_offset(text).ok()?;
    FixedOffset::east_opt(i32::from(any_day.offset?) * 60)
}

#[cfg(test)]
mod tests {
    use super::super::{inspect, samples};
    use super::*;

    #[track_caller]
    fn taken_of(exif: &samples::Exif) -> Option<(String, Option<i32>)> {
        let photo = samples::with_exif(&samples::jpeg(16, 16), exif);
        let taken = inspect(&photo).expect("a photo").taken?;
        let offset = taken.offset.map(|offset| offset.local_minus_utc() / 60);
        Some((taken.local.to_string(), offset))
    }

    #[test]
    fn the_cameras_clock_face_is_read_with_its_offset_if_it_wrote_one() {
        let clock = Some("2026:03:29 02:30:15");
        for (taken, offset, expected) in [
            (clock, None, Some(("2026-03-29 02:30:15", None))),
            (
                clock,
                Some("+02:00"),
                Some(("2026-03-29 02:30:15", Some(120))),
            ),
            (
                clock,
                Some("-03:30"),
                Some(("2026-03-29 02:30:15", Some(-210))),
            ),
            (clock, Some("   :  "), Some(("2026-03-29 02:30:15", None))),
            (clock, Some("+99:99"), Some(("2026-03-29 02:30:15", None))),
            (Some("    :  :     :  :  "), None, None),
            (Some("0000:00:00 00:00:00"), None, None),
            (Some("2026:02:30 10:00:00"), None, None),
            (Some("0001:01:01 00:00:00"), None, None),
            (Some("9999:12:31 23:59:59"), Some("-12:00"), None),
            (Some("2026:02:03 25:00:00"), None, None),
            (Some("yesterday, at about"), None, None),
            (None, Some("+01:00"), None),
        ] {
            let exif = samples::Exif {
                taken,
                offset,
                ..samples::Exif::default()
            };
            let expected = expected.map(|(local, offset)| (local.to_owned(), offset));
            assert_eq!(taken_of(&exif), expected, "{taken:?} {offset:?}");
        }
    }

    #[test]
    fn a_block_with_a_fault_still_gives_time_and_orientation() {
        let exif = samples::Exif {
            orientation: 8,
            taken: Some("2026:11:23 09:30:15"),
            unexpected_next: true,
            ..samples::Exif::default()
        };
        let strict = Reader::new().read_raw(exif.block());
        assert!(strict.is_err(), "the sample must be one that is rejected");
        let photo = samples::with_exif(&samples::jpeg(16, 16), &exif);
        let inspected = inspect(&photo).expect("a photo");
        assert_eq!(inspected.orientation.to_exif(), 8);
        assert!(inspected.taken.is_some());
    }

    #[test]
    fn a_broken_block_is_no_obstacle() {
        let whole = samples::Exif {
            orientation: 6,
            taken: Some("2026:11:23 09:30:15"),
            ..samples::Exif::default()
        };
        let block = whole.block();
        for length in 0..block.len() {
            let _ = (
                orientation(&block[..length]),
                taken(&block[..length], LARGEST),
            );
        }
        for at in 0..block.len() {
            let mut changed = block.clone();
            changed[at] ^= 0xFF;
            let _ = (orientation(&changed), taken(&changed, LARGEST));
        }
        for tag in [0, 9, 255] {
            let exif = samples::Exif {
                orientation: tag,
                ..samples::Exif::default()
            };
            assert_eq!(orientation(&exif.block()).to_exif(), 1);
        }
    }
}
