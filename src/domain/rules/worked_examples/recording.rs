//! Rows 34–45: information recorded late, and the clock that runs for each part.

use crate::domain::area::Area;
use crate::domain::information::Mark;
use crate::domain::rules::RuleId;
use crate::domain::rules::recording::is_in_the_future;
use crate::domain::rules::testing::{
    FOREHEAD, GLABELLA, Story, at, consent, consultation, failed, oral, plan, written,
};

const WRITTEN: &str = "2026-11-23 09:30:00 +01";
const ORAL: &str = "2026-11-23 10:00:00 +01";
const START: &str = "2026-11-25 10:00:00 +01";

/// The sheet and the talk of the table, each with the moment it was recorded.
fn informed(written_recorded: &str, oral_recorded: &str) -> Story {
    let mut story = Story::of_examined_adult();
    story.add_late(WRITTEN, written_recorded, written(&[GLABELLA], Mark::Full));
    story.add_late(ORAL, oral_recorded, oral(&[GLABELLA], Mark::Full));
    story
}

#[test]
fn oral_information_counts_if_it_was_recorded_by_the_start() {
    let rows = [
        (34, "2026-11-23 10:05:00 +01", ""),
        (35, "2026-11-24 10:00:00 +01", ""),
        (36, "2026-11-24 10:00:01 +01", "R06 Warn"),
        (37, "2026-11-25 09:50:00 +01", "R06 Warn"),
        (38, "2026-11-25 10:00:00 +01", "R06 Warn"),
        (
            39,
            "2026-11-25 10:00:01 +01",
            "R21 Hard, R21b Block, R23 Hard",
        ),
    ];
    for (row, recorded, fails) in rows {
        let story = informed(WRITTEN, recorded);
        assert_eq!(
            failed(&story.assess(at(START), &[GLABELLA])),
            fails,
            "row {row}"
        );
    }
}

#[test]
fn row_40_written_information_recorded_after_the_start_is_missing() {
    let story = informed("2026-11-25 10:05:00 +01", ORAL);
    let fails = failed(&story.assess(at(START), &[GLABELLA]));
    assert_eq!(fails, "R20 Hard, R21b Block, R23 Hard");
}

/// Rows 39 and 40: what was recorded after the start is missing for the consent too.
#[test]
fn no_consent_rests_on_information_that_is_missing() {
    for (written, oral) in [
        (WRITTEN, "2026-11-25 10:00:01 +01"),
        ("2026-11-25 10:05:00 +01", ORAL),
    ] {
        let mut story = informed(written, oral);
        story.add(START, consent(&[GLABELLA]));
        let judged = story.assess_only(&[RuleId::R31], at(START), &[GLABELLA]);
        assert_eq!(failed(&judged), "R31 Hard");
    }
}

#[test]
fn row_41_a_consultation_signed_in_the_second_of_the_start_is_too_late() {
    let mut story = Story::of_adult();
    story.add_late("2026-11-23 09:00:00 +01", START, consultation());
    story.add_late("2026-11-23 09:00:00 +01", START, plan(&[GLABELLA]));
    story.write(WRITTEN, &[GLABELLA]);
    story.say(ORAL, &[GLABELLA]);
    assert_eq!(failed(&story.assess(at(START), &[GLABELLA])), "R12 Hard");
}

#[test]
fn row_42_two_minutes_ahead_are_accepted_and_one_second_more_is_not() {
    let now = at("2026-11-23 10:05:00 +01");
    assert!(!is_in_the_future(at("2026-11-23 10:07:00 +01"), now));
    assert!(is_in_the_future(at("2026-11-23 10:07:01 +01"), now));
}

/// Full information on the glabella, and later something about the crow's feet.
fn then_crows_feet(mark: Mark) -> Story {
    let mut story = Story::of_examined_adult();
    let feet = [Area::LateralCanthalRight, Area::LateralCanthalLeft];
    story.write(ORAL, &[GLABELLA]);
    story.say(ORAL, &[GLABELLA]);
    story.add("2026-11-24 10:50:00 +01", written(&feet, mark));
    story.add("2026-11-24 11:00:00 +01", oral(&feet, mark));
    story
}

#[test]
fn rows_43_to_45_each_part_has_its_own_clock() {
    let supplement = then_crows_feet(Mark::Supplement);
    let reminder = then_crows_feet(Mark::Reminder);
    for foot in [Area::LateralCanthalRight, Area::LateralCanthalLeft] {
        let alone = supplement.assess(at(START), std::slice::from_ref(&foot));
        assert_eq!(failed(&alone), "R23 Hard");
        assert_eq!(
            alone.earliest(),
            Some(at("2026-11-26 11:00:00 +01")),
            "row 44"
        );

        let both = reminder.assess(at(START), &[GLABELLA, foot.clone()]);
        assert_eq!(failed(&both), "R23 Hard, R27 Block", "row 45");
        let of_foot = |part: &Option<_>| {
            part.as_ref()
                .is_none_or(|part: &crate::domain::information::Part| part.area == foot)
        };
        assert!(
            both.failed().all(|finding| of_foot(&finding.part)),
            "row 45"
        );
    }
    assert_eq!(
        failed(&supplement.assess(at(START), &[GLABELLA])),
        "",
        "row 43"
    );
    assert_eq!(
        failed(&reminder.assess(at(START), &[GLABELLA])),
        "",
        "row 45"
    );
}

#[test]
fn an_area_that_only_others_were_informed_about_fails_r27_and_r23_alone() {
    let story = informed(WRITTEN, ORAL);
    assert_eq!(
        failed(&story.assess(at(START), &[FOREHEAD])),
        "R23 Hard, R27 Block"
    );
}
