//! Information that is recorded by itself, before, after or without a consultation: one dialog for the sheet, one for the talk.

pub mod parts;

mod oral;
mod written;

use std::collections::BTreeSet;

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::area::Area;
use crate::domain::course::Told;
use crate::domain::fact::Fact;
use crate::domain::id::EntryId;
use crate::domain::information::{Mark, OralInformation, Scope, WrittenInformation};
use crate::domain::product::{Catalogue, ProductId};
use crate::domain::rules::recording::is_in_the_future;
use crate::domain::time::{Day, Moment};
use crate::journal::view::RecordView;
use crate::journal::{Amendment, Edit, Error, Journal, Receipt};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::button::Button;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;

use super::super::identity;
use super::card::plan::areas_ui;
use super::typed::{MomentText, Typed};
use oral::OralForm;
use written::WrittenForm;

/// A dialog that records or corrects information. Whoever shows it passes on what came of its edit.
pub struct InformationDialog {
    kind: Kind,
    areas: BTreeSet<Area>,
    product: Option<ProductId>,
    /// More products than one can be covered; the others stay as they were recorded.
    others: BTreeSet<ProductId>,
    mark: Mark,
    at: MomentText,
    moment: Option<Moment>,
    /// What it corrects, and why.
    corrects: Option<(EntryId, String)>,
    asked: Option<Edit>,
    refused: Option<String>,
    done: bool,
    opened: Day,
}

enum Kind {
    Written(WrittenForm),
    Oral(OralForm),
}

impl InformationDialog {
    pub fn written(cx: &Cx<'_>, view: &RecordView) -> Self {
        Self::new(
            cx,
            Kind::Written(WrittenForm::new(cx)),
            planned(view),
            cx.moment(),
        )
    }

    pub fn oral(cx: &Cx<'_>, view: &RecordView) -> Self {
        let mut dialog = Self::new(
            cx,
            Kind::Oral(OralForm::default()),
            planned(view),
            cx.moment(),
        );
        // Empty means that each topic is ticked with the moment it is told.
        (dialog.at, dialog.moment) = (MomentText::default(), None);
        dialog
    }

    pub fn correct_written(cx: &Cx<'_>, told: &Told<WrittenInformation>) -> Self {
        let form = Kind::Written(WrittenForm::of(&told.value));
        let mut dialog = Self::new(cx, form, told.value.scope.clone(), told.occurred_at);
        dialog.mark = told.value.mark;
        dialog.corrects = Some((told.latest, String::new()));
        dialog
    }

    pub fn correct_oral(cx: &Cx<'_>, told: &Told<OralInformation>) -> Self {
        let form = Kind::Oral(OralForm::of(&told.value));
        let mut dialog = Self::new(cx, form, told.value.scope.clone(), told.occurred_at);
        dialog.mark = told.value.mark;
        dialog.corrects = Some((told.latest, String::new()));
        (dialog.at, dialog.moment) = (MomentText::default(), None);
        dialog
    }

    fn new(cx: &Cx<'_>, kind: Kind, scope: Scope, at: Moment) -> Self {
        let mut products = scope.products;
        let product = products.pop_first();
        Self {
            kind,
            areas: scope.areas,
            product,
            others: products,
            mark: Mark::Full,
            at: MomentText::of(at, cx.text),
            moment: Some(at.whole_second()),
            corrects: None,
            asked: None,
            refused: None,
            done: false,
            opened: cx.today(),
        }
    }

    /// True if the edit was asked for here; a refusal is told in the dialog, which stays with everything typed.
    pub fn answered(
        &mut self,
        text: &Text,
        journal: &Journal,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        if self.asked.as_ref() != Some(edit) {
            return false;
        }
        self.asked = None;
        match result {
            Ok(_) => self.done = true,
            Err(error) => {
                let today = journal.now().map_or(self.opened, |now| now.moment.day());
                self.refused = Some(text.error(error, today));
            }
        }
        true
    }

