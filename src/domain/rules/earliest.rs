//! The earliest lawful moment for everything that is planned, or what is missing before one can be named.
//!
//! Booking and the bar of the reflection period both ask this; R23 and R12b at the gate are the same limits.

use super::consultation::{first, in_force};
use super::reflection::{NoPeriod, Period, limit};
use super::{Case, RuleId, Why};
use crate::domain::information::Part;
use crate::domain::time::Moment;

/// The latest limit of all planned parts, and where it comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limit {
    pub at: Moment,
    /// What it is reckoned from: the end of the information, or the beginning of the consultation.
    pub from: Moment,
    /// R23, or R12b where the consultation came after the information.
    pub binding: RuleId,
    /// The part that waits longest.
    pub part: Part,
    pub written: Moment,
    pub oral: Moment,
}

/// Something without which no limit can be named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Gap {
    /// No area, or no product.
    NothingPlanned,
    /// No consultation signed by the doctor in charge.
    Consultation,
    /// The newest consultation ended without a plan for treatment.
    NoTreatmentAgreed,
    /// The patient declined the information (R22).
    Declined,
    /// No written information; of one part, if others have it.
    Written(Option<Part>),
    /// No complete oral information; of one part, if others have it.
    Oral(Option<Part>),
    /// Other parts were informed about, this one was not (R27).
    NotCovered(Part),
    /// The part was treated after it was informed about.
    Spent(Part),
    ClockInDoubt,
}

/// The limit as of a moment: what was recorded by then counts, and treatments before it have spent their information.
pub(super) fn earliest(case: &Case<'_>, by: Moment) -> Result<Limit, Vec<Gap>> {
    let mut gaps = general_gaps(case, by);
    let mut latest: Option<Limit> = None;
    for part in &case.question.parts {
        match Period::of(case, part, by) {
            Ok(period) => latest = Some(later(latest, limit_of(case, part, &period, by))),
            Err(missing) => gaps.push(gap(missing, part)),
        }
    }
    match latest {
        Some(limit) if gaps.is_empty() => Ok(limit),
        Some(_) | None => Err(merged(gaps, case)),
    }
}

pub(super) fn general_gaps(case: &Case<'_>, by: Moment) -> Vec<Gap> {
    let mut gaps = Vec::new();
    match in_force(case, by) {
        Ok(_) => {}
        Err((Why::NoTreatmentAgreed { .. }, _)) => gaps.push(Gap::NoTreatmentAgreed),
        Err(_) => gaps.push(Gap::Consultation),
    }
    if !case.course.declined.is_empty() {
        gaps.push(Gap::Declined);
    }
    if case.question.parts.is_empty() {
        gaps.push(Gap::NothingPlanned);
    }
    gaps
}

fn gap(missing: NoPeriod, part: &Part) -> Gap {
    match missing {
        NoPeriod::Unnamed => Gap::NotCovered(part.clone()),
        NoPeriod::Spent { .. } => Gap::Spent(part.clone()),
        NoPeriod::WrittenMissing => Gap::Written(Some(part.clone())),
        NoPeriod::OralMissing => Gap::Oral(Some(part.clone())),
    }
}

/// Where nothing at all has been told, that is what is missing, and not each part.
fn merged(gaps: Vec<Gap>, case: &Case<'_>) -> Vec<Gap> {
    if !(case.course.written.is_empty() && case.course.oral.is_empty()) {
        return gaps;
    }
    let general = gaps
        .into_iter()
        .filter(|gap| !matches!(gap, Gap::NotCovered(_)));
    general
        .chain([Gap::Written(None), Gap::Oral(None)])
        .collect()
}

/// R12b binds only for a first treatment of the area, and only when the consultation came after the information.
fn limit_of(case: &Case<'_>, part: &Part, period: &Period, by: Moment) -> Limit {
    let Period {
        written,
        oral,
        limit: at,
        ..
    } = *period;
    let reflection = Limit {
        at,
        from: period.end(),
        binding: RuleId::R23,
        part: part.clone(),
        written,
        oral,
    };
    if case.course.area_treated(&part.area, by) {
        return reflection;
    }
    match first(case, &part.area, by).map(|told| told.occurred_at) {
        Some(began) if began > period.end() => {
            let at = limit(began, case.policy);
            let examined = Limit {
                at,
                from: began,
                binding: RuleId::R12b,
                ..reflection.clone()
            };
            later(Some(reflection), examined)
        }
        Some(_) | None => reflection,
    }
}

/// The later of two limits; of equal ones the first.
fn later(earlier: Option<Limit>, other: Limit) -> Limit {
    match earlier {
        Some(limit) if limit.at >= other.at => limit,
        Some(_) | None => other,
    }
}

