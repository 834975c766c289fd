//! What came of the page's edits: a draft begun or saved, a decision, a signature, a deviation, an attestation.

use crate::domain::treatment::TreatmentDraft;
use crate::journal::{DraftContent, Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::command::Command;

use super::TreatmentPage;
use super::pressed::Dialog;

impl TreatmentPage {
    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        text: &Text,
        journal: &Journal,
        commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "the other edits are other pages'"
        )]
        match edit {
            Edit::BeginDraft {
                patient,
                content: DraftContent::Treatment(draft),
                ..
            } if *patient == self.patient => {
                self.begun(text, journal, draft, result);
                false
            }
            Edit::SaveDraft { draft, content, .. } if self.is_open(*draft) => {
                self.draft_saved(journal, commands, content, result)
            }
            Edit::SignTreatment(draft) if self.is_open(*draft) => {
                match result {
                    Ok(_) => self.close(),
                    Err(error) => self.refused = Some(self.sentence(text, journal, error)),
                }
                true
            }
            Edit::DiscardDraft(draft) if self.stale() == Some(*draft) => {
                if result.is_ok() {
                    self.close();
                }
                false
            }
            Edit::ApproveTemplate(_) => self.template_approved(text, journal, result),
            Edit::AcceptWarning { .. }
            | Edit::OverrideRule { .. }
            | Edit::RecordNothingGiven { .. }
            | Edit::GiveAftercare { .. }
            | Edit::RecordDeviation { .. }
            | Edit::Attest { .. } => self.decided(text, journal, commands, edit, result),
            _ => false,
        }
    }

    fn begun(
        &mut self,
        text: &Text,
        journal: &Journal,
        draft: &TreatmentDraft,
        result: &Result<Receipt, Error>,
    ) {
        let Ok(Receipt {
            draft: Some(begun), ..
        }) = result
        else {
            return;
        };
        let view = journal.record(self.patient).ok();
        let mut starts = view.iter().flat_map(|view| &view.course.starts);
        if let Some(start) = starts.find(|start| super::is_of(draft, start)) {
            let now = journal.now().ok().map(|now| now.moment);
            self.open(text, *begun, draft.clone(), start.occurred_at, now);
        }
    }

    fn draft_saved(
        &mut self,
        journal: &Journal,
        commands: &mut Vec<Command>,
        content: &DraftContent,
        result: &Result<Receipt, Error>,
    ) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        let Ok(receipt) = result else {
            open.sign_when_saved = false;
            open.saving.failed();
            return false;
        };
        let revision = receipt.draft.map_or(0, |(_, revision)| revision);
        let now = journal.now().ok().map(|now| now.moment);
        open.saving.done(content, revision, now);
        if std::mem::take(&mut open.sign_when_saved) {
            open.sign(commands);
        }
        true
    }

    fn template_approved(
        &mut self,
        text: &Text,
        journal: &Journal,
        result: &Result<Receipt, Error>,
    ) -> bool {
        let sentence = match result {
            Ok(_) => None,
            Err(error) => Some(self.sentence(text, journal, error)),
        };
        match (&mut self.dialog, sentence) {
            (Dialog::SaveTemplate(dialog), Some(sentence)) => {
                dialog.refused(sentence);
                true
            }
            (Dialog::SaveTemplate(_), None) => {
                self.dialog = Dialog::None;
                false
            }
            _ => false,
        }
    }

    /// A dialog closes when what it asked for is done, and says why when it is not. After a deviation, or where nothing was
    /// given, the draft has done its work.
    fn decided(
        &mut self,
        text: &Text,
        journal: &Journal,
        commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        let sentence = match result {
            Ok(_) => None,
            Err(error) => Some(self.sentence(text, journal, error)),
        };
        let Dialog::Decide(dialog, matter) = &mut self.dialog else {
            return false;
        };
        let next = self.then.take();
        if let (Some(next), Ok(_)) = (next, result) {
            matter.advice_is_saved();
            commands.push(Command::Edit(next));
            return true;
        }
        if let Some(sentence) = sentence {
            dialog.refused(sentence);
            return true;
        }
        self.dialog = Dialog::None;
        let ended = matches!(
            edit,
            Edit::RecordDeviation { .. } | Edit::RecordNothingGiven { .. }
        );
        if let Some(open) = self.open.as_ref().filter(|_| ended) {
            commands.push(Command::Edit(Edit::DiscardDraft(open.saving.id)));
        }
        true
    }

    fn sentence(&self, text: &Text, journal: &Journal, error: &Error) -> String {
        let today = journal.now().map_or(self.opened, |now| now.moment.day());
        text.error(error, today)
    }
}
