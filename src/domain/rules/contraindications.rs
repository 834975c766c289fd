//! R40–R43, R46, R50 and R55: what the answers to the health questions say.

use super::health_fault::{AnswerFault, AnsweredItem, HealthFault};
use super::stated::{Stated, entries, ever, newest, not_denied, screened_today};
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::consultation::HealthItem;

/// R40 · BLOCK · not pregnant, not possibly pregnant, not breast-feeding, answered with `D = D(S)`; »ved ikke« is a
/// yes · sheet; label 4.6.
pub(super) fn not_pregnant(case: &Case<'_>) -> Vec<Finding> {
    let items = [HealthItem::Pregnant, HealthItem::Breastfeeding];
    vec![of_today(case, RuleId::R40, Verdict::Block, &items)]
}

/// R41 · WARN · »could become pregnant, uses no contraception« is denied, for the products that ask for it · label 4.6.
pub(super) fn contraception(case: &Case<'_>) -> Vec<Finding> {
    let warn = |why| Finding::new(RuleId::R41, Verdict::Warn, why);
    let products = case.products_in_question();
    if products.is_empty() {
        return vec![warn(Why::NothingPlanned)];
    }
    for id in products {
        let Some(product) = case.products.get(id) else {
            let product = id.clone();
            return vec![warn(Why::Health(HealthFault::ProductUnread { product }))];
        };
        if product.asks_contraception {
            let items = [HealthItem::Contraception];
            return vec![of_newest(case, RuleId::R41, Verdict::Warn, &items)];
        }
    }
    vec![Finding::passed(RuleId::R41)]
}

/// R42 · HARD · myasthenia gravis, Lambert-Eaton and ALS are denied and were never affirmed · sheet (not ALS);
/// label 4.3.
pub(super) fn no_muscle_disorder(case: &Case<'_>) -> Vec<Finding> {
    let items = [
        HealthItem::MyastheniaGravis,
        HealthItem::LambertEaton,
        HealthItem::Als,
    ];
    vec![never(case, RuleId::R42, Verdict::Hard, &items)]
}

/// R43 · BLOCK · no other disease of muscle or nerve; the doctor decides which matter · sheet.
pub(super) fn no_other_muscle_or_nerve_disease(case: &Case<'_>) -> Vec<Finding> {
    let items = [
        HealthItem::OtherMuscleDisease,
        HealthItem::NeurologicalDisease,
    ];
    vec![of_newest(case, RuleId::R43, Verdict::Block, &items)]
}

/// R46 · BLOCK · trouble swallowing and serious disease of breathing are denied and were never affirmed · label 4.4.
pub(super) fn swallows_and_breathes(case: &Case<'_>) -> Vec<Finding> {
    let items = [HealthItem::Dysphagia, HealthItem::Dyspnoea];
    vec![never(case, RuleId::R46, Verdict::Block, &items)]
}

/// R50 · WARN · no fever or acute illness, answered with `D = D(S)` · policy.
pub(super) fn not_ill_today(case: &Case<'_>) -> Vec<Finding> {
    vec![of_today(
        case,
        RuleId::R50,
        Verdict::Warn,
        &[HealthItem::Fever],
    )]
}

/// R55 · BLOCK · an earlier serious reaction to botulinum toxin is denied and was never affirmed, and no serious adverse
/// event was told of here by S · label 4.4.
pub(super) fn no_serious_reaction(case: &Case<'_>) -> Vec<Finding> {
    let start = case.start();
    let events = case.course.adverse_events.iter();
    let serious = events.filter(|told| told.value.serious && told.first_recorded_at <= start);
    let block = serious.map(|told| {
        let noticed = told.value.noticed;
        let why = Why::Health(HealthFault::SeriousReaction { noticed });
        Finding::new(RuleId::R55, Verdict::Block, why).on([told.latest])
    });
    let said = never(
        case,
        RuleId::R55,
        Verdict::Block,
        &[HealthItem::PriorReaction],
    );
    let mut findings: Vec<Finding> = block.collect();
    if findings.is_empty() || said.is_failed() {
        findings.push(said);
    }
    findings
}

