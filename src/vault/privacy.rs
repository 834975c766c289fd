//! What the program knows stays in its own memory: a crash leaves none of it on the disk, and nobody else's program reads it.

use zeroize::Zeroize as _;

/// To be called before anything is known. A system that refuses is no reason not to start.
///
/// Whoever has all rights on the PC can still look; so can swap and hibernation, against which `README.md` asks for an
/// encrypted disk.
pub fn keep_to_ourselves() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{
            DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit,
        };
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        setrlimit(Resource::Core, none).ok();
        // Also keeps other programs of the same user from tracing this one.
        set_dumpable_behavior(DumpableBehavior::NotDumpable).ok();
    }
}

/// How deep work with keys has been seen to go, twice over.
const DEPTH: usize = 128 << 10;

/// Wipes what functions that have returned left on this thread's stack: a key that is handed on leaves copies there.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "it is the stack that is wiped")]
pub fn wipe_stack() {
    let mut left = [0_u8; DEPTH];
    left.zeroize();
    std::hint::black_box(&left);
}
