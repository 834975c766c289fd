//! What was written late and waits for a doctor (R06).

use crate::domain::entry::Entry;
use crate::domain::fact::Family;
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
            .contains_key(&view.course.first_version(header.id))
}
