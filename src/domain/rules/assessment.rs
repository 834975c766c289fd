//! The answers of all rules to one question, and what follows from them together.

use super::{Case, Finding, LEGAL_BASIS, RULE_SET, RULES, Rule, Verdict, acceptance};
use crate::domain::snapshot::Snapshot;
use crate::domain::time::Moment;

/// The answer of every rule that applies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assessment {
    pub findings: Vec<Finding>,
}

impl Assessment {
    pub fn of(case: &Case<'_>) -> Self {
        let applies = |rule: &&Rule| rule.occasions.contains(&case.question.occasion);
        let findings = RULES
            .iter()
            .filter(applies)
            .flat_map(|rule| (rule.check)(case))
            .map(|finding| acceptance::applied(case, finding))
            .collect();
        Self { findings }
    }

    /// What is kept for ever beside what is done on it (§5).
    pub fn snapshot(&self, at: Moment) -> Snapshot {
        Snapshot {
            rules: RULE_SET,
            legal_basis: LEGAL_BASIS.to_owned(),
            at,
            findings: self.findings.iter().map(Finding::kept).collect(),
        }
    }

    /// The worst verdict, accepted warnings included.
    pub fn worst(&self) -> Verdict {
        self.findings
            .iter()
            .map(|finding| finding.verdict)
            .max()
            .unwrap_or(Verdict::Hard)
    }

    /// Everything that stands in the way, never only the first (§4).
    pub fn failed(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.is_failed())
    }

    /// When every HARD rule will pass by waiting alone; `None` if none fails, or if waiting is not enough.
    pub fn earliest(&self) -> Option<Moment> {
        let hard = self
            .failed()
            .filter(|finding| finding.verdict == Verdict::Hard);
        let moments: Option<Vec<Moment>> = hard.map(|finding| finding.earliest).collect();
        moments?.into_iter().max()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{GLABELLA, Story, at, failed};
    use super::*;

    #[test]
    fn waiting_is_named_only_where_it_is_enough() {
        let mut story = Story::of_examined_adult();
        story.write("2026-11-23 10:00:00 +01", &[GLABELLA]);
        let start = at("2026-11-24 10:00:00 +01");
        assert_eq!(story.assess(start, &[GLABELLA]).earliest(), None);
        story.say("2026-11-23 10:00:00 +01", &[GLABELLA]);
        let running = story.assess(start, &[GLABELLA]);
        assert_eq!(running.earliest(), Some(at("2026-11-25 10:00:00 +01")));
        assert_eq!(
            (failed(&running).as_str(), running.worst()),
            ("R23 Hard", Verdict::Hard)
        );
    }

    #[test]
    fn nothing_is_known_about_nobody_and_nothing_of_it_passes() {
        let start = at("2026-11-24 10:00:00 +01");
        let nobody = Story::without_patient().assess_all(start, &[GLABELLA]);
        let fails = "R01 Hard, R01b Block, R02 Hard, R10 Hard, R11 Hard, R11b Block, R12 Hard, R12b Hard, \
                     R13 Block, R14 Warn, R20 Hard, R21 Hard, R21b Block, R23 Hard, R27 Block, R30 Hard, \
                     R31 Hard, R32 Hard, R33 Block, R40 Block, R41 Warn, R42 Hard, R43 Block, R44 Hard, \
                     R45 Block, R46 Block, R47 Block, R48 Warn, R49 Warn, R50 Warn, R51 Block, R52 Warn, \
                     R53 Warn, R54 Hard, R55 Block, R62 Hard, R62b Hard, R67 Hard, R68 Block, R69 Hard, \
                     R80 Block";
        assert_eq!(failed(&nobody), fails);
    }
}
