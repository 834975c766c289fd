//! Log facts that somebody's action asks for: a search, an export, a confirmed clock, a lock.

use std::collections::BTreeSet;

use crate::domain::id::PatientId;
use crate::domain::log::{
    ClockConfirmed, Export, Exported, HeadSigned, LockReason, Locked, Searched,
};
use crate::domain::time::Moment;
use crate::vault::hex;

use super::decision::{Decision, Whose};
use super::error::Result;
use super::grounds::{Grounds, must_be_text, must_fit};
use super::patients;

pub fn search(grounds: &Grounds<'_>, text: String, hits: u32) -> Result<Decision> {
    must_fit(&text)?;
    Ok(Decision::clinic(
        grounds.now.moment,
        Searched { text, hits },
    ))
}

/// Whoever is named in a recall has been looked at: the search and each opening are written together.
pub fn recall(
    grounds: &Grounds<'_>,
    (batch, hits): (String, u32),
    opened: BTreeSet<PatientId>,
    purpose: Option<&str>,
) -> Result<Decision> {
    let mut decision = search(grounds, batch, hits)?;
    for patient in opened {
        let opening = patients::opening(grounds, patient, purpose)?;
        decision = decision.and(patient, grounds.now.moment, opening);
    }
    Ok(decision)
}

pub fn export(grounds: &Grounds<'_>, patient: Option<PatientId>, what: Export) -> Result<Decision> {
    if let Some(patient) = patient {
        grounds.must_know(patient)?;
    }
    let whose = patient.map_or(Whose::Clinic, Whose::Patient);
    let exported = Exported {
        what,
        to: String::new(),
        photos: None,
    };
    Ok(Decision::default().with(whose, grounds.now.moment, exported))
}

/// Whoever may read a record may hand it out; to whom is written before any of it leaves.
pub fn hand_out(
    grounds: &Grounds<'_>,
    patient: PatientId,
    what: Export,
    to: String,
) -> Result<Decision> {
    grounds.must_know(patient)?;
    must_be_text(&to)?;
    let exported = Exported {
        what,
        to,
        photos: None,
    };
    Ok(Decision::of(patient, grounds.now.moment, exported))
}

/// A doctor says, with her own passphrase, that the time shown is right. Entries before are never re-timed (§2.8).
pub fn confirm_clock(grounds: &Grounds<'_>) -> Result<Decision> {
    grounds.must_be_proven()?;
    let shown: Moment = grounds.now.system;
    Ok(Decision::clinic(
        shown,
        ClockConfirmed {
            shown: shown.whole_second(),
        },
    )
    .by_proof())
}

/// Signed by whoever takes it along, a reviewer too.
pub fn sign_head(grounds: &Grounds<'_>) -> Result<Decision> {
    let head = grounds.read.head()?;
    let signed = HeadSigned {
        seq: head.seq,
        head: hex::encode(&head.hash),
    };
    Ok(Decision::clinic(grounds.now.moment, signed))
}

pub fn lock(grounds: &Grounds<'_>, why: LockReason) -> Decision {
    Decision::clinic(grounds.now.moment, Locked { why })
}
