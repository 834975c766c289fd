//! R92b: no red flag is open. What raised it once raises it in every later version; only a doctor's assessment closes it.

use std::collections::BTreeSet;

use super::health_fault::HealthFault;
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::aftercare::{AdverseEvent, AlarmSymptom, RedFlagClosed};
use crate::domain::course::Told;
use crate::domain::id::EntryId;
use crate::domain::time::Moment;

/// A red flag that no doctor has closed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenFlag {
    /// The first version of the adverse event.
    pub event: EntryId,
    pub latest: EntryId,
    /// When what alarms was first written.
    pub since: Moment,
    /// Every symptom that was told of; none if the event is serious for another reason.
    pub alarm: BTreeSet<AlarmSymptom>,
}

/// Every red flag that is open at the start asked about, the longest open first.
pub fn open_flags(case: &Case<'_>) -> Vec<OpenFlag> {
    let events = case.course.adverse_events.iter();
    let raised = events.filter_map(|event| Some((event, raised(case, event)?)));
    let open = raised.filter(|(event, raised)| !is_closed(case, event, *raised));
    let mut flags: Vec<OpenFlag> = open
        .map(|(event, raised)| OpenFlag {
            event: event.id,
            latest: event.latest,
            since: raised.first,
            alarm: alarms(case, event),
        })
        .collect();
    flags.sort_by_key(|flag| flag.since);
    flags
}

/// What alarmed in any version by the start: a correction takes nothing away.
fn alarms(case: &Case<'_>, event: &Told<AdverseEvent>) -> BTreeSet<AlarmSymptom> {
    let versions = case.course.versions_of(event);
    let known = versions.filter(|told| told.recorded_at <= case.start());
    known.flat_map(|told| told.value.alarm.clone()).collect()
}

/// R92b · HARD · no adverse event that is serious or names an alarm symptom, in any version recorded by S, is without a
/// doctor's assessment of it recorded by S · design document §11.
pub(super) fn none_open(case: &Case<'_>) -> Vec<Finding> {
    let open = open_flags(case);
    let Some(since) = open.first().map(|flag| flag.since) else {
        return vec![Finding::passed(RuleId::R92b)];
    };
    let evidence: Vec<EntryId> = open.iter().map(|flag| flag.latest).collect();
    let events = open.iter().map(|flag| flag.event).collect();
    let why = Why::Health(HealthFault::RedFlag { events, since });
    vec![Finding::new(RuleId::R92b, Verdict::Hard, why).on(evidence)]
}

#[derive(Clone, Copy)]
struct Raised {
    first: Moment,
    /// When the last of what alarms was written, and in which version.
    last: Moment,
    version: EntryId,
}

/// When an event became alarming by the start; nothing if it never did.
fn raised(case: &Case<'_>, event: &Told<AdverseEvent>) -> Option<Raised> {
    let (mut alarms, mut serious) = (BTreeSet::new(), false);
    let mut raised: Option<Raised> = None;
    let versions = case.course.versions_of(event);
    for told in versions.filter(|told| told.recorded_at <= case.start()) {
        let said = &told.value;
        if said.serious && !serious || !said.alarm.is_subset(&alarms) {
            raised = Some(Raised {
                first: raised.map_or(told.recorded_at, |raised| raised.first),
                last: told.recorded_at,
                version: told.latest,
            });
        }
        alarms.extend(said.alarm.iter().copied());
        serious |= said.serious;
    }
    raised
}

fn is_closed(case: &Case<'_>, event: &Told<AdverseEvent>, raised: Raised) -> bool {
    let doctor = |user: Option<_>| user.is_some_and(|user| case.is_doctor(user));
    let mut closures = case.course.closures_of(event);
    closures.any(|told: &Told<RedFlagClosed>| {
        let by_doctor = doctor(told.user) && (!told.amended || doctor(told.amended_by));
        let assessed = !told.value.assessment.trim().is_empty();
        let by_start = told.recorded_at <= case.start();
        by_doctor && assessed && by_start && knew(event, told, raised)
    })
}

