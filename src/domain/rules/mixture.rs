//! R67 and R70: what was mixed, with what, and until when it can be used.

use super::policy::Policy;
use super::{Case, Finding, NamedVial, RuleId, Verdict, VialFault, Why};
use crate::domain::product::Label;
use crate::domain::time::{HOUR, Moment};
use crate::domain::vial::{DiluentKind, Storage};
use crate::domain::vial_log::LoggedVial;

/// R67 · HARD · `E <= mixed_at + 24 h` elapsed, the clinic's or the label's figure if it is shorter; »2–8 °C« or »brugt
/// straks« ticked; a ready-made product is used once, on opening, which is of the same day · label 6.3.
pub(super) fn not_too_old(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_vial(RuleId::R67, Verdict::Hard, |known| {
        if case.clock_in_doubt {
            return vec![Why::ClockInDoubt];
        }
        let Some(label) = case.label_of(&known.vial.product) else {
            return vec![Why::ProductUnknown];
        };
        let fault = age_fault(case, known, label);
        fault.map(Why::Vial).into_iter().collect()
    })
}

fn age_fault(case: &Case<'_>, known: &LoggedVial, label: &Label) -> Option<VialFault> {
    let (vial, ended) = (NamedVial::from(known), case.last_injection());
    if label.is_ready_made() {
        // Opened is used: on another day, after another treatment, or out of the fridge again, it was kept.
        let used_before = case.vials.is_used(known.latest);
        let kept = known.vial.storage == Some(Storage::Cold) || used_before;
        let other_day = known.opened_at.day() != ended.day();
        return (kept || other_day).then_some(VialFault::NotUsedOnOpening { vial });
    }
    if known.vial.storage.is_none() {
        return Some(VialFault::StorageMissing { vial });
    }
    let Some(mixed_at) = known.vial.mixed_at.map(Moment::whole_second) else {
        return Some(VialFault::MixingTimeMissing { vial });
    };
    let limit = usable_until(case.policy, label, mixed_at);
    if mixed_at > ended {
        Some(VialFault::MixedAfterwards { vial, mixed_at })
    } else if ended > limit {
        Some(VialFault::TooOld { vial, limit, ended })
    } else {
        None
    }
}

/// The last moment at which something mixed may be injected: the shorter of the clinic's and the label's hours (R67).
pub fn usable_until(policy: &Policy, label: &Label, mixed_at: Moment) -> Moment {
    let clinic = policy.vial_hours.min(24);
    let hours = label.in_use_hours.map_or(clinic, |label| label.min(clinic));
    mixed_at.whole_second().plus(i64::from(hours) * HOUR)
}

