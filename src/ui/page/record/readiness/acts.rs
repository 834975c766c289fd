//! What is done with what was pressed on the page and in its dialogs.

use eframe::egui::Ui;

use crate::domain::id::UserId;
use crate::domain::information::Part;
use crate::domain::readiness::CheckId;
use crate::domain::rules::RuleId;
use crate::journal::view::{GateView, RecordView};
use crate::journal::{Edit, Passphrase};
use crate::ui::command::{Command, Place, Tab};
use crate::ui::cx::Cx;

use super::decide::{DecideDialog, Decision};
use super::dialogs::{self, ConsentDialog, ExemptDialog};
use super::fix::Fix;
use super::{Asking, ReadinessPage};

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Act {
    Choose(CheckId),
    Fix(Fix),
    Start,
    /// A warning or a block: accept or override it.
    Decide(RuleId, Option<Part>),
    /// Who injects.
    By(UserId),
    /// One area is treated this time, or is not.
    Area(crate::domain::area::Area),
    Deviation,
    Withdraw,
    ToTreatment,
}

impl Act {
    /// The side tells about what it chooses.
    pub const fn chooses(&self) -> bool {
        matches!(self, Self::Choose(_) | Self::Fix(Fix::Decide(_)))
    }
}

/// What a dialog asks for.
pub(super) enum Asked {
    Cancel,
    Edits(Vec<Edit>),
    Proven(Box<Edit>, UserId, Passphrase),
}

impl ReadinessPage {
    pub(super) fn act(&mut self, cx: &mut Cx<'_>, view: &RecordView, gate: &GateView, act: Act) {
        match act {
            Act::Choose(check) => {
                self.chosen = Some(check).filter(|check| self.chosen != Some(*check));
            }
            Act::Fix(fix) => self.fix(cx, view, gate, &fix),
            Act::Start => {
                if let Some(asked) = gate.asked.clone() {
                    cx.ask(Edit::StartTreatment {
                        patient: view.id,
                        asked,
                    });
                }
            }
            Act::Decide(rule, part) => self.decide(cx, view, gate, rule, part.as_ref()),
            Act::By(user) => {
                self.by = Some(user);
                self.ask_again();
            }
            Act::Area(area) => {
                if !self.left_out.remove(&area) {
                    self.left_out.insert(area);
                }
                self.ask_again();
            }
            Act::Deviation => {
                let failing = super::rows::failing(cx, gate);
                let dialog = dialogs::DeviationDialog::new(cx, view, gate).failing(failing);
                self.asking = Asking::Deviation(Box::new(dialog));
            }
            Act::Withdraw => {
                if let Some(dialog) = ConsentDialog::withdrawing(view) {
                    self.asking = Asking::Consent(Box::new(dialog));
                }
            }
            Act::ToTreatment => cx.go(Place::Record(Tab::Treatment)),
        }
    }

    fn fix(&mut self, cx: &mut Cx<'_>, view: &RecordView, gate: &GateView, fix: &Fix) {
        self.said = None;
        self.asking = match fix {
            Fix::Show(tab, _) => {
                cx.go(Place::Record(*tab));
                Asking::Nothing
            }
            Fix::Consent => ConsentDialog::giving(gate)
                .map_or(Asking::Nothing, |dialog| Asking::Consent(Box::new(dialog))),
            Fix::Day(_) => Asking::Day(Box::new(dialogs::DayDialog::new(cx, view, gate))),
            Fix::Vial => Asking::Vial(Box::new(dialogs::VialDialog::new(cx, view, gate))),
            Fix::Prescribe => {
                Asking::Prescription(Box::new(dialogs::PrescriptionDialog::new(cx, view, gate)))
            }
            Fix::BookConsultation => {
                cx.go(Place::Record(Tab::Booking));
                Asking::Nothing
            }
            Fix::AskDoctor(_) => Asking::Nothing,
            Fix::Exempt => ExemptDialog::new(gate)
                .map_or(Asking::Nothing, |dialog| Asking::Exempt(Box::new(dialog))),
            Fix::Decide(check) => {
                self.chosen = Some(*check);
                Asking::Nothing
            }
        };
    }

    /// Accepted at once where the person may; else a doctor's dialog.
    fn decide(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        gate: &GateView,
        rule: RuleId,
        part: Option<&Part>,
    ) {
        match DecideDialog::for_rule(cx, view, gate, (rule, part)) {
            Decision::AtOnce(edit) => cx.ask(*edit),
            Decision::Dialog(dialog) => self.asking = Asking::Decide(dialog),
            Decision::None => {}
        }
    }

    pub(super) fn dialog_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) {
        use dialogs::Answer;
        let plain = |answer: Option<Answer>| match answer? {
            Answer::Cancel => Some(Asked::Cancel),
            Answer::Save(edits) => Some(Asked::Edits(edits)),
        };
        let asked = match &mut self.asking {
            Asking::Nothing => None,
            Asking::Consent(dialog) => plain(dialog.ui(cx, view, ui)),
            Asking::Exempt(dialog) => plain(dialog.ui(cx, view, ui)),
            Asking::Decide(dialog) => dialog.ui(cx, view, ui),
            Asking::Day(dialog) => plain(dialog.ui(cx, view, ui)),
            Asking::Vial(dialog) => plain(dialog.ui(cx, view, ui)),
            Asking::Prescription(dialog) => plain(dialog.ui(cx, view, ui)),
            Asking::Deviation(dialog) => plain(dialog.ui(cx, view, ui)),
        };
        match asked {
            None => {}
            Some(Asked::Cancel) => self.asking = Asking::Nothing,
            Some(Asked::Edits(edits)) => {
                self.rest = edits.into();
                if let Some(first) = self.rest.pop_front() {
                    cx.ask(first);
                }
            }
            Some(Asked::Proven(edit, doctor, passphrase)) => cx.send(Command::Proven {
                edit: *edit,
                doctor,
                passphrase,
            }),
        }
    }
}
