//! What egui's own widgets get from the theme: the mapping of `design.md` §5, and nothing that moves by itself.

use std::collections::BTreeMap;

use eframe::egui::epaint::Shadow;
use eframe::egui::style::{ScrollStyle, TextCursorStyle, WidgetVisuals, Widgets};
use eframe::egui::{self, Color32, FontId, Stroke, Style, TextStyle, Visuals, vec2};

use super::{Kind, Theme, radius, size, space};

/// The style of egui for one theme.
pub(super) fn style(theme: &Theme) -> Style {
    let mut style = Style {
        text_styles: text_styles(),
        visuals: visuals(theme),
        animation_time: 0.12,
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S8, space::S8);
    spacing.button_padding = vec2(space::S12, space::S6);
    spacing.interact_size = vec2(size::CONTROL, size::CONTROL_SMALL);
    spacing.menu_margin = egui::Margin::same(4);
    spacing.text_edit_width = f32::INFINITY;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        ..ScrollStyle::floating()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Heading, Kind::H2.font()),
        (TextStyle::Body, Kind::Body.font()),
        (TextStyle::Button, Kind::BodyMedium.font()),
        (TextStyle::Monospace, Kind::SmallMedium.font()),
        (TextStyle::Small, Kind::Small.font()),
    ]
    .into()
}

fn visuals(theme: &Theme) -> Visuals {
    let base = if theme.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let shadow = theme.shadow();
    Visuals {
        panel_fill: theme.canvas,
        window_fill: theme.surface,
        extreme_bg_color: theme.surface,
        faint_bg_color: theme.sunken,
        selection: egui::style::Selection {
            bg_fill: theme.accent_weak,
            stroke: Stroke::new(size::HAIRLINE, theme.accent),
        },
        hyperlink_color: theme.accent,
        weak_text_color: Some(theme.text_3),
        error_fg_color: theme.stop,
        warn_fg_color: theme.warn,
        window_shadow: shadow,
        popup_shadow: shadow,
        window_stroke: Stroke::new(size::HAIRLINE, theme.line_2),
        window_corner_radius: radius::DIALOG.into(),
        menu_corner_radius: radius::CARD.into(),
        widgets: widgets(theme),
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(1.5, theme.text),
            // A blinking cursor would paint a frame twice a second in an idle window.
            blink: false,
            ..TextCursorStyle::default()
        },
        striped: false,
        indent_has_left_vline: false,
        ..base
    }
}

fn widgets(theme: &Theme) -> Widgets {
    let plain = |fill: Color32, outline: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(size::HAIRLINE, outline),
        fg_stroke: Stroke::new(1.5, text),
        corner_radius: radius::CONTROL.into(),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: plain(theme.surface, theme.line, theme.text),
        inactive: plain(theme.surface, theme.control, theme.text),
        hovered: plain(theme.hover, theme.control, theme.text),
        active: plain(theme.pressed, theme.focus, theme.text),
        open: plain(theme.hover, theme.control, theme.text),
    }
}

impl Theme {
    /// The one shadow there is, under dialogs and menus.
    pub fn shadow(&self) -> Shadow {
        let strength = if self.dark { 0.6 } else { 0.18 };
        Shadow {
            offset: [0, 10],
            blur: 34,
            spread: 0,
            color: self.palette.shadow.gamma_multiply(strength),
        }
    }

    /// The ground of a word that lies on a photo.
    pub fn shadow_ground(&self) -> Color32 {
        self.palette.shadow.gamma_multiply(0.55)
    }
}
