//! The information sheet: its versions with their fingerprints.

use eframe::egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, Tone};
use crate::ui::widget::chip::Chip;
use crate::ui::widget::table::{Column, Table};

pub fn ui(cx: &Cx<'_>, ui: &mut Ui) {
    let (words, theme) = (&cx.text.settings, Theme::of(ui));
    let columns = [
        Column::fixed(&words.sheet_version, 90.0),
        Column::fixed(&words.sheet_language, 80.0),
        Column::fixed(&words.sheet_state, 110.0),
        Column::share(&words.sheet_fingerprint, 1.0),
    ];
    // The newest first.
    let sheets: Vec<_> = cx.journal.clinic().sheets.iter().rev().collect();
    let table = Table::new("sheets", &columns);
    table.show(ui, sheets.len(), |index, row| {
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
        row.text(&sheet.sha256, Kind::Small, theme.text_2);
    });
}
