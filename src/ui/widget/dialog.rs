//! Dialogs: one question, in the middle, over a scrim that leaves the patient banner in sight.

use eframe::egui::{
    self, Align, Align2, Color32, Context, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Order,
    Rect, Response, ScrollArea, Stroke, Ui, UiBuilder, vec2,
};

use super::{banner, field, paint};
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, radius, size, space};

/// A dialog. Only Esc and its own buttons close it: a click beside it must not lose what was typed.
#[must_use = "a dialog is seen when `show` is called"]
pub struct Dialog<'a> {
    id: &'a str,
    title: &'a str,
    remark: &'a str,
    status: Option<Status>,
    identity: Option<(&'a str, &'a str)>,
    error: Option<&'a str>,
    width: f32,
}

/// What a dialog gives back.
pub struct Outcome<R> {
    pub inner: R,
    /// Esc was pressed.
    pub cancelled: bool,
}

impl<'a> Dialog<'a> {
    /// `id` tells it from other dialogs.
    pub const fn new(id: &'a str, title: &'a str) -> Self {
        Self {
            id,
            title,
            remark: "",
            status: None,
            identity: None,
            error: None,
            width: size::DIALOG,
        }
    }

    /// A sentence under the title.
    pub const fn remark(mut self, remark: &'a str) -> Self {
        self.remark = remark;
        self
    }

    /// A shape before the title.
    pub const fn status(mut self, status: Status) -> Self {
        self.status = Some(status);
        self
    }

    /// Whose record is signed: the name, and birth date and CPR. Every signing dialog carries it.
    pub const fn identity(mut self, name: &'a str, identity: &'a str) -> Self {
        self.identity = Some((name, identity));
        self
    }

    /// Why it was refused; it stays in sight while the contents scroll.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// From 480 to 560 points; 520 otherwise.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Shows it. `contents` scroll when the window is low; `actions` stand at the foot from left to right, the filled
    /// one last.
    pub fn show<R, A>(
        self,
        ui: &Ui,
        contents: impl FnOnce(&mut Ui) -> R,
        actions: impl FnOnce(&mut Ui) -> A,
    ) -> Outcome<(R, A)> {
        let ctx = ui.ctx();
        let theme = Theme::in_context(ctx);
        let window = ctx.content_rect();
        let clear = banner::place(ctx);
        let top = clear.map_or(window.min, |banner| banner.left_bottom()).y;
        let id = Id::unique(("dialog", self.id));
        note_opening(ctx, id);
        let shown = Modal::new(id)
            .area(
                Modal::default_area(id)
                    .order(Order::Foreground)
                    .anchor(Align2::CENTER_CENTER, vec2(0.0, (top - window.top()) * 0.5)),
            )
            .backdrop_color(Color32::TRANSPARENT)
            .frame(Frame::new())
            .show(ctx, |ui| {
                scrim(ui, window, clear);
                let width = self.width.min(window.width() - space::S32);
                let room = window.bottom() - top - 2.0 * space::S24;
                // An area takes only the room below where it began: too little once it stands in the middle.
                ui.set_max_height(room);
                self.framed(ui, theme, (width, room), contents, actions)
            });
        ctx.data_mut(|data| data.remove::<bool>(opening()));
        let top_most = shown.is_top_modal && !shown.any_popup_open;
        let cancelled =
            top_most && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        Outcome {
            inner: shown.inner,
            cancelled,
        }
    }

    fn framed<R, A>(
        self,
        ui: &mut Ui,
        theme: &Theme,
        (width, room): (f32, f32),
        contents: impl FnOnce(&mut Ui) -> R,
        actions: impl FnOnce(&mut Ui) -> A,
    ) -> (R, A) {
        Frame::new()
            .fill(theme.surface)
            .stroke(Stroke::new(size::HAIRLINE, theme.line_2))
            .corner_radius(radius::DIALOG)
            .shadow(theme.shadow())
            .inner_margin(Margin::same(space::S20 as i8))
            .show(ui, |ui| {
                ui.set_width(width - 2.0 * space::S20);
                ui.spacing_mut().item_spacing = vec2(space::S8, space::S12);
                self.head(ui);
                if let Some((name, identity)) = self.identity {
                    banner::identity_strip(ui, name, identity);
                }
                field::below(ui, self.error, "");
                let left = room - ui.min_rect().height() - 2.0 * space::S20 - 56.0;
                let left = left.max(120.0);
                // At once as high as its contents: left to itself it would grow over several frames, and jump.
                let inner = ScrollArea::vertical()
                    .id_salt("dialog")
                    .max_height(left)
                    .min_scrolled_height(left)
                    .show(ui, contents)
                    .inner;
                ui.add_space(space::S4);
                let done = at_right(ui, actions);
                (inner, done)
            })
            .inner
    }

    fn head(&self, ui: &mut Ui) {
        let theme = Theme::of(ui);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S12, space::S2);
            if let Some(status) = self.status {
                status.show(ui, 26.0);
            }
            ui.vertical(|ui| {
                ui.label(theme.h2(self.title));
                if !self.remark.is_empty() {
                    ui.label(theme.muted(self.remark));
                }
            });
        });
    }
}

