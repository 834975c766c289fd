//! The action bar of the overview: the next step in words, and the button that takes it.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::user::Role;
use crate::journal::view::RecordView;
use crate::text::{Text, fill};
use crate::ui::command::Tab;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;

use super::next_step::{Step, next_step};

/// What was asked for in the bar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    Show(Tab),
    Note,
}

pub fn ui(cx: &Cx<'_>, view: &RecordView, ui: &mut Ui) -> Option<Asked> {
    let words = &cx.text.overview;
    if cx.role() == Role::Reviewer {
        let state = StateText {
            mark: Mark::Icon(Icon::Eye),
            lead: "",
            rest: &cx.text.shell.read_only,
        };
        action_bar(ui, &state, []);
        return None;
    }
    let step = next_step(view);
    let (what, rest) = said(cx.text, view, &step);
    let state = StateText {
        mark: Mark::Icon(icon(&step)),
        lead: &words.next_step,
        rest: &format!("{what}. {rest}"),
    };
    let (primary, tab) = primary(cx, &step);
    let note =
        Button::secondary(&words.note)
            .icon(Icon::NotebookPen)
            .key("N", Modifiers::NONE, Key::N);
    let clicked = if tab == Tab::Booking {
        action_bar(ui, &state, [note, primary]).map(|place| place + 1)
    } else {
        let book = Button::secondary(&words.book).icon(Icon::CalendarPlus).key(
            "B",
            Modifiers::NONE,
            Key::B,
        );
        action_bar(ui, &state, [book, note, primary])
    };
    match clicked? {
        0 => Some(Asked::Show(Tab::Booking)),
        1 => Some(Asked::Note),
        _ => Some(Asked::Show(tab)),
    }
}

/// The filled button, and the tab that it leads to. What only a doctor can do is booked by a nurse.
fn primary<'t>(cx: &Cx<'t>, step: &Step) -> (Button<'t>, Tab) {
    let words = &cx.text.overview;
    let booking = |label: &'t str| {
        let button = Button::primary(label).icon(Icon::CalendarPlus);
        (button.key("B", Modifiers::NONE, Key::B), Tab::Booking)
    };
    let consultation = |label: &'t str| {
        let button = Button::primary(label).icon(Icon::NotebookPen).hint("Alt 2");
        (button, Tab::Consultation)
    };
    match step {
        Step::Consultation if !cx.is_doctor() => booking(&words.button_book_consultation),
        Step::Consultation | Step::Ended { .. } => consultation(&words.button_consultation),
        Step::Continue { .. } => consultation(&words.button_continue),
        Step::Information { .. } => consultation(&words.button_information),
        Step::Book { .. } => booking(&words.button_book),
        Step::Move { .. } => booking(&words.button_move),
        Step::Ready { start } if start.day() == cx.today() => {
            let button = Button::primary(&cx.text.shell.readiness).icon(Icon::Syringe);
            (button.hint("Alt 5"), Tab::Readiness)
        }
        Step::Ready { .. } => booking(&words.button_ready),
        Step::Photos { .. } => {
            let button = Button::primary(&words.button_photos).icon(Icon::Camera);
            (button.key("F", Modifiers::NONE, Key::F), Tab::Photos)
        }
    }
}

const fn icon(step: &Step) -> Icon {
    match step {
        Step::Consultation | Step::Continue { .. } => Icon::NotebookPen,
        Step::Information { .. } => Icon::MessageSquareText,
        Step::Book { .. } => Icon::CalendarPlus,
        Step::Move { .. } => Icon::CalendarDays,
        Step::Photos { .. } => Icon::Camera,
        Step::Ready { .. } => Icon::Syringe,
        Step::Ended { .. } => Icon::Ban,
    }
}

/// The step in words, and why it is the next.
fn said(text: &Text, view: &RecordView, step: &Step) -> (String, String) {
    let (words, today) = (&text.overview, view.now.moment.day());
    match step {
        Step::Consultation => (
            words.step_consultation.clone(),
            words.step_consultation_rest.clone(),
        ),
        Step::Continue { saved_at } => {
            let when = text.moment_of_day(*saved_at, today);
            (
                words.step_continue.clone(),
                fill(&words.step_continue_rest, &[("when", &when)]),
            )
        }
        Step::Information { missing } => {
            let gaps: Vec<String> = missing.iter().map(|gap| text.gap(gap)).collect();
            let rest = fill(
                &words.step_information_rest,
                &[("missing", &gaps.join(". "))],
            );
            (words.step_information.clone(), rest)
        }
        Step::Book { earliest } => {
            let when = text.moment(*earliest, today);
            (
                words.step_book.clone(),
                fill(&words.step_book_rest, &[("when", &when)]),
            )
        }
        Step::Move { start } => {
            let when = text.moment_of_day(*start, today);
            (
                words.step_move.clone(),
                fill(&words.step_move_rest, &[("when", &when)]),
            )
        }
        Step::Photos { missing } => {
            let told = missing.iter().map(|(area, views)| {
                let views: Vec<&str> = views.iter().map(|view| text.view(*view)).collect();
                format!("{}: {}", text.area(area), views.join("; "))
            });
            let views = told.collect::<Vec<_>>().join(" · ");
            (
                words.step_photos.clone(),
                fill(&words.step_photos_rest, &[("views", &views)]),
            )
        }
        Step::Ready { start } => {
            let when = text.moment_of_day(*start, today);
            (
                fill(&words.step_ready, &[("when", &when)]),
                words.step_ready_rest.clone(),
            )
        }
        Step::Ended { outcome } => {
            let outcome = text.outcome(*outcome).to_lowercase();
            (
                words.step_ended.clone(),
                fill(&words.step_ended_rest, &[("outcome", &outcome)]),
            )
        }
    }
}
