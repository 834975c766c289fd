//! A choice of many: a field that opens a list.

use eframe::egui::{
    Align, Align2, Layout, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{field, paint};
use crate::ui::icon::Icon;
use crate::ui::theme::{Kind, Theme, size, space};

/// A list to choose from; its accessible name is its label, its value the chosen word.
#[must_use = "a choice is seen when `show` is called"]
pub struct Choice<'a, T> {
    label: &'a str,
    value: &'a mut T,
    options: &'a [(T, &'a str)],
    icon: Option<Icon>,
    hint: &'a str,
    error: Option<&'a str>,
    width: Option<f32>,
    enabled: bool,
    label_hidden: bool,
}

impl<'a, T: PartialEq + Clone> Choice<'a, T> {
    pub const fn new(label: &'a str, value: &'a mut T, options: &'a [(T, &'a str)]) -> Self {
        Self {
            label,
            value,
            options,
            icon: None,
            hint: "",
            error: None,
            width: None,
            enabled: true,
            label_hidden: false,
        }
    }

    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// What stands there while the value is none of the options.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// The label is only told to screen readers.
    pub const fn label_hidden(mut self) -> Self {
        self.label_hidden = true;
        self
    }

    /// Shows it; `changed()` when another value was chosen.
    pub fn show(mut self, ui: &mut Ui) -> Response {
        let width = self.width.unwrap_or_else(|| ui.available_width());
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(0.0, space::S4);
            let shown = if self.label_hidden { "" } else { self.label };
            let label = field::label_row(ui, shown, "");
            let mut response = self.closed(ui);
            if let Some(label) = label {
                response = response.labelled_by(label.id);
            }
            if self.list(&response) {
                response.mark_changed();
            }
            field::below(ui, self.error, "");
            response
        })
        .inner
    }

    fn chosen(&self) -> Option<&'a str> {
        let found = self.options.iter().find(|(value, _)| value == self.value);
        found.map(|(_, label)| *label)
    }

    fn closed(&self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let sense = if self.enabled {
            Sense::click()
        } else {
            Sense::hover()
        };
        let wanted = vec2(ui.available_width(), size::CONTROL);
        let (rect, response) = ui.allocate_exact_size(wanted, sense);
        let fill = match (self.enabled, response.hovered()) {
            (false, _) => theme.sunken,
            (true, true) => theme.hover,
            (true, false) => theme.surface,
        };
        let edge = match (self.error, self.enabled) {
            (Some(_), _) => field::Edge::Wrong,
            (None, true) => field::Edge::Calm,
            (None, false) => field::Edge::ReadOnly,
        };
        let painter = ui.painter();
        let stroke = Stroke::new(size::HAIRLINE, edge.colour(theme));
        painter.rect(
            rect,
            paint::CONTROL_CORNER,
            fill,
            stroke,
            StrokeKind::Inside,
        );
        self.paint_value(ui, rect);
        let chevron = pos2(rect.right() - 17.0, rect.center().y);
        Icon::ChevronDown.paint(painter, chevron, 14.0, theme.text_2);
        paint::focus_ring(ui, &response, rect, paint::CONTROL_CORNER);
        response.widget_info(|| {
            let mut told = WidgetInfo::labeled(Role::ComboBox, self.enabled, self.label);
            told.current_text_value = self.chosen().map(str::to_owned);
            told
        });
        response
    }

    fn paint_value(&self, ui: &Ui, rect: Rect) {
        let theme = Theme::of(ui);
        let mut left = rect.left() + 10.0;
        if let Some(icon) = self.icon {
            let center = pos2(left + 7.5, rect.center().y);
            icon.paint(ui.painter(), center, 15.0, theme.text_2);
            left += 15.0 + space::S8;
        }
        let (text, colour) = match self.chosen() {
            Some(label) => (label, theme.text),
            None => (self.hint, theme.text_3),
        };
        let width = rect.right() - 28.0 - left;
        let text = paint::cut(ui, text, Kind::Body, colour, width);
        let at = pos2(left, rect.center().y);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
    }

    fn list(&mut self, response: &Response) -> bool {
        let before = self.value.clone();
        Popup::menu(response)
            .width(response.rect.width())
            .gap(space::S4)
            .layout(Layout::top_down_justified(Align::Min))
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .show(|ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                ui.set_min_width(response.rect.width() - 10.0);
                for (value, label) in self.options {
                    if menu_row(ui, label, value == self.value).clicked() {
                        *self.value = value.clone();
                        ui.close();
                    }
                }
            });
        before != *self.value
    }
}

/// A row of a menu, with a tick when it is the chosen one.
pub fn menu_row(ui: &mut Ui, label: &str, chosen: bool) -> Response {
    let theme = Theme::of(ui);
    let text = paint::line(ui, label, Kind::Body, theme.text);
    let width = ui.available_width().max(text.size().x + 40.0);
    let wanted = vec2(width, size::ROW_DENSE);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let painter = ui.painter();
    painter.rect_filled(rect, 4.0, paint::ground(ui, &response));
    let at = rect.left_center() + vec2(8.0, 0.0);
    paint::text(painter, at, Align2::LEFT_CENTER, text);
    if chosen {
        let at = rect.right_center() - vec2(14.0, 0.0);
        Icon::Check.paint(painter, at, 14.0, theme.accent);
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, label));
    response
}
