//! What a page is drawn with: shared references to read from, and a list to ask through.

use std::path::Path;

use crate::domain::id::PatientId;
use crate::domain::time::{Day, Moment};
use crate::domain::user::Role;
use crate::journal::task::ChainState;
use crate::journal::{Edit, Journal, Now};
use crate::paper::Printed;
use crate::text::Text;

use super::command::{Command, Job, Place};
use super::worker::Progress;

/// Built from split fields of the application for each frame; no page can write with it.
pub struct Cx<'a> {
    pub journal: &'a Journal,
    pub text: &'a Text,
    pub now: Now,
    pub commands: &'a mut Vec<Command>,
    /// What the last walk over the chain has found; none before the first is done.
    pub chain: Option<ChainState>,
    /// Work that runs off the thread, with how far it has come.
    pub running: &'a [(&'static str, Progress)],
    /// The folder that was watched for photos last.
    pub photo_folder: Option<&'a Path>,
    /// Whose record is open.
    pub open: Option<PatientId>,
}

impl Cx<'_> {
    pub fn ask(&mut self, edit: Edit) {
        self.commands.push(Command::Edit(edit));
    }

    pub fn go(&mut self, place: Place) {
        self.commands.push(Command::Go(place));
    }

    pub fn send(&mut self, command: Command) {
        self.commands.push(command);
    }

    pub fn work(&mut self, job: Job) {
        self.commands.push(Command::Work(job));
    }

    pub fn today(&self) -> Day {
        self.now.moment.day()
    }

    pub fn moment(&self) -> Moment {
        self.now.moment
    }

    /// What a page that is printed now says about when, and where the journal stands.
    pub fn printed(&self) -> Printed {
        Printed {
            at: self.moment(),
            head: self.journal.head().ok(),
        }
    }

    pub fn role(&self) -> Role {
        self.journal.author().role
    }

    pub fn is_doctor(&self) -> bool {
        self.role() == Role::Doctor
    }

    /// A user's name as it stands beside an entry.
    pub fn user_name(&self, user: Option<crate::domain::id::UserId>) -> String {
        let known = user.and_then(|id| self.journal.clinic().user(id));
        known.map_or_else(
            || self.text.names.role.system.clone(),
            |user| user.name.clone(),
        )
    }
}
