//! How a vial was mixed: with what, how much, when, how it was kept since, and how strong it became.

use eframe::egui::Ui;

use crate::domain::product::{Dilution, Product};
use crate::domain::strength::Strength;
use crate::domain::time::Moment;
use crate::domain::units::Units;
use crate::domain::vial::{Diluent, DiluentKind, Storage, VialOpened};
use crate::domain::volume::Millilitres;
use crate::text::Text;
use crate::ui::theme::Theme;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;

use super::super::moment::{PastMoment, Place};
use super::{Amount, SHORT};

#[derive(Default)]
pub(super) struct Mix {
    volume: Option<Amount<Millilitres>>,
    volume_typed: String,
    diluent: Option<With>,
    other: String,
    mixed: PastMoment,
    storage: Option<Storage>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum With {
    Saline,
    Other,
}

/// The label's volumes for this package.
fn labelled(product: Option<&Product>, nominal: Option<Units>) -> Vec<Millilitres> {
    let dilutions = product.map(|product| product.label.dilution.as_slice());
    let of_package = |dilution: &&Dilution| Some(dilution.units) == nominal;
    dilutions
        .unwrap_or_default()
        .iter()
        .filter(of_package)
        .map(|dilution| dilution.millilitres)
        .collect()
}

impl Mix {
    /// Another package has other volumes.
    pub fn forget_labelled(&mut self) {
        if matches!(self.volume, Some(Amount::Labelled(_))) {
            self.volume = None;
        }
    }

    fn volume(&self, product: Option<&Product>, nominal: Option<Units>) -> Option<Millilitres> {
        let labelled = !labelled(product, nominal).is_empty();
        Amount::meant(self.volume.as_ref(), &self.volume_typed, labelled)
    }

    /// True when ↵ was pressed in the last field.
    pub fn ui(
        &mut self,
        now: (&Text, Moment),
        product: Option<&Product>,
        nominal: Option<Units>,
        ui: &mut Ui,
    ) -> bool {
        let text = now.0;
        let words = &text.readiness_dialogs;
        self.volume_ui(text, product, nominal, ui);
        ui.label(Theme::of(ui).label(&words.diluent));
        Segmented::new(&words.diluent, &mut self.diluent)
            .option(Some(With::Saline), &words.saline)
            .option(Some(With::Other), &words.other_diluent)
            .show(ui);
        if self.diluent == Some(With::Other) {
            Field::line(&words.which_diluent, &mut self.other).show(ui);
        }
        ui.label(Theme::of(ui).label(&words.storage));
        Segmented::new(&words.storage, &mut self.storage)
            .option(Some(Storage::Cold), text.storage(Storage::Cold))
            .option(Some(Storage::UsedAtOnce), text.storage(Storage::UsedAtOnce))
            .show(ui);
        self.mixed.ui(ui, now, &words.mixed_at, Place::WithNow)
    }

    fn volume_ui(
        &mut self,
        text: &Text,
        product: Option<&Product>,
        nominal: Option<Units>,
        ui: &mut Ui,
    ) {
        let words = &text.readiness_dialogs;
        let volumes = labelled(product, nominal);
        let labels: Vec<String> = volumes
            .iter()
            .map(|volume| text.millilitres(*volume))
            .collect();
        ui.label(Theme::of(ui).label(&words.volume));
        if !volumes.is_empty() {
            let mut choice = Segmented::new(&words.volume, &mut self.volume);
            for (volume, label) in volumes.iter().zip(&labels) {
                choice = choice.option(Some(Amount::Labelled(*volume)), label);
            }
            let choice = choice.option(Some(Amount::Typed), &words.other_amount);
            choice.show(ui);
        }
        if volumes.is_empty() || self.volume == Some(Amount::Typed) {
            let wrong = !self.volume_typed.trim().is_empty()
                && self.volume_typed.parse::<Millilitres>().is_err();
            Field::line(&words.volume_typed, &mut self.volume_typed)
                .error(wrong.then_some(words.invalid_volume.as_str()))
                .width(SHORT)
                .show(ui);
        }
        let volume = self.volume(product, nominal);
        let strength = nominal.zip(volume);
        let strength = strength.map(|(nominal, volume)| Strength::mixed(nominal, volume));
        // The line is there from the start, so that nothing moves under the hand once it can be reckoned.
        match strength.map(|strength| text.strength(strength)) {
            Some((amount, per)) => {
                ui.label(Theme::of(ui).strong(format!("{amount} {per}")));
            }
            None => {
                ui.label(Theme::of(ui).muted(&words.strength_later));
            }
        }
    }

    pub fn lacks(
        &self,
        text: &Text,
        now: Moment,
        product: Option<&Product>,
        nominal: Option<Units>,
    ) -> Vec<String> {
        let words = &text.readiness_dialogs;
        let unnamed = self.diluent == Some(With::Other) && self.other.trim().is_empty();
        let needed = [
            (self.volume(product, nominal).is_none(), &words.volume),
            (self.diluent.is_none(), &words.diluent),
            (unnamed, &words.which_diluent),
            (self.storage.is_none(), &words.storage),
            (self.mixed.meant(text, now).is_none(), &words.mixed_at),
        ];
        let missing = needed.into_iter().filter(|(missing, _)| *missing);
        missing.map(|(_, word)| word.clone()).collect()
    }

    pub fn fill_in(
        &self,
        vial: &mut VialOpened,
        (text, now): (&Text, Moment),
        product: Option<&Product>,
    ) {
        let kind = self.diluent.map(|with| match with {
            With::Saline => DiluentKind::Saline,
            With::Other => DiluentKind::Other(self.other.trim().to_owned()),
        });
        let volume = self.volume(product, Some(vial.nominal));
        vial.diluent = kind
            .zip(volume)
            .map(|(kind, volume)| Diluent { kind, volume });
        vial.mixed_at = self.mixed.meant(text, now);
        vial.storage = self.storage;
    }
}
