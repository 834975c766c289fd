//! What keeps a template from being approved at all; what its label says is a remark of the rules.

use super::TemplateApproved;
use crate::domain::name::{LONGEST, LineFault, one_line};
use crate::domain::product::Catalogue;
use crate::domain::treatment::map::side_at;
use crate::domain::treatment::place_faults;

/// The first thing that is wrong. Amounts of nothing, below it or above 1000 and places beside the map are no units and no
/// places, so they cannot stand here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TemplateFault {
    Name(LineFault),
    /// R60: not in the catalogue.
    Product,
    NoPoints,
    /// Without area or muscle, or on another side than its area or its place; counted from 1.
    Point(usize),
}

impl TemplateApproved {
    /// Whether it can be approved as it stands.
    pub fn fault(&self, products: &Catalogue) -> Option<TemplateFault> {
        if let Err(fault) = one_line(&self.name, LONGEST) {
            return Some(TemplateFault::Name(fault));
        }
        if super::template_key(&self.name).is_empty() {
            return Some(TemplateFault::Name(LineFault::Empty));
        }
        if products.get(&self.product).is_none() {
            return Some(TemplateFault::Product);
        }
        if self.points.is_empty() {
            return Some(TemplateFault::NoPoints);
        }
        let wrong = |point: &super::TemplatePoint| {
            !place_faults(&point.area, &point.muscle, point.side).is_empty()
                || side_at(point.x) != point.side
        };
        let wrong = self.points.iter().position(wrong)?;
        Some(TemplateFault::Point(wrong + 1))
    }
}
