//! Which photo belongs under the injection map of a treatment: one that was taken for it, at rest, if there is one.

use super::{Course, Told};
use crate::domain::photo::{Phase, PhotoAttached, View};
use crate::domain::time::Moment;

impl Course {
    /// Of the photos from the front in which somebody has marked the pupils. Before-photos that were taken since the last
    /// treatment and until this one began come first, then those at rest, then those from before a treatment, then the newest.
    pub fn photo_under_map(&self, start: Moment) -> Option<&Told<PhotoAttached>> {
        let treated = self.last_before(start, |_| true);
        let for_this = |told: &Told<PhotoAttached>| {
            told.value.phase == Phase::Before
                && told.occurred_at <= start
                && treated.is_none_or(|treated| told.occurred_at > treated)
        };
        let rank = |told: &&Told<PhotoAttached>| {
            let photo = &told.value;
            (
                for_this(told),
                photo.view == View::FrontRest,
                photo.phase == Phase::Before,
                told.occurred_at,
            )
        };
        let aligned = |told: &&Told<PhotoAttached>| {
            told.value.view.is_front() && self.aligned.contains_key(&told.id)
        };
        self.photos.iter().filter(aligned).max_by_key(rank)
    }
}
