//! What is appended is read back as it was, and what is not committed was never there.

use mimik::domain::clinic::{Clinic, ClinicChanged};
use mimik::domain::fact::Fact;
use mimik::domain::log::{LoggedIn, RecordOpened, Searched};
use mimik::store::{Error, LogPage, NewEntry};

use super::ground::{
    Ground, aase, append, at, entry_id, new_entry, note, patient_id, photo, recorded, registered,
};

#[test]
fn an_entry_is_read_back_as_it_was_written() {
    let ground = Ground::new();
    let mut store = ground.writer();
    let first = store.head().unwrap();

    let mut tx = store.begin().unwrap();
    let original = append(&mut tx, 2, Some(patient_id(1)), note("Ingen hævelse")).unwrap();
    let amendment = NewEntry {
        amends: Some(entry_id(2)),
        reason: Some("Tastefejl".to_owned()),
        occurred_at: at(2).plus(999_999),
        ..new_entry(3, Some(patient_id(1)), note("Let hævelse"))
    };
    let amended = tx.append(&amendment, &recorded(3), |_| None).unwrap();
    tx.commit().unwrap();

    assert_eq!((original.header.seq, original.header.prev), (2, first.hash));
    assert_eq!(
        (amended.header.seq, amended.header.prev),
        (3, original.hash)
    );
    assert_eq!(original.hash, original.header.hash());
    assert_eq!(original.signature, Some(vec![original.hash[0]; 64]));
    assert_eq!(amended.header.occurred_at, at(2), "whole seconds");
    assert_eq!(amended.header.recorded_at, at(63).plus(250_000));

    let reader = ground.reader();
    assert_eq!(
        reader.stored_of(patient_id(1)).unwrap(),
        [original, amended.clone()]
    );
    let entries = reader.entries_of(patient_id(1)).unwrap();
    assert_eq!(entries[0].fact, note("Ingen hævelse").into());
    assert_eq!(entries[1].fact, note("Let hævelse").into());
    assert_eq!(entries[1].reason.as_deref(), Some("Tastefejl"));
    assert_eq!(
        reader.entry(entry_id(3)).unwrap().as_ref(),
        Some(&entries[1])
    );
    assert_eq!(reader.entry(entry_id(4)).unwrap(), None);
    assert_eq!(reader.since(1, 10).unwrap(), entries);
    assert_eq!(reader.since(1, 1).unwrap(), entries[..1]);
    assert_eq!(reader.head().unwrap().hash, amended.hash);
    assert_eq!(reader.newest_time().unwrap(), amended.header.recorded_at);
    assert_eq!(reader.hash_at(3).unwrap(), Some(amended.hash));
    assert_eq!(reader.hash_at(4).unwrap(), None);
}

#[test]
fn what_is_not_committed_leaves_nothing() {
    let ground = Ground::new();
    let mut store = ground.writer();
    let before = (store.head().unwrap(), store.counts().unwrap());
    let mut tx = store.begin().unwrap();
    append(&mut tx, 2, Some(patient_id(1)), registered(aase())).unwrap();
    append(&mut tx, 3, Some(patient_id(1)), photo("a")).unwrap();
    tx.put_thumbnail(entry_id(3), &[1]).unwrap();
    assert_eq!(
        tx.counts().unwrap().patients,
        1,
        "a transaction sees its own writes"
    );
    assert_eq!(
        ground.reader().counts().unwrap().patients,
        0,
        "and nobody else does"
    );
    drop(tx);
    assert_eq!((store.head().unwrap(), store.counts().unwrap()), before);
    assert_eq!(store.entries_of(patient_id(1)).unwrap(), []);
}

#[test]
fn a_refused_entry_leaves_nothing() {
    let ground = Ground::new();
    let mut store = ground.writer();
    let before = store.counts().unwrap();
    for (what, wrong) in [
        ("an id that is there", new_entry(1, None, LoggedIn {})),
        (
            "an amendment of nothing",
            NewEntry {
                amends: Some(entry_id(99)),
                ..new_entry(3, None, LoggedIn {})
            },
        ),
    ] {
        let mut tx = store.begin().unwrap();
        append(&mut tx, 2, Some(patient_id(1)), registered(aase())).unwrap();
        let refused = tx.append(&wrong, &recorded(3), |_| None);
        assert!(matches!(refused, Err(Error::Refused(_))), "{what}");
        assert!(matches!(tx.commit(), Err(Error::Unfinished)), "{what}");
        assert_eq!(store.counts().unwrap(), before, "{what}");
    }
}

