//! The consultation: wishes, health, medicine, information and plan on one screen (`design.md` §9.5).
//!
//! Without a draft the newest signed consultation is read; with one, the form is on the screen. The draft in the
//! database follows what is typed ([`saving`]); a correction is a draft too, and becomes amendments ([`correcting`]).

mod bar;
mod card;
mod conflict;
mod correcting;
mod form;
mod information;
mod reading;
mod rows;
mod saving;
mod side;
mod sign;
mod steps;
mod typed;
mod writing;

use std::time::Duration;

use eframe::egui::{Context, Ui};

use crate::domain::consultation::ConsultationDraft;
use crate::domain::id::{DraftId, PatientId};
use crate::domain::log::DraftKind;
use crate::domain::time::{Day, Moment};
use crate::journal::view::{DraftView, RecordView};
use crate::journal::{DraftContent, Edit, Error, Journal, Receipt, Refusal, already_informed};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::cx::Cx;

use correcting::Standing;
use form::Form;
use saving::{Saving, Turn};

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

/// A draft on the screen.
struct Open {
    form: Form,
    saving: Saving,
    /// What somebody saved elsewhere meanwhile.
    conflict: Option<(Box<ConsultationDraft>, i64, Moment)>,
    /// To be signed as soon as it is saved.
    sign_when_saved: bool,
    /// Edits of a correction that are on their way.
    correcting: Vec<Edit>,
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
        let Some(open) = &self.open else {
            return String::new();
        };
        if open.saving.has_failed() {
            return text.consultation.not_saved.clone();
        }
        if !open.saving.is_saved(&open.form.draft) {
            return text.common.saving.clone();
        }
        let saved = |at: Moment| fill(&text.common.draft_saved, &[("time", &text.time(at))]);
        open.saving.saved_at().map(saved).unwrap_or_default()
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
        match &mut self.open {
            Some(open) => {
                let pressed = writing::ui(cx, view, open, ui);
                self.form_action(cx, view, pressed);
            }
            None => {
                let pressed = reading::ui(cx, view, ui);
                self.reading_action(cx, view, pressed);
            }
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

    fn begun(
        &mut self,
        text: &Text,
        journal: &Journal,
        draft: &ConsultationDraft,
        result: &Result<Receipt, Error>,
    ) -> bool {
        if let Ok(Receipt {
            draft: Some((id, revision)),
            ..
        }) = result
        {
            let now = journal.now().ok().map(|now| now.moment);
            self.open(text, *id, *revision, draft.clone(), now);
        }
        false
    }

    fn draft_saved(
        &mut self,
        journal: &Journal,
        commands: &mut Vec<Command>,
        (draft, content): (DraftId, &DraftContent),
        result: &Result<Receipt, Error>,
    ) -> bool {
        let Some(open) = self.open.as_mut().filter(|open| open.saving.id == draft) else {
            return false;
        };
        match result {
            Ok(receipt) => {
                let revision = receipt.draft.map_or(0, |(_, revision)| revision);
                open.saving
                    .done(content, revision, journal.now().ok().map(|now| now.moment));
                if std::mem::take(&mut open.sign_when_saved) {
                    open.sign(commands);
                }
                true
            }
            Err(error) => {
                open.sign_when_saved = false;
                open.saving.failed();
                let stored = matches!(error.refusal(), Some(Refusal::DraftChanged))
                    .then(|| journal.draft(draft).ok().flatten())
                    .flatten();
                if let Some(DraftView {
                    content: DraftContent::Consultation(stored),
                    revision,
                    saved_at,
                    ..
                }) = stored
                {
                    open.conflict = Some((stored, revision, saved_at));
                }
                open.conflict.is_some()
            }
        }
    }

    fn signed(&mut self, text: &Text, journal: &Journal, result: &Result<Receipt, Error>) -> bool {
        match result {
            Ok(_) => self.close(),
            Err(error) => self.refused = Some(text.error(error, self.today(journal))),
        }
        true
    }

    /// Edits of a correction come back one by one; when the last is done, its draft has done its work.
    fn corrected(
        &mut self,
        text: &Text,
        journal: &Journal,
        commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        let today = self.today(journal);
        let Some(open) = &mut self.open else {
            return false;
        };
        let Some(place) = open.correcting.iter().position(|asked| asked == edit) else {
            return false;
        };
        open.correcting.remove(place);
        match result {
            Err(error) => self.refused = Some(text.error(error, today)),
            Ok(_) if open.correcting.is_empty() && self.refused.is_none() => {
                commands.push(Command::Edit(Edit::DiscardDraft(open.saving.id)));
            }
            Ok(_) => {}
        }
        true
    }

    fn today(&self, journal: &Journal) -> Day {
        journal.now().map_or(self.opened, |now| now.moment.day())
    }

    fn form_action(&mut self, cx: &mut Cx<'_>, view: &RecordView, pressed: Option<bar::Action>) {
        let Some(open) = &mut self.open else {
            return;
        };
        match pressed {
            None => {}
            Some(bar::Action::Save) => open.save(cx.commands),
            Some(bar::Action::GoOn) => {
                if let Some(next) = open.form.lacks(cx, view).first() {
                    open.form.step = steps::Step::of(*next);
                    open.form.go_to = Some(form::Target::Mend(*next));
                }
            }
            Some(bar::Action::Sign) => (self.dialog, self.refused) = (Dialog::Sign, None),
            Some(bar::Action::Discard) => self.dialog = Dialog::Discard,
        }
    }

    fn reading_action(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        pressed: Option<reading::Action>,
    ) {
        use reading::Action;
        let begin = |draft| Edit::BeginDraft {
            patient: view.id,
            kind: DraftKind::Consultation,
            content: DraftContent::Consultation(Box::new(draft)),
        };
        let dialog = match pressed {
            None => None,
            Some(Action::Begin) => {
                cx.ask(begin(ConsultationDraft::begun(cx.moment())));
                None
            }
            Some(Action::Correct) => {
                let newest = view.course.newest_consultation();
                let standing = newest.and_then(|told| Standing::of(&view.course, told.id));
                if let Some(standing) = standing {
                    cx.ask(begin(ConsultationDraft::correcting(
                        standing.consultation.id,
                        &standing.signed(),
                    )));
                }
                None
            }
            Some(Action::RecordWritten) => Some(InformationDialog::written(cx, view)),
            Some(Action::RecordOral) => Some(InformationDialog::oral(cx, view)),
            Some(Action::CorrectWritten(id)) => {
                let told = view.course.written.iter().find(|told| told.id == id);
                told.map(|told| InformationDialog::correct_written(cx, told))
            }
            Some(Action::CorrectOral(id)) => {
                let told = view.course.oral.iter().find(|told| told.id == id);
                told.map(|told| InformationDialog::correct_oral(cx, told))
            }
            Some(Action::Countersign(entry)) => {
                cx.ask(Edit::Countersign {
                    patient: view.id,
                    entry,
                });
                None
            }
        };
        if let Some(dialog) = dialog {
            self.dialog = Dialog::Information(Box::new(dialog));
        }
    }

    fn dialogs_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) {
        if let Some(open) = &mut self.open
            && open.conflict.is_some()
        {
            open.conflict_ui(cx, ui);
            return;
        }
        let answer = match (&mut self.dialog, &self.open) {
            (Dialog::Information(dialog), _) => {
                if dialog.ui(cx, view, ui) {
                    self.dialog = Dialog::None;
                }
                return;
            }
            (Dialog::Sign, Some(open)) => {
                sign::sign_ui(cx, view, &open.form, self.refused.as_deref(), ui)
            }
            (Dialog::Discard, Some(open)) => sign::discard_ui(cx, view, &open.form, ui),
            (Dialog::None, _) | (Dialog::Sign | Dialog::Discard, None) => return,
        };
        self.agreed(cx, view, answer);
    }

