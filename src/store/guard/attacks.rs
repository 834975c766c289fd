//! ways to change what was written, or to switch a guard off, through the program's own connection. None may pass.

use std::fmt::Write as _;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::store::ground::{Ground, draft, log};
use crate::store::{Result, Saved, Store, migrate, open};

const ATTACKS: [&str; 74] = [
    // Rows that are there.
    "update entry set kind = 'x'",
    "update or replace entry set kind = 'x'",
    "update or ignore entry set kind = 'x'",
    "update entry set sig = x'00' where seq = 1",
    "update entry set patient = null where seq = 2",
    "update body set json = 'x'",
    "update or replace body set json = 'x'",
    "update or ignore body set json = 'x'",
    "update body set entry = 9 where entry = 1",
    "update body set salt = zeroblob(16)",
    "delete from entry",
    "delete from entry where 1",
    "delete from entry where seq = (select max(seq) from entry)",
    "delete from body",
    "delete from body where 1",
    "delete from body where entry = 1",
    "insert into entry select * from entry where seq = 1 on conflict (seq) do update set kind = 'x'",
    "insert into entry select * from entry where seq = 1 on conflict (id) do update set kind = 'x'",
    "insert into entry select * from entry where seq = 1 on conflict do nothing",
    "insert into body select * from body where entry = 1 on conflict (entry) do update set json = 'x'",
    "insert into body select * from body where entry = 2 on conflict do nothing",
    "insert or replace into entry select * from entry where seq = 1",
    "insert or ignore into entry select * from entry where seq = 1",
    "replace into entry select * from entry where seq = 2",
    "insert or replace into entry select 3, id, patient, 'x', occurred_at, recorded_at, utc_offset, clock_flag, \
     user, origin, amends, payload_hash, hash, hash, sig from entry where seq = 2",
    "insert or replace into entry select 2, randomblob(16), patient, 'x', occurred_at, recorded_at, utc_offset, \
     clock_flag, user, origin, amends, payload_hash, prev, hash, sig from entry where seq = 2",
    "insert or replace into body values (1, zeroblob(16), 'x')",
    "insert or replace into body values (2, zeroblob(16), 'x')",
    "replace into body values (2, zeroblob(16), 'x')",
    "insert or ignore into body values (2, zeroblob(16), 'x')",
    // Rows out of line.
    "insert into entry select 4, randomblob(16), patient, kind, occurred_at, recorded_at, utc_offset, clock_flag, \
     user, origin, amends, payload_hash, hash, hash, sig from entry where seq = 2",
    "insert into entry select 0, randomblob(16), patient, kind, occurred_at, recorded_at, utc_offset, clock_flag, \
     user, origin, amends, payload_hash, hash, hash, sig from entry where seq = 2",
    "insert into entry select 3, randomblob(16), patient, kind, occurred_at, recorded_at, utc_offset, clock_flag, \
     user, origin, amends, payload_hash, prev, hash, sig from entry where seq = 2",
    "insert into entry select null, randomblob(16), patient, kind, occurred_at, recorded_at, utc_offset, clock_flag, \
     user, origin, amends, payload_hash, prev, hash, sig from entry where seq = 2",
    "insert into entry select 3, randomblob(16), patient, kind, occurred_at, recorded_at, utc_offset, clock_flag, \
     user, origin, randomblob(16), payload_hash, hash, hash, sig from entry where seq = 2",
    "insert into body values (3, zeroblob(16), 'x')",
    "insert into body values (null, zeroblob(16), 'x')",
    // The schema.
    "drop trigger entry_no_update",
    "drop trigger body_no_delete",
    "drop trigger entry_in_line",
    "drop table entry",
    "drop table body",
    "drop index entry_of_patient",
    "drop table draft",
    "alter table entry rename to old",
    "alter table body rename to old",
    "alter table entry add column more any",
    "alter table body drop column json",
    "alter table body rename column json to text",
    "create table other (a)",
    "create view entries as select * from entry",
    "create index other on entry (kind)",
    "create temp table entry (a)",
    "create temp view body as select 1",
    "create temp trigger quiet before insert on entry begin select raise(ignore); end",
    "create trigger late after insert on entry begin delete from body; end",
    "create trigger by_draft after insert on draft begin delete from body; end",
    "create virtual table other using fts5 (a)",
    "delete from sqlite_schema",
    "update sqlite_schema set sql = 'x'",
    // The guards themselves.
    "pragma writable_schema = 1",
    "pragma recursive_triggers = 0",
    "pragma foreign_keys = 0",
    "pragma ignore_check_constraints = 1",
    "pragma trusted_schema = 1",
    "pragma synchronous = off",
    "pragma journal_mode = delete",
    "pragma user_version = 99",
    "pragma application_id = 1",
    "pragma rekey = 'x'",
    "pragma cipher_migrate",
    "attach ':memory:' as other",
    "vacuum",
    "vacuum into 'elsewhere.db'",
];

#[test]
fn no_statement_changes_what_was_written() -> Result<()> {
    let (ground, store) = journal()?;
    let before = everything(&store.db);
    let mut accepted = Vec::new();
    for sql in ATTACKS {
        store.db.execute_batch("savepoint attempt")?;
        let within = store.db.execute_batch(sql).is_ok();
        assert_eq!(everything(&store.db), before, "{sql}");
        store
            .db
            .execute_batch("rollback to attempt; release attempt")?;
        let alone = store.db.execute_batch(sql).is_ok();
        if within || alone {
            accepted.push(sql);
        }
        assert_eq!(everything(&store.db), before, "{sql}");
    }
    assert_eq!(accepted, [""; 0], "{} tried", ATTACKS.len());
    drop(ground);
    Ok(())
}

