//! How much may be held until it is saved or put away: a whole card is more than a PC has room for.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes of originals.
const MOST_BYTES: u64 = 512 << 20;

/// Photos. A folder of something else must not fill the page either.
pub const MOST_FILES: usize = 1_000;

/// Shared by everything that is offered for one record, over however many drops.
#[derive(Clone)]
pub struct Room(Arc<Shared>);

struct Shared {
    most: (u64, usize),
    /// Whether whoever asks waits until something is saved; else only until what is being looked at is known to be kept.
    patient: bool,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    bytes: u64,
    files: usize,
    /// How many of them are still being looked at, and may be given back at once.
    open: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self::of(MOST_BYTES, MOST_FILES)
    }
}

impl Room {
    /// For so many bytes and files.
    pub fn of(bytes: u64, files: usize) -> Self {
        Self::made((bytes, files), false)
    }

    /// The same for somebody who saves while more is read: asking waits until there is room again.
    pub fn that_waits(bytes: u64, files: usize) -> Self {
        Self::made((bytes, files), true)
    }

    fn made(most: (u64, usize), patient: bool) -> Self {
        Self(Arc::new(Shared {
            most,
            patient,
            state: Mutex::default(),
            changed: Condvar::new(),
        }))
    }

    /// So many files are looked at in one go, whatever comes of them; whoever waits looks at all.
    pub(super) fn files_at_once(&self) -> usize {
        if self.0.patient {
            usize::MAX
        } else {
            MOST_FILES
        }
    }

    /// A share for one file; none if there is no more room.
    pub(super) fn share(&self, bytes: u64) -> Option<Share> {
        let (most_bytes, most_files) = self.0.most;
        let mut state = self.state();
        loop {
            // A single file is always let in, however small the room.
            let fits = state.bytes.saturating_add(bytes) <= most_bytes && state.files < most_files;
            if fits || state.files == 0 {
                state.bytes = state.bytes.saturating_add(bytes);
                state.files += 1;
                state.open += 1;
                return Some(Share {
                    room: self.clone(),
                    bytes,
                    open: true,
                });
            }
            if state.open == 0 && !self.0.patient {
                return None;
            }
            let waited = self.0.changed.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Room that one file takes, until this is dropped.
pub(super) struct Share {
    room: Room,
    bytes: u64,
    open: bool,
}

impl Share {
    /// The file is one that is kept.
    pub(super) fn keep(mut self) -> Self {
        self.close();
        self
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.room.state().open -= 1;
            self.room.0.changed.notify_all();
        }
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        {
            let mut state = self.room.state();
            state.bytes = state.bytes.saturating_sub(self.bytes);
            state.files = state.files.saturating_sub(1);
        }
        self.close();
        self.room.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(room: &Room, bytes: u64) -> Option<Share> {
        room.share(bytes).map(Share::keep)
    }

    #[test]
    fn what_is_kept_takes_room_until_it_is_dropped() {
        let room = Room::of(100, 3);
        let first = kept(&room, 60);
        assert!(first.is_some());
        let second = kept(&room, 40);
        assert!(second.is_some());
        assert!(kept(&room, 1).is_none(), "no bytes left");
        drop(first);
        let third = kept(&room, 1);
        let fourth = kept(&room, 1);
        assert!(third.is_some() && fourth.is_some());
        assert!(kept(&room, 1).is_none(), "no files left");
    }

    #[test]
    fn whoever_asks_waits_for_what_is_only_looked_at() {
        let room = Room::of(100, 3);
        let looked_at = room.share(100).expect("room");
        std::thread::scope(|scope| {
            let asked = scope.spawn(|| kept(&room, 50).is_some());
            drop(looked_at);
            assert!(asked.join().expect("an answer"));
        });
    }

    #[test]
    fn somebody_patient_waits_for_what_is_kept_too() {
        let room = Room::that_waits(100, 3);
        let first = kept(&room, 100);
        std::thread::scope(|scope| {
            let asked = scope.spawn(|| kept(&room, 50).is_some());
            drop(first);
            assert!(asked.join().expect("an answer"));
        });
    }

    #[test]
    fn one_file_is_always_let_in() {
        let room = Room::of(10, 3);
        let large = kept(&room, 64);
        assert!(large.is_some());
        assert!(kept(&room, 1).is_none());
    }
}
