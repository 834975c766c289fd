//! How many red flags wait, for the rail: those that are raised are counted with each fact, and those still to be raised,
//! which costs little, with each key that is saved.

use crate::journal::{Error, Journal, Result};

/// Where it could not be counted; never shown as none.
const UNREAD: &str = "?";

#[derive(Default)]
pub struct FlagCount {
    raised: Counted<u64>,
    untold: Counted<(u64, u64)>,
}

/// At which revisions it was counted, and the count, if it could be read.
type Counted<R> = Option<(R, Option<usize>)>;

impl FlagCount {
    /// Counts again what may have changed; an error is given once for each counting.
    pub fn renew(&mut self, journal: &Journal) -> Result<()> {
        let facts = journal.revision();
        let raised = counted(&mut self.raised, facts, || journal.open_flags());
        let both = (facts, journal.draft_revision());
        let untold = counted(&mut self.untold, both, || journal.untold_alarms());
        raised.and(untold)
    }

    /// The number on the rail; empty for none.
    pub fn said(&self) -> String {
        let raised = self.raised.map_or(Some(0), |(_, count)| count);
        let untold = self.untold.map_or(Some(0), |(_, count)| count);
        match raised.zip(untold) {
            Some((0, 0)) => String::new(),
            Some((raised, untold)) => (raised + untold).to_string(),
            None => UNREAD.to_owned(),
        }
    }
}

fn counted<R: PartialEq + Copy>(
    known: &mut Counted<R>,
    seen: R,
    count: impl FnOnce() -> Result<usize>,
) -> Result<(), Error> {
    if known.is_some_and(|(revision, _)| revision == seen) {
        return Ok(());
    }
    let (count, result) = match count() {
        Ok(count) => (Some(count), Ok(())),
        Err(error) => (None, Err(error)),
    };
    *known = Some((seen, count));
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_counted_is_said_and_never_shown_as_none() {
        for (raised, untold, said) in [
            (None, None, ""),
            (Some(0), Some(0), ""),
            (Some(2), Some(1), "3"),
            (Some(0), Some(1), "1"),
        ] {
            let count = FlagCount {
                raised: raised.map(|count| (1, Some(count))),
                untold: untold.map(|count| ((1, 1), Some(count))),
            };
            assert_eq!(count.said(), said, "{raised:?} {untold:?}");
        }
        let mut unread = FlagCount::default();
        let broken = || Err(Error::DraftUnreadable);
        assert!(counted(&mut unread.raised, 1, broken).is_err());
        assert_eq!(unread.said(), "?");
        let again = counted(&mut unread.raised, 1, broken);
        assert!(again.is_ok(), "it is said once");
        assert_eq!(unread.said(), "?");
    }
}
