//! The dark band is the patient: it identifies her on every page of her record (`design.md` §3).

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::appointment::AppointmentKind;
use crate::domain::consultation::{Choice, HealthItem, Medicine, MedicineKind};
use crate::domain::course::Appointment;
use crate::domain::log::Export;
use crate::domain::rules::{OpenFlag, Reflection};
use crate::domain::time::{Day, Moment};
use crate::domain::user::Role;
use crate::journal::view::RecordView;
use crate::journal::{Edit, Journal};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::icon::Icon;
use crate::ui::page::record::Record;
use crate::ui::page::record::follow_up::flag;
use crate::ui::status::Status;
use crate::ui::widget::banner::{self, Banner, Item, Labelled, Weight};

pub fn ui(
    journal: &Journal,
    text: &Text,
    record: &Record,
    commands: &mut Vec<Command>,
    ui: &mut Ui,
) {
    let view = record.view();
    let (patient, words) = (&view.patient, &text.shell);
    let born = format!(
        "{} ({})",
        text.date(patient.birth_date),
        text.age(patient.birth_date, view.now.moment.day())
    );
    let (masked, number) = (
        patient.number.masked(),
        text.number_type(patient.number.kind()),
    );
    let meaning = &text.banner;
    let identity = [
        labelled(&words.born, &born, &meaning.born),
        labelled(&words.sex, text.sex(patient.sex), &meaning.sex),
        labelled(number, &masked, &meaning.number),
    ];
    let (allergy, medicines) = (allergy(text, view), medicines(text, view));
    let doctor = view
        .course
        .responsible_doctor
        .and_then(|id| journal.clinic().user(id));
    let missing = text.common.not_recorded.as_str();
    let doctor = doctor.map_or(missing, |user| user.name.as_str());
    let phone = Some(patient.phone.as_str()).filter(|phone| !phone.is_empty());
    let mut second = vec![Item::Value(labelled(
        &words.allergy,
        &allergy,
        &meaning.allergy,
    ))];
    let flags: Vec<String> = view
        .flags
        .iter()
        .map(|flag| flag_chip(text, flag))
        .collect();
    second.extend(
        flags
            .iter()
            .map(|said| Item::Chip(Weight::Stop, Icon::Siren, said)),
    );
    second.extend(chips(text, view));
    second.extend(
        medicines
            .iter()
            .map(|said| Item::Chip(Weight::Warn, Icon::Pill, said)),
    );
    second.push(Item::Value(labelled(
        &words.phone,
        phone.unwrap_or(missing),
        "",
    )));
    second.push(Item::Value(labelled(
        &words.responsible_doctor,
        doctor,
        &meaning.doctor,
    )));
    let (status, verdict) = if let Some(flagged) = flagged(text, view) {
        flagged
    } else if let Some(given) = given_today(text, view) {
        given
    } else if let Some(light) = record.light().filter(|light| light.today) {
        (light.status(), light.said(text, view.now.moment))
    } else {
        let (status, said) = reflection_status(text, view);
        (status, format!("{} · {said}", text.reflection.title))
    };
    banner::show(
        ui,
        &Banner {
            name: &patient.name.shown(),
            identity: &identity,
            second_row: &second,
            verdict: Some((status, &verdict)),
            next: &next(text, next_of(view), view.now.moment.day()),
            archived: false,
        },
    );
    copy_number(journal.author().role, text, view, commands, ui);
}

/// »RØDT FLAG: synkebesvær«
fn flag_chip(text: &Text, flag: &OpenFlag) -> String {
    let symptoms = text.flag_symptoms(&flag.alarm);
    fill(&text.follow_up.banner_chip, &[("symptoms", &symptoms)])
}

/// An open red flag comes before everything else, until a doctor has closed it.
fn flagged(text: &Text, view: &RecordView) -> Option<(Status, String)> {
    let words = &text.follow_up;
    let informed = |flag: &OpenFlag| {
        let event = flag::event(&view.course, flag.event);
        event.is_some_and(|event| view.course.informed_of(event).is_some())
    };
    let untold = || (Status::Stop, words.banner_untold.clone());
    if view.flags.is_empty() {
        return view.untold.first().map(|_| untold());
    }
    let said = if view.flags.iter().all(informed) {
        &words.banner_informed
    } else {
        &words.banner_waits
    };
    Some((Status::Stop, said.clone()))
}

