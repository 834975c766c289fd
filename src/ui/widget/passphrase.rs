//! The passphrase field: text that leaves no trace.
//!
//! egui's own text field keeps up to a hundred undo copies and tells assistive technology the value. This one takes
//! text, paste and backspace into a buffer that is wiped, paints dots, and tells nobody how many.

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    self, Color32, Event, EventFilter, ImeEvent, InputState, Key, Rect, Response, Role, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use zeroize::{Zeroize as _, Zeroizing};

use super::{field, paint};
use crate::ui::theme::{Theme, size, space};

/// The longest passphrase in bytes; 128 characters fit whatever the language.
pub const CAPACITY: usize = 1024;

/// What was typed so far. Its place in memory never moves and is wiped when it is dropped.
pub struct Passphrase {
    bytes: Box<Zeroizing<[u8; CAPACITY]>>,
    length: usize,
}

impl Default for Passphrase {
    fn default() -> Self {
        Self {
            bytes: Box::new(Zeroizing::new([0; CAPACITY])),
            length: 0,
        }
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

impl Passphrase {
    /// The text as typed; normalising it to NFC is the vault's task.
    pub fn as_str(&self) -> &str {
        let typed = self.bytes.get(..self.length).unwrap_or_default();
        std::str::from_utf8(typed).unwrap_or_default()
    }

    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub fn character_count(&self) -> usize {
        self.as_str().chars().count()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.bytes.zeroize();
        self.length = 0;
    }

    /// Adds text; control characters (the line break of a paste) and what does not fit are left out.
    pub fn push_str(&mut self, text: &str) {
        for character in text.chars().filter(|character| !character.is_control()) {
            let end = self.length + character.len_utf8();
            let Some(place) = self.bytes.get_mut(self.length..end) else {
                return;
            };
            character.encode_utf8(place);
            self.length = end;
        }
    }

    /// Takes the last character away.
    pub fn pop(&mut self) {
        let last = self.as_str().chars().next_back().map_or(0, char::len_utf8);
        let end = self.length;
        self.length -= last;
        if let Some(freed) = self.bytes.get_mut(self.length..end) {
            freed.zeroize();
        }
    }
}

/// What happened to the field in this frame.
pub struct Outcome {
    pub response: Response,
    /// ↵ was pressed in it.
    pub submitted: bool,
}

/// A field that takes a passphrase; its accessible name is its label.
#[must_use = "a field is seen when `show` is called"]
pub struct PassphraseField<'a> {
    label: &'a str,
    passphrase: &'a mut Passphrase,
    error: Option<&'a str>,
    note: &'a str,
    width: Option<f32>,
    touch: bool,
    take_focus: bool,
    enabled: bool,
}

impl<'a> PassphraseField<'a> {
    pub const fn new(label: &'a str, passphrase: &'a mut Passphrase) -> Self {
        Self {
            label,
            passphrase,
            error: None,
            note: "",
            width: None,
            touch: false,
            take_focus: false,
            enabled: true,
        }
    }

    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    pub const fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// 40 points high, for lock screen and wizard.
    pub const fn touch(mut self) -> Self {
        self.touch = true;
        self
    }

    /// Takes the keyboard when nothing else has it.
    pub const fn take_focus(mut self, take: bool) -> Self {
        self.take_focus = take;
        self
    }

