//! The practice clinic's treatments: what the gate says about each of its people, and what was given to whom.

use std::collections::BTreeSet;

use mimik::domain::aftercare::AlarmSymptom;
use mimik::domain::area::Area;
use mimik::domain::readiness::{Answer, CheckId, Light};
use mimik::domain::rules::{RuleId, Verdict};
use mimik::domain::time::{HOUR, MINUTE, Moment};
use mimik::domain::treatment::Point;
use mimik::domain::user::Role;
use mimik::journal::Journal;
use mimik::journal::view::{GateView, RecallKind, RecordView};

use crate::clinic::follow_ups;

use super::program::{AT, Machine, enter};

fn record(journal: &Journal, name: &str) -> RecordView {
    let found = journal.find(name, 5).unwrap();
    assert_eq!(found.count, 1, "{name}");
    journal.record(found.rows[0].id).unwrap()
}

fn gate(journal: &Journal, name: &str) -> GateView {
    let record = record(journal, name);
    journal.gate(&record, None, &BTreeSet::new()).unwrap()
}

/// Every rule that stands in the way, each once, in the order of the gate.
fn failing(gate: &GateView) -> Vec<RuleId> {
    let mut failing: Vec<RuleId> = gate.assessment.failed().map(|found| found.rule).collect();
    failing.dedup();
    failing
}

/// Every check that is not green.
fn lights(gate: &GateView) -> Vec<(CheckId, Light)> {
    let checks = gate.readiness.checks.iter();
    let lit = checks.map(|check| (check.id, check.light));
    lit.filter(|(_, light)| *light != Light::Ok).collect()
}

#[test]
fn who_is_ready_is_ready_and_nothing_is_left() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    for name in ["Prøvesen, Katrine", "Modelgaard, Susanne"] {
        let gate = gate(&journal, name);
        assert_eq!(failing(&gate), [], "{name}");
        assert_eq!(lights(&gate), [], "{name}");
        assert_eq!(gate.readiness.verdict, Answer::Ready, "{name}");
        assert!(gate.readiness.is_open() && gate.day.arrived);
    }
}

#[test]
fn a_repeat_rests_on_the_doctors_decision() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let gate = gate(&journal, "Modelgaard, Susanne");
    let reflection: Vec<Verdict> = gate
        .assessment
        .findings
        .iter()
        .filter(|finding| finding.rule == RuleId::R23)
        .map(|finding| finding.verdict)
        .collect();
    assert_eq!(reflection, [Verdict::Info; 4]);
    // There is a last time to repeat, and nothing has been started yet.
    let course = record(&journal, "Modelgaard, Susanne").course;
    assert_eq!(course.given.last().unwrap().value.points.len(), 16);
    assert!(course.running_start().is_none());
}

#[test]
fn an_accepted_warning_is_a_remark() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let gate = gate(&journal, "Modelsen, Ditte");
    assert_eq!(failing(&gate), []);
    assert_eq!(lights(&gate), [(CheckId::Medicines, Light::Accepted)]);
    assert_eq!(gate.readiness.verdict, Answer::ReadyWithRemarks);
}

#[test]
fn before_she_comes_the_day_itself_waits() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let gate = gate(&journal, "Øvesen, Henriette");
    assert!(!gate.day.arrived && gate.day.reflection_over);
    let pending = |check| (check, Light::Pending);
    let waits = [
        CheckId::Consent,
        CheckId::Identity,
        CheckId::Contraindications,
    ];
    assert_eq!(lights(&gate), waits.map(pending));
    assert_eq!(gate.readiness.verdict, Answer::Nearly);
}

#[test]
fn a_missing_photo_stops_and_fish_oil_warns() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let gate = gate(&journal, "Hypotesen, Bettina");
    assert_eq!(failing(&gate), [RuleId::R48, RuleId::R80]);
    let lit = [
        (CheckId::Medicines, Light::Warn),
        (CheckId::Photos, Light::Stop),
    ];
    assert_eq!(lights(&gate), lit);
    assert_eq!(gate.readiness.verdict, Answer::MustNot);
    let now = Moment::parse_rfc3339(AT).unwrap();
    let mut warned = gate.assessment.failed();
    let fish_oil = warned.find(|found| found.rule == RuleId::R48).unwrap();
    let clear = now.plus(5 * HOUR);
    assert_eq!(fish_oil.earliest, Some(clear), "43 hours ago");
}

