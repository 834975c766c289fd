//! Writing what was decided: entries with their ids, salts and signatures, and drafts with their revisions.

use crate::domain::fact::Fact;
use crate::domain::id::{DraftId, EntryId, OriginId, PatientId};
use crate::store::{Draft, NewEntry, Recorded, Saved, Tx};

use super::Receipt;
use super::author::Author;
use super::clock::Now;
use super::decision::{Addition, Decision, DraftChange, Whose};
use super::edit::DraftContent;
use super::error::Result;
use super::home::at_home;
use super::ids::Ids;
use super::refusal::{Refusal, Thing};

/// Writes for one person at one moment.
pub(super) struct Pen<'a> {
    author: &'a Author,
    ids: &'a mut Ids,
    now: Now,
    recorded: Recorded,
}

/// What was written, and the receipt for it. It is durable only after the commit.
pub(super) struct Written {
    pub additions: Vec<Addition>,
    pub receipt: Receipt,
}

impl<'a> Pen<'a> {
    /// When and where are the same for everything of one transaction.
    pub fn of(author: &'a Author, ids: &'a mut Ids, now: Now, origin: OriginId) -> Self {
        let recorded = Recorded {
            at: now.moment,
            utc_offset: now.moment.utc_offset(),
            clock_flag: now.flag(),
            origin,
        };
        Self {
            author,
            ids,
            now,
            recorded,
        }
    }

    /// Everything that was decided; the transaction is the caller's to commit.
    pub fn write(&mut self, tx: &mut Tx<'_>, decision: Decision) -> Result<Written> {
        let decision = at_home(tx, decision)?;
        let mut receipt = Receipt::default();
        for addition in &decision.additions {
            self.append(tx, addition, &mut receipt)?;
        }
        for change in decision.drafts {
            self.change(tx, change, &mut receipt)?;
        }
        Ok(Written {
            additions: decision.additions,
            receipt,
        })
    }

    fn append(
        &mut self,
        tx: &mut Tx<'_>,
        addition: &Addition,
        receipt: &mut Receipt,
    ) -> Result<()> {
        let patient = self.whose(addition.whose, receipt)?;
        let id = EntryId::new(self.ids.next(self.now.moment)?);
        let new = NewEntry {
            id,
            patient,
            occurred_at: addition.occurred_at,
            user: (addition.whose != Whose::Program).then_some(self.author.user),
            amends: addition.amends,
            fact: addition.fact.clone(),
            reason: addition.reason.clone(),
            salt: Ids::salt()?,
        };
        let recorded = self.recorded_for(&addition.fact);
        let (author, signed) = (self.author, addition.fact.is_signed());
        tx.append(&new, &recorded, |hash| signed.then(|| author.sign(hash)))?;
        if let Some(thumbnail) = &addition.thumbnail {
            tx.put_thumbnail(id, thumbnail)?;
        }
        receipt.entries.push(id);
        Ok(())
    }

    /// The confirmation of the clock is the one entry that may go back in time.
    fn recorded_for(&self, fact: &Fact) -> Recorded {
        if !matches!(fact, Fact::ClockConfirmed(_)) {
            return self.recorded;
        }
        Recorded {
            at: self.now.system,
            utc_offset: self.now.system.utc_offset(),
            clock_flag: 0,
            ..self.recorded
        }
    }

    fn whose(&mut self, whose: Whose, receipt: &mut Receipt) -> Result<Option<PatientId>> {
        match whose {
            Whose::Program | Whose::Clinic => Ok(None),
            Whose::Patient(patient) => Ok(Some(patient)),
            Whose::NewPatient => {
                let patient = match receipt.patient {
                    Some(patient) => patient,
                    None => PatientId::new(self.ids.next(self.now.moment)?),
                };
                receipt.patient = Some(patient);
                Ok(Some(patient))
            }
        }
    }

    fn change(
        &mut self,
        tx: &mut Tx<'_>,
        change: DraftChange,
        receipt: &mut Receipt,
    ) -> Result<()> {
        match change {
            DraftChange::Discard(id) => {
                tx.discard_draft(id)?;
                receipt.draft = Some((id, 0));
                Ok(())
            }
            DraftChange::Begin { patient, content } => {
                let id = DraftId::new(self.ids.next(self.now.moment)?);
                self.save(tx, id, patient, 0, &content, receipt)
            }
            DraftChange::Save {
                draft,
                revision,
                content,
            } => {
                let stored = tx.draft(draft)?.ok_or(Refusal::Unknown(Thing::Draft))?;
                self.save(tx, draft, stored.patient, revision, &content, receipt)
            }
        }
    }

    fn save(
        &self,
        tx: &mut Tx<'_>,
        id: DraftId,
        patient: PatientId,
        revision: i64,
        content: &DraftContent,
        receipt: &mut Receipt,
    ) -> Result<()> {
        let draft = Draft {
            id,
            patient,
            author: self.author.user,
            kind: content.kind(),
            json: content.to_json()?,
            saved_at: self.now.moment,
            revision,
        };
        match tx.save_draft(&draft)? {
            Saved::As(revision) => {
                receipt.draft = Some((id, revision));
                Ok(())
            }
            Saved::Newer(_) => Err(Refusal::DraftChanged.into()),
            Saved::Gone => Err(Refusal::Unknown(Thing::Draft).into()),
        }
    }
}
