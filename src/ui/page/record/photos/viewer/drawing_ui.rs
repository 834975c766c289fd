//! Drawing marks on the screen: drags and clicks upon the photo, the same by keyboard, and the bar that saves.

use eframe::egui::accesskit::Action;
use eframe::egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Response, Role, Sense, Ui, WidgetInfo,
};

use super::marks::{self, Under};
use super::sketch::{Drag, Sketch, Tool};
use crate::domain::mark::Mark as Drawn;
use crate::text::{Text, fill};
use crate::ui::icon::Icon;
use crate::ui::page::record::photos::lens::{Laid, Lens};
use crate::ui::page::record::photos::lens_ui;
use crate::ui::status::Status;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::paint;
use crate::ui::widget::quad::corners;

/// Within so many points of it a mark is taken.
const REACH: f32 = 10.0;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Undo,
    Remove,
    Cancel,
    Save,
}

/// What to do now, and what can be done with it.
pub fn foot(text: &Text, sketch: &Sketch, ui: &mut Ui) -> Option<Asked> {
    let words = &text.viewer;
    let fault = sketch.fault();
    let said = fault.map(|fault| text.not_marked(fault));
    let rest = match (&said, sketch.tool) {
        (Some(said), _) => said,
        (None, Tool::Arrow) => &words.draw_arrow,
        (None, Tool::Ring) => &words.draw_ring,
        (None, Tool::Text) => &words.draw_text,
    };
    let mark = match fault {
        Some(_) => Mark::Status(Status::Warn),
        None => Mark::Icon(Icon::PenLine),
    };
    let state = StateText {
        mark,
        lead: &words.drawing,
        rest,
    };
    // While somebody writes, these keys are the field's.
    let free = !sketch.writing;
    let buttons = [
        Button::secondary(&text.photos.mark_undo)
            .key("Ctrl Z", Modifiers::COMMAND, Key::Z)
            .enabled(sketch.can_undo() && free),
        Button::secondary(&words.remove)
            .key("Del", Modifiers::NONE, Key::Delete)
            .enabled(sketch.selected.is_some()),
        Button::secondary(&text.common.cancel).key("Esc", Modifiers::NONE, Key::Escape),
        Button::primary(&words.save)
            .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
            .enabled(sketch.to_save().is_some()),
    ];
    match action_bar(ui, &state, buttons)? {
        0 => Some(Asked::Undo),
        1 => Some(Asked::Remove),
        2 => Some(Asked::Cancel),
        _ => Some(Asked::Save),
    }
}

/// Takes drags, clicks and keys for the marks of a photo as it is laid on the screen, and paints the marks.
pub fn marks(text: &Text, sketch: &mut Sketch, (lens, laid): (&mut Lens, Laid), ui: &Ui) {
    let under = Under::of(corners(laid.place()), laid.size);
    let id = ui.scope_id().with("marks");
    let whole = ui.interact(laid.seen(), id, Sense::click_and_drag());
    lens_ui::wheel(lens, laid, &whole, ui);
    pointer(sketch, under, &whole, ui);
    for place in 0..sketch.marks().len() {
        by_keyboard(text, sketch, (place, under), id, ui);
    }
    if let Some(place) = sketch.wants_keyboard.take() {
        ui.memory_mut(|memory| memory.request_focus(id.with(place)));
        ui.ctx().request_repaint();
    }
    let painter = ui.painter().with_clip_rect(laid.seen());
    for (place, mark) in sketch.marks().iter().enumerate() {
        marks::paint_one(ui, &painter, under, mark, sketch.selected == Some(place));
    }
}

/// The newest of the nearest.
fn near(sketch: &Sketch, under: Under, at: Pos2, ui: &Ui) -> Option<usize> {
    let marks = sketch.marks().iter().enumerate().rev();
    let reached = marks.map(|(place, mark)| (place, marks::distance(ui, under, mark, at)));
    let within = reached.filter(|(_, distance)| *distance <= REACH);
    let nearest = within.min_by(|(_, one), (_, other)| one.total_cmp(other));
    nearest.map(|(place, _)| place)
}

