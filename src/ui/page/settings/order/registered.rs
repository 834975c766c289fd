//! Whether the register knows somebody who treats, as a list shows it: what is missing first (R10, R11, R11b).

use crate::domain::premises::Premises;
use crate::domain::time::Day;
use crate::domain::user::{Role, User};
use crate::journal::ClinicState;
use crate::text::{Text, fill};
use crate::ui::status::Status;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// A reviewer treats nobody.
    NotAsked,
    Nothing,
    NoAuthorisationId,
    NotAuthorised,
    NotRegistered,
    RegistrationOver,
    AssistsNobody,
    /// Until the last day of authorisation or registration, if either has one.
    Registered(Option<Day>),
}

pub fn standing(user: &User, premises: &Premises, today: Day) -> Standing {
    if user.role == Role::Reviewer {
        return Standing::NotAsked;
    }
    let Some(known) = premises.practitioner(user.id).map(|noted| &noted.value) else {
        return Standing::Nothing;
    };
    let id = user.authorisation.as_deref().unwrap_or_default();
    let assists = user.role == Role::Doctor || known.assists.is_some();
    match known.registered {
        _ if id.trim().is_empty() => Standing::NoAuthorisationId,
        _ if !known.authorised.holds_on(today) => Standing::NotAuthorised,
        None => Standing::NotRegistered,
        Some(registered) if !registered.holds_on(today) => Standing::RegistrationOver,
        Some(_) if !assists => Standing::AssistsNobody,
        Some(registered) => {
            let ends = [known.authorised.to, registered.to];
            Standing::Registered(ends.into_iter().flatten().min())
        }
    }
}

impl Standing {
    pub const fn status(self) -> Option<Status> {
        match self {
            Self::NotAsked => None,
            Self::Registered(_) => Some(Status::Ok),
            Self::Nothing
            | Self::NoAuthorisationId
            | Self::NotAuthorised
            | Self::NotRegistered
            | Self::RegistrationOver
            | Self::AssistsNobody => Some(Status::Warn),
        }
    }

    pub fn said(self, text: &Text) -> String {
        let words = &text.order;
        match self {
            Self::NotAsked => String::new(),
            Self::Nothing => words.registration_missing.clone(),
            Self::NoAuthorisationId => words.authorisation_missing.clone(),
            Self::NotAuthorised => words.not_authorised.clone(),
            Self::NotRegistered => words.not_registered.clone(),
            Self::RegistrationOver => words.registration_over.clone(),
            Self::AssistsNobody => words.assists_nobody.clone(),
            Self::Registered(None) => words.registered.clone(),
            Self::Registered(Some(last)) => {
                fill(&words.registered_until, &[("date", &text.date(last))])
            }
        }
    }
}

/// `medhjælp for Vera Demo`, if she is.
pub fn assists(text: &Text, clinic: &ClinicState, user: &User) -> Option<String> {
    let known = clinic.premises.practitioner(user.id)?;
    let doctor = clinic.user(known.value.assists?)?;
    Some(fill(&text.order.assists, &[("doctor", &doctor.name)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{EntryId, UserId};
    use crate::domain::safety::{PractitionerRegistered, Span};
    use crate::domain::time::Moment;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn user(role: Role, id: Option<&str>) -> User {
        User {
            id: UserId::from_bytes([2; 16]),
            name: "Nina Demo".to_owned(),
            role,
            authorisation: id.map(str::to_owned),
            photos: true,
            public_key: String::new(),
            verifying_key: String::new(),
        }
    }

    fn span(from: &str, to: Option<&str>) -> Span {
        Span {
            from: day(from),
            to: to.map(day),
        }
    }

    fn known(authorised: Span, registered: Option<Span>, assists: bool) -> Premises {
        let fact = PractitionerRegistered {
            user: UserId::from_bytes([2; 16]),
            authorised,
            registered,
            assists: assists.then(|| UserId::from_bytes([1; 16])),
        };
        let mut premises = Premises::default();
        let at = Moment::from_micros(0);
        premises.learn(EntryId::from_bytes([9; 16]), at, None, &fact.into());
        premises
    }

    #[test]
    fn what_is_missing_first_is_said() {
        let (today, since) = (day("2026-11-25"), span("2020-01-01", None));
        let nurse = user(Role::Nurse, Some("0TEST"));
        let of = |premises: &Premises| standing(&nurse, premises, today);
        assert_eq!(of(&Premises::default()), Standing::Nothing);
        assert_eq!(of(&known(since, None, true)), Standing::NotRegistered);
        assert_eq!(
            of(&known(since, Some(since), false)),
            Standing::AssistsNobody
        );
        assert_eq!(
            of(&known(since, Some(since), true)),
            Standing::Registered(None)
        );
        let without_id = standing(
            &user(Role::Nurse, Some(" ")),
            &known(since, None, true),
            today,
        );
        assert_eq!(without_id, Standing::NoAuthorisationId);
        let doctor = user(Role::Doctor, Some("0TEST"));
        let doctors = standing(&doctor, &known(since, Some(since), false), today);
        assert_eq!(doctors, Standing::Registered(None));
        let reviewer = user(Role::Reviewer, None);
        assert_eq!(
            standing(&reviewer, &Premises::default(), today),
            Standing::NotAsked
        );
    }

    #[test]
    fn both_hold_on_their_last_day_and_not_on_the_next() {
        let since = span("2020-01-01", None);
        let nurse = user(Role::Nurse, Some("0TEST"));
        let ends = span("2020-01-01", Some("2026-11-25"));
        for (today, registered, authorised) in [
            (
                "2026-11-24",
                Standing::Registered(Some(day("2026-11-25"))),
                Standing::Registered(Some(day("2026-11-25"))),
            ),
            (
                "2026-11-25",
                Standing::Registered(Some(day("2026-11-25"))),
                Standing::Registered(Some(day("2026-11-25"))),
            ),
            (
                "2026-11-26",
                Standing::RegistrationOver,
                Standing::NotAuthorised,
            ),
        ] {
            let today = day(today);
            let found = standing(&nurse, &known(since, Some(ends), true), today);
            assert_eq!(found, registered);
            let found = standing(&nurse, &known(ends, Some(since), true), today);
            assert_eq!(found, authorised);
        }
    }
}
