//! What was given, as rules look back on it.

use crate::domain::course::Unknown;
use crate::domain::id::EntryId;
use crate::domain::product::ProductId;
use crate::domain::rules::Verdict;
use crate::domain::rules::testing::{
    FOREHEAD, GLABELLA, Story, at, deviation, part, treatment, vistabel,
};
use crate::domain::treatment::{Deviation, StatedProduct, Treatment};

const STARTED: &str = "2026-08-24 10:00:00 +02";
const CORRECTED: &str = "2026-08-25 09:00:00 +02";
const AFTER: &str = "2026-11-25 10:00:00 +01";

#[test]
fn a_treatment_is_of_the_areas_of_its_points_with_the_product_of_their_vial() {
    let mut story = Story::of_adult();
    let told = story.add(
        STARTED,
        treatment(STARTED, &[GLABELLA, FOREHEAD], Verdict::Passed),
    );
    let course = story.course();
    let [given] = course.treatments.as_slice() else {
        panic!("one treatment");
    };
    assert_eq!((given.entry, given.started), (told, at(STARTED)));
    assert_eq!(given.ended, Some(at("2026-08-24 10:10:00 +02")));
    assert_eq!(given.parts, [part(&GLABELLA), part(&FOREHEAD)].into());
    assert_eq!(given.unknown, Unknown::Nothing);
    assert!(given.met_reflection && !given.deviation);
}

#[test]
fn a_corrected_treatment_is_one_treatment_as_it_reads_now() {
    let mut story = Story::of_adult();
    let told = story.add(STARTED, treatment(STARTED, &[GLABELLA], Verdict::Passed));
    let corrected = treatment("2026-08-24 09:30:00 +02", &[FOREHEAD], Verdict::Passed);
    story.amend(told, None, at(CORRECTED), corrected);
    let course = story.course();
    assert_eq!(course.treatments.len(), 1);
    assert_eq!(course.treatments[0].entry, told);
    assert_eq!(course.treated(&part(&GLABELLA), at(AFTER)), None);
    assert_eq!(
        course.treated(&part(&FOREHEAD), at(AFTER)),
        Some(at("2026-08-24 09:40:00 +02"))
    );
}

/// R24 (a): an exemption, a refusal or silence is not a reflection period of its own.
#[test]
fn only_a_passed_reflection_period_is_one_that_was_met() {
    let met = |change: &dyn Fn(&mut Treatment)| {
        let mut told = treatment(STARTED, &[GLABELLA, FOREHEAD], Verdict::Passed);
        change(&mut told);
        let mut story = Story::of_adult();
        story.add(STARTED, told);
        story.course().treatments[0].met_reflection
    };
    assert!(met(&|_| ()));
    assert!(!met(
        &|told| told.snapshot.findings[1].verdict = Verdict::Info
    ));
    assert!(!met(
        &|told| told.snapshot.findings[0].verdict = Verdict::Hard
    ));
    assert!(!met(&|told| told.snapshot.findings.clear()));
}

#[test]
fn a_point_whose_vial_is_not_named_may_be_of_any_product() {
    let mut told = treatment(STARTED, &[GLABELLA, FOREHEAD], Verdict::Passed);
    told.points[0].vial = EntryId::from_bytes([4; 16]);
    let mut story = Story::of_adult();
    story.add(STARTED, told);
    let course = story.course();
    let mut other = part(&GLABELLA);
    other.product = ProductId::new("azzalure");
    assert!(course.treated(&other, at(AFTER)).is_some());
    other.area = FOREHEAD;
    assert_eq!(course.treated(&other, at(AFTER)), None);
    assert!(course.area_treated(&GLABELLA, at(AFTER)));
}

#[test]
fn a_deviation_spends_what_it_is_known_to_have_treated_and_never_met_a_reflection_period() {
    let mut story = Story::of_adult();
    story.add(STARTED, deviation(STARTED, &[GLABELLA]));
    let course = story.course();
    let [given] = course.treatments.as_slice() else {
        panic!("one treatment");
    };
    assert!(given.deviation && !given.met_reflection);
    assert_eq!(
        course.treated(&part(&GLABELLA), at(AFTER)),
        Some(at(STARTED))
    );
    assert_eq!(course.treated(&part(&FOREHEAD), at(AFTER)), None);
    assert_eq!(course.treated(&part(&GLABELLA), at(STARTED)), None);
}

/// What nobody stated may have been any (rules §3): it spends, and it never waives the first examination (R12b).
#[test]
fn what_a_deviation_leaves_unsaid_speaks_against_the_next_treatment() {
    let told = |change: &dyn Fn(&mut Deviation)| {
        let mut told = deviation(STARTED, &[GLABELLA]);
        change(&mut told);
        let mut story = Story::of_adult();
        story.add(STARTED, told);
        story.course()
    };
    let mut azzalure = part(&GLABELLA);
    azzalure.product = ProductId::new("azzalure");
    assert_eq!(told(&|_| ()).treated(&azzalure, at(AFTER)), None);

    let named = told(&|told| told.product = Some(StatedProduct::Name("Vistabell".to_owned())));
    let unsaid = told(&|told| told.product = None);
    for course in [named, unsaid] {
        assert!(course.treated(&azzalure, at(AFTER)).is_some());
        assert!(course.area_treated(&GLABELLA, at(AFTER)));
        assert_eq!(course.treated(&part(&FOREHEAD), at(AFTER)), None);
    }

    let nowhere = told(&|told| told.areas.clear());
    assert!(nowhere.treated(&part(&FOREHEAD), at(AFTER)).is_some());
    assert!(nowhere.area_last_treated(&FOREHEAD, at(AFTER)).is_some());
    assert!(!nowhere.area_treated(&FOREHEAD, at(AFTER)));
}

#[test]
fn points_of_a_deviation_say_more_than_its_areas() {
    let mut told = deviation(STARTED, &[GLABELLA, FOREHEAD]);
    told.product = None;
    let known = treatment(STARTED, &[GLABELLA], Verdict::Passed);
    (told.points, told.vials) = (known.points, known.vials);
    let mut story = Story::of_adult();
    story.add(STARTED, told);
    let course = story.course();
    let given = &course.treatments[0];
    assert_eq!(given.parts, [part(&GLABELLA)].into());
    assert_eq!(given.unknown, Unknown::ProductIn([FOREHEAD].into()));
    assert_eq!(part(&GLABELLA).product, vistabel());
}
