//! The eight standard views as places of one phase: which is selected, and upon which files are about to be dropped.

use eframe::egui::{Event, Ui};

use crate::domain::coverage::Coverage;
use crate::domain::photo::{Phase, View};

/// What of the photos is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    Slots,
    All,
}

pub struct Slots {
    pub shown: Shown,
    pub phase: Phase,
    pub selected: Option<View>,
    /// The view whose empty place was pressed: files that are chosen next are proposed as it.
    pub awaited: Option<View>,
    aim: Aim,
}

/// Where files hang. A window that is told nothing of the pointer while something is dragged must not guess.
#[derive(Default)]
struct Aim {
    moved: bool,
    at: Option<View>,
    /// Where they hung in the frame before they were dropped.
    before: Option<View>,
}

impl Default for Slots {
    fn default() -> Self {
        Self {
            shown: Shown::Slots,
            phase: Phase::Before,
            selected: None,
            awaited: None,
            aim: Aim::default(),
        }
    }
}

impl Slots {
    /// Once a frame, before the places are drawn.
    pub fn begin_frame(&mut self, ui: &Ui) {
        let (hanging, moved) = ui.input(|input| {
            let mut events = input.events.iter();
            let moved = events.any(|event| matches!(event, Event::PointerMoved(_)));
            (!input.raw.hovered_files.is_empty(), moved)
        });
        self.aim.before = self.aim.at.take();
        self.aim.moved = hanging && (self.aim.moved || moved);
    }

    /// Whether files can be aimed at one of the places.
    pub const fn is_aiming(&self) -> bool {
        self.aim.moved
    }

    pub const fn aim_at(&mut self, view: View) {
        self.aim.at = Some(view);
    }

    /// The view upon whose place files were dropped in this frame.
    pub const fn dropped_on(&self) -> Option<View> {
        self.aim.before
    }
}

/// Whether the plan needs a view before the needle, and if so, whether it is there for every area that needs it.
pub fn need(coverage: &Coverage, phase: Phase, view: View) -> Option<bool> {
    if phase != Phase::Before {
        return None;
    }
    let views = coverage.iter().flat_map(|(_, views)| views);
    let of_view = views.filter(|(of, _)| *of == view);
    of_view
        .map(|(_, there)| *there)
        .reduce(|all, there| all && there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::area::Area;

    #[test]
    fn a_view_is_needed_before_the_needle_by_the_areas_of_the_plan() {
        let coverage = [
            (
                Area::Forehead,
                vec![(View::FrontRest, true), (View::FrontBrowsRaised, true)],
            ),
            (Area::Glabella, vec![(View::FrontRest, false)]),
        ];
        let before = |view| need(&coverage, Phase::Before, view);
        assert_eq!(before(View::FrontRest), Some(false));
        assert_eq!(before(View::FrontBrowsRaised), Some(true));
        assert_eq!(before(View::ProfileLeft), None);
        assert_eq!(need(&coverage, Phase::After, View::FrontRest), None);
    }
}
