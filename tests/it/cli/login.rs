//! Logging in on the command line counts like logging in at the window: wrong passphrases are written down and make one wait.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use mimik::domain::user::Role;

use super::program::{Machine, enter, user};
use crate::clinic::all_entries;

#[test]
fn wrong_passphrases_are_written_down_and_make_the_next_start_wait() {
    let machine = Machine::new();
    let folder = machine.clinic();
    let (journal, doctor) = (folder.to_str().unwrap(), user(Role::Doctor));
    let file = machine.path("passphrase");
    std::fs::write(&file, "ikke den rigtige frase\n").unwrap();
    let arguments = [
        "--vault",
        journal,
        "patients",
        "find",
        "prøve",
        "--user",
        &doctor.name,
        "--passphrase-file",
        file.to_str().unwrap(),
    ];
    for _ in 0..5 {
        assert_eq!(machine.run(&arguments).code, 10);
    }
    // Even the right one has to wait now; how long is tested where the waits are.
    std::fs::write(&file, format!("{}\n", doctor.passphrase)).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_mimik"))
        .args(arguments)
        .env("MIMIK_CONFIG", machine.path("settings"))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    let mut words = BufReader::new(child.stderr.take().unwrap());
    words.read_line(&mut said).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(said.starts_with("For mange forsøg. Vent "), "{said}");
    // A colleague is not touched, and whoever comes in next finds the attempts in the log.
    let nurse = machine.run_as(Role::Nurse, &folder, &["patients", "find", "prøve"]);
    assert!(nurse.code == 0 || nurse.code == 3, "{}", nurse.err);
    let failed = |entry: &&mimik::domain::entry::Entry| entry.header.kind == "login_failed";
    let failures = all_entries(&enter(&folder)).iter().filter(failed).count();
    assert_eq!(failures, 5);
}

/// What it holds in memory is written nowhere when it crashes, and no other program of the same user may read it.
#[cfg(target_os = "linux")]
#[test]
fn a_crash_would_leave_no_core_dump() {
    let machine = Machine::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_mimik"))
        .args(["patients", "find", "-"])
        .env("MIMIK_CONFIG", machine.path("settings"))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let limits = format!("/proc/{}/limits", child.id());
    let is_none = |limits: &str| {
        let cores = limits
            .lines()
            .find(|line| line.starts_with("Max core file size"));
        cores.is_some_and(|line| line.split_whitespace().skip(4).take(2).eq(["0", "0"]))
    };
    // It waits for what is looked for; just started, it may not have come so far.
    let mut looks = 0..1_000;
    let kept = looks.any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(5));
        is_none(&std::fs::read_to_string(&limits).unwrap())
    });
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(kept, "a crash would write the memory to the disk");
}
