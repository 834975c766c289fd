//! What the page needs to know of a record in every frame, found once for each time that the record is read.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::area::Area;
use crate::domain::id::EntryId;
use crate::domain::photo::{Phase, View};
use crate::domain::time::Moment;
use crate::journal::view::{PhotoItem, RecordView};

use super::compare;

/// As [`RecordView::coverage`] gives it.
type Found = Vec<(Area, Vec<(View, bool)>)>;

/// No frame walks over all photos, of which there may be thousands.
#[derive(Default)]
pub struct Known {
    read: Option<(usize, Moment)>,
    coverage: Found,
    /// The photo that stands for a view in a phase, by its place in the record.
    standing: BTreeMap<(Phase, View), usize>,
    /// Two photos of a view are there.
    can_compare: bool,
}

impl Known {
    pub fn coverage(&mut self, view: &RecordView) -> &Found {
        self.read(view);
        &self.coverage
    }

    /// The photo of a view in a phase: the newest one since the last treatment, with which a new round begins.
    pub fn standing<'v>(
        &self,
        view: &'v RecordView,
        phase: Phase,
        of: View,
    ) -> Option<&'v PhotoItem> {
        let place = self.standing.get(&(phase, of))?;
        view.photos.get(*place)
    }

    pub const fn can_compare(&self) -> bool {
        self.can_compare
    }

    /// Reads anew what follows from the record, if that was read anew.
    pub fn read(&mut self, view: &RecordView) {
        // Entries are only added, so their number is the version of the record.
        let read = Some((view.entries.len(), view.now.moment));
        if self.read == read {
            return;
        }
        self.read = read;
        self.coverage = view.coverage();
        self.standing = standing(view, &self.coverage);
        self.can_compare = compare::can_compare(&view.photos);
    }
}

fn standing(view: &RecordView, coverage: &Found) -> BTreeMap<(Phase, View), usize> {
    let counting: BTreeSet<EntryId> = view.counting_photos().into_iter().collect();
    let last = view.course.treatments.last();
    let mut standing = BTreeMap::new();
    // The newest come first, so the first that is found stays.
    for (place, item) in view.photos.iter().enumerate() {
        // A reviewer sees hidden photos, but they stand for nothing.
        if item.hidden.is_some() {
            continue;
        }
        let (phase, of) = (item.photo.phase, item.photo.view);
        let in_time = last.is_none_or(|last| match phase {
            Phase::Before => item.taken_at > last.last_moment(),
            Phase::After | Phase::Control => item.taken_at >= last.started,
        });
        if in_time {
            standing.entry((phase, of)).or_insert(place);
        }
    }
    // One that counts for the plan stands before a newer one that does not.
    for (place, item) in view.photos.iter().enumerate().rev() {
        let needed = coverage.iter().flat_map(|(_, views)| views);
        let is_needed = needed.into_iter().any(|(of, _)| *of == item.photo.view);
        if is_needed && counting.contains(&item.id) {
            standing.insert((Phase::Before, item.photo.view), place);
        }
    }
    standing
}
