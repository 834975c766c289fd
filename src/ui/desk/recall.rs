//! Shows a recall: the search is logged, and a reviewer opens every record that she sees something of.

use crate::domain::user::Role;
use crate::journal::view::Recall;
use crate::journal::{Edit, Error};
use crate::text::Text;
use crate::ui::page::recall::RecallPage;

use super::Desk;

impl Desk {
    pub(super) fn show_recall(&mut self, text: &Text, batch: String, purpose: Option<String>) {
        self.palette = None;
        match self.recalled(&batch, purpose.as_deref()) {
            Ok(recall) => self.recall = Some(RecallPage::new(batch, purpose, recall)),
            Err(error) => self.say_error(text, &error),
        }
    }

    /// Nothing is shown before it is written that somebody looked.
    fn recalled(&mut self, batch: &str, purpose: Option<&str>) -> Result<Recall, Error> {
        let recall = self.journal.recall_exactly(batch)?;
        self.journal.apply(Edit::NoteSearch {
            text: batch.to_owned(),
            hits: u32::try_from(recall.patients()).unwrap_or(u32::MAX),
        })?;
        if self.journal.author().role == Role::Reviewer {
            for edit in recall.openings(purpose) {
                self.journal.apply(edit)?;
            }
        }
        Ok(recall)
    }
}
