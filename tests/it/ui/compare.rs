//! Comparing two dates of a view: chosen, laid upon each other, moved together, and never more than the photos say.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, TouchPhase, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::aftercare::{AreaEffect, FollowUp, FollowUpMode, Grade, Satisfaction};
use mimik::domain::alignment::{Pupils, Spot};
use mimik::domain::area::Area;
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::log::Export;
use mimik::domain::mark::{Mark, PhotoMarked};
use mimik::domain::photo::{Phase, Purpose, View};
use mimik::journal::task::{Import, Progress};
use mimik::journal::{Edit, Journal};
use mimik::text::{Language, Text};
use mimik::ui::app::App;
use mimik::ui::command::{Command, Job, Report, Tab};
use mimik::ui::page::record::photos::{pairs_found, sheet_page};
use mimik::ui::setup::ThemeChoice;

use super::hands::{choose, click, has_button, shows};
use super::kit::{look, open, window_with};
use super::outline::outline;
use super::pictures::{FROWN, REST, turned};
use super::pupils::{EYES, aligned};
use crate::clinic::{Clinic, DEMO, at, chosen, give, open_batch, read, register, with_comment};

type Window = Harness<'static, App>;

/// The frown before, treated, and at the control: then by another camera, the head turned by two degrees.
struct Story {
    clinic: Clinic,
    patient: PatientId,
    before: EntryId,
    control: EntryId,
}

/// How the control lies upon the photo before, as [`turned`] makes it.
const TURNED: f64 = 2.0;
const SCALED: f64 = 0.95;

/// Where the pupils are in the turned picture, to the pixel.
fn turned_eyes() -> Pupils {
    let place = |Spot { x, y }: Spot| {
        let (sin, cos) = TURNED.to_radians().sin_cos();
        let (x, y) = (f64::from(x) + 0.5 - 320.0, f64::from(y) + 0.5 - 400.0);
        Spot {
            x: (320.0 + SCALED * (cos * x - sin * y)) as u32,
            y: (400.0 + SCALED * (sin * x + cos * y)) as u32,
        }
    };
    Pupils {
        right: place(EYES.right),
        left: place(EYES.left),
    }
}

