//! What is measured in a window with the threads of the real one: frames, opening a photo, an import. It prints and judges nothing.
//!
//! `MIMIK_CARD=FOLDER cargo test --release --test it -- --ignored --nocapture --test-threads=1 timed`; the folder holds JPEG files of a camera.

use std::cell::RefCell;
use std::io::Write as _;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

use chacha20poly1305::aead::{AeadInOut as _, KeyInit as _};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use eframe::egui::{self, Context, Shape};
use egui_kittest::kittest::Queryable as _;
use mimik::domain::area::Area;
use mimik::domain::photo::{Phase, TakenFrom, View};
use mimik::journal::Edit;
use mimik::journal::task::{Chosen, Import, Progress, ReadPhotos};
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::command::Tab;
use mimik::ui::setup::ThemeChoice;
use mimik::ui::worker::Worker;
use mozjpeg::Decompress;

use super::kit::{moment, open, setup};
use super::memory;
use super::photos::{Dropped, Story, Window, can_save, is_shown};
use super::photos_many::{many, scroll};
use super::support::harness_timed;

/// A frame of a screen that draws sixty a second.
const FRAME: Duration = Duration::from_micros(16_667);

/// How long `App::ui` and `App::logic` took in each frame.
type Frames = Rc<RefCell<Vec<(Duration, Duration)>>>;

fn window_of(story: &mut Story) -> (Window, Frames) {
    let journal = story.clinic.log_in(story.clinic.nurse);
    let setup = setup(ThemeChoice::Light, Language::Danish);
    let text = Text::load(Language::Danish).unwrap();
    let worker = Worker::on_threads(&Context::default());
    let app = App::with_journal(
        setup.clone(),
        text,
        story.clinic.clock.clone(),
        worker,
        journal,
    );
    let frames = Frames::default();
    let told = Rc::clone(&frames);
    let window = harness_timed(app, setup, move |ui, logic| {
        told.borrow_mut().push((ui, logic));
    });
    (window, frames)
}

fn say(line: &str) {
    let mut out = std::io::stderr().lock();
    writeln!(out, "{line}").unwrap();
}

fn percentiles(name: &str, mut all: Vec<Duration>) {
    all.sort();
    let at = |percent: usize| all[(all.len() * percent / 100).min(all.len() - 1)];
    say(&format!(
        "{name}: {} times, p50 {:.2?}, p95 {:.2?}, p99 {:.2?}, most {:.2?}",
        all.len(),
        at(50),
        at(95),
        at(99),
        all[all.len() - 1]
    ));
}

fn tell_frames(name: &str, frames: &Frames) {
    let frames = frames.take();
    percentiles(
        &format!("{name}, ui()"),
        frames.iter().map(|(ui, _)| *ui).collect(),
    );
    percentiles(
        &format!("{name}, logic()"),
        frames.iter().map(|(_, logic)| *logic).collect(),
    );
}

/// The next frame when its time has come; gives how long it took itself.
fn frame(window: &mut Window) -> Duration {
    let begun = Instant::now();
    window.step();
    let took = begun.elapsed();
    std::thread::sleep(FRAME.saturating_sub(took));
    took
}

/// Of the cells on the screen, how many show their photo and how many only their place.
fn shown_and_blank(window: &Window) -> (usize, usize) {
    let (mut shown, mut blank) = (0, 0);
    for shape in &window.output().shapes {
        if let Shape::Rect(rect) = &shape.shape
            && rect.rect.width() > 190.0
            && (rect.rect.width() - rect.rect.height()).abs() < 1.0
            && shape.clip_rect.intersects(rect.rect)
        {
            if rect.brush.is_some() {
                shown += 1;
            } else if rect.fill != egui::Color32::TRANSPARENT {
                blank += 1;
            }
        }
    }
    (shown, blank)
}

fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: u64 = line
        .unwrap()
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .unwrap();
    kilobytes / 1024
}

