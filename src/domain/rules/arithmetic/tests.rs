//! That no unit is lost or rounded, and that nothing is missing from a point.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::domain::area::Area;
use crate::domain::product::ProductId;
use crate::domain::rules::Question;
use crate::domain::rules::testing::{
    FOREHEAD, GLABELLA, Story, at, drawn, failed, given, part, parts, point_of, vistabel,
};
use crate::domain::treatment::{Point, Side};

const START: &str = "2026-11-25 10:00:00 +01";
const ONE: EntryId = EntryId::from_bytes([1; 16]);
const OTHER: EntryId = EntryId::from_bytes([2; 16]);

fn signed(given: Given) -> String {
    failed(&Story::of_adult().sign(RuleId::R65, START, given))
}

fn brow(units: &[&str]) -> Vec<Point> {
    units
        .iter()
        .map(|units| point_of(&GLABELLA, units, ONE))
        .collect()
}

#[test]
fn the_points_are_what_was_drawn_less_what_was_discarded() {
    for (points, units, discarded, fails) in [
        (&["4", "4", "4", "4", "4"][..], "20", "0", ""),
        (&["4", "4", "4", "4", "4"][..], "50", "30", ""),
        (&["4", "4", "4", "4", "4"][..], "50", "30.01", "R65 Hard"),
        (&["4", "4", "4", "4", "4"][..], "50", "29.99", "R65 Hard"),
        (&["0.1", "0.2"][..], "0.3", "0", ""),
        (&["0.01"; 3][..], "0.03", "0", ""),
        (&["2.5", "2.50"][..], "5", "0", ""),
        (&["4"][..], "4", "4.01", "R65 Hard"),
    ] {
        let judged = signed(given(
            START,
            brow(points),
            vec![drawn(ONE, units, discarded)],
        ));
        assert_eq!(judged, fails, "{points:?} of {units} less {discarded}");
    }
}

#[test]
fn each_vial_closes_by_itself() {
    let points = || {
        let mut points = brow(&["20"]);
        points.push(point_of(&FOREHEAD, "10", OTHER));
        points
    };
    let right = vec![drawn(ONE, "20", "0"), drawn(OTHER, "50", "40")];
    assert_eq!(signed(given(START, points(), right)), "");
    let turned = vec![drawn(ONE, "10", "0"), drawn(OTHER, "50", "30")];
    assert_eq!(signed(given(START, points(), turned)), "R65 Hard");
    let in_two_lines = vec![
        drawn(ONE, "12", "0"),
        drawn(ONE, "10", "2"),
        drawn(OTHER, "10", "0"),
    ];
    assert_eq!(signed(given(START, points(), in_two_lines)), "");
    let spilt = vec![drawn(ONE, "20", "0"), drawn(OTHER, "10", "0"), {
        drawn(EntryId::from_bytes([3; 16]), "50", "50")
    }];
    assert_eq!(signed(given(START, points(), spilt)), "");
    let mut other_product = drawn(ONE, "10", "0");
    other_product.product = ProductId::new("azzalure");
    let mixed = vec![
        drawn(ONE, "10", "0"),
        other_product,
        drawn(OTHER, "10", "0"),
    ];
    assert_eq!(signed(given(START, points(), mixed)), "R65 Hard");
}

#[test]
fn every_point_has_area_muscle_side_and_vial() {
    let with = |change: &dyn Fn(&mut Point)| {
        let mut points = brow(&["4"]);
        change(&mut points[0]);
        signed(given(START, points, vec![drawn(ONE, "4", "0")]))
    };
    assert_eq!(with(&|_| ()), "");
    assert_eq!(with(&|point| point.muscle = " ".to_owned()), "R65 Hard");
    assert_eq!(
        with(&|point| point.area = Area::Other(" ".to_owned())),
        "R65 Hard"
    );
    assert_eq!(
        with(&|point| point.area = Area::Other("Hals".to_owned())),
        ""
    );
    assert_eq!(with(&|point| point.vial = OTHER), "R65 Hard");
    for (area, side, fails) in [
        (Area::LateralCanthalRight, Side::Right, ""),
        (Area::LateralCanthalRight, Side::Left, "R65 Hard"),
        (Area::LateralCanthalRight, Side::Midline, "R65 Hard"),
        (Area::LateralCanthalLeft, Side::Left, ""),
        (Area::LateralCanthalLeft, Side::Right, "R65 Hard"),
        (GLABELLA, Side::Left, ""),
    ] {
        let judged = with(&|point| (point.area, point.side) = (area.clone(), side));
        assert_eq!(judged, fails, "{area} {side:?}");
    }
}

#[test]
fn nothing_given_is_nothing_to_sign() {
    assert_eq!(
        signed(given(START, Vec::new(), vec![drawn(ONE, "4", "4")])),
        "R65 Hard"
    );
    assert_eq!(signed(given(START, brow(&["4"]), Vec::new())), "R65 Hard");
    let question = Question {
        occasion: crate::domain::rules::Occasion::Signing,
        ..Question::start(at(START), parts(&[GLABELLA]))
    };
    let judged = Story::of_adult().ask_rule(RuleId::R65, question, at(START));
    assert_eq!(failed(&judged), "R65 Hard");
}

