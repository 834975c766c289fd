//! What a whole package holds: one of the label's sizes, or one that is typed.

use std::str::FromStr;

use eframe::egui::Ui;

use crate::domain::product::Product;
use crate::domain::units::Units;
use crate::text::Text;
use crate::ui::theme::Theme;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;

use super::super::form::submitted;
use super::SHORT;

/// One of the label's amounts, or one that is typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Amount<T> {
    Labelled(T),
    Typed,
}

impl<T: Copy + FromStr> Amount<T> {
    /// The amount meant; where the label names none, only what is typed counts.
    pub fn meant(chosen: Option<&Self>, typed: &str, labelled: bool) -> Option<T> {
        match chosen {
            Some(Self::Labelled(amount)) => Some(*amount),
            None if labelled => None,
            Some(Self::Typed) | None => typed.parse().ok(),
        }
    }
}

pub(super) struct Package {
    chosen: Option<Amount<Units>>,
    typed: String,
}

impl Package {
    /// Where there is one size only, that is the one.
    pub fn of(product: Option<&Product>) -> Self {
        let sizes = product.map(|product| product.label.package.as_slice());
        Self {
            chosen: match sizes {
                Some([only]) => Some(Amount::Labelled(only.units)),
                Some(_) | None => None,
            },
            typed: String::new(),
        }
    }

    pub fn nominal(&self, product: Option<&Product>) -> Option<Units> {
        let labelled = product.is_some_and(|product| !product.label.package.is_empty());
        Amount::meant(self.chosen.as_ref(), &self.typed, labelled)
    }

    pub fn is_typed(&self) -> bool {
        self.chosen == Some(Amount::Typed)
    }

    /// True when ↵ was pressed in the size that is typed.
    pub fn ui(&mut self, text: &Text, product: Option<&Product>, ui: &mut Ui) -> bool {
        let words = &text.readiness_dialogs;
        let sizes: Vec<(Units, String)> = product
            .into_iter()
            .flat_map(|product| &product.label.package)
            .map(|size| (size.units, text.units_or_none(Some(size.units))))
            .collect();
        ui.label(Theme::of(ui).label(&words.package));
        if !sizes.is_empty() {
            let mut choice = Segmented::new(&words.package, &mut self.chosen);
            for (units, label) in &sizes {
                choice = choice.option(Some(Amount::Labelled(*units)), label);
            }
            choice
                .option(Some(Amount::Typed), &words.other_amount)
                .show(ui);
        }
        if !sizes.is_empty() && !self.is_typed() {
            return false;
        }
        let wrong = !self.typed.trim().is_empty() && self.typed.parse::<Units>().is_err();
        let field = Field::line(&words.package_units, &mut self.typed)
            .error(wrong.then_some(text.consultation.invalid_units.as_str()))
            .width(SHORT)
            .show(ui);
        submitted(ui, &field)
    }
}
