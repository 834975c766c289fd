//! Consultations, information, plans and photos in a line.

use std::collections::BTreeMap;

use super::{Around, Text, fill};
use crate::domain::consultation::{Answer, Choice, Consultation, HealthItem, Plan, PlannedArea};
use crate::domain::information::{
    Channel, LateEntryCountersigned, Mark, Mode, OralInformation, Receipt, Scope, Topic,
    WrittenInformation,
};

impl Text {
    pub(super) fn consultation_held(&self, fact: &Consultation) -> Vec<String> {
        let words = &self.summaries;
        let who = fact.companion.who.as_deref().unwrap_or_default();
        let names: Vec<&str> = fact
            .medicines
            .iter()
            .map(|taken| taken.name.as_str())
            .collect();
        vec![
            self.outcome(fact.outcome).to_owned(),
            self.mode_in_short(&fact.mode),
            Self::if_said(&words.companion, "who", who),
            self.quoted(&fact.wishes),
            self.answered(&fact.answers, Choice::Yes, &words.answered_yes),
            self.answered(&fact.answers, Choice::Unknown, &words.answered_unknown),
            Self::if_said(&words.medicines, "names", &names.join(", ")),
            Self::if_said(&words.indication, "words", &fact.indication),
            self.quoted(fact.assessment.as_deref().unwrap_or_default()),
        ]
    }

    fn mode_in_short(&self, mode: &Mode) -> String {
        match mode {
            Mode::InClinic => self.summaries.in_clinic.clone(),
            Mode::Online { platform, .. } => {
                fill(&self.summaries.online, &[("platform", platform)])
            }
        }
    }

    pub(super) fn answered(
        &self,
        answers: &BTreeMap<HealthItem, Answer>,
        choice: Choice,
        template: &str,
    ) -> String {
        let given = answers.iter().filter(|(_, answer)| answer.choice == choice);
        let items: Vec<String> = given
            .map(|(item, answer)| {
                let name = self.health_item(*item).to_lowercase();
                if answer.detail.trim().is_empty() {
                    name
                } else {
                    format!("{name} ({})", answer.detail.trim())
                }
            })
            .collect();
        Self::if_said(template, "items", &items.join(", "))
    }

    pub(super) fn written_given(&self, fact: &WrittenInformation) -> Vec<String> {
        let words = &self.summaries;
        let channel = match &fact.channel {
            Channel::Paper => &words.paper,
            Channel::SecureMail => &words.secure_mail,
            Channel::Other(how) => how,
        };
        let receipt = match fact.receipt {
            Receipt::HandedOver => &words.handed_over,
            Receipt::Confirmed => &words.confirmed,
        };
        vec![
            fill(&words.sheet_version, &[("version", &fact.sheet)]),
            format!("{receipt} {channel}"),
            self.scope(&fact.scope),
            self.marked(fact.mark),
        ]
    }

    pub(super) fn oral_given(&self, fact: &OralInformation) -> Vec<String> {
        let words = &self.summaries;
        let (count, all) = (fact.topics.len().to_string(), Topic::ALL.len().to_string());
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        vec![
            fill(&words.topics, &[("count", &count), ("all", &all)]),
            self.scope(&fact.scope),
            self.marked(fact.mark),
            self.mode_in_short(&fact.mode),
            Self::if_said(&words.language, "language", &said(&fact.language)),
            Self::if_said(&words.questions, "words", &said(&fact.questions)),
        ]
    }

    /// Full information is the rule and needs no word.
    fn marked(&self, mark: Mark) -> String {
        match mark {
            Mark::Full => String::new(),
            Mark::Supplement | Mark::Reminder => self.mark(mark).to_owned(),
        }
    }

    /// `Pande, Bekymringsrynke · Vistabel`
    fn scope(&self, scope: &Scope) -> String {
        let products: Vec<String> = scope.products.iter().map(|id| self.product(id)).collect();
        let pieces = [self.areas(&scope.areas), products.join(", ")];
        let said = pieces.into_iter().filter(|piece| !piece.is_empty());
        said.collect::<Vec<_>>().join(" · ")
    }

    pub(super) fn planned(&self, plan: &Plan) -> Vec<String> {
        let areas: Vec<String> = plan
            .areas
            .iter()
            .map(|planned| self.planned_area(planned))
            .collect();
        vec![
            self.product(&plan.product),
            areas.join(", "),
            plan.note.clone(),
        ]
    }

    fn planned_area(&self, planned: &PlannedArea) -> String {
        let area = self.area(&planned.area);
        match planned.units {
            Some(units) => {
                let units = self.decimal(&units.to_string());
                fill(
                    &self.summaries.at_most,
                    &[("area", area), ("units", &units)],
                )
            }
            None => area.to_owned(),
        }
    }

    pub(super) fn countersigned(
        &self,
        fact: &LateEntryCountersigned,
        around: &Around<'_>,
    ) -> Vec<String> {
        self.said_of(fact.entry, &self.summaries.countersigned, around)
    }
}
