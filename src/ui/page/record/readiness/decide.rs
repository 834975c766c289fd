//! A doctor's dialog for one finding: a warning accepted, or a block overridden with a reason; her own passphrase (§6).

use std::cell::RefCell;

use eframe::egui::Ui;

use crate::domain::id::UserId;
use crate::domain::information::Part;
use crate::domain::readiness::Check;
use crate::domain::rules::acceptance::{ADMINISTRATIVE, is_open_to_decision};
use crate::domain::rules::{Finding, RuleId, Verdict};
use crate::journal::gate::Asked as Planned;
use crate::journal::view::{GateView, RecordView};
use crate::journal::{Edit, Passphrase as Secret};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::booking::identity;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::button::Button;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::field::Field;
use crate::ui::widget::passphrase::{Passphrase, PassphraseField};

use super::acts::Asked;
use super::rows::reader;

pub(super) struct DecideDialog {
    asked: Planned,
    rule: RuleId,
    part: Option<Part>,
    verdict: Verdict,
    sentence: String,
    doctor: UserId,
    reason: String,
    passphrase: Passphrase,
    error: Option<String>,
    /// The passphrase is being checked, off this thread.
    waiting: bool,
}

/// What it takes to decide about a finding.
pub(super) enum Decision {
    /// The person who is logged in may, by name.
    AtOnce,
    Dialog(Box<DecideDialog>),
    None,
}

/// Something that stands in the way and that a person may decide about.
pub(super) fn can_be_decided(finding: &Finding) -> bool {
    finding.is_failed() && is_open_to_decision(finding)
}

pub(super) fn is_open(check: &Check) -> bool {
    check.findings.iter().any(can_be_decided)
}

impl DecideDialog {
    pub fn for_rule(cx: &Cx<'_>, gate: &GateView, rule: RuleId, part: Option<&Part>) -> Decision {
        let mut findings = gate.assessment.findings.iter();
        let found = findings.find(|finding| {
            finding.rule == rule && finding.part.as_ref() == part && can_be_decided(finding)
        });
        let (Some(finding), Some(asked)) = (found, gate.asked.clone()) else {
            return Decision::None;
        };
        let own = cx.journal.author().user;
        let may = cx.is_doctor() || ADMINISTRATIVE.contains(&rule) && asked.practitioner == own;
        if finding.verdict == Verdict::Warn && may {
            return Decision::AtOnce;
        }
        let clinic = cx.journal.clinic();
        let first = clinic.doctors().next().map(|doctor| doctor.id);
        let doctor = if cx.is_doctor() { Some(own) } else { first };
        let Some(doctor) = doctor else {
            return Decision::None;
        };
        Decision::Dialog(Box::new(Self {
            asked,
            rule,
            part: part.cloned(),
            verdict: finding.verdict,
            sentence: cx.text.finding(finding, reader(cx)),
            doctor,
            reason: String::new(),
            passphrase: Passphrase::default(),
            error: None,
            waiting: false,
        }))
    }

    /// It was refused: the passphrase is typed again, the reason stays.
    pub fn refused(&mut self, sentence: String) {
        self.waiting = false;
        self.passphrase.clear();
        self.error = Some(sentence);
    }

    pub fn ui(
        &mut self,
        cx: &Cx<'_>,
        view: &RecordView,
        _gate: &GateView,
        ui: &Ui,
    ) -> Option<Asked> {
        let words = &cx.text.readiness;
        let identity = identity(cx.text, view, cx.today());
        let name = view.patient.name.shown();
        let (title, status) = if self.is_override() {
            (&words.override_title, Status::Stop)
        } else {
            (&words.accept_title, Status::Warn)
        };
        let remark = self.sentence.clone();
        let dialog = Dialog::new("decide", title)
            .status(status)
            .remark(&remark)
            .identity(&name, &identity);
        let mut submitted = false;
        let this = RefCell::new(self);
        let outcome = dialog.show(
            ui,
            |ui| submitted = this.borrow_mut().contents_ui(cx, ui),
            |ui| this.borrow().actions_ui(cx, ui),
        );
        let this = this.into_inner();
        match outcome.inner.1 {
            _ if outcome.cancelled && !this.waiting => Some(Asked::Cancel),
            Some(false) => Some(Asked::Cancel),
            Some(true) => Some(this.save(view)),
            None if submitted && this.is_ready(cx) => Some(this.save(view)),
            None => None,
        }
    }

    /// True when ↵ was pressed in the passphrase.
    fn contents_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> bool {
        let (words, booking) = (&cx.text.readiness, &cx.text.booking);
        let needed = cx.journal.clinic().policy.reason_length;
        if self.is_override() {
            ui.label(Theme::of(ui).muted(&words.override_detail));
            let (has, least) = (self.written().to_string(), needed.to_string());
            let count = fill(&booking.reason_count, &[("has", &has), ("needed", &least)]);
            let reason = Field::area(&cx.text.common.reason, &mut self.reason, 3)
                .aside(&count)
                .writable(!self.waiting)
                .show(ui);
            dialog::begin_with(ui, &reason);
        } else {
            ui.label(Theme::of(ui).muted(&words.accept_detail));
        }
        let clinic = cx.journal.clinic();
        if !cx.is_doctor() {
            let doctors: Vec<_> = clinic.doctors().collect();
            let names: Vec<_> = doctors
                .iter()
                .map(|user| (user.id, user.name.as_str()))
                .collect();
            Choice::new(&words.doctor, &mut self.doctor, &names)
                .enabled(!self.waiting)
                .show(ui);
        }
        let name = cx.user_name(Some(self.doctor));
        let label = fill(&booking.passphrase_of, &[("name", &name)]);
        let note = if self.waiting {
            booking.checking.as_str()
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

    fn actions_ui(&self, cx: &Cx<'_>, ui: &mut Ui) -> Option<bool> {
        let words = &cx.text.readiness;
        let cancel = Button::secondary(&cx.text.common.cancel)
            .hint("Esc")
            .enabled(!self.waiting);
        let label = if self.is_override() {
            &words.override_save
        } else {
            &words.accept
        };
        let save = Button::primary(label).enabled(self.is_ready(cx));
        let cancelled = cancel.show(ui).clicked().then_some(false);
        let saved = save.show(ui).clicked().then_some(true);
        saved.or(cancelled)
    }

    fn is_override(&self) -> bool {
        self.verdict == Verdict::Block
    }

    fn is_ready(&self, cx: &Cx<'_>) -> bool {
        let needed = cx.journal.clinic().policy.reason_length as usize;
        let reasoned = !self.is_override() || self.written() >= needed;
        reasoned && !self.passphrase.is_empty() && !self.waiting
    }

    /// Characters of the reason, counted as the journal counts them.
    fn written(&self) -> usize {
        self.reason.trim().chars().count()
    }

    fn save(&mut self, view: &RecordView) -> Asked {
        self.waiting = true;
        self.error = None;
        let (patient, asked, rule) = (view.id, self.asked.clone(), self.rule);
        let part = self.part.clone();
        let edit = if self.is_override() {
            Edit::OverrideRule {
                patient,
                asked,
                rule,
                part,
                reason: self.reason.trim().to_owned(),
            }
        } else {
            Edit::AcceptWarning {
                patient,
                asked,
                rule,
                part,
            }
        };
        Asked::Proven(edit, self.doctor, Secret::typed(self.passphrase.as_str()))
    }
}
