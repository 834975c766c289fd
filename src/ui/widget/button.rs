//! Buttons: one filled per screen, the others outlined or quiet, locked ones with the reason; the key stands inside.

mod parts;

use eframe::egui::{
    self, Color32, Key, KeyboardShortcut, Modifiers, Response, Role, Sense, Ui, Vec2, Widget,
    WidgetInfo,
};
use parts::Parts;

use super::{key, paint};
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, Tone, size};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Primary,
    Secondary,
    Ghost,
    Link,
    Danger,
    Toned(Tone),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State<'a> {
    Ready,
    Disabled,
    Locked(&'a str),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    Small,
    Normal,
    Touch,
}

/// A button; its accessible name is its label.
#[derive(Clone)]
#[must_use = "a button is seen when `show` is called"]
pub struct Button<'a> {
    label: &'a str,
    look: Look,
    size: Size,
    state: State<'a>,
    icon: Option<Icon>,
    hint: &'a str,
    shortcut: Option<KeyboardShortcut>,
    wide: bool,
}

impl<'a> Button<'a> {
    const fn new(label: &'a str, look: Look) -> Self {
        Self {
            label,
            look,
            size: Size::Normal,
            state: State::Ready,
            icon: None,
            hint: "",
            shortcut: None,
            wide: false,
        }
    }

    /// The one filled button of a screen.
    pub const fn primary(label: &'a str) -> Self {
        Self::new(label, Look::Primary)
    }

    pub const fn secondary(label: &'a str) -> Self {
        Self::new(label, Look::Secondary)
    }

    /// Words in the accent colour, no outline.
    pub const fn ghost(label: &'a str) -> Self {
        Self::new(label, Look::Ghost)
    }

    /// Like ghost, small and without padding: beside a title.
    pub const fn link(label: &'a str) -> Self {
        let mut link = Self::new(label, Look::Link);
        link.size = Size::Small;
        link
    }

    /// Only for the red flag and for deleting a draft.
    pub const fn danger(label: &'a str) -> Self {
        Self::new(label, Look::Danger)
    }

    /// Outlined in the colour of a tone, inside a coloured card or a warning.
    pub const fn toned(label: &'a str, tone: Tone) -> Self {
        Self::new(label, Look::Toned(tone))
    }

    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Prints a key inside the button; whoever shows the button listens to it.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Prints a key inside the button and lets it press the button.
    pub const fn key(mut self, hint: &'a str, modifiers: Modifiers, key: Key) -> Self {
        self.hint = hint;
        self.shortcut = Some(KeyboardShortcut::new(modifiers, key));
        self
    }

    /// 26 points high.
    pub const fn small(mut self) -> Self {
        self.size = Size::Small;
        self
    }

    /// 40 points high, for lock screen and wizard.
    pub const fn touch(mut self) -> Self {
        self.size = Size::Touch;
        self
    }

    /// As wide as the layout.
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    pub const fn enabled(mut self, enabled: bool) -> Self {
        if !enabled && matches!(self.state, State::Ready) {
            self.state = State::Disabled;
        }
        self
    }

    /// Blocked by a check or a role: a lock stands in it, and the reason is told on hover and to screen readers.
    pub const fn locked(mut self, reason: &'a str) -> Self {
        self.state = State::Locked(reason);
        self
    }

    /// Locked when there is a reason.
    pub const fn locked_if(self, reason: Option<&'a str>) -> Self {
        match reason {
            Some(reason) => self.locked(reason),
            None => self,
        }
    }

    /// Shows it; `clicked()` of the answer also tells of its key.
    pub fn show(self, ui: &mut Ui) -> Response {
        let parts = Parts::measure(ui, &self);
        let mut wanted = parts.size(&self);
        if self.wide {
            wanted.x = ui.available_width().max(wanted.x);
        }
        let ready = self.state == State::Ready;
        let sense = if ready {
            Sense::click()
        } else {
            Sense::hover()
        };
        let (rect, mut response) = ui.allocate_exact_size(wanted, sense);
        if ready && self.was_pressed(ui) {
            response.flags |= egui::response::Flags::FAKE_PRIMARY_CLICKED;
        }
        if ui.is_rect_visible(rect) {
            parts.paint(ui, &self, rect, &response);
        }
        self.tell(ui, &response);
        match self.state {
            State::Locked(reason) => paint::tip(response, reason),
            State::Ready | State::Disabled => response,
        }
    }

    /// How wide it will be, for layouts that have to know before.
    pub fn width(&self, ui: &Ui) -> f32 {
        Parts::measure(ui, self).size(self).x
    }

    fn was_pressed(&self, ui: &Ui) -> bool {
        self.shortcut
            .is_some_and(|shortcut| key::pressed(ui, shortcut.modifiers, shortcut.logical_key))
    }

