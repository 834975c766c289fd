//! The form of a patient: plain strings while somebody types, and what they mean. It draws nothing.

use crate::domain::identity::{
    Country, Fault, Finding, Number, NumberType, Recognised, Severity, SexDigit, check, recognise,
};
use crate::domain::name::{LineFault, NameFault, NamePart, PersonName};
use crate::domain::patient::{Patient, Sex};
use crate::domain::time::Day;
use crate::ui::widget::date_field::parse_day;

/// What stands in the fields.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PatientForm {
    pub kind: NumberType,
    /// Somebody chose the kind; what is typed does not change it any more.
    pub kind_chosen: bool,
    pub number: String,
    pub country: String,
    pub birth: String,
    pub family: String,
    pub given: String,
    pub preferred: String,
    pub sex: Option<Sex>,
    pub phone: String,
    pub email: String,
    pub address: String,
    /// The number that the patient has already, while nobody corrects it: it is never shown whole.
    pub kept: Option<Number>,
}

/// One thing that keeps the form from being a patient.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    Number(Fault),
    BirthDate,
    Name(NamePart, LineFault),
    /// The number does not fit this patient (R03).
    Refused(Finding),
}

impl PatientForm {
    /// An empty form. In a practice clinic everybody has a demonstration number.
    pub const fn new(practice: bool) -> Self {
        Self {
            kind: if practice {
                NumberType::Demo
            } else {
                NumberType::Cpr
            },
            kind_chosen: false,
            number: String::new(),
            country: String::new(),
            birth: String::new(),
            family: String::new(),
            given: String::new(),
            preferred: String::new(),
            sex: None,
            phone: String::new(),
            email: String::new(),
            address: String::new(),
            kept: None,
        }
    }

    /// Takes what was typed into a search to where it belongs: a number, a telephone, or a name.
    pub fn carried(typed: &str, practice: bool) -> Self {
        let mut form = Self::new(practice);
        let typed = typed.trim();
        let digits = typed.chars().filter(char::is_ascii_digit).count();
        let is_ecpr = matches!(recognise(typed, practice), Recognised::Is(_));
        if is_ecpr || !typed.chars().any(char::is_alphabetic) {
            let field = if digits == 8 && !is_ecpr {
                &mut form.phone
            } else {
                &mut form.number
            };
            typed.clone_into(field);
            form.follow_number(practice);
        } else if let Some((family, given)) = typed.split_once(',') {
            family.trim().clone_into(&mut form.family);
            given.trim().clone_into(&mut form.given);
        } else if let Some((given, family)) = typed.rsplit_once(' ') {
            family.clone_into(&mut form.family);
            given.trim().clone_into(&mut form.given);
        } else {
            typed.clone_into(&mut form.family);
        }
        form
    }

    /// The form of somebody who is known, to be corrected.
    pub fn of(patient: &Patient) -> Self {
        let name = &patient.name;
        Self {
            kind: patient.number.kind(),
            kind_chosen: true,
            number: String::new(),
            country: String::new(),
            birth: typed_day(patient.birth_date),
            family: name.family().to_owned(),
            given: name.given().to_owned(),
            preferred: name.preferred().unwrap_or_default().to_owned(),
            sex: patient.sex,
            phone: patient.phone.clone(),
            email: patient.email.clone(),
            address: patient.address.clone(),
            kept: Some(patient.number.clone()),
        }
    }

    /// Nothing has been typed.
    pub fn is_blank(&self, practice: bool) -> bool {
        let mut blank = Self::new(practice);
        (blank.kind, blank.kind_chosen) = (self.kind, self.kind_chosen);
        *self == blank
    }

    /// The kind follows the number while it is typed, unless somebody has chosen one.
    pub fn follow_number(&mut self, practice: bool) {
        if let (Recognised::Is(kind), false) = (recognise(&self.number, practice), self.kind_chosen)
        {
            self.kind = kind;
        }
    }

