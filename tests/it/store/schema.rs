//! The whole schema as one text, so that every migration's effect is seen in review.

use std::collections::BTreeSet;

use mimik::domain::fact::{Fact, Family};

use super::ground::Ground;

#[test]
fn the_schema_is_what_it_was() {
    let ground = Ground::new();
    let db = ground.raw();
    let mut statement =
        db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name").unwrap();
    let all = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    let all = all.map(Result::unwrap).collect::<Vec<_>>().join("\n\n");
    insta::assert_snapshot!("schema", all);
}

/// What the clinic's state is folded from must be read when the journal is opened, or it is known only until then.
#[test]
fn every_fact_that_the_state_of_the_clinic_learns_from_is_read_at_an_opening() {
    const READ: &str = include_str!("../../../src/store/entry/of_clinic.sql");
    let is_read = |kind: &str| READ.contains(&format!("'{kind}'"));
    let clinical = Fact::KINDS.iter().copied();
    let clinical = clinical.filter(|kind| Fact::family_of(kind) == Some(Family::Clinic));
    let mut kinds: BTreeSet<String> = clinical.map(str::to_owned).collect();
    for source in [
        include_str!("../../../src/journal/clinic.rs"),
        include_str!("../../../src/domain/premises.rs"),
        include_str!("../../../src/domain/template/known.rs"),
    ] {
        let (_, learn) = source.split_once("pub fn learn(").unwrap();
        let (learn, _) = learn.split_once("\n    }\n").unwrap();
        let named = learn.split("Fact::").skip(1);
        let named: Vec<String> = named
            .map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap())
            .map(snake)
            .collect();
        assert!(!named.is_empty(), "nothing is learned there any more");
        kinds.extend(named);
    }
    let forgotten: Vec<&String> = kinds.iter().filter(|kind| !is_read(kind)).collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
}

fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[test]
fn facts_of_all_records_are_found_by_their_indexes() {
    let ground = Ground::new();
    let db = ground.raw();
    for (sql, index) in [
        (
            include_str!("../../../src/store/entry/of_clinic.sql"),
            "entry_of_clinic",
        ),
        (
            include_str!("../../../src/store/entry/of_blocked_time.sql"),
            "entry_of_blocked_time",
        ),
        (
            include_str!("../../../src/store/follow_up/flagged.sql"),
            "entry_after_treatment",
        ),
        (
            include_str!("../../../src/store/follow_up/treated.sql"),
            "COVERING INDEX entry_after_treatment",
        ),
        (
            include_str!("../../../src/store/follow_up/asking.sql"),
            "COVERING INDEX entry_access",
        ),
    ] {
        let mut statement = db
            .prepare(&["EXPLAIN QUERY PLAN ", &sql.replace(":since", "0")].concat())
            .unwrap();
        let plan = statement
            .query_map([], |row| row.get::<_, String>("detail"))
            .unwrap();
        let plan = plan.map(Result::unwrap).collect::<Vec<_>>().join("\n");
        assert!(plan.contains(index), "{plan}");
    }
}
