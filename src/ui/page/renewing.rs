//! While the keys give way after somebody was retired: nobody can log in, and an interruption loses nothing.

use eframe::egui::Ui;

use crate::domain::id::UserId;
use crate::domain::log::LockReason;
use crate::domain::time::Moment;
use crate::text::Text;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, space};
use crate::ui::widget::gate as halves;
use crate::ui::widget::notice;

use super::lock::{FORM, Typed};

/// What the lock screen will say when it is done.
pub struct Renewing {
    pub clinic: String,
    pub user: UserId,
    pub why: LockReason,
    pub at: Moment,
    pub typed: Typed,
}

impl Renewing {
    pub fn ui(&self, text: &Text, ui: &mut Ui) {
        halves::night(ui, &text.gate.program, &self.clinic);
        halves::form(ui, FORM, |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = space::S8;
                notice::title(ui, Icon::KeyRound, &text.keys.renewing, Kind::Display);
                ui.label(Theme::of(ui).muted(&text.keys.renewing_about));
            });
            notice::remark(ui, Status::Ok, &text.keys.renewing_safe);
        });
    }
}
