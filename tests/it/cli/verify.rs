//! `verify`: each kind of damage has its exit code, and nothing is ever written.

use std::fs;
use std::path::{Path, PathBuf};

use mimik::domain::user::Role;
use mimik::journal::door::Door;
use mimik::journal::{Clock, Ids, RecoveryKey};
use mimik::store::SCHEMA;
use rusqlite::Connection;

use crate::clinic::{age, lock, raw, sums, swap_recovery};

use super::program::{Machine, Ran, copy_folder, enter, opened, wanted};

/// How many photos hang in the practice clinic.
const PHOTOS: u64 = 39;

/// Something that happens to a folder.
type Damage = fn(&Path);

fn verify(machine: &Machine, journal: &Path) -> Ran {
    machine.run_as(Role::Doctor, journal, &["verify"])
}

fn count(ran: &Ran, name: &str) -> u64 {
    let lines = ran.lines();
    let line = lines.iter().find(|line| line[0] == name).unwrap();
    line[1].parse().unwrap()
}

fn faults(ran: &Ran) -> Vec<String> {
    let lines = ran.out.lines();
    lines
        .filter_map(|line| line.strip_prefix("fault\t"))
        .map(str::to_owned)
        .collect()
}

fn photos(journal: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in fs::read_dir(journal.join("photos")).unwrap() {
        let files = fs::read_dir(folder.unwrap().path()).unwrap();
        found.extend(files.map(|file| file.unwrap().path()));
    }
    found.sort();
    found
}

/// The database as somebody with the keys and a tool of his own opens it.
fn tampered(journal: &Path, sql: &str) {
    let demo = wanted(1, 0);
    let door = Door::inspect(journal, Clock::set(demo.at), Ids::System, demo.origin).unwrap();
    let key = opened(&door).keys.database_hex();
    let db = Connection::open(journal.join("journal.db")).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{}'\";", key.as_str()))
        .unwrap();
    db.execute_batch(sql).unwrap();
}

#[test]
fn an_untouched_journal_is_well() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let ran = verify(&machine, &journal);
    assert_eq!(ran.code, 0, "{} {}", ran.out, ran.err);
    assert_eq!(ran.err.trim(), "Alt er, som det blev skrevet.");
    assert_eq!(faults(&ran), Vec::<String>::new());
    assert_eq!(count(&ran, "entries"), count(&ran, "entries_verified"));
    assert!(count(&ran, "signatures_verified") > 100);
    assert_eq!(
        (count(&ran, "patients"), count(&ran, "photo_files_read")),
        (40, PHOTOS)
    );
    assert!(count(&ran, "anchors") > 3);
    let reviewer = machine.run_as(Role::Reviewer, &journal, &["verify", "--full"]);
    assert_eq!(reviewer.code, 0, "{}", reviewer.out);
}

/// Whoever gets the next root key sealed to a key of her own reads the journal for ever.
#[test]
fn a_swapped_recovery_key_is_named() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let mut open = enter(&journal);
    open.replace_recovery_key(&RecoveryKey::new().unwrap())
        .unwrap();
    drop(lock(open));
    assert_eq!(verify(&machine, &journal).code, 0);
    swap_recovery(&journal);
    let ran = verify(&machine, &journal);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert_eq!(faults(&ran), ["recovery_key\tdiffers"]);
}

#[test]
fn nothing_is_written_by_it() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let all = |journal: &Path| {
        ["journal.db", "vault.keys", "vault.keys.copy", "anchors.log"]
            .map(|name| fs::read(journal.join(name)).unwrap())
    };
    let before = all(&journal);
    assert_eq!(verify(&machine, &journal).code, 0);
    assert_eq!(all(&journal), before);
}

