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

/// Looks at files that somebody chose.
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
    /// SHA-256 of the file, lower hex: tells the same picture again.
    pub sha256: String,
    pub inspected: Inspected,
    /// When the camera says it was taken.
    pub taken_at: Option<Moment>,
    /// JPEG, upright, long side 320 px.
    pub thumbnail: Vec<u8>,
    /// The same, decoded for the screen.
    pub shown: Pixels,
}

/// A file that cannot be attached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    pub name: String,
    pub because: picture::Refusal,
}

impl ReadPhotos {
    /// Each file gives an offer or a refusal, in the order in which they were chosen; cancelling keeps what was read.
    pub fn run(self, progress: &Progress) -> Vec<Result<Offered, Refused>> {
        progress.expect(self.paths.len() as u64);
        let mut bench = Workbench::new();
        let mut answers = Vec::with_capacity(self.paths.len());
        for path in self.paths {
            if progress.is_cancelled() {
                break;
            }
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            let looked = picture::read(&path).and_then(|bytes| offer(&name, bytes, &mut bench));
            answers.push(looked.map_err(|because| Refused { name, because }));
            progress.step();
        }
        answers
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
        sha256: hex::encode(&<[u8; 32]>::from(Sha256::digest(&bytes))),
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
        sha256,
        ..
    } = chosen.offered;
    debug_assert_eq!(hex::encode(&stored.sha256), sha256);
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
        },
        taken_at: chosen.taken_at,
        thumbnail,
    }
}
