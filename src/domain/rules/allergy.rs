//! R44: allergy to botulinum toxin or to what else is in the chosen product.

use super::health_fault::{AnswerFault, HealthFault};
use super::stated::{Stated, entries, ever, newest, not_denied};
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::consultation::{Choice, HealthItem};
use crate::domain::product::{Product, ProductId, Substances};
use crate::domain::time::Moment;

const RULE: RuleId = RuleId::R44;

/// R44 · HARD, BLOCK if unknown or unclear · no allergy to botulinum toxin; none to an excipient of the product, by exact
/// substance · sheet (toxin); label 4.3, 6.1.
///
/// A yes that is followed by a no contradicts it, and is unclear until one of them is corrected.
pub(super) fn tolerated(case: &Case<'_>) -> Vec<Finding> {
    let (ever, newest) = (ever(case), newest(case));
    let evidence = entries(&ever);
    let mut findings: Vec<Finding> = toxin(&ever, &newest).into_iter().collect();
    let products = case.products_in_question();
    if products.is_empty() {
        findings.push(Finding::new(RULE, Verdict::Hard, Why::NothingPlanned));
    }
    for id in products {
        findings.extend(excipients(case, id, &ever, &newest));
    }
    if findings.is_empty() {
        findings.push(Finding::passed(RULE));
    }
    let on = |finding: Finding| finding.on(evidence.iter().copied());
    findings.into_iter().map(on).collect()
}

fn toxin(ever: &[Stated<'_>], newest: &[Stated<'_>]) -> Option<Finding> {
    let item = HealthItem::ToxinAllergy;
    if let Some(finding) = not_denied_now(newest, item) {
        return Some(finding);
    }
    let earlier = ever.iter().filter(|stated| stated.says_yes(item));
    earlier.map(|stated| stated.at).max().map(contradicted)
}