fn pointer(sketch: &mut Sketch, under: Under, whole: &Response, ui: &Ui) {
    let inside = |sketch: &Sketch, at: Pos2| {
        let (x, y) = under.pixel(at);
        sketch.inside(x, y)
    };
    if let Some(at) = whole.hover_pos() {
        let is_near = near(sketch, under, at, ui).is_some();
        ui.ctx().set_cursor_icon(match (sketch.drag, is_near) {
            (Some(Drag::Moving(..)), _) => CursorIcon::Grabbing,
            (None, true) => CursorIcon::Grab,
            (Some(Drag::Drawing(_)), _) | (None, false) => CursorIcon::Crosshair,
        });
    }
    let origin = ui.input(|input| input.pointer.press_origin());
    if let (true, Some(origin)) = (whole.drag_started(), origin) {
        match near(sketch, under, origin, ui) {
            Some(place) => sketch.hold(place, under.pixel(origin)),
            None if sketch.tool == Tool::Text => {}
            None => sketch.begin(inside(sketch, origin)),
        }
    }
    let at = whole.interact_pointer_pos();
    match (sketch.drag, at) {
        (Some(Drag::Drawing(from)), Some(at)) => sketch.draw(from, inside(sketch, at)),
        (Some(Drag::Moving(place, (x, y))), Some(at)) => {
            let (to_x, to_y) = under.pixel(at);
            sketch.shift(place, (to_x - x, to_y - y));
            sketch.drag = Some(Drag::Moving(place, (to_x, to_y)));
        }
        (_, None) | (None, _) => {}
    }
    if !whole.dragged() && sketch.drag.is_some() {
        sketch.drop_it();
    }
    if let (true, Some(at)) = (whole.clicked(), at) {
        match near(sketch, under, at, ui) {
            Some(place) => {
                sketch.selected = Some(place);
                sketch.wants_words = sketch.words().is_some();
                sketch.wants_keyboard = Some(place).filter(|_| !sketch.wants_words);
            }
            None if sketch.tool == Tool::Text => sketch.begin(inside(sketch, at)),
            None => sketch.selected = None,
        }
    }
}

/// A mark as a keyboard and a screen reader find it.
fn by_keyboard(
    text: &Text,
    sketch: &mut Sketch,
    (place, under): (usize, Under),
    whole: Id,
    ui: &Ui,
) {
    let Some(mark) = sketch.marks().get(place).cloned() else {
        return;
    };
    let id = whole.with(place);
    let around = marks::place(ui, under, &mark);
    // The pointer it leaves to the photo beneath.
    let told = ui.interact(around, id, Sense::focusable_noninteractive());
    if ui.input(|input| input.has_accesskit_action_request(id, Action::Click)) {
        sketch.wants_keyboard = Some(place);
    }
    if told.has_focus() {
        if sketch.selected != Some(place) {
            sketch.selected = Some(place);
            ui.ctx().request_repaint();
        }
        arrows(sketch, place, ui);
        paint::focus_ring(ui, &told, around.expand(4.0), 4.0);
    }
    let name = name(text, place, &mark);
    told.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.add_action(Action::Click);
        node.set_description(text.mark_told(&mark));
    });
    let keeps_arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, keeps_arrows));
}

/// »Mærke 2, pil«.
fn name(text: &Text, place: usize, mark: &Drawn) -> String {
    let words = &text.viewer;
    let kind = match mark {
        Drawn::Arrow { .. } => &words.arrow,
        Drawn::Ring { .. } => &words.ring,
        Drawn::Text { .. } => &words.text,
    };
    let (number, kind) = ((place + 1).to_string(), kind.to_lowercase());
    fill(&words.mark, &[("number", &number), ("kind", &kind)])
}

/// An arrow moves by a four-hundredth of the photo, with Shift by one pixel, and with Ctrl it sizes.
fn arrows(sketch: &mut Sketch, place: usize, ui: &Ui) {
    let (width, _) = sketch.size();
    let coarse = i64::from(width / 400).max(1);
    for (key, along, down) in [
        (Key::ArrowLeft, -1, 0),
        (Key::ArrowRight, 1, 0),
        (Key::ArrowUp, 0, -1),
        (Key::ArrowDown, 0, 1),
    ] {
        while ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key)) {
            sketch.resize(place, (along * coarse, down * coarse));
        }
        // With Shift first: without it the shorter one would take both.
        for (modifiers, step) in [(Modifiers::SHIFT, 1), (Modifiers::NONE, coarse)] {
            while ui.input_mut(|input| input.consume_key(modifiers, key)) {
                sketch.nudge(place, (along * step, down * step));
            }
        }
    }
}
