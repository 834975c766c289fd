//! A block of the week: busy, own, free, suggested or too early, and its words.

use eframe::egui::{Align2, Color32, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2};

use super::outline_dashed;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, space};
use crate::ui::widget::paint;

/// How a block looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// Busy: another patient, a meeting.
    Busy,
    /// Busy and gone by.
    Gone,
    /// This patient's own appointment.
    Own,
    /// A free time that can be taken.
    Free,
    /// The first lawful one.
    Suggested,
    /// Chosen, and lawful.
    Chosen,
    /// Chosen or saved, and too early.
    TooEarly,
}

/// A block in the grid.
#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    pub day: usize,
    /// Minutes since midnight.
    pub from: u32,
    pub until: u32,
    pub look: Look,
    pub title: &'a str,
    /// A second line, when there is room.
    pub detail: &'a str,
    /// Who, at the right.
    pub who: &'a str,
    /// The accessible name.
    pub name: &'a str,
}

pub(super) fn paint_block(ui: &Ui, rect: Rect, block: &Block, hovered: bool) {
    let theme = Theme::of(ui);
    let painter = ui.painter();
    let (fill, outline, text) = match block.look {
        Look::Busy => (theme.surface, theme.line_2, theme.text),
        Look::Gone => (theme.surface.gamma_multiply(0.75), theme.line, theme.text_3),
        Look::Own => (theme.accent_weak, theme.accent_line, theme.text),
        Look::Free if hovered => (theme.accent_weak, theme.accent_line, theme.accent),
        Look::Free => (theme.surface, theme.accent_line, theme.accent),
        Look::Suggested | Look::Chosen => (theme.accent_weak, theme.accent, theme.accent),
        Look::TooEarly => (theme.stop_weak, theme.stop, theme.stop),
    };
    let width = match block.look {
        Look::Busy | Look::Gone | Look::Own => 1.0,
        Look::Free | Look::Suggested => 1.5,
        Look::Chosen | Look::TooEarly => 2.0,
    };
    if block.look == Look::Free {
        painter.rect_filled(rect, 5.0, fill);
        outline_dashed(ui, rect, outline);
    } else {
        painter.rect(
            rect,
            5.0,
            fill,
            Stroke::new(width, outline),
            StrokeKind::Inside,
        );
    }
    let edge = match block.look {
        Look::Busy => Some(theme.none_fill),
        Look::Gone => Some(theme.line_2),
        Look::Own => Some(theme.accent),
        Look::Free | Look::Suggested | Look::Chosen | Look::TooEarly => None,
    };
    if let Some(colour) = edge {
        let corner = CornerRadius {
            nw: 5,
            sw: 5,
            ne: 0,
            se: 0,
        };
        painter.rect_filled(rect.with_max_x(rect.left() + 3.0), corner, colour);
    }
    paint_block_words(ui, rect, block, text);
}

fn paint_block_words(ui: &Ui, rect: Rect, block: &Block, colour: Color32) {
    let theme = Theme::of(ui);
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
    let two = !block.detail.is_empty() && rect.height() >= 38.0;
    let tall = rect.height() >= 40.0;
    let middle = if tall {
        rect.top() + 12.0
    } else {
        rect.center().y
    };
    let mut left = rect.left() + 10.0;
    if block.look == Look::TooEarly {
        Status::Stop.paint(&painter, theme, pos2(left + 6.5, middle), 13.0);
        left += 19.0;
    }
    let who = paint::line(ui, block.who, Kind::Micro, theme.text_3);
    let at = pos2(rect.right() - space::S8, middle);
    let end = paint::text(&painter, at, Align2::RIGHT_CENTER, who).left();
    let strong = matches!(
        block.look,
        Look::Suggested | Look::Chosen | Look::TooEarly | Look::Own
    );
    let kind = if strong {
        Kind::SmallStrong
    } else {
        Kind::SmallMedium
    };
    let title = paint::cut(ui, block.title, kind, colour, end - left - space::S4);
    let place = paint::text(&painter, pos2(left, middle), Align2::LEFT_CENTER, title);
    if two {
        let room = rect.right() - left - space::S8;
        let detail = paint::cut(ui, block.detail, Kind::Micro, theme.text_3, room);
        paint::text(&painter, place.left_bottom(), Align2::LEFT_TOP, detail);
    }
}
