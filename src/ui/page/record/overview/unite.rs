//! The dialog in which a doctor says that the patient is registered twice: both are seen side by side before it is signed.

use eframe::egui::Ui;

use crate::domain::id::PatientId;
use crate::domain::patient::Patient;
use crate::domain::same_person::{Difference, differences};
use crate::journal::view::RecordView;
use crate::journal::{Edit, Uniting};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::Answer;
use crate::ui::page::record::readiness::dialogs::form::{self, Form, Head, Next};
use crate::ui::page::record::whose::Whose;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::check_row::pair;
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::shell;
use crate::ui::widget::tick::Tick;

const LABEL: f32 = 76.0;

#[derive(Default)]
pub struct UniteDialog {
    whose: Whose,
    /// Who is chosen, with all that is known of her.
    there: Option<(PatientId, Patient)>,
    /// Work goes on in the other one.
    keeps_other: bool,
    /// In what they differ was seen; only for these two.
    seen: bool,
    reason: String,
    error: Option<String>,
}

impl UniteDialog {
    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        self.whose.search(cx, ui);
        let words = &cx.text.same_person;
        let remark = format!("{} {}", words.remark, words.counts);
        let head = Head {
            id: "unite",
            title: &words.title,
            remark: &remark,
            save: &words.save,
        };
        form::show(self, (cx, view, ui), &head)
    }

    /// Reads who was chosen, once.
    fn follow(&mut self, cx: &Cx<'_>) {
        let chosen = self.whose.to();
        if chosen == self.there.as_ref().map(|(id, _)| *id) {
            return;
        }
        self.seen = false;
        self.there = chosen.and_then(|id| Some((id, cx.journal.identity(id).ok()?.patient)));
    }

    fn differences(&self, view: &RecordView) -> Vec<Difference> {
        let there = self.there.as_ref();
        let found = there.map(|(_, there)| differences(&view.patient, there));
        found.into_iter().flatten().collect()
    }

    fn both_ui(&self, text: &Text, view: &RecordView, ui: &mut Ui) {
        let words = &text.same_person;
        shell::columns(ui, [1.0, 1.0], 400.0, |column, ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let (title, patient) = if column == 0 {
                (&words.here, Some(&view.patient))
            } else {
                (&words.there, self.there.as_ref().map(|(_, there)| there))
            };
            ui.label(Theme::of(ui).strong(title));
            match patient {
                Some(patient) => patient_ui(text, patient, ui),
                None => {
                    ui.label(Theme::of(ui).muted(&words.none_chosen));
                }
            }
        });
    }

    fn differences_ui(&mut self, text: &Text, view: &RecordView, ui: &mut Ui) {
        let found = self.differences(view);
        if found.is_empty() {
            return;
        }
        let said = found.iter().map(|one| text.difference(*one));
        let said = said.collect::<Vec<_>>().join(" ");
        let words = &text.same_person;
        Notice::new(Status::Stop, &words.differ)
            .text(&said)
            .show(ui);
        Tick::new(&words.differ_seen, &mut self.seen).show(ui);
    }
}

fn patient_ui(text: &Text, patient: &Patient, ui: &mut Ui) {
    let (words, number) = (&text.shell, &patient.number);
    let or_missing = |value: &str| {
        if value.is_empty() {
            text.common.not_recorded.clone()
        } else {
            value.to_owned()
        }
    };
    ui.label(Theme::of(ui).body(patient.name.shown()));
    for (label, value) in [
        (words.born.as_str(), text.date(patient.birth_date)),
        (text.number_type(number.kind()), number.masked()),
        (&words.sex, text.sex(patient.sex).to_owned()),
        (&words.phone, or_missing(&patient.phone)),
        (&text.same_person.address, or_missing(&patient.address)),
    ] {
        pair(ui, LABEL, label, &value);
    }
}

impl Form for UniteDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Next {
        let (text, words) = (cx.text, &cx.text.same_person);
        self.whose.patient_ui(cx, view.id, &words.find, ui);
        self.follow(cx);
        ui.add_space(space::S4);
        self.both_ui(text, view, ui);
        ui.horizontal(|ui| {
            ui.label(Theme::of(ui).strong(&words.keep));
            Segmented::new(&words.keep, &mut self.keeps_other)
                .option(false, &words.here)
                .option(true, &words.there)
                .show(ui);
        });
        ui.label(Theme::of(ui).faint(&words.keep_hint));
        self.differences_ui(text, view, ui);
        Field::area(&text.common.reason, &mut self.reason, 2).show(ui);
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<String> {
        let words = &cx.text.same_person;
        let unseen = !self.seen && !self.differences(view).is_empty();
        [
            (self.there.is_none(), &words.find),
            (unseen, &words.differ),
            (self.reason.trim().is_empty(), &cx.text.common.reason),
        ]
        .into_iter()
        .filter(|(is_missing, _)| *is_missing)
        .map(|(_, what)| what.clone())
        .collect()
    }

    fn edits(&self, _cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let unite = |(other, _): &(PatientId, Patient)| {
            Edit::Unite(Uniting {
                patient: view.id,
                other: *other,
                kept: if self.keeps_other { *other } else { view.id },
                reason: self.reason.trim().to_owned(),
                differences_seen: self.seen,
            })
        };
        self.there.iter().map(unite).collect()
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
