//! The patient in ten seconds: her timeline, newest first, and what the course stands at (`design.md` §9.4).

mod access;
mod actions;
mod correct;
mod late;
mod next_step;
mod note;
mod part;
pub mod reflection;
pub mod rows;
mod side;
mod signs;
mod thumbnails;
mod timeline_ui;
mod unite;
mod writer;

use std::time::Duration;

use eframe::egui::{Context, Ui};

use crate::domain::id::EntryId;
use crate::domain::time::{Day, MINUTE};
use crate::journal::view::RecordView;
use crate::journal::{Edit, Error, Receipt};
use crate::text::{Language, Text};
use crate::ui::command::{Command, Place};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::record::aftercare_page;
use crate::ui::widget::button::Button;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::shell;

use super::readiness::dialogs::Answer;
use access::AccessDialog;
use correct::{CorrectDialog, DoctorDialog};
use note::NoteDialog;
use part::PartDialog;
use rows::{Filter, Row};
use thumbnails::Thumbnails;
use timeline_ui::{Asked, Walk};
use unite::UniteDialog;

#[derive(Default)]
pub struct OverviewPage {
    filter: Filter,
    /// The rows, and what they were made of.
    rows: Vec<Row>,
    made_of: Option<(i64, Filter, Day, Language)>,
    walk: Walk,
    thumbnails: Thumbnails,
    note: Option<NoteDialog>,
    correct: Option<CorrectDialog>,
    doctor: Option<DoctorDialog>,
    access: Option<AccessDialog>,
    unite: Option<UniteDialog>,
    part: Option<PartDialog>,
    today: Option<Day>,
}

