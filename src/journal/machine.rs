//! What `session_opened` says about the machine: which boot, how long it has been up, which time zone.

use super::clock::Clock;
use crate::domain::log::SessionOpened;

/// The version that is written into the journal.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

pub fn session_opened(clock: &Clock) -> SessionOpened {
    SessionOpened {
        program: PROGRAM.to_owned(),
        boot: clock.boot(),
        uptime_micros: clock.since_boot().unwrap_or_default(),
        zone: zone(),
    }
}

pub(super) fn boot() -> String {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
        .map(|id| id.trim().to_owned())
        .unwrap_or_default()
}

/// Sleep included, unlike the standard library's clock.
#[cfg(target_os = "linux")]
#[expect(clippy::unnecessary_wraps, reason = "other systems do not tell")]
pub(super) fn since_boot() -> Option<i64> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Some(time.tv_sec * 1_000_000 + time.tv_nsec / 1000)
}

#[cfg(not(target_os = "linux"))]
pub(super) const fn since_boot() -> Option<i64> {
    None
}

fn zone() -> String {
    let named = std::env::var("TZ").ok().filter(|zone| !zone.is_empty());
    let link = || std::fs::read_link("/etc/localtime").ok();
    let from_link = |path: std::path::PathBuf| {
        let text = path.to_string_lossy().into_owned();
        text.split_once("zoneinfo/")
            .map(|(_, zone)| zone.to_owned())
    };
    named
        .or_else(|| link().and_then(from_link))
        .unwrap_or_default()
}
