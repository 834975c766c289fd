//! The story that the blocks tell, fact by fact.

use uuid::Uuid;

use super::START;
use super::blocks::{
    Blocks, Consent, Examined, Flag, Health, Identity, Inspected, Oral, Patient, Photos,
    Prescribed, Refusal, Register, Vial, Written,
};
use crate::domain::aftercare::{AlarmSymptom, RedFlagClosed};
use crate::domain::area::Area;
use crate::domain::clinic::{Clinic, ClinicChanged};
use crate::domain::confirmation::{Doubt, IdentityConfirmed};
use crate::domain::consent::ConsentWithdrawn;
use crate::domain::consultation::{Choice, HealthItem};
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, UserId};
use crate::domain::information::{InformationDeclined, Mark};
use crate::domain::photo::View;
use crate::domain::product::ProductId;
use crate::domain::rules::testing::{
    DOCTOR, FOREHEAD, GLABELLA, NURSE, Story, adverse_event, at, consent, consultation, day,
    expiry, inspected, oral, photo, plan, prescription, screening, screening_with, vial, vistabel,
    written,
};
use crate::domain::safety::{
    BatchPaused, EmergencyKitChecked, InstructionAdopted, InstructionRead, PractitionerRegistered,
    Span,
};
use crate::domain::vial::Storage;

const AFTER: &str = "2026-11-25 10:00:01 +01";
const THIS_MORNING: &str = "2026-11-25 09:35:00 +01";
const YESTERDAY: &str = "2026-11-24 09:35:00 +01";

impl Blocks {
    /// With the vials that the gate is asked about.
    pub fn story(&self) -> (Story, Vec<EntryId>) {
        let born = match self.patient {
            Patient::Adult => "1985-03-14",
            Patient::Child => "2008-11-26",
        };
        let mut story = Story::of_patient_born(born);
        self.clinic(&mut story);
        self.talk(&mut story);
        self.day(&mut story);
        self.photographs(&mut story);
        let vials = self.needle(&mut story);
        (story, vials)
    }

    fn clinic(&self, story: &mut Story) {
        for member in &mut story.staff {
            member.authorisation = Some("TEST1".to_owned());
        }
        let clinic = Clinic {
            registration: "TEST-0001".to_owned(),
            ..Clinic::default()
        };
        learn(story, DOCTOR, ClinicChanged { clinic });
        let version = "1".to_owned();
        learn(
            story,
            DOCTOR,
            InstructionAdopted {
                version: version.clone(),
            },
        );
        learn(story, NURSE, InstructionRead { version });
        let adrenaline_expiry = day("2027-06-30");
        learn(story, NURSE, EmergencyKitChecked { adrenaline_expiry });
        let span = |to: Option<&str>| Span {
            from: day("2020-01-01"),
            to: to.map(day),
        };
        let over = Some("2026-11-24");
        let nurse = PractitionerRegistered {
            user: NURSE,
            authorised: span(over.filter(|_| self.register == Register::Unauthorised)),
            registered: Some(span(
                over.filter(|_| self.register == Register::Unregistered),
            )),
            assists: (self.register != Register::AssistsNobody).then_some(DOCTOR),
        };
        let doctor = PractitionerRegistered {
            user: DOCTOR,
            authorised: span(None),
            registered: Some(span(None)),
            assists: None,
        };
        learn(story, DOCTOR, doctor);
        learn(story, DOCTOR, nurse);
        if self.vial == Vial::Paused {
            let paused = BatchPaused {
                product: vistabel(),
                batch: "TEST-0426-A".to_owned(),
                paused: true,
                grounds: "Ringet op".to_owned(),
            };
            learn(story, DOCTOR, paused);
        }
    }

