//! *Hætteglas*: what is printed on the vial or package that is drawn from, and how it was mixed (R62, R67, R70).
//!
//! An expired or paused batch can be written down as it is: the gate says no.

mod mix;
mod package;

use eframe::egui::Ui;

use crate::domain::product::Product;
use crate::domain::units::Units;
use crate::domain::vial::VialOpened;
use crate::journal::Edit;
use crate::journal::view::{GateView, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;

use super::Answer;
use super::expiry;
use super::form::{self, Form, Head, Next, part_title, submitted};
use super::product::ChosenProduct;
use mix::Mix;
use package::{Amount, Package};

const SHORT: f32 = 150.0;

pub struct VialDialog {
    product: ChosenProduct,
    batch: String,
    expiry: String,
    package: Package,
    mix: Mix,
    error: Option<String>,
}

impl VialDialog {
    pub fn new(_cx: &Cx<'_>, _view: &RecordView, gate: &GateView) -> Self {
        let product = ChosenProduct::of(gate);
        Self {
            package: Package::of(product.known()),
            product,
            batch: String::new(),
            expiry: String::new(),
            mix: Mix::default(),
            error: None,
        }
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

    fn nominal(&self) -> Option<Units> {
        self.package.nominal(self.product())
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

    fn product(&self) -> Option<&'static Product> {
        self.product.known()
    }
}

impl Form for VialDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        if self.product.ui(ui, cx.text) {
            self.package = Package::of(self.product());
            self.mix.forget_labelled();
        }
        let printed = self.printed_ui(cx, ui);
        let before = self.nominal();
        let sized = self.package.ui(cx.text, self.product.known(), ui);
        if self.nominal() != before {
            self.mix.forget_labelled();
        }
        if !self.is_mixed() {
            // Whichever of the two stands last: a size that was chosen beforehand is no field.
            let last = if self.package.is_typed() {
                sized
            } else {
                printed
            };
            return Next::save_if(last);
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
