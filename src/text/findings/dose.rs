//! R63–R66, R72 and R73 in words: every dose with the product that it is units of.

use crate::domain::dose::Total;
use crate::domain::information::Part;
use crate::domain::rules::DoseFault;
use crate::domain::time::Day;
use crate::text::{Text, fill};

impl Text {
    pub fn dose_fault(&self, fault: &DoseFault, part: Option<&Part>, today: Day) -> String {
        let (area, product) = match part {
            Some(part) => (self.area(&part.area), self.product(&part.product)),
            None => (self.findings_interval.the_area.as_str(), String::new()),
        };
        let told = self.dose_values(fault, today);
        let mut values = vec![("area", area), ("product", &product)];
        values.extend(told.iter().map(|(name, value)| (*name, value.as_str())));
        fill(self.dose_template(fault), &values)
    }

    fn dose_template(&self, fault: &DoseFault) -> &str {
        let words = &self.findings_dose;
        match fault {
            DoseFault::NothingGiven => &words.nothing_given,
            DoseFault::NoPoints => &words.no_points,
            DoseFault::NoVials => &words.no_vials,
            DoseFault::PointIncomplete { .. } => &words.point_incomplete,
            DoseFault::PointOnOtherSide { .. } => &words.point_on_other_side,
            DoseFault::PointWithoutVial { .. } => &words.point_without_vial,
            DoseFault::VialDoesNotClose { .. } => &words.vial_does_not_close,
            DoseFault::AreasDoNotClose { .. } => &words.areas_do_not_close,
            DoseFault::PointAbove { .. } => &words.point_above,
            DoseFault::AreaAboveFirstStep { with_earlier, .. } => {
                if *with_earlier {
                    &words.area_above_first_step_with_earlier
                } else {
                    &words.area_above_first_step
                }
            }
            DoseFault::AreaAbove { with_earlier, .. } => {
                if *with_earlier {
                    &words.area_above_with_earlier
                } else {
                    &words.area_above
                }
            }
            DoseFault::TreatmentAbove { with_earlier, .. } => {
                if *with_earlier {
                    &words.treatment_above_with_earlier
                } else {
                    &words.treatment_above
                }
            }
            DoseFault::EarlierDoseUnknown { .. } => &words.earlier_dose_unknown,
            DoseFault::TwoProducts { .. } => &words.two_products,
            DoseFault::NotPrescribed => &words.not_prescribed,
            DoseFault::NotForeseen => &words.not_foreseen,
            DoseFault::NoLargestDose => &words.no_largest_dose,
            DoseFault::MoreThanForeseen { .. } => &words.more_than_foreseen,
            DoseFault::PrescribedAfterwards { .. } => &words.prescribed_afterwards,
            DoseFault::LessThanForeseen { .. } => &words.less_than_foreseen,
            DoseFault::NotGiven => &words.not_given,
            DoseFault::NotDisinfected => &words.not_disinfected,
        }
    }

    fn dose_values(&self, fault: &DoseFault, today: Day) -> Vec<(&'static str, String)> {
        match fault {
            DoseFault::NothingGiven
            | DoseFault::NoPoints
            | DoseFault::NoVials
            | DoseFault::NotPrescribed
            | DoseFault::NotForeseen
            | DoseFault::NoLargestDose
            | DoseFault::NotGiven
            | DoseFault::NotDisinfected => Vec::new(),
            DoseFault::PointIncomplete { number }
            | DoseFault::PointOnOtherSide { number }
            | DoseFault::PointWithoutVial { number } => vec![("number", number.to_string())],
            DoseFault::VialDoesNotClose { vial, points, used } => vec![
                ("vial", self.named_vial(vial)),
                ("points", self.total(points)),
                ("used", self.total(used)),
            ],
            DoseFault::AreasDoNotClose { areas, used } => {
                vec![("areas", self.total(areas)), ("used", self.total(used))]
            }
            DoseFault::PointAbove { given, most }
            | DoseFault::AreaAboveFirstStep { given, most, .. }
            | DoseFault::AreaAbove { given, most, .. }
            | DoseFault::TreatmentAbove { given, most, .. }
            | DoseFault::MoreThanForeseen { given, most }
            | DoseFault::LessThanForeseen { given, most } => {
                vec![("given", self.total(given)), ("most", self.total(most))]
            }
            DoseFault::PrescribedAfterwards {
                given,
                most,
                signed,
            } => vec![
                ("given", self.total(given)),
                ("most", self.total(most)),
                ("signed", self.moment(*signed, today)),
            ],
            DoseFault::EarlierDoseUnknown { treated } => {
                vec![("day", self.date_near(*treated, today))]
            }
            DoseFault::TwoProducts { products } => {
                let products: Vec<String> = products.iter().map(|id| self.product(id)).collect();
                vec![("products", products.join(", "))]
            }
        }
    }

    /// `2,5 enheder Vistabel`: a bare number is no dose.
    pub fn total(&self, total: &Total) -> String {
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
