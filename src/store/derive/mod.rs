//! Tables that are made from entries: how a fact changes them, and whether they are what a rebuild would give.
//!
//! Changes are mechanical, without rules: what a fact *means* is folded by the domain's course. An amendment changes
//! what its original has set, and only while no newer fact has set it again.

mod appointment;
mod difference;
mod patient_index;
mod photo_index;
mod same_person;
mod thumbnail;
mod vials;

pub(super) use difference::differences;
pub use difference::{Difference, Fault};
pub(super) use thumbnail::put as put_thumbnail;

use rusqlite::Connection;

use super::{Result, entry, row};
use crate::domain::fact::Fact;
use crate::domain::id::{EntryId, PatientId};
use crate::domain::time::Moment;

/// A fact as the derived tables see it.
pub(super) struct Happened<'a> {
    pub entry: EntryId,
    /// The first of the entries that amend each other; `entry` itself if this one amends nothing.
    pub root: EntryId,
    pub patient: Option<PatientId>,
    pub occurred_at: Moment,
    pub fact: &'a Fact,
    /// Where the entries before it stand; the tables may be others, in memory.
    pub entries: &'a Connection,
}

impl Happened<'_> {
    pub(super) fn amends(&self) -> bool {
        self.root != self.entry
    }

    /// The first version of an entry that the fact names, whichever version it names.
    pub(super) fn first_version(&self, of: EntryId) -> Result<EntryId> {
        entry::root(self.entries, of, Some(of))
    }
}

/// Changes every derived table as one fact demands.
pub(super) fn apply(db: &Connection, happened: &Happened<'_>) -> Result<()> {
    match happened.fact {
        Fact::PatientRegistered(fact) => patient_index::say(db, happened, &fact.patient),
        Fact::PatientCorrected(fact) => patient_index::say(db, happened, &fact.patient),
        Fact::AppointmentBooked(fact) => appointment::book(db, happened, fact),
        Fact::AppointmentMoved(fact) => appointment::place(db, happened, fact),
        Fact::AppointmentCancelled(fact) => {
            appointment::state(db, happened, fact.appointment, "cancelled")
        }
        Fact::AppointmentArrived(fact) => {
            appointment::state(db, happened, fact.appointment, "arrived")
        }
        Fact::AppointmentNoShow(fact) => {
            appointment::state(db, happened, fact.appointment, "no_show")
        }
        Fact::AppointmentJudged(fact) => appointment::judge(db, fact),
        Fact::PhotoAttached(fact) => photo_index::attach(db, happened, fact),
        Fact::VialOpened(fact) => vials::opened(db, happened, fact),
        Fact::Treatment(fact) => vials::treated(db, happened, fact),
        Fact::Deviation(fact) => vials::deviated(db, happened, fact),
        Fact::EntryWithdrawn(_) => vials::withdrawn(db, happened),
        Fact::SamePerson(fact) => same_person::united(db, happened, fact),
        Fact::NotSamePerson(_) => same_person::parted(db, happened),
        Fact::VaultCreated(_)
        | Fact::ClinicChanged(_)
        | Fact::PolicyChanged(_)
        | Fact::UserAdded(_)
        | Fact::UserRetired(_)
        | Fact::AccessRecovered(_)
        | Fact::KeysTended(_)
        | Fact::SheetAdopted(_)
        | Fact::SheetApproved(_)
        | Fact::PractitionerRegistered(_)
        | Fact::BatchPaused(_)
        | Fact::ProductWatched(_)
        | Fact::InstructionAdopted(_)
        | Fact::InstructionRead(_)
        | Fact::EmergencyKitChecked(_)
        | Fact::TemplateApproved(_)
        | Fact::TemplateWithdrawn(_)
        | Fact::ResponsibleDoctorSet(_)
        | Fact::Consultation(_)
        | Fact::WrittenInformation(_)
        | Fact::OralInformation(_)
        | Fact::InformationDeclined(_)
        | Fact::Plan(_)
        | Fact::LateEntryCountersigned(_)
        | Fact::ContactNote(_)
        | Fact::AccessRequested(_)
        | Fact::AccessAnswered(_)
        | Fact::EntryMisplaced(_)
        | Fact::ConsentGiven(_)
        | Fact::ConsentWithdrawn(_)
        | Fact::Prescription(_)
        | Fact::RepeatExempted(_)
        | Fact::IdentityConfirmed(_)
        | Fact::ScreeningConfirmed(_)
        | Fact::AreaInspected(_)
        | Fact::PhotoAligned(_)
        | Fact::PhotoMarked(_)
        | Fact::PhotoWithdrawn(_)
        | Fact::PhotoHidden(_)
        | Fact::PhotoUseConsented(_)
        | Fact::WarningAccepted(_)
        | Fact::RuleOverridden(_)
        | Fact::TreatmentStarted(_)
        | Fact::NothingGiven(_)
        | Fact::Attested(_)
        | Fact::AftercareGiven(_)
        | Fact::AdverseEvent(_)
        | Fact::EventStep(_)
        | Fact::RedFlagClosed(_)
        | Fact::FollowUp(_)
        | Fact::SessionOpened(_)
        | Fact::LoggedIn(_)
        | Fact::LoginFailed(_)
        | Fact::Locked(_)
        | Fact::RecordOpened(_)
        | Fact::Searched(_)
        | Fact::Exported(_)
        | Fact::Refused(_)
        | Fact::DraftBegun(_)
        | Fact::DraftDiscarded(_)
        | Fact::ClockJumped(_)
        | Fact::ClockConfirmed(_)
        | Fact::BackupMade(_)
        | Fact::RestoreRehearsed(_)
        | Fact::JournalRestored(_)
        | Fact::JournalChecked(_)
        | Fact::SchemaMigrated(_)
        | Fact::HeadSigned(_) => Ok(()),
    }
}

/// Makes all tables but the thumbnails again from the entries of the same database.
pub(super) fn refill(db: &Connection) -> Result<()> {
    db.execute_batch(
        "DELETE FROM patient_index; DELETE FROM appointment; DELETE FROM photo_index;
         DELETE FROM vial_index; DELETE FROM vial_use; DELETE FROM same_person;",
    )?;
    fill(db, db)
}

/// Applies every entry of one database to the tables of another, or of the same one.
fn fill(source: &Connection, target: &Connection) -> Result<()> {
    let mut statement = source.prepare_cached(include_str!("of_interest.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(found) = rows.next()? {
        let entry = entry::parsed(row::stored(found)?)?;
        let happened = Happened {
            entry: entry.header.id,
            root: entry::root(source, entry.header.id, entry.header.amends)?,
            patient: entry.header.patient,
            occurred_at: entry.header.occurred_at,
            fact: &entry.fact,
            entries: source,
        };
        apply(target, &happened)?;
    }
    Ok(())
}
