//! Rows 108–125: batch, expiry and the age of what was mixed.

use crate::domain::rules::RuleId;
use crate::domain::rules::testing::{GLABELLA, Story, drawn, expiry, failed, given, point_of};

/// Row | expiry as printed | batch | start | what fails.
const PRINTED: &str = "
108 | 11/2026    | TEST-0426-A | 2026-11-30 17:00:00 +01 |
109 | 11/2026    | TEST-0426-A | 2026-12-01 08:00:00 +01 | R62 Hard
110 | 11/2026    | TEST-0426-A | 2026-12-01 00:30:00 +01 | R62 Hard
111 | 02/2028    | TEST-0426-A | 2028-02-29 10:00:00 +01 |
112 | 02/2027    | TEST-0426-A | 2027-03-01 10:00:00 +01 | R62 Hard
113 | 2026-11-25 | TEST-0426-A | 2026-11-25 23:59:59 +01 |
114 | 2026-11-25 | TEST-0426-A | 2026-11-26 00:00:00 +01 | R62 Hard
115 | 11/2027    |             | 2026-11-25 10:00:00 +01 | R62 Hard
";

#[test]
fn a_vial_is_in_date_with_a_batch_or_it_is_not_used() {
    let rows: Vec<&str> = PRINTED.trim().lines().collect();
    assert_eq!(rows.len(), 8);
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [number, printed, batch, start, fails] = cells[..] else {
            panic!("{row}");
        };
        let mut story = Story::of_adult();
        let vial = story.open(start, |vial| {
            vial.expiry = expiry(printed);
            batch.clone_into(&mut vial.batch);
        });
        let judged = story.assess_vials(RuleId::R62, start, &[vial]);
        assert_eq!(failed(&judged), fails, "row {number}");
        let points = vec![point_of(&GLABELLA, "4", vial)];
        let given = given(start, points, vec![drawn(vial, "4", "0")]);
        let judged = story.sign(RuleId::R62, start, given);
        assert_eq!(failed(&judged), fails, "row {number}, at signing");
    }
}

/// Row | mixed | last injection | what fails.
const MIXED: &str = "
116 | 2026-11-24 11:00:00 +01 | 2026-11-25 11:00:00 +01 |
117 | 2026-11-24 11:00:00 +01 | 2026-11-25 11:00:01 +01 | R67 Hard
118 | 2026-11-24 11:00:00 +01 | 2026-11-25 11:02:00 +01 | R67 Hard
119 | 2026-03-28 14:00:00 +01 | 2026-03-29 15:00:00 +02 |
120 | 2026-03-28 14:00:00 +01 | 2026-03-29 15:00:01 +02 | R67 Hard
121 | 2026-10-24 14:00:00 +02 | 2026-10-25 13:00:00 +01 |
122 | 2026-10-24 14:00:00 +02 | 2026-10-25 14:00:00 +01 | R67 Hard
123 | 2027-03-27 09:00:00 +01 | 2027-03-28 10:00:00 +02 |
124 | 2026-11-25 08:00:00 +01 | 2026-11-25 16:00:01 +01 | R67 Hard
125 | 2026-11-25 08:00:00 +01 | 2026-11-25 09:00:00 +01 | R67 Hard
";

/// The first injection of row 118 at 10.58 does not help: the last one counts. Every other begins when it ends.
const FIRST_OF_118: &str = "2026-11-25 10:58:00 +01";

#[test]
fn what_was_mixed_is_injected_within_a_day_and_only_if_it_was_kept_right() {
    let rows: Vec<&str> = MIXED.trim().lines().collect();
    assert_eq!(rows.len(), 10);
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [number, mixed, ended, fails] = cells[..] else {
            panic!("{row}");
        };
        let mut story = Story::of_adult();
        if number == "124" {
            story.policy.vial_hours = 8;
        }
        let vial = story.open(mixed, |vial| {
            if number == "125" {
                vial.storage = None;
            }
        });
        let start = if number == "118" { FIRST_OF_118 } else { ended };
        let points = vec![point_of(&GLABELLA, "4", vial)];
        let given = given(ended, points, vec![drawn(vial, "4", "0")]);
        let judged = story.sign(RuleId::R67, start, given);
        assert_eq!(failed(&judged), fails, "row {number}");
        let at_start = if number == "118" { "" } else { fails };
        let judged = story.assess_vials(RuleId::R67, start, &[vial]);
        assert_eq!(failed(&judged), at_start, "row {number}, at the start");
    }
}
