//! `backup`: one backup into each target, opened and checked before it counts; and what the journal and its lock screen say of it.

use std::path::{Path, PathBuf};

use super::arguments::Backup;
use super::console::Console;
use super::{Exit, Failure, login};
use crate::journal::task::{self, BackedUp, Progress};
use crate::journal::{BackupFault, Journal};

pub fn run(asked: &Backup, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let mut journal = login::enter(&asked.login, console)?;
    let done = all(&mut journal, asked, console);
    let locked = login::leave(journal);
    let failed = done?;
    locked?;
    Ok(if failed == 0 {
        Exit::WELL
    } else {
        Exit::REFUSED
    })
}

/// How many targets got none. One that fails does not keep the others waiting.
fn all(journal: &mut Journal, asked: &Backup, console: &mut Console<'_>) -> Result<usize, Failure> {
    let targets = targets(journal, asked);
    if targets.is_empty() {
        return Err(Failure::NoTarget);
    }
    let mut failed = 0;
    for target in targets {
        let end = into(journal, &target);
        let named = target.to_string_lossy();
        journal.backup_ended(&named, end.as_ref())?;
        match end {
            Ok(done) => tell(&done, console)?,
            Err(fault) => {
                failed += 1;
                console.record(&["failed", &in_a_line(&named), fault.code()])?;
                console.say(console.text.backup_fault(&fault));
            }
        }
    }
    Ok(failed)
}

fn targets(journal: &Journal, asked: &Backup) -> Vec<PathBuf> {
    let of_journal = || journal.clinic().policy.backup_targets.iter();
    if asked.to.is_empty() {
        of_journal().map(PathBuf::from).collect()
    } else {
        let whole = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        asked.to.iter().map(whole).collect()
    }
}

fn into(journal: &Journal, target: &Path) -> Result<BackedUp, BackupFault> {
    let now = journal.now().or(Err(BackupFault::JournalBroken))?;
    let task = task::Backup {
        source: journal.backup_source(),
        target: target.to_owned(),
        at: now.moment,
        clock_in_doubt: now.is_in_doubt(),
    };
    task.run(&Progress::default())
}

fn tell(done: &BackedUp, console: &mut Console<'_>) -> Result<(), Failure> {
    let fact = &done.made.fact;
    console.record(&[
        "made",
        &in_a_line(&fact.target),
        &fact.backup,
        &fact.seq.to_string(),
        &fact.photos.to_string(),
        &done.photos_new.to_string(),
        &fact.bytes.to_string(),
    ])?;
    let words = &console.text.backups;
    for (is_so, sentence) in [
        (fact.photos_missing > 0, &words.some_missing),
        (done.photos_mended > 0, &words.some_mended),
        (done.other_branch, &words.other_branch),
        (!fact.elsewhere, &words.same_disk_said),
    ] {
        if is_so {
            console.say(sentence);
        }
    }
    Ok(())
}

fn in_a_line(text: &str) -> String {
    crate::text::plain(text).replace(['\t', '\n', '\r'], " ")
}
