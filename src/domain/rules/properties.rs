//! R23 against the independent reference, for any order and timing of facts, and what must never change it.

use proptest::prelude::*;

use super::testing::{FOREHEAD, GLABELLA, NURSE, OTHER_DOCTOR, Story, at, oral, part, written};
use super::{Finding, RULES, RuleId, Verdict, Why, reference};
use crate::domain::area::Area;
use crate::domain::course::{Treatment, Unknown};
use crate::domain::id::EntryId;
use crate::domain::information::Mark;
use crate::domain::time::{HOUR, Moment, SECOND};

const MARKS: [Mark; 3] = [Mark::Full, Mark::Supplement, Mark::Reminder];

/// Friday mornings before a change of the clock, before a leap day, before nothing in particular.
const BEGINNINGS: [&str; 5] = [
    "2026-03-27 01:40:00 +01",
    "2026-10-23 01:40:00 +02",
    "2026-10-24 20:00:00 +02",
    "2028-02-26 09:00:00 +01",
    "2026-11-20 09:00:00 +01",
];

/// One piece of information, in seconds since the beginning.
#[derive(Clone, Debug)]
struct Told {
    is_oral: bool,
    occurred: i64,
    recorded: i64,
    mark: Mark,
    glabella: bool,
}

/// A treatment that began and ended, in seconds since the beginning.
#[derive(Clone, Debug)]
struct Treated {
    started: i64,
    ended: i64,
}

#[derive(Clone, Debug)]
struct Scene {
    beginning: i64,
    told: Vec<Told>,
    treated: Vec<Treated>,
    start: i64,
}

/// Seconds within some days, often on a round minute so that moments meet.
fn moments(days: i64) -> impl Strategy<Value = i64> {
    prop_oneof![
        0..days * 86_400,
        (0..days * 48).prop_map(|half_hours| half_hours * 1800)
    ]
}

fn told() -> impl Strategy<Value = Told> {
    let delay = prop_oneof![3 => Just(0), 1 => 0..100_000_i64];
    (
        any::<bool>(),
        moments(3),
        delay,
        prop::sample::select(&MARKS[..]),
        prop::bool::weighted(0.8),
    )
        .prop_map(|(is_oral, occurred, delay, mark, glabella)| Told {
            is_oral,
            occurred,
            recorded: occurred + delay,
            mark,
            glabella,
        })
}

fn treated() -> impl Strategy<Value = Treated> {
    (moments(6), prop_oneof![0..3600_i64, Just(1800)]).prop_map(|(started, length)| Treated {
        started,
        ended: started + length,
    })
}

/// The start is anywhere, or within a second of a limit, a recording or another treatment.
fn scene() -> impl Strategy<Value = Scene> {
    let facts = (
        prop::sample::select(&BEGINNINGS[..]),
        prop::collection::vec(told(), 0..6),
        prop::collection::vec(treated(), 0..2),
    );
    let start = (
        moments(6),
        any::<prop::sample::Index>(),
        0..4_u8,
        -1..=1_i64,
    );
    (facts, start).prop_map(
        |((beginning, told, treated), (anywhere, which, near, by))| {
            let beginning = at(beginning).micros() / SECOND;
            let one = (!told.is_empty()).then(|| which.get(&told));
            let start = match (one, near) {
                (_, 4) if !treated.is_empty() => beginning + which.get(&treated).started + by,
                (Some(told), 1 | 2) => reference::limit(beginning + told.occurred) + by,
                (Some(told), 3) => beginning + told.recorded + by,
                _ => beginning + anywhere,
            };
            Scene {
                beginning,
                told,
                treated,
                start,
            }
        },
    )
}

fn moment(seconds: i64) -> Moment {
    Moment::from_micros(seconds * SECOND)
}

impl Scene {
    /// The limit as the rules say it, in 20 lines of their own: the newest of each kind that was recorded by the start,
    /// is no reminder, names the part, and came after the last treatment.
    fn limit(&self) -> Option<i64> {
        let start = self.start - self.beginning;
        let earlier = self
            .treated
            .iter()
            .filter(|treated| treated.started < start);
        let spent = earlier.map(|treated| treated.ended).max();
        let newest = |is_oral: bool| {
            self.told
                .iter()
                .filter(|told| told.is_oral == is_oral && told.glabella)
                .filter(|told| told.mark != Mark::Reminder && told.recorded <= start)
                .map(|told| told.occurred)
                .max()
                .filter(|occurred| spent.is_none_or(|spent| *occurred > spent))
        };
        let end = newest(false)?.max(newest(true)?);
        Some(reference::limit(self.beginning + end))
    }

    fn story(&self) -> Story {
        let mut story = Story::of_examined_adult();
        for told in &self.told {
            self.add(&mut story, told);
        }
        story.treatments = self
            .treated
            .iter()
            .map(|treated| self.treatment(treated))
            .collect();
        story
    }

