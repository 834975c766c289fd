//! The week before: the nurse attaches photos, answers the telephone and books; a reviewer looks at a record.

use std::collections::BTreeSet;

use super::super::cast::Person;
use super::super::stage::Stage;
use super::super::{Calendar, Error, pictures, talk};
use super::Script;
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
    for (person, pictures, hour) in [
        (Person::Photos, pictures::FIRST, 9),
        (Person::PhotosMissing, pictures::SECOND, 10),
    ] {
        let taken = calendar.past(5, hour, 3);
        script.scene(calendar.past(5, hour, 20), Role::Nurse, move |stage| {
            let patient = stage.patient(person)?;
            let purpose = None;
            stage.apply(Edit::OpenRecord { patient, purpose })?;
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

/// Who is booked with somebody: for what, when and for how many minutes.
type Times = Vec<(Person, AppointmentKind, Moment, u32)>;

fn with_the_doctor(calendar: &Calendar) -> Times {
    use AppointmentKind::{Consultation, Control};
    let today = |hour, minute| calendar.today(hour, minute);
    vec![
        (Person::New, Consultation, today(9, 0), 30),
        (Person::OtherLookAlike, Consultation, today(9, 30), 30),
        (Person::LookAlike, Consultation, today(10, 0), 30),
        (Person::EighteenToday, Consultation, today(13, 0), 30),
        (Person::UnderAge, Consultation, today(15, 45), 30),
        (Person::TooEarly, Consultation, calendar.told(13, 30), 25),
        (Person::Running, Consultation, calendar.told(14, 0), 35),
        // Nobody is free in the very minute in which the period ends.
        (Person::Declined, Control, calendar.limit(), 10),
    ]
}

fn with_the_nurse(calendar: &Calendar) -> Times {
    use AppointmentKind::{Control, Treatment};
    let today = |hour, minute| calendar.today(hour, minute);
    vec![
        (Person::Amended, Control, today(8, 30), 20),
        (Person::Photos, Treatment, today(11, 15), 30),
        (Person::Online, Control, today(14, 45), 15),
        (Person::PhotosMissing, Treatment, today(15, 0), 30),
        (Person::Booked, Treatment, calendar.coming(2, 10, 0), 30),
        (Person::Late, Treatment, calendar.coming(3, 9, 0), 30),
    ]
}

fn bookings(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    script.scene(calendar.past(3, 10, 0), Role::Nurse, move |stage| {
        for (role, times) in [
            (Role::Doctor, with_the_doctor(&calendar)),
            (Role::Nurse, with_the_nurse(&calendar)),
        ] {
            for (person, kind, start, minutes) in times {
                let slot = slot(stage, role, start, minutes)?;
                book(stage, person, kind, slot)?;
            }
        }
        let lunch = calendar.today(12, 0);
        for (role, start, minutes, note) in [
            (Role::Doctor, lunch, 30, &text.lunch),
            (Role::Nurse, lunch, 30, &text.lunch),
            (Role::Nurse, calendar.limit(), 10, &text.storeroom),
        ] {
            let slot = slot(stage, role, start, minutes)?;
            stage.apply(Edit::Book(blocked(slot, note)))?;
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

fn slot(stage: &Stage, role: Role, start: Moment, minutes: u32) -> Result<Slot, Error> {
    let practitioner = stage.user(role)?;
    Ok(Slot {
        practitioner,
        start,
        minutes,
    })
}

fn blocked(slot: Slot, note: &str) -> Booking {
    Booking {
        patient: None,
        kind: AppointmentKind::Blocked,
        slot,
        areas: BTreeSet::new(),
        product: None,
        note: note.to_owned(),
    }
}

fn book(stage: &mut Stage, person: Person, kind: AppointmentKind, slot: Slot) -> Result<(), Error> {
    let doses = match (kind, person) {
        (AppointmentKind::Treatment, Person::Photos) => Some(talk::ALL),
        (AppointmentKind::Treatment, _) => Some(talk::FOREHEAD_AND_BROW),
        _ => None,
    };
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
