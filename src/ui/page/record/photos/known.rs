//! What the page needs to know of a record in every frame, found once for each time that the record is read.

use crate::domain::area::Area;
use crate::domain::photo::View;
use crate::domain::time::Moment;
use crate::journal::view::RecordView;

/// As [`RecordView::coverage`] gives it.
type Found = Vec<(Area, Vec<(View, bool)>)>;

/// No frame walks over all photos, of which there may be thousands.
#[derive(Default)]
pub struct Known {
    read: Option<(usize, Moment)>,
    coverage: Found,
}

impl Known {
    pub fn coverage(&mut self, view: &RecordView) -> &Found {
        // Entries are only added, so their number is the version of the record.
        let read = Some((view.entries.len(), view.now.moment));
        if self.read != read {
            self.read = read;
            self.coverage = view.coverage();
        }
        &self.coverage
    }
}
