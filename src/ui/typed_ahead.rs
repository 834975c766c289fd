//! One key at a time: what is typed faster than a frame is painted waits for its turn, so that each key meets what the one
//! before it has brought.
//!
//! Two letters in one frame would otherwise be read against the same question, and the second answer would be lost or,
//! worse, taken for the first.

use std::collections::{HashSet, VecDeque};

use eframe::egui::{Context, Event, ImeEvent, Key, Plugin, RawInput};

/// Hands the events of the keyboard out in turns.
#[derive(Default)]
pub struct TypedAhead {
    held: VecDeque<Event>,
    /// Keys that a frame has seen pressed, and not let go.
    down: HashSet<Key>,
}

impl Plugin for TypedAhead {
    fn debug_name(&self) -> &'static str {
        "typed ahead"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.held.append(&mut input.events.drain(..).collect());
        input.events = self.turn(ctx.text_edit_focused());
        self.forget_repeats();
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
    }
}

impl TypedAhead {
    /// What one frame may see: outside of a text field one key with its letter, inside everything up to the key that leaves
    /// the field.
    fn turn(&mut self, in_field: bool) -> Vec<Event> {
        let mut turn = Vec::new();
        let mut state = Turn::Open;
        while let Some(event) = self.held.pop_front() {
            let next = if in_field {
                state.in_field(&event)
            } else {
                state.outside(&event)
            };
            let Some(next) = next else {
                self.held.push_front(event);
                break;
            };
            state = next;
            note(&mut self.down, &event);
            turn.push(event);
        }
        turn
    }

    /// A key that is held down and has to wait is no further key: the page must not run on once it is let go.
    fn forget_repeats(&mut self) {
        let mut down = self.down.clone();
        let mut is_repeat = false;
        self.held.retain(|event| {
            if !matches!(event, Event::Text(_)) {
                is_repeat = !note(&mut down, event);
            }
            !is_repeat
        });
    }
}

/// Takes in which keys are down; false for a press of one that is.
fn note(down: &mut HashSet<Key>, event: &Event) -> bool {
    if let Event::Key { key, pressed, .. } = event {
        if *pressed {
            return down.insert(*key);
        }
        down.remove(key);
    } else if *event == Event::WindowFocused(false) {
        // Who lets go elsewhere is not heard here.
        down.clear();
    }
    true
}

/// What a turn has seen so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Open,
    /// A key was pressed; its letter may follow.
    Pressed,
    /// Nothing more that is typed or clicked.
    Full,
}

impl Turn {
    /// The state after an event; nothing if it has to wait.
    fn outside(self, event: &Event) -> Option<Self> {
        match (self, kind(event)) {
            (_, Kind::Other) => Some(self),
            (Self::Open, Kind::Key { .. }) => Some(Self::Pressed),
            (Self::Open, Kind::Letter | Kind::Click) | (Self::Pressed, Kind::Letter) => {
                Some(Self::Full)
            }
            (Self::Pressed, Kind::Key { .. } | Kind::Click) | (Self::Full, _) => None,
        }
    }

    fn in_field(self, event: &Event) -> Option<Self> {
        match (self, kind(event)) {
            (_, Kind::Other) => Some(self),
            (Self::Full, _) => None,
            (_, Kind::Key { leaves: true } | Kind::Click) => Some(Self::Full),
            (_, Kind::Key { leaves: false } | Kind::Letter) => Some(self),
        }
    }
}

enum Kind {
    /// `leaves`: the keyboard may be somewhere else afterwards.
    Key {
        leaves: bool,
    },
    Letter,
    Click,
    Other,
}

fn kind(event: &Event) -> Kind {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "nothing else is typed or clicked"
    )]
    match event {
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => {
            let moves = matches!(key, Key::Tab | Key::Enter | Key::Escape);
            let leaves = moves || modifiers.command || modifiers.ctrl || modifiers.alt;
            Kind::Key { leaves }
        }
        Event::Text(_) | Event::Ime(ImeEvent::Commit(_)) => Kind::Letter,
        Event::PointerButton { pressed: true, .. } => Kind::Click,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Modifiers, PointerButton, Pos2};

    use super::*;

    fn key(key: Key, pressed: bool) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    fn letter(letter: &str) -> Event {
        Event::Text(letter.to_owned())
    }

    const CLICK: Event = Event::PointerButton {
        pos: Pos2::ZERO,
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    };

    fn holding(events: Vec<Event>) -> TypedAhead {
        TypedAhead {
            held: events.into(),
            ..TypedAhead::default()
        }
    }

    /// How many events each turn holds.
    fn turns(events: Vec<Event>, in_field: bool) -> Vec<usize> {
        let mut ahead = holding(events);
        let mut turns = Vec::new();
        while !ahead.held.is_empty() {
            turns.push(ahead.turn(in_field).len());
        }
        turns
    }

    #[test]
    fn outside_of_a_field_each_key_has_a_frame_of_its_own() {
        let two = vec![
            key(Key::U, true),
            letter("u"),
            key(Key::U, false),
            key(Key::I, true),
            letter("i"),
            key(Key::I, false),
        ];
        assert_eq!(turns(two, false), [3, 3]);
        // Æ has no key of its own.
        assert_eq!(turns(vec![letter("æ"), letter("u")], false), [1, 1]);
        let and_space = vec![key(Key::S, true), letter("s"), key(Key::Space, true)];
        assert_eq!(turns(and_space, false), [2, 1]);
        assert_eq!(
            turns(vec![key(Key::S, true), CLICK, CLICK], false),
            [1, 1, 1]
        );
    }

    #[test]
    fn in_a_field_only_what_leaves_it_ends_the_frame() {
        let typed = vec![
            key(Key::A, true),
            letter("a"),
            key(Key::B, true),
            letter("b"),
            key(Key::Tab, true),
            key(Key::Tab, false),
            key(Key::C, true),
            letter("c"),
        ];
        assert_eq!(turns(typed, true), [6, 2]);
    }

    #[test]
    fn a_key_that_is_held_down_does_not_run_on() {
        let down = || [key(Key::U, true), letter("u")];
        let up = || [key(Key::U, false)];
        let again = [&down()[..], &down(), &down(), &up(), &down()].concat();
        let mut ahead = holding(again);
        assert_eq!(ahead.turn(false), down());
        ahead.forget_repeats();
        assert_eq!(ahead.turn(false), [&up()[..], &down()].concat());
        assert_eq!(ahead.turn(false), []);
    }

    #[test]
    fn nothing_is_lost_or_changes_places() {
        let events = vec![
            letter("æ"),
            key(Key::U, true),
            Event::PointerMoved(Pos2::ZERO),
            letter("u"),
            CLICK,
            key(Key::Enter, true),
        ];
        for in_field in [false, true] {
            let mut ahead = holding(events.clone());
            let mut seen = Vec::new();
            while !ahead.held.is_empty() {
                seen.extend(ahead.turn(in_field));
            }
            assert_eq!(seen, events);
        }
    }
}
