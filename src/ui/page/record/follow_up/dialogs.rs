//! The two dialogs of a red flag: which doctor was informed and when, and the doctor's assessment that closes it.

use eframe::egui::Ui;

use crate::domain::aftercare::{EventDone, EventStep, RedFlagClosed};
use crate::domain::id::{EntryId, UserId};
use crate::journal::Edit;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::Answer;
use crate::ui::page::record::readiness::dialogs::form::{self, Form, Head, Next};
use crate::ui::page::record::readiness::dialogs::moment::{PastMoment, Place};
use crate::ui::theme::{Theme, Tone};
use crate::ui::widget::choice::Choice;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;

use super::flag;

/// Only a doctor's assessment closes a red flag (R92b).
pub(super) struct CloseDialog {
    event: EntryId,
    assessment: String,
    error: Option<String>,
}

impl CloseDialog {
    pub const fn new(event: EntryId) -> Self {
        Self {
            event,
            assessment: String::new(),
            error: None,
        }
    }

    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.follow_up;
        let head = Head {
            id: "close flag",
            title: &words.close_title,
            remark: &words.close_remark,
            save: &words.close_save,
        };
        form::show(self, (cx, view, ui), &head)
    }
}

impl Form for CloseDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Next {
        let words = &cx.text.follow_up;
        let mut flags = view.flags.iter();
        if let Some(flag) = flags.find(|flag| flag.event == self.event) {
            let symptoms = cx.text.flag_symptoms(&flag.alarm);
            let title = fill(&words.flag_title, &[("symptoms", &symptoms)]);
            ui.label(Theme::of(ui).toned(title, Tone::Stop));
        }
        let field = Field::area(&words.assessment, &mut self.assessment, 4).show(ui);
        dialog::begin_with(ui, &field);
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let is_missing = self.assessment.trim().is_empty();
        let assessment = is_missing.then(|| cx.text.follow_up.assessment.clone());
        assessment.into_iter().collect()
    }

    fn edits(&self, _cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        // The newest version is what the doctor has read.
        let known = flag::event(&view.course, self.event);
        let event = known.map_or(self.event, |event| event.latest);
        vec![Edit::CloseRedFlag {
            patient: view.id,
            closed: RedFlagClosed {
                event,
                assessment: self.assessment.trim().to_owned(),
            },
        }]
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}

/// A nurse writes down whom she reached (R92).
pub(super) struct InformDialog {
    event: EntryId,
    doctor: Option<UserId>,
    at: PastMoment,
    error: Option<String>,
}

impl InformDialog {
    pub fn new(event: EntryId) -> Self {
        Self {
            event,
            doctor: None,
            at: PastMoment::default(),
            error: None,
        }
    }

    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.follow_up;
        let head = Head {
            id: "inform doctor",
            title: &words.inform_title,
            remark: &words.inform_remark,
            save: &cx.text.common.save,
        };
        form::show(self, (cx, view, ui), &head)
    }
}

impl Form for InformDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        let words = &cx.text.follow_up;
        let nobody = [(None, words.choose_doctor.as_str())];
        let doctors = cx.journal.clinic().doctors();
        let doctors = doctors.map(|user| (Some(user.id), user.name.as_str()));
        let options: Vec<(Option<UserId>, &str)> = nobody.into_iter().chain(doctors).collect();
        Choice::new(&words.doctor, &mut self.doctor, &options).show(ui);
        let now = (cx.text, cx.moment());
        let pressed = self.at.ui(ui, now, &words.informed_at, Place::WithNow);
        Next::save_if(pressed)
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let words = &cx.text.follow_up;
        let doctor = self.doctor.is_none().then(|| words.doctor.clone());
        let at = self.at.meant(cx.text, cx.moment()).is_none();
        let at = at.then(|| words.informed_at.clone());
        doctor.into_iter().chain(at).collect()
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let at = self.at.meant(cx.text, cx.moment());
        let edit = self.doctor.zip(at).map(|(doctor, at)| {
            let done = EventDone::DoctorInformed { doctor };
            let step = EventStep {
                event: self.event,
                done,
            };
            let patient = view.id;
            Edit::RecordEventStep { patient, at, step }
        });
        edit.into_iter().collect()
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
