//! R10, R11 and R11b: who may inject, who is responsible, and whether the register knows them.

use super::consent_fault::RoleFault;
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::id::{EntryId, UserId};
use crate::domain::safety::Span;
use crate::domain::user::Role;

/// R10 · HARD · the one who injects is a doctor or nurse with an authorisation valid on `D(S)`, both ends included · STPS
/// FAQ; BEK 834/2014 §§ 10–11.
pub(super) fn may_inject(case: &Case<'_>) -> Vec<Finding> {
    let hard = |fault| Finding::new(RuleId::R10, Verdict::Hard, Why::Role(fault));
    let Some(user) = case.question.practitioner else {
        return vec![hard(RoleFault::Nobody)];
    };
    let clinician = matches!(case.role(user), Some(Role::Doctor | Role::Nurse));
    let finding = if !clinician {
        hard(RoleFault::NotAClinician { user })
    } else if is_authorised(case, user) {
        Finding::passed(RuleId::R10)
    } else {
        hard(RoleFault::NotAuthorised { user })
    };
    vec![finding.on(evidence(case, user))]
}

/// R11 · HARD · a responsible doctor, authorised and registered for botulinum toxin on `D(S)`; the clinic registered ·
/// autorisationsloven § 72; STPS *Registrering som kosmetisk behandler*.
pub(super) fn responsible_doctor(case: &Case<'_>) -> Vec<Finding> {
    let hard = |fault| Finding::new(RuleId::R11, Verdict::Hard, Why::Role(fault));
    let doctor = case.course.responsible_doctor;
    let Some(doctor) = doctor.filter(|doctor| case.is_doctor(*doctor)) else {
        return vec![hard(RoleFault::NobodyResponsible)];
    };
    let finding = if !is_authorised(case, doctor) {
        hard(RoleFault::NotAuthorised { user: doctor })
    } else if !is_registered(case, doctor) {
        hard(RoleFault::NotRegistered { user: doctor })
    } else if !case.premises.registered {
        hard(RoleFault::ClinicNotRegistered)
    } else {
        Finding::passed(RuleId::R11)
    };
    vec![finding.on(evidence(case, doctor))]
}

/// R11b · BLOCK · an assistant is registered on `D(S)` as the assistant of the responsible doctor · STPS registration
/// page, the stricter reading.
///
/// A doctor who injects assists nobody, but is registered herself.
pub(super) fn assistant_registered(case: &Case<'_>) -> Vec<Finding> {
    let block = |fault| Finding::new(RuleId::R11b, Verdict::Block, Why::Role(fault));
    let Some(user) = case.question.practitioner else {
        return vec![block(RoleFault::Nobody)];
    };
    let assists = case
        .premises
        .practitioner(user)
        .and_then(|noted| noted.value.assists);
    let of_doctor = assists.is_some() && assists == case.course.responsible_doctor;
    let finding = if !is_registered(case, user) {
        block(RoleFault::NotRegistered { user })
    } else if case.is_doctor(user) || of_doctor {
        Finding::passed(RuleId::R11b)
    } else {
        block(RoleFault::NotAssisting { user })
    };
    vec![finding.on(evidence(case, user))]
}

fn is_authorised(case: &Case<'_>, user: UserId) -> bool {
    let mut staff = case.staff.iter();
    let has_id = staff.any(|member| {
        let id = member.authorisation.as_deref().unwrap_or_default();
        member.id == user && !id.trim().is_empty()
    });
    let known = case.premises.practitioner(user);
    has_id && known.is_some_and(|noted| holds(case, Some(noted.value.authorised)))
}

fn is_registered(case: &Case<'_>, user: UserId) -> bool {
    let known = case.premises.practitioner(user);
    known.is_some_and(|noted| holds(case, noted.value.registered))
}

fn holds(case: &Case<'_>, span: Option<Span>) -> bool {
    span.is_some_and(|span| span.holds_on(case.start().day()))
}

