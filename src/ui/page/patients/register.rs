//! Registering a patient: the form on a page of its own, what speaks against it above, one filled button below.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::id::{PatientId, UserId};
use crate::domain::patient::Patient;
use crate::domain::time::Day;
use crate::domain::user::Role;
use crate::journal::{Edit, Error, Journal, PatientWarning, Receipt, Refusal, Registration};
use crate::text::Text;
use crate::ui::command::{Command, Tab};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::card::Card;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::{notice, shell};

use super::form::{PatientForm, Wrong};
use super::{form_ui, words};

pub struct Register {
    form: PatientForm,
    doctor: Option<UserId>,
    trouble: Option<Trouble>,
    /// What was asked for when the trouble came; another patient has to be judged anew.
    asked: Option<Patient>,
    /// For sentences that are made when the answer comes.
    today: Option<Day>,
}

/// What speaks against the patient.
enum Trouble {
    SameCpr(PatientId),
    Warnings(Vec<PatientWarning>),
    /// In words that are ready to show.
    Said(String),
}

/// What became of the page in this frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    Stays,
    /// Back to the list; what was typed is kept.
    Back,
    /// The fields are emptied.
    Cleared,
}

impl Register {
    pub fn new(journal: &Journal, typed: &str) -> Self {
        let clinic = journal.clinic();
        let author = journal.author();
        let own = (author.role == Role::Doctor).then_some(author.user);
        let first = clinic.doctors().next().map(|doctor| doctor.id);
        Self {
            form: PatientForm::carried(typed, clinic.practice),
            doctor: own.or(first),
            trouble: None,
            asked: None,
            today: journal.now().ok().map(|now| now.moment.day()),
        }
    }

    pub fn is_blank(&self, practice: bool) -> bool {
        self.form.is_blank(practice)
    }

    /// The new patient's record opens; what was refused is said above the form.
    pub fn answered(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        (role, result): (Role, &Result<Receipt, Error>),
    ) -> bool {
        match result {
            Ok(receipt) => {
                let tab = match role {
                    Role::Doctor => Tab::Consultation,
                    Role::Nurse | Role::Reviewer => Tab::Overview,
                };
                commands.extend(receipt.patient.map(|patient| Command::OpenRecord {
                    patient,
                    tab,
                    purpose: None,
                }));
                true
            }
            Err(error) => {
                self.trouble = Some(self.trouble(text, error));
                false
            }
        }
    }

    fn trouble(&self, text: &Text, error: &Error) -> Trouble {
        match error.refusal() {
            Some(Refusal::SameCpr(patient)) => Trouble::SameCpr(*patient),
            Some(Refusal::Warnings(warnings)) => Trouble::Warnings(warnings.clone()),
            Some(_) | None => Trouble::Said(self.today.map_or_else(
                || text.faults.store.clone(),
                |today| text.error(error, today),
            )),
        }
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) -> Outcome {
        self.today = Some(cx.today());
        let parsed = self.form.parse(cx.today(), cx.journal.clinic().practice);
        if self.asked.as_ref() != parsed.as_ref().ok() {
            self.trouble = None;
        }
        let outcome = shell::foot(ui, |ui| self.action_bar_ui(cx, parsed.as_ref(), ui));
        let wrong = parsed.err().unwrap_or_default();
        shell::main(ui, |ui| {
            let words = &cx.text.patients;
            shell::page_head(ui, &words.new_title, &words.new_remark, |_| {});
            ui.spacing_mut().item_spacing.y = space::CARDS;
            self.trouble_ui(cx, ui);
            self.columns_ui(cx, &wrong, ui);
        });
        outcome
    }

