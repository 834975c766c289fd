//! Review: a reviewer finds any patient, states the purpose, and reads, nothing else (`design.md` §9.12).

mod purpose;

use eframe::egui::{Id, Key, Modifiers, Ui};

use crate::domain::time::Day;
use crate::journal::{Edit, Error, Receipt};
use crate::text::{Text, fill};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::finder::Finder;
use crate::ui::page::finder::batches::FoundBatches;
use crate::ui::page::finder::search::WhenEmpty;
use crate::ui::saving::Page;
use crate::ui::theme::space;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::key;
use crate::ui::widget::shell;

use purpose::{About, Answer, Purpose};

/// So many hits are shown; whoever is further down is found by typing more.
const MOST: usize = 20;

#[derive(Default)]
pub struct ReviewPage {
    finder: Finder,
    batches: FoundBatches,
    purpose: Option<Purpose>,
    /// The question that was answered, while the journal has not said whether it opens the record.
    answered: Option<Purpose>,
    /// The day that errors are told with.
    today: Option<Day>,
    /// The field takes the keyboard when the page appears.
    entered: bool,
}

impl ReviewPage {
    /// True if the page shows itself what came of the edit.
    pub fn answered(&mut self, text: &Text, edit: &Edit, result: &Result<Receipt, Error>) -> bool {
        let (Edit::OpenRecord { .. }, Err(error)) = (edit, result) else {
            return false;
        };
        let (Some(mut question), Some(today)) = (self.answered.take(), self.today) else {
            return false;
        };
        question.refused(text.error(error, today));
        self.purpose = Some(question);
        true
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        self.today = Some(cx.today());
        // The record has opened if the page is on the screen again without an answer.
        self.answered = None;
        let mut opened = shell::foot(ui, |ui| self.foot_ui(cx, ui));
        shell::main_fixed(ui, |ui| {
            let entered = self.purpose.is_none() && self.finder.keys(field_id(), ui);
            shell::page_head(
                ui,
                &cx.text.shell.review,
                &cx.text.reading.review_remark,
                |_| {},
            );
            ui.add_space(space::S8);
            self.field_ui(cx, ui);
            self.finder.follow(cx, ui, (MOST, WhenEmpty::Nobody));
            self.batches.follow(cx, self.finder.search.query());
            ui.add_space(space::S12);
            self.batches_ui(cx, ui);
            let chosen = self.rows_ui(cx, ui);
            opened = opened
                .or(chosen)
                .or_else(|| self.finder.selected.filter(|_| entered));
        });
        if let Some(row) = opened.and_then(|place| self.finder.search.rows().get(place)) {
            self.purpose = Some(Purpose::new(About::Patient(row.clone())));
        }
        self.purpose_ui(cx, ui);
    }

    fn field_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.reading;
        let named = (&*words.search_patient, &*words.search_patient_hint);
        let response = self.finder.field_ui(named, field_id(), ui);
        if !std::mem::replace(&mut self.entered, true)
            || key::pressed(ui, Modifiers::COMMAND, Key::F)
        {
            response.request_focus();
        }
    }

    /// The hits; gives the row that was opened.
    fn rows_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> Option<usize> {
        let words = &cx.text.reading;
        if !self.finder.search.is_asked() {
            empty_state(ui, &words.find_hint, "", None);
            return None;
        }
        if self.finder.search.rows().is_empty() && !self.batches.hits().is_empty() {
            return None;
        }
        if self.finder.search.rows().is_empty() {
            empty_state(ui, &words.no_match, &words.no_match_hint, None);
            return None;
        }
        self.finder.table_ui(cx, "review", ui)
    }

    /// Batches that were typed, each with how many patients it stands for.
    fn batches_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        for hit in self.batches.hits() {
            let said = cx.text.batch_hit(hit);
            let button = Button::secondary(&said).icon(Icon::Package);
            if button.show(ui).clicked() {
                self.purpose = Some(Purpose::new(About::Batch(hit.batch.clone())));
            }
            ui.add_space(space::S8);
        }
    }

    fn foot_ui(&self, cx: &mut Cx<'_>, ui: &mut Ui) -> Option<usize> {
        let words = &cx.text.reading;
        let (count, shown) = (self.finder.search.count(), self.finder.search.rows().len());
        let values = [
            ("count", &*count.to_string()),
            ("shown", &*shown.to_string()),
        ];
        let rest = if !self.finder.search.is_asked() {
            String::new()
        } else if shown < count {
            fill(&words.more_matches, &values)
        } else {
            fill(&words.matches, &values)
        };
        let state = StateText {
            mark: Mark::Icon(Icon::ScanEye),
            lead: "",
            rest: &rest,
        };
        let chosen = self.finder.selected.filter(|place| *place < shown);
        let read = Button::primary(&words.read_record)
            .hint("↵")
            .enabled(chosen.is_some());
        let take = Button::secondary(&words.take_head).icon(Icon::Signature);
        let clicked = action_bar(ui, &state, [take, read]);
        if clicked == Some(0) {
            take_head(cx);
        }
        chosen.filter(|_| clicked == Some(1))
    }

    fn purpose_ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        let Some(question) = &mut self.purpose else {
            return;
        };
        match question.ui(cx, ui) {
            Answer::Asked => {}
            Answer::Cancelled => self.purpose = None,
            Answer::Open => {
                self.finder.search.opened(cx);
                self.answered = self.purpose.take();
            }
        }
    }
}

/// The head of the chain leaves as a small file, to be kept where nobody who can change the journal can change it.
fn take_head(cx: &mut Cx<'_>) {
    let date = cx.text.date(cx.today());
    let name = fill(&cx.text.reading.head_file, &[("date", &date)]);
    // What cannot be read now is said when the file should be written, like any other fault.
    let mut line = cx.journal.head_to_take().ok();
    let page = Page {
        name,
        ending: "txt",
        note: Edit::SignHead,
        parts: 1,
        make: Box::new(move || line.take().map(Ok)),
    };
    cx.send(Command::SavePage(Box::new(page)));
}

fn field_id() -> Id {
    Id::unique("find a patient to review")
}
