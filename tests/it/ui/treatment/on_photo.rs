//! The map upon the patient's own face: locked with its reason, then the photo with its day beneath the same points.

use egui_kittest::kittest::NodeT as _;
use mimik::domain::alignment::{Pupils, Spot};
use mimik::domain::id::EntryId;
use mimik::domain::photo::View;
use mimik::domain::treatment::TenThousandths;

use super::super::hands::is_whole;
use super::super::outline::outline;
use super::super::pupils::{EYES, aligned, photographed};
use super::*;

const LAYER: &str = "På foto";

const TWELVE: Doses<'static> = &[(Area::Glabella, "12")];

/// What tells a screen reader why a toggle is locked.
fn reason(window: &Window, toggle: &str) -> String {
    let node = window.get_by_role_and_label(Role::Button, toggle);
    let node = node.accesskit_node();
    node.data().description().unwrap_or_default().to_owned()
}

fn is_on(window: &Window, toggle: &str) -> bool {
    let node = window.get_by_role_and_label(Role::Button, toggle);
    format!("{node:?}").contains("toggled: True")
}

/// A photo of today with the pupils marked, before the start at 14.40.
fn pictured(clinic: &Clinic, patient: PatientId, pupils: Pupils) -> EntryId {
    clinic.is_at("2026-11-25 14:39");
    let mut journal = clinic.nurse();
    let photo = photographed(clinic, &mut journal, patient, View::FrontRest);
    journal.apply(aligned(patient, photo, pupils)).unwrap();
    photo
}

fn started_with_photo(doses: Doses<'_>, theme: ThemeChoice) -> (Clinic, PatientId, Window) {
    let clinic = Clinic::new();
    let patient = ready(&clinic, doses);
    pictured(&clinic, patient, EYES);
    clinic.is_at("2026-11-25 14:40:23");
    let mut journal = clinic.nurse();
    start(&mut journal, patient, &areas_of(doses)).unwrap();
    let mut window = window_with(journal, &clinic.clock, Language::Danish, theme);
    open(&mut window, patient, Tab::Treatment);
    window.run_ok();
    (clinic, patient, window)
}

/// Three points of four units, as prescribed.
fn give_and_sign(window: &mut Window, clinic: &Clinic, patient: PatientId) {
    for site in ["gl.procerus", "gl.corr_med.H", "gl.corr_med.V"] {
        inject(window, site, &[Key::Num4]);
    }
    fill_in(window, clinic);
    sign(window);
    assert_eq!(course(window, patient).given.len(), 1);
}

fn turn_on(window: &mut Window) {
    press(window, LAYER);
    for _ in 0..2 {
        window.run_ok();
        window.step();
    }
}

fn place(x: i32, y: i32) -> Place {
    Place {
        x: TenThousandths::clamped(x),
        y: TenThousandths::clamped(y),
    }
}

/// Red, green and blue on the screen at a place of the face.
fn colour(window: &mut Window, place: Place) -> [u8; 3] {
    let at = on_screen(window, place);
    let picture = window.render().unwrap();
    let scale = picture.width() as f32 / 1440.0;
    let pixel = picture.get_pixel((at.x * scale) as u32, (at.y * scale) as u32);
    let [red, green, blue, _] = pixel.0;
    [red, green, blue]
}

fn is_skin([red, green, blue]: [u8; 3]) -> bool {
    red > 150 && red > green.saturating_add(20) && green > blue
}

fn is_dark(colour: [u8; 3]) -> bool {
    colour.into_iter().all(|part| part < 70)
}

/// How many textures of whole photos the graphics card holds.
fn photos_kept(window: &Window) -> usize {
    let textures = window.ctx.tex_manager();
    let textures = textures.read();
    textures
        .allocated()
        .filter(|(_, meta)| meta.name == "photo")
        .count()
}

#[test]
fn the_layer_is_locked_and_says_where_the_pupils_are_marked() {
    let (clinic, patient, mut window) = started(GLABELLA);
    assert!(is_disabled(&window, LAYER));
    let said = reason(&window, LAYER);
    assert!(said.contains("markerede pupiller") && said.contains("Åbn et foto forfra under Fotos"));
    let at = window
        .get_by_role_and_label(Role::Button, LAYER)
        .rect()
        .center();
    window.hover_at(at);
    window.run_ok();
    window.run_steps(20);
    assert!(
        shows(&window, "vælg Markér pupiller"),
        "the pointer is told too"
    );
    look(&mut window, "treatment-photo-locked");
    drop(window);

    // An oblique photo does not help, and none whose pupils nobody has marked.
    let mut journal = clinic.nurse();
    let photo = photographed(&clinic, &mut journal, patient, View::FrontSmile);
    photographed(&clinic, &mut journal, patient, View::ObliqueLeft);
    drop(journal);
    let mut window = window_of(&clinic, clinic.nurse, patient);
    assert!(is_disabled(&window, LAYER));
    let edit = aligned(patient, photo, EYES);
    window.state_mut().ask(Command::Edit(edit));
    window.run_ok();
    assert!(!is_disabled(&window, LAYER));
}

