//! What all widgets paint with: text laid out in a style, hairlines, the focus ring.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align2, Color32, Galley, Id, Painter, Pos2, Rangef, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::ui::theme::{Kind, Theme, radius, size, space};

/// A text on one line, however long.
pub fn line(ui: &Ui, text: &str, kind: Kind, colour: Color32) -> Arc<Galley> {
    layout(ui, text, kind, colour, TextWrapping::no_max_width())
}

/// A text on one line, cut with »…« where the width ends.
pub fn cut(ui: &Ui, text: &str, kind: Kind, colour: Color32, width: f32) -> Arc<Galley> {
    let wrap = TextWrapping::truncate_at_width(width.max(0.0));
    layout(ui, text, kind, colour, wrap)
}

/// A text wrapped to a width, on at most `rows` lines.
pub fn rows(
    ui: &Ui,
    text: &str,
    kind: Kind,
    colour: Color32,
    (width, rows): (f32, usize),
) -> Arc<Galley> {
    let wrap = TextWrapping {
        max_rows: rows,
        ..TextWrapping::wrap_at_width(width.max(0.0))
    };
    layout(ui, text, kind, colour, wrap)
}

fn layout(ui: &Ui, text: &str, kind: Kind, colour: Color32, wrap: TextWrapping) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), format(kind, colour));
    job.wrap = wrap;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// How a run of text in this style is laid out.
pub fn format(kind: Kind, colour: Color32) -> TextFormat {
    TextFormat {
        line_height: Some(kind.line()),
        ..TextFormat::simple(kind.font(), colour)
    }
}

/// A title and a quieter remark after it, on one line or wrapped: one text, two styles.
pub fn title_and_remark(
    ui: &Ui,
    (title, kind, colour): (&str, Kind, Color32),
    remark: &str,
    width: f32,
) -> Arc<Galley> {
    let theme = Theme::of(ui);
    let mut job = LayoutJob::single_section(title.to_owned(), format(kind, colour));
    if !remark.is_empty() {
        let quiet = TextFormat {
            line_height: Some(kind.line_beside(Kind::Small)),
            ..format(Kind::Small, theme.text_3)
        };
        job.append(" ", 0.0, quiet.clone());
        job.append(remark, 2.0, quiet);
    }
    job.wrap = TextWrapping::wrap_at_width(width.max(0.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A leading word in a colour and the rest in the second colour, both small, on at most so many lines.
pub fn lead_and_rest(
    ui: &Ui,
    (lead, colour): (&str, Color32),
    rest: &str,
    (width, rows): (f32, usize),
) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(lead.to_owned(), format(Kind::SmallMedium, colour));
    let between = if lead.is_empty() { 0.0 } else { space::S4 };
    job.append(rest, between, format(Kind::Small, Theme::of(ui).text_2));
    job.wrap = TextWrapping {
        max_rows: rows,
        ..TextWrapping::wrap_at_width(width.max(0.0))
    };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The distance from the top of a text to the baseline of its first line.
pub fn baseline(galley: &Galley) -> f32 {
    let row = galley.rows.first();
    row.and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
        .unwrap_or_default()
}

/// Paints a text so that the point of it that `align` names lies at `at`; gives the rectangle that it takes.
pub fn text(painter: &Painter, at: Pos2, align: Align2, galley: Arc<Galley>) -> Rect {
    let rect = align.anchor_size(at, galley.size());
    // Only an empty galley falls back to a colour, and it shows none.
    painter.galley(rect.min, galley, Color32::PLACEHOLDER);
    rect
}

/// Paints a text with its first baseline at `at`.
pub fn text_on_baseline(painter: &Painter, at: Pos2, galley: Arc<Galley>) -> Rect {
    let min = pos2(at.x, at.y - baseline(&galley));
    text(painter, min, Align2::LEFT_TOP, galley)
}

/// Tells screen readers (and tests) of a text that was painted at `rect`.
pub fn say(ui: &mut Ui, rect: Rect, text: &str) -> Response {
    let id = auto_id(ui);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// Words beside the pointer that rests on something, unless a dialog or the search has opened above it.
pub fn tip(response: Response, words: &str) -> Response {
    // egui keeps words that are shown already for as long as the pointer rests, whatever opens above.
    let layer = response.layer_id;
    let within_reach = response
        .ctx
        .memory(|memory| memory.is_above_modal_layer(layer));
    if within_reach {
        response.on_hover_text(words)
    } else {
        response
    }
}

/// An id for a part of a widget that takes no space of its own in the layout.
pub fn auto_id(ui: &mut Ui) -> Id {
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    id
}

/// A line of one point that lies on the pixel grid.
pub fn hairline(painter: &Painter, x: impl Into<Rangef>, y: f32, colour: Color32) {
    painter.hline(x, y, Stroke::new(size::HAIRLINE, colour));
}

/// A hairline across the layout, with no space of its own beyond its point.
pub fn divider(ui: &mut Ui) {
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, size::HAIRLINE), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, Theme::of(ui).line);
}

/// The ring that shows where the keyboard is. Nothing without focus.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, corner: f32) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Theme::of(ui).focus);
        let rect = rect.expand(1.0);
        ui.painter()
            .rect_stroke(rect, corner + 1.0, stroke, StrokeKind::Outside);
    }
}

/// The ring inside the edge of a work area that has the keyboard.
pub fn inner_ring(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(2.0, Theme::of(ui).focus);
    ui.painter()
        .rect_stroke(rect.shrink(1.0), 0.0, stroke, StrokeKind::Inside);
}

/// The ground under something clickable: nothing, hovered or pressed.
pub fn ground(ui: &Ui, response: &Response) -> Color32 {
    let theme = Theme::of(ui);
    if response.is_pointer_button_down_on() {
        theme.pressed
    } else if response.hovered() || response.has_focus() {
        theme.hover
    } else {
        Color32::TRANSPARENT
    }
}

/// A frame with a hairline around it.
pub fn framed(painter: &Painter, rect: Rect, corner: f32, fill: Color32, outline: Color32) {
    let stroke = Stroke::new(size::HAIRLINE, outline);
    painter.rect(rect, corner, fill, stroke, StrokeKind::Inside);
}

/// Takes a rectangle of exactly this size in the layout, with nothing to click.
pub fn reserve(ui: &mut Ui, size: Vec2) -> Rect {
    ui.allocate_exact_size(size, Sense::hover()).0
}

/// The corner of buttons and fields.
pub const CONTROL_CORNER: f32 = radius::CONTROL;
