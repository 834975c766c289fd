//! Comparing two photos of one view from two dates: side by side, behind a line, or one through the other (`design.md` §9.10).
//!
//! Photos are turned, sized and shaded only as they are painted; what is stored stays as it is.

mod adjust_ui;
mod assessed;
mod choice;
mod handle;
mod laying;
mod opened;
mod points;
mod side;
mod stage;
mod times_ui;
mod views_ui;

use eframe::egui::{Align, ColorImage, Context, Key, Layout, Modifiers, Rect, Ui, UiBuilder, vec2};

use crate::domain::id::EntryId;
use crate::domain::time::Day;
use crate::journal::task::PhotoTrouble;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::theme::{size, space};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::{key, shell};

use super::lens::Lens;
use super::shelf::Shelf;
use super::{dialogs, lens_ui};
pub use choice::can_compare;
use choice::{Pair, Place};
use opened::Opened;

/// What the column of dates takes.
const TIMES: f32 = 208.0;

/// Its pixels are gone when the page closes.
pub struct Compare {
    pair: Pair,
    /// The side that a clicked date is put on.
    chooses: Place,
    opened: Opened,
    seen: Seen,
}

/// How the two are looked at.
pub struct Seen {
    mode: Mode,
    lens: Lens,
    /// Where the line is, as a part of the width.
    line: f32,
    /// How much of the right photo is seen through.
    opacity: f32,
    /// On the pupils, where both are marked.
    aligned: bool,
    /// Darkened to equal light.
    light_matched: bool,
    shows_marks: bool,
    shows_map: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mode {
    Beside,
    Slider,
    Onion,
}

/// What the page has to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    Close,
    MarkPupils(EntryId),
    /// A dialog about one of the two.
    Dialog(dialogs::Asked, EntryId),
}

impl Compare {
    /// Beginning with the view of a photo, if it can be compared; none if nothing can.
    pub fn begun(view: &RecordView, near: Option<&PhotoItem>) -> Option<Self> {
        let near = near.map(|item| item.photo.view);
        Some(Self {
            pair: Pair::begun(&view.photos, &view.course, near)?,
            chooses: Place::Right,
            opened: Opened::default(),
            seen: Seen {
                mode: Mode::Beside,
                lens: Lens::FIT,
                line: 0.5,
                opacity: 0.5,
                aligned: true,
                light_matched: false,
                shows_marks: false,
                shows_map: false,
            },
        })
    }

    /// True if this photo was asked for from here.
    pub fn wants(&self, photo: EntryId) -> bool {
        self.opened.wants(photo)
    }

    pub fn take_in(
        &mut self,
        ctx: &Context,
        text: &Text,
        today: Day,
        photo: (EntryId, Result<ColorImage, PhotoTrouble>),
    ) {
        self.opened.take_in(ctx, text, today, photo);
    }

    /// Shows it in the place of the page.
    pub fn show(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        shelf: &mut Shelf,
        ui: &mut Ui,
    ) -> Option<Asked> {
        let again = || Pair::begun(&view.photos, &view.course, Some(self.pair.view));
        if self.pair.items(&view.photos).is_none() {
            self.pair = again()?;
        }
        let Some(items) = self.pair.items(&view.photos) else {
            return Some(Asked::Close);
        };
        self.opened.follow(cx, items, ui);
        let [_, newer] = items;
        let mut asked = shell::foot(ui, |ui| foot_ui(cx.text, self.seen.mode, newer.id, ui));
        let of_side = side::show(cx, view, items, ui);
        asked = asked.or_else(|| of_side.map(|what| Asked::Dialog(what, newer.id)));
        if let Some(pair) = views_ui::show(cx, view, self.pair, shelf, ui) {
            self.turn_to(pair);
        }
        shell::main_fixed(ui, |ui| {
            let room = ui.available_rect_before_wrap();
            let (stage, times) = room.split_left_right_at_x(room.right() - TIMES);
            let mut column = ui.new_child(UiBuilder::new().max_rect(times));
            let marks = self.times_ui(cx, view, (items, shelf), &mut column);
            asked = asked.or_else(|| marks.map(Asked::MarkPupils));
            let stage = stage.with_max_x(stage.right() - space::S16);
            self.stage_ui(cx.text, view, (items, shelf), stage, ui);
            ui.advance_cursor_after_rect(room);
        });
        self.keys(view, ui);
        asked
    }

    fn turn_to(&mut self, pair: Pair) {
        self.pair = pair;
        self.seen.lens = Lens::FIT;
    }

