//! A passphrase while it is typed: a buffer that never moves and is wiped, and the taking of it out of the input.

use eframe::egui::{Event, ImeEvent, InputState, Key};
use zeroize::{Zeroize as _, Zeroizing};

use crate::journal as vault;

/// In bytes: room for one character more than a passphrase may have, however it is typed.
///
/// So one that is too long is refused as such and never cut to one that passes. Nine bytes at most become one character: a
/// Korean syllable in three parts.
pub const CAPACITY: usize = 9 * (vault::Passphrase::LONGEST + 1);

/// What was typed so far. Its place in memory never moves and is wiped when it is dropped.
pub struct Passphrase {
    bytes: Box<Zeroizing<[u8; CAPACITY]>>,
    length: usize,
}

impl Default for Passphrase {
    fn default() -> Self {
        Self {
            bytes: Box::new(Zeroizing::new([0; CAPACITY])),
            length: 0,
        }
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

impl Passphrase {
    /// The text as typed; normalising it to NFC is the vault's task.
    pub fn as_str(&self) -> &str {
        let typed = self.bytes.get(..self.length).unwrap_or_default();
        std::str::from_utf8(typed).unwrap_or_default()
    }

    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub fn character_count(&self) -> usize {
        self.as_str().chars().count()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.bytes.zeroize();
        self.length = 0;
    }

    /// Adds text; control characters (the line break of a paste) and what does not fit are left out.
    pub fn push_str(&mut self, text: &str) {
        for character in text.chars().filter(|character| !character.is_control()) {
            let end = self.length + character.len_utf8();
            let Some(place) = self.bytes.get_mut(self.length..end) else {
                return;
            };
            character.encode_utf8(place);
            self.length = end;
        }
    }

    /// Takes the last character away.
    pub fn pop(&mut self) {
        let last = self.as_str().chars().next_back().map_or(0, char::len_utf8);
        let end = self.length;
        self.length -= last;
        if let Some(freed) = self.bytes.get_mut(self.length..end) {
            freed.zeroize();
        }
    }
}

/// What a frame's typing came to.
pub(super) struct Typed {
    pub(super) changed: bool,
    pub(super) submitted: bool,
}

/// Takes what was typed out of the input, and wipes the copies that lie there.
pub(super) fn take_typing(input: &mut InputState, passphrase: &mut Passphrase) -> Typed {
    let mut typed = Typed {
        changed: false,
        submitted: false,
    };
    input.events.retain_mut(|event| {
        let taken = take_event(event, passphrase, &mut typed);
        !taken
    });
    for event in &mut input.raw.events {
        wipe(event);
    }
    typed
}

fn take_event(event: &mut Event, passphrase: &mut Passphrase, typed: &mut Typed) -> bool {
    if let Event::Text(text) | Event::Paste(text) | Event::Ime(ImeEvent::Commit(text)) = event {
        passphrase.push_str(text);
        typed.changed = true;
        wipe(event);
        return true;
    }
    if let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    {
        if *key == Key::Enter {
            typed.submitted = true;
            return true;
        }
        if *key == Key::Backspace {
            if modifiers.command {
                passphrase.clear();
            } else {
                passphrase.pop();
            }
            typed.changed = true;
            return true;
        }
    }
    matches!(event, Event::Copy | Event::Cut)
}

fn wipe(event: &mut Event) {
    if let Event::Text(text) | Event::Paste(text) | Event::Ime(ImeEvent::Commit(text)) = event {
        text.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_of_several_bytes_is_taken_away_whole() {
        let mut passphrase = Passphrase::default();
        passphrase.push_str("åse €");
        passphrase.pop();
        passphrase.pop();
        assert_eq!(passphrase.as_str(), "åse");
        passphrase.clear();
        passphrase.pop();
        assert!(passphrase.is_empty());
    }

    #[test]
    fn the_line_break_of_a_paste_is_left_out() {
        let mut passphrase = Passphrase::default();
        passphrase.push_str("fem tilfældige ord\r\n");
        assert_eq!(passphrase.as_str(), "fem tilfældige ord");
        assert_eq!(passphrase.character_count(), 18);
    }

    #[test]
    fn what_does_not_fit_is_left_out_and_never_half_a_character() {
        let mut passphrase = Passphrase::default();
        passphrase.push_str(&"a".repeat(CAPACITY - 1));
        passphrase.push_str("å");
        assert_eq!(passphrase.as_str().len(), CAPACITY - 1);
        passphrase.push_str("b");
        assert_eq!(passphrase.as_str().len(), CAPACITY);
    }

    #[test]
    fn one_that_is_too_long_stays_too_long() {
        for typed in ["a", "å", "a\u{30A}", "€", "\u{1112}\u{1161}\u{11AB}"] {
            let mut passphrase = Passphrase::default();
            passphrase.push_str(&typed.repeat(2_000));
            let taken = vault::Passphrase::chosen(passphrase.as_str(), &[]);
            assert_eq!(
                taken.err(),
                Some(vault::PassphraseFault::TooLong),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_passphrase_never_shows_itself() {
        let mut passphrase = Passphrase::default();
        passphrase.push_str("hemmelig");
        assert_eq!(format!("{passphrase:?}"), "Passphrase(…)");
    }
}
