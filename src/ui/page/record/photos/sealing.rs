//! From »Gem i journalen« to »Gemt«: first the originals are sealed and durable, then one commit names them.

use crate::domain::id::PatientId;
use crate::journal::Edit;
use crate::journal::task::{Import, Imported};
use crate::text::Text;
use crate::ui::command::{Command, Job, Report};
use crate::ui::cx::Cx;

use super::offers::Offers;

/// The name of the job that seals originals.
pub const SEALING: &str = "seal photos";

/// What has become of the last press.
#[derive(Default)]
pub enum Sealing {
    #[default]
    Idle,
    /// These offers, in this order, are with the worker or with the journal. Nothing about them can be changed.
    Busy(Vec<u64>),
    /// So many lie in the journal.
    Saved(usize),
    /// Nothing was attached, and this is why; the offers are all still there.
    Failed(String),
}

impl Sealing {
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Busy(_))
    }

    /// Hands everything that is ready to the worker.
    pub fn begin(&mut self, cx: &mut Cx<'_>, patient: PatientId, offers: &Offers) {
        let (ids, photos): (Vec<u64>, Vec<_>) =
            offers.chosen(cx.text, cx.moment()).into_iter().unzip();
        if photos.is_empty() || self.is_busy() {
            return;
        }
        let import = Import {
            vault: cx.journal.vault().clone(),
            patient,
            imported_at: cx.moment(),
            photos,
        };
        *self = Self::Busy(ids);
        cx.work(Job::new(SEALING, move |progress| Report::PhotosSealed {
            patient,
            sealed: import.run(progress),
        }));
    }

    /// What is sealed is attached; a stopped job has sealed only the first of them.
    pub fn sealed(
        &mut self,
        text: &Text,
        patient: PatientId,
        sealed: Imported,
        commands: &mut Vec<Command>,
    ) {
        match sealed {
            Ok(photos) => {
                if let Self::Busy(ids) = self {
                    ids.truncate(photos.len());
                }
                if photos.is_empty() {
                    *self = Self::Idle;
                } else {
                    commands.push(Command::Edit(Edit::AttachPhotos { patient, photos }));
                }
            }
            Err(fault) => *self = Self::Failed(text.vault_fault(&fault).to_owned()),
        }
    }

    /// Only now »Gemt«.
    pub fn attached(&mut self, offers: &mut Offers, count: usize) {
        if let Self::Busy(ids) = self {
            offers.remove(ids);
        }
        *self = Self::Saved(count);
    }

    pub fn refused(&mut self, sentence: String) {
        *self = Self::Failed(sentence);
    }

    /// What was told about the last press is over once something new begins.
    pub fn settle(&mut self) {
        if !self.is_busy() {
            *self = Self::Idle;
        }
    }
}