#[test]
#[ignore = "a measurement: it prints and judges nothing"]
fn timed_gallery_that_is_scrolled() {
    let asked = std::env::var("MIMIK_PHOTOS").ok();
    let count = asked.and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let mut story = Story::begun();
    many(&mut story, count);
    let before = resident();
    let (mut window, frames) = window_of(&mut story);
    open(&mut window, story.patient, Tab::Photos);
    window.get_by_label("Alle").click();
    for _ in 0..60 {
        frame(&mut window);
    }
    frames.take();
    let (mut shown, mut blank, mut whole) = (0, 0, Vec::new());
    for _ in 0..1_000 {
        // 2 000 points a second.
        scroll(&window, 33.3);
        whole.push(frame(&mut window));
        let (with, without) = shown_and_blank(&window);
        (shown, blank) = (shown + with, blank + without);
    }
    say(&format!("{count} photos"));
    tell_frames("scrolled", &frames);
    percentiles("scrolled, frame without painting", whole);
    say(&format!(
        "cells without their photo: {blank} of {} ({:.2} %)",
        shown + blank,
        blank as f64 * 100.0 / (shown + blank) as f64
    ));
    scroll(&window, 1e9);
    frame(&mut window);
    let jumped = Instant::now();
    let mut last_blank = Duration::ZERO;
    for _ in 0..60 {
        frame(&mut window);
        let (_, without) = shown_and_blank(&window);
        if without > 0 {
            last_blank = jumped.elapsed();
        }
    }
    let (shown, blank) = shown_and_blank(&window);
    say(&format!(
        "after a jump to the end the last blank cell was seen after {last_blank:.1?}; then {shown} shown, {blank} blank"
    ));
    tell_frames("jump", &frames);
    say(&format!(
        "resident: {before} MB without the window, {} MB with it, most {}",
        resident(),
        memory::told()
    ));
}

