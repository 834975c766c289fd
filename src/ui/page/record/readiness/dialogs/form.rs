//! What the dialogs have in common: whose record it is, what is missing, why it was refused, and how they are left.

use std::cell::RefCell;

use eframe::egui::{Align2, Key, Modifiers, Response, Ui};

use crate::journal::Edit;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::page::record::identity;
use crate::ui::theme::{Kind, Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::{either, key, paint};

use super::Answer;

/// The widest that a dialog may be.
const WIDTH: f32 = 560.0;

/// A form in a dialog.
pub trait Form {
    /// Draws it. [`Next::Save`] when ↵ was pressed in its last field.
    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Next;

    /// What is still missing, in the order of the screen.
    fn lacks(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<String>;

    /// What is asked of the journal, once nothing is missing.
    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit>;

    fn error(&self) -> Option<&str>;
}

/// Where the keyboard goes after a frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Next {
    Stay,
    /// An answer was given by its key: if it was the last one that was missing, ↵ saves.
    Answered,
    Save,
}

impl Next {
    pub const fn save_if(submitted: bool) -> Self {
        if submitted { Self::Save } else { Self::Stay }
    }
}

/// The words over a form and on its button.
pub struct Head<'a> {
    /// Tells it from other dialogs.
    pub id: &'a str,
    pub title: &'a str,
    pub remark: &'a str,
    pub save: &'a str,
}

/// Shows a form until it is left.
pub fn show<F: Form>(
    form: &mut F,
    (cx, view, ui): (&Cx<'_>, &RecordView, &Ui),
    head: &Head<'_>,
) -> Option<Answer> {
    let identity = identity::strip(cx.text, view, cx.today());
    let name = view.patient.name.shown();
    let error = form.error().map(str::to_owned);
    let dialog = Dialog::new(head.id, head.title)
        .remark(head.remark)
        .identity(&name, &identity)
        .error(error.as_deref())
        .width(WIDTH);
    let mut next = Next::Stay;
    // Contents and actions are drawn one after the other, but both are closures over this form.
    let form = RefCell::new(form);
    let outcome = dialog.show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = space::S8;
            next = form.borrow_mut().contents_ui(cx, view, ui);
            next
        },
        |ui| {
            let lacks = form.borrow().lacks(cx, view);
            actions_ui(cx.text, &lacks, head.save, ui)
        },
    );
    let form = form.into_inner();
    let (next, pressed) = outcome.inner;
    if outcome.cancelled || pressed.cancel.clicked() {
        return Some(Answer::Cancel);
    }
    if next == Next::Answered && pressed.ready {
        pressed.save.request_focus();
    } else if next == Next::Answered && pressed.cancel.has_focus() {
        // The last answer moved on to »Annullér«, and ↵ must not throw everything away.
        pressed.cancel.surrender_focus();
    }
    let saved = pressed.save.clicked() || (next == Next::Save && pressed.ready);
    saved.then(|| Answer::Save(form.edits(cx, view)))
}

struct Pressed {
    cancel: Response,
    save: Response,
    ready: bool,
}

fn actions_ui(text: &Text, lacks: &[String], save: &str, ui: &mut Ui) -> Pressed {
    let words = &text.readiness_dialogs;
    let missing = match lacks {
        [] => None,
        [one] => Some(fill(&words.lacks, &[("what", one)])),
        [first, rest @ ..] => {
            let count = rest.len().to_string();
            let values = [("what", first.as_str()), ("count", count.as_str())];
            Some(fill(&words.lacks_more, &values))
        }
    };
    let all = fill(&words.lacks, &[("what", &lacks.join(", "))]);
    let reason = (!lacks.is_empty()).then_some(all.as_str());
    let cancel = Button::secondary(&text.common.cancel).hint("Esc");
    let save = Button::primary(save)
        .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
        .locked_if(reason);
    if let Some(missing) = &missing {
        let buttons = cancel.width(ui) + save.width(ui) + 2.0 * ui.spacing().item_spacing.x;
        lacks_ui(missing, WIDTH - 2.0 * space::S20 - buttons, ui);
    }
    let (cancel, save) = (cancel.show(ui), save.show(ui));
    Pressed {
        cancel,
        ready: lacks.is_empty(),
        save,
    }
}

/// What is missing, cut to the room beside the buttons and told whole.
fn lacks_ui(missing: &str, room: f32, ui: &mut Ui) {
    let theme = Theme::of(ui);
    let shown = paint::cut(ui, missing, Kind::Small, theme.text_2, room);
    let place = paint::reserve(ui, shown.size());
    paint::text(
        ui.painter(),
        place.left_center(),
        Align2::LEFT_CENTER,
        shown,
    );
    paint::say(ui, place, missing);
}

/// Whether ↵ was pressed in a field of one line.
pub fn submitted(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// A part of a dialog that keeps its ids when others appear or go.
pub fn steady<R>(
    ui: &mut Ui,
    (kind, place): (&str, usize),
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let id = eframe::egui::Id::unique(("readiness dialog", kind, place));
    let builder = eframe::egui::UiBuilder::new().scope_id(id);
    ui.scope_builder(builder, contents).inner
}

/// What belongs to the answer above it.
pub fn inset<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = eframe::egui::Margin {
        left: space::S12 as i8,
        right: 0,
        top: 0,
        bottom: space::S8 as i8,
    };
    let frame = eframe::egui::Frame::new().inner_margin(margin);
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S8;
            contents(ui)
        })
        .inner
}

/// The title of a part of a form, with a remark beside it.
pub fn part_title(ui: &mut Ui, title: &str, aside: &str) {
    titled(ui, title, |ui| {
        if !aside.is_empty() {
            ui.label(Theme::of(ui).faint(aside));
        }
    });
}

/// The same with the letters that answer its questions.
pub fn part_with_keys(ui: &mut Ui, title: &str, words: either::Words<'_>) {
    titled(ui, title, |ui| keys_ui(ui, words));
}

/// `U uændret  Æ ændret`
pub fn keys_ui(ui: &mut Ui, words: either::Words<'_>) {
    for (label, letter) in words {
        key::legend(ui, &[letter], &label.to_lowercase());
    }
}

fn titled(ui: &mut Ui, title: &str, beside: impl FnOnce(&mut Ui)) {
    paint::divider(ui);
    ui.horizontal(|ui| {
        ui.label(Theme::of(ui).strong(title));
        ui.add_space(space::S4);
        beside(ui);
    });
}

/// Questions under each other, close together.
pub fn rows<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        contents(ui)
    })
    .inner
}