fn evidence(case: &Case<'_>, user: UserId) -> Option<EntryId> {
    case.premises.practitioner(user).map(|noted| noted.entry)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::clinic::{Clinic, ClinicChanged};
    use crate::domain::fact::Fact;
    use crate::domain::rules::testing::{DOCTOR, GLABELLA, NURSE, Story, at, day, failed, parts};
    use crate::domain::rules::{Assessment, Question};
    use crate::domain::safety::PractitionerRegistered;

    const START: &str = "2026-11-25 10:00:00 +01";

    fn learn(story: &mut Story, fact: impl Into<Fact>) {
        let entry = EntryId::new(Uuid::from_u128(77));
        story
            .premises
            .learn(entry, at(START), Some(DOCTOR), &fact.into());
    }

    fn span(from: &str, to: Option<&str>) -> Span {
        Span {
            from: day(from),
            to: to.map(day),
        }
    }

    fn registered(user: UserId, assists: Option<UserId>) -> PractitionerRegistered {
        PractitionerRegistered {
            user,
            authorised: span("2010-01-01", None),
            registered: Some(span("2020-01-01", None)),
            assists,
        }
    }

    /// A registered clinic with a doctor and her assistant.
    fn in_order() -> Story {
        let mut story = Story::of_examined_adult();
        for member in &mut story.staff {
            member.authorisation = Some("TEST1".to_owned());
        }
        let clinic = Clinic {
            name: "Klinik Prøvehuset".to_owned(),
            registration: "TEST-0001".to_owned(),
            ..Clinic::default()
        };
        learn(&mut story, ClinicChanged { clinic });
        learn(&mut story, registered(DOCTOR, None));
        learn(&mut story, registered(NURSE, Some(DOCTOR)));
        story
    }

    #[track_caller]
    fn check(story: &Story, practitioner: Option<UserId>, fails: &str) {
        let question = Question::start(at(START), parts(&[GLABELLA])).by(practitioner);
        let mut judged = story.ask(question, at(START), Assessment::of);
        let asked = [RuleId::R10, RuleId::R11, RuleId::R11b];
        judged
            .findings
            .retain(|finding| asked.contains(&finding.rule));
        assert_eq!(failed(&judged), fails);
    }

    #[test]
    fn doctor_and_assistant_may_inject_when_the_register_knows_them() {
        let story = in_order();
        check(&story, Some(DOCTOR), "");
        check(&story, Some(NURSE), "");
        check(&story, None, "R10 Hard, R11b Block");
        let mut stranger = story;
        stranger.staff.retain(|member| member.id != NURSE);
        check(&stranger, Some(NURSE), "R10 Hard");
    }

    #[test]
    fn an_authorisation_holds_on_its_first_and_last_day() {
        for (from, to, fails) in [
            ("2026-11-25", Some("2026-11-25"), ""),
            ("2026-11-26", None, "R10 Hard"),
            ("2020-01-01", Some("2026-11-24"), "R10 Hard"),
        ] {
            let mut story = in_order();
            let authorised = span(from, to);
            learn(
                &mut story,
                PractitionerRegistered {
                    authorised,
                    ..registered(NURSE, Some(DOCTOR))
                },
            );
            check(&story, Some(NURSE), fails);
        }
        let mut without_id = in_order();
        for member in &mut without_id.staff {
            member.authorisation = Some(" ".to_owned());
        }
        check(&without_id, Some(NURSE), "R10 Hard, R11 Hard");
    }

    #[test]
    fn a_registration_holds_on_its_first_and_last_day() {
        for (registration, fails) in [
            (Some(span("2026-11-25", Some("2026-11-25"))), ""),
            (Some(span("2026-11-26", None)), "R11 Hard, R11b Block"),
            (
                Some(span("2020-01-01", Some("2026-11-24"))),
                "R11 Hard, R11b Block",
            ),
            (None, "R11 Hard, R11b Block"),
        ] {
            let mut story = in_order();
            learn(
                &mut story,
                PractitionerRegistered {
                    registered: registration,
                    ..registered(DOCTOR, None)
                },
            );
            check(&story, Some(DOCTOR), fails);
        }
    }

    #[test]
    fn an_assistant_assists_the_responsible_doctor_and_nobody_else() {
        let mut story = in_order();
        learn(&mut story, registered(NURSE, None));
        check(&story, Some(NURSE), "R11b Block");
        learn(
            &mut story,
            registered(NURSE, Some(super::super::testing::OTHER_DOCTOR)),
        );
        check(&story, Some(NURSE), "R11b Block");
    }

    #[test]
    fn the_clinic_itself_is_registered() {
        let mut story = in_order();
        learn(
            &mut story,
            ClinicChanged {
                clinic: Clinic::default(),
            },
        );
        check(&story, Some(DOCTOR), "R11 Hard");
    }

    #[test]
    fn what_the_register_says_of_her_is_the_evidence() {
        let question = Question::start(at(START), parts(&[GLABELLA])).by(Some(NURSE));
        let judged = in_order().ask(question, at(START), Assessment::of);
        let asked = [RuleId::R10, RuleId::R11, RuleId::R11b];
        let of_rules = judged.findings.iter();
        let evidence = of_rules
            .filter(|finding| asked.contains(&finding.rule))
            .map(|finding| finding.evidence.clone());
        let registered = EntryId::new(Uuid::from_u128(77));
        assert_eq!(
            evidence.collect::<Vec<_>>(),
            [[registered], [registered], [registered]]
        );
    }

    #[test]
    fn each_injects_by_her_own_authorisation_and_nobody_elses() {
        for (blank, fails) in [
            (NURSE, "R10 Hard"),
            (DOCTOR, "R11 Hard"),
            (super::super::testing::OTHER_DOCTOR, ""),
        ] {
            let mut story = in_order();
            let mut staff = story.staff.iter_mut();
            let member = staff.find(|member| member.id == blank);
            member.expect("a member of the staff").authorisation = None;
            check(&story, Some(NURSE), fails);
        }
    }
}
