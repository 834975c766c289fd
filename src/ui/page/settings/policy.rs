//! Reflection period and deadlines: the clinic may be stricter than the law, whose minima stand beside and cannot be changed.

use eframe::egui::Ui;

use crate::domain::rules::policy::{OutOfBounds, Policy};
use crate::journal::Edit;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widget::card::Card;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::field::Field;
use crate::ui::widget::shell;
use crate::ui::widget::tick::Tick;

use super::law;
use super::policy_form::{PolicyForm, number, parse_closing, said};

#[derive(Default)]
pub struct PolicySection {
    /// As it stands in the journal.
    known: Option<PolicyForm>,
    typed: PolicyForm,
    /// What is outside its bounds as typed.
    outside: Vec<OutOfBounds>,
}

impl PolicySection {
    /// Takes over what stands in the journal, unless somebody has begun to change it.
    pub fn follow(&mut self, now: &Policy) {
        let now_typed = PolicyForm::of(now);
        if self.known.as_ref() != Some(&now_typed) {
            if !self.is_changed() {
                self.typed.clone_from(&now_typed);
            }
            self.known = Some(now_typed);
        }
        let meant = self.typed.policy(now);
        self.outside = meant.map_or_else(Vec::new, |policy| policy.out_of_bounds());
    }

    pub fn is_changed(&self) -> bool {
        let known = self.known.as_ref();
        known.is_some_and(|known| *known != self.typed)
    }

    pub fn undo(&mut self) {
        self.typed = self.known.clone().unwrap_or_default();
    }

    /// What would be saved, or why nothing can be.
    pub fn edit(&self, text: &Text, now: &Policy) -> Result<Edit, String> {
        let policy = self.typed.policy(now);
        match (policy, self.outside.first()) {
            (None, _) => Err(text.settings.fix_fields.clone()),
            (Some(_), Some(fault)) => Err(said(text, *fault).to_owned()),
            (Some(policy), None) => Ok(Edit::ChangePolicy(policy)),
        }
    }

