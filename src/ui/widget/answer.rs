//! Nej | Ja | Ved ikke: three answers, none given beforehand. One key each answers and moves on to the next question.

use eframe::egui::{
    Align2, EventFilter, FocusDirection, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{paint, segmented};
use crate::ui::theme::{Kind, Theme, Tone, size, space};

/// What was answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reply {
    No,
    Yes,
    /// It never passes a check; it goes to the doctor.
    Unknown,
}

impl Reply {
    const ALL: [Self; 3] = [Self::No, Self::Yes, Self::Unknown];
}

/// The words of the three answers and their keys, in the language of the window.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    pub no: (&'a str, Key),
    pub yes: (&'a str, Key),
    pub unknown: (&'a str, Key),
}

impl<'a> Words<'a> {
    const fn of(&self, reply: Reply) -> (&'a str, Key) {
        match reply {
            Reply::No => self.no,
            Reply::Yes => self.yes,
            Reply::Unknown => self.unknown,
        }
    }
}

/// The three answers to one question, without the question's text; see [`answer_row`] for both.
#[must_use = "an answer is seen when `show` is called"]
pub struct Answer<'a> {
    question: &'a str,
    reply: &'a mut Option<Reply>,
    words: &'a Words<'a>,
    yes: Tone,
    writable: bool,
}

impl<'a> Answer<'a> {
    /// `question` names the answers for screen readers: »Gravid eller ammer: Nej«.
    pub const fn new(
        question: &'a str,
        reply: &'a mut Option<Reply>,
        words: &'a Words<'a>,
    ) -> Self {
        Self {
            question,
            reply,
            words,
            yes: Tone::Warn,
            writable: true,
        }
    }

    /// The tone of a yes: `Stop` for a contraindication, `Warn` for a lesser finding, `Neutral` for neither.
    pub const fn yes_tone(mut self, tone: Tone) -> Self {
        self.yes = tone;
        self
    }

    /// A signed answer can only be read.
    pub const fn writable(mut self, writable: bool) -> Self {
        self.writable = writable;
        self
    }

    /// The size it takes.
    pub fn size(&self, ui: &Ui) -> Vec2 {
        let parts = Reply::ALL.map(|reply| self.part_width(ui, reply));
        vec2(
            parts.iter().sum::<f32>() + 2.0 * (GAP + INSET),
            size::SEGMENTED,
        )
    }

    /// Shows it; `changed()` when an answer was given.
    pub fn show(self, ui: &mut Ui) -> Response {
        let (_, rect) = ui.allocate_space(self.size(ui));
        self.show_at(ui, rect)
    }

    fn part_width(&self, ui: &Ui, reply: Reply) -> f32 {
        let label = self.words.of(reply).0;
        let text = paint::line(ui, label, Kind::SmallStrong, Theme::of(ui).text);
        (text.size().x + 2.0 * PADDING).ceil().max(size::HIT)
    }

    fn show_at(self, ui: &mut Ui, rect: Rect) -> Response {
        let id = paint::auto_id(ui);
        let sense = if self.writable {
            Sense::FOCUSABLE
        } else {
            Sense::hover()
        };
        let mut response = ui.interact(rect, id, sense);
        segmented::tray(ui, rect);
        let mut given = self.typed(ui, &response);
        let mut left = rect.left() + INSET;
        for reply in Reply::ALL {
            let width = self.part_width(ui, reply);
            let part = Rect::from_min_size(
                pos2(left, rect.top() + INSET),
                vec2(width, rect.height() - 2.0 * INSET),
            );
            if self.part(ui, part, reply).clicked() {
                given = Some(reply);
            }
            left += width + GAP;
        }
        paint::focus_ring(ui, &response, rect, paint::CONTROL_CORNER);
        response
            .widget_info(|| WidgetInfo::labeled(Role::RadioGroup, self.writable, self.question));
        if given.is_some() && given != *self.reply {
            *self.reply = given;
            response.mark_changed();
        }
        response
    }

    /// An answer by its key, which also moves on, or by ←→, which stays.
    fn typed(&self, ui: &Ui, response: &Response) -> Option<Reply> {
        if !self.writable || !response.has_focus() {
            return None;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let by_key = Reply::ALL
            .into_iter()
            .find(|reply| pressed(self.words.of(*reply).1));
        if by_key.is_some() {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
            return by_key;
        }
        let step = isize::from(pressed(Key::ArrowRight)) - isize::from(pressed(Key::ArrowLeft));
        if step == 0 {
            return None;
        }
        let now = Reply::ALL
            .iter()
            .position(|reply| Some(*reply) == *self.reply);
        let next = now.map_or(0, |now| now.saturating_add_signed(step));
        Reply::ALL.get(next).copied()
    }

    fn part(&self, ui: &mut Ui, rect: Rect, reply: Reply) -> Response {
        let theme = Theme::of(ui);
        let chosen = *self.reply == Some(reply);
        let sense = if self.writable {
            Sense::CLICK
        } else {
            Sense::hover()
        };
        let id = paint::auto_id(ui);
        let response = ui.interact(rect, id, sense);
        let tone = match reply {
            Reply::No => Tone::Neutral,
            Reply::Yes => self.yes,
            Reply::Unknown => Tone::Warn,
        };
        let colours = theme.tone(tone);
        let (text, fill) = match (chosen, tone) {
            (true, Tone::Neutral) => (theme.text, theme.surface),
            (true, _) => (colours.text, colours.weak),
            (false, _) => (theme.text_2, paint::ground(ui, &response)),
        };
        let stroke = if chosen {
            Stroke::new(size::HAIRLINE, colours.line)
        } else {
            Stroke::NONE
        };
        let (label, key) = self.words.of(reply);
        let kind = if chosen {
            Kind::SmallStrong
        } else {
            Kind::SmallMedium
        };
        let galley = paint::line(ui, label, kind, text);
        let painter = ui.painter();
        painter.rect(rect, 4.0, fill, stroke, StrokeKind::Inside);
        paint::text(painter, rect.center(), Align2::CENTER_CENTER, galley);
        let name = format!("{}: {label}", self.question);
        response
            .widget_info(|| WidgetInfo::selected(Role::RadioButton, self.writable, chosen, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_keyboard_shortcut(key.name());
        });
        response
    }
}

const INSET: f32 = 2.0;
const GAP: f32 = 2.0;
const PADDING: f32 = 9.0;

/// A question with a remark (»fx myasthenia gravis«) and its answers at the right; the row grows when the text wraps.
pub fn answer_row(ui: &mut Ui, remark: &str, answer: Answer) -> Response {
    let theme = Theme::of(ui);
    let wanted = answer.size(ui);
    let width = ui.available_width();
    let text_width = width - wanted.x - space::S12;
    let title = (answer.question, Kind::Body, theme.text);
    let text = paint::title_and_remark(ui, title, remark, text_width);
    let height = (text.size().y + space::S12).max(34.0);
    let rect = paint::reserve(ui, vec2(width, height));
    let at = pos2(rect.left(), rect.center().y);
    let text_rect = paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
    paint::say(ui, text_rect, answer.question);
    let at = pos2(rect.right(), rect.center().y);
    let place = Align2::RIGHT_CENTER.anchor_size(at, wanted);
    answer.show_at(ui, place)
}
