//! The cards of the form, one file each.

pub mod companion;
pub mod examination;
pub mod health;
pub mod medicines;
pub mod oral;
pub mod plan;
pub mod wishes;
pub mod written;

use eframe::egui::{Frame, Margin, Ui};

use crate::ui::theme::space;

/// Contents under a row of a card, with the padding that rows have at their sides.
pub fn inset<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Margin {
        left: space::CARD_X as i8,
        right: space::CARD_X as i8,
        top: 0,
        bottom: space::CARD_Y as i8,
    };
    Frame::new()
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S8;
            contents(ui)
        })
        .inner
}