#[test]
fn for_a_repeat_that_was_told_anew_the_period_is_over() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let gate = gate(&journal, "Mønstersen, Charlotte");
    assert_eq!(gate.readiness.verdict, Answer::MustNot);
    let reflection = gate.readiness.check(CheckId::Reflection).unwrap();
    assert_eq!(reflection.light, Light::Ok);
    // The consent of four months ago is far from this start and none for what has been told since; nor are the photos.
    let consent = gate.readiness.check(CheckId::Consent).unwrap();
    assert_eq!(consent.light, Light::Warn);
    let stops: Vec<CheckId> = lights(&gate)
        .into_iter()
        .filter(|(_, light)| *light == Light::Stop)
        .map(|(check, _)| check)
        .collect();
    assert_eq!(stops, [CheckId::Photos, CheckId::Product]);
}

/// What the points of each area come to, written as they are.
fn units(points: &[Point]) -> Vec<(Area, String)> {
    let areas: BTreeSet<&Area> = points.iter().map(|point| &point.area).collect();
    let sum = |area: &Area| {
        let of_area = points.iter().filter(|point| point.area == *area);
        let sum: rust_decimal::Decimal = of_area.map(|point| point.units.decimal()).sum();
        (area.clone(), sum.to_string())
    };
    areas.into_iter().map(sum).collect()
}

fn of(rows: &[(Area, &str)]) -> Vec<(Area, String)> {
    let row = |(area, units): &(Area, &str)| (area.clone(), (*units).to_owned());
    rows.iter().map(row).collect()
}

#[test]
fn treatments_are_read_back_to_the_last_unit() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let now = Moment::parse_rfc3339(AT).unwrap();
    let nurse = journal.clinic().practitioners();
    let nurse = nurse.into_iter().find(|user| user.role == Role::Nurse);
    let nurse = nurse.unwrap().id;
    let three = of(&[
        (Area::Forehead, "10"),
        (Area::Glabella, "20"),
        (Area::LateralCanthalRight, "6"),
        (Area::LateralCanthalLeft, "6"),
    ]);
    for (name, attested) in [
        ("Mønstersen, Charlotte", true),
        ("Modelgaard, Susanne", true),
        ("Rollesen, Jeanette", false),
    ] {
        let course = record(&journal, name).course;
        assert_eq!(course.given.len(), 1, "{name}");
        let told = &course.given[0];
        let given = &told.value;
        let long_ago = attested;
        let expected = if long_ago {
            three.clone()
        } else {
            of(&[(Area::Glabella, "20")])
        };
        assert_eq!(units(&given.points), expected, "{name}");
        assert_eq!(given.practitioner, nurse);
        assert_eq!(course.attested.contains_key(&told.id), attested, "{name}");
        let [vial] = given.vials.as_slice() else {
            panic!("{name}: one vial");
        };
        let left = if long_ago { "8" } else { "30" };
        assert_eq!(vial.drawn.to_string(), "50");
        assert_eq!(vial.discarded.to_string(), left);
        let days = given.started.day().days_until(now.day());
        assert!(
            (0..=0).contains(&days) || (118..=128).contains(&days),
            "{days}"
        );
        assert!(course.treatments[0].met_reflection);
    }
}

#[test]
fn the_overridden_rule_stands_with_the_treatment_for_ever() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let course = record(&journal, "Rollesen, Jeanette").course;
    let doctor = journal.clinic().doctors().next().unwrap().id;
    let accepted: Vec<_> = course.given[0]
        .value
        .snapshot
        .findings
        .iter()
        .filter(|kept| kept.accepted_by.is_some())
        .map(|kept| (kept.rule, kept.verdict, kept.accepted_by))
        .collect();
    assert_eq!(accepted, [(RuleId::R80, Verdict::Block, Some(doctor))]);
    assert_eq!(course.overrides.len(), 1);
    assert_eq!(course.overrides[0].user, Some(doctor));
}

