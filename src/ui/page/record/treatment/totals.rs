//! The table of totals: points and units by area and side, beside what was prescribed.

use eframe::egui::{Align2, Color32, Rect, Ui, pos2, vec2};

use crate::text::{Text, fill};
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, size, space};
use crate::ui::widget::{card, paint};

use super::sums::{Row, Sums};

/// Where each column of numbers ends, as a part of the width inside the card.
const ENDS: [f32; 6] = [0.40, 0.506, 0.594, 0.72, 0.855, 1.0];

/// The rows of the card: head, areas, sum.
pub fn rows(ui: &mut Ui, text: &Text, sums: &Sums) {
    let words = &text.treatment;
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), size::HEAD));
    let heads = [
        &words.points,
        &words.right,
        &words.middle,
        &words.left,
        &words.units,
        &words.prescribed,
    ];
    let inside = rect.shrink2(vec2(space::CARD_X, 0.0));
    let colour = theme.text_3;
    let first = paint::line(ui, &words.area, Kind::Micro, colour);
    paint::text(
        ui.painter(),
        inside.left_center(),
        Align2::LEFT_CENTER,
        first,
    );
    for (head, end) in heads.into_iter().zip(ENDS) {
        cell(ui, (inside, end), (head, Kind::Micro, colour));
    }
    for row in &sums.rows {
        line(ui, text, row, false);
    }
    line(ui, text, &sums.all, true);
}

fn line(ui: &mut Ui, text: &Text, row: &Row, total: bool) {
    const HEIGHT: f32 = 34.0;
    const DOT: f32 = 4.0;
    let theme = Theme::of(ui);
    card::ruled(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), HEIGHT));
    if total {
        let ground = rect.shrink2(vec2(size::HAIRLINE, size::HAIRLINE));
        ui.painter().rect_filled(ground, 0.0, theme.sunken);
    }
    let inside = rect.shrink2(vec2(space::CARD_X, 0.0));
    let name = row.name(text);
    let mut left = inside.left();
    if !total {
        let colour = theme.tone(row.tone()).text;
        let center = pos2(left + DOT, rect.center().y);
        ui.painter().circle_filled(center, DOT, colour);
        left += 2.0 * DOT + space::S8;
    }
    let shown = paint::line(ui, &name, Kind::BodyStrong, theme.text);
    paint::text(
        ui.painter(),
        pos2(left, rect.center().y),
        Align2::LEFT_CENTER,
        shown,
    );
    let quiet = theme.text_2;
    let count = row.tally.points.to_string();
    let [right, middle, left_side] = row.sides.map(|side| {
        if side.points == 0 {
            "–".to_owned()
        } else {
            text.amount(side.units)
        }
    });
    let units = text.amount(row.tally.units);
    let strong = if total { Kind::H2 } else { Kind::BodyStrong };
    let [points, to_right, to_middle, to_left, all, ordered] = ENDS;
    cell(ui, (inside, points), (&count, Kind::Body, quiet));
    cell(ui, (inside, to_right), (&right, Kind::Body, theme.text));
    cell(ui, (inside, to_middle), (&middle, Kind::Body, theme.text));
    cell(ui, (inside, to_left), (&left_side, Kind::Body, theme.text));
    cell(ui, (inside, all), (&units, strong, theme.text));
    prescribed(ui, text, row, (inside, ordered, total));
    paint::say(ui, rect, &told(text, row));
}

fn cell(ui: &Ui, (inside, end): (Rect, f32), (text, kind, colour): (&str, Kind, Color32)) -> Rect {
    let at = pos2(inside.left() + inside.width() * end, inside.center().y);
    let text = paint::line(ui, text, kind, colour);
    paint::text(ui.painter(), at, Align2::RIGHT_CENTER, text)
}

/// Form, colour and word: a tick beside what agrees, amber beside what does not.
fn prescribed(ui: &Ui, text: &Text, row: &Row, (inside, end, total): (Rect, f32, bool)) {
    const SHAPE: f32 = 13.0;
    let theme = Theme::of(ui);
    let Some(amount) = row.prescribed else {
        cell(ui, (inside, end), ("–", Kind::Body, theme.text_2));
        return;
    };
    let agrees = row.agrees();
    let (kind, colour, mark) = match (agrees, total && row.is_begun(), row.exceeded) {
        (true, true, _) => (Kind::BodyStrong, theme.ok, Some(Status::Ok)),
        (false, _, true) | (false, true, false) => {
            (Kind::BodyStrong, theme.warn, Some(Status::Warn))
        }
        (true, false, _) | (false, false, false) => (Kind::Body, theme.text_2, None),
    };
    let place = cell(ui, (inside, end), (&text.amount(amount), kind, colour));
    if let Some(mark) = mark {
        let center = pos2(place.left() - space::S4 - SHAPE * 0.5, inside.center().y);
        mark.paint(ui.painter(), theme, center, SHAPE);
    }
}

/// »Pande: 5 punkter, 10 enheder (højre 4, midt 2, venstre 4). Ordineret 10.«
pub fn told(text: &Text, row: &Row) -> String {
    let words = &text.treatment;
    let (count, units) = (
        text.point_count(row.tally.points),
        text.units(row.tally.units),
    );
    let name = row.name(text);
    let given = [
        ("area", name.as_str()),
        ("points", &count),
        ("units", &units),
    ];
    let mut said = fill(&words.row_told, &given);
    let sides = text.by_sides(row.sides);
    if !sides.is_empty() {
        said = format!("{said} ({sides})");
    }
    match row.prescribed {
        Some(amount) => format!("{said}. {} {}", words.prescribed, text.amount(amount)),
        None => said,
    }
}

/// »Ordineret 42, givet 44«; nothing where they agree, nothing was prescribed or nothing is given yet.
pub fn disagreement(text: &Text, sums: &Sums) -> Option<String> {
    let prescribed = sums.all.prescribed?;
    (sums.all.is_begun() && !sums.all.agrees()).then(|| {
        let (ordered, given) = (text.amount(prescribed), text.amount(sums.all.tally.units));
        let values = [("prescribed", ordered.as_str()), ("given", &given)];
        fill(&text.treatment.prescribed_given, &values)
    })
}
