//! Drafts: half-written, free to change, each with one author. None of it stands in the chain.

use rusqlite::{Connection, Row, named_params};

use super::{Result, Store, row};
use crate::domain::id::{DraftId, PatientId, UserId};
use crate::domain::log::DraftKind;
use crate::domain::time::Moment;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    pub id: DraftId,
    pub patient: PatientId,
    pub author: UserId,
    pub kind: DraftKind,
    pub json: String,
    pub saved_at: Moment,
    /// 1 when it was first saved, one more at each save.
    pub revision: i64,
}

/// What came of saving a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saved {
    /// It is kept under this revision.
    As(i64),
    /// Somewhere else it was saved meanwhile; this is what stands there. Both must be shown.
    Newer(Box<Draft>),
    /// It was signed or thrown away meanwhile.
    Gone,
}

impl Store {
    pub fn draft(&self, id: DraftId) -> Result<Option<Draft>> {
        load(&self.db, id)
    }

    /// All drafts of an author, last saved first.
    pub fn drafts_by(&self, author: UserId) -> Result<Vec<Draft>> {
        row::all(
            &self.db,
            include_str!("by_author.sql"),
            named_params! { ":author": author.as_bytes() },
            draft,
        )
    }

    /// All drafts about a patient, last saved first.
    pub fn drafts_about(&self, patient: PatientId) -> Result<Vec<Draft>> {
        let (mut drafts, of_two) = self.of_person(patient, |patient| {
            let patient = named_params! { ":patient": patient.as_bytes() };
            row::all(&self.db, include_str!("about_patient.sql"), patient, draft)
        })?;
        if of_two {
            drafts.sort_by_key(|draft| (std::cmp::Reverse(draft.saved_at), draft.id));
        }
        Ok(drafts)
    }
}

pub(super) fn save(db: &Connection, draft: &Draft) -> Result<Saved> {
    let revision = draft.revision + 1;
    let parameters = named_params! {
        ":id": draft.id.as_bytes(),
        ":patient": draft.patient.as_bytes(),
        ":author": draft.author.as_bytes(),
        ":kind": draft.kind.as_str(),
        ":json": draft.json,
        ":saved_at": draft.saved_at.micros(),
        ":revision": revision,
    };
    let sql = if draft.revision == 0 {
        include_str!("insert.sql")
    } else {
        include_str!("update.sql")
    };
    if row::change(db, sql, parameters)? == 1 {
        return Ok(Saved::As(revision));
    }
    Ok(load(db, draft.id)?.map_or(Saved::Gone, |newer| Saved::Newer(Box::new(newer))))
}

pub(super) fn discard(db: &Connection, id: DraftId) -> Result<bool> {
    Ok(row::change(
        db,
        "DELETE FROM draft WHERE id = :id",
        named_params! { ":id": id.as_bytes() },
    )? == 1)
}

fn load(db: &Connection, id: DraftId) -> Result<Option<Draft>> {
    row::first(
        db,
        "SELECT * FROM draft WHERE id = :id",
        named_params! { ":id": id.as_bytes() },
        draft,
    )
}

pub(super) fn draft(found: &Row<'_>) -> Result<Draft> {
    Ok(Draft {
        id: DraftId::from_bytes(found.get("id")?),
        patient: row::patient_id(found, "patient")?,
        author: row::user_id(found, "author")?,
        kind: row::from_word(found, "kind")?,
        json: found.get("json")?,
        saved_at: row::moment(found, "saved_at")?,
        revision: found.get("revision")?,
    })
}
