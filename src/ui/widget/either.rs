//! One of two, neither of them chosen beforehand: Uændret | Ændret. One key each answers and moves on.

use eframe::egui::{
    Align2, EventFilter, FocusDirection, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{key, paint, segmented};
use crate::ui::theme::{Kind, Theme, Tone, size, space};

/// Which of the two was chosen. The first is the calm one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    First,
    Second,
}

/// The words of the two, each with its letter.
pub type Words<'a> = [(&'a str, &'a str); 2];

/// Two answers to one question, without the question's text; see [`either_row`] for both.
#[must_use = "a choice is seen when `show` is called"]
pub struct Either<'a> {
    question: &'a str,
    which: &'a mut Option<Which>,
    words: Words<'a>,
    second: Tone,
}

impl<'a> Either<'a> {
    /// `question` names the answers for screen readers: »Allergi: Uændret«.
    pub const fn new(question: &'a str, which: &'a mut Option<Which>, words: Words<'a>) -> Self {
        Self {
            question,
            which,
            words,
            second: Tone::Warn,
        }
    }

    /// The tone of the second answer.
    pub const fn second_tone(mut self, tone: Tone) -> Self {
        self.second = tone;
        self
    }

    /// The size it takes.
    pub fn size(&self, ui: &Ui) -> Vec2 {
        let widths = self.words.map(|(label, _)| part_width(ui, label));
        let width = widths.iter().sum::<f32>() + GAP + 2.0 * INSET;
        vec2(width, size::SEGMENTED)
    }

    /// Shows it; `changed()` when one was chosen, be it the same again.
    pub fn show(self, ui: &mut Ui) -> Response {
        let (_, rect) = ui.allocate_space(self.size(ui));
        self.show_at(ui, rect)
    }

    fn show_at(self, ui: &mut Ui, rect: Rect) -> Response {
        let id = paint::auto_id(ui);
        // The keys come first: a focus that moves on must leave before the next question asks for it.
        let focused = ui.memory(|memory| memory.has_focus(id));
        let mut chosen = focused.then(|| self.typed(ui, id)).flatten();
        let mut response = ui.interact(rect, id, Sense::FOCUSABLE);
        segmented::tray(ui, rect);
        let mut left = rect.left() + INSET;
        for (which, (label, letter)) in [Which::First, Which::Second].into_iter().zip(self.words) {
            let width = part_width(ui, label);
            let part = Rect::from_min_size(
                pos2(left, rect.top() + INSET),
                vec2(width, rect.height() - 2.0 * INSET),
            );
            if self.part(ui, part, which, (label, letter)).clicked() {
                chosen = Some(which);
            }
            left += width + GAP;
        }
        paint::focus_ring(ui, &response, rect, paint::CONTROL_CORNER);
        response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, self.question));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if chosen.is_some() {
            *self.which = chosen;
            response.mark_changed();
        }
        response
    }

    /// A choice by its letter, which also moves on, or by ←→, which stays.
    fn typed(&self, ui: &Ui, id: eframe::egui::Id) -> Option<Which> {
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        for (which, (_, letter)) in [Which::First, Which::Second].into_iter().zip(self.words) {
            if key::letter_pressed(ui, letter) {
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
                return Some(which);
            }
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowRight) {
            Some(if self.which.is_some() {
                Which::Second
            } else {
                Which::First
            })
        } else if pressed(Key::ArrowLeft) {
            Some(Which::First)
        } else {
            None
        }
    }

    fn part(
        &self,
        ui: &mut Ui,
        rect: Rect,
        which: Which,
        (label, letter): (&str, &str),
    ) -> Response {
        let theme = Theme::of(ui);
        let chosen = *self.which == Some(which);
        let id = paint::auto_id(ui);
        let response = ui.interact(rect, id, Sense::CLICK);
        let tone = match which {
            Which::First => Tone::Neutral,
            Which::Second => self.second,
        };
        let colours = theme.tone(tone);
        let (text, fill) = match (chosen, tone) {
            (true, Tone::Neutral) => (theme.text, theme.surface),
            (true, _) => (colours.text, colours.weak),
            (false, _) => (theme.text_2, paint::ground(ui, &response)),
        };
        let (stroke, kind) = if chosen {
            let stroke = Stroke::new(size::HAIRLINE, colours.line);
            (stroke, Kind::SmallStrong)
        } else {
            (Stroke::NONE, Kind::SmallMedium)
        };
        let galley = paint::line(ui, label, kind, text);
        let painter = ui.painter();
        painter.rect(rect, 4.0, fill, stroke, StrokeKind::Inside);
        paint::text(painter, rect.center(), Align2::CENTER_CENTER, galley);
        let name = format!("{}: {label}", self.question);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_keyboard_shortcut(letter);
        });
        response
    }
}