/// Actions of known order at the right edge: laid out once unseen to learn their width, and again when it changes.
///
/// They stand in a place of their own, so that a pass with the wrong width does not widen the dialog.
fn at_right<A>(ui: &mut Ui, actions: impl FnOnce(&mut Ui) -> A) -> A {
    let id = ui.scope_id().with("actions");
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let place = paint::reserve(ui, vec2(ui.available_width(), size::CONTROL));
    let layout = Layout::left_to_right(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
    row.spacing_mut().item_spacing.x = space::S8;
    let free = place.width() - known.unwrap_or_default();
    row.add_space(free.max(0.0));
    let start = row.cursor().left();
    let done = actions(&mut row);
    let used = row.min_rect().right() - start;
    if known.is_none_or(|known| (known - used).abs() > 0.5) {
        ui.ctx()
            .request_discard("the width of a dialog's buttons is another one now");
    }
    ui.data_mut(|data| data.insert_temp(id, used));
    done
}

/// The field that a dialog begins with: what is typed at once must not be lost, nor a passphrase land in another field.
pub fn begin_with(ui: &Ui, field: &Response) {
    if ui.data(|data| data.get_temp(opening())).unwrap_or_default() {
        field.request_focus();
    }
}

/// Whether the dialog that is being drawn was not there in the frame before.
fn opening() -> Id {
    Id::unique("a dialog opens")
}

fn note_opening(ctx: &Context, id: Id) {
    let (key, frame) = (id.with("last shown"), ctx.cumulative_frame_nr());
    ctx.data_mut(|data| {
        let last: Option<u64> = data.get_temp(key);
        data.insert_temp(key, frame);
        data.insert_temp(opening(), last.is_none_or(|last| last + 1 < frame));
    });
}

fn scrim(ui: &Ui, window: Rect, clear: Option<Rect>) {
    let colour = Theme::of(ui).scrim.gamma_multiply(0.42);
    let painter = ui.painter().with_clip_rect(window);
    let Some(clear) = clear else {
        painter.rect_filled(window, 0.0, colour);
        return;
    };
    let above = window.with_max_y(clear.top());
    let below = window.with_min_y(clear.bottom());
    let left = Rect::from_min_max(egui::pos2(window.left(), clear.top()), clear.left_bottom());
    let right = Rect::from_min_max(
        clear.right_top(),
        egui::pos2(window.right(), clear.bottom()),
    );
    for part in [above, below, left, right] {
        painter.rect_filled(part, 0.0, colour);
    }
}

/// A popover beside something on the page, outlined in a tone: the warning about a time that is too early.
pub fn popover<R>(
    ui: &Ui,
    id: &str,
    (anchor, outline, width): (Rect, Color32, f32),
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let theme = Theme::in_context(ui.ctx());
    let window = ui.ctx().content_rect();
    let left = if anchor.right() + width + space::S24 < window.right() {
        anchor.right() + space::S12
    } else {
        anchor.left() - width - space::S12
    };
    egui::Area::new(Id::unique(("popover", id)))
        .order(Order::Foreground)
        .fixed_pos(egui::pos2(left.max(space::S12), anchor.top() - space::S24))
        .constrain_to(above_actions(window))
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(theme.surface)
                .stroke(Stroke::new(size::HAIRLINE, outline))
                .corner_radius(10.0)
                .shadow(theme.shadow())
                .inner_margin(Margin::symmetric(space::S16 as i8, 14))
                .show(ui, |ui| {
                    ui.set_width(width - 2.0 * space::S16);
                    contents(ui)
                })
                .inner
        })
        .inner
}

/// The window without its action bar: what can be done stays in sight.
fn above_actions(window: Rect) -> Rect {
    window.with_max_y(window.bottom() - size::ACTION_BAR)
}

/// A shape, a title in its colour and a sentence: the head of a popover, an error, an empty result.
pub fn told(ui: &mut Ui, status: Status, title: &str, sentence: &str) {
    let theme = Theme::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, space::S4);
        let shape = paint::reserve(ui, vec2(20.0, Kind::H2.line()));
        status.paint(ui.painter(), theme, shape.center(), 20.0);
        ui.vertical(|ui| {
            ui.label(Theme::text_in(title, Kind::H2, status.text(theme)));
            if !sentence.is_empty() {
                ui.label(theme.muted(sentence));
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widget::button::Button;
    use crate::ui::widget::stage::stage;

    #[derive(Default)]
    struct Page {
        cancelled: bool,
        signed: u32,
        behind: u32,
    }

    fn page(ui: &mut Ui, page: &mut Page) {
        let behind = Button::primary("Book").key("Ctrl ↵", Modifiers::COMMAND, Key::Enter);
        page.behind += u32::from(behind.show(ui).clicked());
        let dialog =
            Dialog::new("sign", "Underskriv").identity("PRØVESEN, Agnete", "CPR 610190-XXXX");
        let outcome = dialog.show(
            ui,
            |ui| ui.label("Posten låses."),
            |ui| {
                let sign = Button::primary("Underskriv nu");
                sign.key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .show(ui)
                    .clicked()
            },
        );
        page.signed += u32::from(outcome.inner.1);
        page.cancelled |= outcome.cancelled;
    }

    #[test]
    fn a_key_goes_to_the_dialog_and_not_to_the_page_behind() {
        let mut window = stage(Page::default(), page);
        window.run();
        window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        window.run();
        assert_eq!((window.state().signed, window.state().behind), (1, 0));
        window.get_by_label("Underskriv nu").click();
        window.run();
        assert_eq!(window.state().signed, 2);
    }

    #[test]
    fn escape_cancels_and_the_identity_is_repeated() {
        let mut window = stage(Page::default(), page);
        window.run();
        window.get_by_label("PRØVESEN, Agnete");
        window.key_press(Key::Escape);
        window.run();
        assert!(window.state().cancelled);
    }
}
