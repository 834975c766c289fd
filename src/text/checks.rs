//! The check of the whole journal in words: what was read, and what is not as it was written.

use super::{Text, fill, thousands};
use crate::domain::check::{CheckFault, JournalChecked};
use crate::domain::time::Day;
use crate::journal::ClinicState;

impl Text {
    pub(super) fn journal_checked(&self, fact: &JournalChecked) -> Vec<String> {
        let words = &self.integrity;
        let number = |template: &str, of: &str, number: u64| {
            fill(template, &[(of, &thousands(self.language, number))])
        };
        let end = if fact.faults.is_empty() {
            words.well.clone()
        } else {
            let what = self.check_faults(fact);
            fill(&words.not_as_written, &[("what", &what)])
        };
        let first = fact
            .first_bad
            .map(|seq| number(&words.first_bad_entry, "entry", seq.unsigned_abs()));
        vec![
            number(&words.entries_read, "count", fact.entries),
            number(&words.files_read, "count", fact.photos),
            end,
            first.unwrap_or_default(),
            fact.photos_bad
                .map(|bad| number(&words.photos_bad, "count", bad))
                .unwrap_or_default(),
        ]
    }

    /// That the newest check found something, and when; nothing if all was well or nothing was ever checked.
    pub fn check_found(&self, clinic: &ClinicState, today: Day) -> Option<String> {
        let (at, fact) = clinic.checked.as_ref()?;
        let (when, what) = (self.moment_of_day(*at, today), self.check_faults(fact));
        let values = [("when", when.as_str()), ("what", what.as_str())];
        (!what.is_empty()).then(|| fill(&self.integrity.last_found, &values))
    }

    pub(super) fn check_faults(&self, fact: &JournalChecked) -> String {
        let names: Vec<&str> = fact
            .faults
            .iter()
            .map(|fault| self.check_fault(*fault))
            .collect();
        names.join(", ")
    }

    fn check_fault(&self, fault: CheckFault) -> &str {
        let words = &self.integrity;
        match fault {
            CheckFault::Chain => &words.chain,
            CheckFault::Authors => &words.authors,
            CheckFault::Anchors => &words.anchors,
            CheckFault::RecoveryKey => &words.recovery,
            CheckFault::KeyFile => &words.key_file,
            CheckFault::Photos => &words.photos,
            CheckFault::Tables => &words.tables,
            CheckFault::Pages => &words.pages,
        }
    }
}
