//! The eight steps of a consultation, each with its light: what is there and what is missing.

use eframe::egui::Ui;

use crate::domain::consultation::{HealthItem, MedicineKind, Missing, Outcome, TypedField, Weight};
use crate::domain::information::Topic;
use crate::domain::rules::information::is_in_order;
use crate::domain::units::Units;
use crate::text::{Text, fill};
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::steps::{FormStep, form_steps};

use super::form::Form;
use super::place::Target;

/// In the order of the screen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Step {
    Wishes,
    Health,
    Medicines,
    Written,
    Oral,
    Companion,
    Examination,
    Plan,
}

impl Step {
    pub const ALL: [Self; 8] = [
        Self::Wishes,
        Self::Health,
        Self::Medicines,
        Self::Written,
        Self::Oral,
        Self::Companion,
        Self::Examination,
        Self::Plan,
    ];

    /// Where something that is missing is mended.
    pub const fn of(missing: Missing) -> Self {
        match missing {
            Missing::Platform
            | Missing::PhotoId
            | Missing::Wishes
            | Missing::Reason
            | Missing::Unreadable(TypedField::Began) => Self::Wishes,
            Missing::Health(_)
            | Missing::HealthDetail(_)
            | Missing::PriorToxinDetail
            | Missing::InfectedAreas
            | Missing::Unreadable(TypedField::PriorToxin) => Self::Health,
            Missing::Medicines | Missing::Unreadable(TypedField::Medicine(_)) => Self::Medicines,
            Missing::WrittenInformation
            | Missing::WrittenReceipt
            | Missing::Unreadable(TypedField::Written) => Self::Written,
            Missing::OralInformation { .. }
            | Missing::DeclinedWords
            | Missing::Unreadable(TypedField::Oral) => Self::Oral,
            Missing::Indication => Self::Examination,
            Missing::Outcome
            | Missing::PlanAreas
            | Missing::PlanProduct
            | Missing::PlanUnits
            | Missing::Assessment
            | Missing::TakeOver => Self::Plan,
        }
    }

    pub fn name(self, text: &Text) -> &str {
        let words = &text.consultation;
        match self {
            Self::Wishes => &words.wishes,
            Self::Health => &words.health,
            Self::Medicines => &words.medicines,
            Self::Written => &words.written,
            Self::Oral => &words.oral,
            Self::Companion => &words.companion,
            Self::Examination => &words.examination,
            Self::Plan => &words.plan,
        }
    }

    /// Its light: dashed while something is missing, otherwise the worst of what it says.
    pub fn status(self, form: &Form, lacks: &[Missing]) -> Status {
        if self == Self::Oral && is_oral_first(form) {
            return Status::Stop;
        }
        if lacks.iter().any(|missing| Self::of(*missing) == self) {
            return Status::Pending;
        }
        let draft = &form.draft;
        match self {
            Self::Health => health_status(form),
            Self::Medicines => medicines_status(form),
            Self::Written if draft.written.is_none() => Status::Pending,
            Self::Oral if draft.oral.topics.is_empty() => Status::Pending,
            Self::Oral if draft.information_declined.is_some() => Status::Stop,
            Self::Companion if !draft.companion_offered => Status::Pending,
            Self::Examination if draft.indication.trim().is_empty() => Status::Pending,
            Self::Plan => plan_status(draft.outcome),
            Self::Wishes | Self::Written | Self::Oral | Self::Companion | Self::Examination => {
                Status::Ok
            }
        }
    }

    /// What it holds, in a few words.
    fn detail(self, form: &Form, text: &Text) -> String {
        let (draft, words) = (&form.draft, &text.consultation);
        match self {
            Self::Wishes => text.moment_of_day(draft.began, draft.began.day()),
            Self::Health => {
                let asked = HealthItem::ALL.into_iter().filter(|item| form.asks(*item));
                let answered = asked
                    .clone()
                    .filter(|item| form.choice(*item).is_some())
                    .count();
                counted(&words.answered, answered, asked.count())
            }
            Self::Medicines if draft.no_medicine => text.common.none.clone(),
            Self::Medicines => {
                let names = draft
                    .medicines
                    .iter()
                    .map(|medicine| medicine.name.as_str());
                names.collect::<Vec<_>>().join(", ")
            }
            Self::Written => written_detail(form, text),
            Self::Oral => counted(&words.told, draft.oral.topics.len(), Topic::ALL.len()),
            Self::Companion if !draft.companion.trim().is_empty() => draft.companion.clone(),
            Self::Companion if draft.companion_offered => words.offered.clone(),
            Self::Companion => text.common.not_recorded.clone(),
            Self::Examination => draft.indication.clone(),
            Self::Plan => plan_detail(form, text),
        }
    }
}

