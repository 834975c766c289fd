//! One photo in large: down to its pixels, moved, leafed through, and drawn upon without touching it.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Rect, TouchPhase,
    Vec2, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::alignment::{Pupils, Spot};
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::mark::{Mark, PhotoMarked};
use mimik::domain::photo::View;
use mimik::journal::{Edit, Journal};
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::Tab;
use mimik::ui::setup::ThemeChoice;

use super::hands::{choose, click, has_button, is_disabled, shows};
use super::kit::{look, open, window_with};
use super::outline::outline;
use super::pupils::{EYES, aligned, photographed};
use crate::clinic::{Clinic, DEMO, last_kinds, register};

type Window = Harness<'static, App>;

/// In pixels.
const SIZE: Vec2 = vec2(640.0, 800.0);

struct Story {
    clinic: Clinic,
    patient: PatientId,
    photo: EntryId,
}

impl Story {
    fn told() -> Self {
        let clinic = Clinic::new();
        let mut journal = clinic.nurse();
        let patient = register(&mut journal, DEMO[0]);
        photographed(&clinic, &mut journal, patient, View::FrontFrown);
        clinic.is_at("2026-11-24 10:00");
        let photo = photographed(&clinic, &mut journal, patient, View::FrontRest);
        Self {
            clinic,
            patient,
            photo,
        }
    }

    fn large(&self) -> Window {
        self.large_of(self.clinic.nurse(), Language::Danish)
    }

    fn large_of(&self, journal: Journal, language: Language) -> Window {
        let clock = &self.clinic.clock;
        let mut window = window_with(journal, clock, language, ThemeChoice::Light);
        window.set_size(vec2(1440.0, 900.0));
        open(&mut window, self.patient, Tab::Photos);
        settle(&mut window);
        press(&mut window, Key::Space);
        window
    }

    fn drawing(&self) -> Window {
        let mut window = self.large();
        press(&mut window, Key::T);
        window
    }

    fn marks(&self, window: &Window) -> Vec<Mark> {
        let journal = window.state().journal().unwrap();
        let record = journal.record(self.patient).unwrap();
        let mut photos = record.photos.into_iter();
        photos.find(|item| item.id == self.photo).unwrap().marks
    }
}

fn settle(window: &mut Window) {
    for _ in 0..4 {
        window.run_ok();
        window.step();
    }
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    settle(window);
}

fn room(window: &Window) -> Rect {
    let mut images = window.query_all_by_role(Role::Image);
    let large = images.find(|image| image.rect().height() > 400.0);
    large.unwrap().rect()
}

/// Where a pixel is painted while the whole photo is seen.
fn on_screen(window: &Window, spot: Spot) -> Pos2 {
    let room = room(window);
    let scale = (room.width() / SIZE.x).min(room.height() / SIZE.y).min(2.0);
    let place = Rect::from_center_size(room.center(), SIZE * scale);
    place.min + vec2(spot.x as f32 + 0.5, spot.y as f32 + 0.5) * scale
}

fn wheel(window: &mut Window, points: f32) {
    let at = room(window).center();
    window.hover_at(at);
    window.run_ok();
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, points),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    for _ in 0..40 {
        window.step();
    }
}

