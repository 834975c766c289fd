//! The same for scripts: one file for each subcommand, on the same journal, the same rules and the same words as the window.
//!
//! Results go to standard output, one record a line with tabs between the fields; messages go to standard error.
//! What each command prints and exits with is fixed in `interfaces.md` §2–3.

mod arguments;

mod exit;
mod failure;

mod console;

mod login;
mod passphrase;
mod time;

mod assess;
mod backup;
mod demo;
mod earliest;
mod history;
mod patients;
mod photos;
mod recall;
mod restore;
mod verify;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;

use crate::settings::Settings;
use crate::text::Text;

use arguments::{Arguments, Command};
use console::Console;
pub use exit::Exit;
use failure::Failure;

/// What was asked for on the command line.
pub enum Start {
    /// A command was carried out, or the arguments were wrong.
    Done(ExitCode),
    /// No command: the window.
    Window(Box<Window>),
}

/// What the window is started with.
pub struct Window {
    pub settings: Settings,
    /// The folder of `--vault`, before that of the settings.
    pub folder: Option<PathBuf>,
    pub text: Text,
}

/// Reads the arguments and carries out the command, if there is one.
pub fn start(arguments: impl IntoIterator<Item = OsString>) -> Start {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Start::Done(explained(&error, &mut out, &mut err).into()),
    };
    let settings = Settings::load();
    let language = arguments.lang.unwrap_or(settings.language);
    let text = match Text::load(language) {
        Ok(text) => text,
        Err(error) => {
            drop(writeln!(err, "{error}"));
            return Start::Done(Exit::WRONG_ARGUMENTS.into());
        }
    };
    // A folder that is remembered, or looked for upwards, must not hang on where the program was started.
    let vault = arguments
        .vault
        .map(|folder| std::path::absolute(&folder).unwrap_or(folder));
    let Some(command) = arguments.command else {
        let folder = vault.or_else(|| settings.journal.clone());
        return Start::Window(Box::new(Window {
            settings,
            folder,
            text,
        }));
    };
    let mut console = Console {
        out: &mut out,
        err: &mut err,
        text: &text,
        settings: &settings,
        folder: vault,
    };
    let exit = run(command, &mut console).unwrap_or_else(|failure| {
        console.say(&failure.sentence(&text));
        failure.exit()
    });
    Start::Done(exit.into())
}

/// Says why there is no window.
pub fn no_display(text: &Text) -> ExitCode {
    drop(writeln!(io::stderr().lock(), "{}", text.cli.no_display));
    Exit::NO_DISPLAY.into()
}

/// The window that has the journal already comes forward.
pub fn came_forward(text: &Text) -> ExitCode {
    drop(writeln!(io::stderr().lock(), "{}", text.cli.came_forward));
    Exit::WELL.into()
}

/// Something else has the journal: nothing was touched.
pub fn open_elsewhere(text: &Text) -> ExitCode {
    let words = &text.faults.already_open;
    drop(writeln!(io::stderr().lock(), "{words}"));
    Exit::WELL.into()
}

fn run(command: Command, console: &mut Console<'_>) -> Result<Exit, Failure> {
    match command {
        Command::Assess(asked) => assess::run(&asked, console),
        Command::Earliest(asked) => earliest::run(&asked, console),
        Command::Backup(asked) => backup::run(&asked, console),
        Command::Restore(asked) => restore::run(&asked, console),
        Command::Demo(asked) => demo::run(&asked, console),
        Command::Verify(asked) => verify::run(&asked, console),
        Command::Patients(arguments::Patients::Find(asked)) => patients::find(&asked, console),
        Command::Photos(arguments::Photos::Import(asked)) => photos::import(&asked, console),
        Command::History(asked) => history::run(&asked, console),
        Command::Recall(asked) => recall::run(&asked, console),
    }
}

/// Help is a result; anything else is wrong arguments, whose code is not the parser's usual 2.
fn explained(error: &clap::Error, out: &mut impl Write, err: &mut impl Write) -> Exit {
    let explanation = error.render();
    if error.use_stderr() {
        drop(write!(err, "{explanation}"));
        Exit::WRONG_ARGUMENTS
    } else {
        drop(write!(out, "{explanation}"));
        Exit::WELL
    }
}
