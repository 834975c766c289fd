//! The earliest lawful moment for everything that is planned, or what is missing before one can be named.
//!
//! Booking and the bar of the reflection period both ask this; R23 and R12b at the gate are the same limits.

use super::consultation::{first, in_force};
use super::reflection::{NoPeriod, Period, limit};
use super::{Case, RuleId, Why, repeat};
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

/// The case without the parts whose limit is waived as of the planned day (§8.9, R24 a–d and f).
pub(super) fn waiting<'a>(case: &Case<'a>) -> Case<'a> {
    let mut waiting = case.clone();
    waiting
        .question
        .parts
        .retain(|part| !repeat::is_exempt(case, part));
    waiting
}

/// Whether every part is waived. No repeat mends a missing consultation, or information that was declined.
pub(super) fn is_waived(case: &Case<'_>, by: Moment) -> bool {
    let is_repeat = |part: &Part| repeat::is_exempt(case, part);
    case.question.parts.iter().all(is_repeat) && general_gaps(case, by).is_empty()
}

fn general_gaps(case: &Case<'_>, by: Moment) -> Vec<Gap> {
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
    NotBegun {
        missing: Vec<Gap>,
    },
    Running(Limit),
    Over(Limit),
    /// Every part was treated before, and needs no period of its own if a doctor finds so on the day (R24, §8.9).
    Waived,
}

impl Reflection {
    /// Judges `question.parts` at `now`; the start that is asked about plays no part.
    ///
    /// A part that was informed about anew has a period of its own again, and that is told; parts that are waived have
    /// none. While the clock is in doubt a period is never over, and none is waived.
    pub fn of(case: &Case<'_>) -> Self {
        let now = case.now.whole_second();
        let all = earliest(case, now);
        let found = if all.is_err() && !case.clock_in_doubt {
            if is_waived(case, now) {
                return Self::Waived;
            }
            earliest(&waiting(case), now)
        } else {
            all
        };
        match found {
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
    fn a_repeat_is_waived_where_nothing_new_is_planned_and_the_clock_is_sure() {
        let now = "2027-03-01 10:00:00 +01";
        let mut story = informed();
        story.treat("2026-11-26 12:00:00 +01", &[GLABELLA], false);
        assert_eq!(story.reflection(now, &[GLABELLA]), Reflection::Waived);
        check_gaps(
            story.reflection(now, &[GLABELLA, FOREHEAD]),
            &[Gap::NotCovered(part(&FOREHEAD))],
        );
        story.write("2027-02-27 10:00:00 +01", &[FOREHEAD]);
        story.say("2027-02-27 10:00:00 +01", &[FOREHEAD]);
        let of_the_new = story.reflection(now, &[GLABELLA, FOREHEAD]);
        let Reflection::Over(limit) = of_the_new else {
            panic!("{of_the_new:?}");
        };
        assert_eq!(limit.part, part(&FOREHEAD));
        story.clock_in_doubt = true;
        let spent = Gap::Spent(part(&GLABELLA));
        check_gaps(story.reflection(now, &[GLABELLA]), &[spent]);
        // Not after a year, and not with nothing planned.
        story.clock_in_doubt = false;
        let late = story.reflection("2027-11-27 10:00:00 +01", &[GLABELLA]);
        assert!(matches!(late, Reflection::NotBegun { .. }), "{late:?}");
        let nothing = story.reflection(now, &[]);
        check_gaps(nothing, &[Gap::NothingPlanned]);
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

    #[test]
    fn the_part_that_waits_longest_is_named_and_of_equal_ones_the_first() {
        for (told, longest) in [
            ("2026-11-23 09:59:59 +01", &GLABELLA),
            (INFORMED, &GLABELLA),
            ("2026-11-23 10:00:01 +01", &FOREHEAD),
        ] {
            let mut story = informed();
            story.write(told, &[FOREHEAD]);
            story.say(told, &[FOREHEAD]);
            let now = story.reflection("2026-11-24 10:00:00 +01", &[GLABELLA, FOREHEAD]);
            let Reflection::Running(limit) = now else {
                panic!("{now:?}");
            };
            assert_eq!(limit.part, part(longest), "{told}");
        }
    }

    /// In the night when the clock goes back, what began earlier can have the later limit by the clock.
    #[test]
    fn a_consultation_before_the_end_of_the_information_never_binds() {
        let mut story = Story::of_adult();
        story.examine("2026-10-25 02:59:00 +02", &[GLABELLA]);
        let told = "2026-10-25 02:00:00 +01";
        story.write(told, &[GLABELLA]);
        story.say(told, &[GLABELLA]);
        let now = story.reflection("2026-10-26 10:00:00 +01", &[GLABELLA]);
        let Reflection::Running(limit) = now else {
            panic!("{now:?}");
        };
        let at_two = at("2026-10-27 02:00:00 +01");
        assert_eq!((limit.binding, limit.at), (RuleId::R23, at_two));
    }
}
