//! R13: an assistant injects by a prescription of the doctor in charge, and has read the clinic's instruction.

use super::consent_fault::RoleFault;
use super::{Case, Finding, RuleId, Verdict, Why, prescribed};

/// R13 · BLOCK, and only a new prescription opens it · signed strictly before `S`, `D(S) <= D(signed) + 12 months` or the
/// clinic's fewer, for this person, area and product; the instruction read in its current version · STPS orders.
///
/// A doctor needs no prescription of anybody's.
pub(super) fn by_prescription(case: &Case<'_>) -> Vec<Finding> {
    let block = |fault| Finding::new(RuleId::R13, Verdict::Block, Why::Role(fault));
    if !case.by_assistant() {
        return vec![Finding::passed(RuleId::R13)];
    }
    let Some(user) = case.question.practitioner else {
        return vec![block(RoleFault::Nobody)];
    };
    let instruction = case.premises.instruction().map(|noted| noted.entry);
    case.for_each_part(RuleId::R13, Verdict::Block, |part| {
        let Some(prescription) = prescribed::in_force(case, part).into_iter().next() else {
            return block(RoleFault::NotPrescribed);
        };
        let finding = if case.premises.has_read_instruction(user) {
            Finding::passed(RuleId::R13)
        } else {
            block(RoleFault::InstructionUnread { user })
        };
        finding.on([prescription.latest]).on(instruction)
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::area::Area;
    use crate::domain::id::{EntryId, UserId};
    use crate::domain::rules::testing::{
        DOCTOR, FOREHEAD, GLABELLA, NURSE, Story, at, failed, parts, prescription,
    };
    use crate::domain::rules::{Assessment, Question};
    use crate::domain::safety::{InstructionAdopted, InstructionRead};

    const SIGNED: &str = "2026-11-24 10:00:00 +01";

    fn read(story: &mut Story, adopted: &str, read: &str) {
        let entry = EntryId::new(Uuid::from_u128(6));
        let when = at("2026-11-01 10:00:00 +01");
        let version = adopted.to_owned();
        story.premises.learn(
            entry,
            when,
            Some(DOCTOR),
            &InstructionAdopted { version }.into(),
        );
        let version = read.to_owned();
        story.premises.learn(
            entry,
            when,
            Some(NURSE),
            &InstructionRead { version }.into(),
        );
    }

    fn prescribed_to(user: UserId) -> Story {
        let mut story = Story::of_examined_adult();
        story.add(SIGNED, prescription(&[(GLABELLA, "20")], &[user]));
        read(&mut story, "2", "2");
        story
    }

    #[track_caller]
    fn check(story: &Story, by: Option<UserId>, start: &str, areas: &[Area], fails: &str) {
        let question = Question::start(at(start), parts(areas)).by(by);
        let mut judged = story.ask(question, at(start), Assessment::of);
        judged
            .findings
            .retain(|finding| finding.rule == RuleId::R13);
        assert_eq!(failed(&judged), fails, "{start}");
    }

    #[test]
    fn it_is_signed_before_the_start_and_lasts_twelve_months() {
        let story = prescribed_to(NURSE);
        for (start, fails) in [
            ("2026-11-24 09:59:59 +01", "R13 Block"),
            (SIGNED, "R13 Block"),
            ("2026-11-24 10:00:01 +01", ""),
            ("2027-11-24 23:59:59 +01", ""),
            ("2027-11-25 00:00:00 +01", "R13 Block"),
        ] {
            check(&story, Some(NURSE), start, &[GLABELLA], fails);
        }
    }

    #[test]
    fn it_is_for_this_person_and_these_areas() {
        let start = "2026-11-25 10:00:00 +01";
        check(
            &prescribed_to(DOCTOR),
            Some(NURSE),
            start,
            &[GLABELLA],
            "R13 Block",
        );
        check(
            &prescribed_to(NURSE),
            Some(NURSE),
            start,
            &[FOREHEAD],
            "R13 Block",
        );
        check(&prescribed_to(NURSE), None, start, &[GLABELLA], "R13 Block");
        check(
            &Story::of_examined_adult(),
            Some(DOCTOR),
            start,
            &[GLABELLA],
            "",
        );
    }

    #[test]
    fn an_instruction_counts_in_the_version_in_use() {
        let start = "2026-11-25 10:00:00 +01";
        let mut story = prescribed_to(NURSE);
        read(&mut story, "3", "2");
        check(&story, Some(NURSE), start, &[GLABELLA], "R13 Block");
        read(&mut story, "3", "3");
        check(&story, Some(NURSE), start, &[GLABELLA], "");
    }
}
