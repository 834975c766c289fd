//! The door: an inspected folder with its tiles before unlocking, a [`Journal`] after, and back again at lock.

mod failures;
mod knock;
mod recovery;
mod renewal;
mod upgrade;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::domain::clinic::AccessRecovered;
use crate::domain::id::{OriginId, UserId};
use crate::domain::log::{LockReason, LoggedIn, SchemaMigrated};
use crate::domain::time::Moment;
use crate::domain::user::User;
use crate::store::{Error as StoreError, Store};
use crate::vault::anchor::{self, Anchor, Head, Why};
use crate::vault::backup::LastRuns;
use crate::vault::keys::{KeyFile, Opened};
use crate::vault::second_place::SecondPlace;
use crate::vault::tries::log::Failure;
use crate::vault::{Refusal as FolderRefusal, Sealed, Tile, aside, hex};

use super::author::Author;
use super::clinic::{ClinicState, Recovery};
use super::clock::Clock;
use super::decision::{Decision, Whose};
use super::edit::Edit;
use super::error::{Error, Result};
use super::heads::Heads;
use super::ids::Ids;
use super::machine;
use super::refusal::Refusal;
use super::second::Second;
use super::steady::Steady;
use super::{Journal, Proof};

pub(super) use failures::Failures;
pub use knock::{Bell, Knocked, knock};
pub use renewal::Shut;

/// A locked journal: who has a tile, and how long who must wait.
pub struct Door {
    pub(super) sealed: Sealed,
    pub(super) clock: Clock,
    ids: Ids,
    origin: OriginId,
    failures: Failures,
    /// Who was retired since the program was started, for a sentence to whoever looks for her tile.
    left: Vec<String>,
    /// The program's start is written once, at the first unlock.
    session_written: bool,
    /// How the last backups ended, for the lock screen.
    pub(super) runs: LastRuns,
    pub(super) second: Second,
}

/// What stands behind the door.
struct Inside {
    store: Store,
    clinic: ClinicState,
    noticed: Noticed,
    /// The number of the entry that was last anchored; 0 if none was.
    anchored: i64,
    steady: Steady,
    founded: Option<Moment>,
    /// Only in the room that was held back for a full disk could it be opened.
    reserve_given: bool,
}

/// What was noticed while unlocking; nothing of it blocks reading.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Noticed {
    /// The journal lacks entries that an anchor names, or they differ: it was set back or cut.
    pub anchor_broken: bool,
    /// The journal was brought back from a backup, and lacks the entries up to this one, which this PC had seen before.
    pub left_behind: Option<i64>,
    pub photos_folder_missing: bool,
    /// One copy of the key file was damaged and has been written anew.
    pub keys_mended: bool,
    /// The key file has another recovery key than the journal knows.
    pub recovery_differs: bool,
    /// The journal came from an older program, and is ready for this one now.
    pub migrated: Option<SchemaMigrated>,
}

impl Door {
    /// Looks at a folder without writing anything (checks 1–7 of `reliability.md` §e).
    pub fn inspect(folder: &Path, clock: Clock, ids: Ids, origin: OriginId) -> Result<Self> {
        Ok(Self::before(
            crate::vault::inspect(folder)?,
            clock,
            ids,
            origin,
        ))
    }

    /// The door of a journal that was just made.
    pub(super) fn before(sealed: Sealed, clock: Clock, ids: Ids, origin: OriginId) -> Self {
        let failures = Failures::kept_by(&sealed, &clock);
        let runs = LastRuns::read(sealed.folder());
        Self {
            sealed,
            runs,
            clock,
            ids,
            origin,
            failures,
            left: Vec::new(),
            session_written: false,
            second: Second::default(),
        }
    }

    /// Keeps the anchors in a second place too, and measures the journal by what lies there.
    ///
    /// Not for a practice clinic: one that is made anew from the same seed is the same journal with another history.
    #[must_use]
    pub fn with_second_place(mut self, place: Option<SecondPlace>) -> Self {
        self.second = Second::at(place.filter(|_| !self.is_practice()));
        self
    }

    pub fn tiles(&self) -> Vec<Tile> {
        self.sealed.tiles()
    }

    pub fn clinic(&self) -> &str {
        self.sealed.clinic()
    }

    pub const fn is_practice(&self) -> bool {
        self.sealed.is_practice()
    }

    pub fn folder(&self) -> &Path {
        self.sealed.folder().path()
    }

    /// What a worker needs to prove a passphrase.
    pub const fn keys(&self) -> &KeyFile {
        self.sealed.keys()
    }

    pub(super) const fn sealed(&self) -> &Sealed {
        &self.sealed
    }

    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// How long this user must still wait after wrong passphrases; colleagues are not touched.
    pub fn wait(&self, user: UserId) -> Option<Duration> {
        self.failures.tries.wait(user, self.clock.uptime())
    }

    pub fn passphrase_was_wrong(&mut self, user: UserId) {
        self.failures.add(&self.sealed, &self.clock, user);
    }

    /// Wrong passphrases in a row, for »2. forsøg af 5«.
    pub fn failures_of(&self, user: UserId) -> u32 {
        self.failures.tries.failures_of(user)
    }

