//! What came of the page's edits: a draft begun or saved, a signature, the amendments of a correction.

use crate::domain::consultation::ConsultationDraft;
use crate::domain::id::DraftId;
use crate::domain::time::Day;
use crate::journal::view::DraftView;
use crate::journal::{DraftContent, Edit, Error, Journal, Receipt, Refusal};
use crate::text::Text;
use crate::ui::command::Command;

use super::ConsultationPage;

impl ConsultationPage {
    pub(super) fn begun(
        &mut self,
        text: &Text,
        journal: &Journal,
        draft: &ConsultationDraft,
        result: &Result<Receipt, Error>,
    ) -> bool {
        if let Ok(Receipt {
            draft: Some((id, revision)),
            ..
        }) = result
        {
            let now = journal.now().ok().map(|now| now.moment);
            self.open(text, *id, *revision, draft.clone(), now);
        }
        false
    }

    pub(super) fn draft_saved(
        &mut self,
        journal: &Journal,
        commands: &mut Vec<Command>,
        (draft, content): (DraftId, &DraftContent),
        result: &Result<Receipt, Error>,
    ) -> bool {
        let Some(open) = self.open.as_mut().filter(|open| open.saving.id == draft) else {
            return false;
        };
        match result {
            Ok(receipt) => {
                let revision = receipt.draft.map_or(0, |(_, revision)| revision);
                open.saving
                    .done(content, revision, journal.now().ok().map(|now| now.moment));
                if std::mem::take(&mut open.sign_when_saved) {
                    open.sign(commands);
                }
                true
            }
            Err(error) => {
                open.sign_when_saved = false;
                open.saving.failed();
                let stored = matches!(error.refusal(), Some(Refusal::DraftChanged))
                    .then(|| journal.draft(draft).ok().flatten())
                    .flatten();
                if let Some(DraftView {
                    content: DraftContent::Consultation(stored),
                    revision,
                    saved_at,
                    ..
                }) = stored
                {
                    open.conflict = Some((stored, revision, saved_at));
                }
                open.conflict.is_some()
            }
        }
    }

    pub(super) fn signed(
        &mut self,
        text: &Text,
        journal: &Journal,
        result: &Result<Receipt, Error>,
    ) -> bool {
        match result {
            Ok(_) => self.close(),
            Err(error) => self.refused = Some(text.error(error, self.today(journal))),
        }
        true
    }

    /// Edits of a correction come back one by one; when the last is done, its draft has done its work.
    pub(super) fn corrected(
        &mut self,
        text: &Text,
        journal: &Journal,
        commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        let today = self.today(journal);
        let Some(open) = &mut self.open else {
            return false;
        };
        let Some(place) = open.correcting.iter().position(|asked| asked == edit) else {
            return false;
        };
        open.correcting.remove(place);
        match result {
            Err(error) => self.refused = Some(text.error(error, today)),
            Ok(_) if open.correcting.is_empty() && self.refused.is_none() => {
                commands.push(Command::Edit(Edit::DiscardDraft(open.saving.id)));
            }
            Ok(_) => {}
        }
        true
    }

    fn today(&self, journal: &Journal) -> Day {
        journal.now().map_or(self.opened, |now| now.moment.day())
    }
}
