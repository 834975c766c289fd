//! The patient banner: who this is, on every page of the record. Nothing in it is ever cut; it grows instead.

mod piece;

use std::sync::Arc;

use eframe::egui::{Align2, Context, Galley, Id, Rect, Ui, pos2, vec2};
use piece::Rows;

use super::paint;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, radius, size, space};

/// A label and its value. `meaning` is told when the pointer rests on it.
#[derive(Clone, Copy, Default, Debug)]
pub struct Labelled<'a> {
    pub label: &'a str,
    pub value: &'a str,
    pub meaning: &'a str,
}

/// How a chip in the banner looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    Neutral,
    Warn,
    Stop,
}

/// What stands in the second row.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    Value(Labelled<'a>),
    Chip(Weight, Icon, &'a str),
}

/// Everything the banner says, in the words that it shows.
#[derive(Clone, Copy, Debug)]
pub struct Banner<'a> {
    /// »PRØVESEN, Agnete«.
    pub name: &'a str,
    /// Birth date with age, sex, CPR.
    pub identity: &'a [Labelled<'a>],
    /// Allergy first, then warnings, phone, responsible doctor.
    pub second_row: &'a [Item<'a>],
    /// The verdict with its shape.
    pub verdict: Option<(Status, &'a str)>,
    /// Under it: the next appointment.
    pub next: &'a str,
    /// The record is closed: grey instead of the patient's colour.
    pub archived: bool,
}

const LINE: f32 = 28.0;
/// The baselines of the first and the second row.
const BASELINE_1: f32 = 30.0;
const BASELINE_2: f32 = 58.0;

/// Shows it and gives the text of what was clicked (»CPR 610190-XXXX«).
pub fn show(ui: &mut Ui, banner: &Banner) -> Option<String> {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let right = Right::measure(ui, banner);
    let room = width - 2.0 * space::PAGE_X - right.width - space::S16;
    let identity = Rows::identity(ui, banner.name, banner.identity, room);
    let second = Rows::items(ui, banner.second_row, room);
    let extra = (identity.rows.len() + second.rows.len()).saturating_sub(2);
    let rect = paint::reserve(ui, vec2(width, size::BANNER + extra as f32 * LINE));
    let fill = if banner.archived {
        theme.none
    } else {
        theme.banner
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    remember(ui, rect);
    let left = rect.left() + space::PAGE_X;
    let first = pos2(left, rect.top() + BASELINE_1);
    let (clicked, baseline) = identity.show(ui, first, LINE);
    let next = pos2(left, baseline + BASELINE_2 - BASELINE_1 - LINE);
    let (clicked_below, _) = second.show(ui, next, LINE);
    right.paint(ui, banner, rect);
    clicked.or(clicked_below)
}

/// The verdict and the next appointment, right aligned.
struct Right {
    verdict: Option<(Status, Arc<Galley>)>,
    next: Arc<Galley>,
    width: f32,
}

const SHAPE: f32 = 16.0;

impl Right {
    fn measure(ui: &Ui, banner: &Banner) -> Self {
        let theme = Theme::of(ui);
        let verdict = banner.verdict.map(|(status, text)| {
            let text = paint::line(ui, text, Kind::BodyStrong, theme.banner_text);
            (status, text)
        });
        let next = paint::line(ui, banner.next, Kind::Micro, theme.banner_text_2);
        let verdict_width = verdict
            .as_ref()
            .map_or(0.0, |(_, text)| text.size().x + SHAPE + space::S8);
        Self {
            width: verdict_width.max(next.size().x),
            verdict,
            next,
        }
    }

    fn paint(self, ui: &mut Ui, banner: &Banner, rect: Rect) {
        let theme = Theme::of(ui);
        let right = rect.right() - space::PAGE_X;
        if let Some((status, text)) = self.verdict {
            let at = pos2(right, rect.top() + 21.0);
            let place = paint::text(ui.painter(), at, Align2::RIGHT_CENTER, text);
            let center = pos2(place.left() - space::S8 - SHAPE * 0.5, at.y);
            status.paint_on_banner(ui.painter(), theme, center, SHAPE);
            paint::say(ui, place, banner.verdict.map_or("", |(_, text)| text));
        }
        let at = pos2(right, rect.top() + 46.0);
        let place = paint::text(ui.painter(), at, Align2::RIGHT_CENTER, self.next);
        if !banner.next.is_empty() {
            paint::say(ui, place, banner.next);
        }
    }
}

/// Dialogs keep clear of the banner: its place in this pass.
fn remember(ui: &Ui, rect: Rect) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.ctx()
        .data_mut(|data| data.insert_temp(place_id(), (pass, rect)));
}

fn place_id() -> Id {
    Id::unique("patient banner")
}

/// Where the banner stands in this pass, if it does.
pub(super) fn place(ctx: &Context) -> Option<Rect> {
    let (pass, rect) = ctx.data(|data| data.get_temp::<(u64, Rect)>(place_id()))?;
    (pass == ctx.cumulative_pass_nr()).then_some(rect)
}

/// The identity again, inside a dialog that signs: name, and birth date and CPR beside it.
pub fn identity_strip(ui: &mut Ui, name: &str, identity: &str) {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let title = paint::line(ui, name, Kind::H2, theme.banner_text);
    let room = width - 2.0 * space::S12;
    let beside = paint::line(ui, identity, Kind::Small, theme.banner_text_2);
    let on_one_line = title.size().x + space::S12 + beside.size().x <= room;
    let height = if on_one_line { 40.0 } else { 58.0 };
    let rect = paint::reserve(ui, vec2(width, height));
    ui.painter()
        .rect_filled(rect, radius::CONTROL, theme.banner);
    let first = pos2(rect.left() + space::S12, rect.top() + 25.0);
    let place = paint::text_on_baseline(ui.painter(), first, title);
    paint::say(ui, place, name);
    let second = if on_one_line {
        pos2(place.right() + space::S12, first.y)
    } else {
        pos2(first.x, first.y + 20.0)
    };
    let place = paint::text_on_baseline(ui.painter(), second, beside);
    paint::say(ui, place, identity);
}
