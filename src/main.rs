//! The door of the program: arguments lead to the window or to a command.

use std::process::ExitCode;

use mimik::cli::{self, Start};

fn main() -> ExitCode {
    match cli::start(std::env::args_os()) {
        Start::Done(exit) => exit,
        // The window stands here as soon as it is there.
        Start::Window(window) => cli::no_display(&window.text),
    }
}
