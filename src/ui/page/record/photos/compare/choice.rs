//! Which two photos are compared: always of one view, since different views say nothing about each other.

use crate::domain::course::Course;
use crate::domain::id::EntryId;
use crate::domain::photo::{Phase, View};
use crate::domain::time::Moment;
use crate::journal::view::PhotoItem;
use crate::text::{Text, fill};

/// A side of the comparison.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    Left,
    Right,
}

impl Place {
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair {
    pub view: View,
    left: EntryId,
    right: EntryId,
}

impl Pair {
    /// What is compared at first in a view: the newest photo with the newest one from before the last treatment ahead of it,
    /// or else with the oldest.
    pub fn of_view(photos: &[PhotoItem], course: &Course, view: View) -> Option<Self> {
        let taken = of_view(photos, view);
        let newest = taken.last()?;
        let treated = last_treatment(course, newest.taken_at);
        let before = |item: &&&PhotoItem| {
            item.id != newest.id && treated.is_some_and(|treated| item.taken_at <= treated)
        };
        let left = taken.iter().rfind(before).or_else(|| taken.first())?;
        (left.id != newest.id).then_some(Self {
            view,
            left: left.id,
            right: newest.id,
        })
    }

    /// In the view of a photo if it can be compared, else in the first that can.
    pub fn begun(photos: &[PhotoItem], course: &Course, near: Option<View>) -> Option<Self> {
        let mut views = near.into_iter().chain(View::ALL);
        views.find_map(|view| Self::of_view(photos, course, view))
    }

    /// The same in the next view that can be compared, or the one before.
    pub fn turned(self, photos: &[PhotoItem], course: &Course, forward: bool) -> Option<Self> {
        let views = View::ALL.into_iter();
        let mut pairs = views.filter_map(|view| Self::of_view(photos, course, view));
        if forward {
            pairs.find(|pair| pair.view > self.view)
        } else {
            pairs.rfind(|pair| pair.view < self.view)
        }
    }

    pub const fn at(self, place: Place) -> EntryId {
        match place {
            Place::Left => self.left,
            Place::Right => self.right,
        }
    }

    pub fn place_of(self, photo: EntryId) -> Option<Place> {
        Place::BOTH
            .into_iter()
            .find(|place| self.at(*place) == photo)
    }

    /// Puts a photo on a side; if it is on the other one, both change places.
    pub fn put(&mut self, place: Place, photo: EntryId) {
        let was = self.at(place);
        if self.at(place.other()) == photo {
            *self.side(place.other()) = was;
        }
        *self.side(place) = photo;
    }

    const fn side(&mut self, place: Place) -> &mut EntryId {
        match place {
            Place::Left => &mut self.left,
            Place::Right => &mut self.right,
        }
    }

