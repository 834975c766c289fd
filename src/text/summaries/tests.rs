//! Every kind of fact has its line in every language.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::*;

mod danish;
mod photos;
mod samples;

use crate::domain::appointment::{
    AppointmentArrived, AppointmentBooked, AppointmentCancelled, AppointmentJudged,
    AppointmentKind, AppointmentMoved, AppointmentNoShow, CancelledBy, SavedTooEarly,
};
use crate::domain::area::Area;
use crate::domain::chain::{Hash, Header};
use crate::domain::clinic::{
    AccessRecovered, Clinic, ClinicChanged, KeysTended, PolicyChanged, SheetAdopted, Tended,
    UserAdded, UserRetired, VaultCreated,
};
use crate::domain::consultation::{
    Answer, Choice, Consultation, HealthItem, Outcome, Plan, PlannedArea,
};
use crate::domain::id::{EntryId, OriginId, VaultId};
use crate::domain::identity::{Number, NumberType};
use crate::domain::information::{
    Channel, Companion, InformationDeclined, LateEntryCountersigned, Mark, Mode, OralInformation,
    Receipt, Scope, Topic, WrittenInformation,
};
use crate::domain::log::{
    ClockConfirmed, ClockJumped, DraftBegun, DraftDiscarded, DraftKind, Export, Exported,
    LockReason, Locked, LoggedIn, LoginFailed, RecordOpened, Refused, Searched, SessionOpened,
};
use crate::domain::name::PersonName;
use crate::domain::patient::{
    ContactChannel, ContactNote, Patient, PatientCorrected, PatientRegistered,
    ResponsibleDoctorSet, Sex,
};
use crate::domain::product::ProductId;
use crate::domain::rules::policy::Policy;
use crate::domain::time::{HOUR, Moment};
use crate::domain::user::{Role, User};

const DOCTOR: UserId = UserId::new(Uuid::from_u128(900));

fn at(text: &str) -> Moment {
    Moment::parse_rfc3339(text).expect("a moment")
}

fn id(number: u128) -> EntryId {
    EntryId::new(Uuid::from_u128(number))
}

fn entry(seq: i64, fact: impl Into<Fact>) -> Entry {
    let (fact, written) = (
        fact.into(),
        at("2026-11-23T14:30:00+01:00").plus(seq * HOUR),
    );
    Entry {
        header: Header {
            seq,
            id: id(seq as u128),
            patient: None,
            kind: fact.kind().to_owned(),
            occurred_at: written,
            recorded_at: written,
            utc_offset: 60,
            clock_flag: 0,
            user: Some(DOCTOR),
            origin: OriginId::new(Uuid::nil()),
            amends: None,
            payload_hash: Hash::default(),
            prev: Hash::default(),
        },
        hash: Hash::default(),
        fact,
        reason: None,
    }
}

fn clinic() -> ClinicState {
    let mut clinic = ClinicState::empty(VaultId::new(Uuid::nil()), true);
    clinic.users.push(User {
        id: DOCTOR,
        name: "Vera Demo".to_owned(),
        role: Role::Doctor,
        authorisation: None,
        photos: true,
        public_key: String::new(),
        verifying_key: String::new(),
    });
    clinic
}

fn patient(phone: &str) -> Patient {
    let number = Number::parse(NumberType::Demo, "740385-0718").expect("a number");
    Patient {
        name: PersonName::parse("Prøvesen", "Agnete", None).expect("a name"),
        birth_date: number.birth_date().expect("a date"),
        number,
        sex: Some(Sex::Female),
        phone: phone.to_owned(),
        email: String::new(),
        address: String::new(),
    }
}

fn scope() -> Scope {
    Scope {
        areas: BTreeSet::from([Area::Forehead]),
        products: BTreeSet::from([ProductId::new("vistabel")]),
    }
}