    fn keys(&mut self, view: &RecordView, ui: &Ui) {
        let pressed = |key| key::pressed(ui, Modifiers::NONE, key);
        for (key, mode) in [
            (Key::Num1, Mode::Beside),
            (Key::Num2, Mode::Slider),
            (Key::Num3, Mode::Onion),
        ] {
            if pressed(key) {
                self.seen.mode = mode;
            }
        }
        for (key, forward) in [(Key::ArrowUp, false), (Key::ArrowDown, true)] {
            let turned = self.pair.turned(&view.photos, &view.course, forward);
            if let (true, Some(pair)) = (pressed(key), turned) {
                self.turn_to(pair);
                ui.ctx().request_repaint();
            }
        }
        for (key, step) in [
            (Key::ArrowLeft, -handle::STEP),
            (Key::ArrowRight, handle::STEP),
        ] {
            if pressed(key) {
                self.seen.step(step);
                ui.ctx().request_repaint();
            }
        }
    }

    /// The mode and how near one is above, the photos beneath.
    fn stage_ui(
        &mut self,
        text: &Text,
        view: &RecordView,
        (items, shelf): ([&PhotoItem; 2], &mut Shelf),
        room: Rect,
        ui: &mut Ui,
    ) {
        let (head, room) = room.split_top_bottom_at_y(room.top() + size::CONTROL);
        let room = room.with_min_y(room.top() + space::S12);
        let mut head = ui.new_child(UiBuilder::new().max_rect(head));
        let laid = stage::laid(&self.seen, items, room);
        head.horizontal_centered(|ui| {
            modes_ui(text, &mut self.seen.mode, ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let wanted = vec2(ui.available_width().min(260.0), size::CONTROL_SMALL);
                ui.allocate_ui_with_layout(wanted, Layout::left_to_right(Align::Center), |ui| {
                    let zoom = self.seen.lens.zoom();
                    lens_ui::row(text, &mut self.seen.lens, laid, zoom, ui);
                });
            });
        });
        lens_ui::keys(&mut self.seen.lens, laid, ui);
        let stage = stage::Stage::of(text, view, items, (&self.opened, shelf), &self.seen);
        stage.show(text, &mut self.seen, room, ui);
    }

    fn times_ui(
        &mut self,
        cx: &Cx<'_>,
        view: &RecordView,
        (items, shelf): ([&PhotoItem; 2], &mut Shelf),
        ui: &mut Ui,
    ) -> Option<EntryId> {
        let adjust = ui.available_height().min(adjust_ui::HEIGHT);
        let room = ui.available_rect_before_wrap();
        let (times, adjusts) = room.split_top_bottom_at_y(room.bottom() - adjust);
        let mut upper = ui.new_child(UiBuilder::new().max_rect(times));
        if let Some(photo) =
            times_ui::show(cx, view, (self.pair, &mut self.chooses), shelf, &mut upper)
        {
            self.pair.put(self.chooses, photo);
        }
        let mut lower = ui.new_child(UiBuilder::new().max_rect(adjusts));
        let both_here = self.opened.matched(items.map(|item| item.id)).is_some();
        adjust_ui::show(
            cx,
            view,
            (items, self.chooses, both_here),
            &mut self.seen,
            &mut lower,
        )
    }
}

impl Seen {
    /// Moves the line, or what is seen through.
    fn step(&mut self, step: f32) {
        let value = match self.mode {
            Mode::Beside => return,
            Mode::Slider => &mut self.line,
            Mode::Onion => &mut self.opacity,
        };
        *value = (*value + step).clamp(0.0, 1.0);
    }
}

fn modes_ui(text: &Text, mode: &mut Mode, ui: &mut Ui) {
    let words = &text.compare;
    Segmented::new(&words.mode, mode)
        .option_with_icon(Mode::Beside, &words.beside, Icon::Columns2)
        .option_with_icon(Mode::Slider, &words.slider, Icon::SquareSplitHorizontal)
        .option_with_icon(Mode::Onion, &words.onion, Icon::Layers2)
        .show(ui);
}

fn foot_ui(text: &Text, mode: Mode, newer: EntryId, ui: &mut Ui) -> Option<Asked> {
    let words = &text.compare;
    let state = StateText {
        mark: Mark::Icon(Icon::MoveHorizontal),
        lead: match mode {
            Mode::Beside => &words.hint_beside,
            Mode::Slider => &words.hint_slider,
            Mode::Onion => &words.hint_onion,
        },
        rest: &words.hint_keys,
    };
    let close = Button::primary(&text.common.close).key("Esc", Modifiers::NONE, Key::Escape);
    let export = Button::secondary(&text.photo_acts.export).icon(Icon::Download);
    match action_bar(ui, &state, [export, close])? {
        0 => Some(Asked::Dialog(dialogs::Asked::Sheet, newer)),
        _ => Some(Asked::Close),
    }
}
