//! Marking the pupils on the screen: clicks and drags upon the photo, the same by keyboard, and the bar that saves.

use eframe::egui::accesskit::Action;
use eframe::egui::{
    Align2, CursorIcon, EventFilter, Id, Key, Modifiers, Painter, Pos2, Rect, Response, Role,
    Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::domain::alignment::Spot;
use crate::text::{Text, fill};
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, radius, space};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::paint;

use super::lens::{self, Lens};
use super::lens_ui;
use super::marking::{Eye, Marking};

/// Within so many points of its middle a mark is taken.
const REACH: f32 = 16.0;
const RING: f32 = 9.0;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Undo,
    Cancel,
    Save,
}

/// What to do now, and the three things that can be done with it.
pub fn foot(text: &Text, marking: &Marking, ui: &mut Ui) -> Option<Asked> {
    let words = &text.photos;
    let fault = marking.fault();
    let rest = match (fault, marking.next()) {
        (Some(fault), _) => text.not_aligned(fault),
        (None, Some(Eye::Right)) => &words.mark_right,
        (None, Some(Eye::Left)) => &words.mark_left,
        (None, None) if marking.is_unchanged() => &words.mark_unchanged,
        (None, None) => &words.mark_done,
    };
    let mark = match fault {
        Some(_) => Mark::Status(Status::Warn),
        None => Mark::Icon(Icon::ScanEye),
    };
    let state = StateText {
        mark,
        lead: &words.marking,
        rest,
    };
    let buttons = [
        Button::secondary(&words.mark_undo)
            .key("Ctrl Z", Modifiers::COMMAND, Key::Z)
            .enabled(marking.can_undo()),
        Button::secondary(&text.common.cancel).key("Esc", Modifiers::NONE, Key::Escape),
        Button::primary(&words.mark_save)
            .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
            .enabled(marking.to_save().is_some()),
    ];
    match action_bar(ui, &state, buttons)? {
        0 => Some(Asked::Undo),
        1 => Some(Asked::Cancel),
        _ => Some(Asked::Save),
    }
}

/// Takes clicks, drags and keys for the marks of a photo as it is laid on the screen, and paints the marks. The wheel zooms,
/// so that a pupil is hit to the pixel, and a drag beside the marks moves the photo.
pub fn marks(text: &Text, marking: &mut Marking, (lens, seen): (&mut Lens, lens::Laid), ui: &Ui) {
    let laid = Laid::of(marking, seen.place());
    let id = ui.scope_id().with("pupils");
    let whole = ui.interact(seen.seen(), id, Sense::click_and_drag());
    pointer(marking, laid, &whole, ui);
    lens_ui::wheel(lens, seen, &whole, ui);
    if whole.dragged() && marking.dragged.is_none() {
        lens.pan(seen, whole.drag_delta());
    }
    let focused = Eye::BOTH.map(|eye| by_keyboard(text, marking, (eye, laid), id, ui));
    if let Some(eye) = marking.wants_keyboard.take() {
        ui.memory_mut(|memory| memory.request_focus(id.with(eye)));
        ui.ctx().request_repaint();
    }
    let painter = ui.painter().with_clip_rect(seen.seen().expand(RING));
    for (eye, focused) in Eye::BOTH.into_iter().zip(focused) {
        draw(text, marking, (eye, laid, focused), &painter, ui);
    }
}

/// How the photo's pixels lie on the screen.
#[derive(Clone, Copy)]
struct Laid {
    place: Rect,
    /// Points for a pixel.
    scale: Vec2,
}

impl Laid {
    fn of(marking: &Marking, place: Rect) -> Self {
        let (width, height) = marking.size();
        let scale = place.size() / vec2(width.max(1) as f32, height.max(1) as f32);
        Self { place, scale }
    }

    /// The middle of a pixel.
    fn at(self, spot: Spot) -> Pos2 {
        let middle = vec2(spot.x as f32 + 0.5, spot.y as f32 + 0.5);
        self.place.min + middle * self.scale
    }

    /// The pixel at a point; what lies before the edge is taken to it.
    fn spot(self, at: Pos2) -> Spot {
        let pixels = (at - self.place.min) / self.scale;
        Spot {
            x: pixels.x.max(0.0) as u32,
            y: pixels.y.max(0.0) as u32,
        }
    }

    fn reach(self) -> u32 {
        (REACH / self.scale.x.max(f32::EPSILON)) as u32
    }
}

fn pointer(marking: &mut Marking, laid: Laid, whole: &Response, ui: &Ui) {
    let near = |at: Pos2| marking.near(laid.spot(at), laid.reach());
    if let Some(at) = whole.hover_pos() {
        ui.ctx().set_cursor_icon(match (marking.dragged, near(at)) {
            (Some(_), _) => CursorIcon::Grabbing,
            (None, Some(_)) => CursorIcon::Grab,
            (None, None) => CursorIcon::Crosshair,
        });
    }
    if whole.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin());
        marking.dragged = origin.and_then(near);
        if marking.dragged.is_some() {
            marking.hold();
        }
    }
    let at = whole.interact_pointer_pos();
    if let (Some(eye), Some(at)) = (marking.dragged, at) {
        marking.drag(eye, laid.spot(at));
    }
    if !whole.dragged()
        && let Some(eye) = marking.dragged.take()
    {
        marking.wants_keyboard = Some(eye);
    }
    if let (true, Some(at)) = (whole.clicked(), at) {
        let eye = marking.click(laid.spot(at), laid.reach());
        marking.wants_keyboard = Some(eye);
    }
}

