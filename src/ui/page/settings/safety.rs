//! When the journal locks itself, and what guards it.

use eframe::egui::Ui;

use crate::domain::rules::policy::Policy;
use crate::journal::Edit;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::choice::Choice;

use super::clinic::narrow_card;

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
            .map(|minutes| {
                let count = minutes.to_string();
                let several = fill(&words.minutes_many, &[("count", &count)]);
                let one = minutes == 1;
                (
                    minutes,
                    if one {
                        words.minutes_one.clone()
                    } else {
                        several
                    },
                )
            })
            .collect();
        let options: Vec<(u32, &str)> = options
            .iter()
            .map(|(minutes, label)| (*minutes, label.as_str()))
            .collect();
        narrow_card(ui, |ui| {
            Choice::new(&words.auto_lock, &mut self.chosen, &options)
                .enabled(cx.is_doctor())
                .show(ui);
        });
        narrow_card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let now = format!("Ctrl L. {}", words.lock_key_detail);
            pair(ui, LABEL, &words.lock_key, &now);
            pair(ui, LABEL, &words.tries, &words.tries_detail);
            pair(ui, LABEL, &words.keys, &words.keys_detail);
        });
    }
}
