//! Rows 46–59 and 158: a repeat treatment that needs no reflection period of its own.

use crate::domain::area::Area;
use crate::domain::consultation::{Answer, Choice, HealthItem};
use crate::domain::information::Part;
use crate::domain::prescription::RepeatExempted;
use crate::domain::product::ProductId;
use crate::domain::rules::testing::{
    FOREHEAD, GLABELLA, Story, at, consent, deviation, failed, repeat_exempted, screening, sheet,
    treatment,
};
use crate::domain::rules::{Assessment, Question, RuleId, Verdict};

const RULES: [RuleId; 2] = [RuleId::R23, RuleId::R31];
const START: &str = "2026-11-25 10:00:00 +01";

/// Informed, treated with a period of its own, asked again on the day, and a doctor's decision; no consent asked for.
struct Repeat {
    informed: &'static str,
    treated: &'static str,
    areas: Vec<Area>,
}

impl Repeat {
    fn new(informed: &'static str, treated: &'static str) -> Self {
        Self {
            informed,
            treated,
            areas: vec![GLABELLA],
        }
    }

    fn usual() -> Self {
        Self::new("2025-11-20 10:00:00 +01", "2025-11-25 10:00:00 +01")
    }

    /// Everything but the day itself.
    fn before(&self) -> Story {
        let mut story = Story::of_examined_adult();
        story.write(self.informed, &self.areas);
        story.say(self.informed, &self.areas);
        story.add(
            self.treated,
            treatment(self.treated, &self.areas, Verdict::Passed),
        );
        story
    }

    fn on(&self, start: &str) -> Story {
        let mut story = self.before();
        story.add(start, screening());
        story.add(start, repeat_exempted(&Area::NAMED));
        story
    }
}

#[track_caller]
fn check(story: &Story, start: &str, areas: &[Area], fails: &str) {
    let judged = story.assess_only(&[RuleId::R23], at(start), areas);
    assert_eq!(failed(&judged), fails, "{start}");
}

#[test]
fn rows_46_to_51_the_same_date_twelve_months_later_passes() {
    let rows = [
        (
            46,
            "2025-11-20 10:00:00 +01",
            "2025-11-25 10:00:00 +01",
            "2026-11-25 10:00:00 +01",
            "",
        ),
        (
            47,
            "2025-11-20 10:00:00 +01",
            "2025-11-25 10:00:00 +01",
            "2026-11-26 10:00:00 +01",
            "R23 Hard",
        ),
        (
            49,
            "2028-02-10 10:00:00 +01",
            "2028-02-29 10:00:00 +01",
            "2029-02-28 10:00:00 +01",
            "",
        ),
        (
            50,
            "2028-02-10 10:00:00 +01",
            "2028-02-29 10:00:00 +01",
            "2029-03-01 10:00:00 +01",
            "R23 Hard",
        ),
        (
            51,
            "2026-10-12 10:00:00 +02",
            "2026-10-31 10:00:00 +01",
            "2027-10-31 10:00:00 +01",
            "",
        ),
    ];
    for (row, informed, treated, start, fails) in rows {
        let story = Repeat::new(informed, treated).on(start);
        let judged = story.assess_only(&[RuleId::R23], at(start), &[GLABELLA]);
        assert_eq!(failed(&judged), fails, "row {row}");
    }
}

#[test]
fn row_48_information_later_than_the_treatment_counts_from_its_own_date() {
    for (start, exempt) in [
        ("2027-01-10 10:00:00 +01", true),
        ("2027-01-11 10:00:00 +01", false),
    ] {
        let mut story = Repeat::new("2025-05-01 10:00:00 +02", "2025-05-20 10:00:00 +02").on(start);
        story.write("2026-01-10 10:00:00 +01", &[GLABELLA]);
        story.say("2026-01-10 10:00:00 +01", &[GLABELLA]);
        let gaps = story.assess_only(&[RuleId::R24], at(start), &[GLABELLA]);
        let passed = gaps
            .findings
            .iter()
            .all(|finding| finding.verdict == Verdict::Passed);
        assert_eq!(passed, exempt, "{start}");
    }
}

