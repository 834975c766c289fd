//! Is everything there that was said to be saved? The journal is opened, walked, and compared with the words of a program.

use std::collections::BTreeSet;
use std::path::Path;

use mimik::domain::id::PatientId;
use mimik::domain::log::{DraftKind, LockReason};
use mimik::journal::door::Door;
use mimik::journal::{Clock, Error, Ids, Journal};

use crate::clinic::{ORIGIN, enter, try_verify};

/// What came of one look at a journal.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Checked {
    /// Entries and drafts that were said to be saved and are not there.
    pub lost: usize,
    /// Photos that an entry names and that are not there or damaged.
    pub missing: usize,
    /// Of `verify`; 4 if it does not even open.
    pub code: u8,
    /// Why it does not open.
    pub shut: Option<String>,
    /// How much was said to be saved.
    pub said: usize,
    pub entries: u64,
    pub photos: usize,
    /// Files that no entry names.
    pub unlisted: usize,
    /// Half-written files after the start.
    pub left_in_tmp: usize,
}

impl Checked {
    pub const fn is_well(&self) -> bool {
        self.lost == 0 && self.missing == 0 && self.code == 0 && self.left_in_tmp == 0
    }
}

/// Whoever has the first tile logs in; with the first patient.
pub fn open(folder: &Path) -> Result<(Journal, PatientId), Error> {
    let door = Door::inspect(folder, Clock::System, Ids::System, ORIGIN)?;
    let doctor = door.tiles().first().unwrap().user;
    let (journal, _) = enter(door, doctor).map_err(|(_, error)| error)?;
    let rows = journal.find("", 1)?.rows;
    let patient = rows
        .first()
        .map_or(PatientId::from_bytes([0; 16]), |row| row.id);
    Ok((journal, patient))
}

/// Compares the journal with what was said: lines `ACK seq id` and `DRAFT revision`. A last line without its end never was.
pub fn check(folder: &Path, said: &str) -> Checked {
    let lines = said.split_inclusive('\n');
    let lines = lines.filter_map(|line| line.strip_suffix('\n'));
    let saved = |line: &&str| line.starts_with("ACK ") || line.starts_with("DRAFT ");
    let saved: Vec<&str> = lines.filter(saved).collect();
    look(folder, &saved).unwrap_or_else(|error| Checked {
        shut: Some(format!("{error:?}")),
        lost: saved.len(),
        code: 4,
        said: saved.len(),
        ..Checked::default()
    })
}

fn look(folder: &Path, said: &[&str]) -> Result<Checked, Error> {
    let (journal, patient) = open(folder)?;
    let record = journal.record(patient)?;
    let there: BTreeSet<String> = record
        .entries
        .iter()
        .map(|entry| format!("ACK {} {}", entry.header.seq, entry.header.id))
        .collect();
    let revision = record
        .draft(DraftKind::Consultation)
        .map_or(0, |draft| draft.revision);
    let is_lost = |line: &&&str| match line.strip_prefix("DRAFT ") {
        Some(saved) => saved.parse::<i64>().unwrap() > revision,
        None => !there.contains(**line),
    };
    let lost = said.iter().filter(is_lost).count();
    let findings = try_verify(&journal)?;
    let left_in_tmp = std::fs::read_dir(folder.join("tmp")).unwrap().count();
    let (_, written) = journal.lock(LockReason::Closed);
    written?;
    Ok(Checked {
        lost,
        missing: findings.photos.len(),
        code: findings.exit_code(),
        shut: None,
        said: said.len(),
        entries: findings.counts.entries,
        photos: findings.photos_read,
        unlisted: findings.photos_unlisted,
        left_in_tmp,
    })
}
