//! The two photos as they are painted: each in its half, on either side of a line, or one through the other.

use eframe::egui::{
    Align2, Color32, Painter, Pos2, Rect, Role, Sense, TextureId, Ui, Vec2, WidgetInfo, vec2,
};

use crate::domain::mark::Mark;
use crate::domain::similarity::Similarity;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::Text;
use crate::ui::icon::Icon;
use crate::ui::page::record::photos::lens::Laid;
use crate::ui::page::record::photos::lens_ui;
use crate::ui::page::record::photos::shelf::{Shelf, Thumbnail};
use crate::ui::page::record::photos::viewer::marks::{self, Under};
use crate::ui::theme::{Kind, Theme, Tone, radius, space};
use crate::ui::widget::paint;
use crate::ui::widget::quad::{WHOLE, corners, quad};

use super::opened::Opened;
use super::{Mode, Seen, choice, handle, laying, points};

/// Between two photos that stand side by side.
const GAP: f32 = space::S8;

/// One photo: what there is of it, and where it lies in the pixels of the left one.
struct Photo {
    what: What,
    corners: [Pos2; 4],
    /// »Dag 14 · 9. jul. 2026«.
    caption: String,
    name: String,
    /// How its own pixels lie in those of the left one.
    size: Vec2,
    /// Drawn upon it, if they shall be seen.
    marks: Vec<Mark>,
    /// What was given, upon the photo before it.
    points: Vec<Point>,
}

/// A point of the injection map upon the left photo, in its pixels.
pub struct Point {
    pub at: Pos2,
    pub units: String,
    pub tone: Tone,
}

enum What {
    Texture(TextureId),
    Coming,
    /// Why it cannot be opened.
    Failed(String),
}

pub struct Stage {
    photos: [Photo; 2],
    tints: [Color32; 2],
    /// The left photo's, in pixels.
    size: Vec2,
    /// Said upon the photos, since it is no longer what the camera saw.
    light_matched: bool,
}

/// From the right photo to the left one, if they shall lie upon each other and can.
pub fn similarity(seen: &Seen, items: [&PhotoItem; 2]) -> Option<Similarity> {
    laying::similarity(items).filter(|_| seen.aligned)
}

/// How the left photo lies in its room.
pub fn laid(seen: &Seen, items: [&PhotoItem; 2], room: Rect) -> Laid {
    let [left, _] = rooms(seen.mode, room);
    seen.lens.laid(left, laying::size(items[0]))
}

/// Where each photo is painted.
fn rooms(mode: Mode, room: Rect) -> [Rect; 2] {
    match mode {
        Mode::Beside => {
            let (left, right) = room.split_left_right_at_x(room.center().x);
            [
                left.with_max_x(left.right() - GAP * 0.5),
                right.with_min_x(right.left() + GAP * 0.5),
            ]
        }
        Mode::Slider | Mode::Onion => [room, room],
    }
}

impl Stage {
    pub fn of(
        text: &Text,
        view: &RecordView,
        items: [&PhotoItem; 2],
        (opened, shelf): (&Opened, &mut Shelf),
        seen: &Seen,
    ) -> Self {
        let size = laying::size(items[0]);
        let upright = corners(Rect::from_min_size(Pos2::ZERO, size));
        let of_right = laying::corners(items, similarity(seen, items));
        let [left, right] = items;
        let mut photo = |item: &PhotoItem, corners| {
            let what = match (opened.get(item.id), shelf.get(item.id)) {
                (Some(Err(sentence)), _) => What::Failed(sentence.clone()),
                (Some(Ok(shown)), _) => What::Texture(shown.texture.id()),
                // The small one stands where the large one will.
                (None, Thumbnail::Here(small)) => What::Texture(small.id()),
                (None, Thumbnail::Coming | Thumbnail::Unreadable) => What::Coming,
            };
            let phase = choice::phase(text, &view.course, item);
            let caption = format!("{phase} · {}", text.date(item.taken_at.day()));
            Photo {
                what,
                corners,
                name: format!("{}, {caption}", text.view(item.photo.view)),
                caption,
                size: laying::size(item),
                marks: if seen.shows_marks {
                    item.marks.clone()
                } else {
                    Vec::new()
                },
                points: Vec::new(),
            }
        };
        let tints = opened.matched(items.map(|item| item.id));
        let tints = tints.filter(|_| seen.light_matched);
        let mut left_photo = photo(left, upright);
        if seen.shows_map {
            left_photo.points = points::upon(text, view, items);
        }
        Self {
            photos: [left_photo, photo(right, of_right)],
            light_matched: tints.is_some(),
            tints: tints.unwrap_or([Color32::WHITE; 2]),
            size,
        }
    }

    /// Shows it in the room, and takes the wheel, drags and double clicks there.
    pub fn show(&self, text: &Text, seen: &mut Seen, room: Rect, ui: &mut Ui) {
        match seen.mode {
            Mode::Beside => self.beside(text, seen, room, ui),
            Mode::Slider => {
                self.upon_each_other(seen, room, ui);
                self.say_light(text, room, ui);
                let x = room.left() + room.width() * seen.line;
                let (left, right) = room.split_left_right_at_x(x);
                self.failures(text, [left, right], ui);
                handle::line(ui, room, &mut seen.line, &text.compare.line);
            }
            Mode::Onion => {
                self.upon_each_other(seen, room, ui);
                self.say_light(text, room, ui);
                let (left, right) = room.split_left_right_at_x(room.center().x);
                self.failures(text, [left, right], ui);
                handle::track(ui, room, &mut seen.opacity, &text.compare.opacity);
            }
        }
    }

