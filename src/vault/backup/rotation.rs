//! Which old copies of the database may go: a pure decision that the wall clock alone can never make (`reliability.md` §d).

use std::collections::BTreeSet;

use crate::domain::time::{Day, Moment};

/// How many days, weeks, months and years keep the newest copy made in them.
const DAILY: usize = 14;
const WEEKLY: usize = 8;
const MONTHLY: usize = 24;
const YEARLY: usize = 10;

/// Not more than one in ten goes in a run.
const MOST: usize = 10;

/// A copy in a target, as far as the decision needs it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Copy {
    /// Number of its last entry: what »newer« means, since the chain only grows.
    pub seq: i64,
    pub at: Moment,
    /// Its manifest is whole and its files are there with the right sizes.
    pub verified: bool,
    /// The copy that was just made goes on from its head. A copy of another branch is never touched.
    pub ours: bool,
}

/// The places of the copies that may be removed now, oldest first.
///
/// Days that have a copy are counted, never days that have passed: a clock that runs away makes no copy old.
pub fn superseded(copies: &[Copy], clock_in_doubt: bool) -> Vec<usize> {
    if clock_in_doubt {
        return Vec::new();
    }
    let mut order: Vec<(usize, &Copy)> = copies
        .iter()
        .enumerate()
        .filter(|(_, copy)| copy.verified && copy.ours)
        .collect();
    // Newest first.
    order.sort_by_key(|(place, copy)| (-copy.seq, -copy.at.micros(), *place));
    let most = order.len() / MOST;
    let mut kept = Kept::default();
    let mut gone: Vec<usize> = order
        .iter()
        .enumerate()
        // Asked of the first one too, which fills its day: the newest is what everything else is older than.
        .filter(|(rank, (_, copy))| !kept.keeps(copy.at) && *rank > 0)
        .map(|(_, (place, _))| *place)
        .collect();
    gone.reverse();
    gone.truncate(most);
    gone
}

/// Which days, weeks, months and years have a copy already.
#[derive(Default)]
struct Kept {
    days: BTreeSet<Day>,
    weeks: BTreeSet<Day>,
    months: BTreeSet<(i32, u32)>,
    years: BTreeSet<i32>,
}

impl Kept {
    fn keeps(&mut self, at: Moment) -> bool {
        let day = at.day();
        let (year, month) = (day.year(), day.month());
        // Each asks, even when an earlier one keeps it.
        [
            first_of(&mut self.days, day, DAILY),
            first_of(&mut self.weeks, day.monday(), WEEKLY),
            first_of(&mut self.months, (year, month), MONTHLY),
            first_of(&mut self.years, year, YEARLY),
        ]
        .contains(&true)
    }
}

fn first_of<T: Ord>(seen: &mut BTreeSet<T>, label: T, most: usize) -> bool {
    seen.len() < most && seen.insert(label)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::time::HOUR;

    const DAY: i64 = 24 * HOUR;

    fn copy(seq: i64, hours: i64) -> Copy {
        Copy {
            seq,
            at: Moment::from_micros(1_795_420_800_000_000).plus(hours * HOUR),
            verified: true,
            ours: true,
        }
    }

    /// A target that is used and tidied again and again.
    fn used(days: i64, a_day: i64) -> Vec<Copy> {
        let mut copies = Vec::new();
        for run in 0..days * a_day {
            copies.push(copy(run + 1, run * 24 / a_day));
            let gone = superseded(&copies, false);
            let mut place = 0;
            copies.retain(|_| {
                place += 1;
                !gone.contains(&(place - 1))
            });
        }
        copies
    }

    #[test]
    fn after_years_of_use_each_of_the_last_days_weeks_months_and_years_has_its_copy() {
        let copies = used(3 * 366, 3);
        let newest = copies.last().expect("a copy").at;
        let on = |day: Day| copies.iter().any(|copy| copy.at.day() == day);
        for back in 0..14 {
            assert!(on(newest.plus(-back * DAY).day()), "{back} days");
        }
        for back in 0..8 {
            let monday = newest.plus(-back * 7 * DAY).day().monday();
            assert!(copies.iter().any(|copy| copy.at.day().monday() == monday));
        }
        for back in 0..24 {
            let month = newest.day().minus_months(back);
            let same = |day: Day| (day.year(), day.month()) == (month.year(), month.month());
            assert!(copies.iter().any(|copy| same(copy.at.day())), "{back}");
        }
        let years: BTreeSet<i32> = copies.iter().map(|copy| copy.at.day().year()).collect();
        assert_eq!(years.len(), 4);
        assert!(copies.len() <= 56, "{}", copies.len());
    }

    #[test]
    fn nothing_goes_while_there_are_few_and_never_more_than_one_in_ten() {
        let same_day: Vec<Copy> = (1..=35).map(|seq| copy(seq, 0)).collect();
        assert_eq!(superseded(&same_day[..9], false), Vec::<usize>::new());
        assert_eq!(superseded(&same_day[..10], false), [0]);
        assert_eq!(superseded(&same_day, false), [0, 1, 2]);
        assert_eq!(superseded(&same_day, true), Vec::<usize>::new());
    }

    #[test]
    fn a_clock_far_ahead_and_back_again_makes_no_copy_old() {
        let mut copies: Vec<Copy> = (1..=12).map(|day| copy(day, day * 24)).collect();
        copies.push(copy(13, 20 * 366 * 24));
        copies.push(copy(14, 13 * 24));
        assert_eq!(superseded(&copies, false), Vec::<usize>::new());
    }

    fn any_copy() -> impl Strategy<Value = Copy> {
        // A hundred years either way, and the same hour again and again.
        let hours = prop_oneof![-876_000_i64..876_000, 0..48_i64, Just(0)];
        (1..400_i64, hours, 0..8_u8, 0..8_u8).prop_map(|(seq, hours, verified, ours)| Copy {
            verified: verified > 0,
            ours: ours > 0,
            ..copy(seq, hours)
        })
    }

    /// `PROPTEST_CASES=100000` for the figure.
    fn cases() -> ProptestConfig {
        let asked = ProptestConfig::default();
        ProptestConfig {
            cases: asked.cases.max(4_000),
            ..asked
        }
    }

    proptest! {
        #![proptest_config(cases())]
        ///
        #[test]
        fn the_last_verified_copy_never_goes(copies in prop::collection::vec(any_copy(), 0..80)) {
            let gone = superseded(&copies, false);
            let counted = |copy: &&Copy| copy.verified && copy.ours;
            let newest = copies.iter().filter(counted).map(|copy| (copy.seq, copy.at)).max();
            prop_assert!(gone.len() * MOST <= copies.len());
            for place in &gone {
                let copy = copies[*place];
                prop_assert!(copy.verified && copy.ours);
                let left = copies.iter().enumerate().filter(|(other, _)| !gone.contains(other));
                let mut newer = left.filter(|(_, other)| counted(other));
                // Something that was checked, and is at least as new, stays.
                prop_assert!(newer.any(|(_, other)| (other.seq, other.at) >= (copy.seq, copy.at)));
            }
            if newest.is_some() {
                let mut left = copies.iter().enumerate().filter(|(place, _)| !gone.contains(place));
                prop_assert!(left.any(|(_, copy)| counted(&copy) && Some((copy.seq, copy.at)) == newest));
            }
            prop_assert!(superseded(&copies, true).is_empty());
        }
    }
}