/// what it is, is said, and it stays so.
#[test]
fn a_journal_of_another_program_is_told_as_such_and_keeps_every_byte() {
    let machine = Machine::new();
    let practice = machine.clinic();
    for (schema, said) in [
        (
            8,
            "Journalen er fra en ældre udgave af Mimik. Intet er ændret.",
        ),
        (
            SCHEMA + 1,
            "Journalen er skrevet af en nyere udgave af Mimik. Intet er ændret.",
        ),
    ] {
        let journal = machine.path(&format!("Journal {schema}"));
        copy_folder(&practice, &journal);
        let demo = wanted(1, 0);
        let door = Door::inspect(&journal, Clock::set(demo.at), Ids::System, demo.origin).unwrap();
        let key = *opened(&door).keys.database();
        drop(door);
        let database = journal.join("journal.db");
        if schema < SCHEMA {
            age(&database, &key, schema);
        } else {
            let db = raw(&database, &key);
            db.pragma_update(None, "user_version", schema).unwrap();
            db.close().unwrap();
        }
        let before = sums(&journal);
        let ran = verify(&machine, &journal);
        assert_eq!((ran.code, ran.out.as_str()), (4, ""));
        assert!(ran.err.starts_with(said), "{}", ran.err);
        assert_eq!(sums(&journal), before);
    }
}

#[test]
fn a_wrong_passphrase_is_10() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let file = machine.path("wrong");
    fs::write(&file, "ikke den rigtige adgangskode").unwrap();
    let (vault, file) = (journal.to_str().unwrap(), file.to_str().unwrap());
    let asked = [
        "verify",
        "--vault",
        vault,
        "--user",
        "Ida Øvegaard",
        "--passphrase-file",
        file,
    ];
    let ran = machine.run(&asked);
    assert_eq!((ran.code, ran.out.as_str()), (10, ""));
}

#[test]
fn what_cannot_be_read_is_4_with_a_sentence_and_no_way_to_delete_it() {
    let machine = Machine::new();
    let damages: [(&str, Damage); 6] = [
        ("tom", |journal| {
            fs::write(journal.join("journal.db"), "").unwrap();
        }),
        ("afkortet", |journal| {
            let bytes = fs::read(journal.join("journal.db")).unwrap();
            fs::write(journal.join("journal.db"), &bytes[..bytes.len() - 100]).unwrap();
        }),
        ("ikke en Mimik-journal", |journal| {
            let mut plain = b"SQLite format 3\0".to_vec();
            plain.resize(4096, 0);
            fs::write(journal.join("journal.db"), plain).unwrap();
        }),
        ("vault.keys mangler", |journal| {
            fs::remove_file(journal.join("vault.keys")).unwrap();
            fs::remove_file(journal.join("vault.keys.copy")).unwrap();
        }),
        ("journal.db mangler", |journal| {
            fs::remove_file(journal.join("journal.db")).unwrap();
        }),
        ("første side", |journal| {
            let mut bytes = fs::read(journal.join("journal.db")).unwrap();
            bytes[100] ^= 1;
            fs::write(journal.join("journal.db"), bytes).unwrap();
        }),
    ];
    for (sentence, damage) in damages {
        let journal = machine.clinic();
        damage(&journal);
        let ran = verify(&machine, &journal);
        assert_eq!((ran.code, ran.out.as_str()), (4, ""), "{sentence}");
        assert!(
            ran.err.contains(sentence) && !ran.err.contains("Slet"),
            "{}",
            ran.err
        );
        fs::remove_dir_all(&journal).unwrap();
    }
    let nothing = machine.path("intet");
    assert_eq!(verify(&machine, &nothing).code, 4);
}

#[test]
fn one_copy_of_the_keys_is_enough() {
    let machine = Machine::new();
    let journal = machine.clinic();
    fs::remove_file(journal.join("vault.keys")).unwrap();
    assert_eq!(verify(&machine, &journal).code, 0);
    assert!(!journal.join("vault.keys").exists());
}

