//! Each operation by example, with its limits just before, at and just after.

use super::*;
use crate::domain::id::EntryId;
use crate::domain::treatment::Side;
use crate::domain::units::Units;

const VIAL: EntryId = EntryId::from_bytes([5; 16]);

fn units(text: &str) -> Units {
    text.parse().expect("units")
}

fn sites(map: &InjectionMap) -> Vec<&str> {
    map.points().iter().map(|point| &*point.site).collect()
}

#[test]
fn there_is_one_point_for_each_site() {
    let mut map = map([procerus(), corrugator_right()]);
    assert_eq!(map.add(procerus()), 0);
    assert_eq!(sites(&map), ["gl.procerus", "gl.corr_lat.H"]);
    assert_eq!(map.free_site(), "x.1");
    map.add(point("x.7", Area::Forehead, "frontalis", (4_000, 3_000)));
    assert_eq!(map.free_site(), "x.8");
}

#[test]
fn a_nudge_stops_at_the_edge_of_the_map() {
    let mut map = map([point("x.1", Area::Forehead, "frontalis", (9_980, 24))]);
    assert!(map.nudge(0, NUDGE, -NUDGE));
    let there = map.get(0).map(|point| (point.x.into(), point.y.into()));
    assert_eq!(there, Some((10_000, 0)));
    assert!(!map.nudge(0, NUDGE, -NUDGE), "nothing changed");
    assert!(!map.nudge(1, NUDGE, 0), "there is no such point");
    assert!(map.undo());
    assert_eq!(map.get(0).map(|point| u16::from(point.x)), Some(9_980));
}

#[test]
fn the_side_follows_the_place_and_a_wrong_name_is_lost() {
    for (x, side, site) in [
        (4_899, Side::Right, "gl.corr_lat.H"),
        (4_900, Side::Midline, "x.1"),
        (5_100, Side::Midline, "x.1"),
        (5_101, Side::Left, "x.1"),
    ] {
        let mut map = map([corrugator_right()]);
        map.move_to(
            0,
            TenThousandths::clamped(x),
            TenThousandths::clamped(3_878),
        );
        let moved = map.get(0).expect("a point");
        assert_eq!((moved.side, &*moved.site), (side, site), "{x}");
    }
    let mut map = map([crows_foot_right()]);
    map.move_to(
        0,
        TenThousandths::clamped(7_700),
        TenThousandths::clamped(4_929),
    );
    let moved = map.get(0).expect("a point");
    assert_eq!(moved.area, Area::LateralCanthalLeft);
}

#[test]
fn units_step_between_the_smallest_and_the_largest() {
    let mut map = map([procerus()]);
    let step = |map: &mut InjectionMap, by: &str, step| {
        let changed = map.step_units(0, units(by), step);
        (changed, map.get(0).and_then(|point| point.units))
    };
    assert_eq!(step(&mut map, "0.5", Step::Down), (false, None));
    assert_eq!(step(&mut map, "0.5", Step::Up), (true, Some(units("0.5"))));
    assert_eq!(
        step(&mut map, "0.5", Step::Down),
        (false, Some(units("0.5")))
    );
    assert_eq!(
        step(&mut map, "0.49", Step::Down),
        (true, Some(units("0.01")))
    );
    map.set_units(0, Some(units("999")));
    assert_eq!(
        step(&mut map, "1.01", Step::Up),
        (false, Some(units("999")))
    );
    assert_eq!(step(&mut map, "1", Step::Up), (true, Some(units("1000"))));
}

#[test]
fn a_point_is_mirrored_once_and_then_gives_its_units() {
    let mut map = map([MapPoint {
        units: Some(units("4")),
        vial: Some(VIAL),
        ..corrugator_right()
    }]);
    assert_eq!(map.mirror(0), Some(1));
    let there = map.get(1).cloned().expect("the other side");
    assert_eq!((&*there.site, there.side), ("gl.corr_lat.V", Side::Left));
    assert_eq!((u16::from(there.x), u16::from(there.y)), (6_230, 3_878));
    assert_eq!((there.units, there.vial), (Some(units("4")), Some(VIAL)));
    map.nudge(1, NUDGE, 0);
    map.set_units(0, Some(units("2.5")));
    assert_eq!(map.mirror(0), Some(1));
    assert_eq!(map.points().len(), 2);
    let there = map.get(1).expect("the other side");
    assert_eq!(there.units, Some(units("2.5")));
    assert_eq!(u16::from(there.x), 6_255, "it stays where it was put");
}

#[test]
fn a_free_point_is_mirrored_to_what_lies_there_and_the_midline_has_no_mirror() {
    let at = |site: &str, x| point(site, Area::Forehead, "frontalis", (x, 3_000));
    for (lies_at, count) in [(6_901, 2), (6_900, 3), (7_099, 2), (7_100, 3)] {
        let mut map = map([at("x.1", 3_000), at("x.2", lies_at)]);
        map.set_units(0, Some(units("2")));
        map.mirror(0);
        assert_eq!(map.points().len(), count, "{lies_at}");
    }
    let mut midline = map([procerus()]);
    assert_eq!(midline.mirror(0), None);
    let mut crows_feet = map([crows_foot_right()]);
    crows_feet.mirror(0);
    let there = crows_feet.get(1).expect("the other side");
    assert_eq!(there.area, Area::LateralCanthalLeft);
}

