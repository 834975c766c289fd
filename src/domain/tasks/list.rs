//! Everything that is still to be done about one patient after treatments, what is worst first.

use std::collections::BTreeSet;

use super::access::{OpenRequest, open_requests};
use super::control::{Control, control};
use super::recall::{Phase, RecallWindow};
use super::report::{ReportDue, report};
use super::signature::{Signature, signature};
use crate::domain::appointment::AppointmentKind;
use crate::domain::course::{Appointment, AppointmentState, Course, Treatment};
use crate::domain::id::EntryId;
use crate::domain::product::ProductId;
use crate::domain::rules::OpenFlag;
use crate::domain::rules::policy::Policy;
use crate::domain::time::Moment;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Task {
    /// An open red flag (R92b); until a doctor has been informed, the contact is not closed either (R92).
    RedFlag { flag: OpenFlag, informed: bool },
    /// An event that is serious, or of a watched product, and has not been reported (R93).
    Report { event: EntryId, due: ReportDue },
    /// She asked to see her record (R97).
    Access(OpenRequest),
    /// A treatment that was started and has not been signed (R95). Its end is not known before, so its start counts.
    Unsigned { started: Moment, waits: Signature },
    /// No follow-up is booked or was held (R99).
    NoControl(Control),
    /// The next treatment may be, or should have been (R99b), and none is booked.
    Recall { window: RecallWindow, overdue: bool },
}

/// The tasks of one patient. `flags` are the red flags that are open now, `watched` the products of which any adverse event
/// is reported (R93).
pub fn of(
    course: &Course,
    flags: &[OpenFlag],
    (policy, watched): (&Policy, &BTreeSet<ProductId>),
    now: Moment,
) -> Vec<Task> {
    let red = flags.iter().map(|flag| Task::RedFlag {
        flag: flag.clone(),
        informed: is_informed(course, flag),
    });
    let mut tasks: Vec<Task> = red.collect();
    tasks.extend(reports(course, watched, now));
    tasks.extend(open_requests(course, now).into_iter().map(Task::Access));
    tasks.extend(unsigned(course, policy, now));
    tasks.extend(no_control(course, policy, now).map(Task::NoControl));
    tasks.extend(recall(course, policy, now));
    tasks
}

fn is_informed(course: &Course, flag: &OpenFlag) -> bool {
    let mut events = course.adverse_events.iter();
    let event = events.find(|event| event.id == flag.event);
    event.is_some_and(|event| course.informed_of(event).is_some())
}

/// The clinic suspected it on the day on which it was told: of a later correction too, which is the earlier day.
fn reports(
    course: &Course,
    watched: &BTreeSet<ProductId>,
    now: Moment,
) -> impl Iterator<Item = Task> {
    let reportable = course.adverse_events.iter().filter(|event| {
        let must_be = event.value.serious || is_of(course, event.occurred_at, watched);
        must_be && !course.is_reported(event)
    });
    reportable.map(move |event| Task::Report {
        event: event.id,
        due: report(event.occurred_at.day(), now.day()),
    })
}

/// Whether the last treatment before a moment was with one of these products.
fn is_of(course: &Course, told: Moment, products: &BTreeSet<ProductId>) -> bool {
    let before = course.treatments.iter().rev();
    let last = before.into_iter().find(|given| given.started <= told);
    last.is_some_and(|given| {
        given
            .parts
            .iter()
            .any(|part| products.contains(&part.product))
    })
}

fn unsigned(course: &Course, policy: &Policy, now: Moment) -> Option<Task> {
    let start = course.running_start()?;
    let waits = signature(start.occurred_at, now, policy.closes);
    (waits != Signature::Today).then_some(Task::Unsigned {
        started: start.occurred_at,
        waits,
    })
}

