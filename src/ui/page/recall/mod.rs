//! The recall of a batch: a table over whatever page is shown, from which each record opens.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::user::Role;
use crate::journal::view::{BatchHit, Recall, RecallKind, RecallRow};
use crate::text::{Text, fill};
use crate::ui::command::{Command, Tab};
use crate::ui::cx::Cx;
use crate::ui::page::finder::shown_name;
use crate::ui::theme::{Theme, Tone, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::chip;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::table::{Column, Row, Table};

/// As wide as the smallest window allows.
const WIDTH: f32 = 1120.0;
const ROW: f32 = 48.0;

pub struct RecallPage {
    batch: String,
    /// Why a reviewer looks.
    purpose: Option<String>,
    recall: Recall,
    selected: Option<usize>,
}

impl RecallPage {
    pub const fn new(batch: String, purpose: Option<String>, recall: Recall) -> Self {
        Self {
            batch,
            purpose,
            recall,
            selected: None,
        }
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        let words = &cx.text.recall;
        let title = fill(&words.title, &[("batch", &self.batch)]);
        let dialog = Dialog::new("recall", &title)
            .remark(&words.remark)
            .width(WIDTH);
        let (batch, chosen) = (self.batch.clone(), self.chosen().is_some());
        let patients = self.recall.patients();
        let shown = dialog.show(
            ui,
            |ui| self.table_ui(cx, ui),
            |ui| {
                let hit = BatchHit {
                    batch,
                    patients: u32::try_from(patients).unwrap_or(u32::MAX),
                };
                let said = format!("{}. {}", cx.text.batch_hit(&hit), words.logged);
                ui.label(Theme::of(ui).small(said));
                ui.add_space(space::S12);
                let close = Button::secondary(&cx.text.common.close).hint("Esc");
                let closed = close.show(ui).clicked();
                let open = Button::primary(&words.open)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .enabled(chosen);
                (closed, open.show(ui).clicked())
            },
        );
        let (opened, (closed, open)) = shown.inner;
        let opened = opened.or_else(|| self.selected.filter(|_| open));
        if let Some(row) = opened.and_then(|index| self.recall.rows.get(index)) {
            cx.send(self.opening(cx.role(), row));
        } else if closed || shown.cancelled {
            cx.send(Command::CloseRecall);
        }
    }

    fn chosen(&self) -> Option<&RecallRow> {
        self.selected.and_then(|index| self.recall.rows.get(index))
    }

    /// A reviewer opens the record for the purpose that she has stated for the batch.
    fn opening(&self, role: Role, row: &RecallRow) -> Command {
        let tab = match role {
            Role::Doctor | Role::Nurse => Tab::Overview,
            Role::Reviewer => Tab::History,
        };
        Command::OpenRecord {
            patient: row.patient.id,
            tab,
            purpose: self.purpose.clone(),
        }
    }

    /// The row that was opened.
    fn table_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> Option<usize> {
        let words = &cx.text.recall;
        let rows = &self.recall.rows;
        if rows.is_empty() {
            empty_state(ui, &words.nobody, &words.nobody_note, None);
            return None;
        }
        let columns = [
            Column::share(&words.patient, 1.5),
            Column::fixed(&words.date, 110.0),
            Column::share(&words.areas, 1.0),
            Column::share(&words.given, 1.7),
            Column::fixed(&words.by, 130.0),
            Column::fixed("", 190.0),
        ];
        let table = Table::new("recall", &columns)
            .row(ROW)
            .selected(self.selected);
        let done = table.show(ui, rows.len(), |index, cells| {
            if let Some(row) = rows.get(index) {
                row_ui(cx, row, cells);
            }
        });
        self.selected = done.selected;
        done.opened
    }
}

fn row_ui(cx: &Cx<'_>, row: &RecallRow, cells: &mut Row<'_>) {
    let text = cx.text;
    let (name, day) = (shown_name(&row.patient), text.date(row.at.day()));
    let given = text.recalled(row);
    cells.name(format!("{name} {day} {given}"));
    let known = format!("{} · {}", row.patient.masked_number, row.patient.phone);
    cells.two_lines(&name, &known);
    cells.two_lines(&day, &text.time(row.at));
    let areas = match (row.areas.is_empty(), row.kind) {
        (true, RecallKind::VialOpened) => "–".to_owned(),
        (true, _) => text.common.not_recorded.clone(),
        (false, _) => text.areas(&row.areas),
    };
    cells.body(&areas);
    cells.two_lines(&given, &format!("{} {}", text.recall.batches, row.batch));
    cells.body(&cx.user_name(row.practitioner));
    let chips = chips(text, row);
    cells.cell(|ui| {
        for (said, tone) in &chips {
            chip::chip(ui, said, *tone);
        }
    });
}

fn chips(text: &Text, row: &RecallRow) -> Vec<(String, Tone)> {
    let mut chips = Vec::new();
    if row.kind == RecallKind::Deviation {
        chips.push((text.recall.deviation.clone(), Tone::Stop));
    }
    let events = text.events_since(row);
    if !events.is_empty() {
        chips.push((events, Tone::Stop));
    }
    chips
}
