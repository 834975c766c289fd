//! Text fields: the label above, one line or several, and what is wrong with it in words below.

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Align2, Color32, Frame, Id, Margin, Rect, Response, Stroke, StrokeKind, TextBuffer, TextEdit,
    Ui, vec2,
};

use super::paint;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, size, space};

/// A text field; its accessible name is its label.
#[must_use = "a field is seen when `show` is called"]
pub struct Field<'a> {
    label: &'a str,
    text: &'a mut String,
    rows: Option<usize>,
    hint: &'a str,
    aside: &'a str,
    note: &'a str,
    error: Option<&'a str>,
    width: Option<f32>,
    limit: Option<usize>,
    id: Option<Id>,
    icon: Option<Icon>,
    status: Option<Status>,
    touch: bool,
    writable: bool,
    label_hidden: bool,
}

impl<'a> Field<'a> {
    /// One line.
    pub const fn line(label: &'a str, text: &'a mut String) -> Self {
        Self {
            label,
            text,
            rows: None,
            hint: "",
            aside: "",
            note: "",
            error: None,
            width: None,
            limit: None,
            id: None,
            icon: None,
            status: None,
            touch: false,
            writable: true,
            label_hidden: false,
        }
    }

    /// Several lines; it grows with the text.
    pub const fn area(label: &'a str, text: &'a mut String, rows: usize) -> Self {
        let mut field = Self::line(label, text);
        field.rows = Some(rows);
        field
    }

    /// What stands in the empty field.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// A remark at the right, on the line of the label: »88 tegn · mindst 20«.
    pub const fn aside(mut self, aside: &'a str) -> Self {
        self.aside = aside;
        self
    }

    /// Help below the field; an error takes its place.
    pub const fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// Why what stands here cannot be used.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// In points; otherwise as wide as the layout.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// At most this many characters can be typed.
    pub const fn limit(mut self, characters: usize) -> Self {
        self.limit = Some(characters);
        self
    }

    /// A fixed id, to give it the focus from elsewhere.
    pub const fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// An icon inside, at the left.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A status shape inside, at the right; say the same in `note` or `error`.
    pub const fn status(mut self, status: Option<Status>) -> Self {
        self.status = status;
        self
    }

    /// 40 points high, for lock screen and wizard.
    pub const fn touch(mut self) -> Self {
        self.touch = true;
        self
    }

    /// Signed text is shown on sunken ground and cannot be typed in.
    pub const fn writable(mut self, writable: bool) -> Self {
        self.writable = writable;
        self
    }

    /// The label is only told to screen readers: the title of a card says it already.
    pub const fn label_hidden(mut self) -> Self {
        self.label_hidden = true;
        self
    }

    /// Shows it. The answer is that of the text field: `changed()`, `lost_focus()`, `has_focus()` …
    pub fn show(mut self, ui: &mut Ui) -> Response {
        let width = self.width.unwrap_or_else(|| ui.available_width());
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(0.0, space::S4);
            let shown = if self.label_hidden { "" } else { self.label };
            let label = label_row(ui, shown, self.aside);
            let response = self.input(ui);
            let response = match label {
                Some(label) if !self.label_hidden => response.labelled_by(label.id),
                Some(_) | None => response.accessible_name(self.label),
            };
            below(ui, self.error, self.note);
            if let Some(error) = self.error {
                tell_error(ui, &response, error);
            }
            response
        })
        .inner
    }

    fn input(&mut self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let height = if self.touch {
            size::CONTROL_TOUCH
        } else {
            size::CONTROL
        };
        let left = if self.icon.is_some() { 32 } else { 9 };
        let right = if self.status.is_some() { 30 } else { 9 };
        let above = (height - Kind::Body.line()) * 0.5 - size::HAIRLINE;
        let margin = Margin {
            left,
            right,
            top: above as i8,
            bottom: above as i8,
        };
        let id = self.id.unwrap_or_else(|| paint::auto_id(ui));
        take_keyboard_if_sent(ui, id);
        let focused = ui.memory(|memory| memory.has_focus(id));
        let edge = if focused {
            Edge::Focused
        } else if self.error.is_some() {
            Edge::Wrong
        } else if self.writable {
            Edge::Calm
        } else {
            Edge::ReadOnly
        };
        let frame = Frame::new()
            .fill(if self.writable {
                theme.surface
            } else {
                theme.sunken
            })
            .stroke(Stroke::new(size::HAIRLINE, edge.colour(theme)))
            .corner_radius(paint::CONTROL_CORNER)
            .inner_margin(margin);
        let several = self.rows.is_some();
        let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
            let format = paint::format(Kind::Body, theme.text);
            let mut job = LayoutJob::single_section(text.as_str().to_owned(), format);
            job.keep_trailing_whitespace = true;
            job.wrap = if several {
                TextWrapping::wrap_at_width(width)
            } else {
                TextWrapping::no_max_width()
            };
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let least = self.rows.map_or(height, |rows| {
            rows as f32 * Kind::Body.line() + 2.0 * (above + size::HAIRLINE)
        });
        let edit = if several {
            TextEdit::multiline(self.text)
        } else {
            TextEdit::singleline(self.text).align(Align2::LEFT_CENTER)
        };
        let response = edit
            .id(id)
            .frame(frame)
            .font(Kind::Body.font())
            .hint_text(theme.faint(self.hint).font(Kind::Body.font()))
            .desired_width(f32::INFINITY)
            // `min_size` counts the rows, in the line height that the text really has.
            .desired_rows(1)
            .min_size(vec2(0.0, least))
            .char_limit(self.limit.unwrap_or(usize::MAX))
            .interactive(self.writable)
            .layouter(&mut layouter)
            .show(ui)
            .response
            .response;
        self.decorate(ui, response.rect);
        focus_glow(ui, response.has_focus(), response.rect);
        response
    }

    fn decorate(&self, ui: &Ui, rect: Rect) {
        let theme = Theme::of(ui);
        let middle = rect.top() + size::CONTROL.min(rect.height()) * 0.5;
        if let Some(icon) = self.icon {
            let center = vec2(17.0, 0.0) + eframe::egui::pos2(rect.left(), middle).to_vec2();
            icon.paint(ui.painter(), center.to_pos2(), 15.0, theme.text_3);
        }
        if let Some(status) = self.status {
            let center = eframe::egui::pos2(rect.right() - 17.0, rect.center().y);
            status.paint(ui.painter(), theme, center, 15.0);
        }
    }
}

