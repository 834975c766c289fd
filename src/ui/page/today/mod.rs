//! The day: who comes when, who may be treated, what waits for whoever is logged in (`design.md` §9.2).

mod bar;
mod block;
mod head;
mod list;
mod state;
mod work;

use std::time::Duration;

use eframe::egui::{Align, Key, Layout, Modifiers, Ui, vec2};

use crate::domain::id::{EntryId, PatientId};
use crate::domain::time::{Day, MINUTE};
use crate::journal::view::{DayRow, DayView};
use crate::journal::{AppointmentState, Edit, Error, Receipt};
use crate::ui::command::{Command, Tab};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::status::Status;
use crate::ui::theme::space;
use crate::ui::widget::agenda::agenda;
use crate::ui::widget::button::Button;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::{key, shell};

use block::BlockDialog;

/// Revision of facts and of drafts, the shown day, and the minute.
type Seen = (u64, u64, Day, i64);

#[derive(Default)]
pub struct TodayPage {
    /// Another day than today, if one was chosen.
    day: Option<Day>,
    mine: bool,
    selected: Option<EntryId>,
    /// The day as it was read, and what it was read at: facts, drafts, day.
    read: Option<(Seen, DayView)>,
    block: Option<Box<BlockDialog>>,
}

/// What was asked for in the list, beside it or at its foot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Act {
    Record(PatientId, Tab),
    Arrive(EntryId),
    NoShow(EntryId),
    NewAppointment,
    NewPatient,
}

/// The width of the column at the right (`design.md` §9.2).
const WORK: f32 = 340.0;

impl TodayPage {
    pub const fn show(&mut self, day: Day) {
        self.day = Some(day);
    }

    /// True if the page shows itself what came of the edit.
    pub fn answered(
        &mut self,
        _commands: &mut Vec<Command>,
        edit: &Edit,
        result: &Result<Receipt, Error>,
    ) -> bool {
        let (Edit::Book(_), Some(dialog)) = (edit, &mut self.block) else {
            return false;
        };
        match result {
            Ok(_) => {
                self.block = None;
                true
            }
            Err(Error::Refused(refusal)) => {
                dialog.refused((**refusal).clone());
                true
            }
            Err(
                Error::Store(_)
                | Error::UserDisagrees
                | Error::UserRetired
                | Error::Vault(_)
                | Error::Closed(_)
                | Error::Upgrade(_)
                | Error::DraftUnreadable
                | Error::Random(_),
            ) => false,
        }
    }

    pub fn ui(&mut self, cx: &mut Cx<'_>, ui: &mut Ui) {
        let day = self.day.unwrap_or_else(|| cx.today());
        match self.renewed(cx, day) {
            Ok(view) => {
                self.whole_ui(cx, &view, ui);
                let seen = Self::seen(cx, day);
                self.read = Some((seen, view));
            }
            Err(error) => {
                let sentence = cx.text.error(&error, cx.today());
                shell::main(ui, |ui| Notice::new(Status::Stop, &sentence).show(ui));
            }
        }
        let to_next_minute = MINUTE - cx.moment().micros().rem_euclid(MINUTE);
        let wait = Duration::from_micros(to_next_minute.unsigned_abs());
        ui.ctx().request_repaint_after(wait);
    }

    /// What a reading depends on: facts, drafts, the shown day, and the minute, since time alone mends some checks.
    fn seen(cx: &Cx<'_>, day: Day) -> Seen {
        let minute = cx.moment().micros().div_euclid(MINUTE);
        (
            cx.journal.revision(),
            cx.journal.draft_revision(),
            day,
            minute,
        )
    }

    /// The day as it was read, or read anew when facts, drafts or the shown day have changed.
    fn renewed(&mut self, cx: &Cx<'_>, day: Day) -> Result<DayView, Error> {
        let seen = Self::seen(cx, day);
        match self.read.take() {
            Some((known, view)) if known == seen => Ok(view),
            Some(_) | None => cx.journal.day(day),
        }
    }

    fn whole_ui(&mut self, cx: &mut Cx<'_>, view: &DayView, ui: &mut Ui) {
        self.day_keys(cx, view.day, ui);
        let rows = self.rows(cx, view);
        let selected = self.selected_row(cx, &rows);
        let pressed = shell::foot(ui, |ui| bar::bar_ui(cx, selected, rows.is_empty(), ui));
        let act = shell::main_fixed(ui, |ui| self.columns_ui(cx, view, (&rows, selected), ui));
        self.dialog_ui(cx, ui);
        if let Some(act) = pressed.or(act) {
            act_on(cx, act);
        }
    }

    /// ← and → go a day back and forth.
    fn day_keys(&mut self, cx: &Cx<'_>, day: Day, ui: &Ui) {
        if key::pressed(ui, Modifiers::NONE, Key::ArrowLeft) {
            self.go(cx, day.plus_days(-1));
        } else if key::pressed(ui, Modifiers::NONE, Key::ArrowRight) {
            self.go(cx, day.plus_days(1));
        }
    }

