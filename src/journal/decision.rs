//! What a decision answers: facts that shall be added and drafts that change, all of it in one transaction.

use serde_json::Value;

use crate::domain::fact::Fact;
use crate::domain::id::{DraftId, EntryId, PatientId};
use crate::domain::time::Moment;

use super::edit::DraftContent;
use super::error::Result;
use super::grounds::must_fit;
use super::refusal::Refusal;

/// Whose record a fact belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// Written by the program itself, before anybody is logged in.
    Program,
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
    Begin {
        patient: PatientId,
        content: DraftContent,
    },
    Save {
        draft: DraftId,
        revision: i64,
        content: DraftContent,
    },
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

    /// No single text is longer than a field can show, whichever edit brings it and wherever in a fact it stands.
    pub fn must_fit(&self) -> Result<()> {
        self.additions.iter().try_for_each(Addition::must_fit)
    }
}

impl Addition {
    fn must_fit(&self) -> Result<()> {
        // A sheet is a document of its own and not a field.
        if matches!(self.fact, Fact::SheetAdopted(_)) {
            return Ok(());
        }
        let json = self
            .fact
            .to_json(self.reason.as_deref())
            .map_err(crate::store::Error::from)?;
        // Nothing in a short body can be long, and nearly all are short.
        if must_fit(&json).is_err() {
            let body = serde_json::from_str(&json).unwrap_or_default();
            every_text_must_fit(&body)?;
        }
        Ok(())
    }
}

fn every_text_must_fit(value: &Value) -> Result<(), Refusal> {
    match value {
        Value::String(text) => must_fit(text),
        Value::Array(values) => values.iter().try_for_each(every_text_must_fit),
        Value::Object(fields) => fields.values().try_for_each(every_text_must_fit),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}
