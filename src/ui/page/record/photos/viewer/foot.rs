//! The bar beneath a photo in large: which one it is, what can be done with it, and the ways on.

use eframe::egui::{Key, Modifiers, Ui};

use super::drawing_ui;
use crate::journal::view::PhotoItem;
use crate::text::{Text, fill};
use crate::ui::icon::Icon;
use crate::ui::page::record::photos::marking_ui;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;

/// What was asked for in this frame.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Previous,
    Next,
    Close,
    MarkPupils,
    Marking(marking_ui::Asked),
    Draw,
    Drawing(drawing_ui::Asked),
}

/// How the photo is looked at.
#[derive(Clone, Copy)]
pub struct Standing {
    /// Among how many photos it is which.
    pub place: usize,
    pub count: usize,
    /// It is seen whole, so arrows leaf; otherwise they move it.
    pub is_whole: bool,
    /// Somebody who treats.
    pub can_draw: bool,
    /// And the photo is from the front.
    pub can_mark: bool,
}

pub fn show(text: &Text, standing: Standing, item: &PhotoItem, ui: &mut Ui) -> Option<Asked> {
    let words = &text.photos;
    let Standing {
        place,
        count,
        is_whole,
        can_draw,
        can_mark,
    } = standing;
    let (number, count_text) = ((place + 1).to_string(), count.to_string());
    let at = fill(&words.place, &[("number", &number), ("count", &count_text)]);
    let mut rest = format!("{} · {at}", caption(text, item));
    if item.pupils.is_some() {
        rest = format!("{rest} · {}", words.pupils_marked);
    }
    let state = StateText {
        mark: Mark::Icon(Icon::Image),
        lead: text.view(item.photo.view),
        rest: &rest,
    };
    let mark = if item.pupils.is_some() {
        &words.mark_again
    } else {
        &words.mark_pupils
    };
    let mark = Button::secondary(mark).icon(Icon::ScanEye);
    let mark = can_mark.then_some((Asked::MarkPupils, mark));
    let draw = Button::secondary(&text.viewer.draw).icon(Icon::PenLine);
    let draw = draw.key("T", Modifiers::NONE, Key::T);
    let draw = can_draw.then_some((Asked::Draw, draw));
    let leaf = [
        (
            Asked::Previous,
            by_arrow(&words.previous, is_whole.then_some(("←", Key::ArrowLeft))).enabled(place > 0),
        ),
        (
            Asked::Next,
            by_arrow(&words.next, is_whole.then_some(("→", Key::ArrowRight)))
                .enabled(place + 1 < count),
        ),
        (
            Asked::Close,
            Button::primary(&text.common.close).key("Esc", Modifiers::NONE, Key::Escape),
        ),
    ];
    let (asked, buttons): (Vec<Asked>, Vec<Button<'_>>) =
        draw.into_iter().chain(mark).chain(leaf).unzip();
    let clicked = action_bar(ui, &state, buttons)?;
    asked.get(clicked).copied()
}

fn by_arrow<'a>(label: &'a str, key: Option<(&'a str, Key)>) -> Button<'a> {
    let button = Button::secondary(label);
    match key {
        Some((hint, key)) => button.key(hint, Modifiers::NONE, key),
        None => button,
    }
}

/// »Før · 25. nov. 2026 kl. 14.04 · Bekymringsrynke«.
pub fn caption(text: &Text, item: &PhotoItem) -> String {
    let phase = text.phase(item.photo.phase);
    let taken = text.dated(item.taken_at);
    let areas = text.areas(&item.photo.areas);
    format!("{phase} · {taken} · {areas}")
}
