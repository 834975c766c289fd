//! The dark band is the patient: it identifies her on every page of her record (`design.md` §3).

use eframe::egui::Ui;

use crate::domain::consultation::{Choice, HealthItem};
use crate::domain::rules::Reflection;
use crate::journal::Journal;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::banner::{self, Banner, Item, Labelled, Weight};

pub fn ui(
    journal: &Journal,
    text: &Text,
    view: &RecordView,
    _commands: &mut Vec<Command>,
    ui: &mut Ui,
) {
    let (patient, words, today) = (&view.patient, &text.shell, view.now.moment.day());
    let born = format!(
        "{} ({})",
        text.date(patient.birth_date),
        text.age(patient.birth_date, today)
    );
    let (sex, masked) = (text.sex(patient.sex), patient.number.masked());
    let identity = [
        Labelled {
            label: &words.born,
            value: &born,
            meaning: "",
        },
        Labelled {
            label: &words.sex,
            value: sex,
            meaning: "",
        },
        Labelled {
            label: text.number_type(patient.number.kind()),
            value: &masked,
            meaning: "",
        },
    ];
    let allergy = allergy(text, view);
    let doctor = view
        .course
        .responsible_doctor
        .and_then(|id| journal.clinic().user(id));
    let doctor = doctor.map_or(text.common.not_recorded.as_str(), |user| user.name.as_str());
    let phone = if patient.phone.is_empty() {
        text.common.not_recorded.as_str()
    } else {
        patient.phone.as_str()
    };
    let mut second = vec![Item::Value(Labelled {
        label: &words.allergy,
        value: &allergy,
        meaning: "",
    })];
    if view
        .course
        .appointments
        .iter()
        .any(|appointment| appointment.is_red(view.now.moment))
    {
        second.push(Item::Chip(
            Weight::Stop,
            Icon::CalendarDays,
            &words.too_early,
        ));
    }
    if view.name_alert {
        second.push(Item::Chip(
            Weight::Warn,
            Icon::UsersRound,
            &words.name_alert,
        ));
    }
    second.push(Item::Value(Labelled {
        label: &words.phone,
        value: phone,
        meaning: "",
    }));
    second.push(Item::Value(Labelled {
        label: &words.responsible_doctor,
        value: doctor,
        meaning: "",
    }));
    let next = next(text, view);
    let name = patient.name.shown();
    banner::show(
        ui,
        &Banner {
            name: &name,
            identity: &identity,
            second_row: &second,
            verdict: None,
            next: &next,
            archived: false,
        },
    );
}

/// What the newest consultation says about allergies; nothing is assumed before it.
fn allergy(text: &Text, view: &RecordView) -> String {
    let Some(consultation) = view.course.newest_consultation() else {
        return text.common.not_recorded.clone();
    };
    let answer = |item| consultation.value.answers.get(&item);
    let answers = [
        answer(HealthItem::ToxinAllergy),
        answer(HealthItem::ExcipientAllergy),
    ];
    let said: Vec<&str> = answers
        .into_iter()
        .flatten()
        .filter(|answer| answer.choice == Choice::Yes)
        .map(|answer| answer.detail.as_str())
        .collect();
    if !said.is_empty() {
        said.join(", ")
    } else if answers
        .into_iter()
        .all(|answer| answer.is_some_and(|answer| answer.choice == Choice::No))
    {
        text.common.none_known.clone()
    } else {
        text.common.unknown.clone()
    }
}

fn next(text: &Text, view: &RecordView) -> String {
    match view.next_appointment() {
        Some(appointment) => {
            let when = text.moment_of_day(appointment.start, view.now.moment.day());
            format!("{} {}", text.appointment_kind(appointment.kind), when)
        }
        None => text.shell.no_appointment.clone(),
    }
}

/// Where the reflection period stands, as a shape and words.
pub fn reflection_status(text: &Text, view: &RecordView) -> (Status, String) {
    let today = view.now.moment.day();
    match &view.reflection {
        Reflection::NotBegun { .. } => (Status::Pending, text.reflection.not_begun.clone()),
        Reflection::Running(limit) => (
            Status::Running,
            format!(
                "{} {}",
                text.reflection.earliest,
                text.moment(limit.at, today)
            ),
        ),
        Reflection::Over(limit) => (
            Status::Ok,
            fill(
                &text.reflection.elapsed_at,
                &[("when", &text.moment(limit.at, today))],
            ),
        ),
    }
}
