//! Policies as they are typed: strings until all of them are numbers within their bounds (`rules.md` §12).

use crate::domain::aftercare::AftercareExercise;
use crate::domain::rules::policy::{OutOfBounds, Policy};
use crate::text::Text;
use crate::ui::widget::time_field::parse_time;

/// The fields that are typed; the auto-lock and the backups have sections of their own.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct PolicyForm {
    pub two_whole_days_between: bool,
    pub late_entry_hours: String,
    pub information_old_months: String,
    pub information_too_old_months: String,
    pub photo_age_days: String,
    pub prescription_months: String,
    pub kit_check_days: String,
    pub repeat_months: String,
    pub consent_hours: String,
    pub neuromuscular_days: String,
    pub interval_months: String,
    pub vial_hours: String,
    pub publication_days: String,
    pub follow_up_from_day: String,
    pub follow_up_to_day: String,
    pub reason_length: String,
    pub opens: String,
    pub closes: String,
    pub grid_minutes: u32,
    pub default_minutes: String,
    pub search_days: String,
    /// Hard exercise is advised against for four hours only (R91).
    pub exercise_four_hours: bool,
}

impl PolicyForm {
    pub fn of(policy: &Policy) -> Self {
        Self {
            two_whole_days_between: policy.two_whole_days_between,
            late_entry_hours: policy.late_entry_hours.to_string(),
            information_old_months: policy.information_old_months.to_string(),
            information_too_old_months: policy.information_too_old_months.to_string(),
            photo_age_days: policy.photo_age_days.to_string(),
            prescription_months: policy.prescription_months.to_string(),
            kit_check_days: policy.kit_check_days.to_string(),
            repeat_months: policy.repeat_months.to_string(),
            consent_hours: policy.consent_hours.to_string(),
            neuromuscular_days: policy.neuromuscular_days.to_string(),
            interval_months: policy.interval_months.to_string(),
            vial_hours: policy.vial_hours.to_string(),
            publication_days: policy.publication_days.to_string(),
            follow_up_from_day: policy.follow_up_from_day.to_string(),
            follow_up_to_day: policy.follow_up_to_day.to_string(),
            reason_length: policy.reason_length.to_string(),
            opens: clock_face(policy.opens),
            closes: clock_face(policy.closes),
            grid_minutes: policy.grid_minutes,
            default_minutes: policy.default_minutes.to_string(),
            search_days: policy.search_days.to_string(),
            exercise_four_hours: !policy.aftercare_exercise.is_strictest(),
        }
    }

    /// The policy that is meant, or nothing while a field is no number. Its bounds are the journal's own.
    pub fn policy(&self, now: &Policy) -> Option<Policy> {
        Some(Policy {
            two_whole_days_between: self.two_whole_days_between,
            late_entry_hours: number(&self.late_entry_hours)?,
            information_old_months: number(&self.information_old_months)?,
            information_too_old_months: number(&self.information_too_old_months)?,
            photo_age_days: number(&self.photo_age_days)?,
            prescription_months: number(&self.prescription_months)?,
            kit_check_days: number(&self.kit_check_days)?,
            repeat_months: number(&self.repeat_months)?,
            consent_hours: number(&self.consent_hours)?,
            neuromuscular_days: number(&self.neuromuscular_days)?,
            interval_months: number(&self.interval_months)?,
            vial_hours: number(&self.vial_hours)?,
            publication_days: number(&self.publication_days)?,
            follow_up_from_day: number(&self.follow_up_from_day)?,
            follow_up_to_day: number(&self.follow_up_to_day)?,
            reason_length: number(&self.reason_length)?,
            opens: parse_closing(&self.opens)?,
            closes: parse_closing(&self.closes)?,
            grid_minutes: self.grid_minutes,
            default_minutes: number(&self.default_minutes)?,
            search_days: number(&self.search_days)?,
            auto_lock_minutes: now.auto_lock_minutes,
            backup_targets: now.backup_targets.clone(),
            aftercare_exercise: if self.exercise_four_hours {
                AftercareExercise::FourHours
            } else {
                AftercareExercise::DayAndNight
            },
        })
    }
}

pub fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

/// A clock time; a clinic may be open until midnight.
pub fn parse_closing(text: &str) -> Option<u32> {
    let midnight = matches!(text.trim(), "24" | "24.00" | "24:00");
    if midnight {
        Some(24 * 60)
    } else {
        parse_time(text)
    }
}

fn clock_face(minutes: u32) -> String {
    format!("{:02}.{:02}", minutes / 60, minutes % 60)
}

/// The sentence for a setting outside its bounds.
pub fn said(text: &Text, fault: OutOfBounds) -> &str {
    let words = &text.settings;
    match fault {
        OutOfBounds::LateEntry => &words.late_entry_wrong,
        OutOfBounds::InformationAge => &words.information_wrong,
        OutOfBounds::Prescription => &words.prescription_wrong,
        OutOfBounds::KitCheck => &words.kit_check_wrong,
        OutOfBounds::Repeat => &words.repeat_wrong,
        OutOfBounds::ConsentDistance => &words.consent_distance_wrong,
        OutOfBounds::Neuromuscular => &words.neuromuscular_wrong,
        OutOfBounds::Interval => &words.interval_wrong,
        OutOfBounds::VialAge => &words.vial_wrong,
        OutOfBounds::Publication => &words.publication_wrong,
        OutOfBounds::FollowUp => &words.follow_up_wrong,
        OutOfBounds::PhotoAge => &words.photo_age_wrong,
        OutOfBounds::ReasonLength => &words.reason_length_wrong,
        OutOfBounds::OpeningHours => &words.opening_wrong,
        OutOfBounds::Grid => &text.refusals.outside_bounds,
        OutOfBounds::Duration => &words.duration_wrong,
        OutOfBounds::SearchDays => &words.search_days_wrong,
        OutOfBounds::AutoLock => &words.auto_lock_wrong,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_policy_means_that_policy() {
        let policy = Policy {
            closes: 24 * 60,
            backup_targets: vec!["E:\\".to_owned()],
            aftercare_exercise: AftercareExercise::FourHours,
            ..Policy::default()
        };
        assert_eq!(PolicyForm::of(&policy).policy(&policy), Some(policy));
    }

    #[test]
    fn a_field_that_is_no_number_means_no_policy() {
        let policy = Policy::default();
        let mut form = PolicyForm::of(&policy);
        form.search_days = "mange".to_owned();
        assert_eq!(form.policy(&policy), None);
        form.search_days = "-1".to_owned();
        assert_eq!(form.policy(&policy), None);
    }
}
