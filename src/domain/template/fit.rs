//! From a map to a template, and from a template to points of one treatment: its product, its areas, and no others.

use std::collections::{BTreeMap, BTreeSet};

use super::{TemplateApproved, TemplatePoint};
use crate::domain::area::Area;
use crate::domain::product::ProductId;
use crate::domain::treatment::map::{InjectionMap, Lack, MapPoint, Unfinished};

/// What of a template can be placed in a treatment.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Fitted {
    pub map: InjectionMap,
    /// Areas of the template that are not planned, and how many points it has there.
    pub left_out: BTreeMap<Area, usize>,
}

/// Its units are units of another product and mean nothing here (R60).
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a template of another product")]
pub struct OtherProduct;

impl TemplateApproved {
    /// The points of a map, vials left out.
    ///
    /// # Errors
    /// Points that have no units yet, by their place in the list.
    pub fn of_map(name: &str, product: &ProductId, map: &InjectionMap) -> Result<Self, Unfinished> {
        let mut points = Vec::with_capacity(map.points().len());
        let mut lacks = Vec::new();
        for (index, point) in map.points().iter().enumerate() {
            match TemplatePoint::of(point) {
                Some(point) => points.push(point),
                None => lacks.push((index, Lack::Units)),
            }
        }
        if !lacks.is_empty() {
            return Err(Unfinished(lacks));
        }
        Ok(Self {
            name: name.trim().to_owned(),
            product: product.clone(),
            points,
        })
    }

    /// Its points in these areas, without vials. `site_of` knows the face map's id of a point.
    ///
    /// # Errors
    /// Only for the very product of the template.
    pub fn fit(
        &self,
        product: &ProductId,
        areas: &BTreeSet<Area>,
        site_of: impl Fn(&MapPoint) -> Option<String>,
    ) -> Result<Fitted, OtherProduct> {
        if self.product != *product {
            return Err(OtherProduct);
        }
        let mut left_out = BTreeMap::new();
        let mut fitting = Vec::new();
        for point in &self.points {
            if areas.contains(&point.area) {
                fitting.push(point.map_point());
            } else {
                *left_out.entry(point.area.clone()).or_default() += 1;
            }
        }
        Ok(Fitted {
            map: InjectionMap::from_places(fitting, site_of),
            left_out,
        })
    }
}

impl TemplatePoint {
    fn of(point: &MapPoint) -> Option<Self> {
        Some(Self {
            area: point.area.clone(),
            muscle: point.muscle.clone(),
            side: point.side,
            x: point.x,
            y: point.y,
            units: point.units?,
        })
    }

    /// It has no site before one is found for it.
    fn map_point(&self) -> MapPoint {
        MapPoint {
            site: String::new(),
            area: self.area.clone(),
            muscle: self.muscle.clone(),
            side: self.side,
            x: self.x,
            y: self.y,
            units: Some(self.units),
            vial: None,
        }
    }
}
