//! Hiding a photo, or showing it again: never without a reason.

use eframe::egui::Ui;

use crate::domain::id::EntryId;
use crate::domain::set_aside::PhotoHidden;
use crate::journal::Edit;
use crate::journal::view::RecordView;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::form::{Form, Next};
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;

use super::missing;

pub struct HideForm {
    photo: EntryId,
    hides: bool,
    why: String,
    pub error: Option<String>,
}

impl HideForm {
    pub const fn of(photo: EntryId, hides: bool) -> Self {
        Self {
            photo,
            hides,
            why: String::new(),
            error: None,
        }
    }

    /// Or shows it again.
    pub const fn hides(&self) -> bool {
        self.hides
    }
}

impl Form for HideForm {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        let why = Field::area(&cx.text.common.reason, &mut self.why, 3).show(ui);
        dialog::begin_with(ui, &why);
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        missing(&[(self.why.trim().is_empty(), &cx.text.common.reason)])
    }

    fn edits(&self, _cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        vec![Edit::HidePhoto {
            patient: view.id,
            hidden: PhotoHidden {
                photo: self.photo,
                hidden: self.hides,
                why: self.why.trim().to_owned(),
            },
        }]
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
