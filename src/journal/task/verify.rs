//! `verify`: is everything as it was written? Reads only, takes no lock, never repairs.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use crate::domain::photo::PhotoAttached;
use crate::journal::clinic::{ClinicState, Recovery};
use crate::journal::heads::{Heads, Stand};
use crate::journal::reader::{Reader, ReaderKey};
use crate::journal::{Result, SeenElsewhere};
use crate::picture;
use crate::store::{AuthorCheck, ChainCheck, Counts, DatabaseFault, Difference};
use crate::vault::anchor::{self, Line};
use crate::vault::backup::SignedManifest;
use crate::vault::second_place::SecondPlace;
use crate::vault::{Error as VaultError, PhotoName, hex};

use super::Progress;

/// Checks chain, bodies, derived tables, photo files and anchors.
pub struct Verify {
    pub reader: Reader,
    /// Outside anchors (`--anchor FILE`, read by [`outside_anchors`]), besides those in the folder.
    pub anchors: Vec<Line>,
    /// Where the anchors of the folder are kept once more.
    pub second: Witness,
    pub photos: Share,
}

/// The second place of the anchors, as far as a check may wait for it.
pub enum Witness {
    /// Read by the check itself, however long it takes.
    At(Option<SecondPlace>),
    /// Read already, or given up.
    Seen(SeenElsewhere),
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
    /// Whether each entry is of whom it names; not looked at behind a broken chain.
    pub authors: AuthorCheck,
    pub recovery: Recovery,
    /// Entry numbers of anchors that the chain does not extend.
    pub anchors_broken: Vec<i64>,
    pub anchors_read: usize,
    /// Lines of anchors torn by a crash, damaged, or from a newer version, counted from 1; they are passed over.
    pub anchors_unreadable: Vec<usize>,
    /// What lies in the second place; its broken anchors stand among the others.
    pub second: Elsewhere,
    pub photos_read: usize,
    pub photos: Vec<BadPhoto>,
    /// Not read, because somebody stopped the check.
    pub photos_left: usize,
    /// Files that no entry names: offered later, never deleted.
    pub photos_unlisted: usize,
    pub differences: Vec<Difference>,
    pub thumbnails_bad: usize,
}

/// What the second place knows of the journal.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Elsewhere {
    /// There is none.
    #[default]
    Nowhere,
    /// Its disk is not in, or the file cannot be read.
    Unreadable,
    Read {
        anchors: usize,
        /// Of them, those that name entries behind the backup that the journal was brought back from.
        left_behind: usize,
        /// It lacks the newest anchor of the folder: for a while it could not be written.
        is_behind: bool,
    },
}

/// A photo file by its keyed name, and what is wrong with it.
pub type BadPhoto = (PhotoName, PhotoFault);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PhotoFault {
    Missing,
    Damaged,
    /// The file is whole, but it is not what the entry names.
    Other,
}

/// Anchors that somebody kept elsewhere: lines of `anchors.log`, or the manifest of a backup.
pub fn outside_anchors(path: &Path) -> io::Result<Vec<Line>> {
    if let Ok(signed) = SignedManifest::read(path) {
        return Ok(vec![Line::Anchor(signed.manifest.anchor)]);
    }
    anchor::lines_of(path)
}

/// What came of the photo files.
#[derive(Default)]
struct Files {
    read: usize,
    bad: Vec<BadPhoto>,
    left: usize,
    unlisted: usize,
}

#[derive(Default)]
struct Anchored {
    read: usize,
    unreadable: Vec<usize>,
    broken: Vec<i64>,
    second: Elsewhere,
}

