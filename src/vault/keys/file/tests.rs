//! The key file: what opens it, what opens nothing, and that each changed byte is noticed.

use super::*;
use crate::domain::user::Role;
use crate::vault::fixture::{CHEAP, PASSPHRASE, RECOVERY, id, key_file, user};

#[test]
fn the_passphrase_and_the_recovery_key_open_the_same_keys() {
    let file = key_file();
    let opened = file.unlock(id("003"), &PASSPHRASE).expect("in");
    let recovered = file.recover(&RECOVERY).expect("in");
    assert_eq!(opened.keys.database(), recovered.database());
    assert_eq!((opened.user, opened.role), (id("003"), Role::Doctor));
    assert_eq!(opened.public.exchange, *file.slots()[0].public());
    assert_eq!(
        opened.public.signing,
        opened.signer.verifying_key().to_bytes()
    );
}

#[test]
fn a_wrong_passphrase_a_foreign_recovery_key_and_an_unknown_user_have_their_own_errors() {
    let file = key_file();
    let wrong = Passphrase::typed("blåbærgrød på en onsdag");
    assert!(matches!(
        file.unlock(id("003"), &wrong),
        Err(Error::WrongPassphrase)
    ));
    assert!(matches!(
        file.unlock(id("009"), &PASSPHRASE),
        Err(Error::UnknownUser)
    ));
    let other = RecoveryKey::new().expect("a key");
    assert!(matches!(file.recover(&other), Err(Error::WrongRecoveryKey)));
}

#[test]
fn a_changed_passphrase_opens_the_same_keys_and_the_old_one_nothing() {
    let file = key_file();
    let before = file.unlock(id("003"), &PASSPHRASE).expect("in");
    let new = Passphrase::typed("gulerod og hyldeblomst");
    let dearer = KdfCost { passes: 2, ..CHEAP };
    let slot = file.with_passphrase(id("003"), &PASSPHRASE, &new, dearer);
    let changed = file
        .with_slot_replaced(&slot.expect("a slot"))
        .expect("a file");
    let after = changed.unlock(id("003"), &new).expect("in");
    assert_eq!(after.keys.database(), before.keys.database());
    assert_eq!(after.public, before.public);
    assert_eq!(changed.cost(id("003")), Some(dearer));
    assert!(matches!(
        changed.unlock(id("003"), &PASSPHRASE),
        Err(Error::WrongPassphrase)
    ));
    // A copy from before keeps its passphrase.
    assert!(file.unlock(id("003"), &PASSPHRASE).is_ok());
    let wrong = file.with_passphrase(id("003"), &new, &PASSPHRASE, CHEAP);
    assert!(matches!(wrong, Err(Error::WrongPassphrase)));
}

#[test]
fn a_passphrase_with_letters_of_two_parts_opens_however_it_is_typed() {
    let file = key_file();
    let whole = Passphrase::typed("smørebrødet på åen");
    let parted = Passphrase::typed("smørebrødet pa\u{30a} a\u{30a}en");
    for (set, typed) in [(&whole, &parted), (&parted, &whole)] {
        let slot = file.with_passphrase(id("003"), &PASSPHRASE, set, CHEAP);
        let changed = file
            .with_slot_replaced(&slot.expect("a slot"))
            .expect("a file");
        assert!(changed.unlock(id("003"), typed).is_ok());
    }
}

