//! Where things stand in the form: cards and rows that keep their ids, and the way to what is missing.

use eframe::egui::{Align, Id, Ui, UiBuilder};

use crate::domain::consultation::Missing;

use super::form::Form;
use super::steps::Step;

/// Where the keyboard shall go in this frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    Step(Step),
    /// The control that mends this.
    Mend(Missing),
    NewMedicine,
}

/// A card of the form: it keeps its ids when others grow, comes into sight when its step is chosen, and becomes the
/// current step when somebody works in it.
pub fn step_card(
    form: &mut Form,
    step: Step,
    ui: &mut Ui,
    contents: impl FnOnce(&mut Form, &mut Ui),
) {
    let builder = UiBuilder::new().scope_id(Id::unique(("consultation step", step)));
    let rect = ui
        .scope_builder(builder, |ui| contents(form, ui))
        .response
        .rect;
    if form.go_to == Some(Target::Step(step)) {
        form.go_to = None;
        ui.scroll_to_rect(rect, Some(Align::Min));
    }
    let pressed = ui.input(|input| {
        input
            .pointer
            .any_pressed()
            .then(|| input.pointer.interact_pos())
            .flatten()
    });
    if pressed.is_some_and(|at| ui.clip_rect().contains(at) && rect.contains(at)) {
        form.step = step;
    }
}

/// A part of a card that keeps its ids when others appear or go.
pub fn steady<R>(
    ui: &mut Ui,
    (kind, place): (&str, usize),
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let builder = UiBuilder::new().scope_id(Id::unique(("consultation part", kind, place)));
    ui.scope_builder(builder, contents).inner
}
