//! Backups in words: what happened, and why one was not made or cannot be used.

use super::{Text, fill};
use crate::domain::backup::{
    BackupMade, Freshness, JournalRestored, OpenedWith, RestoreRehearsed, freshness,
};
use crate::domain::time::{Day, Moment};
use crate::journal::{BackupFault, LastRuns};

/// How old the newest backup off this disk is, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackupStatus {
    pub freshness: Freshness,
    /// »Sidst kopieret i går 18.02 til E: – afprøvet«
    pub said: String,
    /// What to do about it; empty while all is well.
    pub advice: String,
    /// For the top bar.
    pub short: String,
    /// There is none, however short that has been so.
    pub is_missing: bool,
}

impl Text {
    pub(super) fn backup_made(&self, fact: &BackupMade) -> Vec<String> {
        let words = &self.backups;
        let same = (!fact.elsewhere).then(|| words.same_disk.clone());
        let missing = self.photos_numbered(
            fact.photos_missing,
            &words.photo_missing_one,
            &words.photos_missing_count,
        );
        vec![
            fill(&words.copied_to, &[("target", &fact.target)]),
            self.until_entry(fact.seq),
            self.photos_held(fact.photos),
            same.unwrap_or_default(),
            missing,
        ]
    }

    pub(super) fn restore_rehearsed(&self, fact: &RestoreRehearsed) -> Vec<String> {
        let words = &self.backups;
        let end = if fact.photos_bad == 0 {
            words.rehearsed_well.clone()
        } else {
            self.photos_bad(fact.photos_bad)
        };
        vec![
            fill(&words.rehearsed_from, &[("target", &fact.target)]),
            self.until_entry(fact.seq),
            self.photos_held(fact.photos),
            end,
        ]
    }

    pub(super) fn journal_restored(&self, fact: &JournalRestored) -> Vec<String> {
        let words = &self.backups;
        let with = match fact.with {
            OpenedWith::Passphrase => &words.was_opened_with_passphrase,
            OpenedWith::RecoveryKey => &words.was_opened_with_recovery_key,
        };
        vec![
            self.until_entry(fact.seq),
            fill(&words.copy_is_from, &[("when", &self.dated(fact.made_at))]),
            with.clone(),
            self.photos_bad(fact.photos_bad),
        ]
    }

    fn until_entry(&self, seq: i64) -> String {
        fill(&self.backups.until_entry, &[("seq", &seq.to_string())])
    }

    fn photos_held(&self, count: u64) -> String {
        self.photos_counted(usize::try_from(count).unwrap_or(usize::MAX))
    }

    fn photos_bad(&self, count: u64) -> String {
        let words = &self.backups;
        self.photos_numbered(count, &words.photo_bad_one, &words.photos_bad_count)
    }

    /// Nothing for none.
    fn photos_numbered(&self, count: u64, one: &str, many: &str) -> String {
        match count {
            0 => String::new(),
            1 => one.to_owned(),
            _ => fill(many, &[("count", &super::thousands(self.language, count))]),
        }
    }

    /// Of the targets of the settings, or where those are not known, of every one that was written to.
    pub fn backup_status(
        &self,
        runs: &LastRuns,
        targets: Option<&[String]>,
        founded: Option<Moment>,
        now: Moment,
    ) -> BackupStatus {
        let words = &self.backups;
        let newest = runs.newest_elsewhere(targets);
        let freshness = freshness(newest.map(|made| made.at), founded, now);
        let said = newest.map_or_else(
            || words.never_elsewhere.clone(),
            |made| {
                let when = self.day_and_time(made.at, now.day());
                let values = [("when", when.as_str()), ("target", &made.fact.target)];
                fill(&words.last_copied, &values)
            },
        );
        let advice = match (freshness, newest) {
            (_, None) => words.none_note.clone(),
            (Freshness::Fresh, Some(_)) => String::new(),
            (Freshness::Late, Some(_)) => words.late.clone(),
            (Freshness::Overdue, Some(_)) => words.overdue.clone(),
        };
        let short = if newest.is_none() {
            &words.notice_none
        } else {
            &words.notice_late
        };
        BackupStatus {
            freshness,
            said,
            advice,
            short: short.clone(),
            is_missing: newest.is_none(),
        }
    }

