//! The program that saves and says so, as a process of its own: run to its end, or killed.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// `cargo test` builds it beside the tests; it is also what runs the harness by hand.
pub fn program() -> Command {
    let ours = std::env::current_exe().unwrap();
    let folder = ours.parent().unwrap();
    let program = if folder.ends_with("examples") {
        ours
    } else {
        let built = folder.parent().unwrap();
        built.join("examples").join("reliability")
    };
    assert!(
        program.exists(),
        "build it first: cargo build --example reliability"
    );
    Command::new(program)
}

/// When a program is killed.
pub enum Moment {
    FromItsStart(Duration),
    /// However long a busy machine needs to come so far.
    FromItsFirstWord(Duration),
}

/// Runs a command of the program and kills it. Gives what it had said by then, in whole lines.
pub fn kill(moment: &Moment, arguments: &[&str]) -> String {
    let child = start(program().args(arguments));
    let (mut child, mut words) = child;
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
    said.truncate(said.rfind('\n').map_or(0, |end| end + 1));
    said
}

/// Starts it; what it says can be read as it comes.
pub fn start(program: &mut Command) -> (Child, BufReader<std::process::ChildStdout>) {
    let program = program.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = program.stderr(Stdio::null()).spawn().unwrap();
    let words = BufReader::new(child.stdout.take().unwrap());
    (child, words)
}

/// What a program said, and how it ended.
pub struct Ran {
    pub said: String,
    pub errors: String,
    pub ended_well: bool,
}

pub fn run(program: &mut Command) -> Ran {
    let output = program.stdin(Stdio::null()).output().unwrap();
    Ran {
        said: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8_lossy(&output.stderr).into_owned(),
        ended_well: output.status.success(),
    }
}

/// Runs a command of the program that must end well.
#[track_caller]
pub fn must_run(arguments: &[&str]) -> String {
    let ran = run(program().args(arguments));
    assert!(ran.ended_well, "{arguments:?}: {}", ran.errors);
    ran.said
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
