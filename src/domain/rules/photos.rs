//! R80: before-photos of every area that is treated, at rest and at full contraction.

use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::area::Area;
use crate::domain::course::{Course, Told};
use crate::domain::photo::{BeforeStart, PhotoAttached, View, required_views};
use crate::domain::time::Moment;

/// Every view that an area needs before treatment, with the newest photo of it that counts at a start.
pub fn required<'c>(
    course: &'c Course,
    area: &Area,
    start: Moment,
    max_age_days: u32,
) -> Vec<(View, Option<&'c Told<PhotoAttached>>)> {
    let before = BeforeStart {
        start,
        max_age_days,
        treated: course.area_last_treated(area, start),
    };
    let counts = |told: &&Told<PhotoAttached>, view| {
        told.value.shows(area, view) && before.allows(told.occurred_at)
    };
    let newest = |view: View| {
        let counted = course.shown_photos().filter(|told| counts(told, view));
        (view, counted.max_by_key(|told| told.occurred_at))
    };
    required_views(area).iter().copied().map(newest).collect()
}

/// R80 · BLOCK, for each area · `taken <= S`, `D(taken) >= D(S) − 30 days` (a clinic setting, down only), later than the
/// last treatment of the area, in every view it needs · sheet; BEK 834/2014 ch. 5.
pub(super) fn taken_before(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_part(RuleId::R80, Verdict::Block, |part| {
        let views = required(
            case.course,
            &part.area,
            case.start(),
            case.policy.photo_age_days,
        );
        let missing: Vec<View> = views
            .iter()
            .filter(|(_, photo)| photo.is_none())
            .map(|(view, _)| *view)
            .collect();
        let evidence = views
            .iter()
            .filter_map(|(_, photo)| Some(photo.as_ref()?.latest));
        let evidence: Vec<_> = evidence.collect();
        let finding = if case.clock_in_doubt {
            Finding::new(RuleId::R80, Verdict::Block, Why::ClockInDoubt)
        } else if missing.is_empty() {
            Finding::passed(RuleId::R80)
        } else {
            Finding::new(
                RuleId::R80,
                Verdict::Block,
                Why::PhotosMissing { views: missing },
            )
        };
        finding.on(evidence)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::photo::Phase;
    use crate::domain::rules::testing::{FOREHEAD, GLABELLA, Story, failed, photo};

    fn taken(story: &mut Story, at: &str, area: &Area, views: &[View]) {
        for view in views {
            let fact = PhotoAttached {
                areas: vec![area.clone()],
                view: *view,
                ..photo()
            };
            story.add(at, fact);
        }
    }

    fn check(story: &Story, start: &str, areas: &[Area], fails: &str) {
        assert_eq!(
            failed(&story.assess_rule(RuleId::R80, start, areas)),
            fails,
            "{start}"
        );
    }

    /// Rows 126–131 of `rules.md` §15.
    #[test]
    fn a_photo_counts_from_thirty_days_back_until_the_first_injection() {
        let rows = [
            (
                "2026-11-25 09:55:00 +01",
                "2026-11-25 10:00:00 +01",
                "",
                126,
            ),
            (
                "2026-11-25 10:00:00 +01",
                "2026-11-25 10:00:00 +01",
                "",
                127,
            ),
            (
                "2026-11-25 10:00:01 +01",
                "2026-11-25 10:00:00 +01",
                "R80 Block",
                128,
            ),
            (
                "2026-10-26 08:00:00 +01",
                "2026-11-25 17:00:00 +01",
                "",
                129,
            ),
            (
                "2026-10-25 23:59:59 +01",
                "2026-11-25 08:00:00 +01",
                "R80 Block",
                130,
            ),
            (
                "2028-02-29 12:00:00 +01",
                "2028-03-30 12:00:00 +02",
                "",
                131,
            ),
        ];
        for (at, start, fails, row) in rows {
            let mut story = Story::of_adult();
            taken(
                &mut story,
                at,
                &GLABELLA,
                &[View::FrontRest, View::FrontFrown],
            );
            let judged = story.assess_rule(RuleId::R80, start, &[GLABELLA]);
            assert_eq!(failed(&judged), fails, "row {row}");
        }
    }

    /// Row 132.
    #[test]
    fn a_photo_from_before_the_last_treatment_of_the_area_counts_no_more() {
        let mut story = Story::of_adult();
        let views = [View::FrontRest, View::FrontFrown];
        taken(&mut story, "2026-11-05 10:00:00 +01", &GLABELLA, &views);
        let start = "2026-11-25 10:00:00 +01";
        check(&story, start, &[GLABELLA], "");
        story.treat("2026-11-10 10:20:00 +01", &[FOREHEAD], false);
        check(&story, start, &[GLABELLA], "");
        story.treat("2026-11-10 10:20:00 +01", &[GLABELLA], true);
        check(&story, start, &[GLABELLA], "R80 Block");
    }

    /// Row 133, and that an area stands alone.
    #[test]
    fn each_view_of_each_area_is_needed_and_an_area_stands_alone() {
        let mut story = Story::of_adult();
        let (at, start) = ("2026-11-25 09:55:00 +01", "2026-11-25 10:00:00 +01");
        taken(&mut story, at, &GLABELLA, &[View::FrontRest]);
        taken(
            &mut story,
            at,
            &FOREHEAD,
            &[View::FrontRest, View::FrontBrowsRaised],
        );
        check(&story, start, &[FOREHEAD], "");
        let judged = story.assess_rule(RuleId::R80, start, &[GLABELLA, FOREHEAD]);
        let why: Vec<&Why> = judged.findings.iter().map(|finding| &finding.why).collect();
        let missing = Why::PhotosMissing {
            views: vec![View::FrontFrown],
        };
        assert_eq!(why, [&missing, &Why::Met]);
        let after = PhotoAttached {
            view: View::FrontFrown,
            phase: Phase::After,
            ..photo()
        };
        story.add(at, after);
        check(&story, start, &[GLABELLA], "R80 Block");
    }
}
