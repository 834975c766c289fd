//! Correcting a signed consultation: a draft made of what stands, and what of it has been changed.

use super::draft::{ConsultationDraft, OralDraft, PlanDraft, Signed, WrittenDraft};
use super::{Consultation, Plan};
use crate::domain::correction::Correction;
use crate::domain::id::EntryId;
use crate::domain::information::{Companion, Mode, OralInformation, WrittenInformation};
use crate::domain::time::Moment;

impl ConsultationDraft {
    /// The draft that says what stands already, to be changed and signed as a new version.
    pub fn correcting(entry: EntryId, stands: &Signed) -> Self {
        let consultation = &stands.consultation;
        let mut draft = Self::begun(stands.began);
        draft.talk_as(&consultation.mode, &consultation.companion);
        draft.examined_as(consultation);
        draft.plan = stands.plan.as_ref().map(planned).unwrap_or_default();
        draft.written = stands.written.as_ref().map(written);
        draft.oral = stands
            .oral
            .as_ref()
            .map(|(_, oral)| told(oral))
            .unwrap_or_default();
        draft.information_later = stands.written.is_none() || stands.oral.is_none();
        draft.information_declined = stands
            .declined
            .as_ref()
            .map(|declined| declined.words.clone());
        draft.correction = Some(Correction {
            entry,
            reason: String::new(),
        });
        draft
    }

    fn talk_as(&mut self, mode: &Mode, companion: &Companion) {
        if let Mode::Online {
            platform,
            photo_id_seen,
        } = mode
        {
            self.online = true;
            self.platform.clone_from(platform);
            self.photo_id_seen = *photo_id_seen;
        }
        self.companion_offered = companion.offered;
        self.companion = companion.who.clone().unwrap_or_default();
    }

    fn examined_as(&mut self, consultation: &Consultation) {
        self.video_sufficient = consultation.video_sufficient;
        self.wishes.clone_from(&consultation.wishes);
        self.expectation.clone_from(&consultation.expectation);
        self.answers.clone_from(&consultation.answers);
        self.prior_toxin.clone_from(&consultation.prior_toxin);
        self.infected_areas.clone_from(&consultation.infected_areas);
        self.medicines.clone_from(&consultation.medicines);
        self.no_medicine = consultation.medicines.is_empty();
        self.findings.clone_from(&consultation.findings);
        self.indication.clone_from(&consultation.indication);
        self.outcome = Some(consultation.outcome);
        self.assessment = consultation.assessment.clone().unwrap_or_default();
    }
}

fn planned(plan: &Plan) -> PlanDraft {
    let units = plan.areas.iter().filter_map(|planned| {
        let typed = planned.units?.to_string().replace('.', ",");
        Some((planned.area.to_string(), typed))
    });
    PlanDraft {
        product: Some(plan.product.clone()),
        areas: plan
            .areas
            .iter()
            .map(|planned| planned.area.clone())
            .collect(),
        units: units.collect(),
        note: plan.note.clone(),
    }
}

fn written((at, written): &(Moment, WrittenInformation)) -> WrittenDraft {
    WrittenDraft {
        sheet: written.sheet.clone(),
        sheet_sha256: written.sheet_sha256.clone(),
        channel: written.channel.clone(),
        at: Some(*at),
        mark: written.mark,
    }
}

fn told(oral: &OralInformation) -> OralDraft {
    OralDraft {
        topics: oral.topics.clone(),
        mark: oral.mark,
        language: oral.language.clone().unwrap_or_default(),
        questions: oral.questions.clone().unwrap_or_default(),
    }
}

