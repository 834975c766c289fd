//! Marking the pupils in a photo: with two clicks, without a mouse, corrected, taken back, and refused where it must be.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::alignment::{PhotoAligned, Pupils, Spot};
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::photo::{Phase, View};
use mimik::journal::task::{Import, Progress};
use mimik::journal::{Amendment, Edit, Journal};
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::{Command, Tab};
use mimik::ui::setup::ThemeChoice;

use super::hands::{click, has_button, is_disabled, shows};
use super::kit::{look, open, window_with};
use super::outline::outline;
use super::pictures::REST;
use crate::clinic::{Clinic, DEMO, chosen, last_kinds, read, register, with_comment};

type Window = Harness<'static, App>;

/// Where the eyes of the drawn face are, to the pixel.
pub const EYES: Pupils = Pupils {
    right: Spot { x: 219, y: 403 },
    left: Spot { x: 421, y: 403 },
};

/// In pixels.
const SIZE: Vec2 = vec2(640.0, 800.0);

/// A photo of a drawn face, taken now.
pub fn photographed(
    clinic: &Clinic,
    journal: &mut Journal,
    patient: PatientId,
    view: View,
) -> EntryId {
    let now = journal.now().unwrap().moment;
    let path = clinic.desk().join("face.jpg");
    // Two photos are two files.
    let said = format!("{view:?} {now:?}");
    std::fs::write(&path, with_comment(REST, said.as_bytes())).unwrap();
    let mut photo = chosen(read(&path), now);
    (photo.view, photo.phase) = (view, Phase::Before);
    let import = Import {
        vault: journal.vault().clone(),
        patient,
        imported_at: now,
        photos: vec![photo],
    };
    let photos = import.run(&Progress::default()).unwrap();
    let attached = journal.apply(Edit::AttachPhotos { patient, photos });
    attached.unwrap().entries[0]
}

pub const fn aligned(patient: PatientId, photo: EntryId, pupils: Pupils) -> Edit {
    Edit::AlignPhoto {
        patient,
        aligned: PhotoAligned { photo, pupils },
    }
}

/// A patient with one photo in a view, and the nurse who looks at it in large.
fn looking_at(view: View) -> (Clinic, PatientId, Window) {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    photographed(&clinic, &mut journal, patient, view);
    let window = large(journal, &clinic, patient, Language::Danish);
    (clinic, patient, window)
}

fn large(journal: Journal, clinic: &Clinic, patient: PatientId, language: Language) -> Window {
    let mut window = window_with(journal, &clinic.clock, language, ThemeChoice::Light);
    open(&mut window, patient, Tab::Photos);
    in_large(&mut window);
    window
}

/// Opens the newest photo of the page.
fn in_large(window: &mut Window) {
    window.run_ok();
    window.key_press(Key::Space);
    for _ in 0..3 {
        window.run_ok();
        window.step();
    }
}

fn marking() -> (Clinic, PatientId, Window) {
    let (clinic, patient, mut window) = looking_at(View::FrontRest);
    click(&mut window, "Markér pupiller");
    (clinic, patient, window)
}

/// Where the photo is painted: as large as its place allows, in the middle of it.
fn on_screen(window: &Window, spot: Spot) -> Pos2 {
    let mut images = window.query_all_by_role(Role::Image);
    let room = images
        .find(|image| image.rect().height() > 400.0)
        .unwrap()
        .rect();
    let scale = (room.width() / SIZE.x).min(room.height() / SIZE.y).min(2.0);
    let place = Rect::from_center_size(room.center(), SIZE * scale);
    place.min + vec2(spot.x as f32 + 0.5, spot.y as f32 + 0.5) * scale
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
    window.run_ok();
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
    window.run_ok();
}

fn saved(window: &Window, patient: PatientId) -> Option<Pupils> {
    let record = window.state().journal().unwrap().record(patient).unwrap();
    record.photos[0].pupils
}

#[track_caller]
fn assert_near(found: Option<Pupils>, expected: Pupils) {
    let found = found.unwrap();
    for (found, expected) in [(found.right, expected.right), (found.left, expected.left)] {
        let off = found
            .x
            .abs_diff(expected.x)
            .max(found.y.abs_diff(expected.y));
        assert!(off <= 1, "{found:?} is not {expected:?}");
    }
}

