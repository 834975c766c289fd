//! Which standard views a plan needs before the needle, which of them are there, and which the next photo is likely to be
//! (R80).

use std::collections::{BTreeMap, BTreeSet};

use super::area::Area;
use super::photo::{Phase, View, required_views};

/// What the record still needs: each planned area with its views, and whether each is there.
pub type Coverage = [(Area, Vec<(View, bool)>)];

/// The next required view that is neither in the record nor among the photos on their way in.
pub fn propose(coverage: &Coverage, offered: &[(View, Phase)], phase: Phase) -> Option<View> {
    let open = |there: bool| phase != Phase::Before || !there;
    let needed: BTreeSet<View> = coverage
        .iter()
        .flat_map(|(_, views)| views)
        .filter(|(_, there)| open(*there))
        .map(|(view, _)| *view)
        .collect();
    needed
        .into_iter()
        .find(|view| !offered.contains(&(*view, phase)))
}

/// How many different required views are there for every area that needs them, and how many there should be.
pub fn counted(coverage: &Coverage) -> (usize, usize) {
    let mut views: BTreeMap<View, bool> = BTreeMap::new();
    for (view, there) in coverage.iter().flat_map(|(_, views)| views) {
        let so_far = views.entry(*view).or_insert(true);
        *so_far &= there;
    }
    (views.values().filter(|there| **there).count(), views.len())
}

/// The areas of the plan.
pub fn planned(coverage: &Coverage) -> Vec<Area> {
    coverage.iter().map(|(area, _)| area.clone()).collect()
}

/// The planned areas that need a view; a view that none needs shows them all.
pub fn shown_by(view: View, planned: &[Area]) -> BTreeSet<Area> {
    let needs = |area: &&Area| required_views(area).contains(&view);
    let needed: BTreeSet<Area> = planned.iter().filter(needs).cloned().collect();
    if needed.is_empty() {
        planned.iter().cloned().collect()
    } else {
        needed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(areas: &[(Area, &[View])]) -> Vec<(Area, Vec<(View, bool)>)> {
        let views = |area: &Area, there: &[View]| {
            let required = required_views(area).iter();
            required
                .map(|view| (*view, there.contains(view)))
                .collect::<Vec<_>>()
        };
        areas
            .iter()
            .map(|(area, there)| (area.clone(), views(area, there)))
            .collect()
    }

    #[test]
    fn the_next_missing_required_view_is_proposed() {
        let coverage = of(&[
            (Area::Glabella, &[View::FrontRest]),
            (Area::Forehead, &[View::FrontRest]),
        ]);
        let before = |offered: &[(View, Phase)]| propose(&coverage, offered, Phase::Before);
        assert_eq!(before(&[]), Some(View::FrontFrown));
        let frown = (View::FrontFrown, Phase::Before);
        assert_eq!(before(&[frown]), Some(View::FrontBrowsRaised));
        assert_eq!(
            before(&[frown, (View::FrontBrowsRaised, Phase::Before)]),
            None
        );
        assert_eq!(
            propose(&coverage, &[frown], Phase::After),
            Some(View::FrontRest)
        );
        assert_eq!(propose(&[], &[], Phase::Before), None);
    }

    #[test]
    fn a_view_counts_once_and_only_when_every_area_has_it() {
        let coverage = of(&[
            (Area::Glabella, &[View::FrontRest, View::FrontFrown]),
            (Area::Forehead, &[]),
        ]);
        assert_eq!(counted(&coverage), (1, 3));
    }

    #[test]
    fn a_view_shows_the_planned_areas_that_need_it_or_all() {
        let planned = [Area::Forehead, Area::Glabella];
        for (view, shown) in [
            (View::FrontFrown, &planned[1..]),
            (View::FrontBrowsRaised, &planned[..1]),
            (View::FrontRest, &planned),
            (View::ProfileLeft, &planned),
        ] {
            let shown = shown.iter().cloned().collect();
            assert_eq!(shown_by(view, &planned), shown, "{view:?}");
        }
    }
}
