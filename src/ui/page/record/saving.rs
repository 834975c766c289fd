//! When a draft is saved, and under which revision: after a pause in typing, at the latest two seconds after the first key.

use std::time::Duration;

use crate::domain::aftercare::{FollowUpDraft, ReactionDraft};
use crate::domain::consultation::ConsultationDraft;
use crate::domain::id::DraftId;
use crate::domain::time::Moment;
use crate::domain::treatment::TreatmentDraft;
use crate::journal::{DraftContent, Edit};
use crate::text::{Text, fill};

/// A pause in typing that is long enough to save in.
const PAUSE: Duration = Duration::from_millis(400);
/// The longest that a key waits; what is left of the two seconds is for the disk.
const LONGEST: Duration = Duration::from_millis(1_800);
/// How long to wait before trying again what could not be saved.
const AGAIN: Duration = Duration::from_secs(5);

/// What can be saved as a draft.
pub trait Drafted: Clone + PartialEq {
    fn content(&self) -> DraftContent;
    fn of(content: &DraftContent) -> Option<&Self>;
}

impl Drafted for ConsultationDraft {
    fn content(&self) -> DraftContent {
        DraftContent::Consultation(Box::new(self.clone()))
    }

    fn of(content: &DraftContent) -> Option<&Self> {
        match content {
            DraftContent::Consultation(draft) => Some(draft),
            DraftContent::ContactNote { .. }
            | DraftContent::Treatment(_)
            | DraftContent::Reaction(_)
            | DraftContent::FollowUp(_) => None,
        }
    }
}

impl Drafted for TreatmentDraft {
    fn content(&self) -> DraftContent {
        DraftContent::Treatment(Box::new(self.clone()))
    }

    fn of(content: &DraftContent) -> Option<&Self> {
        match content {
            DraftContent::Treatment(draft) => Some(draft),
            DraftContent::ContactNote { .. }
            | DraftContent::Consultation(_)
            | DraftContent::Reaction(_)
            | DraftContent::FollowUp(_) => None,
        }
    }
}

impl Drafted for ReactionDraft {
    fn content(&self) -> DraftContent {
        DraftContent::Reaction(Box::new(self.clone()))
    }

    fn of(content: &DraftContent) -> Option<&Self> {
        match content {
            DraftContent::Reaction(draft) => Some(draft),
            DraftContent::ContactNote { .. }
            | DraftContent::Consultation(_)
            | DraftContent::Treatment(_)
            | DraftContent::FollowUp(_) => None,
        }
    }
}

impl Drafted for FollowUpDraft {
    fn content(&self) -> DraftContent {
        DraftContent::FollowUp(Box::new(self.clone()))
    }

    fn of(content: &DraftContent) -> Option<&Self> {
        match content {
            DraftContent::FollowUp(draft) => Some(draft),
            DraftContent::ContactNote { .. }
            | DraftContent::Consultation(_)
            | DraftContent::Treatment(_)
            | DraftContent::Reaction(_) => None,
        }
    }
}

/// How a draft on the screen stands to the one in the database.
pub struct Saving<D> {
    pub id: DraftId,
    revision: i64,
    saved: D,
    /// What is on its way.
    asked: Option<D>,
    /// What was on the screen when it was last looked at.
    seen: D,
    /// The first key that is not saved, and the last.
    unsaved: Option<(Duration, Duration)>,
    saved_at: Option<Moment>,
    failed: bool,
}

/// What is to be done now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    Nothing,
    /// Look again after so long.
    Wait(Duration),
    Save,
}

impl<D: Drafted> Saving<D> {
    pub fn new(id: DraftId, revision: i64, saved: &D, saved_at: Option<Moment>) -> Self {
        Self {
            id,
            revision,
            saved: saved.clone(),
            asked: None,
            seen: saved.clone(),
            unsaved: None,
            saved_at,
            failed: false,
        }
    }

    pub fn is_saved(&self, draft: &D) -> bool {
        self.saved == *draft
    }

    /// Something was changed since anybody looked at the time.
    pub fn is_new(&self, draft: &D) -> bool {
        self.seen != *draft
    }

    pub const fn saved_at(&self) -> Option<Moment> {
        self.saved_at
    }

    pub const fn has_failed(&self) -> bool {
        self.failed
    }

    /// »Kladde gemt 14.30«, or how far it is; nothing before anything was saved.
    pub fn said(&self, text: &Text, draft: &D) -> String {
        if self.failed {
            return text.consultation.not_saved.clone();
        }
        if !self.is_saved(draft) {
            return text.common.saving.clone();
        }
        let saved = |at: Moment| fill(&text.common.draft_saved, &[("time", &text.time(at))]);
        self.saved_at.map(saved).unwrap_or_default()
    }

