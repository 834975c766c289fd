//! What the doctor has typed: the draft itself, and beside it the texts of dates and times as they stand in their fields.

use eframe::egui::{Align, Response};

use crate::domain::consultation::{
    Answer, Choice, ConsultationDraft, HalfTyped, HealthItem, Medicine, MedicineKind, Missing,
    Outcome, PriorToxin, TypedField,
};
use crate::domain::product::{Catalogue, Product};
use crate::domain::rules::recording::is_in_the_future;
use crate::domain::time::{Moment, When};
use crate::journal::already_informed;
use crate::journal::view::RecordView;
use crate::text::Text;
use crate::ui::cx::Cx;

use super::place::Target;
use super::steps::Step;
use super::typed::{MomentText, Typed};
use super::when::WhenText;

pub struct Form {
    pub draft: ConsultationDraft,
    pub began: MomentText,
    pub written: MomentText,
    /// The time that the next topic is ticked with; empty is now.
    pub oral: MomentText,
    pub prior: WhenText,
    /// The last intake of each medicine.
    pub medicines: Vec<WhenText>,
    /// The step where the work is.
    pub step: Step,
    pub go_to: Option<Target>,
}

impl Form {
    pub fn open(draft: ConsultationDraft, text: &Text) -> Self {
        let half = |field| draft.half_typed.get(&field);
        let moment = |field, at: Option<Moment>| {
            let known = || at.map(|at| MomentText::of(at, text)).unwrap_or_default();
            half(field).map_or_else(known, MomentText::from_half)
        };
        let when = |field, when: Option<When>| {
            let known = || {
                when.map(|when| WhenText::of(when, text))
                    .unwrap_or_default()
            };
            half(field).map_or_else(known, WhenText::from_half)
        };
        let medicines = draft.medicines.iter().enumerate();
        Self {
            began: moment(TypedField::Began, Some(draft.began)),
            written: moment(
                TypedField::Written,
                draft.written.as_ref().and_then(|written| written.at),
            ),
            oral: moment(TypedField::Oral, None),
            prior: when(
                TypedField::PriorToxin,
                draft.prior_toxin.as_ref().map(|prior| prior.when),
            ),
            medicines: medicines
                .map(|(place, medicine)| {
                    when(TypedField::Medicine(place), Some(medicine.last_intake))
                })
                .collect(),
            step: Step::Wishes,
            go_to: None,
            draft,
        }
    }

    pub const fn is_correction(&self) -> bool {
        self.draft.correction.is_some()
    }

