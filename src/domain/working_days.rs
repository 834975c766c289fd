//! Working days as deadlines of the law count them (`journal-law.md` §6).
//!
//! Monday to Friday but for the public holidays. *Store bededag* is an ordinary day since 2024; 1 May, 5 June, 24 and 31
//! December count as working days, because that gives the earlier date.

use super::time::Day;

/// The day that lies so many working days after another, which is not counted itself.
pub fn after(day: Day, working_days: u32) -> Day {
    let mut reached = day;
    for _ in 0..working_days {
        reached = reached.plus_days(1);
        while !is_working_day(reached) {
            reached = reached.plus_days(1);
        }
    }
    reached
}

pub fn is_working_day(day: Day) -> bool {
    day.weekday() < 5 && !is_holiday(day)
}

/// Those that can fall on a weekday.
fn is_holiday(day: Day) -> bool {
    let fixed = matches!((day.month(), day.day_of_month()), (1, 1) | (12, 25 | 26));
    // Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday.
    let moving = easter(day.year())
        .is_some_and(|easter| [-3, -2, 1, 39, 50].contains(&easter.days_until(day)));
    fixed || moving
}

/// Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
fn easter(year: i32) -> Option<Day> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let (leap_centuries, odd_centuries) = (century / 4, century % 4);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - correction + 15) % 30;
    let (leap_years, odd_years) = (of_century / 4, of_century % 4);
    let to_sunday = (32 + 2 * odd_centuries + 2 * leap_years - epact - odd_years) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let from_march = epact + to_sunday - 7 * late + 114;
    let month = u32::try_from(from_march / 31).ok()?;
    let day = u32::try_from(from_march % 31 + 1).ok()?;
    Day::new(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for sunday in [
            "1961-04-02",
            "2000-04-23",
            "2008-03-23",
            "2024-03-31",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18",
            "2050-04-10",
        ] {
            let sunday = day(sunday);
            assert_eq!(easter(sunday.year()), Some(sunday));
        }
        for year in 1900..2200 {
            let found = easter(year).expect("a day");
            assert_eq!(found.weekday(), 6, "{year}");
        }
    }

    #[test]
    fn holidays_are_no_working_days_and_store_bededag_is_one() {
        for (date, works) in [
            ("2026-01-01", false),
            ("2026-04-01", true),
            ("2026-04-02", false),
            ("2026-04-03", false),
            ("2026-04-04", false),
            ("2026-04-06", false),
            ("2026-04-07", true),
            ("2026-05-01", true),
            ("2026-05-14", false),
            ("2026-05-15", true),
            ("2026-05-25", false),
            ("2026-06-05", true),
            ("2026-12-24", true),
            ("2026-12-25", false),
            ("2026-12-26", false),
            ("2026-12-31", true),
        ] {
            assert_eq!(is_working_day(day(date)), works, "{date}");
        }
    }
}
