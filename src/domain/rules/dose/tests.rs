//! The maxima of `products.md` §3, just below, equal and just above, and that products never meet.

use proptest::prelude::*;

use crate::domain::area::Area;
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::product::ProductId;
use crate::domain::rules::testing::{
    DOCTOR, FOREHEAD, GLABELLA, NURSE, Story, VIAL, at, consultation, deviation, drawn, failed,
    given, parts, plan, point_of, prescription, treatment,
};
use crate::domain::rules::{Assessment, Given, Question, RuleId, Verdict};
use crate::domain::treatment::{DrawnVial, Point, StatedProduct};

const START: &str = "2026-11-25 10:00:00 +01";
const EARLIER: &str = "2026-11-10 10:00:00 +01";
const RIGHT: Area = Area::LateralCanthalRight;
const LEFT: Area = Area::LateralCanthalLeft;

fn vial_of(product: &str, number: u8) -> DrawnVial {
    DrawnVial {
        product: ProductId::new(product),
        ..drawn(EntryId::from_bytes([number; 16]), "500", "0")
    }
}

/// Points of one product.
fn signed(product: &str, doses: &[(Area, &str)]) -> Given {
    let vial = vial_of(product, 1);
    let point = |(area, units): &(Area, &str)| point_of(area, units, vial.vial);
    given(START, doses.iter().map(point).collect(), vec![vial.clone()])
}

fn judge(story: &Story, rule: RuleId, given: Given) -> String {
    failed(&story.sign(rule, START, given))
}

#[track_caller]
fn check(rule: RuleId, product: &str, doses: &[(Area, &str)], fails: &str) {
    let story = Story::of_adult();
    assert_eq!(
        judge(&story, rule, signed(product, doses)),
        fails,
        "{product} {doses:?}"
    );
}

#[test]
fn a_point_equal_to_the_label_passes_and_one_above_warns() {
    for (product, area, most, above) in [
        ("vistabel", GLABELLA, "4", "4.01"),
        ("vistabel", RIGHT, "4", "4.01"),
        ("azzalure", GLABELLA, "10", "10.01"),
        ("bocouture", FOREHEAD, "4", "4.01"),
        ("letybo", GLABELLA, "4", "4.01"),
        ("relfydess", LEFT, "10", "10.01"),
    ] {
        check(RuleId::R63, product, &[(area.clone(), most)], "");
        check(RuleId::R63, product, &[(area, above)], "R63 Warn");
    }
    // No figure, nothing to compare; no product, nothing passes.
    check(RuleId::R63, "botox", &[(GLABELLA, "40")], "");
    check(RuleId::R63, "vistabel", &[(Area::Chin, "40")], "");
    check(RuleId::R63, "unheard_of", &[(GLABELLA, "1")], "R63 Warn");
}

#[test]
fn an_area_equal_to_the_label_passes_and_one_above_is_blocked_each_side_alone() {
    for (product, area, most, above) in [
        ("vistabel", GLABELLA, "20", "20.01"),
        ("vistabel", FOREHEAD, "20", "20.01"),
        ("vistabel", RIGHT, "12", "12.01"),
        ("azzalure", GLABELLA, "50", "50.01"),
        ("azzalure", LEFT, "30", "30.01"),
        ("bocouture", RIGHT, "12", "12.01"),
        ("letybo", GLABELLA, "20", "20.01"),
        ("alluzience", GLABELLA, "50", "50.01"),
        ("nuceiva", GLABELLA, "20", "20.01"),
        ("relfydess", GLABELLA, "50", "50.01"),
    ] {
        check(RuleId::R64, product, &[(area.clone(), most)], "");
        check(RuleId::R64, product, &[(area.clone(), above)], "R64 Block");
        check(
            RuleId::R64,
            product,
            &[(area.clone(), most), (area, "0.01")],
            "R64 Block",
        );
    }
    check(RuleId::R64, "vistabel", &[(RIGHT, "12"), (LEFT, "12")], "");
    check(RuleId::R64, "xeomin", &[(GLABELLA, "100")], "");
    check(RuleId::R64, "unheard_of", &[(GLABELLA, "1")], "R64 Block");
}

#[test]
fn bocoutures_glabella_warns_before_it_stops_and_raises_the_whole() {
    for (units, fails) in [
        ("20", ""),
        ("20.01", "R64 Warn"),
        ("30", "R64 Warn"),
        ("30.01", "R64 Block"),
    ] {
        check(RuleId::R64, "bocouture", &[(GLABELLA, units)], fails);
    }
    let whole = |glabella, forehead, fails| {
        let doses = [
            (GLABELLA, glabella),
            (RIGHT, "12"),
            (LEFT, "12"),
            (FOREHEAD, forehead),
        ];
        check(RuleId::R66, "bocouture", &doses, fails);
    };
    whole("20", "20", "");
    whole("20", "20.01", "R66 Block");
    whole("20.01", "20.01", "");
    whole("30", "20", "");
    whole("30", "20.01", "R66 Block");
}