    /// While the key is derived, or during a wait, nothing can be typed.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    pub fn show(mut self, ui: &mut Ui) -> Outcome {
        let width = self.width.unwrap_or_else(|| ui.available_width());
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(0.0, space::S4);
            let label = field::label_row(ui, self.label, "");
            let outcome = self.input(ui);
            if let Some(label) = label {
                outcome.response.clone().labelled_by(label.id);
            }
            field::below(ui, self.error, self.note);
            if let Some(error) = self.error {
                field::tell_error(ui, &outcome.response, error);
            }
            outcome
        })
        .inner
    }

    fn input(&mut self, ui: &mut Ui) -> Outcome {
        let height = if self.touch {
            size::CONTROL_TOUCH
        } else {
            size::CONTROL
        };
        let wanted = vec2(ui.available_width(), height);
        let sense = if self.enabled {
            Sense::click()
        } else {
            Sense::hover()
        };
        let (rect, mut response) = ui.allocate_exact_size(wanted, sense);
        let nothing_focused = ui.memory(|memory| memory.focused().is_none());
        if self.enabled && (response.clicked() || (self.take_focus && nothing_focused)) {
            response.request_focus();
        }
        // Space presses a focused widget; here it is a character.
        response.flags -= egui::response::Flags::FAKE_PRIMARY_CLICKED;
        let mut submitted = false;
        if self.enabled && response.has_focus() {
            hold_keyboard(ui, &response);
            let typed = ui.input_mut(|input| take_typing(input, self.passphrase));
            submitted = typed.submitted;
            if typed.changed {
                response.mark_changed();
            }
        }
        self.paint(ui, rect, response.has_focus());
        if response.hovered() && self.enabled {
            ui.set_cursor_icon(egui::CursorIcon::Text);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::PasswordInput, self.enabled, self.label));
        Outcome {
            response,
            submitted,
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, focused: bool) {
        const STEP: f32 = 9.0;
        let theme = Theme::of(ui);
        let fill = if self.enabled {
            theme.surface
        } else {
            theme.sunken
        };
        let outline = field::outline(theme, focused, self.error.is_some(), self.enabled);
        let painter = ui.painter();
        let stroke = Stroke::new(size::HAIRLINE, outline);
        painter.rect(
            rect,
            paint::CONTROL_CORNER,
            fill,
            stroke,
            StrokeKind::Inside,
        );
        let inside = rect.shrink2(vec2(12.0, 0.0));
        let fits = (inside.width() / STEP).max(0.0) as usize;
        let dots = self.passphrase.character_count().min(fits);
        let colour = if self.enabled {
            theme.text
        } else {
            theme.text_3
        };
        for index in 0..dots {
            let x = inside.left() + (index as f32 + 0.3) * STEP;
            painter.circle_filled(pos2(x, rect.center().y), 2.4, colour);
        }
        if focused {
            self.paint_caret(ui, inside.left() + dots as f32 * STEP, rect, colour);
        }
        field::focus_glow(ui, focused, rect);
    }

    fn paint_caret(&self, ui: &Ui, x: f32, rect: Rect, colour: Color32) {
        let half = if self.touch { 10.0 } else { 8.0 };
        let y = rect.center().y;
        ui.painter()
            .vline(x, y - half..=y + half, Stroke::new(1.5, colour));
    }
}

/// Arrows stay in the field; Tab leaves it, and Esc goes to whoever closes the dialog.
fn hold_keyboard(ui: &Ui, response: &Response) {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    // An empty state marks it as a text field, so that plain-letter shortcuts keep still.
    TextEditState::default().store(ui.ctx(), response.id);
}

struct Typed {
    changed: bool,
    submitted: bool,
}

/// Takes what was typed out of the input, and wipes the copies that lie there.
fn take_typing(input: &mut InputState, passphrase: &mut Passphrase) -> Typed {
    let mut typed = Typed {
        changed: false,
        submitted: false,
    };
    input.events.retain_mut(|event| {
        let taken = take_event(event, passphrase, &mut typed);
        !taken
    });
    for event in &mut input.raw.events {
        wipe(event);
    }
    typed
}

fn take_event(event: &mut Event, passphrase: &mut Passphrase, typed: &mut Typed) -> bool {
    match event {
        Event::Text(text) | Event::Paste(text) | Event::Ime(ImeEvent::Commit(text)) => {
            passphrase.push_str(text);
            typed.changed = true;
            wipe(event);
            true
        }
        Event::Copy | Event::Cut => true,
        Event::Key {
            key: Key::Backspace,
            pressed: true,
            modifiers,
            ..
        } => {
            if modifiers.command {
                passphrase.clear();
            } else {
                passphrase.pop();
            }
            typed.changed = true;
            true
        }
        Event::Key {
            key: Key::Enter,
            pressed: true,
            ..
        } => {
            typed.submitted = true;
            true
        }
        _ => false,
    }
}

fn wipe(event: &mut Event) {
    if let Event::Text(text) | Event::Paste(text) | Event::Ime(ImeEvent::Commit(text)) = event {
        text.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_of_several_bytes_is_taken_away_whole() {
        let mut passphrase = Passphrase::default();
        passphrase.push_str("åse €");
        passphrase.pop();
        passphrase.pop();
        assert_eq!(passphrase.as_str(), "åse");
        passphrase.clear();
        passphrase.pop();
        assert!(passphrase.is_empty());
    }

    #[test]
    fn the_line_break_of_a_paste_is_left_out() {
        let mut passphrase = Passphrase::default();
        passphrase.push_str("fem tilfældige ord\r\n");
        assert_eq!(passphrase.as_str(), "fem tilfældige ord");
        assert_eq!(passphrase.character_count(), 18);
    }

    #[test]
    fn what_does_not_fit_is_left_out_and_never_half_a_character() {
        let mut passphrase = Passphrase::default();
        passphrase.push_str(&"a".repeat(CAPACITY - 1));
        passphrase.push_str("å");
        assert_eq!(passphrase.as_str().len(), CAPACITY - 1);
        passphrase.push_str("b");
        assert_eq!(passphrase.as_str().len(), CAPACITY);
    }

    #[test]
    fn a_passphrase_never_shows_itself() {
        let mut passphrase = Passphrase::default();
        passphrase.push_str("hemmelig");
        assert_eq!(format!("{passphrase:?}"), "Passphrase(…)");
    }
}