#[test]
fn a_flipped_bit_and_a_missing_file_are_3_and_named() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let files = photos(&journal);
    let mut bytes = fs::read(&files[0]).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&files[0], bytes).unwrap();
    fs::remove_file(&files[1]).unwrap();
    let name = |file: &Path| file.file_stem().unwrap().to_str().unwrap().to_owned();
    let mut expected = [
        format!("photo\t{}\tdamaged", name(&files[0])),
        format!("photo\t{}\tmissing", name(&files[1])),
    ];
    expected.sort();
    for role in [Role::Doctor, Role::Reviewer] {
        let ran = machine.run_as(role, &journal, &["verify"]);
        let mut found = faults(&ran);
        found.sort();
        assert_eq!(
            (ran.code, found.as_slice()),
            (3, expected.as_slice()),
            "{}",
            ran.err
        );
    }
}

#[test]
fn parts_of_the_photos_make_the_whole() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let read: u64 = (1..=3)
        .map(|part| {
            let share = format!("{part}/3");
            let ran = machine.run_as(Role::Doctor, &journal, &["verify", "--photos", &share]);
            assert_eq!(ran.code, 0);
            count(&ran, "photo_files_read")
        })
        .sum();
    assert_eq!(read, PHOTOS);
}

#[test]
fn without_the_photo_folder_every_photo_is_missing() {
    let machine = Machine::new();
    let journal = machine.clinic();
    fs::remove_dir_all(journal.join("photos")).unwrap();
    let ran = verify(&machine, &journal);
    assert_eq!(
        (ran.code, faults(&ran).len()),
        (3, PHOTOS as usize),
        "{}",
        ran.err
    );
}

#[test]
fn a_journal_that_was_set_back_does_not_extend_its_anchors() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let before = machine.path("before");
    copy_folder(&journal, &before);
    let find = ["patients", "find", "demo"];
    assert_eq!(machine.run_as(Role::Doctor, &journal, &find).code, 0);
    assert_eq!(verify(&machine, &journal).code, 0);

    let outside = journal.join("anchors.log");
    let with_outside = ["verify", "--anchor", outside.to_str().unwrap()];
    let ran = machine.run_as(Role::Doctor, &before, &with_outside);
    assert_eq!((ran.code, faults(&ran).len()), (2, 1), "{}", ran.out);

    fs::copy(before.join("journal.db"), journal.join("journal.db")).unwrap();
    let ran = verify(&machine, &journal);
    assert_eq!((ran.code, faults(&ran).len()), (2, 1), "{}", ran.out);
}

#[test]
fn a_torn_anchor_is_passed_over_and_counted() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let log = fs::read(journal.join("anchors.log")).unwrap();
    fs::write(journal.join("anchors.log"), &log[..log.len() - 20]).unwrap();
    let ran = verify(&machine, &journal);
    assert_eq!((ran.code, count(&ran, "anchors_unreadable")), (0, 1));
    let line = log.split(|byte| *byte == b'\n').count() - 1;
    let note = format!("note\tanchor_line\t{line}\tunreadable");
    assert!(ran.out.lines().any(|said| said == note), "{}", ran.out);
    fs::remove_file(journal.join("anchors.log")).unwrap();
    assert_eq!(count(&verify(&machine, &journal), "anchors"), 0);
}

#[test]
fn an_anchor_file_that_is_not_there_is_a_wrong_argument() {
    let machine = Machine::new();
    let journal = machine.clinic();
    let ran = machine.run_as(
        Role::Doctor,
        &journal,
        &["verify", "--anchor", "/intet/her"],
    );
    assert_eq!(ran.code, 64);
}

