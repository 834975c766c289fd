//! What is wrong with a form, in words.

use crate::domain::identity::{About, Fault, Finding, LONGEST_FOREIGN, Severity};
use crate::domain::name::{LONGEST, LineFault, NamePart};
use crate::domain::time::Day;
use crate::journal::Refusal;
use crate::text::{Text, fill};

use super::form::Wrong;

/// Why the number cannot be read. An empty field needs no sentence: it is named as missing.
pub fn number_fault(text: &Text, fault: Fault) -> Option<String> {
    let words = &text.patients;
    let place = |template: &str, place: usize| fill(template, &[("place", &place.to_string())]);
    Some(match fault {
        Fault::Empty => return None,
        Fault::Length { characters } => {
            fill(&words.fault_length, &[("count", &characters.to_string())])
        }
        Fault::NotADigit { position } => place(&words.fault_digit, position),
        Fault::NotALetter { position } => place(&words.fault_letter, position),
        Fault::OtherMark => words.fault_mark.clone(),
        Fault::NoSuchDate => words.fault_date.clone(),
        Fault::RaisedDay => words.fault_raised.clone(),
        Fault::PlainDay => words.fault_plain.clone(),
        Fault::CountryMissing | Fault::NoSuchCountry => words.fault_country.clone(),
        Fault::Line(fault) => return line_fault(text, fault, LONGEST_FOREIGN),
    })
}

fn line_fault(text: &Text, fault: LineFault, most: usize) -> Option<String> {
    let words = &text.patients;
    match fault {
        LineFault::Empty => None,
        LineFault::TooLong { .. } => Some(fill(&words.line_long, &[("count", &most.to_string())])),
        LineFault::Forbidden => Some(words.line_forbidden.clone()),
    }
}

/// What is wrong with one part of the name.
pub fn name_fault(text: &Text, wrong: &[Wrong], part: NamePart) -> Option<String> {
    wrong.iter().find_map(|wrong| match wrong {
        Wrong::Name(other, fault) if *other == part => line_fault(text, *fault, LONGEST),
        Wrong::Name(..) | Wrong::Number(_) | Wrong::BirthDate | Wrong::Refused(_) => None,
    })
}

/// A finding as a sentence.
pub fn finding(text: &Text, finding: Finding, today: Day) -> String {
    let words = &text.patients;
    match (finding.about, finding.severity) {
        (About::ControlDigit, Severity::Info) => words.no_control_digit.clone(),
        (About::BirthDateDiffers { in_number }, Severity::Info) => {
            fill(&words.other_date_info, &[("date", &text.date(in_number))])
        }
        (about, Severity::Info | Severity::Warn | Severity::Hard) => {
            text.refusal(&Refusal::Number(about), today)
        }
    }
}

/// The fields that still have to be filled or put right, by name: »Nummer, Efternavn«.
pub fn missing(text: &Text, wrong: &[Wrong]) -> String {
    let words = &text.patients;
    let mut names: Vec<&str> = Vec::new();
    for wrong in wrong {
        let name = match wrong {
            Wrong::Number(_) => &words.number_field,
            Wrong::BirthDate | Wrong::Refused(_) => &words.birth_date,
            Wrong::Name(NamePart::Family, _) => &words.family,
            Wrong::Name(NamePart::Given, _) => &words.given,
            Wrong::Name(NamePart::Preferred, _) => &words.preferred,
        };
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names.join(", ")
}
