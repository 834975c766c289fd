//! Every part of the window in its states, in light and dark, as pictures – made without a display.
//!
//! `cargo run --example gallery -- FOLDER [WIDTHxHEIGHT] [SCALE]` writes one PNG for each page and theme.

#[path = "../../tests/support/soft.rs"]
mod soft;

mod booking;
mod consultation;
mod controls;
mod dialogs;
mod gate;
mod pages;
mod prelude;
mod reading;
mod record;
mod today;
mod treatment;

use std::path::Path;

use eframe::egui::{self, Ui};
use egui_kittest::Harness;
use mimik::ui::theme;

/// A page of the gallery; it paints the whole window.
type Page = fn(&mut Ui);

const PAGES: [(&str, Page); 13] = [
    ("controls", controls::page),
    ("today", today::page),
    ("lock", gate::lock),
    ("wizard", gate::wizard),
    ("states", pages::states),
    ("overview", record::overview),
    ("consultation", consultation::page),
    ("booking", booking::page),
    ("treatment", treatment::page),
    ("treatment-states", treatment::other_states),
    ("treatment-difference", treatment::difference),
    ("photos", reading::photos),
    ("review", reading::review),
];

fn main() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("give a folder for the pictures")?;
    let size = arguments.next().unwrap_or_else(|| "1440x900".to_owned());
    let scale = arguments.next().map_or(Ok(1.0), |text| text.parse::<f32>());
    let scale = scale.map_err(|error| error.to_string())?;
    let (width, height) = size.split_once('x').ok_or("a size is WIDTHxHEIGHT")?;
    let number = |text: &str| text.parse::<f32>().map_err(|error| error.to_string());
    let size = [number(width)? / scale, number(height)? / scale];
    let clinic = dialogs::Clinic::new().map_err(|error| error.to_string())?;
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        let suffix = if theme == egui::Theme::Dark {
            "-dark"
        } else {
            ""
        };
        let file = |name: &str| Path::new(&folder).join(format!("{name}{suffix}.png"));
        for (name, page) in PAGES {
            paint(page, theme, (size, scale), &file(name), &[])?;
        }
        for (name, page, steps) in dialogs::pages(&clinic)? {
            paint(page, theme, (size, scale), &file(name), &steps)?;
        }
    }
    Ok(())
}

fn paint(
    mut page: impl FnMut(&mut Ui),
    theme: egui::Theme,
    (size, scale): ([f32; 2], f32),
    file: &Path,
    steps: &[dialogs::Step],
) -> Result<(), String> {
    let mut window = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_theme(theme)
        .with_max_steps(12)
        .with_context_setup(theme::install)
        .renderer(soft::Soft::default())
        .build_ui(|ui| {
            // The harness leaves a margin around its contents; a window has none.
            let whole = ui.ctx().content_rect();
            let mut root = ui.new_child(egui::UiBuilder::new().max_rect(whole));
            root.set_clip_rect(whole);
            page(&mut root);
        });
    window.run_ok();
    dialogs::carry_out(&mut window, steps);
    let picture = window.render()?;
    picture.save(file).map_err(|error| error.to_string())
}