#[test]
fn a_changed_body_is_1_and_the_chain_comes_before_everything_else() {
    let machine = Machine::new();
    let journal = machine.clinic();
    tampered(
        &journal,
        "DROP TRIGGER IF EXISTS body_no_update; DROP TRIGGER IF EXISTS body_update;
         UPDATE body SET json = replace(json, 'Karen', 'Maren') WHERE json LIKE '%Karen%';
         DELETE FROM appointment;",
    );
    fs::remove_file(&photos(&journal)[0]).unwrap();
    let ran = verify(&machine, &journal);
    assert_eq!(ran.code, 1, "{}", ran.out);
    let found = faults(&ran);
    assert!(
        found[0].starts_with("chain\t") && found[0].ends_with("\tbroken_body"),
        "{found:?}"
    );
    assert!(found.iter().any(|fault| fault.starts_with("photo\t")));
    assert!(found.iter().any(|fault| fault.starts_with("appointment\t")));
}

#[test]
fn the_full_check_finds_a_page_that_is_damaged_behind_everything_that_is_read() {
    let machine = Machine::new();
    let journal = machine.clinic();
    // Room that nothing uses: no chain and no table leads there.
    tampered(
        &journal,
        "CREATE TABLE gone(bytes BLOB); INSERT INTO gone VALUES (randomblob(40960)); DROP TABLE gone;
         PRAGMA wal_checkpoint(TRUNCATE);",
    );
    let database = journal.join("journal.db");
    let mut bytes = fs::read(&database).unwrap();
    let last_page = bytes.len() - 2000;
    bytes[last_page] ^= 1;
    fs::write(&database, bytes).unwrap();
    assert_eq!(verify(&machine, &journal).code, 0);
    let ran = machine.run_as(Role::Doctor, &journal, &["verify", "--full"]);
    assert_eq!(ran.code, 4, "{}", ran.out);
    assert_eq!(faults(&ran), ["database\tcipher_integrity_check\t1"]);
}

#[test]
fn a_reference_to_an_entry_that_is_not_there_is_found_by_the_full_check() {
    let machine = Machine::new();
    let journal = machine.clinic();
    tampered(
        &journal,
        "PRAGMA foreign_keys = OFF; DROP TRIGGER body_in_line;
         INSERT INTO body VALUES (1000000, x'00', '{}');",
    );
    let ran = machine.run_as(Role::Doctor, &journal, &["verify", "--full"]);
    assert_eq!(ran.code, 4, "{}", ran.out);
    assert!(faults(&ran).contains(&"database\tforeign_key_check\t1".to_owned()));
}

#[test]
fn a_derived_table_that_differs_from_its_rebuild_is_5() {
    let machine = Machine::new();
    let journal = machine.clinic();
    tampered(
        &journal,
        "UPDATE patient_index SET phone = '1' WHERE family = 'Fiktivsen';",
    );
    let ran = verify(&machine, &journal);
    assert_eq!(ran.code, 5, "{}", ran.out);
    assert!(
        faults(&ran)
            .iter()
            .all(|fault| fault.starts_with("patient_index\t") && fault.ends_with("\tdiffers"))
    );
}

#[test]
fn a_signature_that_is_gone_or_another_entrys_is_1_though_the_chain_is_whole() {
    let machine = Machine::new();
    let clinic = machine.clinic();
    for (name, sig, fault) in [
        ("taget", "NULL", "unsigned"),
        ("nul", "zeroblob(64)", "signature"),
        ("kort", "x'00'", "signature"),
        (
            "lånt",
            "(SELECT sig FROM entry WHERE kind = 'contact_note' LIMIT 1)",
            "signature",
        ),
    ] {
        let journal = machine.path(name);
        copy_folder(&clinic, &journal);
        let sql = format!(
            "DROP TRIGGER entry_no_update;
             UPDATE entry SET sig = {sig} WHERE seq = (SELECT max(seq) FROM entry WHERE kind = 'consultation');"
        );
        tampered(&journal, &sql);
        let ran = verify(&machine, &journal);
        assert_eq!(ran.code, 1, "{name}: {}", ran.out);
        let found = faults(&ran);
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert!(
            found[0].starts_with("author\t") && found[0].ends_with(fault),
            "{name}: {found:?}"
        );
    }
}
