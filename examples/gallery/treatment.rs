//! The injection map in its states: ready, one point chosen, planned, signed, different from a template, and with a point
//! inside the orbital rim.

use mimik::domain::treatment::TenThousandths;
use mimik::domain::treatment::map::{InjectionMap, MapPoint};
use mimik::domain::units::Units;
use mimik::text::{Language, Text};
use mimik::ui::face::place::{self, Place};
use mimik::ui::widget::injection_map::{Earlier, MapLook, MapState, injection_map};

use crate::prelude::*;

/// As picture 08 shows it; beside it a plan of which the first five points are given.
pub fn page(ui: &mut Ui) {
    let (text, whole) = (words(), usual());
    let begun = first_points(&whole, 5);
    two(ui, |right, ui| {
        if right {
            let look = MapLook {
                planned: whole.points(),
                ..look(&text)
            };
            show(ui, &begun, "gl.corr_lat.H", look);
        } else {
            show(ui, &whole, "gl.corr_lat.V", look(&text));
        }
    });
}

/// A signed map, and one of the whole face with a point inside the rim.
pub fn other_states(ui: &mut Ui) {
    let (text, signed) = (words(), usual());
    let mut crossed = usual();
    let inside = Place {
        x: TenThousandths::clamped(6_700),
        y: TenThousandths::clamped(4_600),
    };
    crossed.add(MapPoint {
        units: units("12.5"),
        ..place::free_point("x.1".to_owned(), Area::Lateral, inside)
    });
    two(ui, |right, ui| {
        if right {
            let look = MapLook {
                areas: &Area::ALL,
                ..look(&text)
            };
            show(ui, &crossed, "x.1", look);
        } else {
            let look = MapLook {
                read_only: true,
                ..look(&text)
            };
            show(ui, &signed, "fr.med.H", look);
        }
    });
}

/// Points that are new, gone, moved, and of more or fewer units than in the template that the map came from.
pub fn difference(ui: &mut Ui) {
    let (text, template) = (words(), usual());
    let mut map = usual();
    let at = |map: &InjectionMap, site: &str| map.find(site).unwrap_or_default();
    for (site, amount) in [
        ("gl.procerus", "6"),
        ("fr.midt", "1.5"),
        ("lc.midt.V", "12.5"),
    ] {
        let index = at(&map, site);
        map.set_units(index, units(amount));
    }
    for (site, amount) in [("gl.corr_lat.H", "4"), ("fr.lat.V", "3")] {
        let index = at(&map, site);
        map.nudge(index, 0, -350);
        map.set_units(index, units(amount));
    }
    for site in ["fr.lat.H", "lc.oevre.H"] {
        let index = at(&map, site);
        map.remove(index);
    }
    let beside = Place {
        x: TenThousandths::clamped(4_500),
        y: TenThousandths::clamped(2_600),
    };
    map.add(MapPoint {
        units: units("2"),
        ..place::free_point("x.1".to_owned(), Area::Forehead, beside)
    });
    two(ui, |right, ui| {
        let earlier = Earlier {
            map: &template,
            areas: None,
        };
        let look = MapLook {
            earlier: Some(earlier),
            ..look(&text)
        };
        let chosen = if right { "fr.midt" } else { "gl.corr_med.H" };
        show(ui, &map, chosen, look);
    });
}

fn two(ui: &mut Ui, mut map: impl FnMut(bool, &mut Ui)) {
    shell::main(ui, |ui| {
        ui.add_space(space::S16);
        shell::columns(ui, [1.0, 1.0], 900.0, |index, ui| {
            ui.push_id(index, |ui| map(index > 0, ui));
        });
    });
}

fn show(ui: &mut Ui, map: &InjectionMap, chosen: &str, look: MapLook) {
    let mut state = MapState::default();
    state.select(map.find(chosen).and_then(|at| map.get(at)));
    let answer = injection_map(ui, &mut map.clone(), &mut state, look);
    assert!(!answer.changed, "nobody touches a picture");
}

#[expect(clippy::expect_used, reason = "without words there is no picture")]
fn words() -> Text {
    Text::load(Language::Danish).expect("Danish")
}

fn look(text: &Text) -> MapLook<'_> {
    MapLook {
        text,
        areas: &Area::USUAL,
        planned: &[],
        earlier: None,
        read_only: false,
        step: step(),
        vial: None,
        height: 530.0,
        volume: Some(&|_| "0,1 ml".to_owned()),
        photo: None,
    }
}

#[expect(clippy::expect_used, reason = "the amount is written here")]
fn step() -> Units {
    "0.5".parse().expect("units")
}

fn units(text: &str) -> Option<Units> {
    text.parse().ok()
}

/// The sixteen points of picture 08.
fn usual() -> InjectionMap {
    let mut map = InjectionMap::default();
    for site in place::sites(&Area::USUAL) {
        let amount = if site.id.starts_with("gl.") { "4" } else { "2" };
        if let Some(point) = site.point() {
            map.add(MapPoint {
                units: units(amount),
                ..point
            });
        }
    }
    map
}

fn first_points(map: &InjectionMap, count: usize) -> InjectionMap {
    let mut first = InjectionMap::default();
    for point in map.points().iter().take(count) {
        first.add(point.clone());
    }
    first
}
