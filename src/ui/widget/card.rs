//! Cards: a white ground with a hairline, a title row, and padded contents or full-width rows.

use eframe::egui::{
    Align, Align2, Frame, Layout, Margin, Rect, Response, Sense, Stroke, Ui, UiBuilder, vec2,
};

use super::paint;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, Tone, radius, size, space};

/// A card. Its width is that of the layout.
#[must_use = "a card is seen when `show` or `rows` is called"]
pub struct Card<'a> {
    title: &'a str,
    remark: &'a str,
    aside: &'a str,
    tone: Option<Tone>,
    status: Option<Status>,
    current: bool,
}

impl Default for Card<'_> {
    fn default() -> Self {
        Self::plain()
    }
}

impl<'a> Card<'a> {
    pub const fn new(title: &'a str) -> Self {
        Self {
            title,
            remark: "",
            aside: "",
            tone: None,
            status: None,
            current: false,
        }
    }

    /// Without a title row.
    pub const fn plain() -> Self {
        Self::new("")
    }

    /// Quieter words behind the title: »af læge, efter den skriftlige«.
    pub const fn remark(mut self, remark: &'a str) -> Self {
        self.remark = remark;
        self
    }

    /// Words at the right of the title row: »Patientens egne ord«. For controls there, use `show_with`.
    pub const fn aside(mut self, aside: &'a str) -> Self {
        self.aside = aside;
        self
    }

    /// Tinted and outlined: a red flag.
    pub const fn tone(mut self, tone: Tone) -> Self {
        self.tone = Some(tone);
        self
    }

    /// A shape before the title; it also tints the card.
    pub const fn status(mut self, status: Status) -> Self {
        self.status = Some(status);
        self.tone = Some(status.tone());
        self
    }

    /// Outlined in the accent colour: the card where the work is.
    pub const fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// Padded contents under the title.
    pub fn show<R>(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
        self.show_with(ui, |_| {}, contents)
    }

    /// Padded contents, and controls at the right of the title row, from right to left.
    pub fn show_with<R>(
        self,
        ui: &mut Ui,
        aside: impl FnOnce(&mut Ui),
        contents: impl FnOnce(&mut Ui) -> R,
    ) -> R {
        let top = if self.title.is_empty() {
            space::CARD_Y
        } else {
            0.0
        };
        self.frame(ui, aside, |ui| {
            let margin = Margin {
                left: space::CARD_X as i8,
                right: space::CARD_X as i8,
                top: top as i8,
                bottom: space::CARD_Y as i8,
            };
            Frame::new().inner_margin(margin).show(ui, contents).inner
        })
    }

    /// Rows as wide as the card, each begun with [`row`]; hairlines between them.
    pub fn rows<R>(self, ui: &mut Ui, rows: impl FnOnce(&mut Ui) -> R) -> R {
        self.rows_with(ui, |_| {}, rows)
    }

