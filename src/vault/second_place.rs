//! The second place: the same anchors once more, outside the journal's folder (`reliability.md` §c, anchor 2).
//!
//! Whoever sets the folder back sets its `anchors.log` back with it; what lies elsewhere still names the later entries.
//! Each folder has a file of its own there, so that a journal that was restored beside another raises no alarm in that one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::anchor::{self, Anchor, Line};
use super::{Error, Folder, disk, hex};
use crate::domain::id::VaultId;

/// A folder outside the journal's, on this PC or on another disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SecondPlace {
    folder: PathBuf,
    /// Where a folder that somebody chose is missing, a disk is not in, and nothing is made in its stead.
    may_be_made: bool,
}

/// What a file of the second place begins with, when the journal lies in a folder that has none there yet: about a month.
const TAKEN_OVER: usize = 100;

impl SecondPlace {
    /// In the user's own place for data, made when it is needed.
    pub const fn of_user(folder: PathBuf) -> Self {
        Self {
            folder,
            may_be_made: true,
        }
    }

    /// A folder that somebody chose.
    pub const fn chosen(folder: PathBuf) -> Self {
        Self {
            folder,
            may_be_made: false,
        }
    }

    pub fn path(&self) -> &Path {
        &self.folder
    }

    pub const fn is_chosen(&self) -> bool {
        !self.may_be_made
    }

    /// Whether it would be set back together with the journal, and so prove nothing.
    pub fn is_within(&self, journal: &Folder) -> bool {
        let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        real(&self.folder).starts_with(real(journal.path()))
    }

    /// What is known here of a journal. One that was moved, or restored into a new folder, is measured by what it was before.
    ///
    /// # Errors
    /// The place cannot be read, or somebody chose it and it is gone. One that is not made yet knows nothing.
    pub fn lines(&self, vault: VaultId, journal: &Folder) -> io::Result<Vec<Line>> {
        match anchor::lines_of(&self.file(vault, journal)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.elsewhere(vault),
            lines => lines,
        }
    }

    /// Adds an anchor and makes it last. A new file takes over what [`SecondPlace::lines`] knew.
    pub fn append(&self, vault: VaultId, journal: &Folder, anchor: &Anchor) -> Result<(), Error> {
        if self.may_be_made {
            disk::new_folders(&self.folder)?;
        }
        let file = self.file(vault, journal);
        if !file.exists() {
            let known = self.elsewhere(vault)?;
            let known = known.iter().filter_map(Line::anchor);
            let earlier: Vec<&Anchor> = known.rev().take(TAKEN_OVER).collect();
            for anchor in earlier.into_iter().rev() {
                disk::append_line(&file, anchor.to_line()?)?;
            }
        }
        Ok(disk::append_line(&file, anchor.to_line()?)?)
    }

    /// Of the same journal, in whatever folder it lay.
    fn elsewhere(&self, vault: VaultId) -> io::Result<Vec<Line>> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if self.may_be_made && error.kind() == io::ErrorKind::NotFound => {
                return Ok(Vec::new());
            }
            entries => entries?,
        };
        let mut lines = Vec::new();
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            if name.is_some_and(|name| name.starts_with(&vault.to_string())) {
                lines.extend(anchor::lines_of(&path)?);
            }
        }
        lines.sort_by_key(|line| line.anchor().map(|anchor| anchor.head().at));
        Ok(lines)
    }

    /// Named by the journal and its folder, of which the name gives nothing away.
    fn file(&self, vault: VaultId, journal: &Folder) -> PathBuf {
        let path = journal.path();
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let place = blake3::hash(real.as_os_str().as_encoded_bytes());
        let place = hex::encode(&place.as_bytes()[..8]);
        self.folder.join(format!("{vault}-{place}.log"))
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::SigningKey;

    use super::*;
    use crate::domain::time::Moment;
    use crate::vault::anchor::{Head, Why};
    use crate::vault::fixture::id;

    fn anchor(seq: i64) -> Anchor {
        let head = Head {
            seq,
            head: [7; 32],
            at: Moment::from_micros(seq * 1_000_000),
            photos: 0,
            why: Why::Lock,
        };
        Anchor::sign(
            id("001"),
            &head,
            id("003"),
            &SigningKey::from_bytes(&[7; 32]),
        )
    }

    struct Ground {
        place: tempfile::TempDir,
        second: SecondPlace,
    }

    impl Ground {
        fn new() -> Self {
            let place = tempfile::tempdir().expect("a folder");
            let second = SecondPlace::of_user(place.path().join("mimik").join("anchors"));
            Self { place, second }
        }

        fn journal(&self, name: &str) -> Folder {
            let path = self.place.path().join(name);
            fs::create_dir_all(&path).expect("a folder");
            Folder::new(&path)
        }

        fn known(&self, journal: &Folder) -> Vec<i64> {
            let lines = self.second.lines(id("001"), journal).expect("read");
            let seqs = lines.iter().map(|line| match line {
                Line::Anchor(anchor) => anchor.head().seq,
                Line::Unreadable { .. } => -1,
            });
            seqs.collect()
        }
    }

    #[test]
    fn a_place_that_is_not_there_yet_is_made_and_keeps_what_it_is_given() {
        let ground = Ground::new();
        let journal = ground.journal("journal");
        assert!(ground.known(&journal).is_empty());
        for seq in [1, 5] {
            let kept = ground.second.append(id("001"), &journal, &anchor(seq));
            kept.expect("kept");
        }
        assert_eq!(ground.known(&journal), [1, 5]);
        let other = ground.second.lines(id("002"), &journal).expect("read");
        assert_eq!(other, [], "of another journal nothing is known");
    }

    #[test]
    fn a_disk_that_is_not_in_is_told_and_nothing_is_made_in_its_stead() {
        let ground = Ground::new();
        let away = ground.place.path().join("disk");
        let second = SecondPlace::chosen(away.join("anchors"));
        let journal = ground.journal("journal");
        assert!(second.append(id("001"), &journal, &anchor(1)).is_err());
        assert!(second.lines(id("001"), &journal).is_err());
        assert!(!away.exists());
    }

    #[test]
    fn a_journal_in_a_new_folder_is_measured_by_what_it_was_before_and_leaves_the_first_alone() {
        let ground = Ground::new();
        let (first, second) = (ground.journal("journal"), ground.journal("restored"));
        let keep = |journal: &Folder, seq| {
            let kept = ground.second.append(id("001"), journal, &anchor(seq));
            kept.expect("kept");
        };
        keep(&first, 1);
        keep(&first, 9);
        assert_eq!(ground.known(&second), [1, 9]);
        keep(&second, 4);
        keep(&first, 12);
        assert_eq!(ground.known(&second), [1, 9, 4]);
        assert_eq!(ground.known(&first), [1, 9, 12]);
    }

    #[test]
    fn a_place_within_the_journal_proves_nothing() {
        let ground = Ground::new();
        let journal = ground.journal("journal");
        let within = SecondPlace::chosen(journal.path().to_owned());
        assert!(within.is_within(&journal));
        assert!(!ground.second.is_within(&journal));
    }
}
