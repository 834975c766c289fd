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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use uuid::Uuid;

    use super::*;
    use crate::domain::area::Area;
    use crate::domain::photo::{PhotoAttached, Purpose, View};
    use crate::domain::time::Moment;
    use crate::journal::task::{Progress, ReadPhotos};
    use crate::journal::{SealedPhoto, VaultError};
    use crate::text::Language;

    fn danish() -> Text {
        Text::load(Language::Danish).expect("Danish")
    }

    fn patient() -> PatientId {
        PatientId::new(Uuid::from_u128(1))
    }

    fn now() -> Moment {
        Moment::parse_rfc3339("2026-11-25T14:11:00+01:00").expect("a moment")
    }

    /// Three offers that lack nothing.
    fn offers() -> Offers {
        let face = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fixtures/photos/face.jpg"
        );
        let paths = vec![PathBuf::from(face)];
        let read = ReadPhotos::of(paths).run(&Progress::default()).remove(0);
        let offered = read.expect("a photo");
        let coverage = [(Area::Chin, vec![(View::FrontRest, false)])];
        let mut offers = Offers::default();
        for _ in 0..3 {
            offers.add(&danish(), &coverage, (offered.clone(), false, None));
        }
        for said in offers.list.iter_mut().map(|offer| &mut offer.said) {
            said.set_view(View::FrontRest, &[Area::Chin]);
            (said.date, said.time) = ("25.11.2026".to_owned(), "14.00".to_owned());
        }
        offers
    }

    /// What the worker gives back for one of them.
    fn sealed() -> SealedPhoto {
        let photo = PhotoAttached {
            name: String::new(),
            sha256: String::new(),
            bytes: 1,
            sealed_blake3: String::new(),
            mime: String::new(),
            width: 1,
            height: 1,
            orientation: 1,
            taken_from: crate::domain::photo::TakenFrom::Asked,
            clock_corrected_seconds: None,
            areas: Vec::new(),
            view: View::FrontRest,
            phase: crate::domain::photo::Phase::Before,
            purpose: Purpose::Documentation,
            moved_from: None,
        };
        SealedPhoto {
            photo,
            taken_at: now(),
            thumbnail: Vec::new(),
        }
    }

    fn ids(offers: &Offers) -> Vec<u64> {
        offers.list.iter().map(|offer| offer.id).collect()
    }

    #[test]
    fn a_stopped_job_attaches_what_is_sealed_and_keeps_the_rest() {
        let (text, mut offers, mut commands) = (danish(), offers(), Vec::new());
        assert_eq!(offers.chosen(&text, now()).len(), 3);
        let mut sealing = Sealing::Busy(ids(&offers));
        sealing.sealed(
            &text,
            patient(),
            Ok(vec![sealed(), sealed()]),
            &mut commands,
        );
        assert!(sealing.is_busy(), "not saved before the journal says so");
        assert_eq!(commands.len(), 1);
        sealing.attached(&mut offers, 2);
        assert!(matches!(sealing, Sealing::Saved(2)));
        assert_eq!(ids(&offers), [3]);
        assert_eq!(offers.selected, 3);
    }

    #[test]
    fn a_job_stopped_at_once_asks_nothing_of_the_journal() {
        let (text, offers, mut commands) = (danish(), offers(), Vec::new());
        let mut sealing = Sealing::Busy(ids(&offers));
        sealing.sealed(&text, patient(), Ok(Vec::new()), &mut commands);
        assert!(commands.is_empty());
        assert!(matches!(sealing, Sealing::Idle));
        assert_eq!(offers.list.len(), 3);
    }

    #[test]
    fn a_full_disk_is_said_and_nothing_is_attached() {
        let (text, offers, mut commands) = (danish(), offers(), Vec::new());
        let mut sealing = Sealing::Busy(ids(&offers));
        sealing.sealed(&text, patient(), Err(VaultError::DiskFull), &mut commands);
        assert!(commands.is_empty());
        let Sealing::Failed(sentence) = sealing else {
            panic!("it must be said");
        };
        assert_eq!(sentence, text.faults.disk_full);
    }
}
