//! What counts for rules in the facts of consent, the day itself and the treatment: see [`Correctable`].

use std::collections::{BTreeMap, BTreeSet};

use super::Correctable;
use crate::domain::aftercare::{
    AdverseEvent, AftercareGiven, AlarmSymptom, EventStep, FollowUp, RedFlagClosed,
};
use crate::domain::area::Area;
use crate::domain::confirmation::{
    AreaFinding, AreaInspected, Doubt, IdentityConfirmed, ScreeningConfirmed,
};
use crate::domain::consent::{ConsentGiven, ConsentWithdrawn};
use crate::domain::consultation::{Answer, Choice, HealthItem, Medicine, MedicineKind};
use crate::domain::decision::{RuleOverridden, WarningAccepted};
use crate::domain::id::{EntryId, UserId};
use crate::domain::information::Part;
use crate::domain::photo::Purpose;
use crate::domain::photo_use::PhotoUseConsented;
use crate::domain::prescription::{Prescription, RepeatExempted};
use crate::domain::product::ProductId;
use crate::domain::rules::RuleId;
use crate::domain::time::{Day, Moment, When};
use crate::domain::treatment::{Deviation, Treatment, TreatmentStarted};
use crate::domain::units::Units;
use crate::domain::vial::VialOpened;

impl Correctable for ConsentGiven {
    type Counts = ();

    fn counts(&self) -> Self::Counts {}

    fn parts(&self) -> BTreeMap<Part, Option<Units>> {
        Self::parts(self).map(|part| (part, None)).collect()
    }
}

impl Correctable for PhotoUseConsented {
    type Counts = (BTreeSet<Purpose>, BTreeSet<EntryId>);

    fn counts(&self) -> Self::Counts {
        (self.purposes.clone(), self.photos.clone())
    }
}

impl Correctable for ConsentWithdrawn {
    type Counts = EntryId;

    fn counts(&self) -> Self::Counts {
        self.consent
    }
}

impl Correctable for Prescription {
    /// To whom, until when, and whether the doctor wrote why it is off-label.
    type Counts = (BTreeSet<UserId>, Option<Day>, bool);

    fn counts(&self) -> Self::Counts {
        let note = self.off_label_note.as_deref().unwrap_or_default();
        (
            self.practitioners.iter().copied().collect(),
            self.valid_until,
            !note.trim().is_empty(),
        )
    }

    fn parts(&self) -> BTreeMap<Part, Option<Units>> {
        let limits = self.limits.iter().map(|limit| {
            let part = Part {
                area: limit.area.clone(),
                product: self.product.clone(),
            };
            (part, Some(limit.units))
        });
        limits.collect()
    }
}

impl Correctable for RepeatExempted {
    /// Whether there are grounds (R24 g).
    type Counts = bool;

    fn counts(&self) -> Self::Counts {
        !self.grounds.trim().is_empty()
    }

    fn parts(&self) -> BTreeMap<Part, Option<Units>> {
        let parts = self.areas.iter().map(|area| Part {
            area: area.clone(),
            product: self.product.clone(),
        });
        parts.map(|part| (part, None)).collect()
    }
}

impl Correctable for IdentityConfirmed {
    type Counts = ();

    fn counts(&self) -> Self::Counts {}
}

/// All of a screening but the words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Screened {
    choices: BTreeMap<HealthItem, Choice>,
    prior_toxin: Option<(When, String, bool)>,
    infected_areas: BTreeSet<Area>,
    medicines: Vec<(MedicineKind, bool, When)>,
    doubt: BTreeSet<Doubt>,
}

impl Correctable for ScreeningConfirmed {
    type Counts = Screened;

    fn counts(&self) -> Self::Counts {
        let choice = |(item, answer): (&HealthItem, &Answer)| (*item, answer.choice);
        let taken = |taken: &Medicine| (taken.kind, taken.prescribed, taken.last_intake);
        let prior = self.prior_toxin.as_ref();
        Screened {
            choices: self.answers.iter().map(choice).collect(),
            prior_toxin: prior.map(|prior| (prior.when, prior.area.clone(), prior.medical)),
            infected_areas: self.infected_areas.clone(),
            medicines: self.medicines.iter().map(taken).collect(),
            doubt: self.doubt.clone(),
        }
    }
}

impl Correctable for AreaInspected {
    type Counts = (Area, bool, BTreeSet<AreaFinding>);

    fn counts(&self) -> Self::Counts {
        (self.area.clone(), self.infected, self.findings.clone())
    }
}

impl Correctable for VialOpened {
    type Counts = Self;

    fn counts(&self) -> Self::Counts {
        self.clone()
    }
}

impl Correctable for WarningAccepted {
    type Counts = Self;

    fn counts(&self) -> Self::Counts {
        self.clone()
    }
}

impl Correctable for RuleOverridden {
    type Counts = (RuleId, u32, Option<Part>);

    fn counts(&self) -> Self::Counts {
        (self.rule, self.version, self.part.clone())
    }
}

impl Correctable for TreatmentStarted {
    type Counts = (ProductId, BTreeSet<Area>, UserId);

    fn counts(&self) -> Self::Counts {
        (self.product.clone(), self.areas.clone(), self.practitioner)
    }
}

impl Correctable for Treatment {
    /// All but needle, anaesthesia and remark.
    type Counts = Self;

    fn counts(&self) -> Self::Counts {
        Self {
            needle: String::new(),
            anaesthesia: String::new(),
            note: String::new(),
            ..self.clone()
        }
    }
}

impl Correctable for Deviation {
    /// All but the account in words.
    type Counts = Self;

    fn counts(&self) -> Self::Counts {
        Self {
            why: String::new(),
            ..self.clone()
        }
    }
}

impl Correctable for AftercareGiven {
    /// Orally, in writing, with a number to ring.
    type Counts = (bool, bool, bool);

    fn counts(&self) -> Self::Counts {
        (self.oral, self.written, !self.phone.trim().is_empty())
    }
}

impl Correctable for AdverseEvent {
    /// When it was noticed, what alarms, whether it is serious, and whether a doctor knows.
    type Counts = (Moment, BTreeSet<AlarmSymptom>, bool, bool);

    fn counts(&self) -> Self::Counts {
        (
            self.noticed,
            self.alarm.clone(),
            self.serious,
            self.informed_doctor.is_some(),
        )
    }
}

impl Correctable for RedFlagClosed {
    type Counts = EntryId;

    fn counts(&self) -> Self::Counts {
        self.event
    }
}

impl Correctable for EventStep {
    type Counts = Self;

    fn counts(&self) -> Self::Counts {
        self.clone()
    }
}

impl Correctable for FollowUp {
    type Counts = ();

    fn counts(&self) -> Self::Counts {}
}
