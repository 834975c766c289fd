//! *Klar til behandling?*: the answers of all rules gathered into thirteen checks, and one verdict (`rules.md` §1, §11).
//!
//! Nothing is decided here that the rules have not said: a check shows the worst of its rules.

mod check;
mod light;

pub use check::{CheckId, Group};
pub use light::{Day, Light};

use super::course::Course;
use super::rules::{Assessment, Finding, Verdict};
use super::time::Moment;

/// One answer before the needle, with every reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Readiness {
    /// In the order of the groups.
    pub checks: Vec<Check>,
    pub verdict: Answer,
    /// When time alone will have mended every HARD rule; none if it does not, or need not.
    pub earliest: Option<Moment>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    pub id: CheckId,
    pub light: Light,
    /// At least one HARD rule says no: nobody can override it.
    pub locked: bool,
    /// Everything that its rules answered, the worst first.
    pub findings: Vec<Finding>,
}

impl Check {
    /// What stands in the way, or has been accepted.
    pub fn remarks(&self) -> impl Iterator<Item = &Finding> {
        let said = |finding: &&Finding| finding.verdict >= Verdict::Warn;
        self.findings.iter().filter(said)
    }
}

/// The verdict in words (§1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Answer {
    Ready,
    /// Warnings accepted or rules overridden.
    ReadyWithRemarks,
    /// Something whose time has not come, or a warning that nobody has accepted.
    Nearly,
    MustNot,
}

impl Readiness {
    pub fn of(assessment: &Assessment, course: &Course, day: Day) -> Self {
        let check = |id: &CheckId| Check::of(*id, assessment, course, day);
        let checks: Vec<Check> = CheckId::ALL.iter().map(check).collect();
        let verdict = checks.iter().map(Check::answer).max();
        Self {
            verdict: verdict.unwrap_or(Answer::MustNot),
            earliest: assessment.earliest(),
            checks,
        }
    }

    pub fn check(&self, id: CheckId) -> Option<&Check> {
        self.checks.iter().find(|check| check.id == id)
    }

    pub fn count(&self, light: Light) -> usize {
        let shows = |check: &&Check| check.light == light;
        self.checks.iter().filter(shows).count()
    }

    /// Whether *Start behandling* opens.
    pub fn is_open(&self) -> bool {
        self.verdict <= Answer::ReadyWithRemarks
    }
}

impl Check {
    fn of(id: CheckId, assessment: &Assessment, course: &Course, day: Day) -> Self {
        let own = assessment.findings.iter();
        let own = own.filter(|finding| CheckId::of(finding, course) == Some(id));
        let mut findings: Vec<Finding> = own.cloned().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse((finding.is_failed(), finding.verdict)));
        let light = findings
            .iter()
            .map(|finding| light::of(finding, day))
            .max()
            .unwrap_or(Light::Ok);
        let hard = |finding: &Finding| finding.is_failed() && finding.verdict == Verdict::Hard;
        Self {
            id,
            light,
            locked: findings.iter().any(hard),
            findings,
        }
    }

    fn answer(&self) -> Answer {
        let accepted = |finding: &Finding| finding.accepted_by.is_some();
        match self.light {
            Light::Stop => Answer::MustNot,
            Light::Pending | Light::Warn => Answer::Nearly,
            Light::Accepted => Answer::ReadyWithRemarks,
            Light::Ok if self.findings.iter().any(accepted) => Answer::ReadyWithRemarks,
            Light::Ok => Answer::Ready,
        }
    }
}

#[cfg(test)]
mod tests;
