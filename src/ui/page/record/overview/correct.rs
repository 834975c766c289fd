//! The dialogs that correct who a patient is and which doctor answers for her. Old values stay readable.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::id::UserId;
use crate::domain::patient::Patient;
use crate::journal::Edit;
use crate::journal::view::RecordView;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::patients::form::{PatientForm, Wrong};
use crate::ui::page::patients::{form_ui, words};
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::shell;

pub struct CorrectDialog {
    form: PatientForm,
    reason: String,
    pub refused: Option<String>,
}

impl CorrectDialog {
    pub fn of(patient: &Patient) -> Self {
        Self {
            form: PatientForm::of(patient),
            reason: String::new(),
            refused: None,
        }
    }

    /// True when it was closed without saving.
    pub fn ui(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        (name, identity): (&str, &str),
        ui: &Ui,
    ) -> bool {
        let dialogs = &cx.text.overview_dialogs;
        let parsed = self.form.parse(cx.today(), cx.journal.clinic().practice);
        let changed = parsed
            .as_ref()
            .is_ok_and(|patient| *patient != view.patient);
        let ready = changed && !self.reason.trim().is_empty();
        let wrong = parsed.as_ref().err().cloned().unwrap_or_default();
        let dialog = Dialog::new("correct", &dialogs.correct_title)
            .remark(&dialogs.correct_remark)
            .identity(name, identity)
            .width(560.0);
        let outcome = dialog.show(
            ui,
            |ui| self.fields_ui(cx, &wrong, changed, ui),
            |ui| {
                let cancelled = Button::secondary(&cx.text.common.cancel)
                    .hint("Esc")
                    .show(ui)
                    .clicked();
                let save = Button::primary(&dialogs.save)
                    .icon(Icon::PenLine)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .enabled(ready);
                (cancelled, save.show(ui).clicked())
            },
        );
        let (cancelled, saved) = outcome.inner.1;
        if let (true, Ok(to)) = (saved, parsed) {
            cx.ask(Edit::CorrectPatient {
                patient: view.id,
                to,
                reason: self.reason.trim().to_owned(),
            });
        }
        cancelled || outcome.cancelled
    }

    fn fields_ui(&mut self, cx: &Cx<'_>, wrong: &[Wrong], changed: bool, ui: &mut Ui) {
        let around = form_ui::Around {
            text: cx.text,
            today: cx.today(),
            practice: cx.journal.clinic().practice,
            wrong,
        };
        if let Some(refused) = &self.refused {
            Notice::new(Status::Stop, refused).show(ui);
        }
        shell::columns(ui, [1.0, 1.0], 400.0, |column, ui| {
            if column == 0 {
                form_ui::identity_ui(&mut self.form, &around, ui);
            } else {
                form_ui::name_ui(&mut self.form, &around, ui);
                form_ui::contact_ui(&mut self.form, cx.text, ui);
            }
        });
        ui.add_space(space::S12);
        Field::line(&cx.text.common.reason, &mut self.reason)
            .hint(&cx.text.overview_dialogs.reason_hint)
            .limit(500)
            .show(ui);
        let missing = words::missing(cx.text, wrong);
        let said = if !missing.is_empty() {
            format!("{} {missing}", cx.text.patients.missing)
        } else if changed {
            String::new()
        } else {
            cx.text.overview_dialogs.nothing_changed.clone()
        };
        if !said.is_empty() {
            ui.label(Theme::of(ui).faint(said));
        }
    }
}

pub struct DoctorDialog {
    doctor: Option<UserId>,
    pub refused: Option<String>,
}

impl DoctorDialog {
    pub const fn of(view: &RecordView) -> Self {
        Self {
            doctor: view.course.responsible_doctor,
            refused: None,
        }
    }

    /// True when it was closed without saving.
    pub fn ui(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        (name, identity): (&str, &str),
        ui: &Ui,
    ) -> bool {
        let dialogs = &cx.text.overview_dialogs;
        let doctors: Vec<(Option<UserId>, &str)> = cx
            .journal
            .clinic()
            .doctors()
            .map(|doctor| (Some(doctor.id), doctor.name.as_str()))
            .collect();
        let before = view.course.responsible_doctor;
        let dialog = Dialog::new("doctor", &dialogs.doctor_title)
            .remark(&dialogs.doctor_remark)
            .identity(name, identity);
        let outcome = dialog.show(
            ui,
            |ui| {
                if let Some(refused) = &self.refused {
                    Notice::new(Status::Stop, refused).show(ui);
                }
                Choice::new(
                    &cx.text.shell.responsible_doctor,
                    &mut self.doctor,
                    &doctors,
                )
                .show(ui);
                self.doctor
            },
            |ui| {
                let cancelled = Button::secondary(&cx.text.common.cancel)
                    .hint("Esc")
                    .show(ui)
                    .clicked();
                let choose = Button::primary(&dialogs.doctor_choose).key(
                    "Ctrl ↵",
                    Modifiers::COMMAND,
                    Key::Enter,
                );
                (cancelled, choose.show(ui).clicked())
            },
        );
        let (chosen, (cancelled, saved)) = outcome.inner;
        match (saved, chosen) {
            (true, Some(doctor)) if chosen != before => cx.ask(Edit::SetResponsibleDoctor {
                patient: view.id,
                doctor,
            }),
            (true, _) => return true,
            (false, _) => {}
        }
        cancelled || outcome.cancelled
    }
}
