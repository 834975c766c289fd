//! The treatment that is being written, as the journal would judge it if it were signed now.

use crate::domain::id::PatientId;
use crate::domain::rules::Assessment;
use crate::domain::treatment::TreatmentDraft;
use crate::journal::gate::Asked;
use crate::journal::grounds::Grounds;
use crate::journal::{Journal, Result, treatments};

impl Journal {
    /// Every rule's answer to a draft, with the aftercare that would be signed together with it.
    pub fn judge_treatment(
        &self,
        patient: PatientId,
        draft: &TreatmentDraft,
        asked: &Asked,
    ) -> Result<Assessment> {
        let grounds = Grounds {
            read: &self.store,
            author: &self.author,
            proof: None,
            now: self.now()?,
            clinic: &self.clinic,
        };
        treatments::judge(&grounds, patient, draft, asked)
    }
}