impl Signed {
    /// What a corrected draft says, without what the correction cannot mean: information keeps what it was about and
    /// how it was received, and the talk keeps its place and company, unless the consultation itself was corrected there.
    #[must_use]
    pub fn keeping(mut self, stands: &Self) -> Self {
        let talk = |signed: &Self| {
            (
                signed.consultation.mode.clone(),
                signed.consultation.companion.clone(),
            )
        };
        let same_talk = talk(&self) == talk(stands);
        if let (Some((_, new)), Some((_, old))) = (&mut self.written, &stands.written) {
            new.scope.clone_from(&old.scope);
            if same_talk {
                new.receipt = old.receipt;
            }
        }
        if let (Some((_, new)), Some((_, old))) = (&mut self.oral, &stands.oral) {
            new.scope.clone_from(&old.scope);
            if same_talk {
                new.mode.clone_from(&old.mode);
                new.companion.clone_from(&old.companion);
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use uuid::Uuid;

    use super::*;
    use crate::domain::area::Area;
    use crate::domain::consultation::{AlreadyInformed, Answer, Choice, HealthItem, Outcome};
    use crate::domain::information::{Channel, Mark, Topic};
    use crate::domain::product::ProductId;
    use crate::domain::time::MINUTE;

    const ENTRY: EntryId = EntryId::new(Uuid::from_u128(1));

    fn began() -> Moment {
        Moment::parse_rfc3339("2026-11-23T14:00:00+01:00").expect("a moment")
    }

    fn signed() -> Signed {
        let mut draft = ConsultationDraft::begun(began());
        draft.wishes = "Mindre vred".to_owned();
        draft.indication = "Mimiske rynker".to_owned();
        draft.no_medicine = true;
        draft.outcome = Some(Outcome::Planned);
        draft.plan.areas = BTreeSet::from([Area::Glabella]);
        draft
            .plan
            .units
            .insert(Area::Glabella.to_string(), "12,5".to_owned());
        draft.plan.product = Some(ProductId::new("azzalure"));
        for item in HealthItem::ALL {
            draft.answers.insert(
                item,
                Answer {
                    choice: Choice::No,
                    detail: String::new(),
                },
            );
        }
        draft.written = Some(WrittenDraft {
            sheet: "1".to_owned(),
            sheet_sha256: "00".to_owned(),
            channel: Channel::Paper,
            at: Some(began()),
            mark: Mark::Full,
        });
        for (place, topic) in (1..).zip(Topic::ALL) {
            draft
                .oral
                .topics
                .insert(topic, began().plus(place * MINUTE));
        }
        draft
            .complete(AlreadyInformed::default(), None)
            .expect("complete")
    }

    #[test]
    fn a_correction_that_changes_nothing_says_what_stands() {
        let stands = signed();
        let mut draft = ConsultationDraft::correcting(ENTRY, &stands);
        let unexplained = draft.missing(AlreadyInformed::default(), None);
        assert_eq!(unexplained, [super::super::Missing::Reason]);
        if let Some(correction) = &mut draft.correction {
            correction.reason = "Tastefejl".to_owned();
        }
        let again = draft
            .complete(AlreadyInformed::default(), None)
            .expect("complete");
        assert_eq!(again.keeping(&stands), stands);
    }

    #[test]
    fn an_area_that_is_added_to_the_plan_was_not_informed_about_by_that() {
        let stands = signed();
        let mut draft = ConsultationDraft::correcting(ENTRY, &stands);
        draft.correction = None;
        draft.plan.areas.insert(Area::Chin);
        let corrected = draft
            .complete(AlreadyInformed::default(), None)
            .expect("complete")
            .keeping(&stands);
        assert_eq!(corrected.plan.map(|plan| plan.areas.len()), Some(2));
        assert_eq!(corrected.written, stands.written);
        assert_eq!(corrected.oral, stands.oral);
    }

    #[test]
    fn a_draft_of_an_older_edition_still_opens() {
        let draft = ConsultationDraft::begun(began());
        let json = serde_json::to_string(&draft).expect("json");
        assert!(!json.contains("half_typed") && !json.contains("correction"));
        assert_eq!(
            serde_json::from_str::<ConsultationDraft>(&json).expect("a draft"),
            draft
        );
    }
}
