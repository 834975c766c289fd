//! The rows of the history, newest first.

use eframe::egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::theme::{Kind, Theme, space};
use crate::ui::widget::chip::{self, Chip};
use crate::ui::widget::table::{Column, Outcome, Table};

use super::integrity::Standing;
use super::line::Row;

/// Shows the rows that the filters leave; `selected` is a place in `shown`.
pub fn table_ui(
    cx: &Cx<'_>,
    (rows, shown): (&[Row], &[usize]),
    selected: Option<usize>,
    ui: &mut Ui,
) -> Outcome {
    let words = &cx.text.reading;
    let columns = [
        Column::fixed(&words.date, 92.0).right(),
        Column::fixed(&words.time, 38.0),
        Column::fixed(&words.kind, 176.0),
        Column::share(&words.content, 1.0),
        Column::fixed(&words.by, 30.0),
        Column::fixed(&words.integrity, integrity_width(cx, rows)),
    ];
    let quiet = Theme::of(ui).text_2;
    let table = Table::new("history", &columns).fill().selected(selected);
    table.show(ui, shown.len(), |index, cells| {
        let Some(row) = shown.get(index).and_then(|place| rows.get(*place)) else {
            return;
        };
        cells.name(name(row));
        cells.body(&row.date);
        cells.text(&row.time, Kind::Body, quiet);
        cells.icon_word(row.icon, &row.kind);
        cells.body(&row.words);
        cells.cell(|ui| {
            if !row.who.is_empty() {
                chip::initials(ui, &row.initials, &row.who);
            }
        });
        let (standing, on_selected) = (Standing::of(cx.chain, row.seq), cells.is_selected());
        cells.cell(|ui| integrity_ui(cx, row, (standing, on_selected), ui));
    })
}

/// Room for the widest badges of the record, so that the words before them get all the rest.
fn integrity_width(cx: &Cx<'_>, rows: &[Row]) -> f32 {
    const SHAPE: f32 = 20.0;
    const LETTER: f32 = 6.8;
    const ROUND_A_BADGE: f32 = 20.0;
    let letters = |words: &str| words.chars().count() as f32 * LETTER;
    let wide = |row: &Row| {
        let badges = row.badges.iter();
        let badges = badges.map(|(badge, _)| letters(badge) + ROUND_A_BADGE);
        let standing = Standing::of(cx.chain, row.seq).words(cx.text);
        SHAPE + letters(standing) + badges.sum::<f32>()
    };
    rows.iter().map(wide).fold(120.0, f32::max).min(268.0)
}

fn integrity_ui(cx: &Cx<'_>, row: &Row, (standing, selected): (Standing, bool), ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.x = space::S6;
    standing.status().show(ui, 14.0);
    ui.label(theme.small(standing.words(cx.text)));
    for (badge, tone) in &row.badges {
        Chip::new(badge).tone(*tone).on_selected(selected).show(ui);
    }
}

/// What a screen reader calls the row.
fn name(row: &Row) -> String {
    let badges: Vec<&str> = row.badges.iter().map(|(badge, _)| badge.as_str()).collect();
    let badges = badges.join(" ");
    format!(
        "{} {} {} {} {badges}",
        row.date, row.time, row.kind, row.who
    )
    .trim_end()
    .to_owned()
}
