//! R47, R48 and R49: medicine that acts on nerve and muscle, that raises bruising, or that thins the blood.
//!
//! What was taken stays taken: an intake that an earlier statement names counts until its time is over, even if a later
//! statement leaves it out.

use super::health_fault::{HealthFault, Taken};
use super::stated::{Stated, entries, ever, newest, not_denied};
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::consultation::{HealthItem, Medicine, MedicineKind};
use crate::domain::time::{HOUR, Moment, When};

/// R48: how long before the start the last intake must lie.
const WITHOUT_BRUISING: i64 = 48 * HOUR;

/// R47 · BLOCK · nothing that acts on neuromuscular transmission now, and `D(S) >= D(last dose) + 14 days` (a clinic
/// setting, up only); an unknown last dose does not pass · label 4.5.
pub(super) fn no_neuromuscular(case: &Case<'_>) -> Vec<Finding> {
    let days = case.policy.neuromuscular_days;
    let clear_from = |last: When| Some(last.latest_day()?.plus_days(i64::from(days)).at(0));
    let fault = |taken| HealthFault::Neuromuscular { taken, days };
    let kind = MedicineKind::Neuromuscular;
    let findings = intervals(case, (RuleId::R47, Verdict::Block), kind, &clear_from);
    vec![findings.into_finding(fault)]
}

/// R48 · WARN · `S − last intake >= 48 h` elapsed passes, less or unknown warns; nobody is asked to pause what was
/// prescribed · sheet (48 hours).
pub(super) fn no_bruising(case: &Case<'_>) -> Vec<Finding> {
    let clear_from = |last: When| Some(last.latest()?.whole_second().plus(WITHOUT_BRUISING));
    let fault = |taken| HealthFault::Bruising { taken };
    let kind = MedicineKind::Bruising;
    let findings = intervals(case, (RuleId::R48, Verdict::Warn), kind, &clear_from);
    vec![findings.into_finding(fault)]
}

/// R49 · WARN, BLOCK for Letybo · no anticoagulant is taken, and a bleeding disorder is denied · label 4.4.
pub(super) fn no_bleeding(case: &Case<'_>) -> Vec<Finding> {
    let newest = newest(case);
    let verdict = if bleeding_stops(case) {
        Verdict::Block
    } else {
        Verdict::Warn
    };
    let fails = |fault| {
        let finding = Finding::new(RuleId::R49, verdict, Why::Health(fault));
        finding.on(entries(&newest))
    };
    let mut findings = Vec::new();
    if newest.is_empty() {
        findings.push(fails(HealthFault::MedicineUnknown));
    }
    let taken: Vec<Taken> = of_kind(&newest, MedicineKind::BloodThinning)
        .map(|(stated, index, medicine)| taken(stated, index, medicine, None))
        .collect();
    if !taken.is_empty() {
        findings.push(fails(HealthFault::BloodThinning { taken }));
    }
    let items = not_denied(&newest, &[HealthItem::BleedingDisorder]);
    if !items.is_empty() {
        findings.push(fails(HealthFault::Answers { items }));
    }
    if findings.is_empty() {
        findings.push(Finding::passed(RuleId::R49).on(entries(&newest)));
    }
    findings
}

/// Whether the label of a product in question is the stricter one; a product that nobody knows may be.
fn bleeding_stops(case: &Case<'_>) -> bool {
    let stops = |id| {
        let product = case.products.get(id);
        product.is_none_or(|product| product.bleeding_stops)
    };
    case.products_in_question().into_iter().any(stops)
}

/// What a rule about the time since the last intake has found.
struct Intervals {
    rule: (RuleId, Verdict),
    outcome: Outcome,
    evidence: Vec<crate::domain::id::EntryId>,
}

enum Outcome {
    ClockInDoubt,
    Unknown,
    Taken(Vec<Taken>),
}

