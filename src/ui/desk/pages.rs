//! Pages on their way out of the journal: that one leaves is written first, then it is made and saved.

use std::path::PathBuf;
use std::time::Duration;

use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::saving::{Chosen, NO_DIALOG, Page, PageTrouble};

use super::Desk;

impl Desk {
    /// The system's dialog is closed; one that came back at once was not there at all.
    pub(super) fn place_chosen(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        page: Page,
        (path, shown): (Option<PathBuf>, Duration),
    ) {
        match path {
            Some(path) => self.save_page(text, commands, page, Chosen::asked(path)),
            None if shown < NO_DIALOG => self.unplaced.wait(page),
            None => {}
        }
    }

    pub(super) fn save_page(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        page: Page,
        place: Chosen,
    ) {
        let noted = self.journal.apply(page.note.clone());
        match noted {
            Ok(_) => {
                let job = page.save(place, self.journal.vault().folder().path());
                commands.push(Command::Work(job));
            }
            Err(error) => self.say_error(text, &error),
        }
    }

    pub(super) fn page_saved(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        saved: Result<PathBuf, PageTrouble>,
    ) {
        match saved {
            Ok(path) => {
                let path = path.display().to_string();
                let said = fill(&text.saving.saved, &[("path", &path)]);
                commands.push(Command::Toast(said));
            }
            Err(trouble) => {
                let today = self.journal.now().map(|now| now.moment.day());
                self.say(today.map_or_else(
                    |_| text.faults.store.clone(),
                    |today| trouble.said(text, today),
                ));
            }
        }
    }
}
