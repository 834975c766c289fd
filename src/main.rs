//! The door of the program: arguments lead to the window or to a command.

use std::process::ExitCode;

use mimik::cli::{self, Start, Window};
use mimik::journal::door::{Knocked, knock};
use mimik::settings::Settings;
use mimik::ui::setup::Setup;
use mimik::ui::window;
use mimik::vault::privacy;

fn main() -> ExitCode {
    privacy::keep_to_ourselves();
    match cli::start(std::env::args_os()) {
        Start::Done(exit) => exit,
        Start::Window(window) => open(*window),
    }
}

/// Opens the window, or brings the one forward that has this journal; without a display it says so in one sentence and names the command-line way.
fn open(start: Window) -> ExitCode {
    let Window {
        settings,
        folder,
        text,
    } = start;
    let mut setup = Setup::of(&settings);
    setup.folder = folder.or(setup.folder);
    let knocked = setup.folder.as_deref().map_or(Knocked::Nobody, knock);
    if knocked == Knocked::Heard {
        return cli::came_forward(&text);
    }
    let remember = move |setup: &Setup| {
        let chosen = setup
            .second_place
            .as_ref()
            .filter(|place| place.is_chosen());
        let changed = Settings {
            journal: setup.folder.clone(),
            language: setup.language,
            theme: setup.theme,
            zoom: setup.zoom,
            photo_folder: setup.photo_folder.clone(),
            anchors: chosen.map(|place| place.path().to_owned()),
            ..settings.clone()
        };
        // What cannot be remembered is asked for again at the next start.
        changed.save().ok();
    };
    match window::run(setup, text.clone(), Box::new(remember)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_no_window) if knocked == Knocked::Unheard => cli::open_elsewhere(&text),
        Err(_no_window) => cli::no_display(&text),
    }
}
