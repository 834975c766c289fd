//! The panels that a page is made of, each with its fixed size, ground and hairline: call them from the outside in.
//!
//! Rail, then top bar, banner, tabs and action bar, then the side panel, and the main column last.

use eframe::egui::{
    Align2, Area, CentralPanel, Frame, Id, Key, Margin, Modifiers, Order, Panel, Popup, Response,
    Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::{key, paint};
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, size, space};

/// The rail's place at the left.
pub fn rail<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    Panel::left("rail")
        .exact_size(size::RAIL)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new())
        .show(ui, contents)
        .inner
}

/// A bar at the top that is as high as what it shows: top bar, banner, tabs, a strip. `id` tells them apart.
pub fn bar<R>(ui: &mut Ui, id: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    Panel::top(id)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new())
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            contents(ui)
        })
        .inner
}

/// The action bar's place at the bottom.
pub fn foot<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    Panel::bottom("action bar")
        .exact_size(size::ACTION_BAR)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new())
        .show(ui, contents)
        .inner
}

/// The main column: padded, scrolling, in a wide window at most 1240 points wide and then in the middle.
pub fn main<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    CentralPanel::default()
        .frame(Frame::new().fill(Theme::of(ui).canvas))
        .show(ui, |ui| {
            fixed(ui, |ui| {
                ScrollArea::vertical()
                    .id_salt("main")
                    .auto_shrink(false)
                    .show(ui, |ui| column(ui, contents))
                    .inner
            })
        })
        .inner
}

/// The main column of a page that scrolls by itself (a table, a week): padded, no scrolling around it.
pub fn main_fixed<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    CentralPanel::default()
        .frame(Frame::new().fill(Theme::of(ui).canvas))
        .show(ui, |ui| fixed(ui, |ui| column(ui, contents)))
        .inner
}

/// Contents that are too wide must not push the panels apart: they are cut at the edge instead.
fn fixed<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let rect = ui.max_rect();
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    inside.shrink_clip_rect(rect);
    let inner = contents(&mut inside);
    ui.advance_cursor_after_rect(rect);
    inner
}

fn column<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let rect = ui.available_rect_before_wrap();
    let without_side = ui.ctx().content_rect().right() - rect.right() < size::SIDE_STRIP - 1.0;
    let most = if without_side {
        size::MAIN_MAX + size::SIDE_PANEL
    } else {
        size::MAIN_MAX
    };
    let extra = (rect.width() - most - 2.0 * space::PAGE_X).max(0.0) * 0.5;
    let inside = rect.shrink2(vec2(space::PAGE_X + extra, space::PAGE_Y));
    let mut column = ui.new_child(UiBuilder::new().max_rect(inside));
    column.set_width(inside.width());
    let inner = contents(&mut column);
    let used = column.min_rect().expand2(vec2(0.0, space::PAGE_Y));
    ui.advance_cursor_after_rect(used);
    inner
}

/// Columns of cards side by side, `weights` wide to each other; below `narrow` points of width they stand in one.
pub fn columns<const N: usize>(
    ui: &mut Ui,
    weights: [f32; N],
    narrow: f32,
    mut contents: impl FnMut(usize, &mut Ui),
) {
    let width = ui.available_width();
    if width < narrow {
        for index in 0..N {
            ui.scope(|ui| contents(index, ui));
        }
        return;
    }
    let total: f32 = weights.iter().sum();
    let shared = width - space::COLUMNS * (N.max(1) - 1) as f32;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::COLUMNS;
        for (index, weight) in weights.into_iter().enumerate() {
            let column = (shared * weight / total).floor();
            ui.allocate_ui(vec2(column, 0.0), |ui| {
                ui.set_width(column);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing = vec2(space::S8, space::CARDS);
                    contents(index, ui);
                });
            });
        }
    });
}

/// The side panel at the right: 344 points, or in a narrow window a strip that opens over the page.
pub struct Side<'a> {
    /// What it is about, for the strip and for screen readers.
    pub name: &'a str,
    /// The shape that the strip shows.
    pub status: Option<Status>,
}

