//! The wizard's last step: where the journal lies. A place that cannot be used is told before anything is made.

use std::path::{Path, PathBuf};

use eframe::egui::{Id, Ui};

use crate::journal::FolderRefusal;
use crate::journal::task::FindPlace;
use crate::text::Text;
use crate::ui::command::{Command, Job, Report};
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
    known: Option<(PathBuf, Option<FolderRefusal>)>,
    /// The path that the worker was asked about last.
    asked: Option<PathBuf>,
    /// The path that came from the dialog, until it is known what lies there.
    chosen: Option<PathBuf>,
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
            asked: None,
            chosen: None,
            note: None,
        }
    }

    /// From the dialog. In a folder that holds other things the journal gets a folder of its own.
    pub fn choose(&mut self, path: &Path) {
        self.typed = path.display().to_string();
        self.chosen = self.path();
        self.note = None;
    }

    pub fn no_dialog(&mut self, text: &Text) {
        self.note = Some(text.gate.no_dialog.clone());
    }

    pub fn path(&self) -> Option<PathBuf> {
        whole_path(&self.typed)
    }

    /// Has the system asked about the typed path, once, off the thread that draws.
    pub fn look(&mut self, commands: &mut Vec<Command>) {
        let Some(path) = self.path().filter(|_| !self.is_known()) else {
            return;
        };
        if self.asked.as_ref() == Some(&path) {
            return;
        }
        self.asked = Some(path.clone());
        commands.push(Command::Work(Job::new("place", move |_| {
            let (path, refusal) = FindPlace(path).run();
            Report::PlaceFound { path, refusal }
        })));
    }

    /// What the system said. An answer about a path that has been typed over since tells nothing any more.
    pub fn found(&mut self, path: &Path, refusal: Option<FolderRefusal>) {
        if self.path().as_deref() != Some(path) {
            return;
        }
        self.asked = None;
        let is_chosen = self.chosen.take().as_deref() == Some(path);
        if is_chosen && matches!(refusal, Some(FolderRefusal::NotEmpty)) {
            self.choose(&path.join(&self.name));
            // Whatever lies in there is no reason for yet another folder.
            self.chosen = None;
        } else {
            self.known = Some((path.to_owned(), refusal));
        }
    }

    /// A typed path that is no whole path needs no answer.
    pub fn is_known(&self) -> bool {
        let path = self.path();
        path.is_none() || self.known.as_ref().map(|(path, _)| path) == path.as_ref()
    }

    fn refusal(&self) -> Option<&FolderRefusal> {
        let (path, refusal) = self.known.as_ref()?;
        let is_meant = self.path().as_ref() == Some(path);
        refusal.as_ref().filter(|_| is_meant)
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
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let typing = has_focus && self.chosen.is_none() && !self.is_known();
        if !typing {
            self.look(commands);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn typed(path: &str) -> FolderForm {
        FolderForm {
            typed: path.to_owned(),
            ..FolderForm::new(Path::new("/mimik"))
        }
    }

    /// What a look asks of the worker, and how often.
    fn asks(form: &mut FolderForm) -> usize {
        let mut commands = Vec::new();
        form.look(&mut commands);
        commands.len()
    }

    #[test]
    fn a_path_is_asked_about_once() {
        let mut form = typed("/et sted");
        assert_eq!((asks(&mut form), asks(&mut form)), (1, 0));
        form.found(Path::new("/et sted"), None);
        assert!(form.is_known());
        assert_eq!(asks(&mut form), 0);
        // A beginning of a path is no place.
        assert_eq!(asks(&mut typed("et sted")), 0);
    }

    #[test]
    fn an_answer_about_a_path_that_was_typed_over_is_ignored() {
        let text = Text::load(Language::Danish).expect("Danish");
        let mut form = typed("/gammel");
        assert_eq!(asks(&mut form), 1);
        "/ny".clone_into(&mut form.typed);
        assert_eq!(asks(&mut form), 1);
        form.found(Path::new("/gammel"), Some(FolderRefusal::ReadOnly));
        assert_eq!(form.missing(&text), None);
        assert!(!form.is_known(), "the new path is still being looked at");
        form.found(Path::new("/ny"), Some(FolderRefusal::NotEmpty));
        assert_eq!(
            form.missing(&text),
            Some(text.closed(&FolderRefusal::NotEmpty))
        );
    }

    #[test]
    fn a_chosen_folder_with_other_things_gets_a_folder_inside_and_a_typed_one_does_not() {
        let mut form = typed("/");
        form.choose(Path::new("/Dokumenter"));
        assert_eq!(asks(&mut form), 1);
        form.found(Path::new("/Dokumenter"), Some(FolderRefusal::NotEmpty));
        assert_eq!(form.path(), Some(PathBuf::from("/Dokumenter/mimik")));
        assert_eq!(asks(&mut form), 1);

        let mut form = typed("/Dokumenter");
        form.found(Path::new("/Dokumenter"), Some(FolderRefusal::NotEmpty));
        assert_eq!(form.path(), Some(PathBuf::from("/Dokumenter")));
    }
}
