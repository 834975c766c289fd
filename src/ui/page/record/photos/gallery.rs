//! The photos in the record, grouped by the day they were taken, newest first.

use std::collections::BTreeMap;
use std::ops::Range;

use eframe::egui::{Align2, Rect, Sense, Ui, pos2, vec2};

use crate::domain::id::EntryId;
use crate::domain::time::Day;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::theme::{Kind, Theme, Tone, size, space};
use crate::ui::widget::paint;
use crate::ui::widget::photo_cell::{PhotoCell, Picture};

use super::grid::{self, Cells, Places};
use super::shelf::{Shelf, Thumbnail};

const CELLS: Cells = Cells {
    least: 200.0,
    ratio: 1.0,
};

/// Height of the line that names a day, with the space round it.
const HEAD: f32 = space::S8 + size::ROW + space::S4;

#[derive(Default)]
pub struct Gallery {
    /// The one that the side panel tells of; otherwise the newest.
    pub chosen: Option<EntryId>,
    /// Each day with the places of its photos.
    days: Vec<(Day, Range<usize>)>,
    /// Where each photo stands among those of the record.
    places: BTreeMap<EntryId, usize>,
    /// Of how many entries the two were made.
    read: Option<usize>,
    /// How far down each day begins, and the whole height; for the places of cells that it was reckoned with.
    tops: Vec<f32>,
    laid: Option<Places>,
}

impl Gallery {
    pub fn chosen<'v>(&self, view: &'v RecordView) -> Option<&'v PhotoItem> {
        let place = self.chosen.and_then(|chosen| self.places.get(&chosen));
        let found = place.and_then(|place| view.photos.get(*place));
        let is_it = |item: &&PhotoItem| Some(item.id) == self.chosen;
        found.filter(is_it).or_else(|| view.photos.first())
    }

    /// Shows it; gives the photo that was clicked.
    pub fn show(
        &mut self,
        cx: &Cx<'_>,
        view: &RecordView,
        shelf: &mut Shelf,
        ui: &mut Ui,
    ) -> Option<EntryId> {
        self.group(view);
        let cells = Places::of(ui.available_width(), CELLS);
        self.lay(cells);
        let height = self.tops.last().copied().unwrap_or_default();
        let (whole, _) = ui.allocate_exact_size(vec2(cells.width(), height), Sense::hover());
        let chosen = self.chosen(view).map(|item| item.id);
        let seen = cells.prepared(ui);
        let (from, to) = (seen.min - whole.top(), seen.max - whole.top());
        // The last day that begins above the screen reaches into it.
        let first = self
            .tops
            .partition_point(|top| *top <= from)
            .saturating_sub(1);
        let mut clicked = None;
        for ((day, places), top) in self.days.iter().zip(&self.tops).skip(first) {
            if *top > to {
                break;
            }
            let photos = view.photos.get(places.clone()).unwrap_or_default();
            let top = whole.top() + top;
            let head = whole.with_min_y(top).with_max_y(top + HEAD);
            let grid = Rect::from_min_size(head.left_bottom(), vec2(whole.width(), 0.0));
            ui.push_id(places.start, |ui| {
                head_ui(cx, *day, photos.len(), head, ui);
                cells.show(ui, grid, photos.len(), |place, ui, size| {
                    let Some(item) = photos.get(place) else {
                        return;
                    };
                    if cell_ui(cx.text, item, chosen == Some(item.id), shelf, ui, size) {
                        clicked = Some(item.id);
                    }
                });
            });
        }
        clicked
    }

    /// Photos come newest first, so those of a day stand together.
    pub fn group(&mut self, view: &RecordView) {
        // Entries are only added, so their number is the version of the record.
        let read = Some(view.entries.len());
        if self.read == read {
            return;
        }
        (self.read, self.laid) = (read, None);
        self.days.clear();
        let photos = view.photos.iter().enumerate();
        self.places = photos.map(|(place, item)| (item.id, place)).collect();
        for (place, item) in view.photos.iter().enumerate() {
            let day = item.taken_at.day();
            match self.days.last_mut() {
                Some((last, places)) if *last == day => places.end = place + 1,
                Some(_) | None => self.days.push((day, place..place + 1)),
            }
        }
    }

    fn lay(&mut self, cells: Places) {
        if self.laid == Some(cells) {
            return;
        }
        self.laid = Some(cells);
        let mut top = 0.0;
        self.tops.clear();
        for (_, places) in &self.days {
            self.tops.push(top);
            top += HEAD + cells.height(places.len()) + space::S12;
        }
        self.tops.push(top);
    }
}

fn head_ui(cx: &Cx<'_>, day: Day, count: usize, place: Rect, ui: &mut Ui) {
    if !ui.is_rect_visible(place) {
        return;
    }
    let theme = Theme::of(ui);
    let day = cx.text.weekday_and_date(day, cx.today());
    let text = paint::line(ui, &day, Kind::H2, theme.text);
    let at = place.left_bottom() - vec2(0.0, space::S4 + size::ROW / 2.0);
    let first = paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
    let count = super::count(cx.text, count);
    let text = paint::line(ui, &count, Kind::Body, theme.text_2);
    let at = pos2(first.right() + space::S8, at.y);
    let second = paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
    paint::say(ui, first, &day);
    paint::say(ui, second, &count);
}

/// True when it was clicked.
fn cell_ui(
    text: &Text,
    item: &PhotoItem,
    selected: bool,
    shelf: &mut Shelf,
    ui: &mut Ui,
    size: eframe::egui::Vec2,
) -> bool {
    if grid::is_far(ui, size) {
        shelf.prepare(item.id);
        return false;
    }
    let picture = match shelf.get(item.id) {
        Thumbnail::Here(texture) => Picture::Shown(texture.id(), texture.size_vec2()),
        Thumbnail::Coming => Picture::Loading,
        Thumbnail::Unreadable => Picture::Missing(&text.photos.no_thumbnail, Tone::Stop),
    };
    let cell = PhotoCell {
        picture,
        title: text.view(item.photo.view),
        detail: &detail(text, item),
        hint: "",
        status: None,
        mark: if item.hidden.is_some() {
            &text.photo_acts.hidden
        } else {
            ""
        },
        selected,
        receiving: false,
    };
    cell.show(ui, size).clicked()
}

/// The same where no day stands above; the day is said unless it is today.
pub fn detail_near(text: &Text, item: &PhotoItem, today: Day) -> String {
    if item.taken_at.day() == today {
        return detail(text, item);
    }
    let phase = text.phase(item.photo.phase);
    let day = text.date_near(item.taken_at.day(), today);
    let areas = text.areas(&item.photo.areas);
    format!("{phase} · {day} · {areas}")
}

/// »Før · 14.04 · Bekymringsrynke«; the day stands above the row.
fn detail(text: &Text, item: &PhotoItem) -> String {
    let phase = text.phase(item.photo.phase);
    let time = text.time(item.taken_at);
    let areas = text.areas(&item.photo.areas);
    format!("{phase} · {time} · {areas}")
}
