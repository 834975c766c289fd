//! Injection maps for tests: points at sites of the drawing.

use super::place::sites;
use crate::domain::treatment::InjectionMap;

/// Points at sites by their ids, each with its units.
///
/// # Panics
/// There is no such site.
pub fn map(units: &[(&str, &str)]) -> InjectionMap {
    let mut map = InjectionMap::default();
    for (id, amount) in units {
        let site = sites(&super::Area::USUAL).find(|site| site.id == *id);
        let mut point = site.and_then(super::Site::point).expect("a site");
        point.units = amount.parse().ok();
        map.add(point);
    }
    map
}
