//! The thin shell of eframe round [`App`]: the only place that knows the real window.

use std::sync::mpsc::{Sender, channel};

use eframe::egui::{self, Context, Ui, ViewportBuilder};

use crate::journal::Clock;
use crate::text::Text;

use super::app::{App, LastWork, prepare};
use super::setup::{Remember, Setup};
use super::worker::Worker;

/// In points.
const SIZE: [f32; 2] = [1440.0, 900.0];
const SMALLEST: [f32; 2] = [1180.0, 760.0];

/// Opens the window and stays until it is closed.
///
/// # Errors
/// There is no display, or the desktop cannot give a window.
pub fn run(setup: Setup, text: Text, remember: Remember) -> eframe::Result {
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default()
            .with_app_id("mimik")
            .with_inner_size(SIZE)
            .with_min_inner_size(SMALLEST),
        ..Default::default()
    };
    // Behind the window: the copy at exit holds nobody up, and nothing of it is lost if it is.
    let (after, left) = channel();
    let ran = eframe::run_native(
        "Mimik",
        options,
        Box::new(|context| {
            prepare(&context.egui_ctx, &setup);
            let worker = Worker::on_threads(&context.egui_ctx);
            let app = App::new(setup, text, Clock::System, worker, remember);
            Ok(Box::new(Window { app, after }))
        }),
    );
    if let Ok(last) = left.try_recv() {
        last.run();
    }
    ran
}

struct Window {
    app: App,
    after: Sender<LastWork>,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.app.logic(ctx);
        if ctx.input(|input| input.viewport().close_requested()) {
            self.app.close(ctx);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.app.ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        // Fails only when nobody waits for it any more.
        drop(self.after.send(self.app.last_work()));
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