/// The photos of the card, in the order of their names.
fn card() -> Vec<PathBuf> {
    let Some(folder) = std::env::var_os("MIMIK_CARD") else {
        say("MIMIK_CARD names no folder: nothing is measured");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

fn import_all(story: &mut Story, files: &[PathBuf]) {
    let mut journal = story.clinic.log_in(story.clinic.nurse);
    let offered = ReadPhotos::of(files.to_vec()).run(&Progress::default());
    let at = moment("2026-11-25T14:00:00+01:00");
    let photos = offered.into_iter().map(|offered| Chosen {
        offered: offered.map_err(|refused| refused.because).unwrap(),
        taken_at: at,
        taken_from: TakenFrom::Asked,
        clock_corrected_seconds: None,
        areas: vec![Area::Glabella],
        view: View::FrontRest,
        phase: Phase::Before,
    });
    let import = Import {
        vault: std::sync::Arc::clone(journal.vault()),
        patient: story.patient,
        imported_at: at,
        photos: photos.collect(),
    };
    let photos = import.run(&Progress::default()).unwrap();
    let patient = story.patient;
    journal
        .apply(Edit::AttachPhotos { patient, photos })
        .unwrap();
    story.clinic.log_out(journal);
}

/// Decrypting and decoding all pixels into a kept buffer, by the same libraries: what no program can leave out.
fn limit(files: &[PathBuf]) -> Vec<Duration> {
    let cipher = XChaCha20Poly1305::new(&Key::from([7; 32]));
    let mut pixels = Vec::new();
    let one = |file: &PathBuf| {
        let bytes = std::fs::read(file).unwrap();
        let mut sealed = bytes.clone();
        let begun = Instant::now();
        for chunk in sealed.chunks_mut(65_536) {
            cipher
                .encrypt_inout_detached(&XNonce::from([0; 24]), b"", chunk.into())
                .unwrap();
        }
        let started = Decompress::new_mem(&bytes).unwrap();
        let mut started = started.rgb().unwrap();
        pixels.resize(started.width() * started.height() * 3, 0_u8);
        started.read_scanlines_into(pixels.as_mut_slice()).unwrap();
        begun.elapsed()
    };
    files.iter().map(one).collect()
}

#[test]
#[ignore = "a measurement: it prints and judges nothing"]
fn timed_opening_of_photos() {
    let files = card();
    if files.is_empty() {
        return;
    }
    let mut story = Story::begun();
    import_all(&mut story, &files);
    let (mut window, frames) = window_of(&mut story);
    open(&mut window, story.patient, Tab::Photos);
    window.get_by_label("Alle").click();
    for _ in 0..60 {
        frame(&mut window);
    }
    percentiles("limit: decrypt and decode all pixels", limit(&files));
    let opening = Text::load(Language::Danish).unwrap().photos.opening.clone();
    window.key_press(egui::Key::Space);
    let (mut filled, mut whole) = (Vec::new(), Vec::new());
    frames.take();
    for _ in &files {
        let begun = Instant::now();
        waited(&mut window, |window| !is_shown(window, &opening));
        filled.push(begun.elapsed());
        let begun = Instant::now();
        window.key_press(egui::Key::Num1);
        window.step();
        waited(&mut window, |window| !is_shown(window, &opening));
        whole.push(begun.elapsed());
        window.key_press(egui::Key::Num0);
        window.step();
        window.key_press(egui::Key::ArrowRight);
    }
    percentiles("a photo that fills the window", filled);
    percentiles("all pixels of it", whole);
    tell_frames("opening", &frames);
}

/// Nothing if no card was given.
fn card_in_a_window() -> Option<(Vec<PathBuf>, Story, Window, Frames)> {
    let files = card();
    if files.is_empty() {
        return None;
    }
    let mut story = Story::begun();
    let (mut window, frames) = window_of(&mut story);
    open(&mut window, story.patient, Tab::Photos);
    Some((files, story, window, frames))
}

#[test]
#[ignore = "a measurement: it prints and judges nothing"]
fn timed_reading_of_a_card() {
    let Some((files, _story, mut window, frames)) = card_in_a_window() else {
        return;
    };
    for _ in 0..30 {
        frame(&mut window);
    }
    frames.take();
    drop_on(&mut window, &files);
    // Long enough for all of them on any machine that this is run on; the quiet frames at the end count too.
    for _ in 0..600 {
        frame(&mut window);
    }
    tell_frames("reading", &frames);
    say(&format!("most memory {}", memory::told()));
}

/// With no more photos on the card than the plan needs: each must have got its view by itself.
#[test]
#[ignore = "a measurement: it prints and judges nothing"]
fn timed_sealing_of_a_card() {
    let Some((files, story, mut window, frames)) = card_in_a_window() else {
        return;
    };
    drop_on(&mut window, &files);
    // Until all of them are read.
    for _ in 0..600 {
        frame(&mut window);
    }
    assert!(can_save(&window), "a photo still needs its view");
    let before = revision(&window);
    window.get_by_label("Gem i journalen").click();
    frames.take();
    let begun = Instant::now();
    while revision(&window) == before {
        frame(&mut window);
    }
    let took = begun.elapsed();
    tell_frames("sealing", &frames);
    let count = saved(&window, story.patient);
    say(&format!("{count} photos sealed and attached in {took:.2?}"));
}

#[test]
#[ignore = "a measurement: it prints and judges nothing"]
fn timed_photo_from_drop_to_saved() {
    let files = card();
    let mut story = Story::begun();
    let (mut window, _) = window_of(&mut story);
    open(&mut window, story.patient, Tab::Photos);
    let patient = story.patient;
    let (mut read, mut sealed, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for file in &files {
        for _ in 0..10 {
            frame(&mut window);
        }
        let before = revision(&window);
        let begun = Instant::now();
        drop_on(&mut window, std::slice::from_ref(file));
        waited(&mut window, can_save);
        read.push(begun.elapsed());
        let pressed = Instant::now();
        window.get_by_label("Gem i journalen").click();
        waited(&mut window, |window| revision(window) > before);
        window.step();
        sealed.push(pressed.elapsed());
        all.push(begun.elapsed());
    }
    if !all.is_empty() {
        percentiles("from the drop until it can be saved", read);
        percentiles("from the press to »Gemt«", sealed);
        percentiles("both", all);
    }
    assert_eq!(saved(&window, patient), files.len());
}

/// Frames as soon as there is something new, which the real window is woken for.
fn waited(window: &mut Window, is_so: impl Fn(&Window) -> bool) {
    window.step();
    while !is_so(window) {
        std::thread::sleep(Duration::from_millis(1));
        window.step();
    }
}

fn revision(window: &Window) -> u64 {
    window.state().journal().unwrap().revision()
}

fn saved(window: &Window, patient: mimik::domain::id::PatientId) -> usize {
    let journal = window.state().journal().unwrap();
    journal.record(patient).unwrap().photos.len()
}

fn drop_on(window: &mut Window, files: &[PathBuf]) {
    for path in files {
        let file = std::sync::Arc::new(Dropped(path.clone()));
        window.input_mut().dropped_files.push(file);
    }
    window.step();
}
