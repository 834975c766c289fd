//! A window that is unlocked, looks at a patient, is locked again and has made its backup, while somebody looks into its memory and at
//! what it says on standard error; `tests/it/memory.rs` does both.
//!
//! `FOLDER PASSPHRASE NAME`, the last two masked, so that what is searched for comes from the keyboard and the journal alone.
//! It says `TYPED`, `OPEN` and `LOCKED`, and waits after each for a byte on standard input.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a program for tests, whose lines are read"
)]

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::time::Duration;

use eframe::egui::{Context, Event, Key, Modifiers};
use egui_kittest::Harness;
use mimik::domain::id::{OriginId, PatientId};
use mimik::journal::Clock;
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::command::{Command, Place, Tab};
use mimik::ui::setup::{Setup, ThemeChoice};
use mimik::ui::worker::Worker;

#[path = "../tests/support/soft.rs"]
mod soft;
#[path = "../tests/support/window.rs"]
mod support;

type Window = Harness<'static, App>;

/// What turns a masked character into the one that is meant.
const MASK: u32 = 0x15;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, passphrase, name] = arguments.as_slice() else {
        println!("FOLDER PASSPHRASE NAME");
        return;
    };
    let mut window = start(Path::new(folder));
    type_masked(&mut window, passphrase);
    say_and_wait("TYPED");
    window.key_press(Key::Enter);
    until(&mut window, |app| app.journal().is_some());
    look_at_a_patient(&mut window, name);
    say_and_wait("OPEN");
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    until(&mut window, |app| app.journal().is_none());
    until(&mut window, |app| !app.is_working());
    // What the last frames before it drew is forgotten by the next ones.
    for _ in 0..4 {
        window.run_ok();
        window.render().unwrap();
    }
    say_and_wait("LOCKED");
}

fn start(folder: &Path) -> Window {
    let setup = Setup {
        folder: Some(folder.to_owned()),
        suggested: folder.to_owned(),
        language: Language::Danish,
        theme: ThemeChoice::Light,
        zoom: 1.0,
        photo_folder: None,
        second_place: None,
        origin: OriginId::from_bytes([7; 16]),
    };
    let text = Text::load(Language::Danish).unwrap();
    let worker = Worker::on_threads(&Context::default());
    let app = App::new(setup.clone(), text, Clock::System, worker, Box::new(|_| {}));
    support::harness(app, setup)
}

/// As a person types: one character, one frame.
fn type_masked(window: &mut Window, masked: &str) {
    for character in masked.chars() {
        let meant = char::from_u32(u32::from(character) ^ MASK).unwrap();
        window.event(Event::Text(meant.to_string()));
        window.run_ok();
    }
}

/// Every page of a record, a note that is half written, and a search.
fn look_at_a_patient(window: &mut Window, name: &str) {
    let patient: PatientId = {
        let journal = window.state().journal().unwrap();
        journal.find("", 1).unwrap().rows.first().unwrap().id
    };
    for tab in Tab::ALL {
        window.state_mut().ask(Command::OpenRecord {
            patient,
            tab,
            purpose: None,
        });
        settle(window);
    }
    window.state_mut().ask(Command::Go(Place::Patients));
    settle(window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(window);
    type_masked(window, name);
    settle(window);
}

fn settle(window: &mut Window) {
    for _ in 0..5 {
        window.run_ok();
        std::thread::sleep(Duration::from_millis(20));
    }
    window.render().unwrap();
}

fn until(window: &mut Window, done: impl Fn(&App) -> bool) {
    for _ in 0..3_000 {
        window.run_ok();
        if done(window.state()) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    println!("FAILED");
    std::io::stdout().flush().unwrap();
}

fn say_and_wait(word: &str) {
    println!("{word}");
    std::io::stdout().flush().unwrap();
    std::io::stdin()
        .read_exact(&mut [0])
        .expect("somebody who looks");
}