/// Judged by what was said last.
fn of_newest(case: &Case<'_>, rule: RuleId, verdict: Verdict, items: &[HealthItem]) -> Finding {
    let newest = newest(case);
    judged(rule, verdict, not_denied(&newest, items)).on(entries(&newest))
}

/// Judged by what was said last, which must have been asked today.
fn of_today(case: &Case<'_>, rule: RuleId, verdict: Verdict, items: &[HealthItem]) -> Finding {
    let start = case.start();
    let today: Vec<Stated<'_>> = screened_today(case)
        .into_iter()
        .map(|told| Stated::of_screening(told, start))
        .collect();
    let newest = newest(case);
    let mut faults = not_denied(&newest, items);
    let known = |faults: &[AnsweredItem], item| faults.iter().any(|fault| fault.item == item);
    for fault in not_denied(&today, items) {
        if !known(&faults, fault.item) {
            faults.push(AnsweredItem {
                answer: AnswerFault::NotToday,
                ..fault
            });
        }
    }
    judged(rule, verdict, faults).on(entries(newest.iter().chain(&today)))
}

/// Judged by what was said last, and by every yes before it.
fn never(case: &Case<'_>, rule: RuleId, verdict: Verdict, items: &[HealthItem]) -> Finding {
    let (ever, newest) = (ever(case), newest(case));
    let affirmed = |stated: &&Stated<'_>| items.iter().any(|item| stated.says_yes(*item));
    let before: Vec<Stated<'_>> = ever.iter().filter(affirmed).copied().collect();
    let mut faults = not_denied(&newest, items);
    for item in items {
        let newest_says_yes = faults
            .iter()
            .any(|fault| fault.item == *item && fault.answer == AnswerFault::Yes);
        if !newest_says_yes && before.iter().any(|stated| stated.says_yes(*item)) {
            faults.retain(|fault| fault.item != *item);
            faults.push(AnsweredItem {
                item: *item,
                answer: AnswerFault::YesBefore,
            });
        }
    }
    judged(rule, verdict, faults).on(entries(newest.iter().chain(&before)))
}

