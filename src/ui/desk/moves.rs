//! From place to place: what is typed is saved on the way, and a reviewer has fewer places.

use crate::domain::id::PatientId;
use crate::domain::user::Role;
use crate::journal::Edit;
use crate::text::Text;
use crate::ui::command::{Command, Place, Tab};
use crate::ui::page::record::Record;

use super::{Desk, frame};

impl Desk {
    pub(super) fn go(&mut self, place: Place, commands: &mut Vec<Command>) {
        self.palette = None;
        if self.place != place
            && let Some(record) = &mut self.record
        {
            record.flush(commands);
        }
        match place {
            // A tab is only there while a record is open.
            Place::Record(tab) => {
                let tab = self.tab_for(tab);
                if let Some(record) = &mut self.record {
                    record.show(tab);
                    self.place = Place::Record(tab);
                }
            }
            Place::Today
            | Place::Patients
            | Place::FollowUps
            | Place::Review
            | Place::AuditLog
            | Place::Settings => {
                self.place = place;
                // A purpose holds for one reading: whoever looks for another record has closed this one.
                if self.journal.author().role == Role::Reviewer {
                    self.record = None;
                }
            }
        }
    }

    pub(super) fn open_record(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        patient: PatientId,
        tab: Tab,
        purpose: Option<String>,
    ) {
        self.palette = None;
        self.recall = None;
        // Either registration of somebody who has two leads to the same record. Who is not known is said below.
        let patient = self.journal.person(patient).unwrap_or(patient);
        let tab = self.tab_for(tab);
        // Whoever states a purpose opens the record anew, also when it lies open: each purpose is a fact.
        if purpose.is_none()
            && self
                .record
                .as_ref()
                .is_some_and(|record| record.id() == patient)
        {
            self.go(Place::Record(tab), commands);
            return;
        }
        if let Some(record) = &mut self.record {
            record.flush(commands);
        }
        let edit = Edit::OpenRecord { patient, purpose };
        let opened = self
            .journal
            .apply(edit.clone())
            .and_then(|_| self.journal.record(patient));
        match opened {
            Ok(view) => {
                self.record = Some(Box::new(Record::new(&self.journal, view, tab)));
                self.place = Place::Record(tab);
            }
            Err(error) => self.answered(text, commands, &edit, &Err(error)),
        }
    }

    /// Of the tabs, a reviewer has the history alone.
    fn tab_for(&self, tab: Tab) -> Tab {
        if frame::tabs(self.journal.author().role).contains(&tab) {
            tab
        } else {
            Tab::History
        }
    }

    /// A reviewer has no other places, no search from everywhere, and nobody to register (`design.md` §2).
    pub(super) fn is_closed_to_reader(&self, command: &Command) -> bool {
        let elsewhere = matches!(
            command,
            Command::OpenPalette
                | Command::NewPatient { .. }
                | Command::ShowDay(_)
                | Command::AddUser { .. }
                | Command::TestRecoveryKey(_)
                | Command::ReplaceRecoveryKey(_)
                | Command::Go(
                    Place::Today
                        | Place::Patients
                        | Place::FollowUps
                        | Place::AuditLog
                        | Place::Settings
                )
        );
        elsewhere && self.journal.author().role == Role::Reviewer
    }

    pub(super) fn close_record(&mut self, commands: &mut Vec<Command>) {
        if let Some(record) = &mut self.record {
            record.flush(commands);
        }
        if matches!(self.place, Place::Record(_)) {
            self.place = match self.journal.author().role {
                Role::Doctor | Role::Nurse => Place::Patients,
                Role::Reviewer => Place::Review,
            };
        }
        // What was flushed is carried out on this desk before the next frame; the record itself is not needed for it.
        self.record = None;
    }
}
