//! »Beredskab og instruks«: the emergency kit and the instruction, and what is done about them.

use eframe::egui::{Key, Modifiers, Ui};

use crate::journal::Edit;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::settings::clinic::WIDEST;
use crate::ui::page::settings::form::Open;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;

use super::instruction::{self, InstructionForm, Pressed};
use super::kit::{self, KitForm};

pub fn is_in_order(cx: &Cx<'_>) -> bool {
    kit::is_in_order(cx) && instruction::is_in_order(cx)
}

/// The cards; gives a dialog that was asked for.
pub fn ui(cx: &mut Cx<'_>, ui: &mut Ui) -> Option<Open> {
    ui.scope(|ui| {
        ui.set_max_width(WIDEST);
        kit::card_ui(cx, ui);
        match instruction::card_ui(cx, ui)? {
            Pressed::Adopt => Some(Open::new(InstructionForm::default())),
            Pressed::HaveRead => {
                cx.ask(Edit::ReadInstruction);
                None
            }
        }
    })
    .inner
}

pub fn foot_ui(cx: &Cx<'_>, ui: &mut Ui) -> Option<Open> {
    let words = &cx.text.order;
    let state = StateText {
        mark: Mark::Icon(Icon::Info),
        lead: "",
        rest: &words.kit_about,
    };
    let check = Button::primary(&words.kit_check)
        .icon(Icon::ShieldCheck)
        .key("↵", Modifiers::NONE, Key::Enter);
    action_bar(ui, &state, [check]).map(|_| Open::new(KitForm::default()))
}