    fn talk(&self, story: &mut Story) {
        let held = "2026-11-20 09:00:00 +01";
        let mut examined = consultation();
        examined.answers = screening().answers;
        let recorded = match self.examined {
            Examined::RecordedAfterStart => AFTER,
            Examined::Held | Examined::Missing | Examined::OtherArea => held,
        };
        if self.examined != Examined::Missing {
            let area = other_if(self.examined == Examined::OtherArea);
            story.add_late(held, recorded, examined);
            story.add_late(held, recorded, plan(&[area]));
        }
        let areas = [GLABELLA];
        let (first, late) = ("2026-11-23 09:00:00 +01", "2026-11-24 11:00:00 +01");
        match self.written {
            Written::InTime => drop(story.add(first, written(&areas, Mark::Full))),
            Written::TooLate => drop(story.add(late, written(&areas, Mark::Full))),
            Written::Reminder => drop(story.add(first, written(&areas, Mark::Reminder))),
            Written::RecordedAfterStart => {
                story.add_late(first, AFTER, written(&areas, Mark::Full));
            }
            Written::Missing => (),
        }
        let told = oral(&areas, Mark::Full);
        match self.oral {
            Oral::InTime => drop(story.add("2026-11-23 09:30:00 +01", told)),
            Oral::BeforeWritten => drop(story.add("2026-11-23 08:30:00 +01", told)),
            Oral::TooLate => drop(story.add("2026-11-24 10:00:00 +01", told)),
            Oral::RecordedAfterStart => {
                story.add_late("2026-11-23 09:30:00 +01", AFTER, told);
            }
            Oral::Missing => (),
        }
        if self.refusal == Refusal::Declined {
            let words = "Vil ikke høre det".to_owned();
            story.add(first, InformationDeclined { words });
        }
    }

    fn day(&self, story: &mut Story) {
        let when = match self.identity {
            Identity::Today => Some(THIS_MORNING),
            Identity::Yesterday => Some(YESTERDAY),
            Identity::AfterStart => Some(AFTER),
            Identity::Missing => None,
        };
        if let Some(when) = when {
            story.add(when, IdentityConfirmed {});
        }
        let mut asked = screening();
        match self.health {
            Health::Pregnant => asked = screening_with(HealthItem::Pregnant, Choice::Yes, "Ja"),
            Health::Als => asked = screening_with(HealthItem::Als, Choice::Yes, "Ja"),
            Health::HalfAsked => drop(asked.answers.remove(&HealthItem::Als)),
            Health::Doubtful => asked.doubt = [Doubt::Pressure].into(),
            Health::Today | Health::Missing | Health::Yesterday => (),
        }
        match self.health {
            Health::Missing => (),
            Health::Yesterday => drop(story.add(YESTERDAY, asked)),
            Health::Today
            | Health::Pregnant
            | Health::Als
            | Health::HalfAsked
            | Health::Doubtful => drop(story.add(THIS_MORNING, asked)),
        }
        let mut seen = inspected(&other_if(self.inspected == Inspected::OtherArea));
        seen.infected = self.inspected == Inspected::Infected;
        match self.inspected {
            Inspected::Missing => (),
            Inspected::Yesterday => drop(story.add(YESTERDAY, seen)),
            Inspected::Today | Inspected::Infected | Inspected::OtherArea => {
                story.add(THIS_MORNING, seen);
            }
        }
        self.flag(story);
    }

    fn flag(&self, story: &mut Story) {
        if self.flag == Flag::None {
            return;
        }
        let alarm = adverse_event(&[AlarmSymptom::Breathing], false);
        let event = story.add("2026-11-20 10:00:00 +01", alarm);
        let by = match self.flag {
            Flag::ClosedByDoctor => DOCTOR,
            Flag::ClosedByNurse => NURSE,
            Flag::None | Flag::Open => return,
        };
        let closed = RedFlagClosed {
            event,
            assessment: "Ikke farligt".to_owned(),
        };
        let when = at("2026-11-20 11:00:00 +01");
        story.tell(when, when, by, closed);
    }

