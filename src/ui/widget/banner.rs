//! The patient banner: who this is, on every page of the record. Nothing in it is ever cut; it grows instead.

use std::sync::Arc;

use eframe::egui::{Align2, Galley, Id, Rect, Response, Sense, Ui, UiBuilder, pos2, vec2};

use super::paint;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, radius, size, space};

/// A label and its value. `meaning` is told when one rests on the label, and `on_click` names what a click does.
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

const GAP_1: f32 = 26.0;
const GAP_2: f32 = 20.0;
const LABEL_GAP: f32 = 6.0;
const LINE: f32 = 28.0;
/// The baselines of the first and the second row.
const BASELINE_1: f32 = 30.0;
const BASELINE_2: f32 = 58.0;

/// A piece of a row that stays together.
struct Piece {
    texts: Vec<(f32, Arc<Galley>)>,
    width: f32,
    says: String,
    meaning: String,
    chip: Option<(Weight, Icon)>,
}

/// Which label of the banner was clicked, by its text.
pub fn show(ui: &mut Ui, banner: &Banner) -> Option<String> {
    let theme = Theme::of(ui);
    let width = ui.available_width();
    let right = Right::measure(ui, banner);
    let room = width - 2.0 * space::PAGE_X - right.width - GAP_1;
    let mut first: Vec<Piece> = vec![name_piece(ui, banner, room)];
    first.extend(
        banner
            .identity
            .iter()
            .map(|pair| pair_piece(ui, pair, Kind::Value)),
    );
    let second = banner.second_row.iter().map(|item| match item {
        Item::Value(pair) => pair_piece(ui, pair, Kind::SmallMedium),
        Item::Chip(weight, icon, text) => chip_piece(ui, *weight, *icon, text),
    });
    let rows_1 = wrap(first, room, GAP_1);
    let rows_2 = wrap(second.collect(), room, GAP_2);
    let extra = (rows_1.len() + rows_2.len()).saturating_sub(2) as f32 * LINE;
    let rect = paint::reserve(ui, vec2(width, size::BANNER + extra));
    let fill = if banner.archived {
        theme.none
    } else {
        theme.banner
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    remember(ui, rect);
    let mut clicked = None;
    let mut baseline = rect.top() + BASELINE_1;
    for row in rows_1 {
        clicked = paint_row(ui, row, (rect.left() + space::PAGE_X, baseline), GAP_1).or(clicked);
        baseline += LINE;
    }
    baseline += BASELINE_2 - BASELINE_1 - LINE;
    for row in rows_2 {
        clicked = paint_row(ui, row, (rect.left() + space::PAGE_X, baseline), GAP_2).or(clicked);
        baseline += LINE;
    }
    right.paint(ui, banner, rect);
    clicked
}

/// The name at 20 points, or at 17 when it would not fit; then it wraps before the other pieces do.
fn name_piece(ui: &Ui, banner: &Banner, room: f32) -> Piece {
    let theme = Theme::of(ui);
    let mut text = paint::line(ui, banner.name, Kind::H1, theme.banner_text);
    let others = banner.identity.len() as f32 * 150.0;
    if text.size().x + others > room {
        let font = eframe::egui::FontId::new(17.0, Kind::H1.font().family);
        text = ui.fonts_mut(|fonts| {
            fonts.layout_no_wrap(banner.name.to_owned(), font, theme.banner_text)
        });
    }
    Piece {
        width: text.size().x,
        texts: vec![(0.0, text)],
        says: banner.name.to_owned(),
        meaning: String::new(),
        chip: None,
    }
}

fn pair_piece(ui: &Ui, pair: &Labelled, kind: Kind) -> Piece {
    let theme = Theme::of(ui);
    let label = paint::line(ui, pair.label, Kind::Small, theme.banner_text_2);
    let value = paint::line(ui, pair.value, kind, theme.banner_text);
    let value_left = label.size().x + LABEL_GAP;
    Piece {
        width: value_left + value.size().x,
        texts: vec![(0.0, label), (value_left, value)],
        says: format!("{} {}", pair.label, pair.value),
        meaning: pair.meaning.to_owned(),
        chip: None,
    }
}

const CHIP_PADDING: f32 = 7.0;
const CHIP_ICON: f32 = 12.0;

fn chip_piece(ui: &Ui, weight: Weight, icon: Icon, text: &str) -> Piece {
    let theme = Theme::of(ui);
    let colour = chip_colours(theme, weight).0;
    let galley = paint::line(ui, text, Kind::SmallMedium, colour);
    let left = CHIP_PADDING + CHIP_ICON + 5.0;
    Piece {
        width: left + galley.size().x + CHIP_PADDING,
        texts: vec![(left, galley)],
        says: text.to_owned(),
        meaning: String::new(),
        chip: Some((weight, icon)),
    }
}

fn chip_colours(theme: &Theme, weight: Weight) -> (eframe::egui::Color32, eframe::egui::Color32) {
    match weight {
        Weight::Neutral => (theme.banner_text, theme.banner_2),
        Weight::Warn => (theme.banner_warn_text, theme.banner_warn),
        Weight::Stop => (theme.banner_stop_text, theme.banner_stop),
    }
}

/// Puts pieces on as many rows as they need.
fn wrap(pieces: Vec<Piece>, room: f32, gap: f32) -> Vec<Vec<Piece>> {
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    let mut used = f32::INFINITY;
    for piece in pieces {
        let wanted = used + gap + piece.width;
        match rows.last_mut() {
            Some(row) if wanted <= room => {
                used = wanted;
                row.push(piece);
            }
            _ => {
                used = piece.width;
                rows.push(vec![piece]);
            }
        }
    }
    rows
}

fn paint_row(
    ui: &mut Ui,
    row: Vec<Piece>,
    (left, baseline): (f32, f32),
    gap: f32,
) -> Option<String> {
    let mut clicked = None;
    let mut x = left;
    for piece in row {
        let width = piece.width;
        if paint_piece(ui, &piece, x, baseline).clicked() {
            clicked = Some(piece.says);
        }
        x += width + gap;
    }
    clicked
}

fn paint_piece(ui: &mut Ui, piece: &Piece, x: f32, baseline: f32) -> Response {
    let theme = Theme::of(ui);
    let middle = baseline - 4.0;
    let rect = Rect::from_center_size(
        pos2(x + piece.width * 0.5, middle),
        vec2(piece.width, size::CHIP),
    );
    let painter = ui.painter();
    if let Some((weight, icon)) = piece.chip {
        let (colour, fill) = chip_colours(theme, weight);
        painter.rect_filled(rect, radius::CHIP, fill);
        let center = pos2(x + CHIP_PADDING + CHIP_ICON * 0.5, rect.center().y);
        icon.paint(painter, center, CHIP_ICON, colour);
    }
    for (left, galley) in &piece.texts {
        paint::text_on_baseline(painter, pos2(x + left, baseline), Arc::clone(galley));
    }
    let id = paint::auto_id(ui);
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, &piece.says)
    });
    if piece.meaning.is_empty() {
        response
    } else {
        response.on_hover_text(&piece.meaning)
    }
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
pub(super) fn place(ctx: &eframe::egui::Context) -> Option<Rect> {
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
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    let ui = &mut inside;
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