    /// Both photos, as long as both are there and show the view: a correction may have said otherwise.
    pub fn items(self, photos: &[PhotoItem]) -> Option<[&PhotoItem; 2]> {
        let find = |id: EntryId| {
            let mut shown = photos.iter().filter(|item| item.photo.view == self.view);
            shown.find(|item| item.id == id)
        };
        Some([find(self.left)?, find(self.right)?])
    }
}

/// The photos of a view, oldest first.
pub fn of_view(photos: &[PhotoItem], view: View) -> Vec<&PhotoItem> {
    let mut taken: Vec<&PhotoItem> = photos
        .iter()
        .filter(|item| item.photo.view == view)
        .collect();
    taken.sort_by_key(|item| (item.taken_at, item.id));
    taken
}

pub fn can_compare(photos: &[PhotoItem]) -> bool {
    let of = |view| photos.iter().filter(move |item| item.photo.view == view);
    View::ALL.into_iter().any(|view| of(view).nth(1).is_some())
}

/// When the last treatment before a moment began.
fn last_treatment(course: &Course, before: Moment) -> Option<Moment> {
    let starts = course.treatments.iter().map(|given| given.started);
    starts.filter(|start| *start < before).max()
}

/// »Før«, »Efter«, or for a control »Dag 14«, counted from the last treatment before it.
pub fn phase(text: &Text, course: &Course, item: &PhotoItem) -> String {
    let treated = last_treatment(course, item.taken_at);
    match (item.photo.phase, treated) {
        (Phase::Control, Some(treated)) => {
            let days = treated.day().days_until(item.taken_at.day());
            fill(&text.compare.day, &[("days", &days.to_string())])
        }
        (phase, _) => text.phase(phase).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::photo::{PhotoAttached, Purpose, TakenFrom};
    use crate::text::Language;

    fn photo(number: u128, view: View, phase: Phase, taken_at: &str) -> PhotoItem {
        let photo = PhotoAttached {
            name: String::new(),
            sha256: String::new(),
            bytes: 1,
            sealed_blake3: String::new(),
            mime: String::new(),
            width: 640,
            height: 800,
            orientation: 1,
            taken_from: TakenFrom::Asked,
            clock_corrected_seconds: None,
            areas: Vec::new(),
            view,
            phase,
            purpose: Purpose::Documentation,
            moved_from: None,
        };
        PhotoItem {
            id: EntryId::new(Uuid::from_u128(number)),
            taken_at: Moment::parse_rfc3339(taken_at).expect("a moment"),
            photo,
            pupils: None,
            marks: Vec::new(),
            hidden: None,
        }
    }

    fn treated(at: &str) -> Course {
        let started = Moment::parse_rfc3339(at).expect("a moment");
        let treatment = crate::domain::course::Treatment {
            entry: EntryId::new(Uuid::from_u128(99)),
            recorded: started,
            practitioner: crate::domain::id::UserId::new(Uuid::from_u128(98)),
            started,
            ended: Some(started),
            parts: std::collections::BTreeSet::new(),
            unknown: crate::domain::course::Unknown::Nothing,
            deviation: false,
            met_reflection: true,
        };
        Course {
            treatments: vec![treatment],
            ..Course::default()
        }
    }

    /// Newest first, as a record gives them.
    fn photos() -> Vec<PhotoItem> {
        vec![
            photo(
                5,
                View::FrontFrown,
                Phase::Control,
                "2026-07-09T10:00:00+02:00",
            ),
            photo(
                4,
                View::FrontFrown,
                Phase::Before,
                "2026-06-25T10:00:00+02:00",
            ),
            photo(
                3,
                View::FrontSmile,
                Phase::Before,
                "2026-06-25T09:00:00+02:00",
            ),
            photo(
                2,
                View::FrontFrown,
                Phase::Before,
                "2026-01-05T10:00:00+01:00",
            ),
            photo(
                1,
                View::FrontRest,
                Phase::Before,
                "2026-01-05T09:00:00+01:00",
            ),
            photo(
                0,
                View::FrontRest,
                Phase::Before,
                "2026-01-02T09:00:00+01:00",
            ),
        ]
    }

    fn id(number: u128) -> EntryId {
        EntryId::new(Uuid::from_u128(number))
    }

    #[test]
    fn the_newest_is_compared_with_the_last_before_the_treatment() {
        let course = treated("2026-06-25T11:00:00+02:00");
        let pair = Pair::of_view(&photos(), &course, View::FrontFrown).expect("a pair");
        assert_eq!((pair.left, pair.right), (id(4), id(5)));
        // Nothing was given: the oldest.
        let pair = Pair::of_view(&photos(), &Course::default(), View::FrontFrown).expect("a pair");
        assert_eq!((pair.left, pair.right), (id(2), id(5)));
    }

    #[test]
    fn a_view_of_one_photo_is_no_pair_and_is_walked_past() {
        let (photos, course) = (photos(), Course::default());
        assert_eq!(Pair::of_view(&photos, &course, View::FrontSmile), None);
        let pair = Pair::begun(&photos, &course, Some(View::FrontSmile)).expect("a pair");
        assert_eq!(pair.view, View::FrontRest);
        let next = pair.turned(&photos, &course, true).expect("a pair");
        assert_eq!(next.view, View::FrontFrown);
        assert_eq!(next.turned(&photos, &course, true), None);
        assert_eq!(next.turned(&photos, &course, false), Some(pair));
        assert!(can_compare(&photos) && !can_compare(&photos[2..3]));
    }

    #[test]
    fn a_photo_is_never_compared_with_itself() {
        let mut pair =
            Pair::begun(&photos(), &Course::default(), Some(View::FrontFrown)).expect("a pair");
        pair.put(Place::Left, id(4));
        assert_eq!((pair.left, pair.right), (id(4), id(5)));
        pair.put(Place::Left, id(5));
        assert_eq!((pair.left, pair.right), (id(5), id(4)));
        assert!(pair.items(&photos()).is_some());
        assert!(pair.items(&photos()[1..]).is_none(), "one is gone");
    }

    #[test]
    fn a_control_counts_its_days_from_the_treatment() {
        let text = Text::load(Language::Danish).expect("words");
        let course = treated("2026-06-25T11:00:00+02:00");
        let said = |item: &PhotoItem, course: &Course| phase(&text, course, item);
        assert_eq!(said(&photos()[0], &course), "Dag 14");
        assert_eq!(said(&photos()[1], &course), "Før");
        assert_eq!(said(&photos()[0], &Course::default()), "Kontrol");
    }
}
