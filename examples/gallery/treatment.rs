//! The injection map in its states: ready, one point chosen, planned, signed, and a point inside the orbital rim.

use mimik::domain::treatment::TenThousandths;
use mimik::domain::treatment::map::{InjectionMap, MapPoint};
use mimik::domain::units::Units;
use mimik::text::{Language, Text};
use mimik::ui::face::place::{self, Place};
use mimik::ui::widget::injection_map::{MapLook, MapState, injection_map};

use crate::prelude::*;

/// As picture 08 shows it: the chosen point, and beside it a plan that is being followed.
pub fn page(ui: &mut Ui) {
    let text = words();
    let chosen = state(&usual(), "gl.corr_lat.V");
    let planned = usual();
    let given = first_points(&planned, 5);
    let beginning = state(&given, "gl.corr_lat.H");
    two(
        ui,
        |ui| show(ui, usual(), chosen, look(&text)),
        |ui| {
            let look = MapLook {
                planned: planned.points(),
                ..look(&text)
            };
            show(ui, given, beginning, look);
        },
    );
}

/// A signed map, and a map with a point inside the rim and one far down the face.
pub fn other_states(ui: &mut Ui) {
    let text = words();
    let signed = usual();
    let read = state(&signed, "fr.med.H");
    let mut whole = usual();
    let inside = Place {
        x: TenThousandths::clamped(6_700),
        y: TenThousandths::clamped(4_600),
    };
    whole.add(MapPoint {
        units: units("12.5"),
        ..place::free_point("x.1".to_owned(), Area::Lateral, inside)
    });
    let crossed = state(&whole, "x.1");
    two(
        ui,
        |ui| {
            let look = MapLook {
                read_only: true,
                ..look(&text)
            };
            show(ui, signed, read, look);
        },
        |ui| {
            let look = MapLook {
                areas: &Area::ALL,
                ..look(&text)
            };
            show(ui, whole, crossed, look);
        },
    );
}

fn two(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let (mut left, mut right) = (Some(left), Some(right));
    shell::main(ui, |ui| {
        ui.add_space(space::S16);
        shell::columns(ui, [1.0, 1.0], 900.0, |index, ui| {
            ui.push_id(index, |ui| {
                if index == 0 {
                    if let Some(left) = left.take() {
                        left(ui);
                    }
                } else if let Some(right) = right.take() {
                    right(ui);
                }
            });
        });
    });
}

fn show(ui: &mut Ui, mut map: InjectionMap, mut state: MapState, look: MapLook) {
    let answer = injection_map(ui, &mut map, &mut state, look);
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
        read_only: false,
        step: step(),
        vial: None,
        height: 530.0,
        volume: Some(&|_| "0,1 ml".to_owned()),
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

fn state(map: &InjectionMap, site: &str) -> MapState {
    let mut state = MapState::default();
    state.select(map.find(site).and_then(|at| map.get(at)));
    state
}
