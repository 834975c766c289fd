//! Searching while somebody types: hits at once, and one line in the log for each query that came to rest.

use std::time::Duration;

use eframe::egui::Ui;

use crate::journal::Edit;
use crate::journal::view::{PatientRow, SearchResult};
use crate::ui::cx::Cx;

/// A query has come to rest after so many seconds without a key.
const REST: f64 = 0.8;
/// From this many characters on, patients are shown.
const LEAST: usize = 2;
/// The longest query, in characters.
pub const LONGEST: usize = 200;

#[derive(Default)]
pub struct Search {
    pub typed: String,
    result: SearchResult,
    /// The query and the revision that the result belongs to.
    read: Option<(String, u64)>,
    /// When the last key fell, on the window's clock, while the query is not in the log yet.
    waiting: Option<f64>,
}

/// What is shown before there are two characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhenEmpty {
    Everybody,
    Nobody,
}

impl Search {
    pub fn rows(&self) -> &[PatientRow] {
        &self.result.rows
    }

    /// How many patients match in all.
    pub const fn count(&self) -> usize {
        self.result.count
    }

    pub fn query(&self) -> &str {
        self.typed.trim()
    }

    /// Long enough to be looked for.
    pub fn is_asked(&self) -> bool {
        self.query().chars().count() >= LEAST
    }

    /// One character alone finds nobody.
    pub fn is_too_short(&self) -> bool {
        !self.query().is_empty() && !self.is_asked()
    }

    /// Reads hits again when the query or the journal has changed, and logs a query that has come to rest.
    /// True if the query is another one than before.
    pub fn follow(
        &mut self,
        cx: &mut Cx<'_>,
        ui: &Ui,
        (limit, when_empty): (usize, WhenEmpty),
    ) -> bool {
        let now = ui.input(|input| input.time);
        let wanted = (self.query().to_owned(), cx.journal.revision());
        let another = self
            .read
            .as_ref()
            .is_none_or(|(query, _)| *query != wanted.0);
        if self.read.as_ref() != Some(&wanted) {
            self.look(cx, limit, when_empty);
            self.read = Some(wanted);
        }
        if another {
            self.waiting = self.is_asked().then_some(now);
        }
        if let Some(since) = self.waiting {
            let left = since + REST - now;
            if left <= 0.0 {
                self.note(cx);
            } else {
                ui.ctx()
                    .request_repaint_after(Duration::from_secs_f64(left));
            }
        }
        another
    }

    fn look(&mut self, cx: &Cx<'_>, limit: usize, when_empty: WhenEmpty) {
        let query = self.query();
        let shows = match when_empty {
            WhenEmpty::Everybody => !self.is_too_short(),
            WhenEmpty::Nobody => self.is_asked(),
        };
        self.result = if shows {
            // A journal that cannot be read finds nobody; the next edit says what is wrong with it.
            cx.journal.find(query, limit).unwrap_or_default()
        } else {
            SearchResult::default()
        };
    }

    /// A hit is opened: the query goes into the log now if it is not there yet.
    pub fn opened(&mut self, cx: &mut Cx<'_>) {
        if self.waiting.is_some() {
            self.note(cx);
        }
    }

    fn note(&mut self, cx: &mut Cx<'_>) {
        self.waiting = None;
        cx.ask(Edit::NoteSearch {
            text: self.query().to_owned(),
            hits: u32::try_from(self.count()).unwrap_or(u32::MAX),
        });
    }
}
