//! A reaction and a follow-up while they are written: nothing is answered beforehand.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{AlarmSymptom, AreaEffect, FollowUp, FollowUpMode, Grade, Reaction, Satisfaction};
use crate::domain::area::Area;
use crate::domain::consultation::HalfTyped;
use crate::domain::id::EntryId;
use crate::domain::time::Moment;

#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReactionDraft {
    pub reactions: BTreeSet<Reaction>,
    pub alarm: BTreeSet<AlarmSymptom>,
    pub serious: bool,
    /// When the patient noticed it.
    pub noticed: Option<Moment>,
    /// What stands in its fields while it is no moment.
    pub half_typed: Option<HalfTyped>,
    pub words: String,
}

impl ReactionDraft {
    /// Nothing was ticked or written; a time alone says nothing.
    pub fn is_empty(&self) -> bool {
        self.reactions.is_empty()
            && self.alarm.is_empty()
            && !self.serious
            && self.words.trim().is_empty()
    }

    /// It raises the red flag once it is saved (R92b).
    pub fn is_alarming(&self) -> bool {
        self.serious || !self.alarm.is_empty()
    }
}

#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FollowUpDraft {
    /// The treatment that it looks back on, from the first answer on: a later treatment does not change it.
    pub treatment: Option<EntryId>,
    pub mode: Option<FollowUpMode>,
    pub effects: Vec<AreaEffect>,
    pub symmetrical: Option<bool>,
    pub satisfaction: Option<Satisfaction>,
    pub note: String,
    pub next_step: String,
}

impl FollowUpDraft {
    /// Nothing was answered or written.
    pub fn is_empty(&self) -> bool {
        self.mode.is_none()
            && self.effects.is_empty()
            && self.symmetrical.is_none()
            && self.satisfaction.is_none()
            && self.note.trim().is_empty()
            && self.next_step.trim().is_empty()
    }

    /// The effect in an area at rest and in movement, as far as it is told.
    pub fn effect(&self, area: &Area) -> (Option<Grade>, Option<Grade>) {
        let mut told = self.effects.iter();
        told.find(|effect| effect.area == *area)
            .map_or((None, None), |effect| (effect.rest, effect.movement))
    }

    /// An area about which nothing is told any more leaves the draft.
    pub fn set_effect(&mut self, area: &Area, (rest, movement): (Option<Grade>, Option<Grade>)) {
        self.effects.retain(|effect| effect.area != *area);
        if rest.is_some() || movement.is_some() {
            self.effects.push(AreaEffect {
                area: area.clone(),
                rest,
                movement,
            });
        }
    }

    /// What would be recorded about a treatment; nothing before it says how it went, and how it was looked at.
    pub fn about(&self, treatment: EntryId) -> Option<FollowUp> {
        let follow_up = FollowUp {
            treatment,
            mode: self.mode?,
            effects: self.effects.clone(),
            symmetrical: self.symmetrical,
            satisfaction: self.satisfaction,
            note: self.note.trim().to_owned(),
            next_step: self.next_step.trim().to_owned(),
        };
        (!follow_up.is_empty()).then_some(follow_up)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_effect_that_is_taken_back_leaves_nothing_behind() {
        let mut draft = FollowUpDraft::default();
        let (some, none) = (Grade::try_from(2).ok(), None);
        for (rest, movement, told) in [
            (some, none, 1),
            (some, some, 1),
            (none, some, 1),
            (none, none, 0),
        ] {
            draft.set_effect(&Area::Glabella, (rest, movement));
            assert_eq!(draft.effects.len(), told, "{rest:?} {movement:?}");
            assert_eq!(draft.effect(&Area::Glabella), (rest, movement));
        }
        assert!(draft.is_empty());
    }

    #[test]
    fn a_time_alone_is_no_reaction_and_a_serious_event_alarms_without_a_symptom() {
        let mut draft = ReactionDraft {
            noticed: Some(Moment::from_micros(0)),
            ..ReactionDraft::default()
        };
        assert!(draft.is_empty() && !draft.is_alarming());
        draft.reactions.insert(Reaction::Bruise);
        assert!(!draft.is_empty() && !draft.is_alarming());
        draft.serious = true;
        assert!(draft.is_alarming());
    }
}
