//! The seven cards on the screen.

use eframe::egui::Ui;

use crate::domain::area::Area;
use crate::domain::consultation::{Choice, HealthItem, Weight};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::consultation::card::health::{answers, choice_of, reply_of, toggle};
use crate::ui::theme::{Theme, Tone};
use crate::ui::widget::answer::{Answer, Reply, answer_row};
use crate::ui::widget::chip::pick;
use crate::ui::widget::either::{Either, either_row};
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;

use super::super::form::{inset, keys_ui, part_title, rows, steady};
use super::Health;
use super::known::Known;
use super::looked::opens;
use super::walk::{Opens, Walk};

impl Health {
    pub fn ui(&mut self, cx: &Cx<'_>, known: Option<&Known>, walk: &mut Walk, ui: &mut Ui) {
        let words = &cx.text.readiness_dialogs;
        let told = known.map(|known| {
            let (when, who) = (cx.text.dated(known.at), cx.user_name(known.who));
            fill(&words.said_then, &[("when", &when), ("who", &who)])
        });
        let told = told.as_deref().unwrap_or(&words.never_asked);
        part_title(ui, &words.health, told);
        if known.is_some() {
            keys_ui(ui, words.unchanged_or_changed());
        }
        rows(ui, |ui| {
            for place in 0..self.cards.len() {
                steady(ui, ("card", place), |ui| {
                    self.card_ui(cx, known, place, walk, ui);
                });
            }
        });
    }

    fn card_ui(
        &mut self,
        cx: &Cx<'_>,
        known: Option<&Known>,
        place: usize,
        walk: &mut Walk,
        ui: &mut Ui,
    ) {
        let words = &cx.text.readiness_dialogs;
        let Some(card) = self.cards.get_mut(place) else {
            return;
        };
        let title = cx.text.health_card(card.group);
        match known.filter(|_| card.known) {
            Some(known) => {
                let said = known.said(cx.text, &card.items);
                let said = (said.0.as_str(), said.1);
                let either = Either::new(title, &mut card.which, words.unchanged_or_changed());
                let answered = either_row(ui, said, either);
                walk.asks(&answered, card.which.is_none(), opens(card.which));
            }
            None => {
                ui.label(Theme::of(ui).medium(title));
            }
        }
        if card.is_open() {
            let items = card.items.clone();
            inset(ui, |ui| {
                for item in items {
                    steady(ui, ("question", item as usize), |ui| {
                        self.question_ui(cx, item, walk, ui);
                    });
                }
            });
        }
    }

    fn question_ui(&mut self, cx: &Cx<'_>, item: HealthItem, walk: &mut Walk, ui: &mut Ui) {
        let text = cx.text;
        let mut reply = self.choice(item).map(reply_of);
        let words = answers(text);
        let tone = match item.weight_of_yes() {
            Weight::Absolute => Tone::Stop,
            Weight::Relative => Tone::Warn,
            Weight::Note => Tone::Neutral,
        };
        let answer = Answer::new(text.health_item(item), &mut reply, &words).yes_tone(tone);
        let answered = answer_row(ui, "", answer);
        let more = if reply == Some(Reply::Yes) {
            Opens::More
        } else {
            Opens::Nothing
        };
        walk.asks(&answered, reply.is_none(), more);
        if let (true, Some(reply)) = (answered.changed(), reply) {
            self.answer(item, choice_of(reply));
        }
        if self.choice(item) == Some(Choice::Yes) {
            inset(ui, |ui| self.detail_ui(cx, item, ui));
        }
    }

    fn detail_ui(&mut self, cx: &Cx<'_>, item: HealthItem, ui: &mut Ui) {
        if item == HealthItem::PriorToxin {
            self.prior_ui(cx, ui);
        }
        if item == HealthItem::LocalInfection {
            ui.label(Theme::of(ui).label(&cx.text.consultation.infected_areas));
            ui.horizontal_wrapped(|ui| {
                for area in Area::NAMED {
                    let mut infected = self.infected.contains(&area);
                    let picked = pick(ui, cx.text.area(&area), Tone::Warn, &mut infected);
                    if picked.changed() {
                        toggle(&mut self.infected, area, infected);
                    }
                }
            });
        }
        let words = &cx.text.consultation;
        let label = fill(&words.detail_of, &[("what", cx.text.health_item(item))]);
        if let Some(answer) = self.answers.get_mut(&item) {
            Field::line(&label, &mut answer.detail)
                .hint(&words.detail_hint)
                .label_hidden()
                .show(ui);
        }
    }

    fn prior_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let (words, own) = (&cx.text.consultation, &cx.text.readiness_dialogs);
        let prior = &mut self.prior;
        ui.label(Theme::of(ui).label(&words.prior_when));
        let now = (cx.text, cx.moment());
        ui.vertical(|ui| prior.when.ui(ui, now, &words.prior_when));
        Field::line(&words.prior_area, &mut prior.area).show(ui);
        Field::line(&words.prior_place, &mut prior.place).show(ui);
        ui.label(Theme::of(ui).label(&own.prior_why));
        Segmented::new(&own.prior_why, &mut prior.medical)
            .option(Some(true), &own.medical)
            .option(Some(false), &own.cosmetic)
            .show(ui);
    }
}
