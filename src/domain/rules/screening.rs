//! R33 and R54: health, medicine and free will were asked about on the day of the treatment.

use std::collections::BTreeSet;

use super::health_fault::HealthFault;
use super::stated::{last_screened, screened_today};
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::confirmation::{Doubt, ScreeningConfirmed};
use crate::domain::consultation::{Choice, HealthItem};

/// R33 · BLOCK · today's screening names no doubt about capacity, pressure, alcohol or drugs, or body image; unasked does
/// not pass · law: informed consent; medical literature on body dysmorphic disorder.
pub(super) fn consent_is_free(case: &Case<'_>) -> Vec<Finding> {
    let block = |fault| Finding::new(RuleId::R33, Verdict::Block, Why::Health(fault));
    let screened = screened_today(case);
    let doubts: BTreeSet<Doubt> = screened
        .iter()
        .flat_map(|told| told.value.doubt.iter().copied())
        .collect();
    let finding = if screened.is_empty() {
        block(not_screened(case))
    } else if doubts.is_empty() {
        Finding::passed(RuleId::R33)
    } else {
        block(HealthFault::ConsentInDoubt {
            doubts: doubts.into_iter().collect(),
        })
    };
    vec![finding.on(screened.iter().map(|told| told.latest))]
}

/// R54 · HARD · every question answered, `D(confirmed) = D(S)`, confirmed before S, strictly · sheet; same-day
/// confirmation. »Ved ikke« is an answer here; the rule of the question judges it.
pub(super) fn complete_today(case: &Case<'_>) -> Vec<Finding> {
    let hard = |fault| Finding::new(RuleId::R54, Verdict::Hard, Why::Health(fault));
    let screened = screened_today(case);
    let contraception = asks_contraception(case);
    let open = |item: &HealthItem| {
        (*item != HealthItem::Contraception || contraception)
            && screened.iter().any(|told| !is_answered(&told.value, *item))
    };
    let items: Vec<HealthItem> = HealthItem::ALL.into_iter().filter(open).collect();
    let finding = if screened.is_empty() {
        hard(not_screened(case))
    } else if items.is_empty() {
        Finding::passed(RuleId::R54)
    } else {
        hard(HealthFault::ScreeningIncomplete { items })
    };
    vec![finding.on(screened.iter().map(|told| told.latest))]
}

fn not_screened(case: &Case<'_>) -> HealthFault {
    HealthFault::NotScreenedToday {
        last: last_screened(case),
    }
}

/// Earlier botulinum toxin says when and where, or it cannot be reckoned with (R51).
fn is_answered(screening: &ScreeningConfirmed, item: HealthItem) -> bool {
    let Some(answer) = screening.answers.get(&item) else {
        return false;
    };
    item != HealthItem::PriorToxin
        || answer.choice != Choice::Yes
        || screening.prior_toxin.is_some()
}

