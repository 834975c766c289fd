//! A photo in a grid: the picture or its empty place, a status shape on it, its name, what it covers, its key.

use eframe::egui::{
    Align2, Color32, Image, Rect, Response, Role, Sense, Shape, Stroke, TextureId, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::{key, paint};
use crate::domain::photo::View;
use crate::ui::face::ghost;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, Tone, radius, space};

/// What is in the place of the picture.
#[derive(Clone, Copy, Debug)]
pub enum Picture<'a> {
    /// A texture and its size in pixels; it is shown covering the cell, from its middle.
    Shown(TextureId, Vec2),
    /// It is being read.
    Loading,
    /// Nothing yet of a standard view: how it should be framed, with a word as below.
    Ghost(View, &'a str, Tone),
    /// Nothing yet, with a word in a tone: »Mangler« (stop), »Valgfri« (neutral).
    Missing(&'a str, Tone),
}

/// A cell.
#[derive(Clone, Copy, Debug)]
pub struct PhotoCell<'a> {
    pub picture: Picture<'a>,
    /// The same in words for screen readers stands before these: »Front, hvile«.
    pub title: &'a str,
    /// »Alle områder · 14.03«.
    pub detail: &'a str,
    /// A key printed at the right of the title; empty for none.
    pub hint: &'a str,
    pub status: Option<Status>,
    /// A word on the picture, bottom right: »SYNTETISK«.
    pub mark: &'a str,
    pub selected: bool,
    /// A file is dragged over it.
    pub receiving: bool,
}

/// The height of the words under the picture.
pub const WORDS: f32 = 42.0;

impl PhotoCell<'_> {
    /// Shows it: `picture` is the size of the picture, the words come under it.
    pub fn show(&self, ui: &mut Ui, picture: Vec2) -> Response {
        let wanted = picture + vec2(0.0, WORDS);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        if ui.is_rect_visible(rect) {
            let place = Rect::from_min_size(rect.min, picture);
            self.paint_picture(ui, place);
            self.paint_outline(ui, place, &response);
            self.paint_words(ui, rect.with_min_y(place.bottom()));
        }
        let name = self.name();
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.selected, &name));
        response
    }

    fn name(&self) -> String {
        let missing = match self.picture {
            Picture::Missing(word, _) | Picture::Ghost(_, word, _) => word,
            Picture::Shown(..) | Picture::Loading => "",
        };
        let parts = [self.title, self.detail, missing];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join(", ")
    }

    fn paint_picture(&self, ui: &Ui, place: Rect) {
        let theme = Theme::of(ui);
        let painter = ui.painter();
        match self.picture {
            Picture::Shown(texture, pixels) => {
                let uv = covering(pixels, place.size());
                Image::from_texture((texture, place.size()))
                    .uv(uv)
                    .corner_radius(radius::CONTROL)
                    .paint_at(ui, place);
            }
            Picture::Loading => {
                painter.rect_filled(place, radius::CONTROL, theme.hover);
                Icon::Image.paint(painter, place.center(), 20.0, theme.text_3);
            }
            Picture::Ghost(view, word, tone) => {
                self.paint_empty(ui, place);
                ghost::paint(painter, theme, place.shrink(1.5), view);
                paint_word(ui, word_at(place), word, tone);
            }
            Picture::Missing(word, tone) => {
                self.paint_empty(ui, place);
                Icon::Camera.paint(painter, place.center(), 24.0, theme.text_3);
                paint_word(ui, word_at(place), word, tone);
            }
        }
        if let Some(status) = self.status {
            let center = place.min + vec2(16.0, 16.0);
            painter.circle_filled(center, 9.0, theme.surface);
            status.paint(painter, theme, center, 17.0);
        }
        self.paint_mark(ui, place);
    }

    fn paint_empty(&self, ui: &Ui, place: Rect) {
        let theme = Theme::of(ui);
        let (ground, line) = if self.receiving {
            (theme.accent_weak, theme.accent)
        } else {
            (theme.sunken, theme.line_2)
        };
        ui.painter().rect_filled(place, radius::CONTROL, ground);
        dashed(ui, place, line);
    }

    fn paint_mark(&self, ui: &Ui, place: Rect) {
        if self.mark.is_empty() {
            return;
        }
        let theme = Theme::of(ui);
        let text = paint::line(ui, self.mark, Kind::Micro, theme.banner_text);
        let corner = place.max - vec2(6.0, 6.0);
        let ground = Align2::RIGHT_BOTTOM.anchor_size(corner, text.size() + vec2(10.0, 2.0));
        let painter = ui.painter();
        painter.rect_filled(ground, 3.0, theme.shadow_ground());
        paint::text(painter, ground.center(), Align2::CENTER_CENTER, text);
    }

    fn paint_outline(&self, ui: &Ui, place: Rect, response: &Response) {
        let theme = Theme::of(ui);
        let painter = ui.painter();
        let ring = |width: f32, colour: Color32| {
            painter.rect_stroke(
                place.expand(2.0),
                radius::CONTROL + 2.0,
                Stroke::new(width, colour),
                eframe::egui::StrokeKind::Outside,
            );
        };
        if self.selected || self.receiving {
            ring(2.0, theme.accent);
        } else if response.has_focus() {
            ring(2.0, theme.focus);
        } else if response.hovered() {
            ring(1.0, theme.line_2);
        }
    }

    fn paint_words(&self, ui: &Ui, room: Rect) {
        let theme = Theme::of(ui);
        let painter = ui.painter();
        let top = room.top() + space::S6;
        let mut end = room.right();
        if !self.hint.is_empty() {
            let width = key::hint_size(ui, self.hint).x;
            end -= width;
            let at = pos2(end, top + 9.0);
            key::paint_hint(ui, painter, at, self.hint, key::Ground::Quiet);
        }
        let width = end - room.left() - space::S4;
        let title = paint::cut(ui, self.title, Kind::BodyMedium, theme.text, width);
        let place = paint::text(painter, pos2(room.left(), top), Align2::LEFT_TOP, title);
        let detail = paint::cut(ui, self.detail, Kind::Small, theme.text_2, room.width());
        paint::text(painter, place.left_bottom(), Align2::LEFT_TOP, detail);
    }
}

