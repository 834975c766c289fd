//! Any application in a window without a display: shared by the tests and the tour of pictures.

use std::time::{Duration, Instant};

use eframe::egui::{Theme, Ui, UiBuilder};
use egui_kittest::Harness;
use mimik::ui::app::{App, prepare};
use mimik::ui::setup::{Setup, ThemeChoice};

use super::soft::Soft;

/// Any application in a window without a display.
pub fn harness(app: App, setup: Setup) -> Harness<'static, App> {
    harness_timed(app, setup, |_ui, _logic| {})
}

/// The same; `told` hears of each frame how long `App::ui` and `App::logic` took.
pub fn harness_timed(
    app: App,
    setup: Setup,
    told: impl Fn(Duration, Duration) + 'static,
) -> Harness<'static, App> {
    let shown = if setup.theme == ThemeChoice::Dark {
        Theme::Dark
    } else {
        Theme::Light
    };
    let mut harness = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_theme(shown)
        .with_max_steps(12)
        .with_context_setup(move |ctx| prepare(ctx, &setup))
        .renderer(Soft::default())
        .build_ui_state(
            move |ui, app: &mut App| {
                let begun = Instant::now();
                app.logic(&ui.ctx().clone());
                let (logic, begun) = (begun.elapsed(), Instant::now());
                app.ui(&mut whole_window(ui));
                told(begun.elapsed(), logic);
            },
            app,
        );
    harness.run_ok();
    harness
}

/// The harness lays a margin of eight points round what it shows; the real window has none.
fn whole_window(ui: &mut Ui) -> Ui {
    let window = ui.ctx().content_rect();
    let mut whole = ui.new_child(UiBuilder::new().max_rect(window));
    whole.set_clip_rect(window);
    whole
}
