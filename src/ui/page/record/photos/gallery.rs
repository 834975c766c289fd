//! The photos in the record, grouped by the day they were taken, newest first.

use std::ops::Range;

use eframe::egui::{Ui, vec2};

use crate::domain::id::EntryId;
use crate::domain::time::Day;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::theme::{Theme, Tone, space};
use crate::ui::widget::photo_cell::{PhotoCell, Picture};

use super::grid::{self, Cells};
use super::shelf::{Shelf, Thumbnail};

const CELLS: Cells = Cells {
    least: 200.0,
    ratio: 1.0,
};

#[derive(Default)]
pub struct Gallery {
    /// The one that the side panel tells of; otherwise the newest.
    pub chosen: Option<EntryId>,
    /// Each day with the places of its photos, and the revision of the journal that this was made from.
    days: Vec<(Day, Range<usize>)>,
    revision: Option<u64>,
}

impl Gallery {
    pub fn chosen<'v>(&self, view: &'v RecordView) -> Option<&'v PhotoItem> {
        let chosen = self.chosen;
        let found = view.photos.iter().find(|item| Some(item.id) == chosen);
        found.or_else(|| view.photos.first())
    }

    /// Shows it; gives the photo that was clicked.
    pub fn show(
        &mut self,
        cx: &Cx<'_>,
        view: &RecordView,
        shelf: &mut Shelf,
        ui: &mut Ui,
    ) -> Option<EntryId> {
        self.group(cx.journal.revision(), &view.photos);
        let chosen = self.chosen(view).map(|item| item.id);
        let mut clicked = None;
        for (day, places) in &self.days {
            let photos = view.photos.get(places.clone()).unwrap_or_default();
            head_ui(cx, *day, photos.len(), ui);
            ui.push_id(places.start, |ui| {
                grid::show(ui, photos.len(), CELLS, |place, ui, size| {
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
    fn group(&mut self, revision: u64, photos: &[PhotoItem]) {
        let fits = self.days.last().map_or(0, |(_, places)| places.end) == photos.len();
        if self.revision == Some(revision) && fits {
            return;
        }
        self.revision = Some(revision);
        self.days.clear();
        for (place, item) in photos.iter().enumerate() {
            let day = item.taken_at.day();
            match self.days.last_mut() {
                Some((last, places)) if *last == day => places.end = place + 1,
                Some(_) | None => self.days.push((day, place..place + 1)),
            }
        }
    }
}

fn head_ui(cx: &Cx<'_>, day: Day, count: usize, ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.add_space(space::S8);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S8, 0.0);
        ui.label(theme.h2(cx.text.weekday_and_date(day, cx.today())));
        ui.label(theme.muted(super::count(cx.text, count)));
    });
    ui.add_space(space::S4);
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
        mark: "",
        selected,
        receiving: false,
    };
    cell.show(ui, size).clicked()
}

/// »Før · 14.04 · Bekymringsrynke«; the day stands above the row.
fn detail(text: &Text, item: &PhotoItem) -> String {
    let phase = text.phase(item.photo.phase);
    let time = text.time(item.taken_at);
    let areas = text.areas(&item.photo.areas);
    format!("{phase} · {time} · {areas}")
}
