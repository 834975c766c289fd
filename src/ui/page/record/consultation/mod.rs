//! The consultation: wishes, health, medicine, information and plan on one screen (`design.md` §9.5).
//!
//! Without a draft the newest signed consultation is read; with one, the form is on the screen. The draft in the
//! database follows what is typed ([`super::saving`]); a correction is a draft too, and becomes amendments ([`correcting`]).

mod answered;
mod bar;
pub(super) mod card;
mod conflict;
mod correcting;
mod estimate;
mod form;
mod information;
mod open;
mod place;
mod pressed;
mod reading;
mod rows;
mod side;
mod sign;
mod steps;
pub(super) mod typed;
pub(super) mod when;
mod writing;

use std::time::Duration;

use eframe::egui::{Context, Ui};

use crate::domain::consultation::ConsultationDraft;
use crate::domain::id::{DraftId, PatientId};
use crate::domain::log::DraftKind;
use crate::domain::time::{Day, Moment};
use crate::journal::view::{DraftView, RecordView};
use crate::journal::{DraftContent, Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::page::record::saving::{Saving, Turn};

use form::Form;
use open::Open;

pub use information::InformationDialog;

pub struct ConsultationPage {
    patient: PatientId,
    /// A draft that was found with the record; its form is made in the first frame, where the words are at hand.
    found: Option<DraftView>,
    open: Option<Open>,
    dialog: Dialog,
    /// Why a signature was refused.
    refused: Option<String>,
    /// For the words of an error when no clock can be read.
    opened: Day,
}

/// One dialog at a time.
enum Dialog {
    None,
    Sign,
    Discard,
    Information(Box<InformationDialog>),
}

impl ConsultationPage {
    pub fn new(_journal: &Journal, view: &RecordView) -> Self {
        Self {
            patient: view.id,
            found: view.draft(DraftKind::Consultation).cloned(),
            open: None,
            dialog: Dialog::None,
            refused: None,
            opened: view.now.moment.day(),
        }
    }

    /// »Kladde gemt 14.30«, or nothing.
    pub fn saved(&self, text: &Text) -> String {
        let open = self.open.as_ref();
        open.map_or_else(String::new, |open| open.saving.said(text, &open.form.draft))
    }

    /// Saves after a pause of 400 ms in typing, at most 2 s after the first unsaved key.
    pub fn save_in_time(&mut self, ctx: &Context, uptime: Duration, commands: &mut Vec<Command>) {
        let Some(open) = self.open.as_mut().filter(|open| open.conflict.is_none()) else {
            return;
        };
        match open.saving.turn(&open.form.draft, uptime) {
            Turn::Nothing => {}
            Turn::Wait(left) => ctx.request_repaint_after(left),
            Turn::Save => open.save(commands),
        }
    }

    /// Saves at once what is not saved.
    pub fn flush(&mut self, commands: &mut Vec<Command>) {
        if let Some(open) = self.open.as_mut().filter(|open| open.conflict.is_none()) {
            open.save(commands);
        }
    }

    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        text: &Text,
        journal: &Journal,
        commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        if let Dialog::Information(dialog) = &mut self.dialog
            && dialog.answered(text, journal, edit, result)
        {
            return true;
        }
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "every other edit may be part of a correction"
        )]
        match edit {
            Edit::BeginDraft {
                patient,
                content: DraftContent::Consultation(draft),
                ..
            } if *patient == self.patient => self.begun(text, journal, draft, result),
            Edit::SaveDraft { draft, content, .. } => {
                self.draft_saved(journal, commands, (*draft, content), result)
            }
            Edit::SignConsultation(draft) if self.is_open(*draft) => {
                self.signed(text, journal, result)
            }
            Edit::DiscardDraft(draft) if self.is_open(*draft) => {
                if result.is_ok() {
                    self.close();
                }
                false
            }
            _ => self.corrected(text, journal, commands, edit, result),
        }
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
        if let Some(DraftView {
            id,
            content: DraftContent::Consultation(draft),
            saved_at,
            revision,
            ..
        }) = self.found.take()
        {
            self.open(cx.text, id, revision, *draft, Some(saved_at));
        }
        if let Some(open) = &mut self.open {
            let pressed = writing::ui(cx, view, open, ui);
            self.form_action(cx, view, pressed);
        } else {
            let pressed = reading::ui(cx, view, ui);
            self.reading_action(cx, view, pressed);
        }
        self.dialogs_ui(cx, view, ui);
    }

    fn is_open(&self, draft: DraftId) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.saving.id == draft)
    }

    fn open(
        &mut self,
        text: &Text,
        id: DraftId,
        revision: i64,
        draft: ConsultationDraft,
        at: Option<Moment>,
    ) {
        self.open = Some(Open {
            saving: Saving::new(id, revision, &draft, at),
            form: Form::open(draft, text),
            conflict: None,
            sign_when_saved: false,
            correcting: Vec::new(),
        });
    }

    fn close(&mut self) {
        (self.open, self.refused, self.dialog) = (None, None, Dialog::None);
    }
}
