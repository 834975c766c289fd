//! Rows 1–33: the reflection period of a first treatment, over weekends, holidays, leap days and changes of the clock.

use crate::domain::rules::testing::{GLABELLA, Story, at, failed};
use crate::domain::rules::{RuleId, Why};
use crate::domain::time::{HOUR, SECOND};

/// Row | written | oral completed | start | limit | what fails | missing.
const ROWS: &str = "
 1 | 2026-11-23 09:30:00 +01 | 2026-11-23 10:00:00 +01 | 2026-11-25 10:00:00 +01 | 2026-11-25 10:00:00 +01
 2 | 2026-11-23 09:30:00 +01 | 2026-11-23 10:00:00 +01 | 2026-11-25 09:59:59 +01 | 2026-11-25 10:00:00 +01 | R23 Hard | 1 s
 3 | 2026-11-23 09:30:00 +01 | 2026-11-23 10:00:01 +01 | 2026-11-25 10:00:00 +01 | 2026-11-25 10:00:01 +01 | R23 Hard | 1 s
 4 | 2026-11-20 12:00:00 +01 | 2026-11-23 10:00:00 +01 | 2026-11-24 12:00:00 +01 | 2026-11-25 10:00:00 +01 | R23 Hard | 22 h
 5 | 2026-11-23 10:00:00 +01 | 2026-11-23 10:00:00 +01 | 2026-11-25 10:00:00 +01 | 2026-11-25 10:00:00 +01
 6 | 2026-11-23 16:00:00 +01 | 2026-11-23 10:00:00 +01 | 2026-11-25 10:00:00 +01 | 2026-11-25 16:00:00 +01 | R21b Block, R23 Hard | 6 h
 7 | 2026-11-23 16:00:00 +01 | 2026-11-23 10:00:00 +01 | 2026-11-25 16:00:00 +01 | 2026-11-25 16:00:00 +01 | R21b Block
 8 | 2026-11-23 16:00:00 +01 | 2026-11-23 16:20:00 +01 | 2026-11-25 16:19:59 +01 | 2026-11-25 16:20:00 +01 | R23 Hard | 1 s
 9 | 2026-11-23 16:00:00 +01 | 2026-11-23 16:20:00 +01 | 2026-11-25 16:20:00 +01 | 2026-11-25 16:20:00 +01
10 | 2026-11-23 23:10:00 +01 | 2026-11-23 23:30:00 +01 | 2026-11-25 23:30:00 +01 | 2026-11-25 23:30:00 +01
11 | 2026-03-28 09:30:00 +01 | 2026-03-28 10:00:00 +01 | 2026-03-30 10:00:00 +02 | 2026-03-30 11:00:00 +02 | R23 Hard | 1 h
12 | 2026-03-28 09:30:00 +01 | 2026-03-28 10:00:00 +01 | 2026-03-30 11:00:00 +02 | 2026-03-30 11:00:00 +02
13 | 2026-03-27 14:30:00 +01 | 2026-03-27 15:00:00 +01 | 2026-03-29 15:00:00 +02 | 2026-03-29 16:00:00 +02 | R23 Hard | 1 h
14 | 2026-03-27 14:30:00 +01 | 2026-03-27 15:00:00 +01 | 2026-03-29 16:00:00 +02 | 2026-03-29 16:00:00 +02
15 | 2026-03-29 14:30:00 +02 | 2026-03-29 15:00:00 +02 | 2026-03-31 15:00:00 +02 | 2026-03-31 15:00:00 +02
16 | 2026-03-27 02:00:00 +01 | 2026-03-27 02:30:00 +01 | 2026-03-29 03:30:00 +02 | 2026-03-29 03:30:00 +02
17 | 2026-10-24 09:30:00 +02 | 2026-10-24 10:00:00 +02 | 2026-10-26 09:00:00 +01 | 2026-10-26 10:00:00 +01 | R23 Hard | 1 h
18 | 2026-10-24 09:30:00 +02 | 2026-10-24 10:00:00 +02 | 2026-10-26 10:00:00 +01 | 2026-10-26 10:00:00 +01
19 | 2026-10-23 14:30:00 +02 | 2026-10-23 15:00:00 +02 | 2026-10-25 14:00:00 +01 | 2026-10-25 15:00:00 +01 | R23 Hard | 1 h
20 | 2026-10-23 14:30:00 +02 | 2026-10-23 15:00:00 +02 | 2026-10-25 15:00:00 +01 | 2026-10-25 15:00:00 +01
21 | 2026-10-23 02:00:00 +02 | 2026-10-23 02:30:00 +02 | 2026-10-25 02:30:00 +02 | 2026-10-25 02:30:00 +01 | R23 Hard | 1 h
22 | 2026-10-23 02:00:00 +02 | 2026-10-23 02:30:00 +02 | 2026-10-25 02:30:00 +01 | 2026-10-25 02:30:00 +01
23 | 2026-10-25 01:50:00 +02 | 2026-10-25 02:30:00 +02 | 2026-10-27 02:29:59 +01 | 2026-10-27 02:30:00 +01 | R23 Hard | 1 s
24 | 2026-10-25 02:20:00 +02 | 2026-10-25 02:10:00 +01 | 2026-10-27 02:10:00 +01 | 2026-10-27 02:10:00 +01
25 | 2027-03-26 14:00:00 +01 | 2027-03-26 15:00:00 +01 | 2027-03-28 15:00:00 +02 | 2027-03-28 16:00:00 +02 | R23 Hard | 1 h
26 | 2027-03-26 14:00:00 +01 | 2027-03-26 15:00:00 +01 | 2027-03-28 16:00:00 +02 | 2027-03-28 16:00:00 +02
27 | 2027-03-27 11:00:00 +01 | 2027-03-27 11:30:00 +01 | 2027-03-29 12:29:59 +02 | 2027-03-29 12:30:00 +02 | R23 Hard | 1 s
28 | 2027-03-27 11:00:00 +01 | 2027-03-27 11:30:00 +01 | 2027-03-29 12:30:00 +02 | 2027-03-29 12:30:00 +02
29 | 2028-02-27 13:30:00 +01 | 2028-02-27 14:00:00 +01 | 2028-02-29 14:00:00 +01 | 2028-02-29 14:00:00 +01
30 | 2028-02-28 13:30:00 +01 | 2028-02-28 14:00:00 +01 | 2028-02-29 14:00:00 +01 | 2028-03-01 14:00:00 +01 | R23 Hard | 24 h
31 | 2027-02-27 13:30:00 +01 | 2027-02-27 14:00:00 +01 | 2027-03-01 14:00:00 +01 | 2027-03-01 14:00:00 +01
32 | 2026-12-31 11:30:00 +01 | 2026-12-31 12:00:00 +01 | 2027-01-02 12:00:00 +01 | 2027-01-02 12:00:00 +01
33 | 2026-12-23 15:00:00 +01 | 2026-12-23 15:30:00 +01 | 2026-12-25 15:30:00 +01 | 2026-12-25 15:30:00 +01
";

