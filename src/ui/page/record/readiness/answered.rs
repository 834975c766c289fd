//! What came of an edit: said in the page, or in the dialog that asked for it.

use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::command::{Command, Place, Tab};
use crate::ui::status::Status;

use super::{Asking, ReadinessPage};

impl ReadinessPage {
    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        text: &Text,
        journal: &Journal,
        commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        if !is_of_the_gate(edit) {
            return false;
        }
        match result {
            Ok(_) => {
                self.said = None;
                if self.go_on(journal, commands, edit) {
                    return true;
                }
                self.asking = Asking::Nothing;
                if matches!(edit, Edit::StartTreatment { .. }) {
                    commands.push(Command::Go(Place::Record(Tab::Treatment)));
                }
            }
            Err(error) => {
                let today = journal.now().map(|now| now.moment.day());
                let sentence = today.map_or_else(
                    |_| text.faults.store.clone(),
                    |today| text.error(error, today),
                );
                self.refused(sentence);
            }
        }
        true
    }

    /// Asks for what the dialog wants saved beside this. What is saved already is not asked for again when a later part is
    /// refused.
    fn go_on(&mut self, journal: &Journal, commands: &mut Vec<Command>, edit: &Edit) -> bool {
        if let (Asking::Day(dialog), Ok(now)) = (&mut self.asking, journal.now()) {
            dialog.saved(edit, journal.author().user, now.moment);
        }
        let next = self.rest.pop_front();
        let goes_on = next.is_some();
        commands.extend(next.map(Command::Edit));
        goes_on
    }

    /// The dialog stays as it is, with the sentence in it; nothing more of it is asked for.
    fn refused(&mut self, sentence: String) {
        self.rest.clear();
        match &mut self.asking {
            Asking::Nothing => self.said = Some((Status::Stop, sentence)),
            Asking::Consent(dialog) => dialog.refused(sentence),
            Asking::Exempt(dialog) => dialog.refused(sentence),
            Asking::Decide(dialog) => dialog.refused(sentence),
            Asking::Day(dialog) => dialog.refused(sentence),
            Asking::Vial(dialog) => dialog.refused(sentence),
            Asking::Prescription(dialog) => dialog.refused(sentence),
            Asking::Deviation(dialog) => dialog.refused(sentence),
        }
    }
}

const fn is_of_the_gate(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::GiveConsent { .. }
            | Edit::WithdrawConsent { .. }
            | Edit::Prescribe { .. }
            | Edit::ExemptRepeat { .. }
            | Edit::ConfirmIdentity(_)
            | Edit::ConfirmScreening { .. }
            | Edit::InspectAreas { .. }
            | Edit::OpenVial { .. }
            | Edit::AcceptWarning { .. }
            | Edit::OverrideRule { .. }
            | Edit::StartTreatment { .. }
            | Edit::RecordDeviation { .. }
    )
}
