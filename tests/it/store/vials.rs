//! Whose a batch was used for: by every spelling, in every record, and by whichever version a treatment names its vial.

use mimik::domain::id::{EntryId, PatientId};
use mimik::domain::treatment::Deviation;
use mimik::store::{Batches, NewEntry, Tx};

use super::ground::{
    DOCTOR, Ground, aase, at, entry_id, new_entry, patient_id, person, recorded, registered,
};
use crate::clinic::{deviation, drawn, points, vial_of_batch};

fn write(tx: &mut Tx<'_>, number: i64, entry: &NewEntry) {
    tx.append(entry, &recorded(number), |hash| Some([hash[0]; 64]))
        .unwrap();
}

fn from(vial: EntryId) -> Deviation {
    Deviation {
        points: points(vial),
        vials: vec![drawn(vial)],
        ..deviation(DOCTOR, at(0))
    }
}

/// A vial of the first patient is given to the second; then its batch number is corrected, and the third is given of it by
/// the corrected version.
fn ground() -> Ground {
    let ground = Ground::new();
    let mut store = ground.writer();
    let mut tx = store.begin().unwrap();
    let people = [
        aase(),
        person("Bo", "Anders", "7403850718", (1985, 3, 14)),
        person("Ida", "Testesen", "7403850718", (1985, 3, 14)),
    ];
    for (number, somebody) in (2..).zip(people) {
        let patient = Some(patient_id(number as u8 - 1));
        write(
            &mut tx,
            number,
            &new_entry(number, patient, registered(somebody)),
        );
    }
    write(
        &mut tx,
        5,
        &new_entry(5, Some(patient_id(1)), vial_of_batch("TEST-0426-A")),
    );
    write(
        &mut tx,
        6,
        &new_entry(6, Some(patient_id(2)), from(entry_id(5))),
    );
    let corrected = NewEntry {
        amends: Some(entry_id(5)),
        reason: Some("Læst forkert".to_owned()),
        ..new_entry(7, Some(patient_id(1)), vial_of_batch("test 0999/c"))
    };
    write(&mut tx, 7, &corrected);
    write(
        &mut tx,
        8,
        &new_entry(8, Some(patient_id(3)), from(entry_id(7))),
    );
    write(
        &mut tx,
        9,
        &new_entry(9, Some(patient_id(3)), vial_of_batch("TEST-0999-CD")),
    );
    tx.commit().unwrap();
    store.close().unwrap();
    ground
}

#[test]
fn a_corrected_batch_number_moves_everybody_in_the_order_of_names() {
    let ground = ground();
    let store = ground.reader();
    let whose = |batches| store.patients_of_batches(batches).unwrap();
    assert_eq!(whose(Batches::Beginning("TEST0426")), []);
    let all: Vec<PatientId> = [2, 1, 3].map(patient_id).into();
    assert_eq!(whose(Batches::Exactly("TEST0999C")), all);
    assert_eq!(whose(Batches::Exactly("TEST0999CD")), [patient_id(3)]);
    assert_eq!(whose(Batches::Exactly("TEST0999")), []);
    assert_eq!(whose(Batches::Beginning("TEST0999")), all);
    for version in [5, 7] {
        let shared = store.patients_of_vial(entry_id(version)).unwrap();
        assert_eq!(shared, [1, 2, 3].map(patient_id));
    }
    assert_eq!(store.differences().unwrap(), []);
}

#[test]
fn batches_are_told_with_how_many_they_stand_for() {
    let ground = ground();
    let store = ground.reader();
    let known = |limit| {
        let known = store
            .known_batches(Batches::Beginning("TEST"), limit)
            .unwrap();
        let told = known
            .into_iter()
            .map(|known| (known.key, known.entry, known.patients));
        told.collect::<Vec<_>>()
    };
    let first = ("TEST0999C".to_owned(), entry_id(5), 3);
    assert_eq!(
        known(5),
        [first.clone(), ("TEST0999CD".to_owned(), entry_id(9), 1)]
    );
    assert_eq!(known(1), [first]);
}
