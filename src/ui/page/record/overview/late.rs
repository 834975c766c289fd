//! What was written late and waits for a doctor (R06).

use crate::domain::course::Course;
use crate::domain::entry::Entry;
use crate::domain::fact::Family;
use crate::domain::id::EntryId;
use crate::domain::rules::recording::is_late;
use crate::journal::ClinicState;
use crate::journal::view::RecordView;

/// Written more than the clinic's limit after it happened, and no doctor has vouched for it yet (R06).
pub fn is_open_late_entry(view: &RecordView, clinic: &ClinicState, entry: &Entry) -> bool {
    let header = &entry.header;
    entry.fact.family() == Family::Course
        && is_late(header.occurred_at, header.recorded_at, &clinic.policy)
        && !view
            .course
            .countersigned
            .contains_key(&first_version(&view.course, header.id))
}

/// Countersignatures stand under the first version of what was corrected.
fn first_version(course: &Course, id: EntryId) -> EntryId {
    let written = course.written.iter().map(|told| (told.id, &told.versions));
    let oral = course.oral.iter().map(|told| (told.id, &told.versions));
    let consultations = course
        .consultations
        .iter()
        .map(|told| (told.id, &told.versions));
    let mut all = written.chain(oral).chain(consultations);
    all.find(|(_, versions)| versions.contains(&id))
        .map_or(id, |(first, _)| first)
}
