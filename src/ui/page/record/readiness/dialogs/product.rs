//! The product of a dialog: the one that is asked for, or one chosen from the catalogue while nothing is asked.

use eframe::egui::Ui;

use crate::domain::product::{Catalogue, Product, ProductId};
use crate::journal::view::GateView;
use crate::text::{Text, fill};
use crate::ui::theme::Theme;
use crate::ui::widget::choice::Choice;

pub(super) struct ChosenProduct {
    id: Option<ProductId>,
    fixed: bool,
}

impl ChosenProduct {
    pub fn of(gate: &GateView) -> Self {
        let id = gate.asked.as_ref().map(|asked| asked.product.clone());
        Self {
            fixed: id.is_some(),
            id,
        }
    }

    pub fn id(&self) -> Option<&ProductId> {
        self.id.as_ref()
    }

    /// Of the catalogue; one that is not in it has no label.
    pub fn known(&self) -> Option<&'static Product> {
        Catalogue::shipped().get(self.id.as_ref()?)
    }

    /// The product with the name of its unit, once; true when another one was chosen.
    pub fn ui(&mut self, ui: &mut Ui, text: &Text) -> bool {
        let words = &text.readiness_dialogs;
        if self.fixed {
            let name = self.id.as_ref().map(|id| text.product(id));
            ui.horizontal(|ui| {
                let theme = Theme::of(ui);
                ui.label(theme.strong(name.unwrap_or_default()));
                if let Some(product) = self.known() {
                    let unit = fill(&words.in_unit, &[("unit", &product.unit)]);
                    ui.label(theme.faint(unit));
                }
            });
            return false;
        }
        let products = &Catalogue::shipped().product;
        let options: Vec<(Option<ProductId>, &str)> = products
            .iter()
            .map(|product| (Some(product.id.clone()), product.brand.as_str()))
            .collect();
        Choice::new(&words.product, &mut self.id, &options)
            .hint(&text.consultation.choose)
            .show(ui)
            .changed()
    }
}