#[test]
fn an_entry_that_amends_itself_ends_the_search_for_its_root() {
    let ground = Ground::new();
    let mut store = ground.writer();
    let mut tx = store.begin().unwrap();
    let circle = NewEntry {
        amends: Some(entry_id(2)),
        ..new_entry(2, None, LoggedIn {})
    };
    tx.append(&circle, &recorded(2), |_| None).unwrap();
    tx.commit().unwrap();
}

#[test]
fn the_log_is_read_in_pages_from_the_newest() {
    let ground = Ground::new();
    let mut store = ground.writer();
    let mut tx = store.begin().unwrap();
    for number in 2..12 {
        let fact: Fact = match number % 3 {
            0 => LoggedIn {}.into(),
            1 => RecordOpened { purpose: None }.into(),
            _ => Searched {
                text: "øv".to_owned(),
                hits: 2,
            }
            .into(),
        };
        let patient = (number % 3 == 1).then(|| patient_id((number % 2) as u8));
        append(&mut tx, number, patient, fact).unwrap();
    }
    tx.commit().unwrap();
    let page = |page: LogPage<'_>| {
        let entries = store.log_page(&page).unwrap();
        entries
            .iter()
            .map(|entry| entry.header.seq)
            .collect::<Vec<_>>()
    };
    let all = LogPage {
        before: None,
        kinds: &["logged_in", "searched"],
        patient: None,
        user: None,
        only_notable: false,
        limit: 3,
    };
    assert_eq!(page(all), [11, 9, 8]);
    assert_eq!(
        page(LogPage {
            before: Some(8),
            ..all
        }),
        [6, 5, 3]
    );
    let opened = LogPage {
        kinds: &["record_opened"],
        patient: Some(patient_id(0)),
        ..all
    };
    assert_eq!(page(opened), [10, 4]);
    let nobody = mimik::domain::id::UserId::from_bytes([9; 16]);
    assert_eq!(
        page(LogPage {
            user: Some(nobody),
            ..all
        }),
        [0; 0]
    );
}

#[test]
fn facts_about_the_clinic_are_found_without_the_log() {
    let ground = Ground::new();
    let mut store = ground.writer();
    let mut tx = store.begin().unwrap();
    append(&mut tx, 2, None, LoggedIn {}).unwrap();
    append(
        &mut tx,
        3,
        None,
        ClinicChanged {
            clinic: Clinic::default(),
        },
    )
    .unwrap();
    append(&mut tx, 4, Some(patient_id(1)), note("x")).unwrap();
    tx.commit().unwrap();
    let seqs = store
        .clinic()
        .unwrap()
        .iter()
        .map(|entry| entry.header.seq)
        .collect::<Vec<_>>();
    assert_eq!(seqs, [1, 3]);
    assert_eq!(store.stored_of_clinic().unwrap().len(), 2);
}

#[test]
fn small_pictures_come_with_their_photos_newest_first() {
    let ground = Ground::new();
    let mut store = ground.writer();
    let mut tx = store.begin().unwrap();
    for number in 2..6 {
        append(&mut tx, number, Some(patient_id(1)), photo("a")).unwrap();
        tx.put_thumbnail(entry_id(number), &[number as u8]).unwrap();
    }
    tx.commit().unwrap();
    let window = store.thumbnails_of(patient_id(1), 1, 2).unwrap();
    assert_eq!(window, [(entry_id(4), vec![4]), (entry_id(3), vec![3])]);
    assert_eq!(store.thumbnail(entry_id(2)).unwrap(), Some(vec![2]));
    assert_eq!(store.thumbnail(entry_id(9)).unwrap(), None);
    assert_eq!(store.photos_of(patient_id(1)).unwrap()[0].id, entry_id(5));
    assert_eq!(store.photos_with_content(&"a".repeat(64)).unwrap().len(), 4);
    assert_eq!(store.photos().unwrap().len(), 4);
    assert_eq!(store.photo(entry_id(2)).unwrap().unwrap().photo, photo("a"));
}