/// Once today's treatment is signed, the gate's »no« to another one is no news; its tab still tells it.
fn given_today(text: &Text, view: &RecordView) -> Option<(Status, String)> {
    let mut given = view.course.treatments.iter();
    let today = view.now.moment.day();
    let given = given.rfind(|treatment| treatment.started.day() == today)?;
    Some(if given.deviation {
        (Status::Stop, text.today.gate_deviation.clone())
    } else {
        (Status::Ok, text.today.gate_signed.clone())
    })
}

const fn labelled<'a>(label: &'a str, value: &'a str, meaning: &'a str) -> Labelled<'a> {
    Labelled {
        label,
        value,
        meaning,
    }
}

/// What must be seen before anything else is done: an appointment too early, a name that may be mistaken.
fn chips<'t>(text: &'t Text, view: &RecordView) -> impl Iterator<Item = Item<'t>> {
    let words = &text.shell;
    let mut appointments = view.course.appointments.iter();
    let too_early = appointments.any(Appointment::is_red);
    let too_early = too_early.then_some(Item::Chip(
        Weight::Stop,
        Icon::CalendarDays,
        words.too_early.as_str(),
    ));
    let alert = view.name_alert.then_some(Item::Chip(
        Weight::Warn,
        Icon::UsersRound,
        words.name_alert.as_str(),
    ));
    too_early.into_iter().chain(alert)
}

/// Medicine that bears on a treatment, as the newest consultation has it, each with its pause.
fn medicines(text: &Text, view: &RecordView) -> Vec<String> {
    let Some(consultation) = view.course.newest_consultation() else {
        return Vec::new();
    };
    let bears = |taken: &&Medicine| match taken.kind {
        MedicineKind::Bruising | MedicineKind::BloodThinning | MedicineKind::Neuromuscular => true,
        MedicineKind::Other => false,
    };
    let said = |taken: &Medicine| {
        if taken.pause_advised {
            fill(&text.banner.pause, &[("medicine", &taken.name)])
        } else {
            taken.name.clone()
        }
    };
    let taken = consultation.value.medicines.iter();
    taken.filter(bears).map(said).collect()
}

/// Ctrl+Shift+C copies the whole number. That it was asked for is a fact, written before the number leaves.
fn copy_number(role: Role, text: &Text, view: &RecordView, commands: &mut Vec<Command>, ui: &Ui) {
    let keys = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    let pressed = ui.input_mut(|input| input.consume_key(keys, Key::C));
    if pressed && role != Role::Reviewer {
        commands.push(Command::Edit(Edit::NoteExport {
            patient: Some(view.id),
            what: Export::PersonalNumber,
        }));
        commands.push(Command::Copy(view.patient.number.full()));
        commands.push(Command::Toast(text.banner.copied.clone()));
    }
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

fn next_of(view: &RecordView) -> Option<(AppointmentKind, Moment)> {
    let next = view.next_appointment()?;
    Some((next.kind, next.start))
}

/// `Behandling onsdag 25. nov. kl. 14.40`, or that none is booked.
pub fn next(text: &Text, appointment: Option<(AppointmentKind, Moment)>, today: Day) -> String {
    match appointment {
        Some((kind, start)) => {
            let when = text.moment_of_day(start, today);
            format!("{} {}", text.appointment_kind(kind), when)
        }
        None => text.shell.no_appointment.clone(),
    }
}

/// Where the reflection period stands, as a shape and words.
pub fn reflection_status(text: &Text, view: &RecordView) -> (Status, String) {
    let today = view.now.moment.day();
    match &view.reflection {
        Reflection::NotBegun { .. } => (Status::Pending, text.reflection.not_begun.clone()),
        Reflection::Waived => (Status::Pending, text.reflection.waived.clone()),
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
