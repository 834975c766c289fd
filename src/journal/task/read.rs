//! Photos on their way in: read and looked at on all cores, so that a person can say what they show.
//!
//! A file that cannot be used is refused by name, and the rest goes on. The source on the card is never changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::domain::time::{LocalTime, Moment};
use crate::picture::{self, Inspected, Pixels, Workbench};
use crate::vault::hex;

use super::folder::{files_of, name_of};
use super::room::{MOST_FILES, Room, Share};
use super::{Progress, cores};

/// More glimpses than are on any screen help nobody.
const MOST_GLIMPSES: usize = 120;

/// Looks at files that somebody chose; a folder stands for the files in it.
pub struct ReadPhotos {
    pub paths: Vec<PathBuf>,
    /// Where what is offered is held until it is saved or put away.
    pub room: Room,
}

/// What reading has come to, in the order in which it is told.
pub enum Seen {
    /// The names of all files, in the order in which they were chosen.
    Found(Vec<String>),
    /// The camera's own small picture of the file in that place.
    Glimpse(usize, Pixels),
    /// The file in that place; one after the other.
    Read(usize, Result<Box<Offered>, Refused>),
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
    /// Given back with the last copy of this.
    _share: Option<Arc<Share>>,
}

impl Offered {
    /// As the record writes it.
    pub fn sha256_hex(&self) -> String {
        hex::encode(&self.sha256)
    }

    /// Looks at a file that was read already.
    pub fn of(name: &str, bytes: Vec<u8>) -> Result<Self, picture::Refusal> {
        offer(name, bytes, &mut Workbench::new())
    }
}

/// A file that cannot be attached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    pub name: String,
    pub because: picture::Refusal,
}

type Answer = Result<Box<Offered>, Refused>;

impl ReadPhotos {
    /// Alone, with all the room there is.
    pub fn of(paths: Vec<PathBuf>) -> Self {
        let room = Room::default();
        Self { paths, room }
    }

    /// Each file gives an offer or a refusal, in the order in which they were chosen; cancelling keeps what was read. What
    /// does not fit beside what is held is refused once, by the name of the first.
    pub fn run(self, progress: &Progress) -> Vec<Result<Offered, Refused>> {
        let mut answers = Vec::new();
        self.each(progress, |answer| answers.push(answer));
        answers
    }

    /// The same for somebody who does not wait for the last of them.
    pub fn each(self, progress: &Progress, mut take: impl FnMut(Result<Offered, Refused>)) {
        let Self { paths, room } = self;
        read(files_of(paths), &room, progress, |_, answer| {
            take(answer.map(|offered| *offered));
        });
    }

    /// The same for somebody who watches: names first, then what the cameras show of them, then each as it comes.
    pub fn tell(self, progress: &Progress, mut tell: impl FnMut(Seen)) {
        let Self { paths, room } = self;
        let files = files_of(paths);
        let names = files.iter().take(MOST_FILES).map(named);
        tell(Seen::Found(names.collect()));
        glimpse(&files, progress, &mut tell);
        read(files, &room, progress, |place, answer| {
            tell(Seen::Read(place, answer));
        });
    }
}

fn named(file: &Result<PathBuf, Refused>) -> String {
    match file {
        Ok(path) => name_of(path),
        Err(refused) => refused.name.clone(),
    }
}

fn glimpse(files: &[Result<PathBuf, Refused>], progress: &Progress, tell: &mut impl FnMut(Seen)) {
    let wanted = files.iter().take(MOST_GLIMPSES);
    cores::each(
        wanted.take_while(|_| !progress.is_cancelled()),
        Workbench::new,
        |bench, file| picture::glimpse(file.as_ref().ok()?, bench),
        |place, picture| {
            if let Some(pixels) = picture.flatten() {
                tell(Seen::Glimpse(place, pixels));
            }
        },
    );
}

