//! What is stated in words, or said to be unknown: nothing counts as unknown because it was left empty.

use eframe::egui::Ui;

use crate::domain::product::{Catalogue, ProductId};
use crate::domain::treatment::StatedProduct;
use crate::text::Text;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::field::Field;
use crate::ui::widget::tick::Tick;

use super::unknown;

#[derive(Default)]
pub(super) struct Stated {
    typed: String,
    unknown: bool,
}

impl Stated {
    pub fn lacks(&self) -> bool {
        !self.unknown && self.typed.trim().is_empty()
    }

    pub fn told(&self) -> Option<String> {
        (!self.unknown && !self.lacks()).then(|| self.typed.trim().to_owned())
    }

    /// The field, unless it is unknown, and the tick that says so.
    pub fn ui(
        &mut self,
        text: &Text,
        label: &str,
        ui: &mut Ui,
        field: impl FnOnce(&str, &mut String, &mut Ui),
    ) {
        if !self.unknown {
            field(label, &mut self.typed, ui);
        }
        Tick::new(&unknown(text, label), &mut self.unknown).show(ui);
    }
}

#[derive(Default)]
pub(super) struct Product {
    chosen: Option<Which>,
    name: String,
}

#[derive(Clone, PartialEq, Eq)]
enum Which {
    Unknown,
    Listed(ProductId),
    /// In words.
    Other,
}

impl Product {
    pub fn lacks(&self) -> bool {
        match self.chosen {
            None => true,
            Some(Which::Other) => self.name.trim().is_empty(),
            Some(Which::Unknown | Which::Listed(_)) => false,
        }
    }

    pub fn told(&self) -> Option<StatedProduct> {
        match &self.chosen {
            Some(Which::Listed(id)) => Some(StatedProduct::Id(id.clone())),
            Some(Which::Other) => Some(StatedProduct::Name(self.name.trim().to_owned())),
            Some(Which::Unknown) | None => None,
        }
    }

    pub fn ui(&mut self, text: &Text, ui: &mut Ui) {
        let words = &text.readiness_dialogs;
        let products = Catalogue::shipped().product.iter();
        let mut options: Vec<(Option<Which>, &str)> = products
            .map(|product| {
                let which = Which::Listed(product.id.clone());
                (Some(which), product.brand.as_str())
            })
            .collect();
        options.push((Some(Which::Other), &words.other_product));
        options.push((Some(Which::Unknown), &text.common.not_recorded));
        Choice::new(&words.product, &mut self.chosen, &options)
            .hint(&text.consultation.choose)
            .show(ui);
        if self.chosen == Some(Which::Other) {
            Field::line(&words.which_product, &mut self.name).show(ui);
        }
    }
}
