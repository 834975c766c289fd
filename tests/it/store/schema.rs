//! The whole schema as one text, so that every migration's effect is seen in review.

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