    /// Shows it; true when it is over.
    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) -> bool {
        let (text, words) = (cx.text, &cx.text.consultation);
        let title = match (&self.kind, &self.corrects) {
            (Kind::Written(_), None) => &words.record_written,
            (Kind::Oral(_), None) => &words.record_oral,
            (Kind::Written(_), Some(_)) => &words.correct_written,
            (Kind::Oral(_), Some(_)) => &words.correct_oral,
        };
        let (name, identity) = (
            view.patient.name.shown(),
            identity::strip(text, view, cx.today()),
        );
        let edit = self.edit(cx, view);
        let ready = edit.is_some() && self.asked.is_none();
        let shown = Dialog::new("information", title)
            .identity(&name, &identity)
            .width(560.0)
            .show(
                ui,
                |ui| self.contents_ui(cx, view, ui),
                |ui| {
                    let cancel = Button::secondary(&text.common.cancel)
                        .hint("Esc")
                        .show(ui)
                        .clicked();
                    let save = Button::primary(&words.record)
                        .icon(Icon::PenLine)
                        .enabled(ready);
                    (
                        cancel,
                        save.key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                            .show(ui)
                            .clicked(),
                    )
                },
            );
        let ((), (cancel, save)) = shown.inner;
        if let (true, Some(edit)) = (save && ready, edit) {
            self.refused = None;
            self.asked = Some(edit.clone());
            cx.ask(edit);
        }
        self.done || cancel || shown.cancelled
    }

    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) {
        let (text, words) = (cx.text, &cx.text.consultation);
        match &mut self.kind {
            Kind::Written(form) => form.ui(cx, ui),
            Kind::Oral(form) => {
                let at = self.moment.unwrap_or_else(|| cx.moment()).whole_second();
                form.ui(cx, at, ui);
            }
        }
        let (what, mark) = match &self.kind {
            Kind::Written(form) => (form.what(text), &words.written_mark),
            Kind::Oral(_) => (words.tick_time.as_str(), &words.oral_mark),
        };
        match self.at.ui(ui, (text, cx.moment()), what) {
            Typed::Nothing => {}
            Typed::Means(at) => self.moment = Some(at),
            Typed::Unclear => self.moment = None,
        }
        self.order_ui(cx, view, ui);
        parts::mark_ui(ui, text, mark, &mut self.mark);
        areas_ui(text, &words.areas, &mut self.areas, ui);
        let products = &Catalogue::shipped().product;
        let options: Vec<(Option<ProductId>, &str)> = products
            .iter()
            .map(|product| (Some(product.id.clone()), product.brand.as_str()))
            .collect();
        Choice::new(&words.product, &mut self.product, &options)
            .hint(&words.choose)
            .show(ui);
        if let Some((_, reason)) = &mut self.corrects {
            Field::area(&words.correction_reason, reason, 2).show(ui);
        }
        if let Some(refused) = &self.refused {
            Notice::new(Status::Stop, refused).show(ui);
        }
    }

    /// The oral information before the written is a broken order; it can be recorded all the same (R21b).
    fn order_ui(&self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) {
        let Kind::Oral(form) = &self.kind else {
            return;
        };
        let words = &cx.text.consultation;
        let told = form.topics.values().max();
        let scope = self.scope();
        let had = |at: Moment| {
            let mut written = view
                .course
                .written
                .iter()
                .filter(|written| written.value.mark != Mark::Reminder);
            written.any(|written| {
                written.occurred_at <= at
                    && written.value.scope.parts().any(|part| scope.covers(&part))
            })
        };
        if told.is_some_and(|at| !had(*at)) && self.mark != Mark::Reminder {
            Notice::new(Status::Stop, &words.oral_first_title)
                .text(&words.oral_first)
                .show(ui);
        }
    }

    fn scope(&self) -> Scope {
        let products = self.others.iter().cloned().chain(self.product.clone());
        Scope {
            areas: self.areas.clone(),
            products: products.collect(),
        }
    }

    /// What would be recorded; `None` while something is missing.
    fn edit(&self, cx: &Cx<'_>, view: &RecordView) -> Option<Edit> {
        let scope = self.scope();
        let named = |area: &Area| !matches!(area, Area::Other(name) if name.trim().is_empty());
        if scope.is_empty() || !scope.areas.iter().all(named) {
            return None;
        }
        let (at, fact): (Moment, Fact) = match &self.kind {
            Kind::Written(form) => (self.moment?, form.information(scope, self.mark)?.into()),
            Kind::Oral(form) => {
                let last = form.topics.values().copied().max()?;
                // A half typed time must not pass for »now«.
                (self.at.is_empty() || self.moment.is_some()).then_some(())?;
                (last, form.information(scope, self.mark).into())
            }
        };
        if is_in_the_future(at, cx.moment()) {
            return None;
        }
        let patient = view.id;
        match (&self.corrects, fact) {
            (Some((_, reason)), _) if reason.trim().is_empty() => None,
            (Some((entry, reason)), fact) => Some(Edit::Amend(Amendment {
                patient,
                entry: *entry,
                occurred_at: at,
                fact,
                reason: reason.trim().to_owned(),
            })),
            (None, Fact::WrittenInformation(information)) => Some(Edit::RecordWritten {
                patient,
                at,
                information,
            }),
            (None, Fact::OralInformation(information)) => Some(Edit::RecordOral {
                patient,
                at,
                information,
            }),
            (None, _) => None,
        }
    }
}

/// What the plan covers, as the first proposal.
fn planned(view: &RecordView) -> Scope {
    let parts = view.planned_parts();
    Scope {
        areas: parts.iter().map(|part| part.area.clone()).collect(),
        products: parts.into_iter().map(|part| part.product).collect(),
    }
}
