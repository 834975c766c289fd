//! The clinic's own facts folded into what rules ask of it: who may inject, what is on pause, kit and instruction.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::Fact;
use super::id::{EntryId, UserId};
use super::product::ProductId;
use super::safety::{BatchPaused, EmergencyKitChecked, PractitionerRegistered, SheetApproved};
use super::time::Moment;

/// What holds for the whole clinic now.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Premises {
    /// The clinic has written its registration as a place of cosmetic treatment (R11).
    pub registered: bool,
    practitioners: BTreeMap<UserId, Noted<PractitionerRegistered>>,
    /// Everything that was said about a batch, the oldest first.
    batches: BTreeMap<(ProductId, String), Vec<Noted<BatchPaused>>>,
    /// Products of which any adverse event is reported (R93).
    pub watched: BTreeSet<ProductId>,
    kit_checks: Vec<Noted<EmergencyKitChecked>>,
    instruction: Option<Noted<String>>,
    /// The newest approval of each sheet, by the hash of its text.
    approved_sheets: BTreeMap<String, Noted<SheetApproved>>,
    /// Who has read which version of the instruction, and when first.
    instructions_read: BTreeMap<(UserId, String), Moment>,
}

/// A fact of the clinic with the entry that tells it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noted<T> {
    pub entry: EntryId,
    pub at: Moment,
    /// Who told it.
    pub by: Option<UserId>,
    pub value: T,
}

impl Premises {
    /// Takes in one more entry, the oldest first; what is no fact of the clinic changes nothing.
    pub fn learn(&mut self, entry: EntryId, at: Moment, user: Option<UserId>, fact: &Fact) {
        let noted = Place {
            entry,
            at,
            by: user,
        };
        if let Fact::ClinicChanged(changed) = fact {
            self.registered = !changed.clinic.registration.trim().is_empty();
        } else if let Fact::PractitionerRegistered(registered) = fact {
            self.practitioners
                .insert(registered.user, noted.with(registered.clone()));
        } else if let Fact::BatchPaused(paused) = fact {
            let batch = (paused.product.clone(), batch_key(&paused.batch));
            let said = self.batches.entry(batch).or_default();
            said.push(noted.with(paused.clone()));
        } else if let Fact::ProductWatched(said) = fact {
            if said.watched {
                self.watched.insert(said.product.clone());
            } else {
                self.watched.remove(&said.product);
            }
        } else if let Fact::EmergencyKitChecked(check) = fact {
            self.kit_checks.push(noted.with(check.clone()));
        } else if let Fact::InstructionAdopted(adopted) = fact {
            self.instruction = Some(noted.with(adopted.version.clone()));
        } else if let Fact::SheetApproved(approved) = fact {
            let sheet = approved.sha256.clone();
            self.approved_sheets
                .insert(sheet, noted.with(approved.clone()));
        } else if let Fact::InstructionRead(read) = fact
            && let Some(user) = user
        {
            let read = (user, read.version.clone());
            self.instructions_read
                .entry(read)
                .or_insert_with(|| at.whole_second());
        }
    }

    pub fn practitioner(&self, user: UserId) -> Option<&Noted<PractitionerRegistered>> {
        self.practitioners.get(&user)
    }

    /// The pause of a batch, if it is on pause now.
    pub fn pause(&self, product: &ProductId, batch: &str) -> Option<&Noted<BatchPaused>> {
        self.said_of(product, batch)
            .last()
            .filter(|last| last.value.paused)
    }

    /// The pause of a batch, if it was on pause at a moment; in the very second of the pause it is (R62b).
    pub fn pause_at(
        &self,
        product: &ProductId,
        batch: &str,
        at: Moment,
    ) -> Option<&Noted<BatchPaused>> {
        let said = self.said_of(product, batch).iter();
        // Of two words about one second, the one that was written last.
        let by_then = said.filter(|said| said.at <= at).max_by_key(|said| said.at);
        by_then.filter(|last| last.value.paused)
    }

    fn said_of(&self, product: &ProductId, batch: &str) -> &[Noted<BatchPaused>] {
        let batch = (product.clone(), batch_key(batch));
        self.batches.get(&batch).map_or(&[], Vec::as_slice)
    }

    /// Every batch that is on pause now.
    pub fn paused(&self) -> impl Iterator<Item = &Noted<BatchPaused>> {
        let last = self.batches.values().filter_map(|said| said.last());
        last.filter(|last| last.value.paused)
    }

    /// The newest check of the emergency kit made by a moment (R14).
    pub fn kit_checked(&self, by: Moment) -> Option<&Noted<EmergencyKitChecked>> {
        let made = self.kit_checks.iter().filter(|check| check.at <= by);
        made.max_by_key(|check| check.at)
    }

    /// The version of the written instruction that is in use (R13).
    pub const fn instruction(&self) -> Option<&Noted<String>> {
        self.instruction.as_ref()
    }

    /// Whether a doctor stands by a sheet, by the hash of its text (R28).
    pub fn has_approved_sheet(&self, sha256: &str) -> bool {
        self.approved_sheets.contains_key(sha256)
    }

    /// Who stands by a sheet, and what she found in it.
    pub fn sheet_approval(&self, sha256: &str) -> Option<&Noted<SheetApproved>> {
        self.approved_sheets.get(sha256)
    }

    /// Whether somebody has read the instruction as it is now; without one there is nothing to have read.
    pub fn has_read_instruction(&self, user: UserId) -> bool {
        self.instruction_read(user).is_some()
    }

    /// When somebody read the instruction as it is now.
    pub fn instruction_read(&self, user: UserId) -> Option<Moment> {
        let current = self.instruction.as_ref()?;
        let read = (user, current.value.clone());
        self.instructions_read.get(&read).copied()
    }
}

/// Two ways of typing one batch number are the same batch: capitals, blanks and hyphens mean nothing.
pub fn batch_key(batch: &str) -> String {
    batch
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// Where something is told.
#[derive(Clone, Copy)]
struct Place {
    entry: EntryId,
    at: Moment,
    by: Option<UserId>,
}

impl Place {
    const fn with<T>(self, value: T) -> Noted<T> {
        Noted {
            entry: self.entry,
            at: self.at.whole_second(),
            by: self.by,
            value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_batch_is_known_however_it_is_typed() {
        assert_eq!(batch_key("test-0426 a"), batch_key("TEST-0426-A"));
        assert_ne!(batch_key("TEST-0426-A"), batch_key("TEST-0426-B"));
    }
}