/// The label above a control, and a remark at the right. Nothing when both are empty.
pub(super) fn label_row(ui: &mut Ui, label: &str, aside: &str) -> Option<Response> {
    if label.is_empty() && aside.is_empty() {
        return None;
    }
    let theme = Theme::of(ui);
    let rect = paint::reserve(ui, vec2(ui.available_width(), Kind::SmallMedium.line()));
    let aside_text = paint::line(ui, aside, Kind::Small, theme.text_3);
    let aside_rect = paint::text(
        ui.painter(),
        rect.right_top(),
        Align2::RIGHT_TOP,
        aside_text,
    );
    let width = aside_rect.left() - rect.left() - space::S8;
    let text = paint::cut(ui, label, Kind::SmallMedium, theme.text_2, width);
    paint::text(ui.painter(), rect.left_top(), Align2::LEFT_TOP, text);
    if !aside.is_empty() {
        paint::say(ui, aside_rect, aside);
    }
    Some(paint::say(ui, rect, label))
}

/// Sends the keyboard to a field with a fixed id, for the next frame: in this one the click that asked for it would
/// still take it away again.
pub fn send_keyboard(ui: &Ui, field: Id) {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| data.insert_temp(keyboard(), (field, frame)));
    ui.ctx().request_repaint();
}

fn take_keyboard_if_sent(ui: &Ui, field: Id) {
    let sent: Option<(Id, u64)> = ui.data(|data| data.get_temp(keyboard()));
    if sent.is_some_and(|(to, frame)| to == field && frame < ui.ctx().cumulative_frame_nr()) {
        ui.data_mut(|data| data.remove::<(Id, u64)>(keyboard()));
        ui.memory_mut(|memory| memory.request_focus(field));
    }
}

fn keyboard() -> Id {
    Id::unique("the keyboard is sent to a field")
}

/// Tells below a control why it cannot be used, or else how.
pub fn below(ui: &mut Ui, error: Option<&str>, note: &str) {
    let theme = Theme::of(ui);
    match error {
        Some(error) => {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::S6;
                let shape = paint::reserve(ui, vec2(13.0, Kind::Small.line()));
                Status::Stop.paint(ui.painter(), theme, shape.center(), 13.0);
                ui.vertical(|ui| ui.label(Theme::text_in(error, Kind::SmallMedium, theme.stop)));
            });
        }
        None if note.is_empty() => {}
        None => {
            ui.label(theme.faint(note));
        }
    }
}

pub(super) fn tell_error(ui: &Ui, response: &Response, error: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_invalid(eframe::egui::accesskit::Invalid::True);
        node.set_description(error);
    });
}

/// What the outline of a control that takes text tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Focused,
    Wrong,
    Calm,
    ReadOnly,
}

impl Edge {
    pub(super) const fn colour(self, theme: &Theme) -> Color32 {
        match self {
            Self::Focused => theme.palette.focus,
            Self::Wrong => theme.palette.stop,
            Self::Calm => theme.palette.control,
            Self::ReadOnly => theme.palette.line,
        }
    }
}

/// The soft ring around a field that has the keyboard.
pub(super) fn focus_glow(ui: &Ui, focused: bool, rect: Rect) {
    if focused {
        let stroke = Stroke::new(2.0, Theme::of(ui).focus.gamma_multiply(0.35));
        let corner = paint::CONTROL_CORNER + 1.0;
        ui.painter()
            .rect_stroke(rect, corner, stroke, StrokeKind::Outside);
    }
}
