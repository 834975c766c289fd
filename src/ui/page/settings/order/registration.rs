//! What the authorities' register says about somebody who treats, written by a doctor.

use eframe::egui::Ui;

use crate::domain::id::UserId;
use crate::domain::safety::{PractitionerRegistered, Span};
use crate::domain::time::Day;
use crate::domain::user::{Role, User};
use crate::journal::Edit;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::page::patients::form::typed_day;
use crate::ui::page::settings::form::Form;
use crate::ui::theme::space;
use crate::ui::widget::choice::Choice;
use crate::ui::widget::date_field::{DateField, parse_day};
use crate::ui::widget::dialog;
use crate::ui::widget::tick;

/// So wide that two dates stand beside each other.
const DATE: f32 = 240.0;

pub struct RegistrationForm {
    user: User,
    authorised: TypedSpan,
    is_registered: bool,
    registered: TypedSpan,
    assists: Option<UserId>,
}

#[derive(Default)]
struct TypedSpan {
    from: String,
    to: String,
}

impl TypedSpan {
    fn of(span: Option<Span>) -> Self {
        let typed = |day: Option<Day>| day.map(typed_day).unwrap_or_default();
        Self {
            from: typed(span.map(|span| span.from)),
            to: typed(span.and_then(|span| span.to)),
        }
    }

    fn span(&self, text: &Text, today: Day) -> Result<Span, String> {
        let read = |typed: &str| {
            let day = parse_day(typed, today, &[&text.dates.today]);
            day.ok_or_else(|| text.common.invalid_date.clone())
        };
        if self.from.trim().is_empty() {
            return Err(text.order.from_missing.clone());
        }
        let from = read(&self.from)?;
        let to = if self.to.trim().is_empty() {
            None
        } else {
            Some(read(&self.to)?)
        };
        if to.is_some_and(|to| to < from) {
            return Err(text.order.to_before_from.clone());
        }
        Ok(Span { from, to })
    }

    fn ui(&mut self, cx: &Cx<'_>, (from, to): (&str, &str), ui: &mut Ui) -> eframe::egui::Response {
        let (text, today) = (cx.text, cx.today());
        let echo = |day: Day| text.date(day);
        let meaning_today = [text.dates.today.as_str()];
        let words: (&[&str], &str) = (&meaning_today, &text.common.invalid_date);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S16;
            let first = DateField::new(from, &mut self.from, today, words, &echo);
            let first = first.width(DATE).show(ui).response;
            let last = DateField::new(to, &mut self.to, today, words, &echo);
            last.hint(&text.order.no_end).width(DATE).show(ui);
            first
        })
        .inner
    }
}

impl RegistrationForm {
    pub fn new(user: &User, known: Option<&PractitionerRegistered>) -> Self {
        let registered = known.and_then(|known| known.registered);
        Self {
            user: user.clone(),
            authorised: TypedSpan::of(known.map(|known| known.authorised)),
            is_registered: registered.is_some(),
            registered: TypedSpan::of(registered),
            assists: known.and_then(|known| known.assists),
        }
    }
}

impl Form for RegistrationForm {
    fn head(&self, cx: &Cx<'_>) -> (String, String) {
        let words = &cx.text.order;
        let title = fill(&words.registration_title, &[("name", &self.user.name)]);
        (title, words.registration_about.clone())
    }

    fn label<'t>(&self, text: &'t Text) -> &'t str {
        &text.common.save
    }

    fn edit(&self, cx: &Cx<'_>) -> Result<Edit, String> {
        let (text, today) = (cx.text, cx.today());
        let authorised = self.authorised.span(text, today)?;
        let registered = if self.is_registered {
            Some(self.registered.span(text, today)?)
        } else {
            None
        };
        Ok(Edit::RegisterPractitioner(PractitionerRegistered {
            user: self.user.id,
            authorised,
            registered,
            assists: self.assists,
        }))
    }

    fn fields_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.order;
        let labels = (&*words.authorised_from, &*words.authorised_to);
        let first = self.authorised.ui(cx, labels, ui);
        dialog::begin_with(ui, &first);
        tick::switch(ui, &words.is_registered, &mut self.is_registered);
        if self.is_registered {
            let labels = (&*words.registered_from, &*words.registered_to);
            self.registered.ui(cx, labels, ui);
        }
        if self.user.role == Role::Nurse {
            let doctors = cx.journal.clinic().doctors();
            let doctors = doctors.map(|doctor| (Some(doctor.id), doctor.name.as_str()));
            let nobody = (None, words.assistant_of_nobody.as_str());
            let options: Vec<(Option<UserId>, &str)> =
                std::iter::once(nobody).chain(doctors).collect();
            Choice::new(&words.assistant_of, &mut self.assists, &options).show(ui);
        }
    }
}
