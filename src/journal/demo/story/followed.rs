//! What became of those who were treated: how it went, an ordinary reaction, and an alarm that waits for a doctor.

use std::collections::BTreeSet;

use super::super::Error;
use super::super::cast::Person;
use super::super::stage::Stage;
use super::Script;
use crate::domain::aftercare::{
    AdverseEvent, AlarmSymptom, AreaEffect, EventDone, EventStep, FollowUp, FollowUpMode, Grade,
    Reaction, Satisfaction,
};
use crate::domain::time::{HOUR, MINUTE};
use crate::domain::user::Role;
use crate::journal::Edit;

pub fn write(script: &mut Script<'_>) {
    controlled(script, Person::Treated);
    bruised(script, Person::Deviation);
    // A clinic that is made in the night has no day behind it.
    if script.calendar.has_begun() {
        alarmed(script, Person::DeviationSigned);
    }
}

/// Two weeks after the treatment of four months ago the nurse looks at what came of it.
fn controlled(script: &mut Script<'_>, person: Person) {
    let (calendar, text) = (script.calendar, script.text());
    let at = calendar.past(78, 10, 20);
    script.scene(at, Role::Nurse, move |stage| {
        stage.open_record(person)?;
        let course = stage.record(person)?.course;
        let given = course.given.last().ok_or(Error::Words)?;
        let areas: BTreeSet<_> = given.value.points.iter().map(|point| &point.area).collect();
        let effect = |area: &crate::domain::area::Area| AreaEffect {
            area: area.clone(),
            rest: Grade::try_from(3).ok(),
            movement: Grade::try_from(2).ok(),
        };
        let follow_up = FollowUp {
            treatment: given.id,
            mode: FollowUpMode::InClinic,
            effects: areas.into_iter().map(effect).collect(),
            symmetrical: Some(true),
            satisfaction: Satisfaction::try_from(4).ok(),
            note: text.controlled.clone(),
            next_step: text.controlled_next.clone(),
        };
        let patient = stage.patient(person)?;
        stage.apply(Edit::RecordFollowUp {
            patient,
            at,
            follow_up,
        })?;
        Ok(())
    });
}

/// The day after, a bruise: the nurse writes it down, and nothing more is to be done.
fn bruised(script: &mut Script<'_>, person: Person) {
    let (calendar, text) = (script.calendar, script.text());
    let at = calendar.past(12, 11, 40);
    script.scene(at, Role::Nurse, move |stage| {
        let event = AdverseEvent {
            noticed: last_injection(stage, person)?.plus(5 * HOUR),
            alarm: BTreeSet::new(),
            reactions: BTreeSet::from([Reaction::Bruise]),
            serious: false,
            words: text.bruised.clone(),
            informed_doctor: None,
            reported: false,
        };
        stage.open_record(person)?;
        let patient = stage.patient(person)?;
        stage.apply(Edit::ReportAdverseEvent { patient, at, event })?;
        Ok(())
    });
}

/// She rings this morning: breathing was asked about, and no doctor has taken over yet.
fn alarmed(script: &mut Script<'_>, person: Person) {
    let (calendar, text) = (script.calendar, script.text());
    let at = calendar.ago(20);
    script.scene(at, Role::Nurse, move |stage| {
        let event = AdverseEvent {
            noticed: at.plus(-14 * HOUR),
            alarm: BTreeSet::from([AlarmSymptom::Swallowing]),
            reactions: BTreeSet::new(),
            serious: false,
            words: text.alarmed.clone(),
            informed_doctor: None,
            reported: false,
        };
        stage.open_record(person)?;
        let patient = stage.patient(person)?;
        let told = stage.apply(Edit::ReportAdverseEvent { patient, at, event })?;
        let event = told.entries.first().copied().ok_or(Error::Words)?;
        stage.apply(Edit::RecordEventStep {
            patient,
            at: at.plus(MINUTE),
            step: EventStep {
                event,
                done: EventDone::Asked { affected: false },
            },
        })?;
        Ok(())
    });
}

fn last_injection(stage: &Stage, person: Person) -> Result<crate::domain::time::Moment, Error> {
    let course = stage.record(person)?.course;
    let given = course.treatments.last().ok_or(Error::Words)?;
    Ok(given.last_moment())
}