/// Hands over what comes of each file, in their order.
fn read(
    files: Vec<Result<PathBuf, Refused>>,
    room: &Room,
    progress: &Progress,
    mut told: impl FnMut(usize, Answer),
) {
    progress.expect(files.len() as u64);
    let names: Vec<String> = files.iter().map(named).collect();
    let (mut is_full, most) = (false, room.files_at_once());
    // Each asks for room before the next is taken, so that it is the last ones that find none.
    let asked = files.into_iter().enumerate().map_while(|(place, file)| {
        if is_full || progress.is_cancelled() {
            return None;
        }
        Some(file.and_then(|path| {
            let share = Some(place).filter(|place| *place < most);
            if let Some(share) = share.and_then(|_| room.share(length(&path))) {
                return Ok((path, share));
            }
            is_full = true;
            Err(Refused {
                name: name_of(&path),
                because: picture::Refusal::TooMuchAtOnce,
            })
        }))
    });
    let (mut waiting, mut next) = (BTreeMap::new(), 0);
    cores::each(
        asked,
        Workbench::new,
        |bench, file| file.and_then(|(path, share)| look(&path, share, bench).map(Box::new)),
        |place, answer| {
            progress.step();
            waiting.insert(place, answer);
            while let Some(answer) = waiting.remove(&next) {
                let broken = || Refused {
                    name: names.get(next).cloned().unwrap_or_default(),
                    because: picture::Refusal::Damaged,
                };
                told(next, answer.unwrap_or_else(|| Err(broken())));
                next += 1;
            }
        },
    );
}

/// What will be read of it; nothing of what is refused by its size.
fn length(path: &Path) -> u64 {
    let length = fs::metadata(path).map_or(0, |metadata| metadata.len());
    Some(length)
        .filter(|length| *length <= picture::MOST_SOURCE)
        .unwrap_or(0)
}

fn look(path: &Path, share: Share, bench: &mut Workbench) -> Result<Offered, Refused> {
    let name = name_of(path);
    let offered = picture::read(path).and_then(|bytes| offer(&name, bytes, bench));
    match offered {
        Ok(offered) => Ok(Offered {
            _share: Some(Arc::new(share.keep())),
            ..offered
        }),
        Err(because) => Err(Refused { name, because }),
    }
}