impl Side<'_> {
    /// Shows it; the contents are made of [`section`]s.
    pub fn show(&self, ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
        if ui.ctx().content_rect().width() >= size::FOLD_BELOW {
            Panel::right("side")
                .exact_size(size::SIDE_PANEL)
                .resizable(false)
                .show_separator_line(false)
                .frame(Frame::new().fill(Theme::of(ui).surface))
                .show(ui, |ui| sections(ui, contents));
        } else {
            self.show_folded(ui, contents);
        }
    }

    /// Opens a folded panel: something was chosen that it tells about. In a wide window it is there anyway.
    pub fn open(ui: &Ui) {
        ui.data_mut(|data| data.insert_temp(Self::folded_id(), true));
    }

    fn folded_id() -> Id {
        Id::unique("side panel is open")
    }

    fn show_folded(&self, ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
        let id = Self::folded_id();
        let mut open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
        let strip = Panel::right("side strip")
            .exact_size(size::SIDE_STRIP)
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new().fill(Theme::of(ui).surface))
            .show(ui, |ui| self.strip(ui, open));
        let place = strip.response.rect;
        if strip.inner.clicked() {
            open = !open;
        }
        if open {
            let width = size::SIDE_PANEL;
            let corner = place.left_top() - vec2(width, 0.0);
            let theme = Theme::of(ui);
            let area = Area::new(id.with("area"))
                .order(Order::Middle)
                .fixed_pos(corner)
                .show(ui.ctx(), |ui| {
                    let frame = Frame::new().fill(theme.surface).shadow(theme.shadow());
                    frame.show(ui, |ui| {
                        ui.set_width(width);
                        ui.set_height(place.height());
                        sections(ui, contents);
                    });
                });
            let outside = area.response.clicked_elsewhere() && !strip.inner.clicked();
            let in_menu = Popup::is_any_open(ui.ctx());
            let escaped = key::pressed(ui, Modifiers::NONE, Key::Escape);
            open = (!outside || in_menu) && !escaped;
        }
        ui.data_mut(|data| data.insert_temp(id, open));
    }

    fn strip(&self, ui: &mut Ui, open: bool) -> Response {
        let theme = Theme::of(ui);
        let rect = ui.max_rect();
        let id = paint::auto_id(ui);
        let response = ui.interact(rect, id, Sense::click());
        let painter = ui.painter();
        painter.rect_filled(rect, 0.0, paint::ground(ui, &response));
        left_line(ui, rect);
        let icon = if open {
            Icon::ChevronRight
        } else {
            Icon::ChevronLeft
        };
        let top = eframe::egui::pos2(rect.center().x, rect.top() + 28.0);
        icon.paint(painter, top, 16.0, theme.text_2);
        if let Some(status) = self.status {
            status.paint(painter, theme, top + vec2(0.0, 30.0), 18.0);
        }
        paint::focus_ring(ui, &response, rect.shrink(3.0), 4.0);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, self.name));
        ui.advance_cursor_after_rect(rect);
        paint::tip(response, self.name)
    }
}

fn sections(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let rect = ui.max_rect();
    fixed(ui, |ui| {
        ScrollArea::vertical()
            .id_salt("side")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                contents(ui);
            });
    });
    left_line(ui, rect);
}

fn left_line(ui: &Ui, rect: eframe::egui::Rect) {
    let stroke = Stroke::new(size::HAIRLINE, Theme::of(ui).line);
    ui.painter()
        .vline(rect.left() + 0.5, rect.y_range(), stroke);
}

/// A section of the side panel: a title, controls at its right, contents, and a line below. No cards inside.
pub fn section<R>(
    ui: &mut Ui,
    title: &str,
    aside: impl FnOnce(&mut Ui),
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let theme = Theme::of(ui);
    let margin = Margin::symmetric(space::SIDE_X as i8, 14);
    let inner = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(space::S8, space::S8);
        if !title.is_empty() {
            let rect = paint::reserve(ui, vec2(ui.available_width(), 22.0));
            let right = super::card::controls_at_right(ui, rect.expand2(vec2(0.0, 2.0)), aside);
            let width = right.left() - rect.left() - space::S8;
            let text = paint::cut(ui, title, Kind::H2, theme.text, width);
            let place = paint::text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, text);
            paint::say(ui, place, title);
        }
        contents(ui)
    });
    paint::divider(ui);
    inner.inner
}

/// The title of a page, quiet words behind it, and controls at the right.
pub fn page_head(ui: &mut Ui, title: &str, remark: &str, aside: impl FnOnce(&mut Ui)) {
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), 36.0));
    let right = super::card::controls_at_right(ui, rect, aside);
    let end = right.left() - space::S12;
    let text = paint::cut(ui, title, Kind::H1, theme.text, end - rect.left());
    let first = paint::text(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, text);
    paint::say(ui, first, title);
    let left = first.right() + space::COLUMNS;
    let text = paint::cut(ui, remark, Kind::Body, theme.text_2, end - left);
    let at = eframe::egui::pos2(left, rect.center().y + 1.0);
    let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
    if !remark.is_empty() {
        paint::say(ui, place, remark);
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widget::stage::stage;

    fn page(ui: &mut Ui, _: &mut ()) {
        let side = Side {
            name: "Klar til behandling?",
            status: Some(Status::Warn),
        };
        side.show(ui, |ui| {
            section(ui, "Betænkningstid", |_| {}, |ui| ui.label("Tidligst"));
        });
        main(ui, |ui| ui.label("Tidslinje"));
    }

    #[test]
    fn a_narrow_window_folds_the_side_panel_and_opens_it_over_the_page() {
        let mut window = stage((), page);
        assert!(window.query_by_label("Betænkningstid").is_none());
        window.get_by_label("Klar til behandling?").click();
        window.run();
        window.get_by_label("Betænkningstid").click();
        window.run();
        window.get_by_label("Betænkningstid");
        window.key_press(Key::Escape);
        window.run();
        assert!(window.query_by_label("Betænkningstid").is_none());
    }

    #[test]
    fn a_wide_window_shows_the_side_panel_beside_the_page() {
        let mut window = stage((), page);
        window.set_size(vec2(1440.0, 900.0));
        window.run();
        let side = window.get_by_label("Betænkningstid").rect();
        assert!(side.left() > 1440.0 - size::SIDE_PANEL - 20.0);
    }
}
