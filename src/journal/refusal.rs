//! Why not: every answer that a decision can give instead of facts. `text` makes the sentence.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::domain::alignment::AlignmentFault;
use crate::domain::consultation::Missing;
use crate::domain::id::{EntryId, PatientId};
use crate::domain::identity::About;
use crate::domain::mark::MarkFault;
use crate::domain::rules::policy::OutOfBounds;
use crate::domain::rules::publication::UseFault;
use crate::domain::same_person::Difference;
use crate::domain::time::{Day, Moment};
use crate::domain::user::Role;

use crate::domain::rules::{Assessment, BookingVerdict};
use crate::domain::treatment::NotFinished;

#[derive(Clone, PartialEq, Debug)]
pub enum Refusal {
    /// Only this role may.
    Role(Role),
    /// A doctor's own passphrase has to be given for this very action.
    ProofNeeded,
    /// After five wrong passphrases in a row, also in a dialog (`reliability.md` §b).
    MustWait {
        left: Duration,
    },
    ReasonTooShort {
        needed: u32,
        has: u32,
    },
    TextTooLong {
        most: usize,
        has: usize,
    },
    EmptyText,
    /// A name with a control character or a sign that turns the direction of writing.
    HiddenCharacters,
    /// A reviewer states why she opens a record.
    PurposeNeeded,
    /// More than two minutes ahead of now (§2.6).
    InFuture {
        at: Moment,
        now: Moment,
    },
    /// The clock was set back; a doctor has to confirm the time first.
    ClockInDoubt,
    Unknown(Thing),
    /// The only doctor who is left: nobody could add or retire users after her.
    LastDoctor,
    AlreadyRetired,
    /// Anchors inside the journal's own folder are set back together with it.
    AnchorsInside,

    // Patients
    /// The very same CPR belongs to somebody already (R05).
    SameCpr(PatientId),
    /// The number itself cannot be right (R03).
    Number(About),
    /// Shown and not yet accepted.
    Warnings(Vec<PatientWarning>),

    // Two registrations of one person
    /// A record is not united with itself.
    SameRecord,
    /// This one is read together with another one already.
    UnitedAlready(PatientId),
    NotUnited,
    /// A treatment has begun in one of them and nothing is recorded of it.
    TreatmentUnderWay,
    /// The same author has a draft of the same kind in either.
    DraftInBoth,
    /// Shown and not yet accepted.
    TheyDiffer(BTreeSet<Difference>),

    // Consultation
    Missing(Vec<Missing>),
    /// Another doctor is responsible and the tick to take over is not set.
    NotResponsible,
    NotDrafted,
    /// Somebody saved a newer one; both are shown.
    DraftChanged,
    /// An amendment is the same kind of fact as what it amends.
    OtherKind,
    /// A correction that says the same.
    NothingCorrected,
    /// It was withdrawn: nothing follows from it any more, so there is nothing to correct.
    EntryWithdrawn,
    /// Something that stands names it: that is withdrawn first, or together with it.
    StillNamed(EntryId),
    /// Only what was recorded late, and not yet countersigned.
    NothingToCountersign,

    // Appointments
    /// Too early, no limit that could be named, or under age: never lawful.
    NotBookable(Box<BookingVerdict>),
    /// Not 18 at the consultation (R01b).
    UnderAge {
        from: Day,
    },
    /// The practitioner is taken then.
    DoubleBooked {
        start: Moment,
        end: Moment,
    },
    /// The patient has another appointment then, with whomever.
    PatientBooked {
        start: Moment,
        end: Moment,
    },
    InPast {
        at: Moment,
    },
    OutsideBounds(Vec<OutOfBounds>),
    /// It has been cancelled, or the patient came or did not.
    AppointmentIsOver(EntryId),
    NotStartedYet {
        start: Moment,
    },
    /// The time is lawful, so it needs no doctor's exception.
    NotTooEarly,

    // Consent, prescription and treatment
    /// No area is named, or one of them twice.
    NoArea,
    AlreadyWithdrawn,
    /// R61: an area outside the label needs the doctor's note.
    OffLabelNoteMissing,
    /// Something stands in the way; every answer of every rule.
    NotReady(Box<Assessment>),
    /// The rule says no such thing now, or somebody has decided already.
    NothingToDecide,
    /// A law, or something that only a new prescription or a countersignature mends.
    NotOpenToDecision,
    /// Started and signed by the one who injects.
    NotOwnTreatment,
    AlreadySigned,
    NotFinished(NotFinished),
    /// A point of a template without area or muscle, or on another side than its area or place; counted from 1.
    PointMisplaced {
        number: usize,
    },
    /// An end before its beginning, or a time before the gate opened or in the future.
    TimesDisagree,

    // Photos
    NoView,
    PhotoTwice,
    /// These cannot be the pupils of that photo.
    NotAligned(AlignmentFault),
    NotMarked(MarkFault),
    /// Photos may not be used so (R81, R82).
    PhotoUse(UseFault),
    /// A photo comes with documentation as its only purpose (R81).
    PurposeBeyond,
    NoPhotos,
    /// Hidden already, or shown already.
    NothingToHide,
    /// The same photo lies in the record of the one whose it is said to be.
    ThereAlready,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Thing {
    Patient,
    Draft,
    Entry,
    Appointment,
    User,
    Product,
    Instruction,
    Template,
    Photo,
}

/// What is said before a patient is saved; none of it blocks (R04, R05).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PatientWarning {
    /// The control digit does not hold.
    ControlDigit,
    /// Older than 115.
    VeryOld,
    /// The number holds another date than the field; of a number that may not hold the birth date.
    BirthDateDiffers { in_number: Day },
    /// The same number of a kind that two people may share.
    SameNumber(PatientId),
    /// The same or a similar name, and the same birth date.
    NameAlert(PatientId),
}