fn intervals(
    case: &Case<'_>,
    rule: (RuleId, Verdict),
    kind: MedicineKind,
    clear_from: &dyn Fn(When) -> Option<Moment>,
) -> Intervals {
    let start = case.start();
    let (ever, newest) = (ever(case), newest(case));
    let stands_now = |stated: &Stated<'_>| newest.iter().any(|last| last.entry == stated.entry);
    // An intake that nobody knows the time of can have been as late as it was told of.
    let is_in_the_way = |stated: &Stated<'_>, last| {
        if let Some(clear) = clear_from(last) {
            return start < clear;
        }
        let latest = clear_from(When::Exactly(stated.at));
        stands_now(stated) || latest.is_some_and(|clear| start < clear)
    };
    let in_the_way = of_kind(&ever, kind)
        .filter(|(stated, _, medicine)| is_in_the_way(stated, medicine.last_intake));
    let taken: Vec<Taken> = in_the_way
        .map(|(stated, index, medicine)| {
            // Nobody is asked to pause what was prescribed; a wait after it is over is another thing.
            let asks_to_pause = kind == MedicineKind::Bruising && medicine.prescribed;
            let clear_from = clear_from(medicine.last_intake).filter(|_| !asks_to_pause);
            taken(stated, index, medicine, clear_from)
        })
        .collect();
    let looked_at = ever.iter().filter(|stated| {
        stands_now(stated) || taken.iter().any(|taken| taken.entry == stated.entry)
    });
    let evidence = entries(looked_at);
    let outcome = if case.clock_in_doubt {
        Outcome::ClockInDoubt
    } else if newest.is_empty() {
        Outcome::Unknown
    } else {
        Outcome::Taken(taken)
    };
    Intervals {
        rule,
        outcome,
        evidence,
    }
}

impl Intervals {
    fn into_finding(self, fault: impl FnOnce(Vec<Taken>) -> HealthFault) -> Finding {
        let (rule, verdict) = self.rule;
        let finding = match self.outcome {
            Outcome::ClockInDoubt => Finding::new(rule, verdict, Why::ClockInDoubt),
            Outcome::Unknown => {
                Finding::new(rule, verdict, Why::Health(HealthFault::MedicineUnknown))
            }
            Outcome::Taken(taken) if taken.is_empty() => Finding::passed(rule),
            Outcome::Taken(taken) => {
                let clear: Option<Vec<Moment>> =
                    taken.iter().map(|taken| taken.clear_from).collect();
                let finding = Finding::new(rule, verdict, Why::Health(fault(taken)));
                match clear.and_then(|clear| clear.into_iter().max()) {
                    Some(clear) => finding.passing_at(clear),
                    None => finding,
                }
            }
        };
        finding.on(self.evidence)
    }
}

fn of_kind<'s, 'a: 's>(
    stated: &'s [Stated<'a>],
    kind: MedicineKind,
) -> impl Iterator<Item = (&'s Stated<'a>, usize, &'a Medicine)> {
    stated.iter().flat_map(move |stated| {
        let medicines = stated.medicines.iter().enumerate();
        let of_kind = medicines.filter(move |(_, medicine)| medicine.kind == kind);
        of_kind.map(move |(index, medicine)| (stated, index, medicine))
    })
}

