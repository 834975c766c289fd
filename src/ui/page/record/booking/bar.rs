//! The foot of the page: how the chosen time stands in words, and the one thing to do next.

use eframe::egui::Ui;

use crate::domain::rules::{BookingVerdict, Gap, Reflection};
use crate::domain::time::Moment;
use crate::domain::user::Role;
use crate::journal::Refusal;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;

use super::outlook::{Outlook, Standing};
use super::{BookingPage, when};

/// What was pressed at the foot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Act {
    Clear,
    SaveTooEarly,
    Book(Moment),
    /// Nothing can be treated yet: the type becomes a consultation.
    BookConsultation,
}

impl BookingPage {
    /// `enter` is a ↵ that the week has taken in.
    pub(super) fn bar_ui(
        &self,
        cx: &Cx<'_>,
        outlook: &Outlook,
        enter: bool,
        ui: &mut Ui,
    ) -> Option<Act> {
        if cx.role() == Role::Reviewer {
            read_only_ui(cx, ui);
            return None;
        }
        let words = &cx.text.booking;
        let (mark, lead, rest) = self.state(cx, outlook);
        let (label, main) = self.main_act(cx.text, outlook, cx);
        let mut buttons = Vec::new();
        let mut acts = Vec::new();
        if self.chosen.is_some() || self.form.moving.is_some() {
            buttons.push(Button::secondary(&words.clear).hint("Esc"));
            acts.push(Some(Act::Clear));
        }
        if can_be_held(outlook) {
            let locked = (!cx.is_doctor()).then_some(cx.text.common.doctor_only.as_str());
            buttons.push(Button::secondary(&words.save_too_early).locked_if(locked));
            acts.push(Some(Act::SaveTooEarly));
        }
        let enter_key = (eframe::egui::Modifiers::NONE, eframe::egui::Key::Enter);
        buttons.push(
            Button::primary(&label)
                .key("↵", enter_key.0, enter_key.1)
                .enabled(main.is_some()),
        );
        acts.push(main);
        let state = StateText {
            mark,
            lead: &lead,
            rest: &rest,
        };
        let clicked = action_bar(ui, &state, buttons);
        let pressed = clicked.and_then(|place| acts.get(place).copied().flatten());
        pressed.or_else(|| main.filter(|_| enter))
    }

    /// The filled button: the time itself where it is lawful, else the first one that is (rules §8.3 and 8).
    fn main_act(&self, text: &Text, outlook: &Outlook, cx: &Cx<'_>) -> (String, Option<Act>) {
        let (words, today) = (&text.booking, cx.today());
        let moving = self.form.moving.is_some();
        if let (Standing::Lawful, Some(chosen)) = (&outlook.standing, self.chosen) {
            let template = if moving { &words.move_to } else { &words.book };
            let at = when::day_and_clock(text, chosen, today);
            return (fill(template, &[("when", &at)]), Some(Act::Book(chosen)));
        }
        if needs_consultation(outlook) && !moving {
            return (words.book_consultation.clone(), Some(Act::BookConsultation));
        }
        match outlook.first_free {
            Some(first) => {
                let template = if moving {
                    &words.move_earliest
                } else {
                    &words.book_earliest
                };
                let at = when::short_day_and_clock(text, first, today);
                (fill(template, &[("when", &at)]), Some(Act::Book(first)))
            }
            None if moving => (words.move_earliest_none.clone(), None),
            None => (words.book_earliest_none.clone(), None),
        }
    }

    fn state(&self, cx: &Cx<'_>, outlook: &Outlook) -> (Mark, String, String) {
        if let Some((status, sentence)) = &self.said {
            return (Mark::Status(*status), sentence.clone(), String::new());
        }
        let (words, today) = (&cx.text.booking, cx.today());
        let stop = |lead: &str, rest: String| (Mark::Status(Status::Stop), lead.to_owned(), rest);
        match &outlook.standing {
            Standing::NothingChosen => self.state_before_choice(cx, outlook),
            Standing::Lawful => {
                let at = self.at_with(cx);
                (Mark::Status(Status::Ok), words.is_free.clone(), at)
            }
            Standing::Taken { own, start, end } => {
                let (start, end) = (*start, *end);
                let taken = if *own {
                    Refusal::PatientBooked { start, end }
                } else {
                    Refusal::DoubleBooked { start, end }
                };
                stop("", cx.text.refusal(&taken, today))
            }
            Standing::Past => {
                let at = self.chosen.unwrap_or_else(|| cx.moment());
                stop("", cx.text.refusal(&Refusal::InPast { at }, today))
            }
            Standing::Refused(verdict) => match verdict {
                BookingVerdict::TooEarly { .. } | BookingVerdict::Lawful => {
                    stop(&words.in_reflection, self.suggestion(cx, outlook))
                }
                BookingVerdict::NoLimit { missing } => {
                    let held = self.only_doctor(cx);
                    stop(&words.not_yet, format!("{} {held}", gaps(cx.text, missing)))
                }
                BookingVerdict::UnderAge { .. } => {
                    stop("", cx.text.verdict(verdict, self.chosen, today))
                }
            },
        }
    }

