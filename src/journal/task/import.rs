//! Sealing what a person has said enough about, on all cores, so that the journal can name it.

use std::sync::Arc;

use crate::domain::area::Area;
use crate::domain::id::PatientId;
use crate::domain::photo::{Phase, PhotoAttached, Purpose, TakenFrom, View};
use crate::domain::time::Moment;
use crate::journal::SealedPhoto;
use crate::vault::photos::{Original, Part, Settled, StoredPhoto};
use crate::vault::{Error, Vault, hex};

use super::{Offered, Progress, cores};

/// So many are written before the disk is waited for: fewer waits, and nobody has to hold a thousand open files.
const AT_ONCE: usize = 24;

/// What a person has said about an offered photo.
#[derive(Clone)]
pub struct Chosen {
    pub offered: Offered,
    pub taken_at: Moment,
    pub taken_from: TakenFrom,
    /// By how much the camera's time was moved.
    pub clock_corrected_seconds: Option<i64>,
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
        let mut settled = Vec::with_capacity(self.photos.len());
        for some in self.photos.chunks(AT_ONCE) {
            let written = self.write(some, progress)?;
            settled.extend(self.settle(written, progress)?);
        }
        let stored = self.vault.move_in_photos(&settled)?;
        // Nobody takes one before those that come before it, so it is the last ones that were given up.
        Ok(self.photos.into_iter().zip(stored).map(sealed).collect())
    }

    fn write(&self, photos: &[Chosen], progress: &Progress) -> Result<Vec<Part>, Error> {
        let wanted = photos.iter().take_while(|_| !progress.is_cancelled());
        let write = |photo: &Chosen| {
            self.vault.write_photo(&Original {
                patient: self.patient,
                bytes: &photo.offered.bytes,
                sha256: photo.offered.sha256,
                mime: photo.offered.inspected.mime.as_str(),
                taken_at: Some(photo.taken_at),
                imported_at: self.imported_at,
            })
        };
        on_all_cores(wanted, write, || {})
    }

    fn settle(&self, parts: Vec<Part>, progress: &Progress) -> Result<Vec<Settled>, Error> {
        let settle = |part| self.vault.settle_photo(part);
        on_all_cores(parts.into_iter(), settle, || progress.step())
    }
}

/// What came of each in its order, or the first fault.
fn on_all_cores<T: Send, A: Send>(
    things: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> Result<A, Error> + Sync,
    step: impl Fn(),
) -> Result<Vec<A>, Error> {
    let mut answers = Vec::new();
    cores::each(
        things,
        || (),
        |(), thing| work(thing),
        |place, answer| {
            answers.push((place, answer.unwrap_or(Err(Error::Unsealable))));
            step();
        },
    );
    answers.sort_by_key(|(place, _)| *place);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

fn sealed((chosen, stored): (Chosen, StoredPhoto)) -> SealedPhoto {
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
            clock_corrected_seconds: chosen.clock_corrected_seconds,
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
