//! The foot of the day: which appointment is selected, and what can be done with it.

use eframe::egui::{Key, Modifiers, Ui};

use crate::journal::AppointmentState;
use crate::journal::view::DayRow;
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;

use super::{Act, list, open, state};

/// On an empty day »Ny aftale« stands under the sleeping face instead.
pub(super) fn bar_ui(
    cx: &Cx<'_>,
    selected: Option<&DayRow>,
    is_empty: bool,
    ui: &mut Ui,
) -> Option<Act> {
    let words = &cx.text.today;
    let (lead, rest) = selection(cx, selected);
    let mut buttons = Vec::new();
    if !is_empty {
        let button = Button::secondary(&words.new_appointment)
            .icon(Icon::CalendarPlus)
            .key("A", Modifiers::NONE, Key::A);
        buttons.push((button, Some(Act::NewAppointment)));
    }
    let button = Button::secondary(&words.new_patient)
        .icon(Icon::UserRoundPlus)
        .key("N", Modifiers::NONE, Key::N);
    buttons.push((button, Some(Act::NewPatient)));
    buttons.extend(outcome_buttons(cx, selected));
    let opened = selected.and_then(open);
    let button = Button::primary(&words.open_patient)
        .key("↵", Modifiers::NONE, Key::Enter)
        .enabled(opened.is_some());
    buttons.push((button, opened));
    let (buttons, acts): (Vec<_>, Vec<_>) = buttons.into_iter().unzip();
    let state = StateText {
        mark: Mark::Icon(Icon::Info),
        lead: &lead,
        rest: &rest,
    };
    let clicked = action_bar(ui, &state, buttons)?;
    acts.get(clicked).copied().flatten()
}

/// Somebody can arrive on the day itself, and has stayed away once the time has begun.
fn outcome_buttons<'t>(cx: &Cx<'t>, selected: Option<&DayRow>) -> Vec<(Button<'t>, Option<Act>)> {
    let Some(row) = selected else {
        return Vec::new();
    };
    let (words, appointment) = (&cx.text.today, &row.appointment);
    let mut buttons = Vec::new();
    let is_open = row.patient.is_some() && appointment.state == AppointmentState::Planned;
    if is_open && appointment.start.day() == cx.today() {
        let button = Button::secondary(&words.arrived).key("F", Modifiers::NONE, Key::F);
        buttons.push((button, Some(Act::Arrive(appointment.id))));
    }
    if is_open && cx.moment() > appointment.start {
        let button = Button::secondary(&words.no_show).key("U", Modifiers::NONE, Key::U);
        buttons.push((button, Some(Act::NoShow(appointment.id))));
    }
    buttons
}

/// »Valgt: EKSEMPELSEN, Solveig · 11.15 · For tidligt«.
fn selection(cx: &Cx<'_>, selected: Option<&DayRow>) -> (String, String) {
    let words = &cx.text.today;
    let Some(row) = selected else {
        return (String::new(), words.nothing_chosen.clone());
    };
    let name = if row.patient.is_some() {
        list::name_of(row)
    } else {
        words.blocked.clone()
    };
    let time = cx.text.time(row.appointment.start);
    let state = state::of(cx, row).words;
    let rest = [time, state]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    (format!("{} {name}", words.chosen), format!("· {rest}"))
}
