//! Where an entry goes when its patient was registered twice: beside what it is about, or into the registration that is kept.
//!
//! So whoever parts the two again finds each correction, each answer and each move beside what it belongs to.

use crate::domain::fact::Fact;
use crate::domain::id::PatientId;
use crate::store::{Pair, Store};

use super::decision::{Addition, Decision, DraftChange, Whose};
use super::error::Result;

pub(super) fn at_home(store: &Store, decision: Decision) -> Result<Decision> {
    let mut additions = Vec::with_capacity(decision.additions.len());
    for mut addition in decision.additions {
        let Some(pair) = pair_of(store, addition.whose)? else {
            additions.push(addition);
            continue;
        };
        let home = home(store, pair, &addition)?;
        addition.whose = Whose::Patient(home);
        let echo = tells_who_looked(&addition.fact).then(|| Addition {
            whose: Whose::Patient(pair.other),
            ..addition.clone()
        });
        additions.push(addition);
        additions.extend(echo);
    }
    let mut drafts = decision.drafts;
    for change in &mut drafts {
        if let DraftChange::Begin { patient, .. } = change {
            *patient = store.person(*patient)?;
        }
    }
    Ok(Decision {
        additions,
        drafts,
        ..decision
    })
}

fn pair_of(store: &Store, whose: Whose) -> Result<Option<Pair>> {
    match whose {
        Whose::Patient(patient) => Ok(store.pair_of(patient)?),
        Whose::Program | Whose::Clinic | Whose::NewPatient => Ok(None),
    }
}

fn home(store: &Store, pair: Pair, addition: &Addition) -> Result<PatientId> {
    let Some(named) = addition.amends.or_else(|| addition.fact.about()) else {
        return Ok(pair.kept);
    };
    let found = store.stored(named)?.and_then(|entry| entry.header.patient);
    let is_hers = |home: &PatientId| [pair.kept, pair.other].contains(home);
    Ok(found.filter(is_hers).unwrap_or(pair.kept))
}

/// Whoever looks at one record that is read as two has looked at both: each can be asked who did (R97).
const fn tells_who_looked(fact: &Fact) -> bool {
    matches!(fact, Fact::RecordOpened(_) | Fact::Exported(_))
}
