//! The same work on many things, on all cores at once: the one place of a task that starts threads, and they end with it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// One for each core but the one of whoever draws or waits; two at least, since neither of them does so all the time.
fn hands() -> usize {
    thread::available_parallelism().map_or(2, |cores| cores.get().saturating_sub(1).max(2))
}

/// Works on each thing. Things are taken one after the other, in their order; what comes of one is handed to `done` on the
/// calling thread as soon as it is there, with its place. Nothing stands for work that panicked.
///
/// `kept` is what each hand keeps from one thing to the next, such as buffers.
pub(super) fn each<T: Send, K, A: Send>(
    things: impl Iterator<Item = T> + Send,
    kept: impl Fn() -> K + Sync,
    work: impl Fn(&mut K, T) -> A + Sync,
    mut done: impl FnMut(usize, Option<A>),
) {
    let queue = Mutex::new(things.enumerate());
    thread::scope(|scope| {
        let (answers, answered) = channel();
        let mut started = 0;
        for _ in 0..hands() {
            let (answers, queue, kept, work) = (answers.clone(), &queue, &kept, &work);
            let hand = move || work_off(queue, kept, work, &answers);
            // A system that gives no more threads is served by those that there are.
            started += usize::from(thread::Builder::new().spawn_scoped(scope, hand).is_ok());
        }
        if started == 0 {
            work_off(&queue, &kept, &work, &answers);
        }
        drop(answers);
        for (place, answer) in answered {
            done(place, answer);
        }
    });
}

/// Does one thing on a thread of its own while the calling one does the other. Nothing stands for a thing that panicked there.
pub(super) fn beside<A: Send, B>(
    there: impl FnOnce() -> A + Send,
    here: impl FnOnce() -> B,
) -> (Option<A>, B) {
    let work = Mutex::new(Some(there));
    let once = || {
        let work = work.lock().unwrap_or_else(PoisonError::into_inner).take();
        work.and_then(|work| catch_unwind(AssertUnwindSafe(work)).ok())
    };
    thread::scope(|scope| {
        let hand = thread::Builder::new().spawn_scoped(scope, once);
        let here = here();
        let there = match hand {
            Ok(hand) => hand.join().ok().flatten(),
            // A system that gives no more threads does one after the other.
            Err(_) => once(),
        };
        (there, here)
    })
}

fn work_off<T, K, A>(
    queue: &Mutex<impl Iterator<Item = (usize, T)>>,
    kept: &impl Fn() -> K,
    work: &impl Fn(&mut K, T) -> A,
    answers: &Sender<(usize, Option<A>)>,
) {
    let mut keep = kept();
    loop {
        // The lock is held while the next thing is taken, not while it is worked on.
        let next = catch_unwind(AssertUnwindSafe(|| {
            queue.lock().unwrap_or_else(PoisonError::into_inner).next()
        }));
        let Ok(Some((place, thing))) = next else {
            return;
        };
        let answer = catch_unwind(AssertUnwindSafe(|| work(&mut keep, thing)));
        if answer.is_err() {
            // Whatever it was about to leave behind.
            keep = kept();
        }
        if answers.send((place, answer.ok())).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn two_things_are_done_at_the_same_time_and_a_panic_ends_one_of_them_alone() {
        let both = Barrier::new(2);
        let (there, here) = beside(
            || {
                both.wait();
                thread::current().id()
            },
            || {
                both.wait();
                thread::current().id()
            },
        );
        assert!(there.is_some_and(|there| there != here));
        let ended: (Option<u8>, u8) = beside(|| panic!("there"), || 7);
        assert_eq!(ended, (None, 7));
    }

    #[test]
    fn each_is_worked_on_once_and_told_on_the_calling_thread_with_its_place() {
        let here = thread::current().id();
        let mut told = BTreeSet::new();
        each(
            10..30,
            || (),
            |(), number: usize| number * 2,
            |place, answer| {
                assert_eq!(thread::current().id(), here);
                assert!(told.insert((place, answer)));
            },
        );
        let expected = (0..20).map(|place| (place, Some((place + 10) * 2)));
        assert_eq!(told, expected.collect());
    }

    #[test]
    fn two_are_worked_on_at_the_same_time() {
        let both = Barrier::new(2);
        let mut told = 0;
        each(
            0..2,
            || (),
            |(), _| both.wait(),
            |_, answer| told += usize::from(answer.is_some()),
        );
        assert_eq!(told, 2);
    }

    #[test]
    fn a_panic_costs_the_one_thing_and_the_rest_goes_on_with_something_new() {
        let kept = AtomicUsize::new(0);
        let fresh = || kept.fetch_add(1, Ordering::Relaxed);
        let quiet = |number| {
            if number == 3 {
                std::panic::resume_unwind(Box::new("broken"));
            }
            number
        };
        let mut told = BTreeSet::new();
        each(
            0..8,
            fresh,
            |_, number: usize| quiet(number),
            |place, answer| {
                told.insert((place, answer));
            },
        );
        let expected = (0..8).map(|place| (place, (place != 3).then_some(place)));
        assert_eq!(told, expected.collect());
        assert_eq!(kept.load(Ordering::Relaxed), hands() + 1);
    }

    #[test]
    fn things_are_taken_in_their_order_and_no_further_than_they_go() {
        let mut taken = Vec::new();
        let things = (0..100)
            .inspect(|number| taken.push(*number))
            .take_while(|number| *number < 5);
        let mut told = 0;
        each(things, || (), |(), number: i32| number, |_, _| told += 1);
        assert_eq!(told, 5);
        assert!(taken.starts_with(&[0, 1, 2, 3, 4, 5]));
    }
}
