//! What may be done, by whom, and what is there to see? [`Journal::apply`] is the only way in; views are the way out.

mod access;
mod aftercare;
mod amendments;
mod apply;
mod appointments;
mod author;
mod backups;
mod case;
mod checks;
mod clinic;
mod clock;
mod confirmations;
mod consents;
mod consultations;
mod decision;
mod deviations;
mod drafts;
mod edit;
mod error;
mod full;
pub mod gate;
mod grounds;
mod heads;
mod home;
mod ids;
mod information;
mod log;
mod machine;
mod patients;
mod pen;
mod photo_use;
mod photos;
mod photos_aside;
mod prescriptions;
mod refusal;
mod safety;
mod same_person;
mod second;
mod steady;
mod templates;
mod treatment_corrections;
pub mod treatments;
mod users;
pub mod withdrawals;

pub mod demo;
pub mod door;
pub mod reader;
pub mod task;
pub mod view;

pub use author::{Author, Proof};
pub use backups::BackupSource;
pub use clinic::{ClinicState, Recovery};
pub use clock::{Clock, Now};
pub use consultations::already_informed;
pub use edit::{
    Amendment, Booking, DraftContent, Edit, Registration, SealedPhoto, Slot, Uniting, Withdrawing,
};
pub use error::{Error, Result};
pub use ids::Ids;
pub use refusal::{PatientWarning, Refusal, Thing};
pub use second::{KeepElsewhere, LookElsewhere, SeenElsewhere};

// What pages need of the rooms below, which they do not know themselves.
pub use crate::store::{AppointmentRow, AppointmentState, PatientIndex};
pub use crate::vault::backup::{Fault as BackupFault, LastRuns, Made};
pub use crate::vault::create::CreateError;
pub use crate::vault::keys::{
    KdfCost, Keys, NewSlot, NewUser, Opened, Passphrase, PassphraseFault, RecoveryFault,
    RecoveryKey, Strength, strength, suggestion,
};
pub use crate::vault::privacy::wipe_stack;
pub use crate::vault::reserve::Reserve;
pub use crate::vault::second_place::SecondPlace;
pub use crate::vault::{Error as VaultError, PhotoName, Refusal as FolderRefusal, Service, Tile};

use std::sync::Arc;

use door::Failures;
use second::Second;
use steady::Steady;

use crate::domain::chain::Hash;
use crate::domain::id::{DraftId, EntryId, OriginId, PatientId};
use crate::domain::time::Moment;
use crate::store::Store;
use crate::vault::{Sealed, Vault};

/// An unlocked journal in the hands of one person.
pub struct Journal {
    store: Store,
    /// The folder with its lock; given back when the journal is locked.
    sealed: Sealed,
    vault: Arc<Vault>,
    author: Author,
    clock: Clock,
    ids: Ids,
    origin: OriginId,
    clinic: ClinicState,
    /// One more with each commit of facts: a page that has seen an older one reads again.
    revision: u64,
    /// One more with each saved draft; typing does not make pages read again.
    draft_revision: u64,
    /// Built behind the first page; until then a search asks the database.
    index: Option<PatientIndex>,
    /// The number of the entry that was last anchored.
    anchored: i64,
    /// Where the same anchors are kept once more.
    second: Second,
    steady: Steady,
    /// Wrong passphrases in a row: nobody's wait is shortened by a colleague who comes and goes.
    failures: Failures,
    /// Names of those who were retired since the program was started.
    left: Vec<String>,
    /// How the last backups ended, as `backups.toml` says.
    runs: LastRuns,
    founded: Option<Moment>,
    /// The disk was full, and the room that was held back for that is in use.
    reserve_given: bool,
}

/// What an edit has done.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Receipt {
    /// The new entries, in order.
    pub entries: Vec<EntryId>,
    /// The patient that was registered, if one was.
    pub patient: Option<PatientId>,
    /// The draft that was begun or saved, with its new revision.
    pub draft: Option<(DraftId, i64)>,
}

impl Journal {
    pub const fn author(&self) -> &Author {
        &self.author
    }

    pub const fn clinic(&self) -> &ClinicState {
        &self.clinic
    }

    pub const fn vault(&self) -> &Arc<Vault> {
        &self.vault
    }

    pub const fn revision(&self) -> u64 {
        self.revision
    }

    pub const fn draft_revision(&self) -> u64 {
        self.draft_revision
    }

    /// The time that everything is decided with.
    pub fn now(&self) -> Result<Now> {
        let now = self.clock.now(Some(self.store.newest_time()?));
        Ok(now.jumped_if(self.steady.is_in_doubt(&self.clock)))
    }

    /// Number and hash of the newest entry: what a print or a reviewer takes along to tell later that nothing was changed.
    pub fn head(&self) -> Result<(i64, Hash)> {
        let head = self.store.head()?;
        Ok((head.seq, head.hash))
    }

    /// Empties the write-ahead log as far as readers allow, so that no save has to: for quiet seconds.
    pub fn settle(&self) {
        // What stays in the log is as durable there; a later quiet second tries again.
        self.store.checkpoint().ok();
    }

    /// Takes in the search index that a worker has built.
    pub fn index_is_built(&mut self, index: PatientIndex) {
        self.index = Some(index);
    }
}
