//! The places and muscles of the face map in words, and a point of the injection map as one is told of it.

use super::{Text, fill};
use crate::domain::area::Area;
use crate::domain::treatment::Side;
use crate::domain::treatment::map::MapPoint;
use crate::domain::units::Units;

impl Text {
    /// What a place of the face map is called, without its side. None for a free point.
    pub fn site(&self, id: &str) -> Option<&str> {
        let words = &self.names.site;
        let stem = id.strip_suffix(".H").or_else(|| id.strip_suffix(".V"));
        Some(match stem.unwrap_or(id) {
            "gl.procerus" => &words.gl_procerus,
            "gl.corr_med" => &words.gl_corr_med,
            "gl.corr_lat" => &words.gl_corr_lat,
            "fr.midt" => &words.fr_midt,
            "fr.med" => &words.fr_med,
            "fr.lat" => &words.fr_lat,
            "lc.oevre" => &words.lc_oevre,
            "lc.midt" => &words.lc_midt,
            "lc.nedre" => &words.lc_nedre,
            "na.side" => &words.na_side,
            "ol.med" => &words.ol_med,
            "ol.lat" => &words.ol_lat,
            "mv" => &words.mv,
            "ha" => &words.ha,
            "ma.oevre" => &words.ma_oevre,
            "ma.nedre" => &words.ma_nedre,
            _ => return None,
        })
    }

    /// What a muscle of the face map is called; the injector's own words as they are.
    pub fn muscle<'a>(&'a self, id: &'a str) -> &'a str {
        let words = &self.names.muscle;
        match id {
            "frontalis" => &words.frontalis,
            "corrugator_supercilii" => &words.corrugator_supercilii,
            "procerus" => &words.procerus,
            "orbicularis_oculi_lat" => &words.orbicularis_oculi_lat,
            "nasalis" => &words.nasalis,
            "orbicularis_oris" => &words.orbicularis_oris,
            "depressor_anguli_oris" => &words.depressor_anguli_oris,
            "mentalis" => &words.mentalis,
            "masseter" => &words.masseter,
            own => own,
        }
    }

    /// `4 enheder`, `1 enhed`, `uden enheder`.
    pub fn units_or_none(&self, units: Option<Units>) -> String {
        let words = &self.injection_map;
        match units.map(|units| units.to_string()) {
            Some(one) if one == "1" => words.units_one.clone(),
            Some(units) => fill(&words.units, &[("units", &self.decimal(&units))]),
            None => words.units_none.clone(),
        }
    }

    /// `Bryn, yderst` or `Pande, frit punkt 1`, and the side, unless it is the midline.
    pub fn point_place(&self, point: &MapPoint) -> (String, Option<String>) {
        let side = match point.side {
            Side::Right | Side::Left => Some(self.side(point.side).to_lowercase()),
            Side::Midline => None,
        };
        if let Some(name) = self.site(&point.site) {
            return (name.to_owned(), side);
        }
        let number = point.free_number().unwrap_or_default().to_string();
        let words = [("area", self.area(&point.area)), ("number", &number)];
        let name = fill(&self.injection_map.free_point, &words);
        let area_says_side = matches!(
            point.area,
            Area::LateralCanthalRight | Area::LateralCanthalLeft
        );
        (name, side.filter(|_| !area_says_side))
    }

    /// `Bryn, yderst, venstre: 4 enheder`.
    pub fn point(&self, point: &MapPoint) -> String {
        let place = match self.point_place(point) {
            (name, Some(side)) => format!("{name}, {side}"),
            (name, None) => name,
        };
        format!("{place}: {}", self.units_or_none(point.units))
    }

    /// `16 punkter`.
    pub fn point_count(&self, count: usize) -> String {
        let words = &self.injection_map;
        match count {
            1 => words.points_one.clone(),
            count => fill(&words.points, &[("count", &count.to_string())]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::treatment::TenThousandths;
    use crate::text::Language;

    fn point(site: &str, area: Area, side: Side, units: Option<&str>) -> MapPoint {
        MapPoint {
            site: site.to_owned(),
            area,
            muscle: "procerus".to_owned(),
            side,
            x: TenThousandths::clamped(5_000),
            y: TenThousandths::clamped(4_500),
            units: units.map(|units| units.parse().expect("units")),
            vial: None,
        }
    }

    #[test]
    fn a_point_is_told_with_place_side_and_units() {
        let text = Text::load(Language::Danish).expect("Danish");
        let crows_foot = || Area::LateralCanthalLeft;
        for (site, area, side, units, told) in [
            (
                "gl.corr_lat.V",
                Area::Glabella,
                Side::Left,
                Some("4"),
                "Bryn, yderst, venstre: 4 enheder",
            ),
            (
                "gl.procerus",
                Area::Glabella,
                Side::Midline,
                Some("2.5"),
                "Næserod: 2,5 enheder",
            ),
            (
                "fr.med.H",
                Area::Forehead,
                Side::Right,
                Some("1"),
                "Pande, inderst, højre: 1 enhed",
            ),
            (
                "x.2",
                Area::Forehead,
                Side::Right,
                None,
                "Pande, frit punkt 2, højre: uden enheder",
            ),
            (
                "x.3",
                crows_foot(),
                Side::Left,
                Some("10"),
                "Smilerynker venstre, frit punkt 3: 10 enheder",
            ),
        ] {
            assert_eq!(text.point(&point(site, area, side, units)), told);
        }
    }
}
