//! Those who have been treated: two of them four months ago, and two half an hour too early last month.

use super::super::cast::Person;
use super::super::{Error, pictures, talk};
use super::care::{areas, written};
use super::middle::{book, slot};
use super::{Script, Timing};
use crate::domain::aftercare::AftercareGiven;
use crate::domain::appointment::AppointmentKind;
use crate::domain::rules::policy::Policy;
use crate::domain::rules::reflection;
use crate::domain::time::{MINUTE, Moment};
use crate::domain::treatment::{Deviation, StatedProduct};
use crate::domain::user::Role;
use crate::journal::Edit;

pub fn write(script: &mut Script<'_>) {
    registrations(script);
    long_ago(script, Person::Treated, (95, 88), 10);
    long_ago(script, Person::Returning, (94, 87), 13);
    informed_anew(script);
    too_early(script, Person::Deviation, 22);
    too_early(script, Person::DeviationSigned, 18);
}

fn registrations(script: &mut Script<'_>) {
    let (calendar, words) = (script.calendar, script.words);
    let first = Person::ALL.into_iter().filter(|person| person.came_first());
    for (person, place) in first.zip(0..) {
        let at = calendar.past(97, 9, 0).plus(place * 6 * MINUTE);
        script.scene(at, Role::Doctor, move |stage| {
            let doctor = stage.user(Role::Doctor)?;
            let registration = person.registration(words, &calendar, doctor)?;
            stage.register(person, Edit::RegisterPatient(registration))
        });
    }
}

/// Informed, booked, treated by the nurse in every area, and attested by the doctor in the afternoon.
fn long_ago(script: &mut Script<'_>, person: Person, (told, treated): (u32, u32), hour: u32) {
    let (calendar, text) = (script.calendar, script.text());
    let timing = Timing::usual(calendar.past(told, hour, 0));
    script.informed(person, timing, talk::planned(person));
    script.prescribed(person, timing.signed.plus(2 * MINUTE));
    let start = calendar.past(treated, hour, 0);
    script.scene(timing.signed.plus(4 * MINUTE), Role::Doctor, move |stage| {
        let slot = slot(stage, Role::Nurse, start, 30)?;
        book(stage, person, AppointmentKind::Treatment, slot)
    });
    let who = Role::Nurse;
    script.arrived(person, start.plus(-20 * MINUTE), who);
    script.photographed(person, start.plus(-10 * MINUTE), who, pictures::WHOLE);
    script.confirmed(person, start.plus(-8 * MINUTE), who, |_| {
        Ok(talk::screening())
    });
    script.consented(person, start.plus(-6 * MINUTE), who);
    script.vial_opened(person, start.plus(-3 * MINUTE), who, &text.earlier_batch);
    script.treated(person, start);
    script.attested(person, calendar.past(treated, 16, 0), None);
}

/// Before the repeat that is booked for today, everything is told again, so that a new period has run out.
fn informed_anew(script: &mut Script<'_>) {
    let at = script.calendar.past(6, 15, 0);
    script.scene(at, Role::Doctor, move |stage| {
        stage.open_record(Person::Treated)?;
        let patient = stage.patient(Person::Treated)?;
        let scope = talk::scope(talk::planned(Person::Treated));
        let written = talk::handed_over(stage.sheet()?, scope.clone());
        let (handed_over, told) = (at.plus(-30 * MINUTE), at.plus(-5 * MINUTE));
        stage.apply(Edit::RecordWritten {
            patient,
            at: handed_over,
            information: written,
        })?;
        stage.apply(Edit::RecordOral {
            patient,
            at: told,
            information: talk::told_alone(scope, told),
        })?;
        Ok(())
    });
    script.prescribed(Person::Treated, at.plus(MINUTE));
}

/// Treated without asking the gate, half an hour before the period was over; the nurse writes it down as it was.
fn too_early(script: &mut Script<'_>, person: Person, days: u32) {
    let (calendar, text) = (script.calendar, script.text());
    let days = calendar.past_two_before_a_weekday(days);
    let timing = Timing::usual(calendar.past(days, 9, 0));
    script.informed(person, timing, talk::planned(person));
    script.prescribed(person, timing.signed.plus(2 * MINUTE));
    let over = reflection::limit(timing.oral, &Policy::default());
    let began = over.plus(-30 * MINUTE);
    let shown = if person == Person::Deviation {
        pictures::BROW
    } else {
        pictures::UPPER
    };
    let who = Role::Nurse;
    script.photographed(person, began.plus(-15 * MINUTE), who, shown);
    script.confirmed(person, began.plus(-12 * MINUTE), who, |_| {
        Ok(talk::screening())
    });
    script.consented(person, began.plus(-10 * MINUTE), who);
    script.vial_opened(person, began.plus(-5 * MINUTE), who, &text.batch);
    deviated(script, person, began);
    if person == Person::DeviationSigned {
        let account = Some(text.deviation_account.as_str());
        script.attested(person, over.plus(3 * 60 * MINUTE), account);
    }
}

fn deviated(script: &mut Script<'_>, person: Person, began: Moment) {
    let (words, text) = (script.words, script.text());
    let at = began.plus(25 * MINUTE);
    script.scene(at, Role::Nurse, move |stage| {
        let patient = stage.patient(person)?;
        let record = stage.record(person)?;
        let vial = record.course.vials.last().ok_or(Error::Words)?;
        let phone = stage.journal().clinic().clinic.phone.clone();
        let aftercare = AftercareGiven {
            oral: true,
            written: true,
            phone,
        };
        stage.apply(Edit::GiveAftercare {
            patient,
            at: began.plus(12 * MINUTE),
            aftercare,
        })?;
        // There was no start: only what the map says of points and vials is taken from the draft.
        let given = written(words, person, (vial.id, vial.id), began)?;
        let unfinished = |_| Error::Words;
        let deviation = Deviation {
            started: began,
            ended: Some(began.plus(9 * MINUTE)),
            practitioner: stage.user(Role::Nurse)?,
            product: Some(StatedProduct::Id(talk::product())),
            areas: areas(person),
            units: None,
            batch: Some(vial.value.batch.clone()),
            expiry: Some(vial.value.expiry),
            points: given.points().map_err(unfinished)?,
            vials: given.drawn().map_err(unfinished)?,
            why: text.deviated_because.clone(),
            rules: Vec::new(),
            asked: false,
        };
        let deviation = Box::new(deviation);
        stage.apply(Edit::RecordDeviation { patient, deviation })?;
        Ok(())
    });
}
