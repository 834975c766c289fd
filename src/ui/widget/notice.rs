//! What the program tells by itself: strips in place, and a toast for background work that is done. Errors are never toasts.

use std::time::Duration;

use eframe::egui::{Align2, Area, Context, Frame, Id, Margin, Order, Role, Ui, WidgetInfo, vec2};

use super::{button::Button, card, paint};
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, Tone, radius, size, space};

/// A tinted strip in the page: what happened, what is safe, what can be done.
#[must_use = "a notice is seen when `show` is called"]
pub struct Notice<'a> {
    tone: Tone,
    status: Option<Status>,
    icon: Option<Icon>,
    title: &'a str,
    text: &'a str,
    action: Option<Button<'a>>,
}

impl<'a> Notice<'a> {
    pub const fn new(status: Status, title: &'a str) -> Self {
        Self {
            tone: status.tone(),
            status: Some(status),
            icon: None,
            title,
            text: "",
            action: None,
        }
    }

    /// A quiet one with an icon, in the accent tint: »Din kladde er gemt«.
    pub const fn quiet(icon: Icon, title: &'a str) -> Self {
        Self {
            tone: Tone::Accent,
            status: None,
            icon: Some(icon),
            title,
            text: "",
            action: None,
        }
    }

    pub const fn text(mut self, text: &'a str) -> Self {
        self.text = text;
        self
    }

    /// A button under the text.
    pub fn action(mut self, action: Button<'a>) -> Self {
        self.action = Some(action);
        self
    }

    /// Shows it; true when its button was clicked.
    pub fn show(self, ui: &mut Ui) -> bool {
        let theme = Theme::of(ui);
        let colours = theme.tone(self.tone);
        let title_colour = match self.tone {
            Tone::Accent | Tone::Neutral => theme.text,
            Tone::Ok
            | Tone::Warn
            | Tone::Stop
            | Tone::Forehead
            | Tone::Glabella
            | Tone::Lateral
            | Tone::OtherArea => colours.text,
        };
        Frame::new()
            .fill(colours.weak)
            .corner_radius(radius::CARD)
            .inner_margin(Margin::symmetric(space::S12 as i8, 10))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing = vec2(10.0, space::S2);
                    let shape = paint::reserve(ui, vec2(16.0, Kind::Body.line()));
                    if let Some(status) = self.status {
                        status.paint(ui.painter(), theme, shape.center(), 16.0);
                    } else if let Some(icon) = self.icon {
                        icon.paint(ui.painter(), shape.center(), 16.0, colours.text);
                    }
                    ui.vertical(|ui| self.words(ui, title_colour)).inner
                })
                .inner
            })
            .inner
    }

    fn words(self, ui: &mut Ui, title: eframe::egui::Color32) -> bool {
        let theme = Theme::of(ui);
        ui.label(Theme::text_in(self.title, Kind::BodyStrong, title));
        if !self.text.is_empty() {
            ui.label(theme.muted(self.text));
        }
        let Some(action) = self.action else {
            return false;
        };
        ui.add_space(space::S6);
        action.small().show(ui).clicked()
    }
}

/// A strip across the page under the banner: read only, the clock, practice. Words at the right are optional.
pub fn strip(ui: &mut Ui, icon: Icon, tone: Tone, (lead, rest, right): (&str, &str, &str)) {
    const HEIGHT: f32 = 36.0;
    let theme = Theme::of(ui);
    let colours = theme.tone(tone);
    let rect = paint::reserve(ui, vec2(ui.available_width(), HEIGHT));
    ui.painter().rect_filled(rect, 0.0, colours.weak);
    paint::hairline(
        ui.painter(),
        rect.x_range(),
        rect.bottom() - 0.5,
        colours.line,
    );
    let inside = rect.shrink2(vec2(space::PAGE_X, 0.0));
    let right_place = if right.is_empty() {
        inside.with_min_x(inside.right())
    } else {
        let text = paint::line(ui, right, Kind::SmallStrong, colours.text);
        let place = paint::text(
            ui.painter(),
            inside.right_center(),
            Align2::RIGHT_CENTER,
            text,
        );
        paint::say(ui, place, right);
        place
    };
    let center = inside.left_center() + vec2(8.0, 0.0);
    icon.paint(ui.painter(), center, 16.0, colours.text);
    let mut left = inside.left() + 26.0;
    if !lead.is_empty() {
        let text = paint::line(ui, lead, Kind::BodyStrong, colours.text);
        let at = eframe::egui::pos2(left, rect.center().y);
        let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
        paint::say(ui, place, lead);
        left = place.right() + 10.0;
    }
    let width = right_place.left() - left - space::S12;
    let text = paint::cut(ui, rest, Kind::Body, theme.text, width);
    let at = eframe::egui::pos2(left, rect.center().y);
    let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, text);
    if !rest.is_empty() {
        paint::say(ui, place, rest);
    }
}