    /// Names of users who were retired since the program was started.
    pub fn left(&self) -> &[String] {
        &self.left
    }

    /// Goes in with an opened login. A failure gives the door back, so that somebody can try again.
    pub fn enter(mut self, opened: Opened) -> Result<(Journal, Noticed), (Box<Self>, Error)> {
        match self.open_with_room(&opened, must_be_known) {
            Ok(inside) => self.through(opened, inside, None),
            Err(error) => Err((Box::new(self), error)),
        }
    }

    /// Even to open a journal takes a little room: what was held back is for that too.
    fn open_with_room(
        &mut self,
        opened: &Opened,
        must_be_known: fn(&ClinicState, &Opened) -> Result<()>,
    ) -> Result<Inside> {
        match self.open_store(opened, must_be_known) {
            Err(Error::Store(_) | Error::Vault(_))
                if self.sealed.is_out_of_room() && self.sealed.give_up_reserve() =>
            {
                let opened = self.open_store(opened, must_be_known);
                let inside = opened.map_err(|error| self.or_no_room(error))?;
                Ok(Inside {
                    reserve_given: true,
                    ..inside
                })
            }
            opened => opened.map_err(|error| self.or_no_room(error)),
        }
    }

    /// SQLite says many things when it cannot make its files, and of none of them is it sure that the disk is full.
    fn or_no_room(&self, error: Error) -> Error {
        let may_be = matches!(
            error,
            Error::Store(StoreError::Full | StoreError::Disk(_) | StoreError::CannotOpen(_))
        );
        if may_be && self.sealed.is_out_of_room() {
            Error::Closed(FolderRefusal::NoRoom)
        } else {
            error
        }
    }

    /// Checks 9–13 of §e.
    fn open_store(
        &mut self,
        opened: &Opened,
        must_be_known: fn(&ClinicState, &Opened) -> Result<()>,
    ) -> Result<Inside> {
        let identity = self.identity();
        self.must_not_be_newer(&opened.keys)?;
        self.sealed.empty_tmp()?;
        let keys_mended = !self.sealed.keys_were_whole();
        self.sealed.mend_keys()?;
        self.settle_next(&opened.keys, identity)?;
        self.upgrade().run(&opened.keys)?;
        let store = Store::open_writer(
            self.sealed.folder().journal(),
            opened.keys.database(),
            identity,
        )?;
        let said = store.clinic()?;
        let founded = said.first().map(|entry| entry.header.recorded_at);
        let clinic = ClinicState::of(identity.vault, identity.practice, &said);
        self.settle_staged(&clinic, opened)?;
        must_be_known(&clinic, opened)?;
        let folder = self.sealed.folder();
        let heads = Heads::of(&store, identity.vault, folder);
        let compared = heads.compare(folder, &self.second.lines(identity.vault, folder))?;
        let noticed = Noticed {
            anchor_broken: compared.is_broken,
            left_behind: compared.left_behind.filter(|_| heads.is_just_restored()),
            photos_folder_missing: !self.sealed.has_photos_folder(),
            keys_mended,
            recovery_differs: clinic.recovery_in(self.sealed.keys().recovery_public())
                == Recovery::Differs,
            migrated: aside::note_in(self.sealed.folder()),
        };
        let steady = Steady::known(&store, &self.clock)?;
        Ok(Inside {
            store,
            clinic,
            noticed,
            anchored: compared.anchored,
            steady,
            founded,
            reserve_given: false,
        })
    }

    fn through(
        self,
        opened: Opened,
        inside: Inside,
        recovered: Option<AccessRecovered>,
    ) -> Result<(Journal, Noticed), (Box<Self>, Error)> {
        let Inside {
            store,
            clinic,
            noticed,
            anchored,
            steady,
            founded,
            reserve_given,
        } = inside;
        let vault = Arc::new(self.sealed.vault(Arc::clone(&opened.keys)));
        let Self {
            sealed,
            clock,
            ids,
            origin,
            failures,
            left,
            session_written,
            runs,
            mut second,
        } = self;
        second.forget();
        let mut journal = Journal {
            store,
            sealed,
            vault,
            author: Author::new(opened.user, opened.role, opened.signer),
            clock,
            ids,
            origin,
            clinic,
            revision: 1,
            draft_revision: 1,
            index: None,
            anchored,
            second,
            steady,
            failures,
            left,
            runs,
            founded,
            reserve_given,
        };
        match journal.write_login(recovered, session_written) {
            Ok(()) => Ok((journal, noticed)),
            Err(error) => {
                let mut door = journal.shut();
                door.session_written = session_written;
                Err((Box::new(door), error))
            }
        }
    }
}

/// The key file and the journal must say the same about a user (`reliability.md` §b).
fn must_be_known(clinic: &ClinicState, opened: &Opened) -> Result<()> {
    match clinic.user(opened.user) {
        Some(user) if clinic.is_retired(user.id) => Err(Error::UserRetired),
        Some(user) if user.role == opened.role && has_keys(user, opened) => Ok(()),
        Some(_) | None => Err(Error::UserDisagrees),
    }
}

