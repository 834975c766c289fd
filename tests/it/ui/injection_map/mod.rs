//! The injection map under the hands of somebody who treats: points are found by the names that a screen reader tells.

mod difference;
mod keyboard;
mod pointer;
mod strip;

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use mimik::domain::treatment::TenThousandths;
use mimik::domain::treatment::map::{InjectionMap, MapPoint};
use mimik::text::{Language, Text};
use mimik::ui::face::place::{self, Place};
use mimik::ui::face::{Area, Picture};
use mimik::ui::theme;
use mimik::ui::widget::injection_map::{Earlier, MapLook, MapResponse, MapState, injection_map};

/// What a page would keep, and what it was told last.
struct Page {
    map: InjectionMap,
    state: MapState,
    text: Text,
    planned: Vec<MapPoint>,
    earlier: Option<InjectionMap>,
    read_only: bool,
    answer: MapResponse,
    /// The last place in no area that was clicked.
    asked: Option<Place>,
    changes: usize,
}

type Window = Harness<'static, Page>;

fn page(points: impl IntoIterator<Item = MapPoint>) -> Page {
    let mut map = InjectionMap::default();
    for point in points {
        map.add(point);
    }
    Page {
        map,
        state: MapState::default(),
        text: Text::load(Language::Danish).unwrap(),
        planned: Vec::new(),
        earlier: None,
        read_only: false,
        answer: MapResponse::default(),
        asked: None,
        changes: 0,
    }
}

fn open(page: Page) -> Window {
    let mut window = Harness::builder()
        .with_size([700.0, 720.0])
        .with_step_dt(0.05)
        .with_max_steps(12)
        .with_context_setup(theme::install)
        .build_ui_state(show, page);
    window.run();
    window
}

fn show(ui: &mut Ui, page: &mut Page) {
    let look = MapLook {
        text: &page.text,
        areas: &Area::USUAL,
        planned: &page.planned,
        earlier: page
            .earlier
            .as_ref()
            .map(|map| Earlier { map, areas: None }),
        read_only: page.read_only,
        step: "0.5".parse().unwrap(),
        vial: None,
        height: 554.0,
        volume: None,
        photo: None,
    };
    page.answer = injection_map(ui, &mut page.map, &mut page.state, look);
    page.asked = page.answer.asked_area.or(page.asked);
    page.changes += usize::from(page.answer.changed);
}

/// A window on a map with points at these sites, with units.
fn with_points(points: &[(&str, &str)]) -> Window {
    open(page(points.iter().map(|(id, units)| at_site(id, units))))
}

fn at_site(id: &str, units: &str) -> MapPoint {
    let site = place::sites(&Area::USUAL).find(|site| site.id == id);
    MapPoint {
        units: units.parse().ok(),
        ..site.unwrap().point().unwrap()
    }
}

fn place(x: i32, y: i32) -> Place {
    Place {
        x: TenThousandths::clamped(x),
        y: TenThousandths::clamped(y),
    }
}

/// Where on the screen a place of the face lies.
fn on_screen(window: &Window, place: Place) -> Pos2 {
    let face = window.get_by_label_contains("Injektionskort, ").rect();
    Picture::new(face.shrink(1.0), &Area::USUAL).at(place)
}

fn site_on_screen(window: &Window, id: &str) -> Pos2 {
    let point = at_site(id, "1");
    on_screen(window, Place::of(&point))
}

fn press_at(window: &mut Window, at: Pos2) {
    window.hover_at(at);
    window.run();
    for pressed in [true, false] {
        window.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.run();
}

fn choose(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    window.run();
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

fn press_with(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Lets more than 600 milliseconds go by.
fn wait(window: &mut Window) {
    window.run_steps(14);
}

/// The names of all points, in clinical order.
fn names(window: &Window) -> Vec<String> {
    let page = window.state();
    let order = page.map.in_order(place::order);
    let named = order.into_iter().filter_map(|at| page.map.get(at));
    named.map(|point| page.text.point(point)).collect()
}

fn chosen(window: &Window) -> String {
    let page = window.state();
    let index = page.state.selected().and_then(|site| page.map.find(site));
    let point = index.and_then(|at| page.map.get(at));
    point.map_or_else(String::new, |point| page.text.point(point))
}

/// The name of the point that has the keyboard.
fn focused(window: &Window) -> String {
    let node = window
        .root()
        .children_recursive()
        .find(egui_kittest::Node::is_focused);
    node.and_then(|node| node.accesskit_node().label())
        .unwrap_or_default()
}

fn where_is(window: &Window, index: usize) -> (u16, u16) {
    let point = window.state().map.get(index).unwrap();
    (point.x.into(), point.y.into())
}
