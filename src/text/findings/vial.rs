//! R14, R60, R62 and R67–R70 in words: each vial by its product and batch.

use crate::domain::information::Part;
use crate::domain::rules::{NamedVial, VialFault};
use crate::domain::time::Day;
use crate::text::{Text, fill};

impl Text {
    pub fn vial_fault(&self, fault: &VialFault, _part: Option<&Part>, today: Day) -> String {
        let words = &self.findings_vial;
        let about = |template: &str, vial: &NamedVial, name: &str, value: &str| {
            let vial = self.named_vial(vial);
            fill(template, &[("vial", &vial), (name, value)])
        };
        let plain = |template: &str, vial: &NamedVial| about(template, vial, "", "");
        match fault {
            VialFault::NoVial { product } => {
                fill(&words.no_vial, &[("product", &self.product(product))])
            }
            VialFault::NotRecorded { vial: _ } => words.not_recorded.clone(),
            VialFault::OutsideCatalogue { vial } => plain(&words.outside_catalogue, vial),
            VialFault::OtherProduct { vial, drawn } => {
                about(&words.other_product, vial, "drawn", &self.product(drawn))
            }
            VialFault::BatchMissing { vial } => plain(&words.batch_missing, vial),
            VialFault::Expired { vial, last_day } => {
                let day = self.date_near(*last_day, today);
                about(&words.expired, vial, "day", &day)
            }
            VialFault::OnPause { vial, since } => {
                about(&words.on_pause, vial, "since", &self.moment(*since, today))
            }
            VialFault::MixingTimeMissing { vial } => plain(&words.mixing_time_missing, vial),
            VialFault::MixedAfterwards { vial, mixed_at } => {
                let mixed = self.moment(*mixed_at, today);
                about(&words.mixed_afterwards, vial, "mixed", &mixed)
            }
            VialFault::StorageMissing { vial } => plain(&words.storage_missing, vial),
            VialFault::NotUsedOnOpening { vial } => plain(&words.not_used_on_opening, vial),
            VialFault::TooOld {
                vial,
                limit,
                ended: _,
            } => {
                // Not rounded up: until then it could be used.
                let limit = format!(
                    "{} {}",
                    self.weekday_and_date(limit.day(), today),
                    self.clock(*limit)
                );
                about(&words.too_old, vial, "limit", &limit)
            }
            VialFault::UsedBefore { vial, started } => {
                let day = self.date_near(started.day(), today);
                about(&words.used_before, vial, "day", &day)
            }
            VialFault::OfAnotherPatient { vial } => plain(&words.of_another_patient, vial),
            VialFault::Overdrawn {
                vial,
                drawn,
                nominal,
            } => {
                let vial = self.named_vial(vial);
                let (drawn, nominal) = (self.total(drawn), self.total(nominal));
                let values = [
                    ("vial", vial.as_str()),
                    ("drawn", &drawn),
                    ("nominal", &nominal),
                ];
                fill(&words.overdrawn, &values)
            }
            VialFault::NotMixed { vial } => plain(&words.not_mixed, vial),
            VialFault::OtherDiluent {
                vial,
                volume,
                saline,
            } => {
                let volume = self.decimal(&volume.to_string());
                let template = if *saline {
                    &words.other_volume
                } else {
                    &words.other_diluent
                };
                about(template, vial, "volume", &volume)
            }
            VialFault::KitNeverChecked => words.kit_never_checked.clone(),
            VialFault::KitCheckedLongAgo {
                checked,
                days: _,
                most,
            } => {
                let (checked, most) = (self.date_near(*checked, today), most.to_string());
                fill(
                    &words.kit_checked_long_ago,
                    &[("checked", &checked), ("most", &most)],
                )
            }
            VialFault::AdrenalineExpired { last_day } => {
                let day = self.date_near(*last_day, today);
                fill(&words.adrenaline_expired, &[("day", &day)])
            }
        }
    }

    /// `Hætteglas Vistabel (batch TEST-0426-A)`
    pub(super) fn named_vial(&self, vial: &NamedVial) -> String {
        let words = &self.findings_vial;
        let (product, batch) = (self.product(&vial.product), vial.batch.trim());
        let template = if batch.is_empty() {
            &words.vial_without_batch
        } else {
            &words.vial
        };
        fill(template, &[("product", &product), ("batch", batch)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::testing::{VIAL, at, day, vistabel};
    use crate::text::Language;

    #[test]
    fn a_vial_is_told_by_its_product_and_batch_and_until_when_it_could_be_used() {
        let text = Text::load(Language::Danish).expect("Danish");
        let said = |batch: &str| {
            let fault = VialFault::TooOld {
                vial: NamedVial {
                    id: VIAL,
                    product: vistabel(),
                    batch: batch.to_owned(),
                },
                limit: at("2026-11-25 11:00:30 +01"),
                ended: at("2026-11-25 11:02:00 +01"),
            };
            text.vial_fault(&fault, None, day("2026-11-25"))
        };
        assert_eq!(
            said("TEST-0426-A"),
            "Hætteglas Vistabel (batch TEST-0426-A) skulle være brugt senest onsdag 25. nov. kl. 11.00."
        );
        assert!(said(" ").starts_with("Hætteglas Vistabel (uden batch)"));
    }
}