fn booked() -> AppointmentBooked {
    AppointmentBooked {
        kind: AppointmentKind::Treatment,
        practitioner: DOCTOR,
        start: at("2026-11-25T14:40:00+01:00"),
        minutes: 30,
        areas: BTreeSet::from([Area::Forehead]),
        product: Some(ProductId::new("vistabel")),
        note: String::new(),
        too_early: Some(SavedTooEarly {
            reason: "Rejser i morgen tidlig".to_owned(),
            limit: None,
            session: DOCTOR,
        }),
    }
}

fn consultation() -> Consultation {
    let yes = Answer {
        choice: Choice::Yes,
        detail: "latex".to_owned(),
    };
    Consultation {
        mode: Mode::InClinic,
        companion: Companion {
            offered: true,
            who: Some("søster".to_owned()),
        },
        wishes: "Mindre vred".to_owned(),
        expectation: String::new(),
        answers: BTreeMap::from([(HealthItem::ExcipientAllergy, yes)]),
        prior_toxin: None,
        infected_areas: BTreeSet::new(),
        medicines: Vec::new(),
        findings: String::new(),
        indication: "Mimiske rynker".to_owned(),
        outcome: Outcome::Planned,
        assessment: None,
        video_sufficient: false,
    }
}

/// One fact of each kind; the appointment is entry 4.
fn one_of_each() -> Vec<Entry> {
    let facts = of_a_patient()
        .into_iter()
        .chain(photos::of_photos())
        .chain(of_the_clinic())
        .chain(samples::of_a_treatment());
    (1..)
        .zip(facts)
        .map(|(seq, fact)| entry(seq, fact))
        .collect()
}

fn of_a_patient() -> Vec<Fact> {
    vec![
        PatientRegistered {
            patient: patient("11 11 11 11"),
            responsible_doctor: DOCTOR,
        }
        .into(),
        PatientCorrected {
            patient: patient("22 22 22 22"),
        }
        .into(),
        ResponsibleDoctorSet { doctor: DOCTOR }.into(),
        booked().into(),
        AppointmentMoved {
            appointment: id(4),
            practitioner: DOCTOR,
            start: at("2026-11-26T10:00:00+01:00"),
            minutes: 30,
            too_early: None,
        }
        .into(),
        AppointmentJudged {
            appointment: id(4),
            too_early: true,
            limit: Some(at("2026-11-26T14:00:00+01:00")),
        }
        .into(),
        AppointmentArrived { appointment: id(4) }.into(),
        AppointmentNoShow { appointment: id(4) }.into(),
        AppointmentCancelled {
            appointment: id(4),
            by: CancelledBy::Patient,
            note: "Syg".to_owned(),
        }
        .into(),
        consultation().into(),
        WrittenInformation {
            scope: scope(),
            mark: Mark::Full,
            sheet: "1".to_owned(),
            sheet_sha256: String::new(),
            channel: Channel::Paper,
            receipt: Receipt::HandedOver,
        }
        .into(),
        OralInformation {
            scope: scope(),
            mark: Mark::Supplement,
            topics: BTreeMap::from([(Topic::AlarmSymptoms, at("2026-11-23T14:30:00+01:00"))]),
            mode: Mode::InClinic,
            companion: Companion::default(),
            language: None,
            questions: Some("Hvor længe".to_owned()),
        }
        .into(),
        InformationDeclined {
            words: "Nej tak".to_owned(),
        }
        .into(),
        Plan {
            product: ProductId::new("vistabel"),
            areas: vec![PlannedArea {
                area: Area::Forehead,
                units: Some("2,5".parse().expect("units")),
            }],
            note: String::new(),
        }
        .into(),
        LateEntryCountersigned { entry: id(12) }.into(),
        ContactNote {
            channel: ContactChannel::Email,
            text: "Spørger om løb".to_owned(),
        }
        .into(),
    ]
}

