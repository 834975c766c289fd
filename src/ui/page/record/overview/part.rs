//! The dialog that takes it back: the two registrations are read by themselves again.

use eframe::egui::Ui;

use crate::journal::Edit;
use crate::journal::view::RecordView;
use crate::text::{fill, plain};
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::Answer;
use crate::ui::page::record::readiness::dialogs::form::{self, Form, Head, Next};
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;

#[derive(Default)]
pub struct PartDialog {
    reason: String,
    error: Option<String>,
}

impl PartDialog {
    /// It was refused: what was typed stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.same_person;
        let head = Head {
            id: "part",
            title: &words.part_title,
            remark: &words.part_remark,
            save: &words.part_save,
        };
        form::show(self, (cx, view, ui), &head)
    }
}

impl Form for PartDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Next {
        let words = &cx.text.same_person;
        if let Some(united) = &view.course.united {
            let when = cx.text.dated(united.union.at);
            let stays = fill(&words.part_stays, &[("when", &when)]);
            let (who, why) = (&cx.user_name(united.union.by), &united.union.reason);
            let why = why.as_deref().map(plain).unwrap_or_default();
            let values = [("who", who.as_str()), ("when", &when), ("reason", &why)];
            let by = fill(&words.united_by, &values);
            let line = cx.text.other_registration(united);
            Notice::new(Status::Warn, &line).text(&by).show(ui);
            ui.label(Theme::of(ui).muted(stays));
        }
        let field = Field::area(&cx.text.common.reason, &mut self.reason, 2).show(ui);
        dialog::begin_with(ui, &field);
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let is_missing = self.reason.trim().is_empty();
        let reason = is_missing.then(|| cx.text.common.reason.clone());
        reason.into_iter().collect()
    }

    fn edits(&self, _cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        vec![Edit::Part {
            patient: view.id,
            reason: self.reason.trim().to_owned(),
        }]
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