#[test]
fn rows_52_and_53_only_a_treatment_here_with_its_own_period_opens_the_way() {
    let informed = Repeat::usual().informed;
    let elsewhere = || {
        let mut story = Story::of_examined_adult();
        story.write(informed, &[GLABELLA]);
        story.say(informed, &[GLABELLA]);
        story.add(START, screening());
        story.add(START, repeat_exempted(&[GLABELLA]));
        story
    };
    let judge = |story: &Story| {
        story.ask(
            Question::start(at(START), vec![part()]),
            at(START),
            |case| super::super::repeat::is_exempt(case, &part()),
        )
    };
    assert!(!judge(&elsewhere()), "row 52");
    let mut deviated = elsewhere();
    deviated.add(
        "2025-11-25 10:00:00 +01",
        deviation("2025-11-25 10:00:00 +01", &[GLABELLA]),
    );
    assert!(!judge(&deviated), "row 53");
    let mut too_early = elsewhere();
    let treated = "2025-11-25 10:00:00 +01";
    too_early.add(treated, treatment(treated, &[GLABELLA], Verdict::Info));
    assert!(!judge(&too_early), "a repeat alone opens no further one");
}

fn part() -> Part {
    crate::domain::rules::testing::part(&GLABELLA)
}

#[test]
fn row_54_another_product_has_its_own_period() {
    let story = Repeat::usual().on(START);
    let azzalure = Part {
        area: GLABELLA,
        product: ProductId::new("azzalure"),
    };
    let question = Question::start(at(START), vec![azzalure]);
    let mut judged = story.ask(question, at(START), Assessment::of);
    judged
        .findings
        .retain(|finding| finding.rule == RuleId::R23);
    assert_eq!(failed(&judged), "R23 Hard");
}

#[test]
fn rows_55_and_56_fewer_areas_are_covered_and_more_are_not() {
    let mut both = Repeat::usual();
    both.areas = vec![GLABELLA, FOREHEAD];
    check(&both.on(START), START, &[GLABELLA], "");
    let judged =
        Repeat::usual()
            .on(START)
            .assess_only(&[RuleId::R23], at(START), &[GLABELLA, FOREHEAD]);
    let failing: Vec<&Area> = judged
        .failed()
        .filter_map(|finding| finding.part.as_ref().map(|part| &part.area))
        .collect();
    assert_eq!(failing, [&FOREHEAD]);
}

#[test]
fn row_57_a_new_yes_or_an_open_answer_ends_the_exemption() {
    for choice in [Choice::Yes, Choice::Unknown] {
        let mut story = Repeat::usual().before();
        let mut answers = screening();
        let answer = Answer {
            choice,
            detail: String::new(),
        };
        answers.answers.insert(HealthItem::Fever, answer);
        story.add(START, answers);
        story.add(START, repeat_exempted(&[GLABELLA]));
        check(&story, START, &[GLABELLA], "R23 Hard");
    }
    let mut unasked = Repeat::usual().before();
    unasked.add("2026-11-24 10:00:00 +01", screening());
    unasked.add(START, repeat_exempted(&[GLABELLA]));
    check(&unasked, START, &[GLABELLA], "R23 Hard");
}

#[test]
fn row_58_a_sheet_that_says_something_new_ends_it() {
    let mut story = Repeat::usual().on(START);
    story.sheets.push(sheet("2", false));
    check(&story, START, &[GLABELLA], "");
    story.sheets.push(sheet("3", true));
    check(&story, START, &[GLABELLA], "R23 Hard");
}

#[test]
fn row_59_without_a_doctors_decision_and_its_reason_nothing_is_exempt() {
    let mut story = Repeat::usual().before();
    story.add(START, screening());
    check(&story, START, &[GLABELLA], "R23 Hard");
    let blank = RepeatExempted {
        grounds: " ".to_owned(),
        ..repeat_exempted(&[GLABELLA])
    };
    story.add(START, blank);
    check(&story, START, &[GLABELLA], "R23 Hard");
    story.add("2026-11-25 10:00:01 +01", repeat_exempted(&[GLABELLA]));
    check(&story, START, &[GLABELLA], "R23 Hard");
    story.add("2026-11-25 09:59:59 +01", repeat_exempted(&[GLABELLA]));
    check(&story, START, &[GLABELLA], "");
}

#[test]
fn row_158_the_consent_of_a_repeat_comes_after_the_information() {
    let mut story = Repeat::new("2026-08-20 10:00:00 +02", "2026-08-24 10:00:00 +02").on(START);
    story.add("2026-11-25 09:00:00 +01", consent(&[GLABELLA]));
    let judged = story.assess_only(&RULES, at(START), &[GLABELLA]);
    assert_eq!(failed(&judged), "");
}