/// The middle part of a picture that has the shape of the cell.
pub fn covering(pixels: Vec2, cell: Vec2) -> Rect {
    let scale = (cell.x / pixels.x.max(1.0))
        .max(cell.y / pixels.y.max(1.0))
        .max(f32::EPSILON);
    let part = vec2(
        (cell.x / scale / pixels.x.max(1.0)).min(1.0),
        (cell.y / scale / pixels.y.max(1.0)).min(1.0),
    );
    Rect::from_center_size(pos2(0.5, 0.5), part)
}

/// Where the word stands in an empty place.
fn word_at(place: Rect) -> eframe::egui::Pos2 {
    pos2(place.center().x, place.bottom() - 22.0)
}

fn dashed(ui: &Ui, rect: Rect, colour: Color32) {
    let rect = rect.shrink(0.5);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    let stroke = Stroke::new(1.0, colour);
    ui.painter()
        .extend(Shape::dashed_line(&corners, stroke, 4.0, 3.0));
}

fn paint_word(ui: &Ui, center: eframe::egui::Pos2, word: &str, tone: Tone) {
    if word.is_empty() {
        return;
    }
    let colours = Theme::of(ui).tone(tone);
    let text = paint::line(ui, word, Kind::SmallMedium, colours.text);
    let ground = Rect::from_center_size(center, vec2(text.size().x + 14.0, 20.0));
    ui.painter().rect_filled(ground, radius::CHIP, colours.weak);
    paint::text(ui.painter(), center, Align2::CENTER_CENTER, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_covers_its_cell_from_the_middle() {
        let wide = covering(vec2(400.0, 200.0), vec2(100.0, 100.0));
        assert_eq!(wide, Rect::from_min_max(pos2(0.25, 0.0), pos2(0.75, 1.0)));
        let same = covering(vec2(300.0, 200.0), vec2(150.0, 100.0));
        assert_eq!(same, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)));
    }
}
