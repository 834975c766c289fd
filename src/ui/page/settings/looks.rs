//! How the program looks on this machine: at once, and nothing for the journal.

use eframe::egui::{ThemePreference, Ui};

use crate::text::Language;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::setup::ThemeChoice;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::segmented::Segmented;

use super::clinic::narrow_card;

/// In percent.
const ZOOMS: [u32; 7] = [90, 100, 110, 120, 130, 140, 150];

pub fn ui(cx: &mut Cx<'_>, ui: &mut Ui) {
    narrow_card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S16;
        theme_ui(cx, ui);
        language_ui(cx, ui);
        zoom_ui(cx, ui);
    });
}

fn theme_ui(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.text.settings;
    let before = match ui.ctx().options(|options| options.theme_preference) {
        ThemePreference::System => ThemeChoice::System,
        ThemePreference::Light => ThemeChoice::Light,
        ThemePreference::Dark => ThemeChoice::Dark,
    };
    let mut chosen = before;
    let choice = Segmented::new(&words.theme, &mut chosen)
        .option(ThemeChoice::System, &words.theme_system)
        .option(ThemeChoice::Light, &words.theme_light)
        .option(ThemeChoice::Dark, &words.theme_dark);
    if labelled_ui(ui, &words.theme, |ui| choice.show(ui)).changed() {
        cx.send(Command::SetTheme(chosen));
    }
}

fn language_ui(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.text.settings;
    let mut chosen = cx.text.language;
    let choice = Segmented::new(&words.language, &mut chosen)
        .option(Language::Danish, &cx.text.gate.danish)
        .option(Language::English, &cx.text.gate.english);
    if labelled_ui(ui, &words.language, |ui| choice.show(ui)).changed() {
        cx.send(Command::SetLanguage(chosen));
    }
}

fn zoom_ui(cx: &mut Cx<'_>, ui: &mut Ui) {
    let words = &cx.text.settings;
    let mut chosen = (ui.ctx().zoom_factor() * 100.0).round() as u32;
    let labels = ZOOMS.map(|percent| (percent, format!("{percent} %")));
    let mut choice = Segmented::new(&words.zoom, &mut chosen);
    for (percent, label) in &labels {
        choice = choice.option(*percent, label);
    }
    if labelled_ui(ui, &words.zoom, |ui| choice.show(ui)).changed() {
        cx.send(Command::SetZoom(chosen as f32 / 100.0));
    }
    ui.label(Theme::of(ui).faint(&words.zoom_keys));
}

/// A label above a control that has none of its own.
pub fn labelled_ui<R>(ui: &mut Ui, label: &str, control: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::S4;
        ui.label(Theme::of(ui).label(label));
        control(ui)
    })
    .inner
}