#[test]
fn the_whole_equal_to_the_label_passes_and_above_it_is_blocked() {
    for (product, most, above) in [
        ("vistabel", "64", "64.01"),
        ("azzalure", "110", "110.01"),
        ("letybo", "20", "20.01"),
        ("alluzience", "50", "50.01"),
        ("nuceiva", "20", "20.01"),
        ("relfydess", "110", "110.01"),
    ] {
        check(RuleId::R66, product, &[(Area::Chin, most)], "");
        check(RuleId::R66, product, &[(Area::Chin, above)], "R66 Block");
    }
    check(RuleId::R66, "dysport", &[(GLABELLA, "500")], "");
    check(RuleId::R66, "unheard_of", &[(GLABELLA, "1")], "R66 Block");
}

#[test]
fn two_products_in_one_treatment_are_blocked_and_never_added() {
    let story = Story::of_adult();
    let both = |first: &str, second: &str| {
        let (one, other) = (vial_of("vistabel", 1), vial_of("azzalure", 2));
        let points = vec![
            point_of(&GLABELLA, first, one.vial),
            point_of(&GLABELLA, second, other.vial),
        ];
        given(START, points, vec![one, other])
    };
    assert_eq!(judge(&story, RuleId::R66, both("10", "10")), "R66 Block");
    assert_eq!(judge(&story, RuleId::R64, both("20", "50")), "");
    assert_eq!(judge(&story, RuleId::R64, both("20.01", "50")), "R64 Block");
    let only_drawn = given(
        START,
        vec![point_of(&GLABELLA, "4", vial_of("vistabel", 1).vial)],
        vec![vial_of("vistabel", 1), vial_of("azzalure", 2)],
    );
    assert_eq!(judge(&story, RuleId::R66, only_drawn), "R66 Block");
}

#[test]
fn a_point_without_its_vial_has_no_product_and_passes_nothing() {
    let story = Story::of_adult();
    let mut without = signed("vistabel", &[(GLABELLA, "4")]);
    without.vials.clear();
    let judge = |rule| judge(&story, rule, without.clone());
    assert_eq!(judge(RuleId::R63), "R63 Warn");
    assert_eq!(judge(RuleId::R64), "R64 Block");
    assert_eq!(judge(RuleId::R66), "R66 Block");
}

fn treated_before(product: &str, at: &str, doses: &[(Area, &str)]) -> Story {
    let mut story = Story::of_adult();
    let mut fact = treatment(at, &[], Verdict::Passed);
    fact.vials = vec![vial_of(product, 9)];
    let point = |(area, units): &(Area, &str)| point_of(area, units, fact.vials[0].vial);
    fact.points = doses.iter().map(point).collect();
    story.add(at, fact);
    story
}

#[test]
fn what_was_given_too_recently_is_added_if_it_is_the_same_product_and_area() {
    let glabella = |units| signed("vistabel", &[(GLABELLA, units)]);
    let both = [RuleId::R64, RuleId::R66];
    let judged =
        |story: &Story, given: &Given| both.map(|rule| judge(story, rule, given.clone())).concat();
    let story = treated_before("vistabel", EARLIER, &[(GLABELLA, "16"), (FOREHEAD, "20")]);
    assert_eq!(judged(&story, &glabella("4")), "");
    assert_eq!(judged(&story, &glabella("4.01")), "R64 Block");
    let eyes = |left| signed("vistabel", &[(RIGHT, "12"), (LEFT, left)]);
    assert_eq!(judged(&story, &eyes("12")), "", "36 and 24 are 60");
    let more = treated_before(
        "vistabel",
        EARLIER,
        &[(GLABELLA, "20"), (FOREHEAD, "20.01")],
    );
    assert_eq!(
        judged(&more, &eyes("12")),
        "R66 Block",
        "40.01 and 24 are 64.01"
    );
    let other = treated_before("azzalure", EARLIER, &[(GLABELLA, "50")]);
    assert_eq!(judged(&other, &glabella("20")), "", "never another product");
    // From the first passing date on they are two treatments.
    for (at, fails) in [
        ("2026-08-26 10:00:00 +02", "R64 Block"),
        ("2026-08-25 10:00:00 +02", ""),
    ] {
        let story = treated_before("vistabel", at, &[(GLABELLA, "20")]);
        assert_eq!(judged(&story, &glabella("4")), fails, "{at}");
    }
}

#[test]
fn it_is_told_whether_an_earlier_dose_made_it_too_much() {
    let alone = Story::of_adult();
    let same = treated_before("vistabel", EARLIER, &[(GLABELLA, "1")]);
    let other_area = treated_before("vistabel", EARLIER, &[(FOREHEAD, "1")]);
    let other_product = treated_before("azzalure", EARLIER, &[(GLABELLA, "1")]);
    for (story, area, whole) in [
        (alone, false, false),
        (same, true, true),
        (other_area, false, true),
        (other_product, false, false),
    ] {
        let told = |rule| {
            let given = signed("vistabel", &[(GLABELLA, "64.01")]);
            let judged = story.sign(rule, START, given);
            judged.findings[0].why.to_json()["with_earlier"].clone()
        };
        assert_eq!(
            (told(RuleId::R64), told(RuleId::R66)),
            (area.into(), whole.into())
        );
    }
}

