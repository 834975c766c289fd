//! What was drawn from each vial, the volume of what was given, and the rest that is discarded.

use eframe::egui::{Ui, UiBuilder, vec2};
use rust_decimal::Decimal;

use crate::domain::id::EntryId;
use crate::domain::strength::Strength;
use crate::domain::vial::VialOpened;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::{Kind, Theme, size, space};
use crate::ui::widget::field::Field;
use crate::ui::widget::{card, paint};

use super::form::Form;
use super::parts::tinted;
use super::product::vial_of;

const ROW: f32 = 44.0;
const FIELD: f32 = 64.0;
/// A narrower card tells of the rest on a line of its own.
const ONE_LINE: f32 = 600.0;

/// One vial of a treatment, drawn from and what is left.
#[derive(Clone, Copy)]
pub struct Drawn<'a> {
    pub vial: Option<&'a VialOpened>,
    pub given: Decimal,
    /// Up into the syringe.
    pub taken: Decimal,
}

impl Drawn<'_> {
    /// Below nothing if more was given than there was.
    fn rest(&self) -> Decimal {
        self.taken - self.given
    }
}

/// A row for each vial of the draft, with its field.
pub fn ui(cx: &Cx<'_>, view: &RecordView, form: &mut Form, ui: &mut Ui) {
    let totals = form.draft.map.totals();
    let several = form.draft.vials.len() > 1;
    let vials: Vec<(EntryId, Decimal)> = form
        .draft
        .vials
        .iter()
        .map(|drawn| (drawn.vial, drawn.drawn.decimal()))
        .collect();
    for (index, (id, drawn)) in vials.into_iter().enumerate() {
        let given = totals.vials.get(&Some(id));
        let drawn = Drawn {
            vial: vial_of(&view.course, id),
            given: given.map_or(Decimal::ZERO, |tally| tally.units),
            taken: drawn,
        };
        let readable = form.is_drawn_readable(index);
        let stacked = several || ui.available_width() < ONE_LINE;
        card::row(ui, ROW, |ui| {
            if several {
                let batch = drawn.vial.map_or("", |vial| vial.batch.as_str());
                ui.label(Theme::of(ui).strong(batch));
                ui.add_space(space::S8);
            }
            field(cx, form, index, ui);
            ui.add_space(space::S8);
            if !readable {
                let (words, stop) = (&cx.text.treatment, Theme::of(ui).stop);
                ui.label(Theme::text_in(&words.drawn_unreadable, Kind::Small, stop));
            } else if !stacked {
                said(cx, drawn, ui);
            }
        });
        if stacked && readable {
            card::padded(ui, size::ROW_DENSE, |ui| said(cx, drawn, ui));
        }
    }
}

fn field(cx: &Cx<'_>, form: &mut Form, index: usize, ui: &mut Ui) {
    let theme = Theme::of(ui);
    let words = &cx.text.treatment;
    ui.label(theme.small(&words.drawn));
    let label = if index == 0 {
        words.drawn_field.clone()
    } else {
        let number = (index + 1).to_string();
        fill(&words.drawn_field_of, &[("number", &number)])
    };
    let wrong = !form.is_drawn_readable(index);
    let place = paint::reserve(ui, vec2(FIELD, size::CONTROL));
    if let Some(typed) = form.drawn.get_mut(index) {
        let mut inside = ui.new_child(UiBuilder::new().max_rect(place));
        let field = Field::line(&label, typed).label_hidden().width(FIELD);
        let field = field.status(wrong.then_some(Status::Stop)).limit(8);
        if field.show(&mut inside).changed() {
            form.note_drawn(index);
        }
    }
    ui.label(theme.small(&cx.text.common.units));
}

/// »Volumen 1,05 ml · Rest i hætteglas 8 enheder – kasseres«
fn said(cx: &Cx<'_>, drawn: Drawn<'_>, ui: &mut Ui) {
    let (text, words, theme) = (cx.text, &cx.text.treatment, Theme::of(ui));
    if let Some(volume) = volume(drawn) {
        ui.label(theme.small(&words.volume));
        ui.label(theme.strong(text.volume(volume)));
        ui.add_space(space::S8);
    }
    let rest = drawn.rest();
    if rest < Decimal::ZERO {
        let units = text.units(-rest);
        let sentence = fill(&words.too_much, &[("units", &units)]);
        tinted(ui, Status::Stop, &sentence, "");
        return;
    }
    ui.label(theme.small(&words.rest));
    let kind = Kind::SmallStrong;
    ui.label(Theme::text_in(text.units(rest), kind, theme.text));
    ui.label(theme.small(&words.discarded));
}

fn volume(drawn: Drawn<'_>) -> Option<crate::domain::strength::Volume> {
    let strength = drawn.vial.and_then(Strength::of)?;
    strength
        .volume_of(drawn.given)
        .filter(|_| drawn.given > Decimal::ZERO)
}

/// A signed row: nothing to type.
pub fn signed_row(cx: &Cx<'_>, drawn: Drawn<'_>, several: bool, ui: &mut Ui) {
    let stacked = several || ui.available_width() < ONE_LINE;
    card::row(ui, ROW, |ui| {
        let theme = Theme::of(ui);
        if several {
            let batch = drawn.vial.map_or("", |vial| vial.batch.as_str());
            ui.label(theme.strong(batch));
            ui.add_space(space::S8);
        }
        ui.label(theme.small(&cx.text.treatment.drawn));
        ui.label(theme.strong(cx.text.units(drawn.taken)));
        ui.add_space(space::S8);
        if !stacked {
            said(cx, drawn, ui);
        }
    });
    if stacked {
        card::padded(ui, size::ROW_DENSE, |ui| said(cx, drawn, ui));
    }
}