#[test]
fn the_patients_own_face_lies_under_the_same_points() {
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        let (_clinic, _patient, mut window) = started_with_photo(PICTURED, theme);
        for site in sites(&face::Area::USUAL) {
            inject(&mut window, &site.id, &[Key::Num2]);
        }
        assert!(!is_skin(colour(&mut window, place(3_649, 6_300))), "drawn");
        assert!(!shows(&window, "Front, hvile · Før"));
        turn_on(&mut window);
        assert!(is_on(&window, LAYER));
        assert!(shows(
            &window,
            "Front, hvile · Før · 25. nov. 2026 kl. 14.39"
        ));
        assert!(is_whole(window.output(), "25. nov. 2026 kl. 14.39"));
        for words in [
            "Næserod: 2 enheder",
            "Patientens højre",
            "Patientens venstre",
        ] {
            assert!(shows(&window, words), "{words}");
        }
        let name = match theme {
            ThemeChoice::Dark => "08-behandling-foto-moerk",
            ThemeChoice::Light | ThemeChoice::System => "08-behandling-foto",
        };
        look(&mut window, name);
        // Both pupils of the photo under those of the drawing, and skin below them.
        for x in [3_649, 6_351] {
            assert!(is_dark(colour(&mut window, place(x, 4_871))), "{x}");
            assert!(is_skin(colour(&mut window, place(x, 6_300))), "{x}");
        }
        // The wrinkles of the drawing are nobody's on a photo.
        assert!(is_disabled(&window, "Rynker"));
        assert!(reason(&window, "Rynker").contains("vises ikke oven på et foto"));
        press(&mut window, LAYER);
        assert!(
            !is_skin(colour(&mut window, place(3_649, 6_300))),
            "drawn again"
        );
        assert!(!is_disabled(&window, "Rynker"));
        window.set_size(eframe::egui::vec2(1180.0, 760.0));
        turn_on(&mut window);
        look(&mut window, &format!("{name}-smal"));
        assert!(is_whole(window.output(), LAYER) && is_whole(window.output(), "Muskler"));
    }
}

/// As for a head that leans: the photo is turned until what was marked as the right pupil is level with the left one.
#[test]
fn a_leaning_photo_is_turned() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, GLABELLA);
    let leaning = Pupils {
        right: Spot { x: 219, y: 340 },
        left: EYES.left,
    };
    pictured(&clinic, patient, leaning);
    let mut window = start_as_nurse(&clinic, patient, GLABELLA, "2026-11-25 14:40:23");
    turn_on(&mut window);
    look(&mut window, "treatment-photo-leaning");
    assert!(is_dark(colour(&mut window, place(6_351, 4_871))));
    // There lies what was marked as the right one, which is skin.
    assert!(is_skin(colour(&mut window, place(3_649, 4_871))));
}

#[test]
fn a_signed_treatment_is_read_on_its_own_photo_and_locking_lets_go_of_it() {
    let (clinic, patient, mut window) = started_with_photo(TWELVE, ThemeChoice::Light);
    give_and_sign(&mut window, &clinic, patient);
    assert!(!is_on(&window, LAYER), "a map of its own");
    assert_eq!(photos_kept(&window), 0, "nobody has asked for it");
    turn_on(&mut window);
    assert!(shows(
        &window,
        "Front, hvile · Før · 25. nov. 2026 kl. 14.39"
    ));
    assert!(shows(&window, "Næserod: 4 enheder"));
    assert!(is_skin(colour(&mut window, place(3_649, 6_300))));
    look(&mut window, "treatment-photo-signed");
    assert_eq!(photos_kept(&window), 1);
    lock_and_enter(&mut window, clinic.nurse, patient);
    assert_eq!(photos_kept(&window), 0);
    assert!(!is_on(&window, LAYER));
    turn_on(&mut window);
    assert_eq!(photos_kept(&window), 1);
    window.state_mut().ask(Command::CloseRecord);
    window.run_ok();
    assert_eq!(photos_kept(&window), 0);
}

#[test]
fn a_photo_whose_file_is_damaged_is_said_and_the_drawing_stays() {
    let clinic = Clinic::new();
    let patient = ready(&clinic, GLABELLA);
    let photo = pictured(&clinic, patient, EYES);
    let journal = clinic.nurse();
    let record = journal.record(patient).unwrap();
    let item = record.photos.iter().find(|item| item.id == photo).unwrap();
    let name = &item.photo.name;
    let folder = clinic.folder().join("photos").join(name.get(..2).unwrap());
    let file = folder.join(format!("{name}.kph"));
    drop(journal);
    let mut bytes = std::fs::read(&file).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let mut window = start_as_nurse(&clinic, patient, GLABELLA, "2026-11-25 14:40:23");
    turn_on(&mut window);
    look(&mut window, "treatment-photo-damaged");
    assert!(shows(&window, "Fotoets fil er beskadiget"));
    assert!(!is_skin(colour(&mut window, place(3_649, 6_300))), "drawn");
    assert_eq!(photos_kept(&window), 0);
}

/// The map with its layer, locked and on, for the test that no Danish stands among English words.
pub fn english_screens() -> Vec<String> {
    let clinic = Clinic::new();
    let patient = ready(&clinic, GLABELLA);
    clinic.is_at("2026-11-25 14:40:23");
    let mut journal = clinic.nurse();
    start(&mut journal, patient, &areas_of(GLABELLA)).unwrap();
    let photo = photographed(&clinic, &mut journal, patient, View::FrontRest);
    let light = ThemeChoice::Light;
    let mut window = window_with(journal, &clinic.clock, Language::English, light);
    open(&mut window, patient, Tab::Treatment);
    window.run_ok();
    let mut screens = vec![reason(&window, "On photo")];
    let edit = aligned(patient, photo, EYES);
    window.state_mut().ask(Command::Edit(edit));
    window.run_ok();
    press(&mut window, "On photo");
    window.run_ok();
    screens.extend([outline(&window), reason(&window, "Wrinkles")]);
    screens
}
