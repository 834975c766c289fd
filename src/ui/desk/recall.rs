//! Shows a recall: the search is logged, and a reviewer opens every record that she sees something of.

use crate::journal::Error;
use crate::journal::view::Recall;
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
        let role = self.journal.author().role;
        self.journal.apply(recall.note(batch, role, purpose))?;
        Ok(recall)
    }
}
