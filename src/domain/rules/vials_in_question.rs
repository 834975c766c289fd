//! The vials that a question is about, looked up in the log, and judged one by one.

use super::{Case, Finding, NamedVial, Occasion, RuleId, Verdict, VialFault, Why};
use crate::domain::id::EntryId;
use crate::domain::product::{Label, ProductId};
use crate::domain::time::Moment;
use crate::domain::treatment::DrawnVial;
use crate::domain::vial_log::LoggedVial;

impl<'a> Case<'a> {
    /// Those asked about and those drawn from, each once however many versions of it are named.
    pub(super) fn vials_in_question(&self) -> Vec<EntryId> {
        let drawn = self.question.given.iter().flat_map(|given| &given.vials);
        let named = self.question.vials.iter().copied();
        let mut vials: Vec<EntryId> = Vec::new();
        for vial in named.chain(drawn.map(|drawn| drawn.vial)) {
            let vial = self.newest_version_of(vial);
            if !vials.contains(&vial) {
                vials.push(vial);
            }
        }
        vials
    }

    pub(super) fn newest_version_of(&self, vial: EntryId) -> EntryId {
        self.vials.get(vial).map_or(vial, |known| known.latest)
    }

    /// What is about to be signed as drawn from a vial.
    pub(super) fn drawn_now(&self, vial: EntryId) -> impl Iterator<Item = &DrawnVial> {
        let drawn = self.question.given.iter().flat_map(|given| &given.vials);
        let vial = self.newest_version_of(vial);
        drawn.filter(move |drawn| self.newest_version_of(drawn.vial) == vial)
    }

    /// Products that are planned or were drawn, each once.
    pub(super) fn products_used(&self) -> Vec<&ProductId> {
        let drawn = self.question.given.iter().flat_map(|given| &given.vials);
        let mut products = self.products_in_question();
        products.extend(drawn.map(|drawn| &drawn.product));
        products.sort_unstable();
        products.dedup();
        products
    }

    pub(super) fn label_of(&self, product: &ProductId) -> Option<&'a Label> {
        self.products.get(product).map(|product| &product.label)
    }

    /// `E`, never before `S`; at the start, the start itself.
    pub(super) fn last_injection(&self) -> Moment {
        let start = self.start();
        let given = self.question.given.as_ref();
        given.map_or(start, |given| given.ended.whole_second().max(start))
    }

    pub(super) fn is_signing(&self) -> bool {
        self.question.occasion == Occasion::Signing
    }

    /// Judges each vial; none at all, and one that no entry tells of, pass no rule.
    pub(super) fn for_each_vial(
        &self,
        rule: RuleId,
        severity: Verdict,
        judge: impl Fn(&LoggedVial) -> Vec<Why>,
    ) -> Vec<Finding> {
        let fails = |why| Finding::new(rule, severity, why);
        let mut findings = Vec::new();
        for product in self.products_used() {
            if !self.has_vial_of(product) {
                let product = product.clone();
                findings.push(fails(Why::Vial(VialFault::NoVial { product })));
            }
        }
        let vials = self.vials_in_question();
        if vials.is_empty() && findings.is_empty() {
            return vec![fails(Why::NothingPlanned)];
        }
        for vial in vials {
            let Some(known) = self.vials.get(vial) else {
                findings.push(fails(Why::Vial(VialFault::NotRecorded { vial })).on([vial]));
                continue;
            };
            let whys = judge(known);
            if whys.is_empty() {
                findings.push(Finding::passed(rule).on([known.latest]));
            }
            findings.extend(whys.into_iter().map(|why| fails(why).on([known.latest])));
        }
        findings
    }

    fn has_vial_of(&self, product: &ProductId) -> bool {
        let vials = self.vials_in_question();
        vials.iter().any(|vial| {
            self.vials
                .get(*vial)
                .is_some_and(|known| known.vial.product == *product)
        })
    }
}

impl From<&LoggedVial> for NamedVial {
    fn from(known: &LoggedVial) -> Self {
        Self {
            id: known.latest,
            product: known.vial.product.clone(),
            batch: known.vial.batch.clone(),
        }
    }
}
