//! The doctor's dialog: keeping a time that is too early, with a reason and her own passphrase (rules §8.4).

use std::cell::RefCell;

use eframe::egui::Ui;

use crate::domain::rules::BookingVerdict;
use crate::domain::time::Moment;
use crate::journal::Passphrase as Secret;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::page::record::identity;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::field::Field;
use crate::ui::widget::passphrase::{Passphrase, PassphraseField};

pub(super) struct TooEarlyDialog {
    /// The time that is to be kept.
    pub start: Moment,
    verdict: BookingVerdict,
    reason: String,
    passphrase: Passphrase,
    error: Option<String>,
    /// The passphrase is being checked, off this thread.
    waiting: bool,
}

pub(super) enum Answer {
    Cancel,
    Save { reason: String, passphrase: Secret },
}

impl TooEarlyDialog {
    pub fn new(start: Moment, verdict: BookingVerdict) -> Self {
        Self {
            start,
            verdict,
            reason: String::new(),
            passphrase: Passphrase::default(),
            error: None,
            waiting: false,
        }
    }

    /// It was refused: the passphrase is typed again, the reason stays.
    pub fn refused(&mut self, sentence: String) {
        self.waiting = false;
        self.passphrase.clear();
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.booking;
        let identity = identity::strip(cx.text, view, cx.today());
        let name = view.patient.name.shown();
        let remark = self.remark(cx.text);
        let dialog = Dialog::new("too early", &words.dialog_title)
            .status(Status::Stop)
            .remark(&remark)
            .identity(&name, &identity);
        let needed = cx.journal.clinic().policy.reason_length;
        let mut submitted = false;
        // Contents and actions are drawn one after the other, but both are closures over this dialog.
        let this = RefCell::new(self);
        let outcome = dialog.show(
            ui,
            |ui| submitted = this.borrow_mut().contents_ui(cx, needed, ui),
            |ui| this.borrow().actions_ui(cx, needed, ui),
        );
        let this = this.into_inner();
        match outcome.inner.1 {
            _ if outcome.cancelled && !this.waiting => Some(Answer::Cancel),
            Some(Pressed::Cancel) => Some(Answer::Cancel),
            Some(Pressed::Save) => Some(this.save()),
            None if submitted && this.is_ready(needed) => Some(this.save()),
            None => None,
        }
    }

    fn remark(&self, text: &Text) -> String {
        let words = &text.booking;
        match &self.verdict {
            BookingVerdict::TooEarly { missing_micros, .. } => fill(
                &words.dialog_remark,
                &[("duration", &text.duration(*missing_micros))],
            ),
            BookingVerdict::Lawful
            | BookingVerdict::NoLimit { .. }
            | BookingVerdict::UnderAge { .. } => words.dialog_remark_no_limit.clone(),
        }
    }

    /// True when ↵ was pressed in the passphrase.
    fn contents_ui(&mut self, cx: &Cx<'_>, needed: u32, ui: &mut Ui) -> bool {
        let words = &cx.text.booking;
        let why = cx.text.verdict(&self.verdict, Some(self.start), cx.today());
        ui.label(Theme::of(ui).muted(why));
        let (has, least) = (self.written().to_string(), needed.to_string());
        let count = fill(&words.reason_count, &[("has", &has), ("needed", &least)]);
        let reason = Field::area(&cx.text.common.reason, &mut self.reason, 3)
            .aside(&count)
            .writable(!self.waiting)
            .show(ui);
        dialog::begin_with(ui, &reason);
        let own = cx.user_name(Some(cx.journal.author().user));
        let label = fill(&words.passphrase_of, &[("name", &own)]);
        let note = if self.waiting {
            words.checking.as_str()
        } else {
            ""
        };
        PassphraseField::new(&label, &mut self.passphrase)
            .error(self.error.as_deref())
            .note(note)
            .enabled(!self.waiting)
            .show(ui)
            .submitted
    }

    fn actions_ui(&self, cx: &Cx<'_>, needed: u32, ui: &mut Ui) -> Option<Pressed> {
        let cancel = Button::secondary(&cx.text.common.cancel)
            .hint("Esc")
            .enabled(!self.waiting);
        let save = Button::primary(&cx.text.booking.dialog_save).enabled(self.is_ready(needed));
        let cancelled = cancel.show(ui).clicked().then_some(Pressed::Cancel);
        let saved = save.show(ui).clicked().then_some(Pressed::Save);
        saved.or(cancelled)
    }

    fn is_ready(&self, needed: u32) -> bool {
        self.written() >= needed as usize && !self.passphrase.is_empty() && !self.waiting
    }

    /// Characters of the reason, counted as the journal counts them.
    fn written(&self) -> usize {
        self.reason.trim().chars().count()
    }

    fn save(&mut self) -> Answer {
        self.waiting = true;
        self.error = None;
        Answer::Save {
            reason: self.reason.trim().to_owned(),
            passphrase: Secret::typed(self.passphrase.as_str()),
        }
    }
}

enum Pressed {
    Cancel,
    Save,
}
