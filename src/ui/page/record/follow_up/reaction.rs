//! The form of a reaction: what the sheet calls common, what is rare, and what alarms; when it began and in which words.

use std::collections::BTreeSet;

use eframe::egui::{Ui, vec2};

use crate::domain::aftercare::{AdverseEvent, AlarmSymptom, Reaction, ReactionDraft};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::moment::{PastMoment, Place};
use crate::ui::status::Status;
use crate::ui::theme::{Theme, Tone, size, space};
use crate::ui::widget::card::Card;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::shell;
use crate::ui::widget::tick::Tick;

/// Below this width the columns stand under each other.
const NARROW: f32 = 560.0;

/// As high as the longest column, so that the cards end together.
const HEIGHT: f32 = Reaction::COMMON.len() as f32 * (size::HIT + space::S2) - space::S2;

#[derive(Default)]
pub(super) struct ReactionForm {
    pub draft: ReactionDraft,
    noticed: PastMoment,
}

impl ReactionForm {
    /// As a draft has kept it.
    pub fn of(draft: ReactionDraft, text: &Text) -> Self {
        let noticed = PastMoment::kept(text, draft.noticed, draft.half_typed.as_ref());
        Self { draft, noticed }
    }

    /// What is still missing before it can be saved.
    pub fn lacks(&self, cx: &Cx<'_>) -> Option<String> {
        let words = &cx.text.follow_up;
        let unsaid =
            self.draft.reactions.contains(&Reaction::Other) && self.draft.words.trim().is_empty();
        if self.noticed.meant(cx.text, cx.moment()).is_none() {
            Some(words.began.clone())
        } else if unsaid {
            Some(words.words.clone())
        } else {
            None
        }
    }

    /// What is asked of the journal, once nothing is missing.
    pub fn event(&self, cx: &Cx<'_>) -> Option<AdverseEvent> {
        if self.draft.is_empty() || self.lacks(cx).is_some() {
            return None;
        }
        let told = self.draft.clone();
        Some(AdverseEvent {
            noticed: self.noticed.meant(cx.text, cx.moment())?,
            alarm: told.alarm,
            reactions: told.reactions,
            serious: told.serious,
            words: told.words.trim().to_owned(),
            informed_doctor: None,
            reported: false,
        })
    }

    pub fn ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.follow_up;
        shell::columns(ui, [1.0, 1.0, 1.1], NARROW, |column, ui| match column {
            0 => self.reactions_ui(
                cx,
                (&words.common, &words.common_note),
                &Reaction::COMMON,
                ui,
            ),
            1 => self.reactions_ui(cx, (&words.rare, &words.rare_note), &Reaction::RARE, ui),
            _ => self.alarm_ui(cx, ui),
        });
        if self.draft.is_alarming() {
            Notice::new(Status::Stop, &words.alarm_lead)
                .text(&words.alarm_help)
                .show(ui);
        }
        self.told_ui(cx, ui);
    }

    fn reactions_ui(
        &mut self,
        cx: &Cx<'_>,
        (title, note): (&str, &str),
        known: &[Reaction],
        ui: &mut Ui,
    ) {
        Card::new(title).aside(note).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S2;
            ui.set_min_height(HEIGHT);
            for reaction in known {
                let mut ticked = self.draft.reactions.contains(reaction);
                let mut tick = Tick::new(cx.text.reaction(*reaction), &mut ticked);
                if *reaction == Reaction::Diplopia {
                    tick = tick.remark(&cx.text.follow_up.same_day);
                }
                tick.show(ui);
                keep(&mut self.draft.reactions, *reaction, ticked);
            }
        });
    }

    fn alarm_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.follow_up;
        let card = Card::new(&cx.text.whole.alarm).status(Status::Stop);
        card.aside(&words.alarm_note).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S2;
            ui.set_min_height(HEIGHT);
            for symptom in AlarmSymptom::ALL {
                let was_ticked = self.draft.alarm.contains(&symptom);
                let mut ticked = was_ticked;
                let tick = Tick::new(cx.text.alarm_symptom(symptom), &mut ticked);
                if was_ticked {
                    tick.strong().show(ui);
                } else {
                    tick.show(ui);
                }
                keep(&mut self.draft.alarm, symptom, ticked);
            }
        });
    }

    fn told_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.follow_up;
        Card::new(&words.told).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S12, space::S8);
            let (text, now) = (cx.text, cx.moment());
            self.noticed
                .ui(ui, (text, now), &words.began, Place::WithNow);
            self.draft.noticed = self.noticed.meant(text, now);
            self.draft.half_typed = self.noticed.half_typed(text, now);
            Field::area(&words.words, &mut self.draft.words, 2).show(ui);
            Tick::new(&words.serious, &mut self.draft.serious)
                .remark(&words.serious_note)
                .show(ui);
            if self.draft.serious {
                let theme = Theme::of(ui);
                ui.label(theme.toned(&words.serious_report, Tone::Stop));
            }
        });
    }
}

fn keep<T: Ord>(set: &mut BTreeSet<T>, value: T, is_in: bool) {
    if is_in {
        set.insert(value);
    } else {
        set.remove(&value);
    }
}
