//! A disk of our own between a program and the real one (`disk.c`), built by the C compiler that builds the program too.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use super::process::program;

static LIBRARY: LazyLock<PathBuf> = LazyLock::new(|| {
    let program = PathBuf::from(program().get_program());
    let library = program.with_file_name("reliability-disk.so");
    // Several tests may build it at once: each moves a whole one into its place.
    let ours = program.with_file_name(format!("reliability-disk-{}.so", std::process::id()));
    let built = Command::new("cc")
        .args(["-O1", "-shared", "-fPIC", "-o"])
        .arg(&ours)
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/reliability/harness/disk.c"
        ))
        .status()
        .unwrap();
    assert!(built.success());
    std::fs::rename(ours, &library).unwrap();
    library
});

/// The program, with everything below a folder going through our disk. What the disk does stands in the environment.
pub fn program_on(folder: &Path) -> Command {
    let mut program = program();
    program
        .env("LD_PRELOAD", &*LIBRARY)
        .env("MIMIK_DISK_UNDER", folder);
    program
}
