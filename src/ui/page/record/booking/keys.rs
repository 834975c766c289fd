//! The keyboard in the week: arrows move the chosen time along the clinic's grid, Tab goes to the next free one, Esc
//! clears it.

use eframe::egui::{Key, Modifiers, Popup, Ui};

use crate::domain::time::{MINUTE, Moment};
use crate::ui::cx::Cx;

use super::BookingPage;
use super::grid::keyboard_id;
use super::outlook::Outlook;
use super::week::minute_of;

impl BookingPage {
    /// Carries out what was pressed; true for ↵, which presses the filled button.
    pub(super) fn keys(&mut self, cx: &Cx<'_>, outlook: &Outlook, ui: &Ui) -> bool {
        let focused = ui.memory(eframe::egui::Memory::focused);
        let has_focus = focused == Some(keyboard_id());
        if self.is_asking() || is_covered(ui) || !(has_focus || focused.is_none()) {
            return false;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if has_focus && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Tab)) {
            ui.memory_mut(|memory| memory.surrender_focus(keyboard_id()));
        } else if has_focus && pressed(Key::Tab) {
            self.choose_next(cx, outlook, ui);
        } else if pressed(Key::ArrowUp) {
            self.step(cx, outlook, (0, -1), ui);
        } else if pressed(Key::ArrowDown) {
            self.step(cx, outlook, (0, 1), ui);
        } else if pressed(Key::ArrowLeft) {
            self.step(cx, outlook, (-1, 0), ui);
        } else if pressed(Key::ArrowRight) {
            self.step(cx, outlook, (1, 0), ui);
        } else if (has_focus || self.can_clear()) && pressed(Key::Escape) {
            self.escape(ui);
        }
        has_focus && pressed(Key::Enter)
    }

    const fn can_clear(&self) -> bool {
        self.chosen.is_some() || self.form.moving.is_some()
    }

    /// First the chosen time goes, then what is moved, then the week lets go of the keyboard.
    fn escape(&mut self, ui: &Ui) {
        if self.can_clear() {
            self.clear();
        } else {
            ui.memory_mut(|memory| memory.surrender_focus(keyboard_id()));
        }
    }

    /// The next free time after the chosen one; without one, the first that can be booked.
    fn choose_next(&mut self, cx: &Cx<'_>, outlook: &Outlook, ui: &Ui) {
        let from = match self.chosen {
            Some(chosen) => Some(chosen.plus(MINUTE)),
            None => outlook.first_free,
        };
        let (who, minutes) = (self.form.practitioner, self.form.minutes);
        let next = cx.journal.first_free(
            who,
            outlook.patient,
            from.unwrap_or_else(|| cx.moment()),
            minutes,
        );
        // If the journal cannot be read, the page itself says so.
        if let Ok(Some(next)) = next {
            self.choose(cx.text, next, ui);
        }
    }

    /// One step of the grid up or down, or one weekday to the side, within opening hours.
    fn step(&mut self, cx: &Cx<'_>, outlook: &Outlook, (days, steps): (i64, i64), ui: &Ui) {
        let Some(chosen) = self.chosen else {
            self.choose_next(cx, outlook, ui);
            return;
        };
        let at = stepped(cx, chosen, self.form.minutes, (days, steps));
        self.choose(cx.text, at, ui);
    }
}

fn stepped(cx: &Cx<'_>, from: Moment, length: u32, (days, steps): (i64, i64)) -> Moment {
    let policy = &cx.journal.clinic().policy;
    let mut day = from.day().plus_days(days);
    while days != 0 && day.weekday() >= 5 {
        day = day.plus_days(days);
    }
    let step = policy.grid_minutes.max(1);
    // A time that was typed between two lines of the grid goes to the nearer one in the direction of the step.
    let off = minute_of(from).saturating_sub(policy.opens) % step;
    let minute = i64::from(minute_of(from));
    let moved = match steps {
        0 => minute,
        1.. => minute - i64::from(off) + i64::from(step),
        _ if off > 0 => minute - i64::from(off),
        _ => minute - i64::from(step),
    };
    let last = policy.closes.saturating_sub(length).max(policy.opens);
    let minute = u32::try_from(moved).unwrap_or(policy.opens);
    day.at(if steps == 0 {
        minute
    } else {
        minute.clamp(policy.opens, last)
    })
}

/// Something lies in front of the page: a dialog, the search, an open menu.
fn is_covered(ui: &Ui) -> bool {
    ui.memory(|memory| memory.top_modal_layer().is_some()) || Popup::is_any_open(ui.ctx())
}
