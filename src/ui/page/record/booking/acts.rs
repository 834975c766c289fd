//! What is done with what was pressed on the page and in its dialogs.

use eframe::egui::Ui;

use crate::domain::appointment::AppointmentKind;
use crate::domain::id::EntryId;
use crate::journal::Edit;
use crate::journal::view::RecordView;
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;

use super::bar::Act;
use super::cancel::{self, CancelDialog};
use super::form::Form;
use super::grid::Picked;
use super::outlook::{Outlook, Standing};
use super::own::{self, OwnAct};
use super::too_early::{self, TooEarlyDialog};
use super::{Asking, BookingPage};

impl BookingPage {
    pub(super) fn act(&mut self, cx: &mut Cx<'_>, view: &RecordView, outlook: &Outlook, act: Act) {
        match act {
            Act::Clear => self.clear(),
            Act::BookConsultation => self.form.kind = AppointmentKind::Consultation,
            Act::SaveTooEarly => {
                if let (Some(start), Standing::Refused(verdict)) = (self.chosen, &outlook.standing)
                {
                    let dialog = TooEarlyDialog::new(start, verdict.clone());
                    self.asking = Asking::TooEarly(Box::new(dialog));
                }
            }
            Act::Book(start) => cx.ask(match self.form.moving {
                Some(appointment) => Edit::Move {
                    appointment,
                    to: self.form.slot(start),
                },
                None => Edit::Book(self.form.booking(view.id, start)),
            }),
        }
    }

    pub(super) fn own(&mut self, cx: &mut Cx<'_>, view: &RecordView, act: OwnAct) {
        let known = |id: EntryId| view.course.appointment(id);
        match act {
            OwnAct::Select(id) => {
                self.selected = Some(id).filter(|id| self.selected != Some(*id));
            }
            OwnAct::Move(id) => {
                if let Some(appointment) = known(id) {
                    self.form = Form::of(appointment);
                    self.set_chosen(None);
                    self.monday = None;
                }
            }
            OwnAct::Cancel(id) => {
                if let Some(appointment) = known(id) {
                    let dialog = CancelDialog::new(id, appointment.start);
                    self.asking = Asking::Cancel(Box::new(dialog));
                }
            }
            OwnAct::Arrive(id) => cx.ask(Edit::Arrive(id)),
            OwnAct::NoShow(id) => cx.ask(Edit::NoShow(id)),
        }
    }

    pub(super) fn pick(&mut self, text: &Text, picked: Picked, ui: &Ui) {
        match picked {
            Picked::Time(at) => self.choose(text, at, ui),
            Picked::Own(id) => self.selected = Some(id),
            Picked::Week(monday) => self.monday = Some(monday),
            Picked::Practitioner(user) => {
                self.form.practitioner = user;
                self.said = None;
            }
            Picked::Clear => self.clear(),
        }
    }

    pub(super) fn dialog_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) {
        match &mut self.asking {
            Asking::Nothing => {}
            Asking::TooEarly(dialog) => match dialog.ui(cx, view, ui) {
                Some(too_early::Answer::Cancel) => self.asking = Asking::Nothing,
                Some(too_early::Answer::Save { reason, passphrase }) => {
                    let edit = self.form.too_early(view.id, dialog.start, reason);
                    let doctor = cx.journal.author().user;
                    cx.send(Command::Proven {
                        edit,
                        doctor,
                        passphrase,
                    });
                }
                None => {}
            },
            Asking::Cancel(dialog) => {
                let appointment = view.course.appointment(dialog.appointment);
                let title = appointment.map(|appointment| own::title(cx, appointment));
                match dialog.ui(cx, &title.unwrap_or_default(), ui) {
                    Some(cancel::Answer::Back) => self.asking = Asking::Nothing,
                    Some(cancel::Answer::Cancel) => cx.ask(Edit::Cancel {
                        appointment: dialog.appointment,
                        by: dialog.by,
                        note: dialog.note.trim().to_owned(),
                    }),
                    None => {}
                }
            }
        }
    }
}
