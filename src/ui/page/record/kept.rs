//! A form that is kept as a draft while it is written: begun with the first answer, saved in time, thrown away when it is
//! left empty, and gone once its content is a fact.

use std::time::Duration;

use eframe::egui::Context;

use crate::domain::id::PatientId;
use crate::domain::log::DraftKind;
use crate::domain::time::Moment;
use crate::journal::view::RecordView;
use crate::journal::{Edit, Error, Receipt};
use crate::text::Text;
use crate::ui::command::Command;

use super::saving::{Drafted, Saving, Turn};

/// A form of which every part may be empty.
pub trait Emptiable: Drafted + Default {
    const KIND: DraftKind;

    fn is_empty(&self) -> bool;
}

pub struct Kept<D> {
    patient: PatientId,
    /// What it was asked to be begun with.
    asked: Option<D>,
    /// It could not be begun: tried again with something else, and before a page change.
    refused: bool,
    saving: Option<Saving<D>>,
}

impl<D: Emptiable> Kept<D> {
    /// The draft of whoever is logged in, if there is one, and what stands in it.
    pub fn of(view: &RecordView) -> (Self, D) {
        let found = view.draft(D::KIND);
        let found = found.and_then(|draft| Some((draft, D::of(&draft.content)?)));
        let saving = found.map(|(draft, content)| {
            Saving::new(draft.id, draft.revision, content, Some(draft.saved_at))
        });
        let kept = Self {
            patient: view.id,
            asked: None,
            refused: false,
            saving,
        };
        let content = found.map(|(_, content)| content.clone());
        (kept, content.unwrap_or_default())
    }

    /// »Kladde gemt 14.30«, or nothing.
    pub fn said(&self, text: &Text, form: &D) -> String {
        let saving = self.saving.as_ref();
        saving.map_or_else(String::new, |saving| saving.said(text, form))
    }

    pub fn save_in_time(
        &mut self,
        form: &D,
        ctx: &Context,
        uptime: Duration,
        commands: &mut Vec<Command>,
    ) {
        match &mut self.saving {
            None => self.begin(form, commands),
            Some(saving) => match saving.turn(form, uptime) {
                Turn::Nothing => {}
                Turn::Wait(left) => ctx.request_repaint_after(left),
                Turn::Save => commands.extend(saving.ask(form).map(Command::Edit)),
            },
        }
    }

    /// Before a page change and before locking: saved at once, and thrown away if nothing is left in it.
    pub fn flush(&mut self, form: &D, commands: &mut Vec<Command>) {
        match &mut self.saving {
            None => {
                if std::mem::take(&mut self.refused) {
                    self.asked = None;
                }
                self.begin(form, commands);
            }
            Some(saving) if form.is_empty() => {
                commands.push(Command::Edit(Edit::DiscardDraft(saving.id)));
            }
            Some(saving) => commands.extend(saving.ask(form).map(Command::Edit)),
        }
    }

    fn begin(&mut self, form: &D, commands: &mut Vec<Command>) {
        if form.is_empty() || self.asked.as_ref() == Some(form) {
            return;
        }
        self.asked = Some(form.clone());
        commands.push(Command::Edit(Edit::BeginDraft {
            patient: self.patient,
            kind: D::KIND,
            content: form.content(),
        }));
    }

    /// What came of an edit of its draft; another edit is passed over. What went wrong is said across the page.
    pub fn answered(&mut self, edit: &Edit, result: &Result<Receipt, Error>, now: Option<Moment>) {
        match (edit, &mut self.saving) {
            (
                Edit::BeginDraft {
                    patient, content, ..
                },
                None,
            ) if *patient == self.patient => {
                let Some(begun) = D::of(content) else {
                    return;
                };
                let receipt = result.as_ref().ok().and_then(|receipt| receipt.draft);
                self.refused = receipt.is_none();
                self.saving = receipt.map(|(id, revision)| Saving::new(id, revision, begun, now));
            }
            (Edit::SaveDraft { draft, content, .. }, Some(saving)) if saving.id == *draft => {
                match result {
                    Ok(receipt) => {
                        if let Some((_, revision)) = receipt.draft {
                            saving.done(content, revision, now);
                        }
                    }
                    Err(_) => saving.failed(),
                }
            }
            (Edit::DiscardDraft(draft), Some(saving)) if saving.id == *draft && result.is_ok() => {
                self.forget();
            }
            _ => {}
        }
    }

    /// There is no draft any more: it was thrown away, or what stood in it is a fact.
    pub fn forget(&mut self) {
        self.asked = None;
        self.saving = None;
    }
}
