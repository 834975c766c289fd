//! The form on the screen: steps at the left, two columns of cards, what it would mean at the right.

use std::time::Duration;

use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, pos2};

use crate::domain::time::MINUTE;
use crate::journal::view::RecordView;
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widget::shell;

use super::bar::{self, Action, Standing};
use super::card::{companion, examination, health, medicines, oral, plan, wishes, written};
use super::form::Form;
use super::open::Open;
use super::{side, steps};

const STEPS: f32 = 186.0;
/// Below this width the cards stand in one column.
const NARROW: f32 = 620.0;

pub fn ui(cx: &mut Cx<'_>, view: &RecordView, open: &mut Open, ui: &mut Ui) -> Option<Action> {
    let lacks = open.form.lacks(cx, view);
    let unchanged = open.form.is_correction() && lacks.is_empty() && open.edits(view).is_empty();
    let standing = Standing {
        lacks: &lacks,
        unsaved: open.saving.has_failed(),
        unchanged,
    };
    let pressed = bar::ui(cx, view, &open.form, standing, ui);
    let form = &mut open.form;
    let wanted = form.go_to;
    side::ui(cx, view, form, &lacks, ui);
    shell::main_fixed(ui, |ui| {
        let room = ui.available_rect_before_wrap();
        let left = room.with_max_x(room.left() + STEPS);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
            ScrollArea::vertical()
                .id_salt("consultation steps")
                .show(ui, |ui| steps::ui(ui, cx.text, form, &lacks));
        });
        // Cards run to the action bar; the page's own margin lies inside their scrolling.
        let right = Rect::from_min_max(
            pos2(left.right() + space::COLUMNS, room.top()),
            pos2(room.right() + space::PAGE_X, room.bottom() + space::PAGE_Y),
        );
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            cards_ui(cx, view, form, ui);
        });
    });
    // What nothing on the screen answers to is given up after this frame; what was asked for in it waits for the next.
    if form.go_to == wanted {
        form.go_to = None;
    }
    if open.saving.is_new(&open.form.draft) {
        // So that the time of the key is taken at once, and not when the next event comes.
        ui.ctx().request_repaint();
    }
    // »If finished now« moves on with the clock.
    let left = MINUTE - cx.moment().micros().rem_euclid(MINUTE);
    let left = Duration::from_micros(left.unsigned_abs());
    ui.ctx().request_repaint_after(left);
    pressed
}

fn cards_ui(cx: &mut Cx<'_>, view: &RecordView, form: &mut Form, ui: &mut Ui) {
    ScrollArea::vertical()
        .id_salt("consultation cards")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - space::PAGE_X);
            shell::columns(ui, [1.0, 1.0], NARROW, |column, ui| {
                if column == 0 {
                    wishes::ui(cx, form, ui);
                    health::ui(cx, form, ui);
                    companion::ui(cx, form, ui);
                    examination::ui(cx, form, ui);
                } else {
                    medicines::ui(cx, form, ui);
                    written::ui(cx, view, form, ui);
                    oral::ui(cx, view, form, ui);
                    plan::ui(cx, view, form, ui);
                }
            });
            ui.add_space(space::PAGE_Y);
        });
}
