//! The information sheet in large type, to be read with the patient.

use eframe::egui::Ui;

use crate::ui::cx::Cx;

#[derive(Default)]
pub struct SheetReader {}

impl SheetReader {
    /// True when it was closed.
    pub fn ui(&mut self, _cx: &mut Cx<'_>, _ui: &mut Ui) -> bool {
        true
    }
}
