//! Batches among what is found: read again when the query or the journal has changed.

use crate::journal::view::BatchHit;
use crate::ui::command::Command;
use crate::ui::cx::Cx;

/// So many are shown; another one is found by typing more of it.
const MOST: u32 = 4;

#[derive(Default)]
pub struct FoundBatches {
    hits: Vec<BatchHit>,
    /// The query and the revision that the hits belong to.
    read: Option<(String, u64)>,
}

impl FoundBatches {
    pub fn hits(&self) -> &[BatchHit] {
        &self.hits
    }

    pub fn follow(&mut self, cx: &Cx<'_>, query: &str) {
        let wanted = (query.to_owned(), cx.journal.revision());
        if self.read.as_ref() != Some(&wanted) {
            // A journal that cannot be read finds nothing; the next edit says what is wrong with it.
            self.hits = cx.journal.batches(query, MOST).unwrap_or_default();
            self.read = Some(wanted);
        }
    }

    /// Asks for everybody who was given something from one of them.
    pub fn recall(&self, index: usize, purpose: Option<String>) -> Option<Command> {
        self.hits.get(index).map(|hit| Command::ShowRecall {
            batch: hit.batch.clone(),
            purpose,
        })
    }
}
