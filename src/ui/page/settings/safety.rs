//! When the journal locks itself, and what guards it.

use eframe::egui::Ui;

use crate::domain::rules::policy::Policy;
use crate::journal::Edit;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::widget::card::Card;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::choice::Choice;

use super::clinic::FORM;

/// Idle minutes that the journal allows.
const MINUTES: std::ops::RangeInclusive<u32> = 1..=10;
const LABEL: f32 = 150.0;

#[derive(Default)]
pub struct SafetySection {
    known: u32,
    chosen: u32,
}

impl SafetySection {
    /// Takes over what stands in the journal, unless somebody has begun to change it.
    pub const fn follow(&mut self, now: &Policy) {
        if self.known != now.auto_lock_minutes {
            if !self.is_changed() {
                self.chosen = now.auto_lock_minutes;
            }
            self.known = now.auto_lock_minutes;
        }
    }

    pub const fn is_changed(&self) -> bool {
        self.known != self.chosen
    }

    pub const fn undo(&mut self) {
        self.chosen = self.known;
    }

    pub fn edit(&self, now: &Policy) -> Edit {
        Edit::ChangePolicy(Policy {
            auto_lock_minutes: self.chosen,
            ..now.clone()
        })
    }

    pub fn ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.settings;
        let options: Vec<(u32, String)> = MINUTES
            .map(|minutes| match minutes {
                1 => (minutes, words.minutes_one.clone()),
                _ => {
                    let count = minutes.to_string();
                    (minutes, fill(&words.minutes_many, &[("count", &count)]))
                }
            })
            .collect();
        let options: Vec<(u32, &str)> = options
            .iter()
            .map(|(minutes, label)| (*minutes, label.as_str()))
            .collect();
        ui.set_max_width(FORM);
        Card::plain().show(ui, |ui| {
            Choice::new(&words.auto_lock, &mut self.chosen, &options)
                .enabled(cx.is_doctor())
                .show(ui);
        });
        Card::plain().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let now = format!("Ctrl L. {}", words.lock_key_detail);
            pair(ui, LABEL, &words.lock_key, &now);
            pair(ui, LABEL, &words.tries, &words.tries_detail);
            pair(ui, LABEL, &words.keys, &words.keys_detail);
        });
    }
}
