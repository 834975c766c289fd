//! Keys: the small box that prints one on its control, and the question whether it was pressed.

use eframe::egui::{
    self, Align2, Color32, Key, Modifiers, Painter, Pos2, Rect, Response, Ui, Vec2, vec2,
};

use super::paint;
use crate::ui::theme::{Kind, Theme, radius, space};

const HEIGHT: f32 = 18.0;
const PADDING: f32 = 5.0;

/// Was this key pressed, and is it meant for what `ui` shows?
///
/// Not behind a dialog, plain keys not while a text field has the focus, and ↵ and space not while a control has it,
/// since there they press that control. The key is used up.
pub fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    if !ui.is_enabled() || !ui.memory(|memory| memory.is_above_modal_layer(ui.layer_id())) {
        return false;
    }
    let plain = !(modifiers.command || modifiers.ctrl || modifiers.alt || modifiers.mac_cmd);
    if plain && is_taken(ui, key) {
        return false;
    }
    ui.input_mut(|input| input.consume_key(modifiers, key))
}

/// Does a focused control or an open menu use this plain key itself?
fn is_taken(ui: &Ui, key: Key) -> bool {
    if egui::Popup::is_any_open(ui.ctx()) {
        return true;
    }
    let moves_or_presses = matches!(
        key,
        Key::Enter
            | Key::Space
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
    );
    let focused = ui.memory(|memory| memory.focused().is_some());
    let works_while_typing = key == Key::Escape || (Key::F1 <= key && key <= Key::F12);
    (moves_or_presses && focused) || (ui.ctx().text_edit_focused() && !works_while_typing)
}

/// Was this letter typed, in either case, with or without a key of its own? Æ has none. It is used up.
pub fn letter_pressed(ui: &Ui, letter: &str) -> bool {
    let key = Key::from_name(&letter.to_uppercase());
    let by_key = key.is_some_and(|key| {
        let used = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, key);
        ui.input_mut(used)
    });
    drop_letter(ui, letter) || by_key
}

/// Takes a typed letter away, so that no text field gets it in the same frame. True if there was one.
pub fn drop_letter(ui: &Ui, letter: &str) -> bool {
    let is_it = |event: &egui::Event| {
        let same = |text: &str| text.to_uppercase() == letter.to_uppercase();
        matches!(event, egui::Event::Text(text) if same(text))
    };
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is_it(event));
        input.events.len() < before
    })
}

/// How wide the box of a hint is.
pub fn hint_size(ui: &Ui, hint: &str) -> Vec2 {
    let text = paint::line(ui, hint, Kind::Micro, Color32::PLACEHOLDER);
    vec2((text.size().x + 2.0 * PADDING).max(HEIGHT), HEIGHT)
}

/// Where a hint stands decides its colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ground {
    /// On the page or a quiet button.
    Quiet,
    /// On a filled or toned button: everything in the colour of its text.
    Filled(Color32),
}

/// Paints the box of a hint with its left middle at `at`.
pub fn paint_hint(ui: &Ui, painter: &Painter, at: Pos2, hint: &str, ground: Ground) -> Rect {
    let theme = Theme::of(ui);
    let rect = Align2::LEFT_CENTER.anchor_size(at, hint_size(ui, hint));
    let (text, outline, fill) = match ground {
        Ground::Quiet => (theme.text_3, theme.line_2, theme.sunken),
        Ground::Filled(colour) => {
            let faded = colour.gamma_multiply(0.8);
            (faded, colour.gamma_multiply(0.55), Color32::TRANSPARENT)
        }
    };
    paint::framed(painter, rect, radius::CHIP, fill, outline);
    let galley = paint::line(ui, hint, Kind::Micro, text);
    paint::text(painter, rect.center(), Align2::CENTER_CENTER, galley);
    rect
}

/// The box of a hint in a layout, for shortcut sheets and beside titles.
pub fn hint(ui: &mut Ui, hint: &str) -> Response {
    let size = hint_size(ui, hint);
    let rect = paint::reserve(ui, size);
    paint_hint(ui, ui.painter(), rect.left_center(), hint, Ground::Quiet);
    paint::say(ui, rect, hint)
}

/// Hints and what they do in a row: »↑ ↓ vælg«.
pub fn legend(ui: &mut Ui, hints: &[&str], does: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S4;
        for text in hints {
            hint(ui, text);
        }
        ui.label(Theme::of(ui).small(does));
    });
}
