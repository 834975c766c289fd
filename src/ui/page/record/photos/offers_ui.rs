//! The card of new photos: their pictures, and the fields of the one that is selected.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::coverage::{Coverage, planned};
use crate::domain::photo::View;
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::widget::card::Card;
use crate::ui::widget::photo_cell::{PhotoCell, Picture};
use crate::ui::widget::{key, paint};

use super::clock_ui;
use super::grid::{self, Cells};
use super::inspector;
use super::intake::Coming;
use super::offers::{Offer, Offers};
use super::shelf::{Shelf, Thumbnail};
use crate::ui::theme::Tone;

const CELLS: Cells = Cells {
    least: 124.0,
    ratio: 1.0,
};

pub const DIGITS: [Key; 8] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
];

/// The digit that chooses a view.
pub fn digit(view: View) -> &'static str {
    const NAMES: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];
    let place = View::ALL.iter().position(|known| *known == view);
    place
        .and_then(|place| NAMES.get(place))
        .copied()
        .unwrap_or_default()
}

/// Shows them; while they are being saved nothing about them can be changed.
pub fn show(
    cx: &Cx<'_>,
    coverage: &Coverage,
    (offers, coming): (&mut Offers, &[&Coming]),
    busy: bool,
    ui: &mut Ui,
) {
    let words = &cx.text.photos;
    if !busy {
        keys(coverage, offers, ui);
    }
    if offers.list.is_empty() && coming.is_empty() {
        return;
    }
    let card = Card::new(&words.new)
        .remark(&words.new_remark)
        .current(true);
    card.show(ui, |ui| {
        if busy {
            ui.disable();
        }
        cells_ui(cx, offers, coming, ui);
        if !offers.list.is_empty() {
            paint::divider(ui);
            inspector::show(cx, coverage, offers, ui);
            // Below the fields, so that nothing moves under the hand that asks.
            clock_ui::show(cx, offers, ui);
        }
    });
}

fn keys(coverage: &Coverage, offers: &mut Offers, ui: &Ui) {
    if let Some(offer) = offers.selected() {
        for (view, digit) in View::ALL.into_iter().zip(DIGITS) {
            if key::pressed(ui, Modifiers::NONE, digit) {
                offer.said.set_view(view, &planned(coverage));
            }
        }
    }
}

/// What is read, and behind it what is still coming.
fn cells_ui(cx: &Cx<'_>, offers: &mut Offers, coming: &[&Coming], ui: &mut Ui) {
    let mut clicked = None;
    let (list, shelf, selected) = (&offers.list, &mut offers.shelf, offers.selected);
    let all = list.len() + coming.len();
    grid::show(ui, all, CELLS, |place, ui, size| match list.get(place) {
        Some(offer) => {
            if cell_ui(cx, (offer, &mut *shelf), offer.id == selected, ui, size) {
                clicked = Some(offer.id);
            }
        }
        None => {
            if let Some(coming) = coming.get(place - list.len()) {
                coming_ui(cx, coming, ui, size);
            }
        }
    });
    if let Some(id) = clicked {
        offers.selected = id;
    }
}

/// True when it was clicked.
fn cell_ui(
    cx: &Cx<'_>,
    (offer, shelf): (&Offer, &mut Shelf<u64>),
    selected: bool,
    ui: &mut Ui,
    size: eframe::egui::Vec2,
) -> bool {
    if grid::is_far(ui, size) {
        shelf.prepare(offer.id);
        return false;
    }
    let picture = match shelf.get(offer.id) {
        Thumbnail::Here(texture) => Picture::Shown(texture.id(), texture.size_vec2()),
        Thumbnail::Coming => Picture::Loading,
        Thumbnail::Unreadable => Picture::Missing(&cx.text.photos.no_thumbnail, Tone::Stop),
    };
    let said = &offer.said;
    let title = said
        .view
        .map_or(cx.text.photos.choose_view.as_str(), |view| {
            cx.text.view(view)
        });
    let cell = PhotoCell {
        picture,
        title,
        detail: &offer.offered.name,
        hint: said.view.map(digit).unwrap_or_default(),
        status: Some(status(cx.text, cx, offer)),
        mark: "",
        selected,
        receiving: false,
    };
    cell.show(ui, size).clicked()
}

/// A file that is not read yet. It can only be looked at.
fn coming_ui(cx: &Cx<'_>, coming: &Coming, ui: &mut Ui, size: eframe::egui::Vec2) {
    if grid::is_far(ui, size) {
        return;
    }
    let picture = match &coming.glimpse {
        Some(texture) => Picture::Shown(texture.id(), texture.size_vec2()),
        None => Picture::Loading,
    };
    let cell = PhotoCell {
        picture,
        title: &cx.text.photos.is_read,
        detail: &coming.name,
        hint: "",
        status: Some(Status::Running),
        mark: "",
        selected: false,
        receiving: false,
    };
    cell.show(ui, size);
}

fn status(text: &Text, cx: &Cx<'_>, offer: &Offer) -> Status {
    let now = cx.moment();
    if offer.said.lack(text, now).is_some() {
        Status::Pending
    } else if offer.elsewhere || offer.said.old(text, now).is_some() {
        Status::Warn
    } else {
        Status::Ok
    }
}
