//! What was done about an adverse event, and how a treatment went, in a line.

use super::{Around, Text, fill};
use crate::domain::aftercare::{AreaEffect, EventDone, EventStep, FollowUp, Grade};

impl Text {
    pub(super) fn event_step(&self, fact: &EventStep, around: &Around<'_>) -> Vec<String> {
        let words = &self.summaries;
        let said = match fact.done {
            EventDone::Asked { affected: true } => words.breathing_affected.clone(),
            EventDone::Asked { affected: false } => words.breathing_free.clone(),
            EventDone::Rang112 => words.rang_112.clone(),
            EventDone::DoctorInformed { doctor } => {
                let name = self.named(Some(doctor), around);
                fill(&words.informed, &[("name", &name)])
            }
            EventDone::Reported => words.reported_to_agency.clone(),
        };
        vec![said]
    }

    pub fn followed_up(&self, fact: &FollowUp) -> Vec<String> {
        let words = &self.summaries;
        let symmetry = match fact.symmetrical {
            Some(true) => words.symmetrical.clone(),
            Some(false) => words.not_symmetrical.clone(),
            None => String::new(),
        };
        let satisfaction = fact.satisfaction.map(|known| {
            let grade = known.number().to_string();
            fill(&words.satisfaction, &[("grade", &grade)])
        });
        let mut said = vec![self.follow_up_mode(fact.mode).to_owned()];
        said.extend(fact.effects.iter().map(|effect| self.effect(effect)));
        said.push(symmetry);
        said.push(satisfaction.unwrap_or_default());
        said.push(self.quoted(&fact.note));
        said.push(Self::if_said(&words.next_step, "words", &fact.next_step));
        said
    }

    /// `Pande: effekt i hvile 2 af 3, effekt i bevægelse 3 af 3`
    fn effect(&self, effect: &AreaEffect) -> String {
        let words = &self.summaries;
        let graded = |template: &str, grade: Option<Grade>| {
            grade.map(|grade| fill(template, &[("grade", &grade.number().to_string())]))
        };
        let said: Vec<String> = [
            graded(&words.effect_rest, effect.rest),
            graded(&words.effect_movement, effect.movement),
        ]
        .into_iter()
        .flatten()
        .collect();
        if said.is_empty() {
            return String::new();
        }
        let values = [
            ("area", self.area(&effect.area)),
            ("effect", &said.join(", ")),
        ];
        fill(&words.effect_of, &values)
    }
}
