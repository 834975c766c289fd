//! Which prescription is in force, for whom, until when.

use super::*;
use crate::domain::id::UserId;
use crate::domain::prescription::AreaLimit;
use crate::domain::rules::Question;
use crate::domain::rules::testing::{
    DOCTOR, FOREHEAD, GLABELLA, NURSE, OTHER_DOCTOR, Story, at, consultation, day, part, parts,
    plan, prescription,
};

const START: &str = "2026-11-25 10:00:00 +01";

/// The largest doses of the glabella of those in force, the newest first.
fn found(story: &Story, practitioner: Option<UserId>, start: &str) -> String {
    let question = Question::start(at(start), parts(&[GLABELLA])).by(practitioner);
    story.ask(question, at(start), |case| {
        let found = in_force(case, &part(&GLABELLA)).into_iter();
        let doses = found.filter_map(|told| largest(&told.value, &GLABELLA));
        doses
            .map(|units| units.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    })
}

fn told(at: &str, fact: Prescription) -> Story {
    let mut story = Story::of_adult();
    story.add(at, fact);
    story
}

#[test]
fn it_is_signed_before_the_start_and_lasts_a_year_or_until_its_last_day() {
    let fact = || prescription(&[(GLABELLA, "20")], &[NURSE]);
    let nurse = Some(NURSE);
    for (signed, in_force) in [
        ("2026-11-25 09:59:59 +01", "20"),
        (START, ""),
        ("2026-11-25 10:00:01 +01", ""),
        ("2025-11-25 00:00:00 +01", "20"),
        ("2025-11-24 23:59:59 +01", ""),
    ] {
        assert_eq!(
            found(&told(signed, fact()), nurse, START),
            in_force,
            "{signed}"
        );
    }
    for (last, in_force) in [
        ("2026-11-24", ""),
        ("2026-11-25", "20"),
        ("2026-11-26", "20"),
    ] {
        let until = Prescription {
            valid_until: Some(day(last)),
            ..fact()
        };
        let story = told("2026-11-20 10:00:00 +01", until);
        assert_eq!(found(&story, nurse, START), in_force, "{last}");
    }
    let mut shorter = told("2026-10-25 09:00:00 +01", fact());
    shorter.policy.prescription_months = 1;
    assert_eq!(found(&shorter, nurse, START), "20");
    assert_eq!(found(&shorter, nurse, "2026-11-26 00:00:00 +01"), "");
}

#[test]
fn it_is_for_those_it_names_and_by_a_doctor_in_charge() {
    let signed = "2026-11-20 10:00:00 +01";
    let for_nurse = told(signed, prescription(&[(GLABELLA, "20")], &[NURSE]));
    for (practitioner, in_force) in [
        (Some(NURSE), "20"),
        (Some(OTHER_DOCTOR), ""),
        (Some(DOCTOR), ""),
        (None, ""),
    ] {
        assert_eq!(
            found(&for_nurse, practitioner, START),
            in_force,
            "{practitioner:?}"
        );
    }
    let for_herself = told(signed, prescription(&[(GLABELLA, "20")], &[]));
    assert_eq!(found(&for_herself, Some(DOCTOR), START), "20");
    assert_eq!(found(&for_herself, Some(NURSE), START), "");
    for another in [OTHER_DOCTOR, NURSE] {
        let mut story = Story::of_adult();
        let fact = prescription(&[(GLABELLA, "20")], &[NURSE]);
        story.tell(at(signed), at(signed), another, fact);
        assert_eq!(found(&story, Some(NURSE), START), "", "{another:?}");
    }
}

#[test]
fn the_newest_comes_first_and_only_for_its_own_areas_and_product() {
    let mut story = told(
        "2026-11-20 10:00:00 +01",
        prescription(&[(GLABELLA, "20"), (FOREHEAD, "10")], &[NURSE]),
    );
    let lower = prescription(&[(GLABELLA, "12")], &[NURSE]);
    let second = story.add("2026-11-21 10:00:00 +01", lower);
    story.add(
        "2026-11-22 10:00:00 +01",
        prescription(&[(FOREHEAD, "8")], &[NURSE]),
    );
    let other = Prescription {
        product: crate::domain::product::ProductId::new("azzalure"),
        ..prescription(&[(GLABELLA, "50")], &[NURSE])
    };
    story.add("2026-11-23 10:00:00 +01", other);
    assert_eq!(found(&story, Some(NURSE), START), "12 20");
    // What a correction changes counts from the correction.
    let raised = prescription(&[(GLABELLA, "16")], &[NURSE]);
    story.amend(second, None, at("2026-11-25 10:00:00 +01"), raised);
    assert_eq!(found(&story, Some(NURSE), START), "20");
    assert_eq!(
        found(&story, Some(NURSE), "2026-11-25 10:00:01 +01"),
        "16 20"
    );
}

#[test]
fn of_two_figures_for_one_area_the_smaller_holds() {
    let mut twice = prescription(&[(GLABELLA, "20")], &[]);
    twice.limits.push(AreaLimit {
        area: GLABELLA,
        units: "12".parse().expect("units"),
    });
    let most = largest(&twice, &GLABELLA).map(|units| units.to_string());
    assert_eq!(most, Some("12".to_owned()));
    assert_eq!(largest(&twice, &FOREHEAD), None);
}

#[test]
fn a_plan_foresees_what_the_doctor_in_charge_signed_before_the_start() {
    let before = "2026-11-25 09:59:59 +01";
    for (signed, by, most) in [
        (before, DOCTOR, Some("20")),
        (START, DOCTOR, None),
        ("2026-11-25 10:00:01 +01", DOCTOR, None),
        (before, OTHER_DOCTOR, None),
        (before, NURSE, None),
    ] {
        let mut story = Story::of_adult();
        story.add("2026-11-20 10:00:00 +01", consultation());
        let mut plan = plan(&[FOREHEAD, GLABELLA]);
        for (planned, units) in plan.areas.iter_mut().zip(["10", "20"]) {
            planned.units = Some(units.parse().expect("units"));
        }
        story.tell(at(signed), at(signed), by, plan);
        let question = Question::start(at(START), parts(&[GLABELLA])).by(Some(DOCTOR));
        let found = story.ask(question, at(START), |case| {
            foreseen(case, &part(&GLABELLA)).and_then(|foreseen| foreseen.most)
        });
        let found = found.map(|units| units.to_string());
        assert_eq!(found.as_deref(), most, "{signed} {by:?}");
    }
}

#[test]
fn a_treatment_relies_on_the_newest_in_force_or_else_on_the_one_signed_afterwards() {
    let (before, after) = ("2026-11-25 09:59:59 +01", "2026-11-25 10:20:00 +01");
    let (earlier, too_late) = ("2026-11-20 10:00:00 +01", "2026-11-25 10:30:01 +01");
    let glabella = || prescription(&[(GLABELLA, "20")], &[NURSE]);
    let forehead = || prescription(&[(FOREHEAD, "10")], &[NURSE]);
    // When each was signed, and which of them counts.
    for (signed, relied_on_) in [
        (vec![], None),
        (vec![(earlier, glabella()), (before, glabella())], Some(1)),
        (vec![(before, glabella()), (earlier, forehead())], Some(0)),
        (vec![(earlier, glabella()), (before, forehead())], Some(1)),
        (vec![(before, glabella()), (after, glabella())], Some(0)),
        (vec![(START, glabella()), (after, forehead())], Some(1)),
        (vec![(after, glabella()), (too_late, glabella())], Some(0)),
        (vec![(too_late, glabella())], None),
    ] {
        let mut story = Story::of_adult();
        let told: Vec<_> = signed
            .iter()
            .map(|(at, fact)| story.add(at, fact.clone()))
            .collect();
        let question = Question::start(at(START), parts(&[GLABELLA, FOREHEAD])).by(Some(NURSE));
        let signing = at("2026-11-25 10:30:00 +01");
        let found = story.ask(question, signing, |case| {
            relied_on(case).map(|told| told.id)
        });
        let moments: Vec<_> = signed.iter().map(|(at, _)| *at).collect();
        assert_eq!(found, relied_on_.map(|index| told[index]), "{moments:?}");
    }
}
