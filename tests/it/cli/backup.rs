//! `backup` and `restore`: one line for each target, their exit codes, and a way back without the old folder.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use mimik::domain::fact::Fact;
use mimik::domain::user::Role;
use mimik::journal::task::FoundBackup;
use mimik::journal::view::LogFilter;

use super::program::{Machine, enter, user};

#[test]
fn a_journal_goes_to_two_disks_and_comes_back_from_one() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let (one, two) = (machine.path("disk æ"), machine.path("two"));
    fs::create_dir(&one).unwrap();
    let to = [one.to_str().unwrap(), two.to_str().unwrap()];
    let ran = machine.run_as(Role::Nurse, &journal, &["backup", "--to", to[0], to[1]]);
    // The second is not there, and that is no reason not to make the first.
    assert_eq!(ran.code, 1, "{} {}", ran.out, ran.err);
    let lines = ran.lines();
    assert_eq!(lines[0][..2], ["made", to[0]]);
    assert_eq!(lines[0][4..6], ["39", "39"]);
    assert_eq!(lines[1], ["failed", to[1], "gone"]);
    assert!(ran.err.contains("Sæt disken i"), "{}", ran.err);
    fs::create_dir(&two).unwrap();
    let ran = machine.run_as(Role::Nurse, &journal, &["backup", "--to", to[0], to[1]]);
    assert_eq!(ran.code, 0, "{} {}", ran.out, ran.err);
    let lines = ran.lines();
    assert_eq!((lines[0][5], lines[1][5]), ("0", "39"));

    let opened = enter(&journal);
    let log = opened.log(&LogFilter::default(), None, 20).unwrap();
    let made = log
        .iter()
        .filter(|row| matches!(row.entry.fact, Fact::BackupMade(_)));
    assert_eq!(made.count(), 3);
    drop(opened);

    // A manifest is an anchor outside the journal's folder.
    let shelf = fs::read_dir(&one).unwrap().next().unwrap().unwrap().path();
    let manifests = fs::read_dir(shelf.join("manifests")).unwrap();
    let mut manifests: Vec<_> = manifests.map(|file| file.unwrap().path()).collect();
    manifests.sort();
    let anchor = manifests[0].to_str().unwrap();
    let extends = machine.run_as(Role::Doctor, &journal, &["verify", "--anchor", anchor]);
    assert_eq!(extends.code, 0, "{}", extends.out);

    fs::remove_dir_all(&journal).unwrap();
    let back = machine.path("tilbage");
    let restored = machine.run_as(Role::Doctor, &back, &["restore", "--from", to[1]]);
    assert_eq!(restored.code, 0, "{} {}", restored.out, restored.err);
    let lines = restored.lines();
    assert_eq!((lines[0][0], lines[0][4]), ("restored", "39"));
    assert_eq!(
        restored.err.trim(),
        "Journalen er gendannet og efterset. Alt var der."
    );
    let verified = machine.run_as(Role::Doctor, &back, &["verify", "--full"]);
    assert_eq!(verified.code, 0, "{}", verified.out);
    // What was written after the first copy of another disk is in this one, and not the other way round.
    let old = machine.path("gammel");
    let name = manifests[0].file_stem().unwrap().to_str().unwrap();
    let asked = ["restore", "--from", to[0], "--at", name];
    assert_eq!(machine.run_as(Role::Doctor, &old, &asked).code, 0);
    let newer = manifests[1].to_str().unwrap();
    let cut = machine.run_as(Role::Doctor, &old, &["verify", "--anchor", newer]);
    assert_eq!(cut.code, 2, "{}", cut.out);
    // Once more into the same place, and by a name that is not there.
    let again = machine.run_as(Role::Doctor, &back, &["restore", "--from", to[1]]);
    assert_eq!(again.code, 1, "{} {}", again.out, again.err);
    let new = machine.path("ny");
    let at = [
        "restore",
        "--from",
        to[1],
        "--at",
        "0000000001-20260101T000000Z",
    ];
    let unknown = machine.run_as(Role::Doctor, &new, &at);
    assert_eq!((unknown.code, unknown.out.as_str()), (3, ""));
    assert!(!new.exists());
}

#[test]
fn what_cannot_be_done_has_its_exit_code_and_leaves_nothing() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let inside = journal.join("tmp");
    let to = inside.to_str().unwrap();
    let ran = machine.run_as(Role::Doctor, &journal, &["backup", "--to", to]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(ran.lines()[0], ["failed", to, "inside_journal"]);
    assert!(ran.err.contains("Vælg en anden disk eller mappe"));
    let ran = machine.run_as(Role::Doctor, &journal, &["backup"]);
    assert_eq!(ran.code, 64, "no target is named anywhere");

    let empty = machine.path("tom");
    fs::create_dir(&empty).unwrap();
    let back = machine.path("tilbage");
    let from = ["restore", "--from", empty.to_str().unwrap()];
    let ran = machine.run_as(Role::Doctor, &back, &from);
    assert_eq!((ran.code, ran.out.as_str()), (4, ""));
    assert!(!back.exists());

    let disk = machine.path("disk");
    fs::create_dir(&disk).unwrap();
    let to = disk.to_str().unwrap();
    let made = machine.run_as(Role::Doctor, &journal, &["backup", "--to", to]);
    assert_eq!(made.code, 0, "{}", made.err);
    let wrong = machine.path("wrong");
    fs::write(&wrong, "42AK-66SN-4ND3-G82T-5AFK-S9AY-5WJ4-HD8C").unwrap();
    let vault = back.to_str().unwrap();
    let key = wrong.to_str().unwrap();
    let arguments = [
        "--vault",
        vault,
        "restore",
        "--from",
        to,
        "--recovery-key-file",
        key,
    ];
    let ran = machine.run(&arguments);
    assert_eq!((ran.code, ran.out.as_str()), (64, ""), "one sign is wrong");
    assert!(ran.err.contains("tegn for tegn"), "{}", ran.err);
    assert!(!back.exists());
}

/// R-07 in small: whatever a kill leaves, the last backup that was finished is whole, and the next run goes on from it.
#[test]
fn a_kill_at_any_moment_leaves_the_finished_backups_whole() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let disk = machine.path("disk");
    fs::create_dir(&disk).unwrap();
    let (vault, to) = (journal.to_str().unwrap(), disk.to_str().unwrap());
    let doctor = user(Role::Doctor);
    let file = machine.path("passphrase");
    fs::write(&file, &doctor.passphrase).unwrap();
    let (mut finished, mut killed) = (0, 0);
    for round in 0..14_u64 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mimik"))
            .args(["--vault", vault, "backup", "--to", to])
            .args(["--user", &doctor.name, "--passphrase-file"])
            .arg(&file)
            .env("MIMIK_CONFIG", machine.path("settings"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(60 * round));
        child.kill().ok();
        child.wait().unwrap();
        match FoundBackup::at(&disk, None) {
            Ok(found) => {
                assert_eq!(found.damaged, 0, "round {round}");
                finished += 1;
            }
            Err(_) => killed += 1,
        }
        let verified = machine.run_as(Role::Doctor, &journal, &["verify"]);
        assert_eq!(verified.code, 0, "round {round}: {}", verified.out);
    }
    assert!(killed > 0, "no kill came in time: {finished} finished");
    let made = machine.run_as(Role::Doctor, &journal, &["backup", "--to", to]);
    assert_eq!(made.code, 0, "{}", made.err);
    let back = machine.path("tilbage");
    let restored = machine.run_as(Role::Doctor, &back, &["restore", "--from", to]);
    assert_eq!(restored.code, 0, "{} {}", restored.out, restored.err);
}