#[test]
fn a_recent_dose_that_nobody_knows_passes_nothing_of_its_product() {
    let glabella = || signed("vistabel", &[(GLABELLA, "4")]);
    let story = |change: &dyn Fn(&mut crate::domain::treatment::Deviation)| {
        let mut story = Story::of_adult();
        let mut fact = deviation(EARLIER, &[FOREHEAD]);
        change(&mut fact);
        story.add(EARLIER, fact);
        [RuleId::R64, RuleId::R66]
            .map(|rule| judge(&story, rule, glabella()))
            .concat()
    };
    assert_eq!(story(&|_| ()), "R66 Block", "another area");
    assert_eq!(
        story(&|fact| fact.areas = [GLABELLA].into()),
        "R64 BlockR66 Block"
    );
    assert_eq!(story(&|fact| fact.areas.clear()), "R64 BlockR66 Block");
    let azzalure = StatedProduct::Id(ProductId::new("azzalure"));
    assert_eq!(story(&|fact| fact.product = Some(azzalure.clone())), "");
    assert_eq!(story(&|fact| fact.product = None), "R66 Block");
    let known = |fact: &mut crate::domain::treatment::Deviation| {
        fact.points = vec![point_of(&FOREHEAD, "10", VIAL)];
    };
    assert_eq!(story(&known), "", "its points are known");
}

#[test]
fn at_the_start_the_largest_foreseen_dose_is_judged_as_far_as_there_is_one() {
    let planned = |units: Option<&str>| {
        let mut story = Story::of_adult();
        let mut plan = plan(&[GLABELLA]);
        plan.areas[0].units = units.map(|units| units.parse().expect("units"));
        story.add("2026-11-20 10:00:00 +01", consultation());
        story.add("2026-11-20 10:00:00 +01", plan);
        story
    };
    let judge = |story: &Story, by, rule| {
        let question = Question::start(at(START), parts(&[GLABELLA])).by(Some(by));
        failed(&story.ask_rule(rule, question, at(START)))
    };
    assert_eq!(judge(&planned(None), DOCTOR, RuleId::R64), "");
    assert_eq!(judge(&planned(Some("20")), DOCTOR, RuleId::R64), "");
    assert_eq!(
        judge(&planned(Some("20.01")), DOCTOR, RuleId::R64),
        "R64 Block"
    );
    assert_eq!(
        judge(&planned(Some("64.01")), DOCTOR, RuleId::R66),
        "R66 Block"
    );
    let mut story = planned(Some("20"));
    story.add(
        "2026-11-21 10:00:00 +01",
        prescription(&[(GLABELLA, "24")], &[NURSE]),
    );
    assert_eq!(judge(&story, NURSE, RuleId::R64), "R64 Block");
    assert_eq!(judge(&story, DOCTOR, RuleId::R64), "");
}

fn any_points(vial: EntryId) -> impl Strategy<Value = Vec<Point>> {
    let areas = [GLABELLA, FOREHEAD, RIGHT, LEFT];
    let point = (prop::sample::select(areas.to_vec()), 1_i64..3_000);
    let point = point.prop_map(move |(area, hundredths)| {
        let units = rust_decimal::Decimal::new(hundredths, 2).to_string();
        point_of(&area, &units, vial)
    });
    prop::collection::vec(point, 1..12)
}

/// What is said of one product alone.
fn about(assessment: &Assessment, product: &ProductId) -> Vec<(Part, Verdict, String)> {
    let findings = assessment.findings.iter().filter_map(|finding| {
        let part = finding
            .part
            .clone()
            .filter(|part| part.product == *product)?;
        Some((part, finding.verdict, finding.why.to_json().to_string()))
    });
    findings.collect()
}

proptest! {
    /// Whatever is given of another product beside it, a product is judged as if it stood alone.
    #[test]
    fn no_product_is_ever_compared_with_another(
        mine in any_points(EntryId::from_bytes([1; 16])),
        others in any_points(EntryId::from_bytes([2; 16])),
    ) {
        let story = Story::of_adult();
        let (vistabel, azzalure) = (vial_of("vistabel", 1), vial_of("azzalure", 2));
        let alone = given(START, mine.clone(), vec![vistabel.clone()]);
        let points = mine.iter().chain(&others).cloned().collect();
        let together = given(START, points, vec![vistabel.clone(), azzalure]);
        for rule in [RuleId::R63, RuleId::R64] {
            let alone = about(&story.sign(rule, START, alone.clone()), &vistabel.product);
            let together = about(&story.sign(rule, START, together.clone()), &vistabel.product);
            prop_assert_eq!(alone, together);
        }
        let total = |given: &Given| {
            let judged = story.sign(RuleId::R66, START, given.clone());
            let whys = judged.findings.iter().map(|finding| finding.why.to_json().to_string());
            whys.filter(|why| why.contains("treatment_above") && why.contains("vistabel")).collect::<Vec<_>>()
        };
        prop_assert_eq!(total(&alone), total(&together));
    }
}
