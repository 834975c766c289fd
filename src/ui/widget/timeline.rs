//! The timeline of a record: a date at the left, a node on a line, and what happened at the right.

use eframe::egui::{
    Align2, Color32, Frame, Margin, Rect, Response, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::paint;
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, Tone, radius, size, space};

/// One entry.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// »I dag«, »18. nov.«.
    pub day: &'a str,
    pub time: &'a str,
    pub icon: Icon,
    pub title: &'a str,
    /// Who, where, with what.
    pub who: &'a str,
    /// At the right: »Underskrevet«; empty for none.
    pub signed: &'a str,
    /// Badges that stay: »Rettet«, »For tidligt«.
    pub badges: &'a [(&'a str, Tone)],
    /// A filled node: what is planned.
    pub planned: bool,
    /// The tone of the node and title: neutral for most.
    pub tone: Tone,
    /// The line ends here.
    pub last: bool,
    pub selected: bool,
}

const DATE: f32 = 62.0;
const GAP: f32 = 14.0;
const NODE: f32 = 26.0;
/// Where the words begin, from the left edge.
const WORDS: f32 = DATE + GAP + NODE + GAP;

impl Entry<'_> {
    /// Shows it, with `body` under its title; `clicked()` when the entry was clicked anywhere.
    pub fn show(&self, ui: &mut Ui, body: impl FnOnce(&mut Ui)) -> Response {
        let theme = Theme::of(ui);
        let ground = ui.painter().add(eframe::egui::Shape::Noop);
        let start = ui.cursor().min;
        let width = ui.available_width();
        let words = Frame::new()
            .inner_margin(Margin {
                left: WORDS as i8,
                right: space::S8 as i8,
                top: 3,
                bottom: 12,
            })
            .show(ui, |ui| {
                ui.set_width(width - WORDS - space::S8);
                ui.spacing_mut().item_spacing = vec2(space::S8, space::S4);
                self.head(ui);
                body(ui);
            });
        let height = (words.response.rect.height()).max(44.0);
        let rect = Rect::from_min_size(start, vec2(width, height));
        ui.advance_cursor_after_rect(rect);
        self.paint_date(ui, rect);
        self.paint_node(ui, rect);
        let name = format!("{} {} {} {}", self.day, self.time, self.title, self.who);
        let response = super::card::clickable(ui, rect, name.trim(), self.selected);
        let fill = if self.selected {
            theme.accent_weak
        } else {
            paint::ground(ui, &response)
        };
        let ground_rect = rect
            .with_min_x(rect.left() + WORDS - space::S8)
            .shrink2(vec2(0.0, 1.0));
        ui.painter().set(
            ground,
            eframe::egui::Shape::rect_filled(ground_rect, radius::CONTROL, fill),
        );
        response
    }

    fn title_colour(&self, theme: &Theme) -> Color32 {
        if self.tone == Tone::Neutral {
            theme.text
        } else {
            theme.tone(self.tone).text
        }
    }

    fn head(&self, ui: &mut Ui) {
        let theme = Theme::of(ui);
        let rect = paint::reserve(ui, vec2(ui.available_width(), 20.0));
        let signed = paint::line(ui, self.signed, Kind::Small, theme.text_3);
        let place = paint::text(
            ui.painter(),
            rect.right_center(),
            Align2::RIGHT_CENTER,
            signed,
        );
        let mut end = rect.right();
        if !self.signed.is_empty() {
            let center = pos2(place.left() - 12.0, rect.center().y);
            Icon::BadgeCheck.paint(ui.painter(), center, 13.0, theme.ok);
            paint::say(ui, place, self.signed);
            end = center.x - space::S12;
        }
        let mut left = rect.with_max_x(end);
        let title = paint::cut(
            ui,
            self.title,
            Kind::BodyStrong,
            self.title_colour(theme),
            left.width(),
        );
        let place = paint::text(ui.painter(), left.left_center(), Align2::LEFT_CENTER, title);
        paint::say(ui, place, self.title);
        left.min.x = place.right() + space::S8;
        if !self.badges.is_empty() {
            let layout = eframe::egui::Layout::left_to_right(eframe::egui::Align::Center);
            let mut badges = ui.new_child(UiBuilder::new().max_rect(left).layout(layout));
            badges.spacing_mut().item_spacing.x = space::S6;
            for (text, tone) in self.badges {
                super::chip::chip(&mut badges, text, *tone);
            }
            left.min.x = badges.min_rect().right() + space::S8;
        }
        let who = paint::cut(ui, self.who, Kind::Small, theme.text_2, left.width());
        let place = paint::text(ui.painter(), left.left_center(), Align2::LEFT_CENTER, who);
        if !self.who.is_empty() {
            paint::say(ui, place, self.who);
        }
    }

    fn paint_date(&self, ui: &mut Ui, rect: Rect) {
        let theme = Theme::of(ui);
        let right = rect.left() + DATE;
        let day = paint::line(ui, self.day, Kind::BodyStrong, theme.text);
        let place = paint::text(
            ui.painter(),
            pos2(right, rect.top() + 4.0),
            Align2::RIGHT_TOP,
            day,
        );
        paint::say(ui, place, self.day);
        let time = paint::line(ui, self.time, Kind::Micro, theme.text_3);
        let place = paint::text(
            ui.painter(),
            pos2(right, rect.top() + 22.0),
            Align2::RIGHT_TOP,
            time,
        );
        if !self.time.is_empty() {
            paint::say(ui, place, self.time);
        }
    }

    fn paint_node(&self, ui: &Ui, rect: Rect) {
        let theme = Theme::of(ui);
        let center = pos2(
            rect.left() + DATE + GAP + NODE * 0.5,
            rect.top() + NODE * 0.5,
        );
        let painter = ui.painter();
        if !self.last {
            let y = center.y + NODE * 0.5..=rect.bottom();
            painter.vline(center.x, y, Stroke::new(1.5, theme.line));
        }
        let (fill, outline, icon) = match (self.planned, self.tone) {
            (true, _) => (theme.accent, theme.accent, theme.on_accent),
            (false, Tone::Neutral) => (theme.surface, theme.line_2, theme.text_2),
            (false, tone) => (
                theme.tone(tone).weak,
                theme.tone(tone).line,
                theme.tone(tone).text,
            ),
        };
        painter.circle(center, NODE * 0.5 - 0.75, fill, Stroke::new(1.5, outline));
        self.icon.paint(painter, center, 14.0, icon);
    }
}

