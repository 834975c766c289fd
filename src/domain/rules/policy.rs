//! Clinic settings with their legal bounds (`rules.md` §12). Changing one is a fact; the law's minima cannot be lowered.

use serde::{Deserialize, Serialize};

use crate::domain::aftercare::AftercareExercise;
use crate::domain::time::HOUR;

/// Settings as of one moment. Fields that later rules need come with those rules, each with its default.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// R23, R12b: »two whole days in between« instead of the later of 48 hours and two calendar days. Off by default.
    pub two_whole_days_between: bool,
    /// R06: hours after which a record counts as late. 24, downwards only.
    pub late_entry_hours: u32,
    /// R25: months after which information is old (a warning, and a stop). 3 and 12, downwards only.
    pub information_old_months: u32,
    pub information_too_old_months: u32,
    /// R13: how many months a prescription lasts. 1–12.
    pub prescription_months: u32,
    /// R14: how many days after a check the emergency kit has to be checked again. 1–31.
    pub kit_check_days: u32,
    /// R24: how many months after the last information or treatment a repeat may be exempt. 1–12.
    pub repeat_months: u32,
    /// R32: hours between consent and start above which it is a warning. 1–24.
    pub consent_hours: u32,
    /// R47: days after the last dose of a neuromuscular medicine. 14, upwards only.
    pub neuromuscular_days: u32,
    /// R51: months between two treatments. 3–6.
    pub interval_months: u32,
    /// R67: hours from mixing to the last injection; a shorter figure of the label binds all the same. 1–24.
    pub vial_hours: u32,
    /// R82: days between the last treatment and a consent to publish a photo. 14, upwards only.
    pub publication_days: u32,
    /// R99: days after a treatment on which a follow-up is expected, both included.
    pub follow_up_from_day: u32,
    pub follow_up_to_day: u32,
    /// R80: how many days old a before-photo may be. 0–30.
    pub photo_age_days: u32,
    /// §6–8: characters of a reason. 20, upwards only.
    pub reason_length: u32,
    /// Opening hours Monday to Friday, minutes since midnight.
    pub opens: u32,
    pub closes: u32,
    /// Minutes between two times that can be booked.
    pub grid_minutes: u32,
    pub default_minutes: u32,
    /// How many days ahead free times are looked for.
    pub search_days: u32,
    /// Idle minutes before the journal locks itself. 1–10.
    pub auto_lock_minutes: u32,
    /// Folders and disks that backups go to. A setting of the journal like the others, so that it is written who changed it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub backup_targets: Vec<String>,
    /// R91: the sheet says both 24 hours and 4. The stricter, unless a doctor has answered otherwise.
    #[serde(skip_serializing_if = "AftercareExercise::is_strictest")]
    pub aftercare_exercise: AftercareExercise,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            two_whole_days_between: false,
            late_entry_hours: 24,
            information_old_months: 3,
            information_too_old_months: 12,
            prescription_months: 12,
            kit_check_days: 31,
            repeat_months: 12,
            consent_hours: 24,
            neuromuscular_days: 14,
            interval_months: 3,
            vial_hours: 24,
            publication_days: 14,
            follow_up_from_day: 10,
            follow_up_to_day: 21,
            photo_age_days: 30,
            reason_length: 20,
            opens: 9 * 60,
            closes: 17 * 60,
            grid_minutes: 10,
            default_minutes: 30,
            search_days: 60,
            auto_lock_minutes: 5,
            backup_targets: Vec::new(),
            aftercare_exercise: AftercareExercise::default(),
        }
    }
}

/// A setting outside what the law or the program allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutOfBounds {
    LateEntry,
    InformationAge,
    Prescription,
    KitCheck,
    Repeat,
    ConsentDistance,
    Neuromuscular,
    Interval,
    VialAge,
    Publication,
    FollowUp,
    PhotoAge,
    ReasonLength,
    OpeningHours,
    Grid,
    Duration,
    SearchDays,
    AutoLock,
}

