//! What leaves the journal as files: what they are called, how they are made, and why they were not saved.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::domain::time::Day;
use crate::journal::Edit;
use crate::journal::task::{NotSaved, PhotoTrouble, Progress, SaveFile};
use crate::paper::PaperError;
use crate::text::Text;

use super::command::{Job, Report};

/// The job by whose name a page knows that it is being saved.
pub const JOB: &str = "page";
/// A dialog that comes back sooner was not there at all.
pub const NO_DIALOG: Duration = Duration::from_millis(300);

/// A page or a few pictures that can be made, and what is noted when they leave.
pub struct Page {
    /// What the file is called unless somebody calls it otherwise; without its ending.
    pub name: String,
    /// `pdf` or `jpg`.
    pub ending: &'static str,
    /// Asked of the journal before anything is made; if it refuses, nothing leaves.
    pub note: Edit,
    /// How many files there are.
    pub parts: usize,
    /// Makes one after the other, so that never more than one is held.
    pub make: Box<dyn FnMut() -> Option<Result<Vec<u8>, PageTrouble>> + Send>,
}

/// Where somebody wants it.
pub struct Chosen {
    path: PathBuf,
    /// The system's dialog has asked whether a file of that very name may go.
    asked: bool,
}

impl Chosen {
    /// In the system's dialog.
    pub const fn asked(path: PathBuf) -> Self {
        Self { path, asked: true }
    }

    /// Typed: nobody has asked about what lies there.
    pub const fn unasked(path: PathBuf) -> Self {
        Self { path, asked: false }
    }
}

/// Why there is no file.
#[derive(Debug)]
pub enum PageTrouble {
    Paper(PaperError),
    Photo(PhotoTrouble),
    File(NotSaved),
}

impl From<PaperError> for PageTrouble {
    fn from(error: PaperError) -> Self {
        Self::Paper(error)
    }
}

impl PageTrouble {
    pub fn said(&self, text: &Text, today: Day) -> String {
        match self {
            Self::Paper(error) => error.said(text),
            Self::Photo(trouble) => text.photo_trouble(trouble, today),
            Self::File(error) => text.not_saved(error).to_owned(),
        }
    }
}

impl Page {
    /// Paper, in one file.
    pub fn pdf<E: Into<PageTrouble>>(
        name: String,
        note: Edit,
        make: impl FnOnce() -> Result<Vec<u8>, E> + Send + 'static,
    ) -> Self {
        let mut make = Some(make);
        Self {
            name,
            ending: "pdf",
            note,
            parts: 1,
            make: Box::new(move || Some((make.take()?)().map_err(E::into))),
        }
    }

    /// What the system's dialog is opened with: no path is ever made of a name that somebody typed.
    pub fn file_name(&self) -> String {
        let safe = |c: char| {
            if c.is_alphanumeric() || " -_,.".contains(c) {
                c
            } else {
                '-'
            }
        };
        let name: String = self.name.chars().map(safe).collect();
        format!("{name}.{}", self.ending)
    }

    /// Where the first of its files would lie in a folder.
    pub fn first_in(&self, folder: &Path) -> PathBuf {
        let chosen = Chosen::unasked(folder.join(self.file_name()));
        self.place(&chosen, 1).0
    }

    /// The job that makes and saves it. `journal` is where nothing else may lie.
    pub fn save(self, place: Chosen, journal: &Path) -> Job {
        let journal = journal.to_owned();
        Job::new(JOB, move |progress| {
            Report::PageSaved(self.save_all(&place, &journal, progress).transpose())
        })
    }

    /// Where the first file lies; nothing if the journal was locked meanwhile. All of them are saved, or none.
    fn save_all(
        mut self,
        chosen: &Chosen,
        journal: &Path,
        progress: &Progress,
    ) -> Result<Option<PathBuf>, PageTrouble> {
        progress.expect(self.parts as u64);
        let mut saved = Vec::new();
        let done = self.save_each((chosen, journal), progress, &mut saved);
        if !matches!(done, Ok(true)) && self.parts > 1 {
            // They are new, since none of several replaces anything; one that will not go is told of no more than the fault.
            for path in &saved {
                fs::remove_file(path).ok();
            }
        }
        let whole = done?;
        Ok(saved.into_iter().next().filter(|_| whole))
    }

