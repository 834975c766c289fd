//! Six weeks ago: many are registered, and the doctor examines those whose reflection period is over by now.

use std::cell::RefCell;
use std::rc::Rc;

use super::super::cast::Person;
use super::super::crowd::{BATCH, Crowd};
use super::super::{Demo, talk};
use super::{Script, Timing};
use crate::domain::fact::Fact;
use crate::domain::information::Channel;
use crate::domain::time::{HOUR, MINUTE};
use crate::domain::user::Role;
use crate::journal::{Amendment, Edit};

pub fn write(script: &mut Script<'_>, demo: &Demo) {
    crowd(script, demo);
    registrations(script);
    eyes_and_forehead(script);
    amended(script);
    online(script);
    advised_against(script);
    told_first(script);
    declined(script);
    late(script);
    over(script);
}

fn crowd(script: &mut Script<'_>, demo: &Demo) {
    let (calendar, words) = (script.calendar, script.words);
    let left = demo.patients.saturating_sub(Person::ALL.len());
    let crowd = Rc::new(RefCell::new(Crowd::new(&words.names, demo.seed)));
    // However many there are, they are registered within this one day.
    let batches = left.div_ceil(BATCH);
    let apart = 8 * HOUR / i64::try_from(batches).unwrap_or(i64::MAX).max(1);
    for (batch, count) in (0..).zip(sizes(left)) {
        let crowd = Rc::clone(&crowd);
        let at = calendar.past(30, 8, 30).plus(batch * apart);
        script.scene(at, Role::Doctor, move |stage| {
            let doctor = stage.user(Role::Doctor)?;
            let mut crowd = crowd.borrow_mut();
            let next = std::iter::from_fn(|| crowd.next(doctor));
            stage.apply_many(next.take(count).map(Edit::RegisterPatient).collect())
        });
    }
}

/// Full batches, and at the end what is left.
fn sizes(mut left: usize) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let size = left.min(BATCH);
        left -= size;
        (size > 0).then_some(size)
    })
}

fn registrations(script: &mut Script<'_>) {
    let (calendar, words) = (script.calendar, script.words);
    let early = Person::ALL
        .into_iter()
        .filter(|person| !person.is_new_this_week() && !person.came_first());
    for (person, place) in early.zip(0..) {
        let at = calendar.past(28, 9, 0).plus(place * 6 * MINUTE);
        script.scene(at, Role::Doctor, move |stage| {
            let doctor = stage.user(Role::Doctor)?;
            let registration = person.registration(words, &calendar, doctor)?;
            stage.register(person, Edit::RegisterPatient(registration))
        });
    }
}

fn eyes_and_forehead(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let timing = Timing::usual(calendar.past(25, 10, 0));
    script.consultation(Person::Photos, timing, move |stage| {
        let mut draft = talk::consultation(timing.began, talk::ALL, text);
        draft.wishes.clone_from(&text.wishes_eyes);
        draft.companion.clone_from(&text.companion);
        let yesterday = timing.began.plus(-20 * HOUR);
        let draft = talk::with_painkiller(draft, yesterday, text);
        let draft = talk::with_sheet(draft, stage.sheet()?, timing.written, Channel::Paper);
        Ok(talk::told(draft, timing.oral, text))
    });
    script.informed(
        Person::PhotosMissing,
        Timing::usual(calendar.past(22, 10, 0)),
        talk::FOREHEAD_AND_BROW,
    );
}

fn amended(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let timing = Timing::usual(calendar.past(24, 11, 0));
    script.informed(Person::Amended, timing, talk::EYES);
    script.scene(calendar.past(23, 9, 15), Role::Doctor, move |stage| {
        let patient = stage.patient(Person::Amended)?;
        let record = stage.journal().record(patient)?;
        let Some(told) = record.course.plans.last() else {
            return Ok(());
        };
        let mut plan = told.value.clone();
        for planned in &mut plan.areas {
            planned.units = "6".parse().ok();
        }
        stage.apply(Edit::Amend(Amendment {
            patient,
            entry: told.id,
            occurred_at: told.occurred_at,
            fact: Fact::Plan(plan),
            reason: text.amended_because.clone(),
        }))?;
        let mut to = record.patient;
        to.phone.clone_from(&text.corrected_phone);
        let reason = text.corrected_because.clone();
        stage.apply(Edit::CorrectPatient {
            patient,
            to,
            reason,
        })?;
        Ok(())
    });
}

