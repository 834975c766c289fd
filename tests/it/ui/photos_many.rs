//! A record with very many photos: a frame touches those on the screen and a few rows beyond, however many there are.

use eframe::egui::{self, Event, Modifiers, MouseWheelUnit, TouchPhase};
use egui_kittest::kittest::Queryable as _;
use mimik::domain::area::Area;
use mimik::domain::photo::{Phase, PhotoAttached, Purpose, TakenFrom, View};
use mimik::domain::time::MINUTE;
use mimik::journal::{Edit, SealedPhoto};
use mimik::text::{Language, Text};

use super::kit::{look, moment};
use super::photos::{Story, Window, click, settle};
use crate::clinic::small_jpeg;

/// One of very many. Its file is not here: only its thumbnail is looked at.
fn photo(number: u32) -> SealedPhoto {
    let name = format!("{number:064x}");
    let photo = PhotoAttached {
        sha256: name.clone(),
        sealed_blake3: name.clone(),
        name,
        bytes: 1,
        mime: "image/jpeg".to_owned(),
        width: 4000,
        height: 3000,
        orientation: 1,
        taken_from: TakenFrom::Camera,
        clock_corrected_seconds: None,
        areas: vec![Area::Glabella],
        view: View::FrontRest,
        phase: Phase::Before,
        purpose: Purpose::Documentation,
        moved_from: None,
    };
    // About eight a day, back through the years.
    let back = i64::from(number) * 180 * MINUTE;
    SealedPhoto {
        photo,
        taken_at: moment("2026-11-25T14:00:00+01:00").plus(-back),
        thumbnail: small_jpeg(number % 200),
    }
}

/// Gives the patient of the story so many photos.
pub fn many(story: &mut Story, count: u32) {
    let mut journal = story.clinic.log_in(story.clinic.nurse);
    let patient = story.patient;
    let photos = (0..count).map(photo).collect();
    journal
        .apply(Edit::AttachPhotos { patient, photos })
        .unwrap();
    story.clinic.log_out(journal);
}

fn textures(window: &Window) -> usize {
    window.ctx.tex_manager().read().num_allocated()
}

fn cells(window: &Window) -> usize {
    window
        .query_all_by_label_contains("Front, hvile, Før")
        .count()
}

pub fn scroll(window: &Window, points: f32) {
    let middle = egui::pos2(600.0, 500.0);
    window.hover_at(middle);
    window.event(Event::MouseWheel {
        source: egui::MouseWheelSource::Wheel,
        unit: MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -points),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
}

#[test]
fn only_what_is_on_the_screen_is_drawn_and_only_a_few_rows_more_are_decoded() {
    let mut story = Story::begun();
    many(&mut story, 1_500);
    let mut window = story.nurse();
    let others = textures(&window);
    click(&mut window, "Alle");
    for _ in 0..10 {
        settle(&mut window);
    }
    let (cells_at_top, decoded) = (cells(&window), textures(&window) - others);
    assert!((4..60).contains(&cells_at_top), "{cells_at_top} cells");
    assert!((cells_at_top..100).contains(&decoded), "{decoded} decoded");
    look(&mut window, "photos-many");

    // A jump to the end: what was passed on the way is not decoded, and the last ones are there.
    scroll(&window, 1e7);
    for _ in 0..40 {
        settle(&mut window);
    }
    look(&mut window, "photos-many-end");
    let oldest = moment("2026-11-25T14:00:00+01:00").plus(-1_499 * 180 * MINUTE);
    let text = Text::load(Language::Danish).unwrap();
    let label = format!(
        "Front, hvile, Før · {} · Bekymringsrynke",
        text.time(oldest)
    );
    assert!(window.query_all_by_label(&label).count() > 0, "{label}");
    let decoded = textures(&window) - others;
    assert!((1..200).contains(&decoded), "{decoded} decoded");
}
