//! Which type a number seems to be while it is typed (`identity.md` §2, last paragraph).

use super::number::{Fault, NumberType};
use super::typed::normalised;

/// What the typed text looks like so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recognised {
    /// It has the form of this type and is taken as it.
    Is(NumberType),
    /// It may be this type; the person has to say so.
    Offered(NumberType),
    /// It has the form of an eCPR with a seventh character that none has.
    Not(Fault),
}

/// Recognises the type by form alone; whether the date exists is asked by [`Number::parse`](super::Number::parse).
///
/// `practice` says whether the journal is a practice journal, where a raised day means a demonstration number.
pub fn recognise(typed: &str, practice: bool) -> Recognised {
    let text = normalised(typed);
    let Ok(ten) = <[u8; 10]>::try_from(text.as_bytes()) else {
        return Recognised::Offered(NumberType::ForeignId);
    };
    let [.., mark, first, second, last] = ten;
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    let letters = first.is_ascii_uppercase() && second.is_ascii_uppercase();
    if letters && text.get(..7).is_some_and(|part| digits(part.as_bytes())) && digits(&[last]) {
        return by_mark(mark);
    }
    if digits(&ten) {
        return by_day(&text, practice);
    }
    Recognised::Offered(NumberType::ForeignId)
}

const fn by_mark(mark: u8) -> Recognised {
    match mark {
        b'0' | b'5' | b'6' => Recognised::Is(NumberType::DEcpr),
        b'1' | b'7' => Recognised::Is(NumberType::XEcpr),
        _ => Recognised::Not(Fault::OtherMark),
    }
}

fn by_day(ten_digits: &str, practice: bool) -> Recognised {
    let day: u32 = ten_digits
        .get(..2)
        .and_then(|day| day.parse().ok())
        .unwrap_or_default();
    match day {
        1..=31 => Recognised::Is(NumberType::Cpr),
        61..=91 if practice => Recognised::Offered(NumberType::Demo),
        61..=91 => Recognised::Offered(NumberType::ReplacementCpr),
        _ => Recognised::Offered(NumberType::ForeignId),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_is_recognised_while_typing() {
        use NumberType::{Cpr, DEcpr, Demo, ForeignId, ReplacementCpr, XEcpr};
        use Recognised::{Is, Not, Offered};
        for (typed, practice, recognised) in [
            ("211062-5629", false, Is(Cpr)),
            (" 01 0150 - 5006 ", true, Is(Cpr)),
            ("310250-5000", false, Is(Cpr)),
            ("670385-0718", false, Offered(ReplacementCpr)),
            ("670385-0718", true, Offered(Demo)),
            ("910185-0718", false, Offered(ReplacementCpr)),
            ("920385-0718", false, Offered(ForeignId)),
            ("320150-5000", false, Offered(ForeignId)),
            ("001350-5000", false, Offered(ForeignId)),
            ("140385-0ab2", false, Is(DEcpr)),
            ("1403855AB2", false, Is(DEcpr)),
            ("1403856AB2", false, Is(DEcpr)),
            ("1403851AB2", false, Is(XEcpr)),
            ("1403857AB2", false, Is(XEcpr)),
            ("1403852AB2", false, Not(Fault::OtherMark)),
            ("1403850A12", false, Offered(ForeignId)),
            ("PASSPORTAB", false, Offered(ForeignId)),
            ("010150-500", false, Offered(ForeignId)),
            ("1403850ÆB2", false, Offered(ForeignId)),
            ("", false, Offered(ForeignId)),
        ] {
            assert_eq!(recognise(typed, practice), recognised, "{typed}");
        }
    }
}
