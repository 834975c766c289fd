//! R52, R61 and R71: what the label of the product says about the patient and the areas, before any dose is known.
//!
//! A product that is not in the catalogue cannot be read, so it never passes (§3); where a known product has no figure,
//! there is nothing to compare, and the prescription stands in its place.

use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::area::Area;
use crate::domain::product::AgeSeverity;

/// R52 · from WARN to HARD, as the label · whole years on `D(S)`: Vistabel from 66 WARN; Azzalure, Alluzience, Bocouture,
/// Nuceiva and Relfydess from 65 BLOCK; Letybo from 75 HARD · label 4.1–4.3.
pub(super) fn of_labelled_age(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_part(RuleId::R52, Verdict::Hard, |part| {
        let Some(label) = case.label_of(&part.product) else {
            return Finding::new(RuleId::R52, Verdict::Block, Why::ProductUnknown);
        };
        let Some(limit) = label.age else {
            return Finding::passed(RuleId::R52);
        };
        let beyond = |why| Finding::new(RuleId::R52, verdict(limit.severity), why);
        let Some(patient) = &case.course.patient else {
            return beyond(Why::BirthDateUnknown);
        };
        let age = patient.value.birth_date.age_on(case.start().day());
        let finding = if age >= limit.from {
            beyond(Why::AboveLabelledAge { from: limit.from })
        } else {
            Finding::passed(RuleId::R52)
        };
        finding.on([patient.latest])
    })
}

const fn verdict(severity: AgeSeverity) -> Verdict {
    match severity {
        AgeSeverity::Warn => Verdict::Warn,
        AgeSeverity::Block => Verdict::Block,
        AgeSeverity::Hard => Verdict::Hard,
    }
}

/// R61 · WARN · the label names the area for the product; a product without a wrinkle indication names none · label 4.1;
/// medicin.dk 2020 for Denmark.
pub(super) fn within_label(case: &Case<'_>) -> Vec<Finding> {
    let warn = |why| Finding::new(RuleId::R61, Verdict::Warn, why);
    case.for_each_part(RuleId::R61, Verdict::Warn, |part| {
        match case.label_of(&part.product) {
            None => warn(Why::ProductUnknown),
            Some(label) if label.area(&part.area).is_none() => warn(Why::OffLabel),
            Some(_) => Finding::passed(RuleId::R61),
        }
    })
}

