//! Points of a template upon a map: in place of what lies in the same areas, in one step that can be undone.

use std::collections::BTreeSet;

use super::{InjectionMap, MapPoint, free_site};
use crate::domain::area::Area;
use crate::domain::id::EntryId;

impl InjectionMap {
    /// The templates that points were placed from, in their order. A step that is undone takes them along.
    pub fn templates(&self) -> &[EntryId] {
        &self.templates
    }

    /// What the draft has kept of them, when it is read again.
    pub fn remember_templates(&mut self, templates: &[EntryId]) {
        self.templates = templates.to_vec();
    }

    /// The points of a template take the place of those in its areas; other areas stay as they are.
    pub fn place(&mut self, template: EntryId, fitted: &Self) -> bool {
        let mut templates = self.templates.clone();
        templates.retain(|placed| *placed != template);
        templates.push(template);
        let lay = |points: &mut Vec<MapPoint>| fitted.lay_over(points);
        self.change_from(templates, lay).1
    }

    /// The same without a step, for a map that is only compared with.
    pub fn with(mut self, fitted: &Self) -> Self {
        fitted.lay_over(&mut self.points);
        self
    }

    fn lay_over(&self, points: &mut Vec<MapPoint>) {
        let areas: BTreeSet<&Area> = self.points.iter().map(|point| &point.area).collect();
        points.retain(|point| !areas.contains(&point.area));
        for point in &self.points {
            let taken = points.iter().any(|other| other.site == point.site);
            let site = if taken {
                free_site(points)
            } else {
                point.site.clone()
            };
            points.push(MapPoint {
                site,
                ..point.clone()
            });
        }
    }
}
