//! What the pointer does to the map: a click sets or chooses a point, a drag moves one.

use eframe::egui::{CursorIcon, Pos2, Response, Ui};

use super::drawing::reach;
use super::state::Drag;
use super::{MapLook, MapState};
use crate::domain::area::Area as RecordedArea;
use crate::domain::treatment::map::{InjectionMap, MapPoint};
use crate::ui::face::place::{self, Place};
use crate::ui::face::{Area, Picture};

/// Says where a click fell that lies in no area.
pub(super) fn touch(
    ui: &Ui,
    response: &Response,
    picture: &Picture,
    map: &mut InjectionMap,
    state: &mut MapState,
    look: MapLook,
) -> Option<Place> {
    if !look.read_only {
        drag(ui, response, picture, map, state, look);
    }
    let over = response
        .hover_pos()
        .and_then(|at| nearest(map, picture, at));
    if over.is_some() && !look.read_only {
        let cursor = if state.drag.is_some() {
            CursorIcon::Grabbing
        } else {
            CursorIcon::Grab
        };
        ui.ctx().set_cursor_icon(cursor);
    }
    let at = response
        .interact_pointer_pos()
        .filter(|_| response.clicked())?;
    if let Some(index) = nearest(map, picture, at) {
        state.select(map.get(index));
        state.ask_keyboard();
        return None;
    }
    if look.read_only {
        return None;
    }
    let Some(point) = new_point(map, picture, at, look) else {
        return Some(picture.place(at));
    };
    let index = map.add(point);
    state.select(map.get(index));
    state.ask_keyboard();
    None
}

/// The point whose middle is nearest to a place on the screen, if it is within reach.
fn nearest(map: &InjectionMap, picture: &Picture, at: Pos2) -> Option<usize> {
    let distances = map
        .points()
        .iter()
        .map(|point| distance(picture, point, at));
    closest(distances, picture)
}

fn distance(picture: &Picture, point: &MapPoint, at: Pos2) -> f32 {
    picture.at(Place::of(point)).distance(at)
}

fn closest(distances: impl Iterator<Item = f32>, picture: &Picture) -> Option<usize> {
    let near = distances
        .enumerate()
        .filter(|(_, distance)| *distance <= reach(picture));
    let nearest = near.min_by(|(_, a), (_, b)| a.total_cmp(b));
    nearest.map(|(index, _)| index)
}

/// The point that a click makes: of the plan, at a site, or a free one in the area that lies there.
fn new_point(map: &InjectionMap, picture: &Picture, at: Pos2, look: MapLook) -> Option<MapPoint> {
    let place = picture.place(at);
    let planned = || {
        let open = |point: &&MapPoint| map.find(&point.site).is_none();
        let open: Vec<&MapPoint> = look.planned.iter().filter(open).collect();
        let distances = open.iter().map(|point| distance(picture, point, at));
        closest(distances, picture).and_then(|index| open.get(index).map(|point| (*point).clone()))
    };
    let site = || {
        let (site, _) = place::nearest_site(place, look.areas)?;
        let near = picture.at(site.place()).distance(at) <= reach(picture);
        site.point()
            .filter(|_| near && map.find(&site.id).is_none())
    };
    let free = || {
        let area = place::area_at(place, look.areas)?;
        Some(place::free_point(map.free_site(), area, place))
    };
    let point = planned().or_else(site).or_else(free)?;
    Some(MapPoint {
        vial: look.vial,
        ..point
    })
}

/// A free point in an area that somebody named.
pub(super) fn point_in(id: String, area: &RecordedArea, place: Place) -> MapPoint {
    let drawn = Area::of(area);
    MapPoint {
        area: area.clone(),
        muscle: drawn
            .map_or("", |drawn| place::muscle_at(place, drawn))
            .to_owned(),
        ..place::free_point(id, drawn.unwrap_or(Area::Forehead), place)
    }
}

/// One drag is one step, always drawn from where the point was when it was taken.
fn drag(
    ui: &Ui,
    response: &Response,
    picture: &Picture,
    map: &mut InjectionMap,
    state: &mut MapState,
    look: MapLook,
) {
    if response.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin());
        let taken = origin.and_then(|at| Some((at, nearest(map, picture, at)?)));
        if let Some((at, index)) = taken {
            let middle = map.get(index).map(|point| picture.at(Place::of(point)));
            let grip = middle.map_or_else(Default::default, |middle| middle - at);
            state.select(map.get(index));
            state.drag = Some(Drag { index, grip });
            map.hold();
        }
    }
    let Some(Drag { index, grip }) = state.drag else {
        return;
    };
    if let Some(at) = response.interact_pointer_pos() {
        map.back_to_held();
        let Place { x, y } = picture.place(at + grip);
        map.move_to(index, x, y);
        settle(map, index, look.areas);
        state.select(map.get(index));
    }
    if !response.dragged() {
        state.drag = None;
        map.release();
        state.ask_keyboard();
    }
}

/// After a move a point keeps its name as long as no other site is nearer. Otherwise it is a free point, of the area
/// and muscle where it lies now; outside every area it keeps its own.
pub(super) fn settle(map: &mut InjectionMap, index: usize, areas: &[Area]) {
    let Some(point) = map.get(index) else {
        return;
    };
    let place = Place::of(point);
    let own = Area::of(&point.area);
    let Some(area) = place::area_at(place, areas).or(own) else {
        return;
    };
    let stays = own == Some(area);
    let nearest = place::nearest_site(place, &Area::ALL);
    let at_home = nearest.is_some_and(|(site, _)| site.id == point.site);
    let in_own_words = place::latin(&point.muscle).is_none();
    if stays && (at_home || in_own_words) {
        return;
    }
    let muscle = place::muscle_at(place, area).to_owned();
    let area = if stays {
        point.area.clone()
    } else {
        area.on(point.side)
    };
    map.belongs_to(index, area, muscle);
}
