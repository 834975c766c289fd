//! P2a: patients found as somebody types, among 100 000, from the keystroke to the first 20 by name with the count of all.
//!
//! Limit: one pass of `memmem` without a hit over the same folded text. `MIMIK_SEARCHED=FOLDER` takes `patients.tsv` and
//! `keystrokes.tsv` of another program's run, so that both answer the same keystrokes.
#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot be set up should panic"
)]

mod yard;
#[path = "yard/clinic.rs"]
mod yard_clinic;

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use mimik::domain::fold::fold;
use mimik::domain::id::PatientId;
use mimik::domain::identity::{Number, NumberType};
use mimik::domain::name::PersonName;
use mimik::domain::patient::Patient;
use mimik::store::{PatientIndex, PatientLine};
use uuid::Uuid;
use yard::{Times, asked, heads, ms, row, times, title};
use yard_clinic::{Bench, CHEAP, SEED};

const ROUNDS: u32 = 5;
const NOT_COUNTED: u32 = 2;

fn main() {
    let given = std::env::var("MIMIK_SEARCHED").ok();
    let patients = match &given {
        Some(folder) => patients_of(Path::new(folder)),
        None => invented(asked("MIMIK_PATIENTS", 100_000)),
    };
    let keys = match &given {
        Some(folder) => keystrokes_of(Path::new(folder)),
        None => typed(&patients),
    };
    let lines = in_name_order(&patients);
    let mut building = Times::default();
    let index = building.take(|| PatientIndex::build(&lines));
    let searched: Vec<&str> = lines.iter().map(|line| line.search.as_str()).collect();
    let folded = searched.join("\n");

    let mut limit = Times::default();
    for _ in 0..200 {
        limit.take(|| black_box(memchr::memmem::find(black_box(folded.as_bytes()), b"qqxq")));
    }
    let mut kinds: BTreeMap<&str, Times> = BTreeMap::new();
    for round in 0..ROUNDS {
        for (kind, text) in &keys {
            let hits = kinds
                .entry(kind)
                .or_default()
                .take(|| index.find(black_box(text), 20));
            black_box(hits);
        }
        if round + 1 == NOT_COUNTED {
            kinds.values_mut().for_each(Times::forget);
        }
    }
    title(&format!(
        "P2a patient search: {} patients, {} keystrokes a round, seed {SEED}, folded text {} bytes, built in {} ms",
        patients.len(),
        keys.len(),
        folded.len(),
        ms(building.sum())
    ));
    heads(&[
        "kind",
        "searches",
        "p50 ms",
        "p99 ms",
        "most ms",
        "p99/limit",
    ]);
    row(
        "limit: one memmem pass",
        &[
            limit.count().to_string(),
            ms(limit.percentile(50)),
            ms(limit.percentile(99)),
            ms(limit.most()),
            String::new(),
        ],
    );
    for (kind, measured) in kinds {
        row(
            kind,
            &[
                measured.count().to_string(),
                ms(measured.percentile(50)),
                ms(measured.percentile(99)),
                ms(measured.most()),
                times(measured.percentile(99) / limit.percentile(50)),
            ],
        );
    }
}

fn invented(count: u32) -> Vec<Patient> {
    let mut bench = Bench::found(CHEAP);
    (0..count).map(|_| bench.somebody()).collect()
}

fn in_name_order(patients: &[Patient]) -> Vec<PatientLine> {
    let line = |(at, patient): (usize, &Patient)| {
        PatientLine::of(PatientId::new(Uuid::from_u128(at as u128 + 1)), patient)
    };
    let mut lines: Vec<PatientLine> = patients.iter().enumerate().map(line).collect();
    lines.sort_by(|a, b| (&a.name_key, a.patient).cmp(&(&b.name_key, b.patient)));
    lines
}

/// What is in the field after each key, while people look for some of the patients.
fn typed(patients: &[Patient]) -> Vec<(String, String)> {
    let mut keys = Vec::new();
    for patient in patients
        .iter()
        .step_by((patients.len() / 60).max(1))
        .take(60)
    {
        let name = fold(&[patient.name.given(), patient.name.family()].join(" "));
        let family = fold(patient.name.family());
        let number = patient.number.stored();
        let mut prefixes = |kind: &str, text: &str, from: usize, most: usize| {
            let ends = from..=text.len().min(most);
            keys.extend(
                ends.filter_map(|end| Some((kind.to_owned(), text.get(..end)?.to_owned()))),
            );
        };
        prefixes("name", &name, 1, 12);
        prefixes("name", &family, 1, 12);
        prefixes("identity number", number, 2, 10);
        prefixes("phone", &patient.phone, 2, 8);
        keys.extend(
            number
                .get(6..)
                .map(|last| ("last four".to_owned(), last.to_owned())),
        );
        let fragments = [family.get(2..5), family.get(2..6), family.get(3..)]
            .into_iter()
            .flatten();
        keys.extend(fragments.map(|part| ("inner fragment".to_owned(), part.to_owned())));
    }
    keys
}

fn patients_of(folder: &Path) -> Vec<Patient> {
    let read = |line: &str| {
        let mut fields = line.split('\t');
        let (given, family) = (fields.next()?, fields.next()?);
        let number = Number::parse(NumberType::Demo, fields.next()?).ok()?;
        Some(Patient {
            name: PersonName::parse(family, given, None).ok()?,
            birth_date: number.birth_date()?,
            number,
            sex: None,
            phone: fields.next()?.to_owned(),
            email: String::new(),
            address: String::new(),
        })
    };
    fs::read_to_string(folder.join("patients.tsv"))
        .unwrap()
        .lines()
        .filter_map(read)
        .collect()
}

fn keystrokes_of(folder: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(folder.join("keystrokes.tsv")).unwrap();
    let pairs = text.lines().filter_map(|line| line.split_once('\t'));
    pairs
        .map(|(kind, typed)| (kind.to_owned(), typed.to_owned()))
        .collect()
}