fn of_the_clinic() -> Vec<Fact> {
    vec![
        VaultCreated {
            vault: VaultId::new(Uuid::nil()),
            practice: true,
            clinic: "Øveklinikken".to_owned(),
            program: "0.1.0".to_owned(),
            recovery_public: None,
        }
        .into(),
        ClinicChanged {
            clinic: Clinic {
                name: "Øveklinikken".to_owned(),
                ..Clinic::default()
            },
        }
        .into(),
        PolicyChanged {
            policy: Policy::default(),
        }
        .into(),
        UserAdded {
            user: clinic().users.remove(0),
        }
        .into(),
        UserRetired {
            user: DOCTOR,
            epoch: 2,
        }
        .into(),
        AccessRecovered {
            user: DOCTOR,
            public_key: String::new(),
            verifying_key: String::new(),
        }
        .into(),
        KeysTended {
            what: Tended::RecoveryKeyTested,
            recovery_public: None,
        }
        .into(),
        SheetAdopted {
            version: "1".to_owned(),
            language: "da".to_owned(),
            sha256: String::new(),
            text: String::new(),
            material: true,
        }
        .into(),
        SessionOpened {
            program: "0.1.0".to_owned(),
            boot: String::new(),
            uptime_micros: 0,
            zone: String::new(),
        }
        .into(),
        LoggedIn {}.into(),
        LoginFailed { user: DOCTOR }.into(),
        Locked {
            why: LockReason::Idle,
        }
        .into(),
        RecordOpened {
            purpose: Some("Tilsyn".to_owned()),
        }
        .into(),
        Searched {
            text: "prø agn".to_owned(),
            hits: 2,
        }
        .into(),
        Exported {
            what: Export::PersonalNumber,
            to: String::new(),
            photos: None,
        }
        .into(),
        Refused {
            edit: "sign_consultation".to_owned(),
            because: vec!["role".to_owned()],
        }
        .into(),
        DraftBegun {
            draft: DraftKind::ContactNote,
        }
        .into(),
        DraftDiscarded {
            draft: DraftKind::Consultation,
        }
        .into(),
        ClockJumped { seconds: 3_600 }.into(),
        ClockConfirmed {
            shown: at("2026-11-23T14:30:00+01:00"),
        }
        .into(),
    ]
}

fn lines(language: Language) -> Vec<(String, String)> {
    let (text, entries, clinic) = (
        Text::load(language).expect("a language"),
        one_of_each(),
        clinic(),
    );
    let course = Course::of(&entries);
    let around = Around {
        clinic: &clinic,
        course: &course,
        entries: &entries,
        today: at("2026-11-24T09:00:00+01:00").day(),
    };
    let line = |entry: &Entry| (entry.header.kind.clone(), text.summary(entry, &around));
    entries.iter().map(line).collect()
}

#[test]
fn every_kind_of_fact_has_its_line_in_every_language() {
    let shown: BTreeSet<&str> = Fact::KINDS.iter().copied().collect();
    for language in Language::ALL {
        let lines = lines(language);
        let kinds: BTreeSet<&str> = lines.iter().map(|(kind, _)| kind.as_str()).collect();
        assert_eq!(kinds, shown, "the samples lack a kind");
        for (kind, line) in &lines {
            assert!(!line.is_empty(), "{kind} says nothing in {language:?}");
            assert!(!line.contains(['{', '}']), "{kind}: {line}");
        }
    }
}

#[test]
fn a_reason_stands_behind_what_was_corrected() {
    let text = Text::load(Language::Danish).expect("Danish");
    let note = ContactNote {
        channel: ContactChannel::Telephone,
        text: "Ringede".to_owned(),
    };
    let mut amended = entry(1, note);
    amended.reason = Some("Tastefejl".to_owned());
    let (clinic, course) = (clinic(), Course::default());
    let around = Around {
        clinic: &clinic,
        course: &course,
        entries: &[],
        today: amended.header.occurred_at.day(),
    };
    assert_eq!(
        text.summary(&amended, &around),
        "Telefon · Ringede · Begrundelse: Tastefejl"
    );
}