fn button(window: &Window, at: Pos2, pressed: bool) {
    window.event(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
}

fn click_at(window: &mut Window, spot: Spot) {
    let at = on_screen(window, spot);
    window.hover_at(at);
    window.run_ok();
    button(window, at, true);
    button(window, at, false);
    settle(window);
}

fn drag(window: &mut Window, from: Spot, to: Spot) {
    let (from, to) = (on_screen(window, from), on_screen(window, to));
    window.hover_at(from);
    window.run_ok();
    button(window, from, true);
    window.step();
    for part in 1..=4 {
        window.hover_at(from + (to - from) * (part as f32 / 4.0));
        window.step();
    }
    button(window, to, false);
    settle(window);
}

const fn spot(x: u32, y: u32) -> Spot {
    Spot { x, y }
}

#[track_caller]
fn assert_near(found: Spot, expected: Spot) {
    let off = found
        .x
        .abs_diff(expected.x)
        .max(found.y.abs_diff(expected.y));
    assert!(off <= 2, "{found:?} is not {expected:?}");
}

#[track_caller]
fn percent(window: &Window) -> u32 {
    let label = |percent: &u32| {
        let label = format!("{percent} %");
        // »100 %« is also the words of a button.
        let shown = window.query_all_by_label(&label);
        let mut labels = shown.filter(|node| node.accesskit_node().role() != Role::Button);
        labels.next().is_some()
    };
    (1..2_000).find(label).unwrap()
}

#[test]
fn a_photo_is_looked_at_down_to_its_pixels() {
    let mut window = Story::told().large();
    let whole = percent(&window);
    assert!((50..100).contains(&whole), "{whole}");
    wheel(&mut window, 240.0);
    let near = percent(&window);
    assert!(near > whole * 2, "{near} after {whole}");
    press(&mut window, Key::Num1);
    assert_eq!(percent(&window), 100);
    for _ in 0..14 {
        press(&mut window, Key::Plus);
    }
    // All its pixels have come from behind the copy.
    look(&mut window, "viewer-pixels");
    assert_eq!(percent(&window), 1_600);
    press(&mut window, Key::Minus);
    assert_eq!(percent(&window), 1_280);
    press(&mut window, Key::Num0);
    assert_eq!(percent(&window), whole);
    click(&mut window, "Zoom ind");
    assert!(percent(&window) > whole);
    click(&mut window, "Hele billedet");
    assert_eq!(percent(&window), whole);
}

#[test]
fn arrows_leaf_through_whole_photos_and_move_a_near_one() {
    let mut window = Story::told().large();
    look(&mut window, "viewer");
    assert!(shows(&window, "1 af 2"));
    press(&mut window, Key::ArrowRight);
    assert!(shows(&window, "2 af 2"));
    press(&mut window, Key::Num1);
    press(&mut window, Key::Plus);
    press(&mut window, Key::ArrowLeft);
    assert!(shows(&window, "2 af 2"), "it was moved");
    look(&mut window, "viewer-moved");
    click(&mut window, "Forrige");
    settle(&mut window);
    assert!(shows(&window, "1 af 2"));
    press(&mut window, Key::ArrowRight);
    assert!(shows(&window, "2 af 2"), "the next one is seen whole");
}

#[test]
fn a_pupil_is_hit_to_the_pixel_while_one_is_near() {
    let story = Story::told();
    let mut window = story.large();
    click(&mut window, "Markér pupiller");
    let middle = room(&window).center();
    wheel(&mut window, 600.0);
    // The middle of the room is still the middle of the photo.
    window.hover_at(middle);
    window.run_ok();
    button(&window, middle, true);
    button(&window, middle, false);
    settle(&mut window);
    look(&mut window, "viewer-pupil-near");
    let node = window.get_by_role_and_label(Role::Button, "Patientens højre pupil");
    let told = node
        .accesskit_node()
        .data()
        .description()
        .unwrap_or_default()
        .to_owned();
    assert_eq!(told, "320 billedpunkter fra venstre, 400 fra oven");
}

#[test]
fn how_a_head_is_held_is_said_once_the_pupils_are_marked() {
    let story = Story::told();
    let mut journal = story.clinic.nurse();
    let (patient, photo) = (story.patient, story.photo);
    journal.apply(aligned(patient, photo, EYES)).unwrap();
    let window = story.large_of(journal, Language::Danish);
    assert!(shows(&window, "Hoved lige, 0,0°"));
    drop(window);
    let mut journal = story.clinic.nurse();
    let leaning = Pupils {
        left: spot(421, 425),
        ..EYES
    };
    journal.apply(aligned(patient, photo, leaning)).unwrap();
    let mut window = story.large_of(journal, Language::Danish);
    look(&mut window, "viewer-tilted");
    assert!(shows(&window, "Hovedet hælder 6,2°"));
}

#[test]
fn an_arrow_a_ring_and_words_are_drawn_saved_and_hidden() {
    let story = Story::told();
    let mut window = story.drawing();
    assert!(is_disabled(&window, "Gem mærker"));
    drag(&mut window, spot(120, 200), spot(240, 320));
    choose(&mut window, "Ring");
    drag(&mut window, spot(420, 400), spot(470, 400));
    choose(&mut window, "Tekst");
    click_at(&mut window, spot(300, 650));
    assert!(shows(&window, "Skriv ordene, eller fjern mærket."));
    assert!(is_disabled(&window, "Gem mærker"));
    let field = window.get_by_label("Mærkets tekst");
    field.type_text("lidt lavere");
    settle(&mut window);
    look(&mut window, "viewer-drawing");
    assert!(
        story.marks(&window).is_empty(),
        "nothing is saved by itself"
    );
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    look(&mut window, "viewer-marked");
    let journal = window.state().journal().unwrap();
    assert_eq!(last_kinds(journal, 1), ["photo_marked"]);
    let marks = story.marks(&window);
    let [
        Mark::Arrow { from, to },
        Mark::Ring { middle, radius },
        Mark::Text { at, text },
    ] = &*marks
    else {
        panic!("{marks:?}");
    };
    assert_near(*from, spot(120, 200));
    assert_near(*to, spot(240, 320));
    assert_near(*middle, spot(420, 400));
    assert!(radius.abs_diff(50) <= 2, "{radius}");
    assert_near(*at, spot(300, 650));
    assert_eq!(text, "lidt lavere");
    // A layer that can be taken away.
    let switch = window.get_by_role_and_label(Role::Switch, "Vis mærker");
    switch.click();
    settle(&mut window);
    look(&mut window, "viewer-marks-hidden");
}

#[test]
fn marks_are_drawn_without_a_mouse() {
    let story = Story::told();
    let mut window = story.drawing();
    choose(&mut window, "Ring");
    click(&mut window, "Sæt i midten");
    settle(&mut window);
    assert!(has_button(&window, "Mærke 1, ring"));
    press(&mut window, Key::ArrowLeft);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    settle(&mut window);
    let node = window.get_by_role_and_label(Role::Button, "Mærke 1, ring");
    assert!(node.accesskit_node().data().description().is_some());
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    let expected = Mark::Ring {
        middle: spot(319, 401),
        radius: 54,
    };
    assert_eq!(story.marks(&window), [expected]);
}

#[test]
fn each_step_is_taken_back_a_mark_is_removed_and_giving_up_saves_nothing() {
    let story = Story::told();
    let mut journal = story.clinic.nurse();
    let saved = Mark::Arrow {
        from: spot(100, 100),
        to: spot(200, 200),
    };
    let marked = PhotoMarked {
        photo: story.photo,
        marks: vec![saved.clone()],
    };
    let patient = story.patient;
    journal.apply(Edit::MarkPhoto { patient, marked }).unwrap();
    let mut window = story.large_of(journal, Language::Danish);
    press(&mut window, Key::T);
    // It is moved by its line, and both steps are taken back.
    drag(&mut window, spot(150, 150), spot(250, 150));
    assert!(!is_disabled(&window, "Gem mærker"));
    press(&mut window, Key::Delete);
    assert!(!has_button(&window, "Mærke 1, pil"));
    click(&mut window, "Fortryd");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(is_disabled(&window, "Gem mærker") && is_disabled(&window, "Fortryd"));
    click_at(&mut window, spot(150, 150));
    press(&mut window, Key::Delete);
    press(&mut window, Key::Escape);
    assert!(has_button(&window, "Tegn"), "{}", outline(&window));
    assert_eq!(story.marks(&window), [saved]);
    // And once more: removed for good, which is a newer fact.
    press(&mut window, Key::T);
    click_at(&mut window, spot(150, 150));
    click(&mut window, "Fjern mærke");
    click(&mut window, "Gem mærker");
    settle(&mut window);
    assert!(story.marks(&window).is_empty());
}

#[test]
fn esc_while_words_are_written_leaves_the_field_and_not_the_drawing() {
    let story = Story::told();
    let mut window = story.drawing();
    choose(&mut window, "Tekst");
    click_at(&mut window, spot(300, 400));
    let field = window.get_by_label("Mærkets tekst");
    field.type_text("her");
    settle(&mut window);
    press(&mut window, Key::Escape);
    assert!(has_button(&window, "Mærke 1, tekst"), "still drawing");
    press(&mut window, Key::Escape);
    assert!(has_button(&window, "Tegn"));
}

/// For the test that no Danish stands among English words.
pub fn english_screens() -> Vec<String> {
    let story = Story::told();
    let mut journal = story.clinic.nurse();
    let (patient, photo) = (story.patient, story.photo);
    journal.apply(aligned(patient, photo, EYES)).unwrap();
    let mut window = story.large_of(journal, Language::English);
    press(&mut window, Key::T);
    let mut screens = vec![outline(&window)];
    for tool in ["Ring", "Text"] {
        choose(&mut window, tool);
        click(&mut window, "Put in the middle");
        settle(&mut window);
        screens.push(outline(&window));
    }
    let field = window.get_by_label("Text of the mark");
    field.type_text("here");
    settle(&mut window);
    click(&mut window, "Save marks");
    settle(&mut window);
    screens.push(outline(&window));
    screens
}
