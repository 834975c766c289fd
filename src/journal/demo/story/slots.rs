//! Who is booked with whom, and when: fixed times of the day, and times round now that are fitted in between them.

use super::super::Calendar;
use super::super::cast::Person;
use crate::domain::appointment::AppointmentKind;
use crate::domain::time::{MINUTE, Moment};
use crate::domain::user::Role;

/// A time that somebody's day holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Time {
    pub who: Role,
    pub what: What,
    pub start: Moment,
    pub minutes: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    Visit(Person, AppointmentKind),
    Lunch,
    Storeroom,
    /// For an appointment that is made later.
    KeptFree,
}

/// Every time that is booked in the week before now.
pub fn taken(calendar: &Calendar) -> Vec<Time> {
    let mut times = fixed(calendar);
    for (who, what, minutes_from_now, minutes) in round_now() {
        let near = calendar.at.plus(minutes_from_now * MINUTE);
        let start = fitted(calendar, &times, (who, minutes), near);
        times.push(Time {
            who,
            what,
            start,
            minutes,
        });
    }
    times
}

fn fixed(calendar: &Calendar) -> Vec<Time> {
    use AppointmentKind::{Consultation, Control, Treatment};
    use Role::{Doctor, Nurse};
    use What::{KeptFree, Lunch, Storeroom, Visit};
    let today = |hour, minute| calendar.today(hour, minute);
    let lunch = today(12, 0);
    let rows = [
        (Doctor, Visit(Person::New, Consultation), today(9, 0), 30),
        (
            Doctor,
            Visit(Person::OtherLookAlike, Consultation),
            today(9, 30),
            30,
        ),
        (
            Doctor,
            Visit(Person::LookAlike, Consultation),
            today(10, 0),
            30,
        ),
        (
            Doctor,
            Visit(Person::EighteenToday, Consultation),
            today(13, 0),
            30,
        ),
        (
            Doctor,
            Visit(Person::UnderAge, Consultation),
            today(15, 45),
            30,
        ),
        (
            Doctor,
            Visit(Person::TooEarly, Consultation),
            calendar.told(13, 30),
            25,
        ),
        (
            Doctor,
            Visit(Person::Running, Consultation),
            calendar.told(14, 0),
            35,
        ),
        // Nobody is free in the very minute in which the period ends.
        (
            Doctor,
            Visit(Person::Declined, Control),
            calendar.limit(),
            10,
        ),
        (Nurse, Storeroom, calendar.limit(), 10),
        (Nurse, Visit(Person::Amended, Control), today(8, 30), 20),
        (Nurse, Visit(Person::Photos, Treatment), today(11, 15), 30),
        (Nurse, Visit(Person::Online, Control), today(14, 45), 15),
        (
            Nurse,
            Visit(Person::PhotosMissing, Treatment),
            today(15, 0),
            30,
        ),
        (
            Nurse,
            Visit(Person::Booked, Treatment),
            calendar.coming(2, 10, 0),
            30,
        ),
        (
            Nurse,
            Visit(Person::Late, Treatment),
            calendar.coming(3, 9, 0),
            30,
        ),
        (Doctor, Lunch, lunch, 30),
        (Nurse, Lunch, lunch, 30),
        (Nurse, KeptFree, calendar.too_early(), 30),
    ];
    let time = |(who, what, start, minutes)| Time {
        who,
        what,
        start,
        minutes,
    };
    rows.map(time).into()
}

/// With whom, for what, how many minutes from now, and for how many.
fn round_now() -> [(Role, What, i64, u32); 9] {
    use AppointmentKind::{Control, Treatment};
    use Role::{Doctor, Nurse};
    let visit = What::Visit;
    [
        (Nurse, visit(Person::Ready, Treatment), -10, 20),
        (Doctor, visit(Person::ReadyWithRemarks, Treatment), -30, 30),
        (Nurse, visit(Person::Returning, Treatment), -40, 30),
        (Nurse, visit(Person::Overridden, Treatment), -90, 20),
        (Nurse, visit(Person::Blocked, Treatment), -20, 20),
        (Nurse, visit(Person::Nearly, Treatment), 30, 20),
        (Nurse, visit(Person::Treated, Treatment), 60, 30),
        (Nurse, visit(Person::Deviation, Control), 100, 15),
        (Doctor, visit(Person::DeviationSigned, Control), 100, 15),
    ]
}

/// Within opening hours.
const FIRST: u32 = 9;
const LAST: u32 = 17;
const GRID: i64 = 5 * MINUTE;

/// The free time today that lies nearest, on a grid of five minutes.
fn fitted(
    calendar: &Calendar,
    taken: &[Time],
    (who, minutes): (Role, u32),
    near: Moment,
) -> Moment {
    let length = |minutes: u32| i64::from(minutes) * MINUTE;
    let (first, last) = (calendar.today(FIRST, 0), calendar.today(LAST, 0));
    let last = last.plus(-length(minutes));
    let is_free = |start: Moment| {
        let end = start.plus(length(minutes));
        let mut own = taken.iter().filter(|time| time.who == who);
        own.all(|time| end <= time.start || time.start.plus(length(time.minutes)) <= start)
    };
    let starts = (0..).map(|step| first.plus(step * GRID));
    let starts = starts.take_while(|start| *start <= last);
    let distance = |start: &Moment| start.since(near).abs();
    let free = starts.filter(|start| is_free(*start)).min_by_key(distance);
    free.unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::HOUR;

    #[test]
    fn at_every_hour_of_two_weeks_nobody_is_in_two_places() {
        let first = Moment::parse_rfc3339("2026-03-23T00:07:00+01:00").expect("a moment");
        for hour in 0..14 * 24 {
            let calendar = Calendar::new(first.plus(hour * HOUR)).expect("a calendar");
            let times = taken(&calendar);
            for (place, one) in times.iter().enumerate() {
                let end = one.start.plus(i64::from(one.minutes) * MINUTE);
                let mut others = times.iter().skip(place + 1);
                let meets = |other: &&Time| {
                    let other_end = other.start.plus(i64::from(other.minutes) * MINUTE);
                    other.who == one.who && one.start < other_end && other.start < end
                };
                assert_eq!(others.find(meets), None, "{one:?} at {}", calendar.at);
            }
        }
    }
}