fn whys(given: Given) -> Vec<Why> {
    let judged = Story::of_adult().sign(RuleId::R65, START, given);
    judged.findings.into_iter().map(|found| found.why).collect()
}

#[test]
fn what_does_not_close_is_told_of_its_own_vial_and_of_its_product() {
    let units = |units: &str| units.parse().expect("units");
    let total = |product: &ProductId, sum: &str| {
        let dose = Dose {
            product: product.clone(),
            units: units(sum),
        };
        measure(product, |measure| {
            measure.total(measure.of(&dose).expect("its own"))
        })
    };
    let product = vistabel();
    let not_closing = |vial, points, used| {
        Why::Dose(DoseFault::VialDoesNotClose {
            vial: Box::new(NamedVial {
                id: vial,
                product: product.clone(),
                batch: String::new(),
            }),
            points: total(&product, points),
            used: total(&product, used),
        })
    };
    let areas = |areas, used| {
        Why::Dose(DoseFault::AreasDoNotClose {
            areas: total(&product, areas),
            used: total(&product, used),
        })
    };
    // Twenty units from one vial and ten from the other; each drawn and discarded.
    for (one, other, faults) in [
        (("20", "0"), ("10", "0"), vec![Why::Met]),
        (
            ("50", "29"),
            ("50", "40"),
            vec![not_closing(ONE, "20", "21"), areas("30", "31")],
        ),
        (
            ("50", "30"),
            ("50", "41"),
            vec![not_closing(OTHER, "10", "9"), areas("30", "29")],
        ),
        (
            ("50", "29"),
            ("50", "41"),
            vec![not_closing(ONE, "20", "21"), not_closing(OTHER, "10", "9")],
        ),
    ] {
        let mut points = brow(&["12", "8"]);
        points.push(point_of(&FOREHEAD, "10", OTHER));
        let vials = vec![drawn(ONE, one.0, one.1), drawn(OTHER, other.0, other.1)];
        let case = format!("{one:?} {other:?}");
        assert_eq!(whys(given(START, points, vials)), faults, "{case}");
    }
}

#[test]
fn a_fault_of_a_point_is_told_by_its_number_and_of_its_part() {
    let mut points = brow(&["4", "4", "4"]);
    points[1].muscle = String::new();
    points[2].vial = OTHER;
    let given = given(START, points, vec![drawn(ONE, "8", "0")]);
    let judged = Story::of_adult().sign(RuleId::R65, START, given);
    let told: Vec<_> = judged
        .findings
        .into_iter()
        .map(|finding| (finding.why, finding.part))
        .collect();
    let incomplete = Why::Dose(DoseFault::PointIncomplete { number: 2 });
    let without_vial = Why::Dose(DoseFault::PointWithoutVial { number: 3 });
    assert_eq!(
        told,
        [
            (incomplete, Some(part(&GLABELLA))),
            // Nobody knows what it is units of.
            (without_vial, None),
        ]
    );
}

/// A map of points in hundredths of a unit, each from one of two vials of different products.
fn map() -> impl Strategy<Value = Vec<(i64, bool)>> {
    prop::collection::vec((1_i64..=2_000, any::<bool>()), 1..40)
}

fn hundredths(sum: i64) -> String {
    Decimal::new(sum, 2).to_string()
}

/// What the points of a map come to, drawn exactly; by so many hundredths too much from the first vial.
fn drawn_for(map: &[(i64, bool)], too_much: i64) -> Given {
    let vial = |first: bool| if first { ONE } else { OTHER };
    let points = map
        .iter()
        .map(|(units, first)| point_of(&GLABELLA, &hundredths(*units), vial(*first)));
    let sum = |wanted: bool| -> i64 {
        let of_it = map.iter().filter(|(_, first)| *first == wanted);
        of_it.map(|(units, _)| units).sum()
    };
    let mut vials = Vec::new();
    for first in [true, false] {
        let sum = sum(first) + if first { too_much } else { 0 };
        if sum > 0 {
            let mut drawn = drawn(vial(first), &hundredths(sum), "0");
            if !first {
                drawn.product = ProductId::new("azzalure");
            }
            vials.push(drawn);
        }
    }
    given(START, points.collect(), vials)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn no_unit_of_any_map_is_lost_or_rounded(map in map(), too_much in 1_i64..=3) {
        let story = Story::without_patient();
        let closes = |given: Given| {
            let question = Question::start(at(START), Vec::new()).given(given);
            story.ask(question, at(START), |case| super::closes(case).iter().all(|finding| !finding.is_failed()))
        };
        prop_assert!(closes(drawn_for(&map, 0)));
        prop_assert!(!closes(drawn_for(&map, too_much)));
    }
}
