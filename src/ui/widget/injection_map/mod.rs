//! The injection map: a face to set points upon with mouse and keyboard, its layers above, the chosen point beneath.
//!
//! It draws and changes an [`InjectionMap`] and nothing else; what the changes mean is the page's.

mod drawing;
mod hands;
mod inspector;
mod keys;
mod layers;
mod marks;
mod photo;
mod points;
mod state;

use eframe::egui::{Response, Role, Sense, Ui, WidgetInfo, vec2};

pub use marks::{Earlier, Mark};
pub use photo::{PhotoLayer, UnderMap};
pub use state::MapState;

use super::card::{self, Card};
use super::paint;
use crate::domain::id::EntryId;
use crate::domain::treatment::map::{InjectionMap, MapPoint};
use crate::domain::units::Units;
use crate::text::Text;
use crate::ui::face::place::{Place, inside_rim};
use crate::ui::face::{Area, Crossed, Layers, Picture};
use crate::ui::theme::Theme;
use drawing::Drawing;

/// How a map is shown, and what can be done to it.
#[derive(Clone, Copy)]
pub struct MapLook<'a> {
    pub text: &'a Text,
    /// The areas in use; only their sites can be hit.
    pub areas: &'a [Area],
    /// What was planned or given before; shown where the map has no point of that site.
    pub planned: &'a [MapPoint],
    /// What the map is compared with; what is different is marked upon it.
    pub earlier: Option<Earlier<'a>>,
    /// Signed, or somebody else's: points can be chosen and read, not changed.
    pub read_only: bool,
    /// What + and − add and take.
    pub step: Units,
    /// What new points are drawn from.
    pub vial: Option<EntryId>,
    /// How high the face is, in points; it is as wide as the layout.
    pub height: f32,
    /// The volume of so many units in words, once the vial is known.
    pub volume: Option<&'a dyn Fn(Units) -> String>,
    /// The layer of the patient's own face; where there is no record, there is no such layer.
    pub photo: Option<PhotoLayer<'a>>,
}

/// What was done to the map in this frame, and what the page has to answer.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[must_use]
pub struct MapResponse {
    pub changed: bool,
    /// A place outside every area was clicked: the page asks which area is meant, then calls [`add_at`].
    pub asked_area: Option<Place>,
    /// The points inside an orbital rim, by their place in the list.
    pub inside_rim: Vec<usize>,
    pub selected: Option<usize>,
}

/// Shows the map as a card as wide as the layout.
pub fn injection_map(
    ui: &mut Ui,
    map: &mut InjectionMap,
    state: &mut MapState,
    look: MapLook,
) -> MapResponse {
    let title = &look.text.injection_map.title;
    let count = look.text.point_count(map.points().len());
    let mut shown = (state.layers, !state.hides_difference);
    let card = Card::new(title).remark(&count);
    let answer = card.rows_with(
        ui,
        |ui| {
            if look.earlier.is_some() {
                layers::difference(ui, &mut shown.1, look.text);
            }
            layers::toggles(ui, &mut shown.0, look);
        },
        |ui| {
            card::ruled(ui);
            let answer = face(ui, map, state, look);
            let by_strip = inspector::strip(ui, map, state, look);
            MapResponse {
                changed: answer.changed || by_strip,
                ..answer
            }
        },
    );
    if shown != (state.layers, !state.hides_difference) {
        (state.layers, state.hides_difference) = (shown.0, !shown.1);
        ui.ctx().request_repaint();
    }
    answer
}

/// The answer to [`MapResponse::asked_area`]: a free point at that place, in that area, chosen.
pub fn add_at(
    map: &mut InjectionMap,
    state: &mut MapState,
    (place, area): (Place, &crate::domain::area::Area),
    vial: Option<EntryId>,
) {
    let point = hands::point_in(map.free_site(), area, place);
    let index = map.add(MapPoint { vial, ..point });
    state.select(map.get(index));
    state.ask_keyboard();
}

fn face(ui: &mut Ui, map: &mut InjectionMap, state: &mut MapState, look: MapLook) -> MapResponse {
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), look.height));
    let picture = Picture::new(rect.shrink(1.0), look.areas);
    let id = ui.scope_id().with("injection map");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    name(&response, map, look);

    let before = map.points().to_vec();
    state.forget_lost(map);
    let focused = points::tell(ui, (rect, &picture, &response), map, state, look);
    let keyboard = focused || response.has_focus();
    if keyboard {
        keys::press(ui, &response, map, state, look);
    }
    let asked_area = hands::touch(ui, &response, &picture, map, state, look);
    state.forget_lost(map);
    let changed = before != map.points();
    points::send_keyboard(ui, &response, state, (keyboard, changed));

    let inside = |point: &MapPoint| inside_rim(Place::of(point));
    let sides = map.points().iter().filter_map(inside);
    let crossed = sides.fold(Crossed::default(), Crossed::with);
    let inside_rim: Vec<usize> = (0_usize..)
        .zip(map.points())
        .filter_map(|(index, point)| inside(point).map(|_| index))
        .collect();
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect));
    let photo = look.photo.and_then(PhotoLayer::photo);
    let photo = photo.filter(|_| state.layers.photo);
    let layers = Layers {
        photo: photo.is_some_and(|photo| photo.paint(&painter, theme, &picture)),
        ..state.layers
    };
    picture.paint(&painter, theme, layers, crossed);
    let drawing = Drawing {
        painter: &painter,
        picture: &picture,
        look,
    };
    let earlier = look.earlier.filter(|_| !state.hides_difference);
    let changes = earlier.map_or_else(Vec::new, |earlier| earlier.changes(map));
    drawing.markers(ui, (map, state.selected()), &changes);
    drawing.corners(ui, rect);
    if let Some(photo) = photo {
        photo.caption(ui, &painter, rect);
    }
    drawing.rim_sentence(ui, rect, inside_rim.len());
    if keyboard {
        paint::inner_ring(ui, rect);
    }
    MapResponse {
        changed,
        asked_area,
        inside_rim,
        selected: state.selected().and_then(|site| map.find(site)),
    }
}

/// »Injektionskort, 16 punkter«.
fn name(response: &Response, map: &InjectionMap, look: MapLook) {
    let count = look.text.point_count(map.points().len());
    let name = format!("{}, {count}", look.text.injection_map.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
}
