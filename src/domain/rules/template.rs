//! What the label of its product says about a template, asked when it is made: R61, R63, R64 and R66 without a patient.
//!
//! They are remarks and keep nothing from being approved; the same rules are asked again of every treatment.

use std::collections::BTreeMap;

use super::dose::{point_above, sum_above, whole_above};
use super::{DoseFault, Finding, RuleId, Verdict, Why};
use crate::domain::area::Area;
use crate::domain::dose::Dose;
use crate::domain::information::Part;
use crate::domain::product::Catalogue;
use crate::domain::template::TemplateApproved;

/// What does not pass, area by area and then of the whole: R61 WARN, R63 WARN, R64 BLOCK or WARN, R66 BLOCK; R60 HARD for a
/// product that is not in the catalogue.
pub fn remarks(template: &TemplateApproved, products: &Catalogue) -> Vec<Finding> {
    let product = &template.product;
    let Some(known) = products.get(product) else {
        return vec![Finding::new(
            RuleId::R60,
            Verdict::Hard,
            Why::ProductUnknown,
        )];
    };
    let label = &known.label;
    let mut by_area: BTreeMap<&Area, Vec<Dose>> = BTreeMap::new();
    for point in &template.points {
        let doses = by_area.entry(&point.area).or_default();
        doses.push(template.dose(point));
    }
    let mut findings = Vec::new();
    for (area, doses) in &by_area {
        let part = Part {
            area: (*area).clone(),
            product: product.clone(),
        };
        let warn = |rule, why| Finding::new(rule, Verdict::Warn, why).about(&part);
        if label.area(area).is_none() {
            findings.push(warn(RuleId::R61, Why::OffLabel));
        }
        let point = point_above(label, &part, doses);
        findings.extend(point.map(|fault| warn(RuleId::R63, Why::Dose(fault))));
        let sum = sum_above(label, &part, doses, false);
        findings.extend(sum.map(|(verdict, fault)| {
            Finding::new(RuleId::R64, verdict, Why::Dose(fault)).about(&part)
        }));
    }
    let glabella = by_area.get(&Area::Glabella).into_iter().flatten();
    let whole = whole_above(label, product, by_area.values().flatten(), glabella);
    findings.extend(whole.map(|(given, most)| {
        let fault = DoseFault::TreatmentAbove {
            given,
            most,
            with_earlier: false,
        };
        Finding::new(RuleId::R66, Verdict::Block, Why::Dose(fault))
    }));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::product::ProductId;
    use crate::domain::template::testing::{template, template_of};

    fn said(product: &str, points: &[(Area, &str)]) -> Vec<String> {
        let template = template_of(product, points);
        let found = remarks(&template, Catalogue::shipped());
        let named = |found: &Finding| format!("{} {:?}", found.rule, found.verdict);
        found.iter().map(named).collect()
    }

    #[test]
    fn equal_to_the_label_passes_and_above_it_is_remarked() {
        let five = |units| vec![(Area::Glabella, units); 5];
        for (product, points, remarked) in [
            ("vistabel", five("4"), vec![]),
            ("vistabel", five("4.01"), vec!["R63 Warn", "R64 Block"]),
            ("vistabel", vec![(Area::Glabella, "4.01")], vec!["R63 Warn"]),
            ("vistabel", vec![(Area::Chin, "1")], vec!["R61 Warn"]),
            // Bocouture has two steps for the glabella.
            ("bocouture", five("4"), vec![]),
            (
                "bocouture",
                [five("4"), vec![(Area::Glabella, "1")]].concat(),
                vec!["R64 Warn"],
            ),
            ("unheard_of", vec![(Area::Glabella, "1")], vec!["R60 Hard"]),
        ] {
            assert_eq!(said(product, &points), remarked, "{product} {points:?}");
        }
    }

    #[test]
    fn the_crows_feet_are_two_areas() {
        let three = |area: Area| vec![(area, "4"); 3];
        let both = [
            three(Area::LateralCanthalRight),
            three(Area::LateralCanthalLeft),
        ]
        .concat();
        assert_eq!(said("vistabel", &both), Vec::<String>::new());
        let one_side = [
            three(Area::LateralCanthalRight),
            three(Area::LateralCanthalRight),
        ]
        .concat();
        assert_eq!(said("vistabel", &one_side), ["R64 Block"]);
    }

    #[test]
    fn a_finding_names_its_part() {
        let template = template(&[(Area::Chin, "1")]);
        let found = remarks(&template, Catalogue::shipped());
        let part = found.first().and_then(|found| found.part.clone());
        assert_eq!(
            part,
            Some(Part {
                area: Area::Chin,
                product: ProductId::new("vistabel")
            })
        );
    }
}