#[test]
fn the_reflection_period_ends_where_every_row_says() {
    let rows: Vec<&str> = ROWS.trim().lines().collect();
    assert_eq!(rows.len(), 33);
    for row in rows {
        check(row);
    }
}

#[track_caller]
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "R23 answers with one of two limits here"
)]
fn check(row: &str) {
    let mut cells = row.split('|').map(str::trim);
    let mut cell = || cells.next().unwrap_or_default();
    let (number, written, oral, start, limit) = (cell(), cell(), cell(), at(cell()), at(cell()));
    let (fails, missing) = (cell(), cell());
    let mut story = Story::of_examined_adult();
    if number == "8" || number == "9" {
        // The oral part had been given before the sheet and was repeated after it.
        story.say("2026-11-23 10:00:00 +01", &[GLABELLA]);
    }
    story.write(written, &[GLABELLA]);
    story.say(oral, &[GLABELLA]);
    let assessment = story.assess(start, &[GLABELLA]);
    assert_eq!(failed(&assessment), fails, "row {number}");
    let mut findings = assessment.findings.iter();
    let reflection = findings
        .find(|finding| finding.rule == RuleId::R23)
        .expect("R23 answers");
    let (found, missing_micros) = match reflection.why {
        Why::ReflectionOver { limit } => (limit, None),
        Why::ReflectionRunning {
            limit,
            missing_micros,
            ..
        } => (limit, Some(missing_micros)),
        _ => panic!("row {number}: {:?}", reflection.why),
    };
    assert_eq!(
        (found, missing_micros),
        (limit, micros(missing)),
        "row {number}"
    );
    assert_eq!(
        assessment.earliest(),
        missing_micros.map(|_| limit),
        "row {number}"
    );
}

fn micros(missing: &str) -> Option<i64> {
    let (amount, unit) = missing.split_once(' ')?;
    let unit = if unit == "h" { HOUR } else { SECOND };
    Some(amount.parse::<i64>().expect("a number") * unit)
}

#[test]
fn row_3_is_shown_rounded_up_and_row_5_passes_with_a_word_about_reading() {
    assert_eq!(
        at("2026-11-25 10:00:01 +01").rounded_up_to_minute(),
        at("2026-11-25 10:01:00 +01")
    );
    let mut story = Story::of_examined_adult();
    story.write("2026-11-23 10:00:00 +01", &[GLABELLA]);
    story.say("2026-11-23 10:00:00 +01", &[GLABELLA]);
    let order = story.assess_rule(RuleId::R21b, "2026-11-25 10:00:00 +01", &[GLABELLA]);
    assert_eq!(order.findings[0].why, Why::OralWithWritten);
}

#[test]
fn row_10_ends_at_midnight_by_the_stricter_reading() {
    let mut story = Story::of_examined_adult();
    story.policy.two_whole_days_between = true;
    story.write("2026-11-23 23:10:00 +01", &[GLABELLA]);
    story.say("2026-11-23 23:30:00 +01", &[GLABELLA]);
    let assessment = story.assess(at("2026-11-25 23:30:00 +01"), &[GLABELLA]);
    assert_eq!(assessment.earliest(), Some(at("2026-11-26 00:00:00 +01")));
}
