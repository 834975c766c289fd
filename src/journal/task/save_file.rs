//! Saves a finished file, such as a printed page, where a person chose: whole or not at all, and never over another unasked.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::vault::disk;

/// Bytes that leave the journal.
pub struct SaveFile {
    pub path: PathBuf,
    pub contents: Vec<u8>,
    /// The person has said that a file of that name may go.
    pub replace: bool,
    /// The journal's own folder, where nothing else may lie.
    pub journal: PathBuf,
}

/// Why nothing was saved; what stood there before still does.
#[derive(Debug, thiserror::Error)]
pub enum NotSaved {
    #[error("the path names no file")]
    NoName,
    #[error("there is a file of that name")]
    Exists,
    #[error("that is the journal's own folder")]
    InJournal,
    #[error("the file could not be written")]
    Disk(#[from] io::Error),
}

/// Looks whether a new file could be saved there, before anything is written.
///
/// # Errors
/// Why it could not: there is no such folder, it is the journal's own, or a file of that name lies there.
pub fn place_for_file(path: PathBuf, journal: &Path) -> Result<PathBuf, NotSaved> {
    let there = path.exists();
    let save = SaveFile {
        path,
        contents: Vec::new(),
        replace: false,
        journal: journal.to_owned(),
    };
    save.folder()?;
    if there {
        return Err(NotSaved::Exists);
    }
    Ok(save.path)
}

impl SaveFile {
    /// Answers with the path again, so that it can be shown.
    pub fn run(self) -> Result<PathBuf, NotSaved> {
        let folder = self.folder()?;
        let aside = folder.join(format!(
            ".mimik-{:016x}.part",
            getrandom::u64().map_err(io::Error::from)?
        ));
        let saved = self.save(folder, &aside);
        if saved.is_err() {
            // It may not have come into being; the fault that is told is the first one.
            fs::remove_file(&aside).ok();
        }
        saved?;
        Ok(self.path)
    }

    /// Where it shall lie.
    fn folder(&self) -> Result<&Path, NotSaved> {
        if self.path.file_name().is_none() || self.path.is_dir() {
            return Err(NotSaved::NoName);
        }
        let folder = match self.path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            Some(_) | None => Path::new("."),
        };
        if self.is_in_journal(folder)? {
            return Err(NotSaved::InJournal);
        }
        Ok(folder)
    }

    /// As the disk knows both folders, whatever links lead there.
    fn is_in_journal(&self, folder: &Path) -> io::Result<bool> {
        let folder = folder.canonicalize()?;
        match self.journal.canonicalize() {
            Ok(journal) => Ok(folder.starts_with(journal)),
            // A journal that has gone cannot be written into.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn save(&self, folder: &Path, aside: &Path) -> Result<(), NotSaved> {
        let mut file = disk::new_file(aside)?;
        file.write_all(&self.contents)?;
        file.sync_all()?;
        drop(file);
        if self.replace {
            fs::rename(aside, &self.path)?;
        } else if !disk::rename_if_new(aside, &self.path)? {
            return Err(NotSaved::Exists);
        }
        // The file stands whole. If a power cut took its name, the record would still be there to print it from.
        disk::sync_folder(folder).ok();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    struct Place {
        root: TempDir,
    }

    impl Place {
        fn new() -> Self {
            let root = TempDir::new().expect("a folder");
            for name in ["journal", "out"] {
                fs::create_dir(root.path().join(name)).expect("a folder");
            }
            Self { root }
        }

        fn at(&self, path: &str) -> PathBuf {
            self.root.path().join(path)
        }

        fn save(&self, path: &str, replace: bool) -> Result<PathBuf, NotSaved> {
            let task = SaveFile {
                path: self.at(path),
                contents: b"%PDF new".to_vec(),
                replace,
                journal: self.at("journal"),
            };
            task.run()
        }

        fn names(&self, folder: &str) -> Vec<String> {
            let entries = fs::read_dir(self.at(folder)).expect("a folder");
            let mut names: Vec<String> = entries
                .map(|entry| {
                    entry
                        .expect("an entry")
                        .file_name()
                        .to_string_lossy()
                        .into()
                })
                .collect();
            names.sort();
            names
        }
    }

    #[test]
    fn a_new_file_holds_all_of_it_and_is_private() {
        let place = Place::new();
        let saved = place.save("out/æøå.pdf", false).expect("saved");
        assert_eq!(fs::read(&saved).expect("the file"), b"%PDF new");
        assert_eq!(place.names("out"), ["æøå.pdf"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(saved).expect("the file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn another_file_is_replaced_only_when_that_was_said() {
        let place = Place::new();
        fs::write(place.at("out/a.pdf"), "old").expect("a file");
        let refused = place.save("out/a.pdf", false);
        assert!(matches!(refused, Err(NotSaved::Exists)), "{refused:?}");
        assert_eq!(fs::read(place.at("out/a.pdf")).expect("the file"), b"old");
        place.save("out/a.pdf", true).expect("replaced");
        assert_eq!(
            fs::read(place.at("out/a.pdf")).expect("the file"),
            b"%PDF new"
        );
        assert_eq!(place.names("out"), ["a.pdf"]);
    }

    #[test]
    fn nothing_is_saved_among_the_journals_own_files() {
        let place = Place::new();
        fs::create_dir(place.at("journal/photos")).expect("a folder");
        let paths = [
            "journal/a.pdf",
            "journal/photos/a.pdf",
            "out/../journal/a.pdf",
        ];
        for path in paths {
            let refused = place.save(path, true);
            assert!(matches!(refused, Err(NotSaved::InJournal)), "{path}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(place.at("journal"), place.at("out/link")).expect("a link");
            let refused = place.save("out/link/a.pdf", false);
            assert!(matches!(refused, Err(NotSaved::InJournal)));
        }
        assert_eq!(place.names("journal"), ["photos"]);
        place.save("journal.pdf", false).expect("beside it");
    }

    #[test]
    fn what_is_no_place_for_a_file_is_refused_and_leaves_nothing_behind() {
        let place = Place::new();
        fs::create_dir(place.at("out/folder")).expect("a folder");
        let refused = place.save("out/folder", true);
        assert!(matches!(refused, Err(NotSaved::NoName)), "{refused:?}");
        let refused = place.save("gone/a.pdf", false);
        assert!(matches!(refused, Err(NotSaved::Disk(_))), "{refused:?}");
        assert_eq!(place.names("out"), ["folder"]);
    }
}
