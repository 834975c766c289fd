//! A draft on the screen: its form, how it is saved, and what is on its way to the journal.

use eframe::egui::Ui;

use crate::domain::consultation::ConsultationDraft;
use crate::domain::time::Moment;
use crate::journal::view::RecordView;
use crate::journal::{Edit, already_informed};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::page::record::saving::Saving;

use super::conflict;
use super::correcting::Standing;
use super::form::Form;

/// A draft on the screen.
pub struct Open {
    pub form: Form,
    pub saving: Saving<ConsultationDraft>,
    /// What somebody saved elsewhere meanwhile.
    pub conflict: Option<(Box<ConsultationDraft>, i64, Moment)>,
    /// To be signed as soon as it is saved.
    pub sign_when_saved: bool,
    /// Edits of a correction that are on their way.
    pub correcting: Vec<Edit>,
}

impl Open {
    pub fn save(&mut self, commands: &mut Vec<Command>) {
        commands.extend(self.saving.ask(&self.form.draft).map(Command::Edit));
    }

    pub fn sign(&self, commands: &mut Vec<Command>) {
        commands.push(Command::Edit(Edit::SignConsultation(self.saving.id)));
    }

    /// The edits are reckoned against the record as it stands now, so that what was amended once is not amended twice.
    pub fn correct(&mut self, cx: &mut Cx<'_>, view: &RecordView) {
        if !self.correcting.is_empty() {
            return;
        }
        for edit in self.edits(view) {
            self.correcting.push(edit.clone());
            cx.ask(edit);
        }
    }

    /// What a correction would change; nothing while something is missing.
    pub fn edits(&self, view: &RecordView) -> Vec<Edit> {
        let draft = &self.form.draft;
        let entry = draft.correction.as_ref().map(|correction| correction.entry);
        let standing = entry.and_then(|entry| Standing::of(&view.course, entry));
        let already = already_informed(&view.course, draft);
        let edits =
            standing.map(|standing| standing.edits(view.id, draft, already, self.form.product()));
        edits.and_then(Result::ok).unwrap_or_default()
    }

    pub fn conflict_ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        let Some((stored, revision, at)) = &self.conflict else {
            return;
        };
        match conflict::ui(cx, &self.form.draft, (stored, *at), ui) {
            conflict::Choice::None => {}
            conflict::Choice::Mine => {
                self.saving.keep_over(*revision, stored);
                self.conflict = None;
                self.save(cx.commands);
            }
            conflict::Choice::Stored => {
                self.saving = Saving::new(self.saving.id, *revision, stored, Some(*at));
                self.form = Form::open((**stored).clone(), cx.text);
                self.conflict = None;
            }
        }
    }
}
