//! *Aktindsigt*: what the patient asked to see, until when she is answered, and the two dialogs for it (R97).

use eframe::egui::Ui;

use crate::domain::access::{AccessAnswer, AccessAnswered, AccessRequested};
use crate::domain::id::EntryId;
use crate::domain::tasks::{OpenRequest, open_requests};
use crate::domain::time::{Day, Moment};
use crate::domain::user::Role;
use crate::journal::Edit;
use crate::journal::view::RecordView;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::Answer;
use crate::ui::page::record::readiness::dialogs::form::{self, Form, Head, Next};
use crate::ui::page::record::readiness::dialogs::moment::{PastMoment, Place};
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::button::Button;
use crate::ui::widget::check_row::CheckRow;
use crate::ui::widget::date_field::{DateField, parse_day};
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::shell::section;

/// What was asked for in the panel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    Request,
    Answer(EntryId),
}

pub fn ui(cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<Asked> {
    let words = &cx.text.overview_access;
    let may_write = cx.role() != Role::Reviewer;
    let mut asked = None;
    let mut answers = None;
    section(
        ui,
        &words.title,
        |ui| {
            if may_write && Button::link(&words.ask).show(ui).clicked() {
                asked = Some(Asked::Request);
            }
        },
        |ui| {
            let open = open_requests(&view.course, view.now.moment);
            if open.is_empty() {
                ui.label(Theme::of(ui).muted(&words.none));
            }
            for request in &open {
                if request_ui(cx, view, request, may_write, ui) {
                    answers = Some(Asked::Answer(request.request));
                }
            }
        },
    );
    asked.or(answers)
}

/// True when it is to be answered.
fn request_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    open: &OpenRequest,
    may_write: bool,
    ui: &mut Ui,
) -> bool {
    let (text, words) = (cx.text, &cx.text.overview_access);
    let template = match (open.late, open.expected) {
        (true, _) => &words.late,
        (false, Some(_)) => &words.expected,
        (false, None) => &words.until,
    };
    let last = open.expected.map_or(open.due, |day| day.max(open.due));
    let title = fill(template, &[("date", &text.date_near(last, cx.today()))]);
    let mut requests = view.course.access_requests.iter();
    let told = requests.find(|told| told.latest == open.request);
    CheckRow {
        status: if open.late {
            Status::Stop
        } else {
            Status::Pending
        },
        title: &title,
        why: told.map_or("", |told| &told.value.words),
        fix: if may_write { &words.answer } else { "" },
        locked: false,
    }
    .show(ui)
}

/// The dialog in front of the page.
pub enum AccessDialog {
    Request(RequestForm),
    Answer(AnswerForm),
}

impl AccessDialog {
    pub fn of(asked: Asked) -> Self {
        match asked {
            Asked::Request => Self::Request(RequestForm::default()),
            Asked::Answer(request) => Self::Answer(AnswerForm {
                request,
                which: None,
                expected: String::new(),
                at: PastMoment::default(),
                words: String::new(),
                error: None,
            }),
        }
    }

    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        match self {
            Self::Request(form) => form.error = Some(sentence),
            Self::Answer(form) => form.error = Some(sentence),
        }
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.overview_access;
        match self {
            Self::Request(form) => {
                let head = Head {
                    id: "access request",
                    title: &words.ask_title,
                    remark: &words.ask_remark,
                    save: &words.ask_save,
                };
                form::show(form, (cx, view, ui), &head)
            }
            Self::Answer(form) => {
                let head = Head {
                    id: "access answer",
                    title: &words.answer_title,
                    remark: &words.answer_remark,
                    save: &words.answer_save,
                };
                form::show(form, (cx, view, ui), &head)
            }
        }
    }
}

#[derive(Default)]
pub struct RequestForm {
    received: PastMoment,
    words: String,
    error: Option<String>,
}

impl Form for RequestForm {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        let (text, words) = (cx.text, &cx.text.overview_access);
        let field = Field::area(&words.words, &mut self.words, 3).show(ui);
        dialog::begin_with(ui, &field);
        let now = (text, cx.moment());
        let submitted = self.received.ui(ui, now, &words.received, Place::WithNow);
        Next::save_if(submitted)
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let words = &cx.text.overview_access;
        let told = self.words.trim().is_empty().then(|| words.words.clone());
        let is_open = self.received.meant(cx.text, cx.moment()).is_none();
        let received = is_open.then(|| words.received.clone());
        told.into_iter().chain(received).collect()
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let received = self.received.meant(cx.text, cx.moment());
        let edit = received.map(|at| Edit::RequestAccess {
            patient: view.id,
            at,
            request: AccessRequested {
                words: self.words.trim().to_owned(),
            },
        });
        edit.into_iter().collect()
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}

/// Which of the two answers it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Which {
    Given,
    Delayed,
}

pub struct AnswerForm {
    request: EntryId,
    which: Option<Which>,
    expected: String,
    at: PastMoment,
    words: String,
    error: Option<String>,
}

impl AnswerForm {
    /// The day that she was told, today at the earliest.
    fn expected(&self, now: Moment) -> Option<Day> {
        parse_day(&self.expected, now.day(), &[]).filter(|day| *day >= now.day())
    }

    fn answer(&self, now: Moment) -> Option<AccessAnswer> {
        match self.which? {
            Which::Given => Some(AccessAnswer::Given),
            Which::Delayed => {
                let expected = self.expected(now)?;
                Some(AccessAnswer::Delayed { expected })
            }
        }
    }
}

impl Form for AnswerForm {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        let (text, words) = (cx.text, &cx.text.overview_access);
        Segmented::new(&words.which, &mut self.which)
            .option(Some(Which::Given), &words.given)
            .option(Some(Which::Delayed), &words.delayed)
            .show(ui);
        if self.which == Some(Which::Delayed) {
            let echo = |day| text.weekday_and_date(day, cx.today());
            let invalid = (&[][..], text.common.invalid_date.as_str());
            DateField::new(
                &words.expected_day,
                &mut self.expected,
                cx.today(),
                invalid,
                &echo,
            )
            .width(220.0)
            .show(ui);
        }
        let label = match self.which {
            Some(Which::Delayed) => &words.why,
            Some(Which::Given) | None => &words.how,
        };
        Field::area(label, &mut self.words, 3).show(ui);
        let now = (text, cx.moment());
        let submitted = self.at.ui(ui, now, &words.at, Place::WithNow);
        Next::save_if(submitted)
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let words = &cx.text.overview_access;
        let is_late = self.which == Some(Which::Delayed);
        let day_missing = is_late && self.expected(cx.moment()).is_none();
        let told = if is_late { &words.why } else { &words.how };
        [
            (self.which.is_none(), &words.which),
            (day_missing, &words.expected_day),
            (self.words.trim().is_empty(), told),
            (self.at.meant(cx.text, cx.moment()).is_none(), &words.at),
        ]
        .into_iter()
        .filter(|(is_missing, _)| *is_missing)
        .map(|(_, what)| what.clone())
        .collect()
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let at = self.at.meant(cx.text, cx.moment());
        let answer = self.answer(cx.moment());
        let edit = at.zip(answer).map(|(at, answer)| Edit::AnswerAccess {
            patient: view.id,
            at,
            answered: AccessAnswered {
                request: self.request,
                answer,
                words: self.words.trim().to_owned(),
            },
        });
        edit.into_iter().collect()
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
