//! How much memory this program held at most, as the system counts it.

/// Peak resident memory in megabytes; none where the system does not tell.
pub fn most() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024)
}

/// The same for people.
pub fn told() -> String {
    most().map_or_else(
        || "not told here".to_owned(),
        |megabytes| format!("{megabytes} MB"),
    )
}
