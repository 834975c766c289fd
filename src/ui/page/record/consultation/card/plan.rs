//! What the consultation ends with: outcome, and for a treatment product, areas and largest doses.

use eframe::egui::Ui;

use crate::domain::area::Area;
use crate::domain::consultation::{Missing, Outcome};
use crate::domain::product::{Catalogue, ProductId};
use crate::domain::units::Units;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, Tone};
use crate::ui::widget::card::Card;
use crate::ui::widget::chip::{chip, pick};
use crate::ui::widget::choice::Choice;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::tick::{Tick, radio};

use super::super::form::Form;
use super::super::place::step_card;
use super::super::steps::Step;
use super::health::toggle;

pub fn ui(cx: &Cx<'_>, view: &RecordView, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    step_card(form, Step::Plan, ui, |form, ui| {
        let current = form.step == Step::Plan;
        Card::new(&words.plan_title)
            .current(current)
            .show(ui, |ui| {
                outcome_ui(cx, view, form, ui);
                if form.draft.outcome == Some(Outcome::Planned) || !form.draft.plan.areas.is_empty()
                {
                    treatment_ui(cx, form, ui);
                }
                take_over_ui(cx, view, form, ui);
            });
    });
}

fn outcome_ui(cx: &Cx<'_>, view: &RecordView, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    let adult_from = view.patient.birth_date.anniversary(18);
    if form.draft.outcome == Some(Outcome::Planned) && form.draft.began.day() < adult_from {
        Notice::new(Status::Stop, &words.under_age).show(ui);
    }
    let before = form.draft.outcome;
    for outcome in [
        Outcome::Planned,
        Outcome::AdvisedAgainst,
        Outcome::DeclinedTreatment,
    ] {
        let chosen = radio(ui, cx.text.outcome(outcome), "", before == Some(outcome));
        if chosen.clicked() {
            form.draft.outcome = Some(outcome);
        }
        if outcome == Outcome::Planned {
            form.mends(Missing::Outcome, &chosen);
        }
    }
    if form.draft.has_contraindication() {
        Notice::new(Status::Warn, &words.speaks_against)
            .text(&words.speaks_against_hint)
            .show(ui);
    }
    if form.draft.needs_assessment() || !form.draft.assessment.is_empty() {
        let assessment = Field::area(&words.assessment, &mut form.draft.assessment, 2).show(ui);
        form.mends(Missing::Assessment, &assessment);
    }
}

fn treatment_ui(cx: &Cx<'_>, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    let products = &Catalogue::shipped().product;
    let options: Vec<(Option<ProductId>, &str)> = products
        .iter()
        .map(|product| (Some(product.id.clone()), product.brand.as_str()))
        .collect();
    let product = Choice::new(&words.product, &mut form.draft.plan.product, &options)
        .hint(&words.choose)
        .show(ui);
    form.mends(Missing::PlanProduct, &product);
    let first = areas_ui(cx.text, &words.areas, &mut form.draft.plan.areas, ui);
    form.mends(Missing::PlanAreas, &first);
    for area in form.draft.plan.areas.clone() {
        units_ui(cx, form, &area, ui);
    }
    Field::line(&words.plan_note, &mut form.draft.plan.note).show(ui);
}

/// Areas to pick, and one more in words of one's own. Gives the last chip, where the keyboard may go.
pub fn areas_ui(
    text: &Text,
    label: &str,
    areas: &mut std::collections::BTreeSet<Area>,
    ui: &mut Ui,
) -> eframe::egui::Response {
    ui.label(Theme::of(ui).label(label));
    let words = &text.consultation;
    let named = ui.horizontal_wrapped(|ui| {
        for area in Area::NAMED {
            let mut picked = areas.contains(&area);
            if pick(ui, text.area(&area), tone(&area), &mut picked).changed() {
                toggle(areas, area, picked);
            }
        }
        let other = areas
            .iter()
            .find(|area| matches!(area, Area::Other(_)))
            .cloned();
        let mut picked = other.is_some();
        let last = pick(ui, &words.other_area, Tone::OtherArea, &mut picked);
        if last.changed() {
            let other = other.unwrap_or_else(|| Area::Other(String::new()));
            toggle(areas, other, picked);
        }
        last
    });
    let name_of_other = |area: &Area| {
        let Area::Other(name) = area else {
            return None;
        };
        Some(name.clone())
    };
    let other = areas.iter().find_map(name_of_other);
    if let Some(before) = other {
        let mut name = before.clone();
        if Field::line(&words.other_area_name, &mut name)
            .show(ui)
            .changed()
        {
            areas.remove(&Area::Other(before));
            areas.insert(Area::Other(name));
        }
    }
    named.inner
}

/// Every area has its colour, the same in every picture of it.
pub const fn tone(area: &Area) -> Tone {
    match area {
        Area::Forehead => Tone::Forehead,
        Area::Glabella => Tone::Glabella,
        Area::LateralCanthalRight | Area::LateralCanthalLeft => Tone::Lateral,
        Area::BunnyLines
        | Area::UpperLip
        | Area::MouthCorners
        | Area::Chin
        | Area::Masseter
        | Area::Other(_) => Tone::OtherArea,
    }
}

/// The largest dose, beside the product whose units they are. Empty is »no largest dose stated«.
fn units_ui(cx: &Cx<'_>, form: &mut Form, area: &Area, ui: &mut Ui) {
    let words = &cx.text.consultation;
    let unit = form.product().map_or_else(
        || cx.text.common.units.clone(),
        |product| fill(&words.units_of, &[("product", &product.brand)]),
    );
    let name = cx.text.area(area);
    let label = fill(&words.units_for, &[("area", name)]);
    // Looking at a draft must not change it: an empty field leaves no trace.
    let mut typed = form
        .draft
        .plan
        .units
        .get(&area.to_string())
        .cloned()
        .unwrap_or_default();
    let unclear = !typed.trim().is_empty() && typed.parse::<Units>().is_err();
    let field = ui.horizontal(|ui| {
        let field = Field::line(&label, &mut typed).label_hidden().width(76.0);
        let field = field
            .error(unclear.then_some(words.invalid_units.as_str()))
            .show(ui);
        ui.label(Theme::of(ui).body(&unit));
        chip(ui, name, tone(area));
        field
    });
    if field.inner.changed() {
        form.draft.plan.units.insert(area.to_string(), typed);
    }
    if unclear {
        form.mends(Missing::PlanUnits, &field.inner);
    }
}

/// Whoever signs takes over.
fn take_over_ui(cx: &Cx<'_>, view: &RecordView, form: &mut Form, ui: &mut Ui) {
    let words = &cx.text.consultation;
    if form.must_take_over(cx, view) {
        let doctor = cx.user_name(view.course.responsible_doctor);
        let note = fill(&words.responsible, &[("doctor", &doctor)]);
        let tick = Tick::new(&words.take_over, &mut form.draft.take_over)
            .remark(&note)
            .wide()
            .show(ui);
        form.mends(Missing::TakeOver, &tick);
    }
}
