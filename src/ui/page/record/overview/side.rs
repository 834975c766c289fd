//! The side panel of the overview: reflection period, next appointment, before-photos, late entries, personal details.

use eframe::egui::Ui;

use crate::domain::course::Told;
use crate::domain::entry::Entry;
use crate::domain::id::EntryId;
use crate::domain::patient::Patient;
use crate::domain::photo::View;
use crate::domain::user::Role;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::command::Tab;
use crate::ui::cx::Cx;
use crate::ui::page::record::banner::reflection_status;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::{CheckRow, pair};
use crate::ui::widget::shell::{Side, section};

use super::late::is_open_late_entry;
use super::{access, reflection};

const LABEL: f32 = 92.0;

/// What was asked for in the panel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    Show(Tab),
    Countersign(EntryId),
    Correct,
    ChangeDoctor,
    Unite,
    Part,
    Access(access::Asked),
}

pub fn ui(cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<Asked> {
    let mut asked = None;
    let side = Side {
        name: &cx.text.reflection.title,
        status: Some(reflection_status(cx.text, view).0),
    };
    side.show(ui, |ui| {
        section(
            ui,
            &cx.text.reflection.title,
            |_| {},
            |ui| reflection::ui(cx.text, view, ui),
        );
        asked = late_ui(cx, view, ui)
            .or_else(|| next_ui(cx, view, ui))
            .or_else(|| photos_ui(cx.text, view, ui))
            .or_else(|| person_ui(cx, view, ui))
            .or_else(|| access::ui(cx, view, ui).map(Asked::Access));
    });
    asked
}

/// Entries that were written late and wait for a doctor (R06).
fn late_ui(cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<Asked> {
    let clinic = cx.journal.clinic();
    let late: Vec<&Entry> = view
        .entries
        .iter()
        .filter(|entry| is_open_late_entry(view, clinic, entry))
        .collect();
    if late.is_empty() {
        return None;
    }
    let (text, words) = (cx.text, &cx.text.overview);
    let fix = if cx.is_doctor() {
        words.countersign.as_str()
    } else {
        ""
    };
    let mut asked = None;
    section(
        ui,
        &words.late_title,
        |_| {},
        |ui| {
            for entry in late {
                let today = cx.today();
                let happened = text.moment_of_day(entry.header.occurred_at, today);
                let written = text.moment_of_day(entry.header.recorded_at, today);
                let row = CheckRow {
                    status: Status::Warn,
                    title: text.fact_kind(entry.fact.kind()),
                    why: &fill(
                        &words.late_row,
                        &[("happened", &happened), ("written", &written)],
                    ),
                    fix,
                    locked: false,
                };
                if row.show(ui) {
                    asked = Some(Asked::Countersign(entry.header.id));
                }
            }
        },
    );
    asked
}

fn next_ui(cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<Asked> {
    let (text, words) = (cx.text, &cx.text.overview);
    let mut asked = None;
    section(
        ui,
        &words.next_title,
        |_| {},
        |ui| {
            let Some(next) = view.next_appointment() else {
                ui.label(Theme::of(ui).muted(&text.shell.no_appointment));
                return;
            };
            let red = next.is_red();
            let when = text.short_date_and_time(next.start, cx.today());
            let who = cx.user_name(Some(next.practitioner));
            let told = format!("{who} · {} {}", next.minutes, text.common.minutes);
            let row = CheckRow {
                status: if red { Status::Stop } else { Status::Ok },
                title: &format!("{} {when}", text.appointment_kind(next.kind)),
                why: &if red {
                    format!("{} · {told}", words.too_early)
                } else {
                    told
                },
                fix: &text.common.show,
                locked: false,
            };
            if row.show(ui) {
                asked = Some(Asked::Show(Tab::Booking));
            }
        },
    );
    asked
}

/// Each planned area with the views that it lacks before treatment (R80).
fn photos_ui(text: &Text, view: &RecordView, ui: &mut Ui) -> Option<Asked> {
    let words = &text.overview;
    let mut asked = None;
    section(
        ui,
        &words.photos_title,
        |_| {},
        |ui| {
            let coverage = view.coverage();
            if coverage.is_empty() {
                ui.label(Theme::of(ui).muted(&words.photos_none));
            }
            for (area, views) in &coverage {
                let missing = missing_views(text, views);
                let why = fill(&words.photos_missing, &[("views", &missing)]);
                let row = CheckRow {
                    status: if missing.is_empty() {
                        Status::Ok
                    } else {
                        Status::Warn
                    },
                    title: text.area(area),
                    why: if missing.is_empty() {
                        &words.photos_there
                    } else {
                        &why
                    },
                    fix: if missing.is_empty() {
                        ""
                    } else {
                        &text.common.add
                    },
                    locked: false,
                };
                if row.show(ui) {
                    asked = Some(Asked::Show(Tab::Photos));
                }
            }
        },
    );
    asked
}

pub fn missing_views(text: &Text, views: &[(View, bool)]) -> String {
    let missing = views.iter().filter(|(_, there)| !there);
    missing
        .map(|(view, _)| text.view(*view))
        .collect::<Vec<_>>()
        .join("; ")
}

fn person_ui(cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<Asked> {
    let (text, words) = (cx.text, &cx.text.overview);
    let (mut asked, mut below) = (None, None);
    let may_write = cx.role() != Role::Reviewer;
    section(
        ui,
        &words.person_title,
        |ui| {
            if may_write && Button::link(&words.correct).show(ui).clicked() {
                asked = Some(Asked::Correct);
            }
        },
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (label, value) in details(text, &view.patient) {
                pair(ui, LABEL, label, &value);
            }
            let doctor = cx.user_name(view.course.responsible_doctor);
            pair(ui, LABEL, &text.shell.responsible_doctor, &doctor);
            let another = cx.is_doctor() && cx.journal.clinic().doctors().count() > 1;
            if another && Button::link(&words.change_doctor).show(ui).clicked() {
                below = Some(Asked::ChangeDoctor);
            }
            if cx.is_doctor() {
                let registrations = registrations_ui(text, view, ui);
                below = below.or(registrations);
            }
        },
    );
    if !view.course.earlier_patients.is_empty() {
        section(ui, &words.earlier, |_| {}, |ui| earlier_ui(text, view, ui));
    }
    asked.or(below)
}

/// That she is registered twice, or that two registrations are not of one person.
fn registrations_ui(text: &Text, view: &RecordView, ui: &mut Ui) -> Option<Asked> {
    let words = &text.same_person;
    let (label, asked) = match &view.course.united {
        Some(_) => (&words.part, Asked::Part),
        None => (&words.unite, Asked::Unite),
    };
    Button::link(label).show(ui).clicked().then_some(asked)
}

fn details<'t>(text: &'t Text, patient: &Patient) -> Vec<(&'t str, String)> {
    let words = &text.overview;
    let or_missing = |value: &str| {
        if value.is_empty() {
            text.common.not_recorded.clone()
        } else {
            value.to_owned()
        }
    };
    let mut details: Vec<(&str, String)> = Vec::new();
    if let Some(preferred) = patient.name.preferred() {
        details.push((&words.preferred, preferred.to_owned()));
    }
    details.push((&text.shell.phone, or_missing(&patient.phone)));
    details.push((&words.email, or_missing(&patient.email)));
    details.push((&words.address, or_missing(&patient.address)));
    details
}

/// What was known before each correction, the newest first: only the fields that it changed.
fn earlier_ui(text: &Text, view: &RecordView, ui: &mut Ui) {
    let theme = Theme::of(ui);
    let Some(now) = &view.course.patient else {
        return;
    };
    let mut later: &Told<Patient> = now;
    for earlier in view.course.earlier_patients.iter().rev() {
        let corrected = view
            .entries
            .iter()
            .find(|entry| entry.header.id == later.latest);
        let until = corrected.map(|entry| text.dated(entry.header.recorded_at));
        let until = until.unwrap_or_default();
        ui.label(theme.label(fill(&text.overview.earlier_until, &[("when", &until)])));
        for change in text.changes(&earlier.value, &later.value) {
            ui.label(theme.small(change));
        }
        ui.add_space(space::S4);
        later = earlier;
    }
}