impl Policy {
    /// Every setting that lies outside its bounds.
    pub fn out_of_bounds(&self) -> Vec<OutOfBounds> {
        let checks = [
            (
                (1..=24).contains(&self.late_entry_hours),
                OutOfBounds::LateEntry,
            ),
            (self.information_ages_fit(), OutOfBounds::InformationAge),
            (
                (1..=12).contains(&self.prescription_months),
                OutOfBounds::Prescription,
            ),
            (
                (1..=31).contains(&self.kit_check_days),
                OutOfBounds::KitCheck,
            ),
            ((1..=12).contains(&self.repeat_months), OutOfBounds::Repeat),
            (
                (1..=24).contains(&self.consent_hours),
                OutOfBounds::ConsentDistance,
            ),
            (
                (14..=366).contains(&self.neuromuscular_days),
                OutOfBounds::Neuromuscular,
            ),
            (
                (3..=6).contains(&self.interval_months),
                OutOfBounds::Interval,
            ),
            ((1..=24).contains(&self.vial_hours), OutOfBounds::VialAge),
            (
                (14..=366).contains(&self.publication_days),
                OutOfBounds::Publication,
            ),
            (
                self.follow_up_from_day <= self.follow_up_to_day && self.follow_up_to_day <= 366,
                OutOfBounds::FollowUp,
            ),
            (self.photo_age_days <= 30, OutOfBounds::PhotoAge),
            (
                (20..=500).contains(&self.reason_length),
                OutOfBounds::ReasonLength,
            ),
            (
                self.opens < self.closes && self.closes <= 24 * 60,
                OutOfBounds::OpeningHours,
            ),
            (
                [5, 10, 15, 20, 30].contains(&self.grid_minutes),
                OutOfBounds::Grid,
            ),
            (
                (5..=240).contains(&self.default_minutes),
                OutOfBounds::Duration,
            ),
            (
                (1..=366).contains(&self.search_days),
                OutOfBounds::SearchDays,
            ),
            (
                (1..=10).contains(&self.auto_lock_minutes),
                OutOfBounds::AutoLock,
            ),
        ];
        checks
            .into_iter()
            .filter(|(fits, _)| !fits)
            .map(|(_, fault)| fault)
            .collect()
    }

    const fn information_ages_fit(&self) -> bool {
        self.information_old_months >= 1
            && self.information_old_months <= 3
            && self.information_too_old_months >= self.information_old_months
            && self.information_too_old_months <= 12
    }

