//! *Hætteglas*: what is printed on the vial or package that is drawn from, and how it was mixed (R62, R67, R70).
//!
//! An expired or paused batch can be written down as it is: the gate says no.

mod mix;

use eframe::egui::Ui;

use crate::domain::product::Product;
use crate::domain::units::Units;
use crate::domain::vial::VialOpened;
use crate::journal::Edit;
use crate::journal::view::{GateView, RecordView};
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::segmented::Segmented;

use super::Answer;
use super::expiry;
use super::form::{self, Form, Head, Next, part_title, submitted};
use super::product::ChosenProduct;
use mix::Mix;

const SHORT: f32 = 150.0;

pub struct VialDialog {
    product: ChosenProduct,
    batch: String,
    expiry: String,
    package: Option<Amount<Units>>,
    package_typed: String,
    mix: Mix,
    error: Option<String>,
}

/// One of the label's amounts, or one that is typed.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Amount<T> {
    Labelled(T),
    Typed,
}

impl<T: Copy + std::str::FromStr> Amount<T> {
    /// The amount meant; where the label names none, only what is typed counts.
    fn meant(chosen: Option<&Self>, typed: &str, labelled: bool) -> Option<T> {
        match chosen {
            Some(Self::Labelled(amount)) => Some(*amount),
            None if labelled => None,
            Some(Self::Typed) | None => typed.parse().ok(),
        }
    }
}

impl VialDialog {
    pub fn new(_cx: &Cx<'_>, _view: &RecordView, gate: &GateView) -> Self {
        let mut dialog = Self {
            product: ChosenProduct::of(gate),
            batch: String::new(),
            expiry: String::new(),
            package: None,
            package_typed: String::new(),
            mix: Mix::default(),
            error: None,
        };
        dialog.choose_single();
        dialog
    }

    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.readiness_dialogs;
        let head = Head {
            id: "vial",
            title: &words.vial_title,
            remark: &words.vial_remark,
            save: &words.vial_save,
        };
        form::show(self, (cx, view, ui), &head)
    }

    /// Where there is one size only, that is the one.
    fn choose_single(&mut self) {
        let packages = self.product.known().map(|product| &product.label.package);
        self.package = match packages.map(Vec::as_slice) {
            Some([only]) => Some(Amount::Labelled(only.units)),
            Some(_) | None => None,
        };
    }

    fn nominal(&self) -> Option<Units> {
        let labelled = self
            .product
            .known()
            .is_some_and(|product| !product.label.package.is_empty());
        Amount::meant(self.package.as_ref(), &self.package_typed, labelled)
    }

    fn is_mixed(&self) -> bool {
        let product = self.product.known();
        !product.is_some_and(|product| product.label.is_ready_made())
    }

    fn printed_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> bool {
        let words = &cx.text.readiness_dialogs;
        let mut done = false;
        ui.horizontal_top(|ui| {
            let room = ui.available_width() - SHORT - 90.0 - ui.spacing().item_spacing.x;
            let batch = Field::line(&words.batch, &mut self.batch)
                .width(room)
                .show(ui);
            dialog::begin_with(ui, &batch);
            let expiry =
                expiry::field_ui(ui, (cx.text, cx.today()), &mut self.expiry, SHORT + 90.0);
            done = submitted(ui, &expiry);
        });
        self.faults_ui(cx, ui);
        done
    }

    /// What is wrong with the batch, said at once.
    fn faults_ui(&self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.readiness_dialogs;
        let premises = &cx.journal.clinic().premises;
        let paused = self.product.id().filter(|_| !self.batch.trim().is_empty());
        if let Some(paused) = paused.and_then(|id| premises.pause(id, &self.batch)) {
            let since = cx.text.date(paused.at.day());
            let title = fill(&words.batch_paused, &[("since", &since)]);
            Notice::new(Status::Stop, &title)
                .text(&paused.value.grounds)
                .show(ui);
        }
        let last =
            expiry::parse(&self.expiry, cx.today()).map(crate::domain::vial::Expiry::last_day);
        if let Some(last) = last.filter(|last| *last < cx.today()) {
            let title = fill(&words.expired, &[("day", &cx.text.date(last))]);
            Notice::new(Status::Stop, &title)
                .text(&words.not_usable)
                .show(ui);
        }
    }

    /// True when ↵ was pressed in the size that is typed.
    fn package_ui(&mut self, text: &Text, ui: &mut Ui) -> bool {
        let words = &text.readiness_dialogs;
        let packages = self
            .product
            .known()
            .map(|product| product.label.package.clone());
        let packages = packages.unwrap_or_default();
        ui.label(Theme::of(ui).label(&words.package));
        let before = self.nominal();
        let labels: Vec<String> = packages
            .iter()
            .map(|package| text.units_or_none(Some(package.units)))
            .collect();
        ui.horizontal(|ui| {
            if packages.is_empty() {
                return;
            }
            let mut choice = Segmented::new(&words.package, &mut self.package);
            for (package, label) in packages.iter().zip(&labels) {
                choice = choice.option(Some(Amount::Labelled(package.units)), label);
            }
            choice
                .option(Some(Amount::Typed), &words.other_amount)
                .show(ui);
        });
        let typed = packages.is_empty() || self.package == Some(Amount::Typed);
        let mut done = false;
        if typed {
            let wrong = !self.package_typed.trim().is_empty() && self.nominal().is_none();
            let field = Field::line(&words.package_units, &mut self.package_typed)
                .error(wrong.then_some(text.consultation.invalid_units.as_str()))
                .width(SHORT)
                .show(ui);
            done = submitted(ui, &field);
        }
        if self.nominal() != before {
            self.mix.forget_labelled();
        }
        done
    }

    fn product(&self) -> Option<&'static Product> {
        self.product.known()
    }
}