fn has_keys(user: &User, opened: &Opened) -> bool {
    user.public_key == hex::encode(&opened.public.exchange)
        && user.verifying_key == hex::encode(&opened.public.signing)
}

impl Journal {
    fn write_login(
        &mut self,
        recovered: Option<AccessRecovered>,
        session_written: bool,
    ) -> Result<()> {
        self.record_jump()?;
        let now = self.now()?;
        let at = now.moment;
        let mut decision = Decision::default();
        if !session_written {
            decision = decision.with(Whose::Program, at, machine::session_opened(&self.clock));
        }
        let failures: Vec<Failure> = self.failures.unwritten(&self.store, at)?;
        decision = failures::written_as(decision, &failures);
        let recovers = recovered.is_some();
        if let Some(recovered) = recovered {
            decision = decision.with(Whose::Clinic, at, recovered);
        }
        self.write(decision.with(Whose::Clinic, at, LoggedIn {}), now)?;
        if recovers {
            // The journal knows the new keys: if this fails, the next unlock finds them prepared.
            drop(self.sealed.settle_staged(true));
        }
        self.failures
            .are_written(&self.sealed, Some(self.author.user));
        self.note_restored()?;
        self.note_migrated()?;
        // What the last backups were is shown all the same; a note that cannot be written is written at the next unlock.
        drop(self.note_backups());
        self.runs = LastRuns::read(self.vault.folder());
        Ok(())
    }

    /// Writes that it was locked, anchors the chain and shuts. What could not be written does not keep it open.
    pub fn lock(mut self, why: LockReason) -> (Door, Result<()>) {
        let written = self.apply(Edit::Lock(why)).map(|_| ()).and_then(|()| {
            self.anchor(match why {
                LockReason::Asked | LockReason::Idle | LockReason::Slept | LockReason::TooLong => {
                    Why::Lock
                }
                LockReason::Closed => Why::Exit,
            })
        });
        (self.shut(), written)
    }

    /// Keeps the head of the chain in `anchors.log`, signed by whoever is logged in.
    pub(super) fn anchor(&mut self, why: Why) -> Result<()> {
        let anchor = self.signed_head(why)?;
        anchor::append(self.sealed.folder(), &anchor)?;
        self.anchored = anchor.head().seq;
        self.second.owe(anchor);
        Ok(())
    }

    /// Where the anchors are kept once more.
    pub const fn second_place(&self) -> Option<&SecondPlace> {
        self.second.place()
    }

    /// From now on they are kept there too.
    pub fn keep_anchors_in(&mut self, place: SecondPlace) -> Result<()> {
        let folder = self.sealed.folder();
        if place.is_within(folder) {
            return Err(Refusal::AnchorsInside.into());
        }
        let anchor = self.signed_head(Why::Taken)?;
        place.append(self.vault.id(), folder, &anchor)?;
        self.second = Second::at(Some(place).filter(|_| !self.vault.is_practice()));
        Ok(())
    }

    /// The head of the chain as a line that somebody takes along (`mimik verify --anchor`); [`Edit::SignHead`] says so in the
    /// journal.
    ///
    /// [`Edit::SignHead`]: super::Edit::SignHead
    pub fn head_to_take(&self) -> Result<Vec<u8>> {
        let mut line = self.signed_head(Why::Taken)?.to_line()?;
        line.push(b'\n');
        Ok(line)
    }

    fn signed_head(&self, why: Why) -> Result<Anchor> {
        let head = self.store.head()?;
        let anchored = Head {
            seq: head.seq,
            head: head.hash,
            at: self.now()?.moment,
            photos: self.store.photo_count()?,
            why,
        };
        let (user, key) = (self.author.user, self.author.key());
        Ok(Anchor::sign(self.vault.id(), &anchored, user, key))
    }

    /// Drops the keys and gives the locked folder back.
    fn shut(self) -> Door {
        let Self {
            store,
            mut sealed,
            clock,
            ids,
            origin,
            failures,
            clinic,
            left,
            second,
            ..
        } = self;
        // The name above the tiles is only shown: an old one there is no reason to fail.
        if sealed.clinic() != clinic.clinic.name {
            drop(sealed.rename_clinic(&clinic.clinic.name));
        }
        // A failed last checkpoint loses nothing: the write-ahead log is read at the next opening.
        drop(store.close());
        let mut door = Door {
            session_written: true,
            second,
            ..Door::before(sealed, clock, ids, origin)
        };
        (door.failures, door.left) = (failures, left);
        door
    }

    /// A doctor's login, opened by a worker for one action of hers.
    pub fn proof(opened: Opened) -> Proof {
        Proof::new(Author::new(opened.user, opened.role, opened.signer))
    }

    /// How long this user must still wait before she can prove her passphrase in a dialog.
    pub fn wait(&self, user: UserId) -> Option<Duration> {
        self.failures.tries.wait(user, self.clock.uptime())
    }

    /// What a worker needs to prove a passphrase while the journal is open.
    pub const fn keys(&self) -> &KeyFile {
        self.sealed.keys()
    }
}
