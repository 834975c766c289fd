//! Properties of very many maps: no unit is lost or rounded, and every row of operations can be taken back.

use proptest::prelude::*;
use rand::SeedableRng as _;
use rand::rngs::ChaCha8Rng;
use rust_decimal::Decimal;

use super::*;
use crate::domain::id::EntryId;
use crate::domain::treatment::Side;
use crate::domain::units::Units;

const MAPS: u32 = 100_000;
const MUSCLES: [&str; 4] = ["procerus", "corrugator_supercilii", "frontalis", "brow"];

fn drawn(rng: &mut ChaCha8Rng, amounts: &[(i64, Units)]) -> (InjectionMap, i64) {
    let mut map = InjectionMap::default();
    let mut hundredths = 0;
    for number in 0..rng.next_u32() % 20 {
        let mut pick = |count: usize| rng.next_u32() as usize % count;
        let area = Area::NAMED[pick(9)].clone();
        let [x, y] =
            [pick(10_001), pick(10_001)].map(|place| i32::try_from(place).expect("a place"));
        let mut point = point(&format!("x.{number}"), area, MUSCLES[pick(4)], (x, y));
        point.side = [Side::Right, Side::Left, Side::Midline][pick(3)];
        point.vial = (pick(5) > 0).then(|| EntryId::from_bytes([pick(3) as u8; 16]));
        if pick(8) > 0 {
            let (amount, units) = amounts[pick(amounts.len())];
            hundredths += amount;
            point.units = Some(units);
        }
        map.points.push(point);
    }
    (map, hundredths)
}

fn sum<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Tally {
    tallies.fold(Tally::default(), |sum, tally| Tally {
        points: sum.points + tally.points,
        unset: sum.unset + tally.unset,
        units: sum.units + tally.units,
    })
}

#[test]
fn no_unit_is_lost_or_rounded_in_a_hundred_thousand_maps() {
    let amounts: Vec<(i64, Units)> = (1..=100_000)
        .step_by(37)
        .map(|hundredths| {
            let text = Decimal::new(hundredths, 2).to_string();
            (hundredths, text.parse().expect("units"))
        })
        .collect();
    let mut rng = ChaCha8Rng::seed_from_u64(65);
    for number in 0..MAPS {
        let (map, hundredths) = drawn(&mut rng, &amounts);
        let totals = map.totals();
        assert_eq!(
            totals.all.units,
            Decimal::new(hundredths, 2),
            "map {number}"
        );
        assert_eq!(totals.all.points, map.points().len(), "map {number}");
        for sum in [
            sum(totals.areas.values()),
            sum(totals.sides.values()),
            sum(totals.parts.values()),
            sum(totals.muscles.values()),
            sum(totals.vials.values()),
        ] {
            assert_eq!(sum, totals.all, "map {number}");
        }
    }
}

#[derive(Clone, Debug)]
enum Operation {
    Add(u32, i32, i32),
    Remove(usize),
    Move(usize, i32, i32),
    Nudge(usize, i32, i32),
    Units(usize, i64),
    Step(usize, bool),
    Vial(usize),
    Fill,
    Mirror(usize),
    Belongs(usize),
    Clear,
    Drag(usize),
}

