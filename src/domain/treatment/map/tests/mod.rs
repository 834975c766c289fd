//! Maps made up and maps drawn: what an operation does, and what no row of operations may ever do.

mod operations;
mod random;

use super::*;
use crate::domain::area::Area;
use crate::domain::treatment::TenThousandths;

/// A point with a place like those of the face map.
fn point(site: &str, area: Area, muscle: &str, (x, y): (i32, i32)) -> MapPoint {
    let x = TenThousandths::clamped(x);
    MapPoint {
        site: site.to_owned(),
        area,
        muscle: muscle.to_owned(),
        side: side_at(x),
        x,
        y: TenThousandths::clamped(y),
        units: None,
        vial: None,
    }
}

fn corrugator_right() -> MapPoint {
    let site = "gl.corr_lat.H";
    point(
        site,
        Area::Glabella,
        "corrugator_supercilii",
        (3_770, 3_878),
    )
}

fn procerus() -> MapPoint {
    point("gl.procerus", Area::Glabella, "procerus", (5_000, 4_509))
}

fn crows_foot_right() -> MapPoint {
    let site = "lc.midt.H";
    let area = Area::LateralCanthalRight;
    point(site, area, "orbicularis_oculi_lat", (2_262, 4_929))
}

fn map(points: impl IntoIterator<Item = MapPoint>) -> InjectionMap {
    let mut map = InjectionMap::default();
    for point in points {
        map.add(point);
    }
    map
}
