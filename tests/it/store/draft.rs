//! Drafts are saved over what their author last saw, and over nothing else.

use mimik::domain::id::{DraftId, UserId};
use mimik::domain::log::DraftKind;
use mimik::store::{Draft, Saved, Store};

use super::ground::{DOCTOR, Ground, at, patient_id};

fn draft(json: &str) -> Draft {
    Draft {
        id: DraftId::from_bytes([4; 16]),
        patient: patient_id(1),
        author: DOCTOR,
        kind: DraftKind::Consultation,
        json: json.to_owned(),
        saved_at: at(0),
        revision: 0,
    }
}

fn save(store: &mut Store, draft: &Draft) -> Saved {
    let mut tx = store.begin().unwrap();
    let saved = tx.save_draft(draft).unwrap();
    tx.commit().unwrap();
    saved
}

#[test]
fn a_draft_is_read_back_until_it_is_thrown_away() {
    let ground = Ground::new();
    let mut store = ground.writer();
    assert_eq!(save(&mut store, &draft("første")), Saved::As(1));
    let second = Draft {
        revision: 1,
        saved_at: at(9),
        ..draft("anden")
    };
    assert_eq!(save(&mut store, &second), Saved::As(2));

    let kept = Draft {
        revision: 2,
        ..second
    };
    assert_eq!(store.draft(kept.id).unwrap(), Some(kept.clone()));
    let only = std::slice::from_ref(&kept);
    assert_eq!(store.drafts_by(DOCTOR).unwrap(), only);
    assert_eq!(store.drafts_about(patient_id(1)).unwrap(), only);
    assert_eq!(store.drafts_about(patient_id(2)).unwrap(), []);

    let mut tx = store.begin().unwrap();
    assert!(tx.discard_draft(kept.id).unwrap());
    assert!(!tx.discard_draft(kept.id).unwrap());
    tx.commit().unwrap();
    assert_eq!(store.draft(kept.id).unwrap(), None);
    assert_eq!(
        store.counts().unwrap().entries,
        1,
        "no draft stands in the chain"
    );
}

#[test]
fn a_newer_draft_is_given_back_and_not_written_over() {
    let ground = Ground::new();
    let mut store = ground.writer();
    assert_eq!(save(&mut store, &draft("første")), Saved::As(1));
    assert_eq!(
        save(
            &mut store,
            &Draft {
                revision: 1,
                ..draft("anden")
            }
        ),
        Saved::As(2)
    );

    let newer = Draft {
        revision: 2,
        ..draft("anden")
    };
    for stale in [0, 1, 7] {
        let saved = save(
            &mut store,
            &Draft {
                revision: stale,
                ..draft("gammel")
            },
        );
        assert_eq!(
            saved,
            Saved::Newer(Box::new(newer.clone())),
            "revision {stale}"
        );
    }
    let stranger = UserId::from_bytes([8; 16]);
    let taken = save(
        &mut store,
        &Draft {
            revision: 2,
            author: stranger,
            ..draft("fremmed")
        },
    );
    assert_eq!(taken, Saved::Newer(Box::new(newer.clone())));
    assert_eq!(store.draft(newer.id).unwrap(), Some(newer));
}

#[test]
fn a_draft_that_was_signed_meanwhile_does_not_come_back() {
    let ground = Ground::new();
    let mut store = ground.writer();
    assert_eq!(
        save(
            &mut store,
            &Draft {
                revision: 3,
                ..draft("sen")
            }
        ),
        Saved::Gone
    );
    assert_eq!(store.counts().unwrap().drafts, 0);
}
