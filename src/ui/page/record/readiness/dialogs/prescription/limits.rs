//! The largest dose of each area: typed, or taken from the doctor's own plan, and held against the label (R64).

use eframe::egui::Ui;

use crate::domain::area::Area;
use crate::domain::consultation::Plan;
use crate::domain::course::Course;
use crate::domain::id::UserId;
use crate::domain::prescription::AreaLimit;
use crate::domain::product::{Product, ProductId};
use crate::domain::units::Units;
use crate::text::{Text, fill};
use crate::ui::page::record::consultation::card::plan::tone;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::chip::chip;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice;

use super::super::form::steady;

pub(super) struct Limits(Vec<(Area, String)>);

/// The plan, if this doctor wrote what now holds of it, for this very product. Nobody else's doses are proposed.
pub(super) fn own_plan<'c>(
    course: &'c Course,
    author: UserId,
    product: Option<&ProductId>,
) -> Option<&'c Plan> {
    let told = course.current_plan()?;
    let writer = told.amended_by.or(told.user);
    (writer == Some(author) && Some(&told.value.product) == product).then_some(&told.value)
}

impl Limits {
    pub fn new(areas: &[Area], plan: Option<&Plan>, text: &Text) -> Self {
        let planned = |area: &Area| {
            let areas = plan.map(|plan| plan.areas.as_slice()).unwrap_or_default();
            let planned = areas.iter().find(|planned| planned.area == *area)?;
            let units = planned.units?.decimal().normalize();
            Some(text.decimal(&units.to_string()))
        };
        let limit = |area: &Area| (area.clone(), planned(area).unwrap_or_default());
        Self(areas.iter().map(limit).collect())
    }

    pub fn areas(&self) -> impl Iterator<Item = &Area> {
        self.0.iter().map(|(area, _)| area)
    }

    pub fn clear(&mut self) {
        for (_, typed) in &mut self.0 {
            typed.clear();
        }
    }

    pub fn told(&self) -> Vec<AreaLimit> {
        let limit = |(area, typed): &(Area, String)| {
            Some(AreaLimit {
                area: area.clone(),
                units: typed.parse().ok()?,
            })
        };
        self.0.iter().filter_map(limit).collect()
    }

    pub fn lacks(&self, text: &Text) -> Vec<String> {
        let words = &text.consultation;
        if self.0.is_empty() {
            return vec![words.areas.clone()];
        }
        let unclear = self
            .0
            .iter()
            .filter(|(_, typed)| typed.parse::<Units>().is_err());
        unclear
            .map(|(area, _)| fill(&words.units_for, &[("area", text.area(area))]))
            .collect()
    }

    pub fn ui(&mut self, text: &Text, product: Option<&Product>, ui: &mut Ui) {
        for (place, (area, typed)) in self.0.iter_mut().enumerate() {
            steady(ui, ("limit", place), |ui| {
                limit_ui(text, product, (area, typed), place == 0, ui);
            });
        }
    }
}

fn limit_ui(
    text: &Text,
    product: Option<&Product>,
    (area, typed): (&Area, &mut String),
    first: bool,
    ui: &mut Ui,
) {
    let words = &text.consultation;
    let unit = product.map_or_else(
        || text.common.units.clone(),
        |product| fill(&words.units_of, &[("product", &product.brand)]),
    );
    let name = text.area(area);
    let label = fill(&words.units_for, &[("area", name)]);
    let meant = typed.parse::<Units>().ok();
    let wrong = !typed.trim().is_empty() && meant.is_none();
    ui.horizontal_top(|ui| {
        let field = Field::line(&label, typed)
            .error(wrong.then_some(text.injection_map.not_units.as_str()))
            .width(260.0)
            .show(ui);
        if first {
            dialog::begin_with(ui, &field);
        }
        ui.vertical(|ui| {
            ui.add_space(26.0);
            ui.horizontal(|ui| {
                ui.label(Theme::of(ui).body(unit));
                chip(ui, name, tone(area));
            });
        });
    });
    if let Some((status, sentence)) =
        product.and_then(|product| beside_label(text, product, area, meant))
    {
        notice::remark(ui, status, &sentence);
    }
}

/// What the label says about it: that it does not name the area, or less than this. Equal is within it.
fn beside_label(
    text: &Text,
    product: &Product,
    area: &Area,
    meant: Option<Units>,
) -> Option<(Status, String)> {
    let words = &text.readiness_dialogs;
    let brand = ("product", product.brand.as_str());
    let Some(labelled) = product.label.area(area) else {
        let values = [brand, ("area", text.area(area))];
        return Some((Status::Warn, fill(&words.not_labelled, &values)));
    };
    let most = labelled.warn_above.unwrap_or(labelled.most);
    (meant? > most).then(|| {
        let most = text.units_or_none(Some(most));
        (
            Status::Warn,
            fill(&words.above_label, &[brand, ("most", &most)]),
        )
    })
}