#[test]
fn points_are_walked_in_clinical_order_and_end() {
    let free = |number: u32| {
        let site = format!("x.{number}");
        point(&site, Area::Forehead, "frontalis", (4_000, 3_000))
    };
    let map = map([free(10), free(2), corrugator_right(), procerus()]);
    let order = |point: &MapPoint| match &*point.site {
        "gl.procerus" => 1,
        "gl.corr_lat.H" => 3,
        _ => 99,
    };
    assert_eq!(map.in_order(order), [3, 2, 1, 0]);
    assert_eq!(map.next(None, order), Some(3));
    assert_eq!(map.next(Some(3), order), Some(2));
    assert_eq!(map.next(Some(0), order), None);
    assert_eq!(map.previous(Some(3), order), None);
    assert_eq!(map.previous(None, order), Some(0));
    assert_eq!(
        map.in_order(|_| ()),
        [2, 3, 1, 0],
        "by site without an order"
    );
}

#[test]
fn a_drag_is_one_step_and_nothing_is_none() {
    let mut map = map([procerus()]);
    let beginning = map.clone();
    map.hold();
    for _ in 0..9 {
        map.nudge(0, NUDGE, NUDGE);
    }
    map.release();
    map.hold();
    map.release();
    assert!(map.undo());
    assert_eq!(map, beginning);
    assert!(map.redo());
    assert_eq!(map.get(0).map(|point| u16::from(point.y)), Some(4_734));
    assert!(map.undo() && map.undo());
    assert!(map.is_empty() && !map.can_undo() && !map.undo());
}

#[test]
fn a_drag_that_comes_back_has_lost_nothing() {
    let mut map = map([corrugator_right()]);
    let beginning = map.clone();
    map.hold();
    map.move_to(
        0,
        TenThousandths::clamped(7_000),
        TenThousandths::clamped(3_878),
    );
    assert_eq!(sites(&map), ["x.1"]);
    map.back_to_held();
    map.move_to(
        0,
        TenThousandths::clamped(3_770),
        TenThousandths::clamped(3_878),
    );
    map.release();
    assert_eq!(map, beginning);
    map.back_to_held();
    assert_eq!(map, beginning, "nothing is held");
}

#[test]
fn a_new_step_forgets_what_was_taken_back() {
    let mut map = map([procerus()]);
    map.set_units(0, Some(units("4")));
    map.undo();
    assert!(map.can_redo());
    map.set_units(0, Some(units("5")));
    assert!(!map.can_redo() && !map.redo());
}

#[test]
fn the_history_does_not_lie_in_the_draft() {
    let mut map = map([procerus()]);
    map.set_units(0, Some(units("2.5")));
    let written = serde_json::to_string(&map).expect("JSON");
    assert_eq!(
        written,
        r#"[{"site":"gl.procerus","area":"glabella","muscle":"procerus","side":"midline","x":5000,"y":4509,"units":"2.5"}]"#
    );
    let read: InjectionMap = serde_json::from_str(&written).expect("a map");
    assert_eq!(read, map);
    assert!(!read.can_undo());
}

#[test]
fn another_product_takes_all_units_and_their_vials() {
    let mut map = map([procerus(), corrugator_right()]);
    map.set_units(0, Some(units("4")));
    assert!(map.fill_vials(VIAL));
    assert!(map.clear_units());
    let left = map.points().iter();
    assert!(
        left.clone()
            .all(|point| point.units.is_none() && point.vial.is_none())
    );
    assert_eq!(left.len(), 2);
    assert!(!map.clear_units());
}

#[test]
fn each_point_needs_units_and_a_vial() {
    let mut map = map([procerus(), corrugator_right()]);
    map.set_units(0, Some(units("4")));
    map.set_vial(1, Some(VIAL));
    let lacks = map.to_points().expect_err("unfinished").0;
    assert_eq!(lacks, [(0, Lack::Vial), (1, Lack::Units)]);
    map.set_units(1, Some(units("2.5")));
    assert_eq!(
        map.to_points().expect_err("unfinished").0,
        [(0, Lack::Vial)]
    );
    map.fill_vials(VIAL);
    let points = map.to_points().expect("finished");
    let given: Vec<Units> = points.iter().map(|point| point.units).collect();
    assert_eq!(given, [units("4"), units("2.5")]);
}

#[test]
fn as_last_time_copies_places_and_units_but_no_vial() {
    let mut earlier = map([procerus(), corrugator_right()]);
    earlier.set_units(0, Some(units("4")));
    earlier.set_units(1, Some(units("4")));
    earlier.fill_vials(VIAL);
    let points = earlier.to_points().expect("finished");
    // Both are said to lie at one site; the second is kept as a free point.
    let site_of = |_: &MapPoint| Some("gl.procerus".to_owned());
    let copied = InjectionMap::from_points(&points, site_of);
    assert_eq!(sites(&copied), ["gl.procerus", "x.1"]);
    assert!(copied.points().iter().all(|point| point.vial.is_none()));
    assert!(
        copied
            .points()
            .iter()
            .all(|point| point.units == Some(units("4")))
    );
    assert!(!copied.can_undo());
}

#[test]
fn every_difference_from_an_earlier_map_is_told() {
    let at = |site: &str| point(site, Area::Forehead, "frontalis", (4_000, 3_000));
    let earlier = map(["a.1", "a.2", "a.3", "a.4", "a.5"].map(at));
    let mut now = earlier.clone();
    now.set_units(1, Some(units("2")));
    now.nudge(2, NUDGE, 0);
    now.nudge(3, 0, NUDGE);
    now.set_units(3, Some(units("3")));
    now.remove(4);
    now.add(at("a.6"));
    now.fill_vials(VIAL);
    let told: Vec<Change> = now
        .difference(&earlier)
        .iter()
        .map(|difference| difference.change)
        .collect();
    let expected = [
        Change::Same,
        Change::Units,
        Change::Moved,
        Change::UnitsAndMoved,
        Change::New,
        Change::Gone,
    ];
    assert_eq!(told, expected);
}