impl Findings {
    /// The exit code of `reliability.md` §c: the first that applies of 1, 2, 3, 5, else 0.
    pub fn exit_code(&self) -> u8 {
        if self.chain.fault.is_some()
            || self.authors.forged.is_some()
            || self.recovery == Recovery::Differs
        {
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

/// The whole check of an open journal, beside the window.
pub struct VerifyAll {
    pub reader: ReaderKey,
    pub second: Witness,
}

/// What that found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
    pub findings: Findings,
    /// What the database's own checks found.
    pub pages: Vec<DatabaseFault>,
}

impl Verified {
    /// As the command line would end: 0 if all is well.
    pub fn code(&self) -> u8 {
        // Whoever is in goes on working without the key file, and nobody comes in again.
        if self.pages.is_empty() && self.findings.recovery != Recovery::NoFile {
            self.findings.exit_code()
        } else {
            4
        }
    }
}

impl VerifyAll {
    pub fn run(self, progress: &Progress) -> Result<Verified> {
        let verify = Verify {
            reader: self.reader.open()?,
            anchors: Vec::new(),
            second: self.second,
            photos: Share::All,
        };
        // First, because a damaged page can end everything that comes after it.
        let pages = verify.database()?;
        let findings = verify.run(progress)?;
        Ok(Verified { findings, pages })
    }
}

impl Verify {
    /// The slow checks of the database itself (`--full`). Any fault is exit code 4, ahead of what [`Verify::run`] finds.
    pub fn database(&self) -> Result<Vec<DatabaseFault>> {
        Ok(self.reader.store.database_faults()?)
    }

    pub fn run(self, progress: &Progress) -> Result<Findings> {
        let store = &self.reader.store;
        let chain = store.verify_chain(1..=store.head()?.seq)?;
        let authors = match chain.fault {
            None => store.verify_authors()?,
            Some(_) => AuthorCheck::default(),
        };
        let Anchored {
            read: anchors_read,
            unreadable: anchors_unreadable,
            broken: anchors_broken,
            second,
        } = self.anchors()?;
        let Files {
            read: photos_read,
            bad: photos,
            left: photos_left,
            unlisted: photos_unlisted,
        } = self.photo_files(progress)?;
        Ok(Findings {
            counts: store.counts()?,
            chain,
            authors,
            recovery: self.recovery()?,
            anchors_broken,
            anchors_read,
            anchors_unreadable,
            second,
            photos_read,
            photos,
            photos_left,
            photos_unlisted,
            differences: store.differences()?,
            thumbnails_bad: self.bad_thumbnails()?,
        })
    }

    fn recovery(&self) -> Result<Recovery> {
        let (vault, store) = (&self.reader.vault, &self.reader.store);
        let said = store.clinic()?;
        let clinic = ClinicState::of(vault.id(), vault.is_practice(), &said);
        let in_file = vault.recovery_in_file();
        Ok(in_file.map_or(Recovery::NoFile, |public| clinic.recovery_in(&public)))
    }

    fn anchors(&self) -> Result<Anchored> {
        let (vault, store) = (&self.reader.vault, &self.reader.store);
        let heads = Heads::of(store, vault.id(), vault.folder());
        let mut anchored = Anchored::default();
        let mut lines = anchor::all(vault.folder())?;
        let newest = lines.iter().filter_map(Line::anchor).next_back().cloned();
        lines.extend(self.anchors.iter().cloned());
        for line in lines {
            match line {
                Line::Anchor(anchor) => {
                    anchored.read += 1;
                    if !heads.extends(&anchor)? {
                        anchored.broken.push(anchor.head().seq);
                    }
                }
                Line::Unreadable { number } => anchored.unreadable.push(number),
            }
        }
        let lines = match &self.second {
            Witness::At(place) => match place.as_ref().filter(|_| !vault.is_practice()) {
                None => return Ok(anchored),
                Some(place) => place.lines(vault.id(), vault.folder()).ok(),
            },
            Witness::Seen(seen) => seen.lines(),
        };
        let Some(lines) = lines else {
            anchored.second = Elsewhere::Unreadable;
            return Ok(anchored);
        };
        let (mut anchors, mut left_behind, mut is_behind) = (0, 0, newest.is_some());
        for anchor in lines.iter().filter_map(Line::anchor) {
            anchors += 1;
            is_behind &= newest.as_ref() != Some(anchor);
            match heads.stand(anchor)? {
                Stand::Extends => {}
                Stand::LeftBehind => left_behind += 1,
                Stand::Broken => anchored.broken.push(anchor.head().seq),
            }
        }
        anchored.second = Elsewhere::Read {
            anchors,
            left_behind,
            is_behind,
        };
        Ok(anchored)
    }

    fn photo_files(&self, progress: &Progress) -> Result<Files> {
        let rows = self.reader.store.photos()?;
        progress.expect(rows.len() as u64);
        let (mut named, mut files) = (BTreeSet::new(), Files::default());
        for row in rows {
            let Ok(name) = row.photo.name.parse::<PhotoName>() else {
                continue;
            };
            if !named.insert(name) || !self.is_asked_for(name) {
                continue;
            }
            if progress.is_cancelled() {
                files.left += 1;
                continue;
            }
            files.read += 1;
            if let Some(fault) = self.fault_of(name, &row.photo) {
                files.bad.push((name, fault));
            }
            progress.step();
        }
        files.unlisted = self.files()?.difference(&named).count();
        Ok(files)
    }

    /// Without its folder, every photo file is missing and none is superfluous.
    fn files(&self) -> Result<BTreeSet<PhotoName>> {
        match self.reader.vault.photo_names() {
            Err(VaultError::Disk(error)) if error.kind() == io::ErrorKind::NotFound => {
                Ok(BTreeSet::new())
            }
            names => Ok(names?),
        }
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
            Err(VaultError::PhotoMissing(_)) => Some(PhotoFault::Missing),
            // A reviewer without photos cannot open the file, but can tell whether it is the one that the entry names.
            Err(VaultError::BeyondKeys) => match self.reader.vault.sealed_blake3(name) {
                Ok(sealed) if hex::encode(&sealed) == photo.sealed_blake3 => None,
                Ok(_) | Err(_) => Some(PhotoFault::Damaged),
            },
            Err(_) => Some(PhotoFault::Damaged),
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
