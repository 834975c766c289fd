//! From step to step, and in the end from everything that was gathered to a journal.

use crate::journal::Ids;
use crate::journal::task::Create;
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
            Step::Recovery => {
                self.folder.look();
                Step::Folder
            }
            Step::Folder => {
                self.folder.look();
                if self.blocked(text).is_none()
                    && let Some(create) = self.create()
                {
                    commands.push(Command::Found(Box::new(create)));
                }
                return;
            }
        };
        self.step = next;
        self.entered = true;
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
