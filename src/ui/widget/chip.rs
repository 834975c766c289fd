//! Chips and badges: a word on a tint, a count, initials in a circle, and chips that can be picked.

use eframe::egui::{
    Align2, Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::paint;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, Tone, radius, size, space};

const PADDING: f32 = 7.0;
const SHAPE: f32 = 12.0;

/// A word on a tint, 20 points high.
#[must_use = "a chip is seen when `show` is called"]
pub struct Chip<'a> {
    text: &'a str,
    tone: Tone,
    icon: Option<Icon>,
    status: Option<Status>,
    on_selected: bool,
}

impl<'a> Chip<'a> {
    pub const fn new(text: &'a str) -> Self {
        Self {
            text,
            tone: Tone::Neutral,
            icon: None,
            status: None,
            on_selected: false,
        }
    }

    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A status shape before the word; it also gives the tone.
    pub const fn status(mut self, status: Status) -> Self {
        self.status = Some(status);
        self.tone = status.tone();
        self
    }

    /// On a selected row the chip's ground is white, so that it stays visible.
    pub const fn on_selected(mut self, selected: bool) -> Self {
        self.on_selected = selected;
        self
    }

    /// How wide it will be, for rows that have to know before.
    pub fn width(&self, ui: &Ui) -> f32 {
        let text = paint::line(ui, self.text, Kind::SmallMedium, Color32::PLACEHOLDER);
        (text.size().x + self.before() + 2.0 * PADDING).ceil()
    }

    /// The room that the shape before the word takes.
    const fn before(&self) -> f32 {
        let has_shape = self.icon.is_some() || self.status.is_some();
        if has_shape { SHAPE + 5.0 } else { 0.0 }
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let colours = theme.tone(self.tone);
        let text = paint::line(ui, self.text, Kind::SmallMedium, colours.text);
        let before = self.before();
        let width = (text.size().x + before + 2.0 * PADDING).ceil();
        let (rect, response) = ui.allocate_exact_size(vec2(width, size::CHIP), Sense::hover());
        let fill = if self.on_selected {
            theme.surface
        } else {
            colours.weak
        };
        let painter = ui.painter();
        painter.rect_filled(rect, radius::CHIP, fill);
        let center = pos2(rect.left() + PADDING + SHAPE * 0.5, rect.center().y);
        if let Some(status) = self.status {
            status.paint(painter, theme, center, SHAPE);
        } else if let Some(icon) = self.icon {
            icon.paint(painter, center, SHAPE, colours.text);
        }
        let at = pos2(rect.left() + PADDING + before, rect.center().y);
        paint::text(painter, at, Align2::LEFT_CENTER, text);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.text));
        response
    }
}

/// Chips in one line as far as there is room; the others are counted, and named on hover: »+2«.
pub fn chips_in_line(ui: &mut Ui, chips: &[(&str, Tone)], on_selected: bool) {
    let widths: Vec<f32> = chips
        .iter()
        .map(|(text, _)| Chip::new(text).width(ui))
        .collect();
    let gap = ui.spacing().item_spacing.x;
    let room = ui.available_width();
    let (shown, rest) = chips.split_at(how_many_fit(&widths, gap, room));
    for (text, tone) in shown {
        Chip::new(text)
            .tone(*tone)
            .on_selected(on_selected)
            .show(ui);
    }
    if !rest.is_empty() {
        let names: Vec<&str> = rest.iter().map(|(text, _)| *text).collect();
        let names = names.join(", ");
        let count = format!("+{}", rest.len());
        let more = Chip::new(&count).on_selected(on_selected).show(ui);
        more.widget_info(|| WidgetInfo::labeled(Role::Label, true, &names));
        paint::tip(more, &names);
    }
}

/// So many widths stand beside each other, with room for the count of the others.
fn how_many_fit(widths: &[f32], gap: f32, room: f32) -> usize {
    const COUNT: f32 = 32.0;
    let mut taken = 0.0;
    for (place, width) in widths.iter().enumerate() {
        taken += width + gap;
        let is_last = place + 1 == widths.len();
        let wanted = if is_last { taken - gap } else { taken + COUNT };
        if wanted > room {
            return place;
        }
    }
    widths.len()
}

/// A chip in one call.
pub fn chip(ui: &mut Ui, text: &str, tone: Tone) -> Response {
    Chip::new(text).tone(tone).show(ui)
}

/// Chips in a row that wraps: areas, badges.
pub fn chips(ui: &mut Ui, chips: &[(&str, Tone)]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S6, space::S4);
        for (text, tone) in chips {
            chip(ui, text, *tone);
        }
    });
}

/// Initials in a circle; `name` is told to screen readers and on hover.
pub fn initials(ui: &mut Ui, letters: &str, name: &str) -> Response {
    initials_in(ui, letters, name, 26.0, false)
}

