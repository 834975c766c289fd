//! What the walk over the chain says about each entry, and asking for another walk.

use crate::journal::task::{ChainState, CheckChain};
use crate::text::{Text, fill, thousands};
use crate::ui::command::{Job, Report};
use crate::ui::cx::Cx;
use crate::ui::status::Status;

/// The name of the job that walks the chain.
const CHAIN: &str = "chain";

/// How far an entry can be vouched for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Authentic,
    /// Written since the last walk, or the walk is not done.
    Unchecked,
    /// The first bad one.
    Broken,
    /// Behind a broken one nothing can be vouched for.
    AfterBreak,
}

impl Standing {
    pub fn of(chain: Option<ChainState>, seq: i64) -> Self {
        match chain {
            None => Self::Unchecked,
            Some(ChainState::Whole { entries }) => {
                let walked = i64::try_from(entries).unwrap_or(i64::MAX);
                if seq <= walked {
                    Self::Authentic
                } else {
                    Self::Unchecked
                }
            }
            Some(ChainState::Broken { seq: bad }) if seq < bad => Self::Authentic,
            Some(ChainState::Broken { seq: bad }) if seq == bad => Self::Broken,
            Some(ChainState::Broken { .. }) => Self::AfterBreak,
        }
    }

    pub const fn status(self) -> Status {
        match self {
            Self::Authentic => Status::Ok,
            Self::Unchecked => Status::Pending,
            Self::Broken => Status::Stop,
            Self::AfterBreak => Status::Warn,
        }
    }

    pub fn words(self, text: &Text) -> &str {
        let words = &text.reading;
        match self {
            Self::Authentic => &words.authentic,
            Self::Unchecked => &words.unchecked,
            Self::Broken => &words.broken,
            Self::AfterBreak => &words.after_break,
        }
    }
}

/// `Ubrudt kæde · 27 poster`, or what is wrong with it.
pub fn chain_words(cx: &Cx<'_>) -> (Status, String) {
    let (text, words) = (cx.text, &cx.text.shell);
    if is_being_checked(cx) {
        return (Status::Running, words.chain_checking.clone());
    }
    match cx.chain {
        None => (Status::Pending, words.chain_checking.clone()),
        Some(ChainState::Whole { entries }) => {
            let count = thousands(text.language, entries);
            (Status::Ok, fill(&words.chain_whole, &[("count", &count)]))
        }
        Some(ChainState::Broken { seq }) => {
            let seq = seq.to_string();
            (Status::Stop, fill(&words.chain_broken, &[("seq", &seq)]))
        }
    }
}

fn is_being_checked(cx: &Cx<'_>) -> bool {
    cx.running.iter().any(|(name, _)| *name == CHAIN)
}

/// Walks the whole chain again, behind the page.
pub fn check_again(cx: &mut Cx<'_>) {
    if is_being_checked(cx) {
        return;
    }
    let reader = cx.journal.reader();
    cx.work(Job::new(CHAIN, |progress| {
        Report::ChainChecked(CheckChain(reader).run(progress))
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_behind_a_break_and_nothing_newer_than_the_walk_is_vouched_for() {
        let whole = Some(ChainState::Whole { entries: 5 });
        let broken = Some(ChainState::Broken { seq: 3 });
        assert_eq!(Standing::of(None, 1), Standing::Unchecked);
        assert_eq!(Standing::of(whole, 5), Standing::Authentic);
        assert_eq!(Standing::of(whole, 6), Standing::Unchecked);
        assert_eq!(Standing::of(broken, 2), Standing::Authentic);
        assert_eq!(Standing::of(broken, 3), Standing::Broken);
        assert_eq!(Standing::of(broken, 4), Standing::AfterBreak);
    }
}
