//! What came of an edit: said in the page, or in the dialog that asked for it.

use eframe::egui::Ui;

use crate::journal::view::RecordView;
use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::Answer;
use crate::ui::status::Status;

use super::effect::EffectForm;
use super::reaction::ReactionForm;
use super::{Asking, FollowUpPage};

impl FollowUpPage {
    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        text: &Text,
        journal: &Journal,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        if !is_own(edit) {
            return false;
        }
        match result {
            Ok(_) => {
                self.asking = Asking::Nothing;
                let words = &text.follow_up;
                self.said = None;
                if let Edit::ReportAdverseEvent { event, .. } = edit {
                    self.kept_reaction.forget();
                    self.reaction = ReactionForm::default();
                    self.lets_go = true;
                    // A flag says itself that it was raised.
                    let saved = (Status::Ok, words.saved_reaction.clone());
                    self.said = (!event.is_alarming()).then_some(saved);
                } else if matches!(edit, Edit::RecordFollowUp { .. }) {
                    self.kept_effect.forget();
                    self.effect = EffectForm::default();
                    self.said = Some((Status::Ok, words.saved_effect.clone()));
                } else if matches!(edit, Edit::CloseRedFlag { .. }) {
                    self.said = Some((Status::Ok, words.closed.clone()));
                }
            }
            Err(error) => {
                let today = journal.now().map(|now| now.moment.day());
                let sentence = today.map_or_else(
                    |_| text.faults.store.clone(),
                    |today| text.error(error, today),
                );
                match &mut self.asking {
                    Asking::Nothing => self.said = Some((Status::Stop, sentence)),
                    Asking::Close(dialog) => dialog.refused(sentence),
                    Asking::Inform(dialog) => dialog.refused(sentence),
                }
            }
        }
        true
    }

    pub(super) fn dialog_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) {
        let answer = match &mut self.asking {
            Asking::Nothing => None,
            Asking::Close(dialog) => dialog.ui(cx, view, ui),
            Asking::Inform(dialog) => dialog.ui(cx, view, ui),
        };
        match answer {
            None => {}
            Some(Answer::Cancel) => self.asking = Asking::Nothing,
            Some(Answer::Save(edits)) => {
                for edit in edits {
                    cx.ask(edit);
                }
            }
        }
    }
}

const fn is_own(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::ReportAdverseEvent { .. }
            | Edit::RecordEventStep { .. }
            | Edit::CloseRedFlag { .. }
            | Edit::RecordFollowUp { .. }
    )
}
