//! The fixed place for »what now«: left the state in words, right the actions, the filled one last.

use eframe::egui::{Align2, Rect, Sense, Ui, vec2};

use super::button::Button;
use super::{card, paint};
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, size, space};

/// The shape before the words.
#[derive(Clone, Copy, Debug, Default)]
pub enum Mark {
    #[default]
    None,
    Status(Status),
    Icon(Icon),
}

/// What the bar says: a leading word in the colour of the state, then the rest.
#[derive(Clone, Copy, Debug, Default)]
pub struct StateText<'a> {
    pub mark: Mark,
    /// In medium weight and the colour of a status mark: »Valgt tid ligger i betænkningstiden.«
    pub lead: &'a str,
    pub rest: &'a str,
}

/// Shows the bar and its buttons from left to right; gives the place of the one that was clicked.
///
/// Words that do not fit beside the buttons go onto a second line, and are told whole on hover.
pub fn action_bar<'b>(
    ui: &mut Ui,
    state: &StateText,
    buttons: impl IntoIterator<Item = Button<'b>>,
) -> Option<usize> {
    let buttons: Vec<Button> = buttons.into_iter().collect();
    let rect = paint::reserve(ui, vec2(ui.available_width(), size::ACTION_BAR));
    let theme = Theme::of(ui);
    ui.painter().rect_filled(rect, 0.0, theme.surface);
    paint::hairline(ui.painter(), rect.x_range(), rect.top(), theme.line);
    let inside = rect.shrink2(vec2(space::PAGE_X, 0.0));
    // Painted from the right edge, but the keyboard walks them from the left: widths first, then in reading order.
    let widths: Vec<f32> = buttons.iter().map(|button| button.width(ui)).collect();
    let gaps = GAP * widths.len().saturating_sub(1) as f32;
    let left = inside.right() - widths.iter().sum::<f32>() - gaps;
    say_state(
        ui,
        state,
        Rect::from_min_max(inside.min, inside.max).with_max_x(left - space::S16),
    );
    let place = Rect::from_min_max(inside.left_top(), inside.right_bottom()).with_min_x(left);
    let mut clicked = None;
    card::controls_from_left(ui, place, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (index, button) in buttons.into_iter().enumerate() {
            if button.show(ui).clicked() {
                clicked = Some(index);
            }
        }
    });
    clicked
}

const GAP: f32 = 10.0;

fn say_state(ui: &mut Ui, state: &StateText, room: Rect) {
    const SHAPE: f32 = 15.0;
    if state.lead.is_empty() && state.rest.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    let (lead_colour, has_mark) = match state.mark {
        Mark::None => (theme.text, false),
        Mark::Status(status) => (status.text(theme), true),
        Mark::Icon(_) => (theme.text, true),
    };
    let before = if has_mark { SHAPE + space::S6 } else { 0.0 };
    let width = room.width() - before;
    let text = paint::lead_and_rest(ui, (state.lead, lead_colour), state.rest, (width, 2));
    let at = room.left_center() + vec2(before, 0.0);
    let cut = text.elided;
    let first_line = at.y - text.size().y * 0.5 + Kind::Small.line() * 0.5;
    let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
    let center = eframe::egui::pos2(room.left() + SHAPE * 0.5, first_line);
    match state.mark {
        Mark::None => {}
        Mark::Status(status) => status.paint(ui.painter(), theme, center, SHAPE),
        Mark::Icon(icon) => icon.paint(ui.painter(), center, 14.0, theme.text_2),
    }
    let whole = format!("{} {}", state.lead, state.rest);
    let said = paint::say(ui, place, whole.trim());
    if cut {
        paint::tip(said.interact(Sense::hover()), whole.trim());
    }
}