fn judged(rule: RuleId, verdict: Verdict, mut items: Vec<AnsweredItem>) -> Finding {
    if items.is_empty() {
        return Finding::passed(rule);
    }
    items.sort_unstable();
    Finding::new(rule, verdict, Why::Health(HealthFault::Answers { items }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consultation::{Answer, Choice, Consultation};
    use crate::domain::information::Part;
    use crate::domain::product::ProductId;
    use crate::domain::rules::testing::{
        GLABELLA, Story, adverse_event, at, consultation, failed, part, screening, screening_with,
    };
    use crate::domain::rules::{Assessment, Question};

    const LONG_AGO: &str = "2026-02-03 10:00:00 +01";
    const YESTERDAY: &str = "2026-11-24 23:59:59 +01";
    const TODAY: &str = "2026-11-25 09:00:00 +01";
    const START: &str = "2026-11-25 10:00:00 +01";

    const ASKED: [RuleId; 7] = [
        RuleId::R40,
        RuleId::R41,
        RuleId::R42,
        RuleId::R43,
        RuleId::R46,
        RuleId::R50,
        RuleId::R55,
    ];

    /// Each question with what its yes comes to.
    const QUESTIONS: [(HealthItem, &str); 11] = [
        (HealthItem::Pregnant, "R40 Block"),
        (HealthItem::Breastfeeding, "R40 Block"),
        (HealthItem::Contraception, "R41 Warn"),
        (HealthItem::MyastheniaGravis, "R42 Hard"),
        (HealthItem::LambertEaton, "R42 Hard"),
        (HealthItem::Als, "R42 Hard"),
        (HealthItem::OtherMuscleDisease, "R43 Block"),
        (HealthItem::NeurologicalDisease, "R43 Block"),
        (HealthItem::Dysphagia, "R46 Block"),
        (HealthItem::Fever, "R50 Warn"),
        (HealthItem::PriorReaction, "R55 Block"),
    ];

    fn judged(story: &Story) -> String {
        failed(&story.assess_only(&ASKED, at(START), &[GLABELLA]))
    }

    fn examined(item: HealthItem, choice: Choice) -> Consultation {
        let mut consultation = consultation();
        consultation.answers = screening().answers;
        let detail = String::new();
        consultation.answers.insert(item, Answer { choice, detail });
        consultation
    }

    #[test]
    fn only_a_no_of_today_lets_everything_pass() {
        let mut story = Story::of_adult();
        let nothing_known =
            "R40 Block, R41 Warn, R42 Hard, R43 Block, R46 Block, R50 Warn, R55 Block";
        assert_eq!(judged(&story), nothing_known);
        story.add(TODAY, screening());
        assert_eq!(judged(&story), "");
        for (item, fails) in QUESTIONS {
            for choice in [Choice::Yes, Choice::Unknown] {
                let mut story = Story::of_adult();
                story.add(TODAY, screening_with(item, choice, "noget"));
                assert_eq!(judged(&story), fails, "{item:?} {choice:?}");
            }
            let mut unasked = screening();
            unasked.answers.remove(&item);
            let mut story = Story::of_adult();
            story.add(TODAY, unasked);
            assert_eq!(judged(&story), fails, "{item:?} unasked");
        }
    }

    #[test]
    fn what_is_asked_today_is_asked_on_the_danish_day() {
        let mut story = Story::of_adult();
        story.add(YESTERDAY, screening());
        assert_eq!(judged(&story), "R40 Block, R50 Warn");
        let why = story.assess_rule(RuleId::R50, START, &[GLABELLA]);
        let items = vec![AnsweredItem {
            item: HealthItem::Fever,
            answer: AnswerFault::NotToday,
        }];
        assert_eq!(
            why.findings[0].why,
            Why::Health(HealthFault::Answers { items })
        );
        story.add("2026-11-25 00:00:00 +01", screening());
        assert_eq!(judged(&story), "");
        // A consultation is no screening, but what it says counts.
        story.add(TODAY, examined(HealthItem::Pregnant, Choice::Yes));
        assert_eq!(judged(&story), "R40 Block");
    }

    #[test]
    fn what_ever_was_so_fails_whatever_is_said_today() {
        for (item, fails) in QUESTIONS {
            let ever = ["R42 Hard", "R46 Block", "R55 Block"].contains(&fails);
            let mut story = Story::of_adult();
            let entry = story.add(LONG_AGO, examined(item, Choice::Yes));
            story.add(TODAY, screening());
            assert_eq!(judged(&story), if ever { fails } else { "" }, "{item:?}");
            // A mistake is corrected where it stands.
            let corrected = examined(item, Choice::No);
            story.amend(entry, None, at("2026-11-25 09:30:00 +01"), corrected);
            assert_eq!(judged(&story), "", "{item:?} corrected");
        }
        let mut story = Story::of_adult();
        story.add(LONG_AGO, examined(HealthItem::Als, Choice::Unknown));
        story.add(TODAY, screening());
        assert_eq!(judged(&story), "", "not known then, known now");
    }

    #[test]
    fn the_newest_counts_by_when_it_was_said_and_not_after_the_start() {
        let mut story = Story::of_adult();
        let ill = screening_with(HealthItem::NeurologicalDisease, Choice::Yes, "epilepsi");
        story.add(TODAY, screening());
        story.add_late(YESTERDAY, "2026-11-25 09:10:00 +01", ill.clone());
        assert_eq!(judged(&story), "", "an older statement, written later");
        story.add(START, ill.clone());
        assert_eq!(judged(&story), "R43 Block", "in the second of the start");
        let mut story = Story::of_adult();
        story.add(TODAY, screening());
        story.add("2026-11-25 10:00:01 +01", ill.clone());
        assert_eq!(judged(&story), "", "after the start");
        story.add(TODAY, ill);
        assert_eq!(judged(&story), "R43 Block", "a no and a yes of one second");
    }

    #[test]
    fn a_yes_that_is_corrected_after_the_start_still_speaks_against_her() {
        let mut story = Story::of_adult();
        let entry = story.add(LONG_AGO, screening_with(HealthItem::Als, Choice::Yes, ""));
        story.add(TODAY, screening());
        let later = screening_with(HealthItem::Fever, Choice::Yes, "");
        let mut still = later;
        still
            .answers
            .extend(screening_with(HealthItem::Als, Choice::Yes, "").answers);
        still.doubt = [crate::domain::confirmation::Doubt::Capacity].into();
        story.amend(entry, None, at("2026-11-25 10:00:01 +01"), still);
        assert_eq!(judged(&story), "R42 Hard");
    }

    #[test]
    fn contraception_is_held_against_the_products_that_ask_for_it() {
        let mut story = Story::of_adult();
        story.add(
            TODAY,
            screening_with(HealthItem::Contraception, Choice::Yes, ""),
        );
        for (product, fails) in [
            ("vistabel", "R41 Warn"),
            ("letybo", "R41 Warn"),
            ("unheard_of", "R41 Warn"),
            ("azzalure", ""),
            ("bocouture", ""),
        ] {
            let part = Part {
                product: ProductId::new(product),
                ..part(&GLABELLA)
            };
            let question = Question::start(at(START), vec![part]);
            let mut judged = story.ask(question, at(START), Assessment::of);
            judged
                .findings
                .retain(|finding| finding.rule == RuleId::R41);
            assert_eq!(failed(&judged), fails, "{product}");
        }
    }

    #[test]
    fn a_serious_adverse_event_here_is_an_earlier_reaction() {
        let told = |recorded, serious| {
            let mut story = Story::of_adult();
            story.add(TODAY, screening());
            story.add(recorded, adverse_event(&[], serious));
            judged(&story)
        };
        assert_eq!(told(YESTERDAY, false), "");
        assert_eq!(told(YESTERDAY, true), "R55 Block");
        assert_eq!(told(START, true), "R55 Block");
        assert_eq!(told("2026-11-25 10:00:01 +01", true), "");
    }

    /// What stands against her in one rule's questions.
    #[track_caller]
    fn check_items(story: &Story, rule: RuleId, items: &[(HealthItem, AnswerFault)]) {
        let judged = story.assess_rule(rule, START, &[GLABELLA]);
        let item = |(item, answer): &(HealthItem, AnswerFault)| AnsweredItem {
            item: *item,
            answer: *answer,
        };
        let items = items.iter().map(item).collect();
        let why = Why::Health(HealthFault::Answers { items });
        assert_eq!(judged.findings[0].why, why);
    }

    #[test]
    fn each_question_is_told_once_and_by_the_worst_that_is_known() {
        use AnswerFault::{NotToday, Unknown, Yes, YesBefore};
        use HealthItem::{Als, Breastfeeding, MyastheniaGravis, Pregnant};

        let mut yesterday = Story::of_adult();
        yesterday.add(YESTERDAY, screening_with(Pregnant, Choice::Yes, ""));
        let not_today = [(Pregnant, Yes), (Breastfeeding, NotToday)];
        check_items(&yesterday, RuleId::R40, &not_today);
        for (today, choice, before, items) in [
            (Als, Choice::Yes, Als, &[(Als, Yes)][..]),
            (Als, Choice::Unknown, Als, &[(Als, YesBefore)]),
            (
                Als,
                Choice::Yes,
                MyastheniaGravis,
                &[(MyastheniaGravis, YesBefore), (Als, Yes)],
            ),
            (
                Als,
                Choice::Unknown,
                MyastheniaGravis,
                &[(MyastheniaGravis, YesBefore), (Als, Unknown)],
            ),
        ] {
            let mut story = Story::of_adult();
            story.add(LONG_AGO, examined(before, Choice::Yes));
            story.add(TODAY, screening_with(today, choice, ""));
            check_items(&story, RuleId::R42, items);
        }
    }
}
