//! R51 and R51b: how long ago the last botulinum toxin was, here or elsewhere, cosmetic or medical. Dates only.

use super::toxin_history::{
    Answers, first_passing_day, last_day, newest_version, same_area, too_recent,
};
use super::{Case, EarlierToxin, Finding, IntervalFault, RuleId, Verdict, Why};
use crate::domain::course::Treatment;
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::time::Day;

/// A touch-up is within so many days of a treatment here, both ends included (R51b).
const TOUCH_UP_DAYS: i64 = 28;

/// R51 · BLOCK, another cosmetic area WARN · `D(S) >= D(last) + 3 months`, clamped, upwards only; any product, any place;
/// medical use counts whatever the area, and so does a place that is known in words alone; »ved ikke« does not pass ·
/// label 4.2.
pub(super) fn long_enough_ago(case: &Case<'_>) -> Vec<Finding> {
    let answers = Answers::of(case);
    case.for_each_part(RuleId::R51, Verdict::Block, |part| {
        let block = |why| Finding::new(RuleId::R51, Verdict::Block, why);
        if case.clock_in_doubt {
            return block(Why::ClockInDoubt);
        }
        let too_soon = too_soon(case, &answers, part);
        let from = too_soon.iter().map(|earlier| earlier.from).max();
        let decides = too_soon
            .iter()
            .max_by_key(|earlier| (earlier.verdict(), earlier.from));
        let finding = match (answers.unknown(), decides) {
            // Waiting does not help: nobody knows how long.
            (Some(unknown), _) => block(Why::Interval(unknown)),
            (None, None) => Finding::passed(RuleId::R51),
            (None, Some(earlier)) => {
                let why = Why::Interval(IntervalFault::TooSoon {
                    what: earlier.what,
                    last: earlier.last,
                    from: earlier.from,
                });
                let finding = Finding::new(RuleId::R51, earlier.verdict(), why);
                match from {
                    Some(from) => finding.passing_at(from.at(0)),
                    None => finding,
                }
            }
        };
        let mut evidence: Vec<EntryId> = answers.entries().collect();
        evidence.extend(too_soon.iter().filter_map(|earlier| earlier.here));
        finding.on(evidence)
    })
}

/// R51b · BLOCK, a doctor's override is the normal way · `D(S) − D(last) <= 28` after a treatment of the same area here,
/// for which R51 is then silent · policy.
pub(super) fn no_touch_up(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_part(RuleId::R51b, Verdict::Block, |part| {
        let touched_up = too_recent(case)
            .into_iter()
            .filter(|treatment| is_touched_up(case, treatment, part));
        let Some(treatment) = touched_up.max_by_key(|treatment| last_day(treatment)) else {
            return Finding::passed(RuleId::R51b);
        };
        let last = last_day(treatment);
        let from = first_passing_day(case, last);
        let why = Why::Interval(IntervalFault::TouchUp {
            last,
            days: last.days_until(case.start().day()),
            from,
        });
        Finding::new(RuleId::R51b, Verdict::Block, why)
            .on([newest_version(case.course, treatment)])
            .passing_at(from.at(0))
    })
}

fn is_touched_up(case: &Case<'_>, treatment: &Treatment, part: &Part) -> bool {
    let days = last_day(treatment).days_until(case.start().day());
    days <= TOUCH_UP_DAYS && same_area(treatment, &part.area)
}

/// Something that is not long enough ago.
struct Earlier {
    what: EarlierToxin,
    last: Day,
    from: Day,
    /// The treatment here that it was.
    here: Option<EntryId>,
}

impl Earlier {
    const fn verdict(&self) -> Verdict {
        match self.what {
            EarlierToxin::OtherAreaHere => Verdict::Warn,
            EarlierToxin::SameAreaHere | EarlierToxin::Elsewhere | EarlierToxin::Medical => {
                Verdict::Block
            }
        }
    }
}

fn too_soon(case: &Case<'_>, answers: &Answers<'_>, part: &Part) -> Vec<Earlier> {
    let today = case.start().day();
    let here = too_recent(case)
        .into_iter()
        .filter(|treatment| !is_touched_up(case, treatment, part))
        .map(|treatment| {
            let last = last_day(treatment);
            let what = if same_area(treatment, &part.area) {
                EarlierToxin::SameAreaHere
            } else {
                EarlierToxin::OtherAreaHere
            };
            Earlier {
                what,
                last,
                from: first_passing_day(case, last),
                here: Some(newest_version(case.course, treatment)),
            }
        });
    let elsewhere = answers.told().map(|told| Earlier {
        what: if told.medical {
            EarlierToxin::Medical
        } else {
            EarlierToxin::Elsewhere
        },
        last: told.last,
        from: first_passing_day(case, told.last),
        here: None,
    });
    here.chain(elsewhere.filter(|told| today < told.from))
        .collect()
}

#[cfg(test)]
mod tests;
