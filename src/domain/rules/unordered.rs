//! Health in any order: whatever is said when, by whom and in which order it was written, what should fail fails.

use proptest::prelude::*;

use super::testing::{
    DOCTOR, GLABELLA, NURSE, Story, adverse_event, at, consultation, failed, screening,
    screening_with,
};
use super::{RuleId, Verdict};
use crate::domain::aftercare::{AlarmSymptom, RedFlagClosed};
use crate::domain::consultation::{Choice, HealthItem};
use crate::domain::fact::Fact;
use crate::domain::id::EntryId;
use crate::domain::time::{MINUTE, Moment};

const START: &str = "2026-11-25 10:00:00 +01";

/// What may be told, each harmless unless its name says otherwise.
#[derive(Clone, Copy, Debug)]
enum Told {
    Well,
    Als,
    Allergic,
    HalfAsked,
    Examined,
    Note,
    Alarm,
    /// A harmless event, or a correction that makes an alarming one harmless.
    Harmless,
    ClosedByNurse,
}

const ALL: [Told; 9] = [
    Told::Well,
    Told::Als,
    Told::Allergic,
    Told::HalfAsked,
    Told::Examined,
    Told::Note,
    Told::Alarm,
    Told::Harmless,
    Told::ClosedByNurse,
];

impl Told {
    fn fact(self, event: Option<EntryId>) -> Fact {
        match self {
            Self::Well => screening().into(),
            Self::Als => screening_with(HealthItem::Als, Choice::Yes, "").into(),
            Self::Allergic => {
                screening_with(HealthItem::ExcipientAllergy, Choice::Yes, "humant albumin").into()
            }
            Self::HalfAsked => {
                let mut half = screening();
                half.answers.remove(&HealthItem::Als);
                half.into()
            }
            Self::Examined => {
                let mut examined = consultation();
                examined.answers = screening().answers;
                examined.into()
            }
            Self::Note => super::testing::note().into(),
            Self::Alarm => adverse_event(&[AlarmSymptom::Breathing], false).into(),
            Self::Harmless => adverse_event(&[], false).into(),
            Self::ClosedByNurse => RedFlagClosed {
                event: event.unwrap_or(EntryId::from_bytes([0; 16])),
                assessment: "Ikke farligt".to_owned(),
            }
            .into(),
        }
    }
}

#[derive(Clone, Debug)]
struct Line {
    told: Told,
    /// Minutes before the start; beyond a day it is no longer of today.
    before: i64,
    /// Corrects the last adverse event, if it is one.
    amends: bool,
}

fn line() -> impl Strategy<Value = Line> {
    let when = prop_oneof![1..600_i64, 1500..20_000_i64, Just(5), Just(0), -5..0_i64];
    (prop::sample::select(&ALL[..]), when, any::<bool>()).prop_map(|(told, before, amends)| Line {
        told,
        before,
        amends,
    })
}

fn story(lines: &[Line]) -> Story {
    let mut story = Story::of_adult();
    let mut event: Option<(EntryId, Moment)> = None;
    for line in lines {
        let moment: Moment = at(START).plus(-line.before * MINUTE);
        let nurse = matches!(line.told, Told::ClosedByNurse | Told::Well);
        let by = if nurse { NURSE } else { DOCTOR };
        let is_event = matches!(line.told, Told::Alarm | Told::Harmless);
        let fact = line.told.fact(event.map(|(event, _)| event));
        // Nothing is corrected before it is written.
        let amends = |written: Moment| is_event && line.amends && written <= moment;
        if let Some((known, _)) = event.filter(|(_, written)| amends(*written)) {
            story.amend(known, None, moment, fact);
            // Nor is one correction written before the one that it follows.
            event = Some((known, moment));
            continue;
        }
        let id = story.tell(moment, moment, by, fact);
        if is_event {
            event = Some((id, moment));
        }
    }
    story
}

impl Line {
    fn by_start(&self) -> bool {
        self.before >= 0
    }

    fn is_statement(&self) -> bool {
        matches!(
            self.told,
            Told::Well | Told::Als | Told::Allergic | Told::HalfAsked | Told::Examined
        )
    }
}

/// The statements about the newest second by the start.
fn newest(lines: &[Line]) -> Vec<&Line> {
    let by_start = lines
        .iter()
        .filter(|line| line.is_statement() && line.by_start());
    let last = by_start.clone().map(|line| line.before).min();
    by_start.filter(|line| Some(line.before) == last).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn no_order_makes_pass_what_should_fail(
        lines in prop::collection::vec(line(), 0..8),
        order in any::<u64>(),
    ) {
        let mut story = story(&lines);
        let by_start = |told: fn(&Told) -> bool| {
            lines.iter().any(|line| line.by_start() && told(&line.told))
        };
        let newest = newest(&lines);
        let says = |told: fn(&Told) -> bool| newest.iter().any(|line| told(&line.told));
        let today: Vec<&Line> = lines
            .iter()
            .filter(|line| line.is_statement() && line.before > 0 && line.before < 600)
            .filter(|line| !matches!(line.told, Told::Examined))
            .collect();
        let last_today = today.iter().map(|line| line.before).min();
        let incomplete = today
            .iter()
            .any(|line| Some(line.before) == last_today && matches!(line.told, Told::HalfAsked));
        let should_fail = [
            (RuleId::R42, newest.is_empty() || by_start(|told| matches!(told, Told::Als)) || says(|told| matches!(told, Told::HalfAsked))),
            (RuleId::R44, newest.is_empty() || by_start(|told| matches!(told, Told::Allergic))),
            (RuleId::R54, today.is_empty() || incomplete),
            (RuleId::R92b, by_start(|told| matches!(told, Told::Alarm))),
        ];
        let judge = |story: &Story| {
            should_fail.map(|(rule, _)| {
                let judged = story.assess_rule(rule, START, &[GLABELLA]);
                (rule, judged.worst() >= Verdict::Block, failed(&judged))
            })
        };
        let judged = judge(&story);
        for ((rule, should_fail), (_, fails, _)) in should_fail.into_iter().zip(&judged) {
            prop_assert_eq!(*fails, should_fail, "{}", rule);
        }
        // The order of writing plays no part where nothing is corrected.
        let corrected = story.entries.iter().any(|entry| entry.header.amends.is_some());
        if !corrected {
            for (entry, salt) in story.entries.iter_mut().zip(1_u64..) {
                let mixed = order.rotate_left((salt % 64) as u32).wrapping_mul(salt) % 1000;
                entry.header.seq = i64::try_from(mixed).expect("a small number");
            }
            story.entries.reverse();
            prop_assert_eq!(judge(&story), judged);
        }
    }
}