    fn beside(&self, text: &Text, seen: &mut Seen, room: Rect, ui: &mut Ui) {
        let rooms = rooms(seen.mode, room);
        for (place, room) in rooms.into_iter().enumerate() {
            let (Some(photo), Some(tint)) = (self.photos.get(place), self.tints.get(place)) else {
                continue;
            };
            let laid = self.hands(seen, (room, place), &photo.name, ui);
            photo.paint(&ui.painter().with_clip_rect(room), laid, *tint);
            photo.paint_over(ui, laid, room);
            chip(ui, room, Align2::LEFT_TOP, &photo.caption);
            self.say_light(text, room, ui);
        }
        self.failures(text, rooms, ui);
    }

    /// Slider and onion skin: the left photo beneath, the right one above it.
    fn upon_each_other(&self, seen: &mut Seen, room: Rect, ui: &mut Ui) {
        let [left, right] = &self.photos;
        let [left_tint, right_tint] = self.tints;
        let name = format!("{}; {}", left.name, right.name);
        let laid = self.hands(seen, (room, 0), &name, ui);
        let x = room.left() + room.width() * seen.line;
        let painter = ui.painter().with_clip_rect(room);
        if seen.mode == Mode::Slider {
            let left_room = room.with_max_x(x);
            left.paint(&painter.with_clip_rect(left_room), laid, left_tint);
            right.paint(
                &painter.with_clip_rect(room.with_min_x(x)),
                laid,
                right_tint,
            );
        } else {
            left.paint(&painter, laid, left_tint);
            right.paint(&painter, laid, right_tint.gamma_multiply(seen.opacity));
            left.paint_over(ui, laid, room);
            right.paint_over(ui, laid, room);
        }
        chip(ui, room, Align2::LEFT_TOP, &left.caption);
        chip(ui, room, Align2::RIGHT_TOP, &right.caption);
    }

    fn hands(&self, seen: &mut Seen, (room, place): (Rect, usize), name: &str, ui: &Ui) -> Laid {
        let id = ui.scope_id().with(("stage", place));
        let response = ui.interact(room, id, Sense::click_and_drag());
        let laid = seen.lens.laid(room, self.size);
        lens_ui::hands(&mut seen.lens, laid, &response, ui);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
        let theme = Theme::of(ui);
        ui.painter().rect_filled(room, radius::CARD, theme.pressed);
        seen.lens.laid(room, self.size)
    }

    fn say_light(&self, text: &Text, room: Rect, ui: &mut Ui) {
        if self.light_matched {
            chip(ui, room, Align2::LEFT_BOTTOM, &text.compare.light_matched);
        }
    }

    /// A photo that cannot be opened says so in its place.
    fn failures(&self, text: &Text, rooms: [Rect; 2], ui: &mut Ui) {
        for (photo, room) in self.photos.iter().zip(rooms) {
            match &photo.what {
                What::Texture(_) => {}
                What::Coming => {
                    let theme = Theme::of(ui);
                    Icon::Image.paint(ui.painter(), room.center(), 28.0, theme.text_3);
                }
                What::Failed(sentence) => failed(text, sentence, room, ui),
            }
        }
    }
}

impl Photo {
    fn paint(&self, painter: &Painter, laid: Laid, tint: Color32) {
        if let What::Texture(texture) = self.what {
            let corners = self.corners.map(|corner| laid.at(corner));
            quad(painter, texture, corners, WHOLE, tint);
        }
    }

    /// What is drawn upon it, in the part of the room that is its own.
    fn paint_over(&self, ui: &Ui, laid: Laid, room: Rect) {
        let painter = ui.painter().with_clip_rect(room);
        let corners = self.corners.map(|corner| laid.at(corner));
        marks::paint_all(ui, &painter, Under::of(corners, self.size), &self.marks);
        for point in &self.points {
            points::paint(ui, &painter, laid.at(point.at), point);
        }
    }
}

/// Words upon a photo, in one of its corners.
pub fn chip(ui: &mut Ui, room: Rect, corner: Align2, words: &str) {
    let theme = Theme::of(ui);
    let width = room.width() - 2.0 * space::S24;
    let text = paint::cut(ui, words, Kind::SmallMedium, theme.banner_text, width);
    let inside = room.shrink(space::S12);
    let ground = corner.align_size_within_rect(text.size() + vec2(space::S20, space::S8), inside);
    let painter = ui.painter().with_clip_rect(room);
    painter.rect_filled(ground, radius::CHIP, theme.shadow_ground());
    let place = paint::text(&painter, ground.center(), Align2::CENTER_CENTER, text);
    paint::say(ui, place, words);
}

fn failed(text: &Text, sentence: &str, room: Rect, ui: &mut Ui) {
    let theme = Theme::of(ui);
    let words = format!("{} {sentence}", text.compare.not_opened);
    let width = (room.width() - 2.0 * space::S16).max(40.0);
    let rows = paint::rows(ui, &words, Kind::BodyMedium, theme.stop, (width, 12));
    let ground = Rect::from_center_size(room.center(), rows.size() + Vec2::splat(space::S16));
    let painter = ui.painter().with_clip_rect(room);
    paint::framed(
        &painter,
        ground,
        radius::CONTROL,
        theme.stop_weak,
        theme.stop_line,
    );
    let place = paint::text(&painter, ground.center(), Align2::CENTER_CENTER, rows);
    paint::say(ui, place, &words);
}
