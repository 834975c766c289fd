//! Touch-ups, longer intervals of the clinic's own, and answers that contradict each other.

use super::*;
use crate::domain::area::Area;
use crate::domain::consultation::Choice;
use crate::domain::rules::testing::{
    FOREHEAD, GLABELLA, Story, asked, asked_today, at, day, deviation, elsewhere, failed, treatment,
};
use crate::domain::time::When;

const START: &str = "2026-11-25 10:00:00 +01";

fn never_elsewhere() -> Story {
    let mut story = Story::of_adult();
    story.add("2026-01-05 10:00:00 +01", asked(Choice::No, None));
    story
}

#[track_caller]
fn check(story: &Story, area: &Area, fails: &str) {
    let judge = |rule| failed(&story.assess_rule(rule, START, std::slice::from_ref(area)));
    let both = [judge(RuleId::R51), judge(RuleId::R51b)];
    assert_eq!(both.concat(), fails, "{area}");
}

#[test]
fn a_touch_up_is_of_the_same_area_from_the_day_itself_until_the_twenty_eighth() {
    for (treated, fails) in [
        ("2026-11-25 08:00:00 +01", "R51b Block"),
        ("2026-10-28 23:40:00 +01", "R51b Block"),
        ("2026-10-27 23:40:00 +01", "R51 Block"),
    ] {
        let mut story = never_elsewhere();
        story.treat(treated, &[GLABELLA], false);
        check(&story, &GLABELLA, fails);
        check(&story, &FOREHEAD, "R51 Warn");
    }
    // What was treated longer ago is not touched up, and keeps its interval.
    let mut story = never_elsewhere();
    story.treat("2026-10-10 10:00:00 +02", &[GLABELLA], false);
    story.treat("2026-11-10 10:00:00 +01", &[GLABELLA], false);
    check(&story, &GLABELLA, "R51 BlockR51b Block");
}

#[test]
fn the_clinic_may_wait_longer_and_never_shorter() {
    let mut story = never_elsewhere();
    story.treat("2026-07-25 10:00:00 +02", &[GLABELLA], false);
    for (months, fails) in [(1, ""), (3, ""), (4, ""), (5, "R51 Block")] {
        story.policy.interval_months = months;
        check(&story, &GLABELLA, fails);
    }
    story.policy.interval_months = 1;
    story.treat("2026-08-26 10:00:00 +02", &[GLABELLA], false);
    check(&story, &GLABELLA, "R51 Block");
}

#[test]
fn what_may_have_been_the_same_area_counts_as_the_same() {
    let mut nowhere = never_elsewhere();
    let treated = "2026-09-25 10:00:00 +02";
    nowhere.add(treated, deviation(treated, &[]));
    check(&nowhere, &GLABELLA, "R51 Block");
    let in_words = |words: &str| Area::Other(words.to_owned());
    let mut neck = never_elsewhere();
    neck.treat(treated, &[in_words("hals")], false);
    check(&neck, &in_words("halsen"), "R51 Block");
    check(&neck, &GLABELLA, "R51 Warn");
}

#[test]
fn the_newest_answer_makes_what_was_unknown_known() {
    let exactly = |date: &str| Some(elsewhere(When::On(day(date)), false));
    let sometime = || Some(elsewhere(When::Unknown, false));
    let today = "2026-11-25 09:00:00 +01";
    let judge = |first: (Choice, _), then: (Choice, _), fails: &str| {
        let mut story = Story::of_adult();
        story.add("2026-11-20 10:00:00 +01", asked(first.0, first.1));
        story.add(today, asked_today(then.0, then.1));
        check(&story, &GLABELLA, fails);
    };
    judge((Choice::Unknown, None), (Choice::No, None), "");
    judge((Choice::No, None), (Choice::Unknown, None), "R51 Block");
    judge(
        (Choice::Yes, sometime()),
        (Choice::Yes, exactly("2026-08-25")),
        "",
    );
    judge(
        (Choice::Yes, sometime()),
        (Choice::Yes, exactly("2026-08-26")),
        "R51 Block",
    );
    // Once there was some, and now never: one of them is wrong.
    judge((Choice::Yes, sometime()), (Choice::No, None), "R51 Block");
    judge(
        (Choice::Yes, exactly("2026-10-01")),
        (Choice::No, None),
        "R51 Block",
    );
    judge(
        (Choice::Yes, exactly("2026-10-01")),
        (Choice::Yes, exactly("2026-05-01")),
        "R51 Block",
    );
    // A »no« beside a treatment that is told of is none.
    judge(
        (Choice::No, None),
        (Choice::No, exactly("2026-10-01")),
        "R51 Block",
    );
}

#[test]
fn an_answer_written_after_the_start_is_none() {
    let mut story = Story::of_adult();
    let late = "2026-11-25 10:00:01 +01";
    story.add_late(
        "2026-11-25 09:00:00 +01",
        late,
        asked_today(Choice::No, None),
    );
    check(&story, &GLABELLA, "R51 Block");
    story.add_late(
        "2026-11-25 09:00:00 +01",
        START,
        asked_today(Choice::No, None),
    );
    check(&story, &GLABELLA, "");
}

#[test]
fn what_was_looked_at_is_named_in_its_newest_version() {
    let mut story = Story::of_adult();
    let said = story.add("2026-01-05 10:00:00 +01", asked(Choice::No, None));
    let screened = "2026-11-25 09:00:00 +01";
    let asked_now = story.add(screened, asked_today(Choice::No, None));
    let (first, second) = ("2026-09-01 10:00:00 +02", "2026-11-10 10:00:00 +01");
    let given = |story: &mut Story, at: &str, area: &Area| {
        story.add(
            at,
            treatment(at, std::slice::from_ref(area), Verdict::Passed),
        )
    };
    let other = given(&mut story, "2026-09-02 10:00:00 +02", &FOREHEAD);
    let early = given(&mut story, first, &GLABELLA);
    let touched_up = given(&mut story, second, &GLABELLA);
    let deviated = "2026-10-01 10:00:00 +02";
    let deviation_told = story.add(deviated, deviation(deviated, &[GLABELLA]));
    let written = at("2026-11-11 10:00:00 +01");
    let again = |at: &str| treatment(at, &[GLABELLA], Verdict::Passed);
    let early = story.amend(early, None, written, again(first));
    let touched_up = story.amend(touched_up, None, written, again(second));
    let deviation_told = story.amend(
        deviation_told,
        None,
        written,
        deviation(deviated, &[GLABELLA]),
    );
    let evidence = |rule| {
        let judged = story.assess_rule(rule, START, &[GLABELLA]);
        judged.findings[0].evidence.clone()
    };
    assert_eq!(
        evidence(RuleId::R51),
        [said, asked_now, early, other, deviation_told]
    );
    assert_eq!(evidence(RuleId::R51b), [touched_up]);
}

#[test]
fn only_what_began_before_the_start_was_given_before_it() {
    for (treated, fails) in [
        ("2026-11-25 09:59:59 +01", "R51b Block"),
        (START, ""),
        ("2026-11-25 10:00:01 +01", ""),
    ] {
        let mut story = never_elsewhere();
        story.treat(treated, &[GLABELLA], false);
        check(&story, &GLABELLA, fails);
    }
}
