//! Rows 99–107: painkillers and supplements, 48 elapsed hours before the start.

use crate::domain::consultation::{Medicine, MedicineKind};
use crate::domain::rules::testing::{GLABELLA, Story, at, day, failed, medicine, screening};
use crate::domain::rules::{Assessment, HealthFault, RuleId, Why};
use crate::domain::time::When;

/// A medicine told of at the screening, a minute before the start.
fn judged(taken: Medicine, start: &str) -> Assessment {
    let mut story = Story::of_adult();
    let mut fact = screening();
    fact.medicines = vec![taken];
    let asked = at(start).plus(-60_000_000);
    story.tell(asked, asked, crate::domain::rules::testing::DOCTOR, fact);
    story.assess_rule(RuleId::R48, start, &[GLABELLA])
}

/// Row | last intake | start | first passing moment | what fails.
const ROWS: &str = "
 99 | 2026-11-23 10:00:00 +01 | 2026-11-25 10:00:00 +01 | 2026-11-25 10:00:00 +01
100 | 2026-11-23 10:00:00 +01 | 2026-11-25 09:59:59 +01 | 2026-11-25 10:00:00 +01 | R48 Warn
101 | 2026-03-28 10:00:00 +01 | 2026-03-30 10:00:00 +02 | 2026-03-30 11:00:00 +02 | R48 Warn
102 | 2026-03-28 10:00:00 +01 | 2026-03-30 11:00:00 +02 | 2026-03-30 11:00:00 +02
103 | 2026-10-24 10:00:00 +02 | 2026-10-26 09:00:00 +01 | 2026-10-26 09:00:00 +01
104 | 2027-03-27 08:00:00 +01 | 2027-03-29 08:59:59 +02 | 2027-03-29 09:00:00 +02 | R48 Warn
105 | 2026-11-23             | 2026-11-25 23:00:00 +01 | 2026-11-26 00:00:00 +01 | R48 Warn
";

#[test]
fn rows_99_to_105_end_where_they_say() {
    let rows: Vec<&str> = ROWS.trim().lines().collect();
    assert_eq!(rows.len(), 7);
    for row in rows {
        let mut cells = row.split('|').map(str::trim);
        let mut cell = || cells.next().unwrap_or_default();
        let (number, taken, start, limit, fails) = (cell(), cell(), cell(), cell(), cell());
        let taken = if taken.len() == "2026-11-23".len() {
            When::On(day(taken))
        } else {
            When::Exactly(at(taken))
        };
        let judged_ = judged(medicine(MedicineKind::Bruising, taken), start);
        assert_eq!(failed(&judged_), fails, "row {number}");
        let earliest = judged_.findings[0].earliest;
        let expected = (!fails.is_empty()).then(|| at(limit));
        assert_eq!(earliest, expected, "row {number}");
        let at_limit = judged(medicine(MedicineKind::Bruising, taken), limit);
        assert_eq!(failed(&at_limit), "", "row {number} at its limit");
    }
}

#[test]
fn row_106_an_unknown_intake_warns_and_no_time_mends_it() {
    let start = "2026-11-25 10:00:00 +01";
    let judged = judged(medicine(MedicineKind::Bruising, When::Unknown), start);
    assert_eq!(failed(&judged), "R48 Warn");
    assert_eq!(judged.findings[0].earliest, None);
}

#[test]
fn row_107_nobody_is_asked_to_pause_what_was_prescribed() {
    let start = "2026-11-25 10:00:00 +01";
    let today = When::Exactly(at("2026-11-25 08:00:00 +01"));
    let aspirin = Medicine {
        name: "acetylsalicylsyre".to_owned(),
        prescribed: true,
        ..medicine(MedicineKind::Bruising, today)
    };
    let judged = judged(aspirin, start);
    assert_eq!(failed(&judged), "R48 Warn");
    let finding = &judged.findings[0];
    assert_eq!(finding.earliest, None);
    let Why::Health(HealthFault::Bruising { taken }) = &finding.why else {
        panic!("{:?}", finding.why);
    };
    assert_eq!((taken[0].prescribed, taken[0].clear_from), (true, None));
}
