//! The action bar of the settings: what is changed and not saved, and the one act of each section.

use eframe::egui::{Key, Modifiers, Ui};

use crate::journal::Edit;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;

use super::SettingsPage;
use super::list::Section;
use super::order::readiness;

/// What a form with a save button can say.
struct Form {
    changed: bool,
    /// What would be saved, or why nothing can be.
    edit: Result<Edit, String>,
}

impl SettingsPage {
    pub(super) fn foot_ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        let text = cx.text;
        match self.section {
            Section::Looks => {
                say(ui, Mark::Icon(Icon::Info), &text.settings.at_once);
            }
            Section::Sheets => self.ask(|page| page.sheets.foot_ui(cx, ui)),
            Section::Batches => self.ask(|page| page.batches.foot_ui(cx, ui)),
            Section::Templates => self.ask(|page| page.templates.foot_ui(cx, ui)),
            Section::Readiness => self.ask(|_| readiness::foot_ui(cx, ui)),
            Section::Clinic | Section::Users | Section::Policy | Section::Safety
                if !cx.is_doctor() =>
            {
                say(
                    ui,
                    Mark::Icon(Icon::LockKeyhole),
                    &text.settings.doctor_changes,
                );
            }
            Section::Backups => self.backups.foot_ui(cx, ui),
            Section::Integrity => self.integrity.foot_ui(cx, ui),
            Section::Users => self.ask(|page| page.users.foot_ui(cx, ui)),
            Section::Clinic => {
                let form = Form {
                    changed: self.clinic.is_changed(),
                    edit: self.clinic.edit(text),
                };
                if self.form_foot(cx, form, ui) {
                    self.clinic.undo();
                }
            }
            Section::Policy => {
                let form = Form {
                    changed: self.policy.is_changed(),
                    edit: self.policy.edit(text, &cx.journal.clinic().policy),
                };
                if self.form_foot(cx, form, ui) {
                    self.policy.undo();
                }
            }
            Section::Safety => {
                let form = Form {
                    changed: self.safety.is_changed(),
                    edit: Ok(self.safety.edit(&cx.journal.clinic().policy)),
                };
                if self.form_foot(cx, form, ui) {
                    self.safety.undo();
                }
            }
        }
    }

    /// True when what was typed is to be undone.
    fn form_foot(&mut self, cx: &mut Cx<'_>, form: Form, ui: &mut Ui) -> bool {
        let words = &cx.text.settings;
        if form.changed {
            self.saved = false;
        }
        let (mark, rest) = match (&form.edit, form.changed, self.saved) {
            (Err(reason), true, _) => (Mark::Status(Status::Stop), reason.as_str()),
            (Ok(_), true, _) => (Mark::Icon(Icon::Info), words.unsaved.as_str()),
            (_, false, true) => (Mark::Status(Status::Ok), words.saved.as_str()),
            (_, false, false) => (Mark::Icon(Icon::Info), words.nothing_changed.as_str()),
        };
        let state = StateText {
            mark,
            lead: "",
            rest,
        };
        let blocked = form.edit.as_ref().err().filter(|_| form.changed);
        let undo = Button::secondary(&words.undo).enabled(form.changed);
        let save = Button::primary(&cx.text.common.save)
            .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
            .enabled(form.changed)
            .locked_if(blocked.map(String::as_str));
        match (action_bar(ui, &state, [undo, save]), form.edit) {
            (Some(0), _) => true,
            (Some(_), Ok(edit)) => {
                cx.ask(edit);
                false
            }
            (Some(_), Err(_)) | (None, _) => false,
        }
    }
}

fn say(ui: &mut Ui, mark: Mark, rest: &str) {
    let state = StateText {
        mark,
        lead: "",
        rest,
    };
    action_bar(ui, &state, []);
}
