//! That everything was read again is written down with what was found, so that it is known also when it is mended later.

use std::collections::BTreeSet;

use crate::domain::check::{self, CheckFault, JournalChecked};

use super::Journal;
use super::clinic::Recovery;
use super::edit::Edit;
use super::error::Result;
use super::task::Verified;

impl Journal {
    /// Writes down what a check found. One that was stopped has not seen everything: it is shown and not written down, and
    /// the next one still is as due as before.
    pub fn checked(&mut self, verified: &Verified) -> Result<()> {
        if verified.findings.photos_left > 0 {
            return Ok(());
        }
        self.apply(Edit::NoteCheck(fact_of(verified))).map(drop)
    }

    /// Whether it is time to read everything again.
    pub fn check_is_due(&self) -> Result<bool> {
        let last = self.clinic().checked.as_ref().map(|(at, _)| *at);
        Ok(check::is_due(last, self.founded(), self.now()?.moment))
    }
}

fn fact_of(verified: &Verified) -> JournalChecked {
    let Verified { findings, pages } = verified;
    let chain = findings.chain.fault.as_ref().map(|(seq, _)| *seq);
    let forged = findings.authors.forged.as_ref().map(|(seq, _)| *seq);
    let unanchored = findings.anchors_broken.iter().min().copied();
    let tables = findings.thumbnails_bad > 0 || !findings.differences.is_empty();
    let found = [
        (chain.is_some(), CheckFault::Chain),
        (forged.is_some(), CheckFault::Authors),
        (unanchored.is_some(), CheckFault::Anchors),
        (
            findings.recovery == Recovery::Differs,
            CheckFault::RecoveryKey,
        ),
        (findings.recovery == Recovery::NoFile, CheckFault::KeyFile),
        (!findings.photos.is_empty(), CheckFault::Photos),
        (tables, CheckFault::Tables),
        (!pages.is_empty(), CheckFault::Pages),
    ];
    let faults: BTreeSet<CheckFault> = found
        .into_iter()
        .filter_map(|(is_so, fault)| is_so.then_some(fault))
        .collect();
    let bad = findings.photos.len() as u64;
    JournalChecked {
        entries: findings.counts.entries,
        photos: findings.photos_read as u64,
        faults,
        first_bad: [chain, forged, unanchored].into_iter().flatten().min(),
        photos_bad: (bad > 0).then_some(bad),
    }
}