fn taken(
    stated: &Stated<'_>,
    index: usize,
    medicine: &Medicine,
    clear_from: Option<Moment>,
) -> Taken {
    Taken {
        entry: stated.entry,
        index,
        prescribed: medicine.prescribed,
        last_intake: medicine.last_intake,
        clear_from,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consultation::Choice;
    use crate::domain::information::Part;
    use crate::domain::product::ProductId;
    use crate::domain::rules::testing::{
        GLABELLA, Story, at, consultation, day, failed, medicine, part, screening, screening_with,
    };
    use crate::domain::rules::{Assessment, Question};

    const EARLIER: &str = "2026-11-20 09:00:00 +01";
    const TODAY: &str = "2026-11-25 09:00:00 +01";
    const START: &str = "2026-11-25 10:00:00 +01";
    const RULES: [RuleId; 3] = [RuleId::R47, RuleId::R48, RuleId::R49];

    fn judged(story: &Story, start: &str) -> String {
        failed(&story.assess_only(&RULES, at(start), &[GLABELLA]))
    }

    fn takes(kind: MedicineKind, last_intake: When) -> Story {
        let mut story = Story::of_adult();
        let mut fact = screening();
        fact.medicines = vec![medicine(kind, last_intake)];
        story.add(TODAY, fact);
        story
    }

    #[test]
    fn fourteen_days_by_date_after_the_last_dose() {
        let last = "2026-11-11 23:30:00 +01";
        for when in [When::On(day("2026-11-11")), When::Exactly(at(last))] {
            let mut story = takes(MedicineKind::Neuromuscular, when);
            story.add("2026-11-24 09:00:00 +01", screening());
            assert_eq!(judged(&story, "2026-11-25 23:59:59 +01"), "");
            let early = {
                let mut story = Story::of_adult();
                let mut fact = screening();
                fact.medicines = vec![medicine(MedicineKind::Neuromuscular, when)];
                story.add("2026-11-24 09:00:00 +01", fact);
                story
            };
            assert_eq!(judged(&early, "2026-11-24 23:59:59 +01"), "R47 Block");
            assert_eq!(judged(&early, "2026-11-25 00:00:00 +01"), "");
            let blocked = early.assess_rule(RuleId::R47, "2026-11-24 23:59:59 +01", &[GLABELLA]);
            let limit = Some(at("2026-11-25 00:00:00 +01"));
            assert_eq!(blocked.findings[0].earliest, limit);
            let mut stricter = early.clone();
            stricter.policy.neuromuscular_days = 15;
            assert_eq!(judged(&stricter, "2026-11-25 23:59:59 +01"), "R47 Block");
            assert_eq!(judged(&stricter, "2026-11-26 00:00:00 +01"), "");
        }
        let month = takes(
            MedicineKind::Neuromuscular,
            When::InMonth(day("2026-11-01")),
        );
        assert_eq!(judged(&month, "2026-12-13 23:59:59 +01"), "R47 Block");
        assert_eq!(judged(&month, "2026-12-14 00:00:00 +01"), "");
    }

    #[test]
    fn what_is_not_known_does_not_pass() {
        let nothing = "R47 Block, R48 Warn, R49 Warn";
        assert_eq!(judged(&Story::of_adult(), START), nothing);
        let unknown = |kind| judged(&takes(kind, When::Unknown), START);
        assert_eq!(unknown(MedicineKind::Neuromuscular), "R47 Block");
        assert_eq!(unknown(MedicineKind::Bruising), "R48 Warn");
        assert_eq!(unknown(MedicineKind::BloodThinning), "R49 Warn");
        assert_eq!(unknown(MedicineKind::Other), "");
        let mut story = takes(MedicineKind::Other, When::Unknown);
        story.clock_in_doubt = true;
        assert_eq!(judged(&story, START), "R47 Block, R48 Warn");
    }

    #[test]
    fn what_was_taken_counts_even_if_it_is_left_out_today() {
        let mut told = consultation();
        told.answers = screening().answers;
        told.medicines = vec![
            medicine(MedicineKind::Neuromuscular, When::On(day("2026-11-20"))),
            medicine(
                MedicineKind::Bruising,
                When::Exactly(at("2026-11-24 12:00:00 +01")),
            ),
            medicine(MedicineKind::BloodThinning, When::On(day("2026-11-20"))),
            medicine(MedicineKind::Bruising, When::Unknown),
        ];
        let mut story = Story::of_adult();
        story.add(EARLIER, told);
        assert_eq!(judged(&story, START), "R47 Block, R48 Warn, R49 Warn");
        story.add(TODAY, screening());
        assert_eq!(judged(&story, START), "R47 Block, R48 Warn");
        story.add("2026-12-04 09:00:00 +01", screening());
        assert_eq!(judged(&story, "2026-12-04 10:00:00 +01"), "");
    }

    #[test]
    fn a_dose_of_unknown_time_can_have_been_as_late_as_it_was_told_of() {
        let mut told = screening();
        let kinds = [MedicineKind::Neuromuscular, MedicineKind::Bruising];
        told.medicines = kinds.map(|kind| medicine(kind, When::Unknown)).to_vec();
        let mut story = Story::of_adult();
        story.add("2026-11-24 09:00:00 +01", told);
        story.add(TODAY, screening());
        assert_eq!(judged(&story, START), "R47 Block, R48 Warn");
        story.add("2026-12-07 09:00:00 +01", screening());
        assert_eq!(judged(&story, "2026-12-07 23:59:59 +01"), "R47 Block");
        assert_eq!(judged(&story, "2026-12-08 00:00:00 +01"), "");
    }

    #[test]
    fn bleeding_warns_and_stops_for_letybo() {
        let with = |story: &Story, product: &str| {
            let part = Part {
                product: ProductId::new(product),
                ..part(&GLABELLA)
            };
            let question = Question::start(at(START), vec![part]);
            let mut judged = story.ask(question, at(START), Assessment::of);
            judged
                .findings
                .retain(|finding| finding.rule == RuleId::R49);
            failed(&judged)
        };
        let thinned = takes(MedicineKind::BloodThinning, When::On(day("2026-11-25")));
        let mut bleeds = Story::of_adult();
        bleeds.add(
            TODAY,
            screening_with(HealthItem::BleedingDisorder, Choice::Yes, "VWS"),
        );
        let mut unknown = Story::of_adult();
        unknown.add(
            TODAY,
            screening_with(HealthItem::BleedingDisorder, Choice::Unknown, ""),
        );
        for story in [thinned, bleeds, unknown, Story::of_adult()] {
            assert_eq!(with(&story, "vistabel"), "R49 Warn");
            assert_eq!(with(&story, "azzalure"), "R49 Warn");
            assert_eq!(with(&story, "letybo"), "R49 Block");
            assert_eq!(with(&story, "unheard_of"), "R49 Block");
        }
        let mut well = Story::of_adult();
        well.add(TODAY, screening());
        assert_eq!(with(&well, "letybo"), "");
    }

    #[test]
    fn what_stands_now_is_evidence_and_of_what_was_said_before_only_what_is_in_the_way() {
        let told = |kind, last| {
            let mut fact = screening();
            fact.medicines = vec![medicine(kind, When::On(day(last)))];
            fact
        };
        let mut story = Story::of_adult();
        story.add("2026-11-19 09:00:00 +01", screening());
        let over = told(MedicineKind::Bruising, "2026-11-20");
        let acting = told(MedicineKind::Neuromuscular, "2026-11-20");
        story.add(EARLIER, over);
        let acting = story.add("2026-11-21 09:00:00 +01", acting);
        let today = story.add(TODAY, screening());
        for (rule, evidence) in [
            (RuleId::R47, &[acting, today][..]),
            (RuleId::R48, &[today]),
            (RuleId::R49, &[today]),
        ] {
            let judged = story.assess_rule(rule, START, &[GLABELLA]);
            assert_eq!(judged.findings[0].evidence, evidence, "{rule}");
        }
    }

    #[test]
    fn a_wait_is_named_unless_it_asks_somebody_to_pause_what_was_prescribed() {
        let taken = When::Exactly(at("2026-11-24 10:00:00 +01"));
        for (rule, kind, prescribed, clear) in [
            (
                RuleId::R48,
                MedicineKind::Bruising,
                false,
                Some("2026-11-26 10:00:00 +01"),
            ),
            (RuleId::R48, MedicineKind::Bruising, true, None),
            (
                RuleId::R47,
                MedicineKind::Neuromuscular,
                true,
                Some("2026-12-08 00:00:00 +01"),
            ),
        ] {
            let mut fact = screening();
            fact.medicines = vec![medicine(kind, taken)];
            fact.medicines[0].prescribed = prescribed;
            let mut story = Story::of_adult();
            story.add(TODAY, fact);
            let judged = story.assess_rule(rule, START, &[GLABELLA]);
            assert_eq!(judged.findings[0].earliest, clear.map(at), "{rule}");
        }
    }
}
