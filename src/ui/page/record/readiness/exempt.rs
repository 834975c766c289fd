//! The doctor's decision that a repeat treatment needs no new reflection period (R24 g).

use std::cell::RefCell;

use eframe::egui::Ui;

use crate::domain::prescription::RepeatExempted;
use crate::journal::Edit;
use crate::journal::gate::Asked as Planned;
use crate::journal::view::{GateView, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::identity;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::field::Field;
use crate::ui::widget::notice;

use super::acts::Asked;

pub(super) struct ExemptDialog {
    asked: Planned,
    grounds: String,
    error: Option<String>,
}

impl ExemptDialog {
    pub fn new(gate: &GateView) -> Option<Self> {
        gate.asked.clone().map(|asked| Self {
            asked,
            grounds: String::new(),
            error: None,
        })
    }

    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Asked> {
        let words = &cx.text.readiness;
        let identity = identity::strip(cx.text, view, cx.today());
        let name = view.patient.name.shown();
        let dialog = Dialog::new("repeat", &words.exempt_title).identity(&name, &identity);
        let this = RefCell::new(self);
        let outcome = dialog.show(
            ui,
            |ui| this.borrow_mut().contents_ui(cx, ui),
            |ui| this.borrow().actions_ui(cx, ui),
        );
        let this = this.into_inner();
        match outcome.inner.1 {
            _ if outcome.cancelled => Some(Asked::Cancel),
            Some(false) => Some(Asked::Cancel),
            Some(true) => Some(Asked::Edits(vec![Edit::ExemptRepeat {
                patient: view.id,
                exempted: RepeatExempted {
                    product: this.asked.product.clone(),
                    areas: this.asked.areas.iter().cloned().collect(),
                    grounds: this.grounds.trim().to_owned(),
                },
            }])),
            None => None,
        }
    }

    fn contents_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.readiness;
        let areas = cx.text.areas(&self.asked.areas);
        let product = cx.text.product(&self.asked.product);
        let said = fill(
            &words.exempt_of,
            &[("areas", &areas), ("product", &product)],
        );
        ui.label(Theme::of(ui).strong(said));
        ui.label(Theme::of(ui).muted(&words.exempt_detail));
        let grounds = Field::area(&words.exempt_grounds, &mut self.grounds, 3).show(ui);
        dialog::begin_with(ui, &grounds);
        if let Some(error) = &self.error {
            notice::remark(ui, Status::Stop, error);
        }
    }

    /// Whether it is saved; nothing while no button was pressed.
    fn actions_ui(&self, cx: &Cx<'_>, ui: &mut Ui) -> Option<bool> {
        let cancel = Button::secondary(&cx.text.common.cancel).hint("Esc");
        let ready = !self.grounds.trim().is_empty();
        let save = Button::primary(&cx.text.readiness.exempt_save).enabled(ready);
        let cancelled = cancel.show(ui).clicked().then_some(false);
        let saved = save.show(ui).clicked().then_some(true);
        saved.or(cancelled)
    }
}
