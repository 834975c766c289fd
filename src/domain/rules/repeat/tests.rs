//! What was known at the last treatment, and what is new since.

use super::*;
use crate::domain::consultation::Consultation;
use crate::domain::rules::Question;
use crate::domain::rules::testing::{
    DOCTOR, FOREHEAD, GLABELLA, NURSE, Story, at, consultation, part, parts, repeat_exempted,
    screening, screening_with,
};

const TREATED: &str = "2026-08-01 10:00:00 +02";
const TODAY: &str = "2026-11-25 09:00:00 +01";
const START: &str = "2026-11-25 10:00:00 +01";

/// Informed and treated, with a period of its own.
fn treated() -> Story {
    let mut story = Story::of_examined_adult();
    story.write("2026-07-20 10:00:00 +02", &[GLABELLA]);
    story.say("2026-07-20 10:00:00 +02", &[GLABELLA]);
    story.treat(TREATED, &[GLABELLA], false);
    story
}

fn gaps_of(story: &Story) -> Vec<RepeatGap> {
    let question = Question::start(at(START), parts(&[GLABELLA]));
    story.ask(question, at(START), |case| gaps(case, &part(&GLABELLA)))
}

fn examined(item: HealthItem, choice: Choice) -> Consultation {
    Consultation {
        answers: screening_with(item, choice, "").answers,
        ..consultation()
    }
}

#[test]
fn an_answer_is_new_unless_it_stood_so_in_the_newest_statement_of_the_last_treatment() {
    let ill = HealthItem::NeurologicalDisease;
    let yes = || screening_with(ill, Choice::Yes, "migræne");
    let new = vec![RepeatGap::NewAnswer];
    for (recorded, gaps) in [
        ("2026-08-01 09:59:59 +02", Vec::new()),
        (TREATED, Vec::new()),
        ("2026-08-01 10:00:01 +02", new.clone()),
    ] {
        let told = "2026-08-01 09:00:00 +02";
        let mut asked = treated();
        asked.add_late(told, recorded, yes());
        let mut seen = treated();
        seen.add_late(told, recorded, examined(ill, Choice::Yes));
        for mut story in [asked, seen] {
            story.add(TODAY, yes());
            story.add(TODAY, repeat_exempted(&[GLABELLA]));
            assert_eq!(gaps_of(&story), gaps, "{recorded}");
        }
    }
    // She said so once, and no more by the treatment.
    let mut over = treated();
    over.add("2026-07-01 10:00:00 +02", examined(ill, Choice::Yes));
    over.add("2026-07-31 10:00:00 +02", screening());
    over.add(TODAY, yes());
    over.add(TODAY, repeat_exempted(&[GLABELLA]));
    assert_eq!(gaps_of(&over), new);
}

#[test]
fn a_yes_and_an_open_answer_are_new_and_earlier_toxin_never_is() {
    let new = Some(RepeatGap::NewAnswer);
    for (item, choice, gap) in [
        (HealthItem::Fever, Choice::No, None),
        (HealthItem::Fever, Choice::Yes, new),
        (HealthItem::Fever, Choice::Unknown, new),
        (HealthItem::PriorToxin, Choice::Yes, None),
    ] {
        let mut story = treated();
        story.add("2026-07-31 10:00:00 +02", screening());
        story.add(TODAY, screening_with(item, choice, ""));
        story.add(TODAY, repeat_exempted(&[GLABELLA]));
        assert_eq!(gaps_of(&story), Vec::from_iter(gap), "{item:?} {choice:?}");
    }
}

#[test]
fn she_is_asked_on_the_day_and_it_is_written_by_the_start() {
    let asked = Vec::new();
    let not_asked = vec![RepeatGap::NotAskedToday];
    for (occurred, recorded, gaps) in [
        (
            "2026-11-24 23:59:59 +01",
            "2026-11-24 23:59:59 +01",
            &not_asked,
        ),
        ("2026-11-25 00:00:00 +01", "2026-11-25 00:00:00 +01", &asked),
        (TODAY, START, &asked),
        (TODAY, "2026-11-25 10:00:01 +01", &not_asked),
    ] {
        let mut story = treated();
        story.add_late(occurred, recorded, screening());
        story.add(TODAY, repeat_exempted(&[GLABELLA]));
        assert_eq!(gaps_of(&story), *gaps, "{occurred}, {recorded}");
    }
}

#[test]
fn the_decision_is_a_doctors_about_the_part_since_the_last_treatment_and_by_the_start() {
    let decided = Vec::new();
    let undecided = vec![RepeatGap::NoDecision];
    for (recorded, by, area, gaps) in [
        // The last injection of the treatment.
        ("2026-08-01 10:10:00 +02", DOCTOR, GLABELLA, &undecided),
        ("2026-08-01 10:10:01 +02", DOCTOR, GLABELLA, &decided),
        (START, DOCTOR, GLABELLA, &decided),
        ("2026-11-25 10:00:01 +01", DOCTOR, GLABELLA, &undecided),
        (TODAY, NURSE, GLABELLA, &undecided),
        (TODAY, DOCTOR, FOREHEAD, &undecided),
    ] {
        let mut story = treated();
        story.add(TODAY, screening());
        let decision = repeat_exempted(std::slice::from_ref(&area));
        story.tell(at(recorded), at(recorded), by, decision);
        assert_eq!(gaps_of(&story), *gaps, "{recorded} {by:?} {area}");
    }
}

#[test]
fn only_a_treatment_of_the_part_before_the_start_that_was_no_deviation_opens_the_way() {
    for (started, area, deviation, opens) in [
        ("2026-11-25 09:40:00 +01", GLABELLA, false, true),
        (START, GLABELLA, false, false),
        (TREATED, FOREHEAD, false, false),
        (TREATED, GLABELLA, true, false),
    ] {
        let mut story = Story::of_examined_adult();
        story.treat(started, std::slice::from_ref(&area), deviation);
        let none = gaps_of(&story).contains(&RepeatGap::NoEarlierTreatment);
        assert_eq!(none, !opens, "{started} {area} {deviation}");
    }
}

#[test]
fn a_repeat_that_has_a_period_of_its_own_rests_on_it_once_it_is_over() {
    for (start, why) in [
        ("2026-11-25 09:59:59 +01", "exempt"),
        (START, "reflection_over"),
        ("2026-11-25 10:00:01 +01", "reflection_over"),
    ] {
        let mut story = treated();
        story.write("2026-11-23 10:00:00 +01", &[GLABELLA]);
        story.say("2026-11-23 10:00:00 +01", &[GLABELLA]);
        story.add(TODAY, screening());
        story.add(TODAY, repeat_exempted(&[GLABELLA]));
        let judged = story.assess_rule(RuleId::R23, start, &[GLABELLA]);
        let told = judged.findings[0].why.to_json();
        assert_eq!(told["because"], why, "{start}");
    }
}