    /// Another kind that the number looks like, once it is typed whole.
    pub fn offer(&self, practice: bool) -> Option<NumberType> {
        let is_whole = self.number.chars().filter(|c| c.is_alphanumeric()).count() >= 10;
        let kind = match recognise(&self.number, practice) {
            Recognised::Is(kind) | Recognised::Offered(kind) => kind,
            Recognised::Not(_) => return None,
        };
        // What reads as the chosen kind needs no other.
        let fits = self.read_number().is_ok();
        (is_whole && !fits && kind != self.kind).then_some(kind)
    }

    pub fn read_number(&self) -> Result<Number, Fault> {
        if let Some(kept) = &self.kept {
            return Ok(kept.clone());
        }
        match self.kind {
            NumberType::ForeignId => {
                if self.number.trim().is_empty() {
                    return Err(Fault::Empty);
                }
                Number::foreign(&self.number, Country::parse(&self.country)?)
            }
            NumberType::Cpr
            | NumberType::ReplacementCpr
            | NumberType::DEcpr
            | NumberType::XEcpr
            | NumberType::Demo => Number::parse(self.kind, &self.number),
        }
    }

    /// The day in the birth date field; two digits of a year mean one of the last hundred.
    pub fn birth_date(&self, today: Day) -> Option<Day> {
        parse_day(&self.birth, as_birth_dates_are_read(today), &[])
    }

    /// The birth date and sex that the number tells, to be offered and never taken over by itself.
    pub fn told_by_number(&self) -> (Option<Day>, Option<Sex>) {
        let Ok(number) = self.read_number() else {
            return (None, None);
        };
        let sex = number.sex_digit().map(|digit| match digit {
            SexDigit::Female => Sex::Female,
            SexDigit::Male => Sex::Male,
        });
        (number.birth_date(), sex)
    }

    /// Everything that speaks against the number for this patient today (R03, R04).
    pub fn findings(&self, today: Day, practice: bool) -> Vec<Finding> {
        let number = self.read_number().ok();
        number.map_or_else(Vec::new, |number| {
            check(&number, self.birth_date(today), today, practice)
        })
    }

    /// The patient that the fields mean, or everything that is wrong with them, in the order of the screen.
    pub fn parse(&self, today: Day, practice: bool) -> Result<Patient, Vec<Wrong>> {
        let (number, birth_date) = (self.read_number(), self.birth_date(today));
        let name = PersonName::parse(&self.family, &self.given, Some(&self.preferred));
        let refused = self
            .findings(today, practice)
            .into_iter()
            .find(|finding| finding.severity == Severity::Hard);
        match (number, birth_date, name, refused) {
            (Ok(number), Some(birth_date), Ok(name), None) => Ok(Patient {
                name,
                number,
                birth_date,
                sex: self.sex,
                phone: self.phone.trim().to_owned(),
                email: self.email.trim().to_owned(),
                address: self.address.trim().to_owned(),
            }),
            (number, birth_date, _, refused) => {
                let mut wrong: Vec<Wrong> = Vec::new();
                wrong.extend(number.err().map(Wrong::Number));
                wrong.extend(birth_date.is_none().then_some(Wrong::BirthDate));
                wrong.extend(self.name_faults());
                wrong.extend(refused.map(Wrong::Refused));
                Err(wrong)
            }
        }
    }

    /// Each part of the name is judged alone, so that every missing one is named at once.
    fn name_faults(&self) -> Vec<Wrong> {
        const OTHER: &str = "x";
        let part = |family: &str, given: &str, preferred: &str| {
            PersonName::parse(family, given, Some(preferred)).err()
        };
        [
            part(&self.family, OTHER, ""),
            part(OTHER, &self.given, ""),
            part(OTHER, OTHER, &self.preferred),
        ]
        .into_iter()
        .flatten()
        .map(|NameFault { part, fault }| Wrong::Name(part, fault))
        .collect()
    }
}

/// A date field takes two digits of a year for one that lies at most twenty years ahead; nobody is born ahead, so birth
/// dates are read as if it were twenty years ago.
pub fn as_birth_dates_are_read(today: Day) -> Day {
    today.anniversary(-20)
}

/// A day as it could have been typed.
pub fn typed_day(day: Day) -> String {
    format!("{}.{}.{}", day.day_of_month(), day.month(), day.year())
}

#[cfg(test)]
mod tests;
