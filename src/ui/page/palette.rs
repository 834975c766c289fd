//! Search from anywhere (Ctrl+K): the right patient in two strokes, the wrong one never (`design.md` §9.3).

use eframe::egui::Ui;

use crate::ui::command::Command;
use crate::ui::cx::Cx;

#[derive(Default)]
pub struct Palette {}

impl Palette {
    pub fn ui(&mut self, cx: &mut Cx<'_>, _ui: &mut Ui) {
        cx.send(Command::ClosePalette);
    }
}
