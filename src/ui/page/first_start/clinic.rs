//! The wizard's first two steps: the clinic and its responsible doctor.

use std::path::PathBuf;

use eframe::egui::{Key, Response, Ui};

use crate::domain::clinic::Clinic;
use crate::domain::name::{LineFault, one_line};
use crate::journal::task::NewDoctor;
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::button::Button;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::shell;

/// The longest name of a clinic or a person, in characters.
pub const LONGEST: usize = 120;

pub struct ClinicForm {
    pub name: String,
    address: String,
    phone: String,
    registration: String,
    /// The folder of last time, in which there is no journal now.
    gone: Option<PathBuf>,
}

impl ClinicForm {
    pub const fn new(gone: Option<PathBuf>) -> Self {
        Self {
            name: String::new(),
            address: String::new(),
            phone: String::new(),
            registration: String::new(),
            gone,
        }
    }

    pub fn clinic(&self) -> Clinic {
        Clinic {
            name: self.name.trim().to_owned(),
            address: self.address.trim().to_owned(),
            phone: self.phone.trim().to_owned(),
            registration: self.registration.trim().to_owned(),
        }
    }

    pub fn missing(&self, text: &Text) -> Option<String> {
        let words = &text.first_start;
        line_fault(&self.name, &words.clinic_name_missing, text).or_else(|| {
            let others = [&self.address, &self.phone, &self.registration];
            others
                .into_iter()
                .filter(|line| !line.trim().is_empty())
                .find_map(|line| line_fault(line, "", text))
        })
    }

    pub fn ui(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        entered: bool,
        ui: &mut Ui,
    ) -> bool {
        let words = &text.first_start;
        head(ui, &words.clinic_title, &words.clinic_about);
        self.gone_ui(text, commands, ui);
        let mut submitted = line(ui, &words.clinic_name, &mut self.name, "", entered);
        submitted |= line(ui, &words.address, &mut self.address, "", false);
        shell::columns(ui, [1.0, 1.0], 400.0, |column, ui| {
            submitted |= if column == 0 {
                line(ui, &words.phone, &mut self.phone, "", false)
            } else {
                let note = &words.registration_note;
                line(ui, &words.registration, &mut self.registration, note, false)
            };
        });
        submitted
    }

    /// A journal on a disk that is not connected is no reason to make a new one.
    fn gone_ui(&self, text: &Text, commands: &mut Vec<Command>, ui: &mut Ui) {
        let Some(folder) = &self.gone else {
            return;
        };
        let words = &text.first_start;
        let shown = folder.display().to_string();
        let title = fill(&words.folder_gone, &[("folder", &shown)]);
        let retry = Button::secondary(&text.common.retry);
        let notice = Notice::new(Status::Warn, &title).text(&words.try_folder_again);
        if notice.action(retry).show(ui) {
            commands.push(Command::OpenFolder(folder.clone()));
        }
    }
}

#[derive(Default)]
pub struct DoctorForm {
    pub name: String,
    authorisation: String,
}

impl DoctorForm {
    pub fn doctor(&self) -> NewDoctor {
        NewDoctor {
            name: self.name.trim().to_owned(),
            authorisation: self.authorisation.trim().to_owned(),
        }
    }

    pub fn missing(&self, text: &Text) -> Option<String> {
        let words = &text.first_start;
        line_fault(&self.name, &words.doctor_name_missing, text)
            .or_else(|| line_fault(&self.authorisation, &words.authorisation_missing, text))
    }

    pub fn ui(&mut self, text: &Text, entered: bool, ui: &mut Ui) -> bool {
        let words = &text.first_start;
        head(ui, &words.doctor_title, &words.doctor_about);
        let name = line(ui, &words.doctor_name, &mut self.name, "", entered);
        let note = &words.authorisation_note;
        let id = &mut self.authorisation;
        line(ui, &words.authorisation, id, note, false) || name
    }
}

/// What a step is about.
pub fn head(ui: &mut Ui, title: &str, about: &str) {
    let theme = Theme::of(ui);
    ui.label(theme.display(title));
    ui.label(theme.muted(about));
}

/// Why a line cannot be used; `missing` is said of an empty one.
pub fn line_fault(line: &str, missing: &str, text: &Text) -> Option<String> {
    match one_line(line, LONGEST).err()? {
        LineFault::Empty => Some(missing.to_owned()),
        LineFault::Forbidden | LineFault::TooLong { .. } => {
            Some(text.first_start.line_forbidden.clone())
        }
    }
}

/// A field of the wizard; true when ↵ was pressed in it.
fn line(ui: &mut Ui, label: &str, typed: &mut String, note: &str, focus: bool) -> bool {
    let field = Field::line(label, typed).touch().limit(LONGEST).note(note);
    let response = field.show(ui);
    if focus {
        response.request_focus();
    }
    submitted(ui, &response)
}

pub fn submitted(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
