//! What leaves the record on paper: all of it, or the list of those who opened it. The place is asked for afterwards.

use eframe::egui::Ui;

use crate::domain::entry::Entry;
use crate::domain::fact::Family;
use crate::domain::log::Export;
use crate::journal::view::RecordView;
use crate::journal::{Edit, Journal};
use crate::paper::{AccessPages, PaperError, Printed, RecordPages};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::Answer;
use crate::ui::page::record::readiness::dialogs::form::{self, Form, Head, Next, submitted};
use crate::ui::saving::Page;
use crate::ui::theme::Theme;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    Record,
    Accesses,
}

pub struct HandOut {
    what: What,
    to: String,
}

impl HandOut {
    /// The whole record, for the patient herself.
    pub const fn new() -> Self {
        Self {
            what: What::Record,
            to: String::new(),
        }
    }

    /// True when it is left.
    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) -> bool {
        let words = &cx.text.record_paper;
        let head = Head {
            id: "hand out",
            title: &words.dialog_title,
            remark: &words.dialog_remark,
            save: &words.save,
        };
        match form::show(self, (cx, view, ui), &head) {
            None => false,
            Some(Answer::Cancel) => true,
            Some(Answer::Save(_)) => {
                let asked = (self.what, self.to.trim().to_owned());
                let page = page(cx.text, cx.journal, view, asked);
                cx.send(Command::SavePage(Box::new(page)));
                true
            }
        }
    }

    fn counted(&self, view: &RecordView) -> usize {
        let is_log = |entry: &&Entry| entry.fact.family() == Family::Log;
        let log = view.entries.iter().filter(is_log).count();
        match self.what {
            What::Record => view.entries.len() - log,
            What::Accesses => log,
        }
    }
}

/// What is saved once a place is chosen. Its words are found where it is made: beside the window.
pub fn page(text: &Text, journal: &Journal, view: &RecordView, (what, to): (What, String)) -> Page {
    let clinic = journal.clinic();
    let (practice, users, clinic) = (clinic.practice, clinic.users.clone(), clinic.clinic.clone());
    let (patient, entries) = (view.patient.clone(), view.entries.clone());
    let united = view.course.united.clone();
    let printed = Printed {
        at: view.now.moment,
        head: journal.head().ok(),
    };
    let (export, name) = match what {
        What::Record => (Export::History, &text.record_paper.record_file),
        What::Accesses => (Export::Accesses, &text.record_paper.accesses_file),
    };
    let note = Edit::HandOut {
        patient: view.id,
        what: export,
        to: to.clone(),
    };
    let (name, text) = (name.clone(), text.clone());
    Page::pdf(name, note, move || -> Result<Vec<u8>, PaperError> {
        match what {
            What::Record => RecordPages {
                clinic: &clinic,
                practice,
                patient: &patient,
                entries: &text.record_told(&entries, &users),
                registrations: &united
                    .map_or_else(String::new, |united| text.other_registration_whole(&united)),
                to: &to,
                printed,
            }
            .pdf(&text),
            What::Accesses => AccessPages {
                clinic: &clinic,
                practice,
                patient: &patient,
                looked: &text.accesses_told(&entries, &users),
                to: &to,
                printed,
            }
            .pdf(&text),
        }
    })
}

impl Form for HandOut {
    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Next {
        let (words, photos) = (&cx.text.record_paper, &cx.text.photo_acts);
        Segmented::new(&words.what_leaves, &mut self.what)
            .option(What::Record, &words.as_record)
            .option(What::Accesses, &words.as_accesses)
            .show(ui);
        let hint = match self.what {
            What::Record => &words.record_hint,
            What::Accesses => &words.accesses_hint,
        };
        let count = self.counted(view).to_string();
        let hint = fill(hint, &[("count", &count)]);
        ui.label(Theme::of(ui).muted(hint));
        let to = Field::line(&photos.to, &mut self.to)
            .hint(&photos.to_hint)
            .show(ui);
        dialog::begin_with(ui, &to);
        Next::save_if(submitted(ui, &to))
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let is_missing = self.to.trim().is_empty();
        let to = is_missing.then(|| cx.text.photo_acts.to.clone());
        to.into_iter().collect()
    }

    fn edits(&self, _cx: &Cx<'_>, _view: &RecordView) -> Vec<Edit> {
        Vec::new()
    }

    fn error(&self) -> Option<&str> {
        None
    }
}
