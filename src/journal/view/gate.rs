//! The gate as a page shows it: what is asked, every rule's answer, and the thirteen checks made of them.

use std::collections::BTreeSet;

use crate::domain::appointment::AppointmentKind;
use crate::domain::area::Area;
use crate::domain::course::{Appointment, AppointmentState, Course, Told};
use crate::domain::id::{EntryId, UserId};
use crate::domain::prescription::Prescription;
use crate::domain::product::ProductId;
use crate::domain::readiness::{Day, Readiness};
use crate::domain::rules::prescribed::relied_on;
use crate::domain::rules::{Assessment, RuleId};
use crate::domain::time::{HOUR, Moment};
use crate::domain::user::Role;
use crate::domain::vial_log::VialLog;
use crate::journal::gate::Asked;
use crate::journal::{Journal, Result, case};

use super::record::RecordView;

/// May this patient be treated now, and if not, why?
#[derive(Clone, PartialEq, Debug)]
pub struct GateView {
    pub readiness: Readiness,
    pub assessment: Assessment,
    /// What would be started; absent while nothing is planned.
    pub asked: Option<Asked>,
    /// Every area of the appointment or the plan, also those that are left out this time.
    pub areas: Vec<Area>,
    /// The treatment of today, or the next one.
    pub appointment: Option<EntryId>,
    /// The prescription that it rests on.
    pub prescription: Option<EntryId>,
    pub day: Day,
    pub judged_at: Moment,
}

/// What is to be treated: the appointment's areas and product, else the plan's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Intended {
    pub product: ProductId,
    pub areas: Vec<Area>,
    pub practitioner: Option<UserId>,
    pub appointment: Option<EntryId>,
}

impl Journal {
    /// Asks every rule as of now. `practitioner` injects, else the one who is booked, else the clinician who looks;
    /// some areas may be left out, since the others can proceed (§9).
    pub fn gate(
        &self,
        record: &RecordView,
        practitioner: Option<UserId>,
        left_out: &BTreeSet<Area>,
    ) -> Result<GateView> {
        let now = self.now()?;
        let intended = intended(&record.course, now.moment);
        let own = self.author();
        let own = (own.role != Role::Reviewer).then_some(own.user);
        let asked = intended.as_ref().and_then(|intended| {
            let wanted = intended
                .areas
                .iter()
                .filter(|area| !left_out.contains(*area));
            let practitioner = practitioner.or(intended.practitioner).or(own)?;
            Some(Asked {
                product: intended.product.clone(),
                areas: wanted.cloned().collect(),
                practitioner,
                vials: vials_at_hand(&record.course, &intended.product, now.moment),
                given: None,
            })
        });
        let question = match &asked {
            Some(asked) => asked.question(now.moment),
            None => crate::domain::rules::Question::start(now.moment, Vec::new()),
        };
        let case = self.case(&record.course, question, now);
        let case = case::with_others(&self.store, record.id, case)?;
        let assessment = Assessment::of(&case);
        let day = Day {
            arrived: has_arrived(&record.course, now.moment),
            reflection_over: is_over(&assessment),
        };
        Ok(GateView {
            readiness: Readiness::of(&assessment, &record.course, day),
            assessment,
            areas: intended
                .as_ref()
                .map_or_else(Vec::new, |known| known.areas.clone()),
            appointment: intended.and_then(|known| known.appointment),
            prescription: relied_on(&case).map(|told| told.id),
            asked,
            day,
            judged_at: now.moment,
        })
    }
}

impl Journal {
    /// The prescription that what is asked rests on; none if it cannot be told now.
    pub fn prescription<'r>(
        &'r self,
        record: &'r RecordView,
        asked: &Asked,
    ) -> Option<&'r Told<Prescription>> {
        let now = self.now().ok()?;
        let question = asked.question(now.moment);
        let case = case::of_course(&self.clinic, now, &record.course, question);
        relied_on(&case)
    }
}

/// The treatment that is booked for today, or next; without one, the plan.
pub fn intended(course: &Course, now: Moment) -> Option<Intended> {
    let appointment = treatment_to_come(course, now);
    let booked = appointment.and_then(|appointment| {
        Some(Intended {
            product: appointment.product.clone()?,
            areas: appointment.areas.iter().cloned().collect(),
            practitioner: Some(appointment.practitioner),
            appointment: Some(appointment.id),
        })
    });
    booked.or_else(|| {
        let plan = course.current_plan()?;
        Some(Intended {
            product: plan.value.product.clone(),
            areas: plan
                .value
                .areas
                .iter()
                .map(|planned| planned.area.clone())
                .collect(),
            practitioner: None,
            appointment: appointment.map(|appointment| appointment.id),
        })
    })
}

fn treatment_to_come(course: &Course, now: Moment) -> Option<&Appointment> {
    let to_come = |appointment: &&Appointment| {
        appointment.kind == AppointmentKind::Treatment
            && appointment.is_standing()
            && appointment.start.day() >= now.day()
    };
    let mut standing: Vec<&Appointment> = course.appointments.iter().filter(to_come).collect();
    standing.sort_by_key(|appointment| appointment.start);
    standing.into_iter().next()
}

/// *Fremmødt*, or seen today by somebody who confirmed who she is.
pub(super) fn has_arrived(course: &Course, now: Moment) -> bool {
    let arrived = |appointment: &Appointment| match appointment.state {
        AppointmentState::Arrived { at } => at.day() == now.day(),
        AppointmentState::Planned
        | AppointmentState::Cancelled { .. }
        | AppointmentState::NoShow { .. } => false,
    };
    let seen = course.identity_confirmed.iter();
    let mut seen = seen.filter(|told| told.occurred_at.day() == now.day());
    course.appointments.iter().any(arrived) || seen.next().is_some()
}

pub(super) fn is_over(assessment: &Assessment) -> bool {
    let mut failed = assessment.failed();
    !failed.any(|finding| finding.rule == RuleId::R23)
}

/// The newest vial of a product that was opened here by then, opened or mixed at most two days before, and not drawn from
/// yet.
pub fn vials_at_hand(course: &Course, product: &ProductId, now: Moment) -> Vec<EntryId> {
    let log = VialLog::of(course);
    let at_hand = course.vials.iter().filter(|told| {
        let prepared = told
            .value
            .mixed_at
            .map_or(told.occurred_at, |mixed| mixed.max(told.occurred_at));
        told.value.product == *product
            && told.occurred_at <= now
            && now.since(prepared) < 48 * HOUR
            && !log.is_used(told.latest)
    });
    at_hand
        .max_by_key(|told| told.first_recorded_at)
        .map(|told| told.latest)
        .into_iter()
        .collect()
}