#[test]
fn a_deviation_says_what_stood_in_the_way_and_waits_for_a_doctor() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    for (name, signed) in [("Demostrup, Lisbeth", false), ("Papirsen, Gudrun", true)] {
        let course = record(&journal, name).course;
        let told = &course.deviations[0];
        let mut rules: Vec<RuleId> = told.value.rules.iter().map(|kept| kept.rule).collect();
        rules.dedup();
        assert_eq!(rules, [RuleId::R23, RuleId::R31], "{name}");
        assert!(!told.value.asked);
        assert_eq!(course.attested.contains_key(&told.id), signed, "{name}");
        assert!(course.given.is_empty() && course.treatments[0].deviation);
        let limit = course.oral[0].occurred_at.plus(48 * HOUR);
        assert_eq!(limit.since(told.value.started), 30 * MINUTE, "{name}");
    }
}

#[test]
fn one_has_an_open_flag_one_a_bruise_and_one_was_looked_at_after_two_weeks() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let alarmed = record(&journal, "Papirsen, Gudrun");
    let [flag] = alarmed.flags.as_slice() else {
        panic!("{:?}", alarmed.flags);
    };
    assert_eq!(flag.alarm, BTreeSet::from([AlarmSymptom::Swallowing]));
    let event = &alarmed.course.adverse_events[0];
    assert_eq!(alarmed.course.informed_of(event), None, "no doctor knows");
    let bruised = record(&journal, "Demostrup, Lisbeth");
    assert!(bruised.flags.is_empty() && bruised.course.adverse_events.len() == 1);
    let seen = record(&journal, "Mønstersen, Charlotte").course;
    let looked = seen.follow_ups[0].occurred_at.day();
    let days = seen.treatments[0].started.day().days_until(looked);
    assert!((10..=21).contains(&days), "{days}");
    let list = follow_ups(&journal);
    assert!(list[0].waiting.is_red_flag() && !list[1].waiting.is_red_flag());
    assert_eq!(list[0].patient.id, alarmed.id);
}

#[test]
fn a_batch_is_recalled_with_all_who_had_something_from_it() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let recalled = |batch: &str| -> Vec<(String, RecallKind, Option<String>)> {
        let rows = journal.recall(batch).unwrap().rows;
        rows.into_iter()
            .map(|row| {
                let name = format!("{}, {}", row.patient.family, row.patient.given);
                (
                    name,
                    row.kind,
                    row.units.map(|total| total.units.normalize().to_string()),
                )
            })
            .collect()
    };
    let expect = |rows: &[(&str, RecallKind, Option<&str>)]| -> Vec<_> {
        let row = |(name, kind, units): &(&str, RecallKind, Option<&str>)| {
            ((*name).to_owned(), *kind, units.map(str::to_owned))
        };
        rows.iter().map(row).collect()
    };
    use RecallKind::{Deviation, Treatment, VialOpened};
    let today = expect(&[
        ("Demostrup, Lisbeth", Deviation, Some("20")),
        ("Hypotesen, Bettina", VialOpened, None),
        ("Modelgaard, Susanne", VialOpened, None),
        ("Modelsen, Ditte", VialOpened, None),
        ("Papirsen, Gudrun", Deviation, Some("30")),
        ("Prøvesen, Katrine", VialOpened, None),
        ("Rollesen, Jeanette", Treatment, Some("20")),
        ("Øvesen, Henriette", VialOpened, None),
    ]);
    assert_eq!(recalled("test 0426a"), today);
    let earlier = expect(&[
        ("Modelgaard, Susanne", Treatment, Some("42")),
        ("Mønstersen, Charlotte", Treatment, Some("42")),
    ]);
    assert_eq!(recalled("TEST-0126-B"), earlier);
}

#[test]
fn everybody_of_the_day_stands_on_the_list() {
    let machine = Machine::new();
    let journal = enter(&machine.clinic());
    let today = journal
        .day(Moment::parse_rfc3339(AT).unwrap().day())
        .unwrap();
    let names: BTreeSet<String> = today
        .rows
        .iter()
        .filter_map(|row| row.patient.as_ref())
        .map(|patient| format!("{}, {}", patient.family, patient.given))
        .collect();
    for name in [
        "Prøvesen, Katrine",
        "Modelsen, Ditte",
        "Øvesen, Henriette",
        "Hypotesen, Bettina",
        "Rollesen, Jeanette",
        "Mønstersen, Charlotte",
        "Demostrup, Lisbeth",
        "Papirsen, Gudrun",
        "Modelgaard, Susanne",
    ] {
        assert!(names.contains(name), "{name}");
    }
}