    fn columns_ui(&mut self, cx: &Cx<'_>, wrong: &[Wrong], ui: &mut Ui) {
        let around = form_ui::Around {
            text: cx.text,
            today: cx.today(),
            practice: cx.journal.clinic().practice,
            wrong,
        };
        let words = &cx.text.patients;
        shell::columns(ui, [1.0, 1.0], 760.0, |column, ui| {
            if column == 0 {
                Card::new(&words.identity).show(ui, |ui| {
                    form_ui::identity_ui(&mut self.form, &around, ui);
                });
                return;
            }
            Card::new(&words.name).show(ui, |ui| form_ui::name_ui(&mut self.form, &around, ui));
            Card::new(&words.contact)
                .show(ui, |ui| form_ui::contact_ui(&mut self.form, cx.text, ui));
            Card::new(&words.responsible_doctor).show(ui, |ui| self.doctor_ui(cx, ui));
        });
    }

    fn doctor_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let doctors: Vec<(Option<UserId>, &str)> = cx
            .journal
            .clinic()
            .doctors()
            .map(|doctor| (Some(doctor.id), doctor.name.as_str()))
            .collect();
        Choice::new(
            &cx.text.patients.responsible_doctor,
            &mut self.doctor,
            &doctors,
        )
        .label_hidden()
        .show(ui);
    }

    fn trouble_ui(&self, cx: &mut Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.patients;
        let mut opened = None;
        match &self.trouble {
            None => {}
            Some(Trouble::Said(sentence)) => {
                notice::Notice::new(Status::Stop, &words.refused_title)
                    .text(sentence)
                    .show(ui);
            }
            Some(Trouble::SameCpr(patient)) => {
                let open = Button::secondary(&words.same_person_open);
                let same = notice::Notice::new(Status::Stop, &words.refused_title)
                    .text(&cx.text.refusals.same_cpr)
                    .action(open);
                opened = same.show(ui).then_some(*patient);
            }
            Some(Trouble::Warnings(warnings)) => {
                Card::new(&words.warnings_title)
                    .status(Status::Warn)
                    .show(ui, |ui| {
                        for warning in warnings {
                            ui.label(Theme::of(ui).body(cx.text.patient_warning(warning)));
                        }
                    });
            }
        }
        if let Some(patient) = opened {
            cx.send(Command::OpenRecord {
                patient,
                tab: Tab::Overview,
                purpose: None,
            });
        }
    }

    fn action_bar_ui(
        &mut self,
        cx: &mut Cx<'_>,
        parsed: Result<&Patient, &Vec<Wrong>>,
        ui: &mut Ui,
    ) -> Outcome {
        let words = &cx.text.patients;
        let warned = matches!(self.trouble, Some(Trouble::Warnings(_)));
        let missing = parsed.err().map(|wrong| words::missing(cx.text, wrong));
        let state = match &missing {
            Some(missing) => StateText {
                mark: Mark::Status(Status::Pending),
                lead: &words.missing,
                rest: missing,
            },
            None if warned => StateText {
                mark: Mark::Status(Status::Warn),
                lead: &words.warnings_title,
                rest: "",
            },
            None => StateText {
                mark: Mark::Status(Status::Ok),
                lead: &words.ready,
                rest: "",
            },
        };
        let label = if warned {
            &words.register_anyway
        } else {
            &words.register
        };
        let buttons = [
            Button::ghost(&words.clear),
            Button::secondary(&words.keep_looking).key("Esc", Modifiers::NONE, Key::Escape),
            Button::primary(label)
                .icon(Icon::UserRoundPlus)
                .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                .enabled(parsed.is_ok() && self.doctor.is_some()),
        ];
        match (action_bar(ui, &state, buttons), parsed) {
            (Some(0), _) => Outcome::Cleared,
            (Some(1), _) => Outcome::Back,
            (Some(2), Ok(patient)) => {
                self.ask(cx, patient.clone(), warned);
                Outcome::Stays
            }
            (Some(_) | None, _) => Outcome::Stays,
        }
    }

    fn ask(&mut self, cx: &mut Cx<'_>, patient: Patient, warnings_seen: bool) {
        let Some(responsible_doctor) = self.doctor else {
            return;
        };
        self.asked = Some(patient.clone());
        cx.ask(Edit::RegisterPatient(Registration {
            patient,
            responsible_doctor,
            warnings_seen,
        }));
    }
}
