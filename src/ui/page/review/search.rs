//! Finding a patient inside the review: hits while somebody types, and one line in the log for each query that came to rest.

use std::time::Duration;

use eframe::egui::Ui;

use crate::journal::Edit;
use crate::journal::view::{PatientRow, SearchResult};
use crate::ui::cx::Cx;

/// A query has come to rest after so many seconds without a key.
const REST: f64 = 0.8;
/// From this many characters on, patients are shown.
const LEAST: usize = 2;
/// So many hits are shown; whoever is further down is found by typing more.
const MOST: usize = 20;
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

impl Search {
    pub fn rows(&self) -> &[PatientRow] {
        &self.result.rows
    }

    pub const fn count(&self) -> usize {
        self.result.count
    }

    /// Long enough to look for.
    pub fn is_asked(&self) -> bool {
        self.query().chars().count() >= LEAST
    }

    fn query(&self) -> &str {
        self.typed.trim()
    }

    /// Reads again when the query or the journal has changed, and logs a query that has come to rest.
    /// True if the query is another one than before.
    pub fn follow(&mut self, cx: &mut Cx<'_>, ui: &Ui) -> bool {
        let now = ui.input(|input| input.time);
        let wanted = (self.query().to_owned(), cx.journal.revision());
        let another = self
            .read
            .as_ref()
            .is_none_or(|(query, _)| *query != wanted.0);
        if self.read.as_ref() != Some(&wanted) {
            self.result = if self.is_asked() {
                // A journal that cannot be read finds nobody; opening a record says what is wrong with it.
                cx.journal.find(self.query(), MOST).unwrap_or_default()
            } else {
                SearchResult::default()
            };
            self.read = Some(wanted);
        }
        if another {
            self.waiting = self.is_asked().then_some(now);
        }
        self.rest(cx, now, ui);
        another
    }

    fn rest(&mut self, cx: &mut Cx<'_>, now: f64, ui: &Ui) {
        let Some(since) = self.waiting else {
            return;
        };
        let left = since + REST - now;
        if left <= 0.0 {
            self.note(cx);
        } else {
            ui.ctx()
                .request_repaint_after(Duration::from_secs_f64(left));
        }
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