#[test]
fn the_triggers_alone_refuse_every_change_of_a_row() -> Result<()> {
    let (ground, store) = journal()?;
    drop(store);
    let db = open::unguarded(&ground.path(), &Ground::KEY)?;
    db.execute_batch("pragma recursive_triggers = 1; pragma foreign_keys = 1")?;
    let before = everything(&db);
    for sql in ATTACKS.iter().take_while(|sql| !sql.starts_with("drop")) {
        assert!(db.execute_batch(sql).is_err(), "{sql}");
        assert_eq!(everything(&db), before, "{sql}");
    }
    Ok(())
}

/// The list would prove nothing if its statements failed for other reasons.
#[test]
fn without_guards_the_attacks_do_harm() -> Result<()> {
    let (ground, store) = journal()?;
    drop(store);
    let db = open::unguarded(&ground.path(), &Ground::KEY)?;
    db.execute_batch(
        "pragma foreign_keys = 0; pragma writable_schema = 1;
         drop trigger entry_in_line; drop trigger entry_no_update; drop trigger entry_no_delete;
         drop trigger body_in_line; drop trigger body_no_update; drop trigger body_no_delete;",
    )?;
    let mut harmless = Vec::new();
    for sql in ATTACKS
        .iter()
        .filter(|sql| !sql.starts_with("pragma") && !sql.starts_with("vacuum"))
    {
        // So that there is something to drop, of the same names.
        let fresh = "savepoint attempt;
            create trigger entry_no_update before update on entry begin select 1; end;
            create trigger body_no_delete before delete on body begin select 1; end;
            create trigger entry_in_line before insert on entry begin select 1; end;";
        db.execute_batch(fresh)?;
        if db.execute_batch(sql).is_err() {
            harmless.push(*sql);
        }
        db.execute_batch("rollback to attempt; release attempt")?;
    }
    assert_eq!(harmless, [""; 0]);
    Ok(())
}

#[test]
fn the_work_itself_stays_possible() -> Result<()> {
    let (_ground, mut store) = journal()?;
    let mut tx = store.begin()?;
    let stored = log(&mut tx, 3)?;
    let first = draft();
    assert_eq!(tx.save_draft(&first)?, Saved::As(1));
    assert_eq!(
        tx.save_draft(&crate::store::Draft {
            revision: 1,
            ..first.clone()
        })?,
        Saved::As(2)
    );
    assert!(tx.discard_draft(first.id)?);
    tx.put_thumbnail(stored.header.id, &[1])?;
    tx.put_thumbnail(stored.header.id, &[2])?;
    tx.commit()?;
    assert_eq!(store.thumbnail(stored.header.id)?, Some(vec![2]));
    assert_eq!(store.head()?.seq, 3);
    store.checkpoint()?;
    store.close()
}

#[test]
fn every_table_is_either_kept_or_working() -> Result<()> {
    let (_ground, store) = journal()?;
    let sql = "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'";
    let mut statement = store.db.prepare(sql)?;
    let tables = statement
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<Result<Vec<_>, _>>()?;
    assert_eq!(tables.len(), super::WORKING.len() + super::KEPT.len());
    for table in tables {
        assert!(
            super::WORKING.contains(&table.as_str()) || super::KEPT.contains(&table.as_str()),
            "{table}"
        );
    }
    Ok(())
}

#[test]
fn a_writer_has_every_setting_that_it_should() -> Result<()> {
    let (_ground, store) = journal()?;
    for (pragma, value) in [
        ("journal_mode", Value::Text("wal".to_owned())),
        ("synchronous", Value::Integer(2)),
        ("foreign_keys", Value::Integer(1)),
        ("recursive_triggers", Value::Integer(1)),
        ("secure_delete", Value::Integer(1)),
        ("wal_autocheckpoint", Value::Integer(4000)),
        ("trusted_schema", Value::Integer(0)),
        ("application_id", Value::Integer(0x4D49_4D4B)),
        ("user_version", Value::Integer(i64::from(migrate::SCHEMA))),
    ] {
        let found: Value = store
            .db
            .pragma_query_value(None, pragma, |row| row.get(0))?;
        assert_eq!(found, value, "{pragma}");
    }
    Ok(())
}

/// A journal of two entries.
fn journal() -> Result<(Ground, Store)> {
    let ground = Ground::new()?;
    let mut store = ground.writer()?;
    let mut tx = store.begin()?;
    log(&mut tx, 2)?;
    tx.commit()?;
    Ok((ground, store))
}

/// Every row of both tables and the whole schema, as text.
fn everything(db: &Connection) -> String {
    let queries = [
        "select * from entry order by seq",
        "select * from body order by entry",
        "select name, sql from sqlite_schema order by name",
    ];
    queries.map(|sql| rows(db, sql)).concat()
}

fn rows(db: &Connection, sql: &str) -> String {
    let mut statement = db.prepare(sql).expect("a query");
    let columns = statement.column_count();
    let mut rows = statement.query(params_from_iter([0; 0])).expect("rows");
    let mut text = String::new();
    while let Some(row) = rows.next().expect("a row") {
        for column in 0..columns {
            write!(text, "{:?} ", row.get_ref(column).expect("a value")).expect("text");
        }
    }
    text
}
