//! What a decision may look at, and what it answers: facts that shall be added, drafts that change, or a refusal.

use crate::domain::course::Course;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::{DraftId, EntryId, PatientId};
use crate::domain::rules::Case;
use crate::domain::rules::Question;
use crate::domain::time::{MINUTE, Moment};
use crate::domain::user::{Role, User};
use crate::store::{Draft, Store};

use super::author::Author;
use super::clinic::ClinicState;
use super::clock::Now;
use super::edit::DraftContent;
use super::error::Result;
use super::refusal::{Refusal, Thing};

/// Longest text that a single field may hold, in characters.
pub const LONGEST_TEXT: usize = 20_000;

/// Everything a decision may look at. It cannot write.
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
    pub fn entries(&self, patient: PatientId) -> Result<Vec<Entry>> {
        let entries = self.read.entries_of(patient)?;
        if entries.is_empty() { Err(Refusal::Unknown(Thing::Patient).into()) } else { Ok(entries) }
    }

    pub fn course(&self, patient: PatientId) -> Result<Course> {
        Ok(Course::of(&self.entries(patient)?))
    }

    /// A draft of the person who is logged in; other people's drafts are theirs.
    pub fn own_draft(&self, id: DraftId) -> Result<Draft> {
        let draft = self.read.draft(id)?.filter(|draft| draft.author == self.author.user);
        Ok(draft.ok_or(Refusal::Unknown(Thing::Draft))?)
    }

    /// The patient that an appointment belongs to, if it has one, and the course that it lies in.
    pub fn user(&self, id: crate::domain::id::UserId) -> Result<&User> {
        Ok(self.clinic.user(id).ok_or(Refusal::Unknown(Thing::User))?)
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
        if at.since(now) > 2 * MINUTE { Err(Refusal::InFuture { at, now }) } else { Ok(()) }
    }

    pub fn must_give_reason(&self, reason: &str) -> Result<(), Refusal> {
        let (needed, has) = (self.clinic.policy.reason_length, reason.trim().chars().count());
        if has < needed as usize { Err(Refusal::ReasonTooShort { needed, has: has as u32 }) } else { Ok(()) }
    }

    pub fn case<'c>(&'c self, course: &'c Course, question: Question) -> Case<'c> {
        Case {
            course,
            staff: &self.clinic.users,
            sheets: &self.clinic.sheets,
            policy: &self.clinic.policy,
            question,
            now: self.now.moment,
            clock_in_doubt: self.now.in_doubt,
        }
    }
}

/// Text that is neither empty nor longer than a field can show.
pub fn must_be_text(text: &str) -> Result<(), Refusal> {
    let has = text.chars().count();
    if text.trim().is_empty() {
        Err(Refusal::EmptyText)
    } else {
        must_fit(text).map_err(|_| Refusal::TextTooLong { most: LONGEST_TEXT, has })
    }
}

/// Text that may be empty, but not longer than a field can show.
pub fn must_fit(text: &str) -> Result<(), Refusal> {
    let has = text.chars().count();
    if has > LONGEST_TEXT { Err(Refusal::TextTooLong { most: LONGEST_TEXT, has }) } else { Ok(()) }
}

/// Whose record a fact belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    Clinic,
    Patient(PatientId),
    /// A patient who gets an id with this decision.
    NewPatient,
}

/// One fact that shall be added.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Addition {
    pub whose: Whose,
    pub occurred_at: Moment,
    pub fact: Fact,
    pub amends: Option<EntryId>,
    pub reason: Option<String>,
    pub thumbnail: Option<Vec<u8>>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DraftChange {
    Begin { patient: PatientId, content: DraftContent },
    Save { draft: DraftId, revision: i64, content: DraftContent },
    Discard(DraftId),
}

/// What shall be added, all of it in one transaction.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Decision {
    pub additions: Vec<Addition>,
    pub drafts: Vec<DraftChange>,
    /// Signed by the proof's key, in the proof's name.
    pub by_proof: bool,
}

impl Decision {
    /// One fact about the clinic or the program itself.
    pub fn clinic(at: Moment, fact: impl Into<Fact>) -> Self {
        Self::default().with(Whose::Clinic, at, fact)
    }

    /// One fact of a patient's record.
    pub fn of(patient: PatientId, at: Moment, fact: impl Into<Fact>) -> Self {
        Self::default().and(patient, at, fact)
    }

    #[must_use]
    pub fn and(self, patient: PatientId, at: Moment, fact: impl Into<Fact>) -> Self {
        self.with(Whose::Patient(patient), at, fact)
    }

    #[must_use]
    pub fn with(mut self, whose: Whose, at: Moment, fact: impl Into<Fact>) -> Self {
        self.additions.push(Addition {
            whose,
            occurred_at: at.whole_second(),
            fact: fact.into(),
            amends: None,
            reason: None,
            thumbnail: None,
        });
        self
    }

    #[must_use]
    pub fn draft(mut self, change: DraftChange) -> Self {
        self.drafts.push(change);
        self
    }

    #[must_use]
    pub const fn by_proof(mut self) -> Self {
        self.by_proof = true;
        self
    }
}