/// Whether an assessment was made of all that alarms: after it was written, or in the same second and of that version.
fn knew(event: &Told<AdverseEvent>, closure: &Told<RedFlagClosed>, raised: Raised) -> bool {
    let place = |id: EntryId| event.versions.iter().position(|version| *version == id);
    closure.recorded_at > raised.last
        || closure.recorded_at == raised.last && place(closure.value.event) >= place(raised.version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::UserId;
    use crate::domain::rules::testing::{
        DOCTOR, GLABELLA, NURSE, Story, adverse_event, at, failed,
    };

    const TOLD: &str = "2026-11-20 09:00:00 +01";
    const START: &str = "2026-11-25 10:00:00 +01";
    const OPEN: &str = "R92b Hard";

    #[track_caller]
    fn check(story: &Story, fails: &str) {
        assert_eq!(
            failed(&story.assess_rule(RuleId::R92b, START, &[GLABELLA])),
            fails
        );
    }

    fn told(recorded: &str, event: AdverseEvent) -> (Story, EntryId) {
        let mut story = Story::of_adult();
        let event = story.add(recorded, event);
        (story, event)
    }

    fn close(story: &mut Story, event: EntryId, recorded: &str, by: UserId, words: &str) {
        let assessment = words.to_owned();
        let closed = RedFlagClosed { event, assessment };
        story.tell(at(recorded), at(recorded), by, closed);
    }

    #[test]
    fn what_alarms_is_open_from_its_recording() {
        let alarming = || adverse_event(&[AlarmSymptom::Speaking], false);
        check(&Story::of_adult(), "");
        check(&told(TOLD, adverse_event(&[], false)).0, "");
        check(&told(TOLD, adverse_event(&[], true)).0, OPEN);
        check(&told(TOLD, alarming()).0, OPEN);
        check(&told(START, alarming()).0, OPEN);
        check(&told("2026-11-25 10:00:01 +01", alarming()).0, "");
    }

    #[test]
    fn only_a_doctor_who_says_why_closes_it_and_by_the_start() {
        for (recorded, by, words, fails) in [
            (TOLD, DOCTOR, "Undersøgt", ""),
            (START, DOCTOR, "Undersøgt", ""),
            ("2026-11-25 10:00:01 +01", DOCTOR, "Undersøgt", OPEN),
            ("2026-11-20 08:59:59 +01", DOCTOR, "Undersøgt", OPEN),
            (TOLD, NURSE, "Undersøgt", OPEN),
            (TOLD, DOCTOR, " ", OPEN),
        ] {
            let (mut story, event) = told(TOLD, adverse_event(&[AlarmSymptom::Weakness], false));
            close(&mut story, event, recorded, by, words);
            let judged = story.assess_rule(RuleId::R92b, START, &[GLABELLA]);
            assert_eq!(failed(&judged), fails, "{recorded} {words}");
        }
        let (mut story, event) = told(TOLD, adverse_event(&[], true));
        close(&mut story, event, TOLD, DOCTOR, "Undersøgt");
        story.add(TOLD, adverse_event(&[], true));
        check(&story, OPEN);
    }

    #[test]
    fn a_correction_takes_no_alarm_away_and_a_new_alarm_opens_it_again() {
        let (mut story, event) = told(TOLD, adverse_event(&[AlarmSymptom::Allergy], true));
        let harmless = adverse_event(&[], false);
        let correction = story.amend(event, None, at("2026-11-21 09:00:00 +01"), harmless);
        check(&story, OPEN);
        let closed = "2026-11-22 09:00:00 +01";
        close(&mut story, correction, closed, DOCTOR, "Undersøgt");
        check(&story, "");
        // What was assessed may be told again; what is new was not assessed.
        let again = adverse_event(&[AlarmSymptom::Allergy], false);
        story.amend(event, None, at("2026-11-23 09:00:00 +01"), again);
        check(&story, "");
        let worse = adverse_event(&[AlarmSymptom::Breathing], false);
        let newest = story.amend(event, None, at("2026-11-24 09:00:00 +01"), worse);
        check(&story, OPEN);
        let in_that_second = "2026-11-24 09:00:00 +01";
        close(&mut story, event, in_that_second, DOCTOR, "Undersøgt");
        check(&story, OPEN);
        close(&mut story, newest, in_that_second, DOCTOR, "Undersøgt");
        check(&story, "");
    }

    #[test]
    fn an_alarm_that_is_corrected_away_after_the_start_was_open_at_the_start() {
        let (mut story, event) = told(TOLD, adverse_event(&[AlarmSymptom::Swallowing], false));
        let after = at("2026-11-25 10:00:01 +01");
        story.amend(event, None, after, adverse_event(&[], false));
        check(&story, OPEN);
    }

    #[test]
    fn what_was_serious_when_it_was_assessed_may_stay_serious() {
        let allergy = || adverse_event(&[AlarmSymptom::Allergy], true);
        let (mut story, event) = told(TOLD, allergy());
        let assessed = "2026-11-21 09:00:00 +01";
        close(&mut story, event, assessed, DOCTOR, "Undersøgt");
        for (corrected, again) in [
            ("2026-11-22 09:00:00 +01", adverse_event(&[], true)),
            ("2026-11-23 09:00:00 +01", allergy()),
        ] {
            story.amend(event, None, at(corrected), again);
            check(&story, "");
        }
    }

    #[test]
    fn an_open_flag_tells_every_alarm_of_every_version_by_the_start() {
        let (swallowing, weakness) = (AlarmSymptom::Swallowing, AlarmSymptom::Weakness);
        for (corrected, alarm) in [
            (START, [swallowing, weakness].into()),
            ("2026-11-25 10:00:01 +01", BTreeSet::from([swallowing])),
        ] {
            let (mut story, event) = told(TOLD, adverse_event(&[swallowing], false));
            let weak = adverse_event(&[weakness], false);
            let latest = story.amend(event, None, at(corrected), weak);
            let since = at("2026-11-19 09:00:00 +01");
            let first = story.tell(since, since, DOCTOR, adverse_event(&[], true));
            let question = crate::domain::rules::Question::start(at(START), Vec::new());
            let open = story.ask(question, at(START), open_flags);
            let flag = |event, latest, since, alarm| OpenFlag {
                event,
                latest,
                since,
                alarm,
            };
            let longest = flag(first, first, since, BTreeSet::new());
            assert_eq!(
                open,
                [longest, flag(event, latest, at(TOLD), alarm)],
                "{corrected}"
            );
        }
    }
}