    /// R06 in microseconds.
    pub const fn late_entry(&self) -> i64 {
        self.late_entry_hours as i64 * HOUR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stricter_hours_of_exercise_are_not_written() {
        let strict = serde_json::to_string(&Policy::default()).expect("JSON");
        assert!(!strict.contains("exercise"), "{strict}");
        let lax = Policy {
            aftercare_exercise: AftercareExercise::FourHours,
            ..Policy::default()
        };
        let written = serde_json::to_string(&lax).expect("JSON");
        assert!(written.ends_with(r#""aftercare_exercise":"4_hours"}"#));
        assert_eq!(serde_json::from_str::<Policy>(&written).ok(), Some(lax));
    }

    #[test]
    fn the_defaults_are_lawful_and_the_minima_cannot_be_lowered() {
        assert_eq!(Policy::default().out_of_bounds(), []);
        let lax = Policy {
            late_entry_hours: 25,
            information_old_months: 4,
            reason_length: 19,
            ..Policy::default()
        };
        assert_eq!(
            lax.out_of_bounds(),
            [
                OutOfBounds::LateEntry,
                OutOfBounds::InformationAge,
                OutOfBounds::ReasonLength
            ]
        );
    }

    /// What fits and what does not, at each end: `rules.md` §12.
    #[test]
    #[expect(clippy::too_many_lines, reason = "one row for each setting")]
    fn every_setting_is_bound_to_its_last_value() {
        type Set = fn(&mut Policy, u32);
        let table: &[(OutOfBounds, Set, &[u32], &[u32])] = &[
            (
                OutOfBounds::LateEntry,
                |policy, to| policy.late_entry_hours = to,
                &[1, 24],
                &[0, 25],
            ),
            (
                OutOfBounds::InformationAge,
                |policy, to| policy.information_old_months = to,
                &[1, 3],
                &[0, 4],
            ),
            (
                OutOfBounds::InformationAge,
                |policy, to| policy.information_too_old_months = to,
                &[3, 12],
                &[2, 13],
            ),
            (
                OutOfBounds::Prescription,
                |policy, to| policy.prescription_months = to,
                &[1, 12],
                &[0, 13],
            ),
            (
                OutOfBounds::KitCheck,
                |policy, to| policy.kit_check_days = to,
                &[1, 31],
                &[0, 32],
            ),
            (
                OutOfBounds::Repeat,
                |policy, to| policy.repeat_months = to,
                &[1, 12],
                &[0, 13],
            ),
            (
                OutOfBounds::ConsentDistance,
                |policy, to| policy.consent_hours = to,
                &[1, 24],
                &[0, 25],
            ),
            (
                OutOfBounds::Neuromuscular,
                |policy, to| policy.neuromuscular_days = to,
                &[14, 366],
                &[13, 367],
            ),
            (
                OutOfBounds::Interval,
                |policy, to| policy.interval_months = to,
                &[3, 6],
                &[2, 7],
            ),
            (
                OutOfBounds::VialAge,
                |policy, to| policy.vial_hours = to,
                &[1, 24],
                &[0, 25],
            ),
            (
                OutOfBounds::Publication,
                |policy, to| policy.publication_days = to,
                &[14, 366],
                &[13, 367],
            ),
            (
                OutOfBounds::FollowUp,
                |policy, to| policy.follow_up_from_day = to,
                &[0, 21],
                &[22],
            ),
            (
                OutOfBounds::FollowUp,
                |policy, to| policy.follow_up_to_day = to,
                &[10, 366],
                &[9, 367],
            ),
            (
                OutOfBounds::PhotoAge,
                |policy, to| policy.photo_age_days = to,
                &[0, 30],
                &[31],
            ),
            (
                OutOfBounds::ReasonLength,
                |policy, to| policy.reason_length = to,
                &[20, 500],
                &[19, 501],
            ),
            (
                OutOfBounds::OpeningHours,
                |policy, to| policy.opens = to,
                &[0, 1019],
                &[1020, 1021],
            ),
            (
                OutOfBounds::OpeningHours,
                |policy, to| policy.closes = to,
                &[541, 1440],
                &[540, 1441],
            ),
            (
                OutOfBounds::Grid,
                |policy, to| policy.grid_minutes = to,
                &[5, 10, 15, 20, 30],
                &[0, 4, 6, 31],
            ),
            (
                OutOfBounds::Duration,
                |policy, to| policy.default_minutes = to,
                &[5, 240],
                &[4, 241],
            ),
            (
                OutOfBounds::SearchDays,
                |policy, to| policy.search_days = to,
                &[1, 366],
                &[0, 367],
            ),
            (
                OutOfBounds::AutoLock,
                |policy, to| policy.auto_lock_minutes = to,
                &[1, 10],
                &[0, 11],
            ),
        ];
        for (fault, set, inside, outside) in table {
            let with = |value: u32| {
                let mut policy = Policy::default();
                set(&mut policy, value);
                policy.out_of_bounds()
            };
            for value in *inside {
                assert_eq!(with(*value), [], "{fault:?}: {value}");
            }
            for value in *outside {
                assert_eq!(with(*value), [*fault], "{fault:?}: {value}");
            }
        }
    }
}
