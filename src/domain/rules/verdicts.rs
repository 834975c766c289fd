//! Whole courses of random building blocks against a small reference: which rules say HARD or BLOCK, and that no order
//! of writing makes one of them pass.

mod blocks;
mod story;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::testing::{GLABELLA, NURSE, Story, at, parts};
use super::{Assessment, Question, RuleId, Verdict};
use crate::domain::id::EntryId;
use blocks::{
    Blocks, Consent, Examined, Flag, Health, Identity, Inspected, Oral, Patient, Photos,
    Prescribed, Refusal, Register, Vial, Written, blocks,
};

const START: &str = "2026-11-25 10:00:00 +01";

/// The reference: which rules say HARD or BLOCK, as `rules.md` §3 and §10 read, from the blocks alone.
impl Blocks {
    fn expected(&self) -> BTreeSet<RuleId> {
        use RuleId as R;
        let said_no = [self.of_the_talk(), self.of_the_day(), self.of_the_needle()];
        let rows = said_no.into_iter().flatten();
        let failing: BTreeSet<R> = rows
            .filter(|(_, fails)| *fails)
            .map(|(rule, _)| rule)
            .collect();
        failing
    }

    fn of_the_talk(&self) -> Vec<(RuleId, bool)> {
        use RuleId as R;
        let (written, oral) = (self.written, self.oral);
        let is_examined = self.examined == Examined::Held;
        // A reminder covers nothing new.
        let has_written = matches!(written, Written::InTime | Written::TooLate);
        let has_oral = !matches!(oral, Oral::Missing | Oral::RecordedAfterStart);
        let both = has_written && has_oral;
        let told_first = oral == Oral::BeforeWritten || written == Written::TooLate;
        let period_over = both && written != Written::TooLate && oral != Oral::TooLate;
        let child = self.patient == Patient::Child;
        let consent = self.consent;
        let has_consent = matches!(
            consent,
            Consent::InTime | Consent::Early | Consent::Withdrawn | Consent::WithdrawnAfterStart
        );
        vec![
            (R::R01, child),
            // About the talk that covers the area; without one R12 speaks.
            (R::R01b, child && is_examined),
            (R::R12, !is_examined),
            (R::R12b, !is_examined),
            (R::R20, !has_written),
            (R::R21, !has_oral),
            (R::R21b, !both || told_first),
            (R::R22, self.refusal == Refusal::Declined),
            (R::R23, !period_over),
            (R::R27, !has_written && !has_oral),
            (R::R30, !has_consent || consent == Consent::Withdrawn),
            (
                R::R31,
                !has_consent || consent == Consent::Early || !period_over,
            ),
            (R::R32, !has_consent),
        ]
    }

    fn of_the_day(&self) -> Vec<(RuleId, bool)> {
        use RuleId as R;
        let health = self.health;
        let today = !matches!(health, Health::Missing | Health::Yesterday);
        let examined = matches!(self.examined, Examined::Held | Examined::OtherArea);
        let ever = health != Health::Missing || examined;
        let is_open = matches!(self.flag, Flag::Open | Flag::ClosedByNurse);
        vec![
            (R::R02, self.identity != Identity::Today),
            (R::R33, !today || health == Health::Doubtful),
            (R::R54, !today || health == Health::HalfAsked),
            (R::R40, !today || health == Health::Pregnant),
            (
                R::R42,
                !ever || matches!(health, Health::Als | Health::HalfAsked),
            ),
            (R::R43, !ever),
            (R::R44, !ever),
            (R::R46, !ever),
            (R::R47, !ever),
            (R::R55, !ever),
            (R::R51, !ever),
            (R::R45, self.inspected != Inspected::Today),
            (R::R92b, is_open),
        ]
    }

    fn of_the_needle(&self) -> Vec<(RuleId, bool)> {
        use RuleId as R;
        let vial = self.vial;
        let none = matches!(vial, Vial::Missing | Vial::OtherProduct);
        let register = self.register;
        let unregistered = matches!(register, Register::Unregistered | Register::AssistsNobody);
        vec![
            (R::R10, register == Register::Unauthorised),
            (R::R11b, unregistered),
            (R::R13, self.prescribed != Prescribed::InForce),
            (
                R::R62,
                none || matches!(vial, Vial::Expired | Vial::WithoutBatch),
            ),
            (
                R::R62b,
                none || matches!(vial, Vial::Paused | Vial::WithoutBatch),
            ),
            (
                R::R67,
                none || matches!(vial, Vial::TooOld | Vial::NotStored),
            ),
            (R::R68, none),
            (R::R69, none),
            // Two products never go into one treatment.
            (R::R66, vial == Vial::OtherProduct),
            (R::R80, self.photos != Photos::All),
        ]
    }
}

/// The rules that say at least so much, and that nobody has answered for.
fn failing(story: &Story, vials: &[EntryId], least: Verdict) -> BTreeSet<RuleId> {
    let question = Question::start(at(START), parts(&[GLABELLA]))
        .by(Some(NURSE))
        .from_vials(vials.to_vec());
    let assessment = story.ask(question, at(START), Assessment::of);
    let failed = assessment.failed();
    let failed = failed.filter(|finding| finding.verdict >= least);
    failed.map(|finding| finding.rule).collect()
}

#[test]
fn everything_as_it_should_be_is_let_in() {
    let blocks = Blocks {
        patient: Patient::Adult,
        examined: Examined::Held,
        written: Written::InTime,
        oral: Oral::InTime,
        refusal: Refusal::None,
        consent: Consent::InTime,
        identity: Identity::Today,
        health: Health::Today,
        inspected: Inspected::Today,
        prescribed: Prescribed::InForce,
        vial: Vial::Fresh,
        photos: Photos::All,
        register: Register::Known,
        flag: Flag::None,
    };
    let (story, vials) = blocks.story();
    assert_eq!(blocks.expected(), BTreeSet::new());
    assert_eq!(failing(&story, &vials, Verdict::Block), BTreeSet::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_say_no_to_what_the_reference_says_no_to(blocks in blocks()) {
        let (story, vials) = blocks.story();
        prop_assert_eq!(failing(&story, &vials, Verdict::Block), blocks.expected());
    }

    #[test]
    fn no_order_of_writing_makes_a_law_pass(blocks in blocks(), order in any::<u64>()) {
        let (story, vials) = blocks.story();
        let mut turned = story.clone();
        for (entry, salt) in turned.entries.iter_mut().zip(1_u64..) {
            let mixed = order.rotate_left((salt % 64) as u32).wrapping_mul(salt) % 1_000;
            entry.header.seq = i64::try_from(mixed).expect("a small number");
        }
        turned.entries.reverse();
        let laws = |story: &Story| failing(story, &vials, Verdict::Hard);
        prop_assert_eq!(laws(&story), laws(&turned));
    }
}