fn no_control(course: &Course, policy: &Policy, now: Moment) -> Option<Control> {
    let newest = course.treatments.last()?;
    let controls = course.appointments.iter().filter(|appointment| {
        appointment.kind == AppointmentKind::Control && appointment.is_standing()
    });
    let controls = controls.map(|appointment| appointment.start);
    let held = course.follow_ups.iter().map(|told| told.occurred_at);
    let days = (policy.follow_up_from_day, policy.follow_up_to_day);
    control(newest.started, days, controls.chain(held), now.day())
}

fn recall(course: &Course, policy: &Policy, now: Moment) -> Option<Task> {
    let last = course.treatments.iter().map(Treatment::last_moment);
    let window = RecallWindow::of(last.max()?, policy.interval_months);
    let overdue = match window.phase(now.day()) {
        Phase::Waiting | Phase::Onset | Phase::FullEffect => return None,
        Phase::Maintenance => false,
        Phase::Overdue => true,
    };
    let to_come = |appointment: &Appointment| {
        let stands = match appointment.state {
            AppointmentState::Planned | AppointmentState::Arrived { .. } => true,
            AppointmentState::Cancelled { .. } | AppointmentState::NoShow { .. } => false,
        };
        appointment.kind == AppointmentKind::Treatment && stands && appointment.end() > now
    };
    let is_booked = course.appointments.iter().any(to_come);
    (!is_booked).then_some(Task::Recall { window, overdue })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::aftercare::{
        AlarmSymptom, EventDone, EventStep, FollowUp, FollowUpMode, RedFlagClosed,
    };
    use crate::domain::appointment::AppointmentBooked;
    use crate::domain::rules::testing::{
        DOCTOR, GLABELLA, NURSE, Story, adverse_event, at, treatment,
    };
    use crate::domain::rules::{Question, Verdict, open_flags};
    use crate::domain::tasks::Urgency;

    const GIVEN: &str = "2026-08-24 10:00:00 +02";
    const TOLD: &str = "2026-08-27 10:00:00 +02";

    fn treated() -> Story {
        let mut story = Story::of_adult();
        story.add(GIVEN, treatment(GIVEN, &[GLABELLA], Verdict::Passed));
        story
    }

    fn tasks(story: &Story, now: &str) -> Vec<Task> {
        let question = Question::start(at(now), Vec::new());
        let flags = story.ask(question, at(now), open_flags);
        let watched = BTreeSet::new();
        of(&story.course(), &flags, (&story.policy, &watched), at(now))
    }

    fn named(story: &Story, now: &str) -> Vec<&'static str> {
        let name = |task: &Task| match task {
            Task::RedFlag { informed: true, .. } => "red flag, a doctor knows",
            Task::RedFlag { .. } => "red flag",
            Task::Report { .. } => "report",
            Task::Access(_) => "access",
            Task::Unsigned { .. } => "unsigned",
            Task::NoControl(_) => "no control",
            Task::Recall { overdue: true, .. } => "overdue",
            Task::Recall { .. } => "recall",
        };
        tasks(story, now).iter().map(name).collect()
    }

    fn booked(kind: AppointmentKind, start: &str) -> AppointmentBooked {
        AppointmentBooked {
            kind,
            practitioner: NURSE,
            start: at(start),
            minutes: 20,
            areas: BTreeSet::new(),
            product: None,
            note: String::new(),
            too_early: None,
        }
    }

    #[test]
    fn nothing_is_to_be_done_about_somebody_who_was_never_treated() {
        assert_eq!(named(&Story::of_adult(), TOLD), [""; 0]);
    }

    #[test]
    fn a_flag_stands_first_until_a_doctor_closes_it_and_says_whether_a_doctor_knows() {
        let mut story = treated();
        let event = story.add(TOLD, adverse_event(&[AlarmSymptom::Speaking], true));
        let now = "2026-08-27 12:00:00 +02";
        assert_eq!(named(&story, now), ["red flag", "report", "no control"]);
        let step = |done| EventStep { event, done };
        story.add(TOLD, step(EventDone::Asked { affected: false }));
        story.add(TOLD, step(EventDone::Rang112));
        assert_eq!(named(&story, now)[0], "red flag");
        story.add(TOLD, step(EventDone::DoctorInformed { doctor: DOCTOR }));
        assert_eq!(named(&story, now)[0], "red flag, a doctor knows");
        story.add(TOLD, step(EventDone::Reported));
        assert_eq!(
            named(&story, now),
            ["red flag, a doctor knows", "no control"]
        );
        let assessment = "Undersøgt".to_owned();
        story.add(TOLD, RedFlagClosed { event, assessment });
        assert_eq!(named(&story, now), ["no control"]);
    }

    #[test]
    fn a_closed_flag_still_has_to_be_reported_and_what_is_not_serious_has_not() {
        let mut story = treated();
        let event = story.add(TOLD, adverse_event(&[], true));
        story.add(TOLD, adverse_event(&[], false));
        let assessment = "Undersøgt".to_owned();
        story.add(TOLD, RedFlagClosed { event, assessment });
        let tasks = tasks(&story, "2026-09-12 12:00:00 +02");
        let Some(Task::Report { due, .. }) = tasks.first() else {
            panic!("{tasks:?}");
        };
        assert_eq!((tasks.len(), due.urgency), (2, Urgency::Late));
    }

    #[test]
    fn any_event_of_a_watched_product_is_reported() {
        let mut story = treated();
        story.add("2026-08-24 09:59:59 +02", adverse_event(&[], false));
        story.add(TOLD, adverse_event(&[], false));
        let course = story.course();
        let product = course.treatments[0]
            .parts
            .first()
            .expect("a part")
            .product
            .clone();
        for (watched, expected) in [
            (BTreeSet::from([product]), 1),
            (BTreeSet::from([ProductId::new("another")]), 0),
        ] {
            let tasks = of(&course, &[], (&story.policy, &watched), at(TOLD));
            let reports = tasks
                .iter()
                .filter(|task| matches!(task, Task::Report { .. }));
            assert_eq!(reports.count(), expected, "{watched:?}");
        }
    }

    #[test]
    fn a_control_that_is_booked_or_was_held_is_not_missing() {
        let now = "2026-08-27 12:00:00 +02";
        let day_ten = "2026-09-03 09:00:00 +02";
        let mut story = treated();
        story.add(GIVEN, booked(AppointmentKind::Consultation, day_ten));
        assert_eq!(named(&story, now), ["no control"]);
        story.add(GIVEN, booked(AppointmentKind::Control, day_ten));
        assert_eq!(named(&story, now), [""; 0]);
        let mut story = treated();
        let given = story.course().treatments[0].entry;
        story.add(
            day_ten,
            FollowUp {
                treatment: given,
                mode: FollowUpMode::Telephone,
                effects: Vec::new(),
                symmetrical: Some(true),
                satisfaction: None,
                note: String::new(),
                next_step: String::new(),
            },
        );
        assert_eq!(named(&story, "2026-09-04 12:00:00 +02"), [""; 0]);
    }

    #[test]
    fn a_recall_ends_when_the_next_treatment_is_booked() {
        let mut story = treated();
        assert_eq!(named(&story, "2026-11-23 12:00:00 +01"), [""; 0]);
        assert_eq!(named(&story, "2026-11-24 12:00:00 +01"), ["recall"]);
        assert_eq!(named(&story, "2027-02-24 12:00:00 +01"), ["recall"]);
        assert_eq!(named(&story, "2027-02-25 12:00:00 +01"), ["overdue"]);
        let next = "2027-02-26 12:00:00 +01";
        story.add(GIVEN, booked(AppointmentKind::Treatment, next));
        assert_eq!(named(&story, "2027-02-25 12:00:00 +01"), [""; 0]);
        assert_eq!(named(&story, "2027-02-27 12:00:00 +01"), ["overdue"]);
    }
}
