//! What a judgement rests on, put together: the course, the clinic, and what other records say about vials and names.

use std::collections::BTreeSet;

use crate::domain::course::Course;
use crate::domain::fold::similar_names;
use crate::domain::id::{EntryId, PatientId};
use crate::domain::patient::Patient;
use crate::domain::product::Catalogue;
use crate::domain::rules::{Case, Question};
use crate::domain::vial_log::VialLog;
use crate::store::Store;

use super::clinic::ClinicState;
use super::clock::Now;
use super::error::Result;

/// A case that knows one course and the clinic.
pub fn of_course<'c>(
    clinic: &'c ClinicState,
    now: Now,
    course: &'c Course,
    question: Question,
) -> Case<'c> {
    Case {
        course,
        staff: &clinic.users,
        sheets: &clinic.sheets,
        policy: &clinic.policy,
        premises: &clinic.premises,
        vials: VialLog::of(course),
        namesakes: Vec::new(),
        products: Catalogue::shipped(),
        question,
        now: now.moment,
        clock_in_doubt: now.is_in_doubt(),
    }
}

/// The same case with what stands in other records: whoever else had something from the vials, and who is called alike.
pub fn with_others<'c>(store: &Store, patient: PatientId, mut case: Case<'c>) -> Result<Case<'c>> {
    let mut others = BTreeSet::new();
    for vial in vials_named(&case) {
        others.extend(store.patients_of_vial(vial)?);
    }
    others.remove(&store.person(patient)?);
    for other in others {
        let course = Course::of(&store.entries_of(other)?);
        case.vials.take_in(&course);
    }
    if let Some(known) = &case.course.patient {
        case.namesakes = namesakes(store, patient, &known.value)?;
    }
    Ok(case)
}

/// The vials asked about and those drawn from, in every version: another record may know an older one.
fn vials_named(case: &Case<'_>) -> BTreeSet<EntryId> {
    let drawn = case.question.given.iter().flat_map(|given| &given.vials);
    let mut named: BTreeSet<EntryId> = drawn.map(|drawn| drawn.vial).collect();
    named.extend(&case.question.vials);
    for told in &case.course.vials {
        if told.versions.iter().any(|version| named.contains(version)) {
            named.extend(&told.versions);
        }
    }
    named
}

/// Others with the same or a similar name and the same birth date (R05 *navnelighed*).
pub fn namesakes(store: &Store, id: PatientId, patient: &Patient) -> Result<Vec<PatientId>> {
    let own = store.person(id)?;
    let mut alike = BTreeSet::new();
    for (other, name) in store.patients_born_on(patient.birth_date)? {
        let other = store.person(other)?;
        if other != own && similar_names(&name, &patient.name.full()) {
            alike.insert(other);
        }
    }
    Ok(alike.into_iter().collect())
}