impl Form for VialDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        if self.product.ui(ui, cx.text) {
            self.choose_single();
            self.mix.forget_labelled();
        }
        let printed = self.printed_ui(cx, ui);
        let sized = self.package_ui(cx.text, ui);
        if !self.is_mixed() {
            // Whichever of the two stands last: a size that was chosen beforehand is no field.
            let only_typed = self.package == Some(Amount::Typed);
            return Next::save_if(if only_typed { sized } else { printed });
        }
        part_title(ui, &cx.text.readiness_dialogs.mixing, "");
        let (product, nominal) = (self.product(), self.nominal());
        Next::save_if(self.mix.ui((cx.text, cx.moment()), product, nominal, ui))
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let words = &cx.text.readiness_dialogs;
        let expiry = expiry::parse(&self.expiry, cx.today());
        let needed = [
            (self.product.id().is_none(), &words.product),
            (self.batch.trim().is_empty(), &words.batch),
            (expiry.is_none(), &words.expiry),
            (self.nominal().is_none(), &words.package),
        ];
        let missing = needed.into_iter().filter(|(missing, _)| *missing);
        let mut lacks: Vec<String> = missing.map(|(_, word)| word.clone()).collect();
        if self.is_mixed() {
            let (product, nominal) = (self.product(), self.nominal());
            lacks.extend(self.mix.lacks(cx.text, cx.moment(), product, nominal));
        }
        lacks
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let (now, today) = (cx.moment(), cx.today());
        let (Some(product), Some(expiry), Some(nominal)) = (
            self.product.id().cloned(),
            expiry::parse(&self.expiry, today),
            self.nominal(),
        ) else {
            return Vec::new();
        };
        let mut vial = VialOpened {
            product,
            batch: self.batch.trim().to_owned(),
            expiry,
            nominal,
            diluent: None,
            mixed_at: None,
            storage: None,
        };
        if self.is_mixed() {
            self.mix.fill_in(&mut vial, (cx.text, now), self.product());
        }
        vec![Edit::OpenVial {
            patient: view.id,
            at: now,
            vial,
        }]
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