    fn agreed(&mut self, cx: &mut Cx<'_>, view: &RecordView, answer: sign::Answer) {
        let (Some(open), sign::Answer::Agreed) = (&mut self.open, answer) else {
            if answer == sign::Answer::Cancelled {
                self.dialog = Dialog::None;
            }
            return;
        };
        self.refused = None;
        match self.dialog {
            Dialog::Discard => cx.ask(Edit::DiscardDraft(open.saving.id)),
            Dialog::Sign if open.form.is_correction() => open.correct(cx, view),
            Dialog::Sign => {
                // What is signed is what is in the database: it has to be what is on the screen.
                open.sign_when_saved = !open.saving.is_saved(&open.form.draft);
                open.save(cx.commands);
                if !open.sign_when_saved {
                    open.sign(cx.commands);
                }
            }
            Dialog::None | Dialog::Information(_) => {}
        }
    }
}

impl Open {
    fn save(&mut self, commands: &mut Vec<Command>) {
        commands.extend(self.saving.ask(&self.form.draft).map(Command::Edit));
    }

    fn sign(&self, commands: &mut Vec<Command>) {
        commands.push(Command::Edit(Edit::SignConsultation(self.saving.id)));
    }

    /// The edits are reckoned against the record as it stands now, so that what was amended once is not amended twice.
    fn correct(&mut self, cx: &mut Cx<'_>, view: &RecordView) {
        if !self.correcting.is_empty() {
            return;
        }
        for edit in self.edits(view) {
            self.correcting.push(edit.clone());
            cx.ask(edit);
        }
    }

    /// What a correction would change; nothing while something is missing.
    fn edits(&self, view: &RecordView) -> Vec<Edit> {
        let draft = &self.form.draft;
        let entry = draft.correction.as_ref().map(|correction| correction.entry);
        let standing = entry.and_then(|entry| Standing::of(&view.course, entry));
        let already = already_informed(&view.course, draft);
        let edits =
            standing.map(|standing| standing.edits(view.id, draft, already, self.form.product()));
        edits.and_then(Result::ok).unwrap_or_default()
    }

    fn conflict_ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
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
