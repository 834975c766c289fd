//! Journals of earlier programs open, are copied aside, made ready and proven; newer ones are left alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use mimik::domain::fact::Fact;
use mimik::domain::id::{PatientId, UserId};
use mimik::domain::log::SchemaMigrated;
use mimik::journal::door::Noticed;
use mimik::journal::task::UpgradeFault;
use mimik::journal::view::RecordView;
use mimik::journal::{Error, Journal};
use mimik::store::{Error as StoreError, SCHEMA};

use crate::clinic::{
    Clinic, DEMO, Elsewhere, age, all_entries, backup, disk, enter, lock, must_be_whole, opened_by,
    photographed, raw, register, restore, ring, shelf,
};

const LATER: &str = "2026-11-30 08:00";
const COPY: &str = "20261130T070000Z.db";

/// A journal in which something happened.
struct Old {
    files: BTreeMap<PathBuf, Option<Vec<u8>>>,
    doctor: UserId,
    patient: PatientId,
    seen: RecordView,
    head: (i64, [u8; 32]),
}

/// Thumbnails are made when a photo is imported, so that no journal without their table had any photo.
fn written(with_pictures: bool) -> Old {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    register(&mut journal, DEMO[1]);
    for call in 0..5 {
        ring(&mut journal, patient, &format!("Ringede {call}"));
    }
    if with_pictures {
        photographed(&clinic, &mut journal, patient, &[1]);
    }
    drop(lock(journal));
    let journal = clinic.doctor();
    let seen = journal.record(patient).unwrap();
    drop(lock(journal));
    let journal = clinic.doctor();
    let head = journal.head().unwrap();
    drop(journal);
    Old {
        files: clinic.files(),
        doctor: clinic.doctor,
        patient,
        seen,
        head,
    }
}

impl Old {
    /// The same journal, left by a program of this schema.
    fn of(&self, schema: i32) -> Elsewhere {
        let place = Elsewhere::with(&self.files, LATER);
        age(
            &place.folder().join("journal.db"),
            &self.key(&place),
            schema,
        );
        place
    }

    fn key(&self, place: &Elsewhere) -> [u8; 32] {
        *opened_by(&place.door(), self.doctor).keys.database()
    }

    fn enter(&self, place: &Elsewhere) -> Result<(Journal, Noticed), Error> {
        enter(place.door(), self.doctor).map_err(|(_door, error)| error)
    }

    /// Open and whole, with the same to see.
    fn must_be_the_same(&self, journal: &Journal) {
        must_be_whole(journal);
        let now = journal.record(self.patient).unwrap();
        assert_eq!(now.course.notes, self.seen.course.notes);
        assert_eq!(now.photos, self.seen.photos);
        let (seq, hash) = self.head;
        let entries = all_entries(journal);
        let then = entries.iter().find(|entry| entry.header.seq == seq);
        assert_eq!(
            then.unwrap().hash,
            hash,
            "the chain goes on from where it was"
        );
    }
}

fn said(journal: &Journal) -> Vec<SchemaMigrated> {
    let entries = all_entries(journal).into_iter();
    entries
        .filter_map(|entry| match entry.fact {
            Fact::SchemaMigrated(said) => Some(said),
            _ => None,
        })
        .collect()
}

/// The one copy that lies there, and nothing half done.
#[track_caller]
fn must_have_copies(place: &Elsewhere, copies: &[&str]) {
    assert_eq!(place.asides(), copies);
}

