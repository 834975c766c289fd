//! The door of the program: arguments lead to the window or to a command.

use std::process::ExitCode;

use mimik::cli::{self, Start, Window};
use mimik::settings::Settings;
use mimik::ui::setup::Setup;
use mimik::ui::window;

fn main() -> ExitCode {
    match cli::start(std::env::args_os()) {
        Start::Done(exit) => exit,
        Start::Window(window) => open(*window),
    }
}

/// Opens the window; without a display it says so in one sentence and names the command-line way.
fn open(start: Window) -> ExitCode {
    let Window {
        settings,
        folder,
        text,
    } = start;
    let mut setup = Setup::of(&settings);
    setup.folder = folder.or(setup.folder);
    let remember = move |setup: &Setup| {
        let changed = Settings {
            journal: setup.folder.clone(),
            language: setup.language,
            theme: setup.theme,
            zoom: setup.zoom,
            photo_folder: setup.photo_folder.clone(),
            ..settings.clone()
        };
        // What cannot be remembered is asked for again at the next start.
        changed.save().ok();
    };
    match window::run(setup, text.clone(), Box::new(remember)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_no_window) => cli::no_display(&text),
    }
}
