//! What can be undone and done again: the points as they stood before each step.

use super::{InjectionMap, MapPoint};
use crate::domain::id::EntryId;

/// Whole states, since a map has few points: nothing can be undone wrongly.
#[derive(Clone, Default, Debug)]
pub(super) struct History {
    undone: Vec<Before>,
    done: Vec<Before>,
    /// Set while several changes make one step, to the points before the first of them.
    held: Option<Before>,
}

/// The points before a step, and the templates that they came from.
#[derive(Clone, Debug)]
struct Before {
    points: Vec<MapPoint>,
    templates: Vec<EntryId>,
}

impl InjectionMap {
    /// Until [`release`](Self::release) all changes are one step: a drag, or two digits of one number.
    pub fn hold(&mut self) {
        self.release();
        self.history.held = Some(self.as_it_is());
    }

    pub fn release(&mut self) {
        if let Some(before) = self.history.held.take() {
            self.step_from(before);
        }
    }

    /// Back to what was held, so that a drag is always drawn from where it began.
    pub fn back_to_held(&mut self) {
        if let Some(before) = &self.history.held {
            self.points.clone_from(&before.points);
        }
    }

    pub const fn is_held(&self) -> bool {
        self.history.held.is_some()
    }

    /// How many steps can be undone, without one that is still held.
    pub const fn steps(&self) -> usize {
        self.history.done.len()
    }

    pub fn can_undo(&self) -> bool {
        let held = self.history.held.as_ref();
        held.is_some_and(|before| before.points != self.points) || !self.history.done.is_empty()
    }

    pub const fn can_redo(&self) -> bool {
        !self.history.undone.is_empty()
    }

    /// Whether there was a step to take back.
    pub fn undo(&mut self) -> bool {
        self.release();
        let Some(before) = self.history.done.pop() else {
            return false;
        };
        let after = self.replace_with(before);
        self.history.undone.push(after);
        true
    }

    /// Whether there was a step that had been taken back.
    pub fn redo(&mut self) -> bool {
        self.release();
        let Some(after) = self.history.undone.pop() else {
            return false;
        };
        let before = self.replace_with(after);
        self.history.done.push(before);
        true
    }

    /// Changes the points; a step only if something is different afterwards. Says whether it is.
    pub(super) fn change<R>(&mut self, change: impl FnOnce(&mut Vec<MapPoint>) -> R) -> (R, bool) {
        let templates = self.templates.clone();
        self.change_from(templates, change)
    }

    /// The same, where other templates than before stand behind the points afterwards.
    pub(super) fn change_from<R>(
        &mut self,
        templates: Vec<EntryId>,
        change: impl FnOnce(&mut Vec<MapPoint>) -> R,
    ) -> (R, bool) {
        let before = self.as_it_is();
        let answer = change(&mut self.points);
        self.templates = templates;
        let changed = before.points != self.points;
        if self.history.held.is_none() {
            self.step_from(before);
        }
        (answer, changed)
    }

    fn as_it_is(&self) -> Before {
        Before {
            points: self.points.clone(),
            templates: self.templates.clone(),
        }
    }

    fn replace_with(&mut self, other: Before) -> Before {
        Before {
            points: std::mem::replace(&mut self.points, other.points),
            templates: std::mem::replace(&mut self.templates, other.templates),
        }
    }

    fn step_from(&mut self, before: Before) {
        if before.points != self.points {
            self.history.done.push(before);
            self.history.undone.clear();
        }
    }
}
