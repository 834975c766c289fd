//! The second place of the anchors in the window: written behind the lock and the exit, and waited for by nobody.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::{Context, Key, Modifiers};
use egui_kittest::Harness;
use mimik::journal::{Clock, SecondPlace};
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::command::Command;
use mimik::ui::setup::{Setup, ThemeChoice};
use mimik::ui::worker::Worker;
use tempfile::TempDir;

use super::kit::{harness, setup};
use super::lock::unlock;
use crate::clinic::{OPENING, PASSPHRASE, at, found};

type Window = Harness<'static, App>;

/// A real journal, since a practice clinic has no second place, and a folder for its anchors.
struct Pc {
    place: TempDir,
    clock: Clock,
}

impl Pc {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let clock = Clock::set(at(OPENING));
        drop(found(&place.path().join("Journal"), false, clock.clone()));
        Self { place, clock }
    }

    fn anchors(&self) -> PathBuf {
        self.place.path().join("usb")
    }

    fn window(&self, worker: Worker) -> Window {
        let setup = Setup {
            folder: Some(self.place.path().join("Journal")),
            second_place: Some(SecondPlace::of_user(self.anchors())),
            ..setup(ThemeChoice::Light, Language::Danish)
        };
        let text = Text::load(Language::Danish).unwrap();
        let clock = self.clock.clone();
        let app = App::new(setup.clone(), text, clock, worker, Box::new(|_| {}));
        harness(app, setup)
    }

    fn kept(&self) -> usize {
        fs::read_to_string(only_file_in(&self.anchors()))
            .unwrap()
            .lines()
            .count()
    }
}

fn only_file_in(folder: &Path) -> PathBuf {
    let mut files = fs::read_dir(folder).unwrap();
    files.next().unwrap().unwrap().path()
}

fn is_open(window: &Window) -> bool {
    window.state().journal().is_some()
}

fn lock(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_ok();
}

#[test]
fn each_lock_and_the_exit_leave_an_anchor_there() {
    let pc = Pc::new();
    let mut window = pc.window(Worker::inline());
    for kept in [1, 2] {
        unlock(&mut window, PASSPHRASE);
        assert!(is_open(&window));
        lock(&mut window);
        assert!(!is_open(&window));
        assert_eq!(pc.kept(), kept);
    }
    unlock(&mut window, PASSPHRASE);
    let ctx = window.ctx.clone();
    window.state_mut().close(&ctx);
    let last = window.state_mut().last_work();
    drop(window);
    last.run();
    assert_eq!(pc.kept(), 3);
}

/// The lock must stand there at once, also if the place is a network that is gone; what is owed is written when it answers.
#[cfg(target_os = "linux")]
#[test]
fn a_place_that_does_not_answer_keeps_no_lock_waiting_and_no_login_long() {
    use std::io::{Read as _, Write as _};
    use std::os::unix::fs::OpenOptionsExt as _;

    let pc = Pc::new();
    let mut window = pc.window(Worker::on_threads(&Context::default()));
    log_in(&mut window);
    lock(&mut window);
    let file = wait_for(|| fs::read_dir(pc.anchors()).ok()?.next()?.ok()).path();
    log_in(&mut window);

    // A pipe that is full: whoever writes there waits until somebody reads.
    fs::remove_file(&file).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&file).status();
    assert!(made.unwrap().success());
    let mut options = fs::OpenOptions::new();
    let mut pipe = options.read(true).write(true).open(&file).unwrap();
    pipe.write_all(&vec![b'-'; 1 << 16]).unwrap();
    lock(&mut window);
    assert!(!is_open(&window));

    let mut read = vec![0; 1 << 16];
    pipe.read_exact(&mut read).unwrap();
    let mut anchor = [0; 1];
    pipe.read_exact(&mut anchor).unwrap();
    assert_eq!(&anchor, b"{", "what was owed came when it could");

    // Empty and with no writer, it lets whoever reads wait.
    drop(pipe);
    log_in(&mut window);
    window.state_mut().ask(Command::CheckJournal);
    wait_for(|| {
        window.run_ok();
        window.state().journal()?.clinic().checked.clone()
    });
    // The reader is let go: as soon as there is none, nobody can open the pipe for writing alone.
    let nobody = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    let mut alone = fs::OpenOptions::new();
    let writes = alone.write(true).custom_flags(nobody);
    wait_for(|| writes.open(&file).err());
    let mut pipe = options.open(&file).unwrap();

    // What is on its way at the exit is done again behind the window, where the place answers by then.
    pipe.write_all(&vec![b'-'; 1 << 16]).unwrap();
    let ctx = window.ctx.clone();
    window.state_mut().close(&ctx);
    window.run_ok();
    fs::remove_file(&file).unwrap();
    let last = window.state_mut().last_work();
    drop(window);
    last.run();
    assert!(pc.kept() > 0);
    // Whoever still writes into the pipe is let go.
    pipe.read_exact(&mut read).unwrap();
}

#[cfg(target_os = "linux")]
fn log_in(window: &mut Window) {
    unlock(window, PASSPHRASE);
    wait_for(|| {
        window.run_ok();
        is_open(window).then_some(())
    });
}

#[cfg(target_os = "linux")]
fn wait_for<T>(mut there: impl FnMut() -> Option<T>) -> T {
    for _ in 0..6_000 {
        if let Some(found) = there() {
            return found;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("nothing came in half a minute");
}
