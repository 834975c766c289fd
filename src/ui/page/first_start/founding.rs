//! From step to step, and in the end from everything that was gathered to a journal.

use std::path::Path;

use crate::journal::task::Create;
use crate::journal::{FolderRefusal, Ids};
use crate::text::Text;
use crate::ui::command::Command;

use super::{FirstStart, Step};

impl FirstStart {
    /// Only when nothing blocks the step.
    pub(super) fn go_on(&mut self, text: &Text, commands: &mut Vec<Command>) {
        self.trouble = None;
        let next = match self.step {
            Step::Clinic => Step::Doctor,
            Step::Doctor => Step::Passphrase,
            Step::Passphrase => {
                if let Err(fault) = self.recovery.make_key() {
                    self.trouble = Some(text.vault_fault(&fault).to_owned());
                    return;
                }
                Step::Recovery
            }
            Step::Recovery => Step::Folder,
            Step::Folder => {
                self.found(text, commands);
                return;
            }
        };
        self.step = next;
        self.entered = true;
    }

    /// Makes the journal once the place is known to be good; until then the wish waits for the answer.
    fn found(&mut self, text: &Text, commands: &mut Vec<Command>) {
        self.awaited = self.folder.path().filter(|_| !self.folder.is_known());
        if self.awaited.is_some() {
            self.folder.look(commands);
        } else if self.blocked(text).is_none()
            && let Some(create) = self.create()
        {
            commands.push(Command::Found(Box::new(create)));
        }
    }

    /// The system has said what it thinks of a place.
    pub fn place_found(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        path: &Path,
        refusal: Option<FolderRefusal>,
    ) {
        self.folder.found(path, refusal);
        let is_awaited = self.awaited.as_deref() == Some(path);
        if is_awaited && self.folder.path().as_deref() == Some(path) && self.step == Step::Folder {
            self.found(text, commands);
        }
    }

    fn create(&self) -> Option<Create> {
        Some(Create {
            folder: self.folder.path()?,
            clinic: self.clinic.clinic(),
            doctor: self.doctor.doctor(),
            passphrase: self.passphrase.chosen(&self.names()).ok()?,
            recovery: self.recovery.key()?,
            practice: false,
            cost: self.cost,
            clock: self.clock.clone(),
            ids: Ids::System,
            origin: self.origin,
        })
    }
}
