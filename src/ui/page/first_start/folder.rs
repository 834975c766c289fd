//! The wizard's last step: where the journal lies. A place that cannot be used is told before anything is made.

use std::path::{Path, PathBuf};

use eframe::egui::{Id, Ui};

use crate::journal::FolderRefusal;
use crate::journal::task::place_for_new;
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::icon::Icon;
use crate::ui::page::gate::whole_path;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;

use super::clinic::{head, submitted};

pub struct FolderForm {
    typed: String,
    /// What a folder with other things in it gets as a folder inside.
    name: PathBuf,
    /// What was found out about a path; asked again when another is typed.
    known: Option<(String, Option<FolderRefusal>)>,
    /// What became of the folder dialog.
    note: Option<String>,
}

impl FolderForm {
    pub fn new(suggested: &Path) -> Self {
        let name = suggested.file_name().map(PathBuf::from);
        Self {
            typed: suggested.display().to_string(),
            name: name.unwrap_or_else(|| PathBuf::from("mimik")),
            known: None,
            note: None,
        }
    }

    /// From the dialog. In a folder that holds other things the journal gets a folder of its own.
    pub fn choose(&mut self, path: &Path) {
        let path = match place_for_new(path) {
            Err(FolderRefusal::NotEmpty) => path.join(&self.name),
            Ok(()) | Err(_) => path.to_owned(),
        };
        self.typed = path.display().to_string();
        self.note = None;
        self.look();
    }

    pub fn no_dialog(&mut self, text: &Text) {
        self.note = Some(text.gate.no_dialog.clone());
    }

    pub fn path(&self) -> Option<PathBuf> {
        whole_path(&self.typed)
    }

    /// Asks the system about the typed path, once.
    pub fn look(&mut self) {
        if self.is_known() {
            return;
        }
        let refusal = self.path().and_then(|path| place_for_new(&path).err());
        self.known = Some((self.typed.clone(), refusal));
    }

    fn is_known(&self) -> bool {
        self.known
            .as_ref()
            .is_some_and(|(path, _)| *path == self.typed)
    }

    fn refusal(&self) -> Option<&FolderRefusal> {
        let (path, refusal) = self.known.as_ref()?;
        refusal.as_ref().filter(|_| *path == self.typed)
    }

    pub fn missing(&self, text: &Text) -> Option<String> {
        if self.typed.trim().is_empty() {
            return Some(text.first_start.folder_missing.clone());
        }
        if self.path().is_none() {
            return Some(text.gate.whole_path.clone());
        }
        self.refusal().map(|refusal| text.closed(refusal))
    }

    pub fn ui(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        entered: bool,
        ui: &mut Ui,
    ) -> bool {
        let words = &text.first_start;
        head(ui, &words.folder_title, &words.folder_about);
        let id = Id::unique("journal folder");
        // While a path is typed, its beginnings are no places to be judged.
        let typing = ui.memory(|memory| memory.has_focus(id)) && !self.is_known();
        if !typing {
            self.look();
        }
        let error = self.missing(text).filter(|_| !typing);
        let note = self.note.as_ref().unwrap_or(&words.folder_note).clone();
        let field = Field::line(&words.folder_label, &mut self.typed)
            .touch()
            .id(id)
            .note(&note)
            .error(error.as_deref());
        let response = field.show(ui);
        if entered {
            response.request_focus();
        }
        ui.horizontal(|ui| {
            let browse = Button::secondary(&text.gate.browse).icon(Icon::FolderOpen);
            if browse.show(ui).clicked() {
                commands.push(Command::ChooseFolder);
            }
            if let (Some(FolderRefusal::JournalHere), Some(path)) = (self.refusal(), self.path())
                && Button::secondary(&words.open_there).show(ui).clicked()
            {
                commands.push(Command::OpenFolder(path));
            }
        });
        submitted(ui, &response)
    }
}
