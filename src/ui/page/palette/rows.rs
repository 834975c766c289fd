//! The rows of the palette: heads, patients with what was typed underlined, and deeds with their keys.

use eframe::egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::domain::fold::similar_names;
use crate::journal::view::PatientRow;
use crate::text::Text;
use crate::ui::icon::Icon;
use crate::ui::page::finder::shown_name;
use crate::ui::theme::{Kind, Theme, Tone, radius, space};
use crate::ui::widget::{chip, key, paint};

use super::matched::{Marked, matched};

const PATIENT: f32 = 50.0;
const DEED: f32 = 36.0;
const LEFT: f32 = 12.0;
const CIRCLE: f32 = 32.0;
/// Where the words begin.
const WORDS: f32 = LEFT + CIRCLE + 12.0;

/// The head of a group.
pub fn head(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), 26.0));
    let galley = paint::line(ui, text, Kind::SmallMedium, theme.text_3);
    let at = pos2(rect.left() + LEFT, rect.center().y);
    let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, galley);
    paint::say(ui, place, text);
}

/// A patient: name with the typed letters underlined, number and age.
pub fn patient(
    ui: &mut Ui,
    text: &Text,
    (row, detail, alert): (&PatientRow, &str, bool),
    (query, selected): (&str, bool),
) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ground(ui, PATIENT, selected);
    let circle = pos2(rect.left() + LEFT + CIRCLE * 0.5, rect.center().y);
    let (fill, colour) = if selected {
        (theme.accent, theme.on_accent)
    } else {
        (theme.accent_weak, theme.accent)
    };
    ui.painter().circle_filled(circle, CIRCLE * 0.5, fill);
    Icon::UserRound.paint(ui.painter(), circle, 16.0, colour);
    let name = shown_name(row);
    let job = Marked {
        text: &name,
        marks: &matched(&name, query),
        plain: (Kind::BodyStrong, theme.text),
        striking: (Kind::BodyStrong, theme.accent),
        underlined: true,
    }
    .job();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(rect.left() + WORDS, rect.center().y + 2.0);
    let above = pos2(at.x, rect.center().y - 1.0);
    let place = paint::text(ui.painter(), above, Align2::LEFT_BOTTOM, galley);
    if alert {
        let beside = Rect::from_min_size(
            pos2(place.right() + space::S8, place.center().y - 10.0),
            vec2(120.0, 20.0),
        );
        let mut inside = ui.new_child(eframe::egui::UiBuilder::new().max_rect(beside));
        chip::chip(&mut inside, &text.palette.name_alert, Tone::Warn);
    }
    let below = paint::line(ui, detail, Kind::Small, theme.text_2);
    paint::text(ui.painter(), at, Align2::LEFT_TOP, below);
    if selected {
        hint(ui, rect, "↵");
    }
    tell(&response, selected, &format!("{name} {detail}"));
    response
}

/// A deed or a place.
pub fn deed(
    ui: &mut Ui,
    (icon, label): (Icon, &str),
    (printed, selected): (&str, bool),
) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ground(ui, DEED, selected);
    let center = pos2(rect.left() + LEFT + CIRCLE * 0.5, rect.center().y);
    icon.paint(ui.painter(), center, 16.0, theme.text_2);
    let galley = paint::cut(
        ui,
        label,
        Kind::Body,
        theme.text,
        rect.width() - WORDS - 90.0,
    );
    let at = pos2(rect.left() + WORDS, rect.center().y);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, galley);
    if !printed.is_empty() {
        hint(ui, rect, printed);
    } else if selected {
        hint(ui, rect, "↵");
    }
    tell(&response, selected, label);
    response
}

fn ground(ui: &mut Ui, height: f32, selected: bool) -> (Rect, Response) {
    let theme = Theme::of(ui);
    let wanted = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let fill = if selected {
        theme.accent_weak
    } else {
        paint::ground(ui, &response)
    };
    ui.painter().rect_filled(rect, radius::CONTROL, fill);
    (rect, response)
}

fn hint(ui: &Ui, rect: Rect, printed: &str) {
    let width = key::hint_size(ui, printed).x;
    let at = pos2(rect.right() - LEFT - width, rect.center().y);
    key::paint_hint(ui, ui.painter(), at, printed, key::Ground::Quiet);
}

fn tell(response: &Response, selected: bool, name: &str) {
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, name));
}

/// Somebody else among the hits has a similar name and the same birth date (R05).
pub fn has_name_alert(row: &PatientRow, all: &[PatientRow]) -> bool {
    let full = |row: &PatientRow| format!("{} {}", row.given, row.family);
    all.iter().any(|other| {
        other.id != row.id
            && other.birth_date == row.birth_date
            && similar_names(&full(other), &full(row))
    })
}