fn offer(name: &str, bytes: Vec<u8>, bench: &mut Workbench) -> Result<Offered, picture::Refusal> {
    let inspected = picture::inspect(&bytes)?;
    let thumbnail = picture::thumbnail(&bytes, &inspected, bench)?;
    let taken_at = inspected.taken.as_ref().and_then(taken);
    Ok(Offered {
        name: name.to_owned(),
        sha256: Sha256::digest(&bytes).into(),
        bytes: Arc::new(bytes),
        inspected,
        taken_at,
        thumbnail,
        _share: None,
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

/// Takes a picture from the clipboard, which is pixels and no file.
pub struct TakePasted {
    /// What it is called, for showing.
    pub name: String,
    pub width: u32,
    pub height: u32,
    /// Red, green, blue and opacity of each pixel.
    pub rgba: Vec<u8>,
    /// Where what is offered is held.
    pub room: Room,
}

impl TakePasted {
    pub fn run(self) -> Result<Offered, Refused> {
        let (name, room) = (self.name, self.room);
        let made = picture::png_of_pixels(self.width, self.height, self.rgba).and_then(|png| {
            let full = picture::Refusal::TooMuchAtOnce;
            let share = room.share(png.len() as u64).ok_or(full)?;
            let offered = Offered::of(&name, png)?;
            Ok(Offered {
                _share: Some(Arc::new(share.keep())),
                ..offered
            })
        });
        made.map_err(|because| Refused { name, because })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: &[u8] = include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/photos/face.jpg"
    ));

    fn card(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Vec<PathBuf>) {
        let folder = tempfile::tempdir().expect("a folder");
        let paths = files.iter().map(|(name, content)| {
            let path = folder.path().join(name);
            fs::write(&path, content).expect("a file");
            path
        });
        let paths = paths.collect();
        (folder, paths)
    }

    fn read(files: &[(&str, &[u8])]) -> Vec<Result<Offered, Refused>> {
        let (_card, paths) = card(files);
        ReadPhotos::of(paths).run(&Progress::default())
    }

    fn left(answers: &[Result<Offered, Refused>]) -> Vec<&str> {
        let refused = answers.iter().filter_map(|answer| answer.as_ref().err());
        let full = refused.filter(|of| of.because == picture::Refusal::TooMuchAtOnce);
        full.map(|refused| refused.name.as_str()).collect()
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
    fn names_are_told_first_and_then_each_file_in_its_order() {
        let files: Vec<String> = (10..40).map(|number| format!("{number}.jpg")).collect();
        let contents: Vec<(&str, &[u8])> = files
            .iter()
            .map(|name| {
                (
                    name.as_str(),
                    if name.ends_with("5.jpg") { b"x" } else { FACE },
                )
            })
            .collect();
        let (_card, paths) = card(&contents);
        let (mut names, mut places) = (Vec::new(), Vec::new());
        ReadPhotos::of(paths).tell(&Progress::default(), |seen| match seen {
            Seen::Found(found) => names = found,
            Seen::Glimpse(..) => assert!(places.is_empty(), "glimpses come first"),
            Seen::Read(place, file) => {
                assert_eq!(file.is_err(), names[place].ends_with("5.jpg"));
                places.push(place);
            }
        });
        assert_eq!(names, files);
        assert!(places.into_iter().eq(0..30));
    }

    #[test]
    fn a_whole_card_stops_where_there_is_no_more_room_and_names_the_first_that_is_left() {
        let (_card, paths) = card(&["1.jpg", "2.jpg", "3.jpg", "4.jpg"].map(|name| (name, FACE)));
        let room = Room::of(FACE.len() as u64 * 2 + 1, 9);
        let reading = |paths: &[PathBuf]| ReadPhotos {
            paths: paths.to_vec(),
            room: room.clone(),
        };
        let first = reading(&paths).run(&Progress::default());
        assert_eq!(first.iter().filter(|file| file.is_ok()).count(), 2);
        assert_eq!(left(&first), ["3.jpg"]);
        // What is still held counts for the next drop as well.
        let second = reading(&paths[2..]).run(&Progress::default());
        assert_eq!((second.len(), left(&second)), (1, vec!["3.jpg"]));
        drop(first);
        let third = reading(&paths[2..]).run(&Progress::default());
        assert_eq!(third.iter().filter(|file| file.is_ok()).count(), 2);
    }

    #[test]
    fn what_is_refused_takes_no_room_from_what_comes_after_it() {
        let half = &FACE[..FACE.len() - 9];
        let (_card, paths) = card(&[
            ("1.jpg", half),
            ("2.jpg", half),
            ("3.jpg", half),
            ("4.jpg", FACE),
        ]);
        let room = Room::of(FACE.len() as u64 + 1, 9);
        let read = ReadPhotos { paths, room }.run(&Progress::default());
        assert_eq!((left(&read).len(), read.len()), (0, 4));
        assert!(read[3].is_ok());
    }

    #[test]
    fn a_stop_keeps_what_is_read_and_takes_no_more() {
        let (_card, paths) = card(&["1.jpg", "2.jpg", "3.jpg"].map(|name| (name, FACE)));
        let progress = Progress::default();
        progress.cancel();
        assert!(ReadPhotos::of(paths).run(&progress).is_empty());
    }

    #[test]
    fn an_offer_carries_the_file_as_it_is_and_its_hash() {
        let offered = read(&[("a.jpg", FACE)]).remove(0).expect("a photo");
        assert_eq!(offered.bytes.as_slice(), FACE);
        let hash: [u8; 32] = Sha256::digest(FACE).into();
        assert_eq!(offered.sha256, hash);
        assert_eq!(offered.taken_at, None);
        let shown = picture::from_thumbnail(&offered.thumbnail).expect("pixels");
        assert_eq!((shown.width, shown.height), (256, 320));
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
