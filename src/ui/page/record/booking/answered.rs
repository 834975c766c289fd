//! What came of an edit: said in the page, or in the dialog that asked for it.

use crate::domain::time::Moment;
use crate::journal::{Edit, Error, Journal, Receipt};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::status::Status;

use super::{Asking, BookingPage};

impl BookingPage {
    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        text: &Text,
        journal: &Journal,
        _commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        if !is_about_appointments(edit) {
            return false;
        }
        match result {
            Ok(receipt) => {
                self.selected = receipt.entries.first().copied().or(self.selected);
                self.done(text, journal, edit);
            }
            Err(error) => self.refused(sentence(text, journal, error)),
        }
        true
    }

    fn done(&mut self, text: &Text, journal: &Journal, edit: &Edit) {
        if let Edit::Move { appointment, .. } | Edit::MoveTooEarly { appointment, .. } = edit {
            self.selected = Some(*appointment);
        }
        self.said = Some(said_of(text, journal, edit));
        self.asking = Asking::Nothing;
        self.chosen = None;
        self.form.clear_time();
        self.form.note.clear();
        self.moved_no_more();
    }

    /// Said where it was asked; nothing that was typed is lost.
    fn refused(&mut self, sentence: String) {
        match &mut self.asking {
            Asking::TooEarly(dialog) => dialog.refused(sentence),
            Asking::Cancel(dialog) => dialog.refused(sentence),
            Asking::Nothing => self.said = Some((Status::Stop, sentence)),
        }
    }
}

const fn is_about_appointments(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::Book(_)
            | Edit::Move { .. }
            | Edit::BookTooEarly { .. }
            | Edit::MoveTooEarly { .. }
            | Edit::Cancel { .. }
            | Edit::Arrive(_)
            | Edit::NoShow(_)
    )
}

fn sentence(text: &Text, journal: &Journal, error: &Error) -> String {
    journal.now().map_or_else(
        |_| text.faults.store.clone(),
        |now| text.error(error, now.moment.day()),
    )
}

/// What has been done, in words; a time that is too early stays red in them too.
fn said_of(text: &Text, journal: &Journal, edit: &Edit) -> (Status, String) {
    let words = &text.booking;
    let at = |template: &str, start: Moment| {
        let today = journal
            .now()
            .map_or_else(|_| start.day(), |now| now.moment.day());
        fill(template, &[("when", &text.moment(start, today))])
    };
    if let Edit::Book(booking) = edit {
        (Status::Ok, at(&words.booked, booking.slot.start))
    } else if let Edit::Move { to, .. } = edit {
        (Status::Ok, at(&words.moved, to.start))
    } else if let Edit::BookTooEarly { booking, .. } = edit {
        (Status::Stop, at(&words.saved_too_early, booking.slot.start))
    } else if let Edit::MoveTooEarly { to, .. } = edit {
        (Status::Stop, at(&words.saved_too_early, to.start))
    } else {
        (Status::Ok, words.noted.clone())
    }
}
