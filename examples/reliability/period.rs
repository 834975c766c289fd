//! The reflection period by the clock of the system, for `clock.sh`: a talk that is signed now, and whether its two days are over.

use std::path::Path;

use mimik::domain::area::Area;
use mimik::domain::log::LockReason;
use mimik::domain::rules::Reflection;
use mimik::domain::time::MINUTE;
use mimik::journal::{Edit, Journal};

use crate::clinic::{informed, proof_of, sign};
use crate::harness::check::open;

const AREAS: [Area; 1] = [Area::Glabella];

/// Written information half an hour ago, oral information now. Says the limit in seconds since 1970.
pub fn talk(folder: &Path) {
    let (mut journal, patient) = open(folder).unwrap();
    let now = journal.now().unwrap().moment.whole_second();
    let written = now.plus(-30 * MINUTE);
    let draft = informed(&journal, written.plus(-30 * MINUTE), &AREAS, (written, now));
    sign(&mut journal, patient, draft).unwrap();
    match journal.record(patient).unwrap().reflection {
        Reflection::Running(limit) => println!("{}", limit.at.micros() / 1_000_000),
        other => println!("{other:?}"),
    }
    journal.lock(LockReason::Closed).1.unwrap();
}

/// Says whether the clock is in doubt, and whether the period is over before and after a doctor has confirmed the time.
pub fn look(folder: &Path) {
    let (mut journal, patient) = open(folder).unwrap();
    let is_over = |journal: &Journal| {
        let reflection = journal.record(patient).unwrap().reflection;
        matches!(reflection, Reflection::Over(_))
    };
    let (in_doubt, before) = (journal.now().unwrap().is_in_doubt(), is_over(&journal));
    let proof = proof_of(&journal, journal.author().user);
    journal.apply_signed(Edit::ConfirmClock, proof).unwrap();
    println!("{in_doubt} {before} {}", is_over(&journal));
    journal.lock(LockReason::Closed).1.unwrap();
}