    pub fn ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        law::ui(cx.text, ui);
        let writable = cx.is_doctor();
        shell::columns(ui, [1.0, 1.0], 640.0, |column, ui| {
            if column == 0 {
                self.deadlines_ui(cx.text, writable, ui);
                ui.add_space(space::CARDS);
                self.treatment_ui(cx.text, writable, ui);
            } else {
                self.calendar_ui(cx.text, writable, ui);
            }
        });
    }

    fn fault<'t>(&self, text: &'t Text, typed: &str, fault: OutOfBounds) -> Option<&'t str> {
        if number(typed).is_none() {
            return Some(&text.settings.not_a_number);
        }
        let outside = self.outside.contains(&fault);
        outside.then(|| said(text, fault))
    }

    fn deadlines_ui(&mut self, text: &Text, writable: bool, ui: &mut Ui) {
        let words = &text.settings;
        let unit = |least: &str, most: &str| {
            fill(&words.information_unit, &[("least", least), ("most", most)])
        };
        let old = self.fault(
            text,
            &self.typed.information_old_months,
            OutOfBounds::InformationAge,
        );
        let too_old = self.fault(
            text,
            &self.typed.information_too_old_months,
            OutOfBounds::InformationAge,
        );
        let late = self.fault(text, &self.typed.late_entry_hours, OutOfBounds::LateEntry);
        let photo = self.fault(text, &self.typed.photo_age_days, OutOfBounds::PhotoAge);
        let reason = self.fault(text, &self.typed.reason_length, OutOfBounds::ReasonLength);
        let typed = &mut self.typed;
        Card::new(&words.deadlines).show(ui, |ui| {
            Tick::new(&words.whole_days, &mut typed.two_whole_days_between)
                .remark(&words.whole_days_note)
                .writable(writable)
                .show(ui);
            let mut field = |label, typed, unit: &str, error| {
                field_ui(ui, label, typed, (unit, error, writable));
            };
            field(
                &words.information_old,
                &mut typed.information_old_months,
                &unit("1", "3"),
                old,
            );
            let (line, unit) = (&mut typed.information_too_old_months, unit("1", "12"));
            field(&words.information_too_old, line, &unit, too_old);
            let line = &mut typed.late_entry_hours;
            field(&words.late_entry, line, &words.late_entry_unit, late);
            field(
                &words.photo_age,
                &mut typed.photo_age_days,
                &words.photo_age_unit,
                photo,
            );
            let line = &mut typed.reason_length;
            field(
                &words.reason_length,
                line,
                &words.reason_length_unit,
                reason,
            );
            Tick::new(&words.four_hours, &mut typed.exercise_four_hours)
                .remark(&words.four_hours_note)
                .writable(writable)
                .show(ui);
        });
    }

    fn treatment_ui(&mut self, text: &Text, writable: bool, ui: &mut Ui) {
        let words = &text.settings;
        let months = fill(&words.information_unit, &[("least", "1"), ("most", "12")]);
        let faults = [
            self.fault(text, &self.typed.interval_months, OutOfBounds::Interval),
            self.fault(text, &self.typed.repeat_months, OutOfBounds::Repeat),
            self.fault(
                text,
                &self.typed.prescription_months,
                OutOfBounds::Prescription,
            ),
            self.fault(
                text,
                &self.typed.consent_hours,
                OutOfBounds::ConsentDistance,
            ),
            self.fault(
                text,
                &self.typed.neuromuscular_days,
                OutOfBounds::Neuromuscular,
            ),
            self.fault(text, &self.typed.vial_hours, OutOfBounds::VialAge),
            self.fault(text, &self.typed.kit_check_days, OutOfBounds::KitCheck),
            self.fault(text, &self.typed.publication_days, OutOfBounds::Publication),
            self.fault(text, &self.typed.follow_up_from_day, OutOfBounds::FollowUp),
            self.fault(text, &self.typed.follow_up_to_day, OutOfBounds::FollowUp),
        ];
        let typed = &mut self.typed;
        let lines = [
            (
                &words.interval,
                &mut typed.interval_months,
                &words.interval_unit,
            ),
            (&words.repeat, &mut typed.repeat_months, &months),
            (&words.prescription, &mut typed.prescription_months, &months),
            (
                &words.consent_distance,
                &mut typed.consent_hours,
                &words.consent_distance_unit,
            ),
            (
                &words.neuromuscular,
                &mut typed.neuromuscular_days,
                &words.neuromuscular_unit,
            ),
            (&words.vial, &mut typed.vial_hours, &words.vial_unit),
            (
                &words.kit_check,
                &mut typed.kit_check_days,
                &words.kit_check_unit,
            ),
            (
                &words.publication,
                &mut typed.publication_days,
                &words.publication_unit,
            ),
            (
                &words.follow_up_from,
                &mut typed.follow_up_from_day,
                &words.follow_up_unit,
            ),
            (
                &words.follow_up_to,
                &mut typed.follow_up_to_day,
                &words.follow_up_unit,
            ),
        ];
        Card::new(&words.treatment_deadlines).show(ui, |ui| {
            for ((label, line, unit), fault) in lines.into_iter().zip(faults) {
                field_ui(ui, label, line, (unit, fault, writable));
            }
        });
    }

    fn calendar_ui(&mut self, text: &Text, writable: bool, ui: &mut Ui) {
        let words = &text.settings;
        let time = |typed: &str| {
            let wrong = parse_closing(typed).is_none();
            wrong.then_some(text.common.invalid_time.as_str())
        };
        let hours = self.outside.contains(&OutOfBounds::OpeningHours);
        let hours = hours.then(|| said(text, OutOfBounds::OpeningHours));
        let (opens, closes) = (time(&self.typed.opens), time(&self.typed.closes).or(hours));
        let duration = self.fault(text, &self.typed.default_minutes, OutOfBounds::Duration);
        let search = self.fault(text, &self.typed.search_days, OutOfBounds::SearchDays);
        let grid = GRID.map(|minutes| (minutes, format!("{minutes} {}", text.common.minutes)));
        let grid = grid
            .each_ref()
            .map(|(minutes, label)| (*minutes, label.as_str()));
        let typed = &mut self.typed;
        Card::new(&words.calendar).show(ui, |ui| {
            field_ui(ui, &words.opens, &mut typed.opens, ("", opens, writable));
            field_ui(ui, &words.closes, &mut typed.closes, ("", closes, writable));
            Choice::new(&words.grid, &mut typed.grid_minutes, &grid)
                .enabled(writable)
                .show(ui);
            let line = &mut typed.default_minutes;
            let unit = words.duration_unit.as_str();
            field_ui(
                ui,
                &words.default_duration,
                line,
                (unit, duration, writable),
            );
            let unit = words.search_days_unit.as_str();
            let line = &mut typed.search_days;
            field_ui(ui, &words.search_days, line, (unit, search, writable));
        });
    }
}

/// What the journal allows between two times that can be booked.
const GRID: [u32; 5] = [5, 10, 15, 20, 30];

fn field_ui(
    ui: &mut Ui,
    label: &str,
    typed: &mut String,
    (unit, error, writable): (&str, Option<&str>, bool),
) {
    let field = Field::line(label, typed).aside(unit).limit(5);
    field.error(error).writable(writable).show(ui);
}
