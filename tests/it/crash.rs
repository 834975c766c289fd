//! Killed at random moments: nothing that was said to be saved is lost, and a journal is made whole or not at all.
//!
//! A dozen kills at each run of the tests; `MIMIK_KILLS=200 cargo test crash -- --nocapture` by hand.
#![expect(
    clippy::print_stdout,
    reason = "what was killed and what was left is read by a person"
)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use mimik::journal::door::Door;
use mimik::journal::{Clock, Error, FolderRefusal, Ids};
use rand::rngs::ChaCha8Rng;
use rand::{Rng as _, SeedableRng as _};

use crate::clinic::{ORIGIN, age, all_entries, enter, files, lay, must_be_whole, opened_by};

/// The moments of the kills follow from it; what the writer was doing then does not.
const SEED: u64 = 20_261_123;

fn kills() -> u32 {
    let asked = std::env::var("MIMIK_KILLS").ok();
    asked.and_then(|kills| kills.parse().ok()).unwrap_or(12)
}

/// `cargo test` builds it beside the tests.
fn writer() -> Command {
    let test = std::env::current_exe().unwrap();
    let built = test.parent().unwrap().parent().unwrap();
    let writer = built.join("examples").join("crash_writer");
    assert!(
        writer.exists(),
        "build it first: cargo build --example crash_writer"
    );
    Command::new(writer)
}

/// When a writer is killed.
enum Moment {
    FromItsStart(Duration),
    /// However long a busy machine needs to come so far.
    FromItsFirstWord(Duration),
}

/// Runs the writer and kills it. Gives what it had said by then.
fn kill(moment: &Moment, arguments: &[&str], folder: &Path) -> String {
    let (command, rest) = arguments.split_first().unwrap();
    let mut child = writer()
        .arg(command)
        .arg(folder)
        .args(rest)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut words = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    match moment {
        Moment::FromItsStart(after) => sleep(*after),
        Moment::FromItsFirstWord(after) => {
            words.read_line(&mut said).unwrap();
            sleep(*after);
        }
    }
    child.kill().unwrap();
    words.read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    said
}

fn run(arguments: &[&str], folder: &Path, last: Option<&Path>) -> String {
    let (command, rest) = arguments.split_first().unwrap();
    let output = writer()
        .arg(command)
        .arg(folder)
        .args(rest)
        .args(last)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_kill_while_saving_loses_nothing_that_was_said_to_be_saved() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("Journal");
    run(&["found"], &folder, None);
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let (acks, mut said) = (place.path().join("acks"), String::new());
    for round in 0..kills() {
        let after = Duration::from_millis(u64::from(rng.next_u32() % 900));
        let moment = match round % 6 {
            5 => Moment::FromItsStart(after),
            _ => Moment::FromItsFirstWord(after),
        };
        said += &kill(&moment, &["write", &round.to_string()], &folder);
        // A line that was cut by the kill was never said.
        said.truncate(said.rfind('\n').map_or(0, |end| end + 1));
        fs::write(&acks, &said).unwrap();
        // Looked at after each kill at first, later now and then: the last look sees all of them.
        if round < 12 || round % 20 == 0 {
            must_be_clean(&run(&["check"], &folder, Some(&acks)), round);
        }
    }
    let summary = run(&["check"], &folder, Some(&acks));
    must_be_clean(&summary, kills());
    assert!(
        said.lines().count() as u32 > kills(),
        "the writer came to nothing: {summary}"
    );
    let left = fs::read_dir(folder.join("tmp")).unwrap().count();
    println!(
        "{} kills, seed {SEED}: {}, left in tmp {left}",
        kills(),
        summary.trim()
    );
    assert_eq!(left, 0);
}

#[track_caller]
fn must_be_clean(summary: &str, round: u32) {
    assert!(
        summary.starts_with("lost 0, missing 0, code 0"),
        "kill {round}: {summary}"
    );
}

#[test]
fn a_kill_while_a_journal_is_made_leaves_none_or_a_whole_one() {
    let place = tempfile::tempdir().unwrap();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let began = Instant::now();
    run(&["found"], &place.path().join("Journal"), None);
    let longest = began.elapsed().as_micros() as u32;
    let (mut whole, mut none) = (0, 0);
    for round in 0..kills() {
        let parent = place.path().join(round.to_string());
        let folder = parent.join("Journal");
        fs::create_dir(&parent).unwrap();
        let after = Duration::from_micros(u64::from(rng.next_u32() % longest));
        let said = kill(&Moment::FromItsStart(after), &["found"], &folder);
        match Door::inspect(&folder, Clock::System, Ids::System, ORIGIN) {
            Ok(door) => {
                whole += 1;
                let doctor = door.tiles().first().unwrap().user;
                let Ok((journal, _)) = enter(door, doctor) else {
                    panic!("kill {round}: it does not open");
                };
                must_be_whole(&journal);
            }
            Err(Error::Closed(FolderRefusal::Nothing)) => {
                none += 1;
                assert_eq!(said, "", "kill {round}");
                // The next creation of the same place clears away what the killed one left beside it.
                run(&["found"], &folder, None);
                assert_eq!(names(&parent), ["Journal"], "kill {round}");
            }
            Err(error) => panic!("kill {round}: {error:?}"),
        }
    }
    println!("{} kills, seed {SEED}: {whole} whole, {none} none", kills());
}

/// while a journal of an older program is copied aside, migrated, and says so.
#[test]
fn a_kill_while_an_older_journal_is_made_ready_leaves_an_old_or_a_new_one() {
    let place = tempfile::tempdir().unwrap();
    let older = place.path().join("Older");
    run(&["found"], &older, None);
    let door = Door::inspect(&older, Clock::System, Ids::System, ORIGIN).unwrap();
    let doctor = door.tiles().first().unwrap().user;
    let key = *opened_by(&door, doctor).keys.database();
    drop(door);
    age(&older.join("journal.db"), &key, 8);
    let copy = |name: &str| {
        let files = files(&older, Path::new(name));
        lay(&files, place.path());
        place.path().join(name)
    };
    run(&["open"], &copy("First"), None);
    let second = copy("Second");
    let began = Instant::now();
    run(&["open"], &second, None);
    let longest = began.elapsed().as_micros() as u32;
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let (mut old, mut unsaid, mut new) = (0, 0, 0);
    for round in 0..kills() {
        let folder = copy(&format!("Round {round}"));
        let after = Duration::from_micros(u64::from(rng.next_u32() % longest));
        kill(&Moment::FromItsStart(after), &["open"], &folder);
        let noted = folder.join("migrated.json").exists();
        let door = Door::inspect(&folder, Clock::System, Ids::System, ORIGIN).unwrap();
        let due = door.upgrade().is_due(&opened_by(&door, doctor).keys);
        match (due, noted) {
            (true, _) => old += 1,
            (false, true) => unsaid += 1,
            (false, false) => new += 1,
        }
        let Ok((journal, _)) = enter(door, doctor) else {
            panic!("kill {round}: it does not open");
        };
        must_be_whole(&journal);
        let kinds = all_entries(&journal).into_iter();
        let said = kinds.filter(|entry| entry.header.kind == "schema_migrated");
        assert_eq!(said.count(), 1, "kill {round}");
        let left = names(&folder).into_iter();
        let left =
            left.filter(|name| name.starts_with("journal-schema") || name == "migrated.json");
        let left: Vec<String> = left.collect();
        assert_eq!(left.len(), 1, "kill {round}: {left:?}");
    }
    println!(
        "{} kills, seed {SEED}: {old} old, {unsaid} migrated, {new} said",
        kills()
    );
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect()
}
