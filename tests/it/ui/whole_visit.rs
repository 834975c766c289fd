//! A returning patient from the opened record to the signed treatment: every input of the nurse is counted.
//!
//! A click, a key that answers or acts, and a field that is filled count one each.

use std::collections::BTreeMap;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::area::Area;
use mimik::domain::consent::ConsentForm;
use mimik::domain::consultation::Choice;
use mimik::domain::course::Course;
use mimik::domain::id::PatientId;
use mimik::domain::log::DraftKind;
use mimik::domain::time::Moment;
use mimik::domain::treatment::map::MapPoint;
use mimik::domain::treatment::{DrawnDraft, InjectionMap, Point, TreatmentDraft};
use mimik::domain::vial::Storage;
use mimik::journal::{DraftContent, Edit};
use mimik::text::Language;
use mimik::ui::app::App;
use mimik::ui::command::Tab;
use mimik::ui::face;
use mimik::ui::face::place::sites;
use mimik::ui::setup::ThemeChoice;

use super::hands::{is_disabled, shows};
use super::kit::{look, open, window_with};
use crate::clinic::{
    Clinic, Doses, FIRST, areas_of, at, booked, check_kit, lock, must_be_whole, photograph,
    plan_and_prescribe, ready, slot, start, treatment, vistabel,
};

/// Glabella, forehead and both crow's feet: sixteen points.
const DOSES: Doses<'static> = &[
    (Area::Forehead, "10"),
    (Area::Glabella, "20"),
    (Area::LateralCanthalRight, "6"),
    (Area::LateralCanthalLeft, "6"),
];

const AT_MOST: u32 = 40;

const TALK: &str = "2027-03-30";
const DAY: &str = "2027-04-01";

/// The hands of the nurse.
struct Hands {
    window: Harness<'static, App>,
    inputs: u32,
}

impl Hands {
    fn click(&mut self, role: Role, label: &str) {
        self.inputs += 1;
        self.window
            .get_by_role_and_label(role, label)
            .click_accesskit();
        self.window.run_ok();
    }

    fn press(&mut self, label: &str) {
        self.click(Role::Button, label);
    }

    fn key(&mut self, key: Key) {
        self.inputs += 1;
        self.window.key_press(key);
        self.window.run_ok();
    }

    fn command(&mut self, key: Key) {
        self.inputs += 1;
        self.window.key_press_modifiers(Modifiers::COMMAND, key);
        self.window.run_ok();
    }

    /// As a keyboard sends them: the key and then its letter, for each.
    fn letters(&mut self, letters: &str) {
        for letter in letters.chars() {
            self.inputs += 1;
            let letter = letter.to_string();
            let key = Key::from_name(&letter.to_uppercase()).unwrap();
            self.window.input_mut().events.extend([
                Event::Key {
                    key,
                    physical_key: None,
                    pressed: true,
                    repeat: false,
                    modifiers: Modifiers::NONE,
                },
                Event::Text(letter),
            ]);
            self.window.run_ok();
        }
    }

    /// The field must have the keyboard already, or get it from the field before by ⇥.
    fn fill(&mut self, label: &str, text: &str) {
        self.inputs += 1;
        if !self.has_keyboard(label) {
            self.window.key_press(Key::Tab);
            self.window.run_ok();
        }
        assert!(self.has_keyboard(label), "{label}");
        self.window.event(Event::Text(text.to_owned()));
        self.window.run_ok();
    }

    fn has_keyboard(&self, label: &str) -> bool {
        let field = self.window.get_by_role_and_label(Role::TextInput, label);
        field.accesskit_node().is_focused()
    }

    /// Time passes; a hand on the mouse keeps the program from locking itself.
    fn wait(&mut self, clinic: &Clinic, (time, x): (&str, f32)) {
        self.window.hover_at(Pos2::new(x, 880.0));
        clinic.is_at(&format!("{DAY} {time}"));
        self.window.run_ok();
        self.window.run_ok();
    }

    fn course(&self, patient: PatientId) -> Course {
        let journal = self.window.state().journal().unwrap();
        journal.record(patient).unwrap().course
    }
}