    /// False if the journal was locked meanwhile.
    fn save_each(
        &mut self,
        (chosen, journal): (&Chosen, &Path),
        progress: &Progress,
        saved: &mut Vec<PathBuf>,
    ) -> Result<bool, PageTrouble> {
        for part in 1..=self.parts {
            let Some(contents) = (self.make)().transpose()? else {
                break;
            };
            if progress.is_cancelled() {
                return Ok(false);
            }
            let (path, replace) = self.place(chosen, part);
            let save = SaveFile {
                path,
                contents,
                replace,
                journal: journal.to_owned(),
            };
            saved.push(save.run().map_err(PageTrouble::File)?);
            progress.step();
        }
        Ok(true)
    }

    /// Where one of the files lies, and whether one of that name may go: the dialog has asked about a file of the very name
    /// that was chosen, and of no other.
    fn place(
        &self,
        Chosen {
            path: chosen,
            asked,
        }: &Chosen,
        part: usize,
    ) -> (PathBuf, bool) {
        if self.parts == 1 {
            return match chosen.extension() {
                Some(_) => (chosen.to_owned(), *asked),
                None => (chosen.with_extension(self.ending), false),
            };
        }
        let stem = chosen.file_stem().unwrap_or_default().to_string_lossy();
        let name = format!("{stem} {part}.{}", self.ending);
        (chosen.with_file_name(name), false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::log::Export;

    const fn note() -> Edit {
        Edit::NoteExport {
            patient: None,
            what: Export::Sheet,
        }
    }

    #[test]
    fn several_files_lie_beside_each_other_and_replace_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = tempfile::tempdir().expect("a folder");
        let page = || {
            let mut left = vec![b"to".to_vec(), b"en".to_vec()];
            Page {
                name: "Foto".to_owned(),
                ending: "jpg",
                note: note(),
                parts: 2,
                make: Box::new(move || left.pop().map(Ok)),
            }
        };
        let chosen = Chosen::asked(folder.path().join("Foto.jpg"));
        let save = || page().save_all(&chosen, journal.path(), &Progress::default());
        let first = save().expect("saved").expect("a place");
        assert_eq!(first, folder.path().join("Foto 1.jpg"));
        let read = |name: &str| std::fs::read(folder.path().join(name)).expect("a file");
        assert_eq!(
            (read("Foto 1.jpg"), read("Foto 2.jpg")),
            (b"en".to_vec(), b"to".to_vec())
        );
        let again = save();
        assert!(matches!(again, Err(PageTrouble::File(NotSaved::Exists))));
        // The sentences about a fault say that nothing was saved, so nothing is.
        std::fs::write(folder.path().join("Halvt 2.jpg"), "x").expect("a file");
        let half = Chosen::asked(folder.path().join("Halvt.jpg"));
        let half = page().save_all(&half, journal.path(), &Progress::default());
        assert!(matches!(half, Err(PageTrouble::File(NotSaved::Exists))));
        assert!(!folder.path().join("Halvt 1.jpg").exists());
        assert_eq!(read("Halvt 2.jpg"), b"x");
        let stopped = Progress::default();
        stopped.cancel();
        let elsewhere = Chosen::asked(folder.path().join("Nyt.jpg"));
        let none = page().save_all(&elsewhere, journal.path(), &stopped);
        assert!(matches!(none, Ok(None)));
        assert!(!folder.path().join("Nyt 1.jpg").exists());
    }

    #[test]
    fn a_file_is_named_by_letters_and_signs_that_every_disk_takes() {
        let page = |name: &str| {
            let nothing = || Err(PaperError::NothingToPrint);
            Page::pdf(name.to_owned(), note(), nothing)
        };
        assert_eq!(
            page("Efterråd 25. nov. 2026").file_name(),
            "Efterråd 25. nov. 2026.pdf"
        );
        assert_eq!(page("Ark ../2:a").file_name(), "Ark ..-2-a.pdf");
    }
}
