//! A page that leaves the journal as a file: what it is called, how it is made, and why it was not saved.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::domain::id::PatientId;
use crate::domain::log::Export;
use crate::journal::task::{NotSaved, SaveFile};
use crate::paper::PaperError;
use crate::text::Text;

use super::command::{Job, Report};

/// The job by whose name a page knows that it is being saved.
pub const JOB: &str = "page";
/// A dialog that comes back sooner was not there at all.
pub const NO_DIALOG: Duration = Duration::from_millis(300);

/// A page that can be made, and what is noted when it leaves.
pub struct Page {
    /// What the file is called unless somebody calls it otherwise; without its ending.
    pub name: String,
    pub patient: Option<PatientId>,
    pub what: Export,
    pub make: Box<dyn FnOnce() -> Result<Vec<u8>, PaperError> + Send>,
}

/// Why there is no file.
#[derive(Debug)]
pub enum PageTrouble {
    Paper(PaperError),
    File(NotSaved),
}

impl PageTrouble {
    pub fn said(&self, text: &Text) -> String {
        match self {
            Self::Paper(error) => error.said(text),
            Self::File(error) => text.not_saved(error).to_owned(),
        }
    }
}

impl Page {
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
        format!("{name}.pdf")
    }

    /// The job that makes and saves it. `journal` is where nothing else may lie.
    pub fn save(self, path: PathBuf, journal: &Path) -> Job {
        let journal = journal.to_owned();
        // The dialog has asked about a file of this very name, and of no other.
        let (path, replace) = match path.extension() {
            Some(_) => (path, true),
            None => (path.with_extension("pdf"), false),
        };
        Job::new(JOB, move |progress| {
            let made = (self.make)().map_err(PageTrouble::Paper);
            // The journal was locked meanwhile.
            if progress.is_cancelled() {
                return Report::PageSaved(None);
            }
            let save = |contents| SaveFile {
                path,
                contents,
                replace,
                journal,
            };
            let saved = made.and_then(|contents| save(contents).run().map_err(PageTrouble::File));
            Report::PageSaved(Some(saved))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_letters_and_signs_that_every_disk_takes() {
        let page = |name: &str| Page {
            name: name.to_owned(),
            patient: None,
            what: Export::Sheet,
            make: Box::new(|| Err(PaperError::NothingToPrint)),
        };
        assert_eq!(
            page("Efterråd 25. nov. 2026").file_name(),
            "Efterråd 25. nov. 2026.pdf"
        );
        assert_eq!(page("Ark ../2:a").file_name(), "Ark ..-2-a.pdf");
    }
}