/// What the answers about excipients say of one product; nothing if it is tolerated.
fn excipients(
    case: &Case<'_>,
    id: &ProductId,
    ever: &[Stated<'_>],
    newest: &[Stated<'_>],
) -> Option<Finding> {
    let item = HealthItem::ExcipientAllergy;
    let affirmed = |stated: &&Stated<'_>| stated.says_yes(item);
    let judge = |stated: &Stated<'_>| judged(case.products.get(id), id, stated);
    // The worst of what was said last stands before everything else.
    let now = newest.iter().filter(affirmed).filter_map(judge);
    if let Some(worst) = now.max_by_key(|finding| finding.verdict) {
        return Some(worst);
    }
    let others: Vec<Stated<'_>> = newest
        .iter()
        .filter(|stated| !stated.says_yes(item))
        .copied()
        .collect();
    if (newest.is_empty() || !others.is_empty())
        && let Some(finding) = not_denied_now(&others, item)
    {
        return Some(finding);
    }
    // An unclear yes may have been cleared up by a clear one; a no contradicts it, and a clear yes stays one.
    let denied = !others.is_empty();
    let stands = |finding: &Finding| denied || finding.verdict == Verdict::Hard;
    let before = ever.iter().filter(affirmed);
    let contradicting =
        before.filter(|stated| judge(stated).is_some_and(|finding| stands(&finding)));
    contradicting
        .map(|stated| stated.at)
        .max()
        .map(contradicted)
}

/// HARD for a yes and for silence, BLOCK for »ved ikke«.
fn not_denied_now(stated: &[Stated<'_>], item: HealthItem) -> Option<Finding> {
    let items = not_denied(stated, &[item]);
    let verdict = match items.first()?.answer {
        AnswerFault::Unknown => Verdict::Block,
        AnswerFault::Yes
        | AnswerFault::YesBefore
        | AnswerFault::Unanswered
        | AnswerFault::NotToday => Verdict::Hard,
    };
    let why = Why::Health(HealthFault::Answers { items });
    Some(Finding::new(RULE, verdict, why))
}

/// What one yes means for a product.
fn judged(product: Option<&Product>, id: &ProductId, stated: &Stated<'_>) -> Option<Finding> {
    let finding = |verdict, fault| Some(Finding::new(RULE, verdict, Why::Health(fault)));
    let Some(product) = product else {
        let product = id.clone();
        return finding(Verdict::Block, HealthFault::ProductUnread { product });
    };
    let answer = stated.answers.get(&HealthItem::ExcipientAllergy)?;
    if answer.choice != Choice::Yes {
        return None;
    }
    let Some(named) = Substances::shipped().named_in(&answer.detail) else {
        let fault = HealthFault::AllergyUnclear {
            product: id.clone(),
            excipients: product.excipients.clone(),
        };
        return finding(Verdict::Block, fault);
    };
    let held = product.excipients.iter();
    let held: Vec<String> = held
        .filter(|excipient| named.contains(excipient.as_str()))
        .cloned()
        .collect();
    if held.is_empty() {
        return None;
    }
    let fault = HealthFault::ExcipientAllergy {
        product: id.clone(),
        excipients: held,
    };
    finding(Verdict::Hard, fault)
}

fn contradicted(earlier: Moment) -> Finding {
    let why = Why::Health(HealthFault::AllergyContradicted { earlier });
    Finding::new(RULE, Verdict::Block, why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::information::Part;
    use crate::domain::rules::testing::{
        GLABELLA, Story, at, failed, part, screening, screening_with,
    };
    use crate::domain::rules::{Assessment, Question};

    const EARLIER: &str = "2026-11-20 09:00:00 +01";
    const TODAY: &str = "2026-11-25 09:00:00 +01";
    const START: &str = "2026-11-25 10:00:00 +01";
    const UNCLEAR: &str = "R44 Block";
    const CERTAIN: &str = "R44 Hard";

    fn with(story: &Story, product: &str) -> String {
        let part = Part {
            product: ProductId::new(product),
            ..part(&GLABELLA)
        };
        let question = Question::start(at(START), vec![part]);
        let mut judged = story.ask(question, at(START), Assessment::of);
        judged.findings.retain(|finding| finding.rule == RULE);
        failed(&judged)
    }

    fn excipient(choice: Choice, detail: &str) -> Story {
        let mut story = Story::of_adult();
        let answered = screening_with(HealthItem::ExcipientAllergy, choice, detail);
        story.add(TODAY, answered);
        story
    }

    #[test]
    fn an_exact_substance_is_held_against_the_product() {
        for (detail, product, fails) in [
            ("lactose", "azzalure", CERTAIN),
            ("Mælkesukker", "dysport", CERTAIN),
            ("komælksprotein", "azzalure", CERTAIN),
            ("laktose", "vistabel", ""),
            ("humant albumin", "vistabel", CERTAIN),
            ("humant albumin", "alluzience", ""),
            ("laktose og sukrose", "bocouture", CERTAIN),
            ("laktose og sukrose", "vistabel", ""),
            ("polysorbat 80", "relfydess", CERTAIN),
            ("lactose?", "azzalure", UNCLEAR),
            ("lactose?", "vistabel", UNCLEAR),
            ("albumin", "vistabel", UNCLEAR),
            ("jordnødder", "vistabel", UNCLEAR),
            ("", "vistabel", UNCLEAR),
            ("laktose", "unheard_of", UNCLEAR),
        ] {
            let story = excipient(Choice::Yes, detail);
            assert_eq!(with(&story, product), fails, "{detail} in {product}");
        }
    }

    #[test]
    fn not_known_blocks_and_not_asked_is_hard() {
        assert_eq!(with(&Story::of_adult(), "vistabel"), CERTAIN);
        assert_eq!(with(&excipient(Choice::No, ""), "vistabel"), "");
        assert_eq!(with(&excipient(Choice::Unknown, ""), "vistabel"), UNCLEAR);
        for item in [HealthItem::ToxinAllergy, HealthItem::ExcipientAllergy] {
            let mut unasked = screening();
            unasked.answers.remove(&item);
            let mut story = Story::of_adult();
            story.add(TODAY, unasked);
            assert_eq!(with(&story, "vistabel"), CERTAIN, "{item:?}");
        }
        let story = excipient(Choice::No, "");
        assert_eq!(failed(&story.assess_rule(RULE, START, &[])), CERTAIN);
    }

    #[test]
    fn an_allergy_to_the_toxin_is_hard_whatever_the_product() {
        for (choice, fails) in [
            (Choice::Yes, CERTAIN),
            (Choice::Unknown, UNCLEAR),
            (Choice::No, ""),
        ] {
            let mut story = Story::of_adult();
            story.add(
                TODAY,
                screening_with(HealthItem::ToxinAllergy, choice, "udslæt"),
            );
            assert_eq!(with(&story, "vistabel"), fails, "{choice:?}");
            assert_eq!(with(&story, "relfydess"), fails, "{choice:?}");
        }
    }

    #[test]
    fn a_yes_before_a_no_is_unclear_and_an_unclear_yes_can_be_cleared_up() {
        let told = |earlier: (HealthItem, Choice, &str), now: (HealthItem, Choice, &str)| {
            let mut story = Story::of_adult();
            story.add(EARLIER, screening_with(earlier.0, earlier.1, earlier.2));
            story.add(TODAY, screening_with(now.0, now.1, now.2));
            with(&story, "azzalure")
        };
        let item = HealthItem::ExcipientAllergy;
        let no = (item, Choice::No, "");
        assert_eq!(told((item, Choice::Yes, "laktose"), no), UNCLEAR);
        assert_eq!(told((item, Choice::Yes, "noget"), no), UNCLEAR);
        assert_eq!(told((item, Choice::Yes, "sukrose"), no), "");
        assert_eq!(told((item, Choice::Unknown, ""), no), "");
        let sucrose = (item, Choice::Yes, "sukrose");
        assert_eq!(told((item, Choice::Yes, "noget"), sucrose), "");
        assert_eq!(told((item, Choice::Yes, "laktose"), sucrose), UNCLEAR);
        let toxin = HealthItem::ToxinAllergy;
        assert_eq!(told((toxin, Choice::Yes, ""), no), UNCLEAR);
        assert_eq!(told((toxin, Choice::Unknown, ""), no), "");
    }
}
