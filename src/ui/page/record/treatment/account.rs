//! A deviation as far as the form knows it: what is half told is left unsaid, never guessed (rules §7.4).

use std::collections::BTreeSet;

use crate::domain::area::Area;
use crate::domain::id::UserId;
use crate::domain::time::Moment;
use crate::domain::treatment::map::{InjectionMap, MapPoint};
use crate::domain::treatment::{Deviation, DrawnVial, Point, StatedProduct, TreatmentDraft};
use crate::domain::vial::VialOpened;

/// `started` is the first injection as well as it is known; `vial` is what the form shows of the vial.
pub fn deviation(
    draft: &TreatmentDraft,
    (practitioner, started): (UserId, Moment),
    planned: &BTreeSet<Area>,
    vial: Option<&VialOpened>,
) -> Deviation {
    let pointed: BTreeSet<Area> = draft
        .map
        .points()
        .iter()
        .map(|point| point.area.clone())
        .collect();
    let points = exact(&draft.map);
    let units = draft.map.totals().all.units.normalize();
    let stated = points.len() < draft.map.points().len() && !units.is_zero();
    Deviation {
        started,
        ended: draft.ended,
        practitioner,
        product: Some(StatedProduct::Id(draft.product.clone())),
        areas: if pointed.is_empty() {
            planned.clone()
        } else {
            pointed
        },
        units: stated.then(|| units.to_string()),
        batch: vial.map(|vial| vial.batch.clone()),
        expiry: vial.map(|vial| vial.expiry),
        vials: drawn(draft),
        points,
        why: String::new(),
        rules: Vec::new(),
        asked: false,
    }
}

/// The points that are known exactly.
fn exact(map: &InjectionMap) -> Vec<Point> {
    map.points().iter().filter_map(alone).flatten().collect()
}

/// Whether a deviation can hold it as a point: with its units and its vial.
pub fn is_exact(point: &MapPoint) -> bool {
    alone(point).is_some()
}

fn alone(point: &MapPoint) -> Option<Vec<Point>> {
    let mut one = InjectionMap::default();
    one.add(point.clone());
    one.to_points().ok()
}

/// What was drawn, vial by vial; one of which more was given than drawn is left out, the rest stand. Where nothing was
/// given of it, all was discarded.
fn drawn(draft: &TreatmentDraft) -> Vec<DrawnVial> {
    let each = draft.vials.iter().filter_map(|drawn| {
        let mut alone = draft.clone();
        alone.vials = vec![drawn.clone()];
        let became = alone.drawn().ok()?;
        let discarded = DrawnVial {
            vial: drawn.vial,
            product: draft.product.clone(),
            drawn: drawn.drawn,
            discarded: drawn.drawn.into(),
        };
        Some(became.into_iter().next().unwrap_or(discarded))
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::EntryId;
    use crate::domain::product::ProductId;
    use crate::domain::treatment::DrawnDraft;
    use crate::ui::face;
    use crate::ui::face::place::sites;

    #[test]
    fn what_is_half_told_is_left_unsaid() {
        let id = |number| EntryId::new(Uuid::from_u128(number));
        let mut draft = TreatmentDraft::new(id(1), ProductId::new("vistabel"));
        for (site, units, vial) in [
            ("gl.procerus", Some("4"), Some(id(2))),
            ("gl.corr_med.H", Some("3"), None),
            ("gl.corr_med.V", None, Some(id(2))),
        ] {
            let at = sites(&face::Area::USUAL).find(|known| known.id == site);
            let mut point = at.and_then(face::Site::point).expect("a site");
            point.units = units.and_then(|units| units.parse().ok());
            point.vial = vial;
            draft.map.add(point);
        }
        let drawn = |units: &str| DrawnDraft {
            vial: id(2),
            drawn: units.parse().expect("units"),
        };
        let by = (UserId::new(Uuid::from_u128(9)), Moment::from_micros(0));
        draft.vials = vec![drawn("50")];
        let told = deviation(&draft, by, &BTreeSet::from([Area::Forehead]), None);
        assert_eq!(told.points.len(), 1);
        assert_eq!(told.units.as_deref(), Some("7"));
        assert_eq!(told.areas, BTreeSet::from([Area::Glabella]));
        assert_eq!(told.vials.len(), 1);
        assert_eq!((told.batch, told.ended), (None, None));

        draft.vials.push(DrawnDraft {
            vial: id(3),
            drawn: "20".parse().expect("units"),
        });
        let told = deviation(&draft, by, &BTreeSet::new(), None);
        let left = told.vials.iter().map(|drawn| drawn.discarded.to_string());
        let left: Vec<String> = left.collect();
        assert_eq!(left, ["46", "20"], "it broke before anything was given");

        draft.vials = vec![drawn("3")];
        let told = deviation(&draft, by, &BTreeSet::new(), None);
        assert!(told.vials.is_empty(), "more was given than drawn");
    }

    #[test]
    fn without_points_the_areas_are_those_that_were_started() {
        let start = EntryId::new(Uuid::from_u128(1));
        let draft = TreatmentDraft::new(start, ProductId::new("vistabel"));
        let by = (UserId::new(Uuid::from_u128(9)), Moment::from_micros(0));
        let planned = BTreeSet::from([Area::Forehead]);
        let told = deviation(&draft, by, &planned, None);
        assert_eq!(told.areas, planned);
        assert_eq!(told.units, None);
    }
}