    fn tell(&self, ui: &Ui, response: &Response) {
        let enabled = self.state == State::Ready && ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.label));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            if !self.hint.is_empty() {
                node.set_keyboard_shortcut(self.hint);
            }
            if let State::Locked(reason) = self.state {
                node.set_description(reason);
            }
        });
    }

    const fn height(&self) -> f32 {
        match self.size {
            Size::Small => size::CONTROL_SMALL,
            Size::Normal => size::CONTROL,
            Size::Touch => size::CONTROL_TOUCH,
        }
    }

    const fn padding(&self) -> f32 {
        match (self.look, self.size) {
            (Look::Link, _) => 2.0,
            (Look::Ghost, _) => 8.0,
            (_, Size::Small) => 9.0,
            (Look::Primary, _) => 14.0,
            _ => 12.0,
        }
    }

    const fn kind(&self) -> Kind {
        let heavy = !matches!(self.look, Look::Secondary | Look::Ghost | Look::Link)
            || !matches!(self.state, State::Ready);
        match (self.size, heavy) {
            (Size::Small, false) => Kind::SmallMedium,
            (Size::Small, true) => Kind::SmallStrong,
            (Size::Normal | Size::Touch, false) => Kind::BodyMedium,
            (Size::Normal | Size::Touch, true) => Kind::BodyStrong,
        }
    }

    /// Text, fill and outline as the button stands.
    fn colours(&self, theme: &Theme, response: &Response) -> (Color32, Color32, Option<Color32>) {
        if self.state != State::Ready {
            return (theme.text_2, theme.pressed, None);
        }
        let down = response.is_pointer_button_down_on();
        let over = response.hovered();
        let by_use = |rest: Color32, hover: Color32, pressed: Color32| match (down, over) {
            (true, _) => pressed,
            (false, true) => hover,
            (false, false) => rest,
        };
        match self.look {
            Look::Primary => {
                let fill = by_use(theme.accent, theme.accent_hover, theme.accent_pressed);
                (theme.on_accent, fill, None)
            }
            Look::Secondary => {
                let fill = by_use(theme.surface, theme.hover, theme.pressed);
                (theme.text, fill, Some(theme.control))
            }
            Look::Ghost | Look::Link => {
                let fill = by_use(Color32::TRANSPARENT, theme.hover, theme.pressed);
                (theme.accent, fill, None)
            }
            Look::Danger => {
                let fill = by_use(theme.stop, theme.stop_fill, theme.stop);
                (theme.on_stop, fill, None)
            }
            Look::Toned(tone) => {
                let colours = theme.tone(tone);
                let fill = by_use(theme.surface, colours.weak, theme.pressed);
                (colours.text, fill, Some(colours.text))
            }
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui)
    }
}

/// A button of an icon alone, 26 points square; `name` is told on hover and to screen readers.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::HIT), Sense::click());
    let fill = paint::ground(ui, &response);
    let painter = ui.painter();
    painter.rect_filled(rect, paint::CONTROL_CORNER, fill);
    icon.paint(painter, rect.center(), 16.0, Theme::of(ui).text_2);
    paint::focus_ring(ui, &response, rect, paint::CONTROL_CORNER);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    paint::tip(response, name)
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Key, Modifiers};
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::widget::field::Field;
    use crate::ui::widget::stage::stage;

    #[test]
    fn a_button_is_pressed_by_its_name() {
        let mut window = stage(0, |ui, pressed: &mut u32| {
            if Button::primary("Underskriv")
                .icon(Icon::PenLine)
                .show(ui)
                .clicked()
            {
                *pressed += 1;
            }
        });
        window.get_by_label("Underskriv").click();
        window.run();
        assert_eq!(*window.state(), 1);
    }

    #[test]
    fn a_locked_button_cannot_be_pressed() {
        let mut window = stage(0, |ui, pressed: &mut u32| {
            let button = Button::primary("Start").key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
            if button
                .locked("Betænkningstiden er ikke slut")
                .show(ui)
                .clicked()
            {
                *pressed += 1;
            }
        });
        window.get_by_label("Start").click();
        window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        window.run();
        assert_eq!(*window.state(), 0);
        assert!(window.get_by_label("Start").accesskit_node().is_disabled());
    }

    #[test]
    fn a_printed_key_presses_its_button_but_not_while_somebody_types() {
        let page = |ui: &mut Ui, (pressed, text): &mut (u32, String)| {
            if Button::secondary("Notat")
                .key("N", Modifiers::NONE, Key::N)
                .show(ui)
                .clicked()
            {
                *pressed += 1;
            }
            Field::line("Efternavn", text).show(ui);
        };
        let mut window = stage((0, String::new()), page);
        window.key_press(Key::N);
        window.run();
        assert_eq!(window.state().0, 1);
        window.get_by_label("Efternavn").focus();
        window.run();
        window.key_press(Key::N);
        window.run();
        assert_eq!(window.state().0, 1);
    }
}
