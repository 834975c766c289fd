//! The column at the right: red flags, then what is too early and must be moved, then what waits for a signature.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::id::PatientId;
use crate::domain::log::DraftKind;
use crate::journal::view::{DayRow, DayView, FollowUpRow, Unsigned};
use crate::text::fill;
use crate::ui::command::Tab;
use crate::ui::cx::Cx;
use crate::ui::page::finder;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, size, space};
use crate::ui::widget::card::{self, Card};
use crate::ui::widget::check_row::ListRow;
use crate::ui::widget::key;

use super::{list, state};

/// Gives the record, and the page of it, that was asked for.
pub(super) fn work_ui(cx: &Cx<'_>, day: &DayView, ui: &mut Ui) -> Option<(PatientId, Tab)> {
    ui.spacing_mut().item_spacing.y = space::CARDS;
    let flags = flags_ui(cx, &day.flags, ui);
    let red = too_early_ui(cx, &day.too_early, ui);
    let unsigned = unsigned_ui(cx, &day.unsigned, ui);
    flags.or(red).or(unsigned)
}

/// First of all: who waits for a doctor. R opens the one that has waited longest.
fn flags_ui(cx: &Cx<'_>, rows: &[FollowUpRow], ui: &mut Ui) -> Option<(PatientId, Tab)> {
    let first = rows.first()?;
    let mut opened = key::pressed(ui, Modifiers::NONE, Key::R).then_some(first.patient.id);
    Card::new(&cx.text.follow_ups.today_title)
        .status(Status::Stop)
        .rows_with(
            ui,
            |ui| {
                key::legend(ui, &["R"], "");
            },
            |ui| {
                for row in rows {
                    let to_do = cx.text.to_do(&row.waiting, cx.today());
                    let title = finder::shown_name(&row.patient);
                    let detail = format!("{} · {}", to_do.what, to_do.remark);
                    let shown = ListRow {
                        status: None,
                        title: &title,
                        detail: &detail,
                        trailing: "",
                        selected: false,
                    };
                    if shown.show(ui).clicked() {
                        opened = Some(row.patient.id);
                    }
                }
            },
        );
    opened.map(|patient| (patient, Tab::FollowUp))
}

/// The only coloured card: red until each is moved (rules §8.5).
fn too_early_ui(cx: &Cx<'_>, rows: &[DayRow], ui: &mut Ui) -> Option<(PatientId, Tab)> {
    if rows.is_empty() {
        return None;
    }
    let mut opened = None;
    let count = rows.len().to_string();
    Card::new(&cx.text.today.work_too_early)
        .status(Status::Stop)
        .aside(&count)
        .rows(ui, |ui| {
            for row in rows {
                let title = list::name_of(row);
                let detail = times(cx, row);
                let shown = ListRow {
                    status: None,
                    title: &title,
                    detail: &detail,
                    trailing: "",
                    selected: false,
                };
                if shown.show(ui).clicked() {
                    opened = row.appointment.patient.map(|id| (id, Tab::Booking));
                }
            }
        });
    opened
}

fn unsigned_ui(cx: &Cx<'_>, drafts: &[Unsigned], ui: &mut Ui) -> Option<(PatientId, Tab)> {
    let words = &cx.text.today;
    let mut opened = None;
    let count = drafts.len().to_string();
    let aside = if drafts.is_empty() { "" } else { &count };
    Card::new(&words.work_unsigned).aside(aside).rows(ui, |ui| {
        if drafts.is_empty() {
            card::row(ui, size::ROW, |ui| {
                ui.label(Theme::of(ui).small(&words.work_none));
            });
        }
        for draft in drafts {
            if draft_ui(cx, draft, ui) {
                opened = Some((draft.patient.id, Tab::of_draft(draft.kind)));
            }
        }
    });
    opened
}

fn draft_ui(cx: &Cx<'_>, draft: &Unsigned, ui: &mut Ui) -> bool {
    let words = &cx.text.today;
    let kind = match draft.kind {
        DraftKind::Consultation => &words.draft_consultation,
        DraftKind::ContactNote => &words.draft_note,
        DraftKind::Treatment => &words.draft_treatment,
        DraftKind::Reaction => &words.draft_reaction,
        DraftKind::FollowUp => &words.draft_follow_up,
    };
    let title = format!(
        "{}, {}",
        draft.patient.family.to_uppercase(),
        draft.patient.given
    );
    let saved = draft.saved_at;
    let when = format!(
        "{} {}",
        cx.text.near_day(saved.day(), cx.today()),
        cx.text.time(saved)
    );
    ListRow {
        status: Some(Status::Warn),
        title: &title,
        detail: kind,
        trailing: &when,
        selected: false,
    }
    .show(ui)
    .clicked()
}

/// »tor. 26. nov. kl. 11.00 · tidligst tor. 26. nov. kl. 15.00«.
fn times(cx: &Cx<'_>, row: &DayRow) -> String {
    let words = &cx.text.today;
    let start = state::short_moment(cx, row.appointment.start);
    match row.appointment.limit {
        Some(limit) => {
            let earliest = state::short_moment(cx, limit);
            let values = [("start", &*start), ("earliest", &*earliest)];
            fill(&words.work_times, &values)
        }
        None => start,
    }
}
