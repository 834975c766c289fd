//! The pages before a journal is open: the dark half with the sleeping face or the wizard's steps, and the form beside it.
//!
//! Call one of the left halves, then `shell::foot` if there are actions, then [`form`].

use eframe::egui::{
    Align2, CentralPanel, Frame, Panel, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2,
};

use super::{paint, steps};
use crate::ui::face::{self, Look};
use crate::ui::icon;
use crate::ui::theme::{Kind, Theme, space};

const MARK: f32 = 34.0;
const LEFT: f32 = 40.0;
const TOP: f32 = 36.0;

/// The dark half of the lock screen: the record sleeps. `clinic` stands under the program's name.
pub fn night(ui: &mut Ui, program: &str, clinic: &str) {
    let width = (ui.available_width() * 0.528).round();
    half(ui, width, |ui, rect| {
        let theme = Theme::of(ui);
        // The words come first: reading and drawing the face takes as long as the rest of the first frame.
        if ui.ctx().cumulative_frame_nr() > 0 {
            face::paint(ui.painter(), theme, rect, Look::Night, &[]);
        } else {
            ui.ctx().request_repaint();
        }
        head(ui, rect, program, clinic);
    });
}

/// The dark half of the wizard: its steps, and a quiet sentence at the foot.
pub fn wizard(
    ui: &mut Ui,
    program: &str,
    (all, current): (&[steps::WizardStep], usize),
    foot: &str,
) {
    let width = (ui.available_width() * 0.264).clamp(260.0, 380.0).round();
    half(ui, width, |ui, rect| {
        head(ui, rect, program, "");
        let inside = rect.shrink2(vec2(LEFT, 0.0));
        let list = inside.with_min_y(rect.top() + 134.0);
        let mut list = ui.new_child(UiBuilder::new().max_rect(list));
        list.spacing_mut().item_spacing.y = 0.0;
        steps::wizard_steps(&mut list, all, current);
        let colour = Theme::of(ui).banner_text_2;
        let text = paint::rows(ui, foot, Kind::Small, colour, (inside.width(), 8));
        let at = pos2(inside.left(), rect.bottom() - TOP);
        let free = at.y - text.size().y > list.min_rect().bottom();
        if free && !foot.is_empty() {
            let place = paint::text(ui.painter(), at, Align2::LEFT_BOTTOM, text);
            paint::say(ui, place, foot);
        }
    });
}

fn half(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui, Rect)) {
    Panel::left("gate")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(Theme::of(ui).banner))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            contents(ui, rect);
            ui.advance_cursor_after_rect(rect);
        });
}

fn head(ui: &mut Ui, rect: Rect, program: &str, clinic: &str) {
    let theme = Theme::of(ui);
    let corner = rect.min + vec2(LEFT, TOP);
    let mark = Rect::from_min_size(corner, vec2(MARK, MARK));
    icon::paint_mark(ui.painter(), mark, theme.banner_text);
    let name = paint::line(ui, program, Kind::H1, theme.banner_text);
    let middle = if clinic.is_empty() { 17.0 } else { 10.0 };
    let at = corner + vec2(MARK + 10.0, middle);
    let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, name);
    paint::say(ui, place, program);
    if !clinic.is_empty() {
        let text = paint::line(ui, clinic, Kind::Small, theme.banner_text_2);
        let at = pos2(place.left(), place.bottom() + 1.0);
        let place = paint::text(ui.painter(), at, Align2::LEFT_TOP, text);
        paint::say(ui, place, clinic);
    }
}

/// The form at the right, `width` points wide and in the middle of what is left; it scrolls in a low window.
pub fn form<R>(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().fill(Theme::of(ui).canvas);
    CentralPanel::default()
        .frame(frame)
        .show(ui, |ui| {
            let room = ui.max_rect();
            let scroll = ScrollArea::vertical().id_salt("form").auto_shrink(false);
            scroll
                .show(ui, |ui| centred(ui, (width, room.height()), contents))
                .inner
        })
        .inner
}

/// The height of a form is known from the frame before; the first time it is laid out twice.
fn centred<R>(ui: &mut Ui, (width, room): (f32, f32), contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with("height of the form");
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    if known.is_none() {
        ui.ctx()
            .request_discard("the height of the form is not known yet");
    }
    let free = (room - known.unwrap_or_default()) * 0.5;
    let rect = ui.available_rect_before_wrap();
    let width = width.min(rect.width() - 2.0 * space::S24);
    let min = pos2(
        (rect.center().x - width * 0.5).round(),
        rect.top() + free.max(space::S24).round(),
    );
    let place = Rect::from_min_size(min, vec2(width, f32::INFINITY));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place));
    inside.set_width(width);
    inside.spacing_mut().item_spacing = vec2(space::S8, space::S12);
    let inner = contents(&mut inside);
    let used = inside.min_rect();
    ui.data_mut(|data| data.insert_temp(id, used.height()));
    let below = used.with_max_y(used.bottom() + space::S24);
    ui.advance_cursor_after_rect(below);
    inner
}
