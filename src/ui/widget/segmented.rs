//! A choice of few, side by side: exactly one is chosen.

use std::sync::Arc;

use eframe::egui::{Align2, Galley, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, size, space};

/// A segmented choice between values; `name` says what is chosen here, for screen readers.
#[must_use = "a choice is seen when `show` is called"]
pub struct Segmented<'a, T> {
    name: &'a str,
    value: &'a mut T,
    options: Vec<(T, &'a str, Option<Icon>)>,
    wide: bool,
}

impl<'a, T: PartialEq> Segmented<'a, T> {
    pub const fn new(name: &'a str, value: &'a mut T) -> Self {
        Self {
            name,
            value,
            options: Vec::new(),
            wide: false,
        }
    }

    pub fn option(mut self, value: T, label: &'a str) -> Self {
        self.options.push((value, label, None));
        self
    }

    pub fn option_with_icon(mut self, value: T, label: &'a str, icon: Icon) -> Self {
        self.options.push((value, label, Some(icon)));
        self
    }

    /// As wide as the layout, all parts alike.
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Shows it; `changed()` when another value was chosen. ←→ move between the parts.
    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let parts: Vec<_> = self
            .options
            .iter()
            .map(|(_, label, icon)| {
                (
                    paint::line(ui, label, Kind::SmallStrong, theme.text_2),
                    *icon,
                )
            })
            .collect();
        let widths = widths(&parts, self.wide.then(|| ui.available_width()));
        let total =
            widths.iter().sum::<f32>() + GAP * (widths.len().max(1) - 1) as f32 + 2.0 * INSET;
        let (rect, mut response) =
            ui.allocate_exact_size(vec2(total, size::SEGMENTED), Sense::hover());
        tray(ui, rect);
        let mut left = rect.left() + INSET;
        for ((value, label, icon), width) in self.options.into_iter().zip(widths) {
            let part = Rect::from_min_size(
                pos2(left, rect.top() + INSET),
                vec2(width, rect.height() - 2.0 * INSET),
            );
            let chosen = *self.value == value;
            if segment(ui, part, (label, icon), chosen).clicked() && !chosen {
                *self.value = value;
                response.mark_changed();
            }
            left += width + GAP;
        }
        response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, self.name));
        response
    }
}

const INSET: f32 = 2.0;
const GAP: f32 = 2.0;
const PADDING: f32 = 10.0;
const ICON: f32 = 13.0;

fn widths(parts: &[(Arc<Galley>, Option<Icon>)], wide: Option<f32>) -> Vec<f32> {
    let own = parts.iter().map(|(label, icon)| {
        let icon = icon.map_or(0.0, |_| ICON + space::S6);
        (label.size().x + icon + 2.0 * PADDING)
            .ceil()
            .max(size::HIT)
    });
    match wide {
        None => own.collect(),
        Some(width) => {
            let count = parts.len().max(1) as f32;
            let each = (width - 2.0 * INSET - GAP * (count - 1.0)) / count;
            vec![each; parts.len()]
        }
    }
}

/// The tray that the parts lie in.
pub(super) fn tray(ui: &Ui, rect: Rect) {
    let theme = Theme::of(ui);
    paint::framed(
        ui.painter(),
        rect,
        paint::CONTROL_CORNER,
        theme.sunken,
        theme.line_2,
    );
}

fn segment(ui: &mut Ui, rect: Rect, (label, icon): (&str, Option<Icon>), chosen: bool) -> Response {
    let theme = Theme::of(ui);
    let id = paint::auto_id(ui);
    let response = ui.interact(rect, id, Sense::click());
    let (kind, colour, fill) = if chosen {
        (Kind::SmallStrong, theme.accent, theme.accent_weak)
    } else {
        (
            Kind::SmallMedium,
            theme.text_2,
            paint::ground(ui, &response),
        )
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 4.0, fill);
    let icon_width = icon.map_or(0.0, |_| ICON + space::S6);
    let text = paint::cut(
        ui,
        label,
        kind,
        colour,
        rect.width() - icon_width - space::S8,
    );
    let mut left = (rect.center().x - (text.size().x + icon_width) * 0.5).round();
    if let Some(icon) = icon {
        icon.paint(
            painter,
            pos2(left + ICON * 0.5, rect.center().y),
            ICON,
            colour,
        );
        left += icon_width;
    }
    paint::text(
        painter,
        pos2(left, rect.center().y),
        Align2::LEFT_CENTER,
        text,
    );
    paint::focus_ring(ui, &response, rect.shrink(1.0), 4.0);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, label));
    response
}