#[test]
fn a_journal_of_every_earlier_schema_opens_is_copied_aside_and_says_so_once() {
    let (plain, pictured) = (written(false), written(true));
    for schema in 1..SCHEMA {
        let old = if schema < 7 { &plain } else { &pictured };
        let place = old.of(schema);
        let (journal, noticed) = old.enter(&place).unwrap();
        let name = format!("journal-schema-{schema}-{COPY}");
        let migrated = SchemaMigrated {
            from: schema,
            to: SCHEMA,
            copy: name.clone(),
        };
        assert_eq!(noticed.migrated.as_ref(), Some(&migrated));
        assert_eq!(said(&journal), [migrated]);
        old.must_be_the_same(&journal);
        must_have_copies(&place, &[&name]);
        drop(lock(journal));

        let copy = place.folder().join(&name);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(&copy).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let db = raw(&copy, &old.key(&place));
        let version: i32 = db
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        assert_eq!(version, schema, "the copy is the journal as it was");
        let head: (i64, [u8; 32]) = db
            .query_row(
                "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        assert!(head.0 >= old.head.0);
        drop(db);

        let (journal, noticed) = old.enter(&place).unwrap();
        assert_eq!(noticed.migrated, None);
        assert_eq!(said(&journal).len(), 1, "once is enough");
        must_have_copies(&place, &[&name]);
    }
}

#[test]
fn a_program_that_ends_between_the_steps_leaves_a_journal_that_the_next_unlock_finishes() {
    let old = written(true);
    let name = format!("journal-schema-8-{COPY}");
    // Half a copy was made.
    let place = old.of(8);
    fs::write(place.folder().join("journal-schema.part"), "half").unwrap();
    let (journal, _) = old.enter(&place).unwrap();
    must_have_copies(&place, &[&name]);
    old.must_be_the_same(&journal);
    let copied = fs::read(place.folder().join(&name)).unwrap();
    drop(lock(journal));

    // The copy was made, the journal is still old; with and without the note.
    let note = SchemaMigrated {
        from: 8,
        to: SCHEMA,
        copy: name.clone(),
    };
    for with_note in [false, true] {
        let place = old.of(8);
        place.clock.move_to(crate::clinic::at("2026-12-01 08:00"));
        fs::write(place.folder().join(&name), &copied).unwrap();
        if with_note {
            let note = serde_json::to_vec(&note).unwrap();
            fs::write(place.folder().join("migrated.json"), note).unwrap();
        }
        let (journal, noticed) = old.enter(&place).unwrap();
        must_have_copies(&place, &[&name]);
        assert_eq!(noticed.migrated.as_ref(), Some(&note), "that copy will do");
        assert_eq!(said(&journal).as_slice(), std::slice::from_ref(&note));
        old.must_be_the_same(&journal);
    }

    // Migrated, but the journal has not said so; then it has, but the note of it is still there.
    let place = old.of(8);
    let door = place.door();
    door.upgrade()
        .run(&opened_by(&door, old.doctor).keys)
        .unwrap();
    drop(door);
    must_have_copies(&place, &[&name, "migrated.json"]);
    let left = fs::read(place.folder().join("migrated.json")).unwrap();
    let (journal, noticed) = old.enter(&place).unwrap();
    assert_eq!(noticed.migrated.as_ref(), Some(&note));
    assert_eq!(said(&journal).as_slice(), std::slice::from_ref(&note));
    old.must_be_the_same(&journal);
    drop(lock(journal));
    fs::write(place.folder().join("migrated.json"), left).unwrap();
    let (journal, _) = old.enter(&place).unwrap();
    assert_eq!(said(&journal), [note], "it is not said twice");
    must_have_copies(&place, &[&name]);
}

#[test]
fn a_copy_that_no_longer_says_what_the_journal_says_stays_and_another_is_made() {
    let old = written(false);
    let place = old.of(8);
    drop(lock(old.enter(&place).unwrap().0));
    let name = format!("journal-schema-8-{COPY}");
    let copied = fs::read(place.folder().join(&name)).unwrap();

    let place = old.of(8);
    fs::write(place.folder().join(&name), &copied[..copied.len() / 2]).unwrap();
    let (journal, noticed) = old.enter(&place).unwrap();
    let again = name.replace("Z.db", "Z-2.db");
    must_have_copies(&place, &[&again, &name]);
    assert_eq!(noticed.migrated.unwrap().copy, again);
    let kept = fs::read(place.folder().join(&name)).unwrap();
    assert_eq!(
        kept.len(),
        copied.len() / 2,
        "what lies there is not touched"
    );
    old.must_be_the_same(&journal);
}

#[test]
fn without_a_copy_nothing_is_migrated_and_not_a_byte_changes() {
    let old = written(false);
    let place = old.of(5);
    // Where the copy should be written, nothing can be.
    let part = place.folder().join("journal-schema.part");
    fs::create_dir(&part).unwrap();
    fs::write(part.join("in the way"), "").unwrap();
    let before = place.sums();
    let refused = old.enter(&place).map(|_| ());
    assert!(
        matches!(refused, Err(Error::Upgrade(UpgradeFault::NotCopied))),
        "{refused:?}"
    );
    assert_eq!(place.sums(), before);
    fs::remove_dir_all(&part).unwrap();
    let (journal, _) = old.enter(&place).unwrap();
    old.must_be_the_same(&journal);
}

#[test]
fn a_newer_journal_is_refused_without_a_byte_changed() {
    let old = written(true);
    let place = Elsewhere::with(&old.files, LATER);
    let key = old.key(&place);
    let db = raw(&place.folder().join("journal.db"), &key);
    db.pragma_update(None, "user_version", SCHEMA + 1).unwrap();
    db.close().unwrap();
    // What this program would otherwise tidy or mend.
    fs::write(place.folder().join("tmp").join("half.part"), "half").unwrap();
    fs::write(place.folder().join("vault.keys.copy"), "torn").unwrap();
    let before = place.sums();
    for _ in 0..2 {
        let refused = old.enter(&place).map(|_| ());
        assert!(
            matches!(refused, Err(Error::Store(StoreError::Newer { found, .. })) if found == SCHEMA + 1)
        );
        assert_eq!(place.sums(), before);
    }
}

#[test]
fn a_backup_of_an_older_program_is_restored_and_made_ready() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    photographed(&clinic, &mut journal, patient, &[1, 2]);
    let target = disk(&clinic, "E");
    backup(&journal, &target).unwrap();
    drop(lock(journal));
    // The backup as an older program would have made it: its database, and its manifest signed anew.
    let opened = opened_by(&clinic.door(), clinic.doctor);
    let found = mimik::vault::backup::Shelf::find(&shelf(&target)).unwrap();
    let (signed, _) = found.newest().unwrap();
    let mut manifest = signed.manifest;
    let database = found.database(&manifest.name);
    age(&database, opened.keys.database(), 9);
    let db = raw(&database, opened.keys.database());
    db.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))
        .unwrap();
    db.close().unwrap();
    manifest.database = mimik::vault::backup::sum_of(&database).unwrap();
    let path = found.manifest(&manifest.name);
    let (_, bytes) = manifest.sign(&opened.signer).unwrap();
    fs::write(path, bytes).unwrap();

    let place = clinic.desk().join("Ny pc").join("Journal");
    let restored = restore(&target, &place).unwrap();
    assert_eq!(restored.findings.exit_code(), 0);
    let door = mimik::journal::door::Door::inspect(
        &place,
        clinic.clock.clone(),
        mimik::journal::Ids::System,
        crate::clinic::ORIGIN,
    );
    let (journal, noticed) = enter(door.unwrap(), clinic.doctor)
        .map_err(|(_, error)| error)
        .unwrap();
    assert_eq!(noticed.migrated.unwrap().from, 9);
    assert_eq!(said(&journal).len(), 1);
    let kinds = all_entries(&journal);
    assert!(
        kinds
            .iter()
            .any(|entry| entry.header.kind == "journal_restored")
    );
    must_be_whole(&journal);
}
