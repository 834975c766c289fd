//! The course of events: skin, needle, anaesthesia, first and last injection.

use eframe::egui::Ui;

use crate::domain::aftercare::{AdvicePoint, AftercareExercise, advice};
use crate::domain::time::Moment;
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::card::Card;
use crate::ui::widget::field::Field;
use crate::ui::widget::tick::Tick;
use crate::ui::widget::time_field::TimeField;

use super::form::Form;
use super::standing::{Lack, time_faults};

const GAP: f32 = 10.0;

pub fn ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let (text, words) = (cx.text, &cx.text.treatment);
    Card::new(&words.events).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S8;
        Tick::new(&words.disinfected, &mut form.draft.disinfected).show(ui);
        let half = ((ui.available_width() - GAP) * 0.5).floor();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            Field::line(&words.needle, &mut form.draft.needle)
                .width(half)
                .show(ui);
            Field::line(&words.anaesthesia, &mut form.draft.anaesthesia)
                .width(half)
                .show(ui);
        });
        let faults = time_faults(&form.draft, form.opened, cx.moment());
        let errors = Errors::of(form, &faults, (text, cx.moment()));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let label = &words.first_injection;
            let (typed, error) = (&mut form.began, errors.began.as_deref());
            if time(ui, text, half, (label, &words.first_now), (typed, error)) {
                form.begin_now(text, cx.moment());
            }
            let label = &words.last_injection;
            let (typed, error) = (&mut form.ended, errors.ended.as_deref());
            if time(ui, text, half, (label, &words.last_now), (typed, error)) {
                form.end_now(text, cx.moment());
            }
        });
    });
    form.note_times(text, cx.moment());
}

/// True when »nu« was pressed.
fn time(
    ui: &mut Ui,
    text: &Text,
    width: f32,
    (label, now): (&str, &str),
    (typed, error): (&mut String, Option<&str>),
) -> bool {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S4;
            let now_width = Button::secondary(&text.common.now).width(ui);
            let room = width - now_width - space::S4;
            TimeField::new(label, typed, &text.common.invalid_time)
                .error(error)
                .width(room)
                .show(ui);
            ui.vertical(|ui| {
                ui.add_space(space::S20);
                now_button(ui, &text.common.now, now)
            })
            .inner
        })
        .inner
    })
    .inner
}

/// »Nu«; a screen reader hears which of the two it is.
fn now_button(ui: &mut Ui, label: &str, name: &str) -> bool {
    let response = Button::secondary(label).show(ui);
    response
        .widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, name));
    response.clicked()
}

/// What is wrong with each time, where it stands.
struct Errors {
    began: Option<String>,
    ended: Option<String>,
}

impl Errors {
    fn of(form: &Form, faults: &[Lack], (text, now): (&Text, Moment)) -> Self {
        let sentence = |of_end: bool| {
            let at = if of_end {
                form.draft.ended
            } else {
                form.draft.began
            };
            let about = |lack: &&Lack| match lack {
                Lack::BeforeStart(opened) => at.is_some_and(|at| at < *opened),
                Lack::EndBeforeBegin => of_end,
                Lack::Future => at.is_some_and(|at| at > now),
                Lack::Vial | Lack::Draft(_) | Lack::Drawn => false,
            };
            faults.iter().find(about).map(|lack| lack.sentence(text))
        };
        Self {
            began: sentence(false),
            ended: sentence(true),
        }
    }
}

/// The aftercare: told, handed over, and what it says.
pub fn aftercare_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.treatment;
    Card::new(&words.aftercare).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S4;
        Tick::new(&words.aftercare_oral, &mut form.draft.aftercare_oral).show(ui);
        Tick::new(&words.aftercare_written, &mut form.draft.aftercare_written).show(ui);
        advice_ui(cx, form, ui);
    });
}

/// What the patient is told (R91): until when, from the last injection as it is typed; before that, for how long.
fn advice_ui(cx: &Cx<'_>, form: &Form, ui: &mut Ui) {
    let exercise = cx.journal.clinic().policy.aftercare_exercise;
    ui.add_space(space::S4);
    for point in points(cx, form, exercise) {
        ui.label(Theme::of(ui).small(format!("· {point}")));
    }
}

fn points(cx: &Cx<'_>, form: &Form, exercise: AftercareExercise) -> Vec<String> {
    let (text, today) = (cx.text, cx.today());
    // An end that cannot be right ends nothing.
    let faults = time_faults(&form.draft, form.opened, cx.moment());
    if let Some(ended) = form.draft.ended.filter(|_| faults.is_empty()) {
        let points = advice(ended, exercise).into_iter();
        return points.map(|point| text.advice(point, today)).collect();
    }
    let points = AdvicePoint::in_order(exercise).into_iter();
    points
        .map(|point| text.advice_ahead(point, exercise))
        .collect()
}

pub fn note_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    Card::plain().show(ui, |ui| {
        Field::area(&cx.text.treatment.note, &mut form.draft.note, 1).show(ui);
    });
}