/// Oral information that ended before the sheet was in the patient's hands (R21b).
pub fn is_oral_first(form: &Form) -> bool {
    let written = form.draft.written.as_ref().and_then(|written| written.at);
    let oral = form.draft.oral.topics.values().max();
    matches!((written, oral), (Some(written), Some(oral)) if !is_in_order(written, *oral))
}

fn counted(template: &str, count: usize, total: usize) -> String {
    fill(
        template,
        &[("count", &count.to_string()), ("total", &total.to_string())],
    )
}

fn health_status(form: &Form) -> Status {
    let weights = form.draft.answers.iter().filter_map(|(item, answer)| {
        let weight = item.weight_of_yes();
        (answer.choice != crate::domain::consultation::Choice::No).then_some(weight)
    });
    let weights: Vec<Weight> = weights.collect();
    if weights.contains(&Weight::Absolute) {
        Status::Stop
    } else if weights.is_empty() {
        Status::Ok
    } else {
        Status::Warn
    }
}

fn medicines_status(form: &Form) -> Status {
    let noted = form
        .draft
        .medicines
        .iter()
        .any(|medicine| medicine.kind != MedicineKind::Other);
    if noted { Status::Warn } else { Status::Ok }
}

const fn plan_status(outcome: Option<Outcome>) -> Status {
    match outcome {
        Some(Outcome::Planned | Outcome::DeclinedTreatment) => Status::Ok,
        Some(Outcome::AdvisedAgainst) => Status::Stop,
        None => Status::Pending,
    }
}

fn written_detail(form: &Form, text: &Text) -> String {
    let Some(written) = &form.draft.written else {
        let later = form
            .draft
            .information_later
            .then_some(&text.consultation.later_short);
        return later.cloned().unwrap_or_default();
    };
    let version = fill(&text.consultation.version, &[("version", &written.sheet)]);
    match written.at {
        Some(at) => format!("{version} · {}", text.time(at)),
        None => version,
    }
}

fn plan_detail(form: &Form, text: &Text) -> String {
    let draft = &form.draft;
    match draft.outcome {
        None => String::new(),
        Some(outcome @ (Outcome::AdvisedAgainst | Outcome::DeclinedTreatment)) => {
            text.outcome(outcome).to_owned()
        }
        Some(Outcome::Planned) => total_units(form).map_or_else(
            || text.areas(&draft.plan.areas),
            |total| fill(&text.consultation.units_in_all, &[("units", &total)]),
        ),
    }
}

/// All largest doses of the plan together; `None` unless every area has one.
pub fn total_units(form: &Form) -> Option<String> {
    let plan = &form.draft.plan;
    let mut total = rust_decimal::Decimal::ZERO;
    for area in &plan.areas {
        total += plan
            .units
            .get(&area.to_string())?
            .parse::<Units>()
            .ok()?
            .decimal();
    }
    (!plan.areas.is_empty()).then(|| total.normalize().to_string().replace('.', ","))
}

/// Mode and steps, at the left of the cards.
pub fn ui(ui: &mut Ui, text: &Text, form: &mut Form, lacks: &[Missing]) {
    let words = &text.consultation;
    Segmented::new(&words.mode, &mut form.draft.online)
        .option_with_icon(false, &words.in_clinic, Icon::Building2)
        .option_with_icon(true, &words.online, Icon::Video)
        .wide()
        .show(ui);
    let details = Step::ALL.map(|step| step.detail(form, text));
    let mut shown = Vec::with_capacity(Step::ALL.len());
    for (step, detail) in Step::ALL.into_iter().zip(&details) {
        shown.push(FormStep {
            status: step.status(form, lacks),
            title: step.name(text),
            detail,
        });
    }
    let current = Step::ALL
        .iter()
        .position(|step| *step == form.step)
        .unwrap_or_default();
    if let Some(step) = form_steps(ui, &shown, current).and_then(|clicked| Step::ALL.get(clicked)) {
        form.step = *step;
        let lack = lacks.iter().find(|missing| Step::of(**missing) == *step);
        form.go_to = Some(lack.map_or(Target::Step(*step), |missing| Target::Mend(*missing)));
    }
}