    /// While no time is chosen: what the week can be used for.
    fn state_before_choice(&self, cx: &Cx<'_>, outlook: &Outlook) -> (Mark, String, String) {
        let (words, today) = (&cx.text.booking, cx.today());
        let (status, lead, rest) = match &outlook.reflection {
            Some(Reflection::NotBegun { missing }) => (
                Status::Pending,
                words.not_yet.clone(),
                gaps(cx.text, missing),
            ),
            Some(Reflection::Running(limit)) => {
                let when = cx.text.moment(limit.at, today);
                let lead = fill(&words.earliest, &[("when", &when)]);
                (
                    Status::Running,
                    format!("{lead}."),
                    self.or_none_free(cx, outlook),
                )
            }
            Some(Reflection::Waived) => (
                Status::Ok,
                format!("{}.", cx.text.reflection.waived),
                self.or_none_free(cx, outlook),
            ),
            Some(Reflection::Over(_)) => (
                Status::Ok,
                words.is_over.clone(),
                self.or_none_free(cx, outlook),
            ),
            None => (
                Status::Pending,
                String::new(),
                self.or_none_free(cx, outlook),
            ),
        };
        (Mark::Status(status), lead, rest)
    }

    fn or_none_free(&self, cx: &Cx<'_>, outlook: &Outlook) -> String {
        if outlook.first_free.is_some() {
            cx.text.booking.choose_time.clone()
        } else {
            self.none_free(cx)
        }
    }

    fn none_free(&self, cx: &Cx<'_>) -> String {
        let days = cx.journal.clinic().policy.search_days.to_string();
        let who = cx.user_name(Some(self.form.practitioner));
        fill(&cx.text.booking.no_free, &[("who", &who), ("days", &days)])
    }

    fn suggestion(&self, cx: &Cx<'_>, outlook: &Outlook) -> String {
        let suggested = match outlook.first_free {
            Some(first) => {
                let when = cx.text.moment(first, cx.today());
                let who = cx.user_name(Some(self.form.practitioner));
                fill(
                    &cx.text.booking.suggestion,
                    &[("when", &when), ("who", &who)],
                )
            }
            None => self.none_free(cx),
        };
        format!("{suggested} {}", self.only_doctor(cx))
    }

    /// Said to those who see the lock.
    fn only_doctor<'t>(&self, cx: &Cx<'t>) -> &'t str {
        if cx.is_doctor() || self.chosen.is_none() {
            ""
        } else {
            &cx.text.booking.doctor_may_save
        }
    }

    fn at_with(&self, cx: &Cx<'_>) -> String {
        let Some(chosen) = self.chosen else {
            return String::new();
        };
        let when = cx.text.moment(chosen, cx.today());
        let minutes = self.form.minutes.to_string();
        let who = cx.user_name(Some(self.form.practitioner));
        let values = [("when", &*when), ("minutes", &*minutes), ("who", &*who)];
        fill(&cx.text.booking.at_with, &values)
    }
}

/// A reviewer reads, and is told so.
fn read_only_ui(cx: &Cx<'_>, ui: &mut Ui) {
    let state = StateText {
        mark: Mark::Icon(Icon::Eye),
        lead: &cx.text.shell.read_only,
        rest: "",
    };
    action_bar(ui, &state, []);
}

/// A doctor can hold a time that is too early, or that has no limit yet; never that of somebody under age (§8.10).
const fn can_be_held(outlook: &Outlook) -> bool {
    matches!(
        &outlook.standing,
        Standing::Refused(BookingVerdict::TooEarly { .. } | BookingVerdict::NoLimit { .. })
    )
}

/// Without a limit the way on is a consultation; but a form that is not filled in is only that.
fn needs_consultation(outlook: &Outlook) -> bool {
    match &outlook.reflection {
        Some(Reflection::NotBegun { missing }) => {
            missing.iter().any(|gap| *gap != Gap::NothingPlanned)
        }
        Some(Reflection::Running(_) | Reflection::Over(_) | Reflection::Waived) | None => false,
    }
}

/// What is missing, one sentence each.
pub(super) fn gaps(text: &Text, missing: &[Gap]) -> String {
    let gaps: Vec<String> = missing.iter().map(|gap| text.gap(gap)).collect();
    format!("{}.", gaps.join(". "))
}
