//! What photos may be used for: documentation always, anything else by a consent of its own (R81, R82); copies are noted.

use std::collections::BTreeSet;
use std::fs;

use mimik::domain::consent::{ConsentForm, ConsentWithdrawn};
use mimik::domain::fact::Fact;
use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::log::{Export, PhotosExported};
use mimik::domain::photo::Purpose;
use mimik::domain::photo_use::PhotoUseConsented;
use mimik::domain::rules::publication::UseFault;
use mimik::domain::user::Role;
use mimik::journal::task::{Import, Progress};
use mimik::journal::{Edit, Journal, Refusal, Thing};

use crate::clinic::{
    Clinic, DEMO, at, attach, chosen, entries, face, last_kinds, lock, must_be_whole, note, read,
    refusal, refused, register, with_comment,
};

fn photo(clinic: &Clinic, journal: &mut Journal, patient: PatientId) -> EntryId {
    let path = clinic.desk().join("a.jpg");
    fs::write(&path, with_comment(&face(), &[1])).unwrap();
    attach(journal, patient, &[path]).unwrap().entries[0]
}

fn agree(patient: PatientId, photo: EntryId, change: impl FnOnce(&mut PhotoUseConsented)) -> Edit {
    let mut consent = PhotoUseConsented {
        purposes: BTreeSet::from([Purpose::Teaching]),
        photos: BTreeSet::from([photo]),
        used_where: "Undervisning af klinikkens personale".to_owned(),
        form: ConsentForm::Paper,
        assessment: "Hun har selv foreslået det.".to_owned(),
    };
    change(&mut consent);
    Edit::ConsentToPhotoUse {
        patient,
        at: at("2026-11-23 08:00"),
        consent,
    }
}

fn export(patient: PatientId, photo: EntryId, purpose: Option<Purpose>, to: &str) -> Edit {
    Edit::ExportPhotos {
        patient,
        what: Export::Photo,
        photos: vec![photo],
        purpose,
        to: to.to_owned(),
    }
}

#[test]
fn nothing_leaves_without_a_purpose_and_a_receiver_and_what_leaves_is_noted() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    let photo = photo(&clinic, &mut journal, patient);

    let without = refusal(journal.apply(export(patient, photo, None, "Hende selv")));
    assert_eq!(without, Refusal::PhotoUse(UseFault::NoPurpose));
    assert_eq!(last_kinds(&journal, 1), ["refused"]);
    let before = entries(&journal);
    let purpose = Some(Purpose::Documentation);
    for (edit, expected) in [
        (export(patient, photo, purpose, " "), Refusal::EmptyText),
        (
            export(
                patient,
                EntryId::new(uuid::Uuid::from_u128(4)),
                purpose,
                "X",
            ),
            Refusal::Unknown(Thing::Photo),
        ),
        (
            Edit::ExportPhotos {
                patient,
                what: Export::Photo,
                photos: Vec::new(),
                purpose,
                to: "X".to_owned(),
            },
            Refusal::NoPhotos,
        ),
    ] {
        assert_eq!(refused(&mut journal, edit), expected);
    }
    assert_eq!(entries(&journal), before);

    journal
        .apply(export(patient, photo, purpose, "Hende selv"))
        .unwrap();
    let record = journal.record(patient).unwrap();
    let Fact::Exported(exported) = &record.entries.last().unwrap().fact else {
        panic!("an export");
    };
    let expected = PhotosExported {
        photos: vec![photo],
        purpose: Purpose::Documentation,
        to: "Hende selv".to_owned(),
    };
    assert_eq!(exported.photos, Some(expected));
}

#[test]
fn teaching_needs_a_consent_of_its_own_that_is_not_withdrawn() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let photo = photo(&clinic, &mut journal, patient);
    let teaching = || export(patient, photo, Some(Purpose::Teaching), "Et kursus");
    let fault = Refusal::PhotoUse(UseFault::NotAgreed);
    assert_eq!(refusal(journal.apply(teaching())), fault);
    let log = journal.record(patient).unwrap();
    assert!(log.course.photo_uses.is_empty());

    let consent = journal
        .apply(agree(patient, photo, |_| {}))
        .unwrap()
        .entries[0];
    journal.apply(teaching()).unwrap();
    let marketing = export(patient, photo, Some(Purpose::Marketing), "Hjemmesiden");
    assert_eq!(refusal(journal.apply(marketing)), fault);

    let withdrawn = || Edit::WithdrawConsent {
        patient,
        at: at("2026-11-23 08:00"),
        withdrawn: ConsentWithdrawn {
            consent,
            note: "Har fortrudt".to_owned(),
        },
    };
    journal.apply(withdrawn()).unwrap();
    assert_eq!(
        refused(&mut journal, withdrawn()),
        Refusal::AlreadyWithdrawn
    );
    assert!(matches!(
        refusal(journal.apply(teaching())),
        Refusal::PhotoUse(UseFault::Withdrawn { .. })
    ));
    must_be_whole(&journal);
}

#[test]
fn a_consent_is_a_doctors_to_record_whole_and_about_photos_that_are_here() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let other = register(&mut journal, DEMO[1]);
    let photo = photo(&clinic, &mut journal, patient);
    let before = entries(&journal);
    let no_purpose = Refusal::PhotoUse(UseFault::NoPurpose);
    for (edit, expected) in [
        (
            agree(patient, photo, |consent| consent.purposes.clear()),
            no_purpose.clone(),
        ),
        (
            agree(patient, photo, |consent| {
                consent.purposes.insert(Purpose::Documentation);
            }),
            no_purpose,
        ),
        (
            agree(patient, photo, |consent| consent.photos.clear()),
            Refusal::NoPhotos,
        ),
        (
            agree(patient, photo, |consent| consent.assessment.clear()),
            Refusal::EmptyText,
        ),
        (
            agree(patient, photo, |consent| consent.used_where.clear()),
            Refusal::EmptyText,
        ),
        (agree(other, photo, |_| {}), Refusal::Unknown(Thing::Photo)),
    ] {
        assert_eq!(refusal(journal.apply(edit)), expected);
    }
    // Uses that the rule refuses leave a trace; the rest does not.
    assert_eq!(entries(&journal), before + 2);
    drop(lock(journal));
    let mut nurse = clinic.nurse();
    assert_eq!(
        refusal(nurse.apply(agree(patient, photo, |_| {}))),
        Refusal::Role(Role::Doctor)
    );
}

#[test]
fn a_photo_comes_in_for_documentation_alone() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    journal
        .apply(note(patient, at("2026-11-23 08:00"), "Ringede"))
        .unwrap();
    let path = clinic.desk().join("a.jpg");
    fs::write(&path, face()).unwrap();
    let import = Import {
        vault: journal.vault().clone(),
        patient,
        imported_at: at("2026-11-23 08:00"),
        photos: vec![chosen(read(&path), at("2026-11-23 08:00"))],
    };
    let mut photos = import.run(&Progress::default()).unwrap();
    photos[0].photo.purpose = Purpose::Marketing;
    let attached = Edit::AttachPhotos { patient, photos };
    assert_eq!(refused(&mut journal, attached), Refusal::PurposeBeyond);
}