/// R71 · WARN · the forehead only together with the glabella: in this plan, or treated here less than 3 months before
/// (by date, as R51) · label (Vistabel).
pub(super) fn forehead_with_glabella(case: &Case<'_>) -> Vec<Finding> {
    let planned = |area: &Area| case.question.parts.iter().any(|part| part.area == *area);
    let recently = || {
        let start = case.start();
        let treated = case.course.area_known_treated(&Area::Glabella, start);
        treated.is_some_and(|ended| start.day() < ended.day().plus_months(3))
    };
    if !planned(&Area::Forehead) || planned(&Area::Glabella) || recently() {
        return vec![Finding::passed(RuleId::R71)];
    }
    let alone = case
        .question
        .parts
        .iter()
        .filter(|part| part.area == Area::Forehead);
    alone
        .map(|part| Finding::new(RuleId::R71, Verdict::Warn, Why::ForeheadAlone).about(part))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::information::Part;
    use crate::domain::product::ProductId;
    use crate::domain::rules::testing::{FOREHEAD, GLABELLA, Story, at, deviation, failed};
    use crate::domain::rules::{Assessment, Question};

    fn judged(story: &Story, rule: RuleId, product: &str, area: &Area, start: &str) -> String {
        let question = Question::start(
            at(start),
            vec![Part {
                area: area.clone(),
                product: ProductId::new(product),
            }],
        );
        let mut assessment = story.ask(question, at(start), Assessment::of);
        assessment.findings.retain(|finding| finding.rule == rule);
        failed(&assessment)
    }

    #[test]
    fn the_birthday_beyond_the_label_is_the_first_day_that_fails() {
        let cases = [
            ("vistabel", "1960-11-25", "R52 Warn"),
            ("azzalure", "1961-11-25", "R52 Block"),
            ("alluzience", "1961-11-25", "R52 Block"),
            ("bocouture", "1961-11-25", "R52 Block"),
            ("nuceiva", "1961-11-25", "R52 Block"),
            ("relfydess", "1961-11-25", "R52 Block"),
            ("letybo", "1951-11-25", "R52 Hard"),
        ];
        for (product, born, fails) in cases {
            let story = Story::of_patient_born(born);
            let judged = |start| judged(&story, RuleId::R52, product, &GLABELLA, start);
            assert_eq!(
                judged("2026-11-24 23:59:59 +01"),
                "",
                "{product}, the day before"
            );
            assert_eq!(judged("2026-11-25 00:00:00 +01"), fails, "{product}");
            assert_eq!(
                judged("2026-11-25 00:30:00 +01"),
                fails,
                "{product}, by the Danish date"
            );
            assert_eq!(
                judged("2027-11-24 12:00:00 +01"),
                fails,
                "{product}, a year on"
            );
        }
    }

    #[test]
    fn without_a_figure_there_is_nothing_to_compare_and_without_a_product_nothing_passes() {
        let old = Story::of_patient_born("1930-01-01");
        let start = "2026-11-25 10:00:00 +01";
        assert_eq!(judged(&old, RuleId::R52, "botox", &GLABELLA, start), "");
        assert_eq!(
            judged(&old, RuleId::R52, "unheard_of", &GLABELLA, start),
            "R52 Block"
        );
        assert_eq!(
            judged(&old, RuleId::R61, "unheard_of", &GLABELLA, start),
            "R61 Warn"
        );
        let nobody = Story::without_patient();
        assert_eq!(
            judged(&nobody, RuleId::R52, "letybo", &GLABELLA, start),
            "R52 Hard"
        );
    }

    #[test]
    fn every_area_that_the_label_does_not_name_is_off_label() {
        let story = Story::of_adult();
        let start = "2026-11-25 10:00:00 +01";
        let off =
            |product, area: &Area| !judged(&story, RuleId::R61, product, area, start).is_empty();
        for (product, labelled) in [
            (
                "vistabel",
                &[
                    Area::Forehead,
                    Area::Glabella,
                    Area::LateralCanthalRight,
                    Area::LateralCanthalLeft,
                ][..],
            ),
            (
                "azzalure",
                &[
                    Area::Glabella,
                    Area::LateralCanthalRight,
                    Area::LateralCanthalLeft,
                ],
            ),
            ("letybo", &[Area::Glabella]),
            ("botox", &[]),
        ] {
            for area in Area::NAMED {
                assert_eq!(
                    off(product, &area),
                    !labelled.contains(&area),
                    "{product}, {area}"
                );
            }
        }
    }

    #[test]
    fn the_forehead_wants_the_glabella_now_or_within_three_months() {
        let mut story = Story::of_adult();
        let check = |story: &Story, start, areas: &[Area], fails: &str| {
            assert_eq!(
                failed(&story.assess_rule(RuleId::R71, start, areas)),
                fails,
                "{start}"
            );
        };
        let start = "2026-11-25 10:00:00 +01";
        check(&story, start, &[FOREHEAD], "R71 Warn");
        check(&story, start, &[FOREHEAD, GLABELLA], "");
        check(&story, start, &[GLABELLA], "");
        story.treat("2026-08-25 10:00:00 +02", &[GLABELLA], true);
        check(&story, "2026-11-24 23:59:59 +01", &[FOREHEAD], "");
        check(&story, start, &[FOREHEAD], "R71 Warn");
        // That nobody knows where somebody was treated says nothing for her.
        story.add(
            "2026-11-20 10:00:00 +01",
            deviation("2026-11-20 10:00:00 +01", &[]),
        );
        check(&story, start, &[FOREHEAD], "R71 Warn");
    }
}
