//! One dialog for what somebody answers for by name: a warning accepted, a rule overridden, a deviation, an attestation.
//!
//! It asks for a reason, for a doctor's own passphrase, for both or for neither; whose record it is stands in it always.

use std::cell::RefCell;

use eframe::egui::Ui;

use crate::domain::id::UserId;
use crate::journal::Passphrase as Secret;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::identity;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::button::Button;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::field::Field;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::passphrase::{Passphrase, PassphraseField};

pub struct Decide {
    title: String,
    status: Status,
    remark: String,
    /// What is decided about, a sentence each.
    sentences: Vec<String>,
    reason: Option<Reason>,
    prover: Option<Prover>,
    button: String,
    error: Option<String>,
    /// The journal is asked, or a passphrase is being checked off this thread.
    waiting: bool,
    /// Something has to be mended first, as its sentences say.
    closed: bool,
}

struct Reason {
    label: String,
    /// Characters that are needed.
    least: u32,
    text: String,
}

/// The doctor whose passphrase is asked for.
struct Prover {
    doctor: Option<UserId>,
    passphrase: Passphrase,
}

/// What came of it in this frame.
pub enum Answer {
    Cancel,
    Agree {
        reason: String,
        proof: Option<(UserId, Secret)>,
    },
}

enum Pressed {
    Cancel,
    Agree,
}

impl Decide {
    pub fn new(status: Status, title: &str, button: &str) -> Self {
        Self {
            title: title.to_owned(),
            status,
            remark: String::new(),
            sentences: Vec::new(),
            reason: None,
            prover: None,
            button: button.to_owned(),
            error: None,
            waiting: false,
            closed: false,
        }
    }

    /// It can be read, but not agreed to.
    #[must_use]
    pub fn closed(mut self) -> Self {
        self.closed = true;
        self
    }

    #[must_use]
    pub fn remark(mut self, remark: &str) -> Self {
        remark.clone_into(&mut self.remark);
        self
    }

    #[must_use]
    pub fn about(mut self, sentences: impl IntoIterator<Item = String>) -> Self {
        self.sentences.extend(sentences);
        self
    }

    /// Free text of at least so many characters.
    #[must_use]
    pub fn reason(mut self, label: &str, least: u32) -> Self {
        self.reason = Some(Reason {
            label: label.to_owned(),
            least,
            text: String::new(),
        });
        self
    }

    /// A doctor's own passphrase: that of whoever is logged in, or of one that is chosen beside a nurse's session.
    #[must_use]
    pub fn proven(mut self, cx: &Cx<'_>) -> Self {
        let author = cx.journal.author().user;
        self.prover = Some(Prover {
            doctor: cx.is_doctor().then_some(author),
            passphrase: Passphrase::default(),
        });
        self
    }

    /// The journal said no: a passphrase is typed again, the reason stays.
    pub fn refused(&mut self, sentence: String) {
        self.waiting = false;
        if let Some(prover) = &mut self.prover {
            prover.passphrase.clear();
        }
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let identity = identity::strip(cx.text, view, cx.today());
        let name = view.patient.name.shown();
        let (title, remark) = (self.title.clone(), self.remark.clone());
        let dialog = Dialog::new("decide", &title)
            .status(self.status)
            .remark(&remark)
            .identity(&name, &identity);
        let mut submitted = false;
        // Contents and actions are drawn one after the other, but both are closures over this dialog.
        let this = RefCell::new(self);
        let outcome = dialog.show(
            ui,
            |ui| submitted = this.borrow_mut().contents_ui(cx, ui),
            |ui| this.borrow().actions_ui(cx, ui),
        );
        let this = this.into_inner();
        match outcome.inner.1 {
            _ if outcome.cancelled && !this.waiting => Some(Answer::Cancel),
            Some(Pressed::Cancel) => Some(Answer::Cancel),
            Some(Pressed::Agree) => Some(this.agree()),
            None if submitted && this.is_ready() => Some(this.agree()),
            None => None,
        }
    }

    /// True when ↵ was pressed in the passphrase.
    fn contents_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> bool {
        let words = &cx.text.treatment;
        for sentence in &self.sentences {
            ui.label(Theme::of(ui).body(sentence));
        }
        let waiting = self.waiting;
        if let Some(reason) = &mut self.reason {
            let has = reason.written().to_string();
            let least = reason.least.to_string();
            let count = fill(&words.reason_count, &[("has", &has), ("needed", &least)]);
            let field = Field::area(&reason.label, &mut reason.text, 3)
                .aside(if reason.least > 1 { &count } else { "" })
                .writable(!waiting)
                .show(ui);
            dialog::begin_with(ui, &field);
        }
        let error = self.error.as_deref();
        let Some(prover) = &mut self.prover else {
            if let Some(error) = error {
                Notice::new(Status::Stop, error).show(ui);
            }
            return false;
        };
        let doctors: Vec<(Option<UserId>, &str)> = cx
            .journal
            .clinic()
            .doctors()
            .map(|doctor| (Some(doctor.id), doctor.name.as_str()))
            .collect();
        if !cx.is_doctor() {
            Choice::new(&words.proof_doctor, &mut prover.doctor, &doctors)
                .hint(&words.proof_choose)
                .enabled(!waiting)
                .show(ui);
        }
        let named = doctors.iter().find(|(id, _)| *id == prover.doctor);
        let label = match named {
            Some((_, name)) => fill(&words.proof_passphrase, &[("name", name)]),
            None => words.proof_nobody.clone(),
        };
        PassphraseField::new(&label, &mut prover.passphrase)
            .error(error)
            .note(if waiting { &words.proof_checking } else { "" })
            .enabled(!waiting && prover.doctor.is_some())
            .show(ui)
            .submitted
    }

    fn actions_ui(&self, cx: &Cx<'_>, ui: &mut Ui) -> Option<Pressed> {
        let cancel = Button::secondary(&cx.text.common.cancel)
            .hint("Esc")
            .enabled(!self.waiting);
        let agree = Button::primary(&self.button).enabled(self.is_ready());
        let cancelled = cancel.show(ui).clicked().then_some(Pressed::Cancel);
        let agreed = agree.show(ui).clicked().then_some(Pressed::Agree);
        agreed.or(cancelled)
    }

    fn is_ready(&self) -> bool {
        let reason = self.reason.as_ref();
        let reason = reason.is_none_or(|reason| reason.written() >= reason.least as usize);
        let proven = self
            .prover
            .as_ref()
            .is_none_or(|prover| prover.doctor.is_some() && !prover.passphrase.is_empty());
        reason && proven && !self.waiting && !self.closed
    }

    fn agree(&mut self) -> Answer {
        self.waiting = true;
        self.error = None;
        let proof = self.prover.as_ref().and_then(|prover| {
            let passphrase = Secret::typed(prover.passphrase.as_str());
            Some((prover.doctor?, passphrase))
        });
        let reason = self.reason.as_ref();
        Answer::Agree {
            reason: reason.map_or_else(String::new, |reason| reason.text.trim().to_owned()),
            proof,
        }
    }
}

impl Reason {
    /// Counted as the journal counts.
    fn written(&self) -> usize {
        self.text.trim().chars().count()
    }
}
