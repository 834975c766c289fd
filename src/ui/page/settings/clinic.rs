//! The clinic's name and how it is reached.

use eframe::egui::Ui;

use crate::domain::clinic::Clinic;
use crate::journal::Edit;
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::page::first_start::{LONGEST, line_fault};
use crate::ui::widget::card::Card;
use crate::ui::widget::field::Field;

/// A form wider than this is hard to read.
pub const WIDEST: f32 = 640.0;

/// A card for a form: as wide as the page, but not wider than can be read.
pub fn narrow_card(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.set_max_width(WIDEST);
        Card::plain().show(ui, contents);
    });
}

#[derive(Default)]
pub struct ClinicSection {
    /// As it stands in the journal.
    known: Option<Clinic>,
    typed: Clinic,
}

impl ClinicSection {
    /// Takes over what stands in the journal, unless somebody has begun to change it.
    pub fn follow(&mut self, now: &Clinic) {
        if self.known.as_ref() == Some(now) {
            return;
        }
        if !self.is_changed() {
            self.typed.clone_from(now);
        }
        self.known = Some(now.clone());
    }

    pub fn is_changed(&self) -> bool {
        let known = self.known.as_ref();
        known.is_some_and(|known| *known != self.trimmed())
    }

    pub fn undo(&mut self) {
        self.typed = self.known.clone().unwrap_or_default();
    }

    fn trimmed(&self) -> Clinic {
        let trimmed = |line: &str| line.trim().to_owned();
        Clinic {
            name: trimmed(&self.typed.name),
            address: trimmed(&self.typed.address),
            phone: trimmed(&self.typed.phone),
            registration: trimmed(&self.typed.registration),
        }
    }

    /// What would be saved, or why nothing can be.
    pub fn edit(&self, text: &Text) -> Result<Edit, String> {
        let missing = &text.first_start.clinic_name_missing;
        match line_fault(&self.typed.name, missing, text) {
            Some(reason) => Err(reason),
            None => Ok(Edit::ChangeClinic(self.trimmed())),
        }
    }

    pub fn ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let (text, writable) = (cx.text, cx.is_doctor());
        let words = &text.first_start;
        let error = self.edit(text).err();
        let typed = &mut self.typed;
        narrow_card(ui, |ui| {
            let name = Field::line(&words.clinic_name, &mut typed.name);
            name.error(error.as_deref())
                .limit(LONGEST)
                .writable(writable)
                .show(ui);
            for (label, line, note) in [
                (&words.address, &mut typed.address, ""),
                (&words.phone, &mut typed.phone, ""),
                (
                    &words.registration,
                    &mut typed.registration,
                    words.registration_note.as_str(),
                ),
            ] {
                let field = Field::line(label, line).note(note).limit(LONGEST);
                field.writable(writable).show(ui);
            }
        });
    }
}
