//! Facts as rows of label and value: how a signed consultation, its plan and its information are read.

use eframe::egui::Ui;

use crate::domain::consultation::{Consultation, HealthItem, Medicine, Plan};
use crate::domain::fact::Fact;
use crate::domain::information::{
    Companion, InformationDeclined, OralInformation, Scope, Topic, WrittenInformation,
};
use crate::domain::time::Moment;
use crate::text::{Text, fill};
use crate::ui::widget::check_row::pair;

/// Label and value of each line; lines without a value are left out, except where the absence says something.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Rows(pub Vec<(String, String)>);

impl Rows {
    pub fn of(text: &Text, fact: &Fact, at: Moment) -> Self {
        let mut rows = Self::default();
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "only facts of a consultation are read here"
        )]
        match fact {
            Fact::Consultation(consultation) => rows.consultation(text, consultation, at),
            Fact::Plan(plan) => rows.plan(text, plan),
            Fact::WrittenInformation(written) => rows.written(text, written, at),
            Fact::OralInformation(oral) => rows.oral(text, oral),
            Fact::InformationDeclined(InformationDeclined { words }) => {
                rows.add(&text.consultation.declined_words, words);
            }
            _ => {}
        }
        rows
    }

    pub fn ui(&self, ui: &mut Ui) {
        const LABEL: f32 = 150.0;
        ui.spacing_mut().item_spacing.y = 2.0;
        for (label, value) in &self.0 {
            pair(ui, LABEL, label, value);
        }
    }

    /// All of it as one text: »Ønsker: … «, a line each.
    pub fn to_text(&self) -> String {
        let lines: Vec<String> = self
            .0
            .iter()
            .map(|(label, value)| format!("{label}: {value}"))
            .collect();
        lines.join("\n")
    }

    fn add(&mut self, label: &str, value: impl AsRef<str>) {
        if !value.as_ref().trim().is_empty() {
            self.0.push((label.to_owned(), value.as_ref().to_owned()));
        }
    }

    fn consultation(&mut self, text: &Text, consultation: &Consultation, began: Moment) {
        let words = &text.consultation;
        self.add(&words.began, text.dated(began));
        self.add(&words.mode, text.mode(&consultation.mode));
        if consultation.video_sufficient {
            self.add(&words.online, &words.video_sufficient);
        }
        self.companion(text, &consultation.companion);
        self.add(&words.wishes, &consultation.wishes);
        self.add(&words.expectation, &consultation.expectation);
        self.health(text, consultation);
        self.medicines(text, &consultation.medicines);
        self.add(&words.findings, &consultation.findings);
        self.add(&words.indication, &consultation.indication);
        self.add(&words.outcome, text.outcome(consultation.outcome));
        self.add(
            &words.assessment,
            consultation.assessment.as_deref().unwrap_or_default(),
        );
    }

    fn companion(&mut self, text: &Text, companion: &Companion) {
        let words = &text.consultation;
        let offered = if companion.offered {
            &words.offered
        } else {
            &text.common.not_recorded
        };
        self.add(
            &words.companion,
            companion.who.as_deref().unwrap_or(offered),
        );
    }

    fn health(&mut self, text: &Text, consultation: &Consultation) {
        for item in HealthItem::ALL {
            let Some(answer) = consultation.answers.get(&item) else {
                continue;
            };
            let mut said = vec![text.choice(answer.choice).to_owned()];
            said.extend(Some(answer.detail.clone()).filter(|detail| !detail.trim().is_empty()));
            if item == HealthItem::LocalInfection && !consultation.infected_areas.is_empty() {
                said.push(text.areas(&consultation.infected_areas));
            }
            if item == HealthItem::PriorToxin
                && let Some(prior) = &consultation.prior_toxin
            {
                said.push(text.when(prior.when));
                said.extend(
                    [prior.area.clone(), prior.place.clone()]
                        .into_iter()
                        .filter(|said| !said.is_empty()),
                );
                said.extend(
                    prior
                        .medical
                        .then(|| text.consultation.prior_medical.clone()),
                );
            }
            self.add(text.health_item(item), said.join(" · "));
        }
    }

    fn medicines(&mut self, text: &Text, medicines: &[Medicine]) {
        let words = &text.consultation;
        if medicines.is_empty() {
            self.add(&words.medicines, &words.no_medicine);
        }
        for medicine in medicines {
            let taken = format!("{} {}", words.last_intake, text.when(medicine.last_intake));
            let mut said = vec![
                medicine.dose.clone(),
                text.medicine_kind(medicine.kind).to_owned(),
                taken,
            ];
            said.extend(medicine.prescribed.then(|| words.prescribed.clone()));
            said.extend(medicine.pause_advised.then(|| words.pause_advised.clone()));
            said.retain(|said| !said.trim().is_empty());
            self.add(&medicine.name, said.join(" · "));
        }
    }

    fn plan(&mut self, text: &Text, plan: &Plan) {
        let words = &text.consultation;
        let brand = text.product(&plan.product);
        self.add(&words.product, &brand);
        let unit = fill(&words.units_of, &[("product", &brand)]);
        for planned in &plan.areas {
            let units = planned
                .units
                .map(|units| format!("{} {unit}", units.to_string().replace('.', ",")));
            self.add(
                text.area(&planned.area),
                units.as_ref().unwrap_or(&words.no_largest_dose),
            );
        }
        self.add(&words.plan_note, &plan.note);
    }

    fn scope(&mut self, text: &Text, scope: &Scope) {
        let products: Vec<String> = scope
            .products
            .iter()
            .map(|product| text.product(product))
            .collect();
        self.add(&text.consultation.areas, text.areas(&scope.areas));
        self.add(&text.consultation.product, products.join(", "));
    }

    fn written(&mut self, text: &Text, written: &WrittenInformation, at: Moment) {
        let words = &text.consultation;
        self.add(text.receipt(written.receipt), text.dated(at));
        self.add(
            &words.sheet,
            fill(&words.version, &[("version", &written.sheet)]),
        );
        self.add(&words.fingerprint, &written.sheet_sha256);
        self.add(&words.channel, text.channel(&written.channel));
        self.add(&words.written_mark, text.mark(written.mark));
        self.scope(text, &written.scope);
    }

    fn oral(&mut self, text: &Text, oral: &OralInformation) {
        let words = &text.consultation;
        for topic in Topic::ALL {
            let told = oral.topics.get(&topic).map(|at| text.dated(*at));
            self.add(text.topic(topic), told.as_ref().unwrap_or(&words.not_told));
        }
        self.add(&words.oral_mark, text.mark(oral.mark));
        self.add(&words.mode, text.mode(&oral.mode));
        self.companion(text, &oral.companion);
        self.add(
            &words.language,
            oral.language.as_deref().unwrap_or_default(),
        );
        self.add(
            &words.questions,
            oral.questions.as_deref().unwrap_or_default(),
        );
        self.scope(text, &oral.scope);
    }
}
