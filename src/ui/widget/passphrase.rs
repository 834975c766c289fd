//! The passphrase field: text that leaves no trace.
//!
//! egui's own text field keeps up to a hundred undo copies and tells assistive technology the value. This one takes
//! text, paste and backspace into a buffer that is wiped, paints dots, and tells nobody how many.

mod secret;

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    self, Color32, EventFilter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

pub use secret::{CAPACITY, Passphrase};

use super::{field, paint};
use crate::ui::theme::{Theme, size, space};

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
            let typed = ui.input_mut(|input| secret::take_typing(input, self.passphrase));
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
        let edge = if focused {
            field::Edge::Focused
        } else if self.error.is_some() {
            field::Edge::Wrong
        } else if self.enabled {
            field::Edge::Calm
        } else {
            field::Edge::ReadOnly
        };
        let painter = ui.painter();
        let stroke = Stroke::new(size::HAIRLINE, edge.colour(theme));
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

#[cfg(test)]
mod tests {
    use eframe::egui::{Event, Key, Modifiers};
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widget::button::Button;
    use crate::ui::widget::stage::stage;

    #[derive(Default)]
    struct Page {
        passphrase: Passphrase,
        submitted: u32,
        pressed: u32,
    }

    fn page(ui: &mut Ui, page: &mut Page) {
        let field = PassphraseField::new("Adgangskode", &mut page.passphrase);
        page.submitted += u32::from(field.show(ui).submitted);
        let button = Button::secondary("Notat").key("N", Modifiers::NONE, Key::N);
        page.pressed += u32::from(button.show(ui).clicked());
    }

    #[test]
    fn what_is_typed_arrives_and_can_be_read_nowhere() {
        let mut window = stage(Page::default(), page);
        window.get_by_label("Adgangskode").focus();
        window.run();
        window.get_by_label("Adgangskode").type_text("åse med hatx");
        window.event(Event::Paste(" og sko\n".to_owned()));
        window.run();
        assert_eq!(window.state().passphrase.as_str(), "åse med hatx og sko");
        assert_eq!(window.get_by_label("Adgangskode").value(), None);
        assert!(window.query_by_label_contains("hat").is_none());
    }

    #[test]
    fn backspace_takes_one_character_and_with_control_all() {
        let mut window = stage(Page::default(), page);
        window.get_by_label("Adgangskode").focus();
        window.run();
        window.get_by_label("Adgangskode").type_text("hemmelig å");
        window.key_press(Key::Backspace);
        window.run();
        assert_eq!(window.state().passphrase.as_str(), "hemmelig ");
        window.key_press_modifiers(Modifiers::COMMAND, Key::Backspace);
        window.run();
        assert!(window.state().passphrase.is_empty());
    }

    #[test]
    fn enter_submits_and_letters_press_no_button() {
        let mut window = stage(Page::default(), page);
        window.get_by_label("Adgangskode").click();
        window.run();
        window.key_press(Key::N);
        window.key_press(Key::Enter);
        window.run();
        assert_eq!((window.state().submitted, window.state().pressed), (1, 0));
    }
}
