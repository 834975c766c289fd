//! Where the practice treatments were given: places of the face map, each with the dose that this invented clinic gives
//! there. The program itself knows no dose.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::Deserialize;

use super::Error;
use crate::domain::area::Area;
use crate::domain::treatment::map::MapPoint;
use crate::domain::treatment::{Side, TenThousandths};
use crate::domain::units::Units;

/// A place of the face map, and what is given there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    site: String,
    units: Units,
}

#[derive(Deserialize)]
struct Face {
    sites: Vec<Site>,
}

#[derive(Deserialize)]
struct Site {
    id: String,
    area: String,
    muscle: String,
    side: String,
    x: serde_json::Number,
    y: serde_json::Number,
}

/// The points of these doses, in their order; none of them has a vial yet.
pub fn points(doses: &[Dose]) -> Result<Vec<MapPoint>, Error> {
    let face: Face = serde_json::from_str(include_str!("../../../assets/face.json"))
        .map_err(|_fault| Error::Words)?;
    let point = |dose: &Dose| {
        let mut sites = face.sites.iter();
        let site = sites.find(|site| site.id == dose.site)?;
        site.point(dose.units)
    };
    let points: Option<Vec<MapPoint>> = doses.iter().map(point).collect();
    points.ok_or(Error::Words)
}

impl Site {
    fn point(&self, units: Units) -> Option<MapPoint> {
        let side = match self.side.as_str() {
            "H" => Side::Right,
            "V" => Side::Left,
            "M" => Side::Midline,
            _ => return None,
        };
        Some(MapPoint {
            site: self.id.clone(),
            area: area(&self.area, side)?,
            muscle: self.muscle.clone(),
            side,
            x: on_map(&self.x)?,
            y: on_map(&self.y)?,
            units: Some(units),
            vial: None,
        })
    }
}

/// Only areas that the practice clinic treats.
fn area(id: &str, side: Side) -> Option<Area> {
    Some(match (id, side) {
        ("bekymringsrynke", _) => Area::Glabella,
        ("pande", _) => Area::Forehead,
        ("smilerynker", Side::Right) => Area::LateralCanthalRight,
        ("smilerynker", Side::Left) => Area::LateralCanthalLeft,
        _ => return None,
    })
}

/// From 0 to 1 of the drawing to whole ten-thousandths.
fn on_map(fraction: &serde_json::Number) -> Option<TenThousandths> {
    let fraction: Decimal = fraction.to_string().parse().ok()?;
    let whole = (fraction * Decimal::from(10_000)).round().to_i32()?;
    Some(TenThousandths::clamped(whole))
}
