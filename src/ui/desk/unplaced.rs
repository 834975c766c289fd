//! A page that has no place yet, because the system's dialog for files did not come: the path of a folder is typed.

use std::path::Path;

use eframe::egui::{Key, Modifiers, Ui};

use crate::journal::task::{NotSaved, place_for_file};
use crate::text::{Text, fill};
use crate::ui::command::{Command, Job, Report};
use crate::ui::page::gate::whole_path;
use crate::ui::saving::{Chosen, JOB, Page};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::field::Field;

use super::Desk;

#[derive(Default)]
pub struct Unplaced {
    page: Option<Page>,
    /// Why it cannot be saved where it was to be.
    wrong: Option<String>,
    /// Kept for the next page.
    folder: String,
    /// Whether the keyboard went to the field already.
    begun: bool,
}

/// What was asked for.
enum Asked {
    Save,
    Cancel,
}

impl Unplaced {
    pub fn wait(&mut self, page: Page) {
        (self.page, self.begun, self.wrong) = (Some(page), false, None);
    }

    fn ui(&mut self, text: &Text, ui: &Ui) -> Option<Asked> {
        let page = self.page.as_ref()?;
        let words = &text.saving;
        let template = if page.parts == 1 {
            &words.file_is
        } else {
            &words.first_file_is
        };
        let first = page.first_in(Path::new(""));
        let name = fill(template, &[("name", &first.to_string_lossy())]);
        let missing = whole_path(&self.folder).is_none();
        let missing = missing.then_some(text.gate.whole_path.as_str());
        let dialog = Dialog::new("unplaced", &words.no_dialog).remark(&words.no_dialog_remark);
        let dialog = dialog.show(
            ui,
            |ui| {
                let field = Field::line(&text.gate.folder_path, &mut self.folder)
                    .note(&name)
                    .error(self.wrong.as_deref());
                let field = field.show(ui);
                if !self.begun {
                    self.begun = true;
                    field.request_focus();
                }
                field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
            },
            |ui| {
                let cancel = Button::secondary(&text.common.cancel).hint("Esc");
                let cancel = cancel.show(ui).clicked();
                let save = Button::primary(&words.save_there)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .locked_if(missing);
                (cancel, save.show(ui).clicked())
            },
        );
        let (submitted, (cancel, save)) = dialog.inner;
        if cancel || dialog.cancelled {
            Some(Asked::Cancel)
        } else {
            (missing.is_none() && (submitted || save)).then_some(Asked::Save)
        }
    }
}

impl Desk {
    pub(super) fn unplaced_ui(&mut self, text: &Text, commands: &mut Vec<Command>, ui: &Ui) {
        let Some(asked) = self.unplaced.ui(text, ui) else {
            return;
        };
        let page = self.unplaced.page.take();
        let folder = whole_path(&self.unplaced.folder);
        if let (Asked::Save, Some(page), Some(folder)) = (asked, page, folder) {
            let journal = self.journal.vault().folder().path().to_owned();
            // Looked at before it is noted that the page leaves: a mistyped path must not become a disclosure.
            commands.push(Command::Work(Job::new(JOB, move |progress| {
                let found = place_for_file(page.first_in(&folder), &journal);
                if progress.is_cancelled() {
                    return Report::PageSaved(None);
                }
                let place = found.map(|_| Chosen::unasked(folder.join(page.file_name())));
                let page = Box::new(page);
                Report::PlaceTyped { page, place }
            })));
        }
    }

    pub(super) fn place_typed(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        page: Page,
        place: Result<Chosen, NotSaved>,
    ) {
        match place {
            Ok(place) => self.save_page(text, commands, page, place),
            Err(why) => {
                self.unplaced.wait(page);
                // Here nobody can choose another name, nor let that file be replaced.
                let said = if matches!(why, NotSaved::Exists) {
                    &text.saving.file_is_there
                } else {
                    text.not_saved(&why)
                };
                self.unplaced.wrong = Some(said.to_owned());
            }
        }
    }
}
