//! A returning patient from the opened record to the signed treatment: every input of the nurse is counted.
//!
//! A click, a key that answers or acts, and a field that is filled count one each.

mod before;
mod hands;

use std::collections::BTreeMap;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use mimik::domain::area::Area;
use mimik::domain::consent::ConsentForm;
use mimik::domain::consultation::Choice;
use mimik::domain::course::Course;
use mimik::domain::time::Moment;
use mimik::domain::treatment::Point;
use mimik::domain::vial::Storage;
use mimik::text::Language;
use mimik::ui::command::Tab;
use mimik::ui::setup::ThemeChoice;

use super::hands::{is_disabled, shows};
use super::kit::{look, open, window_with};
use crate::clinic::{Clinic, Doses, areas_of, at, must_be_whole};
use before::prepared;
use hands::Hands;

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
    assert!(!shows(&nurse.window, "Kan ikke gentages"), "nor need it be");
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

    assert!(shows(&nurse.window, "Afsluttet og underskrevet"));
    assert!(!shows(&nurse.window, "Må ikke behandles nu"), "it is over");
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
