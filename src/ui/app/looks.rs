//! How the program looks and speaks on this machine: language, light or dark, size; each change is remembered.

use eframe::egui::{Context, Theme, ThemePreference, UserAttentionType, ViewportCommand};

use crate::text::{Language, Text};
use crate::ui::setup::{Setup, ThemeChoice};
use crate::ui::typed_ahead::TypedAhead;

use super::App;

impl App {
    pub(super) fn set_language(&mut self, language: Language) {
        if let Ok(text) = Text::load(language) {
            self.text = text;
            self.setup.language = language;
            (self.remember)(&self.setup);
        }
    }

    pub(super) fn set_theme(&mut self, ctx: &Context, theme: ThemeChoice) {
        self.setup.theme = theme;
        ctx.set_theme(preference(theme));
        (self.remember)(&self.setup);
    }

    pub(super) fn set_zoom(&mut self, ctx: &Context, zoom: f32) {
        self.setup.zoom = zoom.clamp(0.9, 1.5);
        ctx.set_zoom_factor(self.setup.zoom);
        (self.remember)(&self.setup);
    }
}

/// Somebody who starts the program again looks for its window.
pub(super) fn come_forward(ctx: &Context) {
    for command in [
        ViewportCommand::Minimized(false),
        ViewportCommand::Focus,
        // Where the desktop lets no window take the focus, it marks it at least.
        ViewportCommand::RequestUserAttention(UserAttentionType::Informational),
    ] {
        ctx.send_viewport_cmd(command);
    }
}

pub fn preference(theme: ThemeChoice) -> ThemePreference {
    match theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    }
}

/// For tests and pictures: whatever `egui` shows next uses this application's theme and fonts.
pub fn prepare(ctx: &Context, setup: &Setup) {
    crate::ui::theme::install(ctx);
    ctx.add_plugin(TypedAhead::default());
    ctx.set_theme(preference(setup.theme));
    ctx.set_zoom_factor(setup.zoom);
    ctx.options_mut(|options| {
        // The keys for it are the application's own, which remembers what was chosen.
        options.zoom_with_keyboard = false;
        options.fallback_theme = Theme::Light;
    });
}
