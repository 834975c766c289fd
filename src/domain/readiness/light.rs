//! The light of one finding: green, amber, red, or a moment that has not come yet (`rules.md` §1).

use crate::domain::rules::consent_fault::ConsentFault;
use crate::domain::rules::{Finding, Verdict, Why};

/// The worse the later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Light {
    Ok,
    /// A warning or a block that somebody answers for.
    Accepted,
    /// *Afventer*: the moment for it has not come yet.
    Pending,
    /// *OBS*: locks until it is accepted.
    Warn,
    Stop,
}

/// How far the day has come.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Day {
    /// *Fremmødt*: from now on, what is missing stops.
    pub arrived: bool,
    /// A consent can be given.
    pub reflection_over: bool,
}

pub(super) fn of(finding: &Finding, day: Day) -> Light {
    match finding.verdict {
        Verdict::Passed | Verdict::Info => Light::Ok,
        Verdict::Warn | Verdict::Block | Verdict::Hard if finding.accepted_by.is_some() => {
            Light::Accepted
        }
        Verdict::Warn | Verdict::Block | Verdict::Hard if is_pending(&finding.why, day) => {
            Light::Pending
        }
        Verdict::Warn => Light::Warn,
        Verdict::Block | Verdict::Hard => Light::Stop,
    }
}

/// Consent before the limit, and what is done on the day before the patient has come.
fn is_pending(why: &Why, day: Day) -> bool {
    if matches!(why, Why::Consent(ConsentFault::Missing)) {
        return !day.arrived || !day.reflection_over;
    }
    why.is_done_on_the_day() && !day.arrived
}