fn photographed(
    clinic: &Clinic,
    journal: &mut Journal,
    patient: PatientId,
    (picture, view, phase): (&[u8], View, Phase),
) -> EntryId {
    let now = journal.now().unwrap().moment;
    let path = clinic.desk().join("face.jpg");
    let said = format!("{view:?} {now:?}");
    std::fs::write(&path, with_comment(picture, said.as_bytes())).unwrap();
    let mut photo = chosen(read(&path), now);
    (photo.view, photo.phase) = (view, phase);
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

impl Story {
    fn told() -> Self {
        let clinic = Clinic::new();
        let mut journal = clinic.nurse();
        let patient = register(&mut journal, DEMO[0]);
        clinic.is_at("2026-11-24 10:00");
        let shown = (FROWN, View::FrontFrown, Phase::Before);
        let before = photographed(&clinic, &mut journal, patient, shown);
        let shown = (REST, View::FrontRest, Phase::Before);
        photographed(&clinic, &mut journal, patient, shown);
        clinic.is_at("2026-11-24 11:00");
        let vial = open_batch(&mut journal, patient, at("2026-11-24 10:20"), "TEST-0226-C");
        give(&mut journal, patient, at("2026-11-24 10:30"), vial);
        let treatment = journal.record(patient).unwrap().course.treatments[0].entry;
        clinic.is_at("2026-12-08 09:00");
        let picture = turned(FROWN, TURNED, SCALED, 0.8);
        let shown = (&*picture, View::FrontFrown, Phase::Control);
        let control = photographed(&clinic, &mut journal, patient, shown);
        let follow_up = FollowUp {
            treatment,
            mode: FollowUpMode::InClinic,
            effects: vec![AreaEffect {
                area: Area::Glabella,
                rest: Grade::try_from(2).ok(),
                movement: Grade::try_from(3).ok(),
            }],
            symmetrical: Some(true),
            satisfaction: Satisfaction::try_from(5).ok(),
            note: String::new(),
            next_step: String::new(),
        };
        let at = journal.now().unwrap().moment;
        journal
            .apply(Edit::RecordFollowUp {
                patient,
                at,
                follow_up,
            })
            .unwrap();
        Self {
            clinic,
            patient,
            before,
            control,
        }
    }

    fn marked(self) -> Self {
        let mut journal = self.clinic.nurse();
        let edits = [(self.before, EYES), (self.control, turned_eyes())];
        for (photo, pupils) in edits {
            journal.apply(aligned(self.patient, photo, pupils)).unwrap();
        }
        self
    }

    fn window(&self) -> Window {
        self.window_of(self.clinic.nurse(), Language::Danish)
    }

    fn window_of(&self, journal: Journal, language: Language) -> Window {
        let clock = &self.clinic.clock;
        let mut window = window_with(journal, clock, language, ThemeChoice::Light);
        window.set_size(vec2(1440.0, 900.0));
        open(&mut window, self.patient, Tab::Photos);
        settle(&mut window);
        window
    }

    fn comparing(&self) -> Window {
        let mut window = self.window();
        click(&mut window, "Sammenlign");
        settle(&mut window);
        window
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

fn wheel(window: &mut Window, at: Pos2, points: f32) {
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

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
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

/// The middle of the photo at the left.
fn left_photo(window: &Window) -> Pos2 {
    let mut images = window.query_all_by_role(Role::Image);
    let left = images.find(|image| image.rect().height() > 400.0);
    left.unwrap().rect().center()
}

fn percent_of(window: &Window, slider: &str) -> i32 {
    let node = window.get_by_role_and_label(Role::Slider, slider);
    let percent = node.accesskit_node().data().numeric_value().unwrap();
    percent.round() as i32
}

#[test]
fn a_view_with_two_dates_is_compared_and_one_with_a_single_photo_is_not() {
    let story = Story::told();
    let mut window = story.window();
    press(&mut window, Key::S);
    look(&mut window, "compare-beside");
    // The newest stands against the last one before the treatment, and counts its days from it.
    for words in [
        "Før · 24. nov. 2026",
        "Dag 14 · 8. dec. 2026",
        "Kun ét foto",
        "Ikke taget",
        "Tidspunkter",
    ] {
        assert!(shows(&window, words), "{words}");
    }
    let view = |name| window.query_by_role_and_label(Role::RadioButton, name);
    assert!(view("Front, bekymret").is_some());
    assert!(view("Front, hvile").is_none(), "it has one photo only");
    press(&mut window, Key::Escape);
    assert!(has_button(&window, "Sammenlign"));
    assert!(!shows(&window, "Tidspunkter"));
}

#[test]
fn without_two_photos_of_a_view_there_is_nothing_to_compare() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    for view in [View::FrontRest, View::FrontFrown] {
        photographed(&clinic, &mut journal, patient, (REST, view, Phase::Before));
    }
    let mut window = window_with(journal, &clinic.clock, Language::Danish, ThemeChoice::Light);
    open(&mut window, patient, Tab::Photos);
    settle(&mut window);
    assert!(!has_button(&window, "Sammenlign"));
    press(&mut window, Key::S);
    assert!(!shows(&window, "Tidspunkter"));
}

#[test]
fn what_was_given_between_the_dates_and_how_it_went_stand_beside_them() {
    let window = Story::told().comparing();
    for words in [
        "Behandling 24. nov. 2026",
        "TEST-0226-C",
        "Vistabel",
        "Vurdering dag 14",
        "effekt i bevægelse 3 af 3",
        "Tilfredshed 5 af 5",
        "Dokumentation i journalen",
    ] {
        assert!(shows(&window, words), "{words}");
    }
}

#[test]
fn photos_are_aligned_on_their_pupils_with_the_numbers_said() {
    let mut window = Story::told().marked().comparing();
    look(&mut window, "compare-aligned");
    // The control was turned with the clock and made smaller, so it is turned back and enlarged.
    assert!(shows(&window, "2,1° mod uret"));
    assert!(shows(&window, "105 %"));
    assert!(shows(&window, "Venstre: hoved lige, 0,0°"));
    click(&mut window, "Nulstil");
    assert!(shows(&window, "Fotos er ikke lagt på linje."));
    assert!(!shows(&window, "mod uret"));
    click(&mut window, "Justér");
    assert!(shows(&window, "105 %"));
    // In the two other modes too.
    for (key, name) in [(Key::Num2, "compare-slider"), (Key::Num3, "compare-onion")] {
        press(&mut window, key);
        look(&mut window, name);
        assert!(shows(&window, "Før · 24. nov. 2026"));
    }
}

#[test]
fn pupils_that_are_not_marked_are_marked_from_here_and_then_compared() {
    let story = Story::told();
    let mut window = story.comparing();
    assert!(shows(&window, "Venstre: pupiller ikke markeret"));
    assert!(shows(&window, "Fotos er ikke lagt på linje."));
    assert!(has_button(&window, "Markér pupiller, venstre"));
    press(&mut window, Key::J);
    assert!(shows(&window, "Klik på patientens højre pupil"));
    for eye in ["Patientens højre pupil", "Patientens venstre pupil"] {
        let unset = format!("{eye}, ikke markeret");
        window
            .get_by_role_and_label(Role::Button, &unset)
            .click_accesskit();
        settle(&mut window);
    }
    click(&mut window, "Gem pupiller");
    settle(&mut window);
    assert!(
        shows(&window, "Venstre: hoved lige, 0,0°"),
        "back at the comparison"
    );
    // Giving up leads back as well, and saves nothing.
    click(&mut window, "Markér pupiller, højre");
    settle(&mut window);
    press(&mut window, Key::Escape);
    assert!(shows(&window, "Højre: pupiller ikke markeret"));
}

#[test]
fn a_tilted_head_is_said_in_amber() {
    let story = Story::told();
    let mut journal = story.clinic.nurse();
    let leaning = Pupils {
        left: Spot { x: 421, y: 425 },
        ..EYES
    };
    journal
        .apply(aligned(story.patient, story.before, leaning))
        .unwrap();
    drop(journal);
    let mut window = story.comparing();
    look(&mut window, "compare-tilted");
    assert!(shows(&window, "Venstre: hovedet hælder 6,2°"));
}

#[test]
fn both_are_zoomed_and_moved_together() {
    let mut window = Story::told().marked().comparing();
    assert!(shows(&window, "100 %"));
    let middle = left_photo(&window);
    wheel(&mut window, middle, 120.0);
    assert!(shows(&window, "165 %"), "{}", outline(&window));
    look(&mut window, "compare-zoomed");
    drag(&mut window, middle, middle + vec2(60.0, 40.0));
    look(&mut window, "compare-moved");
    press(&mut window, Key::Num0);
    assert!(shows(&window, "100 %"));
    press(&mut window, Key::Plus);
    assert!(shows(&window, "125 %"));
}

#[test]
fn the_line_is_moved_by_keys_by_hand_and_by_a_screen_reader() {
    let mut window = Story::told().marked().comparing();
    choose(&mut window, "Skyder");
    assert_eq!(percent_of(&window, "Skillelinje"), 50);
    press(&mut window, Key::ArrowRight);
    assert_eq!(percent_of(&window, "Skillelinje"), 52);
    let line = window.get_by_role_and_label(Role::Slider, "Skillelinje");
    let at = line.rect().center();
    drag(&mut window, at, at + vec2(-100.0, 0.0));
    assert!(percent_of(&window, "Skillelinje") < 40);
    choose(&mut window, "Løgskind");
    assert_eq!(percent_of(&window, "Synlighed af højre foto"), 50);
    press(&mut window, Key::ArrowLeft);
    assert_eq!(percent_of(&window, "Synlighed af højre foto"), 48);
}

#[test]
fn light_is_matched_only_when_asked_for_and_that_is_said() {
    let mut window = Story::told().marked().comparing();
    assert!(shows(&window, "Lys: uændret"));
    window
        .get_by_role_and_label(Role::Switch, "Tilpas lys")
        .click();
    settle(&mut window);
    look(&mut window, "compare-light");
    assert!(shows(
        &window,
        "Lys tilpasset – billedet er ændret for visning"
    ));
    assert!(!shows(&window, "Lys: uændret"));
}

#[test]
fn what_was_given_and_what_was_drawn_are_laid_upon_the_photos_when_asked_for() {
    let story = Story::told().marked();
    let mut journal = story.clinic.nurse();
    let marked = PhotoMarked {
        photo: story.control,
        marks: vec![Mark::Ring {
            middle: turned_eyes().left,
            radius: 40,
        }],
    };
    let patient = story.patient;
    journal.apply(Edit::MarkPhoto { patient, marked }).unwrap();
    drop(journal);
    let mut window = story.comparing();
    for switch in ["Vis mærker", "Vis injektionskort"] {
        let switch = window.get_by_role_and_label(Role::Switch, switch);
        switch.click();
        settle(&mut window);
    }
    look(&mut window, "compare-map-and-marks");
    press(&mut window, Key::Num2);
    look(&mut window, "compare-map-and-marks-slider");
}

#[test]
fn a_photo_that_cannot_be_opened_says_so_in_its_place() {
    let story = Story::told();
    let record = story.clinic.nurse().record(story.patient).unwrap();
    let mut photos = record.photos.iter();
    let name = &photos
        .find(|item| item.id == story.control)
        .unwrap()
        .photo
        .name;
    let folder = story.clinic.folder().join("photos");
    let file = folder
        .join(name.get(..2).unwrap())
        .join(format!("{name}.kph"));
    let mut bytes = std::fs::read(&file).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let mut window = story.comparing();
    look(&mut window, "compare-damaged");
    assert!(shows(&window, "Fotoet kan ikke vises."));
    assert!(shows(&window, "Fotoets fil er beskadiget"));
    assert!(shows(&window, "Før · 24. nov. 2026"), "the other is shown");
}

/// For the test that no Danish stands among English words.
pub fn english_screens() -> Vec<String> {
    let story = Story::told();
    let mut window = story.window_of(story.clinic.nurse(), Language::English);
    click(&mut window, "Compare");
    settle(&mut window);
    let mut screens = vec![outline(&window)];
    drop(window);
    let story = story.marked();
    let mut window = story.window_of(story.clinic.nurse(), Language::English);
    click(&mut window, "Compare");
    for key in [Key::Num2, Key::Num3] {
        press(&mut window, key);
        screens.push(outline(&window));
    }
    screens
}

#[test]
fn the_pair_leaves_as_a_sheet_with_its_purpose_and_its_receiver() {
    let story = Story::told();
    let mut window = story.comparing();
    click(&mut window, "Udlevér …");
    settle(&mut window);
    assert!(shows(&window, "1 par af før og efter."));
    choose(&mut window, "Dokumentation");
    look(&mut window, "photos-sheet-dialog");
    click(&mut window, "Annullér");

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fotoark.pdf");
    let journal = window.state().journal().unwrap();
    let record = journal.record(story.patient).unwrap();
    let pairs = pairs_found(journal.clinic(), &record);
    assert_eq!(pairs.len(), 1);
    let text = Text::load(Language::Danish).unwrap();
    let asked = (Purpose::Documentation, "Patienten selv".to_owned());
    let page = sheet_page(&text, journal, (&record, &pairs), asked).unwrap();
    let chosen = path.clone();
    let job = Job::new("page", move |_: &_| Report::PlaceChosen {
        page: Box::new(page),
        path: Some(chosen),
        shown: std::time::Duration::from_secs(2),
    });
    window.state_mut().ask(Command::Work(job));
    window.run_steps(6);
    let pdf = std::fs::read(&path).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    assert!(!pdf.windows(4).any(|part| part == b"Exif"));
    let record = window
        .state()
        .journal()
        .unwrap()
        .record(story.patient)
        .unwrap();
    let Fact::Exported(exported) = &record.entries.last().unwrap().fact else {
        panic!("an export");
    };
    assert_eq!(exported.what, Export::PhotoSheet);
    let photos = &exported.photos.as_ref().unwrap().photos;
    assert_eq!(*photos, [story.before, story.control]);
    if let Some(folder) = std::env::var_os("LOOK") {
        std::fs::write(std::path::Path::new(&folder).join("fotoark.pdf"), pdf).unwrap();
    }
}