/// Whether any product in question asks for it (R41); a product that nobody knows may.
fn asks_contraception(case: &Case<'_>) -> bool {
    let products = case.products_in_question();
    let asks = |id| {
        let product = case.products.get(id);
        product.is_none_or(|product| product.asks_contraception)
    };
    products.is_empty() || products.into_iter().any(asks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consultation::PriorToxin;
    use crate::domain::product::ProductId;
    use crate::domain::rules::testing::{
        GLABELLA, Story, at, consultation, failed, part, screening, screening_with,
    };
    use crate::domain::rules::{Assessment, Question};
    use crate::domain::time::When;

    const START: &str = "2026-11-25 10:00:00 +01";
    const BEFORE: &str = "2026-11-25 09:59:59 +01";
    const RULES: [RuleId; 2] = [RuleId::R33, RuleId::R54];

    fn asked(occurred: &str, recorded: &str, fact: ScreeningConfirmed) -> Story {
        let mut story = Story::of_adult();
        story.add_late(occurred, recorded, fact);
        story
    }

    fn judged(story: &Story) -> String {
        failed(&story.assess_only(&RULES, at(START), &[GLABELLA]))
    }

    #[test]
    fn a_screening_is_of_the_danish_day_and_before_the_start() {
        let none = "R33 Block, R54 Hard";
        let rows = [
            ("2026-11-24 23:59:59 +01", "2026-11-24 23:59:59 +01", none),
            ("2026-11-25 00:00:00 +01", "2026-11-25 00:00:00 +01", ""),
            (BEFORE, BEFORE, ""),
            (BEFORE, START, ""),
            (BEFORE, "2026-11-25 10:00:01 +01", none),
            (START, START, none),
            ("2026-11-25 10:00:01 +01", "2026-11-25 10:00:01 +01", none),
        ];
        for (occurred, recorded, fails) in rows {
            let story = asked(occurred, recorded, screening());
            assert_eq!(judged(&story), fails, "{occurred}, {recorded}");
        }
        let mut story = Story::of_adult();
        assert_eq!(judged(&story), none);
        story.add(BEFORE, consultation());
        assert_eq!(judged(&story), none, "a consultation is no screening");
    }

    #[test]
    fn every_question_is_answered_by_whatever_answer() {
        for item in HealthItem::ALL {
            let mut unasked = screening();
            unasked.answers.remove(&item);
            let story = asked(BEFORE, BEFORE, unasked);
            assert_eq!(judged(&story), "R54 Hard", "{item:?}");
            let unknown = screening_with(item, Choice::Unknown, "");
            assert_eq!(judged(&asked(BEFORE, BEFORE, unknown)), "", "{item:?}");
        }
        let mut earlier = screening_with(HealthItem::PriorToxin, Choice::Yes, "");
        let story = asked(BEFORE, BEFORE, earlier.clone());
        assert_eq!(judged(&story), "R54 Hard", "without when and where");
        earlier.prior_toxin = Some(PriorToxin {
            when: When::Unknown,
            area: "Panden".to_owned(),
            medical: false,
            place: String::new(),
        });
        assert_eq!(judged(&asked(BEFORE, BEFORE, earlier)), "");
    }

    #[test]
    fn contraception_is_asked_about_where_the_product_asks() {
        let mut unasked = screening();
        unasked.answers.remove(&HealthItem::Contraception);
        let story = asked(BEFORE, BEFORE, unasked);
        for (product, fails) in [
            ("vistabel", "R54 Hard"),
            ("letybo", "R54 Hard"),
            ("unheard_of", "R54 Hard"),
            ("azzalure", ""),
        ] {
            let part = crate::domain::information::Part {
                product: ProductId::new(product),
                ..part(&GLABELLA)
            };
            let question = Question::start(at(START), vec![part]);
            let mut judged = story.ask(question, at(START), Assessment::of);
            judged
                .findings
                .retain(|finding| finding.rule == RuleId::R54);
            assert_eq!(failed(&judged), fails, "{product}");
        }
    }

    #[test]
    fn any_doubt_blocks_until_somebody_asks_again() {
        for doubt in [
            Doubt::Capacity,
            Doubt::Pressure,
            Doubt::AlcoholOrDrugs,
            Doubt::BodyDysmorphicConcern,
        ] {
            let doubtful = ScreeningConfirmed {
                doubt: [doubt].into(),
                ..screening()
            };
            let mut story = asked(
                "2026-11-25 09:00:00 +01",
                "2026-11-25 09:00:00 +01",
                doubtful.clone(),
            );
            assert_eq!(judged(&story), "R33 Block", "{doubt:?}");
            story.add("2026-11-25 09:30:00 +01", screening());
            assert_eq!(judged(&story), "", "{doubt:?}");
            story.add("2026-11-25 09:30:00 +01", doubtful);
            assert_eq!(judged(&story), "R33 Block", "{doubt:?} in the same second");
        }
    }

    #[test]
    fn what_is_corrected_after_the_start_is_missing() {
        let mut story = Story::of_adult();
        let unasked = ScreeningConfirmed {
            answers: [].into(),
            ..screening()
        };
        let entry = story.add(BEFORE, unasked);
        story.amend(entry, None, at("2026-11-25 10:00:01 +01"), screening());
        assert_eq!(judged(&story), "R33 Block, R54 Hard");
    }

    #[test]
    fn a_confirmed_day_leaves_nothing_of_health_open() {
        let mut story = Story::of_adult();
        story.confirm_day(BEFORE, &[GLABELLA]);
        let mut judged = story.assess_all(at(START), &[GLABELLA]);
        let of_health = |rule: RuleId| {
            (RuleId::R33..=RuleId::R50).contains(&rule)
                || (RuleId::R53..=RuleId::R55).contains(&rule)
                || [RuleId::R02, RuleId::R05, RuleId::R92b].contains(&rule)
        };
        judged.findings.retain(|finding| of_health(finding.rule));
        let mut asked: Vec<RuleId> = judged.findings.iter().map(|finding| finding.rule).collect();
        asked.dedup();
        assert_eq!(asked.len(), 18);
        assert_eq!(judged.worst(), Verdict::Passed);
    }
}
