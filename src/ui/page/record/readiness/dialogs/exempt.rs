//! The doctor's decision that a repeat treatment needs no new reflection period (R24 g).

use eframe::egui::Ui;

use crate::domain::prescription::RepeatExempted;
use crate::journal::Edit;
use crate::journal::gate::Asked as Planned;
use crate::journal::view::{GateView, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::theme::Theme;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;

use super::Answer;
use super::form::{self, Form, Head, Next};

pub struct ExemptDialog {
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

    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.readiness;
        let head = Head {
            id: "repeat",
            title: &words.exempt_title,
            remark: &words.exempt_detail,
            save: &words.exempt_save,
        };
        form::show(self, (cx, view, ui), &head)
    }
}

impl Form for ExemptDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        let words = &cx.text.readiness;
        let areas = cx.text.areas(&self.asked.areas);
        let product = cx.text.product(&self.asked.product);
        let values = [("areas", &*areas), ("product", &*product)];
        ui.label(Theme::of(ui).strong(fill(&words.exempt_of, &values)));
        let grounds = Field::area(&words.exempt_grounds, &mut self.grounds, 3).show(ui);
        dialog::begin_with(ui, &grounds);
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let is_missing = self.grounds.trim().is_empty();
        let reason = is_missing.then(|| cx.text.common.reason.clone());
        reason.into_iter().collect()
    }

    fn edits(&self, _cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        vec![Edit::ExemptRepeat {
            patient: view.id,
            exempted: RepeatExempted {
                product: self.asked.product.clone(),
                areas: self.asked.areas.iter().cloned().collect(),
                grounds: self.grounds.trim().to_owned(),
            },
        }]
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
