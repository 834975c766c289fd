//! Reading behind the window: the search index, the state of the chain, photos in small and in large.

use crate::domain::id::EntryId;
use crate::journal::reader::ReaderKey;
use crate::journal::{Error, Result};
use crate::picture::{self, Pixels, Workbench};
use crate::store::PatientIndex;
use crate::vault::PhotoName;

use super::Progress;

/// Builds the index that finds patients while a name is typed.
pub struct BuildIndex(pub ReaderKey);

impl BuildIndex {
    pub fn run(self) -> Result<PatientIndex> {
        Ok(PatientIndex::build(&self.0.open()?.store.patient_lines()?))
    }
}

/// Walks the whole chain behind the first page; it stands before no page.
pub struct CheckChain(pub ReaderKey);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChainState {
    /// How many entries were walked.
    Whole { entries: u64 },
    /// The first bad entry.
    Broken { seq: i64 },
}

impl CheckChain {
    pub fn run(self, _progress: &Progress) -> Result<ChainState> {
        let store = self.0.open()?.store;
        let check = store.verify_chain(1..=store.head()?.seq)?;
        Ok(match check.fault {
            None => ChainState::Whole {
                entries: check.entries,
            },
            Some((seq, _)) => ChainState::Broken { seq },
        })
    }
}

/// Decodes stored thumbnails, in the order given.
pub struct ShowThumbnails<K = EntryId>(pub Vec<(K, Vec<u8>)>);

impl<K> ShowThumbnails<K> {
    /// Nothing stands for a thumbnail that cannot be decoded.
    pub fn run(self) -> Vec<(K, Option<Pixels>)> {
        let decoded = |jpeg: Vec<u8>| picture::from_thumbnail(&jpeg).ok();
        let photos = self.0.into_iter();
        photos.map(|(photo, jpeg)| (photo, decoded(jpeg))).collect()
    }
}

/// Opens an original and decodes it upright for the screen.
pub struct ShowPhoto {
    pub reader: ReaderKey,
    pub photo: EntryId,
    pub name: PhotoName,
    /// In pixels; textures have a limit.
    pub longest_side: u32,
}

impl ShowPhoto {
    pub fn run(self) -> Result<Pixels, PhotoTrouble> {
        let photo = self
            .reader
            .vault()
            .read_photo(self.name)
            .map_err(Error::from)?;
        let inspected = picture::inspect(&photo.bytes)?;
        Ok(picture::screen(
            &photo.bytes,
            &inspected,
            self.longest_side,
            &mut Workbench::new(),
        )?)
    }
}

/// Why a photo cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PhotoTrouble {
    #[error("the photo file cannot be opened")]
    Journal(#[from] Error),
    #[error("the photo cannot be decoded")]
    Picture(#[from] picture::Refusal),
}