/// A mark as a keyboard and a screen reader find it; says whether it has the keyboard.
fn by_keyboard(
    text: &Text,
    marking: &mut Marking,
    (eye, laid): (Eye, Laid),
    whole: Id,
    ui: &Ui,
) -> bool {
    let id = whole.with(eye);
    let around = Rect::from_center_size(
        laid.at(marking.mark_or_likely(eye)),
        Vec2::splat(2.0 * RING),
    );
    // The pointer it leaves to the photo beneath.
    let told = ui.interact(around, id, Sense::focusable_noninteractive());
    let clicked = ui.input(|input| input.has_accesskit_action_request(id, Action::Click));
    if clicked {
        marking.wants_keyboard = Some(eye);
    }
    let focused = told.has_focus();
    if focused {
        arrows(marking, eye, ui);
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if clicked || (focused && (pressed(Key::Enter) || pressed(Key::Space))) {
        marking.set(eye, marking.mark_or_likely(eye));
    }
    let name = match eye {
        Eye::Right => &text.photos.right_pupil,
        Eye::Left => &text.photos.left_pupil,
    };
    let mark = marking.mark(eye);
    let name = if mark.is_some() {
        name.clone()
    } else {
        fill(&text.photos.not_marked, &[("pupil", name)])
    };
    told.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.add_action(Action::Click);
        if let Some(Spot { x, y }) = mark {
            let place = [("x", &*x.to_string()), ("y", &*y.to_string())];
            node.set_description(fill(&text.whole.spot, &place));
        }
    });
    let keeps_arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, keeps_arrows));
    focused
}

/// An arrow moves by a four-hundredth of the photo, and with Shift by one pixel.
fn arrows(marking: &mut Marking, eye: Eye, ui: &Ui) {
    let (width, _) = marking.size();
    let coarse = i32::try_from(width / 400).unwrap_or(i32::MAX).max(1);
    for (key, along, down) in [
        (Key::ArrowLeft, -1, 0),
        (Key::ArrowRight, 1, 0),
        (Key::ArrowUp, 0, -1),
        (Key::ArrowDown, 0, 1),
    ] {
        // With Shift first: without it the shorter one would take both.
        for (modifiers, step) in [(Modifiers::SHIFT, 1), (Modifiers::NONE, coarse)] {
            while ui.input_mut(|input| input.consume_key(modifiers, key)) {
                marking.nudge(eye, (along * step, down * step));
            }
        }
    }
}

/// A ring with an open middle, so that the pupil is seen in it; seen on light and on dark.
fn draw(
    text: &Text,
    marking: &Marking,
    (eye, laid, focused): (Eye, Laid, bool),
    painter: &Painter,
    ui: &Ui,
) {
    let theme = Theme::of(ui);
    let is_marked = marking.mark(eye).is_some();
    if !is_marked && !focused {
        return;
    }
    let at = laid.at(marking.mark_or_likely(eye));
    let (under, over) = (
        Stroke::new(4.0, theme.surface),
        Stroke::new(2.0, theme.accent),
    );
    if is_marked {
        for stroke in [under, over] {
            painter.circle_stroke(at, RING, stroke);
            for out in [Vec2::UP, Vec2::DOWN, Vec2::LEFT, Vec2::RIGHT] {
                painter.line_segment([at + out * RING, at + out * (RING + 5.0)], stroke);
            }
        }
        painter.circle(at, 1.5, theme.accent, Stroke::new(1.0, theme.surface));
    } else {
        let ring = circle(at);
        painter.add(Shape::line(ring.clone(), under));
        painter.extend(Shape::dashed_line(&ring, over, 4.0, 4.0));
    }
    if focused {
        painter.circle_stroke(at, RING + 8.0, Stroke::new(2.0, theme.focus));
    }
    let (letter, out) = match eye {
        Eye::Right => (&text.injection_map.right_letter, -1.0),
        Eye::Left => (&text.injection_map.left_letter, 1.0),
    };
    let letter = paint::line(ui, letter, Kind::SmallStrong, theme.text);
    let middle = pos2(at.x + out * (RING + space::S24), at.y);
    let ground = Rect::from_center_size(middle, letter.size() + vec2(space::S8, space::S2));
    painter.rect_filled(ground, radius::CHIP, theme.surface);
    paint::text(painter, middle, Align2::CENTER_CENTER, letter);
}

fn circle(middle: Pos2) -> Vec<Pos2> {
    const PARTS: u8 = 32;
    let at = |part: u8| {
        let angle = std::f32::consts::TAU * f32::from(part) / f32::from(PARTS);
        middle + vec2(angle.cos(), angle.sin()) * RING
    };
    (0..=PARTS).map(at).collect()
}
