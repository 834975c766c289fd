//! `verify`: is everything as it was written? Prints counts, then each fault; the exit code says which kind comes first.

use super::arguments::Verify;
use super::console::Console;
use super::{Exit, Failure, login, passphrase};
use crate::journal::Recovery;
use crate::journal::reader::Glance;
use crate::journal::task::{
    self, Elsewhere, Findings, PhotoFault, Progress, Unlock, outside_anchors,
};

/// The file is damaged (`reliability.md` §c).
const DAMAGED: u8 = 4;

pub fn run(asked: &Verify, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let glance = Glance::at(&console.journal()?)?;
    let anchors = match &asked.anchor {
        Some(path) => outside_anchors(path).or(Err(Failure::AnchorFile))?,
        None => Vec::new(),
    };
    let tile = login::chosen(glance.tiles(), &asked.login)?;
    let unlock = Unlock {
        keys: glance.keys().clone(),
        user: tile.user,
        passphrase: passphrase::given(&asked.login, &tile, console)?,
    };
    let verify = task::Verify {
        reader: glance.enter(unlock.run()?)?,
        anchors,
        second: task::Witness::At(console.settings.second_place()),
        photos: asked.photos,
    };
    // First, because a damaged page can end everything that comes after it.
    let is_damaged = asked.full && !database(&verify, console)?;
    let findings = verify.run(&Progress::default())?;
    counts(&findings, console)?;
    faults(&findings, console)?;
    let code = if is_damaged {
        DAMAGED
    } else {
        findings.exit_code()
    };
    let words = &console.text.cli;
    let sentence = if code == 0 {
        &words.all_well
    } else {
        &words.faults_found
    };
    console.say(&sentence.clone());
    Ok(Exit::of_findings(code))
}

/// The database's own checks; true if it is well.
fn database(verify: &task::Verify, console: &mut Console<'_>) -> Result<bool, Failure> {
    let faults = verify.database()?;
    for fault in &faults {
        let count = fault.findings.to_string();
        console.record(&["fault", "database", fault.check, &count])?;
    }
    Ok(faults.is_empty())
}

fn counts(findings: &Findings, console: &mut Console<'_>) -> Result<(), Failure> {
    let counts = &findings.counts;
    for (name, count) in [
        ("entries", counts.entries),
        ("bodies", counts.bodies),
        ("patients", counts.patients),
        ("appointments", counts.appointments),
        ("photos", counts.photos),
        ("thumbnails", counts.thumbnails),
        ("drafts", counts.drafts),
        ("entries_verified", findings.chain.entries),
        ("signatures_verified", findings.authors.signatures),
        ("photo_files_read", findings.photos_read as u64),
        ("photo_files_unlisted", findings.photos_unlisted as u64),
        ("anchors", findings.anchors_read as u64),
        (
            "anchors_unreadable",
            findings.anchors_unreadable.len() as u64,
        ),
    ] {
        console.record(&[name, &count.to_string()])?;
    }
    match findings.second {
        Elsewhere::Nowhere => {}
        Elsewhere::Unreadable => console.record(&["note", "second_place", "unreadable"])?,
        Elsewhere::Read {
            anchors,
            left_behind,
            is_behind,
        } => {
            console.record(&["anchors_elsewhere", &anchors.to_string()])?;
            console.record(&["anchors_left_behind", &left_behind.to_string()])?;
            if is_behind && anchors > 0 {
                console.record(&["note", "second_place", "behind"])?;
            }
        }
    }
    // A crash while a line was written leaves it torn: worth telling, and no fault of the journal.
    for line in &findings.anchors_unreadable {
        console.record(&["note", "anchor_line", &line.to_string(), "unreadable"])?;
    }
    Ok(())
}

/// The first bad entry of the chain, and everything else that is not as it should be.
fn faults(findings: &Findings, console: &mut Console<'_>) -> Result<(), Failure> {
    if let Some((seq, fault)) = &findings.chain.fault {
        console.record(&["fault", "chain", &seq.to_string(), &snake(fault)])?;
    }
    if let Some((seq, fault)) = &findings.authors.forged {
        console.record(&["fault", "author", &seq.to_string(), &snake(fault)])?;
    }
    if findings.recovery == Recovery::Differs {
        console.record(&["fault", "recovery_key", "differs"])?;
    }
    for seq in &findings.anchors_broken {
        console.record(&["fault", "anchor", &seq.to_string(), "not_extended"])?;
    }
    for (name, fault) in &findings.photos {
        let fault = match fault {
            PhotoFault::Missing => "missing",
            PhotoFault::Damaged => "damaged",
            PhotoFault::Other => "other",
        };
        console.record(&["fault", "photo", &name.to_string(), fault])?;
    }
    for difference in &findings.differences {
        let (id, fault) = (difference.id.to_string(), snake(&difference.fault));
        console.record(&["fault", difference.table, &id, &fault])?;
    }
    if findings.thumbnails_bad > 0 {
        let count = findings.thumbnails_bad.to_string();
        console.record(&["fault", "thumbnail", &count, "damaged"])?;
    }
    Ok(())
}

/// `Broken(Body)` becomes `broken_body`: the name of a finding as a field.
fn snake(fault: &impl std::fmt::Debug) -> String {
    let mut name = String::new();
    for letter in format!("{fault:?}").chars().filter(|c| c.is_alphanumeric()) {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}
