//! the whole chain walked with its bodies, against a bare loop that reads the same rows and hashes the same bytes.
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be set up should panic"
)]

mod yard;
#[path = "yard/clinic.rs"]
mod yard_clinic;

use std::hint::black_box;

use mimik::store::Store;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest as _, Sha256};
use yard::{Times, asked, heads, ms, row, times, title};
use yard_clinic::{Bench, CHEAP, SEED};

const ROUNDS: usize = 8;

fn main() {
    let entries = asked("MIMIK_ENTRIES", 100_000);
    let mut bench = Bench::found(CHEAP);
    let patients = bench.register(2_000);
    bench.write_notes(&patients, entries);
    let (path, opened, identity) = bench.database();
    let store = Store::open_reader(&path, opened.keys.database(), identity).unwrap();
    let bare = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let key = format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{}'\"",
        *opened.keys.database_hex()
    );
    bare.execute_batch(&key).unwrap();
    let last = store.head().unwrap().seq;
    let (mut limit, mut ours) = (Times::default(), Times::default());
    for round in 0..ROUNDS {
        limit.take(|| black_box(read_and_hash(&bare)));
        let check = ours.take(|| store.verify_chain(1..=last).unwrap());
        assert_eq!((check.entries, check.fault), (last.unsigned_abs(), None));
        if round == 0 {
            limit.forget();
            ours.forget();
        }
    }
    let (wall, cpu) = ours.against(&limit);
    title(&format!(
        "Chain with bodies: {last} entries, {} rounds in turn, seed {SEED}",
        ROUNDS - 1
    ));
    heads(&["", "p50 ms", "CPU ms", "of the limit", "on CPU"]);
    row(
        "limit: read and hash",
        &[ms(limit.percentile(50)), ms(limit.median_cpu())],
    );
    row(
        "ours: verify_chain (goal 1.5x)",
        &[
            ms(ours.percentile(50)),
            ms(ours.median_cpu()),
            times(wall),
            times(cpu),
        ],
    );
}

/// The same rows, and the same bytes through SHA-256: each body with its salt, each header in frames.
fn read_and_hash(bare: &Connection) -> u8 {
    let sql = "SELECT seq, id, patient, kind, occurred_at, recorded_at, utc_offset, clock_flag, user, origin, amends,
                      payload_hash, prev, hash, salt, json
               FROM entry LEFT JOIN body ON body.entry = entry.seq ORDER BY seq";
    let mut statement = bare.prepare_cached(sql).unwrap();
    let mut rows = statement.query([]).unwrap();
    let (mut framed, mut sum) = (Vec::with_capacity(512), 0);
    while let Some(row) = rows.next().unwrap() {
        framed.clear();
        framed.extend_from_slice(b"mimik-entry-v1");
        for column in 0..13 {
            frame(&mut framed, row.get_ref(column).unwrap());
        }
        let salt = row.get_ref(14).unwrap().as_blob().unwrap();
        let json = row.get_ref(15).unwrap().as_bytes().unwrap();
        let payload = Sha256::new()
            .chain_update(salt)
            .chain_update(json)
            .finalize();
        let header = Sha256::digest(&framed);
        sum ^= payload[0] ^ header[0];
    }
    sum
}

fn frame(framed: &mut Vec<u8>, value: ValueRef<'_>) {
    let mut bytes = |bytes: &[u8]| {
        framed.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
        framed.extend_from_slice(bytes);
    };
    match value {
        ValueRef::Null => framed.extend_from_slice(&[0xFF; 4]),
        ValueRef::Integer(number) => bytes(&number.to_be_bytes()),
        ValueRef::Text(text) | ValueRef::Blob(text) => bytes(text),
        ValueRef::Real(_) => {}
    }
}
