//! *Registrér afvigelse*: the account of a treatment that was given although a check said no, or without asking (rules §7).
//!
//! It takes only what has been. All but the time it began and the account may be *Ikke oplyst*, and that is said too.

mod stated;

use std::collections::BTreeSet;

use eframe::egui::Ui;

use crate::domain::area::Area;
use crate::domain::time::Moment;
use crate::domain::treatment::Deviation;
use crate::journal::Edit;
use crate::journal::view::{GateView, RecordView};
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::page::record::consultation::card::plan::areas_ui;
use crate::ui::status::Status;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::tick::Tick;

use super::Answer;
use super::expiry;
use super::form::{self, Form, Head, Next, part_title};
use super::moment::{PastMoment, Place};
use stated::{Product, Stated};

/// Fewer words are no sentence.
const SENTENCE: usize = 3;

pub struct DeviationDialog {
    /// The checks that say no now, in words.
    failing: Vec<String>,
    started: PastMoment,
    ended: PastMoment,
    end_unknown: bool,
    areas: BTreeSet<Area>,
    areas_unknown: bool,
    product: Product,
    units: Stated,
    batch: Stated,
    expiry: Stated,
    why: String,
    error: Option<String>,
}

impl DeviationDialog {
    pub fn new(_cx: &Cx<'_>, _view: &RecordView, _gate: &GateView) -> Self {
        Self {
            failing: Vec::new(),
            started: PastMoment::strictly(),
            ended: PastMoment::strictly(),
            end_unknown: false,
            areas: BTreeSet::new(),
            areas_unknown: false,
            product: Product::default(),
            units: Stated::default(),
            batch: Stated::default(),
            expiry: Stated::default(),
            why: String::new(),
            error: None,
        }
    }

    /// The checks that say no now, each in a sentence.
    #[must_use]
    pub fn failing(mut self, sentences: Vec<String>) -> Self {
        self.failing = sentences;
        self
    }

    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.readiness_dialogs;
        let head = Head {
            id: "deviation",
            title: &words.deviation_title,
            remark: &words.deviation_remark,
            save: &words.deviation_save,
        };
        form::show(self, (cx, view, ui), &head)
    }

    fn end(&self, text: &Text, now: Moment) -> Option<Moment> {
        (!self.end_unknown)
            .then(|| self.ended.meant(text, now))
            .flatten()
    }

    fn ends_before_it_began(&self, text: &Text, now: Moment) -> bool {
        let began = self.started.meant(text, now);
        let ended = self.end(text, now);
        began.zip(ended).is_some_and(|(began, ended)| ended < began)
    }

    fn times_ui(&mut self, now: (&Text, Moment), ui: &mut Ui) {
        let words = &now.0.readiness_dialogs;
        self.started
            .ui(ui, now, &words.first_injection, Place::First);
        if !self.end_unknown {
            self.ended.ui(ui, now, &words.last_injection, Place::Later);
        }
        if self.ends_before_it_began(now.0, now.1) {
            crate::ui::widget::field::below(ui, Some(&words.ends_before), "");
        }
        let label = unknown(now.0, &words.last_injection);
        Tick::new(&label, &mut self.end_unknown).show(ui);
    }

    fn given_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.readiness_dialogs;
        if !self.areas_unknown {
            areas_ui(cx.text, &words.areas, &mut self.areas, ui);
        }
        let label = unknown(cx.text, &words.areas);
        Tick::new(&label, &mut self.areas_unknown).show(ui);
        self.product.ui(cx.text, ui);
        self.units
            .ui(cx.text, &words.units_stated, ui, |label, typed, ui| {
                Field::line(label, typed).hint(&words.units_hint).show(ui);
            });
        self.batch
            .ui(cx.text, &words.batch, ui, |label, typed, ui| {
                Field::line(label, typed).show(ui);
            });
        self.expiry.ui(cx.text, &words.expiry, ui, |_, typed, ui| {
            expiry::field_ui(ui, (cx.text, cx.today()), typed, 240.0);
        });
    }

    fn deviation(&self, cx: &Cx<'_>) -> Option<Deviation> {
        let (text, now) = (cx.text, cx.moment());
        let expiry = self.expiry.told();
        Some(Deviation {
            started: self.started.meant(text, now)?,
            ended: self.end(text, now),
            practitioner: cx.journal.author().user,
            product: self.product.told(),
            areas: if self.areas_unknown {
                BTreeSet::new()
            } else {
                self.areas.clone()
            },
            units: self.units.told(),
            batch: self.batch.told(),
            expiry: expiry.and_then(|typed| expiry::parse(&typed, cx.today())),
            points: Vec::new(),
            vials: Vec::new(),
            why: self.why.trim().to_owned(),
            // Found out by the journal.
            rules: Vec::new(),
            asked: false,
        })
    }
}

/// `Sidste injektion: Ikke oplyst`
fn unknown(text: &Text, what: &str) -> String {
    let words = &text.readiness_dialogs;
    fill(&words.unknown_of, &[("what", what)])
}

impl Form for DeviationDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        let words = &cx.text.readiness_dialogs;
        if !self.failing.is_empty() {
            let sentences = self.failing.join("\n");
            Notice::new(Status::Stop, &words.failing)
                .text(&sentences)
                .show(ui);
        }
        self.times_ui((cx.text, cx.moment()), ui);
        part_title(ui, &words.what_was_given, "");
        self.given_ui(cx, ui);
        part_title(ui, &words.account, "");
        Field::area(&words.why, &mut self.why, 4)
            .note(&words.why_note)
            .show(ui);
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let (text, now) = (cx.text, cx.moment());
        let words = &text.readiness_dialogs;
        let no_end = !self.end_unknown && self.end(text, now).is_none();
        let unnamed = |area: &Area| matches!(area, Area::Other(name) if name.trim().is_empty());
        let no_area = self.areas.is_empty() || self.areas.iter().any(unnamed);
        let typed = self.expiry.told();
        let unclear = typed.is_some_and(|typed| expiry::parse(&typed, cx.today()).is_none());
        let needed = [
            (
                self.started.meant(text, now).is_none(),
                &words.first_injection,
            ),
            (
                no_end || self.ends_before_it_began(text, now),
                &words.last_injection,
            ),
            (!self.areas_unknown && no_area, &words.areas),
            (self.product.lacks(), &words.product),
            (self.units.lacks(), &words.units_stated),
            (self.batch.lacks(), &words.batch),
            (self.expiry.lacks() || unclear, &words.expiry),
            (self.why.split_whitespace().count() < SENTENCE, &words.why),
        ];
        let missing = needed.into_iter().filter(|(missing, _)| *missing);
        missing.map(|(_, word)| word.clone()).collect()
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let deviation = self.deviation(cx).map(|deviation| Edit::RecordDeviation {
            patient: view.id,
            deviation: Box::new(deviation),
        });
        deviation.into_iter().collect()
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