/// The reflection period as of now, for the bar (`design.md` §10).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reflection {
    NotBegun { missing: Vec<Gap> },
    Running(Limit),
    Over(Limit),
}

impl Reflection {
    /// Judges `question.parts` at `now`; the start that is asked about plays no part.
    ///
    /// While the clock is in doubt a period is never over.
    pub fn of(case: &Case<'_>) -> Self {
        let now = case.now.whole_second();
        match earliest(case, now) {
            Err(missing) => Self::NotBegun { missing },
            Ok(limit) if now < limit.at || case.clock_in_doubt => Self::Running(limit),
            Ok(limit) => Self::Over(limit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{FOREHEAD, GLABELLA, Story, at, part};

    const INFORMED: &str = "2026-11-23 10:00:00 +01";

    fn informed() -> Story {
        let mut story = Story::of_examined_adult();
        story.write(INFORMED, &[GLABELLA]);
        story.say(INFORMED, &[GLABELLA]);
        story
    }

    #[track_caller]
    fn check_gaps(reflection: Reflection, gaps: &[Gap]) {
        let Reflection::NotBegun { missing } = reflection else {
            panic!("it has begun: {reflection:?}");
        };
        assert_eq!(missing, gaps);
    }

    #[test]
    fn a_period_that_has_not_begun_says_what_is_missing() {
        let now = "2026-11-24 10:00:00 +01";
        let nothing = [
            Gap::Consultation,
            Gap::NothingPlanned,
            Gap::Written(None),
            Gap::Oral(None),
        ];
        check_gaps(Story::of_adult().reflection(now, &[]), &nothing);
        let mut story = Story::of_examined_adult();
        check_gaps(
            story.reflection(now, &[GLABELLA]),
            &[Gap::Written(None), Gap::Oral(None)],
        );
        story.write(INFORMED, &[GLABELLA]);
        let missing = [
            Gap::Oral(Some(part(&GLABELLA))),
            Gap::NotCovered(part(&FOREHEAD)),
        ];
        check_gaps(story.reflection(now, &[GLABELLA, FOREHEAD]), &missing);
        let mut spent = informed();
        spent.treat("2026-11-23 12:00:00 +01", &[GLABELLA], true);
        check_gaps(
            spent.reflection(now, &[GLABELLA]),
            &[Gap::Spent(part(&GLABELLA))],
        );
    }

    #[test]
    fn it_runs_until_the_limit_and_is_over_at_it() {
        let story = informed();
        let running = story.reflection("2026-11-25 09:59:59 +01", &[GLABELLA]);
        let Reflection::Running(limit) = running else {
            panic!("{running:?}");
        };
        assert_eq!(
            (limit.at, limit.from),
            (at("2026-11-25 10:00:00 +01"), at(INFORMED))
        );
        let over = story.reflection("2026-11-25 10:00:00 +01", &[GLABELLA]);
        assert_eq!(over, Reflection::Over(limit.clone()));
        let mut doubtful = story;
        doubtful.clock_in_doubt = true;
        let still = doubtful.reflection("2026-11-25 10:00:00 +01", &[GLABELLA]);
        assert_eq!(still, Reflection::Running(limit));
    }

    #[test]
    fn it_has_begun_in_the_second_it_was_signed() {
        let mut story = Story::of_adult();
        story.examine(INFORMED, &[GLABELLA]);
        story.write(INFORMED, &[GLABELLA]);
        story.say(INFORMED, &[GLABELLA]);
        let now = story.reflection(INFORMED, &[GLABELLA]);
        assert!(
            matches!(
                now,
                Reflection::Running(Limit {
                    binding: RuleId::R23,
                    ..
                })
            ),
            "{now:?}"
        );
    }

    #[test]
    fn a_later_consultation_binds_and_is_named() {
        let mut story = Story::of_adult();
        story.write(INFORMED, &[GLABELLA]);
        story.say(INFORMED, &[GLABELLA]);
        story.examine("2026-11-24 15:00:00 +01", &[GLABELLA]);
        let now = story.reflection("2026-11-25 12:00:00 +01", &[GLABELLA]);
        let Reflection::Running(limit) = now else {
            panic!("{now:?}");
        };
        assert_eq!(
            (limit.binding, limit.at),
            (RuleId::R12b, at("2026-11-26 15:00:00 +01"))
        );
        assert_eq!(
            (limit.from, limit.oral),
            (at("2026-11-24 15:00:00 +01"), at(INFORMED))
        );
    }
}
