//! The health questions in their seven groups: Nej, Ja or Ved ikke, and none of them beforehand.

use eframe::egui::{Key, Ui};

use crate::domain::area::Area;
use crate::domain::consultation::{Choice, HealthCard, HealthItem, Missing, TypedField, Weight};
use crate::text::{Language, Text};
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, Tone, size, space};
use crate::ui::widget::answer::{Answer, Reply, Words, answer_row};
use crate::ui::widget::card::{self, Card};
use crate::ui::widget::chip::{Chip, pick};
use crate::ui::widget::field::Field;
use crate::ui::widget::tick::Tick;

use super::super::form::Form;
use super::super::place::{steady, step_card};
use super::super::steps::Step;
use super::inset;

pub fn ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    step_card(form, Step::Health, ui, |form, ui| {
        let current = form.step == Step::Health;
        let (summary, status) = summary(cx.text, form);
        Card::new(&words.health_title).current(current).rows_with(
            ui,
            |ui| {
                if let Some(status) = status {
                    Chip::new(&summary).status(status).show(ui);
                }
            },
            |ui| {
                for group in HealthCard::ALL {
                    group_ui(cx, form, group, ui);
                }
            },
        );
    });
}

/// »Ingen fundet«, or how many answers speak against treatment; nothing before everything is answered.
fn summary(text: &Text, form: &Form) -> (String, Option<Status>) {
    let words = &text.consultation;
    let against = |weight: Weight| {
        let answers = form.draft.answers.iter();
        answers
            .filter(|(item, answer)| answer.choice != Choice::No && item.weight_of_yes() == weight)
            .count()
    };
    let found = against(Weight::Absolute) + against(Weight::Relative);
    let all = HealthItem::ALL
        .into_iter()
        .filter(|item| form.asks(*item))
        .all(|item| form.choice(item).is_some());
    let count = crate::text::fill(&words.findings_against, &[("count", &found.to_string())]);
    match (found, all) {
        (0, true) => (words.nothing_found.clone(), Some(Status::Ok)),
        (0, false) => (String::new(), None),
        (_, _) if against(Weight::Absolute) > 0 => (count, Some(Status::Stop)),
        (_, _) => (count, Some(Status::Warn)),
    }
}

fn group_ui(cx: &Cx<'_>, form: &mut Form, group: HealthCard, ui: &mut Ui) {
    if group.items().len() > 1 {
        card::row(ui, size::HIT, |ui| {
            ui.label(Theme::of(ui).micro(cx.text.health_card(group)))
        });
    } else {
        // A group of one question is its own head; a gap parts it from the group above.
        card::row(ui, space::S8, |_| {});
    }
    for item in group
        .items()
        .iter()
        .copied()
        .filter(|item| form.asks(*item))
        .collect::<Vec<_>>()
    {
        steady(ui, ("health", item as usize), |ui| {
            question_ui(cx, form, item, ui);
            if form.choice(item) == Some(Choice::Yes) {
                inset(ui, |ui| detail_ui(cx, form, item, ui));
            }
        });
    }
}

fn question_ui(cx: &Cx<'_>, form: &mut Form, item: HealthItem, ui: &mut Ui) {
    let text = cx.text;
    let mut reply = form.choice(item).map(reply_of);
    let words = answers(text);
    let tone = match item.weight_of_yes() {
        Weight::Absolute => Tone::Stop,
        Weight::Relative => Tone::Warn,
        Weight::Note => Tone::Neutral,
    };
    let answered = card::row(ui, 34.0, |ui| {
        answer_row(
            ui,
            "",
            Answer::new(text.health_item(item), &mut reply, &words).yes_tone(tone),
        )
    });
    form.mends(Missing::Health(item), &answered);
    if let (true, Some(reply)) = (answered.changed(), reply) {
        form.answer(item, choice_of(reply));
    }
}

pub fn answers(text: &Text) -> Words<'_> {
    let yes = match text.language {
        Language::Danish => Key::J,
        Language::English => Key::Y,
    };
    Words {
        no: (&text.common.no, Key::N),
        yes: (&text.common.yes, yes),
        unknown: (&text.common.unknown, Key::U),
    }
}

pub const fn reply_of(choice: Choice) -> Reply {
    match choice {
        Choice::No => Reply::No,
        Choice::Yes => Reply::Yes,
        Choice::Unknown => Reply::Unknown,
    }
}

pub const fn choice_of(reply: Reply) -> Choice {
    match reply {
        Reply::No => Choice::No,
        Reply::Yes => Choice::Yes,
        Reply::Unknown => Choice::Unknown,
    }
}

/// What a yes means.
fn detail_ui(cx: &Cx<'_>, form: &mut Form, item: HealthItem, ui: &mut Ui) {
    match item {
        HealthItem::PriorToxin => prior_ui(cx, form, ui),
        HealthItem::LocalInfection => infected_ui(cx, form, ui),
        HealthItem::Pregnant
        | HealthItem::Breastfeeding
        | HealthItem::Contraception
        | HealthItem::MyastheniaGravis
        | HealthItem::LambertEaton
        | HealthItem::Als
        | HealthItem::OtherMuscleDisease
        | HealthItem::NeurologicalDisease
        | HealthItem::ToxinAllergy
        | HealthItem::ExcipientAllergy
        | HealthItem::Fever
        | HealthItem::Dysphagia
        | HealthItem::Dyspnoea
        | HealthItem::BleedingDisorder
        | HealthItem::PriorReaction => {}
    }
    let label = crate::text::fill(
        &cx.text.consultation.detail_of,
        &[("what", cx.text.health_item(item))],
    );
    if let Some(answer) = form.draft.answers.get_mut(&item) {
        let detail =
            Field::line(&label, &mut answer.detail).hint(&cx.text.consultation.detail_hint);
        let detail = detail.label_hidden().show(ui);
        form.mends(Missing::HealthDetail(item), &detail);
    }
}

fn infected_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    ui.label(Theme::of(ui).label(&cx.text.consultation.infected_areas));
    let mut first = None;
    ui.horizontal_wrapped(|ui| {
        for area in Area::NAMED {
            let mut infected = form.draft.infected_areas.contains(&area);
            let picked = pick(ui, cx.text.area(&area), Tone::Warn, &mut infected);
            if picked.changed() {
                toggle(&mut form.draft.infected_areas, area, infected);
            }
            first.get_or_insert(picked);
        }
    });
    if let Some(first) = first {
        form.mends(Missing::InfectedAreas, &first);
    }
}

fn prior_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let (words, now) = (&cx.text.consultation, cx.moment());
    ui.label(Theme::of(ui).label(&words.prior_when));
    let typed = ui.vertical(|ui| form.prior.ui(ui, (cx.text, now), &words.prior_when));
    if typed.inner {
        form.note_prior(now, cx.text);
    }
    form.mends(Missing::Unreadable(TypedField::PriorToxin), &typed.response);
    let Some(prior) = &mut form.draft.prior_toxin else {
        return;
    };
    let area = Field::line(&words.prior_area, &mut prior.area).show(ui);
    Field::line(&words.prior_place, &mut prior.place).show(ui);
    Tick::new(&words.prior_medical, &mut prior.medical).show(ui);
    form.mends(Missing::PriorToxinDetail, &area);
}

/// Puts a value into a set, or takes it out.
pub fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, value: T, inside: bool) {
    if inside {
        set.insert(value);
    } else {
        set.remove(&value);
    }
}