    pub fn turn(&mut self, draft: &D, uptime: Duration) -> Turn {
        if self.is_saved(draft) {
            self.unsaved = None;
            return Turn::Nothing;
        }
        if self.asked.is_some() {
            return Turn::Nothing;
        }
        let (first, last) = self.unsaved.unwrap_or((uptime, uptime));
        let last = if self.is_new(draft) {
            self.seen.clone_from(draft);
            uptime
        } else {
            last
        };
        self.unsaved = Some((first, last));
        let due = if self.failed {
            last + AGAIN
        } else {
            (last + PAUSE).min(first + LONGEST)
        };
        match due.checked_sub(uptime) {
            Some(left) if !left.is_zero() => Turn::Wait(left),
            Some(_) | None => Turn::Save,
        }
    }

    /// The edit that saves it; nothing when it is saved or on its way.
    pub fn ask(&mut self, draft: &D) -> Option<Edit> {
        if self.is_saved(draft) || self.asked.is_some() {
            return None;
        }
        self.asked = Some(draft.clone());
        self.seen.clone_from(draft);
        Some(Edit::SaveDraft {
            draft: self.id,
            revision: self.revision,
            content: draft.content(),
        })
    }

    /// It was saved from here; somebody else's saving of the same draft is left alone, so that the next one finds out.
    pub fn done(&mut self, content: &DraftContent, revision: i64, at: Option<Moment>) {
        let Some(content) = D::of(content) else {
            return;
        };
        if self.asked.as_ref() == Some(content) {
            self.asked = None;
            self.saved.clone_from(content);
            self.revision = revision;
            self.saved_at = at.or(self.saved_at);
            self.unsaved = None;
            self.failed = false;
        }
    }

    pub fn failed(&mut self) {
        self.asked = None;
        self.unsaved = None;
        self.failed = true;
    }

    /// What is on the screen shall be saved over what stands in the database under this revision.
    pub fn keep_over(&mut self, revision: i64, stored: &D) {
        self.asked = None;
        self.unsaved = None;
        self.revision = revision;
        self.saved.clone_from(stored);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const MS: Duration = Duration::from_millis(1);

    fn draft(wishes: &str) -> ConsultationDraft {
        let mut draft = ConsultationDraft::begun(Moment::from_micros(0));
        draft.wishes = wishes.to_owned();
        draft
    }

    fn saving() -> Saving<ConsultationDraft> {
        Saving::new(DraftId::new(Uuid::from_u128(1)), 1, &draft(""), None)
    }

    #[test]
    fn a_pause_in_typing_saves() {
        let mut saving = saving();
        assert_eq!(saving.turn(&draft(""), Duration::ZERO), Turn::Nothing);
        assert_eq!(saving.turn(&draft("M"), 1_000 * MS), Turn::Wait(400 * MS));
        assert_eq!(saving.turn(&draft("Mi"), 1_300 * MS), Turn::Wait(400 * MS));
        assert_eq!(saving.turn(&draft("Mi"), 1_699 * MS), Turn::Wait(MS));
        assert_eq!(saving.turn(&draft("Mi"), 1_700 * MS), Turn::Save);
    }

    #[test]
    fn typing_without_a_pause_is_saved_within_two_seconds() {
        let mut saving = saving();
        let mut saved_after = None;
        for key in 0..30_u32 {
            let text = "M".repeat(key as usize + 1);
            if saving.turn(&draft(&text), key * 100 * MS) == Turn::Save {
                saved_after = saved_after.or(Some(key * 100));
            }
        }
        assert!(
            saved_after.is_some_and(|after| after < 2_000),
            "{saved_after:?}"
        );
    }

    #[test]
    fn what_could_not_be_saved_is_tried_again() {
        let mut saving = saving();
        assert!(saving.ask(&draft("M")).is_some());
        assert!(saving.ask(&draft("Mi")).is_none(), "it is on its way");
        saving.failed();
        assert_eq!(saving.turn(&draft("M"), 1_000 * MS), Turn::Wait(AGAIN));
        assert_eq!(saving.turn(&draft("M"), 1_000 * MS + AGAIN), Turn::Save);
    }

    #[test]
    fn a_saving_from_elsewhere_does_not_pass_for_our_own() {
        let mut saving = saving();
        let elsewhere = DraftContent::Consultation(Box::new(draft("Andet")));
        saving.done(&elsewhere, 2, None);
        let Some(Edit::SaveDraft { revision, .. }) = saving.ask(&draft("M")) else {
            panic!("nothing is saved");
        };
        assert_eq!(revision, 1);
    }
}
