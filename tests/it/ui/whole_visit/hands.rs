//! The hands of the nurse, which count what they do.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::course::Course;
use mimik::domain::id::PatientId;
use mimik::ui::app::App;

use super::DAY;
use crate::clinic::Clinic;

/// The hands of the nurse.
pub struct Hands {
    pub window: Harness<'static, App>,
    pub inputs: u32,
}

impl Hands {
    pub fn click(&mut self, role: Role, label: &str) {
        self.inputs += 1;
        self.window
            .get_by_role_and_label(role, label)
            .click_accesskit();
        self.window.run_ok();
    }

    pub fn press(&mut self, label: &str) {
        self.click(Role::Button, label);
    }

    pub fn key(&mut self, key: Key) {
        self.inputs += 1;
        self.window.key_press(key);
        self.window.run_ok();
    }

    pub fn command(&mut self, key: Key) {
        self.inputs += 1;
        self.window.key_press_modifiers(Modifiers::COMMAND, key);
        self.window.run_ok();
    }

    /// As a keyboard sends them: the key and then its letter, for each.
    pub fn letters(&mut self, letters: &str) {
        for letter in letters.chars() {
            self.inputs += 1;
            let letter = letter.to_string();
            let key = Key::from_name(&letter.to_uppercase()).unwrap();
            self.window.input_mut().events.extend([
                Event::Key {
                    key,
                    physical_key: None,
                    pressed: true,
                    repeat: false,
                    modifiers: Modifiers::NONE,
                },
                Event::Text(letter),
            ]);
            self.window.run_ok();
        }
    }

    /// The field must have the keyboard already, or get it from the field before by ⇥.
    pub fn fill(&mut self, label: &str, text: &str) {
        self.inputs += 1;
        if !self.has_keyboard(label) {
            self.window.key_press(Key::Tab);
            self.window.run_ok();
        }
        assert!(self.has_keyboard(label), "{label}");
        self.window.event(Event::Text(text.to_owned()));
        self.window.run_ok();
    }

    fn has_keyboard(&self, label: &str) -> bool {
        let field = self.window.get_by_role_and_label(Role::TextInput, label);
        field.accesskit_node().is_focused()
    }

    /// Time passes; a hand on the mouse keeps the program from locking itself.
    pub fn wait(&mut self, clinic: &Clinic, (time, x): (&str, f32)) {
        self.window.hover_at(Pos2::new(x, 880.0));
        clinic.is_at(&format!("{DAY} {time}"));
        self.window.run_ok();
        self.window.run_ok();
    }

    pub fn course(&self, patient: PatientId) -> Course {
        let journal = self.window.state().journal().unwrap();
        journal.record(patient).unwrap().course
    }
}