/// Initials in a circle of any size, filled with the accent colour when `filled`.
pub fn initials_in(
    ui: &mut Ui,
    letters: &str,
    name: &str,
    diameter: f32,
    filled: bool,
) -> Response {
    let theme = Theme::of(ui);
    let (text, fill) = if filled {
        (theme.on_accent, theme.accent)
    } else {
        (theme.accent, theme.accent_weak)
    };
    let kind = if diameter > 32.0 {
        Kind::Clock
    } else {
        Kind::MicroStrong
    };
    let (rect, response) = ui.allocate_exact_size(vec2(diameter, diameter), Sense::hover());
    let painter = ui.painter();
    painter.circle_filled(rect.center(), diameter * 0.5, fill);
    let galley = paint::line(ui, letters, kind, text);
    paint::text(painter, rect.center(), Align2::CENTER_CENTER, galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    paint::tip(response, name)
}

/// A chip to pick or leave, in the tone of its area; picked it carries a tick. 28 points high.
pub fn pick(ui: &mut Ui, text: &str, tone: Tone, picked: &mut bool) -> Response {
    const PADDING: f32 = 9.0;
    const TICK: f32 = 13.0;
    let theme = Theme::of(ui);
    let colours = theme.tone(tone);
    let label = paint::line(ui, text, Kind::BodyMedium, Color32::PLACEHOLDER);
    let wanted = label.size().x + 2.0 * PADDING + TICK + space::S6;
    let wanted = vec2(wanted.ceil(), size::SEGMENTED);
    let (rect, mut response) = ui.allocate_exact_size(wanted, Sense::click());
    if response.clicked() {
        *picked = !*picked;
        response.mark_changed();
    }
    let (colour, fill, outline) = if *picked {
        (colours.text, colours.weak, colours.text)
    } else {
        let fill = if response.hovered() {
            theme.hover
        } else {
            theme.surface
        };
        (theme.text_2, fill, theme.line_2)
    };
    let painter = ui.painter();
    let stroke = Stroke::new(size::HAIRLINE, outline);
    painter.rect(
        rect,
        paint::CONTROL_CORNER,
        fill,
        stroke,
        StrokeKind::Inside,
    );
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(PADDING, 0.0), label.size());
    painter.galley_with_override_text_color(at.min, label, colour);
    let mark = pos2(rect.right() - PADDING - TICK * 0.5, rect.center().y);
    let icon = if *picked { Icon::Check } else { Icon::Plus };
    icon.paint(painter, mark, TICK, colour);
    paint::focus_ring(ui, &response, rect, paint::CONTROL_CORNER);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *picked, text));
    response
}

/// A filter: what it is about and what is chosen, in accent when it narrows. Click it to open a menu on it.
pub fn filter(ui: &mut Ui, about: &str, chosen: &str, narrows: bool) -> Response {
    const PADDING: f32 = 9.0;
    let theme = Theme::of(ui);
    let (kind, colour, outline) = if narrows {
        (Kind::SmallStrong, theme.accent, theme.accent)
    } else {
        (Kind::SmallMedium, theme.text_2, theme.line_2)
    };
    let about_text = paint::line(ui, about, Kind::Small, theme.text_2);
    let chosen_text = paint::line(ui, chosen, kind, colour);
    let width = about_text.size().x + chosen_text.size().x + 2.0 * PADDING + 2.0 * space::S6 + 12.0;
    let wanted = vec2(width.ceil(), size::SEGMENTED);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let fill = match (narrows, response.hovered()) {
        (true, _) => theme.accent_weak,
        (false, true) => theme.hover,
        (false, false) => theme.surface,
    };
    let painter = ui.painter();
    paint::framed(painter, rect, paint::CONTROL_CORNER, fill, outline);
    let at = rect.left_center() + vec2(PADDING, 0.0);
    let first = paint::text(painter, at, Align2::LEFT_CENTER, about_text);
    let at = pos2(first.right() + space::S6, rect.center().y);
    let second = paint::text(painter, at, Align2::LEFT_CENTER, chosen_text);
    let at = pos2(second.right() + space::S6 + 6.0, rect.center().y);
    Icon::ChevronDown.paint(painter, at, 12.0, theme.text_3);
    paint::focus_ring(ui, &response, rect, paint::CONTROL_CORNER);
    let name = format!("{about} {chosen}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widget::stage::stage;

    const AREAS: [(&str, Tone); 3] = [
        ("Pande", Tone::Forehead),
        ("Bekymringsrynke", Tone::Glabella),
        ("Smilerynker", Tone::Lateral),
    ];

    #[test]
    fn chips_without_room_are_counted_and_still_named() {
        let window = stage((), |ui, ()| {
            ui.set_max_width(120.0);
            ui.horizontal(|ui| chips_in_line(ui, &AREAS, false));
        });
        window.get_by_label("Pande");
        window.get_by_label("Bekymringsrynke, Smilerynker");
    }

    #[test]
    fn chips_with_room_are_all_shown() {
        let window = stage((), |ui, ()| {
            ui.horizontal(|ui| chips_in_line(ui, &AREAS, false));
        });
        for (area, _) in AREAS {
            window.get_by_label(area);
        }
    }

    #[test]
    fn the_last_chip_needs_no_room_for_a_count() {
        assert_eq!(how_many_fit(&[50.0, 50.0], 6.0, 106.0), 2);
        assert_eq!(how_many_fit(&[50.0, 50.0], 6.0, 105.0), 1);
        assert_eq!(how_many_fit(&[50.0, 50.0], 6.0, 60.0), 0);
    }
}
