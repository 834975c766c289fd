//! Templates of the injection map in a line, and what one holds in a few words.

use super::{Text, fill};
use crate::domain::template::{TemplateApproved, TemplateWithdrawn};

impl Text {
    pub(super) fn template_approved(&self, fact: &TemplateApproved) -> Vec<String> {
        vec![self.quoted(&fact.name), self.template_holds(fact)]
    }

    /// `16 punkter · 42 enheder Vistabel`
    pub fn template_holds(&self, template: &TemplateApproved) -> String {
        let points = self.point_count(template.points.len());
        let total = template.total();
        let units = total.map(|total| self.units_of(total.units, &total.product));
        let pieces = [Some(points), units].into_iter().flatten();
        pieces.collect::<Vec<_>>().join(" · ")
    }

    pub(super) fn template_withdrawn(&self, fact: &TemplateWithdrawn) -> Vec<String> {
        vec![
            self.quoted(&fact.name),
            self.product(&fact.product),
            fill(&self.summaries.reason, &[("words", &fact.grounds)]),
        ]
    }
}
