//! What the map adds up to, area by area, beside what was prescribed: exact decimals of one product (R65, R72).

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::domain::area::Area;
use crate::domain::prescription::Prescription;
use crate::domain::rules::prescribed::largest;
use crate::domain::treatment::Side;
use crate::domain::treatment::map::{InjectionMap, Tally, Totals};
use crate::text::Text;
use crate::ui::page::area::tone;
use crate::ui::theme::Tone;

/// One line of the table. The crow's feet are two areas on one line: their sides keep them apart.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    pub areas: Vec<Area>,
    pub tally: Tally,
    /// Right, middle and left, the patient's own.
    pub sides: [Tally; 3],
    pub prescribed: Option<Decimal>,
    /// More than was prescribed in one of its areas.
    pub exceeded: bool,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Sums {
    pub rows: Vec<Row>,
    pub all: Row,
}

impl Sums {
    /// Of the areas that were started and of those that have points.
    pub fn of<'a>(
        map: &InjectionMap,
        started: impl IntoIterator<Item = &'a Area>,
        prescription: Option<&Prescription>,
    ) -> Self {
        let totals = map.totals();
        let mut areas: BTreeSet<Area> = started.into_iter().cloned().collect();
        areas.extend(totals.areas.keys().cloned());
        let mut lines: Vec<Vec<Area>> = Vec::new();
        for area in areas {
            let together = |line: &&mut Vec<Area>| {
                tone(&area) == Tone::Lateral
                    && line.iter().any(|other| tone(other) == Tone::Lateral)
            };
            match lines.iter_mut().find(together) {
                Some(line) => line.push(area),
                None => lines.push(vec![area]),
            }
        }
        lines.sort_by_key(|line| line.first().map(place));
        let rows: Vec<Row> = lines
            .into_iter()
            .map(|line| Row::of(line, &totals, prescription))
            .collect();
        let all = Row::all(&rows, &totals);
        Self { rows, all }
    }
}

impl Row {
    fn of(areas: Vec<Area>, totals: &Totals, prescription: Option<&Prescription>) -> Self {
        let units_in = |area: &Area| totals.areas.get(area).copied().unwrap_or_default();
        let limit = |area: &Area| Some(largest(prescription?, area)?.decimal());
        let exceeds = |area: &Area| limit(area).is_some_and(|most| units_in(area).units > most);
        let limits: Vec<Decimal> = areas.iter().filter_map(limit).collect();
        let part = |side: Side| {
            let parts = areas.iter().map(|area| {
                let part = totals.parts.get(&(area.clone(), side));
                part.copied().unwrap_or_default()
            });
            parts.fold(Tally::default(), added)
        };
        Self {
            tally: areas.iter().map(units_in).fold(Tally::default(), added),
            sides: [Side::Right, Side::Midline, Side::Left].map(part),
            prescribed: (!limits.is_empty()).then(|| limits.iter().sum()),
            exceeded: areas.iter().any(exceeds),
            areas,
        }
    }

    fn all(rows: &[Self], totals: &Totals) -> Self {
        let side = |side: Side| totals.sides.get(&side).copied().unwrap_or_default();
        let known: Vec<Decimal> = rows.iter().filter_map(|row| row.prescribed).collect();
        Self {
            areas: Vec::new(),
            tally: totals.all,
            sides: [Side::Right, Side::Midline, Side::Left].map(side),
            prescribed: (!known.is_empty()).then(|| known.iter().sum()),
            exceeded: rows.iter().any(|row| row.exceeded),
        }
    }

    /// Something has been given: an empty map differs from nothing yet.
    pub fn is_begun(&self) -> bool {
        !self.tally.units.is_zero()
    }

    /// As much as was prescribed, no more and no less.
    pub fn agrees(&self) -> bool {
        self.prescribed == Some(self.tally.units) && !self.exceeded
    }

    pub fn name(&self, text: &Text) -> String {
        match self.areas.as_slice() {
            [] => text.treatment.total.clone(),
            [area] if tone(area) == Tone::Lateral => text.treatment.lateral.clone(),
            [area] => text.area(area).to_owned(),
            _ => text.treatment.lateral.clone(),
        }
    }

    pub fn tone(&self) -> Tone {
        self.areas.first().map_or(Tone::Neutral, tone)
    }
}

fn added(sum: Tally, more: Tally) -> Tally {
    Tally {
        points: sum.points + more.points,
        unset: sum.unset + more.unset,
        units: sum.units + more.units,
    }
}

/// Between the brows, the forehead, beside the eyes, then the rest.
fn place(area: &Area) -> (u8, Area) {
    let place = match area {
        Area::Glabella => 0,
        Area::Forehead => 1,
        Area::LateralCanthalRight | Area::LateralCanthalLeft => 2,
        Area::BunnyLines
        | Area::UpperLip
        | Area::MouthCorners
        | Area::Chin
        | Area::Masseter
        | Area::Other(_) => 3,
    };
    (place, area.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prescription::AreaLimit;
    use crate::domain::product::ProductId;
    use crate::ui::face::testing::map;

    fn prescription(limits: &[(Area, &str)]) -> Prescription {
        let limit = |(area, units): &(Area, &str)| AreaLimit {
            area: area.clone(),
            units: units.parse().expect("units"),
        };
        Prescription {
            product: ProductId::new("vistabel"),
            limits: limits.iter().map(limit).collect(),
            practitioners: Vec::new(),
            valid_until: None,
            off_label_note: None,
        }
    }

    #[test]
    fn the_crows_feet_stand_on_one_line_and_keep_their_sides() {
        let map = map(&[
            ("lc.midt.H", "2.5"),
            ("lc.midt.V", "4"),
            ("gl.procerus", "4"),
        ]);
        let sums = Sums::of(&map, &[], None);
        let units = |row: &Row| row.sides.map(|side| side.units.normalize().to_string());
        let rows: Vec<[String; 3]> = sums.rows.iter().map(units).collect();
        assert_eq!(rows, [["0", "4", "0"], ["2.5", "0", "4"]]);
        assert_eq!(units(&sums.all), ["2.5", "4", "4"]);
        assert_eq!(sums.all.tally.units, "10.5".parse().expect("a decimal"));
    }

    #[test]
    fn one_side_above_its_limit_is_seen_although_both_together_are_not() {
        let limits = prescription(&[
            (Area::LateralCanthalRight, "4"),
            (Area::LateralCanthalLeft, "4"),
        ]);
        for (right, left, exceeded, agrees) in [
            ("4", "4", false, true),
            ("4.01", "3.99", true, false),
            ("3", "4", false, false),
        ] {
            let map = map(&[("lc.midt.H", right), ("lc.midt.V", left)]);
            let sums = Sums::of(&map, &[], Some(&limits));
            assert_eq!((sums.all.exceeded, sums.all.agrees()), (exceeded, agrees));
        }
    }

    #[test]
    fn an_area_that_was_started_is_told_although_it_has_no_point() {
        let sums = Sums::of(&InjectionMap::default(), &[Area::Forehead], None);
        assert_eq!(sums.rows.len(), 1);
        assert_eq!(sums.all.prescribed, None);
        assert!(!sums.all.agrees());
    }
}