#[test]
fn a_nurse_and_a_reviewer_get_what_their_role_may_open() {
    let file = key_file();
    let doctor = file.unlock(id("003"), &PASSPHRASE).expect("in");
    let passphrase = Passphrase::typed("gulerod og hyldeblomst");
    let mut file = file;
    for new in [user("005", Role::Nurse), user("006", Role::Reviewer)] {
        let slot = file
            .new_slot(&doctor.keys, &new, &passphrase, CHEAP)
            .expect("a slot");
        file = file.with_slot(&slot).expect("a file");
    }
    let nurse = file.unlock(id("005"), &passphrase).expect("in");
    let reviewer = file.unlock(id("006"), &passphrase).expect("in");
    assert_eq!(nurse.keys.database(), doctor.keys.database());
    assert_eq!(reviewer.keys.database(), doctor.keys.database());
    assert!(nurse.keys.sees_photos() && nurse.keys.can_add_users());
    assert!(!reviewer.keys.sees_photos() && !reviewer.keys.can_add_users());
    assert_ne!(nurse.public.signing, doctor.public.signing);

    let another = user("007", Role::Nurse);
    let refused = file.new_slot(&reviewer.keys, &another, &passphrase, CHEAP);
    assert!(matches!(refused, Err(Error::BeyondKeys)));
    let again = file.new_slot(&doctor.keys, &user("005", Role::Nurse), &passphrase, CHEAP);
    assert!(matches!(again, Err(Error::UserExists)));
}

#[test]
fn whoever_changes_role_practice_or_cost_in_the_file_locks_the_slot() {
    let line = String::from_utf8(key_file().to_bytes().expect("bytes")).expect("text");
    let (line, _) = line.split_once('\n').expect("two lines");
    for (from, to) in [
        (r#""role":"doctor""#, r#""role":"nurse""#),
        (r#""practice":true"#, r#""practice":false"#),
        (r#""m":8"#, r#""m":16"#),
        ("000000000001", "000000000002"),
    ] {
        let changed = line.replace(from, to);
        assert_ne!(changed, line, "{from}");
        let hash = hex::encode(&Sha256::digest(&changed));
        let file = KeyFile::from_bytes(format!("{changed}\n{hash}").as_bytes());
        let opened = file.expect("a whole file").unlock(id("003"), &PASSPHRASE);
        assert!(matches!(opened, Err(Error::WrongPassphrase)), "{from}");
    }
}

#[test]
fn the_bytes_come_back_and_every_changed_byte_is_noticed() {
    let file = key_file();
    let bytes = file.to_bytes().expect("bytes");
    assert_eq!(KeyFile::from_bytes(&bytes), Ok(file));
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert_eq!(KeyFile::from_bytes(&changed), Err(Unusable::Damaged));
    }
    for length in 0..bytes.len() {
        assert_eq!(
            KeyFile::from_bytes(&bytes[..length]),
            Err(Unusable::Damaged)
        );
    }
}

#[test]
fn a_whole_file_that_we_do_not_understand_is_newer() {
    let signed = |line: &str| format!("{line}\n{}", hex::encode(&Sha256::digest(line)));
    assert_eq!(
        KeyFile::from_bytes(signed(r#"{"v":2,"new":true}"#).as_bytes()),
        Err(Unusable::Newer(2))
    );
    let text = String::from_utf8(key_file().to_bytes().expect("bytes")).expect("text");
    let (line, _) = text.split_once('\n').expect("two lines");
    let later = line.replace(r#""epoch":1"#, r#""epoch":2"#);
    assert_eq!(
        KeyFile::from_bytes(signed(&later).as_bytes()),
        Err(Unusable::Newer(1))
    );
}

/// Written once by version 1 and checked by an independent program; it must open for ever.
#[test]
fn the_first_key_file_still_opens() {
    let text = include_str!("../../../../tests/fixtures/first.vault.keys");
    let file = KeyFile::from_bytes(text.as_bytes()).expect("a key file");
    let doctor = file.unlock(id("003"), &PASSPHRASE).expect("in");
    let recovered = file.recover(&RECOVERY).expect("in");
    assert_eq!(*doctor.keys.database_hex(), *recovered.database_hex());
    let passphrase = Passphrase::typed("gulerod og hyldeblomst");
    for last in ["005", "006"] {
        let opened = file.unlock(id(last), &passphrase).expect("in");
        assert_eq!(opened.keys.database(), doctor.keys.database());
        assert!(opened.keys.sees_photos());
    }
    assert_eq!(file.to_bytes().expect("bytes"), text.as_bytes());
}
