//! The question before a record is opened for reading, or those of a batch: why? The answer is kept in each record.

use eframe::egui::{Id, Key, Modifiers, Ui};

use crate::domain::user::Role;
use crate::journal::view::PatientRow;
use crate::text::{Text, fill};
use crate::ui::command::{Command, Tab};
use crate::ui::cx::Cx;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::Dialog;
use crate::ui::widget::field::Field;

use crate::ui::page::finder::shown_name;

/// What is asked about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum About {
    Patient(PatientRow),
    /// Everybody who was given something from it.
    Batch(String),
}

pub struct Purpose {
    about: About,
    typed: String,
    /// Why the record could not be opened.
    error: Option<String>,
    /// The field takes the keyboard when the dialog appears.
    fresh: bool,
}

/// The words of the question.
struct Asked<'t> {
    title: String,
    remark: &'t str,
    identity: Option<(String, String)>,
    act: &'t str,
}

impl<'t> Asked<'t> {
    fn of(text: &'t Text, about: &About) -> Self {
        match about {
            About::Patient(patient) => {
                let born = text.date(patient.birth_date);
                let identity = format!("{born} · {}", patient.masked_number);
                Self {
                    title: text.reading.purpose_title.clone(),
                    remark: &text.reading.purpose_remark,
                    identity: Some((shown_name(patient), identity)),
                    act: &text.reading.open_record,
                }
            }
            About::Batch(batch) => Self {
                title: fill(&text.recall.purpose_title, &[("batch", batch)]),
                remark: &text.recall.purpose_remark,
                identity: None,
                act: &text.recall.show,
            },
        }
    }
}

/// What became of the question in this frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    Open,
    Asked,
    Cancelled,
}

impl Purpose {
    pub const fn new(about: About) -> Self {
        Self {
            about,
            typed: String::new(),
            error: None,
            fresh: true,
        }
    }

    /// The journal said no: what was typed stands there still.
    pub fn refused(&mut self, error: String) {
        self.error = Some(error);
        self.fresh = true;
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) -> Answer {
        let words = &cx.text.reading;
        let asked = Asked::of(cx.text, &self.about);
        let missing = cx.role() == Role::Reviewer && self.typed.trim().is_empty();
        let locked = missing.then_some(words.purpose_needed.as_str());
        let dialog = Dialog::new("purpose", &asked.title).remark(asked.remark);
        let dialog = match &asked.identity {
            Some((name, identity)) => dialog.identity(name, identity),
            None => dialog,
        };
        let outcome = dialog.show(
            ui,
            |ui| self.field_ui(cx, ui),
            |ui| {
                let cancelled = Button::secondary(&cx.text.common.cancel)
                    .hint("Esc")
                    .show(ui)
                    .clicked();
                let open = Button::primary(asked.act)
                    .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                    .locked_if(locked)
                    .show(ui)
                    .clicked();
                (cancelled, open)
            },
        );
        let (entered, (cancelled, open)) = outcome.inner;
        if cancelled || outcome.cancelled {
            return Answer::Cancelled;
        }
        if (open || entered) && !missing {
            self.open(cx);
            return Answer::Open;
        }
        Answer::Asked
    }

    /// True when ↵ was pressed in the field.
    fn field_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> bool {
        let words = &cx.text.reading;
        let field = Id::unique("purpose of the review");
        let is_optional = cx.role() != Role::Reviewer;
        let aside = if is_optional {
            words.purpose_optional.as_str()
        } else {
            ""
        };
        let response = Field::line(&words.purpose, &mut self.typed)
            .hint(&words.purpose_hint)
            .aside(aside)
            .error(self.error.as_deref())
            .limit(500)
            .id(field)
            .show(ui);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if response.changed() {
            self.error = None;
        }
        ui.label(Theme::of(ui).label(&words.suggestions));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S8;
            let suggestions = [
                &words.suggestion_inspection,
                &words.suggestion_access,
                &words.suggestion_assessment,
            ];
            for suggestion in suggestions {
                if Button::secondary(suggestion).small().show(ui).clicked() {
                    self.typed.clone_from(suggestion);
                    self.error = None;
                }
            }
        });
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    }

    fn open(&self, cx: &mut Cx<'_>) {
        let purpose = self.typed.trim();
        let purpose = (!purpose.is_empty()).then(|| purpose.to_owned());
        cx.send(match &self.about {
            About::Patient(patient) => Command::OpenRecord {
                patient: patient.id,
                tab: Tab::History,
                purpose,
            },
            About::Batch(batch) => Command::ShowRecall {
                batch: batch.clone(),
                purpose,
            },
        });
    }
}
