//! `verify`: is everything as it was written? Reads only, takes no lock, never repairs.

use std::collections::BTreeSet;

use crate::domain::photo::PhotoAttached;
use crate::journal::Result;
use crate::journal::reader::Reader;
use crate::picture;
use crate::store::{ChainCheck, Counts, Difference};
use crate::vault::anchor::{self, Line};
use crate::vault::{PhotoName, hex};

use super::Progress;

/// Checks chain, bodies, derived tables, photo files and anchors.
pub struct Verify {
    pub reader: Reader,
    /// Outside anchors (`--anchor FILE`), besides those in the folder.
    pub anchors: Vec<anchor::Anchor>,
    pub photos: Share,
}

/// Which photo files are read in this run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Share {
    All,
    /// Part `part` (from 1) of `of` about equal parts, by the first byte of the file's name.
    Part {
        part: u8,
        of: u8,
    },
}

/// Everything that was found; all of it is printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Findings {
    pub counts: Counts,
    pub chain: ChainCheck,
    /// Entry numbers of anchors that the chain does not extend.
    pub anchors_broken: Vec<i64>,
    pub anchors_read: usize,
    pub photos_read: usize,
    pub photos: Vec<(PhotoName, PhotoFault)>,
    /// Files that no entry names: offered later, never deleted.
    pub photos_unlisted: usize,
    pub differences: Vec<Difference>,
    pub thumbnails_bad: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PhotoFault {
    Missing,
    Damaged,
    /// The file is whole, but it is not what the entry names.
    Other,
}

impl Findings {
    /// The exit code of `reliability.md` §c: the first that applies of 1, 2, 3, 5, else 0.
    pub fn exit_code(&self) -> u8 {
        if self.chain.fault.is_some() {
            1
        } else if !self.anchors_broken.is_empty() {
            2
        } else if !self.photos.is_empty() {
            3
        } else if !self.differences.is_empty() || self.thumbnails_bad > 0 {
            5
        } else {
            0
        }
    }
}

impl Verify {
    pub fn run(self, progress: &Progress) -> Result<Findings> {
        let store = &self.reader.store;
        let chain = store.verify_chain(1..=store.head()?.seq)?;
        let (anchors_read, anchors_broken) = self.anchors()?;
        let (photos_read, photos, photos_unlisted) = self.photo_files(progress)?;
        Ok(Findings {
            counts: store.counts()?,
            chain,
            anchors_broken,
            anchors_read,
            photos_read,
            photos,
            photos_unlisted,
            differences: store.differences()?,
            thumbnails_bad: self.bad_thumbnails()?,
        })
    }

    fn anchors(&self) -> Result<(usize, Vec<i64>)> {
        let inside = anchor::all(self.reader.vault.folder())?;
        let inside = inside.iter().filter_map(|line| match line {
            Line::Anchor(anchor) => Some(anchor),
            Line::Unreadable { .. } => None,
        });
        let (mut read, mut broken) = (0, Vec::new());
        for anchor in inside.chain(&self.anchors) {
            read += 1;
            let head = anchor.head();
            let ours = anchor.vault() == self.reader.vault.id();
            if !ours || self.reader.store.hash_at(head.seq)? != Some(head.head) {
                broken.push(head.seq);
            }
        }
        Ok((read, broken))
    }

    fn photo_files(
        &self,
        progress: &Progress,
    ) -> Result<(usize, Vec<(PhotoName, PhotoFault)>, usize)> {
        let rows = self.reader.store.photos()?;
        progress.expect(rows.len() as u64);
        let (mut faults, mut named, mut read) = (Vec::new(), BTreeSet::new(), 0);
        for row in rows {
            let Ok(name) = row.photo.name.parse::<PhotoName>() else {
                continue;
            };
            if !named.insert(name) || !self.is_asked_for(name) {
                continue;
            }
            read += 1;
            if let Some(fault) = self.fault_of(name, &row.photo) {
                faults.push((name, fault));
            }
            progress.step();
        }
        let unlisted = self.reader.vault.photo_names()?.difference(&named).count();
        Ok((read, faults, unlisted))
    }

    fn is_asked_for(&self, name: PhotoName) -> bool {
        match self.photos {
            Share::All => true,
            Share::Part { part, of } => {
                let first = name.as_bytes().first().copied().unwrap_or_default();
                first % of.max(1) == part.saturating_sub(1)
            }
        }
    }

    fn fault_of(&self, name: PhotoName, photo: &PhotoAttached) -> Option<PhotoFault> {
        match self.reader.vault.verify_photo(name) {
            Ok(stored) => {
                let same = hex::encode(&stored.sha256) == photo.sha256
                    && stored.bytes == photo.bytes
                    && hex::encode(&stored.sealed_blake3) == photo.sealed_blake3;
                (!same).then_some(PhotoFault::Other)
            }
            Err(crate::vault::Error::PhotoMissing(_)) => Some(PhotoFault::Missing),
            // A reviewer without photos cannot open the file, but can tell whether it is the one that the entry names.
            Err(crate::vault::Error::BeyondKeys) => self.fault_from_outside(name, photo),
            Err(_) => Some(PhotoFault::Damaged),
        }
    }

    fn fault_from_outside(&self, name: PhotoName, photo: &PhotoAttached) -> Option<PhotoFault> {
        match self.reader.vault.sealed_blake3(name) {
            Ok(sealed) if hex::encode(&sealed) == photo.sealed_blake3 => None,
            Ok(_) | Err(_) => Some(PhotoFault::Damaged),
        }
    }

    /// Small pictures are derived from files and not from entries: they must be there and decode.
    fn bad_thumbnails(&self) -> Result<usize> {
        let mut bad = 0;
        for row in self.reader.store.photos()? {
            let jpeg = self.reader.store.thumbnail(row.id)?;
            let decodes = jpeg.is_some_and(|jpeg| picture::from_thumbnail(&jpeg).is_ok());
            bad += usize::from(!decodes);
        }
        Ok(bad)
    }
}
