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
        self.shown_photos().filter(aligned).max_by_key(rank)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::alignment::{PhotoAligned, Pupils, Spot};
    use crate::domain::id::EntryId;
    use crate::domain::rules::testing::{FOREHEAD, Story, at, photo};

    fn aligned(photo: EntryId) -> PhotoAligned {
        let (right, left) = (Spot { x: 0, y: 0 }, Spot { x: 1, y: 0 });
        PhotoAligned {
            photo,
            pupils: Pupils { right, left },
        }
    }

    #[test]
    fn each_treatment_has_the_photo_that_was_taken_for_it() {
        let mut story = Story::of_adult();
        let mut taken = |time: &str| {
            let id = story.add(time, photo());
            story.add(time, aligned(id));
            id
        };
        let first = taken("2026-08-24 09:50:00 +02");
        let second = taken("2026-11-24 09:50:00 +01");
        story.treat("2026-08-24 10:00:00 +02", &[FOREHEAD], false);
        story.treat("2026-11-24 10:00:00 +01", &[FOREHEAD], false);
        // Nobody has marked its pupils.
        story.add("2026-11-24 09:55:00 +01", photo());
        let course = story.course();
        for (start, expected) in [
            ("2026-08-24 10:00:00 +02", first),
            ("2026-11-24 10:00:00 +01", second),
            // None was taken for the next one yet: the newest that there is.
            ("2027-02-24 10:00:00 +01", second),
        ] {
            let shown = course.photo_under_map(at(start));
            assert_eq!(shown.map(|told| told.id), Some(expected), "{start}");
        }
    }

    #[test]
    fn without_marked_pupils_there_is_none() {
        let mut story = Story::of_adult();
        let start = "2026-11-24 10:00:00 +01";
        assert_eq!(story.course().photo_under_map(at(start)), None);
        let id = story.add("2026-11-24 09:50:00 +01", photo());
        assert_eq!(story.course().photo_under_map(at(start)), None);
        story.add("2026-11-24 09:52:00 +01", aligned(id));
        let course = story.course();
        let shown = course.photo_under_map(at(start));
        assert_eq!(shown.map(|told| told.id), Some(id));
    }
}