/// What is shown over the action bar for four seconds.
#[derive(Default, Debug)]
pub struct Toasts {
    shown: Option<(String, f64)>,
}

const SECONDS: f64 = 4.0;

impl Toasts {
    /// Completed background work, such as a backup. A newer one takes the place of an older.
    pub fn done(&mut self, ctx: &Context, text: impl Into<String>) {
        let until = ctx.input(|input| input.time) + SECONDS;
        self.shown = Some((text.into(), until));
        ctx.request_repaint();
    }

    /// Once a frame, last.
    pub fn show(&mut self, ctx: &Context) {
        let Some((text, until)) = &self.shown else {
            return;
        };
        let left = until - ctx.input(|input| input.time);
        if left <= 0.0 {
            self.shown = None;
            return;
        }
        ctx.request_repaint_after(Duration::from_secs_f64(left));
        let theme = Theme::in_context(ctx);
        Area::new(Id::unique("toast"))
            .order(Order::Tooltip)
            .anchor(
                Align2::CENTER_BOTTOM,
                vec2(0.0, -(size::ACTION_BAR + space::S12)),
            )
            .interactable(false)
            .show(ctx, |ui| {
                let frame = Frame::new()
                    .fill(theme.surface)
                    .stroke((size::HAIRLINE, theme.line_2))
                    .corner_radius(radius::CARD)
                    .shadow(theme.shadow())
                    .inner_margin(Margin::symmetric(14, 9));
                let shown = frame.show(ui, |ui| {
                    ui.horizontal(|ui| {
                        Status::Ok.show(ui, 15.0);
                        ui.label(theme.medium(text.as_str()));
                    });
                });
                let response = shown.response;
                response.widget_info(|| WidgetInfo::labeled(Role::Status, true, text));
            });
    }
}

/// Quiet words with a shape before them, on one line: »Ubrudt kæde · 23 poster«, »Alt er besvaret«.
pub fn remark(ui: &mut Ui, status: Status, text: &str) {
    const SHAPE: f32 = 14.0;
    let theme = Theme::of(ui);
    let words = paint::line(ui, text, Kind::Small, theme.text_2);
    let wanted = vec2(SHAPE + space::S6 + words.size().x, Kind::Body.line());
    let rect = paint::reserve(ui, wanted);
    let center = rect.left_center() + vec2(SHAPE * 0.5, 0.0);
    status.paint(ui.painter(), theme, center, SHAPE);
    paint::text(
        ui.painter(),
        rect.right_center(),
        Align2::RIGHT_CENTER,
        words,
    );
    paint::say(ui, rect, text);
}

/// The title of a page or form with an icon before it.
pub fn title(ui: &mut Ui, icon: Icon, text: &str, kind: Kind) {
    let theme = Theme::of(ui);
    let words = paint::line(ui, text, kind, theme.text);
    let size = (kind.line() * 0.65).round();
    let wanted = vec2(size + 10.0 + words.size().x, kind.line());
    let rect = paint::reserve(ui, wanted);
    let center = rect.left_center() + vec2(size * 0.5, 0.0);
    icon.paint(ui.painter(), center, size, theme.accent);
    paint::text(
        ui.painter(),
        rect.right_center(),
        Align2::RIGHT_CENTER,
        words,
    );
    paint::say(ui, rect, text);
}

/// An icon and a small explanation that wraps beside it.
pub fn explained(ui: &mut Ui, icon: Icon, text: &str) {
    let theme = Theme::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        let shape = paint::reserve(ui, vec2(14.0, Kind::Small.line()));
        icon.paint(ui.painter(), shape.center(), 14.0, theme.text_2);
        ui.vertical(|ui| ui.label(theme.small(text)));
    });
}

/// Skeleton rows while something loads; show it only after 150 ms. `doing` says what.
pub fn loading(ui: &mut Ui, doing: &str, rows: usize, progress: Option<f32>) {
    let theme = Theme::of(ui);
    card::padded(ui, size::ROW_DENSE, |ui| ui.label(theme.small(doing)));
    if let Some(progress) = progress {
        let rect = paint::reserve(ui, vec2(ui.available_width(), 3.0));
        ui.painter().rect_filled(rect, 1.5, theme.accent_weak);
        let done = rect.with_max_x(rect.left() + rect.width() * progress.clamp(0.0, 1.0));
        ui.painter().rect_filled(done, 1.5, theme.accent);
    }
    for _ in 0..rows {
        card::ruled(ui);
        let rect = paint::reserve(ui, vec2(ui.available_width(), size::ROW_TALL));
        let bars = [
            (0.0, 14.0, 40.0, 12.0),
            (56.0, 14.0, 124.0, 11.0),
            (56.0, 32.0, 84.0, 10.0),
        ];
        for (x, y, width, height) in bars {
            let min = rect.min + vec2(space::CARD_X + x, y);
            let bar = eframe::egui::Rect::from_min_size(min, vec2(width, height));
            ui.painter().rect_filled(bar, 4.0, theme.hover);
        }
    }
}