    fn photographs(&self, story: &mut Story) {
        let when = match self.photos {
            Photos::TooOld => "2026-10-25 23:59:59 +01",
            Photos::AfterStart => AFTER,
            Photos::All | Photos::FrownMissing | Photos::OtherArea => "2026-10-26 00:00:00 +01",
        };
        for view in [View::FrontRest, View::FrontFrown] {
            if view == View::FrontFrown && self.photos == Photos::FrownMissing {
                continue;
            }
            let mut shown = photo();
            shown.view = view;
            shown.areas = vec![other_if(self.photos == Photos::OtherArea)];
            story.add(when, shown);
        }
    }

    fn needle(&self, story: &mut Story) -> Vec<EntryId> {
        self.consent(story);
        let area = other_if(self.prescribed == Prescribed::OtherArea);
        let person = if self.prescribed == Prescribed::OtherPerson {
            DOCTOR
        } else {
            NURSE
        };
        let mut prescribed = prescription(&[(area, "20")], &[person]);
        if self.prescribed == Prescribed::OtherProduct {
            prescribed.product = azzalure();
        }
        let signed = match self.prescribed {
            Prescribed::AtTheStart => START,
            Prescribed::TooOld => "2025-11-24 23:59:59 +01",
            Prescribed::InForce
            | Prescribed::Missing
            | Prescribed::OtherArea
            | Prescribed::OtherProduct
            | Prescribed::OtherPerson => "2025-11-25 00:00:00 +01",
        };
        if self.prescribed != Prescribed::Missing {
            story.add(signed, prescribed);
        }
        self.vial(story)
    }

    fn consent(&self, story: &mut Story) {
        let mut given = consent(&[other_if(self.consent == Consent::OtherArea)]);
        if self.consent == Consent::OtherProduct {
            given.product = azzalure();
        }
        // The period of information in time ends at 09.30, at 09.00 if the sheet came last.
        let (signed, recorded) = match self.consent {
            Consent::Missing => return,
            Consent::Early => ("2026-11-25 08:59:59 +01", "2026-11-25 08:59:59 +01"),
            Consent::RecordedAfterStart => (THIS_MORNING, AFTER),
            Consent::InTime
            | Consent::Withdrawn
            | Consent::WithdrawnAfterStart
            | Consent::OtherArea
            | Consent::OtherProduct => ("2026-11-25 09:30:00 +01", "2026-11-25 09:30:00 +01"),
        };
        let given = story.add_late(signed, recorded, given);
        let withdrawals = [
            (Consent::Withdrawn, START),
            (Consent::WithdrawnAfterStart, AFTER),
        ];
        let withdrawal = withdrawals.iter().find(|(state, _)| *state == self.consent);
        let Some((_, withdrawn)) = withdrawal else {
            return;
        };
        let note = String::new();
        story.add(
            withdrawn,
            ConsentWithdrawn {
                consent: given,
                note,
            },
        );
    }

    fn vial(&self, story: &mut Story) -> Vec<EntryId> {
        if self.vial == Vial::Missing {
            return Vec::new();
        }
        let mut opened = vial(at("2026-11-24 10:00:00 +01"));
        match self.vial {
            Vial::Expired => opened.expiry = expiry("2026-11-24"),
            Vial::TooOld => opened.mixed_at = Some(at("2026-11-24 09:59:59 +01")),
            Vial::NotStored => opened.storage = None,
            Vial::OtherProduct => {
                opened.product = azzalure();
                opened.storage = Some(Storage::Cold);
            }
            Vial::WithoutBatch => opened.batch = " - ".to_owned(),
            Vial::Fresh | Vial::Missing | Vial::Paused => (),
        }
        vec![story.add("2026-11-24 10:00:00 +01", opened)]
    }
}

fn azzalure() -> ProductId {
    ProductId::new("azzalure")
}

fn other_if(other: bool) -> Area {
    if other { FOREHEAD } else { GLABELLA }
}

fn learn(story: &mut Story, by: UserId, fact: impl Into<Fact>) {
    let (entry, when) = (
        EntryId::new(Uuid::from_u128(77)),
        at("2026-11-02 08:00:00 +01"),
    );
    story.premises.learn(entry, when, Some(by), &fact.into());
}
