//! The form of an ordinary follow-up: effect for each treated area, symmetry, satisfaction, and what is next.

use eframe::egui::{Align, Layout, Ui, vec2};

use crate::domain::aftercare::{FollowUp, FollowUpDraft, FollowUpMode, Grade, Satisfaction};
use crate::domain::area::Area;
use crate::journal::view::RecordView;
use crate::ui::cx::Cx;
use crate::ui::page::record::treatment::given::{self, Given};
use crate::ui::theme::{Theme, size, space};
use crate::ui::widget::card::{self, Card};
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;

/// As wide as the name of an area needs.
const NAME: f32 = 190.0;
/// A choice with its label.
const CHOICE: f32 = 220.0;

#[derive(Default)]
pub(super) struct EffectForm {
    pub draft: FollowUpDraft,
}

impl EffectForm {
    /// The treatment that is looked back on: the one that the first answer was about, or else the newest.
    fn about<'v>(&self, view: &'v RecordView) -> Option<Given<'v>> {
        let begun = self.draft.treatment;
        let mut given = given::all(&view.course);
        let place = given.iter().position(|given| Some(given.entry) == begun);
        match place {
            Some(place) => Some(given.swap_remove(place)),
            None => given.pop(),
        }
    }

    /// What is asked of the journal, once nothing is missing.
    pub fn follow_up(&self, view: &RecordView) -> Option<FollowUp> {
        self.draft.about(self.about(view)?.entry)
    }

    /// What is still missing before it can be saved.
    pub fn lacks(&self, cx: &Cx<'_>, view: &RecordView) -> Option<String> {
        let words = &cx.text.follow_up;
        if self.about(view).is_none() {
            Some(cx.text.follow_up.a_treatment.clone())
        } else if self.draft.mode.is_none() {
            Some(words.mode.clone())
        } else {
            let is_missing = self.follow_up(view).is_none();
            is_missing.then(|| words.how_it_went.clone())
        }
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) {
        let words = &cx.text.follow_up;
        let Some(given) = self.about(view) else {
            empty_state(ui, &words.not_treated, &words.not_treated_note, None);
            return;
        };
        Card::new(&words.effect_title)
            .remark(&words.effect_note)
            .rows(ui, |ui| {
                for area in given.areas() {
                    self.area_ui(cx, &area, ui);
                }
            });
        Card::new(&words.answers).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S20, space::S12);
            ui.horizontal_wrapped(|ui| {
                self.mode_ui(cx, ui);
                self.symmetry_ui(cx, ui);
                self.satisfaction_ui(cx, ui);
            });
            Field::area(&words.note, &mut self.draft.note, 2).show(ui);
            Field::line(&words.next_step, &mut self.draft.next_step).show(ui);
        });
        let begun = (!self.draft.is_empty()).then_some(given.entry);
        self.draft.treatment = begun;
    }

    /// »Pande   I hvile 0 1 2 3   I bevægelse 0 1 2 3«
    fn area_ui(&mut self, cx: &Cx<'_>, area: &Area, ui: &mut Ui) {
        let words = &cx.text.follow_up;
        let name = cx.text.area(area);
        let (mut rest, mut movement) = self.draft.effect(area);
        card::row(ui, size::ROW_TALL, |ui| {
            let layout = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(vec2(NAME, size::ROW_TALL), layout, |ui| {
                ui.set_width(NAME);
                ui.label(Theme::of(ui).medium(name));
            });
            for (label, grade) in [
                (&words.at_rest, &mut rest),
                (&words.in_movement, &mut movement),
            ] {
                ui.label(Theme::of(ui).small(label));
                grades(ui, &format!("{name}, {label}"), grade);
                ui.add_space(space::S16);
            }
        });
        if self.draft.effect(area) != (rest, movement) {
            self.draft.set_effect(area, (rest, movement));
        }
    }

    fn mode_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        labelled(ui, &cx.text.follow_up.mode, |ui| {
            let mut choice = Segmented::new(&cx.text.follow_up.mode, &mut self.draft.mode);
            for mode in FollowUpMode::ALL {
                choice = choice.option(Some(mode), cx.text.follow_up_mode(mode));
            }
            choice.show(ui);
        });
    }

    fn symmetry_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.follow_up;
        labelled(ui, &words.symmetrical, |ui| {
            Segmented::new(&words.symmetrical, &mut self.draft.symmetrical)
                .option(Some(true), &cx.text.common.yes)
                .option(Some(false), &cx.text.common.no)
                .show(ui);
        });
    }

    fn satisfaction_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.follow_up;
        let label = format!("{} · {}", words.satisfaction, words.satisfaction_note);
        labelled(ui, &label, |ui| {
            let numbers = Satisfaction::ALL.map(|known| known.number().to_string());
            let mut choice = Segmented::new(&words.satisfaction, &mut self.draft.satisfaction);
            for (known, number) in Satisfaction::ALL.into_iter().zip(&numbers) {
                choice = choice.option(Some(known), number);
            }
            choice.show(ui);
        });
    }
}

fn grades(ui: &mut Ui, name: &str, grade: &mut Option<Grade>) {
    let numbers = Grade::ALL.map(|known| known.number().to_string());
    let mut choice = Segmented::new(name, grade);
    for (known, number) in Grade::ALL.into_iter().zip(&numbers) {
        choice = choice.option(Some(known), number);
    }
    choice.show(ui);
}

/// A quiet label over a choice.
fn labelled(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_min_width(CHOICE);
        ui.spacing_mut().item_spacing.y = space::S4;
        ui.label(Theme::of(ui).label(label));
        contents(ui);
    });
}

pub(super) fn newest(view: &RecordView) -> Option<Given<'_>> {
    given::all(&view.course).pop()
}
