//! What files come in through: a typed path, a drop onto the page; how far the reading is, and what was refused.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::{
    Align, Align2, Color32, Key, LayerId, Layout, Order, Rect, Shape, Stroke, Ui, vec2,
};

use crate::domain::id::PatientId;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, Tone, radius, size, space};
use crate::ui::widget::button::{Button, icon_button};
use crate::ui::widget::card::{self, Card};
use crate::ui::widget::field::Field;
use crate::ui::widget::{notice, paint};

use super::intake::{Intake, READING};
use super::pace::{self, Pace};

/// How often a shown progress is looked at again.
pub const OFTEN: Duration = Duration::from_millis(100);

/// The width of the field for a path, in points.
const PATH: f32 = 380.0;

/// What was dropped onto the page in this frame.
pub fn dropped(ui: &Ui) -> Vec<PathBuf> {
    ui.input(|input| {
        let files = input.raw.dropped_files.iter();
        files.map(|file| file.path().to_owned()).collect()
    })
}

/// The field for a typed path and its button, in the head of the page.
pub fn path_ui(cx: &mut Cx<'_>, patient: PatientId, intake: &mut Intake, ui: &mut Ui) {
    let words = &cx.text.photos;
    let read = Button::secondary(&words.read).enabled(!intake.path.trim().is_empty());
    let room = vec2(PATH + space::S8 + read.width(ui), size::CONTROL);
    let mut asked = false;
    // The head is laid from right to left; the keyboard walks the field first.
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        let field = Field::line(&words.path, &mut intake.path)
            .label_hidden()
            .hint(&words.path_hint)
            .icon(Icon::FolderOpen)
            .width(PATH);
        let typed = field.show(ui);
        asked = typed.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        asked |= read.show(ui).clicked();
    });
    if asked {
        intake.read_typed(patient, cx.commands);
    }
}

/// How far the reading is, and what was refused.
pub fn told_ui(cx: &mut Cx<'_>, intake: &mut Intake, ui: &mut Ui) {
    progress_ui(cx, &mut intake.pace, ui);
    refused_ui(cx, intake, ui);
}

fn progress_ui(cx: &mut Cx<'_>, pace: &mut Pace, ui: &mut Ui) {
    let (mut done, mut total, mut running) = (0, 0, false);
    for (_, progress) in cx.running.iter().filter(|(name, _)| *name == READING) {
        let (steps, expected) = progress.so_far();
        (done, total, running) = (done + steps, total + expected, true);
    }
    if !running {
        pace.rest();
        return;
    }
    // Nobody wakes the window between two files.
    ui.ctx().request_repaint_after(OFTEN);
    let now = ui.input(|input| input.time);
    let left = pace.left(now, (done, total));
    let doing = pace::in_words(cx.text, &cx.text.photos.reading, (done, total), left);
    let stop = Button::secondary(&cx.text.photos.stop).small();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        let width = ui.available_width() - stop.width(ui) - space::S8;
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            let share = done as f32 / total.max(1) as f32;
            notice::loading(ui, &doing, 0, Some(share));
        });
        if stop.show(ui).clicked() {
            cx.commands.push(Command::CancelWork(READING));
        }
    });
}

/// Each refused file in its sentence, until somebody closes it.
fn refused_ui(cx: &Cx<'_>, intake: &mut Intake, ui: &mut Ui) {
    if intake.told.is_empty() {
        return;
    }
    let (words, theme) = (&cx.text.photos, Theme::of(ui));
    let (mut closed, mut all) = (None, false);
    let close_all = |ui: &mut Ui| all = Button::link(&words.close_all).show(ui).clicked();
    let card = Card::new(&words.not_taken).status(Status::Stop);
    card.rows_with(ui, close_all, |ui| {
        for (place, sentence) in intake.told.iter().enumerate() {
            card::row(ui, size::ROW, |ui| {
                let room = vec2(ui.available_width() - size::HIT - space::S8, size::ROW);
                let layout = Layout::left_to_right(Align::Center);
                ui.allocate_ui_with_layout(room, layout, |ui| {
                    ui.set_width(room.x);
                    ui.label(theme.body(sentence));
                });
                if icon_button(ui, Icon::X, &cx.text.shell.notice_close).clicked() {
                    closed = Some(place);
                }
            });
        }
    });
    if let Some(place) = closed {
        intake.told.remove(place);
    }
    if all {
        intake.told.clear();
    }
}

/// While files hang over the window: where they can be dropped.
pub fn hovering_ui(cx: &Cx<'_>, place: Rect, ui: &mut Ui) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let theme = Theme::of(ui);
    let words = &cx.text.photos.drop;
    let layer = LayerId::new(
        Order::Foreground,
        eframe::egui::Id::unique("photos are dropped here"),
    );
    let painter = ui.ctx().layer_painter(layer);
    let place = place.shrink(space::S12);
    let ground: Color32 = theme.accent_weak.gamma_multiply(0.92);
    painter.rect_filled(place, radius::CARD, ground);
    let corners = [
        place.left_top(),
        place.right_top(),
        place.right_bottom(),
        place.left_bottom(),
        place.left_top(),
    ];
    let stroke = Stroke::new(2.0, theme.tone(Tone::Accent).text);
    painter.extend(Shape::dashed_line(&corners, stroke, 6.0, 4.0));
    let text = paint::line(ui, words, Kind::H2, theme.accent);
    let at = place.center() + vec2(0.0, space::S24);
    Icon::Images.paint(
        &painter,
        place.center() - vec2(0.0, space::S8),
        28.0,
        theme.accent,
    );
    paint::text(&painter, at, Align2::CENTER_CENTER, text);
    paint::say(ui, place, words);
}
