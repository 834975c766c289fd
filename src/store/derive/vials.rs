//! Which vial was opened for whom, and which treatment drew from it.

use rusqlite::{Connection, named_params};

use super::super::{Result, row};
use super::Happened;
use crate::domain::id::EntryId;
use crate::domain::premises::batch_key;
use crate::domain::product::ProductId;
use crate::domain::treatment::{Deviation, DrawnVial, Treatment};
use crate::domain::vial::VialOpened;

pub(super) fn opened(db: &Connection, happened: &Happened<'_>, fact: &VialOpened) -> Result<()> {
    index(db, happened, Some(&fact.product), &fact.batch)
}

pub(super) fn treated(db: &Connection, happened: &Happened<'_>, fact: &Treatment) -> Result<()> {
    drawn(db, happened, &fact.vials)
}

/// A deviation may know its batch without knowing its vial.
pub(super) fn deviated(db: &Connection, happened: &Happened<'_>, fact: &Deviation) -> Result<()> {
    let batch = fact.batch.as_deref().unwrap_or_default();
    index(db, happened, fact.known_product(), batch)?;
    drawn(db, happened, &fact.vials)
}

/// A vial that was never opened for this patient, or a treatment that never was hers, is found under her no more.
pub(super) fn withdrawn(db: &Connection, happened: &Happened<'_>) -> Result<()> {
    forget(db, happened.root)?;
    let parameters = named_params! { ":entry": happened.root.as_bytes() };
    row::change(
        db,
        "DELETE FROM vial_index WHERE entry = :entry",
        parameters,
    )?;
    Ok(())
}

fn index(
    db: &Connection,
    happened: &Happened<'_>,
    product: Option<&ProductId>,
    batch: &str,
) -> Result<()> {
    let parameters = named_params! {
        ":entry": happened.root.as_bytes(),
        ":patient": happened.patient.map(|patient| *patient.as_bytes()),
        ":product": product.map(ProductId::as_str),
        ":batch_key": batch_key(batch),
    };
    row::change(db, include_str!("vial_index.sql"), parameters)?;
    Ok(())
}

/// An amendment says anew which vials were drawn from.
fn drawn(db: &Connection, happened: &Happened<'_>, vials: &[DrawnVial]) -> Result<()> {
    let Some(patient) = happened.patient else {
        return Ok(());
    };
    if happened.amends() {
        forget(db, happened.root)?;
    }
    for drawn in vials {
        let vial = happened.first_version(drawn.vial)?;
        let parameters = named_params! {
            ":vial": vial.as_bytes(),
            ":entry": happened.root.as_bytes(),
            ":patient": patient.as_bytes(),
        };
        row::change(db, include_str!("vial_use.sql"), parameters)?;
    }
    Ok(())
}

fn forget(db: &Connection, entry: EntryId) -> Result<()> {
    let parameters = named_params! { ":entry": entry.as_bytes() };
    row::change(db, "DELETE FROM vial_use WHERE entry = :entry", parameters)?;
    Ok(())
}
