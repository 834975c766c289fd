//! What is done in a clinic, in a line each: patients, consultations with their information, and appointments.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use mimik::domain::appointment::AppointmentKind;
use mimik::domain::area::Area;
use mimik::domain::consultation::{
    Answer, Choice, ConsultationDraft, HealthItem, OralDraft, Outcome, PlanDraft, WrittenDraft,
};
use mimik::domain::id::{DraftId, EntryId, PatientId, UserId};
use mimik::domain::identity::{Number, NumberType};
use mimik::domain::information::{
    Channel, Companion, Mark, Mode, OralInformation, Receipt as Received, Scope, Topic,
    WrittenInformation,
};
use mimik::domain::log::DraftKind;
use mimik::domain::name::PersonName;
use mimik::domain::patient::{ContactChannel, ContactNote, Patient};
use mimik::domain::product::ProductId;
use mimik::domain::time::Moment;
use mimik::journal::task::{Findings, Progress, Share, Verify, Witness};
use mimik::journal::view::{FollowUpRow, LogFilter};
use mimik::journal::{
    Booking, DraftContent, Edit, Error, Journal, Receipt, Refusal, Registration, Result, Slot,
};

/// A demonstration number of a woman born on 14 March 1985, and eight more people (`identity.md` §7).
pub const DEMO: [&str; 9] = [
    "740385-0718",
    "621179-0707",
    "890204-4702",
    "900658-0758",
    "610190-0701",
    "830749-0758",
    "770596-0709",
    "911267-0758",
    "660401-4768",
];

/// A clock face in Copenhagen: `2026-11-23 14:30`, with seconds if they matter.
#[track_caller]
pub fn at(time: &str) -> Moment {
    let whole = if time.len() > 16 {
        time.to_owned()
    } else {
        format!("{time}:00")
    };
    let local = NaiveDateTime::parse_from_str(&whole, "%Y-%m-%d %H:%M:%S");
    Moment::from_local_by_rule(local.unwrap())
}

#[track_caller]
pub fn demo(number: &str) -> Number {
    Number::parse(NumberType::Demo, number).unwrap()
}

/// Somebody with a demonstration number, born on the day that it holds.
#[track_caller]
pub fn somebody(number: &str, given: &str, family: &str) -> Patient {
    let number = demo(number);
    Patient {
        name: PersonName::parse(family, given, None).unwrap(),
        birth_date: number.birth_date().unwrap(),
        number,
        sex: None,
        phone: "12 34 56 78".to_owned(),
        email: String::new(),
        address: String::new(),
    }
}

pub fn registration(patient: Patient, responsible_doctor: UserId) -> Registration {
    Registration {
        patient,
        responsible_doctor,
        warnings_seen: false,
    }
}

/// The first doctor of the clinic is responsible.
#[track_caller]
pub fn register(journal: &mut Journal, number: &str) -> PatientId {
    let doctor = journal.clinic().doctors().next().unwrap().id;
    let given = format!("Prøve{}", number.get(..6).unwrap());
    let edit = Edit::RegisterPatient(registration(somebody(number, &given, "Testesen"), doctor));
    journal.apply(edit).unwrap().patient.unwrap()
}

pub fn vistabel() -> ProductId {
    ProductId::new("vistabel")
}

pub fn scope(areas: &[Area]) -> Scope {
    Scope {
        areas: areas.iter().cloned().collect(),
        products: BTreeSet::from([vistabel()]),
    }
}

/// Everything answered with no, and a plan for these areas with Vistabel; nothing told yet.
pub fn answered(began: Moment, areas: &[Area]) -> ConsultationDraft {
    let no = Answer {
        choice: Choice::No,
        detail: String::new(),
    };
    ConsultationDraft {
        companion_offered: true,
        wishes: "Vil gerne se mindre vred ud".to_owned(),
        answers: HealthItem::ALL.map(|item| (item, no.clone())).into(),
        no_medicine: true,
        findings: "Kraftige rynker ved sammentrækning".to_owned(),
        indication: "Bekymringsrynke".to_owned(),
        outcome: Some(Outcome::Planned),
        plan: PlanDraft {
            product: Some(vistabel()),
            areas: areas.iter().cloned().collect(),
            ..PlanDraft::default()
        },
        information_later: true,
        ..ConsultationDraft::begun(began)
    }
}

/// The same with the sheet handed over and every topic told by these moments.
pub fn informed(
    journal: &Journal,
    began: Moment,
    areas: &[Area],
    (written, oral): (Moment, Moment),
) -> ConsultationDraft {
    let sheet = journal.clinic().current_sheet().unwrap();
    ConsultationDraft {
        written: Some(WrittenDraft {
            sheet: sheet.version.clone(),
            sheet_sha256: sheet.sha256.clone(),
            channel: Channel::Paper,
            at: Some(written),
            mark: Mark::Full,
        }),
        oral: OralDraft {
            topics: topics(oral),
            ..OralDraft::default()
        },
        information_later: false,
        ..answered(began, areas)
    }
}

pub fn topics(at: Moment) -> BTreeMap<Topic, Moment> {
    Topic::ALL.map(|topic| (topic, at)).into()
}

fn beginning(patient: PatientId, draft: ConsultationDraft) -> Edit {
    Edit::BeginDraft {
        patient,
        kind: DraftKind::Consultation,
        content: DraftContent::Consultation(Box::new(draft)),
    }
}

