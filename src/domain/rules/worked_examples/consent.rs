//! Rows 60–72: the consent after the reflection period, and close to the start.

use crate::domain::rules::testing::{
    GLABELLA, Story, at, consent, failed, repeat_exempted, screening, treatment,
};
use crate::domain::rules::{RuleId, Verdict};

const RULES: [RuleId; 3] = [RuleId::R30, RuleId::R31, RuleId::R32];

/// `T_info` on Monday 23 November, ten o'clock.
const MONDAY: &str = "2026-11-23 10:00:00 +01";

#[track_caller]
fn check(row: u32, informed: &str, given: &str, start: &str, fails: &str) {
    let mut story = Story::of_examined_adult();
    story.write(informed, &[GLABELLA]);
    story.say(informed, &[GLABELLA]);
    let recorded = if at(given) > at(start) { start } else { given };
    story.add_late(given, recorded, consent(&[GLABELLA]));
    let judged = story.assess_only(&RULES, at(start), &[GLABELLA]);
    assert_eq!(failed(&judged), fails, "row {row}");
}

#[test]
fn rows_60_to_65_the_consent_waits_for_the_limit() {
    let wednesday = "2026-11-25 10:05:00 +01";
    check(60, MONDAY, "2026-11-25 10:00:00 +01", wednesday, "");
    check(
        61,
        MONDAY,
        "2026-11-25 10:00:00 +01",
        "2026-11-25 10:00:00 +01",
        "",
    );
    check(62, MONDAY, "2026-11-25 09:59:59 +01", wednesday, "R31 Hard");
    check(
        63,
        MONDAY,
        "2026-11-23 10:15:00 +01",
        "2026-11-25 10:30:00 +01",
        "R31 Hard, R32 Warn",
    );
    check(
        64,
        "2026-03-28 10:00:00 +01",
        "2026-03-30 10:30:00 +02",
        "2026-03-30 11:15:00 +02",
        "R31 Hard",
    );
    check(
        65,
        "2026-10-24 10:00:00 +02",
        "2026-10-26 09:30:00 +01",
        "2026-10-26 10:15:00 +01",
        "R31 Hard",
    );
}

#[test]
fn rows_66_to_69_a_day_before_the_start_is_near_enough() {
    check(
        66,
        MONDAY,
        "2026-11-25 11:00:00 +01",
        "2026-11-26 11:00:00 +01",
        "",
    );
    check(
        67,
        MONDAY,
        "2026-11-25 11:00:00 +01",
        "2026-11-26 11:00:01 +01",
        "R32 Warn",
    );
    let autumn = "2026-10-21 10:00:00 +02";
    check(
        68,
        autumn,
        "2026-10-24 14:00:00 +02",
        "2026-10-25 13:00:00 +01",
        "",
    );
    check(
        69,
        autumn,
        "2026-10-24 14:00:00 +02",
        "2026-10-25 13:00:01 +01",
        "R32 Warn",
    );
}

#[test]
fn row_70_a_consent_after_the_first_injection_is_none() {
    check(
        70,
        MONDAY,
        "2026-11-25 10:06:00 +01",
        "2026-11-25 10:05:59 +01",
        "R32 Hard",
    );
}

#[test]
fn rows_71_and_72_of_a_repeat_it_comes_strictly_after_the_information() {
    let (start, refreshed) = ("2026-11-25 10:00:00 +01", "2026-11-25 09:40:00 +01");
    for (row, given, fails) in [
        (71, "2026-11-25 09:41:00 +01", ""),
        (72, refreshed, "R31 Hard"),
    ] {
        let mut story = Story::of_examined_adult();
        let (informed, treated) = ("2026-05-20 10:00:00 +02", "2026-05-24 10:00:00 +02");
        story.write(informed, &[GLABELLA]);
        story.say(informed, &[GLABELLA]);
        story.add(treated, treatment(treated, &[GLABELLA], Verdict::Passed));
        story.write(refreshed, &[GLABELLA]);
        story.say(refreshed, &[GLABELLA]);
        story.add(refreshed, screening());
        story.add(refreshed, repeat_exempted(&[GLABELLA]));
        story.add(given, consent(&[GLABELLA]));
        let judged = story.assess_only(&RULES, at(start), &[GLABELLA]);
        assert_eq!(failed(&judged), fails, "row {row}");
    }
}
