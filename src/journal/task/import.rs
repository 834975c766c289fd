//! Photos on their way in: first read and looked at, so that a person can say what they show; then sealed.
//!
//! A file that cannot be used is refused by name, and the rest goes on. The source on the card is never changed.

use std::path::PathBuf;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::domain::area::Area;
use crate::domain::id::PatientId;
use crate::domain::photo::{Phase, PhotoAttached, Purpose, TakenFrom, View};
use crate::domain::time::{LocalTime, Moment};
use crate::journal::SealedPhoto;
use crate::picture::{self, Inspected, Pixels, Workbench};
use crate::vault::photos::Original;
use crate::vault::{Error, Vault, hex};

use super::Progress;
use super::folder::{files_of, name_of};

/// So many bytes of originals are held until they are saved or put away; a whole card is more than a PC has room for.
const MOST_HELD: u64 = 512 << 20;

/// So many files are looked at in one go: a folder of something else must not fill the page with its names.
const MOST_FILES: usize = 1_000;

/// Looks at files that somebody chose; a folder stands for the files in it.
pub struct ReadPhotos {
    pub paths: Vec<PathBuf>,
}

/// A file that can be attached, with what it says about itself.
#[derive(Clone)]
pub struct Offered {
    /// Only the last part of the path, for showing.
    pub name: String,
    /// The file, read once.
    pub bytes: Arc<Vec<u8>>,
    /// SHA-256 of the file, reckoned once: names it, is compared when it is read back, and tells the same picture again.
    pub sha256: [u8; 32],
    pub inspected: Inspected,
    /// When the camera says it was taken.
    pub taken_at: Option<Moment>,
    /// JPEG, upright, long side 320 px.
    pub thumbnail: Vec<u8>,
    /// The same, decoded for the screen.
    pub shown: Pixels,
}

impl Offered {
    /// As the record writes it.
    pub fn sha256_hex(&self) -> String {
        hex::encode(&self.sha256)
    }
}

/// A file that cannot be attached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    pub name: String,
    pub because: picture::Refusal,
}

impl ReadPhotos {
    /// Each file gives an offer or a refusal, in the order in which they were chosen; cancelling keeps what was read. What
    /// does not fit beside what is held is refused once, by the name of the first.
    pub fn run(self, progress: &Progress) -> Vec<Result<Offered, Refused>> {
        self.run_within(MOST_HELD, progress)
    }

    fn run_within(self, most: u64, progress: &Progress) -> Vec<Result<Offered, Refused>> {
        let mut held = 0;
        let files = files_of(self.paths);
        progress.expect(files.len() as u64);
        let mut bench = Workbench::new();
        let mut answers = Vec::with_capacity(files.len());
        for file in files {
            if progress.is_cancelled() {
                break;
            }
            let answer = file.and_then(|path| {
                let name = name_of(&path);
                if held >= most || answers.len() >= MOST_FILES {
                    let because = picture::Refusal::TooMuchAtOnce;
                    return Err(Refused { name, because });
                }
                let looked = picture::read(&path).and_then(|bytes| offer(&name, bytes, &mut bench));
                looked.map_err(|because| Refused { name, because })
            });
            let is_full = matches!(
                &answer,
                Err(refused) if refused.because == picture::Refusal::TooMuchAtOnce
            );
            held += answer
                .as_ref()
                .map_or(0, |offered| offered.bytes.len() as u64);
            answers.push(answer);
            progress.step();
            if is_full {
                break;
            }
        }
        answers
    }
}

/// Takes a picture from the clipboard, which is pixels and no file.
pub struct TakePasted {
    /// What it is called, for showing.
    pub name: String,
    pub width: u32,
    pub height: u32,
    /// Red, green, blue and opacity of each pixel.
    pub rgba: Vec<u8>,
}

impl TakePasted {
    pub fn run(self) -> Result<Offered, Refused> {
        let name = self.name;
        picture::png_of_pixels(self.width, self.height, self.rgba)
            .and_then(|png| Offered::of(&name, png))
            .map_err(|because| Refused { name, because })
    }
}

impl Offered {
    /// Looks at a file that was read already.
    pub fn of(name: &str, bytes: Vec<u8>) -> Result<Self, picture::Refusal> {
        offer(name, bytes, &mut Workbench::new())
    }
}

fn offer(name: &str, bytes: Vec<u8>, bench: &mut Workbench) -> Result<Offered, picture::Refusal> {
    let inspected = picture::inspect(&bytes)?;
    let thumbnail = picture::thumbnail(&bytes, &inspected, bench)?;
    let shown = picture::from_thumbnail(&thumbnail)?;
    let taken_at = inspected.taken.as_ref().and_then(taken);
    Ok(Offered {
        name: name.to_owned(),
        sha256: Sha256::digest(&bytes).into(),
        bytes: Arc::new(bytes),
        inspected,
        taken_at,
        thumbnail,
        shown,
    })
}

/// A camera's clock face is taken as Copenhagen's, unless the file carries an offset.
fn taken(taken: &picture::Taken) -> Option<Moment> {
    match taken.offset {
        Some(offset) => {
            let utc = taken.local.and_local_timezone(offset).single()?;
            Some(Moment::from_micros(utc.timestamp_micros()))
        }
        None => match Moment::from_local(taken.local) {
            LocalTime::Once(moment) | LocalTime::Twice(_, moment) => Some(moment),
            LocalTime::Never => None,
        },
    }
}