/// The head of a group of entries: »Aktuelt forløb«. The line runs past it.
pub fn group(ui: &mut Ui, title: &str, first: bool) {
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), 22.0));
    if !first {
        let x = rect.left() + DATE + GAP + NODE * 0.5;
        let stroke = Stroke::new(1.5, theme.line);
        ui.painter().vline(x, rect.y_range(), stroke);
    }
    let text = paint::line(ui, title, Kind::Micro, theme.text_3);
    let at = pos2(rect.left() + DATE + GAP, rect.center().y);
    let place = Align2::LEFT_CENTER.anchor_size(at, text.size());
    let ground = ui.visuals().panel_fill;
    ui.painter()
        .rect_filled(place.expand2(vec2(2.0, 0.0)), 0.0, ground);
    paint::text(ui.painter(), place.min, Align2::LEFT_TOP, text);
    paint::say(ui, place, title);
}

/// The original and the corrected text, both whole and open, and why (`design.md` §8). Heads say when and who.
pub fn correction(ui: &mut Ui, original: (&str, &str), corrected: (&str, &str), reason: &str) {
    corrections(ui, original, &[(corrected, reason)]);
}

/// The same for what was corrected more than once: every version with its reason, the oldest first.
pub fn corrections(ui: &mut Ui, original: (&str, &str), corrected: &[((&str, &str), &str)]) {
    let theme = Theme::of(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::S6;
        version(ui, original, (theme.sunken, theme.line));
        for (text, reason) in corrected {
            version(ui, *text, (theme.ok_weak, theme.ok_weak));
            ui.label(theme.small(*reason));
        }
    });
}

fn version(ui: &mut Ui, (head, text): (&str, &str), (fill, outline): (Color32, Color32)) {
    let theme = Theme::of(ui);
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(size::HAIRLINE, outline))
        .corner_radius(radius::CONTROL)
        .inner_margin(Margin::symmetric(10, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S2;
            ui.label(Theme::text_in(head, Kind::Micro, theme.text_2));
            ui.label(theme.body(text));
        });
}
