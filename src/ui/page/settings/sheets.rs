//! The information sheet: its versions, who stands by each of them, and a page to hand over.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::clinic::SheetAdopted;
use crate::domain::log::Export;
use crate::journal::{ClinicState, Edit};
use crate::paper::{InformationPages, Printed};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::gate;
use crate::ui::saving::{self, Page};
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, Tone};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::chip::Chip;
use crate::ui::widget::table::{Column, Table};

use super::form::Open;
use super::order::sheet_approval::{ApprovalForm, missing};

/// A sheet as it is handed over, printed at a moment.
pub fn page(text: &Text, clinic: &ClinicState, sheet: &SheetAdopted, printed: Printed) -> Page {
    let (text, sheet) = (text.clone(), sheet.clone());
    let (clinic, practice) = (clinic.clinic.clone(), clinic.practice);
    let name = fill(&text.saving.sheet_file, &[("version", &sheet.version)]);
    let note = Edit::NoteExport {
        patient: None,
        what: Export::Sheet,
    };
    Page::pdf(name, note, move || {
        let pages = InformationPages {
            clinic: &clinic,
            practice,
            sheet: &sheet,
            printed,
        };
        pages.pdf(&text)
    })
}

pub fn is_in_order(cx: &Cx<'_>) -> bool {
    let clinic = cx.journal.clinic();
    let current = clinic.current_sheet();
    current.is_none_or(|sheet| clinic.premises.has_approved_sheet(&sheet.sha256))
}

#[derive(Default)]
pub struct SheetsSection {
    /// Counted from the newest.
    selected: Option<usize>,
}

impl SheetsSection {
    pub fn ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let (words, order, theme) = (&cx.text.settings, &cx.text.order, Theme::of(ui));
        let columns = [
            Column::fixed(&words.sheet_version, 70.0),
            Column::fixed(&words.sheet_language, 60.0),
            Column::fixed(&words.sheet_state, 100.0),
            Column::fixed(&order.approved_by, 240.0),
            Column::share(&words.sheet_fingerprint, 1.0),
        ];
        let sheets = newest_first(cx);
        let table = Table::new("sheets", &columns)
            .row(48.0)
            .selected(self.selected);
        let done = table.show(ui, sheets.len(), |index, row| {
            let Some(sheet) = sheets.get(index) else {
                return;
            };
            row.name(format!("{} {}", words.sheet_version, sheet.version));
            row.text(&sheet.version, Kind::BodyStrong, theme.text);
            row.body(&sheet.language);
            row.cell(|ui| {
                if index == 0 {
                    Chip::new(&words.sheet_current).status(Status::Ok).show(ui);
                } else {
                    Chip::new(&words.sheet_retired).tone(Tone::Neutral).show(ui);
                }
            });
            match approval(cx, sheet) {
                Some((who, found)) => row.two_lines(&who, &found),
                None => row.cell(|ui| {
                    Chip::new(&order.not_approved).status(Status::Warn).show(ui);
                }),
            }
            row.text(&sheet.sha256, Kind::Small, theme.text_2);
        });
        self.selected = done.selected;
    }

    /// Gives a dialog that was asked for. Without a choice it is about the sheet in use.
    pub fn foot_ui(&self, cx: &mut Cx<'_>, ui: &mut Ui) -> Option<Open> {
        let text = cx.text;
        let sheets = newest_first(cx);
        let sheet = *sheets.get(self.selected.unwrap_or_default())?;
        let saving = gate::is_running(cx.running, saving::JOB);
        let approves = cx.is_doctor() && approval(cx, sheet).is_none();
        let state = StateText {
            mark: Mark::Icon(Icon::Info),
            lead: "",
            rest: &text.order.sheet_note,
        };
        let label = if saving {
            &text.saving.under_way
        } else {
            &text.saving.as_pdf
        };
        let save = Button::secondary(label)
            .icon(Icon::Printer)
            .enabled(!saving);
        let read = if approves {
            Button::secondary
        } else {
            Button::primary
        };
        let read = read(&text.settings.read_sheet).icon(Icon::FileText).key(
            "↵",
            Modifiers::NONE,
            Key::Enter,
        );
        let approve = Button::primary(&text.order.approve)
            .icon(Icon::BadgeCheck)
            .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
        let mut buttons = vec![save, read];
        buttons.extend(approves.then_some(approve));
        match action_bar(ui, &state, buttons)? {
            0 => {
                let page = page(text, cx.journal.clinic(), sheet, cx.printed());
                cx.send(Command::SavePage(Box::new(page)));
                None
            }
            1 => {
                let version = Some(sheet.version.clone());
                cx.send(Command::ShowSheet { version });
                None
            }
            _ => Some(Open::new(ApprovalForm::new(sheet))),
        }
    }
}

fn newest_first<'c>(cx: &Cx<'c>) -> Vec<&'c SheetAdopted> {
    cx.journal.clinic().sheets.iter().rev().collect()
}

/// Who stands by a sheet, and what she has found missing in it.
fn approval(cx: &Cx<'_>, sheet: &SheetAdopted) -> Option<(String, String)> {
    let (text, words) = (cx.text, &cx.text.order);
    let noted = cx.journal.clinic().premises.sheet_approval(&sheet.sha256)?;
    let (name, when) = (cx.user_name(noted.by), text.date(noted.at.day()));
    let who = fill(&words.approved, &[("name", &name), ("when", &when)]);
    let missing = missing(text, &noted.value.items);
    let found = if missing.is_empty() {
        words.whole.clone()
    } else {
        fill(&words.found_missing, &[("items", &missing)])
    };
    Some((who, found))
}
