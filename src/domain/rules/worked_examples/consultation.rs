//! Rows 149–152: two days from the consultation, when the information came before it.

use crate::domain::rules::testing::{GLABELLA, Story, at, failed};
use crate::domain::rules::{RuleId, Verdict, Why};
use crate::domain::time::{HOUR, MINUTE};

fn informed_and_examined(informed: &str, began: &str) -> Story {
    let mut story = Story::of_adult();
    story.write(informed, &[GLABELLA]);
    story.say(informed, &[GLABELLA]);
    story.examine(began, &[GLABELLA]);
    story
}

#[track_caller]
fn check(row: u32, informed: &str, began: &str, start: &str, limit: &str, missing: Option<i64>) {
    let assessment = informed_and_examined(informed, began).assess(at(start), &[GLABELLA]);
    let mut findings = assessment.findings.iter();
    let consultation = findings
        .find(|finding| finding.rule == RuleId::R12b)
        .expect("R12b");
    match missing {
        None => {
            assert_eq!(failed(&assessment), "", "row {row}");
            assert_eq!(consultation.verdict, Verdict::Passed, "row {row}");
        }
        Some(missing_micros) => {
            assert_eq!(failed(&assessment), "R12b Hard", "row {row}");
            let (began, limit) = (at(began), at(limit));
            let why = Why::ConsultationTooRecent {
                began,
                limit,
                missing_micros,
            };
            assert_eq!(consultation.why, why, "row {row}");
            assert_eq!(assessment.earliest(), Some(limit), "row {row}");
        }
    }
}

#[test]
fn a_consultation_after_the_information_has_its_own_two_days() {
    let informed = "2026-11-23 10:00:00 +01";
    let monday = "2026-11-23 09:00:00 +01";
    let tuesday = "2026-11-24 15:00:00 +01";
    let (wednesday, thursday) = ("2026-11-25 10:00:00 +01", "2026-11-26 15:00:00 +01");
    check(
        149,
        informed,
        monday,
        wednesday,
        "2026-11-25 09:00:00 +01",
        None,
    );
    check(150, informed, tuesday, wednesday, thursday, Some(29 * HOUR));
    check(151, informed, tuesday, thursday, thursday, None);
    check(
        152,
        "2026-10-23 10:00:00 +02",
        "2026-10-24 10:00:00 +02",
        "2026-10-26 09:30:00 +01",
        "2026-10-26 10:00:00 +01",
        Some(30 * MINUTE),
    );
}
