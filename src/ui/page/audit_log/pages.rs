//! The lines of the log that are loaded so far: one page of two hundred after the other, newest first.

use crate::journal::Error;
use crate::journal::view::LogFilter;
use crate::ui::cx::Cx;

use super::line::LogLine;

/// So many lines are read at once.
const PAGE: u32 = 200;

#[derive(Default)]
pub struct Pages {
    pub lines: Vec<LogLine>,
    /// There are no older lines.
    pub is_whole: bool,
    /// The revision, the language and the filter that the lines were read for.
    read: Option<(u64, &'static str, bool)>,
}

impl Pages {
    /// Begins anew with the newest page if the journal, the language or the filter has changed.
    pub fn follow(&mut self, cx: &Cx<'_>, notable: bool) -> Result<(), Error> {
        let wanted = (cx.journal.revision(), cx.text.language.code(), notable);
        if self.read == Some(wanted) {
            return Ok(());
        }
        // Set first: a journal that cannot be read is not asked again in every frame.
        self.read = Some(wanted);
        self.lines.clear();
        self.is_whole = false;
        self.more(cx)
    }

    /// Reads the next page of older lines.
    pub fn more(&mut self, cx: &Cx<'_>) -> Result<(), Error> {
        let filter = LogFilter {
            patient: None,
            notable: self.read.is_some_and(|(_, _, notable)| notable),
        };
        let before = self.lines.last().map(|line| line.seq);
        let rows = cx
            .journal
            .log(&filter, before, PAGE)
            .inspect_err(|_| self.is_whole = true)?;
        self.is_whole = rows.len() < PAGE as usize;
        self.lines
            .extend(rows.iter().map(|row| LogLine::of(cx, row)));
        Ok(())
    }

    /// Everything is read anew with the next frame.
    pub const fn forget(&mut self) {
        self.read = None;
    }
}
