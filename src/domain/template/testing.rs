//! Templates made up for tests: an area and units are enough for a point.

use super::{TemplateApproved, TemplatePoint};
use crate::domain::area::Area;
use crate::domain::product::ProductId;
use crate::domain::treatment::TenThousandths;
use crate::domain::treatment::map::side_at;

pub fn template(points: &[(Area, &str)]) -> TemplateApproved {
    template_of("vistabel", points)
}

/// Each point lies a step lower than the one before, on the side of its area.
pub fn template_of(product: &str, points: &[(Area, &str)]) -> TemplateApproved {
    let point = |(number, (area, units)): (i32, &(Area, &str))| {
        let x = if *area == Area::LateralCanthalRight {
            2_000
        } else if *area == Area::LateralCanthalLeft {
            8_000
        } else {
            5_000
        };
        let x = TenThousandths::clamped(x);
        TemplatePoint {
            area: area.clone(),
            muscle: "m".to_owned(),
            side: side_at(x),
            x,
            y: TenThousandths::clamped(2_000 + 100 * number),
            units: units.parse().expect("units"),
        }
    };
    TemplateApproved {
        name: "Standard".to_owned(),
        product: ProductId::new(product),
        points: (0..).zip(points).map(point).collect(),
    }
}
