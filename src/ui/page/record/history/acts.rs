//! What can be done about the chosen entry: said otherwise, or withdrawn; and the dialog that is open for it.

use eframe::egui::Ui;

use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::EntryId;
use crate::domain::user::Role;
use crate::journal::view::RecordView;
use crate::journal::withdrawals::may_be_withdrawn;
use crate::journal::{Edit, Error, Receipt};
use crate::text::{Text, fill, plain};
use crate::ui::command::{Place, Tab};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::record::readiness::dialogs::Answer;
use crate::ui::status::Status;
use crate::ui::widget::button::Button;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::shell;

use super::correct::CorrectDialog;
use super::line::{find, first_version, versions};
use super::withdraw::WithdrawDialog;

/// What was pressed beside the chosen entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    Correct(EntryId),
    Withdraw(EntryId),
    /// It is corrected on the page where it was written.
    Go(Tab),
}

#[derive(Default)]
pub enum Dialog {
    #[default]
    None,
    Correct(Box<CorrectDialog>),
    Withdraw(Box<WithdrawDialog>),
}

/// The buttons, for whoever may write in the record. What was withdrawn is neither corrected nor withdrawn again.
pub fn ui(cx: &Cx<'_>, view: &RecordView, entry: &Entry, ui: &mut Ui) -> Option<Asked> {
    let id = entry.header.id;
    withdrawn_ui(cx, view, id, ui);
    if cx.role() == Role::Reviewer || view.course.withdrawn.contains_key(&id) {
        return None;
    }
    let words = &cx.text.correcting;
    let correction = correction_of(entry);
    let withdrawable = may_be_withdrawn(&entry.fact);
    if correction.is_none() && !withdrawable {
        return None;
    }
    let mut asked = None;
    shell::section(
        ui,
        "",
        |_| {},
        |ui| {
            ui.horizontal(|ui| {
                if let Some(correction) = correction {
                    let correct = Button::secondary(&words.correct)
                        .icon(Icon::PenLine)
                        .small();
                    if correct.show(ui).clicked() {
                        asked = Some(correction);
                    }
                }
                if withdrawable {
                    let withdraw = Button::ghost(&words.withdraw).icon(Icon::EyeOff).small();
                    if withdraw.show(ui).clicked() {
                        asked = Some(Asked::Withdraw(id));
                    }
                }
            });
        },
    );
    asked
}

/// Who withdrew it, when and why: beside the text that no longer counts.
fn withdrawn_ui(cx: &Cx<'_>, view: &RecordView, id: EntryId, ui: &mut Ui) {
    let withdrawal = view.course.withdrawn.get(&id);
    let Some(by) = withdrawal.and_then(|known| find(view, known.entry)) else {
        return;
    };
    let who = cx.user_name(by.header.user);
    let when = cx.text.dated(by.header.recorded_at);
    let values = [("when", when.as_str()), ("who", &who)];
    let title = fill(&cx.text.correcting.withdrawn_by, &values);
    let reason = by.reason.as_deref().map(plain).unwrap_or_default();
    let reason = fill(&cx.text.reading.reason, &[("words", &reason)]);
    shell::section(
        ui,
        "",
        |_| {},
        |ui| {
            Notice::new(Status::Stop, &title).text(&reason).show(ui);
        },
    );
}

/// How an entry of its kind is corrected, if at all.
fn correction_of(entry: &Entry) -> Option<Asked> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "all others are told in a dialog, or not at all"
    )]
    match &entry.fact {
        Fact::Consultation(_)
        | Fact::WrittenInformation(_)
        | Fact::OralInformation(_)
        | Fact::Plan(_) => Some(Asked::Go(Tab::Consultation)),
        Fact::Treatment(_) => Some(Asked::Go(Tab::Treatment)),
        Fact::PhotoAttached(_) => Some(Asked::Go(Tab::Photos)),
        fact if CorrectDialog::corrects(fact) => Some(Asked::Correct(entry.header.id)),
        _ => None,
    }
}

impl Dialog {
    pub fn open(&mut self, cx: &mut Cx<'_>, view: &RecordView, asked: Asked) {
        match asked {
            Asked::Go(tab) => cx.go(Place::Record(tab)),
            Asked::Correct(id) => {
                // Whichever version was chosen, the newest is corrected.
                let newest = find(view, id).and_then(|entry| versions(view, entry).pop());
                let dialog = newest.and_then(|entry| CorrectDialog::of(cx, entry));
                *self = dialog.map_or(Self::None, |dialog| Self::Correct(Box::new(dialog)));
            }
            Asked::Withdraw(id) => {
                let first = find(view, id).map(|entry| first_version(view, entry));
                let first = first.and_then(|first| find(view, first));
                let dialog = first.map(|entry| WithdrawDialog::of(cx, view, entry));
                *self = dialog.map_or(Self::None, |dialog| Self::Withdraw(Box::new(dialog)));
            }
        }
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) {
        let answer = match self {
            Self::None => None,
            Self::Correct(dialog) => dialog.ui(cx, view, ui),
            Self::Withdraw(dialog) => dialog.ui(cx, view, ui),
        };
        match answer {
            None => {}
            Some(Answer::Cancel) => *self = Self::None,
            Some(Answer::Save(edits)) => {
                for edit in edits {
                    cx.ask(edit);
                }
            }
        }
    }

    /// True if the edit was this dialog's own: it closes when it is done, and says why when it is not.
    pub fn answered(
        &mut self,
        text: &Text,
        today: crate::domain::time::Day,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        let is_own = matches!(
            (&*self, edit),
            (Self::Correct(_), Edit::Amend(_)) | (Self::Withdraw(_), Edit::WithdrawEntries(_))
        );
        if !is_own {
            return false;
        }
        match (result, &mut *self) {
            (Err(error), Self::Correct(dialog)) => dialog.refused(text.error(error, today)),
            (Err(error), Self::Withdraw(dialog)) => dialog.refused(text.error(error, today)),
            _ => *self = Self::None,
        }
        result.is_err()
    }
}
