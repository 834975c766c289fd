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
use crate::ui::command::Command;
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

    /// Shows it; true when it is left. What is saved leaves it open until the journal has answered.
    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) -> bool {
        let words = &cx.text.photo_acts;
        let answer = match self {
            Self::Correct(form) => {
                let head = Head {
                    id: "correct photo",
                    title: &words.correct_title,
                    remark: &words.correct_remark,
                    save: &words.correct_save,
                };
                form::show(form, (cx, view, ui), &head)
            }
            Self::Hide(form) => form.ui(cx, view, ui),
            Self::Withdraw(form) => {
                form.search(cx, ui);
                let head = Head {
                    id: "withdraw photo",
                    title: &words.withdraw_title,
                    remark: &words.withdraw_remark,
                    save: &words.withdraw_save,
                };
                form::show(form, (cx, view, ui), &head)
            }
            Self::Export(form) => {
                let head = Head {
                    id: "export photos",
                    title: &words.export_title,
                    remark: &words.export_remark,
                    save: &words.export_save,
                };
                let answer = form::show(form, (cx, view, ui), &head);
                if matches!(answer, Some(Answer::Save(_))) {
                    if let Some(page) = form.leaving(cx, view) {
                        cx.send(Command::SavePage(Box::new(page)));
                    }
                    return true;
                }
                answer
            }
            Self::Consent(form) => {
                let head = Head {
                    id: "consent to use",
                    title: &words.consent_title,
                    remark: &words.consent_remark,
                    save: &words.consent_save,
                };
                form::show(form, (cx, view, ui), &head)
            }
            Self::EndConsent(form) => {
                let head = Head {
                    id: "end consent to use",
                    title: &words.end_title,
                    remark: &words.end_remark,
                    save: &words.end_save,
                };
                form::show(form, (cx, view, ui), &head)
            }
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
