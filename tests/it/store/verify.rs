//! What was changed with the key and another program is found, and nothing else is.

use mimik::domain::chain::Break;
use mimik::store::{ChainCheck, ChainFault, Difference, Fault};
use uuid::Uuid;

use super::ground::{Ground, aase, append, entry_id, patient_id, photo, registered};

fn check(ground: &Ground) -> ChainCheck {
    ground.reader().verify_chain(1..=i64::MAX).unwrap()
}

#[test]
fn an_untouched_chain_is_whole_in_any_ranges() {
    let ground = Ground::with_notes(20);
    let reader = ground.reader();
    let whole = check(&ground);
    assert_eq!((whole.entries, whole.bodies, whole.fault), (21, 21, None));
    assert_eq!(whole.head, (21, reader.head().unwrap().hash));
    for cut in 1..21 {
        let first = reader.verify_chain(1..=cut).unwrap();
        let rest = reader.verify_chain(cut + 1..=i64::MAX).unwrap();
        assert_eq!(first.and(rest), whole, "cut behind {cut}");
    }
    assert_eq!(reader.differences().unwrap(), []);
}

#[test]
fn every_forgery_is_found_where_it_was_made() {
    let broken = |fault| ChainFault::Broken(fault);
    for (sql, seq, fault) in [
        (
            "UPDATE body SET json = replace(json, 'Ingen', 'Megen') WHERE entry = 9",
            9,
            broken(Break::Body),
        ),
        (
            "UPDATE body SET salt = zeroblob(16) WHERE entry = 9",
            9,
            broken(Break::Body),
        ),
        (
            "UPDATE body SET salt = zeroblob(15) WHERE entry = 9",
            9,
            ChainFault::Malformed,
        ),
        ("DELETE FROM body WHERE entry = 9", 9, ChainFault::NoBody),
        (
            "UPDATE entry SET occurred_at = occurred_at - 1 WHERE seq = 9",
            9,
            broken(Break::Entry),
        ),
        (
            "UPDATE entry SET user = zeroblob(16) WHERE seq = 9",
            9,
            broken(Break::Entry),
        ),
        (
            "UPDATE entry SET user = NULL WHERE seq = 9",
            9,
            broken(Break::Entry),
        ),
        (
            "UPDATE entry SET kind = 'plan' WHERE seq = 9",
            9,
            broken(Break::Entry),
        ),
        (
            "UPDATE entry SET id = x'00' WHERE seq = 9",
            9,
            ChainFault::Malformed,
        ),
        (
            "UPDATE entry SET utc_offset = 5000000000 WHERE seq = 9",
            9,
            ChainFault::Malformed,
        ),
        (
            "UPDATE entry SET hash = zeroblob(32) WHERE seq = 9",
            9,
            broken(Break::Entry),
        ),
        (
            "UPDATE entry SET prev = zeroblob(32) WHERE seq = 9",
            9,
            broken(Break::Link),
        ),
        (
            "UPDATE entry SET prev = zeroblob(31) WHERE seq = 9",
            9,
            ChainFault::Malformed,
        ),
        (
            "UPDATE entry SET prev = zeroblob(32) WHERE seq = 1",
            1,
            broken(Break::Link),
        ),
        (
            "DELETE FROM entry WHERE seq = 9",
            10,
            broken(Break::Sequence),
        ),
        (
            "DELETE FROM entry WHERE seq = 1",
            2,
            broken(Break::Sequence),
        ),
    ] {
        let ground = Ground::with_notes(20);
        // Opened before: a forged first entry no longer opens.
        let reader = ground.reader();
        ground.forger().execute_batch(sql).unwrap();
        let found = reader.verify_chain(1..=i64::MAX).unwrap();
        assert_eq!(found.fault, Some((seq, fault)), "{sql}");
        for cut in 1..21 {
            let first = reader.verify_chain(1..=cut).unwrap();
            let both = first.and(reader.verify_chain(cut + 1..=i64::MAX).unwrap());
            assert_eq!(
                both.fault.map(|(seq, _)| seq),
                Some(seq),
                "{sql}, cut behind {cut}"
            );
        }
    }
}

#[test]
fn a_time_that_went_back_is_found_on_both_sides_of_a_cut() {
    let ground = Ground::with_notes(3);
    let forged = ground
        .reader()
        .stored_of(patient_id(1))
        .unwrap()
        .pop()
        .unwrap();
    let mut header = forged.header;
    header.recorded_at = header.recorded_at.plus(-3_000_000);
    let hash = header.hash();
    let db = ground.forger();
    let sql = "UPDATE entry SET recorded_at = ?, hash = ? WHERE seq = 4";
    db.execute(sql, (header.recorded_at.micros(), hash))
        .unwrap();
    let expected = Some((4, ChainFault::Broken(Break::Time)));
    assert_eq!(check(&ground).fault, expected);
    assert_eq!(ground.reader().verify_chain(4..=4).unwrap().fault, expected);
}

#[test]
fn a_derived_row_that_no_entry_gives_is_found() {
    let difference = |table, id: i64, fault| Difference {
        table,
        id: Uuid::from_u128(id.unsigned_abs().into()),
        fault,
    };
    let aase_row = Difference {
        table: "patient_index",
        id: Uuid::from_bytes([1; 16]),
        fault: Fault::Differs,
    };
    for (sql, expected) in [
        ("UPDATE patient_index SET phone = '1'", aase_row),
        (
            "DELETE FROM patient_index",
            Difference {
                fault: Fault::Missing,
                ..aase_row
            },
        ),
        (
            "UPDATE photo_index SET sha256 = 'x'",
            difference("photo_index", 3, Fault::Differs),
        ),
        (
            "DELETE FROM thumbnail",
            difference("thumbnail", 3, Fault::Missing),
        ),
        (
            "INSERT INTO thumbnail VALUES (x'00000000000000000000000000000009', x'00')",
            difference("thumbnail", 9, Fault::Superfluous),
        ),
        (
            "INSERT INTO appointment VALUES (x'00000000000000000000000000000009', NULL, 'blocked',
             zeroblob(16), 0, 0, '[]', NULL, '', 'planned', 0, 0, NULL, zeroblob(16))",
            difference("appointment", 9, Fault::Superfluous),
        ),
    ] {
        let ground = Ground::new();
        let mut store = ground.writer();
        let mut tx = store.begin().unwrap();
        append(&mut tx, 2, Some(patient_id(1)), registered(aase())).unwrap();
        append(&mut tx, 3, Some(patient_id(1)), photo("a")).unwrap();
        tx.put_thumbnail(entry_id(3), &[1]).unwrap();
        tx.commit().unwrap();
        assert_eq!(store.differences().unwrap(), [], "{sql}");
        ground.raw().execute_batch(sql).unwrap();
        assert_eq!(store.differences().unwrap(), [expected], "{sql}");
    }
}
