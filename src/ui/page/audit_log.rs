//! The log: who saw and did what, filtered; rows are only ever added (design.md §9.13).

use eframe::egui::Ui;

use crate::ui::cx::Cx;

#[derive(Default)]
pub struct AuditLogPage {}

impl AuditLogPage {
    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        super::not_yet::ui(cx, ui);
    }
}
