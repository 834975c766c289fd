//! What the reflection period would be if the draft was signed now.

use crate::domain::consultation::ConsultationDraft;
use crate::domain::course::{Course, Told};
use crate::domain::information::{Mark, Part, Scope, Topic};
use crate::domain::rules::policy::Policy;
use crate::domain::rules::reflection::limit;
use crate::domain::time::Moment;

/// The earliest moment and what it rests on. What is not told yet counts as told now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Estimate {
    /// The first lawful moment.
    pub at: Moment,
    /// What it is reckoned from.
    pub from: Moment,
    pub written: Option<Moment>,
    pub oral: Option<Moment>,
    /// The consultation began after the information was given, so it binds (R12b).
    pub by_consultation: bool,
}

impl Estimate {
    pub fn of(draft: &ConsultationDraft, course: &Course, policy: &Policy, now: Moment) -> Self {
        let parts: Vec<Part> = draft.scope().parts().collect();
        let in_draft = draft
            .written
            .as_ref()
            .filter(|written| written.mark != Mark::Reminder);
        let written = in_draft.and_then(|written| written.at).or_else(|| {
            known(&course.written, &parts, |written| {
                (written.mark, &written.scope)
            })
        });
        let complete = draft.oral.topics.len() == Topic::ALL.len();
        let in_draft = complete && draft.oral.mark != Mark::Reminder;
        let oral = in_draft
            .then(|| draft.oral.topics.values().copied().max())
            .flatten()
            .or_else(|| {
                known(&course.oral, &parts, |oral| (oral.mark, &oral.scope))
                    .filter(|_| draft.oral.topics.is_empty())
            });
        let end = written.unwrap_or(now).max(oral.unwrap_or(now));
        let by_consultation = draft.began > end;
        let from = if by_consultation { draft.began } else { end };
        Self {
            at: limit(from, policy),
            from,
            written,
            oral,
            by_consultation,
        }
    }

    pub const fn is_complete(&self) -> bool {
        self.written.is_some() && self.oral.is_some()
    }
}

/// When the record's own information about every part was complete; `None` if a part has none.
fn known<T>(told: &[Told<T>], parts: &[Part], of: impl Fn(&T) -> (Mark, &Scope)) -> Option<Moment> {
    let about = |part: &Part| {
        let counts = |told: &&Told<T>| {
            let (mark, scope) = of(&told.value);
            mark != Mark::Reminder && scope.covers(part)
        };
        told.iter()
            .filter(counts)
            .map(|told| told.occurred_at)
            .max()
    };
    let moments: Option<Vec<Moment>> = parts.iter().map(about).collect();
    moments?.into_iter().max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consultation::WrittenDraft;
    use crate::domain::information::{Channel, Topic};
    use crate::domain::time::MINUTE;

    fn at(text: &str) -> Moment {
        Moment::parse_rfc3339(text).expect("a moment")
    }

    #[test]
    fn the_period_is_reckoned_from_the_end_of_the_information() {
        let began = at("2026-11-23T14:00:00+01:00");
        let mut draft = ConsultationDraft::begun(began);
        let now = began.plus(40 * MINUTE);
        let (course, policy) = (Course::default(), Policy::default());
        let estimate = Estimate::of(&draft, &course, &policy, now);
        assert_eq!(
            (estimate.at, estimate.is_complete()),
            (limit(now, &policy), false)
        );
        draft.written = Some(WrittenDraft {
            sheet: "1".to_owned(),
            sheet_sha256: String::new(),
            channel: Channel::Paper,
            at: Some(began),
            mark: Mark::Full,
        });
        for (place, topic) in (1..).zip(Topic::ALL) {
            draft.oral.topics.insert(topic, began.plus(place * MINUTE));
        }
        let estimate = Estimate::of(&draft, &course, &policy, now);
        assert_eq!(estimate.at, at("2026-11-25T14:09:00+01:00"));
        // What was told before the consultation began leaves the consultation to bind (R12b).
        draft.began = began.plus(30 * MINUTE);
        let estimate = Estimate::of(&draft, &course, &policy, now);
        assert_eq!(
            (estimate.at, estimate.by_consultation),
            (at("2026-11-25T14:30:00+01:00"), true)
        );
    }
}
