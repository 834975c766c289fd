//! The stage on which the story is played: one real journal, one clock set by hand, and one user logged in at a time.

use std::collections::BTreeMap;

use super::cast::Person;
use super::words::Words;
use super::{Error, pictures};
use crate::domain::clinic::SheetAdopted;
use crate::domain::id::{DraftId, EntryId, PatientId, UserId};
use crate::domain::log::LockReason;
use crate::domain::time::Moment;
use crate::domain::user::Role;
use crate::journal::task::{Founded, Progress, Prove, Unlock};
use crate::journal::view::RecordView;
use crate::journal::{Clock, DraftContent, Edit, Journal, KdfCost, Passphrase, Receipt};

/// What somebody does on the stage.
pub type Play<'a> = Box<dyn FnOnce(&mut Stage) -> Result<(), Error> + 'a>;

/// Something that happens at a moment, done by one of the users.
pub struct Scene<'a> {
    pub at: Moment,
    pub who: Role,
    pub play: Play<'a>,
}

pub struct Stage {
    journal: Journal,
    clock: Clock,
    users: BTreeMap<Role, UserId>,
    doctors_passphrase: String,
    patients: BTreeMap<Person, PatientId>,
    /// The last appointment that was booked for somebody.
    appointments: BTreeMap<Person, EntryId>,
    /// What is being written about somebody, and in which revision it lies there.
    drafts: BTreeMap<Person, (DraftId, i64)>,
    cost: KdfCost,
}

impl Stage {
    /// Goes in with the doctor whose journal was just founded.
    pub fn open(
        founded: Founded,
        clock: Clock,
        words: &Words,
        cost: KdfCost,
    ) -> Result<Self, Error> {
        let Founded { door, opened } = founded;
        let doctor = opened.user;
        let (journal, _noticed) = door.enter(opened).map_err(|(_, error)| error)?;
        Ok(Self {
            journal,
            clock,
            users: BTreeMap::from([(Role::Doctor, doctor)]),
            doctors_passphrase: words.user(Role::Doctor)?.passphrase.clone(),
            patients: BTreeMap::new(),
            appointments: BTreeMap::new(),
            drafts: BTreeMap::new(),
            cost,
        })
    }

    /// Plays the scenes in the order of their moments; whoever acts next logs in.
    pub fn play(
        mut self,
        scenes: Vec<Scene<'_>>,
        words: &Words,
        progress: &Progress,
    ) -> Result<Self, Error> {
        for scene in scenes {
            if progress.is_cancelled() {
                return Err(Error::Cancelled);
            }
            self.clock.move_to(scene.at);
            if self.journal.author().role != scene.who {
                self = self.change_to(scene.who, words)?;
            }
            (scene.play)(&mut self)?;
            progress.step();
        }
        Ok(self)
    }

    /// Locks it at the end, so that it lies there as a clinic that was left in the ordinary way.
    pub fn close(self, at: Moment) -> Result<(), Error> {
        self.clock.move_to(at);
        Ok(self.journal.lock(LockReason::Closed).1?)
    }

    fn change_to(self, role: Role, words: &Words) -> Result<Self, Error> {
        let user = self.user(role)?;
        let (door, locked) = self.journal.lock(LockReason::Asked);
        locked?;
        let unlock = Unlock {
            keys: door.keys().clone(),
            user,
            passphrase: Passphrase::typed(&words.user(role)?.passphrase),
        };
        let (journal, _noticed) = door.enter(unlock.run()?).map_err(|(_, error)| error)?;
        Ok(Self { journal, ..self })
    }

    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    pub fn user(&self, role: Role) -> Result<UserId, Error> {
        self.users.get(&role).copied().ok_or(Error::Words)
    }

    pub fn patient(&self, person: Person) -> Result<PatientId, Error> {
        self.patients.get(&person).copied().ok_or(Error::Words)
    }

    pub fn appointment(&self, person: Person) -> Result<EntryId, Error> {
        self.appointments.get(&person).copied().ok_or(Error::Words)
    }