    /// The planned product, if one is chosen.
    pub fn product(&self) -> Option<&'static Product> {
        Catalogue::shipped().get(self.draft.plan.product.as_ref()?)
    }

    /// Everything that keeps it from being signed, in the order of the steps.
    pub fn lacks(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Missing> {
        let already = already_informed(&view.course, &self.draft);
        let mut lacks = self.draft.missing(already, self.product());
        if self.must_take_over(cx, view) && !self.draft.take_over {
            lacks.push(Missing::TakeOver);
        }
        let ahead = |at: Moment| is_in_the_future(at, cx.moment());
        if ahead(self.draft.began) {
            lacks.push(Missing::Unreadable(TypedField::Began));
        }
        if self
            .draft
            .written
            .as_ref()
            .and_then(|written| written.at)
            .is_some_and(ahead)
        {
            lacks.push(Missing::Unreadable(TypedField::Written));
        }
        lacks.sort_by_key(|missing| Step::of(*missing));
        lacks.dedup();
        lacks
    }

    /// Another doctor is responsible; whoever signs a new consultation takes over.
    pub fn must_take_over(&self, cx: &Cx<'_>, view: &RecordView) -> bool {
        let me = cx.journal.author().user;
        !self.is_correction()
            && view
                .course
                .responsible_doctor
                .is_some_and(|doctor| doctor != me)
    }

    /// Whether a question is on the screen: the one about contraception only where the product asks for it (R41).
    pub fn asks(&self, item: HealthItem) -> bool {
        item != HealthItem::Contraception
            || self.draft.answers.contains_key(&item)
            || self
                .product()
                .is_some_and(|product| product.asks_contraception)
    }

    pub fn choice(&self, item: HealthItem) -> Option<Choice> {
        self.draft.answers.get(&item).map(|answer| answer.choice)
    }

    /// An answer that speaks against treatment proposes to advise against it; the doctor may decide otherwise, with a
    /// reason. Taken back, so is the proposal.
    pub fn answer(&mut self, item: HealthItem, choice: Choice) {
        let spoke_against = self.draft.has_contraindication();
        let answer = Answer {
            choice,
            detail: String::new(),
        };
        self.draft.answers.entry(item).or_insert(answer).choice = choice;
        let speaks_against = self.draft.has_contraindication();
        let unexplained = self.draft.assessment.trim().is_empty();
        match (spoke_against, speaks_against, self.draft.outcome) {
            (false, true, None | Some(Outcome::Planned)) => {
                self.draft.outcome = Some(Outcome::AdvisedAgainst);
            }
            (true, false, Some(Outcome::AdvisedAgainst)) if unexplained => {
                self.draft.outcome = None;
            }
            _ => {}
        }
        if item == HealthItem::PriorToxin && choice == Choice::Yes {
            self.begin_prior();
        }
    }

    /// A moment that was typed goes into the draft; what means none is kept beside it.
    pub fn note_moment(&mut self, field: TypedField, typed: Typed) -> Option<Moment> {
        match typed {
            Typed::Nothing => None,
            Typed::Means(at) => {
                self.draft.half_typed.remove(&field);
                Some(at)
            }
            Typed::Unclear => {
                let half = match field {
                    TypedField::Began => self.began.to_half(),
                    TypedField::Written => self.written.to_half(),
                    TypedField::Oral => self.oral.to_half(),
                    TypedField::PriorToxin | TypedField::Medicine(_) => HalfTyped::default(),
                };
                if field == TypedField::Oral && self.oral.is_empty() {
                    self.draft.half_typed.remove(&field);
                } else {
                    self.draft.half_typed.insert(field, half);
                }
                None
            }
        }
    }

    /// The time that a topic is ticked with.
    pub fn oral_moment(&self, now: Moment, text: &Text) -> Moment {
        self.oral
            .moment(now.day(), text)
            .unwrap_or(now)
            .whole_second()
    }

    /// Earlier toxin is in the draft from the first yes on; until its time is told, that counts as half typed.
    fn begin_prior(&mut self) {
        if self.draft.prior_toxin.is_none() {
            self.draft.prior_toxin = Some(PriorToxin {
                when: When::Unknown,
                area: String::new(),
                medical: false,
                place: String::new(),
            });
            let half = self.prior.to_half();
            self.draft.half_typed.insert(TypedField::PriorToxin, half);
        }
    }

    pub fn note_prior(&mut self, now: Moment, text: &Text) {
        let when = self.prior.when(now, text);
        if let Some(prior) = &mut self.draft.prior_toxin {
            prior.when = when.unwrap_or(When::Unknown);
        }
        let half = || self.prior.to_half();
        keep_half(
            &mut self.draft,
            TypedField::PriorToxin,
            when.is_some(),
            half,
        );
    }

    pub fn note_intake(&mut self, place: usize, now: Moment, text: &Text) {
        let (Some(typed), Some(medicine)) = (
            self.medicines.get(place),
            self.draft.medicines.get_mut(place),
        ) else {
            return;
        };
        let when = typed.when(now, text);
        medicine.last_intake = when.unwrap_or(When::Unknown);
        keep_half(
            &mut self.draft,
            TypedField::Medicine(place),
            when.is_some(),
            || typed.to_half(),
        );
    }

    pub fn add_medicine(&mut self) {
        let place = self.draft.medicines.len();
        self.draft.medicines.push(Medicine {
            name: String::new(),
            dose: String::new(),
            kind: MedicineKind::Other,
            prescribed: false,
            last_intake: When::Unknown,
            pause_advised: false,
        });
        self.draft.no_medicine = false;
        self.draft
            .half_typed
            .insert(TypedField::Medicine(place), HalfTyped::default());
        self.medicines.push(WhenText::default());
        self.go_to = Some(Target::NewMedicine);
    }

    /// The later ones move up, and their half typed texts with them.
    pub fn remove_medicine(&mut self, place: usize, now: Moment, text: &Text) {
        if place < self.draft.medicines.len() && place < self.medicines.len() {
            self.draft.medicines.remove(place);
            self.medicines.remove(place);
        }
        self.draft
            .half_typed
            .retain(|field, _| !matches!(field, TypedField::Medicine(_)));
        for place in 0..self.draft.medicines.len() {
            self.note_intake(place, now, text);
        }
    }

    /// Gives the keyboard to a control if it mends what was asked for.
    pub fn mends(&mut self, missing: Missing, response: &Response) {
        let meant = match (self.go_to, missing) {
            (
                Some(Target::Mend(Missing::OralInformation { .. })),
                Missing::OralInformation { .. },
            ) => true,
            (Some(Target::Mend(wanted)), _) => wanted == missing,
            (Some(Target::Step(_) | Target::NewMedicine) | None, _) => false,
        };
        if meant {
            self.go_to = None;
            response.request_focus();
            response.scroll_to_me(Some(Align::Center));
        }
    }
}

fn keep_half(
    draft: &mut ConsultationDraft,
    field: TypedField,
    clear: bool,
    half: impl FnOnce() -> HalfTyped,
) {
    if clear {
        draft.half_typed.remove(&field);
    } else {
        draft.half_typed.insert(field, half());
    }
}
