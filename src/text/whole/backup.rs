//! Backups: every field of what is said about one.

use super::lines::Lines;
use crate::domain::backup::{BackupMade, JournalRestored, OpenedWith, RestoreRehearsed};
use crate::text::thousands;

pub fn made(lines: &mut Lines<'_>, fact: &BackupMade) {
    let BackupMade {
        target,
        backup,
        seq,
        head,
        patients,
        photos,
        photos_missing,
        bytes,
        elsewhere,
    } = fact;
    let words = &lines.text.backups;
    lines.say(&words.target, target);
    copy(lines, backup, *seq, head);
    count(lines, &words.patients, *patients);
    count(lines, &words.photos, *photos);
    count(lines, &words.photos_missing, *photos_missing);
    count(lines, &words.bytes, *bytes);
    lines.whether(&words.elsewhere, *elsewhere);
}

pub fn rehearsed(lines: &mut Lines<'_>, fact: &RestoreRehearsed) {
    let RestoreRehearsed {
        target,
        backup,
        seq,
        head,
        photos,
        photos_bad,
    } = fact;
    let words = &lines.text.backups;
    lines.say(&words.target, target);
    copy(lines, backup, *seq, head);
    count(lines, &words.photos, *photos);
    count(lines, &words.photos_bad, *photos_bad);
}

pub fn restored(lines: &mut Lines<'_>, fact: &JournalRestored) {
    let JournalRestored {
        backup,
        seq,
        head,
        made_at,
        with,
        photos_bad,
    } = fact;
    let words = &lines.text.backups;
    copy(lines, backup, *seq, head);
    lines.at(&words.made_at, *made_at);
    let with = match with {
        OpenedWith::Passphrase => &words.with_passphrase,
        OpenedWith::RecoveryKey => &words.with_recovery_key,
    };
    lines.say(&words.opened_with, with);
    count(lines, &words.photos_bad, *photos_bad);
}

fn copy(lines: &mut Lines<'_>, name: &str, seq: i64, head: &str) {
    let words = &lines.text.backups;
    lines.say(&words.name, name);
    lines.say(&words.last_entry, &seq.to_string());
    lines.say(&words.entry_hash, head);
}

fn count(lines: &mut Lines<'_>, label: &str, number: u64) {
    lines.say(label, &thousands(lines.text.language, number));
}
