//! Every kind of fact has its line in every language.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::*;

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
#[expect(clippy::too_many_lines, reason = "a line for each kind of fact")]
fn lines_say_what_happened_in_plain_danish() {
    let lines: BTreeMap<String, String> = lines(Language::Danish).into_iter().collect();
    for (kind, line) in [
        ("patient_corrected", "Telefon: 11 11 11 11 → 22 22 22 22"),
        (
            "consultation",
            "Behandling planlagt · I klinikken · Ledsager: søster · »Mindre vred« · Ja til allergi over for et hjælpestof (latex) · Indikation: Mimiske rynker",
        ),
        ("plan", "Vistabel · Pande højst 2,5 enheder"),
        (
            "appointment_booked",
            "Behandling onsdag 25. nov. kl. 14.40 · 30 min hos Vera Demo · Pande · Vistabel · Gemt som for tidligt: Rejser i morgen tidlig",
        ),
        (
            "appointment_moved",
            "Behandling flyttet fra onsdag 25. nov. kl. 14.40 til torsdag 26. nov. kl. 10.00 · 30 min hos Vera Demo",
        ),
        (
            "photo_aligned",
            "Før · Front, hvile · tirsdag 24. nov. kl. 07.30",
        ),
        (
            "photo_marked",
            "Før · Front, hvile · tirsdag 24. nov. kl. 07.30 · 1 mærke",
        ),
        ("photo_withdrawn", "Hører ikke til denne patient"),
        (
            "entry_withdrawn",
            "Hører til en anden patient og gælder ikke her",
        ),
        (
            "entry_misplaced",
            "Behandling tirsdag 24. nov. kl. 07.30 blev skrevet i en anden journal ved en fejl og er trukket tilbage der. Skriv det her, hvis det mangler.",
        ),
        (
            "photo_hidden",
            "Før · Front, hvile · tirsdag 24. nov. kl. 07.30 · Skjult: Uskarpt",
        ),
        (
            "photo_use_consented",
            "Undervisning · 1 foto · »Kursus for sygeplejersker«",
        ),
        ("refused", "Forundersøgelse: rollen giver ikke adgang"),
        (
            "backup_made",
            "Kopieret til E:\\ · Til og med post 12 · 2 fotos · Samme disk som journalen · 1 foto kunne ikke læses",
        ),
        (
            "restore_rehearsed",
            "Gendannet fra E:\\ på prøve · Til og med post 12 · 2 fotos · Alt var der",
        ),
        (
            "journal_restored",
            "Til og med post 12 · Kopien er fra 25. nov. 2026 kl. 14.30 · Åbnet med gendannelsesnøglen",
        ),
        (
            "schema_migrated",
            "Opbygning 8 blev til 13 · Som den var: journal-schema-8-20261125T133000Z.db",
        ),
        ("head_signed", "Nr. 23 · 3f2a 91bc 07d4"),
        ("contact_note", "E-mail · Spørger om løb"),
        (
            "oral_information",
            "1 af 9 emner · Pande · Vistabel · Supplement · I klinikken · Spørgsmål: Hvor længe",
        ),
        (
            "access_answered",
            "Kan ventes 9. dec. 2026 · »Lægen er syg«",
        ),
        ("product_watched", "Vistabel · Skærpet indberetningspligt"),
        ("consent_given", "Pande · Vistabel · På papir"),
        (
            "consent_withdrawn",
            "Gælder samtykket mandag 23. nov. kl. 16.30 · »Venter«",
        ),
        (
            "prescription",
            "Vistabel · Pande højst 2,5 enheder · Udføres af Vera Demo · Til og med 31. maj 2027",
        ),
        (
            "vial_opened",
            "Vistabel · 50 enheder · Batch TEST-0426-A · Udløber 11/2027 · Opløst i 1,25 ml · Blandet onsdag 25. nov. kl. 14.20 · Opbevaret ved 2–8 °C",
        ),
        (
            "treatment",
            "Pande · Vistabel · 1 punkt · Kl. 14.42–14.52 · Af Vera Demo",
        ),
        (
            "deviation",
            "Pande · Ukendt præparat · cirka 10 · Begyndt onsdag 25. nov. kl. 14.42 · Af Vera Demo · »Ved en fejl« · Sagde nej: R23 · Klarheden blev ikke spurgt",
        ),
        (
            "rule_overridden",
            "Før-fotos (regel R80) · Pande · Vistabel · »Kameraet er i stykker«",
        ),
        (
            "adverse_event",
            "Synkebesvær · Mærket fredag 27. nov. kl. 08.00 · »Synker dårligt« · Vera Demo orienteret fredag 27. nov. kl. 09.10",
        ),
    ] {
        assert_eq!(lines.get(kind).map(String::as_str), Some(line), "{kind}");
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