    /// Today is followed past midnight, another day stays.
    fn go(&mut self, cx: &Cx<'_>, day: Day) {
        self.day = Some(day).filter(|day| *day != cx.today());
        self.selected = None;
    }

    fn rows<'v>(&self, cx: &Cx<'_>, view: &'v DayView) -> Vec<&'v DayRow> {
        let author = cx.journal.author().user;
        let shown = |row: &&DayRow| !self.mine || row.appointment.practitioner == author;
        view.rows.iter().filter(shown).collect()
    }

    /// The one that was selected; by itself the next that is not done.
    fn selected_row<'v>(&self, cx: &Cx<'_>, rows: &[&'v DayRow]) -> Option<&'v DayRow> {
        let chosen = rows
            .iter()
            .find(|row| Some(row.appointment.id) == self.selected);
        let to_come = |row: &&&DayRow| {
            row.patient.is_some()
                && row.appointment.state == AppointmentState::Planned
                && row.appointment.end > cx.moment()
        };
        chosen.or_else(|| rows.iter().find(to_come)).copied()
    }

    fn columns_ui(
        &mut self,
        cx: &Cx<'_>,
        view: &DayView,
        (rows, selected): (&[&DayRow], Option<&DayRow>),
        ui: &mut Ui,
    ) -> Option<Act> {
        let (width, height) = (
            ui.available_width() - WORK - space::S20,
            ui.available_height(),
        );
        let (mut in_list, mut beside) = (None, None);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S20;
            let layout = Layout::top_down(Align::Min);
            ui.allocate_ui_with_layout(vec2(width, height), layout, |ui| {
                ui.set_width(width);
                self.head_ui(cx, view.day, rows, ui);
                in_list = self.list_ui(cx, view.day, (rows, selected), ui);
            });
            ui.allocate_ui_with_layout(vec2(WORK, height), layout, |ui| {
                ui.set_width(WORK);
                ui.add_space(head::HEIGHT);
                beside = work::work_ui(cx, view, ui);
            });
        });
        let beside = beside.map(|(patient, tab)| Act::Record(patient, tab));
        in_list.or(beside)
    }

    fn list_ui(
        &mut self,
        cx: &Cx<'_>,
        day: Day,
        (rows, selected): (&[&DayRow], Option<&DayRow>),
        ui: &mut Ui,
    ) -> Option<Act> {
        let words = &cx.text.today;
        if rows.is_empty() {
            let action = Button::secondary(&words.new_appointment)
                .icon(Icon::CalendarPlus)
                .key("A", Modifiers::NONE, Key::A);
            let hint = &words.no_appointments_hint;
            let answer = empty_state(ui, &words.no_appointments, hint, Some(action));
            return answer
                .is_some_and(|answer| answer.clicked())
                .then_some(Act::NewAppointment);
        }
        let pieces = list::pieces(cx, day, rows);
        let chips = list::chips(&pieces);
        let lines = list::lines(&pieces, &chips);
        let heads = [
            &*words.column_time,
            &*words.column_patient,
            &*words.column_appointment,
            &*words.column_who,
            &*words.column_state,
        ];
        let place = selected.and_then(|selected| {
            rows.iter()
                .position(|row| row.appointment.id == selected.appointment.id)
        });
        let outcome = agenda(ui, heads, &lines, place);
        if outcome.selected != place {
            let chosen = outcome.selected.and_then(|place| rows.get(place));
            self.selected = chosen.map(|row| row.appointment.id);
        }
        outcome
            .opened
            .and_then(|place| rows.get(place))
            .and_then(|row| open(row))
    }

    fn dialog_ui(&mut self, cx: &mut Cx<'_>, ui: &Ui) {
        let Some(dialog) = &mut self.block else {
            return;
        };
        match dialog.ui(cx, ui) {
            Some(block::Answer::Cancel) => self.block = None,
            Some(block::Answer::Block(booking)) => cx.ask(Edit::Book(booking)),
            None => {}
        }
    }
}

/// What is red opens where it can be moved (`design.md` §9.2).
fn open(row: &DayRow) -> Option<Act> {
    let tab = if row.appointment.too_early && row.appointment.state == AppointmentState::Planned {
        Tab::Booking
    } else {
        Tab::Overview
    };
    row.appointment
        .patient
        .map(|patient| Act::Record(patient, tab))
}

fn act_on(cx: &mut Cx<'_>, act: Act) {
    match act {
        Act::Record(patient, tab) => cx.send(Command::OpenRecord {
            patient,
            tab,
            purpose: None,
        }),
        Act::Arrive(id) => cx.ask(Edit::Arrive(id)),
        Act::NoShow(id) => cx.ask(Edit::NoShow(id)),
        Act::NewAppointment => cx.send(Command::OpenPalette),
        Act::NewPatient => cx.send(Command::NewPatient {
            typed: String::new(),
        }),
    }
}