/// What a person has said about an offered photo.
#[derive(Clone)]
pub struct Chosen {
    pub offered: Offered,
    pub taken_at: Moment,
    pub taken_from: TakenFrom,
    pub areas: Vec<Area>,
    pub view: View,
    pub phase: Phase,
}

/// Seals the originals of one patient, durably, so that the journal can name them.
pub struct Import {
    pub vault: Arc<Vault>,
    pub patient: PatientId,
    pub imported_at: Moment,
    pub photos: Vec<Chosen>,
}

/// What was sealed, ready for `Edit::AttachPhotos`; cancelling keeps what is sealed and nothing half.
pub type Imported = Result<Vec<SealedPhoto>, Error>;

impl Import {
    pub fn run(self, progress: &Progress) -> Imported {
        progress.expect(self.photos.len() as u64);
        let mut batch = self.vault.photo_batch();
        let mut chosen = Vec::new();
        for photo in self.photos {
            if progress.is_cancelled() {
                break;
            }
            batch.add(&Original {
                patient: self.patient,
                bytes: &photo.offered.bytes,
                sha256: photo.offered.sha256,
                mime: photo.offered.inspected.mime.as_str(),
                taken_at: Some(photo.taken_at),
                imported_at: self.imported_at,
            })?;
            chosen.push(photo);
            progress.step();
        }
        let stored = batch.finish()?;
        Ok(chosen
            .into_iter()
            .zip(stored)
            .map(|(photo, stored)| sealed(photo, &stored))
            .collect())
    }
}

fn sealed(chosen: Chosen, stored: &crate::vault::photos::StoredPhoto) -> SealedPhoto {
    let Offered {
        inspected,
        thumbnail,
        ..
    } = chosen.offered;
    SealedPhoto {
        photo: PhotoAttached {
            name: stored.name.to_string(),
            sha256: hex::encode(&stored.sha256),
            bytes: stored.bytes,
            sealed_blake3: hex::encode(&stored.sealed_blake3),
            mime: inspected.mime.as_str().to_owned(),
            width: inspected.width,
            height: inspected.height,
            orientation: inspected.orientation.to_exif(),
            taken_from: chosen.taken_from,
            areas: chosen.areas,
            view: chosen.view,
            phase: chosen.phase,
            purpose: Purpose::Documentation,
            moved_from: None,
        },
        taken_at: chosen.taken_at,
        thumbnail,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const FACE: &[u8] = include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/photos/face.jpg"
    ));

    fn read(files: &[(&str, &[u8])]) -> Vec<Result<Offered, Refused>> {
        let folder = tempfile::tempdir().expect("a folder");
        let paths = files.iter().map(|(name, content)| {
            let path = folder.path().join(name);
            fs::write(&path, content).expect("a file");
            path
        });
        let paths = paths.collect();
        ReadPhotos { paths }.run(&Progress::default())
    }

    #[test]
    fn each_file_is_offered_or_refused_in_its_order() {
        let half = &FACE[..FACE.len() / 2];
        let read = read(&[("æøå.jpg", FACE), ("halv.jpg", half), ("brev.jpg", b"brev")]);
        let named: Vec<(String, bool)> = read
            .into_iter()
            .map(|file| match file {
                Ok(offered) => (offered.name, true),
                Err(refused) => (refused.name, false),
            })
            .collect();
        let expected = [("æøå.jpg", true), ("halv.jpg", false), ("brev.jpg", false)];
        let expected = expected.map(|(name, taken)| (name.to_owned(), taken));
        assert_eq!(named, expected);
    }

    #[test]
    fn a_whole_card_stops_where_there_is_no_more_room_and_names_the_first_that_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["1.jpg", "2.jpg", "3.jpg", "4.jpg"] {
            fs::write(folder.path().join(name), FACE).expect("a file");
        }
        let paths = vec![folder.path().to_owned()];
        let room = FACE.len() as u64 + 1;
        let read = ReadPhotos { paths }.run_within(room, &Progress::default());
        assert_eq!(read.iter().filter(|file| file.is_ok()).count(), 2);
        let left: Vec<Refused> = read.into_iter().filter_map(Result::err).collect();
        let because = picture::Refusal::TooMuchAtOnce;
        let name = "3.jpg".to_owned();
        assert_eq!(left, [Refused { name, because }]);
    }

    #[test]
    fn an_offer_carries_the_file_as_it_is_and_its_hash() {
        let offered = read(&[("a.jpg", FACE)]).remove(0).expect("a photo");
        assert_eq!(offered.bytes.as_slice(), FACE);
        let hash: [u8; 32] = Sha256::digest(FACE).into();
        assert_eq!(offered.sha256, hash);
        assert_eq!(offered.taken_at, None);
        assert_eq!((offered.shown.width, offered.shown.height), (256, 320));
    }

    #[test]
    fn a_camera_without_a_zone_is_read_in_copenhagen() {
        let local = |text: &str| text.parse().expect("a clock face");
        let without = |text| {
            taken(&picture::Taken {
                local: local(text),
                offset: None,
            })
        };
        let at = |text| Moment::parse_rfc3339(text);
        assert_eq!(
            without("2026-11-25T14:04:12"),
            at("2026-11-25T14:04:12+01:00")
        );
        assert_eq!(without("2026-03-29T02:30:00"), None, "spring leaves it out");
        let offset = chrono::FixedOffset::east_opt(9 * 3600);
        let abroad = picture::Taken {
            local: local("2026-11-25T14:04:12"),
            offset,
        };
        assert_eq!(taken(&abroad), at("2026-11-25T14:04:12+09:00"));
    }
}
