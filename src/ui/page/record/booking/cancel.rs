//! Calling an appointment off: who does, and the sheet's 24-hour mark said before it is noted (R98).

use eframe::egui::Ui;

use crate::domain::appointment::CancelledBy;
use crate::domain::id::EntryId;
use crate::domain::rules::booking::{Cancellation, cancellation, last_cancellation};
use crate::domain::time::Moment;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::field::Field;
use crate::ui::widget::notice;
use crate::ui::widget::segmented::Segmented;

pub(super) struct CancelDialog {
    pub appointment: EntryId,
    start: Moment,
    pub by: CancelledBy,
    pub note: String,
    error: Option<String>,
}

pub(super) enum Answer {
    Back,
    Cancel,
}

impl CancelDialog {
    pub const fn new(appointment: EntryId, start: Moment) -> Self {
        Self {
            appointment,
            start,
            by: CancelledBy::Patient,
            note: String::new(),
            error: None,
        }
    }

    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, title: &str, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.booking;
        let dialog = Dialog::new("cancel appointment", &words.cancel_title).remark(title);
        let outcome = dialog.show(
            ui,
            |ui| self.contents_ui(cx, ui),
            |ui| {
                let back = Button::secondary(&cx.text.common.cancel)
                    .hint("Esc")
                    .show(ui);
                let cancel = Button::primary(&words.cancel_save).show(ui);
                let cancel = cancel.clicked().then_some(Answer::Cancel);
                cancel.or_else(|| back.clicked().then_some(Answer::Back))
            },
        );
        if outcome.cancelled {
            return Some(Answer::Back);
        }
        outcome.inner.1
    }

    fn contents_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.booking;
        ui.label(Theme::of(ui).label(&words.cancel_by));
        Segmented::new(&words.cancel_by, &mut self.by)
            .option(CancelledBy::Patient, &words.patient)
            .option(CancelledBy::Clinic, &words.clinic)
            .show(ui);
        let (status, mark) = self.mark(cx);
        notice::remark(ui, status, &mark);
        let note = Field::area(&words.note, &mut self.note, 2)
            .error(self.error.as_deref())
            .show(ui);
        dialog::begin_with(ui, &note);
    }

    /// In time or late, with the moment that decides it.
    fn mark(&self, cx: &Cx<'_>) -> (Status, String) {
        let words = &cx.text.booking;
        let limit = last_cancellation(self.start);
        let when = cx.text.moment_of_day(limit, cx.today());
        match cancellation(self.start, cx.moment()) {
            Cancellation::InTime => (Status::Ok, fill(&words.cancel_in_time, &[("when", &when)])),
            Cancellation::Late | Cancellation::NoShow => {
                (Status::Warn, fill(&words.cancel_late, &[("when", &when)]))
            }
        }
    }
}