/// R70 · WARN · kind and volume of the diluent for what the vial holds stand in the label; nothing for a ready-made
/// product; where the label gives no figure it always warns · label 6.6.
pub(super) fn as_labelled(case: &Case<'_>) -> Vec<Finding> {
    case.for_each_vial(RuleId::R70, Verdict::Warn, |known| {
        let Some(label) = case.label_of(&known.vial.product) else {
            return vec![Why::ProductUnknown];
        };
        let vial = || NamedVial::from(known);
        let fault = match &known.vial.diluent {
            None if label.is_ready_made() => None,
            None => Some(VialFault::NotMixed { vial: vial() }),
            Some(diluent) => {
                let saline = diluent.kind == DiluentKind::Saline;
                let volume = diluent.volume;
                let labelled = label.dilution.iter().any(|row| {
                    saline && row.units == known.vial.nominal && row.millilitres == volume
                });
                (!labelled).then(|| VialFault::OtherDiluent {
                    vial: vial(),
                    volume,
                    saline,
                })
            }
        };
        fault.map(Why::Vial).into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::product::{Catalogue, ProductId};
    use crate::domain::rules::testing::{
        GLABELLA, Story, VIAL, at, drawn, failed, given, point_of, treatment,
    };
    use crate::domain::vial::{Diluent, VialOpened};

    const START: &str = "2026-11-25 10:00:00 +01";

    /// One rule about one vial, when four units from it are about to be signed.
    fn signed(rule: RuleId, change: impl FnOnce(&mut VialOpened)) -> String {
        let mut story = Story::of_adult();
        let mut product = ProductId::new("vistabel");
        let vial = story.open(START, |vial| {
            change(vial);
            product.clone_from(&vial.product);
        });
        let mut drawn = drawn(vial, "4", "0");
        drawn.product = product;
        let given = given(START, vec![point_of(&GLABELLA, "4", vial)], vec![drawn]);
        failed(&story.sign(rule, START, given))
    }

    fn ready_made(vial: &mut VialOpened) {
        vial.product = ProductId::new("relfydess");
        vial.nominal = "150".parse().expect("units");
        (vial.diluent, vial.mixed_at) = (None, None);
        vial.storage = Some(Storage::UsedAtOnce);
    }

    #[test]
    fn nothing_unknown_about_the_mixture_passes() {
        let r67 = |change: &dyn Fn(&mut VialOpened)| signed(RuleId::R67, change);
        assert_eq!(r67(&|_| ()), "");
        assert_eq!(r67(&|vial| vial.storage = Some(Storage::UsedAtOnce)), "");
        assert_eq!(r67(&|vial| vial.storage = None), "R67 Hard");
        assert_eq!(r67(&|vial| vial.mixed_at = None), "R67 Hard");
        assert_eq!(
            r67(&|vial| vial.product = ProductId::new("unheard_of")),
            "R67 Hard"
        );
        let later = |vial: &mut VialOpened| vial.mixed_at = Some(at("2026-11-25 10:00:01 +01"));
        assert_eq!(r67(&later), "R67 Hard", "mixed after the last injection");
        let mut story = Story::of_adult();
        assert_eq!(
            failed(&story.assess_vials(RuleId::R67, START, &[])),
            "R67 Hard"
        );
        assert_eq!(
            failed(&story.assess_vials(RuleId::R67, START, &[VIAL])),
            "R67 Hard"
        );
        let vial = story.open_vial(START, "11/2027");
        assert_eq!(failed(&story.assess_vials(RuleId::R67, START, &[vial])), "");
        story.clock_in_doubt = true;
        assert_eq!(
            failed(&story.assess_vials(RuleId::R67, START, &[vial])),
            "R67 Hard"
        );
    }

    #[test]
    fn a_ready_made_product_is_used_once_on_opening() {
        assert_eq!(signed(RuleId::R67, ready_made), "");
        let unticked = |vial: &mut VialOpened| {
            ready_made(vial);
            vial.storage = None;
        };
        assert_eq!(signed(RuleId::R67, unticked), "");
        let mixed = |vial: &mut VialOpened| {
            ready_made(vial);
            vial.mixed_at = Some(at(START));
            vial.storage = Some(Storage::Cold);
        };
        assert_eq!(signed(RuleId::R67, mixed), "R67 Hard", "never mixed");
        let mut kept_over = Story::of_adult();
        let vial = kept_over.open("2026-11-24 23:59:59 +01", ready_made);
        let judged = kept_over.assess_vials(RuleId::R67, START, &[vial]);
        assert_eq!(failed(&judged), "R67 Hard", "opened the day before");
        let kept = |vial: &mut VialOpened| {
            ready_made(vial);
            vial.storage = Some(Storage::Cold);
        };
        assert_eq!(signed(RuleId::R67, kept), "R67 Hard");
        let mut story = Story::of_adult();
        let vial = story.open(START, ready_made);
        let mut before = treatment(START, &[GLABELLA], Verdict::Passed);
        before.vials[0].vial = vial;
        story.add(START, before);
        let judged = story.assess_vials(RuleId::R67, "2026-11-25 10:30:00 +01", &[vial]);
        assert_eq!(failed(&judged), "R67 Hard");
    }

    #[test]
    fn the_shorter_of_the_clinics_and_the_labels_hours_binds() {
        let product = Catalogue::shipped().get(&ProductId::new("vistabel"));
        let mut label = product.expect("Vistabel").label.clone();
        let mut policy = Policy::default();
        let until = |policy: &Policy, label: &Label| usable_until(policy, label, at(START));
        for (clinic, on_label, limit) in [
            (24, Some(24), "2026-11-26 10:00:00 +01"),
            (24, Some(8), "2026-11-25 18:00:00 +01"),
            (8, Some(24), "2026-11-25 18:00:00 +01"),
            (24, None, "2026-11-26 10:00:00 +01"),
            (48, Some(36), "2026-11-26 10:00:00 +01"),
        ] {
            (policy.vial_hours, label.in_use_hours) = (clinic, on_label);
            assert_eq!(until(&policy, &label), at(limit), "{clinic} {on_label:?}");
        }
    }

    /// `products.md` §4; where it says nothing, R70 always warns.
    #[test]
    fn only_the_labels_own_mixture_is_quiet() {
        let mixed = |product: &str, nominal: &str, diluent: Option<(DiluentKind, &str)>| {
            signed(RuleId::R70, |vial| {
                vial.product = ProductId::new(product);
                vial.nominal = nominal.parse().expect("units");
                vial.diluent = diluent.map(|(kind, volume)| Diluent {
                    kind,
                    volume: volume.parse().expect("a volume"),
                });
            })
        };
        let saline = |volume| Some((DiluentKind::Saline, volume));
        let water = Some((DiluentKind::Other("Sterilt vand".to_owned()), "1.25"));
        for (product, nominal, diluent, fails) in [
            ("vistabel", "50", saline("1.25"), ""),
            ("vistabel", "50", saline("1.250"), ""),
            ("vistabel", "50", saline("1.24"), "R70 Warn"),
            ("vistabel", "50", saline("2.5"), "R70 Warn"),
            ("vistabel", "100", saline("2.5"), ""),
            ("vistabel", "50", water, "R70 Warn"),
            ("vistabel", "50", None, "R70 Warn"),
            ("azzalure", "125", saline("0.63"), ""),
            ("azzalure", "125", saline("1.25"), ""),
            ("azzalure", "125", saline("0.64"), "R70 Warn"),
            ("botox", "100", saline("2.5"), "R70 Warn"),
            ("relfydess", "150", None, ""),
            ("relfydess", "150", saline("1.25"), "R70 Warn"),
            ("unheard_of", "50", saline("1.25"), "R70 Warn"),
        ] {
            let shown = format!("{product} {nominal} {diluent:?}");
            assert_eq!(mixed(product, nominal, diluent), fails, "{shown}");
        }
    }
}
