//! The week before: the nurse attaches photos, answers the telephone and books; a reviewer looks at a record.

use super::super::cast::Person;
use super::super::stage::Stage;
use super::super::{Error, pictures, talk};
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

fn bookings(script: &mut Script<'_>) {
    use AppointmentKind::{Blocked, Consultation, Control, Treatment};
    let (calendar, text) = (script.calendar, script.text());
    let (doctor, nurse) = (Role::Doctor, Role::Nurse);
    let today = |hour, minute| calendar.today(hour, minute);
    let limit = calendar.limit();
    let booked = [
        (Some(Person::Amended), Control, nurse, today(8, 30), 20),
        (Some(Person::New), Consultation, doctor, today(9, 0), 30),
        (
            Some(Person::OtherLookAlike),
            Consultation,
            doctor,
            today(9, 30),
            30,
        ),
        (
            Some(Person::LookAlike),
            Consultation,
            doctor,
            today(10, 0),
            30,
        ),
        (Some(Person::Photos), Treatment, nurse, today(11, 15), 30),
        (None, Blocked, doctor, today(12, 0), 30),
        (None, Blocked, nurse, today(12, 0), 30),
        (
            Some(Person::EighteenToday),
            Consultation,
            doctor,
            today(13, 0),
            30,
        ),
        (Some(Person::Online), Control, nurse, today(14, 45), 15),
        (
            Some(Person::PhotosMissing),
            Treatment,
            nurse,
            today(15, 0),
            30,
        ),
        (
            Some(Person::UnderAge),
            Consultation,
            doctor,
            today(15, 45),
            30,
        ),
        (
            Some(Person::TooEarly),
            Consultation,
            doctor,
            calendar.told(13, 30),
            25,
        ),
        (
            Some(Person::Running),
            Consultation,
            doctor,
            calendar.told(14, 0),
            35,
        ),
        // Nobody is free in the very minute in which the period ends.
        (Some(Person::Declined), Control, doctor, limit, 10),
        (None, Blocked, nurse, limit, 10),
        (
            Some(Person::Booked),
            Treatment,
            nurse,
            calendar.coming(2, 10, 0),
            30,
        ),
        (
            Some(Person::Late),
            Treatment,
            nurse,
            calendar.coming(3, 9, 0),
            30,
        ),
    ];
    script.scene(calendar.past(3, 10, 0), Role::Nurse, move |stage| {
        for (person, kind, who, start, minutes) in booked {
            let slot = Slot {
                practitioner: stage.user(who)?,
                start,
                minutes,
            };
            let note = match (kind, who) {
                (Blocked, Role::Nurse) if start == limit => &text.storeroom,
                (Blocked, _) => &text.lunch,
                (Consultation | Control | Treatment, _) => "",
            };
            book(stage, person, kind, slot, note)?;
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

fn book(
    stage: &mut Stage,
    person: Option<Person>,
    kind: AppointmentKind,
    slot: Slot,
    note: &str,
) -> Result<(), Error> {
    let treatment = kind == AppointmentKind::Treatment;
    let (areas, product) = match person.filter(|_| treatment) {
        Some(Person::Photos) => (talk::areas(talk::ALL), Some(talk::product())),
        Some(_) => (talk::areas(talk::FOREHEAD_AND_BROW), Some(talk::product())),
        None => (std::collections::BTreeSet::new(), None),
    };
    let booking = Booking {
        patient: person.map(|person| stage.patient(person)).transpose()?,
        kind,
        slot,
        areas,
        product,
        note: note.to_owned(),
    };
    match person {
        Some(person) => stage.book(person, Edit::Book(booking)),
        None => stage.apply(Edit::Book(booking)).map(drop),
    }
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
        slot: Slot {
            practitioner: stage.user(Role::Nurse)?,
            start,
            minutes: 30,
        },
        areas: talk::areas(talk::FOREHEAD_AND_BROW),
        product: Some(talk::product()),
        note: String::new(),
    })
}
