//! Before and after: for each treatment and each standard view the photo from before it and the one that shows its effect.

use super::course::{Course, Told, Treatment};
use super::photo::{Phase, PhotoAttached, View};
use super::time::{Day, Moment};

/// Two photos of one view, with the treatment between them.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'c> {
    pub view: View,
    pub treatment: &'c Treatment,
    pub before: &'c Told<PhotoAttached>,
    pub after: &'c Told<PhotoAttached>,
}

/// The days after a treatment on which a follow-up is expected, both included; clinic settings (R99).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Expected {
    pub from_day: u32,
    pub to_day: u32,
}

/// The newest treatment first, its views in their order. What is hidden is in no pair.
pub fn pairs(course: &Course, expected: Expected) -> Vec<Pair<'_>> {
    let mut found = Vec::new();
    for (place, treatment) in course.treatments.iter().enumerate().rev() {
        let earlier = place
            .checked_sub(1)
            .and_then(|at| course.treatments.get(at));
        let since = earlier.map(Treatment::last_moment);
        let until = course.treatments.get(place + 1).map(|next| next.started);
        for view in View::ALL {
            let before = before(course, view, (since, treatment.started));
            let after = after(course, view, (treatment.last_moment(), until), expected);
            found.extend(before.zip(after).map(|(before, after)| Pair {
                view,
                treatment,
                before,
                after,
            }));
        }
    }
    found
}

/// How many days after a treatment a photo was taken, by date.
pub fn day_after(treatment: &Treatment, taken: Moment) -> i64 {
    treatment.last_moment().day().days_until(taken.day())
}

/// The newest before-photo of a treatment, taken since the one before it.
fn before(
    course: &Course,
    view: View,
    (since, start): (Option<Moment>, Moment),
) -> Option<&Told<PhotoAttached>> {
    let photos = course.shown_photos().filter(|told| {
        told.value.view == view
            && told.value.phase == Phase::Before
            && told.occurred_at <= start
            && since.is_none_or(|since| told.occurred_at > since)
    });
    photos.max_by_key(|told| told.occurred_at)
}

/// The newest of the days on which the effect is looked at; if there is none, the newest before the next treatment.
fn after(
    course: &Course,
    view: View,
    (end, until): (Moment, Option<Moment>),
    expected: Expected,
) -> Option<&Told<PhotoAttached>> {
    let (from, to) = window(end.day(), expected);
    let photos = course.shown_photos().filter(|told| {
        told.value.view == view
            && told.value.phase != Phase::Before
            && told.occurred_at > end
            && until.is_none_or(|until| told.occurred_at < until)
    });
    photos.max_by_key(|told| {
        let day = told.occurred_at.day();
        (from <= day && day <= to, told.occurred_at)
    })
}

fn window(ended: Day, expected: Expected) -> (Day, Day) {
    let after = |days: u32| ended.plus_days(i64::from(days));
    (after(expected.from_day), after(expected.to_day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::EntryId;
    use crate::domain::rules::testing::{GLABELLA, Story, photo};
    use crate::domain::set_aside::PhotoHidden;

    const EXPECTED: Expected = Expected {
        from_day: 10,
        to_day: 21,
    };

    fn taken(story: &mut Story, at: &str, view: View, phase: Phase) -> EntryId {
        let fact = PhotoAttached {
            view,
            phase,
            ..photo()
        };
        story.add(at, fact)
    }

    fn found(story: &Story) -> Vec<(View, EntryId, EntryId)> {
        let course = story.course();
        let pairs = pairs(&course, EXPECTED).into_iter();
        pairs
            .map(|pair| (pair.view, pair.before.id, pair.after.id))
            .collect()
    }

    #[test]
    fn each_treatment_has_its_own_pair_of_each_view() {
        let mut story = Story::of_adult();
        let (rest, frown) = (View::FrontRest, View::FrontFrown);
        let too_old = taken(&mut story, "2026-02-01 09:00:00 +01", rest, Phase::Before);
        let first = taken(&mut story, "2026-03-02 09:00:00 +01", rest, Phase::Before);
        story.treat("2026-03-02 10:00:00 +01", &[GLABELLA], false);
        let at_once = taken(&mut story, "2026-03-02 11:00:00 +01", rest, Phase::After);
        let effect = taken(&mut story, "2026-03-16 09:00:00 +01", rest, Phase::Control);
        let late = taken(&mut story, "2026-06-01 09:00:00 +02", rest, Phase::Control);
        let second = taken(&mut story, "2026-06-29 09:00:00 +02", rest, Phase::Before);
        let frowning = taken(&mut story, "2026-06-29 09:01:00 +02", frown, Phase::Before);
        story.treat("2026-06-29 10:00:00 +02", &[GLABELLA], false);
        assert_eq!(found(&story), [(rest, first, effect)]);

        let later = taken(&mut story, "2026-08-20 09:00:00 +02", rest, Phase::Control);
        let frowned = taken(&mut story, "2026-07-13 09:00:00 +02", frown, Phase::Control);
        assert_eq!(
            found(&story),
            [
                (rest, second, later),
                (frown, frowning, frowned),
                (rest, first, effect)
            ]
        );
        for unused in [too_old, at_once, late] {
            let pairs = found(&story);
            assert!(
                !pairs
                    .iter()
                    .any(|(_, one, other)| [one, other].contains(&&unused))
            );
        }
    }

    #[test]
    fn a_hidden_photo_is_in_no_pair() {
        let mut story = Story::of_adult();
        let rest = View::FrontRest;
        taken(&mut story, "2026-03-02 09:00:00 +01", rest, Phase::Before);
        story.treat("2026-03-02 10:00:00 +01", &[GLABELLA], false);
        let effect = taken(&mut story, "2026-03-16 09:00:00 +01", rest, Phase::Control);
        assert_eq!(found(&story).len(), 1);
        let hidden = PhotoHidden {
            photo: effect,
            hidden: true,
            why: "Uskarpt".to_owned(),
        };
        story.add("2026-03-17 09:00:00 +01", hidden);
        assert_eq!(found(&story), []);
    }
}