    fn add(&self, story: &mut Story, told: &Told) {
        let areas = if told.glabella {
            [GLABELLA, Area::Chin]
        } else {
            [FOREHEAD, Area::Chin]
        };
        let occurred = moment(self.beginning + told.occurred);
        let recorded = moment(self.beginning + told.recorded).plus(SECOND / 2);
        let doctor = super::testing::DOCTOR;
        if told.is_oral {
            story.tell(occurred, recorded, doctor, oral(&areas, told.mark));
        } else {
            story.tell(occurred, recorded, doctor, written(&areas, told.mark));
        }
    }

    fn treatment(&self, treated: &Treated) -> Treatment {
        Treatment {
            entry: EntryId::from_bytes([6; 16]),
            unknown: Unknown::Nothing,
            recorded: moment(self.beginning + treated.ended),
            practitioner: NURSE,
            started: moment(self.beginning + treated.started),
            ended: Some(moment(self.beginning + treated.ended)),
            parts: [part(&GLABELLA)].into(),
            deviation: false,
            met_reflection: true,
        }
    }

    fn judged(&self, story: &Story) -> Vec<Finding> {
        let mut assessment = story.assess(moment(self.start), &[GLABELLA]);
        assessment
            .findings
            .retain(|finding| finding.rule == RuleId::R23);
        assessment.findings
    }
}

fn shown(finding: &Finding) -> (Verdict, Option<Moment>) {
    let limit =
        if let Why::ReflectionOver { limit } | Why::ReflectionRunning { limit, .. } = finding.why {
            Some(limit)
        } else {
            None
        };
    (finding.verdict, limit)
}

/// Facts that say nothing about the glabella: by kind, and in any order among the others.
fn add_unrelated(story: &mut Story, kind: u8, occurred: Moment) {
    use super::testing::{note, photo, treatment_booked};
    let other = [FOREHEAD];
    match kind {
        0 => story.tell(occurred, occurred, NURSE, note()),
        1 => story.tell(occurred, occurred, NURSE, photo()),
        2 => story.tell(occurred, occurred, NURSE, treatment_booked(occurred)),
        3 => story.tell(occurred, occurred, OTHER_DOCTOR, oral(&other, Mark::Full)),
        _ => story.tell(occurred, occurred, NURSE, written(&other, Mark::Full)),
    };
    // The number in the chain tells the order of writing; a lower one puts it before everything else.
    let newest = story.entries.last_mut().expect("the fact just told");
    if kind.is_multiple_of(2) {
        newest.header.seq = -newest.header.seq;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn the_verdict_is_that_of_the_reference(scene in scene()) {
        let findings = scene.judged(&scene.story());
        let limit = scene.limit();
        let passes = limit.is_some_and(|limit| scene.start >= limit);
        let verdict = if passes { Verdict::Passed } else { Verdict::Hard };
        prop_assert_eq!(findings.len(), 1);
        prop_assert_eq!(shown(&findings[0]), (verdict, limit.map(moment)));
    }

    #[test]
    fn no_rule_comes_out_worse_than_it_is_listed(scene in scene()) {
        let assessment = scene.story().assess(moment(scene.start), &[GLABELLA, FOREHEAD]);
        for finding in assessment.findings {
            let rule = RULES.iter().find(|rule| rule.id == finding.rule).expect("its rule");
            prop_assert!(finding.verdict <= rule.severity, "{:?}", finding);
        }
    }

    #[test]
    fn the_order_of_writing_changes_nothing(scene in scene(), order in any::<u8>()) {
        let story = scene.story();
        let mut turned = story.clone();
        let information = turned.entries.iter_mut().skip(3);
        let count = i64::try_from(information.len().max(1)).expect("a few");
        for (index, entry) in (0_i64..).zip(information) {
            entry.header.seq = 100 + (index + i64::from(order)) % count;
        }
        turned.entries.reverse();
        let verdicts = |story| scene.judged(story).iter().map(shown).collect::<Vec<_>>();
        prop_assert_eq!(verdicts(&story), verdicts(&turned));
    }

    #[test]
    fn unrelated_facts_change_nothing(
        scene in scene(),
        unrelated in prop::collection::vec((0..5_u8, moments(6)), 1..5),
    ) {
        let story = scene.story();
        let mut with_more = story.clone();
        for (kind, occurred) in unrelated {
            add_unrelated(&mut with_more, kind, moment(scene.beginning + occurred));
        }
        prop_assert_eq!(scene.judged(&story), scene.judged(&with_more));
    }

    #[test]
    fn one_corrected_typo_never_makes_information_late_or_missing(
        scene in scene(),
        which in any::<prop::sample::Index>(),
        hours_later in 0..2_000_i64,
    ) {
        let story = scene.story();
        let mut corrected = story.clone();
        let entry = story.entries[which.index(story.entries.len())].clone();
        let recorded = entry.header.recorded_at.plus(hours_later * HOUR);
        corrected.amend(entry.header.id, None, recorded, super::testing::with_typo_corrected(entry.fact));
        let judge = |story: &Story| {
            let mut assessment = story.assess(moment(scene.start), &[GLABELLA, FOREHEAD]);
            for finding in &mut assessment.findings {
                finding.evidence.clear();
            }
            assessment
        };
        prop_assert_eq!(judge(&story), judge(&corrected));
    }
}
