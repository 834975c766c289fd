//! Aftercare, adverse events, and what the clinic keeps in order for everybody, in a line.

use super::{Around, Text, fill};
use crate::domain::aftercare::{AdverseEvent, AftercareGiven, InformedDoctor};
use crate::domain::safety::{
    BatchPaused, EmergencyKitChecked, InstructionAdopted, InstructionRead, PractitionerRegistered,
    ProductWatched,
};

impl Text {
    pub(super) fn aftercare_given(&self, fact: &AftercareGiven) -> Vec<String> {
        let words = &self.summaries;
        vec![
            given(fact.oral, &words.oral),
            given(fact.written, &words.written),
            Self::if_said(&words.ring, "phone", &fact.phone),
        ]
    }

    pub(super) fn adverse_event(&self, fact: &AdverseEvent, around: &Around<'_>) -> Vec<String> {
        let words = &self.summaries;
        let alarm: Vec<&str> = fact
            .alarm
            .iter()
            .map(|symptom| self.alarm_symptom(*symptom))
            .collect();
        let reactions: Vec<&str> = fact
            .reactions
            .iter()
            .map(|told| self.reaction(*told))
            .collect();
        let noticed = self.moment_of_day(fact.noticed, around.today);
        let informed = fact.informed_doctor.as_ref();
        vec![
            alarm.join(", "),
            reactions.join(", "),
            given(fact.serious, &words.serious),
            fill(&words.noticed, &[("when", &noticed)]),
            self.quoted(&fact.words),
            informed.map_or_else(String::new, |informed| self.informed(informed, around)),
            given(fact.reported, &words.reported),
        ]
    }

    fn informed(&self, informed: &InformedDoctor, around: &Around<'_>) -> String {
        let name = self.named(Some(informed.doctor), around);
        let when = self.moment_of_day(informed.at, around.today);
        fill(
            &self.summaries.doctor_informed,
            &[("name", &name), ("when", &when)],
        )
    }

    pub(super) fn product_watched(&self, fact: &ProductWatched) -> Vec<String> {
        let words = &self.summaries;
        let said = if fact.watched {
            &words.watched
        } else {
            &words.not_watched
        };
        vec![self.product(&fact.product), said.clone()]
    }

    pub(super) fn batch_paused(&self, fact: &BatchPaused) -> Vec<String> {
        let words = &self.summaries;
        let state = if fact.paused {
            &words.paused
        } else {
            &words.resumed
        };
        vec![
            self.product(&fact.product),
            Self::if_said(&words.batch, "batch", &fact.batch),
            state.clone(),
            self.quoted(&fact.grounds),
        ]
    }

    pub(super) fn emergency_kit_checked(
        &self,
        fact: &EmergencyKitChecked,
        around: &Around<'_>,
    ) -> Vec<String> {
        let date = self.date_near(fact.adrenaline_expiry, around.today);
        vec![fill(&self.summaries.adrenaline, &[("date", &date)])]
    }

    pub(super) fn practitioner_registered(
        &self,
        fact: &PractitionerRegistered,
        around: &Around<'_>,
    ) -> Vec<String> {
        let words = &self.summaries;
        let from = self.date_near(fact.authorised.from, around.today);
        let assists = fact.assists.map(|doctor| {
            let name = self.named(Some(doctor), around);
            fill(&words.assists, &[("name", &name)])
        });
        let registered = if fact.registered.is_some() {
            &words.registered
        } else {
            &words.not_registered
        };
        vec![
            self.named(Some(fact.user), around),
            fill(&words.authorised, &[("when", &from)]),
            registered.clone(),
            assists.unwrap_or_default(),
        ]
    }

    pub(super) fn instruction_adopted(&self, fact: &InstructionAdopted) -> Vec<String> {
        vec![fill(
            &self.summaries.instruction,
            &[("version", &fact.version)],
        )]
    }

    pub(super) fn instruction_read(&self, fact: &InstructionRead) -> Vec<String> {
        vec![fill(
            &self.summaries.instruction,
            &[("version", &fact.version)],
        )]
    }
}

fn given(is_so: bool, word: &str) -> String {
    if is_so { word } else { "" }.to_owned()
}
