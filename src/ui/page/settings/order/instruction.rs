//! The clinic's written instruction: the version in use, who has read it, and taking a new one into use (R13).

use eframe::egui::Ui;

use crate::domain::safety::InstructionAdopted;
use crate::domain::user::{Role, User};
use crate::journal::Edit;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::page::first_start::{LONGEST, line_fault};
use crate::ui::page::settings::form::Form;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::card::Card;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;

const LABEL: f32 = 150.0;

/// What was pressed on the card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pressed {
    Adopt,
    HaveRead,
}

/// It is in use, and everybody who needs it has read it.
pub fn is_in_order(cx: &Cx<'_>) -> bool {
    let clinic = cx.journal.clinic();
    let mut nurses = clinic.users.iter().filter(|user| user.role == Role::Nurse);
    let in_use = clinic.premises.instruction().is_some();
    in_use && nurses.all(|nurse| clinic.premises.has_read_instruction(nurse.id))
}

pub fn card_ui(cx: &Cx<'_>, ui: &mut Ui) -> Option<Pressed> {
    let (text, words) = (cx.text, &cx.text.order);
    let premises = &cx.journal.clinic().premises;
    let mut pressed = None;
    let current = premises.instruction();
    let unread = !premises.has_read_instruction(cx.journal.author().user);
    let card = match current {
        Some(_) => Card::new(&words.instruction),
        None => Card::new(&words.instruction_none).status(Status::Warn),
    };
    let aside = |ui: &mut Ui| {
        if cx.is_doctor()
            && Button::secondary(&words.instruction_adopt)
                .small()
                .show(ui)
                .clicked()
        {
            pressed = Some(Pressed::Adopt);
        }
        let own = Button::secondary(&words.instruction_read).small();
        if current.is_some() && unread && own.show(ui).clicked() {
            pressed = Some(Pressed::HaveRead);
        }
    };
    card.show_with(ui, aside, |ui| {
        let Some(current) = current else {
            ui.label(Theme::of(ui).body(&words.instruction_none_note));
            return;
        };
        pair(ui, LABEL, &words.version, &current.value);
        let (when, name) = (text.dated(current.at), cx.user_name(current.by));
        let adopted = fill(
            &words.instruction_adopted,
            &[("when", &when), ("name", &name)],
        );
        pair(ui, LABEL, &words.in_use_since, &adopted);
        ui.add_space(space::S8);
        ui.label(Theme::of(ui).label(&words.instruction_readers));
        for user in cx.journal.clinic().practitioners() {
            reader_ui(cx, user, ui);
        }
    });
    pressed
}

fn reader_ui(cx: &Cx<'_>, user: &User, ui: &mut Ui) {
    let (text, words) = (cx.text, &cx.text.order);
    let read = cx.journal.clinic().premises.instruction_read(user.id);
    let said = match read {
        Some(at) => fill(&words.read_at, &[("when", &text.dated(at))]),
        None => words.unread.clone(),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        let status = if read.is_some() {
            Status::Ok
        } else {
            Status::Warn
        };
        status.show(ui, 14.0);
        ui.label(Theme::of(ui).strong(&user.name));
        ui.label(Theme::of(ui).muted(said));
    });
}

#[derive(Default)]
pub struct InstructionForm {
    version: String,
}

impl Form for InstructionForm {
    fn head(&self, cx: &Cx<'_>) -> (String, String) {
        let words = &cx.text.order;
        (words.adopt_title.clone(), words.adopt_about.clone())
    }

    fn label<'t>(&self, text: &'t Text) -> &'t str {
        &text.order.instruction_adopt
    }

    fn edit(&self, cx: &Cx<'_>) -> Result<Edit, String> {
        let words = &cx.text.order;
        if let Some(fault) = line_fault(&self.version, &words.version_missing, cx.text) {
            return Err(fault);
        }
        let version = self.version.trim().to_owned();
        let current = cx.journal.clinic().premises.instruction();
        if current.is_some_and(|current| current.value == version) {
            return Err(words.version_in_use.clone());
        }
        Ok(Edit::AdoptInstruction(InstructionAdopted { version }))
    }

    fn fields_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let field = Field::line(&cx.text.order.version, &mut self.version).limit(LONGEST);
        let field = field.show(ui);
        dialog::begin_with(ui, &field);
    }
}