#[test]
fn a_returning_patient_takes_at_most_forty_inputs() {
    let (clinic, patient) = prepared();
    let journal = clinic.nurse();
    let danish = Language::Danish;
    let window = window_with(journal, &clinic.clock, danish, ThemeChoice::Light);
    let mut nurse = Hands { window, inputs: 0 };
    open(&mut nurse.window, patient, Tab::Overview);

    nurse.click(Role::Tab, "Klar til behandling?");
    consent(&mut nurse);
    nurse.wait(&clinic, ("14:36", 880.0));
    day(&mut nurse);
    assert!(shows(&nurse.window, "Ikke spurgt i dag"), "of this second");
    nurse.wait(&clinic, ("14:36:01", 885.0));
    look(&mut nurse.window, "visit-settled");
    assert!(!shows(&nurse.window, "Ikke spurgt i dag"));
    nurse.wait(&clinic, ("14:38", 890.0));
    vial(&mut nurse);
    nurse.wait(&clinic, ("14:40", 900.0));
    look(&mut nurse.window, "visit-ready");
    assert!(!is_disabled(&nurse.window, "Start behandling"));
    nurse.key(Key::Enter);
    assert!(nurse.course(patient).running_start().is_some());
    nurse.window.run_ok();

    nurse.press("Som sidst");
    nurse.press("Første injektion nu");
    for moved in [("14:44", 910.0), ("14:48", 920.0), ("14:52", 930.0)] {
        nurse.wait(&clinic, moved);
    }
    nurse.press("Sidste injektion nu");
    nurse.click(Role::CheckBox, "Hud desinficeret");
    nurse.click(Role::CheckBox, "Givet mundtligt");
    nurse.click(Role::CheckBox, "Udleveret skriftligt");
    assert!(!is_disabled(&nurse.window, "Underskriv behandling"));
    look(&mut nurse.window, "visit-written");
    nurse.command(Key::Enter);
    nurse.command(Key::Enter);

    println!("inputs of a whole visit: {}", nurse.inputs);
    signed(&clinic, &nurse.course(patient));
    assert!(nurse.inputs <= AT_MOST, "{}", nurse.inputs);
    drop(nurse);
    must_be_whole(&clinic.doctor());
}

fn consent(nurse: &mut Hands) {
    nurse.letters("s");
    nurse.key(Key::Space);
    look(&mut nurse.window, "visit-consent");
    nurse.click(Role::RadioButton, "På papir");
    nurse.command(Key::Enter);
}

/// Who she is, seven cards and the medicines as before, no doubt, and four places looked at.
fn day(nurse: &mut Hands) {
    nurse.letters("i");
    nurse.key(Key::Space);
    nurse.letters("uuuuuuuu");
    nurse.letters("i");
    nurse.letters("uuuu");
    look(&mut nurse.window, "visit-day");
    nurse.key(Key::Enter);
}

fn vial(nurse: &mut Hands) {
    nurse.letters("b");
    nurse.fill("Batch", "TEST-0427-B");
    nurse.fill("Udløb, som det er trykt", "03/28");
    nurse.click(Role::RadioButton, "50 enheder");
    nurse.click(Role::RadioButton, "1,25 ml");
    nurse.click(Role::RadioButton, "Saltvand 0,9 % uden konservering");
    nurse.click(Role::RadioButton, "Brugt straks");
    nurse.press("Nu");
    look(&mut nurse.window, "visit-vial");
    nurse.command(Key::Enter);
}

/// Treated four months ago; informed and prescribed for again two days ago; photographed, and here.
fn prepared() -> (Clinic, PatientId) {
    let clinic = Clinic::new();
    let patient = ready(&clinic, DOSES);
    treat(&clinic, patient);
    plan_and_prescribe(&clinic, patient, DOSES, TALK);
    let areas = areas_of(DOSES);
    clinic.is_at(&format!("{TALK} 10:05"));
    let mut journal = clinic.doctor();
    let slot = slot(clinic.nurse, &format!("{DAY} 14:40"));
    let appointment = booked(journal.apply(Edit::Book(treatment(patient, &areas, slot))));
    drop(lock(journal));
    clinic.is_at(&format!("{DAY} 14:30"));
    let mut journal = clinic.nurse();
    journal.apply(Edit::Arrive(appointment)).unwrap();
    photograph(&clinic, &mut journal, patient, &areas);
    check_kit(&mut journal);
    drop(lock(journal));
    clinic.is_at(&format!("{DAY} 14:35"));
    (clinic, patient)
}

