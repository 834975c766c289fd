//! What was recorded here before: reactions with what was done about them, and follow-ups, the newest first.

use eframe::egui::Ui;

use crate::domain::aftercare::EventDone;
use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::journal::view::RecordView;
use crate::text::Around;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::{size, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::card::{self, Card};

use super::{Act, flag};

pub(super) fn ui(cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<Act> {
    let mut told: Vec<&Entry> = view
        .entries
        .iter()
        .filter(|entry| is_shown(entry))
        .collect();
    if told.is_empty() {
        return None;
    }
    told.sort_by_key(|entry| std::cmp::Reverse((entry.header.occurred_at, entry.header.seq)));
    let mut act = None;
    let count = told.len().to_string();
    Card::new(&cx.text.follow_up.earlier)
        .aside(&count)
        .rows(ui, |ui| {
            for entry in told {
                act = entry_ui(cx, view, entry, ui).or_else(|| act.take());
            }
        });
    act
}

const fn is_shown(entry: &Entry) -> bool {
    matches!(
        entry.fact,
        Fact::AdverseEvent(_) | Fact::EventStep(_) | Fact::RedFlagClosed(_) | Fact::FollowUp(_)
    )
}

fn entry_ui(cx: &Cx<'_>, view: &RecordView, entry: &Entry, ui: &mut Ui) -> Option<Act> {
    let around = Around {
        clinic: cx.journal.clinic(),
        course: &view.course,
        entries: &view.entries,
        today: cx.today(),
    };
    let said = cx.text.summary(entry, &around);
    let who = flag::who(cx, entry.header.user, entry.header.occurred_at);
    let title = format!("{} · {who}", cx.text.fact_kind(&entry.header.kind));
    // An open flag has the button in its own card.
    let mut events = view.course.adverse_events.iter();
    let event = events.find(|told| told.id == entry.header.id);
    let to_report = event.filter(|told| {
        let is_open = view.flags.iter().any(|flag| flag.event == told.id);
        told.value.serious && !is_open && !view.course.is_reported(told)
    });
    let due = to_report.map(|told| flag::report_state(cx, &view.course, told));
    card::row(ui, size::ROW_TALL, |ui| {
        if let Some((status, _)) = &due {
            status.show(ui, 16.0);
        } else if event.is_some_and(|told| told.value.is_alarming()) {
            let is_open = view.flags.iter().any(|flag| flag.event == entry.header.id);
            let status = if is_open { Status::Stop } else { Status::Ok };
            status.show(ui, 16.0);
        }
        let report = Button::secondary(&cx.text.follow_up.report).small();
        let is_due = due.is_some();
        let taken = if is_due {
            report.width(ui) + space::S16
        } else {
            0.0
        };
        let room = ui.available_width() - taken;
        let due = due.as_ref().map(|(_, due)| due.as_str());
        let below: Vec<&str> = [Some(said.as_str()), due].into_iter().flatten().collect();
        flag::two_lines(ui, &title, &below.join(" · "), room);
        let pressed = is_due && report.show(ui).clicked();
        pressed.then_some(Act::Step(entry.header.id, EventDone::Reported))
    })
}
