//! R60: one product from the plan to the vial, and its own units throughout.

use super::{Case, Finding, NamedVial, RuleId, Verdict, VialFault, Why};
use crate::domain::id::EntryId;

/// R60 · HARD · every product in question is in the catalogue, and a vial is drawn from as the product that it holds:
/// ids equal, nothing converts units · label 4.2.
pub(super) fn throughout(case: &Case<'_>) -> Vec<Finding> {
    let hard = |why| Finding::new(RuleId::R60, Verdict::Hard, why);
    let mut findings = case.for_each_part(RuleId::R60, Verdict::Hard, |part| {
        match case.products.get(&part.product) {
            Some(_) => Finding::passed(RuleId::R60),
            None => hard(Why::ProductUnknown),
        }
    });
    for vial in case.vials_in_question() {
        let faults = product_faults(case, vial);
        let passed = faults.is_empty().then(|| Finding::passed(RuleId::R60));
        let failed = faults.into_iter().map(|fault| hard(Why::Vial(fault)));
        findings.extend(failed.chain(passed).map(|finding| finding.on([vial])));
    }
    findings
}

fn product_faults(case: &Case<'_>, vial: EntryId) -> Vec<VialFault> {
    let Some(known) = case.vials.get(vial) else {
        return vec![VialFault::NotRecorded { vial }];
    };
    let mut faults = Vec::new();
    if case.products.get(&known.vial.product).is_none() {
        let vial = NamedVial::from(known);
        faults.push(VialFault::OutsideCatalogue { vial });
    }
    let other = case
        .drawn_now(vial)
        .find(|drawn| drawn.product != known.vial.product);
    faults.extend(other.map(|other| VialFault::OtherProduct {
        vial: known.into(),
        drawn: other.product.clone(),
    }));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::information::Part;
    use crate::domain::product::ProductId;
    use crate::domain::rules::Question;
    use crate::domain::rules::testing::{
        GLABELLA, Story, VIAL, at, drawn, failed, given, point_of,
    };

    const START: &str = "2026-11-25 10:00:00 +01";

    #[test]
    fn a_vial_is_drawn_from_as_what_it_holds_and_is_in_the_catalogue() {
        let azzalure = ProductId::new("azzalure");
        let mut story = Story::of_adult();
        let of = |story: &mut Story, product: &str| {
            story.open(START, |vial| vial.product = ProductId::new(product))
        };
        let (right, other) = (of(&mut story, "vistabel"), of(&mut story, "azzalure"));
        let unheard_of = of(&mut story, "unheard_of");
        let signed = |vial, product: Option<&ProductId>| {
            let mut drawn = drawn(vial, "4", "0");
            if let Some(product) = product {
                drawn.product.clone_from(product);
            }
            let given = given(START, vec![point_of(&GLABELLA, "4", vial)], vec![drawn]);
            failed(&story.sign(RuleId::R60, START, given))
        };
        assert_eq!(signed(right, None), "");
        assert_eq!(signed(right, Some(&azzalure)), "R60 Hard");
        assert_eq!(signed(other, None), "R60 Hard");
        assert_eq!(signed(other, Some(&azzalure)), "");
        assert_eq!(
            signed(unheard_of, Some(&ProductId::new("unheard_of"))),
            "R60 Hard"
        );
        assert_eq!(signed(VIAL, None), "R60 Hard", "no entry tells of it");
    }

    #[test]
    fn a_plan_names_a_product_of_the_catalogue() {
        let story = Story::of_adult();
        for (product, fails) in [("vistabel", ""), ("botox", ""), ("unheard_of", "R60 Hard")] {
            let part = Part {
                area: GLABELLA,
                product: ProductId::new(product),
            };
            let question = Question::start(at(START), vec![part]);
            let judged = story.ask_rule(RuleId::R60, question, at(START));
            assert_eq!(failed(&judged), fails, "{product}");
        }
    }
}