impl OverviewPage {
    /// Whether an edit was asked for by one of this page's dialogs.
    pub fn owns(&self, edit: &Edit) -> bool {
        let corrects = matches!(edit, Edit::CorrectPatient { .. }) && self.correct.is_some();
        let hands_over = matches!(edit, Edit::SetResponsibleDoctor { .. }) && self.doctor.is_some();
        let access = matches!(edit, Edit::RequestAccess { .. } | Edit::AnswerAccess { .. });
        let unites = matches!(edit, Edit::Unite(_)) && self.unite.is_some();
        let parts = matches!(edit, Edit::Part { .. }) && self.part.is_some();
        corrects
            || hands_over
            || unites
            || parts
            || (access && self.access.is_some())
            || self.note.as_ref().is_some_and(|note| note.owns(edit))
    }

    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        text: &Text,
        commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        if !self.owns(edit) {
            return false;
        }
        let said = result
            .as_ref()
            .map_err(|error| note::sentence(text, self.today, error));
        match (edit, said) {
            (Edit::CorrectPatient { .. }, Ok(_)) => self.correct = None,
            (Edit::CorrectPatient { .. }, Err(sentence)) => {
                if let Some(dialog) = &mut self.correct {
                    dialog.refused = Some(sentence);
                }
            }
            (Edit::SetResponsibleDoctor { .. }, Ok(_)) => self.doctor = None,
            (Edit::SetResponsibleDoctor { .. }, Err(sentence)) => {
                if let Some(dialog) = &mut self.doctor {
                    dialog.refused = Some(sentence);
                }
            }
            (Edit::RequestAccess { .. } | Edit::AnswerAccess { .. }, Ok(_)) => self.access = None,
            (Edit::RequestAccess { .. } | Edit::AnswerAccess { .. }, Err(sentence)) => {
                if let Some(dialog) = &mut self.access {
                    dialog.refused(sentence);
                }
            }
            (Edit::Unite(uniting), Ok(_)) => {
                self.unite = None;
                // From now on both are read, and whoever reads one has opened both.
                commands.push(Command::Edit(Edit::OpenRecord {
                    patient: uniting.kept,
                    purpose: None,
                }));
            }
            (Edit::Unite(_), Err(sentence)) => {
                if let Some(dialog) = &mut self.unite {
                    dialog.refused(sentence);
                }
            }
            (Edit::Part { .. }, Ok(_)) => self.part = None,
            (Edit::Part { .. }, Err(sentence)) => {
                if let Some(dialog) = &mut self.part {
                    dialog.refused(sentence);
                }
            }
            (_, said) => {
                if let Some(note) = &mut self.note {
                    note.answered(edit, said);
                }
            }
        }
        true
    }

    /// Saves a half-written note in time.
    pub fn save_in_time(&mut self, ctx: &Context, uptime: Duration, commands: &mut Vec<Command>) {
        if let Some(note) = &mut self.note {
            note.save_in_time(ctx, uptime, commands);
        }
    }

    /// Saves at once what is not saved.
    pub fn flush(&mut self, commands: &mut Vec<Command>) {
        if let Some(note) = &mut self.note {
            note.flush(commands);
        }
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
        self.today = Some(cx.today());
        // The bar and what is said about limits change with the minute.
        let into_minute = cx.moment().micros().rem_euclid(MINUTE);
        let rest = Duration::from_micros(MINUTE.abs_diff(into_minute));
        ui.ctx().request_repaint_after(rest);
        let bar = shell::foot(ui, |ui| actions::ui(cx, view, ui));
        let side = side::ui(cx, view, ui);
        self.make_rows(cx, view);
        let opened = shell::main(ui, |ui| {
            self.draft_ui(cx, view, ui);
            timeline_ui::head_ui(cx, &mut self.filter, ui);
            let lacking = aftercare_page::lacking(cx.journal.clinic(), view);
            let lacking = lacking.map(|error| error.said(cx.text));
            let walk = (&mut self.walk, lacking.as_deref());
            timeline_ui::rows_ui(cx, &self.rows, walk, &mut self.thumbnails, ui)
        });
        match opened {
            Some(Asked::Go(tab)) => cx.go(Place::Record(tab)),
            Some(Asked::SaveAftercare(entry)) => save_aftercare(cx, view, entry),
            None => {}
        }
        self.bar_asked(cx, bar);
        self.side_asked(cx, view, side);
        self.dialogs_ui(cx, view, ui);
    }

    /// Rows are made anew when facts, filter, day or language are others.
    fn make_rows(&mut self, cx: &Cx<'_>, view: &RecordView) {
        // The record may be read again a frame later than the journal moved on, so the record itself is asked.
        let newest = view.entries.last().map_or(0, |entry| entry.header.seq);
        let made_of = (newest, self.filter, cx.today(), cx.text.language);
        if self.made_of == Some(made_of) {
            return;
        }
        if self
            .made_of
            .is_none_or(|(_, filter, _, _)| filter != self.filter)
        {
            self.walk = Walk::default();
        }
        self.rows = rows::rows(cx.text, cx.journal.clinic(), view, self.filter);
        self.made_of = Some(made_of);
    }

    /// A note that was begun and not signed is offered again.
    fn draft_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) {
        let words = &cx.text.overview_dialogs;
        let note = self
            .note
            .get_or_insert_with(|| NoteDialog::new(cx.text, view));
        if note.is_open || !note.has_draft() {
            return;
        }
        let resume = Button::secondary(&words.resume);
        if Notice::quiet(Icon::NotebookPen, &words.half_written)
            .action(resume)
            .show(ui)
        {
            note.open(cx.text, cx.moment());
        }
        ui.add_space(crate::ui::theme::space::S12);
    }

    fn bar_asked(&mut self, cx: &mut Cx<'_>, asked: Option<actions::Asked>) {
        match asked {
            Some(actions::Asked::Show(tab)) => cx.go(Place::Record(tab)),
            Some(actions::Asked::Note) => {
                if let Some(note) = &mut self.note {
                    note.open(cx.text, cx.moment());
                }
            }
            None => {}
        }
    }

    fn side_asked(&mut self, cx: &mut Cx<'_>, view: &RecordView, asked: Option<side::Asked>) {
        match asked {
            Some(side::Asked::Show(tab)) => cx.go(Place::Record(tab)),
            Some(side::Asked::Countersign(entry)) => cx.ask(Edit::Countersign {
                patient: view.id,
                entry,
            }),
            Some(side::Asked::Correct) => self.correct = Some(CorrectDialog::of(&view.patient)),
            Some(side::Asked::Unite) => self.unite = Some(UniteDialog::default()),
            Some(side::Asked::Part) => self.part = Some(PartDialog::default()),
            Some(side::Asked::ChangeDoctor) => self.doctor = Some(DoctorDialog::of(view)),
            Some(side::Asked::Access(asked)) => self.access = Some(AccessDialog::of(asked)),
            None => {}
        }
    }

    fn dialogs_ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) {
        let name = view.patient.name.shown();
        let number = &view.patient.number;
        let identity = format!(
            "{} {} · {} {}",
            cx.text.shell.born,
            cx.text.date(view.patient.birth_date),
            cx.text.number_type(number.kind()),
            number.masked()
        );
        let whose = (name.as_str(), identity.as_str());
        if let Some(note) = &mut self.note
            && note.is_open
        {
            note.ui(cx, view, whose, ui);
        } else if let Some(dialog) = &mut self.correct {
            if dialog.ui(cx, view, whose, ui) {
                self.correct = None;
            }
        } else if let Some(dialog) = &mut self.doctor {
            if dialog.ui(cx, view, whose, ui) {
                self.doctor = None;
            }
        } else if let Some(dialog) = &mut self.access {
            match dialog.ui(cx, view, ui) {
                None => {}
                Some(Answer::Cancel) => self.access = None,
                Some(Answer::Save(edits)) => edits.into_iter().for_each(|edit| cx.ask(edit)),
            }
        } else if let Some(dialog) = &mut self.unite {
            match dialog.ui(cx, view, ui) {
                None => {}
                Some(Answer::Cancel) => self.unite = None,
                Some(Answer::Save(edits)) => edits.into_iter().for_each(|edit| cx.ask(edit)),
            }
        } else if let Some(dialog) = &mut self.part {
            match dialog.ui(cx, view, ui) {
                None => {}
                Some(Answer::Cancel) => self.part = None,
                Some(Answer::Save(edits)) => edits.into_iter().for_each(|edit| cx.ask(edit)),
            }
        }
    }
}

fn save_aftercare(cx: &mut Cx<'_>, view: &RecordView, entry: EntryId) {
    if let Some(given) = aftercare_page::given(view, entry) {
        let page = aftercare_page::page(cx.text, cx.journal, view, given, cx.printed());
        cx.send(Command::SavePage(Box::new(page)));
    }
}