fn describes(window: &Window, label: &str) -> String {
    let node = window.get_by_role_and_label(Role::Button, label);
    node.accesskit_node()
        .data()
        .description()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn two_clicks_on_the_eyes_are_saved_as_places_in_the_original() {
    let (clinic, patient, mut window) = marking();
    assert!(shows(
        &window,
        "Klik på patientens højre pupil, til venstre i fotoet"
    ));
    assert!(is_disabled(&window, "Gem pupiller") && is_disabled(&window, "Fortryd"));
    click_at(&mut window, EYES.right);
    assert!(shows(
        &window,
        "Klik på patientens venstre pupil, til højre i fotoet"
    ));
    assert!(has_button(&window, "Patientens højre pupil"));
    assert!(has_button(
        &window,
        "Patientens venstre pupil, ikke markeret"
    ));
    click_at(&mut window, EYES.left);
    look(&mut window, "photos-pupils");
    assert!(shows(&window, "Gem, når begge sidder rigtigt"));
    assert_eq!(saved(&window, patient), None, "nothing is saved by itself");
    click(&mut window, "Gem pupiller");
    assert_near(saved(&window, patient), EYES);
    let journal = window.state().journal().unwrap();
    assert_eq!(last_kinds(journal, 1), ["photo_aligned"]);
    // The bar is that of the photo again, and says so.
    assert!(shows(&window, "Pupiller markeret"));
    assert!(has_button(&window, "Ret pupiller") && has_button(&window, "Luk"));
    drop(window);
    let record = clinic.doctor().record(patient).unwrap();
    assert_near(record.photos[0].pupils, EYES);
}

#[test]
fn the_eyes_are_marked_without_a_mouse() {
    let (_clinic, patient, mut window) = marking();
    // The keyboard is at the right eye, near where eyes are: 224, 384.
    window.key_press(Key::Enter);
    window.run_ok();
    assert!(has_button(&window, "Patientens højre pupil"));
    for _ in 0..5 {
        window.key_press(Key::ArrowLeft);
        window.run_ok();
    }
    for _ in 0..19 {
        window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        window.run_ok();
    }
    let place = "219 billedpunkter fra venstre, 403 fra oven";
    assert_eq!(describes(&window, "Patientens højre pupil"), place);
    window.key_press(Key::Tab);
    window.run_ok();
    // An arrow alone sets a mark as well: from 416, 384.
    for _ in 0..5 {
        window.key_press(Key::ArrowRight);
        window.run_ok();
    }
    for _ in 0..19 {
        window.key_press(Key::ArrowDown);
        window.run_ok();
    }
    look(&mut window, "photos-pupils-keyboard");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_ok();
    assert_eq!(saved(&window, patient), Some(EYES));
}

#[test]
fn a_screen_reader_sets_a_mark_by_pressing_it() {
    let (_clinic, patient, mut window) = marking();
    for eye in ["Patientens højre pupil", "Patientens venstre pupil"] {
        let unset = format!("{eye}, ikke markeret");
        let unset = window.get_by_role_and_label(Role::Button, &unset);
        unset.click_accesskit();
        window.run_ok();
        assert!(has_button(&window, eye), "{eye}");
    }
    click(&mut window, "Gem pupiller");
    let likely = Pupils {
        right: Spot { x: 224, y: 384 },
        left: Spot { x: 416, y: 384 },
    };
    assert_eq!(saved(&window, patient), Some(likely));
}

#[test]
fn every_step_can_be_taken_back_before_it_is_saved_and_giving_up_saves_nothing() {
    let (_clinic, patient, mut window) = marking();
    click_at(&mut window, EYES.right);
    click_at(&mut window, EYES.left);
    click(&mut window, "Fortryd");
    assert!(has_button(
        &window,
        "Patientens venstre pupil, ikke markeret"
    ));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run_ok();
    assert!(has_button(&window, "Patientens højre pupil, ikke markeret"));
    assert!(is_disabled(&window, "Fortryd"));
    click_at(&mut window, EYES.right);
    click_at(&mut window, EYES.left);
    window.key_press(Key::Escape);
    window.run_ok();
    assert!(
        has_button(&window, "Markér pupiller"),
        "the photo is still there"
    );
    assert_eq!(saved(&window, patient), None);
}

#[test]
fn marks_are_dragged_right_and_the_newer_fact_takes_the_place_of_the_older() {
    let (clinic, patient, window) = looking_at(View::FrontFrown);
    drop(window);
    let mut journal = clinic.nurse();
    let photo = journal.record(patient).unwrap().photos[0].id;
    let wrong = Pupils {
        right: Spot { x: 250, y: 440 },
        ..EYES
    };
    journal.apply(aligned(patient, photo, wrong)).unwrap();
    let mut window = large(journal, &clinic, patient, Language::Danish);
    click(&mut window, "Ret pupiller");
    assert!(shows(&window, "Sådan er pupillerne gemt"));
    assert!(is_disabled(&window, "Gem pupiller"), "nothing is new");
    drag(&mut window, wrong.right, EYES.right);
    click(&mut window, "Gem pupiller");
    assert_near(saved(&window, patient), EYES);
    let journal = window.state().journal().unwrap();
    let entries = journal.record(patient).unwrap().entries;
    let told = entries
        .iter()
        .filter(|entry| entry.header.kind == "photo_aligned");
    assert_eq!(told.count(), 2);
}

#[test]
fn mixed_up_eyes_are_said_at_once_and_cannot_be_saved() {
    let (_clinic, patient, mut window) = marking();
    click_at(&mut window, EYES.left);
    click_at(&mut window, EYES.right);
    assert!(shows(&window, "Pupillerne er byttet om"));
    assert!(is_disabled(&window, "Gem pupiller"));
    look(&mut window, "photos-pupils-mixed-up");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_ok();
    assert_eq!(saved(&window, patient), None);
}

#[test]
fn a_refusal_is_told_above_the_photo_and_keeps_the_marks() {
    let (_clinic, patient, mut window) = marking();
    click_at(&mut window, EYES.right);
    click_at(&mut window, EYES.left);
    // Meanwhile somebody finds that the photo is no photo from the front.
    let record = window.state().journal().unwrap().record(patient).unwrap();
    let item = record.photos[0].clone();
    let mut fact = item.photo;
    fact.view = View::ObliqueLeft;
    window.state_mut().ask(Command::Edit(Edit::Amend(Amendment {
        patient,
        entry: item.id,
        occurred_at: item.taken_at,
        fact: fact.into(),
        reason: "Forkert vinkel valgt".to_owned(),
    })));
    window.run_ok();
    click(&mut window, "Gem pupiller");
    look(&mut window, "photos-pupils-refused");
    assert!(shows(&window, "Pupillerne er ikke gemt"));
    assert!(shows(&window, "på et foto, der er taget forfra"));
    assert!(has_button(&window, "Patientens venstre pupil"));
    assert_eq!(saved(&window, patient), None);
}

#[test]
fn only_a_clinician_marks_and_only_from_the_front() {
    for view in View::ALL {
        let (clinic, patient, window) = looking_at(view);
        assert!(has_button(&window, "Luk"));
        assert_eq!(
            has_button(&window, "Markér pupiller"),
            view.is_front(),
            "{view:?}"
        );
        drop(window);
        let mut window = window_with(
            clinic.reviewer(),
            &clinic.clock,
            Language::Danish,
            ThemeChoice::Light,
        );
        window.state_mut().ask(Command::OpenRecord {
            patient,
            purpose: Some("Tilsyn".to_owned()),
            tab: Tab::Photos,
        });
        in_large(&mut window);
        assert!(shows(&window, "Kun læsning"), "{view:?}");
        assert!(!has_button(&window, "Markér pupiller"), "{view:?}");
    }
}

/// The photo in large and while it is marked, for the test that no Danish stands among English words.
pub fn english_screens() -> Vec<String> {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    photographed(&clinic, &mut journal, patient, View::FrontRest);
    let mut window = large(journal, &clinic, patient, Language::English);
    let mut screens = vec![outline(&window)];
    click(&mut window, "Mark pupils");
    screens.push(outline(&window));
    click_at(&mut window, EYES.right);
    screens.push(outline(&window));
    click_at(&mut window, EYES.left);
    screens.push(outline(&window));
    screens.push(describes(&window, "The patient’s left pupil"));
    click(&mut window, "Save pupils");
    screens.push(outline(&window));
    open(&mut window, patient, Tab::History);
    screens.push(outline(&window));
    screens
}
