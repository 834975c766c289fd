//! Nej | Ja | Ved ikke: three answers, none given beforehand. One key each answers and moves on to the next question.

use eframe::egui::{
    Align2, EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{key, paint, segmented};
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
        // The keys come first: a focus that moves on must leave before the next question asks for it.
        let mut given = self.typed(ui, id);
        let mut response = ui.interact(rect, id, sense);
        segmented::tray(ui, rect);
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
    fn typed(&self, ui: &Ui, id: Id) -> Option<Reply> {
        if !self.writable || !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let by_key = Reply::ALL
            .into_iter()
            .find(|reply| pressed(self.words.of(*reply).1));
        if let Some(reply) = by_key {
            // What takes the focus next may be a text field, and the letter is not meant for it.
            key::drop_letter(ui, self.words.of(reply).1.name());
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

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widget::stage::stage;

    const WORDS: Words = Words {
        no: ("Nej", Key::N),
        yes: ("Ja", Key::J),
        unknown: ("Ved ikke", Key::U),
    };
    const QUESTIONS: [&str; 2] = ["Gravid eller ammer", "Infektion i området"];

    fn page(ui: &mut Ui, replies: &mut [Option<Reply>; 2]) {
        for (question, reply) in QUESTIONS.into_iter().zip(replies) {
            answer_row(ui, "", Answer::new(question, reply, &WORDS));
        }
    }

    #[test]
    fn no_answer_is_given_beforehand_and_each_is_found_by_its_question() {
        let mut window = stage([None; 2], page);
        assert_eq!(*window.state(), [None, None]);
        window.get_by_label("Infektion i området: Ved ikke").click();
        window.run();
        assert_eq!(*window.state(), [None, Some(Reply::Unknown)]);
        window.get_by_label("Infektion i området: Ja").click();
        window.run();
        assert_eq!(*window.state(), [None, Some(Reply::Yes)]);
    }

    #[test]
    fn a_key_answers_and_moves_on_to_the_next_question() {
        let mut window = stage([None; 2], page);
        let first = window.get_by_role_and_label(Role::RadioGroup, QUESTIONS[0]);
        first.focus();
        window.run();
        window.key_press(Key::N);
        window.run();
        window.key_press(Key::J);
        window.run();
        assert_eq!(*window.state(), [Some(Reply::No), Some(Reply::Yes)]);
    }

    #[test]
    fn arrows_change_an_answer_and_stay() {
        let mut window = stage([None; 2], page);
        let first = window.get_by_role_and_label(Role::RadioGroup, QUESTIONS[0]);
        first.focus();
        window.run();
        for expected in [Reply::No, Reply::Yes, Reply::Unknown, Reply::Unknown] {
            window.key_press(Key::ArrowRight);
            window.run();
            assert_eq!(window.state()[0], Some(expected));
        }
    }

    #[test]
    fn a_signed_answer_cannot_be_changed() {
        let mut window = stage(Some(Reply::No), |ui, reply: &mut Option<Reply>| {
            let answer = Answer::new(QUESTIONS[0], reply, &WORDS);
            answer_row(ui, "", answer.writable(false));
        });
        window.get_by_label("Gravid eller ammer: Ja").click();
        window.run();
        assert_eq!(*window.state(), Some(Reply::No));
    }
}
