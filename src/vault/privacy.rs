//! What the program knows stays in its own memory: a crash leaves none of it on the disk, and nobody else's program reads it.

/// To be called before anything is known. A system that refuses is no reason not to start.
///
/// Whoever has all rights on the PC can still look; so can swap and hibernation, against which the manual asks for an
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