    /// Rows, and controls at the right of the title row, from right to left.
    pub fn rows_with<R>(
        self,
        ui: &mut Ui,
        aside: impl FnOnce(&mut Ui),
        rows: impl FnOnce(&mut Ui) -> R,
    ) -> R {
        self.frame(ui, aside, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            rows(ui)
        })
    }

    fn frame<R>(
        self,
        ui: &mut Ui,
        aside: impl FnOnce(&mut Ui),
        contents: impl FnOnce(&mut Ui) -> R,
    ) -> R {
        let theme = Theme::of(ui);
        let (fill, line) = match (self.tone, self.current) {
            (Some(tone), _) => (theme.tone(tone).weak, theme.tone(tone).line),
            (None, true) => (theme.surface, theme.accent),
            (None, false) => (theme.surface, theme.line),
        };
        Frame::new()
            .fill(fill)
            .stroke(Stroke::new(size::HAIRLINE, line))
            .corner_radius(radius::CARD)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 0.0;
                if !self.title.is_empty() {
                    self.head(ui, aside);
                }
                ui.scope(|ui| {
                    ui.spacing_mut().item_spacing = vec2(space::S8, space::S8);
                    contents(ui)
                })
                .inner
            })
            .inner
    }

    fn head(&self, ui: &mut Ui, aside: impl FnOnce(&mut Ui)) {
        let theme = Theme::of(ui);
        let rect = paint::reserve(ui, vec2(ui.available_width(), size::CARD_HEAD));
        let mut inside = rect.shrink2(vec2(space::CARD_X, 0.0));
        if let Some(status) = self.status {
            let center = inside.left_center() + vec2(8.0, 0.0);
            status.paint(ui.painter(), theme, center, 16.0);
            inside.min.x += space::S24;
        }
        let colour = self.tone.map_or(theme.text, |tone| theme.tone(tone).text);
        let right = controls_at_right(ui, inside, aside);
        let mut end = right.left();
        if !self.aside.is_empty() {
            let quiet = self.tone.map_or(theme.text_3, |_| colour);
            let text = paint::line(ui, self.aside, Kind::Small, quiet);
            let place = paint::text(
                ui.painter(),
                inside.right_center(),
                Align2::RIGHT_CENTER,
                text,
            );
            paint::say(ui, place, self.aside);
            end = end.min(place.left());
        }
        let width = end - inside.left() - space::S8;
        let title = paint::cut(ui, self.title, Kind::BodyStrong, colour, width);
        let place = paint::text(
            ui.painter(),
            inside.left_center(),
            Align2::LEFT_CENTER,
            title,
        );
        paint::say(ui, place, self.title);
        let left = place.right() + space::S8;
        let remark = paint::cut(
            ui,
            self.remark,
            Kind::Small,
            theme.text_2,
            end - left - space::S8,
        );
        let at = inside.left_center() + vec2(left - inside.left(), 0.0);
        let place = paint::text(ui.painter(), at, Align2::LEFT_CENTER, remark);
        if !self.remark.is_empty() {
            paint::say(ui, place, self.remark);
        }
    }
}

/// Lays controls into `rect` from its right edge; gives the rectangle that they took.
pub(super) fn controls_at_right(ui: &mut Ui, rect: Rect, controls: impl FnOnce(&mut Ui)) -> Rect {
    let layout = Layout::right_to_left(Align::Center);
    let mut right = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    controls(&mut right);
    let used = right.min_rect();
    if used.width() > 0.0 {
        used
    } else {
        Rect::from_min_max(rect.right_top(), rect.right_bottom())
    }
}

/// Lays controls into `rect` from its left edge, centred in its height.
pub(super) fn controls_from_left(ui: &mut Ui, rect: Rect, controls: impl FnOnce(&mut Ui)) {
    let layout = Layout::left_to_right(Align::Center);
    let mut left = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    controls(&mut left);
}

/// A row of a card or list: a hairline above, padding at both sides, contents centred in `height` (it grows if needed).
pub fn row<R>(ui: &mut Ui, height: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ruled(ui);
    padded(ui, height, contents)
}

/// The row without its hairline, for the first one of a card without a title.
pub fn padded<R>(ui: &mut Ui, height: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width();
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(width, height), layout, |ui| {
        ui.set_min_height(height);
        let between = ui.spacing().item_spacing.x;
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(space::CARD_X);
        let room = ui.available_width() - space::CARD_X;
        let inner = ui.allocate_ui_with_layout(vec2(room, height), layout, |ui| {
            ui.spacing_mut().item_spacing.x = between;
            ui.set_width(room);
            contents(ui)
        });
        ui.add_space(space::CARD_X);
        inner.inner
    })
    .inner
}

/// A hairline across the card that takes no height.
pub fn ruled(ui: &Ui) {
    let left = ui.cursor().left();
    let y = ui.cursor().top();
    let x = left..=left + ui.available_width();
    paint::hairline(ui.painter(), x, y, Theme::of(ui).line);
}

/// A whole row that can be clicked: the ground is painted under what stands there already.
pub(super) fn clickable(ui: &mut Ui, rect: Rect, name: &str, chosen: bool) -> Response {
    let id = paint::auto_id(ui);
    let response = ui.interact(rect, id, Sense::click());
    paint::focus_ring(ui, &response, rect.shrink(2.0), 4.0);
    response.widget_info(|| {
        eframe::egui::WidgetInfo::selected(eframe::egui::Role::Button, true, chosen, name)
    });
    response
}