impl Operation {
    fn take(&self, map: &mut InjectionMap) -> bool {
        let units = |hundredths: i64| Decimal::new(hundredths, 2).to_string().parse().ok();
        let place = TenThousandths::clamped;
        let vial = EntryId::from_bytes([1; 16]);
        match *self {
            Self::Add(site, x, y) => {
                let site = [
                    "gl.corr_med.H",
                    "gl.corr_med.V",
                    "gl.procerus",
                    "x.1",
                    "x.2",
                ][site as usize % 5];
                map.add(point(site, Area::Glabella, "procerus", (x, y))) > 0
            }
            Self::Remove(at) => map.remove(at),
            Self::Move(at, x, y) => map.move_to(at, place(x), place(y)),
            Self::Nudge(at, x, y) => map.nudge(at, x * NUDGE, y * NUDGE),
            Self::Units(at, hundredths) => map.set_units(at, units(hundredths)),
            Self::Step(at, up) => {
                let step = if up { Step::Up } else { Step::Down };
                map.step_units(at, units(50).expect("units"), step)
            }
            Self::Vial(at) => map.set_vial(at, Some(vial)),
            Self::Fill => map.fill_vials(vial),
            Self::Mirror(at) => map.mirror(at).is_some(),
            Self::Belongs(at) => map.belongs_to(at, Area::Forehead, "frontalis".to_owned()),
            Self::Clear => map.clear_units(),
            Self::Drag(at) => {
                map.hold();
                map.nudge(at, 40, 3);
                map.nudge(at, 40, 3);
                map.release();
                true
            }
        }
    }
}

fn operation() -> impl Strategy<Value = Operation> {
    let at = 0_usize..6;
    let place = -200_i32..10_200;
    prop_oneof![
        3 => (0_u32..5, place.clone(), place.clone()).prop_map(|(site, x, y)| Operation::Add(site, x, y)),
        1 => at.clone().prop_map(Operation::Remove),
        1 => (at.clone(), place.clone(), place).prop_map(|(at, x, y)| Operation::Move(at, x, y)),
        1 => (at.clone(), -2..3, -2..3).prop_map(|(at, x, y)| Operation::Nudge(at, x, y)),
        2 => (at.clone(), -100_i64..100_100).prop_map(|(at, units)| Operation::Units(at, units)),
        1 => (at.clone(), any::<bool>()).prop_map(|(at, up)| Operation::Step(at, up)),
        1 => at.clone().prop_map(Operation::Vial),
        1 => Just(Operation::Fill),
        1 => at.clone().prop_map(Operation::Mirror),
        1 => at.clone().prop_map(Operation::Belongs),
        1 => Just(Operation::Clear),
        1 => at.prop_map(Operation::Drag),
    ]
}

proptest! {
    #[test]
    fn every_row_of_operations_can_be_undone_and_done_again(
        operations in prop::collection::vec(operation(), 0..40),
    ) {
        let mut map = map([procerus(), corrugator_right(), crows_foot_right()]);
        let mut known = map.clone();
        let beginning = map.clone();
        let (mut undone, mut steps) = (0, Vec::new());
        for operation in &operations {
            operation.take(&mut map);
            if map != known {
                steps.push(known.clone());
                known = map.clone();
            }
            let mut ids: Vec<&str> = map.points().iter().map(|point| &*point.site).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), map.points().len(), "one point for each site");
        }
        let end = map.clone();
        for before in steps.iter().rev() {
            prop_assert!(map.undo());
            prop_assert_eq!(&map, before);
            undone += 1;
        }
        prop_assert_eq!(&map, &beginning);
        for _ in 0..undone {
            prop_assert!(map.redo());
        }
        prop_assert_eq!(&map, &end);
        prop_assert!(!map.can_redo());
    }

    /// A name that says »right« never stands at a point that lies on the left.
    #[test]
    fn the_side_is_always_that_of_the_place(operations in prop::collection::vec(operation(), 0..40)) {
        let mut map = map([procerus(), corrugator_right(), crows_foot_right()]);
        let names_alike = |point: &MapPoint| point.side_of_site().is_none_or(|named| named == point.side);
        for operation in &operations {
            if !matches!(operation, Operation::Add(..)) {
                operation.take(&mut map);
            }
            for point in map.points() {
                prop_assert_eq!(point.side, side_at(point.x));
                prop_assert!(names_alike(point));
                let crows_foot = match point.side {
                    Side::Right => point.area != Area::LateralCanthalLeft,
                    Side::Left => point.area != Area::LateralCanthalRight,
                    Side::Midline => true,
                };
                prop_assert!(crows_foot);
            }
        }
    }
}
