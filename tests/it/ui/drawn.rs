//! Few pictures, of what must never look otherwise unseen: the warning, the reflection period, whose record it is, the lock.
//!
//! Drawn by the processor, so the same on every machine but for rounding: a pixel may differ by what an eye would not
//! notice (0.6 of `dify`'s measure), and ten pixels in all may differ by more. `UPDATE_SNAPSHOTS=1 cargo test` takes in a
//! change that was meant; a failing test leaves the new picture and the difference beside the old one.

use eframe::egui::Rect;
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions, image_snapshot_options};
use image::imageops::crop_imm;
use mimik::domain::id::PatientId;
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::Tab;
use mimik::ui::setup::ThemeChoice;

use super::hands::click;
use super::kit::{TestClinic, gate, moment, open, register, sign, window_with};

type Window = Harness<'static, App>;

/// Compares a part of what the window shows, in points, which are pixels here.
fn compare(window: &mut Window, (x, y, width, height): (u32, u32, u32, u32), name: &str) {
    let whole = window.render().unwrap();
    let part = crop_imm(&whole, x, y, width, height).to_image();
    let options = SnapshotOptions::new()
        .threshold(0.6)
        .max_failed_pixels(10)
        .output_path("tests/it/ui/drawn");
    image_snapshot_options(&part, name, &options);
}

/// A doctor's window on a record whose information ended on Monday at 14.30, opened at some time after it.
fn record(now: &str, theme: ThemeChoice) -> (Window, TestClinic, PatientId) {
    let mut clinic = TestClinic::new();
    let mut journal = clinic.log_in(clinic.doctor);
    let patient = register(&mut journal, "Prøvesen", "Agnete", "740385-0718");
    clinic.at("2026-11-23T14:33:00+01:00");
    sign(&mut journal, patient, moment("2026-11-23T14:21:00+01:00"));
    clinic.at(now);
    let window = window_with(journal, &clinic.clock, Language::Danish, theme);
    (window, clinic, patient)
}

fn place(window: &Window, label: &str) -> Rect {
    window.get_by_label_contains(label).rect()
}

#[test]
fn the_reflection_period_runs_and_is_over() {
    for (now, name) in [
        ("2026-11-24T10:00:00+01:00", "reflection-running"),
        ("2026-11-25T14:30:00+01:00", "reflection-over"),
    ] {
        let (mut window, _clinic, patient) = record(now, ThemeChoice::Light);
        open(&mut window, patient, Tab::Overview);
        compare(&mut window, (1096, 216, 344, 190), name);
    }
}

#[test]
fn the_banner_says_whose_record_it_is() {
    let (mut window, _clinic, patient) = record("2026-11-24T10:00:00+01:00", ThemeChoice::Dark);
    open(&mut window, patient, Tab::History);
    compare(&mut window, (72, 60, 900, 120), "banner-dark");
}

#[test]
fn the_warning_stands_beside_the_time_that_is_too_early() {
    let (mut window, _clinic, patient) = record("2026-11-23T14:36:00+01:00", ThemeChoice::Light);
    open(&mut window, patient, Tab::Booking);
    click(&mut window, "Ledig onsdag 25. nov. kl. 10.30");
    let warning = place(&window, "4 timer for tidligt");
    let (x, y) = (warning.left() as u32 - 280, warning.top() as u32 - 60);
    compare(&mut window, (x, y, 620, 310), "booking-too-early");
}

#[test]
fn the_lock_screen_asks_who_comes() {
    let (clinic, folder) = TestClinic::new().closed();
    let mut window = gate(
        &clinic.clock,
        Some(folder),
        ThemeChoice::Light,
        Language::Danish,
    );
    compare(&mut window, (560, 100, 760, 420), "lock");
}
