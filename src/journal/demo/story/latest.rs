//! The last three days: talks whose reflection period is running, a draft without a signature, and who has come today.

use super::super::cast::Person;
use super::super::talk;
use super::middle::treatment;
use super::{Script, Timing};
use crate::domain::time::MINUTE;
use crate::domain::user::Role;
use crate::journal::Edit;

pub fn write(script: &mut Script<'_>) {
    unsigned(script);
    too_early(script);
    running(script);
    arrivals(script);
}

fn unsigned(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let began = calendar.told(12, 40);
    let saved = calendar.told(12, 55);
    script.drafted(Person::Draft, began, saved, move |_| {
        Ok(talk::half(began, text))
    });
}

fn too_early(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let timing = Timing {
        oral: calendar.told(13, 50),
        signed: calendar.told(13, 53),
        ..Timing::usual(calendar.told(13, 30))
    };
    arrival(script, Person::TooEarly, timing.began);
    script.informed(Person::TooEarly, timing, talk::FOREHEAD_AND_BROW);
    script.scene(calendar.told(13, 56), Role::Doctor, move |stage| {
        let booking = treatment(stage, Person::TooEarly, calendar.too_early())?;
        let reason = text.too_early_because.clone();
        stage.apply_signed(Edit::BookTooEarly { booking, reason })?;
        Ok(())
    });
}

fn running(script: &mut Script<'_>) {
    let timing = Timing::usual(script.calendar.told(14, 0));
    arrival(script, Person::Running, timing.began);
    script.informed(Person::Running, timing, talk::FOREHEAD_AND_BROW);
}

fn arrivals(script: &mut Script<'_>) {
    let calendar = script.calendar;
    for (person, hour, minute) in [
        (Person::Amended, 8, 30),
        (Person::New, 9, 0),
        (Person::LookAlike, 10, 0),
        (Person::Photos, 11, 15),
        (Person::EighteenToday, 13, 0),
        (Person::Online, 14, 45),
        (Person::PhotosMissing, 15, 0),
    ] {
        arrival(script, person, calendar.today(hour, minute));
    }
    script.scene(calendar.today(9, 50), Role::Doctor, |stage| {
        let appointment = stage.appointment(Person::OtherLookAlike)?;
        stage.apply(Edit::NoShow(appointment)).map(drop)
    });
}

/// Three minutes before the time that was agreed.
fn arrival(script: &mut Script<'_>, person: Person, start: crate::domain::time::Moment) {
    script.scene(start.plus(-3 * MINUTE), Role::Doctor, move |stage| {
        let appointment = stage.appointment(person)?;
        stage.apply(Edit::Arrive(appointment)).map(drop)
    });
}
