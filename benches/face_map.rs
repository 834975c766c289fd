//! One frame of the injection map with sixteen points, its face kept from the frame before (`design.md` §13: < 1 ms).
//!
//! Limit: a frame that only copies a mesh as large as the face. Both are tessellated for the screen.
#![expect(
    clippy::expect_used,
    reason = "a measurement that cannot be set up should panic"
)]

mod yard;

use std::hint::black_box;

use eframe::egui::{CentralPanel, Context, Mesh, Pos2, RawInput, Rect, Shape, Ui, Vec2, vec2};
use mimik::domain::treatment::map::{InjectionMap, MapPoint};
use mimik::text::{Language, Text};
use mimik::ui::face::{Area, Crossed, Layers, Picture, place};
use mimik::ui::theme::{self, Theme};
use mimik::ui::widget::injection_map::{Earlier, MapLook, MapState, injection_map};
use yard::{Times, asked, heads, ms, row, times, title};

const WINDOW: Vec2 = vec2(660.0, 720.0);
const FACE: Vec2 = vec2(626.0, 554.0);
const NOT_COUNTED: u32 = 20;

fn main() {
    let rounds = asked("MIMIK_FRAMES", 500);
    let text = Text::load(Language::Danish).expect("Danish");
    let mut map = points();
    let mut state = MapState::default();
    state.select(map.get(4));
    let step = "0.5".parse().expect("units");

    let earlier = other_units(&map);

    let mut empty = Window::new();
    let mut copied = Window::new();
    let mut kept = Window::new();
    let mut whole = Window::new();
    let mut marked = Window::new();
    let mut anew = Window::new();
    let mesh = kept.face();
    let (vertices, triangles) = (mesh.vertices.len(), mesh.indices.len() / 3);
    for round in 0..rounds + NOT_COUNTED {
        empty.frame(|_| {});
        copied.frame(|ui| {
            ui.painter().add(Shape::mesh(black_box(&mesh).clone()));
        });
        kept.frame(|ui| face(ui, FACE));
        whole.frame(|ui| {
            let look = MapLook {
                text: &text,
                areas: &Area::USUAL,
                planned: &[],
                earlier: None,
                read_only: false,
                step,
                vial: None,
                height: FACE.y,
                volume: None,
                photo: None,
            };
            let answer = injection_map(ui, &mut map, &mut state, look);
            assert!(!answer.changed);
        });
        marked.frame(|ui| {
            let look = MapLook {
                text: &text,
                areas: &Area::USUAL,
                planned: &[],
                earlier: Some(Earlier {
                    map: &earlier,
                    areas: None,
                }),
                read_only: false,
                step,
                vial: None,
                height: FACE.y,
                volume: None,
                photo: None,
            };
            let answer = injection_map(ui, &mut map, &mut state, look);
            assert!(!answer.changed);
        });
        // Another size each time: nothing kept fits.
        anew.frame(|ui| face(ui, FACE - Vec2::splat(round as f32 * 0.01)));
        if round + 1 == NOT_COUNTED {
            for window in [
                &mut empty,
                &mut copied,
                &mut kept,
                &mut whole,
                &mut marked,
                &mut anew,
            ] {
                window.times.forget();
            }
        }
    }
    title(&format!(
        "Injection map: {rounds} frames of each, a face of {FACE:?} with {vertices} vertices, {triangles} triangles"
    ));
    heads(&["", "median ms", "p99 ms", "most ms", "to limit"]);
    for (name, window) in [
        ("an empty frame", &empty),
        ("limit: one mesh copied", &copied),
        ("the face, kept", &kept),
        ("the map with 16 points", &whole),
        ("the same, each different from before", &marked),
        ("the face, drawn anew", &anew),
    ] {
        let (wall, _) = window.times.against(&copied.times);
        let cells = [
            ms(window.times.percentile(50)),
            ms(window.times.percentile(99)),
            ms(window.times.most()),
            times(wall),
        ];
        row(name, &cells);
    }
}

/// The same sites with other units, so that every point is marked.
fn other_units(map: &InjectionMap) -> InjectionMap {
    let mut earlier = map.clone();
    for index in 0..earlier.points().len() {
        earlier.set_units(index, "7.5".parse().ok());
    }
    earlier
}

/// A window without a display, and how long its frames took.
struct Window {
    ctx: Context,
    times: Times,
}

impl Window {
    fn new() -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        Self {
            ctx,
            times: Times::default(),
        }
    }

    fn frame(&mut self, mut contents: impl FnMut(&mut Ui)) {
        let ctx = &self.ctx;
        self.times.take(|| {
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)),
                ..RawInput::default()
            };
            let mut output = ctx.run_ui(input, |ui| {
                CentralPanel::default().show(ui, |ui| contents(ui));
            });
            // There is no screen to bring pictures of letters to.
            output.textures_delta.clear();
            let drawn = ctx.tessellate(output.shapes, output.pixels_per_point);
            black_box(drawn.len())
        });
    }

    /// The face as one mesh.
    fn face(&self) -> Mesh {
        let mut found = Mesh::default();
        let mut output = self.ctx.run_ui(RawInput::default(), |ui| face(ui, FACE));
        output.textures_delta.clear();
        for clipped in output.shapes {
            if let Shape::Mesh(mesh) = clipped.shape {
                found.append_ref(&mesh);
            }
        }
        found
    }
}

fn face(ui: &Ui, size: Vec2) {
    let picture = Picture::new(Rect::from_min_size(Pos2::ZERO, size), &Area::USUAL);
    let (layers, crossed) = (Layers::default(), Crossed::default());
    picture.paint(ui.painter(), Theme::of(ui), layers, crossed);
}

fn points() -> InjectionMap {
    let mut map = InjectionMap::default();
    for site in place::sites(&Area::USUAL) {
        let point = site.point().expect("a site of an area");
        map.add(MapPoint {
            units: "4".parse().ok(),
            ..point
        });
    }
    map
}
