//! What the map remembers between frames: the chosen point, the layers, a number half typed, a drag.

use eframe::egui::Vec2;

use crate::domain::treatment::map::{InjectionMap, MapPoint};
use crate::domain::units::Units;
use crate::ui::face::Layers;

/// It belongs to the page and to one map.
#[derive(Clone, Default, Debug)]
pub struct MapState {
    pub layers: Layers,
    /// What is different from an earlier map is not marked upon this one.
    pub hides_difference: bool,
    /// By its site, which stays when other points come and go.
    selected: Option<String>,
    pub(super) typing: Option<Typing>,
    pub(super) drag: Option<Drag>,
    pub(super) field: UnitsField,
    /// The keyboard is to go to the chosen point.
    pub(super) wants_keyboard: bool,
}

/// A number of which the first digit has been pressed.
#[derive(Clone, Debug)]
pub(super) struct Typing {
    pub(super) site: String,
    pub(super) digit: char,
    /// In seconds, as the window counts them.
    pub(super) at: f64,
    /// Whether the digit was a step that can be undone.
    pub(super) stepped: bool,
    /// How many steps there were then: after any other one the number is done.
    pub(super) steps: usize,
}

/// A point that is being dragged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drag {
    pub(super) index: usize,
    /// From where it was taken to its middle.
    pub(super) grip: Vec2,
}

/// The text of the field, which need not be an amount while it is typed.
#[derive(Clone, Default, Debug)]
pub(super) struct UnitsField {
    pub(super) text: String,
    pub(super) wrong: bool,
    /// Whose units and which amount the text was written for.
    pub(super) of: Option<(String, Option<Units>)>,
    /// All that is typed in one visit is one step.
    pub(super) holds: bool,
}

impl MapState {
    /// The site of the chosen point.
    pub fn selected(&self) -> Option<&str> {
        self.selected.as_deref()
    }

    pub fn select(&mut self, point: Option<&MapPoint>) {
        self.selected = point.map(|point| point.site.clone());
    }

    /// Sends the keyboard to the chosen point with the next frame.
    pub const fn ask_keyboard(&mut self) {
        self.wants_keyboard = true;
    }

    pub(super) fn selected_in(&self, map: &InjectionMap) -> Option<usize> {
        map.find(self.selected()?)
    }

    /// A chosen point may have been removed or undone meanwhile.
    pub(super) fn forget_lost(&mut self, map: &InjectionMap) {
        if self.selected_in(map).is_none() {
            self.selected = None;
        }
    }
}