/// The earlier treatment: all sixteen points, signed.
fn treat(clinic: &Clinic, patient: PatientId) {
    let time = |time: &str| at(&format!("{} {time}", FIRST.treatment));
    clinic.clock.move_to(time("14:40"));
    let mut journal = clinic.nurse();
    let started = start(&mut journal, patient, &areas_of(DOSES)).unwrap();
    let course = journal.record(patient).unwrap().course;
    let vial = course.vials.first().unwrap();
    let mut map = InjectionMap::default();
    for point in points() {
        map.add(point);
    }
    map.fill_vials(vial.latest);
    let drawn = DrawnDraft {
        vial: vial.latest,
        drawn: vial.value.nominal,
    };
    let draft = TreatmentDraft {
        map,
        vials: vec![drawn],
        began: Some(time("14:41")),
        ended: Some(time("14:50")),
        disinfected: true,
        aftercare_oral: true,
        aftercare_written: true,
        ..TreatmentDraft::new(*started.entries.first().unwrap(), vistabel())
    };
    clinic.clock.move_to(time("14:52"));
    let content = DraftContent::Treatment(Box::new(draft));
    let kind = DraftKind::Treatment;
    let begun = journal.apply(Edit::BeginDraft {
        patient,
        kind,
        content,
    });
    let (draft, _) = begun.unwrap().draft.unwrap();
    journal.apply(Edit::SignTreatment(draft)).unwrap();
    drop(lock(journal));
}

/// Four units between the brows, two elsewhere.
fn points() -> impl Iterator<Item = MapPoint> {
    sites(&face::Area::USUAL).map(|site| {
        let units = if site.id.starts_with("gl.") { "4" } else { "2" };
        MapPoint {
            units: Some(units.parse().unwrap()),
            ..site.point().unwrap()
        }
    })
}

/// Everything that stands in the record of this visit, and nothing that was not said.
fn signed(clinic: &Clinic, course: &Course) {
    let [before, now] = course.given.as_slice() else {
        panic!("two treatments: {}", course.given.len());
    };
    let (before, now) = (&before.value, &now.value);
    let minute = |time: &str| at(&format!("{DAY} {time}"));
    assert_eq!(now.practitioner, clinic.nurse);
    assert_eq!((now.started, now.ended), (minute("14:40"), minute("14:52")));
    assert!(now.disinfected);

    let opened = course.vials.last().unwrap();
    assert_eq!(opened.value.batch, "TEST-0427-B");
    assert_eq!(opened.value.storage, Some(Storage::UsedAtOnce));
    let [drawn] = now.vials.as_slice() else {
        panic!("one vial: {:?}", now.vials);
    };
    assert_eq!(drawn.vial, opened.latest);
    let amounts = [drawn.drawn.to_string(), drawn.discarded.to_string()];
    assert_eq!(amounts, ["50", "8"]);

    assert_eq!(now.points.len(), 16);
    assert!(now.points.iter().all(|point| point.vial == opened.latest));
    let places = |points: &[Point]| -> Vec<_> {
        let place = |point: &Point| (point.area.clone(), point.x, point.y, point.units);
        points.iter().map(place).collect()
    };
    assert_eq!(places(&now.points), places(&before.points), "as last time");
    let mut sums: BTreeMap<Area, rust_decimal::Decimal> = BTreeMap::new();
    for point in &now.points {
        *sums.entry(point.area.clone()).or_default() += point.units.decimal();
    }
    for (area, units) in DOSES {
        assert_eq!(
            sums.get(area).map(ToString::to_string).as_deref(),
            Some(*units)
        );
    }

    let consent = &course.consents.last().unwrap().value;
    assert_eq!(consent.form, ConsentForm::Paper);
    assert_eq!(consent.areas, areas_of(DOSES).into_iter().collect());
    let screening = &course.screenings.last().unwrap();
    assert_eq!(screening.user, Some(clinic.nurse));
    let no = |choice: Choice| choice == Choice::No;
    assert!(screening.value.answers.values().all(|said| no(said.choice)));
    assert!(screening.value.doubt.is_empty());
    let today = |moment: Moment| moment.day() == minute("14:35").day();
    let looked_at = course.inspections.iter();
    assert_eq!(looked_at.filter(|told| today(told.occurred_at)).count(), 4);
    let told = course.aftercare.last().unwrap();
    assert!(told.value.oral && told.value.written && today(told.occurred_at));
    assert!(course.running_start().is_none() && course.warnings_accepted.is_empty());
    assert!(course.overrides.is_empty() && course.deviations.is_empty());
}
