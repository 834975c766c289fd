//! Runs the built program on a machine of its own, and makes one practice clinic for all tests to copy.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use mimik::domain::user::Role;
use mimik::journal::demo::{self, Demo};
use mimik::journal::door::Door;
use mimik::journal::task::{Progress, Unlock};
use mimik::journal::{Clock, Ids, Journal, Opened, Passphrase};
use tempfile::TempDir;

/// When the practice clinic of the tests was made: a Monday afternoon.
pub const AT: &str = "2026-11-23T15:00:00+01:00";

/// What a run gave.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The result as lines of fields.
    pub fn lines(&self) -> Vec<Vec<&str>> {
        let lines = self.out.lines();
        lines.map(|line| line.split('\t').collect()).collect()
    }
}

/// A machine with its own settings and a folder for whatever the test needs.
pub struct Machine {
    place: TempDir,
}

impl Machine {
    pub fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("settings")).unwrap();
        Self { place }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    /// With something on standard input. There is no display.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mimik"))
            .args(arguments)
            .current_dir(self.place.path())
            .env("MIMIK_CONFIG", self.path("settings"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that does not read its input may have closed it already.
        child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
        let output = child.wait_with_output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// A copy of the practice clinic that this test may break.
    pub fn clinic(&self) -> PathBuf {
        let copy = self.path("journal");
        copy_folder(practice(), &copy);
        copy
    }

    /// As [`Machine::run`], with a practice user logging in to a journal.
    pub fn run_as(&self, role: Role, journal: &Path, arguments: &[&str]) -> Ran {
        self.run_as_with(role, journal, arguments, "")
    }

    pub fn run_as_with(&self, role: Role, journal: &Path, arguments: &[&str], input: &str) -> Ran {
        let user = user(role);
        let file = self.path("passphrase");
        fs::write(&file, format!("{}\n", user.passphrase)).unwrap();
        let mut all = vec!["--vault", journal.to_str().unwrap()];
        all.extend(arguments);
        all.extend([
            "--user",
            &user.name,
            "--passphrase-file",
            file.to_str().unwrap(),
        ]);
        self.run_with(&all, input)
    }
}

pub fn user(role: Role) -> demo::DemoUser {
    let users = demo::users().unwrap();
    users.into_iter().find(|user| user.role == role).unwrap()
}

pub fn wanted(seed: u64, patients: usize) -> Demo {
    Demo {
        at: mimik::domain::time::Moment::parse_rfc3339(AT).unwrap(),
        seed,
        patients,
        origin: "0192f0c8-0000-7000-8000-000000000002".parse().unwrap(),
        cost: crate::clinic::CHEAP,
    }
}

/// Unlocks a practice clinic with its doctor's passphrase.
pub fn opened(door: &Door) -> Opened {
    let doctor = user(Role::Doctor);
    let tile = door
        .tiles()
        .into_iter()
        .find(|tile| tile.role == Role::Doctor);
    let unlock = Unlock {
        keys: door.keys().clone(),
        user: tile.unwrap().user,
        passphrase: Passphrase::typed(&doctor.passphrase),
    };
    unlock.run().unwrap()
}

/// Goes in as the doctor, at the moment for which the clinic was made.
pub fn enter(folder: &Path) -> Journal {
    let demo = wanted(1, 0);
    let door = Door::inspect(folder, Clock::set(demo.at), Ids::System, demo.origin).unwrap();
    let opened = opened(&door);
    let (journal, _) = door.enter(opened).map_err(|(_, error)| error).unwrap();
    journal
}

pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copy = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &copy);
        } else {
            fs::copy(&path, &copy).unwrap();
        }
    }
}

/// The practice clinic that is copied; nobody opens it.
fn practice() -> &'static Path {
    static PRACTICE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_place, folder) = PRACTICE.get_or_init(|| {
        // Statics are never dropped, so it lies where the build cleans up.
        let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let folder = place.path().join("journal");
        demo::make(&folder, &wanted(1, 40), &Progress::default()).unwrap();
        (place, folder)
    });
    folder
}
