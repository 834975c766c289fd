//! Signed treatments, which a journal takes through the gate alone, told from entries that were made by hand.

use super::*;
use crate::domain::area::Area;
use crate::domain::chain::{Hash, Header};
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::{OriginId, PatientId, UserId};
use crate::domain::snapshot::Snapshot;
use crate::domain::treatment::{DrawnVial, Side, TenThousandths};
use crate::domain::vial::{Expiry, VialOpened};

fn id(number: u8) -> EntryId {
    EntryId::from_bytes([number; 16])
}

fn at(minute: i64) -> Moment {
    Moment::from_micros(1_795_420_800_000_000).plus(minute * crate::domain::time::MINUTE)
}

fn entry(number: u8, amends: Option<u8>, fact: impl Into<Fact>) -> Entry {
    let fact = fact.into();
    Entry {
        header: Header {
            seq: number.into(),
            id: id(number),
            patient: Some(PatientId::from_bytes([1; 16])),
            kind: fact.kind().to_owned(),
            occurred_at: at(number.into()),
            recorded_at: at(number.into()),
            utc_offset: 60,
            clock_flag: 0,
            user: Some(UserId::from_bytes([3; 16])),
            origin: OriginId::from_bytes([2; 16]),
            amends: amends.map(id),
            payload_hash: Hash::default(),
            prev: Hash::default(),
        },
        hash: Hash::default(),
        fact,
        reason: None,
    }
}

fn vial(batch: &str) -> VialOpened {
    VialOpened {
        product: ProductId::new("vistabel"),
        batch: batch.to_owned(),
        expiry: Expiry::On("2028-06-30".parse().expect("a day")),
        nominal: "50".parse().expect("units"),
        diluent: None,
        mixed_at: None,
        storage: None,
    }
}

fn point(area: Area, units: &str, vial: u8) -> Point {
    Point {
        area,
        muscle: "procerus".to_owned(),
        side: Side::Midline,
        x: TenThousandths::clamped(5_000),
        y: TenThousandths::clamped(4_500),
        units: units.parse().expect("units"),
        vial: id(vial),
    }
}

fn treatment(points: Vec<Point>) -> Treatment {
    let vials: BTreeSet<EntryId> = points.iter().map(|point| point.vial).collect();
    let drawn = |vial| DrawnVial {
        vial,
        product: ProductId::new("vistabel"),
        drawn: "20".parse().expect("units"),
        discarded: "1".parse().expect("a rest"),
    };
    Treatment {
        started: at(60),
        ended: at(70),
        practitioner: UserId::from_bytes([4; 16]),
        prescription: None,
        needle: String::new(),
        anaesthesia: String::new(),
        note: String::new(),
        disinfected: true,
        points,
        vials: vials.into_iter().map(drawn).collect(),
        snapshot: Snapshot {
            rules: 1,
            legal_basis: String::new(),
            at: at(60),
            findings: Vec::new(),
        },
    }
}

fn told(entries: &[Entry], batches: Batches<'_>) -> Vec<RecallRow> {
    let patient = PatientRow {
        id: PatientId::from_bytes([1; 16]),
        family: "Testesen".to_owned(),
        given: "Agnete".to_owned(),
        preferred: None,
        birth_date: "1990-01-01".parse().expect("a day"),
        masked_number: String::new(),
        phone: String::new(),
    };
    rows(Meant(batches), &[(patient, Course::of(entries))])
}

#[test]
fn a_treatment_is_told_with_the_points_of_the_batch_alone() {
    let given = treatment(vec![
        point(Area::Glabella, "4", 1),
        point(Area::Forehead, "2.5", 2),
        point(Area::Chin, "0.5", 1),
    ]);
    let entries = [
        entry(1, None, vial("TEST-0426-A")),
        entry(2, None, vial("TEST-0426-B")),
        entry(3, None, given),
    ];
    let [row] = &told(&entries, Batches::Exactly("TEST0426A"))[..] else {
        panic!("one row");
    };
    assert_eq!(
        (row.kind, row.at, row.entry),
        (RecallKind::Treatment, at(60), id(3))
    );
    assert_eq!(row.areas, BTreeSet::from([Area::Glabella, Area::Chin]));
    let total = row.units.as_ref().expect("a sum");
    assert_eq!(
        (total.units.to_string().as_str(), row.points.len()),
        ("4.5", 2)
    );
    assert_eq!(row.practitioner, Some(UserId::from_bytes([4; 16])));
    let both = told(&entries, Batches::Beginning("TEST0426"));
    let batches: Vec<&str> = both.iter().map(|row| row.batch.as_str()).collect();
    assert_eq!(batches, ["TEST-0426-A", "TEST-0426-B"]);
}

#[test]
fn a_corrected_treatment_is_told_once_as_it_reads_now_and_leaves_its_old_vial_unused() {
    let entries = [
        entry(1, None, vial("TEST-0426-A")),
        entry(2, None, vial("TEST-0999-C")),
        entry(3, None, treatment(vec![point(Area::Glabella, "4", 1)])),
        entry(4, Some(3), treatment(vec![point(Area::Glabella, "4", 2)])),
    ];
    let [row] = &told(&entries, Batches::Exactly("TEST0999C"))[..] else {
        panic!("one row");
    };
    assert_eq!((row.kind, row.entry), (RecallKind::Treatment, id(4)));
    let [row] = &told(&entries, Batches::Exactly("TEST0426A"))[..] else {
        panic!("one row");
    };
    assert_eq!((row.kind, row.points.len()), (RecallKind::VialOpened, 0));
    assert_eq!((row.at, row.units.clone()), (at(1), None));
}

#[test]
fn two_vials_of_one_batch_are_one_row() {
    let given = treatment(vec![
        point(Area::Glabella, "4", 1),
        point(Area::Forehead, "2.5", 2),
    ]);
    let entries = [
        entry(1, None, vial("TEST-0426-A")),
        entry(2, None, vial("test 0426 a")),
        entry(3, None, given),
    ];
    let rows = told(&entries, Batches::Exactly("TEST0426A"));
    let sums: Vec<String> = rows
        .iter()
        .filter_map(|row| row.units.as_ref())
        .map(|total| total.units.to_string())
        .collect();
    assert_eq!((rows.len(), sums), (1, vec!["6.5".to_owned()]));
}
