//! What a decision may look at: the record, the clinic, who asks, and when. It cannot write.

use uuid::Uuid;

use crate::domain::chain::{Hash, Header};
use crate::domain::course::Course;
use crate::domain::entry::Entry;
use crate::domain::id::{DraftId, EntryId, OriginId, PatientId, UserId};
use crate::domain::name::{LONGEST, LineFault, one_line};
use crate::domain::rules::{Case, Question};
use crate::domain::time::{MINUTE, Moment};
use crate::domain::user::{Role, User};
use crate::store::{Draft, Store};

use super::author::Author;
use super::clinic::ClinicState;
use super::clock::Now;
use super::decision::Addition;
use super::error::Result;
use super::refusal::{Refusal, Thing};

/// Longest text that a single field may hold, in characters.
pub const LONGEST_TEXT: usize = 20_000;

pub struct Grounds<'a> {
    pub read: &'a Store,
    /// Who is logged in.
    pub author: &'a Author,
    /// A doctor who gave her passphrase for this very edit.
    pub proof: Option<&'a Author>,
    pub now: Now,
    pub clinic: &'a ClinicState,
}

impl Grounds<'_> {
    /// Somebody who was registered here. Her record is not read for it, however long it is.
    pub fn must_know(&self, patient: PatientId) -> Result<()> {
        match self.read.patient_line(patient)? {
            Some(_) => Ok(()),
            None => Err(Refusal::Unknown(Thing::Patient).into()),
        }
    }

    pub fn entries(&self, patient: PatientId) -> Result<Vec<Entry>> {
        let entries = self.read.entries_of(patient)?;
        if entries.is_empty() {
            Err(Refusal::Unknown(Thing::Patient).into())
        } else {
            Ok(entries)
        }
    }

    pub fn course(&self, patient: PatientId) -> Result<Course> {
        Ok(Course::of(&self.entries(patient)?))
    }

    /// A draft of the person who is logged in; other people's drafts are theirs.
    pub fn own_draft(&self, id: DraftId) -> Result<Draft> {
        let draft = self
            .read
            .draft(id)?
            .filter(|draft| draft.author == self.author.user);
        Ok(draft.ok_or(Refusal::Unknown(Thing::Draft))?)
    }

    pub fn user(&self, id: UserId) -> Result<&User> {
        Ok(self.clinic.user(id).ok_or(Refusal::Unknown(Thing::User))?)
    }

    /// Somebody for what lies ahead; what has happened may name whoever was there.
    pub fn must_be_active(&self, id: UserId) -> Result<()> {
        self.user(id)?;
        if self.clinic.is_retired(id) {
            return Err(Refusal::AlreadyRetired.into());
        }
        Ok(())
    }

    /// Somebody who may treat.
    pub fn must_be_practitioner(&self, id: UserId) -> Result<()> {
        match self.user(id)?.role {
            Role::Doctor | Role::Nurse => Ok(()),
            Role::Reviewer => Err(Refusal::Unknown(Thing::User).into()),
        }
    }

    /// A doctor's own passphrase for this action: not the session, and not another role.
    pub fn must_be_proven(&self) -> Result<&Author, Refusal> {
        let proof = self.proof.ok_or(Refusal::ProofNeeded)?;
        proof.must_be(Role::Doctor)?;
        Ok(proof)
    }

    /// What somebody says has happened may lie at most two minutes ahead (§2.6).
    pub fn must_have_happened(&self, at: Moment) -> Result<(), Refusal> {
        let now = self.now.moment;
        if at.since(now) > 2 * MINUTE {
            Err(Refusal::InFuture { at, now })
        } else {
            Ok(())
        }
    }

    pub fn must_give_reason(&self, reason: &str) -> Result<(), Refusal> {
        let (needed, has) = (
            self.clinic.policy.reason_length,
            reason.trim().chars().count(),
        );
        if has < needed as usize {
            Err(Refusal::ReasonTooShort {
                needed,
                has: has as u32,
            })
        } else {
            Ok(())
        }
    }

    /// An addition as the entry that it will become, so that what follows from it can be judged before it is written.
    pub fn provisional(&self, patient: PatientId, addition: &Addition, place: usize) -> Entry {
        Entry {
            header: Header {
                seq: i64::MAX,
                id: EntryId::new(Uuid::from_u128(place as u128 + 1)),
                patient: Some(patient),
                kind: addition.fact.kind().to_owned(),
                occurred_at: addition.occurred_at,
                recorded_at: self.now.moment,
                utc_offset: self.now.moment.utc_offset(),
                clock_flag: self.now.flag(),
                user: Some(self.author.user),
                origin: OriginId::new(Uuid::nil()),
                amends: addition.amends,
                payload_hash: Hash::default(),
                prev: Hash::default(),
            },
            hash: Hash::default(),
            fact: addition.fact.clone(),
            reason: addition.reason.clone(),
        }
    }

    /// A case about this course alone: enough for what is asked at booking.
    pub fn case<'c>(&'c self, course: &'c Course, question: Question) -> Case<'c> {
        super::case::of_course(self.clinic, self.now, course, question)
    }

    /// A case with everything that other records say about vials and names: for what is asked at the needle.
    pub fn whole_case<'c>(
        &'c self,
        patient: PatientId,
        course: &'c Course,
        question: Question,
    ) -> Result<Case<'c>> {
        super::case::with_others(self.read, patient, self.case(course, question))
    }
}

/// Text that is neither empty nor longer than a field can show.
pub fn must_be_text(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::EmptyText);
    }
    must_fit(text)
}

/// Text that may be empty, but not longer than a field can show.
pub fn must_fit(text: &str) -> Result<(), Refusal> {
    let has = text.chars().count();
    if has > LONGEST_TEXT {
        Err(Refusal::TextTooLong {
            most: LONGEST_TEXT,
            has,
        })
    } else {
        Ok(())
    }
}

/// A name on one line, with nothing in it that hides or turns text (`reliability.md` §f).
pub fn must_be_name(text: &str) -> Result<(), Refusal> {
    match one_line(text, LONGEST) {
        Ok(_) => Ok(()),
        Err(LineFault::Empty) => Err(Refusal::EmptyText),
        Err(LineFault::Forbidden) => Err(Refusal::HiddenCharacters),
        Err(LineFault::TooLong { most }) => Err(Refusal::TextTooLong {
            most,
            has: text.chars().count(),
        }),
    }
}
