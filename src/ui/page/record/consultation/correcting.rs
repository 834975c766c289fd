//! Correcting what is signed: which facts belong to a consultation, and the edits that say what was changed.

use crate::domain::consultation::{
    AlreadyInformed, Consultation, ConsultationDraft, Missing, Plan, Signed,
};
use crate::domain::course::{Course, Told};
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, PatientId};
use crate::domain::information::{InformationDeclined, OralInformation, WrittenInformation};
use crate::domain::product::Product;
use crate::domain::time::Moment;
use crate::journal::{Amendment, Edit};

/// The facts that were signed together.
pub struct Standing<'a> {
    pub consultation: &'a Told<Consultation>,
    pub plan: Option<&'a Told<Plan>>,
    pub written: Option<&'a Told<WrittenInformation>>,
    pub oral: Option<&'a Told<OralInformation>>,
    pub declined: Option<&'a Told<InformationDeclined>>,
}

impl<'a> Standing<'a> {
    pub fn of(course: &'a Course, consultation: EntryId) -> Option<Self> {
        let consultation = course
            .consultations
            .iter()
            .find(|told| told.id == consultation)?;
        let signed = consultation.first_recorded_at;
        Some(Self {
            consultation,
            plan: with(&course.plans, signed),
            written: with(&course.written, signed),
            oral: with(&course.oral, signed),
            declined: with(&course.declined, signed),
        })
    }

    pub fn signed(&self) -> Signed {
        Signed {
            began: self.consultation.occurred_at,
            consultation: self.consultation.value.clone(),
            plan: self.plan.map(|told| told.value.clone()),
            written: self
                .written
                .map(|told| (told.occurred_at, told.value.clone())),
            oral: self.oral.map(|told| (told.occurred_at, told.value.clone())),
            declined: self.declined.map(|told| told.value.clone()),
        }
    }

    /// One edit for each fact that a correction changes; none if it changes nothing.
    pub fn edits(
        &self,
        patient: PatientId,
        draft: &ConsultationDraft,
        already: AlreadyInformed,
        product: Option<&Product>,
    ) -> Result<Vec<Edit>, Vec<Missing>> {
        let stands = self.signed();
        let reason = draft
            .correction
            .as_ref()
            .map(|correction| correction.reason.trim().to_owned());
        let corrected = draft.complete(already, product)?.keeping(&stands);
        let amend = Amend {
            patient,
            reason: reason.unwrap_or_default(),
        };
        let mut edits = Vec::new();
        let consultation = (corrected.began, corrected.consultation);
        edits.extend(amend.changed(Some(self.consultation), consultation));
        if let Some((at, written)) = corrected.written {
            edits.extend(match self.written {
                Some(_) => amend.changed(self.written, (at, written)),
                None => Some(Edit::RecordWritten {
                    patient,
                    at,
                    information: written,
                }),
            });
        }
        if let Some((at, oral)) = corrected.oral {
            edits.extend(match self.oral {
                Some(_) => amend.changed(self.oral, (at, oral)),
                None => Some(Edit::RecordOral {
                    patient,
                    at,
                    information: oral,
                }),
            });
        }
        if let Some(declined) = corrected.declined {
            edits.extend(match self.declined {
                Some(told) => amend.changed(self.declined, (told.occurred_at, declined)),
                None => Some(Edit::DeclineInformation {
                    patient,
                    words: declined.words,
                }),
            });
        }
        if let Some(plan) = corrected.plan {
            edits.extend(match self.plan {
                Some(told) => amend.changed(self.plan, (told.occurred_at, plan)),
                None => Some(Edit::RecordPlan { patient, plan }),
            });
        }
        Ok(edits)
    }
}

/// What was first written in the same moment was signed together.
fn with<T>(told: &[Told<T>], signed: Moment) -> Option<&Told<T>> {
    told.iter().find(|told| told.first_recorded_at == signed)
}

struct Amend {
    patient: PatientId,
    reason: String,
}

impl Amend {
    fn changed<T: PartialEq + Into<Fact>>(
        &self,
        told: Option<&Told<T>>,
        (at, value): (Moment, T),
    ) -> Option<Edit> {
        let told = told?;
        (told.value != value || told.occurred_at != at.whole_second()).then(|| {
            Edit::Amend(Amendment {
                patient: self.patient,
                entry: told.latest,
                occurred_at: at,
                fact: value.into(),
                reason: self.reason.clone(),
            })
        })
    }
}
