//! The looks of the program in one place: colours, distances, corners and text styles. Only here are they named.
//!
//! `Theme::of(ui)` gives the light or the dark one, as egui shows it; [`install`] sets up a context.

mod egui_style;
mod kind;
mod measure;
mod palette;

use std::ops::Deref;

use eframe::egui::{self, Color32, Context, RichText, Ui};

pub use kind::Kind;
pub use measure::{radius, size, space};
pub use palette::Palette;

use super::fonts;

/// One of the two themes: its colours (through [`Deref`]) and its texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    pub dark: bool,
    pub palette: Palette,
}

static LIGHT: Theme = Theme {
    dark: false,
    palette: palette::LIGHT,
};
static DARK: Theme = Theme {
    dark: true,
    palette: palette::DARK,
};

impl Deref for Theme {
    type Target = Palette;

    fn deref(&self) -> &Palette {
        &self.palette
    }
}

/// Gives a context the fonts and both themes. Once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_style_of(egui::Theme::Light, egui_style::style(&LIGHT));
    ctx.set_style_of(egui::Theme::Dark, egui_style::style(&DARK));
}

impl Theme {
    /// The theme that this part of the window is shown in.
    pub fn of(ui: &Ui) -> &'static Self {
        Self::chosen(ui.visuals().dark_mode)
    }

    /// The theme of the whole window.
    pub fn in_context(ctx: &Context) -> &'static Self {
        Self::chosen(ctx.theme() == egui::Theme::Dark)
    }

    /// The theme by name, for pictures made without a window.
    pub fn chosen(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    /// Text in any style and colour; the shorthands below cover nearly everything.
    pub fn text_in(text: impl Into<String>, kind: Kind, colour: Color32) -> RichText {
        RichText::new(text)
            .font(kind.font())
            .line_height(Some(kind.line()))
            .color(colour)
    }

    pub fn display(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::Display, self.text)
    }

    pub fn figure(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::Figure, self.text)
    }

    pub fn h1(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::H1, self.text)
    }

    pub fn h2(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::H2, self.text)
    }

    pub fn body(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::Body, self.text)
    }

    /// Body in medium weight: titles of quiet rows.
    pub fn medium(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::BodyMedium, self.text)
    }

    /// Body in semibold: names, values that decide.
    pub fn strong(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::BodyStrong, self.text)
    }

    /// Body in the second colour: explanations.
    pub fn muted(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::Body, self.text_2)
    }

    /// Small in the second colour: reasons, meta.
    pub fn small(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::Small, self.text_2)
    }

    /// Small in the third colour: help, times.
    pub fn faint(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::Small, self.text_3)
    }

    /// Small in medium weight: the label above a field.
    pub fn label(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::SmallMedium, self.text_2)
    }

    /// Micro in the third colour: heads of groups.
    pub fn micro(&self, text: impl Into<String>) -> RichText {
        Self::text_in(text, Kind::Micro, self.text_3)
    }

    /// Body in the colour of a tone, medium weight.
    pub fn toned(&self, text: impl Into<String>, tone: Tone) -> RichText {
        Self::text_in(text, Kind::BodyMedium, self.tone(tone).text)
    }
}

/// What a coloured thing says. Never alone: a word or a shape stands beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    #[default]
    Neutral,
    Accent,
    Ok,
    Warn,
    Stop,
    Forehead,
    Glabella,
    Lateral,
    OtherArea,
}

/// The colours of a tone: its text, its tint and its outline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ToneColours {
    pub text: Color32,
    pub weak: Color32,
    pub line: Color32,
}

impl Theme {
    pub fn tone(&self, tone: Tone) -> ToneColours {
        let (text, weak, line) = match tone {
            Tone::Neutral => (self.text_2, self.none_weak, self.line_2),
            Tone::Accent => (self.accent, self.accent_weak, self.accent_line),
            Tone::Ok => (self.ok, self.ok_weak, self.ok_line),
            Tone::Warn => (self.warn, self.warn_weak, self.warn_line),
            Tone::Stop => (self.stop, self.stop_weak, self.stop_line),
            Tone::Forehead => (
                self.area_forehead,
                self.area_forehead_weak,
                self.area_forehead,
            ),
            Tone::Glabella => (
                self.area_glabella,
                self.area_glabella_weak,
                self.area_glabella,
            ),
            Tone::Lateral => (self.area_lateral, self.area_lateral_weak, self.area_lateral),
            Tone::OtherArea => (self.area_other, self.area_other_weak, self.area_other),
        };
        ToneColours { text, weak, line }
    }
}
