//! A place that a later edition fills: it says so, and what can be done meanwhile.

use eframe::egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::widget::{empty_state, shell};

pub fn ui(cx: &mut Cx<'_>, ui: &mut Ui) {
    shell::main(ui, |ui| {
        empty_state::empty_state(
            ui,
            &cx.text.shell.not_yet,
            &cx.text.shell.not_yet_hint,
            None,
        );
    });
}
