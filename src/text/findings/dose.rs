//! R63–R66, R72 and R73 in words: every dose with the product that it is units of.

use crate::domain::dose::Total;
use crate::domain::information::Part;
use crate::domain::rules::DoseFault;
use crate::domain::time::Day;
use crate::text::{Text, fill};

impl Text {
    pub fn dose_fault(&self, fault: &DoseFault, part: Option<&Part>, today: Day) -> String {
        let words = &self.findings_dose;
        let area = part.map_or(self.findings_interval.the_area.as_str(), |part| {
            self.area(&part.area)
        });
        let product = part.map_or_else(String::new, |part| self.product(&part.product));
        let here = |template: &str| fill(template, &[("area", area), ("product", &product)]);
        let point =
            |template: &str, number: usize| fill(template, &[("number", &number.to_string())]);
        let above = |template: &str, given: &Total, most: &Total| {
            let (given, most) = (self.total(given), self.total(most));
            fill(
                template,
                &[("area", area), ("given", &given), ("most", &most)],
            )
        };
        let either =
            |with_earlier: bool, with: &str, without: &str, given: &Total, most: &Total| {
                above(if with_earlier { with } else { without }, given, most)
            };
        match fault {
            DoseFault::NothingGiven => words.nothing_given.clone(),
            DoseFault::NoPoints => words.no_points.clone(),
            DoseFault::NoVials => words.no_vials.clone(),
            DoseFault::PointIncomplete { number } => point(&words.point_incomplete, *number),
            DoseFault::PointOnOtherSide { number } => point(&words.point_on_other_side, *number),
            DoseFault::PointWithoutVial { number } => point(&words.point_without_vial, *number),
            DoseFault::VialDoesNotClose { vial, points, used } => {
                let vial = self.named_vial(vial);
                let (points, used) = (self.total(points), self.total(used));
                let values = [
                    ("vial", vial.as_str()),
                    ("points", &points),
                    ("used", &used),
                ];
                fill(&words.vial_does_not_close, &values)
            }
            DoseFault::AreasDoNotClose { areas, used } => {
                let (areas, used) = (self.total(areas), self.total(used));
                fill(
                    &words.areas_do_not_close,
                    &[("areas", &areas), ("used", &used)],
                )
            }
            DoseFault::PointAbove { given, most } => above(&words.point_above, given, most),
            DoseFault::AreaAboveFirstStep {
                given,
                most,
                with_earlier,
            } => either(
                *with_earlier,
                &words.area_above_first_step_with_earlier,
                &words.area_above_first_step,
                given,
                most,
            ),
            DoseFault::AreaAbove {
                given,
                most,
                with_earlier,
            } => either(
                *with_earlier,
                &words.area_above_with_earlier,
                &words.area_above,
                given,
                most,
            ),
            DoseFault::TreatmentAbove {
                given,
                most,
                with_earlier,
            } => either(
                *with_earlier,
                &words.treatment_above_with_earlier,
                &words.treatment_above,
                given,
                most,
            ),
            DoseFault::EarlierDoseUnknown { treated } => {
                let day = self.date_near(*treated, today);
                fill(&words.earlier_dose_unknown, &[("day", &day)])
            }
            DoseFault::TwoProducts { products } => {
                let products: Vec<String> = products.iter().map(|id| self.product(id)).collect();
                fill(&words.two_products, &[("products", &products.join(", "))])
            }
            DoseFault::NotPrescribed => here(&words.not_prescribed),
            DoseFault::NotForeseen => here(&words.not_foreseen),
            DoseFault::NoLargestDose => here(&words.no_largest_dose),
            DoseFault::MoreThanForeseen { given, most } => {
                above(&words.more_than_foreseen, given, most)
            }
            DoseFault::PrescribedAfterwards {
                given,
                most,
                signed,
            } => {
                let (given, most) = (self.total(given), self.total(most));
                let signed = self.moment(*signed, today);
                let values = [
                    ("area", area),
                    ("given", &given),
                    ("most", &most),
                    ("signed", &signed),
                ];
                fill(&words.prescribed_afterwards, &values)
            }
            DoseFault::LessThanForeseen { given, most } => {
                above(&words.less_than_foreseen, given, most)
            }
            DoseFault::NotGiven => here(&words.not_given),
            DoseFault::NotDisinfected => words.not_disinfected.clone(),
        }
    }

    /// `2,5 enheder Vistabel`: a bare number is no dose.
    pub(super) fn total(&self, total: &Total) -> String {
        let units = self.decimal(&total.units.to_string());
        let product = self.product(&total.product);
        fill(
            &self.findings_dose.units,
            &[("units", &units), ("product", &product)],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dose::{Dose, measure};
    use crate::domain::rules::testing::{GLABELLA, day, part, vistabel};
    use crate::text::Language;

    fn total(units: &str) -> Total {
        let dose = Dose {
            product: vistabel(),
            units: units.parse().expect("units"),
        };
        measure(&vistabel(), |measure| {
            measure.total(measure.of(&dose).expect("its own"))
        })
    }

    #[test]
    fn every_dose_stands_beside_its_product_and_no_unit_is_abbreviated() {
        for (language, said) in [
            (
                Language::Danish,
                "Bekymringsrynke: 20,5 enheder Vistabel i alt. Produktresuméet siger højst 20 enheder Vistabel.",
            ),
            (
                Language::English,
                "Frown line: 20.5 units Vistabel in all. The label says at most 20 units Vistabel.",
            ),
        ] {
            let text = Text::load(language).expect("a language");
            let fault = DoseFault::AreaAbove {
                given: total("20.50"),
                most: total("20"),
                with_earlier: false,
            };
            let part = part(&GLABELLA);
            assert_eq!(
                text.dose_fault(&fault, Some(&part), day("2026-11-25")),
                said
            );
        }
    }
}