    /// The record of somebody as it stands now.
    pub fn record(&self, person: Person) -> Result<RecordView, Error> {
        Ok(self.journal.record(self.patient(person)?)?)
    }

    /// The sheet that patients are given.
    pub fn sheet(&self) -> Result<&SheetAdopted, Error> {
        self.journal.clinic().current_sheet().ok_or(Error::Words)
    }

    pub fn apply(&mut self, edit: Edit) -> Result<Receipt, Error> {
        Ok(self.journal.apply(edit)?)
    }

    pub fn apply_many(&mut self, edits: Vec<Edit>) -> Result<(), Error> {
        self.journal.apply_many(edits)?;
        Ok(())
    }

    /// Asks for what the user's role does not allow; that it was refused stands in the log.
    pub fn apply_in_vain(&mut self, edit: Edit) {
        drop(self.journal.apply(edit));
    }

    pub fn register(&mut self, person: Person, edit: Edit) -> Result<(), Error> {
        let patient = self.apply(edit)?.patient.ok_or(Error::Words)?;
        self.patients.insert(person, patient);
        Ok(())
    }

    pub fn book(&mut self, person: Person, edit: Edit) -> Result<(), Error> {
        let receipt = self.apply(edit)?;
        self.appointments
            .extend(receipt.entries.first().map(|id| (person, *id)));
        Ok(())
    }

    /// With the doctor's own passphrase, given once more.
    pub fn apply_signed(&mut self, edit: Edit) -> Result<Receipt, Error> {
        let unlock = Unlock {
            keys: self.journal.keys().clone(),
            user: self.user(Role::Doctor)?,
            passphrase: Passphrase::typed(&self.doctors_passphrase),
        };
        let proof = Prove(unlock).run()?;
        Ok(self.journal.apply_signed(edit, proof)?)
    }

    pub fn add_user(&mut self, role: Role, words: &Words) -> Result<(), Error> {
        let user = words.user(role)?;
        let (name, passphrase) = (user.name.clone(), Passphrase::typed(&user.passphrase));
        let authorisation = user.authorisation.clone();
        let mut work = self
            .journal
            .new_user(name, role, authorisation, true, passphrase)?;
        work.cost = self.cost;
        let (slot, user) = work.run()?;
        self.users.insert(role, user.id);
        self.journal.add_user(&slot, user)?;
        Ok(())
    }

    pub fn open_record(&mut self, person: Person) -> Result<(), Error> {
        let patient = self.patient(person)?;
        let purpose = None;
        self.apply(Edit::OpenRecord { patient, purpose }).map(drop)
    }

    pub fn begin_draft(&mut self, person: Person, content: DraftContent) -> Result<(), Error> {
        let begin = Edit::BeginDraft {
            patient: self.patient(person)?,
            kind: content.kind(),
            content,
        };
        let begun = self.apply(begin)?.draft.ok_or(Error::Words)?;
        self.drafts.insert(person, begun);
        Ok(())
    }

    pub fn save_draft(&mut self, person: Person, content: DraftContent) -> Result<(), Error> {
        let (draft, revision) = self.draft(person)?;
        let save = Edit::SaveDraft {
            draft,
            revision,
            content,
        };
        let saved = self.apply(save)?.draft.ok_or(Error::Words)?;
        self.drafts.insert(person, saved);
        Ok(())
    }

    pub fn draft(&self, person: Person) -> Result<(DraftId, i64), Error> {
        self.drafts.get(&person).copied().ok_or(Error::Words)
    }

    pub fn attach(
        &mut self,
        patient: PatientId,
        shown: &[pictures::Picture],
        taken: Moment,
    ) -> Result<(), Error> {
        let edit = pictures::sealed(&self.journal, patient, shown, taken)?;
        let attached = self.apply(edit)?.entries;
        for edit in pictures::aligned(patient, shown, &attached) {
            self.apply(edit)?;
        }
        Ok(())
    }
}
