//! The pieces of the banner's rows: the name, labels with their values, chips. Each stays whole; rows grow instead.

use std::sync::Arc;

use eframe::egui::{
    Color32, FontId, Galley, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::{Item, Labelled, Weight};
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, radius, size};
use crate::ui::widget::paint;

const LABEL_GAP: f32 = 6.0;
const CHIP_PADDING: f32 = 7.0;
const CHIP_ICON: f32 = 12.0;
/// A long name shrinks to this before it wraps.
const SMALL_NAME: f32 = 17.0;

/// A piece of a row.
pub(super) struct Piece {
    texts: Vec<(f32, Arc<Galley>)>,
    width: f32,
    says: String,
    meaning: String,
    chip: Option<(Weight, Icon)>,
}

/// Rows of pieces, and the gap between the pieces of a row.
pub(super) struct Rows {
    pub(super) rows: Vec<Vec<Piece>>,
    gap: f32,
}

impl Piece {
    /// The name, on as many pieces as it takes to fit the room.
    fn names(ui: &Ui, name: &str, (small, room): (bool, f32)) -> Vec<Self> {
        let whole = Self::name(ui, name.to_owned(), small);
        if whole.width <= room {
            return vec![whole];
        }
        let mut pieces: Vec<Self> = Vec::new();
        for word in name.split_whitespace() {
            let longer = pieces.last().map(|last| format!("{} {word}", last.says));
            let longer = longer.map(|text| Self::name(ui, text, true));
            match (longer, pieces.last_mut()) {
                (Some(longer), Some(last)) if longer.width <= room => *last = longer,
                _ => pieces.push(Self::name(ui, word.to_owned(), true)),
            }
        }
        pieces
    }

    fn name(ui: &Ui, name: String, small: bool) -> Self {
        let colour = Theme::of(ui).banner_text;
        let text = if small {
            let font = FontId::new(SMALL_NAME, Kind::H1.font().family);
            ui.fonts_mut(|fonts| fonts.layout_no_wrap(name.clone(), font, colour))
        } else {
            paint::line(ui, &name, Kind::H1, colour)
        };
        Self::of(vec![(0.0, text)], name)
    }

    fn of(texts: Vec<(f32, Arc<Galley>)>, says: String) -> Self {
        let right = |(left, text): &(f32, Arc<Galley>)| left + text.size().x;
        Self {
            width: texts.iter().map(right).fold(0.0, f32::max),
            texts,
            says,
            meaning: String::new(),
            chip: None,
        }
    }

    fn pair(ui: &Ui, pair: &Labelled, kind: Kind) -> Self {
        let theme = Theme::of(ui);
        let label = paint::line(ui, pair.label, Kind::Small, theme.banner_text_2);
        let value = paint::line(ui, pair.value, kind, theme.banner_text);
        let left = label.size().x + LABEL_GAP;
        let says = format!("{} {}", pair.label, pair.value);
        let mut piece = Self::of(vec![(0.0, label), (left, value)], says);
        pair.meaning.clone_into(&mut piece.meaning);
        piece
    }

    fn chip(ui: &Ui, weight: Weight, icon: Icon, text: &str) -> Self {
        let colour = chip_colours(Theme::of(ui), weight).0;
        let galley = paint::line(ui, text, Kind::SmallMedium, colour);
        let left = CHIP_PADDING + CHIP_ICON + 5.0;
        let mut piece = Self::of(vec![(left, galley)], text.to_owned());
        piece.width += CHIP_PADDING;
        piece.chip = Some((weight, icon));
        piece
    }

    fn show(&self, ui: &mut Ui, at: Pos2) -> Response {
        let theme = Theme::of(ui);
        // A chip is centred on the small letters of the row.
        let middle = pos2(at.x + self.width * 0.5, at.y - 4.0);
        let rect = Rect::from_center_size(middle, vec2(self.width, size::CHIP));
        let painter = ui.painter();
        if let Some((weight, icon)) = self.chip {
            let (colour, fill) = chip_colours(theme, weight);
            painter.rect_filled(rect, radius::CHIP, fill);
            let center = pos2(at.x + CHIP_PADDING + CHIP_ICON * 0.5, middle.y);
            icon.paint(painter, center, CHIP_ICON, colour);
        }
        for (left, galley) in &self.texts {
            paint::text_on_baseline(painter, pos2(at.x + left, at.y), Arc::clone(galley));
        }
        let id = paint::auto_id(ui);
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.says));
        if self.meaning.is_empty() {
            response
        } else {
            paint::tip(response, &self.meaning)
        }
    }
}

const fn chip_colours(theme: &Theme, weight: Weight) -> (Color32, Color32) {
    let colours = &theme.palette;
    match weight {
        Weight::Neutral => (colours.banner_text, colours.banner_2),
        Weight::Warn => (colours.banner_warn_text, colours.banner_warn),
        Weight::Stop => (colours.banner_stop_text, colours.banner_stop),
    }
}

impl Rows {
    /// Name and identity. In a narrow window the gaps shrink first, then the name, and then it takes more rows.
    pub(super) fn identity(ui: &Ui, name: &str, identity: &[Labelled], room: f32) -> Self {
        let pieces = |small: bool| {
            let mut pieces = Piece::names(ui, name, (small, room));
            let pairs = identity.iter();
            pieces.extend(pairs.map(|pair| Piece::pair(ui, pair, Kind::Value)));
            pieces
        };
        let attempts = [(26.0, false), (14.0, false)];
        let fitting = attempts
            .into_iter()
            .map(|(gap, small)| Self::wrap(pieces(small), room, gap))
            .find(|rows| rows.rows.len() == 1);
        fitting.unwrap_or_else(|| Self::wrap(pieces(true), room, 14.0))
    }

    pub(super) fn items(ui: &Ui, items: &[Item], room: f32) -> Self {
        let pieces = || {
            let piece = |item: &Item| match item {
                Item::Value(pair) => Piece::pair(ui, pair, Kind::SmallMedium),
                Item::Chip(weight, icon, text) => Piece::chip(ui, *weight, *icon, text),
            };
            items.iter().map(piece).collect()
        };
        let wide = Self::wrap(pieces(), room, 20.0);
        if wide.rows.len() <= 1 {
            return wide;
        }
        Self::wrap(pieces(), room, 14.0)
    }

    fn wrap(pieces: Vec<Piece>, room: f32, gap: f32) -> Self {
        let mut rows: Vec<Vec<Piece>> = Vec::new();
        let mut used = 0.0;
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
        Self { rows, gap }
    }

    /// Shows the rows, each `line` below the one before; gives what was clicked and the next baseline.
    pub(super) fn show(&self, ui: &mut Ui, first: Pos2, line: f32) -> (Option<String>, f32) {
        let mut clicked = None;
        let mut baseline = first.y;
        for row in &self.rows {
            let mut x = first.x;
            for piece in row {
                if piece.show(ui, pos2(x, baseline)).clicked() {
                    clicked = Some(piece.says.clone());
                }
                x += piece.width + self.gap;
            }
            baseline += line;
        }
        (clicked, baseline)
    }
}