#[track_caller]
pub fn begin(journal: &mut Journal, patient: PatientId, draft: ConsultationDraft) -> DraftId {
    let begun = journal.apply(beginning(patient, draft));
    begun.unwrap().draft.unwrap().0
}

/// Begins a draft and signs it.
pub fn sign(
    journal: &mut Journal,
    patient: PatientId,
    draft: ConsultationDraft,
) -> Result<Receipt> {
    let begun = journal.apply(beginning(patient, draft))?;
    let (draft, _revision) = begun.draft.unwrap();
    journal.apply(Edit::SignConsultation(draft))
}

/// A consultation begun half an hour before the sheet was handed over; signed now.
#[track_caller]
pub fn consult(journal: &mut Journal, patient: PatientId, areas: &[Area], told: (&str, &str)) {
    let (written, oral) = (at(told.0), at(told.1));
    let began = written.min(oral).plus(-30 * mimik::domain::time::MINUTE);
    let draft = informed(journal, began, areas, (written, oral));
    sign(journal, patient, draft).unwrap();
}

pub fn written(journal: &Journal, areas: &[Area], mark: Mark) -> WrittenInformation {
    let sheet = journal.clinic().current_sheet().unwrap();
    WrittenInformation {
        scope: scope(areas),
        mark,
        sheet: sheet.version.clone(),
        sheet_sha256: sheet.sha256.clone(),
        channel: Channel::Paper,
        receipt: Received::HandedOver,
    }
}

pub fn oral(areas: &[Area], mark: Mark, told: Moment) -> OralInformation {
    OralInformation {
        scope: scope(areas),
        mark,
        topics: topics(told),
        mode: Mode::InClinic,
        companion: Companion::default(),
        language: None,
        questions: None,
    }
}

/// Hands over the sheet at a moment that must have passed.
pub fn write(
    journal: &mut Journal,
    patient: PatientId,
    areas: &[Area],
    mark: Mark,
    time: &str,
) -> Result<Receipt> {
    let information = written(journal, areas, mark);
    journal.apply(Edit::RecordWritten {
        patient,
        at: at(time),
        information,
    })
}

/// Tells everything at a moment that must have passed.
pub fn tell(
    journal: &mut Journal,
    patient: PatientId,
    areas: &[Area],
    mark: Mark,
    time: &str,
) -> Result<Receipt> {
    let information = oral(areas, mark, at(time));
    journal.apply(Edit::RecordOral {
        patient,
        at: at(time),
        information,
    })
}

pub fn note(patient: PatientId, at: Moment, text: &str) -> Edit {
    Edit::AddContactNote {
        patient,
        at,
        note: ContactNote {
            channel: ContactChannel::Telephone,
            text: text.to_owned(),
        },
    }
}

pub fn slot(practitioner: UserId, start: &str) -> Slot {
    Slot {
        practitioner,
        start: at(start),
        minutes: 30,
    }
}

pub fn treatment(patient: PatientId, areas: &[Area], slot: Slot) -> Booking {
    Booking {
        patient: Some(patient),
        kind: AppointmentKind::Treatment,
        slot,
        areas: areas.iter().cloned().collect(),
        product: Some(vistabel()),
        note: String::new(),
    }
}

/// The id of what a receipt has booked.
#[track_caller]
pub fn booked(receipt: Result<Receipt>) -> EntryId {
    *receipt.unwrap().entries.first().unwrap()
}

/// The answer of an edit that must be refused.
#[track_caller]
pub fn refusal(result: Result<Receipt>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => *refusal,
        other => panic!("should be refused: {other:?}"),
    }
}

/// An edit is refused and not one entry is added.
#[track_caller]
pub fn refused(journal: &mut Journal, edit: Edit) -> Refusal {
    let before = (
        entries(journal),
        journal.revision(),
        journal.draft_revision(),
    );
    let refusal = refusal(journal.apply(edit));
    let after = (
        entries(journal),
        journal.revision(),
        journal.draft_revision(),
    );
    assert_eq!(before, after, "{refusal:?}");
    refusal
}

/// Walks chain, bodies, derived tables, photo files and anchors.
#[track_caller]
pub fn verify(journal: &Journal) -> Findings {
    try_verify(journal).unwrap()
}

/// The same of a journal whose database may be damaged.
pub fn try_verify(journal: &Journal) -> Result<Findings, Error> {
    let verify = Verify {
        reader: journal.reader().open()?,
        anchors: Vec::new(),
        second: Witness::At(None),
        photos: Share::All,
    };
    verify.run(&Progress::default())
}

#[track_caller]
pub fn must_be_whole(journal: &Journal) -> Findings {
    let findings = verify(journal);
    assert_eq!(findings.exit_code(), 0, "{findings:?}");
    findings
}

/// How many entries the journal has.
#[track_caller]
pub fn entries(journal: &Journal) -> u64 {
    verify(journal).counts.entries
}

/// The kinds of the last entries as the log shows them to whoever is logged in, oldest first.
#[track_caller]
pub fn last_kinds(journal: &Journal, count: u32) -> Vec<String> {
    let rows = journal.log(&LogFilter::default(), None, count).unwrap();
    rows.into_iter()
        .rev()
        .map(|row| row.entry.header.kind)
        .collect()
}

/// Everything that is left to do after treatments, what is worst first.
#[track_caller]
pub fn follow_ups(journal: &Journal) -> Vec<FollowUpRow> {
    let list = journal.list_follow_ups().unwrap();
    list.run(&Progress::default()).unwrap().unwrap().rows
}
