//! A folder that cannot be opened: what happened, what is safe, what to do. Nothing here deletes anything.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::time::Day;
use crate::journal::{Error, FolderRefusal};
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::icon::Icon;
use crate::ui::setup::Setup;
use crate::ui::theme::{Kind, Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::pair;
use crate::ui::widget::field::Field;
use crate::ui::widget::gate as halves;
use crate::ui::widget::notice;

use super::first_start::NO_DIALOG;
use super::gate::{self, Running};

const WIDTH: f32 = 480.0;

pub struct RefusedPage {
    folder: PathBuf,
    error: Error,
    practice: PathBuf,
    today: Day,
    /// Another folder, once somebody wants one.
    other: Option<Other>,
    trouble: Option<String>,
}

#[derive(Default)]
struct Other {
    path: String,
    error: Option<String>,
}

impl RefusedPage {
    pub fn new(folder: PathBuf, error: Error, setup: &Setup, today: Day) -> Self {
        Self {
            folder,
            error,
            practice: setup.practice_folder(),
            today,
            other: None,
            trouble: None,
        }
    }

    /// Making the practice clinic went wrong.
    pub fn founding_failed(&mut self, sentence: String) {
        self.trouble = Some(sentence);
    }

    /// The system's dialog is closed; one that came back at once was not there at all.
    pub fn folder_chosen(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        path: Option<PathBuf>,
        shown: Duration,
    ) {
        match path {
            Some(path) => commands.push(Command::OpenFolder(path)),
            None if shown < NO_DIALOG => {
                let other = self.other.get_or_insert_default();
                other.error = Some(text.gate.no_dialog.clone());
            }
            None => {}
        }
    }

    pub fn ui(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        running: Running<'_>,
        ui: &mut Ui,
    ) {
        let busy = gate::is_running(running, "practice") || gate::is_running(running, "folder");
        halves::night(ui, &text.gate.program, "");
        halves::form(ui, WIDTH, |ui| {
            notice::title(ui, Icon::ShieldAlert, &text.gate.refused, Kind::Display);
            let folder = self.folder.display().to_string();
            pair(ui, 90.0, &text.gate.folder, &folder);
            gate::trouble_ui(ui, &self.sentences(text));
            if let Some(trouble) = &self.trouble {
                gate::trouble_ui(ui, trouble);
            }
            self.actions_ui(text, commands, busy, ui);
            self.other_ui(text, commands, busy, ui);
            if gate::is_running(running, "practice") {
                ui.label(Theme::of(ui).small(&text.gate.making_practice));
            }
        });
        gate::language_ui(text, commands, ui);
    }

    /// A folder without a journal is no fault of the journal: most often its disk is not connected.
    const fn is_gone(&self) -> bool {
        matches!(self.error, Error::Closed(FolderRefusal::Nothing))
    }

    fn sentences(&self, text: &Text) -> String {
        if self.is_gone() {
            text.gate.gone.clone()
        } else {
            text.error(&self.error, self.today)
        }
    }

    fn actions_ui(&mut self, text: &Text, commands: &mut Vec<Command>, busy: bool, ui: &mut Ui) {
        let words = &text.gate;
        let retry = Button::primary(&text.common.retry)
            .touch()
            .wide()
            .key("↵", Modifiers::NONE, Key::Enter)
            .enabled(!busy);
        if retry.show(ui).clicked() {
            commands.push(Command::OpenFolder(self.folder.clone()));
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S8;
            let other = Button::secondary(&words.other_folder).enabled(!busy);
            if other.show(ui).clicked() {
                self.other.get_or_insert_default();
            }
            if self.is_gone() {
                let new = Button::secondary(&words.new_journal).enabled(!busy);
                if new.show(ui).clicked() {
                    commands.push(Command::BeginFirstStart);
                }
                return;
            }
            let practice = Button::secondary(&words.try_practice).enabled(!busy);
            if practice.show(ui).clicked() {
                self.trouble = None;
                commands.push(super::first_start::try_practice(&self.practice));
            }
        });
    }

    /// Without a dialog of the system the path can be typed.
    fn other_ui(&mut self, text: &Text, commands: &mut Vec<Command>, busy: bool, ui: &mut Ui) {
        let Some(other) = &mut self.other else {
            return;
        };
        let field = Field::line(&text.gate.folder_path, &mut other.path)
            .touch()
            .error(other.error.as_deref());
        let typed = field.show(ui);
        let submitted = typed.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let ready = !busy && !other.path.trim().is_empty();
        let mut opened = ready && submitted;
        ui.horizontal(|ui| {
            let open = Button::secondary(&text.gate.open_folder).enabled(ready);
            opened |= open.show(ui).clicked();
            let browse = Button::secondary(&text.gate.browse).icon(Icon::FolderOpen);
            if browse.enabled(!busy).show(ui).clicked() {
                commands.push(Command::ChooseFolder);
            }
        });
        if opened {
            match gate::whole_path(&other.path) {
                Some(path) => commands.push(Command::OpenFolder(path)),
                None => other.error = Some(text.gate.whole_path.clone()),
            }
        }
    }
}
