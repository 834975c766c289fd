//! The keys of the map, while it has the keyboard: units, steps, nudges, mirror, removal, undo (`design.md` §9.8).

use eframe::egui::{Key, Modifiers, Response, Ui};

use super::hands::settle;
use super::state::Typing;
use super::{MapLook, MapState};
use crate::domain::treatment::map::{InjectionMap, NUDGE, Step};
use crate::ui::face::place;

/// Two digits make one number when the second follows the first within so many seconds.
const TOGETHER: f64 = 0.6;

const DIGITS: [(Key, char); 10] = [
    (Key::Num0, '0'),
    (Key::Num1, '1'),
    (Key::Num2, '2'),
    (Key::Num3, '3'),
    (Key::Num4, '4'),
    (Key::Num5, '5'),
    (Key::Num6, '6'),
    (Key::Num7, '7'),
    (Key::Num8, '8'),
    (Key::Num9, '9'),
];

/// Takes the keys that are meant for the map. The map or one of its points has the keyboard.
pub(super) fn press(
    ui: &Ui,
    whole: &Response,
    map: &mut InjectionMap,
    state: &mut MapState,
    look: MapLook,
) {
    let behind_a_dialog = !ui.memory(|memory| memory.is_above_modal_layer(whole.layer_id));
    if look.read_only || behind_a_dialog || !ui.is_enabled() || map.is_held() {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    // With Shift first: without it the shorter one would take both.
    let again = pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    if again || pressed(Modifiers::COMMAND, Key::Y) {
        map.redo();
    } else if pressed(Modifiers::COMMAND, Key::Z) {
        map.undo();
    }
    let Some(index) = state.selected_in(map) else {
        return;
    };
    let now = ui.input(|input| input.time);
    for (key, digit) in DIGITS {
        if pressed(Modifiers::NONE, key) {
            type_digit(map, state, (index, digit), now);
        }
    }
    for (key, step) in [
        (Key::Plus, Step::Up),
        (Key::Equals, Step::Up),
        (Key::Minus, Step::Down),
    ] {
        if pressed(Modifiers::NONE, key) {
            map.step_units(index, look.step, step);
        }
    }
    for (key, x, y) in [
        (Key::ArrowLeft, -NUDGE, 0),
        (Key::ArrowRight, NUDGE, 0),
        (Key::ArrowUp, 0, -NUDGE),
        (Key::ArrowDown, 0, NUDGE),
    ] {
        if pressed(Modifiers::NONE, key) {
            map.hold();
            map.nudge(index, x, y);
            settle(map, index, look.areas);
            map.release();
            state.select(map.get(index));
        }
    }
    if pressed(Modifiers::NONE, Key::H) || pressed(Modifiers::NONE, Key::V) {
        map.mirror(index);
    }
    if pressed(Modifiers::NONE, Key::Delete) {
        remove(map, state, index);
    }
}

/// Sets the units; a second digit soon after the first makes a number of two digits, and one step of both.
fn type_digit(
    map: &mut InjectionMap,
    state: &mut MapState,
    (index, digit): (usize, char),
    now: f64,
) {
    let Some(site) = map.get(index).map(|point| point.site.clone()) else {
        return;
    };
    let first = state.typing.take();
    let goes_on = |first: &Typing| {
        first.site == site && first.steps == map.steps() && together(first.at, now)
    };
    if let Some(first) = first.filter(goes_on) {
        if first.stepped {
            map.undo();
        }
        let number = format!("{}{digit}", first.digit);
        map.set_units(index, number.parse().ok());
    } else {
        // A lone nought is no amount: it takes the units away.
        let stepped = map.set_units(index, digit.to_string().parse().ok());
        state.typing = Some(Typing {
            site,
            digit,
            at: now,
            stepped,
            steps: map.steps(),
        });
    }
}

fn together(first: f64, second: f64) -> bool {
    second - first <= TOGETHER
}

/// Removes a point; the next one is chosen, or the last that is left.
pub(super) fn remove(map: &mut InjectionMap, state: &mut MapState, index: usize) {
    let beside = map
        .next(Some(index), place::order)
        .or_else(|| map.previous(Some(index), place::order));
    state.select(beside.and_then(|beside| map.get(beside)));
    map.remove(index);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_are_one_number_within_six_hundred_milliseconds() {
        assert!(together(0.0, 0.599));
        assert!(together(0.0, 0.6));
        assert!(!together(0.0, 0.601));
    }
}
