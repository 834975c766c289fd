//! What was withdrawn says nothing any more, in whichever version it was told.

use crate::domain::course::Course;
use crate::domain::id::EntryId;
use crate::domain::information::Mark;
use crate::domain::rules::testing::{FOREHEAD, GLABELLA, Story, at, consent, oral};
use crate::domain::set_aside::EntryWithdrawn;

const TOLD: &str = "2026-11-20 10:00:00 +01";
const LATER: &str = "2026-11-24 09:00:00 +01";

fn withdraw(story: &mut Story, entry: EntryId) -> EntryId {
    story.amend(entry, None, at(LATER), EntryWithdrawn { to: None })
}

#[test]
fn every_version_of_what_was_withdrawn_is_left_out_and_nothing_else() {
    let mut story = Story::of_adult();
    let first = story.add(TOLD, oral(&[GLABELLA], Mark::Full));
    let second = story.amend(first, None, at(TOLD), oral(&[FOREHEAD], Mark::Full));
    let other = story.add(TOLD, oral(&[GLABELLA], Mark::Full));
    let kept = story.add(TOLD, consent(&[GLABELLA]));
    let withdrawal = withdraw(&mut story, second);
    let course = story.course();
    let told: Vec<EntryId> = course.oral.iter().map(|told| told.id).collect();
    assert_eq!(told, [other]);
    assert_eq!(course.consents[0].id, kept);
    let named: Vec<EntryId> = course.withdrawn.keys().copied().collect();
    assert_eq!(named, [first, second]);
    assert!(
        course
            .withdrawn
            .values()
            .all(|known| (known.entry, known.of) == (withdrawal, first))
    );
}

#[test]
fn a_record_without_withdrawals_is_as_before() {
    let mut story = Story::of_adult();
    story.add(TOLD, oral(&[GLABELLA], Mark::Full));
    assert!(story.course().withdrawn.is_empty());
    assert_eq!(Course::of(&[]), Course::default());
}
