//! The dialogs about one stored photo: correct it, hide it, withdraw it, agree on its use, and let a copy leave.

mod consent;
mod correct;
mod export;
mod hide;
mod sheet;
mod withdraw;

use eframe::egui::Ui;

use crate::domain::id::EntryId;
use crate::journal::Edit;
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::Answer;
use crate::ui::page::record::readiness::dialogs::form::{self, Head};

use consent::{ConsentForm, EndForm};
use correct::CorrectForm;
use export::ExportForm;
pub use export::copies;
use hide::HideForm;
pub use sheet::{found as pairs_found, page as sheet_page};
use withdraw::WithdrawForm;

/// What was asked for in the side panel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    Correct,
    Hide,
    Show,
    Withdraw,
    Export,
    /// The same, as pairs on paper.
    Sheet,
    Consent,
    /// The patient takes back her yes to a use of photos.
    EndConsent(EntryId),
}

/// The dialog in front of the page.
pub enum PhotoDialog {
    Correct(CorrectForm),
    Hide(HideForm),
    Withdraw(WithdrawForm),
    Export(ExportForm),
    Consent(ConsentForm),
    EndConsent(EndForm),
}

impl PhotoDialog {
    pub fn of(asked: Asked, item: &PhotoItem, text: &Text) -> Self {
        match asked {
            Asked::Correct => Self::Correct(CorrectForm::of(item, text)),
            Asked::Hide => Self::Hide(HideForm::of(item.id, true)),
            Asked::Show => Self::Hide(HideForm::of(item.id, false)),
            Asked::Withdraw => Self::Withdraw(WithdrawForm::of(item.id)),
            Asked::Export => Self::Export(ExportForm::of(item)),
            Asked::Sheet => Self::Export(ExportForm::sheet_of(item)),
            Asked::Consent => Self::Consent(ConsentForm::of(item)),
            Asked::EndConsent(consent) => Self::EndConsent(EndForm::of(consent)),
        }
    }

    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        let error = match self {
            Self::Correct(form) => &mut form.error,
            Self::Hide(form) => &mut form.error,
            Self::Withdraw(form) => &mut form.error,
            Self::Export(form) => &mut form.error,
            Self::Consent(form) => &mut form.error,
            Self::EndConsent(form) => &mut form.error,
        };
        *error = Some(sentence);
    }

    /// Whether an edit is one that these dialogs ask for.
    pub const fn asks_for(edit: &Edit) -> bool {
        matches!(
            edit,
            Edit::Amend(_)
                | Edit::HidePhoto { .. }
                | Edit::WithdrawPhoto { .. }
                | Edit::ConsentToPhotoUse { .. }
                | Edit::WithdrawConsent { .. }
        )
    }

    fn head<'a>(&self, text: &'a Text) -> Head<'a> {
        let words = &text.photo_acts;
        let (id, title, remark, save) = match self {
            Self::Correct(_) => (
                "correct photo",
                &words.correct_title,
                &words.correct_remark,
                &words.correct_save,
            ),
            Self::Hide(form) if form.hides() => (
                "hide photo",
                &words.hide_title,
                &words.hide_remark,
                &words.hide_save,
            ),
            Self::Hide(_) => (
                "show photo",
                &words.show_title,
                &words.show_remark,
                &words.show_save,
            ),
            Self::Withdraw(_) => (
                "withdraw photo",
                &words.withdraw_title,
                &words.withdraw_remark,
                &words.withdraw_save,
            ),
            Self::Export(_) => (
                "export photos",
                &words.export_title,
                &words.export_remark,
                &words.export_save,
            ),
            Self::Consent(_) => (
                "consent to use",
                &words.consent_title,
                &words.consent_remark,
                &words.consent_save,
            ),
            Self::EndConsent(_) => (
                "end consent to use",
                &words.end_title,
                &words.end_remark,
                &words.end_save,
            ),
        };
        Head {
            id,
            title,
            remark,
            save,
        }
    }

    /// Shows it; true when it is left. What is saved leaves it open until the journal has answered.
    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) -> bool {
        let head = self.head(cx.text);
        let answer = match self {
            Self::Correct(form) => form::show(form, (cx, view, ui), &head),
            Self::Hide(form) => form::show(form, (cx, view, ui), &head),
            Self::Withdraw(form) => {
                form.search(cx, ui);
                form::show(form, (cx, view, ui), &head)
            }
            Self::Export(form) => {
                let answer = form::show(form, (cx, view, ui), &head);
                if matches!(answer, Some(Answer::Save(_))) {
                    return form.leave(cx, view);
                }
                answer
            }
            Self::Consent(form) => form::show(form, (cx, view, ui), &head),
            Self::EndConsent(form) => form::show(form, (cx, view, ui), &head),
        };
        match answer {
            None => false,
            Some(Answer::Cancel) => true,
            Some(Answer::Save(edits)) => {
                for edit in edits {
                    cx.ask(edit);
                }
                false
            }
        }
    }
}

/// What of these is missing, by its label, in their order.
fn missing(of: &[(bool, &String)]) -> Vec<String> {
    let missing = of.iter().filter(|(is_missing, _)| *is_missing);
    missing.map(|(_, what)| (*what).clone()).collect()
}