const INSET: f32 = 2.0;
const GAP: f32 = 2.0;
const PADDING: f32 = 9.0;

fn part_width(ui: &Ui, label: &str) -> f32 {
    let text = paint::line(ui, label, Kind::SmallStrong, Theme::of(ui).text);
    (text.size().x + 2.0 * PADDING).ceil().max(size::HIT)
}

/// A question, what is known about it below, in a tone if it matters, and the two answers at the right.
pub fn either_row(ui: &mut Ui, (said, tone): (&str, Option<Tone>), either: Either) -> Response {
    let theme = Theme::of(ui);
    let (wanted, width) = (either.size(ui), ui.available_width());
    let room = width - wanted.x - space::S12;
    let colour = tone.map_or(theme.text_3, |tone| theme.tone(tone).text);
    let title = paint::rows(ui, either.question, Kind::Body, theme.text, (room, 2));
    let known = paint::rows(ui, said, Kind::Small, colour, (room, 12));
    let below = if said.is_empty() {
        0.0
    } else {
        known.size().y + space::S2
    };
    let height = (title.size().y + below + space::S8).max(34.0);
    let rect = paint::reserve(ui, vec2(width, height));
    let top = rect.center().y - (title.size().y + below) * 0.5;
    let title_height = title.size().y;
    let at = pos2(rect.left(), top);
    let place = paint::text(ui.painter(), at, Align2::LEFT_TOP, title);
    paint::say(ui, place, either.question);
    if !said.is_empty() {
        let at = pos2(rect.left(), top + title_height + space::S2);
        let place = paint::text(ui.painter(), at, Align2::LEFT_TOP, known);
        paint::say(ui, place, said);
    }
    let at = pos2(rect.right(), rect.center().y);
    let place = Align2::RIGHT_CENTER.anchor_size(at, wanted);
    either.show_at(ui, place)
}

#[cfg(test)]
mod tests {
    use eframe::egui::Event;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widget::field::Field;
    use crate::ui::widget::stage::stage;

    const WORDS: Words = [("Uændret", "U"), ("Ændret", "Æ")];
    const QUESTIONS: [&str; 2] = ["Allergi", "Infektion"];

    #[derive(Default)]
    struct Page {
        chosen: [Option<Which>; 2],
        text: String,
    }

    fn page(ui: &mut Ui, page: &mut Page) {
        for (question, which) in QUESTIONS.into_iter().zip(&mut page.chosen) {
            either_row(
                ui,
                ("2 gange nej", None),
                Either::new(question, which, WORDS),
            );
        }
        Field::line("Navn", &mut page.text).show(ui);
    }

    #[test]
    fn nothing_is_chosen_beforehand_and_a_click_chooses() {
        let mut window = stage(Page::default(), page);
        assert_eq!(window.state().chosen, [None, None]);
        window.get_by_label("Infektion: Ændret").click();
        window.run();
        assert_eq!(window.state().chosen, [None, Some(Which::Second)]);
    }

    /// A real keyboard sends the letter after its key, and Æ has no key of its own.
    #[test]
    fn a_letter_chooses_moves_on_and_is_used_up() {
        let mut window = stage(Page::default(), page);
        let first = window.get_by_role_and_label(Role::RadioGroup, QUESTIONS[0]);
        first.focus();
        window.run();
        window.input_mut().events.extend([
            Event::Key {
                key: Key::U,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            },
            Event::Text("u".to_owned()),
        ]);
        window.run();
        assert_eq!(window.state().chosen, [Some(Which::First), None]);
        window.event(Event::Text("æ".to_owned()));
        window.run();
        let chosen = [Some(Which::First), Some(Which::Second)];
        assert_eq!(window.state().chosen, chosen);
        // The field has the keyboard now, and not the letter.
        assert_eq!(window.state().text, "");
        window.event(Event::Text("æ".to_owned()));
        window.run();
        assert_eq!(window.state().text, "æ");
    }

    #[test]
    fn arrows_choose_and_stay() {
        let mut window = stage(Page::default(), page);
        let first = window.get_by_role_and_label(Role::RadioGroup, QUESTIONS[0]);
        first.focus();
        window.run();
        for (arrow, expected) in [
            (Key::ArrowRight, Which::First),
            (Key::ArrowRight, Which::Second),
            (Key::ArrowRight, Which::Second),
            (Key::ArrowLeft, Which::First),
        ] {
            window.key_press(arrow);
            window.run();
            assert_eq!(window.state().chosen, [Some(expected), None]);
        }
    }
}