    /// »i går 18.02«
    pub fn day_and_time(&self, at: Moment, today: Day) -> String {
        let (day, time) = (self.near_day(at.day(), today), self.time(at));
        fill(&self.backups.on_day, &[("day", &day), ("time", &time)])
    }

    /// The sentence for a code of `backups.toml`.
    pub fn backup_problem(&self, code: &str) -> &str {
        let words = &self.backups;
        match code {
            "inside_journal" => &words.inside_journal,
            "is_journal" => &words.is_journal,
            "gone" => &words.gone,
            "busy" => &words.busy,
            "read_only" => &words.read_only,
            "full" => &words.full,
            "not_whole" => &words.not_whole,
            "cancelled" => &words.cancelled,
            "keys_changed" => &words.keys_changed,
            "journal_broken" => &words.journal_broken,
            _ => &words.disk,
        }
    }

    /// What happened, what is safe, and what to do.
    pub fn backup_fault(&self, fault: &BackupFault) -> &str {
        let words = &self.backups;
        match fault {
            BackupFault::InsideJournal => &words.inside_journal,
            BackupFault::IsJournal => &words.is_journal,
            BackupFault::Gone => &words.gone,
            BackupFault::Busy => &words.busy,
            BackupFault::ReadOnly => &words.read_only,
            BackupFault::Full => &words.full,
            BackupFault::Disk(_) => &words.disk,
            BackupFault::NotWhole => &words.not_whole,
            BackupFault::NoBackup => &words.no_backup,
            BackupFault::Several => &words.several,
            BackupFault::Damaged => &words.damaged,
            BackupFault::Newer(_) => &words.newer,
            BackupFault::Cancelled => &words.cancelled,
            BackupFault::KeysChanged => &words.keys_changed,
            BackupFault::NotSigned => &words.not_signed,
            BackupFault::JournalBroken => &words.journal_broken,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::HOUR;
    use crate::journal::Made;
    use crate::text::Language;

    fn made(at: Moment, target: &str, elsewhere: bool) -> Made {
        Made {
            at,
            noted: true,
            fact: BackupMade {
                target: target.to_owned(),
                backup: String::new(),
                seq: 1,
                head: String::new(),
                patients: 0,
                photos: 0,
                photos_missing: 0,
                bytes: 0,
                elsewhere,
            },
        }
    }

    ///
    #[test]
    fn the_status_says_when_and_where_and_warns_after_a_day_and_after_three() {
        let text = Text::load(Language::Danish).expect("Danish");
        let at = Moment::parse_rfc3339("2026-11-23T18:02:00+01:00").expect("a moment");
        let mut runs = LastRuns::default();
        runs.tried("E:", at, Ok(made(at, "E:", true)));
        // Newer, but on the same disk: it lulls nobody.
        let later = at.plus(10 * HOUR);
        runs.tried("C:", later, Ok(made(later, "C:", false)));
        let targets = ["C:".to_owned(), "E:".to_owned()];
        let said = |hours: i64| {
            let now = at.plus(hours * HOUR);
            text.backup_status(&runs, Some(&targets), Some(at), now)
        };
        let fresh = said(16);
        assert_eq!(fresh.said, "Sidst kopieret i går 18.02 til E: – afprøvet");
        assert_eq!(
            (fresh.freshness, fresh.advice.as_str()),
            (Freshness::Fresh, "")
        );
        assert_eq!(said(2).said, "Sidst kopieret i dag 18.02 til E: – afprøvet");
        let late = said(25);
        assert_eq!(late.freshness, Freshness::Late);
        assert!(late.advice.contains("Kopiér nu"));
        assert_eq!(said(73).freshness, Freshness::Overdue);
        let none = text.backup_status(&runs, Some(&targets[..1]), Some(at), at.plus(HOUR));
        assert_eq!(none.said, "Der er ingen kopi på en anden disk");
        assert_eq!(
            none.freshness,
            Freshness::Fresh,
            "the journal is an hour old"
        );
    }
}
