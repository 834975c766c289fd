//! The dialog that withdraws an entry: whom it is about instead, what was signed with it, and how it came about.

use eframe::egui::Ui;

use crate::domain::entry::Entry;
use crate::domain::id::EntryId;
use crate::journal::view::RecordView;
use crate::journal::withdrawals::written_together;
use crate::journal::{Edit, Withdrawing};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::Answer;
use crate::ui::page::record::readiness::dialogs::form::{self, Form, Head, Next, part_title};
use crate::ui::page::record::whose::{Whose, Words};
use crate::ui::theme::Theme;
use crate::ui::widget::field::Field;
use crate::ui::widget::tick::Tick;

pub struct WithdrawDialog {
    entry: EntryId,
    title: String,
    /// What was signed in the same moment, each with its words and whether it goes too.
    together: Vec<(EntryId, String, bool)>,
    whose: Whose,
    reason: String,
    error: Option<String>,
}

impl WithdrawDialog {
    pub fn of(cx: &Cx<'_>, view: &RecordView, first: &Entry) -> Self {
        let text = cx.text;
        let standing = written_together(&view.entries, first).into_iter();
        let standing =
            standing.filter(|entry| !view.course.withdrawn.contains_key(&entry.header.id));
        let told = |entry: &Entry| {
            let when = text.moment_of_day(entry.header.occurred_at, cx.today());
            format!("{} · {when}", text.fact_kind(entry.fact.kind()))
        };
        let kind = text.fact_kind(first.fact.kind());
        Self {
            entry: first.header.id,
            title: fill(&text.correcting.withdraw_title, &[("kind", kind)]),
            together: standing
                .map(|entry| (entry.header.id, told(entry), true))
                .collect(),
            whose: Whose::default(),
            reason: String::new(),
            error: None,
        }
    }

    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        self.whose.search(cx, ui);
        let title = self.title.clone();
        let words = &cx.text.correcting;
        let head = Head {
            id: "withdraw entry",
            title: &title,
            remark: &words.withdraw_remark,
            save: &words.withdraw_save,
        };
        form::show(self, (cx, view, ui), &head)
    }

    fn together_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        if self.together.is_empty() {
            return;
        }
        let words = &cx.text.correcting;
        part_title(ui, &words.together, "");
        for (_, told, goes) in &mut self.together {
            Tick::new(told, goes).show(ui);
        }
        ui.label(Theme::of(ui).faint(&words.together_hint));
    }
}

impl Form for WithdrawDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Next {
        let words = &cx.text.correcting;
        let asked = Words {
            whose: &words.whose,
            known: &words.another,
            unknown: &words.nobody,
            find: &words.whom,
        };
        self.whose.ui(cx, view.id, &asked, ui);
        if self.whose.to().is_some() {
            ui.label(Theme::of(ui).faint(&words.misplaced));
        }
        Field::area(&words.reason, &mut self.reason, 2).show(ui);
        self.together_ui(cx, ui);
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let words = &cx.text.correcting;
        let whom = self.whose.is_missing().then(|| words.whom.clone());
        let reason = self.reason.trim().is_empty();
        let reason = reason.then(|| words.reason.clone());
        whom.into_iter().chain(reason).collect()
    }

    fn edits(&self, _cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let together = self.together.iter().filter(|(_, _, goes)| *goes);
        let entries = std::iter::once(self.entry).chain(together.map(|(id, _, _)| *id));
        vec![Edit::WithdrawEntries(Withdrawing {
            patient: view.id,
            entries: entries.collect(),
            to: self.whose.to(),
            reason: self.reason.trim().to_owned(),
        })]
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
