//! What was given between two photos, and how it was found to have gone.

use crate::domain::aftercare::FollowUp;
use crate::domain::course::Told;
use crate::journal::view::{PhotoItem, RecordView};
use crate::ui::page::record::treatment::given::{self, Given};

/// Everything that was given after the earlier and before the later of the two, the newest first.
pub fn between<'v>(view: &'v RecordView, [left, right]: [&PhotoItem; 2]) -> Vec<Given<'v>> {
    let from = left.taken_at.min(right.taken_at);
    let to = left.taken_at.max(right.taken_at);
    let mut given = given::all(&view.course);
    given.retain(|given| given.started > from && given.started < to);
    given.reverse();
    given
}

/// The newest word on how a treatment went.
pub fn of<'v>(view: &'v RecordView, given: &Given<'_>) -> Option<&'v Told<FollowUp>> {
    let course = &view.course;
    let of_treatment = course.given.iter().map(|told| (told.id, &told.versions));
    let of_deviation = course
        .deviations
        .iter()
        .map(|told| (told.id, &told.versions));
    let mut all = of_treatment.chain(of_deviation);
    let (_, versions) = all.find(|(id, _)| *id == given.entry)?;
    let about = |told: &&Told<FollowUp>| versions.contains(&told.value.treatment);
    let told = course.follow_ups.iter().filter(about);
    told.max_by_key(|told| told.occurred_at)
}
