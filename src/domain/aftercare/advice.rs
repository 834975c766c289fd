//! What the patient is advised to do after a treatment, and until when (R91).

use serde::{Deserialize, Serialize};

use crate::domain::time::{HOUR, Moment};

/// One point of the information sheet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AdvicePoint {
    Upright,
    NoSun,
    NoSauna,
    NoMassage,
    NoHardExercise,
    /// The head is not swung below the heart.
    HeadAboveHeart,
}

impl AdvicePoint {
    pub const ALL: [Self; 6] = [
        Self::Upright,
        Self::NoSun,
        Self::NoSauna,
        Self::NoMassage,
        Self::NoHardExercise,
        Self::HeadAboveHeart,
    ];

    /// Elapsed hours from the last injection.
    pub const fn hours(self, exercise: AftercareExercise) -> i64 {
        match self {
            Self::Upright | Self::NoSun | Self::NoSauna => 4,
            Self::NoMassage | Self::HeadAboveHeart => 24,
            Self::NoHardExercise => exercise.hours(),
        }
    }

    /// What ends first stands first.
    pub fn in_order(exercise: AftercareExercise) -> [Self; 6] {
        let mut points = Self::ALL;
        points.sort_by_key(|point| point.hours(exercise));
        points
    }
}

/// How long hard exercise is advised against: the sheet says both, so the stricter holds until a doctor has chosen.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub enum AftercareExercise {
    #[serde(rename = "4_hours")]
    FourHours,
    #[default]
    #[serde(rename = "24_hours")]
    DayAndNight,
}

impl AftercareExercise {
    pub const fn hours(self) -> i64 {
        match self {
            Self::FourHours => 4,
            Self::DayAndNight => 24,
        }
    }

    /// For a settings fact: what is not changed is not written, so that earlier facts keep their bytes.
    pub fn is_strictest(&self) -> bool {
        *self == Self::default()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Advice {
    pub point: AdvicePoint,
    /// It holds before this moment and no longer at it.
    pub until: Moment,
}

impl Advice {
    pub fn holds_at(self, now: Moment) -> bool {
        now.whole_second() < self.until
    }
}

/// R91: elapsed hours from the last injection, `E`; what ends first stands first.
pub fn advice(ended: Moment, exercise: AftercareExercise) -> Vec<Advice> {
    let advice = AdvicePoint::in_order(exercise).map(|point| Advice {
        point,
        until: ended.whole_second().plus(point.hours(exercise) * HOUR),
    });
    advice.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::SECOND;

    fn moment(text: &str) -> Moment {
        Moment::parse_rfc3339(text).expect("a test moment")
    }

    /// When the injections ended, and what the clock shows when each hour count is over.
    #[test]
    fn hours_elapse_whatever_the_clocks_do() {
        for (ended, four, day) in [
            (
                "2026-11-25T14:52:00+01:00",
                "2026-11-25T18:52:00+01:00",
                "2026-11-26T14:52:00+01:00",
            ),
            // The last day of a year, and seconds with a fraction.
            (
                "2026-12-31T21:00:59.9+01:00",
                "2027-01-01T01:00:59+01:00",
                "2027-01-01T21:00:59+01:00",
            ),
            // Spring leaves an hour out: the clock shows an hour more.
            (
                "2026-03-28T14:52:00+01:00",
                "2026-03-28T18:52:00+01:00",
                "2026-03-29T15:52:00+02:00",
            ),
            (
                "2026-03-28T23:00:00+01:00",
                "2026-03-29T04:00:00+02:00",
                "2026-03-30T00:00:00+02:00",
            ),
            // Autumn has an hour twice: the clock shows an hour less.
            (
                "2026-10-24T14:52:00+02:00",
                "2026-10-24T18:52:00+02:00",
                "2026-10-25T13:52:00+01:00",
            ),
            (
                "2026-10-24T23:00:00+02:00",
                "2026-10-25T02:00:00+01:00",
                "2026-10-25T22:00:00+01:00",
            ),
        ] {
            let (four, day) = (moment(four), moment(day));
            let advice = advice(moment(ended), AftercareExercise::default());
            let until: Vec<Moment> = advice.iter().map(|advice| advice.until).collect();
            assert_eq!(until, [four, four, four, day, day, day], "{ended}");
        }
    }

    #[test]
    fn exercise_is_four_hours_only_where_the_clinic_says_so() {
        let ended = moment("2026-11-25T14:52:00+01:00");
        let hours = |exercise| {
            let advice = advice(ended, exercise);
            let hard = advice
                .iter()
                .find(|advice| advice.point == AdvicePoint::NoHardExercise);
            hard.map(|advice| advice.until.since(ended) / HOUR)
        };
        assert_eq!(hours(AftercareExercise::default()), Some(24));
        assert_eq!(hours(AftercareExercise::FourHours), Some(4));
        let lax = advice(ended, AftercareExercise::FourHours);
        assert_eq!(
            lax.iter().map(|advice| advice.point).collect::<Vec<_>>(),
            [
                AdvicePoint::Upright,
                AdvicePoint::NoSun,
                AdvicePoint::NoSauna,
                AdvicePoint::NoHardExercise,
                AdvicePoint::NoMassage,
                AdvicePoint::HeadAboveHeart,
            ]
        );
    }

    #[test]
    fn advice_holds_until_its_moment_and_no_longer() {
        let ended = moment("2026-11-25T14:52:07+01:00");
        for advice in advice(ended, AftercareExercise::default()) {
            for (now, holds) in [
                (advice.until.plus(-SECOND), true),
                (advice.until.plus(-1), true),
                (advice.until, false),
                (advice.until.plus(SECOND), false),
            ] {
                assert_eq!(advice.holds_at(now), holds, "{advice:?}");
            }
        }
    }
}
