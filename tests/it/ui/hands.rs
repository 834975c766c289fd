//! What a person does at the desk, by what she reads: click, type, look.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, FullOutput, Key, Modifiers, Rect, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::ui::app::App;
use mimik::ui::command::{Command, Place};

use super::first_start;

/// Presses the button with this label.
pub fn click(window: &mut Harness<'_, App>, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click();
    window.run_ok();
}

/// Chooses one of a few.
pub fn choose(window: &mut Harness<'_, App>, label: &str) {
    window
        .get_by_role_and_label(Role::RadioButton, label)
        .click();
    window.run_ok();
}

fn is_field(role: Role) -> bool {
    matches!(role, Role::TextInput | Role::MultilineTextInput)
}

/// Types into the field with this label, behind what stands there.
pub fn type_into(window: &mut Harness<'_, App>, label: &str, text: &str) {
    field(window, label).focus();
    window.run_ok();
    field(window, label).type_text(text);
    window.run_ok();
}

fn field<'w>(window: &'w Harness<'_, App>, label: &'w str) -> egui_kittest::Node<'w> {
    let mut all = window.query_all_by_label(label);
    all.find(|node| is_field(node.accesskit_node().role()))
        .unwrap()
}

/// What stands in the field with this label.
pub fn value(window: &Harness<'_, App>, label: &str) -> String {
    field(window, label).value().unwrap_or_default()
}

/// What a keyboard sends for letters, each in one frame: its key, if it has one, and the letter itself.
pub fn letters<S>(window: &mut Harness<'_, S>, all: &str) {
    for letter in all.chars().map(String::from) {
        let events = &mut window.input_mut().events;
        if let Some(key) = Key::from_name(&letter.to_uppercase()) {
            events.push(Event::Key {
                key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            });
        }
        events.push(Event::Text(letter));
        window.run_ok();
    }
}

/// Opens a section of the settings.
pub fn settings(window: &mut Harness<'static, App>, section: &str) {
    window.state_mut().ask(Command::Go(Place::Settings));
    window.run_ok();
    first_start::click(window, section);
}

/// Whether these words are on the screen, or part of what is.
pub fn shows(window: &Harness<'_, App>, text: &str) -> bool {
    window.query_all_by_label_contains(text).count() > 0
}

pub fn is_disabled(window: &Harness<'_, App>, label: &str) -> bool {
    window
        .get_by_role_and_label(Role::Button, label)
        .accesskit_node()
        .is_disabled()
}

/// Whether there is a button with this label.
pub fn has_button(window: &Harness<'_, App>, label: &str) -> bool {
    window
        .query_by_role_and_label(Role::Button, label)
        .is_some()
}

/// The tab of the record that is on the screen.
pub fn chosen_tab(window: &Harness<'_, App>) -> String {
    let mut tabs = window.query_all_by_role(Role::Tab);
    let chosen = tabs.find(|tab| format!("{tab:?}").contains("toggled: True"));
    chosen
        .and_then(|tab| tab.accesskit_node().label())
        .unwrap_or_default()
}

/// Whether these words are painted with every letter: neither shortened nor beyond the edge of their part of the window.
pub fn is_whole(output: &FullOutput, words: &str) -> bool {
    fn has(shape: &Shape, clip: Rect, words: &str) -> bool {
        match shape {
            Shape::Vec(all) => all.iter().any(|one| has(one, clip, words)),
            Shape::Text(shown) => {
                let place = shown.visual_bounding_rect();
                let seen = !shown.galley.elided && clip.expand(1.0).contains_rect(place);
                seen && shown.galley.text().contains(words)
            }
            _ => false,
        }
    }
    let mut shapes = output.shapes.iter();
    shapes.any(|clipped| has(&clipped.shape, clipped.clip_rect, words))
}