fn online(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let timing = Timing {
        written: calendar.past(18, 8, 40),
        ..Timing::usual(calendar.past(18, 13, 0))
    };
    script.consultation(Person::Online, timing, move |stage| {
        let draft = talk::consultation(timing.began, talk::BROW, text);
        let draft = talk::online(draft, text);
        let draft = talk::with_sheet(draft, stage.sheet()?, timing.written, Channel::SecureMail);
        Ok(talk::told(draft, timing.oral, text))
    });
}

fn advised_against(script: &mut Script<'_>) {
    let text = script.text();
    let timing = Timing::usual(script.calendar.past(15, 10, 0));
    script.consultation(Person::AdvisedAgainst, timing, move |_| {
        let draft = talk::consultation(timing.began, talk::BROW, text);
        Ok(talk::advised_against(draft, text))
    });
}

/// The doctor tells everything and only then thinks of the sheet (R21b).
fn told_first(script: &mut Script<'_>) {
    let began = script.calendar.past(14, 10, 0);
    let timing = Timing {
        written: began.plus(31 * MINUTE),
        ..Timing::usual(began)
    };
    script.informed(Person::OralFirst, timing, talk::BROW);
}

fn declined(script: &mut Script<'_>) {
    let text = script.text();
    let timing = Timing::usual(script.calendar.past(12, 9, 30));
    script.consultation(Person::Declined, timing, move |_| {
        let mut draft = talk::consultation(timing.began, talk::BROW, text);
        draft.information_declined = Some(text.declined.clone());
        Ok(draft)
    });
}

/// Told on the day, written down two days later (R06).
fn late(script: &mut Script<'_>) {
    let (calendar, text) = (script.calendar, script.text());
    let timing = Timing::usual(calendar.past(11, 11, 0));
    script.consultation(Person::Late, timing, move |_| {
        let mut draft = talk::consultation(timing.began, talk::FOREHEAD_AND_BROW, text);
        draft.information_later = true;
        Ok(draft)
    });
    script.scene(calendar.past(9, 16, 0), Role::Doctor, move |stage| {
        let patient = stage.patient(Person::Late)?;
        let scope = talk::scope(talk::FOREHEAD_AND_BROW);
        let written = talk::handed_over(stage.sheet()?, scope.clone());
        stage.apply(Edit::RecordWritten {
            patient,
            at: timing.written,
            information: written,
        })?;
        stage.apply(Edit::RecordOral {
            patient,
            at: timing.oral,
            information: talk::told_alone(scope, timing.oral),
        })?;
        Ok(())
    });
}

fn over(script: &mut Script<'_>) {
    let calendar = script.calendar;
    let forehead = talk::FOREHEAD_AND_BROW;
    script.informed(
        Person::Over,
        Timing::usual(calendar.past(8, 10, 0)),
        forehead,
    );
    script.informed(
        Person::Booked,
        Timing::usual(calendar.past(7, 13, 0)),
        forehead,
    );
    for (person, days, hour) in [
        (Person::Ready, 10, 9),
        (Person::ReadyWithRemarks, 10, 10),
        (Person::Nearly, 9, 10),
        (Person::Blocked, 9, 11),
        (Person::Overridden, 8, 13),
    ] {
        let timing = Timing::usual(calendar.past(days, hour, 0));
        script.informed(person, timing, talk::planned(person));
        script.prescribed(person, timing.signed.plus(2 * MINUTE));
    }
}
