//! How much memory all decodes together may take: as much as the largest photo alone, however many cores there are.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::MOST_DECODED;

static TAKEN: Mutex<u64> = Mutex::new(0);
static GIVEN_BACK: Condvar = Condvar::new();

/// Memory that one decode may take, until this is dropped.
pub(super) struct Taken(u64);

/// Waits until so many bytes are left. Nobody takes twice at a time, so nobody waits for ever.
pub(super) fn take(bytes: u64) -> Taken {
    let bytes = bytes.min(MOST_DECODED);
    let mut taken = lock();
    while *taken + bytes > MOST_DECODED {
        taken = GIVEN_BACK
            .wait(taken)
            .unwrap_or_else(PoisonError::into_inner);
    }
    *taken += bytes;
    Taken(bytes)
}

fn lock() -> MutexGuard<'static, u64> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Taken {
    fn drop(&mut self) {
        *lock() -= self.0;
        GIVEN_BACK.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn two_of_the_largest_are_never_decoded_at_once() {
        let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let taken = take(u64::MAX);
                        let now = inside.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(now, Ordering::SeqCst);
                        std::thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(taken);
                    }
                });
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 1);
    }
}
