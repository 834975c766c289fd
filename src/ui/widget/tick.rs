//! Ticks with a witness, radio buttons and switches: a shape at the left, words at the right, the whole row clickable.

use std::sync::Arc;

use eframe::egui::{
    Align2, Galley, Key, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::paint;
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, size, space};

const BOX: f32 = 16.0;
const GAP: f32 = 9.0;

/// A checkbox. Ticked, it can carry a stamp at the right: who ticked it and when (»VM 14.12«).
#[must_use = "a tick is seen when `show` is called"]
pub struct Tick<'a> {
    label: &'a str,
    ticked: &'a mut bool,
    remark: &'a str,
    stamp: &'a str,
    writable: bool,
    strong: bool,
    wide: bool,
}

impl<'a> Tick<'a> {
    pub const fn new(label: &'a str, ticked: &'a mut bool) -> Self {
        Self {
            label,
            ticked,
            remark: "",
            stamp: "",
            writable: true,
            strong: false,
            wide: false,
        }
    }

    /// A quieter word behind the label: »3–6 måneder«.
    pub const fn remark(mut self, remark: &'a str) -> Self {
        self.remark = remark;
        self
    }

    /// Who and when; shown while ticked. Makes it as wide as the layout.
    pub const fn stamp(mut self, stamp: &'a str) -> Self {
        self.stamp = stamp;
        self.wide = true;
        self
    }

    pub const fn writable(mut self, writable: bool) -> Self {
        self.writable = writable;
        self
    }

    /// The label in semibold, as the title of a card.
    pub const fn strong(mut self) -> Self {
        self.strong = true;
        self
    }

    /// As wide as the layout: a row of a list.
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Shows it; `changed()` when it was ticked or unticked.
    pub fn show(self, ui: &mut Ui) -> Response {
        let kind = if self.strong {
            Kind::BodyStrong
        } else {
            Kind::Body
        };
        let row = Row::new(ui, (self.label, kind), self.remark, self.stamp, self.wide);
        let (rect, mut response) = row.take(ui, self.writable);
        if response.clicked() && !is_saving(ui) {
            *self.ticked = !*self.ticked;
            response.mark_changed();
        }
        let shape = row.paint(ui, rect, &response);
        if *self.ticked {
            row.paint_stamp(ui, rect);
        }
        self.paint_box(ui, shape);
        let name = named(self.label, self.stamp, *self.ticked);
        response.widget_info(|| {
            WidgetInfo::selected(Role::CheckBox, self.writable, *self.ticked, &name)
        });
        response
    }

    fn paint_box(&self, ui: &Ui, rect: Rect) {
        let theme = Theme::of(ui);
        let (fill, outline, mark) = match (*self.ticked, self.writable) {
            (true, true) => (theme.accent, theme.accent, theme.on_accent),
            (true, false) => (theme.pressed, theme.pressed, theme.text_2),
            (false, true) => (theme.surface, theme.control, theme.surface),
            (false, false) => (theme.sunken, theme.line_2, theme.sunken),
        };
        let painter = ui.painter();
        let stroke = Stroke::new(1.5, outline);
        painter.rect(rect, 4.0, fill, stroke, StrokeKind::Inside);
        if *self.ticked {
            Icon::Check.paint(painter, rect.center(), 12.5, mark);
        }
    }
}

/// Ctrl ↵ saves the dialog that a tick stands in; a plain ↵ on a tick that has the keyboard changes it.
fn is_saving(ui: &Ui) -> bool {
    ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter))
}

/// The accessible name: the label, and the stamp once there is one.
fn named(label: &str, stamp: &str, ticked: bool) -> String {
    if ticked && !stamp.is_empty() {
        format!("{label}, {stamp}")
    } else {
        label.to_owned()
    }
}

/// One of several: a round button with its words. `changed()` is left to the caller: `if radio(…).clicked() { … }`.
pub fn radio(ui: &mut Ui, label: &str, remark: &str, chosen: bool) -> Response {
    let row = Row::new(ui, (label, Kind::Body), remark, "", false);
    let (rect, response) = row.take(ui, true);
    let shape = row.paint(ui, rect, &response);
    let theme = Theme::of(ui);
    let (outline, width) = if chosen {
        (theme.accent, 5.0)
    } else {
        (theme.control, 1.5)
    };
    let stroke = Stroke::new(width, outline);
    let painter = ui.painter();
    painter.rect(shape, BOX * 0.5, theme.surface, stroke, StrokeKind::Inside);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, label));
    response
}

