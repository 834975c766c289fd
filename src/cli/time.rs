//! Moments as they are typed: a clock face in Copenhagen, or with an offset.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::time::{LocalTime, MINUTE, Moment};

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadTime {
    #[error("not a moment")]
    Form,
    /// The hour that spring leaves out.
    #[error("a clock face that does not exist that day")]
    Never,
    /// The hour that autumn has twice.
    #[error("a clock face that occurs twice that day")]
    Twice,
}

/// `YYYY-MM-DDTHH:MM[:SS]`, and behind it nothing, `Z`, `+HH`, `+HHMM` or `+HH:MM`. Fractions of a second are dropped.
pub fn parse(typed: &str) -> Result<Moment, BadTime> {
    let (face, offset) = parted(typed.trim())?;
    let local = clock_face(face).ok_or(BadTime::Form)?;
    let moment = match offset {
        Some(minutes) => {
            let utc = local.and_utc().timestamp_micros();
            Moment::from_micros(utc).plus(-minutes * MINUTE)
        }
        None => match Moment::from_local(local) {
            LocalTime::Once(moment) => moment,
            LocalTime::Never => return Err(BadTime::Never),
            LocalTime::Twice(..) => return Err(BadTime::Twice),
        },
    };
    Ok(moment)
}

/// The clock face, and the offset in minutes if there is one.
fn parted(typed: &str) -> Result<(&str, Option<i64>), BadTime> {
    if let Some(face) = typed.strip_suffix('Z') {
        return Ok((face, Some(0)));
    }
    // The hyphens of the date come before the `T`.
    let Some(at) = typed.rfind(['+', '-', 'T']) else {
        return Err(BadTime::Form);
    };
    let (face, tail) = typed.split_at_checked(at).ok_or(BadTime::Form)?;
    let sign = match tail.chars().next() {
        Some('+') => 1,
        Some('-') => -1,
        _ => return Ok((typed, None)),
    };
    let digits: String = tail.chars().skip(1).filter(|c| *c != ':').collect();
    let minutes = match *digits.as_bytes() {
        [_, _] => pair(&digits, 0).map(|hours| hours * 60),
        [_, _, _, _] => pair(&digits, 0)
            .zip(pair(&digits, 2))
            .filter(|(_, minutes)| *minutes < 60)
            .map(|(hours, minutes)| hours * 60 + minutes),
        _ => None,
    };
    let minutes = minutes.filter(|minutes| *minutes <= 14 * 60);
    Ok((face, Some(sign * minutes.ok_or(BadTime::Form)?)))
}

fn clock_face(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T')?;
    let (time, fraction) = match time.split_once('.') {
        Some((time, fraction)) => (time, Some(fraction)),
        None => (time, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if fraction.is_some_and(|fraction| time.len() != 8 || !digits(fraction)) {
        return None;
    }
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = match time.len() {
        5 => numbers(time, ':', [2, 2]).map(|[hour, minute]| [hour, minute, 0])?,
        _ => numbers(time, ':', [2, 2, 2])?,
    };
    let year = i32::try_from(year)
        .ok()
        .filter(|year| (1800..=2300).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour, minute, second)
}

/// So many numbers of so many digits, parted by one sign.
fn numbers<const N: usize>(text: &str, sign: char, lengths: [usize; N]) -> Option<[u32; N]> {
    let mut parts = text.split(sign);
    let mut numbers = [0; N];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let part = parts.next()?;
        let plain = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = plain.then(|| part.parse().ok()).flatten()?;
    }
    parts.next().is_none().then_some(numbers)
}

fn pair(digits: &str, at: usize) -> Option<i64> {
    let two = digits.get(at..at + 2)?;
    let plain = two.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| two.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(typed: &str) -> String {
        parse(typed).expect(typed).to_string()
    }

    #[test]
    fn a_clock_face_is_copenhagens_and_an_offset_is_its_own() {
        for (typed, expected) in [
            ("2026-11-23T14:30", "2026-11-23T13:30:00Z"),
            ("2026-07-01T14:30:05", "2026-07-01T12:30:05Z"),
            ("2026-11-23T14:30+01:00", "2026-11-23T13:30:00Z"),
            ("2026-11-23T14:30:59.999+01", "2026-11-23T13:30:59Z"),
            ("2026-11-23T13:30Z", "2026-11-23T13:30:00Z"),
            ("2026-11-23T08:00:00-0530", "2026-11-23T13:30:00Z"),
            ("2026-10-25T02:30+02:00", "2026-10-25T00:30:00Z"),
            ("2026-10-25T02:30+01:00", "2026-10-25T01:30:00Z"),
        ] {
            assert_eq!(utc(typed), expected, "{typed}");
        }
    }

    #[test]
    fn the_hours_of_the_two_sundays_ask_for_an_offset() {
        assert_eq!(parse("2026-03-29T02:00"), Err(BadTime::Never));
        assert_eq!(parse("2026-03-29T02:59:59"), Err(BadTime::Never));
        assert!(parse("2026-03-29T03:00").is_ok() && parse("2026-03-29T01:59:59").is_ok());
        assert_eq!(parse("2026-10-25T02:00"), Err(BadTime::Twice));
        assert_eq!(parse("2026-10-25T02:59:59"), Err(BadTime::Twice));
        assert!(parse("2026-10-25T03:00").is_ok() && parse("2026-10-25T01:59:59").is_ok());
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for typed in [
            "",
            "T",
            "Z",
            "+01",
            "2026-11-23",
            "14:30",
            "2026-11-23 14:30",
            "2026-11-31T10:00",
            "2026-02-29T10:00",
            "2026-11-23T24:00",
            "2026-11-23T10:60",
            "2026-11-23T10:00:60",
            "2026-11-23T10:00.5",
            "2026-11-23T10:00:00.",
            "26-11-23T10:00",
            "2026-1-2T10:00",
            "2026-11-23T10:00+1",
            "2026-11-23T10:00+15:00",
            "2026-11-23T10:00+01:60",
            "2026-11-23T10:00+01:00Z",
            "1799-01-01T10:00",
            "2301-01-01T10:00",
            "æøå",
            "2026-11-23T1o:00",
            "2026-11-23T+1:00",
            "2026-11-23T10:00+æ",
        ] {
            assert_eq!(parse(typed), Err(BadTime::Form), "{typed}");
        }
    }
}
