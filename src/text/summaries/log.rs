//! The clinic's own facts and the log, in a line.

use super::{Around, Text, fill};
use crate::domain::clinic::{
    AccessRecovered, ClinicChanged, KeysTended, PolicyChanged, SheetAdopted, Tended, UserAdded,
    UserRetired, VaultCreated,
};
use crate::domain::log::{
    ClockJumped, DraftKind, Export, Exported, HeadSigned, LockReason, Locked, RecordOpened,
    Refused, SchemaMigrated, Searched,
};

impl Text {
    pub(super) fn vault_created(&self, fact: &VaultCreated) -> Vec<String> {
        let words = &self.summaries;
        let practice = fact.practice.then(|| words.practice_journal.clone());
        vec![
            fill(&words.journal_of, &[("clinic", &fact.clinic)]),
            practice.unwrap_or_default(),
            fill(&words.with_program, &[("version", &fact.program)]),
        ]
    }

    pub(super) fn clinic_changed(fact: &ClinicChanged) -> Vec<String> {
        let clinic = &fact.clinic;
        [
            &clinic.name,
            &clinic.address,
            &clinic.phone,
            &clinic.registration,
        ]
        .map(String::clone)
        .to_vec()
    }

    pub(super) fn policy_changed(&self, fact: &PolicyChanged) -> Vec<String> {
        let (words, policy) = (&self.summaries, &fact.policy);
        let clock = |minutes: u32| self.clock_face(minutes);
        let count = |number: u32| number.to_string();
        vec![
            fill(
                &words.opening_hours,
                &[
                    ("from", &clock(policy.opens)),
                    ("until", &clock(policy.closes)),
                ],
            ),
            fill(
                &words.locks_after,
                &[("minutes", &count(policy.auto_lock_minutes))],
            ),
            fill(
                &words.late_after,
                &[("hours", &count(policy.late_entry_hours))],
            ),
            fill(
                &words.reason_length,
                &[("count", &count(policy.reason_length))],
            ),
        ]
    }

    pub(super) fn user_added(&self, fact: &UserAdded) -> Vec<String> {
        let user = &fact.user;
        let authorisation = user.authorisation.clone().unwrap_or_default();
        vec![
            user.name.clone(),
            self.role(user.role).to_owned(),
            authorisation,
        ]
    }

    pub(super) fn user_retired(&self, fact: &UserRetired, around: &Around<'_>) -> Vec<String> {
        vec![
            self.named(Some(fact.user), around),
            self.summaries.user_retired.clone(),
        ]
    }

    pub(super) fn access_recovered(
        &self,
        fact: &AccessRecovered,
        around: &Around<'_>,
    ) -> Vec<String> {
        vec![
            self.named(Some(fact.user), around),
            self.summaries.access_recovered.clone(),
        ]
    }

    pub(super) fn keys_tended(&self, fact: &KeysTended) -> &str {
        let words = &self.summaries;
        match fact.what {
            Tended::PassphraseChanged => &words.passphrase_changed,
            Tended::RecoveryKeyReplaced => &words.recovery_replaced,
            Tended::RecoveryKeyTested => &words.recovery_tested,
        }
    }

    pub(super) fn sheet_adopted(&self, fact: &SheetAdopted) -> Vec<String> {
        let words = &self.summaries;
        let material = fact.material.then(|| words.sheet_material.clone());
        vec![
            fill(&words.sheet_version, &[("version", &fact.version)]),
            material.unwrap_or_default(),
        ]
    }

    pub(super) fn locked(&self, fact: &Locked) -> String {
        let words = &self.summaries;
        match fact.why {
            LockReason::Asked => words.locked_asked.clone(),
            LockReason::Idle => words.locked_idle.clone(),
            LockReason::Slept => words.locked_slept.clone(),
            LockReason::TooLong => words.locked_too_long.clone(),
            LockReason::Closed => words.locked_closed.clone(),
        }
    }

    pub(super) fn record_opened(&self, fact: &RecordOpened) -> Vec<String> {
        let words = &self.summaries;
        let purpose = fact.purpose.as_deref().unwrap_or_default();
        vec![
            words.record_opened.clone(),
            Self::if_said(&words.purpose, "words", purpose),
        ]
    }

    pub(super) fn searched(&self, fact: &Searched) -> String {
        let hits = fact.hits.to_string();
        fill(
            &self.summaries.searched,
            &[("words", &fact.text), ("hits", &hits)],
        )
    }

    pub(super) fn exported(&self, fact: &Exported) -> Vec<String> {
        let words = &self.summaries;
        let what = match fact.what {
            Export::History => words.export_history.clone(),
            Export::PersonalNumber => words.export_number.clone(),
            Export::Sheet => words.export_sheet.clone(),
            Export::Photo => words.export_photo.clone(),
            Export::PhotoSheet => words.export_photo_sheet.clone(),
            Export::Aftercare => words.export_aftercare.clone(),
            Export::Accesses => words.export_accesses.clone(),
        };
        let with = fact.photos.as_ref().map(|out| {
            let count = self.photos_counted(out.photos.len());
            let values = [
                ("purpose", self.purpose(out.purpose)),
                ("count", &count),
                ("to", out.to.trim()),
            ];
            fill(&words.export_photos, &values)
        });
        std::iter::once(what).chain(with).collect()
    }

    pub(super) fn clock_jumped(&self, fact: ClockJumped) -> String {
        let shift = self.shift(fact.seconds);
        fill(&self.summaries.clock_ahead, &[("shift", &shift)])
    }

    /// »Nr. 23 · 3f2a 91bc 07d4«, as pages have it.
    pub(super) fn head_signed(&self, fact: &HeadSigned) -> Vec<String> {
        let digits: Vec<char> = fact.head.chars().take(12).collect();
        let groups: Vec<String> = digits.chunks(4).map(String::from_iter).collect();
        let (seq, hash) = (fact.seq.to_string(), groups.join(" "));
        let values = [("seq", seq.as_str()), ("hash", &hash)];
        vec![fill(&self.reading.number_and_hash, &values)]
    }

    pub(super) fn schema_migrated(&self, fact: &SchemaMigrated) -> Vec<String> {
        let words = &self.summaries;
        let (from, to) = (fact.from.to_string(), fact.to.to_string());
        vec![
            fill(&words.layout_changed, &[("from", &from), ("to", &to)]),
            fill(&words.journal_before, &[("copy", &fact.copy)]),
        ]
    }

    pub(super) fn refused_edit(&self, fact: &Refused) -> String {
        let words = &self.summaries;
        let what = self.edit_named(&fact.edit);
        if fact.because.iter().all(|why| why == "role") {
            return fill(&words.refused_role, &[("what", what)]);
        }
        let rules = fact.because.join(", ");
        fill(&words.refused, &[("what", what), ("rules", &rules)])
    }

    pub(super) fn draft_of(&self, kind: DraftKind) -> String {
        let what = self.fact_kind(kind.as_str()).to_lowercase();
        fill(&self.summaries.draft_of, &[("what", &what)])
    }
}
