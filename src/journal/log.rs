//! Log facts that somebody's action asks for: a search, an export, a confirmed clock, a lock.

use crate::domain::id::PatientId;
use crate::domain::log::{ClockConfirmed, Export, Exported, LockReason, Locked, Searched};
use crate::domain::time::Moment;

use super::decision::{Decision, Whose};
use super::error::Result;
use super::grounds::{Grounds, must_fit};

pub fn search(grounds: &Grounds<'_>, text: String, hits: u32) -> Result<Decision> {
    must_fit(&text)?;
    Ok(Decision::clinic(
        grounds.now.moment,
        Searched { text, hits },
    ))
}

pub fn export(grounds: &Grounds<'_>, patient: Option<PatientId>, what: Export) -> Result<Decision> {
    if let Some(patient) = patient {
        grounds.must_know(patient)?;
    }
    let whose = patient.map_or(Whose::Clinic, Whose::Patient);
    Ok(Decision::default().with(whose, grounds.now.moment, Exported { what }))
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

pub fn lock(grounds: &Grounds<'_>, why: LockReason) -> Decision {
    Decision::clinic(grounds.now.moment, Locked { why })
}
