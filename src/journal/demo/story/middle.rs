//! The week before: the nurse attaches photos, answers the telephone and books; a reviewer looks at a record.

use std::collections::BTreeSet;

use super::super::cast::Person;
use super::super::stage::Stage;
use super::super::{Error, pictures, talk};
use super::Script;
use super::slots::{self, Time, What};
use crate::domain::appointment::{AppointmentKind, CancelledBy};
use crate::domain::patient::{ContactChannel, ContactNote};
use crate::domain::time::{MINUTE, Moment};
use crate::domain::user::Role;
use crate::journal::{Booking, Edit, Slot};

pub fn write(script: &mut Script<'_>) {
    photos(script);
    contacts(script);
    newcomers(script);
    bookings(script);
    review(script);
}

fn photos(script: &mut Script<'_>) {
    let calendar = script.calendar;
    for (person, pictures, hour, minute) in [
        (Person::Photos, pictures::FIRST, 9, 0),
        (Person::Ready, pictures::BROW, 9, 30),
        (Person::PhotosMissing, pictures::SECOND, 10, 0),
        (Person::ReadyWithRemarks, pictures::UPPER, 10, 30),
        (Person::Nearly, pictures::BROW, 13, 0),
        (Person::Blocked, pictures::SECOND, 13, 30),
        (Person::Overridden, pictures::REST, 14, 0),
    ] {
        let taken = calendar.past(5, hour, minute + 3);
        let at = calendar.past(5, hour, minute + 20);
        script.scene(at, Role::Nurse, move |stage| {
            stage.open_record(person)?;
            let patient = stage.patient(person)?;
            stage.attach(patient, pictures, taken)
        });
    }
}

fn contacts(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let notes = [
        (Person::Over, ContactChannel::Telephone, &text.called, 15),
        (Person::Photos, ContactChannel::Email, &text.asked, 25),
    ];
    for (person, channel, text, minute) in notes {
        let at = calendar.past(5, 11, minute);
        script.scene(at, Role::Nurse, move |stage| {
            let patient = stage.patient(person)?;
            let text = text.clone();
            let note = ContactNote { channel, text };
            stage.apply(Edit::AddContactNote { patient, at, note })?;
            Ok(())
        });
    }
    // What only a doctor may do stands in the log as refused.
    script.scene(calendar.past(4, 9, 0), Role::Nurse, |stage| {
        let (patient, doctor) = (stage.patient(Person::Over)?, stage.user(Role::Nurse)?);
        stage.apply_in_vain(Edit::SetResponsibleDoctor { patient, doctor });
        Ok(())
    });
}

fn newcomers(script: &mut Script<'_>) {
    let (calendar, words) = (script.calendar, script.words);
    let new = Person::ALL
        .into_iter()
        .filter(|person| person.is_new_this_week());
    for (person, place) in new.zip(0..) {
        let at = calendar.past(3, 9, 0).plus(place * 6 * MINUTE);
        script.scene(at, Role::Nurse, move |stage| {
            let doctor = stage.user(Role::Doctor)?;
            let registration = person.registration(words, &calendar, doctor)?;
            stage.register(person, Edit::RegisterPatient(registration))
        });
    }
}

fn bookings(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    script.scene(calendar.past(3, 10, 0), Role::Nurse, move |stage| {
        for Time {
            who,
            what,
            start,
            minutes,
        } in slots::taken(&calendar)
        {
            let slot = slot(stage, who, start, minutes)?;
            match what {
                What::Visit(person, kind) => book(stage, person, kind, slot)?,
                What::Lunch => stage.apply(blocked(slot, &text.lunch)).map(drop)?,
                What::Storeroom => stage.apply(blocked(slot, &text.storeroom)).map(drop)?,
                What::KeptFree => (),
            }
        }
        Ok(())
    });
    script.scene(calendar.past(3, 14, 0), Role::Nurse, move |stage| {
        stage.apply(Edit::Cancel {
            appointment: stage.appointment(Person::Late)?,
            by: CancelledBy::Patient,
            note: text.cancelled.clone(),
        })?;
        Ok(())
    });
}

pub fn slot(stage: &Stage, role: Role, start: Moment, minutes: u32) -> Result<Slot, Error> {
    let practitioner = stage.user(role)?;
    Ok(Slot {
        practitioner,
        start,
        minutes,
    })
}

fn blocked(slot: Slot, note: &str) -> Edit {
    Edit::Book(Booking {
        patient: None,
        kind: AppointmentKind::Blocked,
        slot,
        areas: BTreeSet::new(),
        product: None,
        note: note.to_owned(),
    })
}

pub fn book(
    stage: &mut Stage,
    person: Person,
    kind: AppointmentKind,
    slot: Slot,
) -> Result<(), Error> {
    let doses = (kind == AppointmentKind::Treatment).then(|| talk::planned(person));
    let booking = Booking {
        patient: Some(stage.patient(person)?),
        kind,
        slot,
        areas: doses.map(talk::areas).unwrap_or_default(),
        product: doses.map(|_| talk::product()),
        note: String::new(),
    };
    stage.book(person, Edit::Book(booking))
}

fn review(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    script.scene(calendar.past(2, 10, 0), Role::Reviewer, move |stage| {
        let text_searched = text.search.clone();
        stage.apply(Edit::NoteSearch {
            hits: stage.journal().find(&text_searched, 1)?.count as u32,
            text: text_searched,
        })?;
        stage.apply(Edit::OpenRecord {
            patient: stage.patient(Person::Photos)?,
            purpose: Some(text.purpose.clone()),
        })?;
        Ok(())
    });
}

/// A time that a treatment of the forehead and the brow is asked for.
pub fn treatment(stage: &Stage, person: Person, start: Moment) -> Result<Booking, Error> {
    Ok(Booking {
        patient: Some(stage.patient(person)?),
        kind: AppointmentKind::Treatment,
        slot: slot(stage, Role::Nurse, start, 30)?,
        areas: talk::areas(talk::FOREHEAD_AND_BROW),
        product: Some(talk::product()),
        note: String::new(),
    })
}