/// On or off at once, for settings.
pub fn switch(ui: &mut Ui, label: &str, on: &mut bool) -> Response {
    const TRACK: eframe::egui::Vec2 = vec2(30.0, 18.0);
    let theme = Theme::of(ui);
    let text = paint::line(ui, label, Kind::Body, theme.text);
    let wanted = vec2(TRACK.x + GAP + text.size().x, size::HIT);
    let (rect, mut response) = ui.allocate_exact_size(wanted, Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let track = Align2::LEFT_CENTER.anchor_size(rect.left_center(), TRACK);
    let fill = if *on { theme.accent } else { theme.none_fill };
    let painter = ui.painter();
    painter.rect_filled(track, TRACK.y * 0.5, fill);
    let knob = if *on {
        track.right() - 9.0
    } else {
        track.left() + 9.0
    };
    painter.circle_filled(pos2(knob, track.center().y), 7.0, theme.surface);
    let at = pos2(track.right() + GAP, rect.center().y);
    paint::text(painter, at, Align2::LEFT_CENTER, text);
    paint::focus_ring(ui, &response, track, TRACK.y * 0.5);
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, *on, label));
    response
}

/// A shape, words that wrap, and a stamp.
struct Row {
    text: Arc<Galley>,
    stamp: Arc<Galley>,
    width: Option<f32>,
}

impl Row {
    fn new(ui: &Ui, (label, kind): (&str, Kind), remark: &str, stamp: &str, wide: bool) -> Self {
        let theme = Theme::of(ui);
        let stamp = paint::line(ui, stamp, Kind::Small, theme.text_2);
        let room = ui.available_width();
        let stamp_room = if stamp.size().x > 0.0 {
            stamp.size().x + space::S12
        } else {
            0.0
        };
        let text_width = room - BOX - GAP - stamp_room;
        let text = paint::title_and_remark(ui, (label, kind, theme.text), remark, text_width);
        Self {
            text,
            stamp,
            width: wide.then_some(room),
        }
    }

    fn take(&self, ui: &mut Ui, writable: bool) -> (Rect, Response) {
        let own = BOX + GAP + self.text.size().x;
        let height = (self.text.size().y + space::S8).max(size::HIT);
        let wanted = vec2(self.width.unwrap_or(own), height);
        let sense = if writable {
            Sense::click()
        } else {
            Sense::hover()
        };
        ui.allocate_exact_size(wanted, sense)
    }

    /// Paints the words and gives the place of the shape, beside their first line.
    fn paint(&self, ui: &Ui, rect: Rect, response: &Response) -> Rect {
        let top = rect.center().y - self.text.size().y * 0.5;
        let at = pos2(rect.left() + BOX + GAP, top);
        let text = self.text.clone();
        paint::text(ui.painter(), at, Align2::LEFT_TOP, text);
        let middle = (top + Kind::Body.line() * 0.5).round();
        let shape = Align2::LEFT_CENTER.anchor_size(pos2(rect.left(), middle), vec2(BOX, BOX));
        paint::focus_ring(ui, response, shape, 4.0);
        shape
    }

    fn paint_stamp(&self, ui: &Ui, rect: Rect) {
        let stamp = self.stamp.clone();
        paint::text(
            ui.painter(),
            rect.right_center(),
            Align2::RIGHT_CENTER,
            stamp,
        );
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Modifiers;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widget::stage::stage;

    #[test]
    fn the_key_that_saves_changes_no_tick() {
        let mut window = stage(false, |ui, ticked| {
            Tick::new("Underskrevet", ticked).show(ui);
        });
        window.get_by_label("Underskrevet").focus();
        window.run();
        window.key_press(Key::Space);
        window.run();
        assert!(*window.state());
        window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        window.run();
        assert!(*window.state(), "saved as it was");
        window.key_press(Key::Enter);
        window.run();
        assert!(!*window.state());
    }
}
