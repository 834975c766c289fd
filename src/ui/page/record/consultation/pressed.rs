//! What was pressed on the page and in its dialogs, and what is asked for because of it.

use eframe::egui::Ui;

use crate::domain::consultation::ConsultationDraft;
use crate::domain::log::DraftKind;
use crate::journal::view::RecordView;
use crate::journal::{DraftContent, Edit};
use crate::ui::command::{Command, Tab};
use crate::ui::cx::Cx;

use super::correcting::Standing;
use super::place::Target;
use super::steps::Step;
use super::{ConsultationPage, Dialog, InformationDialog, bar, reading, sign};

impl ConsultationPage {
    pub(super) fn form_action(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        pressed: Option<bar::Action>,
    ) {
        let Some(open) = &mut self.open else {
            return;
        };
        match pressed {
            None => {}
            Some(bar::Action::Save) => open.save(cx.commands),
            Some(bar::Action::GoOn) => {
                if let Some(next) = open.form.lacks(cx, view).first() {
                    open.form.step = Step::of(*next);
                    open.form.go_to = Some(Target::Mend(*next));
                }
            }
            Some(bar::Action::Sign) => (self.dialog, self.refused) = (Dialog::Sign, None),
            Some(bar::Action::Discard) => self.dialog = Dialog::Discard,
        }
    }

    pub(super) fn reading_action(
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
            Some(Action::Book) => {
                cx.commands.push(Command::OpenRecord {
                    patient: view.id,
                    tab: Tab::Booking,
                    purpose: None,
                });
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

    pub(super) fn dialogs_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) {
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
