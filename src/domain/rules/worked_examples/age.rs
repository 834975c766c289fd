//! Rows 73–81: the 18th birthday.

use crate::domain::rules::testing::{GLABELLA, Story, failed};
use crate::domain::rules::testing::{at, day};
use crate::domain::rules::{RuleId, Why};

#[test]
fn treatment_is_lawful_from_the_18th_birthday() {
    let rows = [
        (73, "2008-11-25", "2026-11-25 00:05:00 +01", ""),
        (74, "2008-11-25", "2026-11-24 23:55:00 +01", "R01 Hard"),
        (75, "2008-11-25", "2026-11-25 00:30:00 +01", ""),
        (77, "2008-02-29", "2026-02-28 12:00:00 +01", "R01 Hard"),
        (78, "2008-02-29", "2026-03-01 09:00:00 +01", ""),
        (79, "2012-02-29", "2030-02-28 12:00:00 +01", "R01 Hard"),
        (80, "2008-03-29", "2026-03-29 03:30:00 +02", ""),
    ];
    for (row, born, start, fails) in rows {
        let story = Story::of_patient_born(born);
        assert_eq!(
            failed(&story.assess_rule(RuleId::R01, start, &[GLABELLA])),
            fails,
            "row {row}"
        );
    }
}

#[test]
fn row_76_a_talk_before_the_birthday_stops_the_plan() {
    let mut story = Story::of_patient_born("2008-11-25");
    let held = "2026-11-23 10:00:00 +01";
    story.examine(held, &[GLABELLA]);
    let start = "2026-11-25 10:00:00 +01";
    assert_eq!(
        failed(&story.assess_rule(RuleId::R01, start, &[GLABELLA])),
        ""
    );
    let consultation = story.assess_rule(RuleId::R01b, start, &[GLABELLA]);
    assert_eq!(failed(&consultation), "R01b Block");
    let why = Why::UnderAgeAtConsultation {
        held: at(held),
        from: day("2026-11-25"),
    };
    assert_eq!(consultation.findings[0].why, why);
}

#[test]
fn row_81_an_unknown_birth_date_never_passes() {
    let story = Story::without_patient();
    let assessment = story.assess_rule(RuleId::R01, "2026-11-25 10:00:00 +01", &[GLABELLA]);
    assert_eq!(failed(&assessment), "R01 Hard");
    assert_eq!(assessment.earliest(), None);
}
