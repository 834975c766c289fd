//! *Ordination*: what may be given in each area at most, by whom and until when; a doctor's alone (R13, R61, R72).

mod limits;

use eframe::egui::Ui;

use crate::domain::area::Area;
use crate::domain::id::UserId;
use crate::domain::prescription::Prescription;
use crate::domain::time::Day;
use crate::domain::user::Role;
use crate::journal::Edit;
use crate::journal::view::{GateView, RecordView};
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::theme::Theme;
use crate::ui::widget::date_field::{DateField, parse_day};
use crate::ui::widget::field::Field;
use crate::ui::widget::tick::Tick;

use super::Answer;
use super::form::{self, Form, Head, Next, part_title, submitted};
use super::product::ChosenProduct;
use limits::{Limits, own_plan};

pub struct PrescriptionDialog {
    product: ChosenProduct,
    limits: Limits,
    /// The other clinicians, each with whether she may inject.
    to: Vec<(UserId, String, bool)>,
    until: String,
    off_label: String,
    error: Option<String>,
}

impl PrescriptionDialog {
    pub fn new(cx: &Cx<'_>, view: &RecordView, gate: &GateView) -> Self {
        let author = cx.journal.author().user;
        let product = ChosenProduct::of(gate);
        let plan = own_plan(&view.course, author, product.id());
        let users = cx.journal.clinic().users.iter();
        let others = users.filter(|user| user.id != author && user.role != Role::Reviewer);
        Self {
            limits: Limits::new(&gate.areas, plan, cx.text),
            to: others
                .map(|user| (user.id, user.name.clone(), false))
                .collect(),
            product,
            until: String::new(),
            off_label: String::new(),
            error: None,
        }
    }

    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.readiness_dialogs;
        let head = Head {
            id: "prescription",
            title: &words.prescription_title,
            remark: &words.prescription_remark,
            save: &words.prescription_save,
        };
        form::show(self, (cx, view, ui), &head)
    }

    /// Whether the label of the product leaves one of the areas out (R61).
    fn is_off_label(&self) -> bool {
        let product = self.product.known();
        let named = |area: &Area| product.is_some_and(|product| product.label.area(area).is_some());
        self.product.id().is_some() && !self.limits.areas().all(named)
    }

    fn practitioners_ui(&mut self, text: &Text, ui: &mut Ui) {
        let words = &text.readiness_dialogs;
        let nobody = !self.to.iter().any(|(_, _, chosen)| *chosen);
        let told = if nobody {
            words.to_herself.as_str()
        } else {
            ""
        };
        part_title(ui, &words.to_whom, told);
        for (_, name, chosen) in &mut self.to {
            Tick::new(name, chosen).show(ui);
        }
    }

    /// The last day that is typed, if it is one that can be.
    fn last_day(&self, text: &Text, today: Day) -> Option<Day> {
        let day = parse_day(&self.until, today, &[&text.dates.today])?;
        (day >= today).then_some(day)
    }

    /// Nothing typed is the clinic's own limit.
    fn is_endless(&self) -> bool {
        self.until.trim().is_empty()
    }

    /// True when ↵ was pressed in it.
    fn until_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> bool {
        let (text, today) = (cx.text, cx.today());
        let words = &text.readiness_dialogs;
        let months = cx.journal.clinic().policy.prescription_months;
        let over = matches!(
            parse_day(&self.until, today, &[&text.dates.today]),
            Some(day) if day < today
        );
        let echo = |day: Day| text.weekday_and_date(day, today);
        let said: (&[&str], &str) = (&[&text.dates.today], &text.common.invalid_date);
        let field = DateField::new(&words.until, &mut self.until, today, said, &echo)
            .error(over.then_some(words.until_over.as_str()))
            .width(200.0)
            .show(ui);
        if self.is_endless() {
            let months = months.to_string();
            let told = fill(&words.until_months, &[("months", &months)]);
            ui.label(Theme::of(ui).faint(told));
        }
        submitted(ui, &field.response)
    }
}

impl Form for PrescriptionDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        let words = &cx.text.readiness_dialogs;
        if self.product.ui(ui, cx.text) {
            // Units of one product are none of another.
            self.limits.clear();
        }
        self.limits.ui(cx.text, self.product.known(), ui);
        if self.is_off_label() {
            Field::area(&words.off_label, &mut self.off_label, 2)
                .note(&words.off_label_note)
                .show(ui);
        }
        self.practitioners_ui(cx.text, ui);
        Next::save_if(self.until_ui(cx, ui))
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let words = &cx.text.readiness_dialogs;
        let mut lacks = Vec::new();
        if !cx.is_doctor() {
            lacks.push(cx.text.common.doctor_only.clone());
        }
        if self.product.id().is_none() {
            lacks.push(words.product.clone());
        }
        lacks.extend(self.limits.lacks(cx.text));
        if self.is_off_label() && self.off_label.trim().is_empty() {
            lacks.push(words.off_label.clone());
        }
        if !self.is_endless() && self.last_day(cx.text, cx.today()).is_none() {
            lacks.push(words.until.clone());
        }
        lacks
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let Some(product) = self.product.id().cloned() else {
            return Vec::new();
        };
        let chosen = self.to.iter().filter(|(_, _, chosen)| *chosen);
        let note = self.off_label.trim();
        let prescription = Prescription {
            product,
            limits: self.limits.told(),
            practitioners: chosen.map(|(user, _, _)| *user).collect(),
            valid_until: self.last_day(cx.text, cx.today()),
            off_label_note: (self.is_off_label() && !note.is_empty()).then(|| note.to_owned()),
        };
        vec![Edit::Prescribe {
            patient: view.id,
            prescription,
        }]
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
